//! Which stories are the same story told by several: wire copy that outlets print with a paragraph
//! cut, moved or added, and with another agency line.
//!
//! Two stories are the same when most of the shorter one's runs of words stand in the other. Runs of
//! four words are hashed; one in eight of the hashes, chosen by the hash itself, finds candidates, so
//! that no two stories are compared which share nothing; the whole sets then decide.

use std::borrow::Cow;
use std::collections::BTreeMap;

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
    let mut found = Sampled::default();
    stories.iter().for_each(|story| found.add(story));
    found.pairs(|place| Cow::Borrowed(&stories[place]))
}

/// The runs by which stories are found that may be the same: one in eight of all, so that of the most
/// stories no more need be held.
///
/// Put in order rather than kept by run: of a hundred thousand stories, a map would be looked up where the
/// memory is slow.
#[derive(Debug, Default)]
pub(super) struct Sampled {
    /// A run, and the place of a story that has it.
    runs: Vec<(u64, u32)>,
    /// How many such runs each story has.
    counts: Vec<u32>,
}

impl Sampled {
    /// Adds the next story.
    pub(super) fn add(&mut self, story: &Told) {
        let before = self.runs.len();
        if story.is_telling() {
            let place = self.counts.len() as u32;
            let sampled = story.runs.iter().filter(|&&run| run % SAMPLE == 0);
            self.runs.extend(sampled.map(|&run| (run, place)));
        }
        self.counts.push((self.runs.len() - before) as u32);
    }

    /// The same in another order, in which the first is the story that had the place `order[0]`.
    pub(super) fn ordered(mut self, order: &[usize]) -> Self {
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &was)| places[was] = place as u32);
        self.runs.iter_mut().for_each(|(_, place)| *place = places[*place as usize]);
        self.counts = order.iter().map(|&was| self.counts[was]).collect();
        self
    }

    /// The pairs that are the same, as `told` gives each story when it is asked for.
    pub(super) fn pairs<'a>(
        mut self,
        told: impl Fn(usize) -> Cow<'a, Told>,
    ) -> Vec<(usize, usize)> {
        self.runs.sort_unstable();
        // Those that a rare run finds first among equals.
        let mut candidates: Vec<(u32, u32, bool)> = Vec::new();
        for places in self.runs.chunk_by(|a, b| a.0 == b.0) {
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
            let sampled = self.counts[a].min(self.counts[b]) as usize;
            (!is_common || shared.len() * OF_SAMPLED >= sampled).then_some((a, b))
        });
        let mut texts: BTreeMap<usize, Cow<'a, Told>> = BTreeMap::new();
        let mut first: Option<(usize, Cow<'a, Told>)> = None;
        let mut same = Vec::new();
        for (a, b) in may_be {
            let one = match first.take().filter(|(place, _)| *place == a) {
                Some((_, one)) => one,
                None => {
                    // What stands before the first of a pair comes in no pair behind it.
                    texts = texts.split_off(&a);
                    texts.remove(&a).unwrap_or_else(|| told(a))
                }
            };
            if one.is_same(texts.entry(b).or_insert_with(|| told(b))) {
                same.push((a, b));
            }
            first = Some((a, one));
        }
        same
    }
}
