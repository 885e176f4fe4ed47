//! Where addresses lead that stories have in other sets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::identity::Slugs;
use super::merge::{Merged, Outcome};
use crate::article::{ArticleId, Slug};

/// Lets the names that stories have in other sets lead to them, where nothing else has those.
pub(super) fn lead_here(
    merged: &mut Merged,
    mut led: Vec<(ArticleId, Vec<Slug>)>,
    slugs: &mut Slugs,
) {
    if led.is_empty() {
        return;
    }
    led.sort();
    let mut places: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (place, article) in merged.articles.iter().enumerate() {
        for id in std::iter::once(&article.id).chain(&article.other_ids) {
            places.entry(id.clone()).or_insert(place);
        }
    }
    let mut changed = BTreeSet::new();
    for (id, names) in led {
        let Some(&place) = places.get(&id) else { continue };
        let article = Arc::make_mut(&mut merged.articles[place]);
        for slug in names.into_iter().filter(|slug| *slug != article.slug) {
            if !slugs.is_taken(&slug) {
                slugs.take(slug.clone());
                article.former_slugs.push(slug);
                changed.insert(article.id.clone());
            }
        }
    }
    for (id, outcome) in &mut merged.outcomes {
        if *outcome == Outcome::Same && id.as_ref().is_some_and(|id| changed.contains(id)) {
            *outcome = Outcome::Updated;
        }
    }
}
