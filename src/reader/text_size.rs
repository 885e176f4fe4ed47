//! Smaller text, its size, larger text.

use leptos::prelude::Read;

use super::control::{button, unseen};
use super::desk::Desk;
use super::part::{Part, el, live_text};
use super::settings::SIZES;

/// Two buttons and the size between them.
pub(super) fn text_size(desk: Desk) -> Part {
    let step = move |class: &'static str, by: isize, words: &str, last: u8| {
        button(class, move || desk.change_settings(|settings| settings.step_size(by)))
            .live_flag("disabled", move || desk.settings.read().size == last)
            .add(el("span").attr("aria-hidden", "true").add("T"))
            .add(unseen(words))
    };
    let size = el("output")
        .attr("aria-live", "polite")
        .add(live_text(move || desk.settings.read().size.to_string()));
    el("div")
        .class("stepper")
        .attr("role", "group")
        .attr("aria-label", "Size of story text")
        .add(step("smaller", -1, "Smaller text", SIZES[0]))
        .add(size)
        .add(step("larger", 1, "Larger text", SIZES[SIZES.len() - 1]))
}
