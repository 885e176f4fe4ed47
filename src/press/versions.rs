//! Which new stories are another telling of one that is there, or of another new one, and are kept as
//! its versions.
//!
//! # Decision: a version is one of the story that is kept
//! *Context.* Of a version, its outlet, headline and address are kept, and not its words. Wire copy
//! may be cut and added to; yet every day's weather shares most of its words with yesterday's, and
//! what is like the second of a row need not be like the first.
//! *Decision.* Stories are looked at in an order of their own, the one that would be kept first; each
//! is a version of the first one kept which it is like itself, or is kept. Two outlets' are alike where
//! no other figures and names stand between the same words, and most words of the one stand in the
//! other, which is kept. Two of one outlet are one only under one
//! headline, of one day, where nearly all words of the one stand in the other, which is kept.
//! *Consequences.* The order of sources changes nothing. Where figures differ from one outlet to
//! another, both stay, and `check` names them.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::again::day_told;
use super::duplicates::{Told, pairs};
use super::edit::told;
use super::identity::headline_key;
use super::wording::Wording;
use crate::article::{Article, ArticleId, Day, EditedField, Time};

/// How far apart the days of two versions of one story may be. Wire copy is printed within days;
/// what comes back after weeks is an anniversary or a form.
const DAYS: i32 = 10;

/// A story as an outlet prints it, as far as it is compared with what others print.
struct Printing<'a> {
    article: &'a Article,
    outlet: String,
    headline: String,
    day: Option<Day>,
    wording: OnceCell<Wording>,
}

impl<'a> Printing<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            article,
            outlet: told(article, EditedField::Source),
            headline: headline_key(&told(article, EditedField::Headline)),
            day: day_told(article),
            wording: OnceCell::new(),
        }
    }

    fn wording(&self) -> &Wording {
        self.wording.get_or_init(|| Wording::of_body(&self.article.body))
    }

    /// Whether the other may be kept as a version of this; that they share most words is known.
    fn stands_for(&self, other: &Self) -> bool {
        let days = self.day.zip(other.day).map(|(a, b)| (a.number() - b.number()).abs());
        if self.outlet != other.outlet {
            return days.is_none_or(|days| days <= DAYS)
                && self.wording().differences(other.wording()).are_an_outlets(days == Some(0));
        }
        self.headline == other.headline
            && days.is_none_or(|days| days == 0)
            && self.wording().differences(other.wording()).first_says_all()
    }

    /// Whether another telling of the other's outlet is kept with this already, which is another story
    /// as far as is known of it.
    fn has_another_of(&self, other: &Self) -> bool {
        let mut versions = self.article.versions.iter();
        versions.any(|version| {
            let days = version.published.map(Time::day).zip(other.day);
            *version.source == *other.outlet
                && *version.source != *self.outlet
                && (headline_key(&version.headline) != other.headline
                    || days.is_some_and(|(a, b)| a != b))
        })
    }
}

/// For each new story, the place of the story that is kept for it, if it is a version: first those that
/// are there have places, then the new ones.
pub(super) fn kept_for(stock: &[Article], fresh: &[&Article]) -> Vec<Option<usize>> {
    let all: Vec<&Article> = stock.iter().chain(fresh.iter().copied()).collect();
    let texts: Vec<Told> = all.iter().map(|article| Told::of_body(&article.body)).collect();
    let first = stock.len();
    let mut near: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in pairs(&texts) {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    // What is in the set already stays a story of its own.
    let mut order: Vec<usize> = near.keys().copied().filter(|&place| place >= first).collect();
    let ranked = |place: usize| (place >= first, rank(all[place], texts[place].count()));
    order.sort_by_cached_key(|&place| ranked(place));
    let printings: BTreeMap<usize, Printing<'_>> =
        near.keys().map(|&place| (place, Printing::of(all[place]))).collect();
    let mut kept: Vec<Option<usize>> = vec![None; fresh.len()];
    let mut with: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut is_looked_at = vec![false; fresh.len()];
    for place in order {
        let printing = &printings[&place];
        let mut heads: Vec<usize> = near[&place]
            .iter()
            .copied()
            .filter(|&head| {
                head < first || (is_looked_at[head - first] && kept[head - first].is_none())
            })
            .collect();
        heads.sort_by_cached_key(|&head| ranked(head));
        let head = heads.into_iter().find(|head| {
            let mut others = with.get(head).into_iter().flatten().map(|other| &printings[other]);
            printings[head].stands_for(printing)
                && !printings[head].has_another_of(printing)
                && others.all(|other| other.outlet != printing.outlet || other.stands_for(printing))
        });
        if let Some(head) = head {
            with.entry(head).or_default().push(place);
        }
        kept[place - first] = head;
        is_looked_at[place - first] = true;
    }
    kept
}

/// Which of two tellings is kept, the lower: the agency's own, else one that is longer by half, else
/// the earlier, else the one whose id comes first.
fn rank(article: &Article, length: usize) -> (bool, Reverse<u32>, i64, ArticleId) {
    let own = article.agency.as_ref().is_some_and(|agency| *agency == article.source);
    let when = article.published.map_or(i64::MAX, Time::instant);
    let lengths = std::iter::successors(Some(length), |length| Some(length * 2 / 3));
    let steps = lengths.take_while(|&length| length > 1).count() as u32;
    (!own, Reverse(steps), when, article.id.clone())
}
