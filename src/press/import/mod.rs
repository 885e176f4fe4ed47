//! An import from its beginning to its end: sources are found, read, named, merged, and the set is
//! written, whole or not at all.

mod trouble;
mod whole;
mod memory;
mod load;
mod links;
mod ours;
mod pictures;
mod reused;
mod wanting;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside;
use super::charset;
use super::child::Readers;
use super::clean::line;
use super::draft::Draft;
use super::files::{self, of_file_name};
use super::limits::Limits;
use super::merge::{Outcome, merge_with};
use super::outlet;
use super::proof::Copy;
use super::report::{OfSource, OfStory, Report};
use super::sniff::sniff;
use super::source::{Complaint, Source, SourceKind};
use super::story::{Defaults, fill_in};
use crate::article::{Article, ArticleId, ArticleSet, Line, Removed, WebAddress};
use links::Waiting;
use load::{Found, UNCHANGED, Web, found, listed};
use memory::{Standing, Visit};
use pictures::Pictures;
use reused::{Names, Reused};

pub use trouble::Trouble;
pub(super) use whole::is_same_file;
pub use whole::{read_set, write};

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
    let Gathering { mut report, mut drafts, taken_out, pictures, visits, mut waiting, .. } =
        gathering;
    waiting.hold_addresses(&mut drafts, before.articles());
    if !waiting.is_empty() {
        let named = merge_with(&before, Waiting::without(&drafts), &taken_out);
        let ids: Vec<_> = named.outcomes.into_iter().map(|(id, _)| id).collect();
        let mut stories: Vec<&mut OfStory> =
            report.sources.iter_mut().flat_map(|source| &mut source.stories).collect();
        for (n, what) in waiting.settle(&mut drafts, &ids, &named.articles) {
            if let Some(story) = stories.get_mut(n) {
                story.remarks.push(what);
            }
        }
    }
    let merged = merge_with(&before, drafts, &taken_out);
    let stories = report.sources.iter_mut().flat_map(|source| &mut source.stories);
    for (story, (id, outcome)) in stories.zip(merged.outcomes) {
        story.id = id;
        story.outcome = outcome;
    }
    let kept: BTreeMap<&ArticleId, &Article> =
        merged.articles.iter().map(|article| (&article.id, article)).collect();
    let namesakes = wanting::Namesakes::of(&merged.articles);
    for story in report.sources.iter_mut().flat_map(|source| &mut source.stories) {
        let article = story.id.as_ref().and_then(|id| kept.get(id));
        wanting::recall(&mut story.remarks, article.copied());
        let Some(article) = article else { continue };
        story.slug = Some(article.slug.clone());
        if story.outcome == Outcome::New {
            story.remarks.extend(namesakes.said(article));
        }
        story.proof.iter_mut().for_each(|proof| proof.join(article));
    }
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
    let articles: Vec<Arc<_>> = merged.articles.into_iter().map(Arc::new).collect();
    if report.stories == 0 && order.into.is_none() {
        return Err(Trouble::Nothing(Box::new(report)));
    }
    if order.dry {
        return Ok(report);
    }
    let name = order.name.clone().or_else(|| before.name().and_then(line));
    let name = name.or_else(|| order.usual_name.clone());
    write(&order.out, name.as_ref(), &before, &articles, &merged.removed)?;
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

/// What has been gathered so far.
struct Gathering<'a> {
    order: &'a Order,
    readers: Readers,
    report: Report,
    drafts: Vec<Draft>,
    /// What editors of the sets among the sources took out.
    taken_out: Vec<Removed>,
    /// The pictures that were written in this import.
    pictures: Pictures,
    /// The documents that were fetched.
    visits: Vec<Visit>,
    /// The links from file to file.
    waiting: Waiting,
}

impl<'a> Gathering<'a> {
    fn new(order: &'a Order) -> Self {
        Self {
            order,
            readers: Readers::new(order.program.clone()),
            report: Report::default(),
            drafts: Vec::new(),
            taken_out: Vec::new(),
            pictures: Pictures::beside(&order.out, order.dry),
            visits: Vec::new(),
            waiting: Waiting::default(),
        }
    }

    /// Reads one source; gives the feeds that it lists.
    fn read(
        &mut self,
        mut found: Found,
        asked: &Asked,
        web: &Web<'_>,
    ) -> Result<Vec<Asked>, Trouble> {
        let limits = &self.order.limits;
        let mut of_source = OfSource {
            name: std::mem::take(&mut found.name),
            what: "source".to_owned(),
            ..OfSource::default()
        };
        let mut feeds = Vec::new();
        let mut is_stories_alone = true;
        let source = std::mem::replace(&mut found.source, Ok(Source::default()));
        let sniffed = source.and_then(|source| Ok((sniff(&source, limits)?, source)));
        match sniffed {
            Err(complaint) => {
                of_source.refused = usize::from(complaint.what != UNCHANGED);
                of_source.complaints.push(complaint);
            }
            Ok((kind, mut source)) => {
                if kind == SourceKind::Page && source.address.is_none() {
                    // A saved page names what was saved with it; the others know their own places.
                    source.address = beside::address();
                }
                let folder = found.folder(kind);
                let on_the_web = source.address.clone().filter(|_| found.seen.is_some());
                if kind == SourceKind::Opml {
                    is_stories_alone = false;
                    feeds = listed(&source, limits, asked);
                }
                let gathered = self.readers.read(kind, &source).map_err(Trouble::NoReader)?;
                let decoded = self
                    .order
                    .proofs
                    .then(|| charset::decode(&source.bytes, source.charset.as_deref()).ok())
                    .flatten();
                let copy = decoded.as_ref().map(|decoded| Copy::of(kind, &decoded.text));
                of_source.what = gathered.what;
                of_source.title = gathered.title;
                of_source.complaints = gathered.complaints;
                // What is said of the whole of a source that gave no story is why it was refused.
                let is_refused = gathered.drafts.is_empty()
                    && of_source.complaints.iter().any(|complaint| complaint.at.is_none());
                of_source.refused = gathered.refused.max(usize::from(is_refused));
                of_source.lost = gathered.lost;
                let title = of_source.title.as_deref().and_then(line);
                let title = asked.defaults.source.clone().or(title);
                let from = from(&of_source.name, folder.is_some());
                let path = folder.as_ref().and_then(|_| whole_path(&of_source.name));
                // The pictures of a set lie beside that set; where this one goes, they are already.
                let is_elsewhere = folder
                    .as_deref()
                    .is_none_or(|folder| !is_same_file(folder, files::folder(&self.order.out)));
                let mut names = Names::default();
                // Links of other files lead to a file of which a story is all.
                let file = folder
                    .as_deref()
                    .and_then(|folder| Some(folder.join(Path::new(&of_source.name).file_name()?)));
                for mut draft in gathered.drafts {
                    if let Some(out) = draft.taken_out.take() {
                        is_stories_alone = false;
                        self.taken_out.push(*out);
                        continue;
                    }
                    if draft.kept.is_some() && is_elsewhere {
                        self.bring_pictures(
                            &mut draft,
                            folder.as_deref(),
                            source.address.as_ref(),
                            &mut of_source,
                        );
                    }
                    if kind == SourceKind::Markdown {
                        self.waiting.hold(&mut draft, file.as_deref());
                    }
                    draft.path = path.clone().filter(|_| draft.path.is_some());
                    draft.from = draft.scope.as_deref().and_then(unasked).or_else(|| from.clone());
                    self.place_pictures(
                        &mut draft,
                        folder.as_deref(),
                        on_the_web.as_ref(),
                        &mut of_source,
                        web,
                    );
                    fill_in(&mut draft, &asked.defaults);
                    if draft.source.is_none() {
                        draft.source = draft.agency.clone().or_else(|| title.clone());
                    }
                    if draft.source.is_none() && kind == SourceKind::Page {
                        draft.source = draft.address.as_ref().and_then(outlet::of_site);
                        of_source.named_after_site.clone_from(&draft.source);
                    }
                    if draft.source.is_none() {
                        draft.source = of_file_name(&of_source.name);
                        of_source.named_after_file += usize::from(draft.source.is_some());
                    }
                    let mut anew = None;
                    match names.look(&draft, &self.drafts) {
                        Some(Reused::Other(complaint)) => {
                            of_source.refused += 1;
                            of_source.lost += 1;
                            of_source.complaints.push(complaint);
                            continue;
                        }
                        Some(Reused::Anew(remark)) => anew = Some(remark),
                        None => {}
                    }
                    draft.own_up();
                    let trail = std::mem::take(&mut draft.trail);
                    of_source.stories.push(OfStory {
                        id: None,
                        slug: None,
                        proof: copy.as_ref().map(|copy| copy.proof(&draft, &trail)),
                        headline: draft.headline.as_deref().unwrap_or_default().to_owned(),
                        headline_guessed: draft.headline_guessed,
                        // Settled when all are there.
                        outcome: Outcome::New,
                        remarks: draft
                            .remarks
                            .iter()
                            .map(ToString::to_string)
                            .chain(anew)
                            .chain(wanting::said(&draft, self.order.fetch_images))
                            .collect(),
                        trail,
                    });
                    self.waiting.came(file.as_deref().filter(|_| kind == SourceKind::Markdown));
                    self.drafts.push(draft);
                }
            }
        }
        if let Some((address, seen)) = found.seen {
            let is_whole = of_source.complaints.is_empty() && of_source.refused == 0;
            let taken = (is_whole && is_stories_alone).then_some(self.report.sources.len());
            let asked = memory::asked(self.order, &asked.defaults);
            self.visits.push(Visit { address, seen, asked, taken });
        }
        self.report.sources.push(of_source);
        Ok(feeds)
    }
}

/// The whole path of a file, by whichever way it was named.
fn whole_path(name: &str) -> Option<Line> {
    line(&Path::new(name).canonicalize().ok()?.to_string_lossy())
}

/// What a source is called wherever it lies: its file's name, or its address. Standard input is another
/// source every time.
fn from(name: &str, is_file: bool) -> Option<Line> {
    match is_file {
        true => line(&Path::new(name).file_name()?.to_string_lossy()),
        false if name.contains("://") => unasked(name),
        false => None,
    }
}

/// An address without its query, which may hold a key that is not to be published with the set.
fn unasked(address: &str) -> Option<Line> {
    line(address.split(['?', '#']).next()?)
}
