//! An import from its beginning to its end: sources are found, read, named, merged, and the set is
//! written, whole or not at all.

mod trouble;
mod whole;
mod memory;
mod load;
mod gathering;
mod links;
mod ours;
mod pictures;
mod reused;
mod wanting;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::clean::line;
use super::draft::Draft;
use super::files;
use super::held::Wishes;
use super::limits::Limits;
use super::merge::{Outcome, merge_beside, merge_with};
use super::report::{OfStory, Report};
use super::source::Complaint;
use super::story::Defaults;
use crate::article::{Article, ArticleId, ArticleSet, Line, WebAddress};
use gathering::Gathering;
use load::{Web, found};
use memory::Standing;

pub use trouble::Trouble;
pub(super) use whole::is_same_file;
pub use whole::{is_index_of, name_index, read_set, write};

/// A source as the user names it, and what they say of its stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// A file, a folder, a pattern, an address, or `-`.
    pub at: OsString,
    /// The list on the web that names it, where the user does not.
    pub named_by: Option<WebAddress>,
    /// What stands for what its stories do not say.
    pub defaults: Defaults,
}

/// What is to be imported, and to where.
#[derive(Debug, Clone)]
pub struct Order {
    /// The sources.
    pub sources: Vec<Asked>,
    /// The set to write.
    pub out: PathBuf,
    /// The set to bring them into.
    pub into: Option<PathBuf>,
    /// The name that the edition is given.
    pub name: Option<Line>,
    /// Its name where neither that nor the set says one.
    pub usual_name: Option<Line>,
    /// The program that reads documents.
    pub program: PathBuf,
    /// How much is read before it is refused.
    pub limits: Limits,
    /// Whether machines that are not of the public internet may be asked.
    pub allow_local: bool,
    /// Whether pictures that lie elsewhere are fetched and kept with the set.
    pub fetch_images: bool,
    /// Whether nothing is written.
    pub dry: bool,
    /// Whether the report sets the source beside each story.
    pub proofs: bool,
    /// The ids of stories that are others than what was taken out, and of those that are that.
    pub take: Vec<ArticleId>,
    /// See `take`.
    pub leave: Vec<ArticleId>,
}

/// How many feeds of one list are read, and how deep lists may name lists.
const FEEDS: usize = 2_000;
const LISTS: usize = 3;

/// Imports. `tell` hears the name of each source before it is read.
///
/// # Errors
/// Nothing was written; see [`Trouble`].
pub fn import(asked: &Order, tell: &mut dyn FnMut(&str)) -> Result<Report, Trouble> {
    // A link stays a link: all that belongs to the set lies beside the file itself.
    let order = &Order {
        out: files::resolved(&asked.out),
        into: asked.into.as_deref().map(files::resolved),
        ..asked.clone()
    };
    if order.out.is_dir() {
        return Err(Trouble::Folder(asked.out.clone()));
    }
    // Two imports at once would each write what it knows, and the later undo the earlier.
    let _lock = (!order.dry).then(|| files::lock_made(&order.out));
    if !order.dry {
        files::clear_leftovers(&order.out);
    }
    let before = match &order.into {
        // The first import into a set that is to be written begins it.
        Some(path) if files::are_one_place(path, &order.out) && !files::is_there(path) => {
            ArticleSet::default()
        }
        Some(path) => read_set(path, &order.limits)?,
        None => ArticleSet::default(),
    };
    let is_own = order.into.as_ref().is_some_and(|into| is_same_file(into, &order.out));
    if !is_own && files::is_there(&order.out) {
        return Err(Trouble::InTheWay(asked.out.clone()));
    }
    let mut gathering = Gathering::new(order);
    let before = match &order.into {
        Some(into) => gathering.with_pictures(before, into)?,
        None => before,
    };
    let folder = files::folder(&order.out);
    let web = Web::open(order, || Standing::of(before.articles(), before.removed(), folder));
    let mut asked: VecDeque<(usize, Asked)> =
        order.sources.iter().map(|asked| (0, asked.clone())).collect();
    let mut seen = BTreeSet::new();
    while let Some((depth, next)) = asked.pop_front() {
        // A list may name itself, or another that names it.
        if depth > 0 && !seen.insert(next.at.clone()) {
            continue;
        }
        for found in found(&next, order, &web, &mut gathering.report.passed_over) {
            tell(&found.name);
            let feeds = gathering.read(found, &next, &web)?;
            // The feeds of a list are read where the list stood.
            let feeds = feeds.into_iter().take(if depth < LISTS { FEEDS } else { 0 });
            let feeds: Vec<_> = feeds.map(|feed| (depth + 1, feed)).collect();
            feeds.into_iter().rev().for_each(|feed| asked.push_front(feed));
        }
    }
    let Gathering {
        mut report,
        mut drafts,
        mut readers,
        taken_out,
        pictures,
        visits,
        mut waiting,
        unpublished,
        ..
    } = gathering;
    waiting.hold_addresses(&mut drafts, before.articles());
    let beside = (!order.dry).then_some(order.out.as_path());
    let wishes = Wishes { out: &taken_out, take: &order.take, leave: &order.leave };
    if !waiting.is_empty() {
        let named = merge_beside(&before, waiting.without(&drafts), wishes, beside);
        let ids: Vec<_> = named.outcomes.into_iter().map(|(id, _)| id).collect();
        let mut stories: Vec<&mut OfStory> =
            report.sources.iter_mut().flat_map(|source| &mut source.stories).collect();
        let mut look = |file: &Path| load::markdown(file, &mut readers, &order.limits);
        for (n, what) in waiting.settle(&mut drafts, &ids, &named.articles, &mut look) {
            if let Some(story) = stories.get_mut(n) {
                story.remarks.push(what);
            }
        }
    }
    let merged = merge_beside(&before, drafts, wishes, beside);
    let stories = report.sources.iter_mut().flat_map(|source| &mut source.stories);
    for (story, (id, outcome)) in stories.zip(merged.outcomes) {
        story.id = id;
        story.outcome = outcome;
    }
    let mut stories: Vec<&mut OfStory> =
        report.sources.iter_mut().flat_map(|source| &mut source.stories).collect();
    for &place in &merged.anew {
        if let Some(story) = stories.get_mut(place) {
            story.remarks.push(wanting::TOLD_ANEW.to_owned());
        }
    }
    let kept: BTreeMap<&ArticleId, &Article> =
        merged.articles.iter().map(|article| (&article.id, &**article)).collect();
    let namesakes = wanting::Namesakes::of(&merged.articles);
    let came = report.sources.iter().flat_map(|source| &source.stories);
    let came: BTreeSet<ArticleId> = came.filter_map(|story| story.id.clone()).collect();
    let gone = wanting::Gone::of(&merged.articles, &came);
    for story in report.sources.iter_mut().flat_map(|source| &mut source.stories) {
        let article = story.id.as_ref().and_then(|id| kept.get(id));
        wanting::recall(&mut story.remarks, article.copied());
        let Some(article) = article else { continue };
        story.slug = Some(article.slug.clone());
        if story.outcome == Outcome::New {
            story.remarks.extend(namesakes.said(article).or_else(|| gone.said(article)));
        }
        story.proof.iter_mut().for_each(|proof| proof.join(article));
    }
    still_here(unpublished, &before, &kept, &mut report);
    report.out_elsewhere = taken_out
        .iter()
        .filter_map(|out| kept.get(&out.id))
        .map(|article| (article.id.clone(), article.headline.clone()))
        .collect();
    report.conflicts = merged.conflicts;
    report.stories = merged.articles.len();
    let kept = before.name().filter(|_| order.name.is_none());
    report.name_kept = kept
        .zip(order.usual_name.as_deref())
        .filter(|(kept, usual)| kept != usual)
        .map(|(kept, usual)| (kept.to_owned(), usual.to_owned()));
    let articles = merged.articles;
    if report.stories == 0 && order.into.is_none() {
        return Err(Trouble::Nothing(Box::new(report)));
    }
    if order.dry {
        return Ok(report);
    }
    let name = order.name.clone().or_else(|| before.name().and_then(line));
    let name = name.or_else(|| order.usual_name.clone());
    report.stale_index = write(&order.out, name.as_ref(), &before, &articles, &merged.removed)?;
    pictures.keep(&articles);
    let after = Standing::of(&articles, &merged.removed, folder);
    let ids = |source: usize| report.sources[source].ids_of_all();
    if let Err(error) = web.memory.keep(visits, ids, &after) {
        // The set is written: what is not remembered is fetched once more.
        let complaint = Complaint { at: None, what: error.what(), next: error.next().to_owned() };
        report.beside.push(complaint);
    }
    Ok(report)
}

/// Says of each story that its source does not publish whether the set has it, from a time when it did: it
/// is known as what is published is.
fn still_here(
    unpublished: Vec<(usize, Draft)>,
    before: &ArticleSet,
    kept: &BTreeMap<&ArticleId, &Article>,
    report: &mut Report,
) {
    if unpublished.is_empty() || before.is_empty() {
        return;
    }
    let (places, drafts): (Vec<_>, Vec<_>) = unpublished.into_iter().unzip();
    let found = merge_with(before, drafts, &[]).outcomes;
    for (place, (id, outcome)) in places.into_iter().zip(found) {
        let is_known = matches!(outcome, Outcome::Same | Outcome::Updated);
        let article = id.filter(|_| is_known).and_then(|id| kept.get(&id).copied());
        let (Some(article), Some(source)) = (article, report.sources.get_mut(place)) else {
            continue;
        };
        source.complaints.push(Complaint {
            at: None,
            what: format!(
                "\"{}\" is not published there any more, and the set still has it as {}",
                &*article.headline, article.id
            ),
            next: format!("to take it out, run offprint remove {}", article.id),
        });
    }
}
