//! Writes the address bar, and remembers where the reader was on each page of its history.
//!
//! Each history entry carries a key; what was seen there (scroll, cards shown, card in focus) is
//! kept in the session's storage under that key, so that Back is exact even where the browser has
//! dropped the page meanwhile.
//!
//! # Decision: typing writes the address late
//! *Context.* Safari refuses more than 100 `replaceState` in ten seconds; a held key makes 300.
//! *Decision.* A replacement is written at most every 150 ms, the last one always.
//! *Consequences.* What is on screen never waits; the address bar may trail it by that much, and
//! is brought up to date before anything is pushed and when the page is left.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::page::window;
use super::storage::session_storage;

/// An entry of the browser's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reader) struct Entry {
    /// Its name in the session's storage.
    key: String,
    /// How many entries lie between it and the list it was opened from; 0 is a list.
    depth: u32,
}

/// Where the reader was in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::reader) struct Place {
    /// How far down, in hundredths of a CSS pixel.
    pub(in crate::reader) scroll: i64,
    /// How many cards there were.
    pub(in crate::reader) shown: usize,
    /// The slug of the card in focus.
    pub(in crate::reader) card: Option<String>,
}

thread_local! {
    static LATE: RefCell<Option<(Timeout, String)>> = const { RefCell::new(None) };
}

/// The search part of the address.
pub(in crate::reader) fn address_bar() -> String {
    window().location().search().unwrap_or_default()
}

/// The entry in view, named on first sight.
pub(in crate::reader) fn entry() -> Entry {
    let state = window().history().ok().and_then(|history| history.state().ok());
    let written = state.and_then(|state| state.as_string()).unwrap_or_default();
    if let Some((depth, key)) = written.split_once(':')
        && let Ok(depth) = depth.parse()
    {
        return Entry { key: key.to_owned(), depth };
    }
    let entry = Entry { key: new_key(), depth: 0 };
    write(&entry, &address_bar(), false);
    entry
}

/// A name that no other entry of this session has.
fn new_key() -> String {
    let time = js_sys::Date::now() as u64;
    let chance = (js_sys::Math::random() * 1e9) as u64;
    format!("{time:x}{chance:x}")
}

fn write(entry: &Entry, search: &str, new: bool) {
    let Ok(history) = window().history() else { return };
    let state = JsValue::from_str(&format!("{}:{}", entry.depth, entry.key));
    // An empty address would keep the query; the path alone drops it.
    let path = window().location().pathname().unwrap_or_default() + search;
    // Too many writes, or a sandboxed frame: the page is right, only its address is behind.
    let _ = if new {
        history.push_state_with_url(&state, "", Some(&path))
    } else {
        history.replace_state_with_url(&state, "", Some(&path))
    };
}

/// Adds an entry. A story's depth is one more than that of where it was opened from.
pub(in crate::reader) fn push(search: &str, is_story: bool) -> Entry {
    write_late();
    let depth = if is_story { entry().depth + 1 } else { 0 };
    let entry = Entry { key: new_key(), depth };
    write(&entry, search, true);
    entry
}

/// Rewrites the entry in view, soon.
pub(in crate::reader) fn replace(search: String) {
    LATE.with_borrow_mut(|late| match late {
        Some((_, waiting)) => *waiting = search,
        None => *late = Some((Timeout::new(150, write_late), search)),
    });
}

/// Writes what is still waiting to be written.
fn write_late() {
    if let Some((timeout, search)) = LATE.take() {
        timeout.cancel();
        write(&entry(), &search, false);
    }
}

/// Whether the entry was opened from a list of this visit.
pub(in crate::reader) fn has_list_behind() -> bool {
    entry().depth > 0
}

/// Goes back to the list from which the entry was opened.
pub(in crate::reader) fn go_back() {
    let depth = i32::try_from(entry().depth).unwrap_or(1);
    if let Ok(history) = window().history() {
        // Without a way back nothing happens, and the page is still whole.
        let _ = history.go_with_delta(-depth.max(1));
    }
}

/// Keeps where the reader was on an entry.
pub(in crate::reader) fn remember(entry: &Entry, place: &Place) {
    write_late();
    let written = [place.scroll.to_string(), place.shown.to_string()].join(" ");
    let written = match &place.card {
        Some(card) => [&written, " ", card].concat(),
        None => written,
    };
    if let Some(storage) = session_storage() {
        // Where storage is full, Back still works, at the top of the list.
        let _ = storage.set_item(&name_of(entry), &written);
    }
}

/// Where the reader was on an entry.
pub(in crate::reader) fn place_of(entry: &Entry) -> Option<Place> {
    let written = session_storage()?.get_item(&name_of(entry)).ok()??;
    let mut words = written.split(' ');
    let scroll = words.next()?.parse().ok()?;
    let shown = words.next()?.parse().ok()?;
    Some(Place { scroll, shown, card: words.next().map(str::to_owned) })
}

fn name_of(entry: &Entry) -> String {
    ["offprint:", &entry.key].concat()
}
