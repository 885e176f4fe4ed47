//! Dates as people and mail programs write them, their parts in any order: RFC 822, asctime,
//! American, European and East Asian.

use super::months;
use super::zones;
use super::{Clock, Dated, Order, Zone, dated, full_year, guessed, joins_letters};
use crate::article::{Day, Precision, Time};

/// A part of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Word(String),
    Sign(char),
}

impl Part {
    fn number(&self) -> Option<(u32, usize)> {
        match self {
            Self::Number { value, digits } => Some((*value, *digits)),
            Self::Word(_) | Self::Sign(_) => None,
        }
    }

    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Number { .. } | Self::Sign(_) => None,
        }
    }

    fn is_word(&self, words: &[&str]) -> bool {
        self.word().is_some_and(|word| words.contains(&word))
    }
}

/// Reads a date whose parts may stand in any order.
pub(super) fn read(text: &str, order: Order) -> Option<Dated> {
    let mut parts = parts(text)?;
    let (clock, zone) = take_clock(&mut parts);
    if let Some(dated) = east_asian(&parts, clock, zone) {
        return Some(dated);
    }
    // The last: `mar. 12 janv.` begins with a Tuesday.
    let month = parts
        .iter()
        .rposition(|part| part.word().is_some_and(|word| months::month(word).is_some()));
    match month {
        Some(at) => named_month(&parts, at, clock, zone),
        None => numbers_alone(&parts, clock, zone, order),
    }
}

fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let used = if c.is_ascii_digit() {
            let used = end(|c| c.is_ascii_digit());
            // A number beyond all years is part of something else.
            let value = rest[..used].parse().ok().filter(|_| used <= 8)?;
            parts.push(Part::Number { value, digits: used });
            used
        } else if is_unit(c) {
            parts.push(Part::Word(c.to_string()));
            c.len_utf8()
        } else if c.is_alphabetic() {
            let used = end(|c| (c.is_alphabetic() || joins_letters(c)) && !is_unit(c));
            parts.push(Part::Word(rest[..used].to_lowercase()));
            used
        } else {
            if !c.is_whitespace() {
                parts.push(Part::Sign(c));
            }
            c.len_utf8()
        };
        rest = &rest[used..];
    }
    Some(parts)
}

/// The characters that East Asian dates have behind their numbers.
fn is_unit(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '号'
            | '時'
            | '时'
            | '点'
            | '點'
            | '分'
            | '秒'
            | '년'
            | '월'
            | '일'
            | '시'
            | '초'
    )
}

const BEFORE_NOON: [&str; 6] = ["am", "a", "오전", "上午", "午前", "πμ"];
const AFTER_NOON: [&str; 7] = ["pm", "p", "오후", "下午", "午後", "μμ", "晚上"];
const HOURS: [&str; 7] = ["時", "时", "点", "點", "시", "h", "uhr"];
const MINUTES: [&str; 3] = ["分", "분", "min"];

/// Takes the clock and its zone out of the parts.
fn take_clock(parts: &mut Vec<Part>) -> (Option<Clock>, Zone) {
    let number = |parts: &[Part], at: usize| {
        parts.get(at).and_then(Part::number).filter(|(_, digits)| *digits <= 2)
    };
    let sign = |parts: &[Part], at: usize, wanted: char| parts.get(at) == Some(&Part::Sign(wanted));
    let Some(at) = (0..parts.len()).find(|at| {
        number(parts, *at).is_some()
            && (sign(parts, at + 1, ':') && number(parts, at + 2).is_some()
                || parts.get(at + 1).is_some_and(|part| part.is_word(&HOURS))
                || parts.get(at + 1).is_some_and(|part| part.is_word(&["am", "pm"])))
    }) else {
        return (None, Zone::Unknown);
    };
    let hours = number(parts, at).map_or(0, |(hours, _)| hours);
    let (mut minutes, mut seconds, mut end) = (0, 0, at + 1);
    if sign(parts, end, ':') || parts[end].is_word(&HOURS) {
        end += 1;
        if let Some((value, _)) = number(parts, end) {
            (minutes, end) = (value, end + 1);
            let is_unit = parts.get(end).is_some_and(|part| part.is_word(&MINUTES));
            if is_unit || sign(parts, end, ':') {
                end += 1;
            }
            let follows =
                end > 0 && (sign(parts, end - 1, ':') || parts[end - 1].is_word(&MINUTES));
            if follows && let Some((value, _)) = number(parts, end) {
                (seconds, end) = (value, end + 1);
                if parts.get(end).is_some_and(|part| part.is_word(&["秒", "초"])) {
                    end += 1;
                }
                // Parts of a second.
                if (sign(parts, end, '.') || sign(parts, end, ','))
                    && let Some(Part::Number { digits, .. }) = parts.get(end + 1)
                    && *digits != 4
                {
                    end += 2;
                }
            }
        }
    }
    let (half, end) = take_half(parts, at, end);
    let hours = match half {
        Some(Half::After) if hours < 12 => hours + 12,
        Some(Half::Before) if hours == 12 => 0,
        _ => hours,
    };
    let (mut zone, end) = take_zone(parts, end);
    parts.drain(at..end);
    if zone == Zone::Unknown {
        zone = take_last_zone(parts);
    }
    parts.retain(|part| !part.is_word(&BEFORE_NOON[2..]) && !part.is_word(&AFTER_NOON[2..]));
    (Clock::new(hours, minutes, seconds), zone)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Before,
    After,
}

/// `am`, `p.m.`, behind the clock or, as in the East, before it.
fn take_half(parts: &[Part], clock: usize, end: usize) -> (Option<Half>, usize) {
    let half = |part: Option<&Part>| match part {
        Some(part) if part.is_word(&BEFORE_NOON) => Some(Half::Before),
        Some(part) if part.is_word(&AFTER_NOON) => Some(Half::After),
        _ => None,
    };
    if clock > 0
        && let Some(half) = half(parts.get(clock - 1))
    {
        return (Some(half), end);
    }
    let Some(found) = half(parts.get(end)) else { return (None, end) };
    let dotted = [Part::Sign('.'), Part::Word("m".to_owned()), Part::Sign('.')];
    match parts.get(end).and_then(Part::word) {
        Some("a" | "p") if parts[end + 1..].starts_with(&dotted[..2]) => {
            let used = if parts[end + 1..].starts_with(&dotted) { 4 } else { 3 };
            (Some(found), end + used)
        }
        // A lone letter is a military zone.
        Some("a" | "p") => (None, end),
        _ => (Some(found), end + 1),
    }
}

/// A zone right behind the clock.
fn take_zone(parts: &[Part], end: usize) -> (Zone, usize) {
    let mut start = end + usize::from(parts.get(end) == Some(&Part::Sign('(')));
    // `Etc/GMT`: what counts is behind the stroke.
    if parts.get(start).is_some_and(|part| part.word().is_some())
        && parts.get(start + 1) == Some(&Part::Sign('/'))
    {
        start += 2;
    }
    let named = parts.get(start).and_then(Part::word).and_then(zones::name);
    let behind_name = if named.is_some() { start + 1 } else { start };
    let zone = match (parts.get(behind_name), parts.get(behind_name + 1)) {
        (Some(Part::Sign(sign @ ('+' | '-'))), Some(Part::Number { value, digits })) => {
            let minutes = match (parts.get(behind_name + 2), parts.get(behind_name + 3)) {
                (Some(Part::Sign(':')), Some(Part::Number { value, .. })) if *digits <= 2 => {
                    Some(*value)
                }
                _ => None,
            };
            // `10:00 - 2005` is a year.
            let fits = minutes.is_some() || *digits <= 2 || *digits <= 4 && *value <= 1400;
            let text = match minutes {
                Some(minutes) => format!("{sign}{value}:{minutes:02}"),
                None => format!("{sign}{value:0width$}", width = *digits),
            };
            let used = behind_name + 2 + if minutes.is_some() { 2 } else { 0 };
            fits.then(|| zones::number(&text)).flatten().map(|zone| (zone, used))
        }
        _ => None,
    };
    match (zone, named) {
        (Some(found), _) => found,
        (None, Some(zone)) => (zone, behind_name),
        (None, None) => (Zone::Unknown, end),
    }
}

/// A zone at the very end, behind the year: `16:29:06 2004 +0100`, `19:34:11 2004 GMT`.
fn take_last_zone(parts: &mut Vec<Part>) -> Zone {
    let start = match parts.as_slice() {
        [.., Part::Number { digits: 4, .. }, Part::Word(name)] if name.len() >= 3 => {
            parts.len() - 1
        }
        [
            ..,
            Part::Number { digits: 4, .. },
            Part::Sign('+' | '-'),
            Part::Number { digits: 4, .. },
        ] => parts.len() - 2,
        _ => return Zone::Unknown,
    };
    let (zone, _) = take_zone(parts, start);
    parts.truncate(start);
    zone
}

/// `2004年12月31日`, `2004년 5월 28일`.
fn east_asian(parts: &[Part], clock: Option<Clock>, zone: Zone) -> Option<Dated> {
    let before = |units: &[&str]| {
        let at = parts.iter().position(|part| part.is_word(units))?;
        parts.get(at.checked_sub(1)?)?.number()
    };
    let (year, digits) = before(&["年", "년"])?;
    let year = full_year(year, digits);
    match (before(&["月", "월"]), before(&["日", "일", "号"])) {
        (Some((month, _)), Some((day, _))) => {
            Some(dated(Day::from_civil(year, month, day)?, clock, zone))
        }
        (Some((month, _)), None) => guessed(year, month),
        (None, _) => guessed(year, 1),
    }
}

/// A day and a year around the name of a month.
fn named_month(parts: &[Part], at: usize, clock: Option<Clock>, zone: Zone) -> Option<Dated> {
    let month = parts[at].word().and_then(months::month)?;
    let numbers: Vec<(u32, usize)> = parts.iter().filter_map(Part::number).collect();
    let is_year = |(value, digits): (u32, usize)| digits >= 3 || value > 31;
    let (day, year) = match numbers.as_slice() {
        [one] if is_year(*one) => return guessed(full_year(one.0, one.1), month),
        // `May 5`: of which year is not said.
        [_] | [] => return None,
        [first, second, ..] if is_year(*first) => (*second, *first),
        [first, second, ..] => (*first, *second),
    };
    let day = Day::from_civil(full_year(year.0, year.1), month, day.0)?;
    Some(dated(day, clock, zone))
}

/// Three numbers between the same signs.
fn numbers_alone(parts: &[Part], clock: Option<Clock>, zone: Zone, order: Order) -> Option<Dated> {
    let at = parts.iter().position(|part| part.number().is_some())?;
    let [
        Part::Number { value: a, digits: a_digits },
        Part::Sign(sign),
        Part::Number { value: b, .. },
        Part::Sign(again),
        Part::Number { value: c, digits: c_digits },
        ..,
    ] = parts.get(at..)?
    else {
        return None;
    };
    if sign != again || !matches!(sign, '.' | '/' | '-') {
        return None;
    }
    let (a, b, c) = (*a, *b, *c);
    if *a_digits == 4 {
        return Some(dated(Day::from_civil(a as i32, b, c)?, clock, zone));
    }
    let year = full_year(c, *c_digits);
    let european = Day::from_civil(year, b, a);
    let american = Day::from_civil(year, a, b);
    match (american, european) {
        (None, Some(day)) => Some(dated(day, clock, zone)),
        (Some(day), None) => Some(dated(day, clock, zone)),
        (Some(_), Some(day)) if *sign == '.' || a == b => Some(dated(day, clock, zone)),
        (Some(_), Some(day)) if order == Order::DayFirst => Some(dated(day, clock, zone)),
        (Some(day), Some(_)) if order == Order::MonthFirst => Some(dated(day, clock, zone)),
        (Some(day), Some(_)) => {
            let remark = Some("day and month may be either way round; the month is taken first");
            Some(Dated { time: Time::of_day(day, Precision::Guessed), remark })
        }
        (None, None) => None,
    }
}
