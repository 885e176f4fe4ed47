//! Subheads head something: one without text below it is a leftover of the page.

use super::super::trail::Fate;
use super::Tidied;
use crate::article::Block;

/// Drops subheads at the very end of a body, and of two equal ones in a row the second.
///
/// Two different ones in a row stay, a part and its first chapter. Levels there are none: the model
/// has one.
pub fn subheads(body: Vec<Block>) -> Tidied {
    let last =
        body.iter().rposition(|block| !matches!(block, Block::Subhead { .. } | Block::Rule {}));
    // A body of nothing but subheads is kept: dropping it would leave no story.
    let Some(last) = last else { return Tidied { body, changes: Vec::new() } };
    Tidied::judged(body, |n, block| match block {
        Block::Subhead { .. } if n > last => Some((Fate::Dropped, "a subhead without text")),
        _ => None,
    })
}
