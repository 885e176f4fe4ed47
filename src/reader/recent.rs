//! The searches from which stories were opened of late: a few, in the reader's own browser alone, until
//! they say that these are to be forgotten.

use leptos::prelude::*;

use super::browser;
use super::control::{button, link_to_list};
use super::desk::Desk;
use super::part::{Part, el, live};
use super::saved::said;
use super::searches::{read, search_at, write};
use super::word_list::WordList;
use crate::address::Address;

/// How many there are at the most.
const MOST: usize = 5;

/// What the list is called where it is kept.
const KIND: &str = "recent";

/// The latest searches, as their addresses, the latest first. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(super) struct Recent(WordList);

impl Recent {
    /// Those of earlier visits.
    pub(super) fn open() -> Self {
        let recent = Self(WordList::new(String::new()));
        recent.take_over();
        recent
    }

    /// Takes over what another tab has changed.
    #[inline(never)]
    pub(super) fn take_over(self) {
        let mut list = Vec::new();
        read(KIND, &mut list);
        self.0.set(&list);
    }

    /// A story was opened from what was asked there.
    #[inline(never)]
    pub(super) fn note(self, address: &Address) {
        if address.query.trim().is_empty() {
            return;
        }
        let search = search_at(address);
        let mut list = vec![search.clone()];
        // What the browser does not keep lasts as long as the page.
        list.extend(untrack(|| self.0.words()));
        let (mut latest, mut others) = (Vec::new(), list.split_off(1));
        read(KIND, &mut latest);
        others.extend(latest);
        for other in others {
            if !list.contains(&other) {
                list.push(other);
            }
        }
        list.truncate(MOST);
        write(KIND, &list);
        self.0.set(&list);
    }

    fn forget(self) {
        write(KIND, &[]);
        self.0.set(&[]);
    }

    /// The list, where nothing is asked; those that were saved stand there already.
    pub(super) fn list(self, desk: Desk) -> AnyView {
        live(move || {
            let mut list = self.0.words();
            list.retain(|search| !desk.searches.list.has(search));
            let is_shown = !list.is_empty() && !desk.address().is_narrowed();
            is_shown.then(|| self.shown(desk, &list))
        })
    }

    fn shown(self, desk: Desk, list: &[String]) -> Part {
        let item = |search: &String| {
            let words = said(search).join(" · ");
            let link = link_to_list(desk, Address::parse(search));
            el("li").class("chip").add(link.add(el("bdi").add(words)))
        };
        let forget = move || {
            self.forget();
            desk.announcement.set("Forgotten.".to_owned());
            browser::focus("#content");
        };
        el("nav")
            .class("saved recent")
            .attr("aria-labelledby", "recent-title")
            .add(el("h2").attr("id", "recent-title").add("Lately asked"))
            .add(el("ul").add(list.iter().map(item).collect::<Vec<_>>()))
            .add(button("undo", forget).add("Forget these"))
    }
}
