//! What two texts that share most of their words say otherwise at the same place.
//!
//! An outlet that prints wire copy cuts, moves and adds, and changes a word here and there. Who fills
//! in a form, as every day's weather, keeps the words and puts other figures and names between them.
//! Both share most of their runs of words; what stands between the same words tells them apart.

use std::collections::BTreeSet;

use super::hash;
use crate::article::Block;
use crate::text::words;

/// What a word is, as far as one that stands in its place could contradict it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    Name,
    Other,
}

/// The words of a text, in order.
#[derive(Debug, Clone, Default)]
pub struct Wording(Vec<(u64, Kind)>);

/// How two texts differ. A swap that is made throughout, as of one spelling for another, counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Differences {
    /// Numbers that stand where the other has another number.
    pub numbers: usize,
    /// Names that stand where the other has another name.
    pub names: usize,
    /// Passages of a few words that stand where the other has others, those above among them.
    pub swaps: usize,
    /// How many words of the one stand in the other, in hundredths; and how many of the other's in it.
    pub covered: (usize, usize),
    /// How many words the shorter has.
    pub words: usize,
}

/// The figures and the names of a text, each with what stands around it: a number whose higher half is
/// the place and whose lower half is what stands there. In order, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) figures: Vec<u64>,
    pub(super) names: Vec<u64>,
}

/// Among how many words at the beginning names are those of a place and an agency.
const DATELINE: usize = 12;

/// How many words in a row are found in the other text.
const RUN: usize = 3;

/// The longest passage that may stand for another; more than that is rewritten, cut or added.
const PASSAGE: usize = 12;

/// How much of a telling must stand in the one that is kept, in hundredths of its words.
const COVERED: usize = 60;

/// How much of one must stand in the other so that the other says it all.
const NEARLY_ALL: usize = 90;

impl Wording {
    /// Takes the words of a body.
    pub fn of_body(body: &[Block]) -> Self {
        let mut passages = Vec::new();
        for block in body {
            block.each_text(&mut |text, _| passages.push(text.to_owned()));
        }
        Self::of(passages.iter().map(String::as_str))
    }

    /// Takes the words of some passages. Unspaced scripts are taken by pairs of characters.
    pub fn of<'a>(passages: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Vec::new();
        for passage in passages {
            let from = all.len();
            words(passage, &mut |word| {
                all.push((key(word.text), kind(word.text, &passage[..word.start])));
            });
            // Where nearly everything has capitals, they say nothing.
            let names = all[from..].iter().filter(|(_, kind)| *kind == Kind::Name).count();
            if names * 10 > (all.len() - from) * 6 {
                all[from..]
                    .iter_mut()
                    .filter(|(_, kind)| *kind == Kind::Name)
                    .for_each(|(_, kind)| *kind = Kind::Other);
            }
        }
        Self(all)
    }

    /// Its figures and names by what stands around them: two words before, one after, whatever figures
    /// those are.
    pub(super) fn standing(&self) -> Standing {
        let mut standing = Standing::default();
        let around = |at: usize| match self.0.get(at) {
            Some((word, kind)) if *kind != Kind::Number => *word,
            _ => 0,
        };
        for (at, (word, kind)) in self.0.iter().enumerate().skip(2) {
            let list = match kind {
                Kind::Number => &mut standing.figures,
                Kind::Name if at >= DATELINE => &mut standing.names,
                Kind::Name | Kind::Other => continue,
            };
            let place = hash::spread(hash::of([around(at - 2), around(at - 1), around(at + 1)]));
            list.push(place >> 32 << 32 | hash::spread(*word) >> 32);
        }
        for list in [&mut standing.figures, &mut standing.names] {
            list.sort_unstable();
            list.dedup();
        }
        standing
    }

    /// Its runs of words and where each begins, in the order of runs, and of places within.
    fn runs(&self) -> Vec<(u64, usize)> {
        let runs = self.0.windows(RUN).enumerate();
        let mut runs: Vec<_> = runs.map(|(at, run)| (run_key(run), at)).collect();
        runs.sort_unstable();
        runs
    }

    /// How the two differ.
    pub fn differences(&self, other: &Self) -> Differences {
        let (mut matched, mut matched_back) = (vec![None; self.0.len()], vec![None; other.0.len()]);
        let (ours, theirs) = (self.runs(), other.runs());
        let mut at = 0;
        for (n, &(run, place)) in ours.iter().enumerate() {
            if n == 0 || ours[n - 1].0 != run {
                at += theirs[at..].partition_point(|other| other.0 < run);
            }
            // What is said twice stands for what the other says the second time.
            if theirs.get(at).is_some_and(|other| other.0 == run) {
                for n in 0..RUN {
                    matched[place + n].get_or_insert(theirs[at].1 + n);
                    matched_back[theirs[at].1 + n].get_or_insert(place + n);
                }
                at += 1;
            }
        }
        let covered = |matched: &[Option<usize>]| {
            matched.iter().flatten().count() * 100 / matched.len().max(1)
        };
        let mut swaps = BTreeSet::new();
        let mut last: (usize, usize) = (0, 0);
        let ends = matched
            .iter()
            .enumerate()
            .filter_map(|(at, place)| Some((at, (*place)?)))
            .chain([(self.0.len(), other.0.len())]);
        for (at, place) in ends {
            let (from, to) = last;
            last = (at + 1, place + 1);
            let is_passage = |from: usize, to: usize| from < to && to - from <= PASSAGE;
            if is_passage(from, at) && is_passage(to, place) {
                swapped(&self.0[from..at], &other.0[to..place], from == 0, &mut swaps);
            }
        }
        let count = |wanted: Kind| swaps.iter().filter(|(kind, ..)| *kind == wanted).count();
        Differences {
            numbers: count(Kind::Number),
            names: count(Kind::Name),
            swaps: swaps.len(),
            covered: (covered(&matched), covered(&matched_back)),
            words: self.0.len().min(other.0.len()),
        }
    }
}

impl Differences {
    /// Whether they are those of two outlets that print one report, of which the first has most of the
    /// other's. Of one day, a figure may be newer; where names differ as well, it is the next on one form.
    pub fn are_an_outlets(self, of_one_day: bool) -> bool {
        let most = 2 + self.words / 100;
        let may_be_newer = of_one_day && self.names < most;
        self.numbers <= usize::from(may_be_newer)
            && self.names <= most
            && self.swaps <= 2 + self.words / 8
            && self.covered.1 >= COVERED
    }

    /// Whether they are those of a report and its newer form, in which a figure may be corrected.
    pub fn are_an_updates(self) -> bool {
        self.numbers + self.names <= self.words / 50 && self.swaps <= self.words / 8
    }

    /// Whether neither says another thing in the other's place.
    pub fn agree(self) -> bool {
        self.numbers == 0 && self.names == 0 && self.swaps <= self.words / 25
    }

    /// The same, the other first.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { covered: (self.covered.1, self.covered.0), ..self }
    }

    /// Whether nothing is lost if the first is kept for both.
    pub fn first_says_all(self) -> bool {
        self.agree() && self.covered.1 >= NEARLY_ALL
    }

    /// Whether nothing is lost if the right one is kept for both.
    pub fn are_cuts(self) -> bool {
        self.agree() && self.covered.0.max(self.covered.1) >= NEARLY_ALL
    }
}

/// The swaps of two passages that stand between the same words.
fn swapped(
    one: &[(u64, Kind)],
    other: &[(u64, Kind)],
    is_first: bool,
    swaps: &mut BTreeSet<(Kind, u64, u64)>,
) {
    let only = |these: &[(u64, Kind)], those: &[(u64, Kind)], kind: Option<Kind>| -> Vec<u64> {
        let is_wanted = |word: &&(u64, Kind)| {
            !those.iter().any(|that| that.0 == word.0) && kind.is_none_or(|kind| word.1 == kind)
        };
        these.iter().filter(is_wanted).map(|word| word.0).collect()
    };
    let before = swaps.len();
    for kind in [Kind::Number, Kind::Name] {
        // The place and the agency before a report are other ones with every outlet.
        if is_first && kind == Kind::Name {
            continue;
        }
        let pairs = only(one, other, Some(kind)).into_iter().zip(only(other, one, Some(kind)));
        swaps.extend(pairs.map(|(a, b)| (kind, a.min(b), a.max(b))));
    }
    // A house or a town is spelt in more ways than one; a first name and a surname that both differ are
    // somebody else.
    if let (false, Some(a), Some(b)) = (is_first, full_name(one, other), full_name(other, one)) {
        swaps.insert((Kind::Name, a.min(b), a.max(b)));
    }
    let (a, b) = (only(one, other, None), only(other, one, None));
    if swaps.len() == before && !a.is_empty() && !b.is_empty() {
        let (a, b) = (hash::of(a), hash::of(b));
        swaps.insert((Kind::Other, a.min(b), a.max(b)));
    }
}

/// Two names side by side that the other passage has neither of, as a number.
fn full_name(these: &[(u64, Kind)], those: &[(u64, Kind)]) -> Option<u64> {
    let is_own =
        |word: &(u64, Kind)| word.1 == Kind::Name && !those.iter().any(|that| that.0 == word.0);
    let pair = these.windows(2).find(|pair| pair.iter().all(is_own))?;
    Some(hash::of(pair.iter().map(|word| word.0)))
}

/// A word as it is the same in small letters, and a number without what parts its thousands.
fn key(word: &str) -> u64 {
    let small = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    hash::of_letters(small)
}

fn run_key(run: &[(u64, Kind)]) -> u64 {
    hash::of(run.iter().map(|&(word, _)| word))
}

fn kind(word: &str, before: &str) -> Kind {
    const FIGURES: &str = "〇一二三四五六七八九十百千万";
    if word.chars().any(|c| c.is_numeric() || FIGURES.contains(c)) {
        return Kind::Number;
    }
    // The first word of a sentence has its capital from that.
    let goes_on = before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    if goes_on && word.starts_with(char::is_uppercase) { Kind::Name } else { Kind::Other }
}
