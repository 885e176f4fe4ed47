//! The front page: search, filters, and the stories that answer.

use leptos::prelude::*;

use super::browser;
use super::card::StoryCard;
use super::desk::{CARDS, Desk};
use super::facets::Facets;
use super::search_field::SearchField;
use super::summary::{Summary, count_said};
use crate::address::Address;

/// The list of stories and what governs it.
#[component]
pub(super) fn Front() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let sheet = RwSignal::new(false);
    browser::set_title(&desk.name());
    let docs = move || desk.answer.read().hits.iter().map(|hit| hit.doc.0).collect::<Vec<_>>();
    let nothing = Memo::new(move |_| desk.answer.read().total == 0);
    let plain = move || !desk.address.read().is_narrowed();
    let left = move || desk.answer.read().total.saturating_sub(desk.shown.get());
    let inert = move || sheet.get();
    announce(desk);
    let near = StoredValue::new_local(None);
    // The watched element exists from the next frame on.
    browser::on_next_frame(move || {
        let _ = near.try_set_value(browser::on_near("list-end", move || desk.show_more()));
    });
    view! {
        <div class="front-top" inert=inert>
            <SearchField/>
            <Summary sheet/>
        </div>
        <div class="front">
            <Facets sheet/>
            <main id="content" class="list" tabindex="-1" inert=inert>
                <h1 class="unseen">"Stories"</h1>
                <Refused/>
                <div id="cards" class="cards" data-plain=move || plain().then_some("")>
                    <For each=docs key=|doc| *doc let:doc>
                        {desk.article(crate::search::DocId(doc)).map(|story| view! { <StoryCard story/> })}
                    </For>
                </div>
                <Show when=move || nothing.get()><Nothing/></Show>
                <Show when=move || {left() > 0}>
                    <p class="more">
                        <button id="more" class="button" type="button" on:click=move |_| desk.show_more()>
                            "Show " {move || left().min(CARDS)} " more"
                        </button>
                        <span class="meta">{left} " stories left"</span>
                    </p>
                </Show>
                <div id="list-end" aria-hidden="true"></div>
            </main>
        </div>
        <p id="said" class="unseen" role="status">{move || desk.announcement.get()}</p>
        <footer class="foot">
            <p>"Everything here lies on this page. What you search and read is sent nowhere."</p>
        </footer>
    }
}

/// Tells a screen reader the number of stories, once, when the reader pauses in typing.
fn announce(desk: Desk) {
    let waiting = StoredValue::new_local(None);
    Effect::new(move |before: Option<String>| {
        let said = count_said(desk);
        if before.as_ref().is_some_and(|before| *before != said) {
            let later = said.clone();
            let pause = browser::after(700, move || {
                // The page may be gone by then.
                let _ = desk.announcement.try_set(later);
            });
            // Dropping the one before takes it back.
            waiting.set_value(Some(pause));
        }
        said
    });
}

/// What to do when nothing answers.
#[component]
fn Nothing() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let has_filters = move || desk.address.read().filters != Default::default();
    let has_query = move || !desk.address.read().query.trim().is_empty();
    view! {
        <section id="nothing" class="nothing">
            <h2>"No story answers"</h2>
            <p>
                {move || has_query().then(|| view! {
                    "Nothing here holds " <q><bdi>{desk.address.read().query.trim().to_owned()}</bdi></q>
                    {move || if has_filters() { " under the filters chosen." } else { "." }}
                })}
                {move || (!has_query()).then_some("Nothing here fits all the filters chosen.")}
            </p>
            <ul class="ways">
                <Show when=move || {has_filters() && has_query()}>
                    <li><button class="button" type="button"
                        on:click=move |_| desk.choose(|address| address.filters = Default::default())>
                        "Search without the filters"
                    </button></li>
                </Show>
                <li><button class="button" type="button"
                    on:click=move |_| desk.choose(|address| *address = Address::default())>
                    "Show all " {desk.len()} " stories"
                </button></li>
            </ul>
            <p class="meta">"Fewer or shorter words find more. A word is found by its beginning while you type it."</p>
        </section>
    }
}

/// Says how many stories could not be taken, and why.
#[component]
fn Refused() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let refusals = desk.refusals();
    (!refusals.is_empty()).then(|| {
        let count = refusals.len();
        let noun = if count == 1 { "story" } else { "stories" };
        view! {
            <details class="refused">
                <summary>{count} " " {noun} " of this edition could not be shown"</summary>
                <ul>
                    {refusals.iter().take(20).map(|refusal| view! { <li>{refusal.to_string()}</li> }).collect_view()}
                </ul>
            </details>
        }
    })
}
