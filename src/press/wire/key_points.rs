//! The main points of a story, which agencies set in a list between its headline and its byline: with
//! bullets, or below a label that says what they are.

use super::super::clean::prose;
use super::super::tidy::Leads;
use super::furniture::bullet;
use super::lines::{Row, ends_a_sentence};
use crate::article::{Block, Span, Text};

/// The points, and where they stand.
pub(super) struct KeyPoints {
    pub(super) list: Block,
    /// The row of the first; those above it are its labels.
    pub(super) from: usize,
    /// The row behind the last.
    pub(super) end: usize,
}

/// The most points.
const MOST: usize = 10;

/// How far below the points what only a head has is looked for.
const NEAR: usize = 3;

/// The longest point, in bytes.
const LONGEST: usize = 300;

/// What stands over the points, whole; the names of the lists of firms that the points may hold, too.
#[rustfmt::skip]
static LABELS: Leads = Leads::of(&[
    "summary", "key points", "key facts", "highlights", "in brief", "at a glance", "companies", "law firms",
    "resumen", "puntos clave", "en resumen", "l'essentiel", "points clés", "en bref", "das wichtigste in kürze", "auf einen blick", "resumo", "pontos-chave", "in sintesi", "punti chiave", "главное", "кратко", "要点", "ポイント",
]);

/// The points that begin at a row, or below the labels that do; `is_of_head` tells what only a head
/// has, which must stand below them. Below a byline they are the body's.
pub(super) fn key_points<'a>(
    rows: &[Row<'a>],
    at: usize,
    is_of_head: impl Fn(&Row<'a>) -> bool,
) -> Option<KeyPoints> {
    let from = at + rows[at..].iter().take(NEAR).take_while(|row| is_label(row.text)).count();
    let mut points: Vec<String> = Vec::new();
    let mut end = from;
    while let Some(row) = rows.get(end).filter(|row| row.text.len() <= LONGEST) {
        // A point goes on in the next line, in small letters or set in.
        let goes_on = row.blanks == 0
            && (row.text.starts_with(char::is_lowercase) || row.indent > rows[from].indent)
            && !is_of_head(row);
        // In brackets desks are told something.
        let plain = || {
            from > at
                && row.is_title
                && !row.text.starts_with(['(', '/'])
                && !is_of_head(row)
                && !ends_a_sentence(row.text)
        };
        match bullet(row.text) {
            Some((None, words)) if points.len() < MOST => points.push(words.to_owned()),
            None if goes_on && !points.is_empty() => {
                if let Some(point) = points.last_mut() {
                    point.push(' ');
                    point.push_str(row.text);
                }
            }
            None if points.len() < MOST && plain() => points.push(row.text.to_owned()),
            _ => break,
        }
        end += 1;
    }
    let below = rows.get(end..)?.iter().take(NEAR);
    if points.len() < 2
        || !below.clone().take_while(|row| row.text.len() < 200).any(&is_of_head)
            && !below.clone().next().is_some_and(&is_of_head)
    {
        return None;
    }
    let words =
        |text: &String| Text(prose(text).map(|text| Span::Text { text }).into_iter().collect());
    let list = Block::List { ordered: false, items: points.iter().map(words).collect() };
    Some(KeyPoints { list, from, end })
}

fn is_label(text: &str) -> bool {
    let text = text.trim_end_matches([':', '：', ' ']);
    // Asked of first paragraphs, too, which are longer than any label.
    text.len() <= 60 && LABELS.near(text).any(|label| text.to_lowercase() == label)
}
