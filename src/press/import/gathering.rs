//! What an import has gathered so far: each source is read, and its stories get from it, and from the user,
//! what they do not say themselves.

use std::path::Path;

use super::links::Waiting;
use super::load::{Found, UNCHANGED, Web, listed};
use super::memory::{self, Visit};
use super::pictures::Pictures;
use super::reused::{Names, Reused};
use super::{Asked, Order, Trouble, is_same_file, wanting};
use crate::article::{Line, Removed};
use crate::press::beside;
use crate::press::charset;
use crate::press::child::Readers;
use crate::press::clean::line;
use crate::press::draft::Draft;
use crate::press::files::{self, of_file_name};
use crate::press::images;
use crate::press::merge::Outcome;
use crate::press::outlet;
use crate::press::proof::Copy;
use crate::press::report::{OfSource, OfStory, Report};
use crate::press::sniff::sniff;
use crate::press::source::{Source, SourceKind};
use crate::press::story::fill_in;
use crate::press::trail::Trail;

/// What has been gathered so far.
pub(super) struct Gathering<'a> {
    pub(super) order: &'a Order,
    pub(super) readers: Readers,
    pub(super) report: Report,
    pub(super) drafts: Vec<Draft>,
    /// What editors of the sets among the sources took out.
    pub(super) taken_out: Vec<Removed>,
    /// The pictures that were written in this import.
    pub(super) pictures: Pictures,
    /// The documents that were fetched.
    pub(super) visits: Vec<Visit>,
    /// The links from file to file.
    pub(super) waiting: Waiting,
    /// Stories that sources hold and do not publish, each with the place of its source.
    pub(super) unpublished: Vec<(usize, Draft)>,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(order: &'a Order) -> Self {
        Self {
            order,
            readers: Readers::new(order.program.clone()).with_trails(order.proofs),
            report: Report::default(),
            drafts: Vec::new(),
            taken_out: Vec::new(),
            pictures: Pictures::beside(&order.out, order.dry),
            visits: Vec::new(),
            waiting: Waiting::default(),
            unpublished: Vec::new(),
        }
    }

    /// Reads one source; gives the feeds that it lists.
    pub(super) fn read(
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
                for mut draft in gathered.unpublished {
                    draft.path = path.clone().filter(|_| draft.path.is_some());
                    draft.from = from.clone();
                    beside::cut(&mut draft);
                    fill_in(&mut draft, &asked.defaults);
                    let outlet = draft.source.take().or_else(|| title.clone());
                    draft.source = outlet.or_else(|| of_file_name(&of_source.name));
                    self.unpublished.push((self.report.sources.len(), draft));
                }
                let mut came = gathered.drafts;
                came.shrink_to_fit();
                self.drafts.reserve(came.len());
                of_source.stories.reserve(came.len());
                for mut draft in came {
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
                    if kind == SourceKind::Page {
                        images::on_its_site(&mut draft, folder.as_deref(), &of_source.name);
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
                        trail: if self.order.proofs { trail } else { Trail::default() },
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
