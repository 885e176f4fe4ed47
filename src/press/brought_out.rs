//! What editors of several sets took out, brought together.
//!
//! # Decision: two stories under one id are both kept out
//! *Context.* An id that a headline gave, or a number that two tables have, may be two stories', and each
//! of two editors may have taken out another one.
//! *Decision.* What another set took out under an id that is out here already is the same if their texts
//! share a good part, as far as fingerprints say, or where there is none their headline. If it is another,
//! it stands in the list beside the first under the same id, and what comes in is compared with both.
//! *Consequences.* The list of a set may have an id twice. `remove --undo` lets one after the other back.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::headline_key;
use super::removal::{Comer, RUNS, TakenOut, Tells};
use crate::article::{ArticleId, ArticleSet, Fingerprint, Removed};

/// How much two texts have in common that are two states of one story, in hundredths.
const ONE: usize = 25;

/// What was taken out of a set, and what editors of others took out that is not in it.
pub(super) fn brought_along(set: &ArticleSet, others: &[Removed]) -> Vec<Removed> {
    let mut all = set.removed().to_vec();
    if others.is_empty() {
        return all;
    }
    let mut here: BTreeSet<&ArticleId> = BTreeSet::new();
    let mut told_here: BTreeSet<usize> = BTreeSet::new();
    let theirs = TakenOut::of(others);
    for article in set.articles() {
        here.extend(std::iter::once(&article.id).chain(&article.other_ids));
        match theirs.told_by(&Comer::of(article), others, |_| true) {
            Tells::It(place) => drop(told_here.insert(place)),
            Tells::MayBe(places) => told_here.extend(places.into_iter().map(|(place, _)| place)),
            Tells::Nothing => {}
        }
    }
    let mut places: BTreeMap<ArticleId, Vec<usize>> = BTreeMap::new();
    for (place, out) in all.iter().enumerate() {
        places.entry(out.id.clone()).or_default().push(place);
    }
    for (n, out) in others.iter().enumerate() {
        let of_id = places.entry(out.id.clone()).or_default();
        if let Some(&place) = of_id.iter().find(|&&place| are_one(&all[place], out)) {
            let own = &mut all[place];
            own.fingerprint = own.fingerprint.take().or_else(|| out.fingerprint.clone());
            own.page_id = own.page_id.take().or_else(|| out.page_id.clone());
            continue;
        }
        let mut ids = std::iter::once(&out.id).chain(&out.other_ids);
        if !ids.any(|id| here.contains(id)) && !told_here.contains(&n) {
            of_id.push(all.len());
            all.push(out.clone());
        }
    }
    all
}

/// Whether two that were taken out under one id are one story.
fn are_one(one: &Removed, other: &Removed) -> bool {
    match (&one.fingerprint, &other.fingerprint) {
        (Some(one), Some(other)) => likeness(one, other) >= ONE,
        _ => headline_key(&one.headline) == headline_key(&other.headline),
    }
}

/// How much of two texts is the same, in hundredths, as far as what was drawn of both says.
fn likeness(one: &Fingerprint, other: &Fingerprint) -> usize {
    let (one, other) = (one.runs.numbers(), other.runs.numbers());
    let either: BTreeSet<&u64> = one.iter().chain(other).collect();
    let drawn: Vec<&u64> = either.into_iter().take(RUNS).collect();
    let is_in = |runs: &[u64], run: &u64| runs.binary_search(run).is_ok();
    let both = drawn.iter().filter(|run| is_in(one, run) && is_in(other, run)).count();
    both * 100 / drawn.len().max(1)
}
