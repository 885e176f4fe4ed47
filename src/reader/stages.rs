//! What is painted when: the frame of a key shows the first cards; counts and the other cards
//! follow in steps, each short enough for a cheap phone.
//!
//! Thirty cards and thirty counts cost 25 ms to make and lay out on a desk computer, a tenth of a
//! second on a phone. What is in view costs a fifth of that.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use crate::search::Answer;

/// How many cards are painted at once.
const STEP: usize = 6;

/// How far the painting of an answer is.
#[derive(Clone, Copy)]
pub(super) struct Stages {
    /// How many cards may be painted.
    pub(super) cards: RwSignal<usize>,
    /// The answer whose counts stand beside the list.
    pub(super) counts: RwSignal<Arc<Answer>>,
    /// Whether what the first look does without is there: filters and drawers.
    pub(super) furnished: RwSignal<bool>,
    answer: Memo<Arc<Answer>>,
    /// Which run of steps is the latest; those before it end.
    run: StoredValue<usize>,
}

impl Stages {
    /// Nothing is painted yet.
    pub(super) fn new(answer: Memo<Arc<Answer>>) -> Self {
        let counts = RwSignal::new(answer.get_untracked());
        let cards = RwSignal::new(STEP);
        let furnished = RwSignal::new(false);
        Self { cards, counts, furnished, answer, run: StoredValue::new(0) }
    }

    /// Paints an answer that is new, from its first cards.
    pub(super) fn begin(self) {
        self.cards.set(STEP);
        self.go_on();
    }

    /// Paints what is not painted yet, in steps.
    #[inline(never)]
    pub(super) fn go_on(self) {
        self.run.update_value(|run| *run += 1);
        self.later(self.run.get_value(), true);
    }

    /// Paints everything now, as Back must.
    pub(super) fn at_once(self) {
        self.run.update_value(|run| *run += 1);
        self.count();
        self.cards.set(usize::MAX);
    }

    fn count(self) {
        self.counts.set(self.answer.get_untracked());
        if !self.furnished.get_untracked() {
            self.furnished.set(true);
        }
    }

    fn later(self, run: usize, counts_are_old: bool) {
        browser::after_paint(move || {
            // A later answer has its own run; and the page may be gone.
            if self.run.try_get_value() != Some(run) {
                return;
            }
            if counts_are_old {
                self.count();
                return self.later(run, false);
            }
            let cards = self.cards.get_untracked().saturating_add(STEP);
            self.cards.set(cards);
            if cards < self.answer.read_untracked().hits.len() {
                self.later(run, false);
            }
        });
    }
}
