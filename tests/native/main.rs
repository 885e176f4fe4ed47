//! The native suite: everything that needs no browser.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

#[path = "../shared/attacks.rs"]
mod attacks;

mod address;
mod architecture;
mod article;
mod command_line;
mod demo;
mod format;
mod hostile;
mod press;
mod said;
mod search;
mod searching;
mod shell;
