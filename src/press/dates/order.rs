//! Which way round somebody writes the day and the month of `03/04/2024`.
//!
//! Of one date nobody can tell. Its source often can: another of its dates has a number past 12, its
//! language is one whose writers put the day first, its address is of a country that does.

use crate::article::WebAddress;
use crate::text::Language;

/// Which way round days and months are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Nothing tells, or both are told.
    #[default]
    Unknown,
    /// `31/12/2024`.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

impl Order {
    /// What several dates tell together.
    pub(in crate::press) fn of<'c>(dates: impl Iterator<Item = &'c str>) -> Self {
        let (mut day, mut month) = (false, false);
        for date in dates {
            match halves(date) {
                Some((a, b, _)) if a > 12 && b <= 12 => day = true,
                Some((a, b, _)) if b > 12 && a <= 12 => month = true,
                _ => {}
            }
        }
        match (day, month) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }

    /// What the dates tell that begin an element or a value of a text, as those of a feed do.
    pub(in crate::press) fn of_values(text: &str) -> Self {
        let bytes = text.as_bytes();
        let starts = bytes.windows(2).enumerate().filter(|(_, pair)| {
            matches!(pair[0], b'>' | b'"')
                && (pair[1].is_ascii_digit() || pair[1].is_ascii_whitespace())
        });
        let dates = starts.filter_map(|(at, _)| {
            let near = &bytes[at + 1..bytes.len().min(at + 33)];
            let near = std::str::from_utf8(near).unwrap_or_default().trim_start();
            near.starts_with(|c: char| c.is_ascii_digit()).then_some(near)
        });
        // A year behind the two makes a date of them; `4/5` is a score.
        Self::of(dates.filter(|near| {
            halves(near).is_some_and(|(_, _, rest)| {
                rest.bytes().take_while(u8::is_ascii_digit).count() == 4
            })
        }))
    }

    /// How the writers of a language have it: of English only where its country is stated.
    pub(in crate::press) fn of_language(language: &Language) -> Self {
        let region = language.as_str().split('-').skip(1).find(|part| part.len() == 2);
        match (language.primary(), region) {
            ("en", Some("US" | "PH")) | ("es", Some("US")) => Self::MonthFirst,
            ("en", Some("CA") | None) => Self::Unknown,
            ("en", Some(_)) => Self::DayFirst,
            // The year comes first there, or nothing is known.
            ("zh" | "ja" | "ko" | "hu" | "lt" | "mn" | "eu" | "und" | "mul" | "fa", _) => {
                Self::Unknown
            }
            _ => Self::DayFirst,
        }
    }

    /// How those have it whose country an address names.
    pub(in crate::press) fn of_address(address: &WebAddress) -> Self {
        #[rustfmt::skip]
        const COUNTRIES: [&str; 46] = [
            "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "bd", "lk", "sg", "my", "hk", "de", "at", "ch", "fr", "be", "nl", "lu", "it", "es", "pt", "br", "ar", "mx", "cl", "co", "pe", "uy", "dk", "no", "fi", "pl", "cz", "sk", "ro", "bg", "gr", "hr", "si", "rs", "ua", "tr",
        ];
        let place = address.as_str().split_once("://").map_or("", |(_, place)| place);
        let host = place.split(['/', ':', '?', '#']).next().unwrap_or_default();
        match host.rsplit('.').next() {
            Some("us" | "gov" | "mil") => Self::MonthFirst,
            Some(country) if COUNTRIES.contains(&country) => Self::DayFirst,
            _ => Self::Unknown,
        }
    }

    /// This, or the other where this tells nothing.
    pub(in crate::press) fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self == Self::Unknown { other() } else { self }
    }

    /// A date with its year first, where it is known how to read it.
    pub(in crate::press) fn plain(self, date: &str) -> Option<String> {
        let (a, b, rest) = halves(date)?;
        let (day, month) = match self {
            Self::DayFirst => (a, b),
            Self::MonthFirst => (b, a),
            Self::Unknown => return None,
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (year, clock) = rest.split_at(digits);
        (digits == 4).then(|| format!("{year}-{month:02}-{day:02}{clock}"))
    }
}

/// The first two numbers of `03/04/2024`, and what follows the second sign.
fn halves(date: &str) -> Option<(u32, u32, &str)> {
    let date = date.trim();
    let (a, rest) = date.split_once(['/', '-', '.'])?;
    let (b, rest) = rest.split_once(['/', '-', '.'])?;
    let number = |digits: &str| {
        let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| digits.parse().ok()).flatten()
    };
    Some((number(a)?, number(b)?, rest))
}
