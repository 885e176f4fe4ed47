//! A date as a cell or a key of front matter has it.

use crate::article::{Day, Time};
use crate::press::dates;

/// A date in words, or the seconds or milliseconds that databases keep.
pub(in crate::press) fn time(words: &str, order: dates::Order) -> Option<dates::Dated> {
    let digits = words.strip_suffix(".0").unwrap_or(words);
    if (9..=13).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = digits.parse().ok()?;
        let seconds = if digits.len() > 11 { number / 1_000 } else { number };
        let day = Day::from_civil(1970, 1, 1)?.plus(i32::try_from(seconds / 86_400).ok()?);
        let time = Time::exact(day, (seconds % 86_400) as u32, 0)?;
        return Some(dates::Dated { time, remark: None });
    }
    dates::read_in(words, order)
}
