//! What an index was made of, as a number: by it a page sees whether the index that it finds is one of the
//! stories that it shows.

use super::format::{check_of, stir};
use crate::article::Article;
use crate::search::index::each_passage;

/// The number of all words of some stories, in their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Content(u64);

impl Content {
    /// Adds the next story.
    pub fn add(&mut self, article: &Article) {
        each_passage(article, &mut |field, text| {
            self.0 = stir(self.0, check_of(text.as_bytes()) ^ field as u64);
        });
    }

    /// The number.
    pub fn number(self) -> u64 {
        self.0
    }
}
