//! A drawer: a dialog over the page that closes by its button, by Escape and by a click beside it.

use super::browser;
use super::control::tool;
use super::icon;
use super::part::{Part, el};

/// An empty drawer with its heading.
pub(super) fn drawer(id: &'static str, heading: &'static str) -> Part {
    let title = format!("{id}-title");
    let head = el("div")
        .class("drawer-head")
        .add(el("h2").attr("id", &title).add(heading))
        .add(tool("tool", icon::cross(), "Close", move || browser::close_dialog(id)));
    el("dialog")
        .attr("id", id)
        .class("drawer")
        .attr("aria-labelledby", &title)
        .on("click", move |click| {
            // The dialog itself is the target only where its backdrop or its edge was hit.
            if browser::is_beside(&click) {
                browser::close_dialog(id);
            }
        })
        .add(head)
}
