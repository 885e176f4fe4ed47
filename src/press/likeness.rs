//! How a text that comes in is like one of which no more than a fingerprint was kept.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::duplicates::{RUN, Told};
use super::removal::{FEWEST_OF_ALL, RUNS, STANDING};
use super::wording::{Standing, Wording};
use crate::article::{Block, Fingerprint};

/// How much of the shorter text must stand in the longer, and of the longer in the shorter, in
/// hundredths, where two outlets tell it; how much of the shorter where one tells it twice; and how much
/// of each in the other where only words of it were changed.
const SHORTER: usize = 60;
const LONGER: usize = 25;
const OF_ONE_OUTLET: usize = 95;
const RETOLD: usize = 80;

/// The fewest runs of words of a text that is known by a part of them.
const FEWEST: usize = 30;

/// How far apart in days two outlets may print one report.
const DAYS: i32 = 10;

/// A text that comes in, as far as it is compared.
pub(super) struct Text<'a> {
    body: &'a [Block],
    pub(super) told: Told,
    /// Made when something is found that it may be: that costs more than all the rest.
    standing: OnceCell<Standing>,
}

impl<'a> Text<'a> {
    pub(super) fn of(body: &'a [Block]) -> Self {
        Self { body, told: Told::of_body(body), standing: OnceCell::new() }
    }

    fn standing(&self) -> &Standing {
        self.standing.get_or_init(|| Wording::of_body(self.body).standing())
    }
}

/// How a text that comes in is like one that was taken out.
pub(super) struct Likeness {
    /// How much of the one stands in the other, in hundredths: of what was taken out in what comes in,
    /// and the other way round.
    pub(super) shared: (usize, usize),
    /// Figures and names that stand where the other has others.
    pub(super) figures: usize,
    pub(super) names: usize,
    /// How many runs of words what comes in has.
    pub(super) length: usize,
    /// How many runs of words are known of what was taken out.
    pub(super) drawn: usize,
    /// How many of those stand in what comes in.
    same: usize,
}

impl Likeness {
    pub(super) fn of(fingerprint: &Fingerprint, text: &Text<'_>) -> Self {
        let drawn = fingerprint.runs.numbers();
        let is_whole = drawn.len() < RUNS;
        // Of the other, what is drawn is what would have been among the smallest here.
        let last = if is_whole { u64::MAX } else { drawn.last().copied().unwrap_or_default() };
        let runs = text.told.runs().iter().map(|run| run >> 32);
        let other: BTreeSet<u64> = runs.take_while(|run| *run <= last).collect();
        let same = drawn.iter().filter(|run| other.contains(run)).count();
        let of = |count: usize| same * 100 / count.max(1);
        let figures = contradictions(fingerprint.figures.numbers(), &text.standing().figures);
        let names = contradictions(fingerprint.names.numbers(), &text.standing().names);
        let length = text.told.count();
        let shared = (of(drawn.len()), of(other.len()));
        Self { shared, figures, names, length, drawn: drawn.len(), same }
    }

    pub(super) fn of_shorter(&self) -> usize {
        self.shared.0.max(self.shared.1)
    }

    /// Whether all that is said is said in both.
    pub(super) fn is_one_text(&self) -> bool {
        self.shared == (100, 100) && self.figures == 0
    }

    /// Whether neither has another figure or name where the other has one, as far as is known.
    pub(super) fn agree(&self) -> bool {
        self.figures + self.names == 0
    }

    /// How like they are, most first.
    pub(super) fn closeness(&self) -> usize {
        let (of_out, of_comer) = self.shared;
        (of_out + of_comer).saturating_sub(10 * (self.figures + self.names))
    }

    /// Whether there is enough of both to tell by a part.
    fn is_telling(&self) -> bool {
        self.length.min(self.drawn) >= FEWEST
    }

    /// Whether they are two outlets' tellings of one report. Of one day, a figure may be newer.
    pub(super) fn are_outlets(&self, days: Option<i32>) -> bool {
        self.is_telling()
            && self.of_shorter() >= SHORTER
            && self.shared.0.min(self.shared.1) >= LONGER
            && self.figures <= usize::from(days == Some(0))
            && self.names <= 2
            && days.is_none_or(|days| days <= DAYS)
    }

    /// Whether they are one outlet's report, cut or added to.
    pub(super) fn are_cuts(&self) -> bool {
        self.is_telling()
            && self.of_shorter() >= OF_ONE_OUTLET
            && self.shared.0.min(self.shared.1) >= LONGER
            && self.figures + self.names == 0
    }

    /// Whether they are one outlet's report, in which a word here and there was changed. Of one day, a
    /// figure may be corrected.
    pub(super) fn is_retold(&self, days: Option<i32>) -> bool {
        let may_differ = if days == Some(0) { self.length / 50 } else { 0 };
        self.is_telling()
            && self.shared.0.min(self.shared.1) >= RETOLD
            && self.figures + self.names <= may_differ
    }

    /// Whether what is too short to tell by a part is the same but for a word, or of one day for a figure:
    /// a word in the midst of a text stands in as many runs as a run has words.
    pub(super) fn is_but_for_a_word(&self, days: Option<i32>) -> bool {
        let most = self.drawn.max(self.length);
        !self.is_telling()
            && self.drawn < RUNS
            && most - self.same <= RUN + 1
            && self.same * 2 >= most
            && self.figures + self.names <= usize::from(days == Some(0))
            && days.is_none_or(|days| days == 0)
    }

    /// Whether, under a headline of its own, it may be what was taken out of the same file, as that reads
    /// now: most of it on the same day, whatever figures were corrected, and of another day all of it but a
    /// word or an end.
    pub(super) fn is_of_its_file(&self, days: Option<i32>) -> bool {
        let of_longer = self.shared.0.min(self.shared.1);
        let enough = self.length.min(self.drawn) >= FEWEST_OF_ALL;
        let is_of_day = days.is_none_or(|days| days == 0);
        enough
            && (is_of_day && of_longer >= SHORTER
                || self.agree() && (of_longer >= RETOLD || self.of_shorter() >= OF_ONE_OUTLET))
    }

    /// Whether what has one headline is one report and its newer form, in which a figure may be corrected.
    pub(super) fn is_update(&self, days: Option<i32>) -> bool {
        let may_differ = if days.is_none_or(|days| days == 0) { self.length / 50 } else { 0 };
        self.is_telling()
            && self.of_shorter() >= SHORTER
            && self.shared.0.min(self.shared.1) >= LONGER
            && self.figures + self.names <= may_differ
    }
}

/// How many things stand where the other has another thing, each pair counted once.
fn contradictions(drawn: &[u64], all: &[u64]) -> usize {
    let place = |number: &u64| number >> 32;
    let mut pairs = BTreeSet::new();
    let mut groups: Vec<&[u64]> = drawn.chunk_by(|a, b| place(a) == place(b)).collect();
    if drawn.len() >= STANDING && groups.len() > 1 {
        // More may have stood at the last place than was drawn.
        groups.pop();
    }
    for group in groups {
        let here = place(&group[0]);
        let from = all.partition_point(|number| place(number) < here);
        let to = all.partition_point(|number| place(number) <= here);
        let others = &all[from..to];
        if !others.is_empty() && !group.iter().any(|number| others.contains(number)) {
            let (a, b) = (group[0] & u64::from(u32::MAX), others[0] & u64::from(u32::MAX));
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    pairs.len()
}
