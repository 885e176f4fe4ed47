//! The filters beside the list, each with how many stories it would leave.
//!
//! On a phone they lie in a sheet over the page; the rest of the page is then inert.

use leptos::prelude::*;

use super::browser;
use super::control::{button, tool, unseen};
use super::counts::{FILTERS, values};
use super::desk::Desk;
use super::icon;
use super::keyed_list::keyed;
use super::part::{Part, el, live, live_text, several};
use super::said::{stories_said, value_said};
use crate::address::{Address, list, list_mut, toggle};
use crate::article::Day;
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
        .add(live(move || desk.stages.has_filters.get().then(|| all(desk))))
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

/// Every filter and the range of days; all at once, so that none is seen to move.
fn all(desk: Desk) -> Vec<Part> {
    let lists = (0..FILTERS.len()).map(|filter| facet_list(desk, filter));
    lists.chain([days(desk)]).collect()
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

/// The range of days.
fn days(desk: Desk) -> Part {
    let [first, last] = untrack(|| {
        let answer = &desk.stages.counts[0].read().answer;
        let [first, last] = [answer.facets.first_day, answer.facets.last_day];
        // What the field offers, it takes.
        let first = first.max(Day::from_civil(FIRST_YEAR, 1, 1));
        [first, last].map(|day| day.map(|day| day.to_string()))
    });
    let field = |id: &'static str, said: &'static str, place: Bound| {
        let written = move || {
            let mut address = desk.address().clone();
            place(&mut address).map(|day| day.to_string()).unwrap_or_default()
        };
        // One visit to the field makes one entry of the history. A window that loses the focus and
        // gets it back is no new visit: the field is its active element all the while.
        let is_set = StoredValue::new(false);
        let heed = move |event: &browser::Event| {
            if !browser::is_half_filled(event)
                && set_day(desk, place, &browser::value_of(event), is_set.get_value())
            {
                is_set.set_value(true);
            }
        };
        let input = el("input")
            .attr("id", id)
            .attr("type", "date")
            .attr_if("min", first.as_deref())
            .attr_if("max", last.as_deref())
            .live_value(written)
            .on("blur", move |left| {
                // A field emptied part by part says that it has changed while it is half empty only.
                heed(&left);
                if !browser::has_focus(&["#", id].concat()) {
                    is_set.set_value(false);
                }
            })
            .on("change", move |change| heed(&change));
        vec![el("label").attr("for", id).add(said), input]
    };
    el("fieldset")
        .class("facet days")
        .add(el("legend").add("Published"))
        .add(field("from", "From", |address| &mut address.filters.from))
        .add(field("to", "To", |address| &mut address.filters.to))
}

/// One end of the range of days.
type Bound = fn(&mut Address) -> &mut Option<Day>;

/// The first year that counts: a year being typed digit by digit is 2, 20 and 202 on its way.
const FIRST_YEAR: i32 = 1000;

/// Takes the day in a field; none where it was emptied. A day set again is written over the one
/// before. Returns whether it was taken.
#[inline(never)]
fn set_day(desk: Desk, place: Bound, typed: &str, again: bool) -> bool {
    let day = Day::parse(typed);
    if day.map_or(!typed.is_empty(), |day| day.civil().0 < FIRST_YEAR) {
        return false;
    }
    if *place(&mut desk.address().clone()) == day {
        return again;
    }
    if again {
        desk.amend(|address| *place(address) = day);
    } else {
        desk.choose(|address| *place(address) = day);
    }
    true
}
