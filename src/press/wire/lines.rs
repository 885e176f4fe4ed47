//! What a line with words on it is: where it stood, what blank stood above, what it can be.

use super::super::tidy::same_words;
use super::sign_off::SignOff;

/// A line with words on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Its words, without white space at the ends.
    pub(super) text: &'a str,
    /// What two rows share that say the same.
    pub(super) key: u64,
    /// Which line of the source it is, from 1.
    pub(super) number: u32,
    /// How many blank lines stand above it.
    pub(super) blanks: u32,
    /// How many columns it is indented by.
    pub(super) indent: u16,
    /// Why it is debris of a page, where it is.
    pub(super) debris: Option<&'static str>,
    /// What it says as a sign-off, where it is one.
    pub(super) sign_off: Option<SignOff<'a>>,
    /// Whether it has the form of a headline.
    pub(super) is_title: bool,
    /// Whether it goes on with a sentence that the end of a page cut.
    pub(super) goes_on: bool,
}

impl Row<'_> {
    /// Whether both say the same words; white space and small or capital letters do not matter.
    pub(super) fn says(&self, other: &Row<'_>) -> bool {
        self.key == other.key && same_words(self.text, other.text)
    }

    /// How many columns it is wide; the letters of East Asia take two.
    pub(super) fn width(&self) -> usize {
        width(self.text)
    }
}

/// The columns that words take in a fixed pitch.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether a character is one of the wide ones of East Asia, which are set without blanks.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a text may hold letters of India, China, Japan or Korea: one look at its bytes, before
/// words of theirs are searched for. Quotes and dashes of the West begin with another byte.
pub(super) fn may_be_asian(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xe0 | 0xe3..=0xed | 0xef))
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_a_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」' | '』' | '）')
    });
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', ':'])
}

/// Whether a text holds one of many signs, in one pass over it: a sign is found by a letter of its
/// own that few texts have, and given with the place of that letter in it.
pub(super) fn holds_any(
    text: &str,
    signs_with: impl Fn(u8) -> &'static [(usize, &'static str)],
) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, &letter)| {
        signs_with(letter).iter().any(|&(place, sign)| {
            at.checked_sub(place).is_some_and(|at| bytes[at..].starts_with(sign.as_bytes()))
        })
    })
}
