//! Which field of a story a column of a table or a key of front matter names, in the words that
//! publishers use for it in the larger languages, and how its value comes into a draft.

mod names;
mod value;
mod moment;
mod people;
mod fill;

pub(super) use fill::{Filling, Outcome, order_of, plain_of};
pub(super) use moment::time;
pub(super) use value::Value;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A field of a story, or what holds several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Headline,
    Kicker,
    Standfirst,
    Byline,
    Dateline,
    Source,
    Agency,
    Published,
    Updated,
    Corrected,
    Section,
    Topics,
    Places,
    Language,
    Body,
    Id,
    Slug,
    Address,
    Picture,
    Alt,
    Caption,
    Credit,
    Licence,
    LicenceAddress,
    /// Whether it is published at all, as a word.
    Standing,
    /// Whether it is a draft, as yes or no.
    Unfinished,
    /// A part that holds further fields.
    Nest,
}

/// The names as they are compared, each with its place among those of its field; the first field
/// that has a name keeps it.
static FOLDED: LazyLock<BTreeMap<String, (Named, usize)>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for (named, names) in names::NAMES {
        for (rank, name) in names.split_whitespace().enumerate() {
            all.entry(folded(name)).or_insert((named, rank));
        }
    }
    all
});

impl Named {
    /// The field that a name means, if it surely means one.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ranked(name).map(|(named, _)| named)
    }

    /// The field that a name means, and how plainly: 0 is the plainest of its names.
    pub(super) fn ranked(name: &str) -> Option<(Self, usize)> {
        let name = folded(name);
        if name.is_empty() {
            return None;
        }
        FOLDED.get(&name).copied()
    }
}

/// The longest name that is looked at.
const LONGEST: usize = 60;

/// A name in small letters and digits, without accents, blanks and signs.
fn folded(name: &str) -> String {
    let letters = name.chars().take(LONGEST).nfkd().filter(|c| !is_combining_mark(*c));
    letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
