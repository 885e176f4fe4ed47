//! The columns and the lengths of an index, in bytes: small numbers of one kind lie together, which
//! deflates well.

use super::bytes::{Bytes, write_step, write_text};
use crate::search::columns::{Column, Columns, EPOCH, FACETS, NO_DAY};
use crate::search::postings::FIELDS;
use crate::search::terms::Lengths;
use crate::search::varint::write;
use crate::text::Door;

/// How many seconds a day has.
const DAY: u64 = 86_400;

/// Where instants begin, in days before 1 January 1970.
const EPOCH_DAYS: i64 = EPOCH / DAY as i64;

/// Writes the columns: of each facet its values as spelt, then how many each story has, and which; of all
/// stories the instants, the days, and how long they take to read.
pub(super) fn written(columns: &Columns) -> Vec<u8> {
    let mut out = Vec::new();
    let stories = columns.len();
    write(&mut out, stories as u32);
    for column in columns.facets() {
        write(&mut out, column.spelt().len() as u32);
        column.spelt().iter().for_each(|value| write_text(&mut out, value));
        (0..stories).for_each(|doc| write(&mut out, column.of(doc).len() as u32));
        (0..stories).flat_map(|doc| column.of(doc)).for_each(|&value| write(&mut out, value));
    }
    let days = |doc: usize| (columns.instant(doc) / DAY) as u32;
    (0..stories).for_each(|doc| write(&mut out, days(doc)));
    (0..stories).for_each(|doc| write(&mut out, (columns.instant(doc) % DAY) as u32));
    (0..stories).for_each(|doc| match columns.day(doc) {
        NO_DAY => write_step(&mut out, NO_STEP),
        day => write_step(&mut out, (i64::from(day) - i64::from(days(doc)) + EPOCH_DAYS) as i32),
    });
    (0..stories).for_each(|doc| write(&mut out, columns.milliseconds(doc)));
    out
}

/// Stands for a day that is not known: no calendar is so far from its clock.
const NO_STEP: i32 = i32::MIN;

/// Reads the columns.
pub(super) fn read(bytes: &[u8], stories: u32, door: Door) -> Option<Columns> {
    let mut rest = Bytes(bytes);
    let stories = rest.number().filter(|&count| count == stories)?;
    let stories = rest.room(stories, FACETS + 4)?;
    let mut facets: [Column; FACETS] = Default::default();
    for facet in &mut facets {
        let count = rest.number()?;
        let mut values = Vec::with_capacity(rest.room(count, 1)?);
        for _ in 0..count {
            values.push(rest.text()?);
        }
        let mut ends = Vec::with_capacity(stories);
        let mut end = 0u32;
        for _ in 0..stories {
            end = end.checked_add(rest.number()?)?;
            ends.push(end);
        }
        let mut numbers = Vec::with_capacity(rest.room(end, 1)?);
        for _ in 0..end {
            numbers.push(rest.number().filter(|&number| number < count)?);
        }
        *facet = Column::of_values(&values, ends, numbers, door)?;
    }
    let mut numbers = |most: u32| -> Option<Vec<u32>> {
        (0..stories).map(|_| rest.number().filter(|&number| number <= most)).collect()
    };
    // A date of the year 9999 is 3.7 million days on.
    let (days, seconds) = (numbers(4_000_000)?, numbers(DAY as u32 - 1)?);
    let instants: Vec<u64> = days
        .iter()
        .zip(&seconds)
        .map(|(&day, &second)| u64::from(day) * DAY + u64::from(second))
        .collect();
    let mut known = Vec::with_capacity(stories);
    for day in days {
        known.push(match rest.step()? {
            NO_STEP => NO_DAY,
            step => i32::try_from(i64::from(step) + i64::from(day) - EPOCH_DAYS).ok()?,
        });
    }
    let mut milliseconds = Vec::with_capacity(stories);
    for _ in 0..stories {
        milliseconds.push(rest.number()?);
    }
    rest.0.is_empty().then_some(())?;
    Columns::of_parts(facets, instants, known, milliseconds)
}

/// Writes the lengths, field after field.
pub(super) fn lengths_written(lengths: &Lengths) -> Vec<u8> {
    (0..FIELDS).flat_map(|field| lengths.coded.iter().map(move |coded| coded[field])).collect()
}
