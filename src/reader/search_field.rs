//! The search field. Answers come with every letter; nothing waits for Enter.

use leptos::prelude::*;

use super::browser;
use super::control::tool;
use super::desk::Desk;
use super::icon;
use super::part::{Part, el, live};
use super::suggestions::Suggestions;
use crate::address::MOST_CHARS;

/// The field at the top of the front page.
pub(super) fn search_field(desk: Desk, suggestions: Suggestions) -> Part {
    let is_empty = Memo::new(move |_| desk.address().query.is_empty());
    let clear = move || {
        desk.type_query(String::new());
        browser::focus("#search");
    };
    let input = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("placeholder", "Search the stories")
        // As much as an address keeps.
        .attr("maxlength", &MOST_CHARS.to_string())
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .live_value(move || desk.address().query.clone())
        .on("input", move |typed| desk.type_query(browser::value_of(&typed)));
    let input = suggestions.lead(desk, input);
    let end = live(move || {
        if is_empty.get() {
            el("kbd").attr("aria-hidden", "true").add("/")
        } else {
            tool("clear", icon::cross(), "Clear the search", clear)
        }
    });
    let form = el("form")
        .class("field")
        .on("submit", |submit| submit.prevent_default())
        .add(icon::glass())
        .add(el("label").class("unseen").attr("for", "search").add("Search the stories"))
        .add(input)
        .add(end);
    el("search").class("search").add(form)
}
