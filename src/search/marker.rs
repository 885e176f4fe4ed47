//! Shows in a text what was asked for: the same words by the same cutting and folding.

use std::ops::Range;

use super::found::Found;
use super::plan::Plan;
use crate::text::{Cut, Door, exact_form, fold, words};

/// Finds the words asked for in any text. The default finds none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marker {
    door: Option<Door>,
    words: Vec<Marked>,
    phrases: Vec<Vec<usize>>,
    /// The words that are asked for outside a phrase, a bit each.
    free: u64,
}

/// A word asked for.
#[derive(Debug, Clone, PartialEq)]
struct Marked {
    key: String,
    open: bool,
    lone: bool,
    rarity: f32,
    /// The keys that it is but a slip of.
    meant: Vec<String>,
}

impl Marked {
    fn is(&self, key: &str) -> bool {
        key == self.key
            || self.open && key.starts_with(self.key.as_str())
            || self.meant.iter().any(|meant| meant == key)
    }

    fn begins_with(&self, byte: u8) -> bool {
        let mut keys = std::iter::once(&self.key).chain(&self.meant);
        keys.any(|key| key.as_bytes().first() == Some(&byte))
    }
}

/// A place in a text where something asked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) range: Range<usize>,
    /// Which of the words, a bit each.
    pub(super) words: u64,
    /// Its number among the words of the text.
    place: u32,
}

impl Marker {
    pub(super) fn new(plan: Plan, found: &[Found], door: Door) -> Self {
        let free =
            plan.free.iter().enumerate().fold(0, |bits, (n, &free)| bits | u64::from(free) << n);
        let words = plan.words.into_iter().zip(found).map(|(word, found)| Marked {
            key: word.key,
            open: word.open,
            lone: word.lone,
            rarity: found.rarity,
            meant: found.meant.clone(),
        });
        Self { door: Some(door), words: words.collect(), phrases: plan.phrases, free }
    }

    /// Whether no words were asked for, so that nothing can be marked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where the words asked for stand in the text: in order, in bytes, without overlap.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for seen in self.see(text) {
            match marks.last_mut() {
                Some(last) if seen.range.start <= last.end => {
                    last.end = last.end.max(seen.range.end);
                }
                _ => marks.push(seen.range),
            }
        }
        marks
    }

    /// How much it says about a text that these words stand in it.
    pub(super) fn worth(&self, words: u64) -> f32 {
        let held = self.words.iter().enumerate().filter(|(n, _)| words >> n & 1 == 1);
        held.map(|(_, word)| word.rarity).sum()
    }

    /// What stands in the text: single words asked for, and phrases as wholes.
    pub(super) fn see(&self, text: &str) -> Vec<Seen> {
        let words = self.see_words(text);
        if self.phrases.is_empty() {
            return words;
        }
        let mut shown = Vec::new();
        for at in 0..words.len() {
            let phrases = self.phrases.iter();
            shown.extend(phrases.filter_map(|phrase| see_phrase(&words[at..], phrase)));
            if words[at].words & self.free != 0 {
                shown.push(words[at].clone());
            }
        }
        shown
    }

    fn see_words(&self, text: &str) -> Vec<Seen> {
        let mut seen = Vec::new();
        let Some(door) = self.door.filter(|_| !self.words.is_empty()) else { return seen };
        let (mut form, mut key) = (String::new(), String::new());
        words(text, &mut |word| {
            // Most words are told apart by their first letter.
            let first = word.text.as_bytes()[0].to_ascii_lowercase();
            if first.is_ascii() && !self.words.iter().any(|marked| marked.begins_with(first)) {
                return;
            }
            exact_form(word.text, &mut form);
            fold(&form, door, &mut key);
            let (mut bits, mut first_only) = (0, true);
            for (n, marked) in self.words.iter().enumerate() {
                if marked.is(&key) {
                    bits |= 1 << n;
                    first_only &= marked.lone;
                }
            }
            if bits != 0 {
                let length = match word.cut {
                    Cut::Pair(first) if first_only => first,
                    _ => word.text.len(),
                };
                let range = word.start..word.start + length;
                seen.push(Seen { range, words: bits, place: word.place });
            }
        });
        seen
    }
}

/// The phrase, if it stands at the beginning of what was seen.
fn see_phrase(seen: &[Seen], phrase: &[usize]) -> Option<Seen> {
    let first = seen.first()?;
    let (mut words, mut end) = (0, first.range.end);
    for (n, &word) in phrase.iter().enumerate() {
        let at = seen.get(n)?;
        if at.place != first.place + n as u32 || at.words >> word & 1 == 0 {
            return None;
        }
        words |= 1 << word;
        end = at.range.end;
    }
    Some(Seen { range: first.range.start..end, words, place: first.place })
}
