//! Days and times as wires and pages write them above a story: `January 23, 2024 6:40 PM EST`,
//! `Updated 24 Jan. 2024`, `2024年1月23日`, `23. Januar 2024`.
//!
//! A text is taken apart into words, and a date is three of them in a row: that is how it is found.
//! What it says is read by [`dates`], as the dates of every source are.

use std::ops::Range;

use super::date_words::{Kind, Label, Word, puts_day_first, words, words_while};
use crate::article::{Day, Precision, Time};
use crate::press::dates;

/// The dates of a line that says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::press) struct DateRow {
    pub(in crate::press) published: Option<Time>,
    pub(in crate::press) updated: Option<Time>,
    pub(in crate::press) corrected: Option<Time>,
    /// Whether the line says what its date is of.
    pub(super) labelled: bool,
}

/// The longest line that can be a line of dates.
const LONGEST: usize = 140;

/// A line that says nothing but when.
pub(in crate::press) fn date_row(line: &str) -> Option<DateRow> {
    date_row_in(line, false)
}

/// The same, and whether in the line's language the day comes first where numbers alone say it.
pub(super) fn date_row_in(line: &str, day_first: bool) -> Option<DateRow> {
    let numbered = match line.is_ascii() {
        true => line.bytes().any(|byte| byte.is_ascii_digit()),
        false => line.contains(char::is_numeric),
    };
    if line.len() > LONGEST || !numbered {
        return None;
    }
    let words = words_while(line, |kind| kind != Kind::Other)?;
    let day_first = day_first || words.iter().any(|word| puts_day_first(&line[word.at.clone()]));
    let mut found = DateRow::default();
    let mut label = None;
    let mut clock = None;
    let mut at = 0;
    while at < words.len() {
        if let Kind::Label(said) = words[at].kind {
            label = Some(said);
            found.labelled = true;
        }
        if let Some(day) = day_at(&words, at, day_first) {
            let (time, after) = timed(line, &words, at, day, clock.take());
            match label.unwrap_or(Label::Published) {
                Label::Published => found.published = found.published.or(Some(time)),
                Label::Updated => found.updated = found.updated.or(Some(time)),
                Label::Corrected => found.corrected = found.corrected.or(Some(time)),
            }
            at = after;
            continue;
        }
        // A time of day may stand before its date: `10:15 GMT, 23 January 2024`.
        if let Some(after) = clock_end(&words, at) {
            clock = Some(&line[words[at].at.start..words[after - 1].at.end]);
            at = after;
            continue;
        }
        at += 1;
    }
    let any = found.published.or(found.updated).or(found.corrected).is_some();
    any.then_some(found)
}

/// The first date of a text, where it stands.
pub(super) fn first_date(text: &str) -> Option<(Time, Range<usize>)> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let day = day_at(&words, at, false)?;
        // `October 7 13 2007` is days of October, not the thirteenth of July.
        let behind_month = at > 0 && matches!(words[at - 1].kind, Kind::Month(_));
        if behind_month && matches!(words[at].kind, Kind::Number { .. }) {
            return None;
        }
        let from = at - usize::from(at > 0 && words[at - 1].kind == Kind::Weekday);
        let (time, after) = timed(text, &words, at, day, None);
        Some((time, words[from].at.start..words[after - 1].at.end))
    })
}

/// A day in the words from here, whether it was guessed, and the word behind it.
fn day_at(words: &[Word], at: usize, day_first: bool) -> Option<(Day, bool, usize)> {
    let kind =
        |n: usize| words.get(at + n).filter(|word| n == 0 || !word.parted).map(|word| word.kind);
    // Small words within a date are stepped over: `23 de enero de 2024`.
    let (first, second, third) = (kind(0)?, kind(1)?, kind(2)?);
    let number = |kind: Kind| match kind {
        Kind::Number { value, digits, .. } => Some((value, digits)),
        _ => None,
    };
    let year = |kind: Kind| {
        number(kind)
            .filter(|&(value, digits)| digits == 4 && (1900..2100).contains(&value))
            .map(|(value, _)| value as i32)
    };
    let small =
        |kind: Kind| number(kind).filter(|&(_, digits)| digits <= 2).map(|(value, _)| value);
    let civil = |y: i32, m: u32, d: u32, after: usize| {
        Day::from_civil(y, m, d).map(|day| (day, false, at + after))
    };
    match (first, second, third) {
        (Kind::Month(month), day, y) if small(day).is_some() && year(y).is_some() => {
            civil(year(y)?, month, small(day)?, 3)
        }
        (day, Kind::Month(month), y) if small(day).is_some() && year(y).is_some() => {
            civil(year(y)?, month, small(day)?, 3)
        }
        (day, Kind::Filler, Kind::Month(month)) if small(day).is_some() => match (kind(3), kind(4))
        {
            (Some(y), _) if year(y).is_some() => civil(year(y)?, month, small(day)?, 4),
            (Some(Kind::Filler), Some(y)) => civil(year(y)?, month, small(day)?, 5),
            _ => None,
        },
        (y, month, day) if year(y).is_some() && small(month).is_some() && small(day).is_some() => {
            civil(year(y)?, small(month)?, small(day)?, 3)
        }
        (one, two, y) if small(one).is_some() && small(two).is_some() && year(y).is_some() => {
            let (one, two, y) = (small(one)?, small(two)?, year(y)?);
            // Which is the month can be told when one is past 12; otherwise slashes are read as
            // American and full stops as European, and the day is marked as a guess.
            let european = words[at].kind != Kind::Other
                && words[at + 1].at.start > 0
                && words[at].parted_by_dot(words.get(at + 1));
            match () {
                () if one > 12 => civil(y, two, one, 3),
                () if two > 12 || one == two => civil(y, one, two, 3),
                () if european || day_first => civil(y, two, one, 3),
                () => Day::from_civil(y, one, two).map(|day| (day, true, at + 3)),
            }
        }
        _ => None,
    }
}

/// The date with the time of day that stands behind it, or that stood before it, and the word behind.
fn timed(
    text: &str,
    words: &[Word],
    from: usize,
    found: (Day, bool, usize),
    clock_before: Option<&str>,
) -> (Time, usize) {
    let (day, guessed, after) = found;
    let mut at = after;
    while words.get(at).is_some_and(|word| word.kind == Kind::Filler) {
        at += 1;
    }
    let end = clock_end(words, at).unwrap_or(after);
    let plain = Time::of_day(day, if guessed { Precision::Guessed } else { Precision::Day });
    let written = &text[words[from].at.start..words[end - 1].at.end];
    // Glued to its clock a year is read as neither.
    let glue =
        words.get(after).map(|clock| clock.at.start).filter(|&at| at == words[after - 1].at.end);
    let read = match (clock_before.filter(|_| end == after), glue.filter(|_| end > after)) {
        (Some(clock), _) => dates::read(&format!("{written} {clock}")),
        (None, Some(glue)) => {
            let (date, clock) = written.split_at(glue - words[from].at.start);
            dates::read(&format!("{date} {clock}"))
        }
        (None, None) => dates::read(written),
    };
    // Where both do not find the same day, the words were not one date; the day found here stands.
    let time = read.map(|dated| dated.time).filter(|time| time.day() == day && !guessed);
    (time.unwrap_or(plain), end)
}

/// Where a time of day that begins at a word ends.
fn clock_end(words: &[Word], at: usize) -> Option<usize> {
    let noon = |at: usize| matches!(words.get(at), Some(Word { kind: Kind::Noon, .. }));
    let mut end = match words.get(at)?.kind {
        Kind::Clock => at + 1,
        Kind::Number { value, digits, .. } if digits <= 2 && value <= 12 && noon(at + 1) => at + 1,
        _ => return None,
    };
    end += usize::from(noon(end));
    let zone = |at: usize| matches!(words.get(at), Some(Word { kind: Kind::Zone, .. }));
    end += usize::from(zone(end));
    end += usize::from(zone(end));
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::{date_row, first_date};

    #[track_caller]
    fn row(line: &str, published: &str, updated: &str) {
        let found = date_row(line).unwrap_or_default();
        let said = |time: Option<crate::article::Time>| {
            time.map(|time| time.to_string()).unwrap_or_default()
        };
        assert_eq!(
            (said(found.published), said(found.updated)),
            (published.to_owned(), updated.to_owned()),
            "{line}"
        );
    }

    #[test]
    fn lines_of_dates() {
        row("January 23, 2024 6:40 PM EST", "2024-01-23T18:40:00-05:00", "");
        row("Published: Jan. 23, 2024", "2024-01-23", "");
        row("January 23, 2024 6:40 PM GMT+2 Updated 2 hours ago", "2024-01-23T18:40:00+02:00", "");
        row("March 4, 20252:15 PM GMT+1Updated 3 hours ago", "2025-03-04T14:15:00+01:00", "");
        row("Last updated on 24 January 2024 at 10:15 GMT", "", "2024-01-24T10:15:00Z");
        row("Published January 23, 2024 | Updated January 24, 2024", "2024-01-23", "2024-01-24");
        row("Tuesday, January 23rd, 2024", "2024-01-23", "");
        row("10:15 p.m. CET, 23 January 2024", "2024-01-23T22:15:00+01:00", "");
        row("2024年1月23日", "2024-01-23", "");
        row("23. Januar 2024, 9:05 Uhr", "2024-01-23", "");
        row("Publié le 23 janvier 2024", "2024-01-23", "");
        row("23 de enero de 2024", "2024-01-23", "");
        row("2024-01-23", "2024-01-23", "");
        row("01/23/2024", "2024-01-23", "");
        row("03/04/2024", "2024-03-04~", "");
        row("04.03.2024", "2024-03-04", "");
        row("٢٣ يناير", "", "");
        row("23 يناير 2024", "2024-01-23", "");
        row("The council meets again on February 6, 2024", "", "");
        row("February 31, 2024", "", "");
        row("20", "", "");
    }

    #[test]
    fn dates_in_a_text() {
        let text = "Statement Regarding Budget Monday February 6 2006 U S Senator";
        let (time, at) = first_date(text).unwrap_or_else(|| panic!("a date"));
        assert_eq!(
            (time.to_string().as_str(), &text[at]),
            ("2006-02-06", "Monday February 6 2006")
        );
        assert_eq!(first_date("by 2009 at 10 of the clock"), None);
    }
}
