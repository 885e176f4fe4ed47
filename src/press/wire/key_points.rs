//! The main points of a story, which agencies set in a list between its headline and its byline.

use super::super::clean::prose;
use super::furniture::bullet;
use super::lines::Row;
use crate::article::{Block, Span, Text};

/// The most points, and the most rows below them in which a head goes on.
const MOST: usize = 10;

/// The longest point, in bytes.
const LONGEST: usize = 300;

/// The list of points that begins at a row, and the row behind it; `is_of_head` tells what only a head
/// has, which must stand below them. Below a byline they are the body's.
pub(super) fn key_points<'a>(
    rows: &[Row<'a>],
    at: usize,
    is_of_head: impl Fn(&Row<'a>) -> bool,
) -> Option<(Block, usize)> {
    let mut points: Vec<String> = Vec::new();
    let mut end = at;
    while let Some(row) = rows.get(end).filter(|row| row.text.len() <= LONGEST) {
        // A point goes on in the next line, in small letters or set in.
        let goes_on = row.blanks == 0
            && (row.text.starts_with(char::is_lowercase) || row.indent > rows[at].indent)
            && !is_of_head(row);
        match bullet(row.text) {
            Some((None, words)) if points.len() < MOST => points.push(words.to_owned()),
            None if goes_on && !points.is_empty() => {
                if let Some(point) = points.last_mut() {
                    point.push(' ');
                    point.push_str(row.text);
                }
            }
            _ => break,
        }
        end += 1;
    }
    let below = rows.get(end..)?.iter().take(3);
    if points.len() < 2 || !below.clone().take_while(|row| row.text.len() < 200).any(is_of_head) {
        return None;
    }
    let words =
        |text: &String| Text(prose(text).map(|text| Span::Text { text }).into_iter().collect());
    Some((Block::List { ordered: false, items: points.iter().map(words).collect() }, end))
}
