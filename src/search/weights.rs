//! The constants of ranking: what each does, its range, and how it was found.
//!
//! One set for all collections, tuned on seeds 1 to 5 of the known-item workload over 19,481 wire
//! stories (`benches/search.rs`).

use super::postings::FIELDS;

/// How much a word counts in a field, and how much the field's length takes off.
pub(super) struct Weight {
    /// What one occurrence counts; the body's is 1. 0 or more.
    pub(super) weight: f32,
    /// How much a longer field counts less: 0 not at all, 1 fully.
    pub(super) by_length: f32,
}

const fn weight(weight: f32, by_length: f32) -> Weight {
    Weight { weight, by_length }
}

/// By field: headline, standfirst, body, caption, byline, about.
pub(super) const FIELD_WEIGHTS: [Weight; FIELDS] = [
    weight(4.0, 0.6),
    weight(2.0, 0.6),
    weight(1.0, 0.6),
    weight(0.8, 0.5),
    weight(2.0, 0.3),
    weight(1.0, 0.3),
];

/// BM25's k1: how soon further occurrences of a word stop counting. 0: at once; 1.2 is usual.
pub(super) const SATURATION: f32 = 1.2;

/// What a word counts that is the same only when folded (`resume` for `résumé`); 1 would be as
/// much as the exact form.
pub(super) const FOLDED: f32 = 0.8;

/// What a word counts that only begins with what is typed. 0 to 1.
pub(super) const COMPLETED: f32 = 0.5;

/// The most completions of an unfinished word that are looked at, those in most stories first.
pub(super) const MOST_COMPLETIONS: usize = 256;

/// The share of a query that a story must hold, where a word's share is its rarity: `MOST`, or
/// `SOME` where no story has that much. So of two equal words both are wanted, of three two; a
/// sentence finds its story though some words are wrong; and a story that has but the `the` of a
/// query is not shown.
pub(super) const MOST: f32 = 0.55;
/// See `MOST`.
pub(super) const SOME: f32 = 0.3;

/// The rarity above which a word's share of a query does not grow, and that of a word that no
/// story has: one story in 200.
pub(super) const RARE: f32 = 5.3;
