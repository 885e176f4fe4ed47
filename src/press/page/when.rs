//! When a page says that its story was published and last updated.

use super::about::About;
use super::claims::{Claim, Claims};
use super::marked::{Part, Shown};
use crate::article::{Precision, Time};
use crate::press::markup::NodeId;
use crate::press::{At, Fate, Trail, dates};

impl About<'_> {
    pub(super) fn published(&self, trail: &mut Trail) -> Option<Time> {
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
        time(claims, "published", trail)
    }

    pub(super) fn updated(&self, trail: &mut Trail) -> Option<Time> {
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
        time(claims, "updated", trail)
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

/// The first claim that is a date; a later one of the same day that knows the clock is surer.
fn time(claims: Claims, what: &'static str, trail: &mut Trail) -> Option<Time> {
    let mut kept: Option<Time> = None;
    for Claim { at, words } in claims.0 {
        let at = At::Node(at);
        let found = dates::read(&words).map(|dated| dated.time);
        match (kept, found) {
            (_, None) => trail.note(at, Fate::Dropped, "not a date", &words),
            (None, Some(time)) => {
                trail.note(at, Fate::Kept, what, &words);
                kept = Some(time);
            }
            (Some(known), Some(time)) if known.day() == time.day() => {
                let surer =
                    known.precision() != Precision::Exact && time.precision() == Precision::Exact;
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
