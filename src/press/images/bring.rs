//! The pictures of an article set that is brought into another: each is copied beside the new set,
//! under the name of its content, from beside the old one.

use std::path::Path;

use super::place::taken_from;
use super::{ImageLimits, Write, refused};
use crate::article::{Block, Image, WebAddress, pictures_mut};
use crate::press::markup::joined;
use crate::press::source::Complaint;

/// Brings the pictures of a story along that lie beside its set, in `folder`: `write` writes each beside
/// the new one. A set from the web has its pictures there, where they may be fetched. What was refused
/// is told, and the story then says no longer that it has a file.
pub fn bring(
    lead: &mut Option<Image>,
    body: &mut Vec<Block>,
    folder: Option<&Path>,
    address: Option<&WebAddress>,
    limits: &ImageLimits,
    write: &mut Write<'_>,
) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for image in pictures_mut(lead.as_mut(), body) {
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
        match found.and_then(|kept| write(&kept).map(|()| kept)) {
            Ok(kept) => kept.put(image),
            Err(complaint) => complaints.push(complaint),
        }
    }
    lead.take_if(|image| *image == Image::default());
    body.retain(|block| !matches!(block, Block::Figure { image } if *image == Image::default()));
    complaints
}
