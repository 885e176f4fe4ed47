//! The pictures of a story that lie beside its source, each kept under the name of its content.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::find::{from_root, resolve, shown};
use super::{ImageLimits, Kept, Write, keep};
use crate::article::pictures_mut;
use crate::press::beside::{self, Beside};
use crate::press::draft::Draft;
use crate::press::source::Complaint;
use crate::press::trail::{At, Fate};

/// Gives each picture of a story that lies beside its source its file, once `write` has written that;
/// `folder` is where the source lies, and `None` where it lies nowhere (standard input). What the story
/// then still says of places beside its source is cut out. What was refused is told.
pub fn place(
    draft: &mut Draft,
    folder: Option<&Path>,
    limits: &ImageLimits,
    write: &mut Write<'_>,
) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut trail = std::mem::take(&mut draft.trail);
    for image in pictures_mut(draft.lead_image.as_mut(), &mut draft.body) {
        let Some(reference) = image.address.as_ref().and_then(beside::beside) else { continue };
        let taken = taken(&reference, folder, limits).and_then(|(path, kept)| {
            write(&kept)?;
            Ok((path, kept))
        });
        match taken {
            Ok((path, kept)) => {
                kept.put(image);
                image.address = None;
                let at = At::Node(format!("picture {}", shown(path)));
                trail.note(at, Fate::Kept, "picture", &kept.name);
            }
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

/// The picture that a reference means, and by which path.
fn taken<'a>(
    reference: &'a Beside,
    folder: Option<&Path>,
    limits: &ImageLimits,
) -> Result<(&'a str, Kept), Complaint> {
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
    Ok((path, taken_from(folder.unwrap_or(Path::new(".")), path, limits)?))
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
