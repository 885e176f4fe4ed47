//! Which story of a set is told again by one that its source gives no name: no guid, no address, as
//! pages that were saved without theirs and pasted wires.
//!
//! # Decision: by text and headline, else by file and text
//! *Context.* Headlines are corrected and outlets are given other names, and neither may make a second
//! story of one; but a headline may come again every day over another story, and a form that is filled
//! in anew has nearly its old text.
//! *Decision.* First what has a headline of its outlet, or of its file, and exactly its text, stays
//! itself. Then such a story is the one of that headline which nothing else in this import is, and whose
//! text is mostly its own, with no more other figures and names than a correction has; then the only one
//! left of its headline, file and stated time, whatever its text; then the one of its file that has
//! nearly its text under another headline, and no other figure or name in it, unless it is a cut of one
//! that is known already. What is left is told twice in this import, where a longer one has all its
//! words, or is new. What was told twice is known by its text from then on. The file's name is kept with the story, after `in:`. A story that its source does
//! give a name is never taken for one that has none.
//! *Consequences.* A file that is given another name and another headline at once makes a new story,
//! which is then found to be a version by its text where that is long enough. A correction of many
//! figures at once makes a second story: two can be seen, and one of them removed, where one that is
//! written over is gone. Longer texts go first, so that the order of sources changes nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::edit::told;
use super::identity::{headline_key, id_by_text, id_of};
use super::known::{Known, NEAREST, OfDay, Shelves, Sought, likest};
use super::linked::is_bare_site;
use super::removal::Comer;
use super::telling::Telling;
use crate::article::{Article, ArticleId, ArticleSet, Day, EditedField, Line, Removed, Time};

/// The day on which its source says a story was published.
pub(super) fn day_told(article: &Article) -> Option<Day> {
    Time::parse(&told(article, EditedField::Published)).map(Time::day)
}

/// Whether a story has no other name than its headline.
pub(super) fn is_unnamed(draft: &Draft) -> bool {
    draft.kept.is_none()
        && draft.source_id.is_none()
        && draft.address.as_ref().is_none_or(is_bare_site)
}

/// What stands for the id in its source where the source gives a story none.
pub(super) fn by_file(from: Option<&Line>) -> Option<Line> {
    super::line(&format!("in:{}", from?))
}

/// What a story is called that its source gives no name.
#[derive(Debug, Clone)]
pub(super) struct Unnamed {
    /// Its id.
    pub(super) id: ArticleId,
    /// The id that its text alone would give it, by which exactly this telling comes again.
    pub(super) by_text: ArticleId,
}

/// What the stories are called that have no name of their own, each at the place of its draft. Those
/// that other sets bring have theirs, and are known here as those of the set are.
pub(super) fn ids_of_unnamed(
    set: &ArticleSet,
    removed: &[Removed],
    drafts: &[Draft],
    brought: &[Option<ArticleId>],
) -> Vec<Option<Unnamed>> {
    let mut named: Vec<Option<Unnamed>> = vec![None; drafts.len()];
    let files: Vec<Option<Line>> =
        drafts.iter().map(|draft| by_file(draft.from.as_ref())).collect();
    let mut all: Vec<Sought<'_>> = (0..drafts.len())
        .filter(|&at| is_unnamed(&drafts[at]))
        .map(|at| sought(at, &drafts[at], files[at].as_deref()))
        .collect();
    if all.is_empty() {
        return named;
    }
    // Longer ones first, and in an order of their own.
    all.sort_by_cached_key(|sought| {
        let when = sought.telling.when.map_or(i64::MAX, Time::instant);
        let file = sought.of_file.clone();
        (Reverse(sought.telling.text().count()), when, sought.by_text.clone(), file)
    });
    let mut articles: Vec<&Article> =
        set.articles().iter().map(|article| &**article).filter(|it| has_no_name(it)).collect();
    let kept =
        drafts.iter().zip(brought).filter_map(|(draft, id)| Some((draft.kept.as_deref()?, id)));
    let goes_by_its_id = |article: &Article, id: &Option<ArticleId>| {
        id.as_ref() == Some(&article.id) && has_no_name(article) && set.get(&article.id).is_none()
    };
    articles.extend(
        kept.filter(|(article, id)| goes_by_its_id(article, id)).map(|(article, _)| article),
    );
    let sources: Vec<String> =
        articles.iter().map(|article| told(article, EditedField::Source)).collect();
    let mut known = Known::of(&articles, &sources);
    let brought: BTreeSet<&ArticleId> = brought.iter().flatten().collect();
    let is_told = |id: &ArticleId| brought.contains(id) && set.get(id).is_some();
    known.claimed.extend((0..articles.len()).filter(|&at| is_told(&articles[at].id)));
    let of_set = set.articles().iter();
    let folded: BTreeMap<&ArticleId, &Article> = of_set
        .flat_map(|article| article.other_ids.iter().map(move |id| (id, &**article)))
        .collect();

    // First what has exactly its headline and text, so that nothing else is taken for it.
    for sought in &mut all {
        let is_folded = folded.contains_key(&sought.by_text);
        let place = known.exactly(sought);
        if let Some(place) = place.filter(|&at| !is_folded || known.is_its_own(at, sought)) {
            known.claim(sought, place);
        }
    }
    name_folded(&mut all, &folded);
    // An outlet's own before what only stands in one file with it: that may be told here, too.
    for is_in_file in [false, true] {
        for sought in all.iter_mut().filter(|sought| sought.id.is_none()) {
            if let Some(place) = known.by_headline(sought, is_in_file) {
                known.claim(sought, place);
            }
        }
    }
    name_cuts(&mut all);
    claim_by_time(&mut known, &mut all);
    for sought in all.iter_mut().filter(|sought| sought.id.is_none()) {
        if let Some(place) = known.by_file(sought) {
            known.claim(sought, place);
        }
    }
    let out = Out::of(removed);
    name_the_rest(set, &out, &folded, &brought, drafts, &mut all);
    for sought in all {
        let by_text = sought.by_text;
        named[sought.at] = sought.id.map(|id| Unnamed { id, by_text });
    }
    named
}

/// Names what was known by its text before, as a cut of one that is told here or as a version of one.
fn name_folded(all: &mut [Sought<'_>], folded: &BTreeMap<&ArticleId, &Article>) {
    let mut told: BTreeMap<ArticleId, Vec<usize>> = BTreeMap::new();
    for (at, sought) in all.iter().enumerate() {
        if let Some(id) = &sought.id {
            told.entry(id.clone()).or_default().push(at);
        }
    }
    for at in (0..all.len()).filter(|&at| all[at].id.is_none()).collect::<Vec<_>>() {
        let sought = &all[at];
        let Some(article) = folded.get(&sought.by_text) else { continue };
        let is_its_cut = |&&other: &&usize| {
            all[other].of_outlet == sought.of_outlet
                && sought.telling.is_cut_of(&all[other].telling)
                && sought.telling.is_behind(&all[other].telling)
        };
        let is_here = told.get(&article.id).is_some_and(|its| its.iter().any(|at| is_its_cut(&at)));
        all[at].id = Some(if is_here { article.id.clone() } else { sought.by_text.clone() });
    }
}

/// Gives what is left of one headline, file and time the name of the story that is left of these, where
/// there is one of each: its text was written anew.
fn claim_by_time<'k>(known: &mut Known<'k>, all: &mut [Sought<'k>]) {
    let mut left: BTreeMap<OfDay<'k>, Vec<usize>> = BTreeMap::new();
    for (at, sought) in all.iter().enumerate().filter(|(_, sought)| sought.id.is_none()) {
        if let Some(of_day) = sought.of_day() {
            left.entry(of_day).or_default().push(at);
        }
    }
    // Of many under one headline in a day, none is told from the others by its hour alone.
    for left in left.into_values().filter(|left| left.len() <= NEAREST) {
        for &at in &left {
            let is_other =
                |&other: &usize| other != at && all[at].telling.is_of_one_time(&all[other].telling);
            if left.iter().any(is_other) {
                continue;
            }
            if let Some(place) = known.at_its_time(&all[at]) {
                known.claim(&mut all[at], place);
            }
        }
    }
}

/// Names what is a cut of something that is known by now, under its headline: at the next import, that
/// will be known by its text at once, and so must this be.
fn name_cuts(all: &mut [Sought<'_>]) {
    if all.iter().all(|sought| sought.id.is_some()) {
        return;
    }
    let mut tellings: Vec<Telling<'_>> = Vec::new();
    let mut here = Shelves::new();
    for Sought { id, telling, of_outlet, .. } in all.iter() {
        if let Some(id) = id {
            here.entry(of_outlet.clone()).or_default().put(tellings.len(), telling);
            tellings.push(telling.named(id));
        }
    }
    for sought in all.iter_mut().filter(|sought| sought.id.is_none()) {
        let telling = &sought.telling;
        let Some(shelf) = here.get_mut(&sought.of_outlet) else { continue };
        let is_cut = |place: usize| telling.is_cut_of(&tellings[place]);
        if let Some(place) = likest(&tellings, shelf, telling, is_cut) {
            sought.id.clone_from(&tellings[place].id);
        }
    }
}

fn sought<'k>(at: usize, draft: &'k Draft, file: Option<&'k str>) -> Sought<'k> {
    let source = draft.source.as_deref().unwrap_or_default();
    let headline = headline_key(draft.headline.as_deref().unwrap_or_default());
    Sought {
        at,
        telling: Telling::of_draft(draft),
        of_outlet: (source, headline.clone()),
        of_file: file.map(|file| (file, headline)),
        plain: id_of(draft, source),
        by_text: id_by_text(draft, source),
        id: None,
    }
}

/// What an editor took out, by what stories without names are known by.
#[derive(Default)]
struct Out<'k> {
    by_id: BTreeMap<&'k ArticleId, Vec<&'k Removed>>,
    in_file: BTreeMap<(&'k str, String), Vec<&'k Removed>>,
}

impl<'k> Out<'k> {
    fn of(removed: &'k [Removed]) -> Self {
        let mut all = Self::default();
        for out in removed {
            for id in std::iter::once(&out.id).chain(&out.other_ids) {
                all.by_id.entry(id).or_default().push(out);
            }
            if let Some(file) = out.source_id.as_deref() {
                let headline = headline_key(&out.headline);
                all.in_file.entry((file, headline)).or_default().push(out);
            }
        }
        all
    }

    /// The id by which a story is out: what was taken out was told by exactly this text, or under its
    /// headline by one like it. What is like it under another headline is left to `removal`.
    fn is(&self, sought: &Sought<'_>, draft: &Draft) -> Option<ArticleId> {
        if self.by_id.contains_key(&sought.by_text) {
            return Some(sought.by_text.clone());
        }
        let comer = Comer {
            source: draft.source.as_deref().unwrap_or_default(),
            headline: &sought.telling.headline,
            published: draft.published,
            body: &draft.body,
            file: None,
        };
        let of_file = sought.of_file.as_ref().and_then(|file| self.in_file.get(file));
        let named = self.by_id.get(&sought.plain);
        let mut may_be = of_file.into_iter().chain(named).flatten().copied();
        let anew = may_be.find(|out| comer.is_anew(out));
        let at_its_time = || {
            let mut outs = of_file?.iter().copied().filter(|out| comer.is_of_its_time(out));
            outs.next().filter(|_| outs.next().is_none())
        };
        anew.or_else(at_its_time).map(|out| out.id.clone())
    }
}

/// Names what is new, or told twice in this import.
fn name_the_rest(
    set: &ArticleSet,
    out: &Out<'_>,
    folded: &BTreeMap<&ArticleId, &Article>,
    brought: &BTreeSet<&ArticleId>,
    drafts: &[Draft],
    all: &mut [Sought<'_>],
) {
    let mut given: BTreeSet<ArticleId> = BTreeSet::new();
    let mut tellings: Vec<Telling<'_>> = Vec::new();
    let mut here = Shelves::new();
    for Sought { id, telling, of_outlet, .. } in all.iter() {
        if let Some(id) = id.as_ref().filter(|id| given.insert((*id).clone())) {
            let shelf = here.entry(of_outlet.clone()).or_default();
            shelf.put(tellings.len(), telling);
            tellings.push(telling.named(id));
        }
    }
    let mut outgrown: BTreeSet<usize> = BTreeSet::new();
    for sought in all.iter_mut().filter(|sought| sought.id.is_none()) {
        let telling = &sought.telling;
        if let Some(id) = out.is(sought, &drafts[sought.at]) {
            sought.id = Some(id);
            continue;
        }
        let shelf = here.entry(sought.of_outlet.clone()).or_default();
        let is_it =
            |place: usize| !outgrown.contains(&place) && telling.is_told_by(&tellings[place]);
        let exact = shelf.with(telling).iter().copied().find(|&place| is_it(place));
        let again = exact.or_else(|| likest(&tellings, shelf, telling, is_it));
        let id = again.and_then(|place| tellings[place].id.clone()).unwrap_or_else(|| {
            // An id that a headline gives may be that of a story whose headline was another once, or
            // which was found to be told by others under this one.
            let stood = folded.get(&sought.plain).copied().map(Telling::of_article);
            let is_free = !given.contains(&sought.plain)
                && !out.by_id.contains_key(&sought.plain)
                && set.get(&sought.plain).is_none()
                && !brought.contains(&sought.plain)
                && stood.is_none_or(|stood| stood.may_have_stood_for(telling));
            if is_free { sought.plain.clone() } else { sought.by_text.clone() }
        });
        if again.is_none_or(|place| tellings[place].text().count() < telling.text().count()) {
            // The longest is what others are compared with.
            outgrown.extend(again);
            shelf.put(tellings.len(), telling);
            tellings.push(telling.named(&id));
        }
        given.insert(id.clone());
        sought.id = Some(id);
    }
}

/// Whether the source of a story of a set gave it no name.
pub(super) fn has_no_name(article: &Article) -> bool {
    match article.source_id.as_deref() {
        Some(id) => id.starts_with("in:"),
        None => article.address.as_ref().is_none_or(is_bare_site),
    }
}
