//! When a story was published: an instant, the zone it was said in, and how precisely it is known.
//!
//! A story's day is the day in its own zone, as published; filters, cards and pages all use it.
//! Written as `2024-01-23T09:40:00+01:00` (exact), `2024-01-23` (a day) or `2024-01-23~` (a guess,
//! the mark of ISO 8601-2 for "approximate").

use std::fmt;

use serde_json::Value;

use super::json::{Json, Problem, read_string, shortened};

/// A day of the Gregorian calendar, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// 1 January 1970, from which days are counted.
    pub const EPOCH: Self = Self(0);

    /// The day of a civil date, if there is one, in the years 1 to 9999.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        let in_range = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        in_range.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Reads `2024-01-23`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = number(text, 4)?;
        let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
        let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
        rest.is_empty().then(|| Self::from_civil(year as i32, month, day)).flatten()
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The number of days since 1 January 1970.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day so many days later, or earlier when negative; kept within the years 1 to 9999.
    pub fn plus(self, days: i32) -> Self {
        let first = days_from_civil(1, 1, 1);
        let last = days_from_civil(9999, 12, 31);
        Self(self.0.saturating_add(days).clamp(first, last))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// How precisely a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// To the second, with its zone.
    Exact,
    /// To the day.
    Day,
    /// To the day, and not stated by the source.
    Guessed,
}

/// A point in time as a story states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Seconds since 1 January 1970 00:00 in the story's own zone, not in UTC.
    local: i64,
    /// How far the zone is ahead of UTC, in minutes.
    offset: i16,
    precision: Precision,
}

impl Time {
    /// Reads the three forms; leap seconds are taken as the second before.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(day) = text.strip_suffix('~').and_then(Day::parse) {
            return Some(Self::of_day(day, Precision::Guessed));
        }
        if text.len() == 10 {
            return Day::parse(text).map(|day| Self::of_day(day, Precision::Day));
        }
        let (date, clock) = text.split_once(['T', 't'])?;
        let day = Day::parse(date)?;
        let (hours, rest) = number(clock, 2)?;
        let (minutes, rest) = number(rest.strip_prefix(':')?, 2)?;
        let (seconds, rest) = match rest.strip_prefix(':') {
            Some(rest) => number(rest, 2)?,
            None => (0, rest),
        };
        if hours > 23 || minutes > 59 || seconds > 60 {
            return None;
        }
        let rest = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                if zone.len() == fraction.len() {
                    return None;
                }
                zone
            }
            None => rest,
        };
        let offset = zone_offset(rest)?;
        let clock = i64::from(hours) * 3600 + i64::from(minutes) * 60 + i64::from(seconds.min(59));
        let local = i64::from(day.0) * 86_400 + clock;
        Some(Self { local, offset, precision: Precision::Exact })
    }

    /// A moment: so many seconds into a day, in a zone so many minutes ahead of UTC. `None` past
    /// the end of the day or beyond the zones of the world.
    pub fn exact(day: Day, seconds: u32, offset: i16) -> Option<Self> {
        let fits = seconds < 86_400 && offset.unsigned_abs() <= 14 * 60;
        let local = i64::from(day.0) * 86_400 + i64::from(seconds);
        fits.then_some(Self { local, offset, precision: Precision::Exact })
    }

    /// A whole day, the clock and the zone being unknown.
    pub fn of_day(day: Day, precision: Precision) -> Self {
        Self { local: i64::from(day.0) * 86_400, offset: 0, precision }
    }

    /// The day in the story's own zone.
    pub fn day(self) -> Day {
        Day(self.local.div_euclid(86_400) as i32)
    }

    /// Hours and minutes in the story's own zone; `None` when only the day is known.
    pub fn clock(self) -> Option<(u32, u32)> {
        let seconds = self.local.rem_euclid(86_400) as u32;
        (self.precision == Precision::Exact).then_some((seconds / 3600, seconds / 60 % 60))
    }

    /// How far the zone is ahead of UTC, in minutes.
    pub fn offset(self) -> i16 {
        self.offset
    }

    /// How precisely the time is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Seconds since 1 January 1970 00:00 UTC, for putting stories in order.
    pub fn instant(self) -> i64 {
        self.local - i64::from(self.offset) * 60
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day().fmt(f)?;
        match self.precision {
            Precision::Day => Ok(()),
            Precision::Guessed => f.write_str("~"),
            Precision::Exact => {
                let seconds = self.local.rem_euclid(86_400);
                let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
                write!(f, "T{h:02}:{m:02}:{s:02}")?;
                if self.offset == 0 {
                    return f.write_str("Z");
                }
                let sign = if self.offset < 0 { '-' } else { '+' };
                let ahead = self.offset.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", ahead / 60, ahead % 60)
            }
        }
    }
}

impl Json for Time {
    fn read(value: Value) -> Result<Self, Problem> {
        let text = read_string(value)?;
        Self::parse(&text).ok_or_else(|| {
            Problem::new(
                format!("`{}` is not a date", shortened(&text)),
                "write it as 2024-01-23T09:40:00+01:00, 2024-01-23, or 2024-01-23~ for a guess",
            )
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod described {
    use serde_json::{Value, json};

    use super::super::schema::{Definitions, Described};
    use super::Time;

    impl serde::Serialize for Time {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.collect_str(self)
        }
    }

    impl Described for Time {
        fn schema(book: &mut Definitions) -> Value {
            book.define("Time", |_| {
                json!({
                    "description": "A date and time with its zone; a day; or, with ~, a guessed day.",
                    "type": "string",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(~|[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?([Zz]|[+-][0-9]{2}:?[0-9]{2}))?$",
                })
            })
        }
    }
}

/// `Z`, `+01:00`, `+0100`: minutes ahead of UTC.
fn zone_offset(zone: &str) -> Option<i16> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, rest) = number(&zone[1..], 2)?;
    let (minutes, rest) = number(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    let fits = rest.is_empty() && minutes < 60 && hours * 60 + minutes <= 14 * 60;
    fits.then(|| sign * (hours * 60 + minutes) as i16)
}

/// Exactly so many ASCII digits at the start, and what follows.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let head = text.get(..digits)?;
    let all_digits = head.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| Some((head.parse().ok()?, &text[digits..]))).flatten()
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970 by counting years from March, so that the leap day comes last.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = (month_from_march as u32 + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}
