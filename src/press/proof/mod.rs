//! A proof: the source of a story, line by line or block by block, each marked kept, merged or
//! dropped, to be read beside the story that came of it.
//!
//! What is kept is told by the story itself: a passage is kept where its words stand in it. Why the
//! others went is told by the trail, and by where on a page they stood. Time is linear in the source.

mod told;
mod lister;
mod markup;
mod unmarked;
mod copy;
mod members;
mod fields;
mod dates;
mod settle;
mod joined;
mod print;

use std::collections::BTreeSet;

use super::draft::Draft;
use super::source::SourceKind;
use super::trail::{At, Fate, Step, Trail};

pub use print::{escaped, plain, said, visible};

use copy::{Passage, on_lines};
use markup::Listing;

/// The source of one story beside the story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// The passages of the source, in its order.
    pub passages: Vec<Marked>,
    /// What the source says of the story elsewhere than in a passage: in its head, in data.
    pub besides: Vec<Step>,
    /// How many passages there are beyond those that are listed.
    pub beyond: usize,
}

/// A passage of a source, and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The line of the source that it begins in, from 1; 0 where the source has no lines to speak of.
    pub line: usize,
    /// What it is there: an element, a column, a member; empty for a line of text.
    pub tag: String,
    /// Its words, cut.
    pub words: String,
    /// What became of it; `None` for a blank line.
    pub fate: Option<Fate>,
    /// As what it was kept, or why it was not.
    pub why: String,
    /// The words of the story that it was kept as, cut.
    pub story: String,
    /// The line that says the same and was kept.
    pub with: Option<usize>,
}

/// The most passages of one story that are listed.
const MOST: usize = 20_000;

/// How many characters of a passage, and of what it was kept as, are shown.
const SHOWN: usize = 300;

/// A source as it can be read beside its stories.
pub(super) struct Copy<'t> {
    kind: SourceKind,
    lines: Vec<&'t str>,
    listing: Option<Listing>,
    /// For tables, the lines of each row by its number.
    rows: Vec<(usize, usize, usize)>,
    /// For feeds that are JSON, the text, and where in it the items begin.
    items: Option<(&'t str, Vec<(usize, usize)>)>,
}

impl<'t> Copy<'t> {
    /// Looks through a source of this kind.
    pub(super) fn of(kind: SourceKind, text: &'t str) -> Self {
        let is_json = text.trim_start_matches(['\u{feff}', ' ', '\t', '\n', '\r']).starts_with('{');
        let is_markup =
            matches!(kind, SourceKind::Page | SourceKind::Feed | SourceKind::Wxr) && !is_json;
        let items = (kind == SourceKind::Feed && is_json).then(|| (text, members::items(text)));
        let rows = match kind {
            SourceKind::Csv => super::csv_table::lines_of_rows(text),
            _ => Vec::new(),
        };
        let lines = if is_markup { Vec::new() } else { text.lines().collect() };
        let listing = is_markup.then(|| Listing::of(text, kind == SourceKind::Page));
        Self { kind, lines, listing, rows, items }
    }

    /// The proof of a story that was read from it.
    pub(super) fn proof(&self, draft: &Draft, trail: &Trail) -> Proof {
        let mut passages = match &self.listing {
            Some(listing) if self.kind == SourceKind::Page => listing.of_page(trail),
            Some(listing) => listing.of_item(trail),
            None => match &self.items {
                Some((text, items)) => members::of_item(text, items, trail),
                None => on_lines(self.kind, &self.lines, &self.rows, trail),
            },
        };
        let has_places = !passages.is_empty();
        if !has_places {
            passages = trail.0.iter().map(Passage::of_step).collect();
        }
        let beyond = passages.len().saturating_sub(MOST);
        passages.truncate(MOST);
        let besides = trail.0.iter().filter(|step| has_places && is_besides(step));
        let mut seen = BTreeSet::new();
        let besides = besides.map(settle::without_beside);
        let besides = besides
            .filter(|step| seen.insert((step.at.clone(), step.why.clone(), step.words.clone())))
            .collect();
        Proof { passages: settle::settled(passages, draft, trail), besides, beyond }
    }
}

/// Whether a step tells of something that is no passage: a claim in the head of a page, a picture.
fn is_besides(step: &Step) -> bool {
    let At::Node(node) = &step.at else { return false };
    let is_passage = ["text[", "body[", "page ", "channel/", "feed/", "row ", "front matter "];
    !is_passage.iter().any(|start| node.starts_with(start)) && !markup::is_item(node)
}

/// What is said of a line that goes on with the part that the line before it is of.
const FURTHER_ON: &str = ", further on";

/// The letters and digits of a text, small: what two passages are compared by.
fn letters(text: &str) -> String {
    let level = text.chars().map(super::raised::level);
    level.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first characters of a text on one line.
fn cut(text: &str) -> String {
    let mut out = String::new();
    for (n, c) in text.trim().chars().enumerate() {
        if n == SHOWN {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out
}
