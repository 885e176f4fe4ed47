//! The searches that a reader saved: in their browser alone, and apart for each edition, since several
//! may share an origin.
//!
//! They are kept as words parted by blanks: a version, then each search as its address, which has no
//! blank, the latest first. Reading is total: what means nothing is passed over. What another version
//! kept is neither read nor written over.

use leptos::prelude::*;

use super::browser;
use super::word_list::WordList;
use crate::address::Address;

const VERSION: &str = "1";

/// What the list is called where it is kept.
const KIND: &str = "searches";

/// The saved searches. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(super) struct Searches {
    /// As their addresses, the latest first.
    pub(super) list: WordList,
    /// Whether the browser did not take them, so that they last as long as the page.
    pub(super) is_unkept: RwSignal<bool>,
    /// The one that was taken away last; empty where none is to be put back.
    pub(super) taken: RwSignal<String>,
    /// Where in the list that was.
    place: StoredValue<usize>,
}

/// What is asked at an address, whatever story is open; empty where nothing is.
#[inline(never)]
pub(super) fn search_at(address: &Address) -> String {
    let mut search = address.without_story();
    search.query = search.query.trim().to_owned();
    if search.is_narrowed() { search.written() } else { String::new() }
}

impl Searches {
    /// Those that were saved before.
    pub(super) fn open() -> Self {
        let searches = Self {
            list: WordList::new(String::new()),
            is_unkept: RwSignal::new(false),
            taken: RwSignal::new(String::new()),
            place: StoredValue::new(0),
        };
        searches.take_over();
        searches
    }

    /// Saves a search, or gives it up again.
    #[inline(never)]
    pub(super) fn turn(self, search: &str) {
        self.change(search, Some(0));
        self.forget_taken();
    }

    /// Takes a search away, until it is put back.
    #[inline(never)]
    pub(super) fn take_away(self, search: &str) {
        self.place.set_value(self.change(search, None));
        self.taken.set(search.to_owned());
    }

    /// Puts back the search that was taken away; returns its place.
    #[inline(never)]
    pub(super) fn put_back(self) -> usize {
        let search = self.taken.get_untracked();
        self.forget_taken();
        let is_back = untrack(|| self.list.has(&search));
        if is_back { 0 } else { self.change(&search, Some(self.place.get_value())) }
    }

    /// What was taken away cannot be put back any more.
    pub(super) fn forget_taken(self) {
        if !self.taken.get_untracked().is_empty() {
            self.taken.set(String::new());
        }
    }

    /// Takes over what another tab has changed.
    #[inline(never)]
    pub(super) fn take_over(self) {
        self.list.set(&self.latest());
    }

    /// What is kept, with what the browser did not take.
    fn latest(self) -> Vec<String> {
        let is_unkept = self.is_unkept.get_untracked();
        let mut list = if is_unkept { untrack(|| self.list.words()) } else { Vec::new() };
        read(KIND, &mut list);
        list
    }

    /// Takes a search out, or puts it in at a place where it is not there; returns its place.
    fn change(self, search: &str, to: Option<usize>) -> usize {
        // Another tab may have changed them a moment ago, but what the reader means is what they see.
        let was_saved = untrack(|| self.list.has(search));
        let mut list = self.latest();
        let found = list.iter().position(|saved| saved == search);
        if let Some(found) = found {
            list.remove(found);
        }
        let mut place = found.unwrap_or(0);
        if let Some(to) = to.filter(|_| !was_saved) {
            place = to.min(list.len());
            list.insert(place, search.to_owned());
        }
        self.is_unkept.set(!write(KIND, &list));
        self.list.set(&list);
        place
    }
}

/// The name in the browser's storage.
fn entry(kind: &str) -> String {
    ["offprint:", kind, " ", &browser::in_edition("")].concat()
}

/// Keeps a list. Returns whether the browser took it.
pub(super) fn write(kind: &str, list: &[String]) -> bool {
    read(kind, &mut Vec::new())
        && browser::keep(&entry(kind), &[VERSION, " ", &list.join(" ")].concat())
}

/// Adds what is kept and not in the list yet. Returns whether it may be written over: what another version
/// kept may not.
#[inline(never)]
pub(super) fn read(kind: &str, list: &mut Vec<String>) -> bool {
    let kept = browser::kept(&entry(kind)).unwrap_or_default();
    let mut words = kept.split(' ');
    let version = words.next().unwrap_or_default();
    let is_ours = version == VERSION || version.is_empty();
    for word in words.filter(|_| is_ours) {
        let search = search_at(&Address::parse(word));
        if !search.is_empty() && !list.contains(&search) {
            list.push(search);
        }
    }
    is_ours
}
