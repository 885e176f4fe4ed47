//! Which stories are the same story told by several: wire copy that outlets print with a paragraph
//! cut, moved or added, and with another agency line.
//!
//! Two stories are the same when most of the shorter one's runs of words stand in the other. Runs of
//! four words are hashed; one in eight of the hashes, chosen by the hash itself, finds candidates, so
//! that no two stories are compared which share nothing; the whole sets then decide.

use super::hash;
use crate::article::Block;

/// A story as far as sameness goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The hashes of its runs of words, in order, each once.
    runs: Vec<u64>,
}

/// How many words make a run.
pub(super) const RUN: usize = 4;

/// The fewest runs by which sameness can be told: some three sentences.
const FEWEST: usize = 30;

/// One hash in so many looks for candidates.
const SAMPLE: u64 = 8;

/// A run that stands in more stories than this is a phrase of the trade, or of a report that all print:
/// each is then looked at beside the first few alone.
const COMMON: usize = 40;
const FIRST: usize = 8;

/// What shares nothing but common runs is compared where it shares one in so many of the shorter's.
const OF_SAMPLED: usize = 8;

/// How much of the shorter story must stand in the longer, in hundredths.
const SAME: usize = 50;

/// How much of the longer story must stand in the shorter, in hundredths: a sentence quoted whole in
/// a long story is no version of it.
const OF_LONGER: usize = 22;

/// How much of an excerpt stands in the whole, in hundredths.
pub(super) const EXCERPT: usize = 50;

impl Told {
    /// Takes the words of a body. Unspaced scripts are taken character by character.
    pub fn of<'a>(passages: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: Vec<u64> = Vec::new();
        for passage in passages {
            crate::text::words(passage, &mut |word| {
                words.push(hash::of_letters(word.text.chars().flat_map(char::to_lowercase)));
            });
        }
        let mut runs: Vec<u64> =
            words.windows(RUN).map(|run| hash::spread(hash::of(run.iter().copied()))).collect();
        runs.sort_unstable();
        runs.dedup();
        Self { runs }
    }

    /// The words of a story's body.
    pub fn of_body(body: &[Block]) -> Self {
        let mut passages = Vec::new();
        for block in body {
            block.each_text(&mut |words, _| passages.push(words.to_owned()));
        }
        Self::of(passages.iter().map(String::as_str))
    }

    /// The hashes of its runs of words, in order, each once.
    pub(super) fn runs(&self) -> &[u64] {
        &self.runs
    }

    /// How many runs of words it has, each counted once.
    pub fn count(&self) -> usize {
        self.runs.len()
    }

    /// Whether there is enough of it to tell.
    pub fn is_telling(&self) -> bool {
        self.runs.len() >= FEWEST
    }

    /// Whether the two are versions of one story.
    pub fn is_same(&self, other: &Self) -> bool {
        if !self.is_telling() || !other.is_telling() {
            return false;
        }
        let shared = shared(&self.runs, &other.runs) * 100;
        let (shorter, longer) =
            (self.runs.len().min(other.runs.len()), self.runs.len().max(other.runs.len()));
        shared >= shorter * SAME && shared >= longer * OF_LONGER
    }

    /// How much of the shorter is shared, in hundredths.
    pub(super) fn share_of_shorter(&self, other: &Self) -> usize {
        let shorter = self.runs.len().min(other.runs.len());
        shared(&self.runs, &other.runs) * 100 / shorter.max(1)
    }

    /// How much of the two is shared, in thousandths of what either has.
    pub fn likeness(&self, other: &Self) -> usize {
        let shared = shared(&self.runs, &other.runs);
        shared * 1000 / (self.runs.len() + other.runs.len() - shared).max(1)
    }
}

/// How many values two sorted lists share.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let (mut at, mut shared) = (0, 0);
    for value in a {
        while b.get(at).is_some_and(|other| other < value) {
            at += 1;
        }
        shared += usize::from(b.get(at) == Some(value));
    }
    shared
}

/// The pairs of stories that are the same, each with the smaller place first, in order. Of more than a
/// few dozen that are all the same, each has its pairs with the first of them.
pub fn pairs(stories: &[Told]) -> Vec<(usize, usize)> {
    // Put in order rather than kept by run: of a hundred thousand stories, a map would be looked up
    // where the memory is slow.
    let mut found: Vec<(u64, u32)> = Vec::new();
    let mut counts: Vec<u32> = vec![0; stories.len()];
    for (place, story) in stories.iter().enumerate().filter(|(_, story)| story.is_telling()) {
        let before = found.len();
        let sampled = story.runs.iter().filter(|&&run| run % SAMPLE == 0);
        found.extend(sampled.map(|&run| (run, place as u32)));
        counts[place] = (found.len() - before) as u32;
    }
    found.sort_unstable();
    // Those that a rare run finds first among equals.
    let mut candidates: Vec<(u32, u32, bool)> = Vec::new();
    for places in found.chunk_by(|a, b| a.0 == b.0) {
        let is_common = places.len() > COMMON;
        let firsts = if is_common { FIRST } else { places.len() };
        for (n, &(_, first)) in places.iter().enumerate().take(firsts) {
            let others = places[n + 1..].iter();
            candidates.extend(others.map(|&(_, second)| (first, second, is_common)));
        }
    }
    candidates.sort_unstable();
    let pairs = candidates.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
    let may_be = pairs.filter_map(|shared| {
        let (one, other, is_common) = shared[0];
        let (a, b) = (one as usize, other as usize);
        let sampled = counts[a].min(counts[b]) as usize;
        (!is_common || shared.len() * OF_SAMPLED >= sampled).then_some((a, b))
    });
    may_be.filter(|&(a, b)| stories[a].is_same(&stories[b])).collect()
}
