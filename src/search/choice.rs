//! Which stories pass the filters, and what each filter would give.

use super::columns::{COUNTED, Column, Columns, FACETS, Facet, NO_DAY, value_key};
use super::first::keep_first;
use super::query::{Clause, Query, Want};
use super::{FacetCount, Facets, Filters};
use crate::article::Day;
use crate::text::Door;

/// The values of a facet that pass, one flag a value; `None` when all do.
type Passing = Option<Vec<bool>>;

/// The filters, as numbers of values and days.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    columns: &'a Columns,
    /// What the query's own operators want and do not want; these hold for every count.
    typed: [Passing; FACETS],
    barred: [Passing; FACETS],
    typed_days: Option<(i32, i32)>,
    /// What was chosen beside the query.
    chosen: [Passing; FACETS],
    chosen_days: Option<(i32, i32)>,
}

/// How a story stands to what was chosen beside the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passes {
    All,
    /// It would if it was not for this one facet.
    AllBut(usize),
    /// It would if it was not for its day.
    AllButDay,
    Not,
}

impl<'a> Choice<'a> {
    pub(super) fn new(query: &Query, filters: &Filters, columns: &'a Columns, door: Door) -> Self {
        let mut choice = Self {
            columns,
            typed: Default::default(),
            barred: Default::default(),
            typed_days: None,
            chosen: Default::default(),
            chosen_days: days(filters.from.map(Day::number), filters.to.map(Day::number)),
        };
        let (mut first, mut last) = (None, None);
        for Clause { not, want } in &query.clauses {
            match want {
                Want::Value { of, value, open, too: false } => {
                    choice.type_value(*not, *of, value, *open, door);
                }
                Want::Days { from, to } if !not => {
                    first = first.max(from.map(Day::number));
                    let to = to.map(Day::number);
                    last = last.map_or(to, |other: i32| Some(to.map_or(other, |to| to.min(other))));
                }
                // These are conditions, as is what is not of some days.
                Want::Days { .. } | Want::Minutes { .. } | Want::Any(_) => {}
                Want::Value { too: true, .. } => {}
                Want::Words { .. } | Want::Phrase { .. } | Want::In { .. } | Want::Sort(_) => {}
            }
        }
        choice.typed_days = days(first, last);
        let Filters { sections, sources, languages, topics, places, from: _, to: _ } = filters;
        for (facet, values) in [sections, sources, languages, topics, places].iter().enumerate() {
            let column = &columns.facets()[facet];
            for value in *values {
                let passing = &mut choice.chosen[facet];
                let passing = passing.get_or_insert_with(|| vec![false; column.spelt().len()]);
                let key = key_of(facet, value, door);
                if let Some(number) = column.find(&key) {
                    passing[number as usize] = true;
                }
            }
        }
        choice
    }

    /// Takes a value that the query names: the value of just this name, else those that have it
    /// in their names.
    fn type_value(&mut self, not: bool, of: Facet, value: &str, open: bool, door: Door) {
        let column = self.columns.column(of);
        let passing = if not { &mut self.barred } else { &mut self.typed };
        let passing = &mut passing[of as usize];
        let passing = passing.get_or_insert_with(|| vec![false; column.spelt().len()]);
        // Half a word would bar too much.
        each_named(column, of, value, open && !not, door, &mut |number| {
            passing[number as usize] = true;
        });
    }

    /// Whether the story passes the query's own operators.
    fn passes_typed(&self, doc: usize) -> bool {
        let days = self.typed_days.is_none_or(|days| within(self.columns.day(doc), days));
        days && (0..FACETS).all(|facet| {
            let column = &self.columns.facets()[facet];
            self.typed[facet].as_ref().is_none_or(|passing| any(column, doc, passing))
                && self.barred[facet].as_ref().is_none_or(|barred| !any(column, doc, barred))
        })
    }

    /// Whether the story passes what was typed and chosen.
    pub(super) fn passes(&self, doc: usize) -> Passes {
        if !self.passes_typed(doc) {
            return Passes::Not;
        }
        let in_days = self.chosen_days.is_none_or(|days| within(self.columns.day(doc), days));
        let mut passes = if in_days { Passes::All } else { Passes::AllButDay };
        for (facet, chosen) in self.chosen.iter().enumerate() {
            let Some(passing) = chosen else { continue };
            if !any(&self.columns.facets()[facet], doc, passing) {
                passes = if passes == Passes::All { Passes::AllBut(facet) } else { Passes::Not };
            }
        }
        passes
    }

    /// Whether every story passes everything.
    pub(super) fn is_open(&self) -> bool {
        let days = self.typed_days.is_none() && self.chosen_days.is_none();
        let facets = [&self.typed, &self.barred, &self.chosen];
        days && facets.into_iter().flatten().all(Option::is_none)
    }
}

/// Tells the values that a name means: the one of just this name, else those that have it in theirs.
pub(super) fn each_named(
    column: &Column,
    of: Facet,
    name: &str,
    open: bool,
    door: Door,
    tell: &mut dyn FnMut(u32),
) {
    let key = key_of(of as usize, name, door);
    match column.find(&key) {
        Some(number) => tell(number),
        None => column.search(&key, open, tell),
    }
}

/// The filters with their values as the columns spell them.
pub(super) fn meant(filters: &Filters, columns: &Columns, door: Door) -> Filters {
    let mut meant = filters.clone();
    let Filters { sections, sources, languages, topics, places, from: _, to: _ } = &mut meant;
    for (facet, values) in [sections, sources, languages, topics, places].into_iter().enumerate() {
        let column = &columns.facets()[facet];
        let mut kept: Vec<String> = Vec::with_capacity(values.len());
        for value in values.drain(..) {
            let number = column.find(&key_of(facet, &value, door));
            let value = number.map_or(value, |number| column.spelt()[number as usize].to_string());
            // In order and single, as addresses have them.
            if let Err(place) = kept.binary_search(&value) {
                kept.insert(place, value);
            }
        }
        *values = kept;
    }
    meant
}

/// Whether a story has one of the values that pass.
pub(super) fn any(column: &Column, doc: usize, passing: &[bool]) -> bool {
    column.of(doc).iter().any(|&value| passing[value as usize])
}

/// A range of days from its ends, either of which may be open.
fn days(from: Option<i32>, to: Option<i32>) -> Option<(i32, i32)> {
    if from.is_none() && to.is_none() {
        return None;
    }
    Some((from.unwrap_or(NO_DAY + 1), to.unwrap_or(i32::MAX)))
}

fn within(day: i32, (from, to): (i32, i32)) -> bool {
    (from..=to).contains(&day)
}

/// The key of a value of this facet; of a language tag it is the primary subtag.
fn key_of(facet: usize, value: &str, door: Door) -> String {
    if facet == Facet::Language as usize {
        let value = value.trim();
        let end = value.bytes().position(|byte| matches!(byte, b'-' | b'_')).unwrap_or(value.len());
        return value[..end].to_ascii_lowercase();
    }
    value_key(value, door)
}

/// Counts the values of the facets over stories.
#[derive(Debug)]
pub(super) struct Counts {
    facets: Vec<Vec<u32>>,
    /// By the spans of the timeline.
    spans: Vec<u32>,
}

impl Counts {
    pub(super) fn new(columns: &Columns) -> Self {
        let counted = columns.facets().iter().take(COUNTED);
        let facets = counted.map(|column| vec![0; column.spelt().len()]).collect();
        Self { facets, spans: vec![0; columns.timeline().len()] }
    }

    /// Counts the stories in one facet.
    pub(super) fn count(&mut self, columns: &Columns, facet: usize, stories: &[u32]) {
        columns.facets()[facet].count(stories, &mut self.facets[facet]);
    }

    /// Counts the stories in their spans of time.
    pub(super) fn count_days(&mut self, columns: &Columns, stories: &[u32]) {
        let timeline = columns.timeline();
        for span in stories.iter().filter_map(|&doc| timeline.of(doc as usize)) {
            self.spans[span] += 1;
        }
    }

    /// The counts as they are shown; a value that gives no story is left out unless it is chosen.
    pub(super) fn finish(self, choice: &Choice<'_>) -> Facets {
        let columns = choice.columns;
        let mut facets = Facets {
            first_day: columns.first_day(),
            last_day: columns.last_day(),
            timeline: columns.timeline().with(&self.spans),
            ..Facets::default()
        };
        let Facets { sections, sources, languages, topics, places, .. } = &mut facets;
        let lists = [sections, sources, languages, topics, places];
        for (facet, (list, counts)) in lists.into_iter().zip(self.facets).enumerate() {
            let column = &columns.facets()[facet];
            let chosen = choice.chosen[facet].as_deref();
            // The most first, then by name.
            let mut shown: Vec<u128> = Vec::new();
            for (place, &value) in column.by_name().iter().enumerate() {
                let (number, count) = (value as usize, counts[value as usize]);
                if count > 0 || chosen.is_some_and(|chosen| chosen[number]) {
                    shown
                        .push(u128::from(!count) << 64 | (place as u128) << 32 | u128::from(value));
                }
            }
            let every = shown.len();
            keep_first(&mut shown, every);
            for key in shown {
                let number = key as u32 as usize;
                let value = String::from(&*column.spelt()[number]);
                list.push(FacetCount { value, count: counts[number] as usize, number: key as u32 });
            }
        }
        facets
    }
}
