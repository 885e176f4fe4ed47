//! The few icons, drawn in one hand: 20 by 20, a line of 1.5, round ends. Always beside a label.

use leptos::prelude::*;

/// An icon, hidden from screen readers: the label beside it speaks. Drawings need their namespace,
/// so this is the one piece of markup that `view!` writes.
fn icon(path: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=path/>
        </svg>
    }
    .into_any()
}

pub(super) fn glass() -> AnyView {
    icon("M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M13.2 13.2L17 17")
}

pub(super) fn cross() -> AnyView {
    icon("M5.5 5.5L14.5 14.5M14.5 5.5L5.5 14.5")
}

pub(super) fn bookmark() -> AnyView {
    icon("M5.5 3h9v14L10 13.2L5.5 17z")
}

pub(super) fn sliders() -> AnyView {
    icon("M3 6h7M14 6h3M12 4v4M3 14h3M10 14h7M8 12v4")
}

pub(super) fn question() -> AnyView {
    icon("M7.2 7.6a2.8 2.8 0 1 1 4 2.6c-.8.4-1.2 1-1.2 1.9M10 15.2v.1")
}

pub(super) fn arrow_back() -> AnyView {
    icon("M16 10H4M9 5L4 10L9 15")
}

pub(super) fn share() -> AnyView {
    icon("M10 12V3.5M6.8 6.2L10 3L13.2 6.2M5 10v6.5h10V10")
}
