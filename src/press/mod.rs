//! From what publishers have to an article set: sources are sniffed, read into drafts, tidied, and
//! only then made into stories of the closed model.
//!
//! Invariants. Everything written is a pure function of the input bytes: no clock, no chance, no
//! order of a hash map. Every reader has its limits before its parser. What cannot be taken is
//! named with why and what to do, and the rest goes on.

mod limits;
mod source;
mod trail;
pub mod hash;
mod draft;
mod clean;
mod raised;
pub mod charset;
pub mod dates;
pub mod markup;
pub mod feed;
pub mod page;
mod relative_day;
mod stated_language;
pub mod language;
pub mod tidy;
pub mod wire;
pub mod json_lines;
mod relink;
pub mod beside;
mod named;
mod plain_text;
mod lead_again;
mod json_spans;
mod json_words;
pub mod json_records;
pub mod markdown;
pub mod csv_table;
pub mod wxr;
pub mod set_in;
mod read;
pub mod sniff;
pub mod child;
pub mod images;
pub mod fetch;
pub mod files;
mod files_meant;
pub mod aside;

pub mod identity;
mod linked;
mod outlet;
pub mod duplicates;
pub mod wording;
pub mod edit;
pub mod story;
mod telling;
mod settled;
mod shelf;
pub mod removal;
mod likeness;
mod known;
mod again;
mod brought;
mod versions;
mod unlike;
mod fold;
mod by_path;
mod by_address;
mod by_hour;
mod brought_out;
mod update;
mod led;
mod bearers;
pub mod held;
pub mod merge;
pub mod proof;
pub mod advice;
pub mod report;
pub mod import;
pub mod project;
pub mod check;

pub(crate) use clean::{binds, is_glue, typeset_line, typeset_prose};
pub use clean::{line, prose};
pub use draft::Draft;
pub use limits::Limits;
pub use read::read_as;
pub use relative_day::relative_day;
pub use source::{Complaint, Gathered, Source, SourceKind};
pub use stated_language::{WRITE_A_TAG, stated_language};
pub use trail::{At, Fate, Step, Trail};
