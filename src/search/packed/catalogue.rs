//! An index that is asked without its stories: it says itself what they are called and when they came.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::DeflateDecoder;

use super::columns;
use super::fault::Fault;
use super::format::Kind;
use super::open::Packed;
use super::told::{self, Told};
use crate::search::columns::Columns;
use crate::search::{Answer, DocId, Query, Request, Why};
use crate::text::Door;

/// An index of which some parts are open, with what it says of its stories.
#[derive(Debug)]
pub struct Catalogue {
    door: Door,
    packed: Packed,
    columns: Columns,
    /// By the number of their part.
    stories: BTreeMap<usize, Vec<Told>>,
    missing: RefCell<BTreeSet<usize>>,
}

impl Catalogue {
    /// Opens an index by its root.
    ///
    /// # Errors
    /// The bytes are no root that this program can read.
    pub fn open(root: &[u8], door: Door) -> Result<Self, Fault> {
        let packed = Packed::open(root, door)?;
        let (columns, stories) = (Columns::default(), BTreeMap::new());
        Ok(Self { door, packed, columns, stories, missing: RefCell::default() })
    }

    /// Its words alone.
    pub fn words(&self) -> &Packed {
        &self.packed
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.packed.root().parts.len()
    }

    /// The parts that were lacking for what was asked since the last time, by their numbers.
    pub fn missing(&mut self) -> Vec<usize> {
        let mut missing = std::mem::take(self.missing.get_mut());
        missing.extend(self.packed.missing());
        missing.into_iter().collect()
    }

    /// Opens a part by its bytes as they are stored.
    ///
    /// # Errors
    /// The bytes are not those that the root names; the part stays closed.
    pub fn put(&mut self, part: usize, stored: &[u8]) -> Result<(), Fault> {
        let checked = self.packed.check(part, stored)?;
        let fault = || Fault::Part(part);
        let head = &self.packed.root().parts[part];
        // One byte more says that there are too many.
        let mut bytes = Vec::with_capacity(head.length as usize + 1);
        let inflated = DeflateDecoder::new(stored).take(u64::from(head.length) + 1);
        { inflated }.read_to_end(&mut bytes).map_err(|_| fault())?;
        if bytes.len() != head.length as usize {
            return Err(fault());
        }
        match head.kind {
            Kind::Columns => {
                let stories = self.packed.root().stories;
                self.columns = columns::read(&bytes, stories, self.door).ok_or_else(fault)?;
            }
            Kind::Stories => {
                self.stories.insert(part, told::read(&bytes).ok_or_else(fault)?);
            }
            _ => return self.packed.put(checked, bytes),
        }
        Ok(())
    }

    /// Answers a request by what is open; exact where nothing is missing afterwards. Nothing while what
    /// every answer needs is missing.
    pub fn answer(&self, request: &Request<'_>) -> Option<Answer> {
        let answer = self.packed.answer(&self.columns, request);
        if self.columns.len() != self.packed.len() {
            let columns = self.packed.root().of_kind(Kind::Columns).map(|(part, _)| part);
            self.missing.borrow_mut().extend(columns);
        }
        answer
    }

    /// Why a story stands where it does among the answers to a query, as far as what is open tells.
    pub fn why(&self, query: &Query, doc: DocId) -> Why {
        self.packed.why(query, doc)
    }

    /// What the index says of a story, if that part is open.
    pub fn told(&self, doc: DocId) -> Option<&Told> {
        let mut parts = self.packed.root().of_kind(Kind::Stories);
        let (part, head) = parts.rfind(|(_, head)| head.first <= doc.0)?;
        let Some(stories) = self.stories.get(&part) else {
            self.missing.borrow_mut().insert(part);
            return None;
        };
        stories.get((doc.0 - head.first) as usize)
    }

    /// About how many bytes of memory the open parts take.
    pub fn bytes(&self) -> usize {
        let of_story = |told: &Told| told.headline.len() + 160;
        let stories: usize = self.stories.values().flatten().map(of_story).sum();
        stories + self.packed.bytes() + self.columns.bytes()
    }
}
