//! The developer commands of Offprint, and what the browser suite shares with them.
//!
//! In reading order: [`arguments`] says what is meant by what was typed (with [`suggest`] for slips);
//! [`workspace`] where things are; [`tools`] what is needed from elsewhere and how it is got;
//! [`style`] joins the stylesheet, [`reader_build`] makes the reader (`stamp` knows whether there is anything to make, and `short_names` makes it smaller) and
//! [`server`] serves it; [`serve`], [`gates`] (with [`size`]), [`bench`](mod@bench), [`evaluate`](mod@evaluate), [`fuzz`](mod@fuzz) and [`draw`] are the
//! commands. [`process`] runs other programs, [`progress`] says what takes time, [`failure`] what went wrong.
//!
//! Invariants: nothing here depends on the main package, so it builds when that does not; nothing
//! asks a question, so it runs without a terminal.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod arguments;
pub mod suggest;
pub mod workspace;
pub mod tools;
pub mod style;
pub mod reader_build;
mod stamp;
mod short_names;
pub mod server;
pub mod serve;
pub mod size;
pub mod gates;
pub mod bench;
pub mod evaluate;
pub mod fuzz;
pub mod draw;
pub mod process;
pub mod progress;
pub mod failure;

#[cfg(test)]
mod scratch;
