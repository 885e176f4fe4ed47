//! From stories to an index in parts: the same bytes from the same stories.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::columns::{lengths_written, written as columns_written};
use super::content::Content;
use super::format::{Head, Kind, Root, check_of};
use super::lists;
use super::open::{ROOT, name_of};
use super::shelf::{self, Form, Key};
use super::stems::{Stems, rules_of};
use super::told::{self, Told};
use crate::article::Article;
use crate::search::index::each_passage;
use crate::search::{DocId, Index};
use crate::text::{Door, exact_form, words};

/// About how many parts an index has, and the least that each has of it, in bytes.
const PARTS: usize = 40;
const SHORTEST: usize = 32 << 10;

/// How many stories are told of in one part.
const STORIES: usize = 2_000;

/// A file of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Makes an index of stories.
#[derive(Debug)]
pub struct Packer {
    door: Door,
    index: Index,
    /// By the number of a form, in which languages it occurs: a bit for each of the stemmers.
    languages: Vec<u32>,
    stories: Vec<Told>,
    content: Content,
}

impl Packer {
    /// Of no stories yet.
    pub fn new(door: Door) -> Self {
        let (index, content) = (Index::new(door), Content::default());
        Self { door, index, languages: Vec::new(), stories: Vec::new(), content }
    }

    /// Adds the next story.
    pub fn add(&mut self, article: &Article) -> DocId {
        let doc = self.index.add(article);
        self.stories.push(Told::from(article));
        self.content.add(article);
        if let Some(rules) = rules_of(article.language.primary()) {
            let mut exact = String::new();
            each_passage(article, &mut |_, text| {
                words(text, &mut |word| {
                    exact_form(word.text, &mut exact);
                    if let Some(form) = self.index.dictionary.number_of(&exact) {
                        let form = form as usize;
                        if form >= self.languages.len() {
                            self.languages.resize(form + 1, 0);
                        }
                        self.languages[form] |= 1 << rules;
                    }
                });
            });
        }
        doc
    }

    /// The files of the index, its root last: who finds that finds all.
    ///
    /// # Errors
    /// Deflating failed, which it does only for want of memory.
    pub fn finish(self) -> io::Result<Vec<Part>> {
        let Self { door, index, languages, stories, content } = self;
        let (keys, forms) = keys_of(&index, &languages);
        let mut files = Files::default();
        files.add(Head::of(Kind::Lengths), &lengths_written(&index.lengths))?;
        files.add(Head::of(Kind::Columns), &columns_written(&index.columns))?;
        files.add_words(&index, &keys, &forms)?;
        files.add_stories(&stories)?;
        let root = Root {
            content: content.number(),
            stories: stories.len() as u32,
            keys: keys.len() as u32,
            forms: forms.len() as u32,
            parts: files.heads,
        };
        files.parts.push(Part { name: ROOT.to_owned(), bytes: root.written(door) });
        Ok(files.parts)
    }
}

/// The files made so far.
#[derive(Debug, Default)]
struct Files {
    heads: Vec<Head>,
    parts: Vec<Part>,
}

impl Files {
    /// Adds a part with these bytes.
    fn add(&mut self, head: Head, bytes: &[u8]) -> io::Result<()> {
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
        deflated.write_all(bytes)?;
        let stored = deflated.finish()?;
        let check = check_of(&stored);
        let (length, stored_length) = (bytes.len() as u32, stored.len() as u32);
        self.heads.push(Head { check, stored: stored_length, length, ..head });
        self.parts.push(Part { name: name_of(check), bytes: stored });
        Ok(())
    }

    /// Adds the parts of the dictionary, each followed by those of its lists.
    fn add_words(&mut self, index: &Index, keys: &[Key], forms: &[u32]) -> io::Result<()> {
        let length = |form: &u32| {
            let (postings, positions) = index.lists[*form as usize].written();
            postings.len() + positions.len()
        };
        let target = (forms.iter().map(length).sum::<usize>() / PARTS).max(SHORTEST);
        let (mut first, mut first_form) = (0, 0);
        while first < keys.len() {
            let shelf = &keys[first..first + shelved(&keys[first..], target)];
            let head = Head {
                first: first as u32,
                first_form: first_form as u32,
                first_key: shelf.first().map_or_else(String::new, |key| key.text.clone()),
                ..Head::of(Kind::Dictionary)
            };
            self.add(head, &shelf::written(shelf, first as u32))?;
            let count: usize = shelf.iter().map(|key| key.forms.len()).sum();
            let forms = &forms[first_form..first_form + count];
            let lists = || forms.iter().map(|&form| index.lists[form as usize].written());
            self.add_lists(Kind::Postings, first_form, target, lists().map(|lists| lists.0))?;
            self.add_lists(Kind::Positions, first_form, target, lists().map(|lists| lists.1))?;
            first += shelf.len();
            first_form += count;
        }
        Ok(())
    }

    /// Adds the lists of forms that follow one another, cut between two where a part is long enough.
    fn add_lists<'l>(
        &mut self,
        kind: Kind,
        first_form: usize,
        target: usize,
        each: impl Iterator<Item = &'l [u8]>,
    ) -> io::Result<()> {
        let mut held: Vec<&[u8]> = Vec::new();
        let mut length = 0;
        let mut begun = first_form as u32;
        for (list, form) in each.zip(begun..) {
            if !held.is_empty() && length + list.len() > target {
                self.add(Head { first_form: begun, ..Head::of(kind) }, &lists::written(&held))?;
                held.clear();
                length = 0;
                begun = form;
            }
            length += list.len();
            held.push(list);
        }
        self.add(Head { first_form: begun, ..Head::of(kind) }, &lists::written(&held))
    }

    /// Adds what is said of the stories.
    fn add_stories(&mut self, stories: &[Told]) -> io::Result<()> {
        let parts = stories.chunks(STORIES).zip((0..).step_by(STORIES));
        for (stories, first) in parts {
            self.add(Head { first, ..Head::of(Kind::Stories) }, &told::written(stories))?;
        }
        Ok(())
    }
}

/// How many keys go on a shelf, of which each takes about its text and eight bytes a form.
fn shelved(keys: &[Key], target: usize) -> usize {
    let mut length = 0;
    let fits = keys.iter().take_while(|key| {
        length += key.text.len() / 2 + 8 * key.forms.len();
        length <= target
    });
    fits.count().max(1)
}

/// The keys of an index in order with their forms and rings, and the forms in that order, by the numbers
/// that they have in the index.
fn keys_of(index: &Index, languages: &[u32]) -> (Vec<Key>, Vec<u32>) {
    let (mut keys, mut forms) = (Vec::new(), Vec::new());
    let mut stems = Stems::default();
    index.dictionary.each_key(&mut |text, mut of_key| {
        of_key.sort_unstable();
        let mut key = Key { text: text.to_owned(), ..Key::default() };
        for (text, number) in of_key {
            let list = &index.lists[number as usize];
            let (postings, positions) = list.written();
            stems.add(
                keys.len() as u32,
                text,
                languages.get(number as usize).copied().unwrap_or(0),
            );
            forms.push(number);
            key.forms.push(Form {
                text: text.to_owned(),
                stories: list.stories(),
                postings: postings.len() as u32,
                positions: positions.len() as u32,
            });
        }
        keys.push(key);
    });
    let stories_with = |key: u32| keys[key as usize].forms.iter().map(|form| form.stories).sum();
    let rings = stems.rings(keys.len(), stories_with);
    for (key, ring) in keys.iter_mut().zip(rings) {
        key.ring = ring;
    }
    (keys, forms)
}
