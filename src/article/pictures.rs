//! Every picture of a story, wherever it stands in it.

use super::{Block, Image};

/// Every picture of a story, the lead first.
pub fn pictures<'a>(lead: Option<&'a Image>, body: &'a [Block]) -> impl Iterator<Item = &'a Image> {
    lead.into_iter().chain(body.iter().filter_map(|block| match block {
        Block::Figure { image } => Some(image),
        _ => None,
    }))
}

/// Every picture of a story, the lead first, to be changed.
pub fn pictures_mut<'a>(
    lead: Option<&'a mut Image>,
    body: &'a mut [Block],
) -> impl Iterator<Item = &'a mut Image> {
    lead.into_iter().chain(body.iter_mut().filter_map(|block| match block {
        Block::Figure { image } => Some(image),
        _ => None,
    }))
}
