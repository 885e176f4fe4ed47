//! A picture: its box is reserved before it arrives, caption and credit are two voices. A picture
//! that was not kept leaves its caption and credit, and a way to it where that is known.

use super::body::web_link;
use super::browser;
use super::part::{Part, el};
use crate::article::{Image, ImageFile};

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

/// The picture with what is said about it; nothing where neither is there.
pub(super) fn figure(image: &Image, purpose: Use) -> Option<Part> {
    let picture = image.file.as_ref().map(|file| bitmap(image, file, purpose));
    if purpose == Use::Card {
        return picture.map(|picture| el("figure").add(picture));
    }
    let is_note = picture.is_none();
    let alt = image.alt.as_deref().filter(|words| is_note && !words.trim().is_empty());
    let caption = image.caption.as_deref().or(alt);
    let caption = caption.map(|words| el("bdi").class("caption").add(words).add(" "));
    let credit = image.credit.as_ref().map(|credit| credit.line()).filter(|line| !line.is_empty());
    let credit = credit.map(|words| el("bdi").class("credit").add(words));
    let known = caption.is_some() || credit.is_some();
    // The label is the page's own word, not the story's.
    let note = is_note.then(|| match &image.address {
        Some(address) => Some(web_link(address.as_str())),
        None => known.then(|| el("span")),
    });
    let note = note.flatten().map(|note| note.class("note").attr("lang", "en").add("Picture"));
    let words = (known || note.is_some())
        .then(|| el("figcaption").add(note).add(is_note.then_some(" ")).add(caption).add(credit));
    let shape = image.file.as_ref().and_then(shape);
    (!is_note || words.is_some())
        .then(|| el("figure").attr_if("data-shape", shape).add(picture).add(words))
}

/// Shapes that do not fill the column: taller than a window, or smaller than the column.
fn shape(file: &ImageFile) -> Option<&'static str> {
    let (width, height) = (file.width.count(), file.height.count());
    let is_tall = u32::from(height) * 2 > u32::from(width) * 3;
    is_tall.then_some("tall").or((width < 400).then_some("small"))
}

fn bitmap(image: &Image, file: &ImageFile, purpose: Use) -> Part {
    let alt = image.alt.as_deref().filter(|_| purpose != Use::Card);
    el("img")
        .attr("loading", if purpose == Use::Lead { "eager" } else { "lazy" })
        .attr("decoding", "async")
        .attr("width", &file.width.count().to_string())
        .attr("height", &file.height.count().to_string())
        .attr("alt", alt.unwrap_or_default())
        .attr("src", &browser::in_edition(file.path.as_str()))
        .on("error", |failed| browser::mark_missing(&failed))
}
