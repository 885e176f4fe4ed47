//! Words with the matched ones marked.

use std::ops::Range;

use super::part::{Piece, el};

/// The text with these byte ranges of it in `<mark>`. Ranges that do not fit are passed over: a
/// mark is a help, and must never cost the text.
pub(super) struct Marked<'a>(pub(super) &'a str, pub(super) &'a [Range<usize>]);

impl Piece for Marked<'_> {
    fn add_to(self, children: &mut Vec<leptos::prelude::AnyView>) {
        let Self(text, marks) = self;
        let mut at = 0;
        for mark in marks {
            let (Some(before), Some(inside)) = (text.get(at..mark.start), text.get(mark.clone()))
            else {
                continue;
            };
            (!before.is_empty()).then_some(before).add_to(children);
            el("mark").add(inside).add_to(children);
            at = mark.end;
        }
        let rest = text.get(at..).unwrap_or_default();
        (!rest.is_empty()).then_some(rest).add_to(children);
    }
}
