//! What is remembered of the documents of the web that were brought into a set, and which of them a
//! server may next be asked for only if they changed.
//!
//! # Decision: only where all that a document gave stands as it stood
//! *Context.* A server that is told which state of a document is known may answer that it is not
//! changed, and then nothing of it comes. Where its stories are not in the set, that answer hides them:
//! the set was deleted or put back from a copy, a story is wanted back that was taken out, another set is
//! written in the same folder, a part of the document was refused, its pictures are wanted now.
//! *Decision.* Kept are, for each set and address, what the server said, the ids of the stories that the
//! document gave, and one digest: of these stories as they stood in the set once that was written, of
//! what was asked of the document, and of which version of this program read it. What the server said is
//! sent back only where that digest is the same still and the stories' pictures are there. Of a document
//! of which anything at all could not be taken nothing is kept, nor of a list of feeds, nor of a set with
//! a list of what its editor took out: what these give are not stories alone.
//! *Consequences.* Whatever changes a story, an editor's word too, costs a second fetch of its document,
//! and never a story. Who asks for its source beside each story has every document fetched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Order;
use crate::article::{Article, ArticleId, Removed, WebAddress, pictures};
use crate::press::fetch::{FILE, Known, Seen, SeenBefore};
use crate::press::files::{self, DiskError};
use crate::press::story::Defaults;

/// A document that was fetched in this import.
pub(super) struct Visit {
    /// Its address, as it was asked for.
    pub(super) address: WebAddress,
    /// What its server said of its state.
    pub(super) seen: Seen,
    /// What was asked of it.
    pub(super) asked: Vec<u8>,
    /// Which source of the report it is, if all of it was taken; else it is forgotten.
    pub(super) taken: Option<usize>,
}

/// What is remembered.
pub(super) struct Memory<'a> {
    /// Where it is kept: beside the set.
    path: PathBuf,
    /// The name of the set among those of its folder.
    set: String,
    known: SeenBefore,
    /// The set as it is before the import, where anything may be asked by what is remembered.
    standing: Option<Standing<'a>>,
}

impl<'a> Memory<'a> {
    /// What is remembered beside the set of an order. What cannot be read of it costs a second fetch and
    /// nothing else.
    pub(super) fn open(order: &Order, before: impl FnOnce() -> Standing<'a>) -> Self {
        let path = order.out.with_file_name(FILE);
        let set = order.out.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = files::read(&path, order.limits.bytes).ok();
        let known = bytes.and_then(|bytes| SeenBefore::read(&bytes).ok()).unwrap_or_default();
        let is_of_use = order.into.is_some() && !order.proofs && !known.is_empty();
        Self { path, set, known, standing: is_of_use.then(before) }
    }

    /// What its server said of a document, where nothing is missing of what it gave.
    pub(super) fn of(&self, address: &WebAddress, asked: &[u8]) -> Option<&Seen> {
        let known = self.known.of(&self.set, address)?;
        let standing = self.standing.as_ref()?;
        (standing.digest(&known.stories, asked)? == known.stood).then_some(&known.seen)
    }

    /// Keeps what these visits told, once the set is written: `ids` are the stories of a source of the
    /// report.
    ///
    /// # Errors
    /// It cannot be written; the set is.
    pub(super) fn keep(
        mut self,
        visits: Vec<Visit>,
        ids: impl Fn(usize) -> Option<Vec<ArticleId>>,
        after: &Standing<'_>,
    ) -> Result<(), DiskError> {
        let before = self.known.clone();
        for Visit { address, seen, asked, taken } in visits {
            let stories = taken.and_then(&ids).filter(|stories| !stories.is_empty());
            let stood = stories.as_ref().and_then(|stories| after.digest(stories, &asked));
            match stories.zip(stood) {
                Some((stories, stood)) => {
                    self.known.keep(&self.set, &address, Known { seen, stories, stood });
                }
                None => self.known.forget(&self.set, &address),
            }
        }
        let folder = files::folder(&self.path);
        self.known.keep_sets(|set| files::is_there(&folder.join(set)));
        // A set of just this name is not written over.
        if self.known == before || self.set == FILE {
            return Ok(());
        }
        files::write_whole(&self.path, &self.known.write())
    }
}

/// What was asked of a document: another answer may be wanted where anything of it is another.
pub(super) fn asked(order: &Order, defaults: &Defaults) -> Vec<u8> {
    let Defaults { source, section, language } = defaults;
    let version = env!("CARGO_PKG_VERSION");
    let fetch = order.fetch_images;
    let language = language.as_ref().map(ToString::to_string);
    serde_json::json!([version, fetch, source.as_deref(), section.as_deref(), language])
        .to_string()
        .into_bytes()
}

/// Where a story stands in a set.
#[derive(Clone, Copy)]
enum Stands<'a> {
    Story(&'a Article),
    /// Its editor took it out.
    Out(&'a Removed),
}

/// The stories of a set by their ids, and by those of other tellings.
pub(super) struct Standing<'a> {
    by_id: BTreeMap<&'a ArticleId, Stands<'a>>,
    /// Where their pictures lie.
    folder: PathBuf,
}

impl<'a> Standing<'a> {
    pub(super) fn of(articles: &'a [Arc<Article>], removed: &'a [Removed], folder: &Path) -> Self {
        let mut by_id = BTreeMap::new();
        for article in articles {
            by_id.insert(&article.id, Stands::Story(article));
        }
        for article in articles {
            for id in &article.other_ids {
                by_id.entry(id).or_insert(Stands::Story(article));
            }
        }
        for out in removed {
            for id in std::iter::once(&out.id).chain(&out.other_ids) {
                by_id.entry(id).or_insert(Stands::Out(out));
            }
        }
        Self { by_id, folder: folder.to_owned() }
    }

    /// A digest of some stories as they stand, and of what was asked; `None` where one is not there, or
    /// not all of its pictures.
    fn digest(&self, ids: &[ArticleId], asked: &[u8]) -> Option<String> {
        let mut digest = Sha256::new();
        let mut put = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        };
        put(asked);
        for id in ids {
            match self.by_id.get(id)? {
                Stands::Story(article) => {
                    let mut files = pictures(article.lead_image.as_ref(), &article.body)
                        .filter_map(|image| image.file.as_ref());
                    if !files.all(|file| self.folder.join(file.path.as_str()).is_file()) {
                        return None;
                    }
                    put(&serde_json::to_vec(article).ok()?);
                }
                Stands::Out(out) => put(out.id.as_str().as_bytes()),
            }
        }
        Some(digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }
}
