//! From HTML of any kind, a page or a fragment of a feed, to the closed blocks and spans of a story.
//!
//! Invariants. Nothing recurses along the input. What is too deep, or made to be slow, is refused
//! by name while it is read. What is taken holds no markup, no script and no address that a reader
//! could not safely follow; text is split where it is longer than the model allows, never lost.
//!
//! Non-goals: style of any kind, forms, sound and film, frames.

mod builder;
mod elements;
mod frames;
mod join;
mod listing;
mod off_line;
mod parse;
mod picture;
mod runs;
mod sink;
mod table;
mod tree;
mod walk;
mod words;

use super::{Complaint, Limits};
use crate::article::{Block, WebAddress};

pub(crate) use builder::{Builder, Mark, Nest};
pub(crate) use elements::is_hidden;
pub(crate) use join::{joined, scheme, trimmed};
pub(crate) use off_line::{of_struck, strikes, struck_words};
pub(crate) use parse::parse;
pub(crate) use tree::{Content, Element, NodeId, Step, Tree};
pub(crate) use walk::{blocks_in, language_around, too_many_blocks};

/// The blocks of an HTML fragment or document; relative addresses are those of a page at `base`.
///
/// # Errors
/// The markup nests deeper, has more elements or paragraphs, or has a tag with more attributes, than
/// the limits allow, or opens so much formatting anew that reading it would take long.
pub fn blocks(
    html: &str,
    base: Option<&WebAddress>,
    limits: &Limits,
) -> Result<Vec<Block>, Complaint> {
    blocks_and_struck(html, base, limits).map(|(blocks, _)| blocks)
}

/// The same, and the words of it that are struck out, which no block has.
pub(crate) fn blocks_and_struck(
    html: &str,
    base: Option<&WebAddress>,
    limits: &Limits,
) -> Result<(Vec<Block>, Vec<String>), Complaint> {
    let tree = parse(html, limits)?;
    let base = base_of(&tree, base);
    let blocks = blocks_in(&tree, NodeId::ROOT, base.as_ref(), None, limits)?;
    Ok((blocks, struck_words(&tree, NodeId::ROOT)))
}

/// What relative addresses of a document are joined to: its own `base` element, else where it lies.
pub(crate) fn base_of(tree: &Tree, base: Option<&WebAddress>) -> Option<WebAddress> {
    let stated = tree.all(NodeId::ROOT).filter(|&id| tree.name(id) == "base");
    let stated = stated.filter_map(|id| tree.attribute(id, "href")).next();
    stated.and_then(|href| joined(base, href)).or_else(|| base.cloned())
}
