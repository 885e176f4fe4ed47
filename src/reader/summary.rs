//! The line above the list: how many stories, what narrows them, and in which order they stand.

use leptos::prelude::*;

use super::desk::Desk;
use super::icon;
use crate::address::{Address, sort_name, sort_named};

/// What narrows the list, as words that can be taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chip {
    said: String,
    /// The address without it.
    rest: Address,
}

fn chips(address: &Address) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |said: String, take: &dyn Fn(&mut Address)| {
        let mut rest = address.without_story();
        take(&mut rest);
        chips.push(Chip { said, rest });
    };
    let filters = &address.filters;
    for value in &filters.sections {
        chip(value.clone(), &|rest| rest.filters.sections.retain(|other| other != value));
    }
    for value in &filters.sources {
        chip(value.clone(), &|rest| rest.filters.sources.retain(|other| other != value));
    }
    for value in &filters.languages {
        let said = super::facets::value_said("language", value);
        chip(said, &|rest| rest.filters.languages.retain(|other| other != value));
    }
    for value in &filters.topics {
        chip(value.clone(), &|rest| rest.filters.topics.retain(|other| other != value));
    }
    for value in &filters.places {
        chip(value.clone(), &|rest| rest.filters.places.retain(|other| other != value));
    }
    if let Some(from) = filters.from {
        chip(super::facets::from_said(from), &|rest| rest.filters.from = None);
    }
    if let Some(to) = filters.to {
        chip(super::facets::to_said(to), &|rest| rest.filters.to = None);
    }
    chips
}

/// "7 stories", "1 story", and while search is still reading, how far it is.
pub(super) fn count_said(desk: Desk) -> String {
    let total = desk.answer.read().total;
    let noun = if total == 1 { "story" } else { "stories" };
    let all = desk.len();
    let read = desk.indexed.get();
    if read < all && !desk.address.read().query.trim().is_empty() {
        return format!("{total} {noun} so far; {read} of {all} read for the search");
    }
    format!("{total} {noun}")
}

/// The line above the list.
#[component]
pub(super) fn Summary(sheet: RwSignal<bool>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let shown = Memo::new(move |_| chips(&desk.address.read()));
    let order = move || sort_name(desk.address.read().sort_in_force());
    let can_match = move || !desk.address.read().query.trim().is_empty();
    let reorder = move |name: String| {
        let chosen = sort_named(&name);
        desk.choose(move |address| {
            address.sort = None;
            // The usual order needs no words in the address.
            if chosen != Some(address.sort_in_force()) {
                address.sort = chosen;
            }
        });
    };
    view! {
        <div class="summary">
            <p id="count" class="count">{move || count_said(desk)}</p>
            <ul class="chips" aria-label="What narrows the list">
                <For each=move || shown.get() key=|chip| chip.rest.search() let:chip>
                    <li>
                        <button class="chip" type="button" on:click={
                            let rest = chip.rest.clone();
                            move |_| desk.choose(|address| *address = rest.clone())
                        }>
                            <span class="unseen">"Take away: "</span>
                            {chip.said.clone()}
                            {icon::cross()}
                        </button>
                    </li>
                </For>
            </ul>
            <div class="summary-tools">
                <button id="filters" class="button filters-button" type="button" aria-haspopup="dialog"
                    aria-expanded=move || sheet.get().to_string() on:click=move |_| sheet.set(true)>
                    {icon::sliders()} "Filters"
                </button>
                <label class="sort">
                    <span class="unseen">"Order"</span>
                    <select id="sort" prop:value=order on:change:target=move |change| reorder(change.target().value())>
                        <option value="best" disabled=move || !can_match()>"Best match"</option>
                        <option value="newest">"Newest"</option>
                        <option value="oldest">"Oldest"</option>
                        <option value="shortest">"Shortest"</option>
                    </select>
                </label>
            </div>
        </div>
    }
}
