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
const STEP: usize = 4;

/// How many are painted with the page itself: all of its code runs for the first time then, and is
/// compiled as it runs.
const FIRST: usize = 2;

/// How far the painting of an answer is.
#[derive(Clone, Copy)]
pub(super) struct Stages {
    /// How many cards may be painted.
    pub(super) cards: RwSignal<usize>,
    /// The answer whose counts stand beside the list.
    pub(super) counts: RwSignal<Arc<Answer>>,
    /// Whether there is more to paint, which is said to who listens to the page.
    pub(super) is_busy: RwSignal<bool>,
    /// Whether the filters are there, which the first look does without.
    pub(super) has_filters: RwSignal<bool>,
    /// Whether the drawers are there, closed.
    pub(super) has_drawers: RwSignal<bool>,
    answer: Memo<Arc<Answer>>,
    /// Which run of steps is the latest; those before it end.
    run: StoredValue<usize>,
}

/// A step of a run.
#[derive(Clone, Copy)]
enum Step {
    Screen,
    Counts,
    Drawers,
    Cards,
}

impl Stages {
    /// Nothing is painted yet.
    pub(super) fn new(answer: Memo<Arc<Answer>>) -> Self {
        Self {
            cards: RwSignal::new(FIRST),
            is_busy: RwSignal::new(true),
            counts: RwSignal::new(answer.get_untracked()),
            has_filters: RwSignal::new(false),
            has_drawers: RwSignal::new(false),
            answer,
            run: StoredValue::new(0),
        }
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
        self.is_busy.set(true);
        let is_begun = self.cards.get_untracked() >= STEP;
        self.later(self.run.get_value(), if is_begun { Step::Counts } else { Step::Screen });
    }

    /// Paints everything now, as Back must.
    pub(super) fn at_once(self) {
        self.run.update_value(|run| *run += 1);
        self.count();
        self.has_drawers.set(true);
        self.cards.set(usize::MAX);
        self.is_busy.set(false);
    }

    fn later(self, run: usize, step: Step) {
        browser::after_paint(move || {
            // A later answer has its own run; and the page may be gone.
            if self.run.try_get_value() != Some(run) {
                return;
            }
            match self.take(step) {
                Some(next) => self.later(run, next),
                None => self.is_busy.set(false),
            }
        });
    }

    /// Takes a step; gives the next one.
    fn take(self, step: Step) -> Option<Step> {
        match step {
            Step::Screen => {
                self.cards.set(STEP);
                Some(Step::Counts)
            }
            Step::Counts => {
                self.count();
                let next =
                    if self.has_drawers.get_untracked() { Step::Cards } else { Step::Drawers };
                Some(next)
            }
            Step::Drawers => {
                self.has_drawers.set(true);
                Some(Step::Cards)
            }
            Step::Cards => {
                let cards = self.cards.get_untracked().saturating_add(STEP);
                self.cards.set(cards);
                (cards < self.answer.read_untracked().hits.len()).then_some(Step::Cards)
            }
        }
    }

    fn count(self) {
        self.counts.set(self.answer.get_untracked());
        if !self.has_filters.get_untracked() {
            self.has_filters.set(true);
        }
    }
}
