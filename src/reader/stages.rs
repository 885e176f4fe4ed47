//! What is painted when: the frame of a key shows the first cards; counts and the other cards
//! follow in steps, each short enough for a cheap phone.
//!
//! Thirty cards and thirty counts cost 25 ms to make and lay out on a desk computer, a tenth of a
//! second on a phone. What is in view costs a fifth of that.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::counts::{Counts, TIMELINE};
use crate::search::Answer;

/// How many cards are painted at once.
pub(super) const STEP: usize = 4;

/// How many are painted at first: their code is compiled as it runs.
const FIRST: usize = 2;

/// A value of a filter, which has the focus when it was chosen.
const CHOSEN: &str = "button.choice";

/// In hundredths: browsers round how high a page is, and not how far it is scrolled.
const PIXEL: i64 = 100;

/// How far the painting of an answer is.
#[derive(Clone, Copy)]
pub(super) struct Stages {
    /// How many cards may be painted; with none, those of the first that stand there already.
    pub(super) cards: RwSignal<usize>,
    /// For each filter, and then for the timeline, the answer whose counts stand beside the list.
    pub(super) counts: [RwSignal<Counts>; TIMELINE + 1],
    /// Changes where what may be suggested is to be looked for anew.
    pub(super) suggesting: RwSignal<usize>,
    /// Whether there is more to paint, which is said to who listens to the page.
    pub(super) is_busy: RwSignal<bool>,
    /// Whether the list is there, and the line above it: the page itself comes first, since its code
    /// is compiled as it runs.
    pub(super) has_list: RwSignal<bool>,
    /// Whether the filters are there, which the first look does without.
    pub(super) has_filters: RwSignal<bool>,
    /// Whether the drawers are there, closed.
    pub(super) has_drawers: RwSignal<bool>,
    /// Changes where cards are to look again at what they show of the answer: only after those that
    /// no longer answer are gone, which would else look too.
    turn: RwSignal<usize>,
    answer: Memo<Arc<Answer>>,
    /// Which run of steps is the latest; those before it end.
    run: StoredValue<usize>,
    /// How far the page was scrolled when a value was chosen, until all is painted that it changes:
    /// another run may go on with that.
    chosen_at: StoredValue<Option<i64>>,
}

/// A step of a run.
#[derive(Clone, Copy)]
enum Step {
    List,
    First,
    Screen,
    Suggestions,
    /// The counts of one filter, or of the timeline.
    Counts(usize),
    Drawers,
    Cards,
}

impl Stages {
    /// Nothing is painted yet.
    pub(super) fn new(answer: Memo<Arc<Answer>>) -> Self {
        let counts = Counts::of(answer.get_untracked());
        Self {
            cards: RwSignal::new(0),
            is_busy: RwSignal::new(true),
            counts: std::array::from_fn(|_| RwSignal::new(counts.clone())),
            has_list: RwSignal::new(false),
            has_filters: RwSignal::new(false),
            has_drawers: RwSignal::new(false),
            turn: RwSignal::new(0),
            suggesting: RwSignal::new(0),
            answer,
            run: StoredValue::new(0),
            chosen_at: StoredValue::new(None),
        }
    }

    /// Paints an answer that is new, from its first cards: what no longer answers goes in the task
    /// of the key, and what answers comes at the beginning of the next frame, which lays both out. As
    /// one task they would hold up the page; a task between key and frame often comes after the frame,
    /// and then the page is laid out and painted twice.
    pub(super) fn begin(self) {
        let run = self.new_run();
        let chosen_at = browser::has_focus(CHOSEN).then(browser::scroll_top);
        self.chosen_at.set_value(chosen_at);
        self.cards.set(0);
        browser::on_next_frame(move || {
            if self.is_latest(run) {
                // Without its cards the page may have been at its shortest.
                let chosen_at = chosen_at.map(within_page);
                show(self.has_list);
                self.cards.set(STEP);
                self.turn.set(run);
                browser::after_paint(move || self.walk(run, Step::Suggestions, chosen_at));
            }
        });
    }

    /// Paints what is not painted yet, in steps.
    #[inline(never)]
    pub(super) fn go_on(self) {
        let run = self.new_run();
        self.turn.set(run);
        if !self.has_list.get_untracked() {
            return self.walk_next(run, Step::List, self.chosen_at.get_value());
        }
        let is_begun = self.cards.get_untracked() >= STEP;
        let step = if is_begun { Step::Suggestions } else { Step::Screen };
        browser::after_paint(move || self.walk(run, step, self.chosen_at.get_value()));
    }

    /// Paints everything now, as Back must.
    pub(super) fn at_once(self) {
        let run = self.new_run();
        self.turn.set(run);
        show(self.has_list);
        self.suggesting.set(run);
        self.count_all();
        show(self.has_drawers);
        self.cards.set(usize::MAX);
        self.is_busy.set(false);
    }

    /// Brings the list and the line above it, before any card.
    pub(super) fn show_list(self) {
        show(self.has_list);
    }

    /// What a card shows of the answer and of the address, which it follows from turn to turn.
    pub(super) fn at_each_turn<T>(self, look: impl FnOnce() -> T) -> T {
        self.turn.track();
        untrack(look)
    }

    fn new_run(self) -> usize {
        self.run.update_value(|run| *run += 1);
        self.is_busy.set(true);
        self.run.get_value()
    }

    /// Whether no later answer has begun a run of its own, and the page is still there.
    fn is_latest(self, run: usize) -> bool {
        self.run.try_get_value() == Some(run)
    }

    /// Takes a step, and those after it in the frames to come. `chosen_at` says how far the page was
    /// scrolled when a value was chosen, if that began the run.
    fn walk(self, run: usize, step: Step, chosen_at: Option<i64>) {
        if !self.is_latest(run) {
            return;
        }
        let chosen_at = chosen_at.map(within_page);
        match self.take(run, step) {
            Some(next) => self.walk_next(run, next, chosen_at),
            None => {
                // The values above a chosen one may be fewer now, and the chosen one under the bar
                // that stays at the top. Who has scrolled it out of the window since does not look for it.
                let is_here = |top: i64| (top - browser::scroll_top()).abs() <= PIXEL;
                if chosen_at.is_some_and(|top| is_here(top) || browser::is_focus_in_window()) {
                    browser::uncover_focused(CHOSEN);
                }
                self.chosen_at.set_value(None);
                self.is_busy.set(false);
            }
        }
    }

    /// Takes a step with the next frame; one that makes a part of the page for the first time, behind
    /// it. The code of such a part is compiled as it runs: made and laid out in one frame, it would hold
    /// up the page too long.
    fn walk_next(self, run: usize, step: Step, chosen_at: Option<i64>) {
        let is_new = match step {
            Step::List | Step::First | Step::Screen => true,
            Step::Counts(_) => !self.has_filters.get_untracked(),
            Step::Drawers => !self.has_drawers.get_untracked(),
            Step::Suggestions | Step::Cards => false,
        };
        browser::on_next_frame(move || match is_new {
            true => browser::soon(move || self.walk(run, step, chosen_at)),
            false => self.walk(run, step, chosen_at),
        });
    }

    /// Takes a step; gives the next one.
    fn take(self, run: usize, step: Step) -> Option<Step> {
        match step {
            Step::List => {
                show(self.has_list);
                Some(Step::First)
            }
            Step::First => {
                self.cards.set(FIRST);
                Some(Step::Screen)
            }
            Step::Screen => {
                self.cards.set(STEP);
                Some(Step::Suggestions)
            }
            Step::Suggestions => {
                self.suggesting.set(run);
                Some(Step::Counts(0))
            }
            Step::Counts(filter) => Some(self.count(filter)),
            Step::Drawers => {
                show(self.has_drawers);
                Some(Step::Cards)
            }
            Step::Cards => {
                let cards = self.cards.get_untracked().saturating_add(STEP);
                self.cards.set(cards);
                (cards < self.answer.read_untracked().hits.len()).then_some(Step::Cards)
            }
        }
    }

    /// Counts for one filter; gives the next step. The first time it is for all, since they come
    /// together.
    fn count(self, filter: usize) -> Step {
        if !self.has_filters.get_untracked() {
            self.count_all();
        } else if filter <= TIMELINE {
            let counts = match filter {
                0 => Counts::of(self.answer.get_untracked()),
                _ => self.counts[0].get_untracked(),
            };
            self.counts[filter].set(counts);
            return Step::Counts(filter + 1);
        }
        if self.has_drawers.get_untracked() { Step::Cards } else { Step::Drawers }
    }

    fn count_all(self) {
        let counts = Counts::of(self.answer.get_untracked());
        self.counts.iter().for_each(|filter| filter.set(counts.clone()));
        show(self.has_filters);
    }
}

/// How far the page is scrolled that was scrolled so far: where it is shorter now, that alone moved it.
fn within_page(top: i64) -> i64 {
    top.min(browser::scroll_end())
}

/// Says that a part of the page is there, once: said again, the part would be made anew, without
/// the focus and with a scroll of its own.
fn show(part: RwSignal<bool>) {
    if !part.get_untracked() {
        part.set(true);
    }
}
