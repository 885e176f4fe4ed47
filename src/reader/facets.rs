//! The filters beside the list, each with how many stories it would leave.
//!
//! On a phone they lie in a sheet over the page; the rest of the page is then inert.

use leptos::prelude::*;

use super::browser;
use super::control::{button, tool, unseen};
use super::counts::{FILTERS, values};
use super::days::days;
use super::desk::Desk;
use super::icon;
use super::keyed_list::keyed;
use super::part::{Part, el, live, live_text, several};
use super::said::{stories_said, value_said};
use crate::address::{list, list_mut, toggle};
use crate::search::FacetCount;

/// How many values of a filter are shown before one asks for the rest.
const FIRST_VALUES: usize = 6;

/// How many more are shown then: a set may have thousands of topics.
const MORE_VALUES: usize = 60;

/// How many are shown at the most: a list longer than this is searched, not read.
const MOST_VALUES: usize = FIRST_VALUES + 4 * MORE_VALUES;

/// All filters, beside the list or in the sheet.
pub(super) fn facets(desk: Desk) -> Part {
    let sheet = desk.sheet;
    let close = move || close_sheet(desk);
    Effect::new(move |_| {
        if sheet.get() {
            browser::on_next_frame(|| browser::focus("#facets .sheet-close"));
        }
    });
    // A window made wide has the filters beside the list, and nothing that closes a sheet.
    let widened = browser::listen("resize", move || {
        if sheet.get_untracked() && !browser::is_shown("#facets .sheet-close") {
            sheet.set(false);
        }
    });
    StoredValue::new_local(widened);
    let show = move || format!("Show {}", stories_said(desk.answer().total));
    let head = el("div").class("sheet-head").add(el("h2").add("Filters")).add(tool(
        "tool sheet-close",
        icon::cross(),
        "Close the filters",
        close,
    ));
    let filters = live(move || desk.stages.has_filters.get().then(|| all(desk)));
    let foot =
        el("div").class("sheet-foot").add(button("button strong", close).add(live_text(show)));
    el("div")
        .attr("id", "facets")
        .live_attr("class", move || {
            Some(if sheet.get() { "facets open" } else { "facets" }.to_owned())
        })
        .live_attr("role", move || Some(if sheet.get() { "dialog" } else { "region" }.to_owned()))
        .live_attr("aria-modal", move || sheet.get().then(|| "true".to_owned()))
        .attr("aria-label", "Filters")
        .add(head)
        .add(el("div").class("sheet-body").add(filters))
        .add(foot)
}

/// Closes the sheet: to the top of the list that was chosen there.
pub(super) fn close_sheet(desk: Desk) {
    desk.sheet.set(false);
    browser::on_next_frame(|| {
        browser::scroll_to(0);
        browser::focus("#filters");
    });
}

/// The range of days and every filter; all at once, so that none is seen to move.
fn all(desk: Desk) -> Vec<Part> {
    let lists = (0..FILTERS.len()).map(|filter| facet_list(desk, filter));
    [days(desk)].into_iter().chain(lists).collect()
}

/// What is chosen of a filter.
fn is_chosen(desk: Desk, name: &str, value: &str) -> bool {
    list(&desk.filters(), name).iter().any(|chosen| chosen == value)
}

/// One filter and its values.
fn facet_list(desk: Desk, filter: usize) -> Part {
    let (name, heading) = FILTERS[filter];
    let most = RwSignal::new(FIRST_VALUES);
    let keys = move || {
        let counts = desk.stages.counts[filter].read();
        let most = most.get();
        // In the order of the whole set: what one is about to press does not move away.
        let whole = desk.whole();
        let filters = desk.filters();
        let chosen = list(&filters, name);
        let listed = values(&whole.facets, filter)
            .iter()
            .filter(|value| counts.find(filter, value.number).is_some());
        // Values in use stay in sight, whatever their number.
        listed
            .enumerate()
            .filter(|(n, value)| *n < most || chosen.contains(&value.value))
            .map(|(_, value)| value.number.to_string())
            .collect()
    };
    let show = move |key: &str| {
        let number = key.parse().ok();
        let whole = desk.whole();
        let value = values(&whole.facets, filter).iter().find(|value| Some(value.number) == number);
        several(value.map(|value| choice(desk, filter, value)))
    };
    let len = move || desk.stages.counts[filter].read().len(filter);
    let hidden = move || len().saturating_sub(most.get());
    let is_whole = move || hidden() == 0 || most.get() >= MOST_VALUES;
    let words = move || match hidden() {
        _ if is_whole() => "Fewer".to_owned(),
        hidden => format!("{} more", hidden.min(MORE_VALUES)),
    };
    let press = move || {
        let shown = most.get_untracked();
        most.set(if untrack(is_whole) { FIRST_VALUES } else { shown + MORE_VALUES });
        // With fewer values it stands far above where it was pressed.
        browser::on_next_frame(|| browser::uncover_focused(".more-values"));
    };
    // A memo: made anew at each count, the button would lose the focus.
    let has_more = Memo::new(move |_| len() > FIRST_VALUES);
    let more = move || {
        has_more.get().then(|| {
            button("more-values", press)
                .live_attr("aria-expanded", move || Some((most.get() > FIRST_VALUES).to_string()))
                .add(live_text(words))
                .add(unseen(&format!(" of {heading}")))
        })
    };
    let rest = move || {
        let is_cut = hidden() > 0 && most.get() >= MOST_VALUES;
        let words = || format!("{} more: type {name}: and a name into the search.", hidden());
        is_cut.then(|| el("p").class("meta").add(words()))
    };
    el("fieldset")
        .class("facet")
        .attr("data-facet", name)
        .live_flag("hidden", move || len() == 0)
        .add(el("legend").add(heading))
        .add(el("ul").add(keyed(keys, show)))
        .add(live(rest))
        .add(live(more))
}

/// One value of a filter.
fn choice(desk: Desk, filter: usize, value: &FacetCount) -> Part {
    let (name, _) = FILTERS[filter];
    let number = value.number;
    let [pressed, pick] = [&value.value; 2].map(String::clone);
    let count =
        move || desk.stages.counts[filter].read().find(filter, number).unwrap_or(0).to_string();
    let lang = (name == "language").then_some(value.value.as_str());
    let shown = el("bdi").attr_if("lang", lang).add(value_said(name, &value.value));
    let choose = move || {
        desk.choose(|address| {
            if let Some(values) = list_mut(&mut address.filters, name) {
                toggle(values, &pick);
            }
        });
    };
    let button = button("choice", choose)
        .attr("data-value", &value.value)
        .live_attr("aria-pressed", move || Some(is_chosen(desk, name, &pressed).to_string()))
        .add(shown)
        .add(el("span").class("number").add(live_text(count)));
    el("li").add(button)
}
