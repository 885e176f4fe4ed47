//! Blocks that a page or a paste holds twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::trail::Fate;
use super::{Tidied, walk};
use crate::article::Block;

/// From this many characters on a paragraph said again is a copy, not a refrain.
const NO_REFRAIN: usize = 80;

/// Drops long paragraphs that were said before, any block that repeats the one before it word for
/// word, and figures shown before. Short lines further apart stay: writers repeat them on purpose.
pub fn repeated_blocks(body: Vec<Block>) -> Tidied {
    // Only ever asked by key, so its order is nobody's.
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    let keys: Vec<u64> = body.iter().map(key).collect();
    let copies: Vec<bool> = (0..body.len())
        .map(|n| {
            let block = &body[n];
            if matches!(block, Block::Rule {}) {
                return false;
            }
            let again = |earlier: usize| keys[earlier] == keys[n] && alike(&body[earlier], block);
            let adjacent = n > 0 && again(n - 1);
            if adjacent || !is_no_refrain(block) {
                return adjacent;
            }
            let before = seen.entry(keys[n]).or_default();
            let copy = before.iter().any(|&earlier| again(earlier));
            // A few are enough to compare with; a crowd under one key would cost the square.
            if !copy && before.len() < 8 {
                before.push(n);
            }
            copy
        })
        .collect();
    Tidied::judged(body, |n, _| copies[n].then_some((Fate::Merged, "said before")))
}

fn is_no_refrain(block: &Block) -> bool {
    match block {
        Block::Paragraph { text } => {
            let words = walk::words(text);
            words.len() >= NO_REFRAIN && words.chars().nth(NO_REFRAIN - 1).is_some()
        }
        Block::Figure { .. } | Block::Table { .. } => true,
        _ => false,
    }
}

fn alike(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::Paragraph { text: one }, Block::Paragraph { text: other })
        | (Block::Subhead { text: one, .. }, Block::Subhead { text: other, .. }) => {
            walk::same_words(&walk::words(one), &walk::words(other))
        }
        (Block::Figure { image: one }, Block::Figure { image: other }) => {
            match (&one.file, &other.file) {
                (Some(one), Some(other)) => one == other,
                _ => one.address == other.address && one.caption == other.caption,
            }
        }
        _ => one == other,
    }
}

fn key(block: &Block) -> u64 {
    match block {
        Block::Paragraph { text } | Block::Subhead { text, .. } => {
            walk::words_key(&walk::words(text))
        }
        Block::Figure { image } => {
            let mut hasher = DefaultHasher::new();
            image.file.as_ref().map(|file| &file.path).hash(&mut hasher);
            image.address.hash(&mut hasher);
            hasher.finish()
        }
        other => walk::words_key(&walk::plain(other)),
    }
}
