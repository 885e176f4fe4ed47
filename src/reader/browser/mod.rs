//! The browser, as far as the reader needs it. Nothing else in this crate names `web_sys`,
//! `js_sys`, `gloo` or `wasm_bindgen`.
//!
//! - `history` writes the address bar and remembers where the reader was on each page of it.
//! - `page` is the document: title, focus, dialogs, events, copying.
//! - `scrolling` is how far it is scrolled, and what is in view.
//! - `pointer` is what is drawn along an element.
//! - `load` brings files, and gives time back to the page.
//! - `settings` keeps what the reader chose in this browser.

mod history;
mod load;
mod page;
mod pointer;
mod scrolling;
mod settings;
mod storage;

pub(super) use history::{
    Entry, Place, address_bar, catch_up, entry, forget_late, go_back, place_of, push, remember,
    rewrite, rewrite_soon,
};
pub(super) use load::{
    Cache, Timer, after, after_paint, breathe, fetch, in_edition, inflate, nfkd, now, soon, today,
};
pub(super) use page::{
    Event, Key, answered, close_dialog, copy_address, focus, focus_card, focus_first, focused_card,
    has_focus, is_beside, is_checked, is_half_filled, is_plain_click, is_shown, key_of, listen,
    mark_missing, mount_app, on_card_left, on_key, on_near, on_next_frame, open_dialog, press_card,
    ready, remove_shell, set_title, set_value, show_panics, show_passage, step_card, step_card_to,
    value_of, window_width,
};
pub(super) use pointer::{along, hold};
pub(super) use scrolling::{
    bring_into_view, is_focus_in_window, is_near, scroll_end, scroll_to, scroll_top,
    uncover_focused,
};
pub(super) use settings::{apply_settings, load_settings, store_settings};
pub(super) use storage::{keep, kept};
