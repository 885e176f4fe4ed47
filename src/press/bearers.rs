//! The stories that come in under one name, made one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fold::{add_ids, filled};
use super::identity::headline_key;
use super::merge::{Merged, Outcome};
use super::telling::Telling;
use super::unlike::{Bearer, Parted, Words};
use crate::article::{Article, ArticleId};

/// A story on its way, once it has a name.
pub(super) struct Incoming {
    /// Its place among what came in.
    pub(super) place: usize,
    pub(super) article: Arc<Article>,
    /// The names that the texts under its name give it, if their sources give them none.
    pub(super) by_text: Vec<ArticleId>,
}

/// The story that comes in, or that of the set where both are the same but for the slug: an import that
/// comes again has each of its stories once in memory, and not twice.
pub(super) fn shared(mut article: Article, stock: Option<&Arc<Article>>) -> Arc<Article> {
    let Some(stock) = stock else { return Arc::new(article) };
    let slug = std::mem::replace(&mut article.slug, stock.slug.clone());
    if article == **stock {
        return Arc::clone(stock);
    }
    article.slug = slug;
    Arc::new(article)
}

/// The most tellings of one story without names of their own that are known again each by its text.
const MOST_TOLD: usize = 4_000;

/// The story that those are that came in under one name. What is another is refused.
pub(super) fn one_of(
    Parted { kept, others }: Parted,
    places: &BTreeMap<ArticleId, usize>,
    merged: &mut Merged,
) -> Option<Incoming> {
    let outcomes = &mut merged.outcomes;
    for (place, what, next) in others {
        outcomes[place] = (None, Outcome::Refused(what, next.to_owned()));
    }
    let place = kept.iter().map(|bearer| bearer.place).min()?;
    outcomes[place].1 = Outcome::New;
    if let [first, others @ ..] = kept.as_slice() {
        let anew = others.iter().filter(|other| is_told_anew(&first.article, &other.article));
        merged.anew.extend(anew.map(|other| other.place));
    }
    let by_text = kept.iter().filter_map(|bearer| bearer.by_text.clone()).collect();
    let told = known_by_text(&kept, places);
    let mut articles = kept.into_iter().map(|bearer| Arc::unwrap_or_clone(bearer.article));
    let mut article = filled(articles.next()?, articles);
    add_ids(&mut article, told);
    Some(Incoming { place, article: Arc::new(article), by_text })
}

/// The names that their texts give to the tellings of a story that are cuts of the one kept, the first.
/// By those they are known again, however many stories there are by then that they might be.
fn known_by_text(kept: &[Bearer], places: &BTreeMap<ArticleId, usize>) -> Vec<ArticleId> {
    let [first, others @ ..] = kept else { return Vec::new() };
    let told = Telling::of_article(&first.article);
    let is_known = |other: &&Bearer| {
        let article = &other.article;
        article.source == first.article.source
            && headline_key(&article.headline) == headline_key(&first.article.headline)
            && other.by_text != first.by_text
            && Telling::of_article(article).is_cut_of(&told)
    };
    let names = others.iter().filter(|other| other.by_text.is_some()).filter(is_known);
    let names = names.filter_map(|other| other.by_text.clone());
    names.filter(|id| !places.contains_key(id)).take(MOST_TOLD).collect()
}

/// Whether a story is told anew from its first word to its last, as another would be.
pub(super) fn is_told_anew(before: &Arc<Article>, now: &Arc<Article>) -> bool {
    !Arc::ptr_eq(before, now)
        && before.body != now.body
        && Words::of_article(before).shares_no_text_of(&Words::of_article(now))
}
