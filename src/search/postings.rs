//! In which stories a form stands, how often in each field, and where: two strings of bytes.
//!
//! Positions lie apart from frequencies, so that ranking does not walk over them. All numbers are those
//! of `varint`.
//!
//! A posting is the step from the story before, times four, plus how its frequencies follow:
//!
//! | | |
//! | --- | --- |
//! | 0 | once in the body: nothing |
//! | 1 | in the body: how often |
//! | 2 | once in the headline, and in the body: how often |
//! | 3 | otherwise: a byte with a bit for each field, then how often in each |
//!
//! The positions of a posting are as many numbers as its frequencies sum up to: steps from the
//! position before, starting anew in each field.

use super::varint::{read, read_short, write};

/// A part of a story that is weighed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Field {
    Headline,
    Standfirst,
    Body,
    Caption,
    /// Who wrote it and who made the picture.
    Byline,
    /// The words around a story: kicker, section, topics, places, dateline, source, agency.
    About,
}

/// How many fields there are.
pub(super) const FIELDS: usize = 6;

const BODY_ONCE: u32 = 0;
const BODY: u32 = 1;
const HEADLINE_AND_BODY: u32 = 2;
const OTHERWISE: u32 = 3;

/// The postings of one form, being written.
#[derive(Debug, Default)]
pub(super) struct List {
    /// How many stories it has, and what the next story's step is counted from.
    stories: u32,
    next: u32,
    postings: Vec<u8>,
    positions: Vec<u8>,
}

/// Where a word stands within its story: the field in the upper bits, the position below.
pub(super) const fn spot(field: u8, position: u32) -> u32 {
    ((field as u32) << POSITION_BITS) | (position & ((1 << POSITION_BITS) - 1))
}

/// The number of the field in which a spot is.
pub(super) const fn field_of(spot: u32) -> u32 {
    spot >> POSITION_BITS
}

const POSITION_BITS: u32 = 28;

impl List {
    /// Adds a story that comes after all others, with the form's spots in it, in order.
    pub(super) fn push(&mut self, doc: u32, spots: &[u32]) {
        let mut counts = [0u32; FIELDS];
        let mut last = 0;
        for &spot in spots {
            let field = spot >> POSITION_BITS << POSITION_BITS;
            let before = if last >= field { last } else { field };
            write(&mut self.positions, spot - before);
            last = spot;
            if let Some(count) = counts.get_mut((spot >> POSITION_BITS) as usize) {
                *count += 1;
            }
        }
        let step = (doc - self.next) << 2;
        self.next = doc + 1;
        self.stories += 1;
        let out = &mut self.postings;
        match counts {
            [0, 0, 1, 0, 0, 0] => write(out, step | BODY_ONCE),
            [0, 0, body, 0, 0, 0] => {
                write(out, step | BODY);
                write(out, body);
            }
            [1, 0, body, 0, 0, 0] if body > 0 => {
                write(out, step | HEADLINE_AND_BODY);
                write(out, body);
            }
            _ => {
                write(out, step | OTHERWISE);
                let fields =
                    (0..FIELDS).filter(|&f| counts[f] > 0).fold(0, |bits, f| bits | 1 << f);
                out.push(fields);
                counts.iter().filter(|&&count| count > 0).for_each(|&count| write(out, count));
            }
        }
    }

    /// How many stories the form stands in.
    pub(super) fn stories(&self) -> u32 {
        self.stories
    }

    pub(super) fn postings(&self) -> Postings<'_> {
        Postings::of(&self.postings)
    }

    pub(super) fn positions(&self) -> Positions<'_> {
        Positions::of(&self.positions)
    }

    /// The bytes of its postings and positions.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn written(&self) -> (&[u8], &[u8]) {
        (&self.postings, &self.positions)
    }

    /// The bytes it holds on the heap.
    pub(super) fn bytes(&self) -> usize {
        self.postings.capacity() + self.positions.capacity()
    }
}

/// A story in which a form stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    pub(super) doc: u32,
    /// How often in each field.
    pub(super) counts: [u32; FIELDS],
    /// Whether it stands in the body and nowhere else.
    pub(super) body_only: bool,
}

/// Reads postings, story after story; ends where the bytes do.
#[derive(Debug, Clone)]
pub(super) struct Postings<'a> {
    bytes: &'a [u8],
    next: u32,
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    #[inline(always)]
    fn next(&mut self) -> Option<Posting> {
        let head = read_short(&mut self.bytes)?;
        // Bytes of a broken index may say anything.
        let doc = self.next.checked_add(head >> 2)?;
        self.next = doc.checked_add(1)?;
        let mut counts = [0; FIELDS];
        let body = Field::Body as usize;
        let body_only = match head & 3 {
            BODY_ONCE => {
                counts[body] = 1;
                true
            }
            BODY => {
                counts[body] = read_short(&mut self.bytes)?;
                true
            }
            HEADLINE_AND_BODY => {
                counts[Field::Headline as usize] = 1;
                counts[body] = read(&mut self.bytes)?;
                false
            }
            _ => {
                let (&fields, rest) = self.bytes.split_first()?;
                self.bytes = rest;
                for (field, count) in counts.iter_mut().enumerate() {
                    if fields >> field & 1 == 1 {
                        *count = read(&mut self.bytes)?;
                    }
                }
                false
            }
        };
        Some(Posting { doc, counts, body_only })
    }
}

impl<'a> Postings<'a> {
    /// Of these bytes.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, next: 0 }
    }

    /// `next`, compiled once: that one is compiled anew where it is called, for speed.
    #[inline(never)]
    pub(super) fn step(&mut self) -> Option<Posting> {
        self.next()
    }
}

/// Reads positions, in step with postings.
#[derive(Debug, Clone)]
pub(super) struct Positions<'a> {
    bytes: &'a [u8],
}

impl<'a> Positions<'a> {
    /// Of these bytes.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Steps over the positions of a posting.
    pub(super) fn skip(&mut self, posting: &Posting) {
        let mut left = posting.counts.iter().fold(0, |sum: u32, &count| sum.saturating_add(count));
        let mut at = 0;
        while left > 0 && at < self.bytes.len() {
            left -= u32::from(self.bytes[at] < 0x80);
            at += 1;
        }
        self.bytes = &self.bytes[at..];
    }

    /// Appends the spots of a posting, each below its story in the upper half.
    pub(super) fn read(&mut self, posting: &Posting, spots: &mut Vec<u128>) {
        for (field, &count) in posting.counts.iter().enumerate() {
            let mut at = spot(field as u8, 0);
            for _ in 0..count {
                let Some(step) = read(&mut self.bytes) else { return };
                at = at.saturating_add(step);
                spots.push(u128::from(posting.doc) << 32 | u128::from(at));
            }
        }
    }
}
