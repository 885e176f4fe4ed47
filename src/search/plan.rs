//! What a query asks of an index: its words folded once, its phrases and refusals as words.

use super::query::{Clause, Query, Want};
use crate::text::{Cut, Door, exact_form, fold, words};

/// The most different words that a query is taken by; those beyond are not asked for. A sentence
/// has 20; every word costs time, and people paste whole stories.
const MOST_WORDS: usize = 48;

/// The most words taken of one phrase.
const MOST_PHRASE: usize = 256;

/// A word to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sought {
    pub(super) exact: String,
    pub(super) key: String,
    /// Whether it may be the beginning of a longer word.
    pub(super) open: bool,
    /// Whether it is one character of an unspaced script.
    pub(super) lone: bool,
}

/// The words of a query. Facets and dates are `Choice`'s.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The different words to be found, those of phrases included.
    pub(super) words: Vec<Sought>,
    /// The numbers of the words of each phrase, in order; never none.
    pub(super) phrases: Vec<Vec<usize>>,
    /// Of each word, whether it is asked for outside a phrase.
    pub(super) free: Vec<bool>,
    /// Words and phrases that must not be found.
    pub(super) barred: Vec<Vec<Sought>>,
}

impl Plan {
    pub(super) fn new(query: &Query, door: Door) -> Self {
        let mut plan = Self::default();
        for Clause { not, want } in &query.clauses {
            let (text, open, phrase) = match want {
                Want::Words { text, open } => (text, *open, false),
                Want::Phrase { text, open } => (text, *open, true),
                Want::Value { .. } | Want::Before(_) | Want::From(_) => continue,
            };
            // What must not be found is taken as typed: half a word would bar too much.
            let sought = seek(text, open && !not, door);
            if *not {
                if plan.barred.len() < MOST_WORDS {
                    plan.barred.push(sought);
                }
                continue;
            }
            let alone = !phrase || sought.len() == 1;
            let numbers: Vec<usize> =
                sought.into_iter().map_while(|word| plan.take(word, alone)).collect();
            if !alone && !numbers.is_empty() {
                plan.phrases.push(numbers);
            }
        }
        plan
    }

    /// The number of the word, which is added if it is new and there is room.
    fn take(&mut self, word: Sought, alone: bool) -> Option<usize> {
        let number = match self.words.iter().position(|known| known.key == word.key) {
            Some(known) => {
                self.words[known].open |= word.open;
                known
            }
            None if self.words.len() < MOST_WORDS => {
                self.words.push(word);
                self.free.push(false);
                self.words.len() - 1
            }
            None => return None,
        };
        self.free[number] |= alone;
        Some(number)
    }
}

/// The words of a text to be found.
fn seek(text: &str, open: bool, door: Door) -> Vec<Sought> {
    let mut found: Vec<Sought> = Vec::new();
    words(text, &mut |word| {
        if word.cut == Cut::Tail || found.len() == MOST_PHRASE {
            return;
        }
        let (mut exact, mut key) = (String::new(), String::new());
        exact_form(word.text, &mut exact);
        fold(&exact, door, &mut key);
        let unfinished = open && word.start + word.text.len() == text.len();
        let lone = word.cut == Cut::Lone;
        let open = unfinished || lone || takes_endings(word.text);
        found.push(Sought { exact, key, open, lone });
    });
    found
}

/// Korean writes its particles onto the word, so that a word is nearly always longer in a text
/// than in a query.
fn takes_endings(word: &str) -> bool {
    word.starts_with(|c| matches!(c, '가'..='힣'))
}
