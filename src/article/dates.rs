//! How a day, a time and a reading time are said in a story's own language.
//!
//! Ours and not the browser's `Intl`, because pages printed by the press must say the same. The
//! forms follow the short dates of CLDR 45; a language not listed gets ISO 8601, which all can read.

use super::time::{Day, Precision, Time};
use crate::text::{Language, ReadingTime};

/// The months of a language, and how they are put together with day and year.
struct Calendar {
    months: [&'static str; 12],
    /// 1, 2 and 3 stand for day, month and year.
    pattern: &'static str,
}

const fn calendar(pattern: &'static str, months: [&'static str; 12]) -> Calendar {
    Calendar { months, pattern }
}

#[rustfmt::skip]
fn months(language: &Language) -> Option<Calendar> {
    Some(match language.primary() {
        "en" => calendar("1 2 3", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
        "ar" => calendar("1 2 3", ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]),
        "es" => calendar("1 2 3", ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"]),
        "fr" => calendar("1 2 3", ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]),
        "de" => calendar("1. 2 3", ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]),
        "hi" => calendar("1 2 3", ["जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्टू॰", "नव॰", "दिस॰"]),
        "it" => calendar("1 2 3", ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"]),
        "pt" => calendar("1 de 2 de 3", ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."]),
        "ru" => calendar("1 2 3 г.", ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]),
        "ja" | "zh" => calendar("3年2月1日", ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
        _ => return None,
    })
}

/// The day as a reader of the language says it: `14 Mar 2025`, `2025年3月14日`, `١٤ مارس ٢٠٢٥`.
pub fn day_said(day: Day, language: &Language) -> String {
    let Some(calendar) = months(language) else { return day.to_string() };
    let (year, month, date) = day.civil();
    let mut said = String::new();
    for c in calendar.pattern.chars() {
        match c {
            '1' => said += &date.to_string(),
            '2' => said += calendar.months[month as usize - 1],
            '3' => said += &year.to_string(),
            other => said.push(other),
        }
    }
    in_digits_of(language, said)
}

/// The time of day with its zone, `09:40 UTC+1`; `None` when only the day is known.
pub fn clock_said(time: Time) -> Option<String> {
    let (hours, minutes) = time.clock()?;
    let offset = time.offset();
    let mut said = format!("{hours:02}:{minutes:02} UTC");
    if offset != 0 {
        let ahead = offset.unsigned_abs();
        said.push(if offset < 0 { '−' } else { '+' });
        said.push_str(&(ahead / 60).to_string());
        if !ahead.is_multiple_of(60) {
            said.push_str(&format!(":{:02}", ahead % 60));
        }
    }
    Some(said)
}

impl Time {
    /// Whether the day was guessed, which a reader should be told.
    pub fn is_guess(self) -> bool {
        self.precision() == Precision::Guessed
    }
}

/// The reading time as a reader of the language says it: `3–4 min`.
pub fn reading_time_said(time: ReadingTime, language: &Language) -> String {
    let ReadingTime { least, most } = time;
    let range = if least == most { least.to_string() } else { format!("{least}–{most}") };
    let said = match language.primary() {
        "ar" if most <= 2 && least == most => {
            return if most == 1 { "دقيقة".to_owned() } else { "دقيقتان".to_owned() };
        }
        "ar" if most <= 10 => format!("{range} دقائق"),
        "ar" => format!("{range} دقيقة"),
        "de" => format!("{range} Min."),
        "hi" => format!("{range} मिनट"),
        "ja" => format!("{range}分"),
        "zh" => format!("{range} 分钟"),
        "ru" => format!("{range} мин"),
        _ => format!("{range} min"),
    };
    in_digits_of(language, said)
}

/// Arabic is set with its own digits; the other languages listed here use 0 to 9.
fn in_digits_of(language: &Language, said: String) -> String {
    if language.primary() != "ar" {
        return said;
    }
    let eastern = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32(u32::from('٠') + digit).unwrap_or(c),
        None => c,
    };
    said.chars().map(eastern).collect()
}
