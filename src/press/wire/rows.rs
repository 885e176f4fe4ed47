//! A text as rows: its lines that say something, each looked at once for what it can be.

use super::super::tidy::{debris_line, words_key};
use super::furniture::{has_form_of_title, is_aside};
use super::lines::Row;
use super::sign_off::sign_off;
use crate::article::turns;

/// The rows of a text, unless there are more than so many. Lines end as any system ends them, and
/// pages too.
pub(super) fn rows(text: &str, most: usize) -> Option<Vec<Row<'_>>> {
    // What a row can be takes a while to tell, so a text that is refused is refused before it is asked.
    let may_pass = text.len() >= most.saturating_mul(2);
    if may_pass && lines(text).filter_map(said).nth(most).is_some() {
        return None;
    }
    let (mut rows, mut blanks) = (Vec::new(), 0u32);
    for (line, number) in lines(text).zip(1u32..) {
        match said(line) {
            Some(said) => rows.push(row(said, number, std::mem::take(&mut blanks))),
            None => blanks = blanks.saturating_add(1),
        }
    }
    Some(rows)
}

/// The lines of a text, without what ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let (end, next) = line_end(text.as_bytes(), start);
        from = (next <= text.len()).then_some(next);
        Some(&text[start..end])
    })
}

/// Where a line ends and where the next begins; one past the end of the text where there is none.
fn line_end(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' | 0x0b | 0x0c => return (at, at + 1),
            b'\r' => return (at, at + 1 + usize::from(bytes.get(at + 1) == Some(&b'\n'))),
            0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])) => {
                return (at, at + 3);
            }
            0xc2 if bytes.get(at + 1) == Some(&0x85) => return (at, at + 2),
            _ => at += 1,
        }
    }
    (bytes.len(), bytes.len() + 1)
}

/// What a line says, and what stands before that; nothing where it says nothing.
#[derive(Clone, Copy)]
struct Said<'a> {
    lead: &'a str,
    text: &'a str,
}

fn said(line: &str) -> Option<Said<'_>> {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
            || turns(c)
    };
    let from_start = line.trim_start_matches(unseen);
    // What is answered or sent on by mail is quoted.
    let own = from_start.trim_start_matches(|c: char| c == '>' || unseen(c));
    let text = own.trim_end_matches(unseen);
    let lead = &line[..line.len() - from_start.len()];
    (!text.is_empty()).then_some(Said { lead, text })
}

fn row(Said { lead, text }: Said<'_>, number: u32, blanks: u32) -> Row<'_> {
    let indent = lead.chars().map(|c| match c {
        '\t' => 4,
        '\u{3000}' => 2,
        c if c.is_whitespace() => 1,
        _ => 0,
    });
    let indent = indent.sum::<usize>().min(usize::from(u16::MAX)) as u16;
    let (debris, sign_off) = (debris_line(text), sign_off(text));
    let beside = debris.is_some() || sign_off.is_some();
    let is_title = has_form_of_title(text) && !beside && !is_aside(text);
    let key = words_key(text);
    Row { text, key, number, blanks, indent, debris, sign_off, is_title, goes_on: false }
}
