//! The drawer that says what can be typed and pressed.

use super::browser;
use super::desk::Desk;
use super::drawer::drawer;
use super::part::{Part, el};
use leptos::prelude::Read;

/// What can be typed into the search field.
const SEARCHES: [(&str, &str); 15] = [
    ("ice core", "stories with both words, best match first"),
    ("\"ice core\"", "the words side by side"),
    ("ice -lake", "without a word"),
    ("ice OR snow", "one of the two; parentheses hold words together"),
    ("headline:ice", "in the headline; so caption: and by:"),
    ("section:science", "of one section; so agency:"),
    ("source:\"data desk\"", "of one source"),
    ("lang:ar", "in one language"),
    ("topic:canals", "about a topic"),
    ("place:Panama", "about a place"),
    ("before:2024", "published before it began"),
    ("after:2020-06-30", "published on that day or later"),
    ("on:last week", "published then; so today, monday, 7d, 2024-03"),
    ("minutes:<5", "read in less than five minutes"),
    ("sort:newest", "newest first; so oldest, shortest"),
];

/// What can be pressed.
const KEYS: [(&str, &str); 7] = [
    ("/", "search"),
    ("↓", "in the search field, along what is suggested"),
    ("j", "next card, or next story"),
    ("k", "previous card, or previous story"),
    ("o", "open the card"),
    ("Esc", "back to the list; in the search field, clear it"),
    ("?", "this help"),
];

/// The help.
pub(super) fn help(desk: Desk) -> Part {
    let list = |class: &'static str, rows: &[(&str, &str)]| {
        let rows = rows.iter().map(|&(typed, does)| {
            el("div").add(el("dt").add(el("kbd").add(typed))).add(el("dd").add(does))
        });
        el("dl").class(class).add(rows.collect::<Vec<_>>())
    };
    let switch = el("input")
        .attr("id", "single-keys")
        .attr("type", "checkbox")
        .live_checked(move || desk.settings.read().keys)
        .on("change", move |change| {
            let on = browser::is_checked(&change);
            desk.change_settings(|settings| settings.keys = on);
        });
    drawer("help", "Help")
        .add(el("h3").add("What you can search for"))
        .add(list("keys searches", &SEARCHES))
        .add(el("h3").add("Keys"))
        .add(list("keys", &KEYS))
        .add(
            el("label").class("switch").add(switch).add(el("span").add("Single keys are commands")),
        )
}
