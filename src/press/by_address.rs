//! Stories that come by two doors: from a feed, which gives a guid and a link, and as the page to which
//! that link leads.
//!
//! # Decision: one page of the web is one story, where the texts say nothing else
//! *Context.* A feed's story has its id from its guid, and its page has one from its address. So a story
//! stood twice that came by both, and one that was taken out as the one came back as the other. Yet a
//! feed may give one link to all its stories: the site's, a live page's, a podcast's home page.
//! *Decision.* What comes under an id that is not known yet, and has the address of a story that is there,
//! is out or comes in with it by the other door, is that story if they share a headline, or a part of
//! their texts. An address that several stories have by one door is evidence of nothing, nor is a site's
//! root. The id by the other door is kept with the story, which is known by both from then on. The fuller
//! telling is kept, and takes from the other what it lacks itself; it is the other's turn when that is
//! the fuller.
//! *Consequences.* The order of doors changes nothing but the id. A set that has one story twice from
//! before keeps both, and `check` names them.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::edit::take_off;
use super::fold::{fill, length};
use super::identity::headline_key;
use super::linked::{PlainLink, page_id};
use super::unlike::Words;
use super::wording::Wording;
use crate::article::{Article, ArticleId, ArticleSet, Removed, Target, Time, Version};

/// So many stories at one address are looked at; more of them are no story's page.
const MOST: usize = 16;

/// Something that has the address of a page.
enum Known<'a> {
    Told(Words<'a>),
    Out(&'a Removed),
}

struct Teller<'a> {
    id: &'a ArticleId,
    what: Known<'a>,
    /// Whether its id was known before this import.
    is_known: bool,
    /// Whether it came by the page's own address.
    is_page: bool,
    /// Whether more than one telling is kept under its name: what only has the headline may be another.
    has_others: bool,
}

impl Teller<'_> {
    /// What is the same for tellings that are the same word for word.
    fn key(&self) -> (String, ArticleId) {
        match &self.what {
            Known::Told(words) => words.key(),
            Known::Out(out) => (headline_key(&out.headline), out.id.clone()),
        }
    }

    /// Whether two that came by different doors are one story.
    fn is(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            (Known::Told(one), Known::Told(another)) => {
                one.may_be_of_one_page(another, self.has_others || other.has_others)
            }
            (Known::Told(words), Known::Out(out)) | (Known::Out(out), Known::Told(words)) => {
                words.shares_a_headline(&out.headline) || words.comer().is_of_its_page(out)
            }
            (Known::Out(_), Known::Out(_)) => false,
        }
    }
}

/// What is known of a page of which something comes in.
#[derive(Default)]
struct Page<'a> {
    /// What comes in, by the id that it has without its address.
    comers: BTreeMap<&'a ArticleId, Vec<usize>>,
    here: Vec<&'a Article>,
    /// The versions of stories that have its address, each with its story.
    versions: Vec<(&'a Version, &'a Article)>,
    out: Vec<&'a Removed>,
}

/// The ids of stories that came by another door before or come by one now, each at the place of its draft.
/// `ids` are those that they have without their addresses.
pub(super) fn ids_by_address(
    set: &ArticleSet,
    removed: &[Removed],
    drafts: &[Draft],
    ids: &[ArticleId],
) -> Vec<Option<ArticleId>> {
    let mut joined: Vec<Option<ArticleId>> = vec![None; drafts.len()];
    let mut pages: BTreeMap<ArticleId, Page<'_>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let kept = draft.kept.as_deref().and_then(|article| article.address.as_ref());
        if let Some(page) = page_id(kept.or(draft.address.as_ref())) {
            pages.entry(page).or_default().comers.entry(&ids[at]).or_default().push(at);
        }
    }
    if pages.is_empty() {
        return joined;
    }
    let mut folded: BTreeMap<&ArticleId, &Article> = BTreeMap::new();
    for article in set.articles() {
        folded.extend(article.other_ids.iter().map(|id| (id, &**article)));
        if let Some(page) = page_id(article.address.as_ref()).and_then(|id| pages.get_mut(&id)) {
            page.here.push(article);
        }
        for version in &article.versions {
            let Some(Target::Web(address)) = &version.address else { continue };
            if let Some(page) = page_id(Some(address)).and_then(|id| pages.get_mut(&id)) {
                page.versions.push((version, article));
            }
        }
    }
    let mut out: BTreeSet<&ArticleId> = BTreeSet::new();
    for gone in removed {
        out.extend(std::iter::once(&gone.id).chain(&gone.other_ids));
        // Sets written before that was kept say it of what was named by its address.
        let page = gone.page_id.as_ref().unwrap_or(&gone.id);
        if let Some(page) = pages.get_mut(page) {
            page.out.push(gone);
        }
    }
    let is_known =
        |id: &ArticleId| set.get(id).is_some() || folded.contains_key(id) || out.contains(id);
    for (page_id, page) in &pages {
        // What was found before to be a story's other door stays that, and a version's that of the version.
        for (id, places) in &page.comers {
            let story = folded.get(*id).filter(|_| set.get(id).is_none() && !out.contains(*id));
            let Some(story) = story.copied() else { continue };
            let is_here = page.here.iter().any(|here| here.id == story.id);
            let its = match is_here {
                true if is_version(story, id) => None,
                true => is_named_by(story, page_id).then(|| story.id.clone()),
                // A feed may give its story another link beside this one.
                false if *id == page_id => version_at(page_id, page, story, &folded)
                    .or_else(|| page.comers.contains_key(&story.id).then(|| story.id.clone())),
                false => None,
            };
            places.iter().for_each(|&at| joined[at].clone_from(&its));
        }
        if page.comers.keys().any(|id| !is_known(id))
            && let Some(id) = one_story(page_id, page, drafts, &is_known)
        {
            for (_, places) in
                page.comers.iter().filter(|(comer, _)| !is_known(comer) && **comer != id)
            {
                places.iter().for_each(|&at| joined[at] = Some(id.clone()));
            }
        }
        for (_, places) in page.comers.iter().filter(|(id, _)| !is_known(id)) {
            let id = of_version(page_id, page, drafts, places);
            let free = places.iter().filter(|&&at| joined[at].is_none()).copied();
            let free: Vec<usize> = free.collect();
            free.into_iter().for_each(|at| joined[at] = id.cloned());
        }
    }
    agree(ids, &mut joined, |id| folded.contains_key(id));
    joined
}

/// The id of the version of a story that is the page's other door: which is kept with it, or comes in.
fn version_at(
    page_id: &ArticleId,
    page: &Page<'_>,
    story: &Article,
    folded: &BTreeMap<&ArticleId, &Article>,
) -> Option<ArticleId> {
    let is_other =
        |id: &ArticleId| id != page_id && folded.get(id).is_some_and(|other| other.id == story.id);
    let kept = story.versions.iter().find_map(|version| {
        let Some(Target::Web(address)) = &version.address else { return None };
        let is_of_page = self::page_id(Some(address)).as_ref() == Some(page_id);
        version.id.as_ref().filter(|id| is_of_page && is_other(id))
    });
    kept.or_else(|| page.comers.keys().copied().find(|id| is_other(id))).cloned()
}

/// The id of the version of which a feed tells: the page to which it leads, kept with another outlet's
/// story. What comes as the page itself has all of the text, by which it is found.
fn of_version<'a>(
    page_id: &ArticleId,
    page: &Page<'a>,
    drafts: &[Draft],
    places: &[usize],
) -> Option<&'a ArticleId> {
    let [(version, story)] = page.versions.as_slice() else { return None };
    let is_alone = page.here.is_empty() && page.out.is_empty();
    let is_it = |&at: &usize| {
        let (draft, words) = (&drafts[at], words_of(&drafts[at]));
        let outlet = draft.kept.as_deref().map_or(draft.source.as_deref(), |it| Some(&it.source));
        outlet == Some(&*version.source)
            && (words.shares_a_headline(&version.headline)
                || words.may_be_of_one_page(&Words::of_article(story), true))
    };
    version.id.as_ref().filter(|&id| id == page_id && is_alone && places.iter().all(is_it))
}

/// Lets all that comes under one id go one way: with the story of which that is known to be a name, else,
/// where not all of it has the address, nowhere.
fn agree(
    ids: &[ArticleId],
    joined: &mut [Option<ArticleId>],
    is_folded: impl Fn(&ArticleId) -> bool,
) {
    if joined.iter().all(Option::is_none) {
        return;
    }
    let mut of_id: BTreeMap<&ArticleId, BTreeSet<Option<ArticleId>>> = BTreeMap::new();
    for (id, joined) in ids.iter().zip(joined.iter()) {
        of_id.entry(id).or_default().insert(joined.clone());
    }
    for (id, joined) in ids.iter().zip(joined.iter_mut()) {
        let ways = &of_id[id];
        if ways.len() > 1 {
            let mut stories = ways.iter().flatten();
            let only = stories.next().filter(|_| stories.next().is_none());
            *joined = only.filter(|_| is_folded(id)).cloned();
        }
    }
}

/// The id of the one story that all tellings of a page are, if they are.
fn one_story<'a>(
    page_id: &ArticleId,
    page: &Page<'a>,
    drafts: &'a [Draft],
    is_known: &impl Fn(&ArticleId) -> bool,
) -> Option<&'a ArticleId> {
    if page.comers.len() + page.here.len() + page.out.len() > MOST {
        return None;
    }
    let here = page.here.iter().map(|article| Teller {
        id: &article.id,
        what: Known::Told(Words::of_article(article)),
        is_known: true,
        is_page: is_named_by(article, page_id),
        has_others: !article.other_ids.is_empty(),
    });
    let out = page.out.iter().map(|out| Teller {
        id: &out.id,
        what: Known::Out(out),
        is_known: true,
        is_page: out.id == *page_id || out.other_ids.contains(page_id),
        has_others: false,
    });
    let comers = page.comers.iter().filter(|(id, _)| !is_known(id)).filter_map(|(&id, places)| {
        let fullest = places.iter().map(|&at| &drafts[at]).max_by_key(|draft| {
            let words = words_of(draft);
            (words.length(), words.key())
        })?;
        let source_id = match fullest.kept.as_deref() {
            Some(kept) => kept.source_id.as_ref(),
            None => fullest.source_id.as_ref(),
        };
        Some(Teller {
            id,
            what: Known::Told(words_of(fullest)),
            is_known: false,
            is_page: *id == *page_id || source_id.is_none(),
            has_others: false,
        })
    });
    let tellers = here.chain(out).chain(comers);
    let (pages, guids): (Vec<_>, Vec<_>) = tellers.partition(|teller| teller.is_page);
    let (of_page, of_guid) = (only(pages)?, only(guids)?);
    if !of_page.is(&of_guid) {
        return None;
    }
    match (of_page.is_known, of_guid.is_known) {
        (true, true) => None,
        (true, false) => Some(of_page.id),
        (false, _) => Some(of_guid.id),
    }
}

/// The one of some tellings by one door that stands for all of them, unless they are several stories: a
/// summary of a feed is a cut of what its full feed tells.
fn only(tellers: Vec<Teller<'_>>) -> Option<Teller<'_>> {
    let keys: BTreeSet<_> = tellers.iter().map(Teller::key).collect();
    let first = tellers.iter().min_by_key(|teller| (!teller.is_known, teller.id))?;
    let (id, is_known) = (first.id, first.is_known);
    let fullest = tellers.iter().enumerate().max_by_key(|(_, teller)| match &teller.what {
        Known::Told(words) => (words.length(), Reverse(teller.key())),
        Known::Out(_) => (0, Reverse(teller.key())),
    });
    let fullest = fullest.map(|(at, _)| at)?;
    let is_it = |teller: &Teller<'_>| match (&teller.what, &tellers[fullest].what) {
        (Known::Told(one), Known::Told(fullest)) => one.is_cut_of(fullest),
        _ => false,
    };
    if keys.len() > 1 && !tellers.iter().all(is_it) {
        return None;
    }
    let fullest = tellers.into_iter().nth(fullest)?;
    Some(Teller { id, is_known, ..fullest })
}

fn words_of(draft: &Draft) -> Words<'_> {
    draft.kept.as_deref().map_or_else(|| Words::of_draft(draft), Words::of_article)
}

/// Whether what comes under an id is kept with a story as another outlet's telling of it.
fn is_version(story: &Article, id: &ArticleId) -> bool {
    story.versions.iter().any(|version| version.id.as_ref() == Some(id))
}

/// Whether a story is known by the address of its page.
fn is_named_by(article: &Article, page_id: &ArticleId) -> bool {
    article.id == *page_id
        || article.other_ids.contains(page_id)
        || article.source_id.is_none() && article.other_ids.is_empty()
}

/// A story as its source now tells it, with what it told by its other door.
///
/// That each of two doors may be asked alone, and in turn, and nothing changes: a telling that is less
/// than what is there adds what that lacks, and one that takes its place lacks nothing that was there.
///
/// # Decision: what a source no longer says stays
/// *Context.* Of two files under one address nothing tells which is asked: a page that gives no day, and
/// the feed that gave one; a feed of whole texts, and the one of their beginnings.
/// *Decision.* A day, a byline, a section that is not told any more stays as it was, and so does the text
/// of which only the beginning comes, at most two thirds of it. A picture, which may have to go, stays
/// only where several may tell the story: by its address, or by names found before.
/// What one door says to have been updated later than what the other brings, and which is no part of
/// that, stands in its place however short it is: a correction may take more away than it adds.
/// *Consequences.* What is to go is edited or removed; a text that is shortened by more than a third at
/// its end alone keeps the end.
pub(super) fn with_other_door(stock: &Article, told: Article) -> Article {
    let page = page_id(stock.address.as_ref());
    let is_of_page = page.is_some() && page == page_id(told.address.as_ref());
    let is_another_door = is_of_page && is_another_door(stock, &told);
    let is_beginning = is_beginning(&told, stock);
    let is_less = || match corrected_since(stock, &told) {
        Ordering::Equal => length(&told) <= length(stock),
        later => later == Ordering::Greater,
    };
    if is_beginning || is_another_door && is_less() {
        let mut base = as_told(stock);
        if !is_another_door {
            base.headline.clone_from(&told.headline);
        }
        fill_with_topics(&mut base, &told);
        base.versions = told.versions;
        base.other_ids = told.other_ids;
        return base;
    }
    let mut before = as_told(stock);
    let is_told_by_one = stock.other_ids.is_empty() && stock.versions.is_empty();
    if is_told_by_one && !is_another_door && page.as_ref() != Some(&stock.id) {
        before.lead_image = None;
    }
    let mut told = told;
    fill_with_topics(&mut told, &before);
    if is_of_page {
        told.address.clone_from(&stock.address);
    }
    told
}

/// Which of two tellings that contradict each other says to have been updated since the other was told.
fn corrected_since(one: &Article, other: &Article) -> Ordering {
    let since = |newer: &Article, older: &Article| {
        let told = older.updated.or(older.published).map(Time::instant);
        newer.updated.is_some_and(|time| told.is_none_or(|told| time.instant() > told))
    };
    let order = since(one, other).cmp(&since(other, one));
    let contradict = || {
        let (one, other) = (Wording::of_body(&one.body), Wording::of_body(&other.body));
        !one.differences(&other).are_cuts()
    };
    if order != Ordering::Equal && contradict() { order } else { Ordering::Equal }
}

/// Whether a telling is but the beginning of another, or a few of its sentences.
fn is_beginning(told: &Article, of: &Article) -> bool {
    let (own, whole) = (length(told), length(of));
    own > 0
        && own * 3 <= whole * 2
        && Wording::of_body(&of.body).differences(&Wording::of_body(&told.body)).first_says_all()
}

/// Whether two tellings under one id were named by different names of it.
fn is_another_door(one: &Article, other: &Article) -> bool {
    let plain = |name: &str| PlainLink::of(name).map_or_else(|| name.to_owned(), |it| it.name());
    let name = |article: &Article| article.source_id.as_deref().map(plain);
    name(one) != name(other)
}

/// A story without its editor's words.
fn as_told(article: &Article) -> Article {
    let mut told = article.clone();
    take_off(&mut told);
    told
}

/// Gives a telling what it lacks from the other door. What it says of its topics itself stands first.
fn fill_with_topics(fuller: &mut Article, lesser: &Article) {
    fill(fuller, lesser);
    if lesser.topics.starts_with(&fuller.topics) {
        fuller.topics.clone_from(&lesser.topics);
    }
}
