//! Where one story of a text ends and the next begins.
//!
//! Most texts have no marks for it. A story begins at a headline that is said again within a dozen
//! rows with nothing between but the furniture of a page; else at a headline behind three blank
//! lines or more; else behind an end mark, at a slug that is not the last one's, at a headline over a
//! date where the story before had the same form, or at one over a byline and a dateline.

use std::ops::Range;

use super::super::tidy::{is_agency, split_dateline, whole_dateline};
use super::byline::{byline, is_office};
use super::clock_row::is_clock_row;
use super::dates::date_row;
use super::desk_words::is_for_editors;
use super::drawn_rules::{is_of_head, is_ruled_head};
use super::edges::is_notice;
use super::embargo::embargo;
use super::end_mark::{is_end_mark, is_rule};
use super::furniture::{
    is_about, is_contact, is_credited, is_letter_size, is_letter_size_at, is_number_alone,
};
use super::house::{contact_rows, is_contact_label, is_notes, is_press_contact};
use super::lines::{Row, ends_a_sentence, is_wide};
use super::mail::{begins_a_mail, is_of_mail};
use super::section::is_section;
use super::sent_along::sent_along;
use super::slug_line::slug_line;
use super::takes::heads_a_take_of;
use super::transmission::{is_for_desks, transmission};
use super::typescript::is_page_slug;

/// How far below a headline its repetition is looked for.
const NEAR: usize = 12;

/// The blank lines that part stories, where paragraphs are parted by one.
const GAP: u32 = 3;

/// The rows of each story.
pub(super) fn stories(rows: &[Row<'_>]) -> Vec<Range<usize>> {
    let gap = gap(rows);
    let mut starts = Vec::new();
    let mut slug: Option<&str> = None;
    let mut ended = false;
    // Whether the story that is open has had a paragraph yet, and whether it began as title and date.
    let (mut begun, mut dated) = (false, false);
    // Whether a story began with the dateline of an agency.
    let mut from_agency = false;
    // Where the story that is open began with a headline.
    let mut headed = None;
    let mut at = 0;
    while at < rows.len() {
        let row = &rows[at];
        if is_end_mark(row.text) {
            ended = true;
            at += 1;
            continue;
        }
        // Whom to call stands at the end of a release, and no headline among it.
        if begun && (is_contact(row.text) && is_contact_label(row) || is_press_contact(row)) {
            at += contact_rows(&rows[at..]);
            continue;
        }
        // A mail begins a story where its head was found to be of one.
        if is_of_mail(row) {
            if starts.is_empty() || begun && begins_a_mail(rows, at) {
                starts.push(at);
                (begun, ended, dated, slug) = (false, false, false, None);
            }
            at += 1;
            continue;
        }
        if let Some(line) = slug_line(row.text) {
            let new = slug.is_some_and(|slug| !line.is_of(slug))
                || (slug.is_none() && line.slug.is_some() && ended);
            let first = starts.is_empty()
                || (slug.is_none() && begun && line.slug.is_some() && row.blanks >= 1);
            if first || (new && begun) {
                starts.push(at);
                (begun, ended, dated) = (false, false, false);
            }
            // A later take goes on with its story, even behind an end mark.
            ended &= new;
            slug = line.slug.or(slug);
            at += 1;
            continue;
        }
        // A later take may say its story's headline once more.
        if begun && headed.is_some_and(|head: usize| heads_a_take_of(row.text, rows[head].text)) {
            ended = false;
            at += 1;
            continue;
        }
        let repeated = repeated_head(rows, at, gap);
        let starts_here = starts.is_empty()
            || (begun
                && (repeated.is_some()
                    || (ended
                        && !is_about(row.text)
                        && !is_notes(row.text)
                        && sent_along(row.text).is_none()
                        && heads_a_story(rows, at))
                    || (row.blanks >= gap && !row.goes_on && heads_a_story(rows, at))
                    || (row.blanks == 2 && gap == GAP && is_sure_head(rows, at))
                    || is_pasted_head(rows, at)
                    || is_bylined_head(rows, at)
                    || is_ruled_head(rows, at, headed)
                    || ((from_agency || is_signature(&rows[at - 1]))
                        && is_datelined_head(rows, at))
                    || (dated && heads_with_a_date(rows, at))));
        if starts_here {
            // A rule over a headline belongs to neither story.
            starts.push(at);
            (begun, ended) = (false, false);
            dated = heads_with_a_date(rows, at);
            headed = Some(at);
            from_agency = from_agency || has_dateline(below(rows, at).take(4));
            slug = slug.filter(|_| starts.len() == 1);
            at = repeated.unwrap_or(at + 1);
            continue;
        }
        begun |= !begun
            && is_paragraph(row.text)
            && (starts.len() > 1 || !is_notice(row.text))
            && !is_beside_head(row);
        at += 1;
    }
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}

/// The blank lines that part stories here: three, or more where paragraphs themselves are far apart.
fn gap(rows: &[Row<'_>]) -> u32 {
    let mut counts = [0usize; 8];
    for row in rows.iter().skip(1) {
        if let Some(count) = counts.get_mut(row.blanks as usize) {
            *count += 1;
        }
    }
    let usual = (1..counts.len()).max_by_key(|&n| (counts[n], std::cmp::Reverse(n))).unwrap_or(1);
    // Few rows prove nothing.
    if usual >= 2 && counts[usual] >= 4 && counts[usual] * 2 > rows.len() {
        usual as u32 * 2 + 1
    } else {
        GAP
    }
}

/// Where the head of a story ends whose headline is said again near by; `None` where it is not.
pub(super) fn repeated_head(rows: &[Row<'_>], at: usize, gap: u32) -> Option<usize> {
    let head = &rows[at];
    // What was said right above is a caption said twice, whatever says it again below.
    if head.text.len() > 1_200
        || head.text.chars().count() > 300
        || (at > 0 && rows[at - 1].says(head))
    {
        return None;
    }
    let until = (at + NEAR + 1).min(rows.len());
    let again = (at + 1..until).find(|&n| rows[n].says(head))?;
    let window = &rows[at..(again + 8).min(rows.len())];
    let twice = |n: usize| window.iter().filter(|row| row.key == rows[n].key).count() >= 2;
    let furniture = |n: usize| {
        is_letter_size_at(rows, n)
            || twice(n)
            || is_furniture(&rows[n])
            || is_number_alone(rows[n].text)
            || is_credited(rows[n].text)
    };
    if !(at + 1..again).all(furniture) {
        return None;
    }
    // Two equal rows in a row are a caption or a slip of the copyist's, unless the first stands alone.
    let apart = at == 0 || head.blanks >= gap.min(2);
    let pressed = (at + 1..again).any(|n| is_letter_size_at(rows, n) || twice(n));
    if !(pressed || (apart && head.is_title))
        || (again == at + 1 && !(apart && head.is_title && rows[again].blanks > 0 || at == 0))
    {
        return None;
    }
    // Captions are said again below the second headline, too.
    let seen = &rows[at..again];
    let mut end = again + 1;
    while end < rows.len() && seen.iter().any(|row| row.says(&rows[end])) {
        end += 1;
    }
    Some(end)
}

fn is_furniture(row: &Row<'_>) -> bool {
    row.debris.is_some()
        || byline(row.text).is_some()
        || date_row(row.text).is_some()
        || is_clock_row(row.text)
}

/// Whether a headline stands here with a story below it.
fn heads_a_story(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    if is_contact(row.text) || is_rule(row.text) || is_page_slug(row.text) {
        return false;
    }
    if split_dateline(row.text)
        .is_some_and(|(dateline, _)| dateline.agency.is_some() || dateline.day.is_some())
    {
        return true;
    }
    below(rows, at).any(|row| is_paragraph(row.text))
        && (row.is_title || is_datelined_above(&rows[at..]) || transmission(row).is_some())
}

/// Whether the dateline of an agency stands alone in the first row, right over a headline:
/// `Paris, 23 jan 2024 (AFP) -`.
pub(super) fn is_datelined_above(rows: &[Row<'_>]) -> bool {
    let [dateline, headline, ..] = rows else { return false };
    headline.is_title
        && headline.blanks <= 1
        && whole_dateline(dateline.text)
            .is_some_and(|dateline| dateline.agency.is_some() && dateline.day.is_some())
}

/// The next few rows.
fn below<'r, 'a>(rows: &'r [Row<'a>], at: usize) -> impl Iterator<Item = &'r Row<'a>> {
    rows[at + 1..(at + 7).min(rows.len())].iter()
}

/// A headline with what only a head has below it, a byline, a date, a dateline; or the dateline of an
/// agency and its day.
fn is_sure_head(rows: &[Row<'_>], at: usize) -> bool {
    rows[at].is_title && below(rows, at).take(3).any(is_of_head)
        || is_paragraph(rows[at].text)
            && split_dateline(rows[at].text)
                .is_some_and(|(dateline, _)| dateline.agency.is_some() && dateline.day.is_some())
}

/// A headline that is not said again, over a caption said twice and the button for letters: what is
/// left where a page was pasted and its second headline lost.
fn is_pasted_head(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    let [caption, again, ..] = &rows[at + 1..] else { return false };
    row.blanks > 0
        && (caption.says(again) || is_letter_size_at(rows, at + 1))
        && (row.blanks > 1 || at == 0 || ends_a_sentence(rows[at - 1].text))
        && !row.says(caption)
        && (at + 1..(at + 5).min(rows.len())).any(|n| is_letter_size_at(rows, n))
        && row.is_title
        && !is_credited(row.text)
        && rows[at + 1..].iter().take(10).any(|row| is_paragraph(row.text))
}

/// The name of an agency alone in its line, with which it signs its stories; one has that of the button for
/// letters.
fn is_signature(row: &Row<'_>) -> bool {
    row.text.len() <= 40 && (is_letter_size(row.text) || is_agency(row.text))
}

/// The name of a house in capitals, as it stands over a date.
pub(super) fn is_house(row: &Row<'_>) -> bool {
    row.text.len() <= 40
        && row.blanks == 0
        && row.text.chars().any(char::is_uppercase)
        && !row.text.chars().any(char::is_lowercase)
        && !ends_a_sentence(row.text)
}

/// The same, or the name of a section over it.
fn heads_with_a_date(rows: &[Row<'_>], at: usize) -> bool {
    is_dated_head(rows, at)
        || is_section(&rows[at..]) && at + 1 < rows.len() && is_dated_head(rows, at + 1)
}

/// A headline right over a line that is a date, behind the end of a sentence. A signature may stand between
/// them.
fn is_dated_head(rows: &[Row<'_>], at: usize) -> bool {
    let mut below_it = rows[at + 1..].iter().filter(|row| !is_signature(row));
    let is_date = |row: &Row<'_>| date_row(row.text).is_some() || is_clock_row(row.text);
    let dated = below_it.next().is_some_and(|next| {
        is_date(next) || is_house(next) && below_it.next().is_some_and(is_date)
    });
    let behind_sentence = at == 0
        || ends_a_sentence(rows[at - 1].text)
        || is_end_mark(rows[at - 1].text)
        || rows[at].blanks > 0;
    dated
        && behind_sentence
        && rows[at].is_title
        && below(rows, at)
            .skip(1)
            .filter(|row| {
                row.debris.is_none()
                    && !is_signature(row)
                    && !is_credited(row.text)
                    && !is_date(row)
            })
            .take(3)
            .any(|row| is_paragraph(row.text))
}

/// A headline over who wrote the story, and over what only a head has below that: the dateline of an
/// agency, a date, the writer's house. A subhead has a sentence below it, and `By the river` is no byline.
fn is_bylined_head(rows: &[Row<'_>], at: usize) -> bool {
    let byline_at = |n: usize| rows.get(n).is_some_and(|row| byline(row.text).is_some());
    if !rows[at].is_title || !(is_apart(rows, at) || rows[at].blanks > 0) {
        return false;
    }
    // A line of its own may stand between a headline and the byline.
    let decked = || {
        let deck = rows.get(at + 1).is_some_and(|deck| {
            let letters = deck.text.chars().take(351).count();
            (20..=350).contains(&letters)
                && letters > rows[at].text.chars().count()
                && date_row(deck.text).is_none()
        });
        deck && byline_at(at + 2)
    };
    let who = match byline_at(at + 1) {
        true => at + 1,
        false if decked() => at + 2,
        false => return false,
    };
    let behind = || rows[who + 1..].iter().take(4);
    // In a list of other stories each has a byline and a date, too; none has a dateline.
    if has_dateline(behind()) {
        return true;
    }
    let head = |row: &Row<'_>| {
        is_office(row.text) && row.text.len() <= 60
            || is_agency(row.text)
            || date_row(row.text).is_some()
    };
    is_apart(rows, at)
        && behind().next().is_some_and(head)
        && behind().any(|row| is_paragraph(row.text))
}

/// A headline of a sentence's length right over the dateline of an agency: subheads, which stand over
/// datelines too where a story has several, are shorter.
fn is_datelined_head(rows: &[Row<'_>], at: usize) -> bool {
    let text = rows[at].text;
    let long = text.split_whitespace().count() >= 6
        || text.contains(is_wide) && text.chars().count() >= 15;
    // What an agency has signed is over.
    let long = long || text.contains(' ') && at > 1 && is_signature(&rows[at - 1]);
    rows[at].is_title && long && is_apart(rows, at) && has_dateline(rows[at + 1..].iter().take(1))
}

/// Whether what stands above a row is over: a sentence, an end mark, a sign-off, what is no text.
fn is_apart(rows: &[Row<'_>], at: usize) -> bool {
    rows[..at].iter().rev().find(|row| !is_signature(row)).is_none_or(|above| {
        ends_a_sentence(above.text) && !above.text.ends_with(':')
            || above.sign_off.is_some()
            || above.debris.is_some_and(|why| why != "read more line")
            || is_rule(above.text)
    })
}

/// Whether one of these rows begins with the dateline of an agency.
fn has_dateline<'r, 'a: 'r>(mut rows: impl Iterator<Item = &'r Row<'a>>) -> bool {
    rows.any(|row| {
        is_paragraph(row.text)
            && split_dateline(row.text).is_some_and(|(dateline, _)| dateline.agency.is_some())
            || whole_dateline(row.text).is_some_and(|dateline| dateline.agency.is_some())
    })
}

/// Whether a row of running text is for desks or of a mail, as it stands above a headline.
fn is_beside_head(row: &Row<'_>) -> bool {
    row.debris.is_some()
        || row.sign_off.is_some()
        || is_for_editors(row.text)
        || is_for_desks(row.text)
        || embargo(row.text).is_some()
}

/// Whether a row is, or begins, running text.
fn is_paragraph(text: &str) -> bool {
    let words = text.split_whitespace().nth(1).is_some()
        || text.chars().filter(|&c| is_wide(c)).nth(7).is_some();
    (ends_a_sentence(text) && words) || text.chars().take(61).count() > 60
}
