//! The browser's two storages, where they may be used. `gloo`'s own panic where a reader has
//! switched storage off, which would cost them the page.

use web_sys::Storage;

use super::page::window;

/// What outlives the visit.
fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept in this browser under a name; nothing where storage is off.
pub(in crate::reader) fn kept(name: &str) -> Option<String> {
    local_storage()?.get_item(name).ok().flatten()
}

/// Keeps it in this browser. Returns whether that took it: storage may be off, or full.
pub(in crate::reader) fn keep(name: &str, written: &str) -> bool {
    local_storage().is_some_and(|storage| storage.set_item(name, written).is_ok())
}

/// What lives as long as the tab.
pub(super) fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
