//! The passages of a page, or of an item of a feed, in the order of the source, each with its line,
//! its element, and what the trail says of it.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::copy::Passage;
use super::letters;
use super::lister::Lister;
use crate::press::trail::{At, Fate, Trail};

/// An element that stands around passages.
pub(super) struct Around {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) parent: Option<usize>,
    /// Why nothing in it is of the story.
    pub(super) beside: Option<&'static str>,
    /// What its page calls it, where that is no part of a story.
    pub(super) called: Option<&'static str>,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// A run of text.
pub(super) struct Run {
    pub(super) line: usize,
    pub(super) words: String,
    pub(super) within: usize,
    /// Whether it is one of several passages of one piece of a feed.
    pub(super) is_part: bool,
}

/// A source in its passages.
pub(super) struct Listing {
    pub(super) runs: Vec<Run>,
    pub(super) around: Vec<Around>,
    /// The items of a feed, as `item[3]`.
    pub(super) items: BTreeMap<String, usize>,
}

/// Whether a node of a trail is an item of a feed or stands in one.
pub(super) fn is_item(node: &str) -> bool {
    item_of(node).is_some()
}

/// `item[3]` and what stands behind it.
pub(super) fn item_of(node: &str) -> Option<(&str, &str)> {
    let node = node.strip_prefix("channel/").or(node.strip_prefix("feed/")).unwrap_or(node);
    let (item, inside) = node.split_once('/').unwrap_or((node, ""));
    item.strip_suffix(']')?.split_once('[')?.1.parse::<usize>().ok()?;
    (!item.starts_with("body[") && !item.starts_with("text[")).then_some((item, inside))
}

impl Listing {
    /// Lists a page, or a feed.
    pub(super) fn of(text: &str, is_page: bool) -> Self {
        let root = Around {
            name: String::new(),
            label: String::new(),
            parent: None,
            beside: None,
            called: None,
            first: 0,
            end: 0,
        };
        let listing = Self { runs: Vec::new(), around: vec![root], items: BTreeMap::new() };
        Lister::new(listing, is_page).read(text)
    }

    fn words_of(&self, range: Range<usize>) -> (String, Vec<usize>) {
        let (mut all, mut starts) = (String::new(), Vec::with_capacity(range.len() + 1));
        for run in &self.runs[range] {
            starts.push(all.len());
            all.push_str(&letters(&run.words));
        }
        starts.push(all.len());
        (all, starts)
    }

    fn passages(&self, range: Range<usize>) -> Vec<Passage> {
        let runs = self.runs[range].iter();
        runs.map(|run| {
            let up = || std::iter::successors(Some(run.within), |&at| self.around[at].parent);
            let name = &self.around[run.within].name;
            Passage {
                line: run.line,
                tag: name.clone(),
                words: run.words.clone(),
                is_part: run.is_part,
                beside: up().find_map(|at| self.around[at].beside),
                called: up().take(8).find_map(|at| self.around[at].called),
                is_head: name == "h1",
                is_free: true,
                ..Passage::default()
            }
        })
        .collect()
    }

    /// The passages of markup that a piece of a source holds.
    pub(super) fn of_piece(&self) -> Vec<Passage> {
        let mut passages = self.passages(0..self.runs.len());
        for passage in &mut passages {
            (passage.is_part, passage.beside, passage.is_free) = (true, None, false);
        }
        passages
    }

    /// The passages of a page, with what the trail says of its parts.
    pub(super) fn of_page(&self, trail: &Trail) -> Vec<Passage> {
        let mut passages = self.passages(0..self.runs.len());
        let (all, starts) = self.words_of(0..self.runs.len());
        let mut by_start: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, &start) in starts[..self.runs.len()].iter().enumerate() {
            by_start.entry(first_letters(&all[start..])).or_default().push(n);
        }
        // The boxes that begin with a passage, the outermost first.
        let mut boxes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, around) in self.around.iter().enumerate() {
            boxes.entry(around.first).or_default().push(n);
        }
        for step in trail.0.iter().filter(|step| step.fate != Fate::Kept) {
            let At::Node(node) = &step.at else { continue };
            let element = node.strip_prefix("page ");
            if element.is_none() && !node.starts_with("text[") && !node.starts_with("body[") {
                continue;
            }
            let sought = letters(&step.words);
            let Some(found) = by_start.get(first_letters(&sought)).filter(|_| !sought.is_empty())
            else {
                continue;
            };
            // Of words that are said twice the later ones go.
            let is_later = step.why == "said before";
            let places: Vec<usize> = match is_later {
                true => found.iter().rev().take(64).copied().collect(),
                false => found.iter().take(64).copied().collect(),
            };
            for n in places {
                // The first words of a passage are noted, and the last may be cut.
                let rest = &all[starts[n]..];
                if !rest.starts_with(sought.as_str()) || passages[n].told.is_some() {
                    continue;
                }
                let inside = boxes.get(&n).into_iter().flatten().copied();
                let end = match element {
                    Some(element) => inside
                        .filter(|&at| self.around[at].label == element)
                        .map(|at| self.around[at].end)
                        .next(),
                    None => inside
                        .filter(|&at| starts[self.around[at].end] - starts[n] >= sought.len())
                        .map(|at| self.around[at].end)
                        .next_back(),
                };
                // The box has another name by now: what its first words cover goes by them.
                let covered = || starts.partition_point(|&at| at < starts[n] + sought.len());
                let end = end.unwrap_or_else(covered).clamp(n + 1, passages.len());
                for passage in &mut passages[n..end] {
                    passage.told.get_or_insert((step.fate, step.why.clone()));
                }
                if element.is_none() {
                    break;
                }
            }
        }
        passages
    }

    /// The passages of an item of a feed, with what the trail says of its elements.
    pub(super) fn of_item(&self, trail: &Trail) -> Vec<Passage> {
        let nodes = trail.0.iter().filter_map(|step| match &step.at {
            At::Node(node) => item_of(node).map(|(item, inside)| (item, inside, step)),
            At::Lines(..) => None,
        });
        let mut item = None;
        let mut steps: BTreeMap<&str, VecDeque<_>> = BTreeMap::new();
        for (of, inside, step) in nodes {
            item.get_or_insert(of);
            steps.entry(inside).or_default().push_back((step.fate, step.why.clone()));
        }
        let Some(&at) = item.and_then(|item| self.items.get(item)) else { return Vec::new() };
        let range = self.around[at].first..self.around[at].end.max(self.around[at].first);
        let mut passages = self.passages(range.clone());
        let mut told: BTreeMap<usize, Option<_>> = BTreeMap::new();
        for (passage, run) in passages.iter_mut().zip(&self.runs[range]) {
            let up = std::iter::successors(Some(run.within), |&at| self.around[at].parent);
            for around in up.take_while(|&around| around != at) {
                let known = told.entry(around).or_insert_with(|| {
                    steps.get_mut(self.path(around, at).as_str()).and_then(VecDeque::pop_front)
                });
                if let Some(known) = known {
                    passage.told = Some(known.clone());
                    break;
                }
            }
            (passage.beside, passage.is_free) = (None, false);
        }
        passages
    }

    fn path(&self, from: usize, item: usize) -> String {
        let up = std::iter::successors(Some(from), |&at| self.around[at].parent);
        let mut names: Vec<&str> =
            up.take_while(|&at| at != item).map(|at| self.around[at].name.as_str()).collect();
        names.reverse();
        names.join("/")
    }
}

/// The letters by which passages are found.
fn first_letters(letters: &str) -> &str {
    letters.char_indices().nth(8).map_or(letters, |(at, _)| &letters[..at])
}
