//! What a story meets or does not, whatever its score: phrases, refusals, words of one field, choices
//! between several, and how long it takes to read.

use super::choice::{any, each_named};
use super::columns::{Columns, Facet, NO_DAY};
use super::found::Found;
use super::phrases;
use super::plan::Sought;
use super::postings::Field;
use super::terms::Terms;
use crate::text::Door;

/// A condition. Words that are asked for are named by their numbers in the plan.
#[derive(Debug)]
pub(super) enum Condition {
    /// Each of these words, anywhere.
    Words(Vec<usize>),
    /// These words side by side, in that field if one is named.
    Phrase(Vec<usize>, Option<Field>),
    /// These words side by side and just as they are typed.
    Typed(Vec<Sought>, Option<Field>),
    /// A value of a facet.
    Value {
        of: Facet,
        value: String,
        open: bool,
    },
    /// A day from the first to the last, by their numbers.
    Days(i32, i32),
    /// So many minutes to read, at least and at most.
    Minutes(u32, u32),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// What conditions are looked up in.
pub(super) struct Lookup<'a> {
    pub(super) terms: &'a dyn Terms,
    pub(super) columns: &'a Columns,
    pub(super) found: &'a [Found],
    pub(super) door: Door,
}

impl Lookup<'_> {
    /// Which stories meet all of these, one flag a story that was read; none where nothing is asked.
    pub(super) fn meeting(&self, conditions: &[Condition]) -> Option<Vec<bool>> {
        (!conditions.is_empty()).then(|| self.all(conditions))
    }

    fn all(&self, conditions: &[Condition]) -> Vec<bool> {
        let mut meeting = self.by(&|_| true);
        for condition in conditions {
            let with = self.with(condition);
            meeting.iter_mut().zip(with).for_each(|(all, with)| *all &= with);
        }
        meeting
    }

    // One loop for all of them; a call a story is little beside what is looked up.
    fn by(&self, meets: &dyn Fn(usize) -> bool) -> Vec<bool> {
        (0..self.terms.stories() as usize).map(meets).collect()
    }

    /// The stories with a word, in any of its forms.
    fn having(&self, word: &Found) -> Vec<bool> {
        let mut having = self.by(&|_| false);
        for form in &word.forms {
            let mut postings = self.terms.postings(form.number);
            while let Some(posting) = postings.step() {
                if let Some(having) = having.get_mut(posting.doc as usize) {
                    *having = true;
                }
            }
        }
        having
    }

    fn with(&self, condition: &Condition) -> Vec<bool> {
        let side_by_side =
            |words: &[&Found], field| phrases::stories_with(self.terms, words, field);
        match condition {
            Condition::Words(words) => {
                let mut with = self.by(&|_| true);
                for word in words.iter().filter_map(|&word| self.found.get(word)) {
                    let having = self.having(word);
                    with.iter_mut().zip(having).for_each(|(all, having)| *all &= having);
                }
                with
            }
            Condition::Phrase(words, field) => {
                let words: Vec<&Found> =
                    words.iter().filter_map(|&word| self.found.get(word)).collect();
                side_by_side(&words, *field)
            }
            Condition::Typed(words, field) => {
                let words: Vec<Found> =
                    words.iter().map(|word| Found::as_typed(word, self.terms, self.door)).collect();
                side_by_side(&words.iter().collect::<Vec<_>>(), *field)
            }
            Condition::Value { of, value, open } => {
                let column = self.columns.column(*of);
                let mut passing = vec![false; column.spelt().len()];
                each_named(column, *of, value, *open, self.door, &mut |number| {
                    passing[number as usize] = true;
                });
                self.by(&|doc| any(column, doc, &passing))
            }
            Condition::Days(first, last) => self.by(&|doc| {
                let day = self.columns.day(doc);
                day != NO_DAY && (*first..=*last).contains(&day)
            }),
            Condition::Minutes(least, most) => {
                self.by(&|doc| (*least..=*most).contains(&minutes(self.columns.milliseconds(doc))))
            }
            Condition::Not(condition) => {
                let mut with = self.with(condition);
                with.iter_mut().for_each(|with| *with = !*with);
                with
            }
            Condition::All(conditions) => self.all(conditions),
            Condition::Any(conditions) => {
                let mut meeting = self.by(&|_| false);
                for condition in conditions {
                    let with = self.with(condition);
                    meeting.iter_mut().zip(with).for_each(|(any, with)| *any |= with);
                }
                meeting
            }
        }
    }
}

/// The nearest number of minutes, and 1 at least.
fn minutes(milliseconds: u32) -> u32 {
    const MINUTE: u32 = 60_000;
    (milliseconds.saturating_add(MINUTE / 2) / MINUTE).max(1)
}
