//! What a line of dashes, stars or the like parts: two stories, or two sections of one.
//!
//! Both have a short line below the rule, over paragraphs. A story has what only a head has there, as
//! a byline or a dateline. Where a text's stories have nothing of the kind, a headline is told from
//! the head of a section by its length, and by a story above it that is as bare.

use super::super::tidy::{split_dateline, whole_dateline};
use super::byline::byline;
use super::clock_row::is_clock_row;
use super::dates::date_row;
use super::end_mark::is_rule;
use super::furniture::{bullet, is_about, is_contact};
use super::house::{is_notes, is_press_contact};
use super::lines::{Row, ends_a_sentence, is_wide};
use super::signed_date::placed_date;
use super::source_line::source_line;
use super::tables::has_cells;
use super::typescript::is_page_slug;

/// How many rows below a headline what else a head has is looked for.
const NEAR: usize = 4;

/// Whether a row begins a story because a rule stands right above it. `above` is where the story above
/// begins.
pub(super) fn is_ruled_head(rows: &[Row<'_>], at: usize, above: Option<usize>) -> bool {
    let Some(rule) = at.checked_sub(1) else { return false };
    let row = &rows[at];
    is_rule(rows[rule].text)
        && !is_underline(rows, rule)
        && row.is_title
        && bullet(row.text).is_none()
        && !has_cells(row.text)
        && !rows.get(at + 1).is_some_and(|next| has_cells(next.text) && !is_of_head(next))
        && !(is_contact(row.text) || is_about(row.text) || is_notes(row.text))
        && !(is_press_contact(row) || is_page_slug(row.text) || is_rule(row.text))
        && (has_head_below(rows, at)
            || is_long(row.text)
                && has_paragraphs(rows, at)
                && above.is_some_and(|above| is_bare(rows, above)))
}

/// Whether a story that begins at a row has nothing but its headline over its paragraphs.
fn is_bare(rows: &[Row<'_>], at: usize) -> bool {
    rows[at].is_title && !has_head_below(rows, at)
}

/// The row within a story with which another could begin: one that stands apart as a headline does, and
/// has what only a head has below it, or a rule above it, or, in a bare story, is as long as a headline
/// over paragraphs; or the second dateline of an agency.
pub(super) fn other_beginning<'r, 'a>(rows: &'r [Row<'a>]) -> Option<&'r Row<'a>> {
    let is_headed = rows.first().is_some_and(|row| row.is_title && is_long(row.text));
    let headline = (3..rows.len()).find(|&at| {
        let (row, above) = (&rows[at], &rows[at - 1]);
        let is_ruled = is_rule(above.text);
        let stands_apart = row.blanks > 0
            && row.is_title
            && !row.text.ends_with(['?', '!', '？', '！', '؟'])
            && (ends_a_sentence(above.text) || is_ruled)
            && bullet(row.text).is_none()
            && !has_cells(row.text);
        if !stands_apart {
            return false;
        }
        // Asked last: few texts come so far, and it is dear.
        is_long(row.text) && (is_ruled || is_headed && has_paragraphs(rows, at) && is_bare(rows, 0))
            || has_head_below(rows, at)
    });
    headline.or_else(|| second_dateline(rows)).and_then(|at| rows.get(at))
}

/// Where a second dateline of an agency stands, or the headline right above it.
fn second_dateline(rows: &[Row<'_>]) -> Option<usize> {
    let of_agency = |row: &Row<'_>| {
        split_dateline(row.text).is_some_and(|(dateline, _)| dateline.agency.is_some())
    };
    let first = rows.iter().take(NEAR + 2).position(of_agency)?;
    let second = first + 1 + rows[first + 1..].iter().position(of_agency)?;
    Some(if rows[second - 1].is_title { second - 1 } else { second })
}

/// A rule right below a short line underlines it, or the names of columns.
fn is_underline(rows: &[Row<'_>], rule: usize) -> bool {
    let Some(above) = rule.checked_sub(1).map(|at| &rows[at]) else { return false };
    let over = above.is_title && above.sign_off.is_none() && above.debris.is_none();
    rows[rule].blanks == 0 && (over || has_cells(above.text))
}

/// Whether a byline, a date or a dateline stands below a headline, with one line between at most that
/// is none of these.
pub(super) fn has_head_below(rows: &[Row<'_>], at: usize) -> bool {
    let mut others = 0;
    for row in rows[at + 1..].iter().take(NEAR) {
        if is_of_head(row) {
            return true;
        }
        others += usize::from(!row.says(&rows[at]) && row.debris.is_none());
        if others > 1 {
            break;
        }
    }
    false
}

/// What only the head of a story has.
pub(super) fn is_of_head(row: &Row<'_>) -> bool {
    byline(row.text).is_some()
        || date_row(row.text).is_some()
        || is_clock_row(row.text)
        || placed_date(row.text).is_some()
        || source_line(row.text).is_some()
        || whole_dateline(row.text).is_some()
        || split_dateline(row.text)
            .is_some_and(|(dateline, _)| dateline.agency.is_some() || dateline.day.is_some())
}

/// As long as headlines are and heads of sections seldom: six words, or letters of East Asia.
fn is_long(text: &str) -> bool {
    text.split_whitespace().count() >= 6 || text.contains(is_wide) && text.chars().count() >= 12
}

/// Whether two paragraphs follow right below a row.
fn has_paragraphs(rows: &[Row<'_>], at: usize) -> bool {
    let sentence = |row: &Row<'_>| {
        ends_a_sentence(row.text) && row.text.chars().take(41).count() > 40 && !has_cells(row.text)
    };
    let below = &rows[at + 1..];
    below.len() >= 2 && below[..2].iter().all(sentence)
}
