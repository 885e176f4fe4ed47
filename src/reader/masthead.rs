//! The masthead: the edition's name, how much is in it, and the two drawers of the page.

use leptos::prelude::Get;

use super::browser;
use super::control::{link_to_list, tool};
use super::desk::Desk;
use super::icon;
use super::part::{Part, el};
use super::said::stories_said;
use crate::address::Address;

/// The top of every page.
pub(super) fn masthead(desk: Desk) -> Part {
    let tt = el("span").class("tt-mark").attr("aria-hidden", "true").add("TT");
    el("header")
        .class("masthead")
        .live_flag("inert", move || desk.sheet.get())
        .add(link_to_list(desk, Address::default()).class("wordmark").add(desk.name()))
        .add(el("span").class("masthead-count").add(stories_said(desk.len())))
        .add(
            el("div")
                .class("tools")
                .add(
                    tool("tool", tt, "Text and appearance", || browser::open_dialog("appearance"))
                        .attr("id", "tt")
                        .attr("aria-haspopup", "dialog"),
                )
                .add(
                    tool("tool", icon::question(), "Help", || browser::open_dialog("help"))
                        .attr("id", "help-button")
                        .attr("aria-haspopup", "dialog"),
                ),
        )
}
