//! Keeps what the reader chose in this browser, and nowhere else.
//!
//! `boot.js` reads the same entry before the first paint and applies it; here it is only written.

use gloo::storage::{LocalStorage, Storage};

use super::page::{dispatch, window};
use crate::reader::settings::Settings;

const ENTRY: &str = "offprint:settings";

/// What was chosen before; the usual settings where nothing was, or where storage is off.
pub(in crate::reader) fn load_settings() -> Settings {
    LocalStorage::get(ENTRY).unwrap_or_default()
}

/// Keeps the settings and has them applied. Where storage is off they last as long as the page.
pub(in crate::reader) fn store_settings(settings: &Settings) {
    // Full or forbidden storage must not take the reader down: the choice is then not kept.
    let _ = LocalStorage::set(ENTRY, settings);
    dispatch(&window(), "offprint:settings", "");
}
