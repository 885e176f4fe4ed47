//! An article set in a browser: the front page, the stories, and what one can do there.
//!
//! Everything shown is a pure function of the article set, the address and the reader's settings.
//! The address is the only state of the page; `desk` derives the rest from it.

mod appearance;
mod body;
mod browser;
mod card;
mod desk;
mod facets;
mod figure;
mod front;
mod help;
mod icon;
mod keys;
mod loading;
mod marked;
mod masthead;
mod search_field;
mod settings;
mod story;
mod summary;

use leptos::prelude::*;

use desk::Desk;
use loading::{Loaded, Loading};

/// Takes the place of the shell in the page, loads the article set and shows it.
pub fn mount() {
    browser::show_panics();
    browser::mount_app(|| view! { <Reader/> });
    browser::ready();
}

/// The page in its three states: waiting for the article set, showing it, or saying why not.
#[component]
fn Reader() -> impl IntoView {
    let loading = RwSignal::new(Loading::Waiting);
    loading::start(loading);
    move || match loading.get() {
        Loading::Waiting => view! {
            <div class="page">
                <header class="masthead"><span class="wordmark">"Offprint"</span></header>
                <div class="search"><div class="field"></div></div>
                <p class="waiting">"Opening the stories…"</p>
            </div>
        }
        .into_any(),
        Loading::Failed(why) => view! {
            <main class="page failure" id="failure" role="alert">
                <h1>"The stories could not be opened"</h1>
                <p>{why}</p>
                <p><a class="button" href="">"Reload"</a></p>
            </main>
        }
        .into_any(),
        Loading::Ready(loaded) => view! { <Edition loaded/> }.into_any(),
    }
}

/// The edition, once its stories are there.
#[component]
fn Edition(loaded: Loaded) -> impl IntoView {
    let desk = Desk::open(loaded);
    provide_context(desk);
    keys::listen(desk);
    let story = Memo::new(move |_| desk.address.read().story.clone());
    view! {
        <a id="skip" class="skip" href="#content" on:click=move |click| {
            click.prevent_default();
            browser::focus("#content");
        }>"Skip to the stories"</a>
        <div class="page">
            <masthead::Masthead/>
            {move || match story.get() {
                None => view! { <front::Front/> }.into_any(),
                Some(slug) => match desk.find(&slug) {
                    Some(found) => view! { <story::StoryPage story=found/> }.into_any(),
                    None => view! { <story::Lost/> }.into_any(),
                },
            }}
        </div>
        <appearance::Appearance/>
        <help::Help/>
    }
}
