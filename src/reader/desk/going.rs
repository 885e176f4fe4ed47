//! Moves from one address to the next, and back to where the reader was.

use leptos::prelude::*;

use super::{CARDS, Desk, meant};
use crate::address::{Address, anchor};
use crate::article::Slug;
use crate::reader::browser::{self, Place};

/// How the reader comes to the entry in view.
#[derive(Debug, Clone)]
pub(super) enum Arrival {
    /// For the first time.
    New,
    /// Again, to this place.
    Again(Place),
}

/// How long a way back may take before it counts as leading nowhere, in milliseconds. Within the
/// page it takes some tens.
const LOST: u32 = 1_000;

/// How long before the page is left the focus may have been taken away by that, in milliseconds.
const LEAVING: f64 = 100.0;

impl Desk {
    /// Changes the query as it is typed: the address is rewritten, not added to.
    #[inline(never)]
    pub(in crate::reader) fn type_query(self, typed: String) {
        self.address.update(|address| address.query = typed);
        self.amended();
        browser::scroll_to(0);
    }

    /// What is told of one answer is not told of the next, and what was taken away before it stays away.
    fn turn_over(self) {
        self.searches.forget_taken();
        self.accounts.set(&[]);
    }

    /// Changes the address without adding to it.
    pub(in crate::reader) fn amend(self, change: impl FnOnce(&mut Address)) {
        self.address.update(change);
        self.amended();
    }

    #[inline(never)]
    fn amended(self) {
        self.waiting.set_value(None);
        self.shown.set(CARDS);
        self.turn_over();
        self.stages.begin();
        let written = self.address.read_untracked().written();
        self.shelf.with_value(|shelf| browser::rewrite_soon(&shelf.entry, written));
    }

    /// Chooses something: the address gets a new entry, from the top of the list.
    pub(in crate::reader) fn choose(self, change: impl FnOnce(&mut Address)) {
        let mut address = self.address_now();
        change(&mut address);
        self.go(address);
    }

    /// A copy of the address, for changing it.
    #[inline(never)]
    fn address_now(self) -> Address {
        self.address.get_untracked()
    }

    /// Goes to an address.
    #[inline(never)]
    pub(in crate::reader) fn go(self, address: Address) {
        if address == *self.address.read_untracked() {
            return self.show_story_from_its_start();
        }
        let same_list = address.without_story() == self.address.read_untracked().without_story();
        self.remember(browser::focused_card());
        let written = address.written();
        let is_story = address.story.is_some();
        let from = self.shelf.with_value(|shelf| shelf.entry.clone());
        self.enter(browser::push(&from, &written, is_story));
        self.address.set(address);
        if !same_list {
            self.shown.set(CARDS);
            self.turn_over();
            self.stages.begin();
        }
        self.show_story_from_its_start();
    }

    /// Goes to an address of the list from something that will be gone then: to its top, with the
    /// focus on the first of these that is there.
    #[inline(never)]
    pub(in crate::reader) fn go_and_focus(self, address: Address, selectors: &'static [&str]) {
        self.go(address);
        browser::on_next_frame(move || {
            browser::scroll_to(0);
            browser::focus_first(selectors);
        });
    }

    /// Shows the open story from its passage on, or else from its headline.
    #[inline(never)]
    fn show_story_from_its_start(self) {
        let address = self.address.read_untracked();
        if address.story.is_none() {
            return;
        }
        let passage = address.passage.as_ref().map(anchor);
        browser::on_next_frame(move || {
            if !passage.is_some_and(|anchor| browser::show_passage(&anchor)) {
                browser::scroll_to(0);
                browser::focus("main h1");
            }
        });
    }

    /// Opens a story.
    #[inline(never)]
    pub(in crate::reader) fn open_story(self, slug: Slug) {
        self.recent.note(&self.address_now());
        self.choose(|address| *address = address.with_story(slug));
    }

    /// Closes the open story: back to the list it was opened from, else to that list anew.
    #[inline(never)]
    pub(in crate::reader) fn close_story(self) {
        if self.is_closing() {
            return;
        }
        let entry = self.shelf.with_value(|shelf| shelf.entry.clone());
        if !entry.has_list_behind() {
            return self.leave_story();
        }
        browser::go_back(&entry);
        // Browsers keep some fifty entries, and say nothing where they go nowhere.
        let leave = browser::after(LOST, move || {
            // The page may be gone by then.
            if self.address.try_get_untracked().is_some() {
                self.leave_story();
            }
        });
        self.stranded.set_value(Some(leave));
    }

    /// Whether the way back to the list is being taken; the browser takes it in its own time.
    fn is_closing(self) -> bool {
        self.stranded.with_value(Option::is_some)
    }

    /// Leaves the open story for its list, from the top, with the focus on its card.
    fn leave_story(self) {
        let Some(slug) = self.address.read_untracked().story.clone() else { return };
        self.choose(|address| *address = address.without_story());
        self.stages.at_once();
        browser::on_next_frame(move || {
            browser::scroll_to(0);
            if !browser::focus_card(slug.as_str(), true) {
                browser::focus("#content");
            }
        });
    }

    /// Leaves the open story for the search field.
    pub(in crate::reader) fn search_from_story(self) {
        if self.is_closing() {
            return self.search_next.set_value(true);
        }
        self.choose(|address| *address = address.without_story());
        browser::on_next_frame(|| {
            browser::scroll_to(0);
            browser::focus("#search");
        });
    }

    /// Keeps where the reader is, under the entry in view.
    #[inline(never)]
    fn remember(self, card: Option<String>) {
        let place = Place {
            scroll: browser::scroll_top(),
            shown: self.shown.get_untracked(),
            width: browser::window_width(),
            address: self.address.read_untracked().written(),
            card,
        };
        self.shelf.with_value(|shelf| browser::remember(&shelf.entry, &place));
    }

    fn enter(self, entry: browser::Entry) {
        self.shelf.update_value(|shelf| shelf.entry = entry);
        self.stranded.set_value(None);
        self.waiting.set_value(None);
        // What was said of one page is not said of the next.
        self.announcement.set(String::new());
    }

    /// Puts the reader where they were, or where the address says.
    #[inline(never)]
    pub(super) fn arrive(self, arrival: Arrival) {
        let is_story = self.address.read_untracked().story.is_some();
        let Arrival::Again(place) = arrival else {
            if self.address.read_untracked().passage.is_some() {
                self.show_story_from_its_start();
            }
            return;
        };
        if untrack(|| self.is_searching()) {
            // Meanwhile the line above the list says how far it is.
            self.stages.show_list();
            return self.waiting.set_value(Some(Arrival::Again(place)));
        }
        self.stages.at_once();
        let search = self.search_next.get_value();
        self.search_next.set_value(false);
        browser::on_next_frame(move || {
            browser::scroll_to(place.scroll);
            match &place.card {
                _ if search => browser::focus("#search"),
                // A telephone may have been turned round meanwhile.
                Some(slug) => {
                    let is_turned = place.width != browser::window_width();
                    _ = browser::focus_card(slug, is_turned);
                }
                None if is_story => browser::focus("main h1"),
                None => {}
            }
        });
    }

    /// Follows the browser's own Back and Forward, and its page cache.
    pub(super) fn listen_to_history(self) {
        let moved = browser::listen("popstate", move || self.moved());
        // Some browsers take the focus away before they say that the page is left.
        let last = StoredValue::new((String::new(), f64::NEG_INFINITY));
        let blurred = browser::on_card_left(move |slug| last.set_value((slug, browser::now())));
        let is_left = StoredValue::new(false);
        let left = browser::listen("pagehide", move || {
            browser::catch_up();
            let (slug, when) = last.get_value();
            let just_now = (browser::now() - when < LEAVING).then_some(slug);
            self.remember(browser::focused_card().or(just_now));
            is_left.set_value(true);
        });
        // The page may come back as it was, from the browser's page cache. Its scroll may not:
        // WebKit forgets it where the page restores it itself.
        let shown = browser::listen("pageshow", move || {
            if is_left.get_value() {
                is_left.set_value(false);
                self.take_over_kept();
                let entry = self.shelf.with_value(|shelf| shelf.entry.clone());
                if let Some(place) = browser::place_of(&entry) {
                    self.arrive(Arrival::Again(place));
                }
            }
        });
        // Dropped, and so unhooked, with the page.
        StoredValue::new_local((moved, blurred, left, shown));
    }

    /// Another entry of the history is in view.
    #[inline(never)]
    fn moved(self) {
        browser::forget_late();
        self.remember(browser::focused_card());
        if self.sheet.get_untracked() {
            self.sheet.set(false);
            browser::on_next_frame(|| browser::focus("#filters"));
        }
        let bar = browser::address_bar();
        let is_story = Address::parse(&bar).story.is_some();
        // Without a name it is one that the reader made by writing a fragment into the address.
        let list = self.shelf.with_value(|shelf| shelf.entry.next(is_story));
        let entry = browser::entry(list);
        let place = browser::place_of(&entry);
        let written = match &place {
            Some(place) if place.address != bar => {
                browser::rewrite(&entry, &place.address);
                &place.address
            }
            _ => &bar,
        };
        let address = meant(self.finder, Address::parse(written));
        if address.without_story() != self.address.read_untracked().without_story() {
            self.turn_over();
        }
        self.enter(entry);
        self.shown.set(place.as_ref().map_or(CARDS, |place| place.shown.max(CARDS)));
        self.address.set(address);
        match place {
            Some(place) => self.arrive(Arrival::Again(place)),
            None => {
                self.stages.at_once();
                self.show_story_from_its_start();
            }
        }
    }
}
