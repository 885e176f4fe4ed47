//! A source as it came in, and what was gathered from it.

use super::draft::Draft;
use super::trail::At;
use crate::article::WebAddress;

/// Bytes to be read, and what is known of them without looking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What the user calls it: a path, an address, `-`.
    pub name: String,
    /// Its bytes, decompressed.
    pub bytes: Vec<u8>,
    /// The charset that the transport names (`Content-Type`), where there was one.
    pub charset: Option<String>,
    /// Where it was fetched from, for resolving relative addresses.
    pub address: Option<WebAddress>,
}

/// What a source turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// RSS, RDF, Atom or JSON Feed.
    Feed,
    /// A list of feeds.
    Opml,
    /// One HTML page.
    Page,
    /// Plain text with one or several stories.
    Wire,
    /// Markdown with front matter.
    Markdown,
    /// A table with a story a row.
    Csv,
    /// A WordPress export.
    Wxr,
    /// An article set of ours.
    ArticleSet,
    /// A story a line, in the simple JSON form; or a list of stories in JSON.
    JsonLines,
}

/// The kinds by the words for them.
const KINDS: [(&str, SourceKind); 9] = [
    ("feed", SourceKind::Feed),
    ("opml", SourceKind::Opml),
    ("page", SourceKind::Page),
    ("wire", SourceKind::Wire),
    ("markdown", SourceKind::Markdown),
    ("csv", SourceKind::Csv),
    ("wxr", SourceKind::Wxr),
    ("set", SourceKind::ArticleSet),
    ("jsonl", SourceKind::JsonLines),
];

impl SourceKind {
    /// The kind of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        KINDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// What was gathered from one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// What it is, in words a publisher knows: `RSS 2.0 feed`, `HTML page`.
    pub what: String,
    /// The name it gives itself: the feed's title, the site's name.
    pub title: Option<String>,
    /// The stories, in the order of the source; none where they are told one by one.
    pub drafts: Vec<Draft>,
    /// What could not be taken.
    pub complaints: Vec<Complaint>,
    /// How many of its stories were refused, whole or in part; an end that was not read is one.
    pub refused: usize,
    /// How many of its stories were refused whole, where they can be counted.
    pub lost: usize,
    /// Stories that it holds and does not publish: a set may have them from a time when it did.
    pub unpublished: Vec<Draft>,
}

impl Gathered {
    /// What a reader gathers that tells its stories one by one, with all of them.
    pub(super) fn with_all(read: impl FnOnce(&mut dyn FnMut(Draft)) -> Self) -> Self {
        let mut drafts = Vec::new();
        let told = read(&mut |draft| drafts.push(draft));
        Self { drafts, ..told }
    }

    /// Tells the stories of a reader that holds them all.
    pub(super) fn tell(mut self, tell: &mut dyn FnMut(Draft)) -> Self {
        std::mem::take(&mut self.drafts).into_iter().for_each(tell);
        self
    }
}

/// A part of a source, or all of it, that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Which part; `None` is the whole source.
    pub at: Option<At>,
    /// What is wrong, lower case, no full stop.
    pub what: String,
    /// What to do, lower case, no full stop.
    pub next: String,
}
