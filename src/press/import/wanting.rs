//! What a story that came in wants, and its source may be asked for: a day, and the pictures that its
//! source only names. `check` finds the same in the set.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{Article, ArticleId, Precision, pictures};
use crate::press::draft::Draft;
use crate::press::identity::headline_key;

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
