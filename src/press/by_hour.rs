//! Stories that come again in full under another name: of one outlet, under one headline, published at
//! one instant, as a page that was saved without its address after the feed that gave its beginning.
//!
//! # Decision: what was there as a beginning is renewed by the whole
//! *Context.* A story that is there is not made another's version, since its id and its address are known
//! to readers. So a fuller telling stood beside the beginning, as a story of its own.
//! *Decision.* Where one story alone of the set has the outlet, the headline and the instant, and its text
//! is a part of what comes, what comes is that story by another door: its words stand, under the id and
//! the address that are there. Of several that begin so and go on each in its own way the fullest is it, and
//! the others are stories of their own. What comes with less is a version, as before.
//! *Consequences.* Clocks without seconds may agree by chance; the outlet, the headline and the words do
//! not. A day alone is no instant: a market report has one headline a day, and several tellings.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::edit::told;
use super::identity::headline_key;
use super::telling::Telling;
use crate::article::{Article, ArticleId, ArticleSet, EditedField, Precision, Removed, Time};

/// The outlet, the headline's words and the instant.
type Hour = (String, String, i64);

fn hour(outlet: &str, headline: &str, published: Option<Time>) -> Option<Hour> {
    let exact = published.filter(|time| time.precision() == Precision::Exact)?;
    Some((outlet.to_owned(), headline_key(headline), exact.instant()))
}

fn hour_of_draft(draft: &Draft) -> Option<Hour> {
    match draft.kept.as_deref() {
        Some(kept) => hour_of_article(kept),
        None => hour(draft.source.as_deref()?, draft.headline.as_deref()?, draft.published),
    }
}

fn telling_of(draft: &Draft) -> Telling<'_> {
    draft.kept.as_deref().map_or_else(|| Telling::of_draft(draft), Telling::of_article)
}

fn hour_of_article(article: &Article) -> Option<Hour> {
    let published = Time::parse(&told(article, EditedField::Published));
    let headline = told(article, EditedField::Headline);
    hour(&told(article, EditedField::Source), &headline, published)
}

/// Joins drafts that nothing else has joined with the stories of which they are the whole. `ids` are those
/// that they have otherwise.
pub(super) fn join_by_hour(
    set: &ArticleSet,
    removed: &[Removed],
    drafts: &[Draft],
    ids: &[ArticleId],
    joined: &mut [Option<ArticleId>],
) {
    let mut of_hour: BTreeMap<Hour, Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let body = draft.kept.as_deref().map_or(&draft.body, |kept| &kept.body);
        let is_free = !body.is_empty() && joined[at].is_none();
        if let Some(hour) = hour_of_draft(draft).filter(|_| is_free && set.get(&ids[at]).is_none())
        {
            of_hour.entry(hour).or_default().push(at);
        }
    }
    if of_hour.is_empty() || set.articles().is_empty() {
        return;
    }
    let mut here: BTreeMap<Hour, Vec<&Article>> = BTreeMap::new();
    let mut versions: BTreeSet<&ArticleId> = BTreeSet::new();
    let mut folded: BTreeMap<&ArticleId, &ArticleId> = BTreeMap::new();
    for article in set.articles() {
        versions.extend(article.versions.iter().filter_map(|version| version.id.as_ref()));
        folded.extend(article.other_ids.iter().map(|id| (id, &article.id)));
        if let Some(hour) = hour_of_article(article).filter(|hour| of_hour.contains_key(hour)) {
            here.entry(hour).or_default().push(article);
        }
    }
    let gone: BTreeSet<&ArticleId> =
        removed.iter().flat_map(|out| std::iter::once(&out.id).chain(&out.other_ids)).collect();
    let mut of_id: BTreeMap<&ArticleId, usize> = BTreeMap::new();
    ids.iter().for_each(|id| *of_id.entry(id).or_default() += 1);
    for (hour, stories) in here {
        let [story] = stories.as_slice() else { continue };
        let beginning = Telling::of_article(story);
        // What comes under one id goes one way, so all of it has to be the whole.
        let mut wholes: BTreeMap<&ArticleId, Vec<usize>> = BTreeMap::new();
        for &at in &of_hour[&hour] {
            let id = &ids[at];
            let is_of_another = folded.get(id).is_some_and(|of| **of != story.id);
            let is_taken = versions.contains(id) || gone.contains(id) || is_of_another;
            if !is_taken && beginning.is_cut_of(&telling_of(&drafts[at])) {
                wholes.entry(id).or_default().push(at);
            }
        }
        wholes.retain(|id, places| places.len() == of_id[id]);
        // Two that begin alike and go on each in its own way are two stories: the fullest is this one.
        let tellings = wholes.values().flatten().map(|&at| telling_of(&drafts[at]));
        let fullest =
            tellings.max_by(|a, b| (a.text().count(), &b.key).cmp(&(b.text().count(), &a.key)));
        let Some(fullest) = fullest else { continue };
        for (id, places) in &wholes {
            let is_known = folded.contains_key(id);
            if is_known || places.iter().all(|&at| telling_of(&drafts[at]).is_cut_of(&fullest)) {
                places.iter().for_each(|&at| joined[at] = Some(story.id.clone()));
            }
        }
    }
}
