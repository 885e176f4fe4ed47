//! Strings from sources made fit for the model: no control characters, no invisible ends, white
//! space as a browser shows it.

use std::borrow::Cow;

use crate::article::{Line, Prose, turns};

/// A line of a story: white space collapsed and trimmed, control characters out. `None` where no
/// visible character is left. What is longer than a line may be is cut at a blank, with an ellipsis.
pub fn line(text: &str) -> Option<Line> {
    as_line(&collapsed(text, Glue::Loosened))
}

/// As [`line`], for text that was set: blanks at which no line breaks stay where they are typography.
pub(crate) fn typeset_line(text: &str) -> Option<Line> {
    as_line(&collapsed(text, Glue::Kept))
}

fn as_line(text: &str) -> Option<Line> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Line::parse(text).ok().or_else(|| Line::parse(&cut(text)).ok())
}

/// Words for a run of text: white space collapsed to one blank, ends kept, control characters out.
pub fn prose(text: &str) -> Option<Prose> {
    as_prose(&collapsed(text, Glue::Loosened))
}

/// As [`prose`], for text that was set.
pub(crate) fn typeset_prose(text: &str) -> Option<Prose> {
    as_prose(&collapsed(text, Glue::Kept))
}

fn as_prose(text: &str) -> Option<Prose> {
    (!text.is_empty()).then(|| Prose::parse(text).ok()).flatten()
}

/// What becomes of blanks at which no line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Glue {
    Kept,
    Loosened,
}

/// The most characters of a line.
const LINE: usize = 2_000;

fn cut(text: &str) -> String {
    let head: String = text.chars().take(LINE - 2).collect();
    let end = head.rfind(' ').filter(|&end| end > LINE / 2).unwrap_or(head.len());
    format!("{} …", &head[..end])
}

/// Runs of white space as one blank; control characters, what turns the writing, byte order marks and
/// soft hyphens gone.
fn collapsed(text: &str, glue: Glue) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // Nearly all of a text is as it should be, and taken at once.
        let (plain, other) = rest.split_at(plain(rest.as_bytes()));
        out.push_str(plain);
        let mut chars = other.chars();
        let Some(c) = chars.next() else { return Cow::Owned(out) };
        rest = chars.as_str();
        let (before, after) = (out.chars().next_back(), rest.chars().next());
        let typography = glue == Glue::Kept && is_glue(c) && binds(before, after)
            || c == '\u{3000}' && parts_wide(before, after);
        if typography {
            out.push(c);
        } else if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && !turns(c) && !matches!(c, '\u{feff}' | '\u{ad}') {
            out.push(c);
        }
    }
}

/// Whether all of a text is ASCII that is seen, with single blanks between.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |seen, byte| seen & matches!(byte, b' '..=b'~')) && !text.contains("  ")
}

/// How many bytes from here are ASCII that is seen, with single blanks between.
fn plain(bytes: &[u8]) -> usize {
    let mut seen = false;
    let plain = bytes.iter().take_while(|&&byte| {
        let before = std::mem::replace(&mut seen, byte != b' ');
        matches!(byte, 0x21..=0x7e) || (byte == b' ' && before)
    });
    plain.count()
}

/// Whether the wide blank of East Asia parts two of its letters: it stands for a comma there, as
/// between the halves of a headline.
fn parts_wide(before: Option<char>, after: Option<char>) -> bool {
    let wide = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}'))
    };
    wide(before) && wide(after)
}

/// A blank at which no line breaks.
pub(crate) fn is_glue(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}

/// Whether such a blank is typography between these two, as in `4,2 %` or `« oui »`, and not the
/// padding that editors of web pages leave behind.
pub(crate) fn binds(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let number = |c: char| c.is_numeric();
    matches!(before, '«' | '‹' | '№' | '§')
        || matches!(after, '»' | '›' | ';' | ':' | '!' | '?' | '%' | '‰' | '€' | '°' | '–')
            && !before.is_whitespace()
        || (number(before) && (number(after) || after.is_lowercase()))
}
