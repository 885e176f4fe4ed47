//! The passage of a story that best shows why it answers.
//!
//! Of all windows of the body the one with the most, and the rarest, of the different words asked
//! for is taken, of equals the shortest, then the first; it begins with its sentence where there is room for that.

use std::ops::Range;

use super::Marker;
use super::marker::Seen;
use crate::article::{Article, Voice};
use crate::text::words;

/// What a passage is worth that is much shorter than it might be, a title or a cell of a table.
const SCANT: f32 = 0.7;

/// A passage of a story's body with the words asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The passage.
    pub text: String,
    /// Where the words stand in it, in bytes.
    pub marks: Vec<Range<usize>>,
    /// Whether its paragraph goes on before it.
    pub cut_before: bool,
    /// Whether its paragraph goes on behind it.
    pub cut_after: bool,
}

impl Marker {
    /// The passage of the body, of at most so many characters, that best shows why the story
    /// answers; `None` if no word asked for stands in the body.
    pub fn snippet(&self, article: &Article, most_chars: usize) -> Option<Snippet> {
        let mut best = 0.0;
        let mut passage: Option<(String, Range<usize>)> = None;
        for block in &article.body {
            block.each_text(&mut |text, voice| {
                if voice != Voice::Body {
                    return;
                }
                let (mut worth, window) = self.best_window(text, &self.see(text), most_chars);
                if text.len() < most_chars / 4 {
                    worth *= SCANT;
                }
                let shorter = |(_, other): &(_, Range<usize>)| window.len() < other.len();
                if worth > best || (worth == best && passage.as_ref().is_some_and(shorter)) {
                    best = worth;
                    passage = Some((text.to_owned(), window));
                }
            });
        }
        let (text, window) = passage?;
        let cut = cut(&text, &window, most_chars);
        let shown = &text[cut.clone()];
        Some(Snippet {
            text: shown.to_owned(),
            marks: self.marks(shown),
            cut_before: !text[..cut.start].trim().is_empty(),
            cut_after: !text[cut.end..].trim().is_empty(),
        })
    }

    /// The window that holds most, from the start of its first word to the end of its last.
    fn best_window(&self, text: &str, seen: &[Seen], most_chars: usize) -> (f32, Range<usize>) {
        let mut best = (0.0, 0..0);
        let mut last_end = 0;
        for (n, first) in seen.iter().enumerate() {
            let limit = chars_on(text, first.range.start, most_chars);
            let within = seen[n..].iter().take_while(|seen| seen.range.end <= limit);
            let (mut words, mut end) = (0, first.range.start);
            for seen in within {
                words |= seen.words;
                end = end.max(seen.range.end);
            }
            // A window that ends with the one before holds nothing new.
            if end > last_end {
                last_end = end;
                let worth = self.worth(words);
                let window = first.range.start..end;
                if worth > best.0 || (worth == best.0 && window.len() < best.1.len()) {
                    best = (worth, window);
                }
            }
        }
        best
    }
}

/// The byte so many characters on, or the end of the text.
fn chars_on(text: &str, from: usize, chars: usize) -> usize {
    text[from..].char_indices().nth(chars).map_or(text.len(), |(at, _)| from + at)
}

/// The passage around the window, of at most so many characters, cut between words.
fn cut(text: &str, window: &Range<usize>, most_chars: usize) -> Range<usize> {
    if chars_on(text, 0, most_chars) == text.len() {
        return 0..text.len();
    }
    let room = most_chars.saturating_sub(count_chars(&text[window.clone()]));
    let earliest = chars_back(text, window.start, room);
    // A third of the room stands before the window, or more where less is left behind it.
    let behind = count_chars(&text[window.end..]).min(room);
    let near = chars_back(text, window.start, (room / 3).max(room - behind));
    // Where each word starts, and whether it starts a sentence.
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut last = 0;
    words(text, &mut |word| {
        let between = text.get(last..word.start).unwrap_or_default();
        starts.push((word.start, starts.is_empty() || between.contains(is_full_stop)));
        last = word.start + word.text.len();
    });
    // The start of the window's sentence, else of a word a little before it.
    let (mut sentence, mut word) = (None, window.start);
    for &(start, begins) in starts.iter().take_while(|word| word.0 <= window.start) {
        if begins && start >= earliest {
            sentence = Some(start);
        }
        if start >= near {
            word = word.min(start);
        }
    }
    let start = sentence.unwrap_or(word);
    let limit = chars_on(text, start, most_chars);
    if limit == text.len() {
        return start..limit;
    }
    // Up to the last word that begins within the limit, without it.
    let end = starts.iter().rev().find(|word| word.0 <= limit);
    let end = end.map_or(window.end, |word| word.0.max(window.end));
    start..start + text[start..end].trim_end().len()
}

/// How many characters: the bytes that begin one.
fn count_chars(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// The byte so many characters before.
fn chars_back(text: &str, from: usize, chars: usize) -> usize {
    match chars.checked_sub(1) {
        Some(chars) => text[..from].char_indices().rev().nth(chars).map_or(0, |(at, _)| at),
        None => from,
    }
}

fn is_full_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '\n')
}
