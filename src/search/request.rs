//! What is asked: a query, the filters chosen beside it, an order, and how many hits are wanted.

use super::Query;
use crate::article::Day;

/// Choices made beside the query: any of the values within one filter, all filters at once. An
/// empty filter lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Sections, in any case.
    pub sections: Vec<String>,
    /// Outlets or desks, in any case.
    pub sources: Vec<String>,
    /// Languages by their tags, of which only the primary one counts.
    pub languages: Vec<String>,
    /// Topics, in any case.
    pub topics: Vec<String>,
    /// Places, in any case.
    pub places: Vec<String>,
    /// The first day; stories without a date are left out when this or `to` is given.
    pub from: Option<Day>,
    /// The last day, itself included.
    pub to: Option<Day>,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; newest first where nothing is asked.
    #[default]
    Best,
    /// Newest first, stories without a date last.
    Newest,
    /// Oldest first, stories without a date last.
    Oldest,
    /// Fewest words to read first.
    Shortest,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Best, Self::Newest, Self::Oldest, Self::Shortest];

    /// The word for it, in queries, in addresses and in the page's own markup.
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Shortest => "shortest",
        }
    }

    /// The order of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// One question to an index.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What was typed.
    pub query: &'a Query,
    /// What was chosen.
    pub filters: &'a Filters,
    /// The order of the hits.
    pub sort: Sort,
    /// How many hits to give, from the first on; the count and the facets are always of all.
    pub top: usize,
}
