//! What was typed, taken apart; everything typed means something.
//!
//! | typed | meant |
//! | --- | --- |
//! | `rain snow` | stories with both words, then those with most of them; the last word may be unfinished until a space follows it |
//! | `"heavy rain"` | the words side by side; an unclosed quote goes to the end, its last word unfinished |
//! | `-snow`, `NOT snow`, `-"heavy snow"`, `-source:x` | not those |
//! | `rain OR snow wind` | one of the first two, and wind; `\|` is the same |
//! | `(rain wind) OR -snow` | parentheses hold together; `-(rain wind)`: not both |
//! | `headline:ice` `caption:` `by:` | the word there; `headline:"sea ice"`: side by side there |
//! | `section:` `source:` `agency:` `topic:` `place:` | stories where a value holds these words, or is just this if there is one |
//! | `lang:ar` | stories in Arabic, wherever it is written |
//! | `on:2024-03` | in March 2024; `on:2024-03-09..2024-03-12` from one day to another |
//! | `after:2024-03` | from 1 March 2024 on, that day included |
//! | `before:2024-03` | up to 29 February 2024: the day named is not included |
//! | `on:yesterday`, `after:"last week"` | see `days`, which resolves them, once |
//! | `minutes:<5` `minutes:>10` `minutes:3-5` | by how long they take to read |
//! | `sort:newest` | in this order: `best`, `newest`, `oldest`, `shortest` |
//!
//! So `after:2024 before:2025` is the year 2024. Values may stand in quotes: `section:"World news"`.
//! Two values of one kind mean either; with `AND` between them they mean both. A filter still without a value, or with half a date, asks
//! nothing yet; a date that is none (`before:noon`) and an unknown filter (`note:this`) are words.
//!
//! Words beside each other are wished for, and those with most of them come first; words within an `OR`
//! or a `NOT` are conditions, which a story meets or not.

mod parse;
mod days;
mod printed;

use super::Sort;
use super::columns::Facet;
use super::postings::Field;
use crate::article::Day;

pub use printed::Part;

/// A query as meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Whether it says what not to find.
    pub(super) not: bool,
    pub(super) want: Want,
}

/// What a part of a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Want {
    /// Words; if it is open, the last one may be unfinished.
    Words { text: String, open: bool },
    /// Words side by side.
    Phrase { text: String, open: bool },
    /// Words of one part of a story, side by side.
    In { field: Field, text: String, open: bool },
    /// A value of a facet; whether besides another of its kind, and not instead of it.
    Value { of: Facet, value: String, open: bool, too: bool },
    /// From this day on, and up to that, both included; one of them at least is there.
    Days { from: Option<Day>, to: Option<Day> },
    /// So many minutes to read, at least and at most.
    Minutes { least: u32, most: u32 },
    /// One of these, each of which is met by all its parts.
    Any(Vec<Vec<Clause>>),
    /// An order.
    Sort(Sort),
}

impl Query {
    /// Takes apart what was typed. Never fails: at worst, it is all words. What is said of days is said on
    /// the day `today`.
    pub fn parse(typed: &str, today: Day) -> Self {
        Self { clauses: parse::parse(typed, today) }
    }

    /// Whether nothing is asked, so that every story answers.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The order that it names; the last one, if it names several.
    pub fn sort(&self) -> Option<Sort> {
        let mut orders = self.clauses.iter().rev();
        orders.find_map(|clause| match clause.want {
            Want::Sort(sort) => Some(sort),
            _ => None,
        })
    }
}
