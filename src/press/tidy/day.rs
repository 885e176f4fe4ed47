//! The day at the end of a dateline's head: `Jan 23`, `January 23, 2024`, `23 de enero de 2024`,
//! `2024. január 24., szerda`, `في 24 يناير`.

use super::super::clean::prose;
use super::super::dates::{self, is_weekday, month};
use super::super::draft::Draft;
use crate::article::{Day, Precision, Time};

/// What a word of a day can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    /// Day and month in numbers, and the year where it is written: `24.01.2024`, `24/1`.
    Numbers,
    Weekday,
    /// A small word that leads to a day or joins its parts.
    Joint,
}

/// Small words before and within a day, in the languages whose wires write them.
const JOINTS: [&str; 25] = [
    "года",
    "год",
    "г",
    "كانون",
    "تشرين",
    "الثاني",
    "الأول",
    "de",
    "of",
    "del",
    "den",
    "der",
    "le",
    "el",
    "il",
    "em",
    "am",
    "em",
    "в",
    "في",
    "يوم",
    "the",
    "dne",
    "dnia",
    "on",
];

/// Takes a day off the end of a head: what stands before it, and the day.
pub(super) fn day_off(head: &str) -> Option<(&str, &str)> {
    let mut cut = head.len();
    let mut seen = [false; 5];
    loop {
        let before = head[..cut].trim_end();
        let from = before
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let Some(part) = part(&before[from..]) else { break };
        let again = match part {
            Part::Joint => false,
            part => std::mem::replace(&mut seen[part as usize], true),
        };
        if again || before.is_empty() {
            break;
        }
        cut = from;
        if from == 0 {
            break;
        }
    }
    let whole = seen[Part::Day as usize] && seen[Part::Month as usize];
    (whole || seen[Part::Numbers as usize]).then(|| (&head[..cut], &head[cut..]))
}

/// The day itself, where its year is written too.
pub fn stated_day(day: &str) -> Option<Time> {
    let year = day.split(|c: char| !c.is_numeric()).find(|word| word.chars().count() == 4)?;
    let read = dates::read(day).or_else(|| {
        // Small words may stand between; the three that count are enough.
        let number = day.split_whitespace().find(|word| part(word) == Some(Part::Day))?;
        let named = day.split(|c: char| c.is_whitespace() || c == '/');
        let month = named
            .clone()
            .find(|word| month(&word.trim_matches(['.', ',']).to_lowercase()).is_some())?;
        dates::read(&format!("{number} {month} {year}"))
    });
    read.map(|dated| dated.time)
}

/// A day of which it was guessed which number is the month, as the dateline settles it: `11 mar` makes
/// `11/03/2025` the eleventh of March.
fn turned(own: Time, day: &str) -> Option<Time> {
    if own.precision() != Precision::Guessed {
        return None;
    }
    let number = day.split_whitespace().find(|word| part(word) == Some(Part::Day))?;
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = number.parse().ok()?;
    let mut words = day.split(|c: char| c.is_whitespace() || c == '/');
    let letters = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let named = words.find_map(|word| month(&letters(word)))?;
    let (year, own_month, own_day) = own.day().civil();
    let own = (own_month, own_day);
    let day = (own == (named, number) || own == (number, named))
        .then(|| Day::from_civil(year, named, number))??;
    Some(Time::of_day(day, Precision::Day))
}

/// Gives a story that has no day that of its dateline. Where no year is said there, that is said.
pub(in crate::press) fn take_day(draft: &mut Draft, day: Option<&str>) {
    let Some(day) = day else { return };
    if let Some(own) = draft.published {
        draft.published = turned(own, day).or(Some(own));
        return;
    }
    draft.published = stated_day(day);
    let bare = day.trim_matches(|c: char| !c.is_alphanumeric());
    if draft.published.is_none() && bare.contains(char::is_numeric) {
        draft.remarks.extend(prose(&format!(
            "has no date; to give it one, since its dateline says \"{bare}\" without a year, run offprint edit ID published=2024-01-23"
        )));
    }
}

/// The same as [`day_off`] in a language whose months are not known here: behind the last comma a
/// number, a word and perhaps a year. Only for heads that name an agency.
pub(super) fn strange_day_off(head: &str) -> Option<(&str, &str)> {
    let (place, day) = head.rsplit_once(", ")?;
    let mut words = day.split_whitespace();
    let number = words.next().and_then(part) == Some(Part::Day);
    let word = words.next()?.trim_end_matches('.');
    let year = words.next().is_none_or(|word| part(word) == Some(Part::Year));
    let plain = word.chars().all(char::is_alphabetic) && word.chars().count() <= 12;
    (number && plain && year && words.next().is_none()).then_some((place, day))
}

/// The number of a day alone behind the last comma, as `MADRID, 23`. Only for heads that name an agency.
pub(super) fn number_off(head: &str) -> Option<(&str, &str)> {
    let (place, day) = head.rsplit_once(", ")?;
    let fits = day.len() <= 2 && day.bytes().all(|byte| byte.is_ascii_digit());
    let day_of_month = || day.parse().is_ok_and(|day: u32| (1..=31).contains(&day));
    (fits && day_of_month()).then_some((place, day))
}

fn part(word: &str) -> Option<Part> {
    let bare = word.trim_matches([',', '.', '،']);
    if bare.is_empty() || bare.len() > 40 {
        return None;
    }
    if bare.starts_with(char::is_numeric) {
        return number(bare);
    }
    let small = bare.to_lowercase();
    match () {
        // Arabic wires name a month twice: `كانون الثاني/يناير`.
        () if small.split('/').any(|name| month(name).is_some()) => Some(Part::Month),
        () if is_weekday(&small) => Some(Part::Weekday),
        () if JOINTS.contains(&small.as_str()) => Some(Part::Joint),
        () => None,
    }
}

fn number(bare: &str) -> Option<Part> {
    let numbers = bare.split(['.', '/', '-']).filter(|part| !part.is_empty());
    let digits = |text: &str| text.chars().all(char::is_numeric).then(|| text.chars().count());
    if numbers.clone().count() > 1 {
        let short = numbers.clone().all(|part| matches!(digits(part), Some(1 | 2 | 4)));
        return (short && numbers.count() <= 3).then_some(Part::Numbers);
    }
    let bare = ["st", "nd", "rd", "th", "er", "º", "ª"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare);
    match digits(bare)? {
        1 | 2 => Some(Part::Day),
        4 => Some(Part::Year),
        _ => None,
    }
}
