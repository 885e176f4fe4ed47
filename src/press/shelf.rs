//! Stories that share a headline or a file, so shelved that of thousands the one that has most words
//! of another is found without looking at all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::duplicates::Told;
use super::telling::Telling;
use crate::article::ArticleId;

/// So many are all looked at.
const FEW: usize = 24;

/// A text with more runs of words than this is found by one run in so many, chosen by the run itself.
const SHORT: usize = 64;
const SAMPLE: u64 = 4;

/// Stories by place, in the order in which they were put there.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    places: Vec<usize>,
    by_text: BTreeMap<ArticleId, Vec<usize>>,
    /// Those without a text, by their day.
    empty: BTreeMap<Option<i32>, Vec<usize>>,
    by_run: BTreeMap<u64, Vec<u32>>,
    /// How many of the places are in `by_run` yet.
    by_run_until: usize,
}

impl Shelf {
    /// Puts a story there.
    pub(super) fn put(&mut self, place: usize, telling: &Telling<'_>) {
        self.places.push(place);
        match &telling.key {
            Some(text) => self.by_text.entry(text.clone()).or_default().push(place),
            None => self.empty.entry(day(telling)).or_default().push(place),
        }
    }

    /// Those with exactly these words; of those without a text, the ones of its day. Of many, the first.
    pub(super) fn with(&self, telling: &Telling<'_>) -> &[usize] {
        let places = match &telling.key {
            Some(text) => self.by_text.get(text),
            None => self.empty.get(&day(telling)),
        };
        places.map_or(&[], |places| &places[..places.len().min(FEW)])
    }

    /// Those that have exactly these words, if there are few of them and it could be any.
    pub(super) fn only_with(&self, telling: &Telling<'_>) -> &[usize] {
        let places = telling.key.as_ref().and_then(|text| self.by_text.get(text));
        places.filter(|places| places.len() <= FEW).map_or(&[], Vec::as_slice)
    }

    /// Those that may be like a text: all of a few, else those that share its rarest runs of words, and
    /// some without a text.
    pub(super) fn near(
        &mut self,
        telling: &Telling<'_>,
        tellings: &[Telling<'_>],
    ) -> BTreeSet<usize> {
        if self.places.len() <= FEW {
            return self.places.iter().copied().collect();
        }
        for &place in &self.places[self.by_run_until..] {
            for run in sampled(tellings[place].text()) {
                let places = self.by_run.entry(run).or_default();
                // One more says that there are too many.
                if places.len() <= FEW {
                    places.push(place as u32);
                }
            }
        }
        self.by_run_until = self.places.len();
        let mut found: Vec<&[u32]> = sampled(telling.text())
            .filter_map(|run| self.by_run.get(&run))
            .filter(|places| places.len() <= FEW)
            .map(Vec::as_slice)
            .collect();
        found.sort_by_key(|places| places.len());
        let days = [day(telling), None];
        let empty = days.iter().filter_map(|day| self.empty.get(day));
        let mut near: BTreeSet<usize> =
            empty.flat_map(|places| places.iter().take(FEW)).copied().collect();
        if telling.key.is_none() {
            near.extend(self.places.iter().take(FEW));
        }
        for places in found {
            if near.len() > 2 * FEW {
                break;
            }
            near.extend(places.iter().map(|&place| place as usize));
        }
        near
    }
}

fn day(telling: &Telling<'_>) -> Option<i32> {
    telling.when.map(|time| time.day().number())
}

fn sampled(text: &Told) -> impl Iterator<Item = u64> {
    let all = text.runs();
    all.iter().copied().filter(move |run| all.len() <= SHORT || run % SAMPLE == 0)
}
