//! Which stories answer a query, best first: query language, index, ranking, facets, snippets.
//!
//! Invariant: no I/O, no clock, no randomness; the same query gives the same hits natively and in
//! the browser, to the last bit of their scores. What is typed always parses, and an answer always
//! comes: there is no error here.
//!
//! # The way of a question
//!
//! What was typed is taken apart (`query`) and folded (`plan`); each word's forms are looked up
//! (`found`) in a dictionary (`terms`, the seam below); the stories they stand in are weighed
//! (`score`, `phrases`, `conditions`), filtered and counted (`choice`), put in order (`ask`, `first`), and what
//! was asked for is shown in them (`marker`, `snippet`).
//!
//! # Where to look
//!
//! | question | answer |
//! | --- | --- |
//! | What may be typed? | `query` |
//! | When are two spellings one word? | [`crate::text::fold`] |
//! | When is a word taken for another? | `slips`, and `found`, which asks it |
//! | What is in the index, and how is it laid out? | `postings`, `dictionary`, `columns`, `timeline` |
//! | Why does this story come before that one? | `why`; by what rule, `score`, and the constants in `weights` |
//! | What may a word become that is being typed? | `suggest` |
//! | Which stories are shown at all? | `weights::OF_TWO` and those beside it |
//! | What does an index have to give? | `terms::Terms`, which `index` grows in memory and `packed` opens part by part |
//! | Where do stems come from? | `packed::stems`, when the press makes an index; the page has none |
//!
//! # Decision: the seam between query and index
//! *Context.* The press makes an index once, and the page opens that in pieces; where there is none, the
//! page makes its own. Ranking must not notice.
//! *Decision.* Everything above `terms::Terms` sees forms by number, postings and positions as
//! cursors over bytes, and lengths as a table. Facets and dates are columns beside it.
//! *Consequences.* One virtual call a form, none a posting. The press's index (`packed`) keeps the bytes of
//! `postings` as they are, and takes facets and dates from the columns of `index`, where the stories are.

mod query;
mod request;
mod answer;

mod varint;
mod postings;
mod terms;
mod dictionary;
mod timeline;
mod columns;
mod tokens;
mod index;

mod plan;
mod weights;
mod first;
mod slips;
mod found;
mod phrases;
mod conditions;
mod score;
mod choice;
mod ask;
mod suggest;
#[cfg_attr(
    target_arch = "wasm32",
    expect(dead_code, reason = "the page reads an index, and writes none")
)]
mod packed;

mod marker;
mod snippet;
mod why;

pub use answer::{Answer, FacetCount, Facets, Hit, Slip};
pub use index::Index;
pub use marker::Marker;
#[cfg(all(fuzzing, not(target_arch = "wasm32")))]
pub use packed::hostile::Apart;
#[cfg(not(target_arch = "wasm32"))]
pub use packed::{Catalogue, Packer, Part, Told};
pub use packed::{Checked, Content, Fault, Packed};
pub use query::{Part as QueryPart, Query};
pub use request::{Filters, Request, Sort};
pub use snippet::Snippet;
pub use suggest::{Suggestion, being_typed};
pub use timeline::Span;
pub use why::{Likeness, Place, Reason, Why};

/// A story's number in an index, in the order in which stories were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocId(pub u32);
