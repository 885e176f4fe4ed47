//! A picture: its box is reserved before it arrives, caption and credit are two voices.

use leptos::prelude::*;

use super::browser;
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
pub(super) fn figure(image: &Image, purpose: Use) -> impl IntoView + use<> {
    let is_card = purpose == Use::Card;
    let alt = if is_card { String::new() } else { image.alt.to_string() };
    let credit = image.credit.as_ref().map(|credit| credit.line()).filter(|line| !line.is_empty());
    let caption = image.caption.as_ref().map(|caption| caption.to_string());
    let says = !is_card && (credit.is_some() || caption.is_some());
    view! {
        <figure>
            <img src=browser::in_edition(image.path.as_str()) alt=alt
                width=image.width.count() height=image.height.count()
                loading=if purpose == Use::Lead { "eager" } else { "lazy" } decoding="async"/>
            {says.then(|| view! {
                <figcaption>
                    {caption.map(|caption| view! { <span class="caption">{caption}</span> " " })}
                    {credit.map(|credit| view! { <span class="credit">{credit}</span> })}
                </figcaption>
            })}
        </figure>
    }
}
