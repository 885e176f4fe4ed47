//! The native suite: everything that needs no browser.

mod address;
mod architecture;
mod article;
mod command_line;
mod demo;
mod format;
mod hostile;
mod said;
mod search;
mod shell;
