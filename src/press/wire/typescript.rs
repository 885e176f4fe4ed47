//! Typescripts: double spaced, their paragraphs told by indents, with the slug, the writer and the
//! day above and a slug again over each later page.

use super::dates::date_row;
use super::lines::{Row, ends_a_sentence};
use super::paragraphs::is_full;
use super::tables::has_cells;

/// The fewest rows that prove a spacing.
const FEWEST: usize = 6;

/// Reads a double-spaced text as one that is not: the blank line between two rows of a paragraph
/// goes, and what is more parts as it would.
pub(super) fn single_spaced(rows: &mut [Row<'_>]) {
    if rows.len() < FEWEST || !is_double_spaced(rows) {
        return;
    }
    for row in rows {
        row.blanks = match row.blanks {
            0 | 1 => 0,
            blanks => blanks / 2,
        };
    }
}

/// Whether nearly every row stands alone, and most are as long as their next word lets them be.
fn is_double_spaced(rows: &[Row<'_>]) -> bool {
    let alone = rows.iter().skip(1).filter(|row| row.blanks == 1).count();
    if alone * 4 < (rows.len() - 1) * 3 {
        return false;
    }
    // What goes on in small letters behind no end of a sentence was one line, and a full one.
    let column = |row: &Row<'_>| row.width() + usize::from(row.indent).min(8);
    let prose = |row: &&Row<'_>| !has_cells(row.text);
    let column = rows.iter().filter(prose).map(column).max().unwrap_or(0);
    let (mut goes_on, mut full) = (0, 0);
    for pair in rows.windows(2) {
        let begins_small = pair[1].text.starts_with(char::is_lowercase);
        if pair[1].blanks == 1 && begins_small && !ends_a_sentence(pair[0].text) {
            goes_on += 1;
            // Typists leave a ragged edge.
            full += usize::from(is_full(&pair[0], &pair[1], column.saturating_sub(6)));
        }
    }
    goes_on * 6 >= rows.len() && full * 4 >= goes_on * 3
}

/// How many rows at the top are a typescript's slug: what it is called, who wrote it, the day, in
/// small letters, over a headline.
pub(super) fn slug_rows(rows: &[Row<'_>]) -> usize {
    let small = |row: &&Row<'_>| {
        row.text.len() <= 40
            && row.text.split_whitespace().count() <= 4
            && row.text.chars().any(char::is_alphabetic)
            && !row.text.chars().any(char::is_uppercase)
            && !ends_a_sentence(row.text)
    };
    let count = rows.iter().take(6).take_while(small).count();
    let over = rows.get(count).is_some_and(|row| row.blanks > 0 && row.is_title);
    let told = count == 1 || rows[..count].iter().any(|row| date_row(row.text).is_some());
    // One row alone may be a headline that its writer set in small letters.
    if over && told && (count > 1 || rows[0].text.contains('/')) { count } else { 0 }
}

/// The slug over a later page: `gannet light/harlow   2-2-2-2`, `ferry -- add one`, `FERRY, page 2`.
pub(super) fn is_page_slug(text: &str) -> bool {
    if text.len() > 80 || ends_a_sentence(text) {
        return false;
    }
    let Some((before, last)) = text.rsplit_once(char::is_whitespace) else {
        return is_page_number(text);
    };
    let before = before.trim_end();
    let one_of =
        |words: &[&str], own: &str| words.iter().any(|word| own.eq_ignore_ascii_case(word));
    let names_a_page = |word: &str| {
        before
            .len()
            .checked_sub(word.len())
            .and_then(|at| before.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    is_page_number(last)
        || (last.bytes().all(|b| b.is_ascii_digit())
            || one_of(&["one", "two", "three", "four", "five", "six"], last))
            && ["add", "page", "take"].into_iter().any(names_a_page)
            && before.split_whitespace().count() <= 6
}

/// `2-2-2-2`, `3--3--3`: the number of a page, said along its head.
fn is_page_number(word: &str) -> bool {
    let mut parts = word.split(['-', '–', '—']).filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return false };
    (1..=2).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        && parts.clone().count() >= 1
        && word.contains('-')
        && parts.clone().all(|part| part == first)
        && (parts.count() >= 2 || first.len() == 1)
}
