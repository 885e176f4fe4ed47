//! What different places of a page say of one thing, and which of them is believed.

use crate::article::Line;
use crate::press::tidy::same_words;
use crate::press::{At, Fate, Trail, typeset_line as line};

/// Something that the page says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Where it is said, as `JSON-LD headline`, `meta og:title`.
    pub(super) at: String,
    /// What is said.
    pub(super) words: String,
}

/// Claims of one thing, the surest first.
#[derive(Debug, Default)]
pub(super) struct Claims(pub(super) Vec<Claim>);

impl Claims {
    /// Adds what is said at a place; blanks say nothing.
    pub(super) fn add(&mut self, at: impl Into<String>, words: impl Into<String>) {
        let words = words.into();
        if !words.trim().is_empty() {
            self.0.push(Claim { at: at.into(), words });
        }
    }

    /// Adds what `meta` elements say.
    pub(super) fn add_all<'h>(&mut self, said: impl Iterator<Item = (&'static str, &'h str)>) {
        said.for_each(|(name, words)| self.add(format!("meta {name}"), words));
    }

    /// Believes the first; the trail says what became of each.
    pub(super) fn settle(self, what: &'static str, trail: &mut Trail) -> Option<Line> {
        let mut believed: Option<Line> = None;
        for Claim { at, words } in self.0 {
            let at = At::Node(at);
            match (&believed, line(&words)) {
                (None, Some(first)) => {
                    trail.note(at, Fate::Kept, what, &words);
                    believed = Some(first);
                }
                (Some(kept), _) if same_words(kept, &words) => {
                    trail.note(at, Fate::Merged, what, &words)
                }
                _ => trail.note(at, Fate::Dropped, "less sure than what was kept", &words),
            }
        }
        believed
    }
}
