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
//! headline, of one day, where nearly all words of the one stand in the other, which is kept. What is
//! kept with a story already by exactly its text stays with it under whatever headline.
//! *Consequences.* The order of sources changes nothing. Where figures differ from one outlet to
//! another, both stay, and `check` names them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::again::day_told;
use super::duplicates::{Sampled, Told};
use super::edit::told;
use super::identity::{headline_key, id_of_text};
use super::wording::Wording;
use crate::article::{Article, ArticleId, Day, EditedField, Precision, Time};

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

    /// Whether exactly the other's text is kept with this already, under another headline of its outlet:
    /// by the name that a text was given which had no other.
    fn has_told(&self, other: &Self) -> bool {
        let versions = self.article.versions.iter();
        let of_outlet = versions.filter(|version| *version.source == *other.outlet);
        let mut headlines: Vec<String> =
            of_outlet.map(|version| version.headline.to_string()).collect();
        if self.outlet == other.outlet {
            headlines.push(told(self.article, EditedField::Headline));
        }
        headlines.iter().any(|headline| {
            let id = id_of_text(&other.outlet, headline, &other.article.body);
            self.article.other_ids.contains(&id)
        })
    }

    /// Whether the other may be kept with this.
    fn takes(&self, other: &Self) -> bool {
        self.stands_for(other) && !self.has_another_of(other) || self.has_told(other)
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
pub(super) fn kept_for(stock: &[Arc<Article>], fresh: &[&Article]) -> Vec<Option<usize>> {
    let all: Vec<&Article> =
        stock.iter().map(|article| &**article).chain(fresh.iter().copied()).collect();
    let (mut sampled, mut counts) = (Sampled::default(), Vec::with_capacity(all.len()));
    for article in &all {
        let text = Told::of_body(&article.body);
        sampled.add(&text);
        counts.push(text.count());
    }
    let first = stock.len();
    // What is in the set already stays a story of its own.
    let mut ranked: Vec<usize> = (0..all.len()).collect();
    ranked.sort_by_cached_key(|&place| (place >= first, rank(all[place], counts[place])));
    // Of many that are the same, those are looked at first that would be kept.
    let mut near: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let text = |at: usize| Cow::Owned(Told::of_body(&all[ranked[at]].body));
    for (a, b) in sampled.ordered(&ranked).pairs(text) {
        near.entry(b).or_default().push(a);
        near.entry(a).or_default();
    }
    for (a, b) in of_one_hour(&ranked.iter().map(|&place| all[place]).collect::<Vec<_>>()) {
        let nearest = near.entry(b).or_default();
        if let Err(place) = nearest.binary_search(&a) {
            nearest.insert(place, a);
        }
        near.entry(a).or_default();
    }
    let printings: BTreeMap<usize, Printing<'_>> =
        near.keys().map(|&at| (at, Printing::of(all[ranked[at]]))).collect();
    // For each rank, that of the story which is kept for it.
    let mut heads: Vec<Option<usize>> = vec![None; all.len()];
    let mut with: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (&at, nearest) in near.iter().filter(|(at, _)| ranked[**at] >= first) {
        let printing = &printings[&at];
        let head = nearest.iter().copied().filter(|&other| heads[other].is_none()).find(|head| {
            let mut others = with.get(head).into_iter().flatten().map(|other| &printings[other]);
            printings[head].takes(printing)
                && others.all(|other| other.outlet != printing.outlet || other.stands_for(printing))
        });
        if let Some(head) = head {
            with.entry(head).or_default().push(at);
        }
        heads[at] = head;
    }
    let mut kept = vec![None; fresh.len()];
    for (at, head) in heads.into_iter().enumerate() {
        if let Some(head) = head {
            kept[ranked[at] - first] = Some(ranked[head]);
        }
    }
    kept
}

/// The most stories of one outlet, headline and instant that are compared with each other.
const MOST_OF_ONE_HOUR: usize = 8;

/// The pairs of stories that one outlet published under one headline at one instant, by their places:
/// however short they are, they may be one.
fn of_one_hour(articles: &[&Article]) -> Vec<(usize, usize)> {
    let mut by_hour: BTreeMap<(i64, &str), Vec<usize>> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        let exact = article.published.filter(|time| time.precision() == Precision::Exact);
        if let Some(time) = exact.filter(|_| !article.body.is_empty()) {
            by_hour.entry((time.instant(), &article.source)).or_default().push(place);
        }
    }
    let mut pairs = Vec::new();
    for places in by_hour.into_values().filter(|places| places.len() > 1) {
        let mut by_headline: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for place in places {
            by_headline.entry(headline_key(&articles[place].headline)).or_default().push(place);
        }
        for places in by_headline.into_values().filter(|it| it.len() <= MOST_OF_ONE_HOUR) {
            for (n, &a) in places.iter().enumerate() {
                pairs.extend(places[n + 1..].iter().map(|&b| (a, b)));
            }
        }
    }
    pairs
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
