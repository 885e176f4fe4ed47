//! The picture above a story that stands in its text again, as sites show it whose exports have it
//! in both places: it is shown once, above, with all that is said of it.

use super::draft::Draft;
use super::trail::{At, Fate};
use crate::article::{Block, Image, WebAddress};

/// Among how many blocks at the start it is looked for; further down it is meant.
const NEAR: usize = 4;

/// What sites call the sizes of a picture, at the end of its name.
const SIZES: [&str; 9] =
    ["scaled", "large", "medium", "small", "thumb", "thumbnail", "original", "full", "preview"];

/// Takes the lead image out of the beginning of the text.
pub(super) fn once(draft: &mut Draft) {
    let Some(lead) = &mut draft.lead_image else { return };
    let Some(name) = lead.address.as_ref().map(picture_of) else { return };
    let again = draft.body.iter().take(NEAR).position(|block| match block {
        Block::Figure { image } => image.address.as_ref().is_some_and(|a| picture_of(a) == name),
        _ => false,
    });
    let Some(at) = again else { return };
    let Block::Figure { image } = draft.body.remove(at) else { return };
    let words = image.caption.as_deref().unwrap_or(name.as_str()).to_owned();
    let Image { alt, caption, credit, .. } = image;
    lead.alt = lead.alt.take().or(alt);
    // A caption and its credit are said together.
    if lead.caption.is_none() {
        lead.caption = caption;
        lead.credit = lead.credit.take().or(credit);
    }
    let node = At::Node(format!("body[{}]", at + 1));
    draft.trail.note(node, Fate::Merged, "the lead image again", &words);
}

/// Whether two addresses are of one picture in two sizes.
pub(super) fn is_one_picture(one: &WebAddress, other: &WebAddress) -> bool {
    picture_of(one) == picture_of(other)
}

/// What an address has in common with those of the same picture in other sizes: no scheme, no query,
/// none of the marks of size that sites write (`-300x200`, `-scaled`, `-large`).
fn picture_of(address: &WebAddress) -> String {
    let address = address.as_str();
    let path = address.split_once("://").map_or(address, |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let named = SIZES.iter().find_map(|size| stem.strip_suffix(size)?.strip_suffix(['-', '_']));
    let stem = named.filter(|stem| !stem.ends_with('/')).unwrap_or(stem);
    let is_size = |mark: &str| {
        mark.split_once('x').is_some_and(|(width, height)| {
            [width, height].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let stem =
        stem.rsplit_once('-').filter(|(_, mark)| is_size(mark)).map_or(stem, |(stem, _)| stem);
    format!("{stem}.{ending}")
}
