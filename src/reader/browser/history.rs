//! Writes the address bar, and remembers where the reader was on each page of its history.
//!
//! Each history entry carries a key; what was seen there (scroll, cards shown, address, card in
//! focus) is kept in the session's storage under that key, so that Back is exact even where the
//! browser has dropped the page meanwhile.
//!
//! # Decision: typing writes the address late
//! *Context.* Safari refuses more than 100 `replaceState` in ten seconds; a held key makes 300.
//! *Decision.* A replacement is written once nothing was typed for 300 ms.
//! *Consequences.* What is on screen never waits; the address bar trails the typing, and is brought up
//! to date before anything is pushed and when the page is left. Where the reader goes back before
//! that, the address on the entry left is in its `Place`, and is written when they return.

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
    /// How many entries back the list lies from which it was opened; 0 is a list itself, `None` a
    /// story that was opened from none.
    list: Option<u32>,
}

/// Where the reader was in a list or a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reader) struct Place {
    /// How far down, in hundredths of a CSS pixel.
    pub(in crate::reader) scroll: i64,
    /// How many cards there were.
    pub(in crate::reader) shown: usize,
    /// What was on screen, as an address has it. The address bar may have missed the last of it.
    pub(in crate::reader) address: String,
    /// How wide the window was, in whole CSS pixels: in another, the same scroll is another place.
    pub(in crate::reader) width: u32,
    /// The slug of the card in focus.
    pub(in crate::reader) card: Option<String>,
}

thread_local! {
    /// What is to be written soon, and to which entry.
    static LATE: RefCell<Option<(Timeout, Entry, String)>> = const { RefCell::new(None) };
    /// Places seen since this page was loaded, the latest last: storage may be full, or switched off.
    static SEEN: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// What the address bar says after the path.
pub(in crate::reader) fn address_bar() -> String {
    let location = window().location();
    location.search().unwrap_or_default() + &location.hash().unwrap_or_default()
}

/// The entry in view. One that has no name yet gets one, and this distance from its list.
pub(in crate::reader) fn entry(list: Option<u32>) -> Entry {
    let state = window().history().ok().and_then(|history| history.state().ok());
    let written = state.and_then(|state| state.as_string()).unwrap_or_default();
    if let Some((list, key)) = written.split_once(':') {
        return Entry { key: key.to_owned(), list: list.parse().ok() };
    }
    let entry = Entry { key: new_key(), list };
    rewrite(&entry, &address_bar());
    entry
}

impl Entry {
    /// Whether the list it was opened from lies before it.
    pub(in crate::reader) fn has_list_behind(&self) -> bool {
        self.list.is_some_and(|list| list > 0)
    }

    /// How far from its list an entry is that follows this one.
    pub(in crate::reader) fn next(&self, is_story: bool) -> Option<u32> {
        if is_story { self.list.map(|list| list + 1) } else { Some(0) }
    }
}

/// A name that no other entry of this session has.
fn new_key() -> String {
    let chance = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{}.{}", chance(), chance())
}

/// Returns whether the browser took it.
fn write(entry: &Entry, written: &str, new: bool) -> bool {
    let Ok(history) = window().history() else { return false };
    let list = entry.list.map(|list| list.to_string()).unwrap_or_default();
    let state = JsValue::from_str(&[&list, ":", &entry.key].concat());
    // An empty address would keep the query; the path alone drops it.
    let path = window().location().pathname().unwrap_or_default();
    // With a query, none is written: one of two slashes would be read as another host.
    let path = if written.is_empty() { &path } else { written };
    // Too many writes, or a sandboxed frame: the page is right, only its address is behind.
    let taken = if new {
        history.push_state_with_url(&state, "", Some(path))
    } else {
        history.replace_state_with_url(&state, "", Some(path))
    };
    taken.is_ok()
}

/// Adds an entry after the one in view.
pub(in crate::reader) fn push(from: &Entry, written: &str, is_story: bool) -> Entry {
    catch_up();
    let mut entry = Entry { key: new_key(), list: from.next(is_story) };
    if !write(&entry, written, true) {
        // Without an entry of its own there is no way back to the list by the history.
        entry.list = None;
    }
    entry
}

/// Rewrites the entry in view.
pub(in crate::reader) fn rewrite(entry: &Entry, written: &str) {
    write(entry, written, false);
}

/// How long nothing is typed before the address is written, in milliseconds. Writing it takes a
/// cheap phone 10 ms, which the next letter would wait for.
const PAUSE: u32 = 300;

/// Rewrites the entry in view, when it has not changed for a while.
pub(in crate::reader) fn rewrite_soon(entry: &Entry, written: String) {
    if let Some((timeout, ..)) = LATE.take() {
        timeout.cancel();
    }
    LATE.set(Some((Timeout::new(PAUSE, catch_up), entry.clone(), written)));
}

/// Writes what is still waiting to be written.
pub(in crate::reader) fn catch_up() {
    if let Some((timeout, entry, written)) = LATE.take() {
        timeout.cancel();
        rewrite(&entry, &written);
    }
}

/// Forgets what is still waiting to be written: another entry is in view.
pub(in crate::reader) fn forget_late() {
    drop(LATE.take());
}

/// Goes back to the list from which the entry was opened. Nothing happens, and nothing says so,
/// where the browser has dropped that list.
pub(in crate::reader) fn go_back(entry: &Entry) {
    let list = entry.list.and_then(|list| i32::try_from(list).ok()).unwrap_or(1);
    if let Ok(history) = window().history() {
        // Without a way back the page is still whole.
        let _ = history.go_with_delta(-list);
    }
}

/// Keeps where the reader was on an entry.
pub(in crate::reader) fn remember(entry: &Entry, place: &Place) {
    // No address and no slug holds a blank.
    let address = if place.address.is_empty() { "?" } else { &place.address };
    let numbers = [place.scroll.to_string(), place.shown.to_string(), place.width.to_string()];
    let written = [&numbers.join(" "), " ", address].concat();
    let written = match &place.card {
        Some(card) => [&written, " ", card].concat(),
        None => written,
    };
    if let Some(storage) = session_storage() {
        // What it does not take is known for as long as the page lives.
        let _ = storage.set_item(&name_of(entry), &written);
    }
    SEEN.with_borrow_mut(|places| places.push((entry.key.clone(), written)));
}

/// Where the reader was on an entry.
pub(in crate::reader) fn place_of(entry: &Entry) -> Option<Place> {
    let seen = SEEN.with_borrow(|places| {
        places.iter().rev().find(|(key, _)| *key == entry.key).map(|(_, written)| written.clone())
    });
    let stored = || session_storage()?.get_item(&name_of(entry)).ok()?;
    let written = seen.or_else(stored)?;
    let mut words = written.split(' ');
    let scroll = words.next()?.parse().ok()?;
    let shown = words.next()?.parse().ok()?;
    let width = words.next()?.parse().ok()?;
    let address = words.next().filter(|&address| address != "?").unwrap_or_default().to_owned();
    Some(Place { scroll, shown, width, address, card: words.next().map(str::to_owned) })
}

fn name_of(entry: &Entry) -> String {
    ["offprint:", &entry.key].concat()
}
