//! Dates that begin with their year: ISO 8601 with weeks and ordinal days, RFC 3339, W3C-DTF.

use super::zones;
use super::{Clock, Dated, Zone, dated, guessed};
use crate::article::Day;

/// Reads `2003-12-31T10:14:55Z` and its kin.
pub(super) fn read(text: &str) -> Option<Dated> {
    let (year, rest) = digits(text, 4)?;
    let year = year as i32;
    let Some((day, rest)) = day(year, rest) else {
        return partial(year, rest);
    };
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(dated(day, None, Zone::Unknown));
    }
    let (clock, rest) =
        clock(rest.strip_prefix(['T', 't', ':', ',']).unwrap_or(rest).trim_start())?;
    Some(dated(day, Some(clock), zones::read(rest)?))
}

/// A year, or a year and a month.
fn partial(year: i32, rest: &str) -> Option<Dated> {
    if rest.is_empty() {
        return guessed(year, 1);
    }
    let (month, rest) = short(rest.strip_prefix(['-', '/', '.'])?)?;
    rest.is_empty().then(|| guessed(year, month)).flatten()
}

/// The day within the year, in one of its forms.
fn day(year: i32, rest: &str) -> Option<(Day, &str)> {
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'));
    let behind = separator.map_or(rest, |_| &rest[1..]);
    if let Some(week) = behind.strip_prefix(['W', 'w']) {
        return week_day(year, week);
    }
    match separator {
        // `20031231`, `2003365`
        None => match run(behind) {
            4 | 8 | 10 => {
                let (month, rest) = digits(behind, 2)?;
                let (day, rest) = digits(rest, 2)?;
                Some((Day::from_civil(year, month, day)?, rest))
            }
            3 => ordinal(year, behind),
            _ => None,
        },
        Some(_) if run(behind) == 3 => ordinal(year, behind),
        Some(separator) => {
            let (month, rest) = short(behind)?;
            let (day, rest) = short(rest.strip_prefix(separator)?)?;
            Some((Day::from_civil(year, month, day)?, rest))
        }
    }
}

/// The 365th day of a year.
fn ordinal(year: i32, text: &str) -> Option<(Day, &str)> {
    let (number, rest) = digits(text, 3)?;
    let day = Day::from_civil(year, 1, 1)?.plus(number as i32 - 1);
    (number > 0 && day.civil().0 == year).then_some((day, rest))
}

/// `W52-3`: the third day of the week that holds the 52nd Thursday; without a day, its Monday.
fn week_day(year: i32, text: &str) -> Option<(Day, &str)> {
    let (week, rest) = digits(text, 2)?;
    let after = rest.strip_prefix('-').unwrap_or(rest);
    let (weekday, rest) = match run(after) {
        1 => digits(after, 1)?,
        _ => (1, rest),
    };
    if !(1..=53).contains(&week) || !(1..=7).contains(&weekday) {
        return None;
    }
    // The first week holds 4 January; 1 January 1970 was a Thursday.
    let fourth = Day::from_civil(year, 1, 4)?;
    let monday = fourth.number() - (fourth.number() + 3).rem_euclid(7);
    let offset = monday - fourth.number() + (week as i32 - 1) * 7 + weekday as i32 - 1;
    Some((fourth.plus(offset), rest))
}

/// `10:14:55.3`, `10:14`, `101455`, `10`.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let long = run(text);
    let (hours, rest) = if long == 1 { digits(text, 1)? } else { digits(text, 2)? };
    let (minutes, seconds, rest) = if long >= 4 {
        let (minutes, rest) = digits(rest, 2)?;
        let (seconds, rest) = if long >= 6 { digits(rest, 2)? } else { (0, rest) };
        (minutes, seconds, rest)
    } else if let Some(rest) = rest.strip_prefix(':') {
        let (minutes, rest) = short(rest)?;
        match rest.strip_prefix(':') {
            Some(rest) => {
                let (seconds, rest) = short(rest)?;
                (minutes, seconds, rest)
            }
            None => (minutes, 0, rest),
        }
    } else {
        (0, 0, rest)
    };
    let rest = match rest.strip_prefix(['.', ',', ':']) {
        Some(fraction) if fraction.starts_with(|c: char| c.is_ascii_digit()) => {
            fraction.trim_start_matches(|c: char| c.is_ascii_digit())
        }
        _ => rest,
    };
    Some((Clock::new(hours, minutes, seconds)?, rest))
}

/// How many digits the text begins with.
fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Exactly so many digits, and what follows.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let head = text.get(..count).filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((head.parse().ok()?, &text[count..]))
}

/// One or two digits that no third follows.
fn short(text: &str) -> Option<(u32, &str)> {
    digits(text, run(text)).filter(|_| (1..=2).contains(&run(text)))
}
