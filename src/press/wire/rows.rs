//! A text as rows: its lines that say something, each looked at once for what it can be.

use super::super::tidy::{debris_line, words_key};
use super::furniture::{has_form_of_title, is_aside};
use super::lines::Row;
use super::sign_off::sign_off;
use crate::article::turns;

/// The rows of a text, unless there are more than so many. Lines end as any system ends them, and
/// pages too.
pub(super) fn rows(text: &str, most: usize) -> Option<Vec<Row<'_>>> {
    let mut rows = Vec::new();
    let (mut start, mut number, mut blanks) = (0, 1u32, 0u32);
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let (end, next) = line_end(bytes, at);
        let line = &text[start..end];
        match row(line, number, blanks) {
            Some(row) => {
                if rows.len() == most {
                    return None;
                }
                rows.push(row);
                blanks = 0;
            }
            None => blanks = blanks.saturating_add(1),
        }
        if next > bytes.len() {
            return Some(rows);
        }
        number = number.saturating_add(1);
        (start, at) = (next, next);
    }
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

fn row(line: &str, number: u32, blanks: u32) -> Option<Row<'_>> {
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
    if text.is_empty() {
        return None;
    }
    let lead = &line[..line.len() - from_start.len()];
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
    Some(Row { text, key, number, blanks, indent, debris, sign_off, is_title, goes_on: false })
}
