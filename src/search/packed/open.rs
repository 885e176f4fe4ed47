//! An index in parts, opened part by part: its words, and where they stand.

use std::cell::RefCell;

use super::content::Content;
use super::fault::Fault;
use super::format::{Head, Kind, Root, check_of};
use super::lists;
use super::shelf::Shelf;
use crate::search::columns::Columns;
use crate::search::plan::Plan;
use crate::search::postings::{FIELDS, Positions, Postings};
use crate::search::slips::{Nearness, Slips};
use crate::search::terms::{Form, Lengths, Terms};
use crate::search::{Answer, DocId, Query, Request, Why};
use crate::text::Door;

/// The name of an index's root.
pub(super) const ROOT: &str = "index.ofx";

/// The name of a part, which says its bytes.
pub(super) fn name_of(check: u64) -> String {
    format!("index-{check:016x}.ofx")
}

/// An index of which some parts are open.
///
/// Invariant: a part is open only if its bytes are those that the root names.
#[derive(Debug)]
pub struct Packed {
    door: Door,
    root: Root,
    parts: Vec<Option<Opened>>,
    /// The parts of the dictionary in the order of their keys, and those of postings and positions in the
    /// order of their forms: their numbers.
    dictionary: Vec<usize>,
    postings: Vec<usize>,
    positions: Vec<usize>,
    lengths: Lengths,
    /// The parts that were lacking, each once. Of some sixty, a list is looked through soon enough; a
    /// tree is 2 kB of the reader.
    missing: RefCell<Vec<usize>>,
}

/// A part that is open.
#[derive(Debug)]
enum Opened {
    Shelf(Shelf),
    Lists(Vec<u8>),
    /// It has become the lengths.
    Taken,
}

/// The number of a part of which the bytes, as they are stored, are those that the root names.
#[derive(Debug)]
pub struct Checked(usize);

impl Packed {
    /// The name of the file with which an index begins.
    pub const ROOT: &str = ROOT;

    /// Opens an index by its root.
    ///
    /// # Errors
    /// The bytes are no root that this program can read.
    pub fn open(root: &[u8], door: Door) -> Result<Self, Fault> {
        let root = Root::read(root, door)?;
        let of_kind = |kind| root.of_kind(kind).map(|(number, _)| number).collect();
        let (dictionary, postings) = (of_kind(Kind::Dictionary), of_kind(Kind::Postings));
        let positions = of_kind(Kind::Positions);
        let parts = root.parts.iter().map(|_| None).collect();
        let lengths = Lengths::default();
        let missing = RefCell::default();
        Ok(Self { door, root, parts, dictionary, postings, positions, lengths, missing })
    }

    /// Whether it was made of these stories, of which there are so many.
    pub fn is_of(&self, content: Content, stories: usize) -> bool {
        self.root.content == content.number() && self.len() == stories
    }

    /// How many stories there are.
    pub fn len(&self) -> usize {
        self.root.stories as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn root(&self) -> &Root {
        &self.root
    }

    /// The name of the file of a part, and how many bytes it has.
    pub fn file_of(&self, part: usize) -> Option<(String, usize)> {
        let head = self.head(part)?;
        Some((name_of(head.check), head.stored as usize))
    }

    fn head(&self, part: usize) -> Option<&Head> {
        self.root.parts.get(part)
    }

    /// The part without which there is no answer.
    pub fn lengths_part(&self) -> Option<usize> {
        self.root.of_kind(Kind::Lengths).map(|(part, _)| part).next()
    }

    /// The parts that were lacking for what was asked since the last time, by their numbers.
    pub fn missing(&mut self) -> Vec<usize> {
        std::mem::take(self.missing.get_mut())
    }

    fn miss(&self, part: usize) {
        let mut missing = self.missing.borrow_mut();
        if !missing.contains(&part) {
            missing.push(part);
        }
    }

    /// Sees whether these are the bytes of a part, as they are stored.
    ///
    /// # Errors
    /// They are others, or fewer.
    pub fn check(&self, part: usize, stored: &[u8]) -> Result<Checked, Fault> {
        let is_it =
            |head: &Head| stored.len() == head.stored as usize && check_of(stored) == head.check;
        if self.head(part).is_some_and(is_it) { Ok(Checked(part)) } else { Err(Fault::Part(part)) }
    }

    /// Opens a part by its bytes, once they are checked and inflated.
    ///
    /// # Errors
    /// They are none of its kind; the part stays closed.
    pub fn put(&mut self, Checked(part): Checked, bytes: Vec<u8>) -> Result<(), Fault> {
        let opened = self.opened(part, bytes).ok_or(Fault::Part(part))?;
        self.parts[part] = Some(opened);
        Ok(())
    }

    fn opened(&mut self, part: usize, bytes: Vec<u8>) -> Option<Opened> {
        let head = self.head(part).filter(|head| bytes.len() == head.length as usize)?;
        Some(match head.kind {
            Kind::Dictionary => {
                let all = (self.root.keys, self.root.forms);
                Opened::Shelf(Shelf::read(&bytes, (head.first, head.first_form), all)?)
            }
            Kind::Postings | Kind::Positions => Opened::Lists(self.lists(head, &bytes)?),
            Kind::Lengths => {
                self.lengths = read_lengths(&bytes, self.root.stories)?;
                Opened::Taken
            }
            // Who has the stories has these, and who has not asks a `Catalogue`.
            Kind::Columns | Kind::Stories => return None,
        })
    }

    /// The lists of a part, of which the part of the dictionary that names them must be open.
    fn lists(&self, head: &Head, bytes: &[u8]) -> Option<Vec<u8>> {
        let shelf = self.shelf_of_form(head.first_form)?;
        let of_kind = self.root.of_kind(head.kind).map(|(_, part)| part.first_form);
        let next = of_kind.filter(|&form| form > head.first_form).min().unwrap_or(u32::MAX);
        let lengths = shelf.lengths_from(head.first_form, head.kind == Kind::Positions);
        let lengths: Vec<u32> = lengths.take((next - head.first_form) as usize).collect();
        lists::read(bytes, &lengths)
    }

    /// Answers a request by what is open; exact where nothing is missing afterwards. Nothing while what
    /// every answer needs is missing.
    pub(in crate::search) fn answer(
        &self,
        columns: &Columns,
        request: &Request<'_>,
    ) -> Option<Answer> {
        if self.lengths.coded.len() != self.len() {
            self.lengths_part().into_iter().for_each(|part| self.miss(part));
            return None;
        }
        let is_of_stories = columns.len() == self.len();
        is_of_stories.then(|| crate::search::ask::ask(self, columns, self.door, request))
    }

    /// Why a story stands where it does among the answers to a query, as far as what is open tells.
    pub fn why(&self, query: &Query, doc: DocId) -> Why {
        crate::search::why::why(self, &Plan::new(query, self.door), self.door, doc)
    }

    /// About how many bytes of memory the open parts take.
    pub fn bytes(&self) -> usize {
        let of_part = |part: &Opened| match part {
            Opened::Shelf(shelf) => shelf.bytes(),
            Opened::Lists(bytes) => bytes.capacity(),
            Opened::Taken => 0,
        };
        let parts: usize = self.parts.iter().flatten().map(of_part).sum();
        parts + self.lengths.coded.capacity() * FIELDS
    }

    /// The place in `dictionary` of the part in which a key is or would be.
    fn place_of(&self, key: &str) -> usize {
        let begins = |&part: &usize| self.root.parts[part].first_key.as_str() <= key;
        self.dictionary.partition_point(begins).saturating_sub(1)
    }

    /// The part of the dictionary at a place; noted as missing where it is not open.
    fn shelf(&self, place: usize) -> Option<&Shelf> {
        let part = *self.dictionary.get(place)?;
        match &self.parts[part] {
            Some(Opened::Shelf(shelf)) => Some(shelf),
            _ => {
                self.miss(part);
                None
            }
        }
    }

    /// The part of the dictionary in which a form is.
    fn shelf_of_form(&self, form: u32) -> Option<&Shelf> {
        let begins = |&part: &usize| self.root.parts[part].first_form <= form;
        self.shelf(self.dictionary.partition_point(begins).checked_sub(1)?)
    }

    /// The bytes of a form's list; none where they are not open.
    fn list(&self, form: u32, of: &[usize], positions: bool) -> &[u8] {
        self.open_list(form, of, positions).unwrap_or_default()
    }

    fn open_list(&self, form: u32, of: &[usize], positions: bool) -> Option<&[u8]> {
        let shelf = self.shelf_of_form(form)?;
        let begins = |&part: &usize| self.root.parts[part].first_form <= form;
        let part = of[of.partition_point(begins).checked_sub(1)?];
        let Some(Opened::Lists(bytes)) = &self.parts[part] else {
            self.miss(part);
            return None;
        };
        let (start, end) = shelf.list_of(form, self.root.parts[part].first_form, positions)?;
        bytes.get(start..end)
    }
}

impl Terms for Packed {
    fn stories(&self) -> u32 {
        self.root.stories
    }

    fn look_up(&self, key: &str, open: bool, tell: &mut dyn FnMut(Form<'_>)) {
        for place in self.place_of(key)..self.dictionary.len() {
            let first_key = &self.root.parts[self.dictionary[place]].first_key;
            if first_key.as_str() > key && !(open && first_key.starts_with(key)) {
                return;
            }
            let Some(shelf) = self.shelf(place) else { continue };
            for (at, found) in shelf.keys_from(shelf.place(key)) {
                let whole = found.len() == key.len();
                if !found.starts_with(key) || !(whole || open) {
                    return;
                }
                shelf.tell_forms(at, whole, tell);
            }
        }
    }

    fn look_stem(&self, key: &str, tell: &mut dyn FnMut(Form<'_>)) {
        let Some(shelf) = self.shelf(self.place_of(key)) else { return };
        let at = shelf.place(key);
        if shelf.keys_from(at).next().is_none_or(|(_, found)| found != key) {
            return;
        }
        for &other in shelf.ring_of(at) {
            let begins = |&part: &usize| self.root.parts[part].first <= other;
            let place = self.dictionary.partition_point(begins).saturating_sub(1);
            let Some(shelf) = self.shelf(place) else { continue };
            let Some(at) = shelf.place_of(other) else { continue };
            shelf.tell_forms(at, true, tell);
        }
    }

    fn look_near(&self, slips: &mut Slips, tell: &mut dyn FnMut(Form<'_>, u8)) {
        for place in 0..self.dictionary.len() {
            let Some(shelf) = self.shelf(place) else { continue };
            for (at, &shared) in shelf.shared().iter().enumerate() {
                if slips.passes_over(shared) {
                    continue;
                }
                let mut tell_all = |whole, count| {
                    shelf.tell_forms(at, whole, &mut |form| tell(form, count));
                };
                match slips.judge(shelf.key(at), shared) {
                    Nearness::Near(count) => tell_all(true, count),
                    Nearness::Begun(count) => tell_all(false, count),
                    Nearness::Far => {}
                }
            }
        }
    }

    fn text_of(&self, form: u32) -> &str {
        self.shelf_of_form(form).and_then(|shelf| shelf.text_of(form)).unwrap_or_default()
    }

    fn stories_with(&self, form: u32) -> u32 {
        self.shelf_of_form(form).and_then(|shelf| shelf.stories_with(form)).unwrap_or_default()
    }

    fn postings(&self, form: u32) -> Postings<'_> {
        Postings::of(self.list(form, &self.postings, false))
    }

    fn positions(&self, form: u32) -> Positions<'_> {
        Positions::of(self.list(form, &self.positions, true))
    }

    fn lengths(&self) -> &Lengths {
        &self.lengths
    }
}

/// Reads the lengths of so many stories, written field after field.
fn read_lengths(bytes: &[u8], stories: u32) -> Option<Lengths> {
    let stories = stories as usize;
    (bytes.len() == stories.checked_mul(FIELDS)?).then_some(())?;
    let mut lengths = Lengths::default();
    for doc in 0..stories {
        lengths.push_coded(std::array::from_fn(|field| bytes[field * stories + doc]));
    }
    Some(lengths)
}
