//! New stories and a set that is there: what is new, what is an update, what is the same story from
//! another outlet, and what an editor has decided before.
//!
//! Invariants. A story that is there keeps its id, its slug and its place. Nothing of it is lost but
//! what its own source now says otherwise. What an editor set stands; what an editor took out stays
//! out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::again::{by_file, ids_of_unnamed};
use super::bearers::{Incoming, is_told_anew, one_of, shared};
use super::brought::ids_of_brought;
use super::brought_out::brought_along;
use super::by_address::ids_by_address;
use super::by_hour::join_by_hour;
use super::by_path::call_by_path;
use super::draft::Draft;
use super::edit::Conflict;
use super::fold::{add_ids, fold, in_order};
use super::hash;
use super::held::{Doubt, Wishes, hold_back};
use super::identity::{Slugs, slug_of};
use super::led::lead_here;
use super::linked::Links;
use super::removal::{Comer, TakenOut, Tells, taken_out};
use super::settled::settled;
use super::story::finish;
use super::unlike::{Bearer, NEXT, is_no_version, is_not_out, part};
use super::update::{tell_of_others, update};
use super::versions::kept_for;
use crate::article::{Article, ArticleId, ArticleSet, Line, Removed, Slug};

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
    /// It may be a story that an editor took out, and waits for the editor's word.
    Held {
        /// The id of that.
        may_be: ArticleId,
        /// Its headline.
        headline: Line,
    },
    /// It cannot be a story: what is wrong, what to do.
    Refused(String, String),
}

/// What came of an import: for each story that came in, in order, its id and outcome.
#[derive(Debug, Default)]
pub struct Merged {
    /// The stories, new ones first, newest first among them; the others where they were.
    pub articles: Vec<Arc<Article>>,
    /// What an editor took out.
    pub removed: Vec<Removed>,
    /// For each story that came in.
    pub outcomes: Vec<(Option<ArticleId>, Outcome)>,
    /// Where a source and an editor disagree anew.
    pub conflicts: Vec<Conflict>,
    /// The places, among what came in, of stories whose text has nothing in common with the one over which it
    /// is written, or that is kept in its place.
    pub anew: Vec<usize>,
}

/// Brings drafts into a set.
pub fn merge(set: &ArticleSet, drafts: Vec<Draft>) -> Merged {
    merge_with(set, drafts, &[])
}

/// Brings drafts into a set, and what editors of other sets took out.
///
/// # Decision: what another set's editor took out stays out, but for what is here
/// *Context.* A set that is brought into another has stories and a list of what its editor took out.
/// *Decision.* The list comes along, and holds for this import too: who brings a set in takes its
/// editor's word with it. But the stories that are in the set already, under any id or as another
/// telling of the same text, stay: its own editor saw and kept them.
/// *Consequences.* The order of sources changes nothing. Who wants such a story nevertheless says
/// `remove --undo` and imports it without that set.
pub fn merge_with(set: &ArticleSet, drafts: Vec<Draft>, others_out: &[Removed]) -> Merged {
    merge_beside(set, drafts, Wishes { out: others_out, ..Wishes::default() }, None)
}

/// The same with all that editors wish, for a set that will be written to this file: what is not needed at
/// once is kept on its disk.
pub fn merge_beside(
    set: &ArticleSet,
    drafts: Vec<Draft>,
    wishes: Wishes<'_>,
    file: Option<&Path>,
) -> Merged {
    settled(set, drafts, wishes, file, merge_once)
}

/// The same, in one pass.
fn merge_once(set: &ArticleSet, mut drafts: Vec<Draft>, wishes: Wishes<'_>) -> Merged {
    let mut merged = Merged { removed: brought_along(set, wishes.out), ..Merged::default() };
    let mut slugs = Slugs::default();
    for article in set.articles() {
        slugs.take(article.slug.clone());
        article.former_slugs.iter().for_each(|slug| slugs.take(slug.clone()));
    }
    merged.removed.iter().for_each(|removed| slugs.take(removed.slug.clone()));
    let mut out = TakenOut::named_in(&merged.removed);
    let mut stock = set.articles().to_vec();
    let places: BTreeMap<ArticleId, usize> =
        stock.iter().enumerate().map(|(place, article)| (article.id.clone(), place)).collect();
    // What was found before to be another telling of a story of the set stays that.
    let folded: BTreeMap<ArticleId, usize> = stock
        .iter()
        .enumerate()
        .flat_map(|(place, article)| article.other_ids.iter().map(move |id| (id.clone(), place)))
        .collect();
    call_by_path(set, &merged.removed, &mut drafts);
    let known = places.keys().chain(folded.keys()).chain(out.ids()).collect();
    let links = Links::of(set, &drafts, known);
    let brought = ids_of_brought(set, &merged.removed, &drafts, &links);
    let mut unnamed = ids_of_unnamed(set, &merged.removed, &drafts, &brought);
    let ids: Vec<ArticleId> = drafts
        .iter()
        .zip(brought)
        .zip(&unnamed)
        .map(|((draft, brought), unnamed)| {
            brought.or_else(|| Some(unnamed.as_ref()?.id.clone())).unwrap_or_else(|| {
                let scope = draft.scope.as_ref().or(draft.source.as_ref());
                links.id_of(draft, scope.map_or("", |scope| scope))
            })
        })
        .collect();

    let mut joined = ids_by_address(set, &merged.removed, &drafts, &ids);
    join_by_hour(set, &merged.removed, &drafts, &ids, &mut joined);

    let mut named: Vec<Vec<Bearer>> = Vec::new();
    merged.outcomes.reserve_exact(drafts.len());
    let mut by_id: BTreeMap<ArticleId, usize> = BTreeMap::new();
    let mut of_stock: Vec<(usize, Arc<Article>, Vec<ArticleId>)> = Vec::new();
    // Under which slugs stories are known in other sets.
    let mut led: Vec<(ArticleId, Vec<Slug>)> = Vec::new();
    // What is out and comes in itself, each with the source of which it is. A word for each source will
    // do: the names of all would be a good part of what an import takes.
    let mut again: BTreeSet<(usize, u64)> = BTreeSet::new();
    let sources: Vec<u64> = drafts.iter().map(|draft| source_key(draft.from.as_deref())).collect();
    // What was taken out of the set from which a story comes, that has words of it: its editor kept it.
    let mut kept_beside: BTreeMap<ArticleId, Vec<ArticleId>> = BTreeMap::new();
    for (place, ((mut draft, own_id), joined)) in
        drafts.into_iter().zip(ids).zip(joined).enumerate()
    {
        let id = joined.clone().unwrap_or_else(|| own_id.clone());
        let kept = draft.kept.take();
        if !draft.kept_beside.is_empty() {
            let beside = kept_beside.entry(id.clone()).or_default();
            beside.append(&mut draft.kept_beside);
        }
        let from = draft.from.clone();
        let by_text = unnamed[place].take().map(|unnamed| {
            // By its file it is known again when its headline is another.
            draft.source_id = by_file(draft.from.as_ref());
            unnamed.by_text
        });
        // The slug is given at the end, in the order of ids; until then the id stands in its place.
        let provisional = slug_of(draft.headline.as_deref().unwrap_or_default());
        let mut article = match finish(draft, id.clone(), provisional) {
            Ok(article) => article,
            Err((what, next)) => {
                merged.outcomes.push((None, Outcome::Refused(what, next)));
                continue;
            }
        };
        let heading = kept.as_ref().map(|kept| kept.id.clone());
        if let Some(kept) = kept {
            article.overrides = kept.overrides;
            add_ids(&mut article, kept.other_ids.into_iter().chain([kept.id]));
            let slugs = std::iter::once(kept.slug.clone()).chain(kept.former_slugs);
            led.push((id.clone(), slugs.collect()));
            article.slug = kept.slug;
        }
        if joined.is_some() {
            add_ids(&mut article, [own_id]);
        } else if let Some(&at) = places.get(&id)
            && let Some(kept) = heading.filter(|kept| *kept != id)
            && article.versions.iter().any(|version| version.id.as_ref() == Some(&id))
        {
            // Another set keeps it for the story that is kept here for both: it is a version of that.
            merged.outcomes.push((Some(id.clone()), Outcome::VersionOf(id)));
            article.id = kept;
            of_stock.push((at, Arc::new(article), Vec::new()));
            continue;
        }
        if let [first, ..] = out.named(&id) {
            // Of several that were taken out under one name, the one that it is.
            let its = out
                .named(&id)
                .iter()
                .find(|&&at| is_not_out(&article, &merged.removed[at]).is_none());
            let its = *its.unwrap_or(first);
            let gone = &mut merged.removed[its];
            if joined.is_some() {
                add_removed_ids(gone, article);
                again.insert((its, sources[place]));
                merged.outcomes.push((Some(id), Outcome::Removed));
                continue;
            }
            if let Some(what) = is_not_out(&article, gone) {
                merged.outcomes.push((None, Outcome::Refused(what, NEXT.to_owned())));
                continue;
            }
            if gone.id == id {
                learn(gone, &article);
            }
            again.insert((its, sources[place]));
            merged.outcomes.push((Some(id), Outcome::Removed));
        } else if let Some(&others) = by_id.get(&id) {
            let article = shared(article, places.get(&id).map(|&at| &stock[at]));
            named[others].push(Bearer { place, from, article, by_text });
            merged.outcomes.push((Some(id), Outcome::Twice));
        } else {
            by_id.insert(id.clone(), named.len());
            let article = shared(article, places.get(&id).map(|&at| &stock[at]));
            merged.outcomes.push((Some(id), Outcome::New));
            named.push(vec![Bearer { place, from, article, by_text }]);
        }
    }
    let mut fresh: Vec<Incoming> = Vec::with_capacity(named.len());
    let mut doubts = Vec::new();
    out.learn(&merged.removed);
    for bearers in named {
        let stock_of = places.get(&bearers[0].article.id).map(|&at| &*stock[at]);
        let Some(Incoming { place, article, by_text }) =
            one_of(part(stock_of, bearers), &places, &mut merged)
        else {
            continue;
        };
        if let Some(&at) = places.get(&article.id) {
            if is_told_anew(&stock[at], &article) {
                merged.anew.push(place);
            }
            let article = Arc::unwrap_or_clone(article);
            let outcome = update(&mut stock[at], article, &mut merged.conflicts);
            merged.outcomes[place].1 = outcome;
        } else if let Some(&at) = folded.get(&article.id) {
            if let Some(what) = is_no_version(&article, &stock[at]) {
                merged.outcomes[place] = (None, Outcome::Refused(what, NEXT.to_owned()));
                continue;
            }
            merged.outcomes[place].1 = Outcome::VersionOf(stock[at].id.clone());
            of_stock.push((at, article, by_text));
        } else {
            let beside = kept_beside.get(&article.id);
            let counts = |at: usize| {
                at < set.removed().len()
                    || !beside.is_some_and(|ids| ids.contains(&merged.removed[at].id))
            };
            let is_wanted = wishes.take.contains(&article.id);
            let tells = match is_wanted {
                true => Tells::Nothing,
                false => out.told_by(&Comer::of(&article), &merged.removed, counts),
            };
            let incoming = Incoming { place, article, by_text };
            match tells {
                Tells::Nothing => fresh.push(incoming),
                // Another telling of what an editor took out is not wanted either.
                Tells::It(at) => {
                    again.insert((at, sources[place]));
                    leave_out(incoming, at, &mut merged);
                }
                Tells::MayBe(places) if wishes.leave.contains(&incoming.article.id) => {
                    let likest = places.iter().max_by_key(|(_, closeness)| *closeness);
                    let at = likest.map_or(0, |(at, _)| *at);
                    again.insert((at, sources[place]));
                    // Without a name of its own it is known again by exactly this text.
                    let ids = incoming.by_text.clone();
                    add_ids_out(&mut merged.removed[at], ids);
                    leave_out(incoming, at, &mut merged);
                }
                Tells::MayBe(places) => doubts.push(Doubt { incoming, places }),
            }
        }
    }
    fresh.extend(hold_back(doubts, &again, &sources, &mut merged));
    // What is kept has its newest word by now, beside which theirs are new or not. Those with names first,
    // as their entries are the surer ones.
    of_stock.sort_by(|(_, a, a_text), (_, b, b_text)| {
        a_text.is_empty().cmp(&b_text.is_empty()).reverse().then_with(|| in_order(a, b))
    });
    for (at, article, by_text) in of_stock {
        let stock = Arc::make_mut(&mut stock[at]);
        fold_into_stock(stock, &article, by_text, &mut merged.conflicts);
    }

    fold_versions(&mut stock, &mut fresh, &mut merged);

    // Slugs in the order of ids, so that a collision is settled alike on every machine.
    fresh.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    for Incoming { article, .. } in &mut fresh {
        let article = Arc::make_mut(article);
        article.slug = slugs.give(article.slug.clone());
        tell_of_others(None, article, &mut merged.conflicts);
    }
    fresh.sort_by_key(|incoming| Reverse(incoming.article.published.map(|time| time.instant())));
    merged.articles = fresh.into_iter().map(|incoming| incoming.article).chain(stock).collect();
    lead_here(&mut merged, led, &mut slugs);
    merged
}

/// Keeps of what was taken out what sets that were written before did not.
fn learn(gone: &mut Removed, article: &Article) {
    if gone.fingerprint.is_none() || gone.page_id.is_none() && article.address.is_some() {
        let learnt = taken_out(article);
        gone.fingerprint = gone.fingerprint.take().or(learnt.fingerprint);
        gone.page_id = gone.page_id.take().or(learnt.page_id);
    }
}

/// The source of a story, as a number.
fn source_key(from: Option<&str>) -> u64 {
    from.map_or(0, |from| hash::of_letters(from.chars()))
}

/// Leaves a story out that is what was taken out.
fn leave_out(Incoming { place, article, by_text }: Incoming, at: usize, merged: &mut Merged) {
    merged.outcomes[place].1 = Outcome::Removed;
    if by_text.is_empty() {
        add_removed_ids(&mut merged.removed[at], Arc::unwrap_or_clone(article));
    }
}

/// The names under which a telling of what was taken out comes stay out with it, whatever it says then.
fn add_removed_ids(removed: &mut Removed, article: Article) {
    add_ids_out(removed, std::iter::once(article.id).chain(article.other_ids));
}

fn add_ids_out(removed: &mut Removed, ids: impl IntoIterator<Item = ArticleId>) {
    for id in ids {
        if id != removed.id && !removed.other_ids.contains(&id) {
            removed.other_ids.push(id);
            removed.other_ids.sort_unstable();
        }
    }
}

/// Keeps another telling with a story of the set, and tells where their editors disagree.
fn fold_into_stock(
    stock: &mut Article,
    other: &Article,
    by_text: Vec<ArticleId>,
    conflicts: &mut Vec<Conflict>,
) {
    let before = (!other.overrides.is_empty()).then(|| stock.clone());
    fold(stock, other, by_text);
    if let Some(before) = before {
        tell_of_others(Some(&before), stock, conflicts);
    }
}

/// Keeps of each story that several outlets tell one telling, with the others as its versions.
fn fold_versions(stock: &mut [Arc<Article>], fresh: &mut Vec<Incoming>, merged: &mut Merged) {
    let articles: Vec<&Article> = fresh.iter().map(|incoming| &*incoming.article).collect();
    let kept_for = kept_for(stock, &articles);
    let first = stock.len();
    if kept_for.iter().all(Option::is_none) {
        return;
    }
    let still = kept_for.iter().enumerate().filter(|(_, head)| head.is_none());
    let places: BTreeMap<usize, usize> =
        still.enumerate().map(|(place, (was, _))| (first + was, place)).collect();
    // Taken out where they lie: a second list of all would be most of what an import takes.
    let mut heads = kept_for.iter();
    let folded = fresh.extract_if(.., |_| heads.next().is_some_and(Option::is_some));
    let folded: Vec<Incoming> = folded.collect();
    let mut tellings = Vec::new();
    for (head, incoming) in kept_for.iter().flatten().copied().zip(folded) {
        let kept = match places.get(&head) {
            Some(&place) => &fresh[place].article,
            None => &stock[head],
        };
        merged.outcomes[incoming.place].1 = Outcome::VersionOf(kept.id.clone());
        tellings.push((head, incoming));
    }
    tellings.sort_by(|(_, a), (_, b)| {
        let is_named = |incoming: &Incoming| incoming.by_text.is_empty();
        is_named(b).cmp(&is_named(a)).then_with(|| in_order(&a.article, &b.article))
    });
    for (head, incoming) in tellings {
        match places.get(&head) {
            Some(&place) => {
                let kept = Arc::make_mut(&mut fresh[place].article);
                fold(kept, &incoming.article, incoming.by_text);
            }
            None => fold_into_stock(
                Arc::make_mut(&mut stock[head]),
                &incoming.article,
                incoming.by_text,
                &mut merged.conflicts,
            ),
        }
    }
}
