//! When a wire was sent, as the machines of its agency write it above or below it:
//! `AP-NY-03-11-25 1432EDT`, `120931 Mrz 25`, `12-MAR-25 10:41 NNNN`, `(2025.10.05.)`.

use super::dates::date_row;
use crate::article::{Day, Precision, Time};
use crate::press::dates;

/// As what the row of a stamp is noted.
pub(super) const STAMP: &str = "stamp of the sending";

/// The longest such row, in bytes.
const LONGEST: usize = 60;

/// Reads a row that says nothing but when a wire was sent, and by which machine.
pub(super) fn stamp(text: &str) -> Option<Time> {
    let numbered = || text.bytes().filter(u8::is_ascii_digit).take(5).count() >= 5;
    if text.len() > LONGEST || !text.is_ascii() && text.len() > 40 || !numbered() {
        return None;
    }
    let text = text.strip_suffix("NNNN").map_or(text, str::trim_end);
    american(text)
        .or_else(|| by_day_and_hour(text))
        .or_else(|| hyphened(text))
        .or_else(|| bracketed(text))
}

/// `AP-NY-03-11-25 1432EDT`: codes, and month, day and year behind them; the clock is of the zone.
fn american(text: &str) -> Option<Time> {
    let (codes, clock) = text.split_once(' ').unwrap_or((text, ""));
    let mut parts = codes.rsplit('-');
    let (year, day, month) = (parts.next()?, parts.next()?, parts.next()?);
    let desk = parts.next()?;
    let house = parts.next().unwrap_or(desk);
    let code = |word: &str| {
        (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    // One code alone wants the clock beside it.
    if !(code(desk) && code(house) && parts.next().is_none()) || codes.len() < 14 && clock.len() < 4
    {
        return None;
    }
    sent(pair(day)?, pair(month)?, pair(year)?, clock)
}

/// `120931 Mrz 25`, `AFP 171432 GMT FEV 25`: day, hour and minute in one number.
fn by_day_and_hour(text: &str) -> Option<Time> {
    let mut words = text.split_ascii_whitespace().peekable();
    let house = |word: &&str| {
        word.len() <= 8 && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    words.next_if(house);
    let is_stamp = |word: &&str| word.len() == 6 && word.is_ascii();
    let (day, clock) = words.next().filter(is_stamp)?.split_at(2);
    let second = words.next()?;
    let (zone, month) = match month_of(second) {
        Some(month) => ("", month),
        None => (second, month_of(words.next()?)?),
    };
    let year = pair(words.next()?)?;
    let alone = words.next().is_none();
    alone.then(|| sent(pair(day)?, month, year, &format!("{clock}{zone}")))?
}

/// `12-MAR-25 10:41`: the form of ANSA.
fn hyphened(text: &str) -> Option<Time> {
    let (date, clock) = text.split_once(' ')?;
    let mut parts = date.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let alone = parts.next().is_none();
    alone.then(|| sent(pair(day)?, month_of(month)?, pair(year)?, clock))?
}

/// `(2025.10.05.)`, `（2025/02/04-10:31）`, `www.kcna.kp (Juche114.10.5.)`: the year first, in numbers and
/// brackets, behind nothing or the house's address. Juche counts the years from 1912 on.
fn bracketed(text: &str) -> Option<Time> {
    let text = text.strip_suffix(['.', '。']).unwrap_or(text).strip_suffix([')', '）'])?;
    let (before, inside) = text.split_once(['(', '（'])?;
    if !(before.is_empty() || before.starts_with("www.") && !before.trim_end().contains(' ')) {
        return None;
    }
    let numbers = |text: &str| {
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ':' | ' '))
    };
    let Some(juche) = inside.strip_prefix("Juche") else {
        let dated = inside.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
        return (dated && numbers(inside)).then(|| date_row(inside)?.published)?;
    };
    let mut parts = juche.trim_end_matches('.').split('.').map(|part| part.trim().parse::<u32>());
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let year = i32::try_from(year).ok().filter(|year| *year < 300)? + 1911;
    let day = Day::from_civil(year, month, day)?;
    parts.next().is_none().then(|| Time::of_day(day, Precision::Day))
}

/// A number of two digits.
fn pair(digits: &str) -> Option<u32> {
    (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

fn month_of(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    (word.chars().count() >= 3).then(|| dates::month(&word.to_lowercase()))?
}

/// A day of this or the last century, with the clock where its zone is said.
fn sent(day: u32, month: u32, year: u32, clock: &str) -> Option<Time> {
    let year = if year < 70 { 2000 + year } else { 1900 + year };
    let date = Day::from_civil(i32::try_from(year).ok()?, month, day)?;
    let plain = Time::of_day(date, Precision::Day);
    let clock = clock.trim();
    let digits: String = clock.chars().filter(char::is_ascii_digit).collect();
    if clock.is_empty() {
        return Some(plain);
    }
    let (hours, minutes) = (pair(digits.get(..2)?)?, pair(digits.get(2..)?)?);
    let zone = clock.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').trim();
    let fits = hours < 24 && minutes < 60 && zone.bytes().all(|byte| byte.is_ascii_uppercase());
    let said = || format!("{year}-{month:02}-{day:02} {hours:02}:{minutes:02} {zone}");
    let exact =
        || date_row(&said()).and_then(|row| row.published).filter(|time| time.day() == date);
    fits.then(|| exact().unwrap_or(plain))
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn stamps_of_many_houses() {
        for (text, said) in [
            ("AP-NY-03-11-25 1432EDT", "2025-03-11T14:32:00-04:00"),
            ("AP-WF-01-23-24 2034GMT", "2024-01-23T20:34:00Z"),
            ("APTV-03-11-25 1432GMT", "2025-03-11T14:32:00Z"),
            ("AP-NY-12-31-99 0001EST", "1999-12-31T00:01:00-05:00"),
            ("120931 Mrz 25", "2025-03-12"),
            ("AFP 171432 GMT FEV 25", "2025-02-17T14:32:00Z"),
            ("12-MAR-25 10:41 NNNN", "2025-03-12"),
            ("12-GEN-25 10:41", "2025-01-12"),
            ("(2025.10.05.)", "2025-10-05"),
            ("（2025/02/04-10:31）", "2025-02-04"),
            ("www.kcna.kp (2025.10.05.)", "2025-10-05"),
            ("www.kcna.kp (Juche114.10.5.)", "2025-10-05"),
        ] {
            let found = stamp(text).map(|time| time.to_string()).unwrap_or_default();
            assert_eq!(found, said, "{text}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "AP-NY-13-41-25 1432EDT",
            "A-1-B-22-33-44 5555",
            "120931 visitors came in 25 days",
            "12-mile run 10:41",
            "(2025.13.05.)",
            "Open daily (2025.10.05.)",
            "(2025 boats in 10 ports)",
            "(1931-2025)",
            "2025-03-12",
            "12 March 25 10:41",
        ] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }
}
