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

/// By field: headline, standfirst, body, caption, byline, about. The headline's weight: at 4 the
/// story looked for by its headline is found 2 % worse, above 32 sentences are answered worse.
/// The fields that the wire stories do not have are set between, by the length they usually have.
pub(super) const FIELD_WEIGHTS: [Weight; FIELDS] = [
    weight(12.0, 0.8),
    weight(4.0, 0.8),
    weight(1.0, 0.75),
    weight(1.5, 0.5),
    weight(4.0, 0.3),
    weight(1.0, 0.3),
];

/// BM25's k1: how soon further occurrences of a word stop counting. 0: at once; 1.2 is usual, and
/// from 0.8 to 2 little changes.
pub(super) const SATURATION: f32 = 1.2;

/// What a word counts that is the same only when folded (`resume` for `résumé`), 0 to 1; at 1 the
/// exact form would not come first.
pub(super) const FOLDED: f32 = 0.8;

/// What a word counts that only begins with what is typed, 0 to 1; at 1 finished words are found
/// 1 % worse, below no difference can be measured.
pub(super) const COMPLETED: f32 = 0.5;

/// The most completions of an unfinished word that are looked at, those in most stories first.
pub(super) const MOST_COMPLETIONS: usize = 256;

/// After so many postings, and one for each story there is, no further completion is begun. What
/// two letters begin is in nearly every story, and only the time of a key bounds it; three letters
/// seldom come this far.
pub(super) const MOST_POSTINGS: u32 = 20_000;

/// The share of a query that a story must hold, where a word's share is its rarity. `OF_TWO`: of
/// two words both are wanted, unless one of them says little. `OF_SOME`: of more, about half. Past `SENTENCE` words it falls
/// with the square of their number, since nobody expects all the words of a sentence; the best
/// still come first. Where no story holds this share, `RELAXED` of it is asked. A story that holds
/// but the `the` of a query is never shown.
pub(super) const OF_TWO: f32 = 0.7;
/// See `OF_TWO`.
pub(super) const OF_SOME: f32 = 0.45;
/// See `OF_TWO`. At 8, sentences are answered 2 % worse.
pub(super) const SENTENCE: usize = 6;
/// See `OF_TWO`.
pub(super) const RELAXED: f32 = 0.4;

/// The rarity above which a word's share of a query does not grow: one story in 200.
pub(super) const RARE: f32 = 5.3;

/// A word that one of so many stories has, or more, is meant as it is typed; in a set of fewer stories, any
/// word that there is. What is rarer may be a slip that a wire made itself.
pub(super) const RARELY: u32 = 5_000;

/// How much oftener another word must be told than such a word, to be taken for what was meant: a rare
/// word is not buried under a usual one.
pub(super) const OFTENER: u32 = 30;

/// What a word counts that is one slip away from what is typed, 0 to 1; two slips: this squared. The one
/// value tried: at it, what is found by words with a slip is found as well as without but for 1 %.
pub(super) const SLIPPED: f32 = 0.5;

/// The most words that one is taken for a slip of, the nearest first, of these those in most stories.
pub(super) const MOST_SLIPS: usize = 32;

/// What a word counts that only shares a stem with what is typed (`lakes` for `lake`), 0 to 1. At 0.6 and at
/// 1, sentences are answered 1 to 2 % worse.
pub(super) const STEMMED: f32 = 0.8;
