//! The browser's two storages, where they may be used. `gloo`'s own panic where a reader has
//! switched storage off, which would cost them the page.

use web_sys::Storage;

use super::page::window;

/// What outlives the visit.
pub(super) fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What lives as long as the tab.
pub(super) fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
