//! What a story that came in wants, and its source may be asked for: a day, and the pictures that its
//! source only names. `check` finds the same in the set.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId, Precision, pictures};
use crate::press::draft::Draft;
use crate::press::duplicates::Told;
use crate::press::identity::headline_key;
use crate::press::telling::is_of_series;

/// What is said of a story that may have been written over another.
pub(super) const TOLD_ANEW: &str = "has the id of a story with which its text has nothing in common, and was taken for that; if it is another, give it an id of its own, and import the other once more";

const NO_DATE: &str = "has no date";
const GUESSED_DATE: &str = "has a guessed date";

/// Takes back what was said of a date, where the story that came of it has one that another source knew
/// or an editor gave, and where it is not in the set.
pub(super) fn recall(remarks: &mut Vec<String>, article: Option<&Article>) {
    let is_dated = article.is_none_or(|article| {
        article.published.is_some_and(|time| time.precision() != Precision::Guessed)
    });
    remarks.retain(|remark| {
        !(is_dated && (remark.starts_with(NO_DATE) || remark.starts_with(GUESSED_DATE)))
    });
}

/// The stories of a set that have no date and no name but their headline and file, by these.
pub(super) struct Namesakes<'a>(BTreeMap<(&'a str, String), Vec<&'a ArticleId>>);

impl<'a> Namesakes<'a> {
    pub(super) fn of(articles: &'a [Arc<Article>]) -> Self {
        let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for article in articles.iter().filter(|article| article.published.is_none()) {
            if let Some(file) = article.source_id.as_deref().filter(|id| id.starts_with("in:")) {
                all.entry((file, headline_key(&article.headline))).or_default().push(&article.id);
            }
        }
        Self(all)
    }

    /// What is to be said of a new story that could be the correction of one that is there: a form that is
    /// filled in anew every day has one headline, too, and none is written over by a guess.
    pub(super) fn said(&self, new: &Article) -> Option<String> {
        let file = new.source_id.as_deref()?;
        let namesakes = self.0.get(&(file, headline_key(&new.headline)))?;
        let other = namesakes.iter().find(|id| **id != &new.id)?;
        Some(format!(
            "has the headline and the file of {other}, and no date that tells them apart; if it is a correction of that, run offprint remove {other}"
        ))
    }
}

/// The stories of a set that are known by their files, and that these do not bring any more, by those.
pub(super) struct Gone<'a>(BTreeMap<&'a str, Vec<(&'a Article, OnceCell<Told>)>>);

/// Of how many stories that a file does not bring any more the words are looked at, and how much of what
/// the two say must be in both, in thousandths: three fifths of each.
const LOOKED_AT: usize = 40;
const MOST_WORDS: usize = 430;

impl<'a> Gone<'a> {
    /// Of the files of this import, where these are the ids of all that came.
    pub(super) fn of(articles: &'a [Arc<Article>], came: &BTreeSet<ArticleId>) -> Self {
        let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for article in articles.iter().filter(|article| !came.contains(&article.id)) {
            if let Some(file) = article.source_id.as_deref().filter(|id| id.starts_with("in:")) {
                let of_file = all.entry(file).or_default();
                if of_file.len() < LOOKED_AT {
                    of_file.push((&**article, OnceCell::new()));
                }
            }
        }
        Self(all)
    }

    /// What is to be said of a new story that could be the correction of one that was in its file and is
    /// not any more, under another headline: a form that is filled in anew looks the same.
    pub(super) fn said(&self, new: &Article) -> Option<String> {
        let of_file = self.0.get(new.source_id.as_deref()?)?;
        let told = Told::of_body(&new.body);
        let days = |other: &Article| new.published.zip(other.published);
        let is_it = |(other, text): &&(&Article, OnceCell<Told>)| {
            let text = text.get_or_init(|| Told::of_body(&other.body));
            other.source == new.source
                && days(other).is_none_or(|(one, other)| one.day() == other.day())
                && !is_of_series(&other.headline, &new.headline)
                && told.likeness(text) >= MOST_WORDS
        };
        let (other, _) = of_file.iter().find(is_it)?;
        Some(format!(
            "has most of the words of \"{}\", which its file does not bring any more; if it is a correction of that, run offprint remove {}",
            &*other.headline, other.id
        ))
    }
}

/// What is to be said of a story, once its pictures have their places.
pub(super) fn said(draft: &Draft, are_fetched: bool) -> Vec<String> {
    // Of what comes from a set it was said when it came into that.
    if draft.kept.is_some() {
        return Vec::new();
    }
    let is_told = || draft.remarks.iter().any(|remark| remark.starts_with("published"));
    let date = match draft.published.map(|time| time.precision()) {
        // The day of its dateline may have been told already.
        None if draft.remarks.iter().any(|remark| remark.starts_with(NO_DATE)) => None,
        None => Some(NO_DATE),
        Some(Precision::Guessed) if !is_told() => Some(GUESSED_DATE),
        Some(_) => None,
    };
    let date = date
        .map(|what| format!("{what}; to give it one, run offprint edit ID published=2024-01-23"));
    let mut shown = pictures(draft.lead_image.as_ref(), &draft.body);
    // Of one that was asked for and did not come, that is said.
    let lies_elsewhere =
        !are_fetched && shown.any(|image| image.file.is_none() && image.address.is_some());
    let elsewhere = lies_elsewhere.then(|| {
        "has a picture that lies elsewhere, and is only noted; to fetch it and keep it with the set, say `--fetch`"
            .to_owned()
    });
    date.into_iter().chain(elsewhere).collect()
}
