//! When a page says that its story was published and last updated.

use super::about::About;
use super::claims::{Claim, Claims};
use super::marked::{Part, Shown};
use crate::article::{Precision, Prose, Time};
use crate::press::dates::{self, Dated, Order};
use crate::press::markup::NodeId;
use crate::press::{At, Fate, Trail, prose};

impl About<'_> {
    pub(super) fn published(&self, trail: &mut Trail, remarks: &mut Vec<Prose>) -> Option<Time> {
        let mut claims = Claims::default();
        for words in self.linked.strings("datePublished").into_iter().take(1) {
            claims.add("JSON-LD datePublished", words);
        }
        claims.add_all(self.head.said(&[
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "article.published",
            "parsely-pub-date",
            "cxenseparse:recs:publishtime",
            "sailthru.date",
            "dcterms.created",
            "dc.date.created",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.date",
            "dc.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "article_date_original",
            "date",
        ]));
        self.shown_dates(Part::Published, &mut claims);
        for words in self.linked.strings("dateCreated").into_iter().take(1) {
            claims.add("JSON-LD dateCreated", words);
        }
        told(time(claims, "published", self.order(), trail), "published", remarks)
    }

    /// Which way round the page writes day and month: as its language does, or its country.
    fn order(&self) -> Order {
        let language = self.language(&mut Trail::default());
        let by_language = language.map_or(Order::Unknown, |language| Order::of_language(&language));
        by_language.or(|| self.base.map_or(Order::Unknown, Order::of_address))
    }

    pub(super) fn updated(&self, trail: &mut Trail, remarks: &mut Vec<Prose>) -> Option<Time> {
        let mut claims = Claims::default();
        for words in self.linked.strings("dateModified").into_iter().take(1) {
            claims.add("JSON-LD dateModified", words);
        }
        claims.add_all(self.head.said(&[
            "article:modified_time",
            "og:article:modified_time",
            "og:updated_time",
            "datemodified",
            "dcterms.modified",
            "dc.date.modified",
            "last-modified",
            "lastmod",
            "revised",
        ]));
        self.shown_dates(Part::Updated, &mut claims);
        told(time(claims, "updated", self.order(), trail), "updated", remarks)
    }

    /// Dates on the page: those for machines first, then those for readers, nearest the headline.
    fn shown_dates(&self, part: Part, claims: &mut Claims) {
        let node = self.headline_node().unwrap_or(NodeId::ROOT);
        let mut shown: Vec<&Shown> = self.of_part(part).collect();
        shown.sort_by_key(|shown| {
            (!shown.sure, !shown.at.starts_with("microdata"), shown.node.apart(node))
        });
        for shown in shown.into_iter().take(20) {
            for words in shown.words.split(" | ") {
                claims.add(&shown.at, words);
            }
        }
        if part == Part::Published {
            // A date often stands with the byline.
            for shown in self.of_part(Part::Byline).take(20) {
                shown
                    .words
                    .split(['|', '•', '·'])
                    .skip(1)
                    .for_each(|words| claims.add(&shown.at, words.trim()));
            }
        }
    }
}

/// A time, with what is to be said of one that was guessed.
fn told(found: Option<Dated>, what: &str, remarks: &mut Vec<Prose>) -> Option<Time> {
    let Dated { time, remark } = found?;
    if let Some(remark) = remark.filter(|_| time.precision() == Precision::Guessed) {
        remarks.extend(prose(&format!("{what}: {remark}")));
    }
    Some(time)
}

/// The first claim that is a date; a later one of the same day that knows the clock is surer.
fn time(claims: Claims, what: &'static str, order: Order, trail: &mut Trail) -> Option<Dated> {
    let mut kept: Option<Dated> = None;
    for Claim { at, words } in claims.0 {
        let at = At::Node(at);
        let found = dates::read_in(&words, order);
        match (kept, found) {
            (_, None) => trail.note(at, Fate::Dropped, "not a date", &words),
            (None, Some(time)) => {
                trail.note(at, Fate::Kept, what, &words);
                kept = Some(time);
            }
            (Some(known), Some(time)) if known.time.day() == time.time.day() => {
                let surer = known.time.precision() != Precision::Exact
                    && time.time.precision() == Precision::Exact;
                trail.note(at, if surer { Fate::Kept } else { Fate::Merged }, what, &words);
                if surer {
                    kept = Some(time);
                }
            }
            _ => trail.note(at, Fate::Dropped, "less sure than what was kept", &words),
        }
    }
    kept
}
