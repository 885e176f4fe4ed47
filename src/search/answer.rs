//! What is answered: how many stories, the first of them in order, and the counts beside them.

use super::{DocId, Marker, Span};
use crate::article::Day;

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// How many stories answer.
    pub total: usize,
    /// How many of them hold every word asked for; these come first under `Sort::Best`.
    pub with_all: usize,
    /// The first stories, in exact order, as many as were asked for.
    pub hits: Vec<Hit>,
    /// What choosing a filter would give.
    pub facets: Facets,
    /// The words that no story has as they are typed, with what they were taken for.
    pub slips: Vec<Slip>,
    /// Shows in a text what was asked for.
    pub marker: Marker,
}

/// A word that is a slip of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// As it was typed, in small letters.
    pub typed: String,
    /// The likeliest word that was meant, in small letters.
    pub meant: String,
}

/// A story that answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which story.
    pub doc: DocId,
    /// How well it answers; 0 where no words were asked for.
    pub score: f32,
}

/// For each filter, its values and how many stories there would be if one was chosen: counted
/// under the query and all other filters, most first, then by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Sections.
    pub sections: Vec<FacetCount>,
    /// Outlets or desks.
    pub sources: Vec<FacetCount>,
    /// Primary languages.
    pub languages: Vec<FacetCount>,
    /// Topics.
    pub topics: Vec<FacetCount>,
    /// Places.
    pub places: Vec<FacetCount>,
    /// The first day of the whole set, whatever is asked.
    pub first_day: Option<Day>,
    /// The last day of the whole set.
    pub last_day: Option<Day>,
    /// The days of the whole set in spans of one kind, in their order, counted as the filters are.
    pub timeline: Vec<Span>,
}

/// A value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value, as the first story that has it spells it.
    pub value: String,
    /// How many stories there would be if it was chosen.
    pub count: usize,
    /// The value's number in its filter, the same in every answer of an index.
    pub number: u32,
}
