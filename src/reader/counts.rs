//! The counts beside the list, found by the number of a value: a set may have thousands of topics,
//! and looking each up by its words would take the square of that.

use std::sync::Arc;

use crate::search::{Answer, FacetCount, Facets};

/// The five filters by their names in the address, in the order in which they stand on the page.
pub(super) const FILTERS: [(&str, &str); 5] = [
    ("section", "Section"),
    ("language", "Language"),
    ("source", "Source"),
    ("topic", "Topic"),
    ("place", "Place"),
];

/// The place of the timeline, whose counts stand behind theirs.
pub(super) const TIMELINE: usize = FILTERS.len();

/// The values of one of the filters.
pub(super) fn values(facets: &Facets, filter: usize) -> &[FacetCount] {
    match filter {
        0 => &facets.sections,
        1 => &facets.languages,
        2 => &facets.sources,
        3 => &facets.topics,
        _ => &facets.places,
    }
}

/// An answer whose counts can be found by number.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    pub(super) answer: Arc<Answer>,
    /// For each filter, by the number of a value, its count and one; 0 is a value not listed.
    by_number: Arc<[Vec<usize>; 5]>,
}

impl Counts {
    pub(super) fn of(answer: Arc<Answer>) -> Self {
        let mut by_number: [Vec<usize>; 5] = Default::default();
        for (filter, found) in by_number.iter_mut().enumerate() {
            let listed = values(&answer.facets, filter);
            let most = listed.iter().map(|value| value.number as usize + 1).max();
            found.resize(most.unwrap_or(0), 0);
            listed.iter().for_each(|value| found[value.number as usize] = value.count + 1);
        }
        Self { answer, by_number: Arc::new(by_number) }
    }

    /// How many stories the value would leave; `None` where it is not listed.
    pub(super) fn find(&self, filter: usize, number: u32) -> Option<usize> {
        self.by_number[filter].get(number as usize)?.checked_sub(1)
    }

    /// How many values of a filter are listed.
    pub(super) fn len(&self, filter: usize) -> usize {
        values(&self.answer.facets, filter).len()
    }
}
