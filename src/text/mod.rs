//! What we know about strings and languages: languages, scripts, words, folding, reading time.
//!
//! Invariant: no tables of the whole of Unicode; what needs them (normalisation) comes in by the
//! door, from the browser or from a crate.

mod chars;
mod door;
mod fold;
mod language;
mod names;
mod reading_time;
mod words;

pub(crate) use chars::is_spaced_letter;
#[cfg(not(target_arch = "wasm32"))]
pub use door::door;
pub use door::{DOOR_TABLE, Door};
pub use fold::{exact_form, fold};
pub use language::{Direction, Language};
pub(crate) use names::Names;
pub use reading_time::{ReadingCounter, ReadingTime};
pub use words::{Cut, Word, words};
