//! The filters beside the list, each with how many stories it would leave.
//!
//! On a phone they lie in a sheet over the page; the rest of the page is then inert.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::icon;
use crate::address::{Address, toggle};
use crate::article::{Day, day_said};
use crate::search::{Answer, FacetCount, Filters};
use crate::text::Language;

/// One filter: its name in the address, its heading, and where its counts and choices are.
#[derive(Clone, Copy)]
struct Facet {
    name: &'static str,
    heading: &'static str,
    counts: fn(&Answer) -> &[FacetCount],
    chosen: fn(&mut Filters) -> &mut Vec<String>,
}

const FACETS: [Facet; 5] = [
    Facet {
        name: "section",
        heading: "Section",
        counts: |answer| &answer.facets.sections,
        chosen: |filters| &mut filters.sections,
    },
    Facet {
        name: "language",
        heading: "Language",
        counts: |answer| &answer.facets.languages,
        chosen: |filters| &mut filters.languages,
    },
    Facet {
        name: "source",
        heading: "Source",
        counts: |answer| &answer.facets.sources,
        chosen: |filters| &mut filters.sources,
    },
    Facet {
        name: "topic",
        heading: "Topic",
        counts: |answer| &answer.facets.topics,
        chosen: |filters| &mut filters.topics,
    },
    Facet {
        name: "place",
        heading: "Place",
        counts: |answer| &answer.facets.places,
        chosen: |filters| &mut filters.places,
    },
];

/// How many values of a filter are shown before one asks for the rest.
const FIRST_VALUES: usize = 6;

/// How a value is said: languages by their own names, all else as written.
pub(super) fn value_said(facet: &str, value: &str) -> String {
    match Language::parse(value) {
        Some(language) if facet == "language" => language.own_name().to_owned(),
        _ => value.to_owned(),
    }
}

fn said(day: Day) -> String {
    Language::parse("en").map_or_else(|| day.to_string(), |english| day_said(day, &english))
}

/// How the first day of a range is said.
pub(super) fn from_said(day: Day) -> String {
    format!("from {}", said(day))
}

/// How the last day of a range is said.
pub(super) fn to_said(day: Day) -> String {
    format!("to {}", said(day))
}

/// All filters, beside the list or in the sheet.
#[component]
pub(super) fn Facets(sheet: RwSignal<bool>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let close = move || {
        sheet.set(false);
        browser::on_next_frame(|| browser::focus("#filters"));
    };
    Effect::new(move |_| {
        if sheet.get() {
            browser::on_next_frame(|| browser::focus("#facets .sheet-close"));
        }
    });
    let total = move || desk.answer.read().total;
    let role = move || if sheet.get() { "dialog" } else { "region" };
    view! {
        <div id="facets" class="facets" class:open=move || sheet.get() role=role aria-label="Filters"
            aria-modal=move || sheet.get().then_some("true")
            on:keydown=move |key| if key.key() == "Escape" && sheet.get_untracked() {
                key.prevent_default();
                key.stop_propagation();
                close();
            }>
            <div class="sheet-head">
                <h2>"Filters"</h2>
                <button class="tool sheet-close" type="button" on:click=move |_| close()>
                    {icon::cross()} <span class="unseen">"Close the filters"</span>
                </button>
            </div>
            {FACETS.map(|facet| view! { <FacetList facet/> })}
            <Days/>
            <div class="sheet-foot">
                <button class="button strong" type="button" on:click=move |_| close()>
                    "Show " {total} {move || if total() == 1 { " story" } else { " stories" }}
                </button>
            </div>
        </div>
    }
}

/// One filter and its values.
#[component]
fn FacetList(facet: Facet) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let all = RwSignal::new(false);
    let counts = Memo::new(move |_| (facet.counts)(&desk.answer.read()).to_vec());
    let chosen = Memo::new(move |_| {
        let mut filters = desk.address.read().filters.clone();
        std::mem::take((facet.chosen)(&mut filters))
    });
    let is_chosen = move |value: &str| chosen.read().iter().any(|chosen| chosen == value);
    let values = move || {
        let counts = counts.read();
        let most = if all.get() { usize::MAX } else { FIRST_VALUES };
        // Values in use stay in sight, whatever their number.
        let first = counts.iter().enumerate();
        first
            .filter(|(n, count)| *n < most || is_chosen(&count.value))
            .map(|(_, count)| Arc::<str>::from(count.value.as_str()))
            .collect::<Vec<_>>()
    };
    let number = move |value: &str| {
        counts.read().iter().find(|count| count.value == value).map_or(0, |count| count.count)
    };
    let hidden = move || counts.read().len().saturating_sub(FIRST_VALUES);
    view! {
        <fieldset class="facet" data-facet=facet.name hidden=move || counts.read().is_empty()>
            <legend>{facet.heading}</legend>
            <ul>
                <For each=values key=Clone::clone let:value>
                    {
                        let (pressed, counted, pick) = (value.clone(), value.clone(), value.clone());
                        let shown = value_said(facet.name, &value);
                        let lang = (facet.name == "language").then(|| value.to_string());
                        view! {
                            <li>
                                <button class="choice" type="button" data-value=value.to_string()
                                    aria-pressed=move || is_chosen(&pressed).to_string()
                                    on:click=move |_| {
                                        desk.choose(|address| toggle((facet.chosen)(&mut address.filters), &pick));
                                    }>
                                    <bdi lang=lang>{shown}</bdi>
                                    <span class="number">{move || number(&counted)}</span>
                                </button>
                            </li>
                        }
                    }
                </For>
            </ul>
            <Show when=move || {hidden() > 0}>
                <button class="more-values" type="button" aria-expanded=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)>
                    {move || if all.get() { "Fewer".to_owned() } else { format!("{} more", hidden()) }}
                    <span class="unseen">" of " {facet.heading}</span>
                </button>
            </Show>
        </fieldset>
    }
}

/// The range of days.
#[component]
fn Days() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let bounds = desk.answer.with_untracked(|answer| {
        [answer.facets.first_day, answer.facets.last_day].map(|day| day.map(|d| d.to_string()))
    });
    let [first, last] = bounds;
    let set_day = move |typed: String, place: fn(&mut Address) -> &mut Option<Day>| {
        // A field being filled in is no day yet; an emptied one takes the bound away.
        let day = Day::parse(&typed);
        if day.is_some() || typed.is_empty() {
            desk.choose(|address| *place(address) = day);
        }
    };
    let written = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let (first_too, last_too) = (first.clone(), last.clone());
    view! {
        <fieldset class="facet days">
            <legend>"Published"</legend>
            <label for="from">"From"</label>
            <input id="from" type="date" min=first max=last
                prop:value=move || written(desk.address.read().filters.from)
                on:change:target=move |change| set_day(change.target().value(), |a| &mut a.filters.from)/>
            <label for="to">"To"</label>
            <input id="to" type="date" min=first_too max=last_too
                prop:value=move || written(desk.address.read().filters.to)
                on:change:target=move |change| set_day(change.target().value(), |a| &mut a.filters.to)/>
        </fieldset>
    }
}
