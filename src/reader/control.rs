//! Buttons and links as the reader uses them.

use super::browser;
use super::desk::Desk;
use super::part::{Part, Piece, el};
use crate::address::Address;

/// A button with words.
pub(super) fn button(class: &'static str, then: impl FnMut() + 'static) -> Part {
    boxed_button(class, Box::new(then))
}

#[inline(never)]
fn boxed_button(class: &'static str, mut then: Box<dyn FnMut()>) -> Part {
    el("button").class(class).attr("type", "button").on("click", move |_| then())
}

/// A round button with an icon; the words are for who hears the page, and for the pointer.
pub(super) fn tool(
    class: &'static str,
    icon: impl Piece,
    words: &'static str,
    then: impl FnMut() + 'static,
) -> Part {
    button(class, then).attr("title", words).add(icon).add(unseen(words))
}

/// Words that are heard and not seen.
pub(super) fn unseen(words: &str) -> Part {
    el("span").class("unseen").add(words)
}

/// A link that does `then` here, and that the browser can open elsewhere.
pub(super) fn link(href: &str, then: impl FnMut() + 'static) -> Part {
    // An empty address would be the one in view; a question mark alone is the front page.
    let href = if href.is_empty() { "?" } else { href };
    on_plain_click(el("a").attr("href", href), then)
}

/// Does `then` on a click that means "here".
pub(super) fn on_plain_click(part: Part, then: impl FnMut() + 'static) -> Part {
    boxed_plain_click(part, Box::new(then))
}

#[inline(never)]
fn boxed_plain_click(part: Part, mut then: Box<dyn FnMut()>) -> Part {
    part.on("click", move |click| {
        if browser::is_plain_click(&click) {
            click.prevent_default();
            then();
        }
    })
}

/// A link to a list, which opens at its top.
pub(super) fn link_to_list(desk: Desk, address: Address) -> Part {
    link(&address.written(), move || desk.go_and_focus(address.clone(), &["#content"]))
}
