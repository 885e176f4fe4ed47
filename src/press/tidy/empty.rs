//! Blocks that say nothing: no words, no picture, a rule that parts nothing.

use super::super::trail::Fate;
use super::{Tidied, walk};
use crate::article::Block;

/// Drops empty blocks, empty items of lists, and rules at the ends or next to a rule.
pub fn empty_blocks(mut body: Vec<Block>) -> Tidied {
    for block in &mut body {
        match block {
            Block::List { items, .. } => items.retain(|item| !blank(&item.plain())),
            Block::Facts { items, .. } => items.retain(|fact| !blank(&fact.text.plain())),
            Block::Table { rows, .. } => {
                rows.retain(|row| row.iter().any(|cell| !blank(&cell.plain())));
            }
            _ => {}
        }
    }
    let says: Vec<bool> = body.iter().map(says_something).collect();
    let last = says.iter().rposition(|&says| says);
    let mut after_words = false;
    Tidied::judged(body, |n, block| {
        if matches!(block, Block::Rule {}) {
            let parts = after_words && last.is_some_and(|last| n < last);
            after_words = false;
            return (!parts).then_some((Fate::Dropped, "a rule that parts nothing"));
        }
        after_words |= says[n];
        (!says[n]).then_some((Fate::Dropped, "empty"))
    })
}

fn says_something(block: &Block) -> bool {
    match block {
        Block::Rule {} => false,
        Block::Figure { image } => {
            image.file.is_some() || image.address.is_some() || image.caption.is_some()
        }
        Block::List { items, .. } => !items.is_empty(),
        Block::Facts { items, .. } => !items.is_empty(),
        Block::Table { head, rows, .. } => {
            !rows.is_empty() || head.iter().any(|cell| !blank(&cell.plain()))
        }
        Block::Paragraph { text } => !blank(&walk::words(text)),
        Block::Subhead { .. } | Block::Quote { .. } | Block::Code { .. } => {
            !blank(&walk::plain(block))
        }
    }
}

/// White space, and what is drawn as nothing.
fn blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
    })
}
