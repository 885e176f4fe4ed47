//! A picture: its box is reserved before it arrives, caption and credit are two voices.

use super::browser;
use super::part::{Part, el};
use crate::article::Image;

/// What the picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// On a card: no caption, and no description, since the headline speaks.
    Card,
    /// The first picture of a story.
    Lead,
    /// Within a story; it may arrive late.
    Body,
}

/// The picture with what is said about it.
pub(super) fn figure(image: &Image, purpose: Use) -> Part {
    let is_card = purpose == Use::Card;
    let picture = el("img")
        .attr("loading", if purpose == Use::Lead { "eager" } else { "lazy" })
        .attr("decoding", "async")
        .attr("width", &image.width.count().to_string())
        .attr("height", &image.height.count().to_string())
        .attr("alt", if is_card { "" } else { &image.alt })
        .attr("src", &browser::in_edition(image.path.as_str()))
        .on("error", |failed| browser::mark_missing(&failed));
    let figure = el("figure").add(picture);
    if is_card {
        return figure;
    }
    let credit = image.credit.as_ref().map(|credit| credit.line()).filter(|line| !line.is_empty());
    let caption =
        image.caption.as_ref().map(|words| el("span").class("caption").add(&**words).add(" "));
    let credit = credit.map(|words| el("span").class("credit").add(words));
    let says = caption.is_some() || credit.is_some();
    figure.add(says.then(|| el("figcaption").add(caption).add(credit)))
}
