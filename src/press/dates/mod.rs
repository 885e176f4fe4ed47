//! The dates of the world as times of ours: zone kept, precision kept, nothing guessed silently.
//!
//! Read are RFC 822 and its broken forms, RFC 3339, ISO 8601 with weeks and ordinal days, the
//! partial dates of W3C-DTF, asctime, dates as written in America and Europe, and the month names
//! of thirteen languages. What is only a year or a month becomes its first day, marked as guessed.
//! A clock without a zone tells nobody when it was: the day is kept and the clock is not, and the
//! answer says so. Relative dates ("yesterday") are not read here.

mod iso;
mod months;
mod order;
mod weekdays;
mod written;
mod zones;

use std::borrow::Cow;

use crate::article::{Day, Precision, Time};

pub(in crate::press) use months::month;
pub use order::Order;
pub(in crate::press) use weekdays::is_weekday;

/// A date that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The time.
    pub time: Time,
    /// What of it was not stated, in words for the report.
    pub remark: Option<&'static str>,
}

/// The longest text that may be a date.
const LONGEST: usize = 120;

/// Reads a date as a publisher writes it; `None` where it is none.
pub fn read(text: &str) -> Option<Dated> {
    read_in(text, Order::Unknown)
}

/// The same, where it is known which way round its publisher writes day and month.
pub fn read_in(text: &str, order: Order) -> Option<Dated> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = western_digits(text);
    iso::read(&text).or_else(|| written::read(&text, order))
}

/// Digits of other scripts as 0 to 9.
fn western_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let zeros = ['٠', '۰', '०', '０'];
    let western = |c: char| {
        let digit = zeros
            .iter()
            .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|n| *n < 10));
        match (digit, c) {
            (Some(digit), _) => char::from_digit(digit, 10).unwrap_or(c),
            (None, '：') => ':',
            (None, '\u{a0}' | '\u{3000}' | '\u{202f}') => ' ',
            (None, '−' | '–') => '-',
            (None, c) => c,
        }
    };
    Cow::Owned(text.chars().map(western).collect())
}

/// The signs of India that join letters within a word and are none themselves.
pub(in crate::press) fn joins_letters(c: char) -> bool {
    matches!(c, '\u{93c}' | '\u{94d}' | '\u{9cd}' | '\u{200d}')
}

/// A clock as read: seconds into the day, which may be all of its 86,400.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clock(u32);

impl Clock {
    /// Leap seconds are taken as the second before; 24:00 is the end of the day.
    fn new(hours: u32, minutes: u32, seconds: u32) -> Option<Self> {
        let fits = (hours < 24 && minutes < 60 && seconds <= 60)
            || (hours == 24 && minutes == 0 && seconds == 0);
        fits.then(|| Self(hours * 3600 + minutes * 60 + seconds.min(59)))
    }
}

/// What was said of the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Nothing, or nothing that is known.
    Unknown,
    /// So many minutes ahead of UTC.
    Ahead(i16),
    /// The same by a name that has more than one meaning.
    Ambiguous(i16),
}

/// Puts a day, a clock and a zone together.
fn dated(day: Day, clock: Option<Clock>, zone: Zone) -> Dated {
    let whole_day = |remark| Dated { time: Time::of_day(day, Precision::Day), remark };
    let Some(Clock(seconds)) = clock else { return whole_day(None) };
    let (offset, remark) = match zone {
        Zone::Ahead(offset) => (offset, None),
        Zone::Ambiguous(offset) => (offset, Some("the name of its zone has more than one meaning")),
        Zone::Unknown => return whole_day(Some("its zone is not stated, so only the day is kept")),
    };
    let (day, seconds) =
        if seconds >= 86_400 { (day.plus(1), seconds - 86_400) } else { (day, seconds) };
    match Time::exact(day, seconds, offset) {
        Some(time) => Dated { time, remark },
        None => whole_day(Some("its zone is none of this world, so only the day is kept")),
    }
}

/// A day that stands for a year or a month.
fn guessed(year: i32, month: u32) -> Option<Dated> {
    let day = Day::from_civil(year, month, 1)?;
    let remark = Some("it is not stated to the day; the first day is taken");
    Some(Dated { time: Time::of_day(day, Precision::Guessed), remark })
}

/// Two digits of a year as RFC 2822 reads them, three as the years since 1900 of broken programs.
fn full_year(year: u32, digits: usize) -> i32 {
    let year = year as i32;
    match digits {
        1 | 2 if year < 50 => year + 2000,
        1..=3 => year + 1900,
        _ => year,
    }
}
