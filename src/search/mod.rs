//! Which stories answer a query, best first: query language, index, ranking, facets, snippets.
//!
//! Invariant: no I/O, no clock, no randomness; the same query gives the same hits natively and in
//! the browser. What is typed always parses.

mod query;
mod request;
mod answer;

mod names;
mod postings;
mod terms;
mod dictionary;
mod columns;
mod tokens;
mod index;

mod plan;
mod weights;
mod first;
mod found;
mod phrases;
mod score;
mod choice;
mod ask;

mod marker;
mod snippet;

pub use answer::{Answer, FacetCount, Facets, Hit};
pub use index::Index;
pub use marker::Marker;
pub use query::Query;
pub use request::{Filters, Request, Sort};
pub use snippet::Snippet;

/// A story's number in an index, in the order in which stories were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocId(pub u32);
