//! A headline is said once: where the body begins with it again, it goes.

use super::super::trail::Fate;
use super::{Tidied, walk};
use crate::article::Block;

/// Drops the headline from the first words of the body. Further down its words are the story's own.
pub fn repeated_headline(body: Vec<Block>, headline: Option<&str>) -> Tidied {
    let mut at_head = headline.is_some();
    let headline = headline.unwrap_or_default();
    Tidied::judged(body, |_, block| {
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } if at_head => {
                let again = walk::same_words(&text.plain(), headline);
                at_head = again;
                again.then_some((Fate::Merged, "the headline again"))
            }
            // A picture may stand between a headline and its echo.
            Block::Figure { .. } | Block::Rule {} => None,
            _ => {
                at_head = false;
                None
            }
        }
    })
}
