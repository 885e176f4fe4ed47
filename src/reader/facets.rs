//! The filters beside the list, each with how many stories it would leave.
//!
//! On a phone they lie in a sheet over the page; the rest of the page is then inert.

use leptos::prelude::*;

use super::browser;
use super::control::{button, tool, unseen};
use super::desk::Desk;
use super::icon;
use super::keyed_list::keyed;
use super::part::{Part, el, live, live_text};
use super::said::{stories_said, value_said};
use crate::address::{Address, list, list_mut, toggle};
use crate::article::Day;
use crate::search::{Answer, FacetCount};

/// One filter: its name in the address, its heading, and where its counts are.
#[derive(Clone, Copy)]
struct Facet {
    name: &'static str,
    heading: &'static str,
    counts: fn(&Answer) -> &[FacetCount],
}

const FACETS: [Facet; 5] = [
    Facet { name: "section", heading: "Section", counts: |answer| &answer.facets.sections },
    Facet { name: "language", heading: "Language", counts: |answer| &answer.facets.languages },
    Facet { name: "source", heading: "Source", counts: |answer| &answer.facets.sources },
    Facet { name: "topic", heading: "Topic", counts: |answer| &answer.facets.topics },
    Facet { name: "place", heading: "Place", counts: |answer| &answer.facets.places },
];

/// How many values of a filter are shown before one asks for the rest.
const FIRST_VALUES: usize = 6;

/// All filters, beside the list or in the sheet.
pub(super) fn facets(desk: Desk) -> Part {
    let sheet = desk.sheet;
    let close = move || {
        sheet.set(false);
        browser::on_next_frame(|| {
            browser::scroll_to(0);
            browser::focus("#filters");
        });
    };
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
        .on("keydown", move |key| {
            if browser::key_of(&key) == "Escape" && sheet.get_untracked() {
                key.prevent_default();
                key.stop_propagation();
                close();
            }
        })
        .add(head)
        .add(live(move || desk.stages.has_filters.get().then(|| all(desk))))
        .add(foot)
}

/// Every filter and the range of days; all at once, so that none is seen to move.
fn all(desk: Desk) -> Vec<Part> {
    let lists = FACETS.map(|facet| facet_list(desk, facet)).into_iter();
    lists.chain([days(desk)]).collect()
}

/// What is chosen of a filter.
fn is_chosen(desk: Desk, facet: &str, value: &str) -> bool {
    list(&desk.filters(), facet).iter().any(|chosen| chosen == value)
}

/// One filter and its values.
fn facet_list(desk: Desk, facet: Facet) -> Part {
    let all = RwSignal::new(false);
    let values = move || {
        let counted = desk.stages.counts.read();
        let counted = (facet.counts)(&counted);
        let most = if all.get() { usize::MAX } else { FIRST_VALUES };
        // In the order of the whole set: what one is about to press does not move away.
        let whole = desk.whole();
        let there = (facet.counts)(&whole)
            .iter()
            .filter(|value| counted.iter().any(|count| count.value == value.value));
        // Values in use stay in sight, whatever their number.
        there
            .enumerate()
            .filter(|(n, count)| *n < most || is_chosen(desk, facet.name, &count.value))
            .map(|(_, count)| count.value.clone())
            .collect()
    };
    let hidden =
        move || (facet.counts)(&desk.stages.counts.read()).len().saturating_sub(FIRST_VALUES);
    let more = move || {
        (hidden() > 0).then(|| {
            let words = move || {
                if all.get() { "Fewer".to_owned() } else { format!("{} more", hidden()) }
            };
            button("more-values", move || all.update(|all| *all = !*all))
                .live_attr("aria-expanded", move || Some(all.get().to_string()))
                .add(live_text(words))
                .add(unseen(&format!(" of {}", facet.heading)))
        })
    };
    el("fieldset")
        .class("facet")
        .attr("data-facet", facet.name)
        .live_flag("hidden", move || (facet.counts)(&desk.stages.counts.read()).is_empty())
        .add(el("legend").add(facet.heading))
        .add(el("ul").add(keyed(values, move |value| choice(desk, facet, value))))
        .add(live(more))
}

/// One value of a filter.
fn choice(desk: Desk, facet: Facet, value: &str) -> AnyView {
    let [pressed, counted, pick] = [value; 3].map(str::to_owned);
    let number = move || {
        let answer = desk.stages.counts.read();
        let count = (facet.counts)(&answer).iter().find(|count| count.value == counted);
        count.map_or(0, |count| count.count).to_string()
    };
    let lang = (facet.name == "language").then_some(value);
    let shown = el("bdi").attr_if("lang", lang).add(value_said(facet.name, value));
    let choose = move || {
        desk.choose(|address| {
            if let Some(values) = list_mut(&mut address.filters, facet.name) {
                toggle(values, &pick);
            }
        });
    };
    let button = button("choice", choose)
        .attr("data-value", value)
        .live_attr("aria-pressed", move || Some(is_chosen(desk, facet.name, &pressed).to_string()))
        .add(shown)
        .add(el("span").class("number").add(live_text(number)));
    el("li").add(button).done()
}

/// The range of days.
fn days(desk: Desk) -> Part {
    let [first, last] = untrack(|| {
        let answer = desk.stages.counts.read();
        [answer.facets.first_day, answer.facets.last_day].map(|day| day.map(|d| d.to_string()))
    });
    let field =
        |id: &'static str, said: &'static str, place: fn(&mut Address) -> &mut Option<Day>| {
            let set_day = move |typed: String| {
                // A field being filled in is no day yet; an emptied one takes the bound away.
                let day = Day::parse(&typed);
                if day.is_some() || typed.is_empty() {
                    desk.choose(|address| *place(address) = day);
                }
            };
            let written = move || {
                let mut address = desk.address().clone();
                place(&mut address).map(|day| day.to_string()).unwrap_or_default()
            };
            let input = el("input")
                .attr("id", id)
                .attr("type", "date")
                .attr_if("min", first.as_deref())
                .attr_if("max", last.as_deref())
                .live_value(written)
                .on("change", move |change| set_day(browser::value_of(&change)));
            vec![el("label").attr("for", id).add(said), input]
        };
    el("fieldset")
        .class("facet days")
        .add(el("legend").add("Published"))
        .add(field("from", "From", |address| &mut address.filters.from))
        .add(field("to", "To", |address| &mut address.filters.to))
}
