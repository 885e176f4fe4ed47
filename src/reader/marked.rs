//! Words with the matched ones marked.

use std::ops::Range;

use leptos::prelude::*;

/// The text with these byte ranges of it in `<mark>`. Ranges that do not fit are passed over: a
/// mark is a help, and must never cost the text.
pub(super) fn marked(text: &str, marks: &[Range<usize>]) -> impl IntoView + use<> {
    let mut pieces = Vec::with_capacity(marks.len() * 2 + 1);
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(inside)) = (text.get(at..mark.start), text.get(mark.clone()))
        else {
            continue;
        };
        if !before.is_empty() {
            pieces.push(before.to_owned().into_any());
        }
        pieces.push(view! { <mark>{inside.to_owned()}</mark> }.into_any());
        at = mark.end;
    }
    let rest = text.get(at..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push(rest.to_owned().into_any());
    }
    pieces
}
