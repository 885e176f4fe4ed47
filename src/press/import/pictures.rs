//! The pictures of what is imported, written beside the set before the set is: no set is ever there
//! whose pictures are not.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::load::Web;
use super::{Gathering, Order};
use crate::article::{Article, WebAddress, pictures, pictures_mut};
use crate::press::draft::Draft;
use crate::press::fetch::Fetched;
use crate::press::files;
use crate::press::images::{self, ImageLimits, Kept};
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
        let (order, pictures) = (self.order, &mut self.pictures);
        let mut unwritten = Vec::new();
        let mut keep = |kept: Kept| {
            if let Err(complaint) = written(order, &kept, pictures) {
                unwritten.push(complaint);
            }
        };
        let complaints = images::bring(draft, folder, address, &limits, &mut keep);
        of_source.complaints.extend(complaints.into_iter().chain(unwritten));
    }

    /// Takes the pictures that lie beside a source, and those of the web where that is wanted.
    pub(super) fn place_pictures(
        &mut self,
        draft: &mut Draft,
        folder: Option<&Path>,
        of_source: &mut OfSource,
        web: &Web,
    ) {
        let limits = ImageLimits::default();
        let (order, pictures) = (self.order, &mut self.pictures);
        let mut unwritten = Vec::new();
        // Before the set: no set is ever there whose pictures are not.
        let mut keep = |kept: Kept| {
            if let Err(complaint) = written(order, &kept, pictures) {
                unwritten.push(complaint);
            }
        };
        of_source.complaints.extend(images::place(draft, folder, &limits, &mut keep));
        let shown = pictures_mut(draft.lead_image.as_mut(), &mut draft.body);
        for image in shown.filter(|image| order.fetch_images && image.file.is_none()) {
            let Some(address) = image.address.clone() else { continue };
            let kept = web.fetcher.fetch(&address, None).and_then(|fetched| match fetched {
                Fetched::Document(source, _) => images::keep(&source.bytes, &limits),
                // Nothing was said of an earlier state, so there is none to be unchanged.
                Fetched::Unchanged => Err(Complaint {
                    at: None,
                    what: "was not sent".to_owned(),
                    next: "fetch it by hand".to_owned(),
                }),
            });
            match kept {
                Ok(kept) => {
                    kept.put(image);
                    keep(kept);
                }
                Err(complaint) => {
                    let at = Some(At::Node(format!("picture {}", address.as_str())));
                    of_source.complaints.push(Complaint { at, ..complaint });
                }
            }
        }
        of_source.complaints.extend(unwritten);
    }
}

/// Writes a picture beside the set that is to be, unless it is there; its name says what is in it.
fn written(order: &Order, kept: &Kept, pictures: &mut BTreeSet<String>) -> Result<(), Complaint> {
    let folder = order.out.with_file_name(images::FOLDER);
    let path = folder.join(&kept.name);
    if order.dry || files::is_there(&path) {
        return Ok(());
    }
    let refuse = |what: String| Complaint {
        at: Some(At::Node(format!("picture {}", kept.name))),
        what,
        next: "put a folder in its place, and run it again".to_owned(),
    };
    if folder.is_symlink() {
        return Err(refuse(format!(
            "`{}` leads elsewhere, and is not written to",
            folder.display()
        )));
    }
    files::write_whole(&path, &kept.bytes)
        .map_err(|error| Complaint { next: error.next().to_owned(), ..refuse(error.what()) })?;
    pictures.insert(kept.name.clone());
    Ok(())
}

/// Whether any story shows the picture of this name.
pub(super) fn is_used(articles: &[Arc<Article>], name: &str) -> bool {
    articles.iter().any(|article| {
        let mut files = pictures(article.lead_image.as_ref(), &article.body)
            .filter_map(|image| image.file.as_ref());
        files.any(|file| file.path.as_str().ends_with(name))
    })
}
