//! Keeps what the reader chose in this browser, and nowhere else.
//!
//! `boot.js` reads the same entry before the first paint and applies it; here it is only written.

use super::page::{dispatch, window};
use super::storage::{keep, kept};
use crate::reader::settings::Settings;

const ENTRY: &str = "offprint:settings";

/// What was chosen before; the usual settings where nothing was, or where storage is off.
pub(in crate::reader) fn load_settings() -> Settings {
    kept(ENTRY).map(|written| Settings::read(&written)).unwrap_or_default()
}

/// Keeps the settings and has them applied, even where storage is off: then for as long as the
/// page lives.
pub(in crate::reader) fn store_settings(settings: &Settings) {
    let written = settings.written();
    // Full storage must not take the reader down: the choice is then not kept.
    let _ = keep(ENTRY, &written);
    apply_settings(settings);
}

/// Has `boot.js` apply the settings.
pub(in crate::reader) fn apply_settings(settings: &Settings) {
    dispatch(&window(), "offprint:settings", &settings.written());
}
