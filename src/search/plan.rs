//! What a query asks of an index: its words folded once, its phrases and refusals as words.

use super::conditions::Condition;
use super::postings::Field;
use super::query::{Clause, Query, Want};
use crate::article::Day;
use crate::text::{Cut, Door, exact_form, fold, words};

/// The most different words that a query is taken by; those beyond are not asked for. A sentence
/// has 20; every word costs time, and people paste whole stories.
const MOST_WORDS: usize = 48;

/// The most conditions that a query is taken by: each is looked up in every story.
const MOST_CONDITIONS: usize = 64;

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

/// The words of a query, and what else a story must meet. Facets, and days from one to another, are
/// `Choice`'s where they stand by themselves.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The different words to be found, those of phrases included.
    pub(super) words: Vec<Sought>,
    /// Of each word, whether a story should hold it; those of a choice only add to its score.
    pub(super) needed: Vec<bool>,
    /// The numbers of the words of each phrase, in order; never none.
    pub(super) phrases: Vec<Vec<usize>>,
    /// Of each word, whether it is asked for outside a phrase.
    pub(super) free: Vec<bool>,
    /// What a story must meet.
    pub(super) conditions: Vec<Condition>,
    /// How many conditions there are, those within others included.
    count: usize,
}

impl Plan {
    pub(super) fn new(query: &Query, door: Door) -> Self {
        let mut plan = Self::default();
        for clause in &query.clauses {
            let is_positive = !clause.not;
            match &clause.want {
                Want::Words { text, open } if is_positive => {
                    plan.take_all(seek(text, *open, false, door), true, true);
                }
                Want::Phrase { text, open } if is_positive => {
                    // A phrase of one word is that word.
                    let words = seek(text, *open, true, door);
                    let is_one = words.len() == 1;
                    let words = plan.take_all(words, is_one, true);
                    if !is_one {
                        plan.take_phrase(words, None);
                    }
                }
                Want::In { field, text, open } if is_positive => {
                    let words = seek(text, *open, true, door);
                    let is_one = words.len() == 1;
                    let words = plan.take_all(words, is_one, true);
                    plan.take_phrase(words, Some(*field));
                }
                // `Choice`'s; the days of a refusal are not.
                Want::Value { too: false, .. } | Want::Sort(_) => {}
                Want::Days { .. } if is_positive => {}
                _ => {
                    let condition = plan.condition(clause, is_positive, door);
                    plan.conditions.extend(condition);
                }
            }
        }
        plan
    }

    /// A phrase that a story must hold.
    fn take_phrase(&mut self, words: Vec<usize>, field: Option<Field>) {
        if self.count < MOST_CONDITIONS
            && let Some(condition) = self.phrase(words, field)
        {
            self.count += 1;
            self.conditions.push(condition);
        }
    }

    /// A phrase as a condition, if there is room for any of its words.
    fn phrase(&mut self, words: Vec<usize>, field: Option<Field>) -> Option<Condition> {
        if words.len() > 1 {
            self.phrases.push(words.clone());
        }
        (!words.is_empty()).then_some(Condition::Phrase(words, field))
    }

    /// What a part of a query asks of a story; where it is `shown`, its words are scored and marked. Nothing
    /// where there are too many conditions already.
    fn condition(&mut self, clause: &Clause, shown: bool, door: Door) -> Option<Condition> {
        self.count += 1;
        if self.count > MOST_CONDITIONS {
            return None;
        }
        let Clause { not, want } = clause;
        let condition = match want {
            Want::Words { text, open }
            | Want::Phrase { text, open }
            | Want::In { text, open, .. } => {
                let field = match want {
                    Want::In { field, .. } => Some(*field),
                    _ => None,
                };
                // What must not be found is taken as typed: half a word would bar too much.
                let is_text = matches!(want, Want::Words { .. });
                let words = seek(text, *open && shown, !is_text || !shown, door);
                let is_phrase = !is_text && words.len() > 1;
                match shown {
                    false => Some(Condition::Typed(words, field)),
                    true => {
                        let words = self.take_all(words, !is_phrase, false);
                        match is_phrase || field.is_some() {
                            true => self.phrase(words, field),
                            false => Some(Condition::Words(words)),
                        }
                    }
                }
            }
            Want::Value { of, value, open, .. } => {
                Some(Condition::Value { of: *of, value: value.clone(), open: *open && shown })
            }
            Want::Days { from, to } => Some(Condition::Days(
                from.map_or(i32::MIN, Day::number),
                to.map_or(i32::MAX, Day::number),
            )),
            Want::Minutes { least, most } => Some(Condition::Minutes(*least, *most)),
            Want::Any(all) => {
                let all = all.iter().filter_map(|clauses| self.all(clauses, shown, door)).collect();
                Some(Condition::Any(all))
            }
            Want::Sort(_) => None,
        };
        condition.map(|condition| match not {
            true => Condition::Not(Box::new(condition)),
            false => condition,
        })
    }

    /// What several parts of a query together ask of a story.
    fn all(&mut self, clauses: &[Clause], shown: bool, door: Door) -> Option<Condition> {
        let each = clauses.iter();
        let each = each.filter_map(|clause| self.condition(clause, shown != clause.not, door));
        let each: Vec<Condition> = each.collect();
        (!each.is_empty()).then_some(Condition::All(each))
    }

    /// The numbers of the words, as far as there is room.
    fn take_all(&mut self, words: Vec<Sought>, alone: bool, needed: bool) -> Vec<usize> {
        words.into_iter().map_while(|word| self.take(word, alone, needed)).collect()
    }

    /// The number of the word, which is added if it is new and there is room.
    fn take(&mut self, word: Sought, alone: bool, needed: bool) -> Option<usize> {
        let number = match self.words.iter().position(|known| known.key == word.key) {
            Some(known) => {
                self.words[known].open |= word.open;
                known
            }
            None if self.words.len() < MOST_WORDS => {
                self.words.push(word);
                self.free.push(false);
                self.needed.push(false);
                self.words.len() - 1
            }
            None => return None,
        };
        self.free[number] |= alone;
        self.needed[number] |= needed;
        Some(number)
    }
}

/// The words of a text to be found, side by side or wherever they stand.
///
/// The last character of a run of an unspaced script says nothing that the pair before it does not, and
/// behind the last word it may go on in the text; but between two words that stand side by side it has a
/// place of its own.
fn seek(text: &str, open: bool, side_by_side: bool, door: Door) -> Vec<Sought> {
    let mut found: Vec<Sought> = Vec::new();
    let mut tail: Option<Sought> = None;
    words(text, &mut |word| {
        if word.cut == Cut::Tail && !side_by_side || found.len() >= MOST_PHRASE {
            return;
        }
        let (mut exact, mut key) = (String::new(), String::new());
        exact_form(word.text, &mut exact);
        fold(&exact, door, &mut key);
        found.extend(tail.take());
        if word.cut == Cut::Tail {
            tail = Some(Sought { exact, key, open: false, lone: false });
            return;
        }
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
