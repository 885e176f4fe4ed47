//! An article set in a browser: the front page, the stories, and what one can do there.
//!
//! Everything shown is a pure function of the article set, the address and the reader's settings.
//! The address is the only state of the page; `desk` derives the rest from it.

mod browser;
mod settings;
mod word_list;
mod searches;
mod recent;
mod part;
mod keyed_list;
mod icon;
mod said;
mod control;
mod finder;
mod loading;
mod counts;
mod stages;
mod desk;
mod keys;
mod drawer;
mod text_size;
mod appearance;
mod help;
mod masthead;
mod marked;
mod figure;
mod suggestions;
mod search_field;
mod timeline;
mod days;
mod facets;
mod saved;
mod summary;
mod why;
mod card;
mod front;
mod body;
mod colophon;
mod story;

use leptos::prelude::*;

use desk::Desk;
use loading::{Loaded, Loading};
use part::{Part, el, live, several};

/// Loads the article set and shows it in place of the shell, which stays until then.
pub fn mount() {
    browser::show_panics();
    // Not in the task that makes the program out of its bytes: on a phone that one is long enough.
    browser::soon(|| browser::mount_app(reader));
}

/// The page in its three states: waiting for the article set, showing it, or saying why not.
fn reader() -> AnyView {
    let loading = RwSignal::new(Loading::Waiting);
    // Behind the task that puts the reader in the page: both run code for the first time.
    browser::soon(move || {
        browser::ready();
        loading::start(loading);
    });
    live(move || match loading.get() {
        Loading::Waiting => None,
        Loading::Failed(why) => Some(failed(&why).done()),
        Loading::Ready(loaded) => Some(edition(loaded)),
    })
}

fn failed(why: &str) -> Part {
    browser::remove_shell();
    el("main").class("page failure").add(
        el("div")
            .attr("id", "failure")
            .attr("role", "alert")
            .add(el("h1").add("The stories could not be opened"))
            .add(el("p").add(why))
            .add(
                el("p").add(
                    el("a").attr("id", "reload").class("button").attr("href", "").add("Reload"),
                ),
            ),
    )
}

/// The edition, once its stories are there. Its page is made in a task of its own.
fn edition(loaded: Loaded) -> AnyView {
    let desk = Desk::open(loaded);
    let is_open = RwSignal::new(false);
    browser::soon(move || {
        // The page may be gone by then.
        let _ = is_open.try_set(true);
    });
    live(move || is_open.get().then(|| page(desk)))
}

fn page(desk: Desk) -> AnyView {
    browser::remove_shell();
    desk.begin();
    keys::listen(desk);
    let story = Memo::new(move |_| desk.address().story.clone());
    let page = live(move || match story.get() {
        None => front::front(desk),
        Some(slug) => match desk.find(&slug) {
            Some(found) => story::story_page(desk, &found),
            None => front::lost(desk).done(),
        },
    });
    let skip = el("a")
        .attr("id", "skip")
        .class("skip")
        .attr("href", "#content")
        .live_flag("inert", move || desk.sheet.get())
        .on("click", |click| {
            // The fragment is not for us: it would make an entry in the history.
            click.prevent_default();
            browser::focus("#content");
        })
        .add("Skip to the stories");
    let drawers = live(move || {
        let drawers = || vec![appearance::appearance(desk), help::help(desk)];
        desk.stages.has_drawers.get().then(drawers)
    });
    several(vec![
        skip.done(),
        el("div").class("page").add(masthead::masthead(desk)).add(page).done(),
        drawers,
    ])
}
