//! Several tellings of one story made one: what the telling that is kept takes from the others.

use std::cmp::Ordering;

use super::edit::{edit_again, told};
use super::linked::page_id;
use super::outlet::{is_of_site, named_by_either};
use super::unlike::Bearer;
use crate::article::{
    Article, ArticleId, EditedField, Override, Precision, Prose, Target, Time, Version,
};

/// Puts the stories that have one name in the order of how much they tell, the longest first.
pub(super) fn in_order_of_fullness(bearers: &mut [Bearer]) {
    if bearers.len() > 1 {
        bearers.sort_by(|a, b| {
            let (a, b) = (&a.article, &b.article);
            length(b).cmp(&length(a)).then_with(|| in_order(a, b))
        });
    }
}

/// How much a story tells: the letters of its text.
pub(super) fn length(article: &Article) -> usize {
    let mut length = 0;
    article.body.iter().for_each(|block| block.each_text(&mut |words, _| length += words.len()));
    length
}

/// A telling, and what it lacks from others of the same name, in their order.
pub(super) fn filled(fuller: Article, others: impl Iterator<Item = Article>) -> Article {
    others.fold(fuller, filled_from)
}

/// A telling with what it lacks from one that is not longer.
fn filled_from(mut fuller: Article, mut lesser: Article) -> Article {
    let edits = std::mem::take(&mut lesser.overrides);
    fill(&mut fuller, &lesser);
    add_ids(&mut fuller, lesser.other_ids);
    add_versions(&mut fuller, lesser.versions);
    for topic in lesser.topics {
        if !fuller.topics.contains(&topic) {
            fuller.topics.push(topic);
        }
    }
    edited_as_well(&mut fuller, edits, |_| true);
    fuller
}

/// Gives a telling what it lacks from another. Which topics the two have together, and under which names
/// they are known, is for who asks.
pub(super) fn fill(fuller: &mut Article, lesser: &Article) {
    named_by_either(fuller, lesser);
    fuller.published = exacter(fuller.published, lesser.published);
    lacks(&mut fuller.standfirst, &lesser.standfirst);
    lacks(&mut fuller.section, &lesser.section);
    lacks(&mut fuller.lead_image, &lesser.lead_image);
    lacks(&mut fuller.address, &lesser.address);
    if fuller.bylines.is_empty() {
        fuller.bylines.clone_from(&lesser.bylines);
    }
}

/// When a story was published, by the first; of one day, the hour that only the other says.
fn exacter(own: Option<Time>, others: Option<Time>) -> Option<Time> {
    let is_exact = |time: Time| time.precision() == Precision::Exact;
    match own.zip(others) {
        Some((own, other))
            if own.day() == other.day() && own.precision() == Precision::Day && is_exact(other) =>
        {
            Some(other)
        }
        _ => own.or(others),
    }
}

fn lacks<T: Clone>(own: &mut Option<T>, others: &Option<T>) {
    if own.is_none() {
        own.clone_from(others);
    }
}

/// Keeps another telling of a story with it, and the names by which that may come again.
pub(super) fn fold(kept: &mut Article, other: &Article, by_text: Vec<ArticleId>) {
    let version = version_of(other, by_text.is_empty());
    let says_nothing_new = *version.source == *told(kept, EditedField::Source)
        && *version.headline == *told(kept, EditedField::Headline);
    let is_known = version.id.is_some() && kept.versions.iter().any(|it| it.id == version.id);
    if is_known || !says_nothing_new {
        add_version(&mut kept.versions, version);
    }
    let ids = std::iter::once(other.id.clone()).chain(other.other_ids.iter().cloned());
    add_ids(kept, ids.chain(by_text));
    // What another set kept with it, under names that are kept here, too.
    let others = other.versions.iter().filter(|version| version.id.is_some());
    add_versions(kept, others.cloned().collect());
    // What its editor said of the story, and not of this telling of it.
    edited_as_well(kept, other.overrides.clone(), |field| match field {
        EditedField::Headline
        | EditedField::Kicker
        | EditedField::Standfirst
        | EditedField::Section
        | EditedField::Topics
        | EditedField::Places => true,
        EditedField::Bylines
        | EditedField::Dateline
        | EditedField::Source
        | EditedField::Agency
        | EditedField::Published
        | EditedField::Language
        | EditedField::Alt
        | EditedField::Caption
        | EditedField::Credit => false,
    });
}

/// Sets on a story what an editor had set on another telling of it. Where this one's editor had a word
/// of their own, that stands, and the other is kept with it.
pub(super) fn edited_as_well(
    article: &mut Article,
    edits: Vec<Override>,
    may_be: impl Fn(EditedField) -> bool,
) {
    let edits: Vec<Override> = edits.into_iter().filter(|edit| may_be(edit.field)).collect();
    let mut new = Vec::new();
    for edit in edits {
        match article.overrides.iter_mut().find(|own| own.field == edit.field) {
            Some(own) => add_others(own, std::iter::once(edit.value).chain(edit.others)),
            None => {
                new.push(Override { was: Prose::parse(&told(article, edit.field)).ok(), ..edit })
            }
        }
    }
    if !new.is_empty() {
        // No source has changed its word: there is nothing to tell.
        edit_again(article, new);
    }
}

/// Keeps with an editor's word those of other sets' editors.
fn add_others(own: &mut Override, words: impl IntoIterator<Item = Prose>) {
    for word in words {
        if word != own.value && !own.others.contains(&word) {
            own.others.push(word);
            own.others.sort_unstable();
        }
    }
}

pub(super) fn add_ids(article: &mut Article, ids: impl IntoIterator<Item = ArticleId>) {
    let before = article.other_ids.len();
    article.other_ids.extend(ids);
    if article.other_ids.len() > before {
        article.other_ids.sort_unstable();
        article.other_ids.dedup();
        article.other_ids.retain(|id| *id != article.id);
    }
}

/// Adds a version, or renews the entry of the same telling: by the id under which it comes. Entries
/// that were made before they had ids are known by their address or headline. What has no name but its
/// headline has its entry once there is one of its outlet under that, whoever made it.
fn add_version(versions: &mut Vec<Version>, version: Version) {
    let of_outlet = |known: &Version| known.source == version.source;
    let of_headline = |known: &Version| known.headline == version.headline;
    if version.id.is_none() {
        if !versions.iter().any(|known| of_outlet(known) && of_headline(known)) {
            versions.push(version);
        }
        return;
    }
    let may_be = |known: &Version| {
        let is_linked = known.address.is_some() && known.address == version.address;
        known.id.is_none() && of_outlet(known) && (is_linked || of_headline(known))
    };
    let place = versions.iter().position(|known| known.id == version.id);
    match place.or_else(|| versions.iter().position(may_be)) {
        Some(place) => versions[place] = with_what_it_lacks(version, &versions[place]),
        None => versions.push(version),
    }
}

/// A version as it is told now. Told by a door that knows less, it keeps its day, and the outlet's name; by
/// one that writes its address in another way, its address.
fn with_what_it_lacks(mut version: Version, before: &Version) -> Version {
    version.published = exacter(version.published, before.published);
    let page = |version: &Version| match &version.address {
        Some(Target::Web(address)) => page_id(Some(address)),
        _ => None,
    };
    if page(&version).is_some() && page(&version) == page(before) {
        version.address.clone_from(&before.address);
    }
    let is_made_up = |version: &Version| match &version.address {
        Some(Target::Web(address)) => is_of_site(&version.source, Some(address)),
        _ => false,
    };
    if is_made_up(&version) && !is_made_up(before) {
        version.source.clone_from(&before.source);
    }
    version
}

/// Adds the versions that another telling of a story has. Where that was the one kept, this story was
/// one of its versions, and is none of its own.
pub(super) fn add_versions(article: &mut Article, others: Vec<Version>) {
    for version in others {
        add_version(&mut article.versions, version);
    }
    article.versions.retain(|version| version.id.as_ref() != Some(&article.id));
}

fn version_of(article: &Article, is_named: bool) -> Version {
    let said = |field| super::line(&told(article, field));
    Version {
        // An editor's words for it are kept with the story.
        source: said(EditedField::Source).unwrap_or_else(|| article.source.clone()),
        headline: said(EditedField::Headline).unwrap_or_else(|| article.headline.clone()),
        published: article.published,
        language: Some(article.language.clone()),
        address: article.address.clone().map(Target::Web),
        id: is_named.then(|| article.id.clone()),
    }
}

/// An order of tellings that is theirs alone, whatever the order in which they came.
pub(super) fn in_order(one: &Article, other: &Article) -> Ordering {
    let key =
        |article: &Article| (article.id.clone(), article.source.clone(), article.headline.clone());
    let whole = |article: &Article| format!("{article:?}");
    key(one).cmp(&key(other)).then_with(|| whole(one).cmp(&whole(other)))
}
