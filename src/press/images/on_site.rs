//! Pictures of a saved page that do not lie beside its copy: on the page's own site they still do.

use std::path::Path;

use super::find::{from_root, shown};
use crate::article::{WebAddress, pictures_mut};
use crate::press::beside::{self, Beside, as_written};
use crate::press::draft::Draft;
use crate::press::markup::joined;
use crate::press::trail::{At, Fate};

/// Leads each picture of a page that is not beside its copy, the file `name` in `folder`, to where it lies
/// on the web: at its name, seen from the page's own address, as a link would be. What is there stays to
/// be taken, and what a browser saved with the page is named by no site.
pub fn on_its_site(draft: &mut Draft, folder: Option<&Path>, name: &str) {
    let Some(page) = draft.address.clone().filter(|page| beside::beside(page).is_none()) else {
        return;
    };
    let mut trail = std::mem::take(&mut draft.trail);
    for image in pictures_mut(draft.lead_image.as_mut(), &mut draft.body) {
        let Some(address) = &image.address else { continue };
        let Some(reference) = beside::beside(address) else { continue };
        let is_here = folder.is_some_and(|folder| is_there(folder, &reference));
        if is_here || is_of_copy(&reference, name) {
            continue;
        }
        let whole = as_written(address).and_then(|written| joined(Some(&page), &written));
        if let Some(whole) = whole.filter(|whole: &WebAddress| beside::beside(whole).is_none()) {
            let (Beside::Inside(path) | Beside::Outside(path)) = &reference;
            let at = At::Node(format!("picture {}", shown(path)));
            trail.note(at, Fate::Kept, "picture on the site of its page", whole.as_str());
            image.address = Some(whole);
        }
    }
    draft.trail = trail;
}

/// Whether anything lies where a picture is looked for.
fn is_there(folder: &Path, reference: &Beside) -> bool {
    let path = match reference {
        Beside::Inside(path) => path,
        Beside::Outside(path) => match from_root(path) {
            Some(rooted) => rooted,
            None => return false,
        },
    };
    let path = path.replace('\\', "/");
    let leaves = path.starts_with('/') || path.split('/').any(|part| part == "..");
    !leaves && folder.join(path).symlink_metadata().is_ok()
}

/// Whether a picture is one of those that a browser saves in a folder of its own, which it calls by the
/// name of the page: `page_files/a.jpg`, `page-Dateien/a.jpg`.
fn is_of_copy(reference: &Beside, name: &str) -> bool {
    let Beside::Inside(path) = reference else { return false };
    let Some((folder, _)) = path.trim_start_matches("./").split_once('/') else { return false };
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let behind = stem.filter(|stem| !stem.is_empty()).and_then(|stem| {
        folder.strip_prefix(stem.as_str()).map(|rest| rest.starts_with(['_', '-', '.', ' ']))
    });
    behind.unwrap_or(false) || folder.ends_with("_files")
}
