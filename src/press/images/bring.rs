//! The pictures of an article set that is brought into another: each is copied beside the new set,
//! under the name of its content, from beside the old one.

use std::path::Path;

use super::place::taken_from;
use super::{ImageLimits, Kept, refused};
use crate::article::{Block, Image, WebAddress, pictures_mut};
use crate::press::draft::Draft;
use crate::press::markup::joined;
use crate::press::source::Complaint;

/// Hands the pictures of a story over that lie beside its set, in `folder`; a set from the web has its
/// pictures there, where they may be fetched. What was refused is told, and the story then says no
/// longer that it has a file.
pub fn bring(
    draft: &mut Draft,
    folder: Option<&Path>,
    address: Option<&WebAddress>,
    limits: &ImageLimits,
    hand_over: &mut dyn FnMut(Kept),
) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for image in pictures_mut(draft.lead_image.as_mut(), &mut draft.body) {
        let Some(file) = image.file.take() else { continue };
        let path = file.path.as_str();
        let found = match (folder, address) {
            (Some(folder), _) => taken_from(folder, path, limits),
            (None, Some(address)) => {
                image.address = image.address.take().or_else(|| joined(Some(address), path));
                continue;
            }
            (None, None) => Err(refused(
                format!("the picture `{path}` lies beside a set that lies nowhere"),
                "import the file itself, and not its text",
            )),
        };
        match found {
            Ok(kept) => {
                kept.put(image);
                hand_over(kept);
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    draft.lead_image.take_if(|image| *image == Image::default());
    draft
        .body
        .retain(|block| !matches!(block, Block::Figure { image } if *image == Image::default()));
    complaints
}
