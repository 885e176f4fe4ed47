//! The line above the list: how many stories, what narrows them, and in which order they stand.

use leptos::prelude::*;

use super::browser;
use super::control::{button, unseen};
use super::desk::Desk;
use super::icon;
use super::keyed_list::keyed;
use super::part::{Part, el, live_text};
use super::said::{ORDERS, chips, stories_said};
use super::saved::save_button;
use crate::address::Address;
use crate::search::{Query, Slip, Sort};

/// "7 stories", "1 story", and while search is still reading, how far it is.
pub(super) fn count_said(desk: Desk) -> String {
    if desk.is_reading() {
        return format!("Read {} of {}", desk.indexed.get(), desk.len());
    }
    if desk.is_searching() {
        return "Searching…".to_owned();
    }
    stories_said(desk.answer().total)
}

/// The words that no story has as they are typed, each with the one that was taken for it; none while
/// there are no stories to explain.
pub(super) fn taken_for(desk: Desk) -> Vec<Slip> {
    let answer = desk.answer();
    if answer.total == 0 || desk.is_searching() { Vec::new() } else { answer.slips.clone() }
}

/// The line above the list.
pub(super) fn summary(desk: Desk) -> Part {
    let sheet = desk.sheet;
    // Its key is all there is to a chip: where it leads, and how it is said, parted by a blank, of which
    // an address has none.
    let key = |(said, rest): (String, Address)| [&*rest.written(), " ", &said].concat();
    let keys = move || chips(&desk.address(), &desk.query()).into_iter().map(key).collect();
    let chip = move |key: &str| {
        let (rest, said) = key.split_once(' ').unwrap_or_default();
        let rest = Address::parse(rest);
        let take = move || desk.go_and_focus(rest.clone(), &[".chips .chip", "#content"]);
        let take_away =
            button("chip", take).add(unseen("Take away: ")).add(said.to_owned()).add(icon::cross());
        el("li").add(take_away).done()
    };
    el("div")
        .class("summary")
        .add(el("p").attr("id", "count").class("count").add(live_text(move || count_said(desk))))
        .add(
            el("ul")
                .class("chips")
                .attr("aria-label", "What narrows the list")
                .add(keyed(keys, chip)),
        )
        .add(
            el("div")
                .class("summary-tools")
                .add(save_button(desk))
                .add(
                    button("button filters-button", move || sheet.set(true))
                        .attr("id", "filters")
                        .attr("aria-haspopup", "dialog")
                        .live_attr("aria-expanded", move || Some(sheet.get().to_string()))
                        .add(icon::sliders())
                        .add("Filters"),
                )
                .add(order(desk)),
        )
}

/// The order of the list.
fn order(desk: Desk) -> Part {
    let reorder = move |name: String| {
        let chosen = Sort::named(&name);
        desk.choose(move |address| {
            let query = Query::parse(&address.query, browser::today());
            if query.sort().is_some() {
                address.query = query.unsorted();
            }
            address.sort = None;
            // The usual order needs no words in the address.
            if chosen != Some(address.sort_in_force()) {
                address.sort = chosen;
            }
        });
        browser::scroll_to(0);
    };
    let options = ORDERS.map(|(sort, said)| {
        let option = el("option").attr("value", sort.name()).add(said);
        match sort {
            Sort::Best => {
                option.live_flag("disabled", move || desk.address().query.trim().is_empty())
            }
            _ => option,
        }
    });
    let select = el("select")
        .attr("id", "sort")
        .add(Vec::from(options))
        .live_value(move || desk.order().name().to_owned())
        .on("change", move |change| reorder(browser::value_of(&change)));
    el("label").class("sort").add(unseen("Order")).add(select)
}
