//! Saving what is asked, and the list of what was saved, which stands where nothing is asked.

use leptos::prelude::*;

use super::browser;
use super::control::{button, link_to_list, unseen};
use super::desk::Desk;
use super::icon;
use super::keyed_list::keyed;
use super::part::{Part, el, live};
use super::said::{ORDERS, chips};
use super::searches::search_at;
use crate::address::Address;
use crate::search::Query;

/// The button that saves what is asked; pressed where it is saved.
pub(super) fn save_button(desk: Desk) -> Part {
    let search = move || search_at(&desk.address());
    let turn = move || {
        desk.searches.turn(&untrack(search));
        announce(desk, "");
    };
    let is_saved = move || desk.searches.list.has(&search());
    button("button save", turn)
        .attr("id", "save")
        .attr("title", "Save this search")
        .live_flag("hidden", move || !desk.address().is_narrowed())
        .live_attr("aria-pressed", move || Some(is_saved().to_string()))
        .add(icon::bookmark())
        .add(el("span").class("save-words").add("Save"))
        .add(unseen(" this search"))
}

/// The saved searches, where nothing is asked, and what is amiss with them.
pub(super) fn saved_searches(desk: Desk) -> Part {
    let searches = desk.searches;
    let is_shown = Memo::new(move |_| {
        let has_any = !searches.list.is_empty() || !searches.taken.get().is_empty();
        has_any && !desk.address().is_narrowed()
    });
    el("div")
        .add(live(move || searches.is_unkept.get().then(|| el("p").class("slips").add(UNKEPT))))
        .add(live(move || is_shown.get().then(|| list(desk))))
}

const UNKEPT: &str =
    "Your browser did not store your saved searches: they last until this page is closed.";

/// Says what was done, and what is amiss.
fn announce(desk: Desk, done: &str) {
    let amiss = if desk.searches.is_unkept.get_untracked() { UNKEPT } else { "" };
    desk.announcement.set([done, amiss].concat());
}

fn list(desk: Desk) -> Part {
    let searches = desk.searches;
    let item = move |search: &str| {
        let said = said(search);
        let name = said.join(", ");
        let mut link = link_to_list(desk, Address::parse(search));
        for (n, words) in said.into_iter().enumerate() {
            link = link.add((n > 0).then_some(" · ")).add(el("bdi").add(words));
        }
        let taken = search.to_owned();
        let take = move || {
            searches.take_away(&taken);
            announce(desk, "Taken away. ");
            browser::on_next_frame(|| browser::focus("#undo"));
        };
        let take_away =
            button("take", take).add(unseen("Take away: ")).add(unseen(&name)).add(icon::cross());
        el("li").class("chip").add(link).add(take_away).done()
    };
    let taken = move || {
        let search = searches.taken.get();
        let undo = move || {
            let place = searches.put_back() + 1;
            announce(desk, "Put back. ");
            browser::on_next_frame(move || {
                browser::focus(&format!(".saved li:nth-child({place}) a"));
            });
        };
        let name = el("q").add(el("bdi").add(said(&search).join(", ")));
        let said = el("span").add(name).add(" was taken away.");
        let undo = button("undo", undo).attr("id", "undo").add("Undo");
        (!search.is_empty()).then(|| el("p").add(said).add(undo))
    };
    el("nav")
        .class("saved")
        .attr("aria-labelledby", "saved-title")
        .add(el("h2").attr("id", "saved-title").add("Saved searches"))
        .add(el("ul").add(keyed(move || searches.list.words(), item)))
        .add(live(taken))
}

/// A search in words: what was typed, what else narrows it, and an order that was chosen.
pub(super) fn said(search: &str) -> Vec<String> {
    let address = Address::parse(search);
    let mut said = vec![address.query.clone()];
    said.extend(chips(&address, &Query::default()).into_iter().map(|(said, _)| said));
    for (sort, called) in ORDERS {
        if address.sort == Some(sort) {
            said.push(called.to_owned());
        }
    }
    said.retain(|words| !words.is_empty());
    said
}
