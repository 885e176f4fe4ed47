//! What is typed for a day: a date, or words that mean one when they are typed.
//!
//! | typed | meant |
//! | --- | --- |
//! | `2024`, `2024-01`, `2024-1-23`, `2024/01/23` | that year, month, day |
//! | `today`, `yesterday` | that day |
//! | `monday` to `sunday` | the latest such day, today or before |
//! | `this week`, `this month`, `this year` | all of it; a week begins on Monday |
//! | `last week`, `last month`, `last year`; `past` is the same | the one before this one, all of it |
//! | `3 days`, `2 weeks`, `6 months`, `1 year`, `7d`, `2w`, `6m`, `1y`, `last 3 days` | so long, up to today |

use crate::article::Day;

/// What was typed for days.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// From the first to the last of them.
    Are(Day, Day),
    /// What may become days with more letters.
    Unfinished,
    /// No days.
    None,
}

/// Reads days, as they are meant on the day `today`.
pub(super) fn read(typed: &str, today: Day) -> Days {
    match date(typed) {
        Days::None => relative(typed, today),
        date => date,
    }
}

/// A year, a month, or a day, from its first day to its last.
fn date(text: &str) -> Days {
    let (mut numbers, mut lengths, mut part) = ([0u32; 3], [0; 3], 0);
    for c in text.chars() {
        match c.to_digit(10) {
            Some(digit) if lengths[part] < 4 => {
                numbers[part] = numbers[part] * 10 + digit;
                lengths[part] += 1;
            }
            None if matches!(c, '-' | '/' | '.') && part < 2 => part += 1,
            _ => return Days::None,
        }
    }
    let [year, month, day] = numbers;
    if lengths[0] < 4 {
        return if part == 0 { Days::Unfinished } else { Days::None };
    }
    let year = year as i32;
    let last = match (month, day) {
        (0, _) => Day::from_civil(year, 12, 31),
        (_, 0) => next_month(year, month).map(|next| next.plus(-1)),
        _ => Day::from_civil(year, month, day),
    };
    match Day::from_civil(year, month.max(1), day.max(1)).zip(last) {
        Some((first, last)) => Days::Are(first, last),
        None => Days::None,
    }
}

/// The first day of the month behind this one.
fn next_month(year: i32, month: u32) -> Option<Day> {
    match month {
        12 => Day::from_civil(year, 12, 31).map(|day| day.plus(1)),
        _ => Day::from_civil(year, month + 1, 1),
    }
}

/// The days of a week, the first of them first.
const WEEK: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that mean days; those in `ONE` mean one.
const ONE: [&str; 2] = ["today", "yesterday"];
const WHICH: [&str; 3] = ["this", "last", "past"];

/// A length of time, by its name, and how many days it has, or months.
#[derive(Clone, Copy)]
enum Span {
    Days(u32),
    Months(u32),
}

const SPANS: [(&str, Span); 4] = [
    ("day", Span::Days(1)),
    ("week", Span::Days(7)),
    ("month", Span::Months(1)),
    ("year", Span::Months(12)),
];

/// Days that are said by where they stand to today.
fn relative(typed: &str, today: Day) -> Days {
    let small = typed.to_ascii_lowercase();
    let mut words = small.split([' ', '-', '_']).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return Days::None };
    let (second, third) = (words.next(), words.next());
    if words.next().is_some() {
        return Days::None;
    }
    let days = match (first, second, third) {
        ("today", None, _) => Some((today, today)),
        ("yesterday", None, _) => Some((today.plus(-1), today.plus(-1))),
        (day, None, _) if WEEK.contains(&day) => {
            let number = WEEK.iter().position(|it| *it == day).unwrap_or_default() as i32;
            let back = (weekday(today) - number).rem_euclid(7);
            Some((today.plus(-back), today.plus(-back)))
        }
        ("this", Some(unit), None) => whole(today, unit),
        ("last" | "past", Some(unit), None) if unit != "day" && whole(today, unit).is_some() => {
            whole(today, unit).and_then(|(first, _)| whole(first.plus(-1), unit))
        }
        ("last" | "past", Some(count), Some(unit)) => {
            count.parse().ok().and_then(|n| back(today, n, unit))
        }
        (count, Some(unit), None) => count.parse().ok().and_then(|n| back(today, n, unit)),
        (short, None, _) => {
            let end = short.len() - short.chars().next_back().map_or(0, char::len_utf8);
            let (count, letter) = short.split_at(end);
            let mut spans = SPANS.iter();
            let named = spans.find(|(name, _)| !letter.is_empty() && name.starts_with(letter));
            let count = count.parse().ok().filter(|_| letter.len() == 1);
            count.zip(named).and_then(|(count, (name, _))| back(today, count, name))
        }
        _ => None,
    };
    match days {
        Some((first, last)) => Days::Are(first, last),
        None if may_go_on(first, second, third) => Days::Unfinished,
        None => Days::None,
    }
}

/// Whether more letters could make days of it.
fn may_go_on(first: &str, second: Option<&str>, third: Option<&str>) -> bool {
    let begins_span = |word: &str| SPANS.iter().any(|(name, _)| name.starts_with(word));
    let is_number = |word: &str| word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_which = WHICH.contains(&first);
    match (second, third) {
        (None, _) => WEEK.iter().chain(&ONE).chain(&WHICH).any(|word| word.starts_with(first)),
        (Some(word), None) => {
            (is_which || is_number(first)) && begins_span(word) || is_which && is_number(word)
        }
        (Some(count), Some(word)) => is_which && is_number(count) && begins_span(word),
    }
}

/// Monday is 0.
fn weekday(day: Day) -> i32 {
    // The first of January 1970 was a Thursday.
    (day.number() + 3).rem_euclid(7)
}

/// The week, the month or the year that a day is in.
fn whole(day: Day, unit: &str) -> Option<(Day, Day)> {
    let (year, month, _) = day.civil();
    Some(match unit {
        "day" => (day, day),
        "week" => {
            let first = day.plus(-weekday(day));
            (first, first.plus(6))
        }
        "month" => (Day::from_civil(year, month, 1)?, next_month(year, month)?.plus(-1)),
        "year" => (Day::from_civil(year, 1, 1)?, Day::from_civil(year, 12, 31)?),
        _ => return None,
    })
}

/// So many days, weeks, months or years up to today.
fn back(today: Day, count: u32, unit: &str) -> Option<(Day, Day)> {
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let (_, span) = SPANS.iter().find(|(name, _)| *name == unit)?;
    let count = i32::try_from(count).ok().filter(|count| (1..=1_000).contains(count))?;
    let first = match *span {
        Span::Days(days) => today.plus(1 - count * days as i32),
        Span::Months(months) => {
            let (year, month, date) = today.civil();
            let months = year * 12 + month as i32 - 1 - count * months as i32;
            let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
            // What has no such date ends with the month.
            let day = (1..=date).rev().find_map(|date| Day::from_civil(year, month, date))?;
            day.plus(1)
        }
    };
    Some((first, today))
}
