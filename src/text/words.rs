//! Where the words are in a text, for every script, the same for stories and for queries.
//!
//! - A word is a run of letters, digits and marks; hyphens and everything else part words.
//! - Digits keep an inner full stop or comma (`44.2`, `1,500`), initials all theirs (`U.S.`).
//! - An apostrophe stays within a word (`don’t`, `O’Brien`), but a short elided word before it
//!   stands by itself (`l’eau`, `dell’arte`).
//! - Han, kana, Thai, Lao, Khmer and Myanmar put no spaces between words. A run of them gives its
//!   overlapping pairs of characters (with their marks) and its last character: every character
//!   then begins some word, and one typed character finds by prefix.

use super::chars::{Kind, is_apostrophe, is_hebrew, kind, next, stacks};

/// A word in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Its number among the words of the text; neighbours differ by one.
    pub place: u32,
    /// How it was cut.
    pub cut: Cut,
}

/// How a word was cut out of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Between spaces or signs.
    Whole,
    /// A character of an unspaced script that stands alone.
    Lone,
    /// Two neighbouring characters of an unspaced script; the first is so many bytes long.
    Pair(usize),
    /// The last character of an unspaced run, already told as the second of a pair.
    Tail,
}

/// Tells each word of the text, in order.
pub fn words(text: &str, tell: &mut dyn FnMut(Word<'_>)) {
    let mut place = 0;
    let mut at = 0;
    while let Some(c) = next(&mut text[at..].chars()) {
        match kind(c) {
            Kind::Letter | Kind::Digit => {
                let end = word_end(text, at);
                tell(Word { text: &text[at..end], start: at, place, cut: Cut::Whole });
                place += 1;
                at = end;
            }
            Kind::Unspaced => at = tell_run(text, at, &mut place, tell),
            Kind::Mark | Kind::Other => at += c.len_utf8(),
        }
    }
}

/// The end of the spaced word that starts here.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut last = Kind::Other;
    let mut initials = false;
    loop {
        // Most words are ASCII and end here.
        while let Some(byte) = text.as_bytes().get(end).filter(|byte| byte.is_ascii_alphanumeric())
        {
            last = if byte.is_ascii_digit() { Kind::Digit } else { Kind::Letter };
            end += 1;
        }
        let mut rest = text[end..].chars();
        let Some(c) = next(&mut rest) else { return end };
        match kind(c) {
            Kind::Unspaced => return end,
            Kind::Other if joins(c, last, &text[start..end], rest.as_str()) => {
                initials = c == '.' && last == Kind::Letter;
            }
            Kind::Other => return if c == '.' && initials { end + 1 } else { end },
            Kind::Mark => {}
            letter_or_digit => last = letter_or_digit,
        }
        end = text.len() - rest.as_str().len();
    }
}

/// Whether a sign within a word belongs to it; `last` is the kind of the letter before it.
fn joins(sign: char, last: Kind, before: &str, behind: &str) -> bool {
    let mut rest = behind.chars();
    let Some(first) = next(&mut rest) else { return false };
    match (sign, last, kind(first)) {
        ('.' | ',' | '٫' | '٬', Kind::Digit, Kind::Digit) => true,
        ('.', Kind::Letter, Kind::Letter) => {
            // Initials: one letter on either side.
            let mut back = before.chars();
            back.next_back();
            let alone = back.as_str().is_empty() || back.as_str().ends_with('.');
            alone && ends(rest.as_str())
        }
        (_, _, Kind::Letter) if is_apostrophe(sign) => !is_elided(before) || is_clipped(behind),
        ('"' | '״' | '׳', Kind::Letter, Kind::Letter) => {
            is_hebrew(first) && before.chars().next_back().is_some_and(is_hebrew)
        }
        _ => false,
    }
}

/// Whether no letter follows.
fn ends(behind: &str) -> bool {
    next(&mut behind.chars()).is_none_or(|c| kind(c) == Kind::Other)
}

/// Whether a word before an apostrophe is a short one that lost its vowel: `l’`, `qu’`, `dell’`,
/// `lorsqu’`; the `O’` of Irish names is not.
fn is_elided(word: &str) -> bool {
    let known = match word.as_bytes() {
        [only] => !only.eq_ignore_ascii_case(&b'o'),
        [_, _] => true,
        [.., q, u] => [*q, *u].eq_ignore_ascii_case(b"qu") || [*q, *u].eq_ignore_ascii_case(b"ll"),
        _ => false,
    };
    known && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether what follows an apostrophe is a clipped English verb or the possessive: `we’re`, `he’s`.
fn is_clipped(behind: &str) -> bool {
    let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
    let clipped = match behind.as_bytes()[..letters] {
        [a] => b"smdtSMDT".contains(&a),
        [a, b] => matches!(&[a | 32, b | 32], b"ll" | b"re" | b"ve"),
        _ => false,
    };
    clipped && ends(&behind[letters..])
}

/// Tells the pairs of the unspaced run that starts here, then its last character; returns its end.
fn tell_run(text: &str, start: usize, place: &mut u32, tell: &mut dyn FnMut(Word<'_>)) -> usize {
    let mut first = start;
    let mut second = unit_end(text, first);
    loop {
        let goes_on = next(&mut text[second..].chars()).is_some_and(|c| kind(c) == Kind::Unspaced);
        if !goes_on {
            break;
        }
        let end = unit_end(text, second);
        let cut = Cut::Pair(second - first);
        tell(Word { text: &text[first..end], start: first, place: *place, cut });
        *place += 1;
        (first, second) = (second, end);
    }
    let cut = if first == start { Cut::Lone } else { Cut::Tail };
    tell(Word { text: &text[first..second], start: first, place: *place, cut });
    *place += 1;
    second
}

/// The end of the character that starts here, its marks and stacked letters included.
fn unit_end(text: &str, start: usize) -> usize {
    let mut rest = text[start..].chars();
    let mut stacked = next(&mut rest).is_some_and(stacks);
    let mut end = text.len() - rest.as_str().len();
    while let Some(c) = next(&mut rest) {
        if kind(c) != Kind::Mark && !(stacked && kind(c) == Kind::Unspaced) {
            break;
        }
        stacked = stacks(c);
        end = text.len() - rest.as_str().len();
    }
    end
}
