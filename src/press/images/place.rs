//! The pictures of a story that lie beside its source, each kept under the name of its content.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::find::{from_root, resolve, shown};
use super::{ImageLimits, Kept, keep};
use crate::article::{Image, pictures_mut};
use crate::press::beside::{self, Beside};
use crate::press::draft::Draft;
use crate::press::source::Complaint;
use crate::press::trail::{At, Fate, Trail};

/// Gives each picture of a story that lies beside its source its file, and hands the file over to be
/// written; `folder` is where the source lies, and `None` where it lies nowhere (standard input).
/// What the story then still says of places beside its source is cut out. What was refused is told.
pub fn place(
    draft: &mut Draft,
    folder: Option<&Path>,
    limits: &ImageLimits,
    hand_over: &mut dyn FnMut(Kept),
) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut trail = std::mem::take(&mut draft.trail);
    for image in pictures_mut(draft.lead_image.as_mut(), &mut draft.body) {
        let Some(reference) = image.address.as_ref().and_then(beside::beside) else { continue };
        match taken(image, &reference, folder, limits, &mut trail) {
            Ok(kept) => hand_over(kept),
            Err(complaint) => {
                let (Beside::Inside(path) | Beside::Outside(path)) = &reference;
                trail.note(
                    At::Node(format!("picture {}", shown(path))),
                    Fate::Dropped,
                    "the file could not be kept",
                    image.caption.as_deref().unwrap_or_default(),
                );
                complaints.push(complaint);
            }
        }
    }
    draft.trail = trail;
    beside::cut(draft);
    complaints
}

fn taken(
    image: &mut Image,
    reference: &Beside,
    folder: Option<&Path>,
    limits: &ImageLimits,
    trail: &mut Trail,
) -> Result<Kept, Complaint> {
    let path = match (reference, folder) {
        (Beside::Inside(path), Some(_)) => path,
        (Beside::Outside(path), Some(_)) if from_root(path).is_some() => path,
        (Beside::Inside(path) | Beside::Outside(path), None) => {
            return Err(super::refused(
                format!(
                    "the picture `{}` is named by a path, and standard input lies in no folder",
                    shown(path)
                ),
                "import the file itself instead of its text",
            ));
        }
        (Beside::Outside(path), Some(_)) => {
            return Err(super::refused(
                format!(
                    "the picture `{}` is named by a path that leaves the folder of its source",
                    shown(path)
                ),
                "put it beside the source, and name it from there",
            ));
        }
    };
    let kept = taken_from(folder.unwrap_or(Path::new(".")), path, limits)?;
    kept.put(image);
    image.address = None;
    trail.note(At::Node(format!("picture {}", shown(path))), Fate::Kept, "picture", &kept.name);
    Ok(kept)
}

/// The picture at a path in a folder.
pub(super) fn taken_from(
    folder: &Path,
    path: &str,
    limits: &ImageLimits,
) -> Result<Kept, Complaint> {
    let found = resolve(folder, path, limits)?;
    let mut bytes = Vec::new();
    // Not more than the limit, should it grow meanwhile.
    let read = File::open(&found)
        .and_then(|file| file.take(limits.bytes as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|why| {
        super::refused(
            format!("the picture `{}` cannot be read: {why}", shown(path)),
            "look at its permissions",
        )
    })?;
    keep(&bytes, limits).map_err(|complaint| Complaint {
        what: format!("the picture `{}` {}", shown(path), complaint.what),
        ..complaint
    })
}
