//! The pictures of what is imported, written beside the set before the set is: no set is ever there
//! whose pictures are not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::gathering::Gathering;
use super::load::Web;
use super::{Trouble, is_same_file};
use crate::article::{Article, ArticleSet, WebAddress, pictures, pictures_mut, write_set};
use crate::press::clean::line;
use crate::press::draft::Draft;
use crate::press::fetch::Fetched;
use crate::press::files;
use crate::press::images::{self, ImageLimits, Kept, keep};
use crate::press::report::OfSource;
use crate::press::source::Complaint;
use crate::press::trail::At;

impl Gathering<'_> {
    /// Takes the pictures of another set.
    pub(super) fn bring_pictures(
        &mut self,
        draft: &mut Draft,
        folder: Option<&Path>,
        address: Option<&WebAddress>,
        of_source: &mut OfSource,
    ) {
        let limits = ImageLimits::default();
        let (pictures, refused) = (&mut self.pictures, &mut of_source.refused);
        let mut write = |kept: &Kept| pictures.put(kept).inspect_err(|_| *refused += 1);
        let (lead, body) = (&mut draft.lead_image, &mut draft.body);
        let complaints = images::bring(lead, body, folder, address, &limits, &mut write);
        of_source.complaints.extend(complaints);
    }

    /// The set that stories are brought into, with its pictures: where it lies elsewhere than the one
    /// that is written, they are brought along.
    pub(super) fn with_pictures(
        &mut self,
        set: ArticleSet,
        path: &Path,
    ) -> Result<ArticleSet, Trouble> {
        let folder = files::folder(path);
        if is_same_file(folder, files::folder(&self.order.out)) {
            return Ok(set);
        }
        let limits = ImageLimits::default();
        let pictures = &mut self.pictures;
        let mut write = |kept: &Kept| pictures.put(kept);
        let mut articles = set.articles().to_vec();
        let mut is_changed = false;
        for article in &mut articles {
            let mut brought = Article::clone(article);
            let (lead, body) = (&mut brought.lead_image, &mut brought.body);
            let complaints = images::bring(lead, body, Some(folder), None, &limits, &mut write);
            let of_story = |complaint: Complaint| Complaint {
                at: Some(At::Node(format!("{} \"{}\"", article.id, &*article.headline))),
                ..complaint
            };
            self.report.beside.extend(complaints.into_iter().map(of_story));
            if brought != **article {
                is_changed = true;
                *article = Arc::new(brought);
            }
        }
        if !is_changed {
            return Ok(set);
        }
        let mut bytes = Vec::new();
        let name = set.name().and_then(line);
        write_set(name.as_ref(), set.language(), &articles, set.removed(), &mut bytes)
            .expect("a vector takes all that is written to it");
        match ArticleSet::read(&bytes) {
            (set, refusals) if refusals.is_empty() => Ok(set),
            (_, refusals) => Err(Trouble::NotWhole(path.to_owned(), refusals)),
        }
    }

    /// Takes the pictures that lie beside a source, and those of the web where that is wanted.
    pub(super) fn place_pictures(
        &mut self,
        draft: &mut Draft,
        folder: Option<&Path>,
        on_the_web: Option<&WebAddress>,
        of_source: &mut OfSource,
        web: &Web<'_>,
    ) {
        let limits = ImageLimits::default();
        let (order, pictures) = (self.order, &mut self.pictures);
        let refused = &mut of_source.refused;
        let mut write = |kept: &Kept| pictures.put(kept).inspect_err(|_| *refused += 1);
        of_source.complaints.extend(images::place(draft, folder, &limits, &mut write));
        let shown = pictures_mut(draft.lead_image.as_mut(), &mut draft.body);
        for image in shown.filter(|image| order.fetch_images && image.file.is_none()) {
            let Some(address) = image.address.clone() else { continue };
            let fetched = web.fetcher.fetch_named_by(&address, on_the_web, None);
            let kept = fetched.and_then(|fetched| match fetched {
                Fetched::Document(source, _) => keep(&source.bytes, &limits),
                // Nothing was said of an earlier state, so there is none to be unchanged.
                Fetched::Unchanged => Err(Complaint {
                    at: None,
                    what: "was not sent".to_owned(),
                    next: "fetch it by hand".to_owned(),
                }),
            });
            match kept.and_then(|kept| write(&kept).map(|()| kept)) {
                Ok(kept) => kept.put(image),
                Err(complaint) => {
                    let at = Some(At::Node(format!("picture {}", address.as_str())));
                    of_source.complaints.push(Complaint { at, ..complaint });
                }
            }
        }
    }
}

/// The pictures that an import writes beside its set. What no story of the set shows when it is done, or
/// all of them where it is not, is taken back.
pub(super) struct Pictures {
    folder: PathBuf,
    dry: bool,
    /// Those that are there whole.
    whole: BTreeSet<String>,
    /// Those of them that were not there before.
    written: BTreeSet<String>,
    /// Whether their folder was not.
    is_made: bool,
}

impl Pictures {
    /// Those of this set.
    pub(super) fn beside(set: &Path, dry: bool) -> Self {
        Self {
            folder: set.with_file_name(images::FOLDER),
            dry,
            whole: BTreeSet::new(),
            written: BTreeSet::new(),
            is_made: false,
        }
    }

    /// Writes a picture, unless it is there; its name says what is in it.
    ///
    /// # Errors
    /// It is not there whole, and no story may name it.
    fn put(&mut self, kept: &Kept) -> Result<(), Complaint> {
        if self.dry || self.whole.contains(&kept.name) {
            return Ok(());
        }
        let path = self.folder.join(&kept.name);
        if !is_whole(&path, kept) {
            self.write(&path, kept)?;
        }
        self.whole.insert(kept.name.clone());
        Ok(())
    }

    fn write(&mut self, path: &Path, kept: &Kept) -> Result<(), Complaint> {
        let refuse = |what: String, next: &str| Complaint {
            at: Some(At::Node(format!("picture {}", kept.name))),
            what,
            next: next.to_owned(),
        };
        for (place, next) in [
            (self.folder.as_path(), "put a folder in its place, and run this again"),
            (path, "take it away, and run this again"),
        ] {
            if place.is_symlink() {
                let what = format!("`{}` leads elsewhere, and is not written to", place.display());
                return Err(refuse(what, next));
            }
        }
        let (has_folder, is_new) = (files::is_there(&self.folder), !files::is_there(path));
        let written = files::write_whole(path, &kept.bytes);
        self.is_made |= !has_folder;
        written.map_err(|error| refuse(error.what(), error.next()))?;
        if is_new {
            self.written.insert(kept.name.clone());
        }
        Ok(())
    }

    /// Keeps those that these stories show, now that the set is written.
    pub(super) fn keep(mut self, articles: &[Arc<Article>]) {
        let shown = articles.iter().flat_map(|article| {
            pictures(article.lead_image.as_ref(), &article.body)
                .filter_map(|image| image.file.as_ref())
        });
        for file in shown {
            let name = file.path.as_str().rsplit('/').next().unwrap_or_default();
            self.written.remove(name);
        }
    }
}

impl Drop for Pictures {
    fn drop(&mut self) {
        for name in &self.written {
            files::take_back(&self.folder.join(name));
        }
        if self.is_made {
            // One in which something lies stays.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Whether a picture is there already: as it is kept, or as whoever publishes it has made it smaller. A
/// part of it is not.
fn is_whole(path: &Path, kept: &Kept) -> bool {
    let limits = ImageLimits::default();
    files::read(path, limits.bytes).is_ok_and(|bytes| {
        bytes == kept.bytes || !kept.bytes.starts_with(&bytes) && keep(&bytes, &limits).is_ok()
    })
}
