//! The drawer that says what can be typed and pressed.

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::icon;

/// What can be typed into the search field.
const SEARCHES: [(&str, &str); 7] = [
    ("ice core", "stories with both words, best match first"),
    ("\"ice core\"", "the words side by side"),
    ("ice -lake", "without a word"),
    ("section:science", "of one section"),
    ("source:\"data desk\"", "of one source"),
    ("lang:ar", "in one language"),
    ("before:2024 after:2020-06-30", "by day of publication"),
];

/// What can be pressed.
const KEYS: [(&str, &str); 6] = [
    ("/", "search"),
    ("j", "next card, or next story"),
    ("k", "previous card, or previous story"),
    ("o", "open the card"),
    ("Esc", "back to the list, or clear the search"),
    ("?", "this help"),
];

/// The help.
#[component]
pub(super) fn Help() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let row = |(typed, does): (&'static str, &'static str)| {
        view! { <div><dt><kbd>{typed}</kbd></dt><dd>{does}</dd></div> }
    };
    let switch = move |on: bool| {
        desk.settings.update(|settings| settings.keys = on);
        browser::store_settings(&desk.settings.read_untracked());
    };
    view! {
        <dialog id="help" class="drawer" aria-labelledby="help-title" closedby="any">
            <div class="drawer-head">
                <h2 id="help-title">"Help"</h2>
                <button class="tool" type="button" on:click=|_| browser::close_dialog("help")>
                    {icon::cross()} <span class="unseen">"Close"</span>
                </button>
            </div>
            <h3>"What you can search for"</h3>
            <dl class="keys">{SEARCHES.map(row)}</dl>
            <h3>"Keys"</h3>
            <dl class="keys">{KEYS.map(row)}</dl>
            <label class="switch">
                <input id="single-keys" type="checkbox" prop:checked=move || desk.settings.read().keys
                    on:change:target=move |change| switch(change.target().checked())/>
                <span>"Single letters are commands"</span>
            </label>
        </dialog>
    }
}
