//! What came in and may be what an editor took out: it waits for the editor's word.
//!
//! # Decision: of a correction and a form that is filled in anew, neither is guessed
//! *Context.* A story is taken out. Its source brings most of its words again, under another headline, or
//! with another figure or name: the story as it was corrected, or the next one that its desk wrote on the
//! same form. The two look alike.
//! *Decision.* It is held back and named, and the set stays as its editor left it, until the editor says
//! which of the two it is. Of one outlet's several that are like one that was taken out, the likest alone
//! is asked about; and none where what was taken out still stands in the same source, for then it is another.
//! *Consequences.* Nothing is lost, for the source has it, and nothing goes in silence.

use std::collections::{BTreeMap, BTreeSet};

use super::bearers::Incoming;
use super::merge::{Merged, Outcome};
use crate::article::{ArticleId, Removed};

/// What editors say of the stories that come in, beside what the set says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wishes<'a> {
    /// What editors of other sets took out.
    pub out: &'a [Removed],
    /// What is another story than any that was taken out, by its id.
    pub take: &'a [ArticleId],
    /// What is the story that was taken out which it may be, by its id.
    pub leave: &'a [ArticleId],
}

/// A story that may be what was taken out: at which places, each with how like it is.
pub(super) struct Doubt {
    pub(super) incoming: Incoming,
    pub(super) places: Vec<(usize, usize)>,
}

/// Holds back what may be what was taken out, and gives the others. `again` are the places of what comes
/// in itself, each with its source; `sources` are those of all that came in.
pub(super) fn hold_back(
    doubts: Vec<Doubt>,
    again: &BTreeSet<(usize, u64)>,
    sources: &[u64],
    merged: &mut Merged,
) -> Vec<Incoming> {
    let is_of_outlet = |doubt: &Doubt, place: usize| {
        let source = merged.removed[place].source.as_deref();
        source.is_none_or(|source| *source == *doubt.incoming.article.source)
    };
    let mut likest: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (n, doubt) in doubts.iter().enumerate() {
        let own = doubt.places.iter().filter(|(place, _)| is_of_outlet(doubt, *place));
        for &(place, closeness) in own {
            let best = likest.entry(place).or_insert((closeness, n));
            if closeness > best.0 {
                *best = (closeness, n);
            }
        }
    }
    let is_asked = |n: usize, doubt: &Doubt, place: usize| {
        let is_beside = again.contains(&(place, sources[doubt.incoming.place]));
        let is_likest = || likest.get(&place).is_some_and(|best| best.1 == n);
        !is_of_outlet(doubt, place) || !is_beside && is_likest()
    };
    let mut held: BTreeMap<ArticleId, Outcome> = BTreeMap::new();
    let mut free = Vec::new();
    for (n, doubt) in doubts.iter().enumerate() {
        let asked = doubt.places.iter().find(|(place, _)| is_asked(n, doubt, *place));
        match asked {
            Some(&(place, _)) => {
                let Removed { id, headline, .. } = &merged.removed[place];
                let outcome = Outcome::Held { may_be: id.clone(), headline: headline.clone() };
                held.insert(doubt.incoming.article.id.clone(), outcome);
            }
            None => free.push(n),
        }
    }
    if !held.is_empty() {
        // What else came under its name waits with it.
        for (id, outcome) in &mut merged.outcomes {
            if let (Some(id), Outcome::New | Outcome::Twice) = (id, &*outcome)
                && let Some(waits) = held.get(id)
            {
                *outcome = waits.clone();
            }
        }
    }
    let mut free = free.into_iter().peekable();
    let doubts = doubts.into_iter().enumerate();
    doubts.filter(|(n, _)| free.next_if_eq(n).is_some()).map(|(_, doubt)| doubt.incoming).collect()
}
