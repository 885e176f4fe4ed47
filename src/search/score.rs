//! How well each story answers the words of a query: BM25F, and how much of the query it holds.
//!
//! BM25F sums a word's occurrences over the fields, each weighed and set off against the field's
//! length, before they are saturated: a word in headline and body is one word well placed, not two.
//! Of the forms that stand for one word of the query, a story counts the best.

use super::found::Found;
use super::postings::{FIELDS, Field, Posting};
use super::terms::{Lengths, Terms, length_of};
use super::weights::{FIELD_WEIGHTS, OF_SOME, OF_TWO, RARE, RELAXED, SATURATION, SENTENCE};

/// What is known of a story while the words are gone through.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// The sum over the words so far.
    pub(super) score: f32,
    /// The share of the query it holds.
    share: f32,
    /// What the latest word gave, and which word that is, counted from 1.
    latest: f32,
    word: u16,
    /// How many of the words it holds.
    held: u16,
}

/// All stories' tallies, and what is asked of them.
#[derive(Debug)]
pub(super) struct Scores {
    tallies: Vec<Tally>,
    words: u16,
    least: f32,
}

impl Scores {
    /// Tallies the words over all stories.
    ///
    /// Those that a story need not hold add to its score alone.
    pub(super) fn of(terms: &dyn Terms, words: &[Found], needed: &[bool]) -> Self {
        let mut tallies = vec![Tally::default(); terms.stories() as usize];
        let norms = Norms::of(terms.lengths());
        let coded = terms.lengths().coded.as_slice();
        // The whole of the query, and the largest share of it that a story holds.
        let (mut whole, mut best) = (0.0, 0.0);
        for (n, (word, &needed)) in words.iter().zip(needed).enumerate() {
            let number = n as u16 + 1;
            let share = if needed { word.rarity.min(RARE) } else { 0.0 };
            whole += share;
            for form in &word.forms {
                for posting in terms.postings(form.number) {
                    let doc = posting.doc as usize;
                    let (Some(tally), Some(lengths)) = (tallies.get_mut(doc), coded.get(doc))
                    else {
                        break;
                    };
                    let score = norms.score(form.worth, &posting, lengths);
                    if tally.word != number {
                        tally.word = number;
                        tally.held += u16::from(needed);
                        tally.share += share;
                        if tally.share > best {
                            best = tally.share;
                        }
                        tally.latest = score;
                        tally.score += score;
                    } else if score > tally.latest {
                        tally.score += score - tally.latest;
                        tally.latest = score;
                    }
                }
            }
        }
        let words = needed.iter().filter(|&&needed| needed).count();
        let wanted = wanted_share(words) * whole;
        let least = if best >= wanted { wanted } else { RELAXED * wanted };
        Self { tallies, words: words as u16, least }
    }

    /// The stories that hold enough of the query.
    pub(super) fn answering(&self) -> Vec<u32> {
        let mut answering = Vec::new();
        for (doc, tally) in self.tallies.iter().enumerate() {
            if self.words == 0 || tally.held > 0 && tally.share >= self.least {
                answering.push(doc as u32);
            }
        }
        answering
    }

    /// Whether the story holds every word of the query, and its score.
    #[inline(always)]
    pub(super) fn of_story(&self, doc: u32) -> (bool, f32) {
        let tally = &self.tallies[doc as usize];
        (tally.held == self.words, tally.score)
    }
}

/// The share of a query of so many words that a story must hold.
fn wanted_share(words: usize) -> f32 {
    match words {
        0..=2 => OF_TWO,
        3..=SENTENCE => OF_SOME,
        _ => {
            let fall = SENTENCE as f32 / words as f32;
            OF_SOME * fall * fall
        }
    }
}

/// What one occurrence counts in a field of each coded length: the field's weight, less the longer
/// the field is beside the mean of those that have it.
pub(super) struct Norms([[f32; 256]; FIELDS]);

impl Norms {
    pub(super) fn of(lengths: &Lengths) -> Self {
        let mut norms = [[0.0; 256]; FIELDS];
        for (field, norms) in norms.iter_mut().enumerate() {
            let weight = &FIELD_WEIGHTS[field];
            let mean = lengths.sums[field].max(1) as f32 / lengths.having[field].max(1) as f32;
            for (code, norm) in norms.iter_mut().enumerate() {
                let length = length_of(code as u8) as f32;
                *norm = weight.weight / (1.0 - weight.by_length + weight.by_length * length / mean);
            }
        }
        Self(norms)
    }

    /// What a form of this worth gives to a story in which it stands.
    #[inline(always)]
    pub(super) fn score(&self, worth: f32, posting: &Posting, lengths: &[u8; FIELDS]) -> f32 {
        const BODY: usize = Field::Body as usize;
        let often = match posting.body_only {
            true => posting.counts[BODY] as f32 * self.0[BODY][usize::from(lengths[BODY])],
            false => self.weigh(posting, lengths),
        };
        worth * (SATURATION + 1.0) * often / (SATURATION + often)
    }

    fn weigh(&self, posting: &Posting, lengths: &[u8; FIELDS]) -> f32 {
        let mut sum = 0.0;
        for ((norms, &count), &length) in self.0.iter().zip(&posting.counts).zip(lengths) {
            sum += count as f32 * norms[usize::from(length)];
        }
        sum
    }
}
