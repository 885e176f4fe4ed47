//! New stories and a set that is there: what is new, what is an update, what is the same story from
//! another outlet, and what an editor has decided before.
//!
//! Invariants. A story that is there keeps its id, its slug and its place. Nothing of it is lost but
//! what its own source now says otherwise. What an editor set stands; what an editor took out stays
//! out.

use std::collections::{BTreeMap, BTreeSet};

use super::again::{by_file, ids_of_unnamed};
use super::draft::Draft;
use super::duplicates::Told;
use super::edit::{Conflict, edit_again};
use super::identity::{Slugs, id_of, slug_of};
use super::story::{checked, finish};
use super::versions::kept_for;
use crate::article::{
    Article, ArticleId, ArticleSet, EditedField, Image, Removed, Target, Version, pictures,
    pictures_mut,
};

/// What became of a story that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the set now.
    New,
    /// It is in the set already and its source says something new.
    Updated,
    /// It is in the set as it is.
    Same,
    /// It came twice in this import; the fuller one was kept.
    Twice,
    /// It is a version of this story, which was kept.
    VersionOf(ArticleId),
    /// An editor took it out before.
    Removed,
    /// It cannot be a story: what is wrong, what to do.
    Refused(String, String),
}

/// What came of an import: for each story that came in, in order, its id and outcome.
#[derive(Debug, Default)]
pub struct Merged {
    /// The stories, new ones first, newest first among them; the others where they were.
    pub articles: Vec<Article>,
    /// What an editor took out.
    pub removed: Vec<Removed>,
    /// For each story that came in.
    pub outcomes: Vec<(Option<ArticleId>, Outcome)>,
    /// Where a source and an editor disagree anew.
    pub conflicts: Vec<Conflict>,
}

/// A story on its way, once it has a name.
struct Incoming {
    /// Its place among what came in.
    place: usize,
    article: Article,
    /// The names that the texts under its name give it, if their sources give them none.
    by_text: Vec<ArticleId>,
    /// What else came under its name.
    also: Vec<Article>,
}

/// Brings drafts into a set.
pub fn merge(set: &ArticleSet, drafts: Vec<Draft>) -> Merged {
    let mut merged = Merged { removed: set.removed().to_vec(), ..Merged::default() };
    let mut slugs = Slugs::default();
    for article in set.articles() {
        slugs.take(article.slug.clone());
        article.former_slugs.iter().for_each(|slug| slugs.take(slug.clone()));
    }
    merged.removed.iter().for_each(|removed| slugs.take(removed.slug.clone()));
    let out: BTreeSet<&ArticleId> = set
        .removed()
        .iter()
        .flat_map(|removed| std::iter::once(&removed.id).chain(&removed.other_ids))
        .collect();
    let mut stock: Vec<Article> =
        set.articles().iter().map(|article| (**article).clone()).collect();
    let places: BTreeMap<ArticleId, usize> =
        stock.iter().enumerate().map(|(place, article)| (article.id.clone(), place)).collect();
    // What was found before to be another telling of a story of the set stays that.
    let folded: BTreeMap<ArticleId, usize> = stock
        .iter()
        .enumerate()
        .flat_map(|(place, article)| article.other_ids.iter().map(move |id| (id.clone(), place)))
        .collect();
    let mut unnamed = ids_of_unnamed(set, &drafts);
    let mut gone: Vec<Told> = Vec::new();

    let mut incoming: Vec<Incoming> = Vec::new();
    let mut of_stock: Vec<(usize, Article, Vec<ArticleId>)> = Vec::new();
    let mut by_id: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (place, mut draft) in drafts.into_iter().enumerate() {
        let kept = draft.kept.take();
        let mut by_text = Vec::new();
        let id = match (&kept, unnamed[place].take()) {
            (Some(kept), _) => kept.id.clone(),
            (None, Some(unnamed)) => {
                // By its file it is known again when its headline is another.
                draft.source_id = by_file(draft.from.as_ref());
                by_text.push(unnamed.by_text);
                unnamed.id
            }
            (None, None) => {
                let scope = draft.scope.as_ref().or(draft.source.as_ref());
                id_of(&draft, scope.map_or("", |scope| scope))
            }
        };
        // The slug is given at the end, in the order of ids; until then the id stands in its place.
        let provisional = slug_of(draft.headline.as_deref().unwrap_or_default());
        let article = match finish(draft, id.clone(), provisional) {
            Ok(article) => article,
            Err((what, next)) => {
                merged.outcomes.push((None, Outcome::Refused(what, next)));
                continue;
            }
        };
        let article = match kept {
            Some(kept) => Article {
                slug: kept.slug,
                former_slugs: kept.former_slugs,
                other_ids: kept.other_ids,
                overrides: kept.overrides,
                ..article
            },
            None => article,
        };
        if out.contains(&id) {
            gone.push(Told::of_body(&article.body));
            merged.outcomes.push((Some(id), Outcome::Removed));
        } else if let Some(&other) = by_id.get(&id) {
            incoming[other].also.push(article);
            incoming[other].by_text.extend(by_text);
            merged.outcomes.push((Some(id), Outcome::Twice));
        } else if let Some(&at) = folded.get(&id).filter(|_| !places.contains_key(&id)) {
            merged.outcomes.push((Some(id), Outcome::VersionOf(stock[at].id.clone())));
            of_stock.push((at, article, by_text));
        } else {
            by_id.insert(id.clone(), incoming.len());
            merged.outcomes.push((Some(id), Outcome::New));
            incoming.push(Incoming { place, article, by_text, also: Vec::new() });
        }
    }
    of_stock.sort_by(|(_, a, _), (_, b, _)| in_order(a, b));
    for (at, article, by_text) in of_stock {
        fold(&mut stock[at], &article, by_text);
    }

    let mut fresh: Vec<Incoming> = Vec::new();
    for Incoming { place, article, by_text, also } in incoming {
        let article = fullest(article, also);
        match places.get(&article.id) {
            Some(&at) => {
                let outcome = update(&mut stock[at], article, &mut merged.conflicts);
                merged.outcomes[place].1 = outcome;
            }
            // Another outlet's telling of what an editor took out is not wanted either.
            None if gone.iter().any(|gone| gone.is_same(&Told::of_body(&article.body))) => {
                merged.outcomes[place].1 = Outcome::Removed;
            }
            None => fresh.push(Incoming { place, article, by_text, also: Vec::new() }),
        }
    }
    fold_versions(&mut stock, &mut fresh, &mut merged);

    // Slugs in the order of ids, so that a collision is settled alike on every machine.
    fresh.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    for Incoming { article, .. } in &mut fresh {
        article.slug = slugs.give(article.slug.clone());
    }
    fresh.sort_by_key(|incoming| {
        std::cmp::Reverse(incoming.article.published.map(|time| time.instant()))
    });
    merged.articles = fresh.into_iter().map(|incoming| incoming.article).chain(stock).collect();
    merged
}

/// The longest of the tellings that have one name; what it lacks comes from the others.
fn fullest(article: Article, also: Vec<Article>) -> Article {
    let length = |article: &Article| {
        let mut length = 0;
        article
            .body
            .iter()
            .for_each(|block| block.each_text(&mut |words, _| length += words.len()));
        length
    };
    let mut tellings: Vec<Article> = std::iter::once(article).chain(also).collect();
    if tellings.len() > 1 {
        tellings.sort_by(|a, b| length(b).cmp(&length(a)).then_with(|| in_order(a, b)));
    }
    let mut tellings = tellings.into_iter();
    let fuller = tellings.next().expect("there is one at least");
    tellings.fold(fuller, filled_from)
}

/// A telling with what it lacks from one that is not longer.
fn filled_from(mut fuller: Article, lesser: Article) -> Article {
    fuller.standfirst = fuller.standfirst.or(lesser.standfirst);
    fuller.published = fuller.published.or(lesser.published);
    fuller.section = fuller.section.or(lesser.section);
    fuller.lead_image = fuller.lead_image.or(lesser.lead_image);
    fuller.address = fuller.address.or(lesser.address);
    add_ids(&mut fuller, lesser.other_ids);
    if fuller.bylines.is_empty() {
        fuller.bylines = lesser.bylines;
    }
    for topic in lesser.topics {
        if !fuller.topics.contains(&topic) {
            fuller.topics.push(topic);
        }
    }
    fuller
}

/// A story that is there, as its source now tells it.
fn update(stock: &mut Article, mut told: Article, conflicts: &mut Vec<Conflict>) -> Outcome {
    told.slug = stock.slug.clone();
    told.former_slugs.clone_from(&stock.former_slugs);
    let mut versions = stock.versions.clone();
    for version in std::mem::take(&mut told.versions) {
        add_version(&mut versions, version);
    }
    told.versions = versions;
    let other_ids = std::mem::replace(&mut told.other_ids, stock.other_ids.clone());
    add_ids(&mut told, other_ids);
    // A feed that now gives the headline alone takes nothing away.
    if told.body.is_empty() {
        told.body.clone_from(&stock.body);
    }
    keep_files(&mut told, stock);
    let pictured =
        |article: &Article| article.lead_image.as_ref().and_then(|image| image.address.clone());
    let is_another = pictured(&told) != pictured(stock) && told.lead_image.is_some();
    let about_it =
        |field| matches!(field, EditedField::Alt | EditedField::Caption | EditedField::Credit);
    let disputed = conflicts.len();
    conflicts.extend(edit_again(&mut told, stock.overrides.clone()));
    for edited in stock.overrides.iter().filter(|edited| is_another && about_it(edited.field)) {
        if !conflicts[disputed..].iter().any(|conflict| conflict.field == edited.field) {
            let address =
                |article| pictured(article).map(|it| it.as_str().to_owned()).unwrap_or_default();
            conflicts.push(Conflict {
                id: stock.id.clone(),
                field: edited.field,
                was: format!("the picture {}", address(stock)),
                now: format!("the picture {}", address(&told)),
                editor: edited.value.to_string(),
            });
        }
    }
    let Ok(told) = checked(told) else { return Outcome::Same };
    if told == *stock {
        return Outcome::Same;
    }
    *stock = told;
    Outcome::Updated
}

/// Keeps another telling of a story with it, and the names by which that may come again.
fn fold(kept: &mut Article, other: &Article, by_text: Vec<ArticleId>) {
    let version = version_of(other);
    if version.source != kept.source || version.headline != kept.headline {
        add_version(&mut kept.versions, version);
    }
    let ids = std::iter::once(other.id.clone()).chain(other.other_ids.iter().cloned());
    add_ids(kept, ids.chain(by_text));
}

fn add_ids(article: &mut Article, ids: impl IntoIterator<Item = ArticleId>) {
    for id in ids {
        if id != article.id && !article.other_ids.contains(&id) {
            article.other_ids.push(id);
            article.other_ids.sort_unstable();
        }
    }
}

fn add_version(versions: &mut Vec<Version>, version: Version) {
    let is_known = |known: &Version| {
        known.source == version.source
            && (known.address == version.address || known.headline == version.headline)
    };
    match versions.iter_mut().find(|known| is_known(known)) {
        Some(known) => *known = version,
        None => versions.push(version),
    }
}

/// Keeps of each story that several outlets tell one telling, with the others as its versions.
fn fold_versions(stock: &mut [Article], fresh: &mut Vec<Incoming>, merged: &mut Merged) {
    let articles: Vec<&Article> = fresh.iter().map(|incoming| &incoming.article).collect();
    let kept_for = kept_for(stock, &articles);
    let first = stock.len();
    let (folded, kept): (Vec<_>, Vec<_>) = std::mem::take(fresh)
        .into_iter()
        .zip(kept_for)
        .enumerate()
        .partition(|(_, (_, head))| head.is_some());
    let mut places = BTreeMap::new();
    for (was, (incoming, _)) in kept {
        places.insert(first + was, fresh.len());
        fresh.push(incoming);
    }
    let mut tellings = Vec::new();
    for (_, (incoming, head)) in folded {
        let Some(head) = head else { continue };
        let kept = match places.get(&head) {
            Some(&place) => &fresh[place].article,
            None => &stock[head],
        };
        merged.outcomes[incoming.place].1 = Outcome::VersionOf(kept.id.clone());
        tellings.push((head, incoming));
    }
    tellings.sort_by(|(_, a), (_, b)| in_order(&a.article, &b.article));
    for (head, incoming) in tellings {
        let kept = match places.get(&head) {
            Some(&place) => &mut fresh[place].article,
            None => &mut stock[head],
        };
        fold(kept, &incoming.article, incoming.by_text);
    }
}

/// An order of tellings that is theirs alone, whatever the order in which they came.
fn in_order(one: &Article, other: &Article) -> std::cmp::Ordering {
    let key =
        |article: &Article| (article.id.clone(), article.source.clone(), article.headline.clone());
    let whole = |article: &Article| format!("{article:?}");
    key(one).cmp(&key(other)).then_with(|| whole(one).cmp(&whole(other)))
}

fn version_of(article: &Article) -> Version {
    Version {
        source: article.source.clone(),
        headline: article.headline.clone(),
        published: article.published,
        language: Some(article.language.clone()),
        address: article.address.clone().map(Target::Web),
    }
}

/// Leaves the pictures that were kept to the story that shows them still: by their address, and where
/// they have none, by what is said of them, so that no picture stands over another's caption.
fn keep_files(told: &mut Article, stock: &Article) {
    let kept = pictures(stock.lead_image.as_ref(), &stock.body);
    let kept: Vec<&Image> = kept.filter(|image| image.file.is_some()).collect();
    let shown = pictures_mut(told.lead_image.as_mut(), &mut told.body);
    for image in shown.filter(|image| image.file.is_none()) {
        let before = kept.iter().find(|before| match &image.address {
            Some(_) => image.address == before.address,
            None => {
                let said = |image: &Image| (image.alt.clone(), image.caption.clone());
                before.address.is_none() && said(image) == said(before) && image.caption.is_some()
            }
        });
        image.file = before.and_then(|before| before.file.clone());
    }
}
