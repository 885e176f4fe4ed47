//! Offprint takes a pile of articles and gives people a page where they can find and read them,
//! with no server behind it.
//!
//! Two programs share this library: the **reader**, compiled to WebAssembly, which shows a bundled
//! article set in a browser, and the **press**, the command line `offprint`.
//!
//! # The map, in reading order
//!
//! A module may use only those above it; `tests/native/architecture.rs` holds this page to the truth.
//!
//! - [`text`] knows strings and languages: scripts, words, folding, reading time.
//! - [`article`] knows what a story is once its source is forgotten: the closed model, its JSON, the article set.
//! - [`search`] knows which stories answer a query, best first: query language, index, ranking, facets, snippets.
//! - [`address`] knows what the address bar says, and how to write it.
//! - `reader` shows an article set in a browser; `reader::browser` alone names the web's own interfaces.
//! - [`press`] turns sources into stories of the closed model: feeds, saved pages, pasted wire text.
//! - `cli` is the command line: what was typed, what was meant, what is said.
//!
//! # Where to look
//!
//! | question | answer |
//! | --- | --- |
//! | What may a story hold? | [`article::Article`] and [`article::Block`] |
//! | Why was a story refused? | [`article::Refusal`], made in `article::json` |
//! | What does this query mean? | [`search::Query`] |
//! | Which stories answer it? | [`search::Index`] |
//! | What is the state of the page? | [`address::Address`], and nothing else |
//! | How does it look? | `style/`, one file a part, joined in the order of `style/order` |
//! | How does it start, and fail? | `public/boot.js` |

pub mod text;
pub mod article;
pub mod search;
pub mod address;
#[cfg(target_arch = "wasm32")]
pub mod reader;
#[cfg(not(target_arch = "wasm32"))]
pub mod press;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
