//! Stories that other sets bring, and whose sources gave them no name: which of those here they are.
//!
//! # Decision: an id made of a headline is believed where the texts are one story's
//! *Context.* Without a guid or an address, a story has its id from its outlet and headline, and two
//! sets may each have a `Markets today` under one id, of two days. The id believed, one would be written
//! over by the other, with an editor's headline for the first above it.
//! *Decision.* Under such an id, what another set brings is the story that is here if their texts are
//! tellings of one, or both came from one file at one stated time. Else it is the one of its outlet and
//! headline that is told by its text, else a story of its own, by the id that its text gives. What was
//! taken out here stays out where its fingerprint says so. Of several sets that are brought at once, the
//! longest telling has the id.
//! *Consequences.* A story without a name that was written anew from its first word to its last comes a
//! second time. Two can be seen, and one of them removed; what is written over is gone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::again::has_no_name;
use super::draft::Draft;
use super::edit::told;
use super::identity::{headline_key, id_of_text};
use super::linked::Links;
use super::removal::Comer;
use super::telling::Telling;
use crate::article::{Article, ArticleId, ArticleSet, EditedField, Removed, Time};

/// The ids of the stories that other sets bring, each at the place of its draft.
pub(super) fn ids_of_brought(
    set: &ArticleSet,
    removed: &[Removed],
    drafts: &[Draft],
    links: &Links<'_>,
) -> Vec<Option<ArticleId>> {
    let kept = |at: usize| drafts[at].kept.as_deref();
    let mut ids: Vec<Option<ArticleId>> =
        (0..drafts.len()).map(|at| kept(at).map(|article| links.id_of_kept(article))).collect();
    let mut in_doubt: BTreeMap<ArticleId, Vec<usize>> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        let Some((id, article)) = id.as_ref().zip(kept(at)) else { continue };
        if *id == article.id && has_no_name(article) {
            in_doubt.entry(id.clone()).or_default().push(at);
        }
    }
    if in_doubt.is_empty() {
        return ids;
    }
    let here = Here::of(set, removed);
    for (id, places) in in_doubt {
        let mut comers: Vec<(usize, &Article, Telling<'_>)> = places
            .into_iter()
            .filter_map(|at| Some((at, kept(at)?, Telling::of_article(kept(at)?))))
            .collect();
        // Longer ones first, and in an order of their own.
        comers.sort_by_cached_key(|(_, _, telling)| {
            let when = telling.when.map(Time::instant);
            (Reverse(telling.text().count()), when, telling.key.clone())
        });
        let mut others: Vec<(ArticleId, &Article, Telling<'_>)> = Vec::new();
        for (at, article, telling) in comers {
            let is_it = |other: &Article, telling_of_other: &Telling<'_>| {
                are_one(article, &telling, other, telling_of_other)
            };
            let came = others.iter().find(|(_, other, its)| is_it(other, its));
            let given = match came {
                Some((id, ..)) => id.clone(),
                None => here.id_of(&id, article, &telling, others.is_empty(), is_it),
            };
            others.push((given.clone(), article, telling));
            ids[at] = Some(given);
        }
    }
    ids
}

/// What is here already.
struct Here<'a> {
    set: &'a ArticleSet,
    folded: BTreeMap<&'a ArticleId, &'a Article>,
    out: BTreeMap<&'a ArticleId, Vec<&'a Removed>>,
    of_outlet: BTreeMap<(String, String), Vec<&'a Article>>,
}

impl<'a> Here<'a> {
    fn of(set: &'a ArticleSet, removed: &'a [Removed]) -> Self {
        let articles = || set.articles().iter().map(|article| &**article);
        let mut of_outlet: BTreeMap<(String, String), Vec<&Article>> = BTreeMap::new();
        for article in articles().filter(|article| has_no_name(article)) {
            of_outlet.entry(outlet_of(article)).or_default().push(article);
        }
        let ids = |out: &'a Removed| std::iter::once(&out.id).chain(&out.other_ids);
        let mut out: BTreeMap<&ArticleId, Vec<&Removed>> = BTreeMap::new();
        for gone in removed {
            ids(gone).for_each(|id| out.entry(id).or_default().push(gone));
        }
        Self {
            set,
            folded: articles()
                .flat_map(|article| article.other_ids.iter().map(move |id| (id, article)))
                .collect(),
            out,
            of_outlet,
        }
    }

    /// The id of what comes under an id that another story may have, which is free for it only if it is
    /// the first to come.
    fn id_of(
        &self,
        id: &ArticleId,
        article: &Article,
        telling: &Telling<'_>,
        is_first: bool,
        is_it: impl Fn(&Article, &Telling<'_>) -> bool,
    ) -> ArticleId {
        let keeps = if let Some(bearer) = self.set.get(id) {
            !has_no_name(bearer) || is_it(bearer, &Telling::of_article(bearer))
        } else if let Some(out) = self.out.get(id) {
            let comer = Comer::of(article);
            out.iter().any(|out| comer.is_anew(out) || comer.is_of_its_time(out))
        } else if let Some(bearer) = self.folded.get(id) {
            Telling::of_article(bearer).may_have_stood_for(telling)
        } else {
            is_first
        };
        if keeps {
            return id.clone();
        }
        let of_outlet = self.of_outlet.get(&outlet_of(article)).into_iter().flatten();
        let again = of_outlet.copied().find(|other| is_it(other, &Telling::of_article(other)));
        again.map_or_else(
            || {
                let source = told(article, EditedField::Source);
                id_of_text(&source, &telling.headline, &article.body)
            },
            |again| again.id.clone(),
        )
    }
}

/// Its outlet and headline, as its source says them.
fn outlet_of(article: &Article) -> (String, String) {
    let headline = told(article, EditedField::Headline);
    (told(article, EditedField::Source), headline_key(&headline))
}

/// Whether two of one headline, neither of which its source named, are one story.
fn are_one(one: &Article, its: &Telling<'_>, other: &Article, others: &Telling<'_>) -> bool {
    its.is_like(others)
        || others.is_like(its)
        || one.source_id.is_some()
            && one.source_id == other.source_id
            && its.is_of_one_time(others)
            && !its.is_another(others)
}
