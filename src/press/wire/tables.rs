//! Tables in plain text: rows whose cells are parted by tabs, by bars, or by blanks that leave the
//! same columns free in each row.

use super::super::clean::{line, prose};
use super::end_mark::is_rule;
use super::furniture::bullet;
use super::lines::{Row, ends_a_sentence, width};
use super::paragraphs::Passage;
use crate::article::{Block, Line, Span, Text};

/// The most columns and rows of a table.
const MOST: (usize, usize) = (14, 400);

/// The longest cell, in characters.
const LONGEST: usize = 80;

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    Tabs,
    Bars,
    Blanks,
}

/// A cell: its words, and the columns that it takes.
struct Cell<'a> {
    words: &'a str,
    from: usize,
    to: usize,
}

/// Whether a row may be one of a table: what most rows are not is seen at once.
pub(super) fn has_cells(text: &str) -> bool {
    parting(text).is_some()
}

fn parting(text: &str) -> Option<Parting> {
    let marked = |mark: u8| text.as_bytes().contains(&mark);
    if text.len() > 400 || !(text.contains("  ") || marked(b'\t') || marked(b'|')) {
        return None;
    }
    if bullet(text).is_some() {
        return None;
    }
    match () {
        () if text.contains('\t') => Some(Parting::Tabs),
        () if text.contains(" | ") || text.starts_with('|') => Some(Parting::Bars),
        // Typewriters set two blanks behind a sentence.
        () if text.match_indices("  ").any(|(at, _)| !ends_a_sentence(&text[..at])) => {
            Some(Parting::Blanks)
        }
        () => None,
    }
}

fn cells<'a>(row: &Row<'a>, parting: Parting) -> Vec<Cell<'a>> {
    let text = match parting {
        Parting::Bars => row.text.trim_matches(|c: char| c == '|' || c.is_whitespace()),
        _ => row.text,
    };
    let mut out = Vec::new();
    let mut from = 0;
    let mut push = |from: usize, to: usize| {
        let words = text[from..to].trim();
        // Columns are only compared where blanks part the cells.
        let (left, right) = match parting {
            Parting::Blanks => {
                let left = usize::from(row.indent) + width(&text[..from]);
                (left, left + width(words))
            }
            _ => (0, 0),
        };
        out.push(Cell { words, from: left, to: right });
    };
    match parting {
        Parting::Tabs | Parting::Bars => {
            let mark = if parting == Parting::Tabs { '\t' } else { '|' };
            for (at, _) in text.match_indices(mark) {
                push(from, at);
                from = at + 1;
            }
            push(from, text.len());
            // Several tabs in a row only lead to the next column.
            if parting == Parting::Tabs && text.contains("\t\t") {
                out.retain(|cell| !cell.words.is_empty());
            }
        }
        Parting::Blanks => {
            while let Some(at) = text[from..].find("  ").map(|at| from + at) {
                push(from, at);
                from = at + text[at..].len() - text[at..].trim_start().len();
            }
            push(from, text.len());
        }
    }
    out
}

/// A table that begins at a passage, with the passage behind it.
fn rows_from<'a>(passages: &[Passage<'a>], at: usize) -> Option<(Vec<Vec<&'a str>>, usize)> {
    let first = single(passages.get(at)?)?;
    let parting = parting(first.text)?;
    let mut rows: Vec<Vec<&'a str>> = Vec::new();
    // For each gap between columns, where the left one ends at most and the right one begins at least.
    let mut gaps: Vec<(usize, usize)> = Vec::new();
    let mut end = at;
    while let Some(row) = passages.get(end).and_then(single).filter(|_| rows.len() < MOST.1) {
        if row.blanks > u32::from(rows.len() == 1) && !rows.is_empty() {
            break;
        }
        if !rows.is_empty() && is_drawn(row.text) {
            end += 1;
            continue;
        }
        if self::parting(row.text) != Some(parting) {
            break;
        }
        let mut found = cells(row, parting);
        if rows.len() == 1
            && (found.len() == rows[0].len() + 1 && parting == Parting::Blanks)
            && usize::from(first.indent) >= found[0].to
        {
            // The first column has no name.
            rows[0].insert(0, "");
            gaps.insert(0, (0, usize::from(first.indent)));
        }
        if rows.first().is_some_and(|head| head.len() > found.len() && parting == Parting::Tabs) {
            let head = rows[0].len();
            found.resize_with(head, || Cell { words: "", from: 0, to: 0 });
        }
        let fits = rows.first().is_none_or(|head| head.len() == found.len())
            && (2..=MOST.0).contains(&found.len())
            && found.iter().all(|cell| cell.words.chars().count() <= LONGEST);
        if !fits {
            break;
        }
        if parting == Parting::Blanks {
            gaps.resize(found.len() - 1, (0, usize::MAX));
            let wider: Vec<(usize, usize)> = gaps
                .iter()
                .zip(found.windows(2))
                .map(|(gap, pair)| (gap.0.max(pair[0].to), gap.1.min(pair[1].from)))
                .collect();
            if wider.iter().any(|(left, right)| left >= right) {
                break;
            }
            gaps = wider;
        }
        rows.push(found.iter().map(|cell| cell.words).collect());
        end += 1;
    }
    let columns = rows.first().map_or(0, Vec::len);
    let enough = match parting {
        Parting::Tabs => rows.len() >= 2,
        Parting::Bars | Parting::Blanks => rows.len() >= 3 || rows.len() == 2 && columns >= 3,
    };
    enough.then_some((rows, end))
}

/// The row of a passage that has one.
fn single<'a>(passage: &Passage<'a>) -> Option<&'a Row<'a>> {
    match passage.rows {
        [row] => Some(row),
        _ => None,
    }
}

/// A rule under the names of columns: `-----  ----`, `---|---`.
fn is_drawn(text: &str) -> bool {
    is_rule(text)
        || text.contains("--")
            && text.chars().all(|c| matches!(c, '-' | '|' | '+' | ':' | ' ' | '='))
}

/// A table at a passage, or below one that is its caption, and the passage behind it.
pub(super) fn table(passages: &[Passage<'_>], at: usize) -> Option<(Block, usize)> {
    let (caption, (rows, end)) = match rows_from(passages, at) {
        Some(found) => (None, found),
        None => {
            let caption = caption(passages.get(at)?)?;
            (Some(caption), rows_from(passages, at + 1)?)
        }
    };
    let mut rows = rows.into_iter().map(|row| row.into_iter().map(text).collect::<Vec<Text>>());
    let head = rows.next()?;
    Some((Block::Table { caption, head, rows: rows.collect() }, end))
}

/// The words of a short row that is no sentence, as the caption of the table below it.
fn caption(passage: &Passage<'_>) -> Option<Line> {
    let row = single(passage)?;
    let fits = row.text.len() <= 240
        && row.text.chars().count() <= 120
        && !ends_a_sentence(row.text)
        && parting(row.text).is_none();
    if fits { line(row.text) } else { None }
}

fn text(words: &str) -> Text {
    Text(prose(words).map(|text| Span::Text { text }).into_iter().collect())
}
