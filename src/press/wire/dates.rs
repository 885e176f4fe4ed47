//! Days and times as wires and pages write them above a story: `January 23, 2024 6:40 PM EST`,
//! `Updated 24 Jan. 2024`, `2024年1月23日`, `23. Januar 2024`.
//!
//! A text is taken apart into words, and a date is three of them in a row: that is how it is found.
//! What it says is read by [`dates`], as the dates of every source are.

use std::ops::Range;

use crate::article::{Day, Precision, Time};
use crate::press::dates;

/// What a word can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number { value: u32, digits: usize, ordinal: bool },
    Clock,
    Month(u32),
    Weekday,
    Noon,
    Zone,
    Label(Label),
    Filler,
    Other,
}

/// What a line says its date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
    Corrected,
}

struct Word {
    kind: Kind,
    at: Range<usize>,
    /// Whether the mark before it parts it from the word before: a comma does not, a full stop does.
    parted: bool,
}

/// The dates of a line that says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DateRow {
    pub(super) published: Option<Time>,
    pub(super) updated: Option<Time>,
    pub(super) corrected: Option<Time>,
    /// Whether the line says what its date is of.
    pub(super) labelled: bool,
}

/// The longest line that can be a line of dates.
const LONGEST: usize = 140;

/// A line that says nothing but when.
pub(super) fn date_row(line: &str) -> Option<DateRow> {
    date_row_in(line, false)
}

/// The same, and whether in the line's language the day comes first where numbers alone say it.
pub(super) fn date_row_in(line: &str, day_first: bool) -> Option<DateRow> {
    let numbered = match line.is_ascii() {
        true => line.bytes().any(|byte| byte.is_ascii_digit()),
        false => line.contains(char::is_numeric),
    };
    if line.len() > LONGEST || !numbered {
        return None;
    }
    let words = words_while(line, |kind| kind != Kind::Other)?;
    let day_first = day_first || words.iter().any(|word| puts_day_first(&line[word.at.clone()]));
    let mut found = DateRow::default();
    let mut label = None;
    let mut clock = None;
    let mut at = 0;
    while at < words.len() {
        if let Kind::Label(said) = words[at].kind {
            label = Some(said);
            found.labelled = true;
        }
        if let Some(day) = day_at(&words, at, day_first) {
            let (time, after) = timed(line, &words, at, day, clock.take());
            match label.unwrap_or(Label::Published) {
                Label::Published => found.published = found.published.or(Some(time)),
                Label::Updated => found.updated = found.updated.or(Some(time)),
                Label::Corrected => found.corrected = found.corrected.or(Some(time)),
            }
            at = after;
            continue;
        }
        // A time of day may stand before its date: `10:15 GMT, 23 January 2024`.
        if let Some(after) = clock_end(&words, at) {
            clock = Some(&line[words[at].at.start..words[after - 1].at.end]);
            at = after;
            continue;
        }
        at += 1;
    }
    let any = found.published.or(found.updated).or(found.corrected).is_some();
    any.then_some(found)
}

/// The first date of a text, where it stands.
pub(super) fn first_date(text: &str) -> Option<(Time, Range<usize>)> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let day = day_at(&words, at, false)?;
        // `October 7 13 2007` is days of October, not the thirteenth of July.
        let behind_month = at > 0 && matches!(words[at - 1].kind, Kind::Month(_));
        if behind_month && matches!(words[at].kind, Kind::Number { .. }) {
            return None;
        }
        let from = at - usize::from(at > 0 && words[at - 1].kind == Kind::Weekday);
        let (time, after) = timed(text, &words, at, day, None);
        Some((time, words[from].at.start..words[after - 1].at.end))
    })
}

/// Whether a word is one of a language that writes the day before the month.
fn puts_day_first(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 29] = [
        "publicado", "publicada", "actualizado", "actualizada", "atualizado", "atualizada", "publié", "modifié", "actualisé", "pubblicato", "aggiornato", "veröffentlicht", "aktualisiert", "gepubliceerd", "bijgewerkt",
        "опубликовано", "обновлено", "نشر", "em", "às", "à", "le", "il", "alle", "las", "el", "uhr", "um", "प्रकाशित",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// A day in the words from here, whether it was guessed, and the word behind it.
fn day_at(words: &[Word], at: usize, day_first: bool) -> Option<(Day, bool, usize)> {
    let kind =
        |n: usize| words.get(at + n).filter(|word| n == 0 || !word.parted).map(|word| word.kind);
    // Small words within a date are stepped over: `23 de enero de 2024`.
    let (first, second, third) = (kind(0)?, kind(1)?, kind(2)?);
    let number = |kind: Kind| match kind {
        Kind::Number { value, digits, .. } => Some((value, digits)),
        _ => None,
    };
    let year = |kind: Kind| {
        number(kind)
            .filter(|&(value, digits)| digits == 4 && (1900..2100).contains(&value))
            .map(|(value, _)| value as i32)
    };
    let small =
        |kind: Kind| number(kind).filter(|&(_, digits)| digits <= 2).map(|(value, _)| value);
    let civil = |y: i32, m: u32, d: u32, after: usize| {
        Day::from_civil(y, m, d).map(|day| (day, false, at + after))
    };
    match (first, second, third) {
        (Kind::Month(month), day, y) if small(day).is_some() && year(y).is_some() => {
            civil(year(y)?, month, small(day)?, 3)
        }
        (day, Kind::Month(month), y) if small(day).is_some() && year(y).is_some() => {
            civil(year(y)?, month, small(day)?, 3)
        }
        (day, Kind::Filler, Kind::Month(month)) if small(day).is_some() => match (kind(3), kind(4))
        {
            (Some(y), _) if year(y).is_some() => civil(year(y)?, month, small(day)?, 4),
            (Some(Kind::Filler), Some(y)) => civil(year(y)?, month, small(day)?, 5),
            _ => None,
        },
        (y, month, day) if year(y).is_some() && small(month).is_some() && small(day).is_some() => {
            civil(year(y)?, small(month)?, small(day)?, 3)
        }
        (one, two, y) if small(one).is_some() && small(two).is_some() && year(y).is_some() => {
            let (one, two, y) = (small(one)?, small(two)?, year(y)?);
            // Which is the month can be told when one is past 12; otherwise slashes are read as
            // American and full stops as European, and the day is marked as a guess.
            let european = words[at].kind != Kind::Other
                && words[at + 1].at.start > 0
                && words[at].parted_by_dot(words.get(at + 1));
            match () {
                () if one > 12 => civil(y, two, one, 3),
                () if two > 12 || one == two => civil(y, one, two, 3),
                () if european || day_first => civil(y, two, one, 3),
                () => Day::from_civil(y, one, two).map(|day| (day, true, at + 3)),
            }
        }
        _ => None,
    }
}

impl Word {
    /// Whether the next word follows behind a bare full stop, as in `23.01.2024`.
    fn parted_by_dot(&self, next: Option<&Word>) -> bool {
        next.is_some_and(|next| next.at.start == self.at.end + 1 && next.dotted())
    }

    fn dotted(&self) -> bool {
        matches!(self.kind, Kind::Number { ordinal: true, .. })
    }
}

/// The date with the time of day that stands behind it, or that stood before it, and the word behind.
fn timed(
    text: &str,
    words: &[Word],
    from: usize,
    found: (Day, bool, usize),
    clock_before: Option<&str>,
) -> (Time, usize) {
    let (day, guessed, after) = found;
    let mut at = after;
    while words.get(at).is_some_and(|word| word.kind == Kind::Filler) {
        at += 1;
    }
    let end = clock_end(words, at).unwrap_or(after);
    let plain = Time::of_day(day, if guessed { Precision::Guessed } else { Precision::Day });
    let written = &text[words[from].at.start..words[end - 1].at.end];
    // Glued to its clock a year is read as neither.
    let glue =
        words.get(after).map(|clock| clock.at.start).filter(|&at| at == words[after - 1].at.end);
    let read = match (clock_before.filter(|_| end == after), glue.filter(|_| end > after)) {
        (Some(clock), _) => dates::read(&format!("{written} {clock}")),
        (None, Some(glue)) => {
            let (date, clock) = written.split_at(glue - words[from].at.start);
            dates::read(&format!("{date} {clock}"))
        }
        (None, None) => dates::read(written),
    };
    // Where both do not find the same day, the words were not one date; the day found here stands.
    let time = read.map(|dated| dated.time).filter(|time| time.day() == day && !guessed);
    (time.unwrap_or(plain), end)
}

/// Where a time of day that begins at a word ends.
fn clock_end(words: &[Word], at: usize) -> Option<usize> {
    let noon = |at: usize| matches!(words.get(at), Some(Word { kind: Kind::Noon, .. }));
    let mut end = match words.get(at)?.kind {
        Kind::Clock => at + 1,
        Kind::Number { value, digits, .. } if digits <= 2 && value <= 12 && noon(at + 1) => at + 1,
        _ => return None,
    };
    end += usize::from(noon(end));
    let zone = |at: usize| matches!(words.get(at), Some(Word { kind: Kind::Zone, .. }));
    end += usize::from(zone(end));
    end += usize::from(zone(end));
    Some(end)
}

/// A text in words, each with what it can be.
fn words(text: &str) -> Vec<Word> {
    words_while(text, |_| true).unwrap_or_default()
}

/// The same, but nothing where one of the words is unfit.
fn words_while(text: &str, fit: impl Fn(Kind) -> bool) -> Option<Vec<Word>> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut parted = false;
    while let Some(c) = text[at..].chars().next() {
        // The signs of East Asia for year, month and day only stand between the numbers.
        if matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
            || (!c.is_alphanumeric() && c != '+')
        {
            // A full stop behind a short word or a number only shortens it.
            parted |= matches!(c, ';' | '(' | ')' | '|')
                || (c == '.'
                    && words.last().is_some_and(|word| word.at.end == at && word.at.len() > 4));
            at += c.len_utf8();
            continue;
        }
        let end = word_end(text, at);
        let word = &text[at..end];
        let dot_before =
            text[..at].ends_with('.') && words.last().is_some_and(|last| last.at.end + 1 == at);
        let mut kind = kind(word);
        if dot_before && let Kind::Number { ordinal, .. } = &mut kind {
            *ordinal = true;
        }
        if !fit(kind) {
            return None;
        }
        words.push(Word { kind, at: at..end, parted });
        parted = false;
        at = end;
    }
    Some(words)
}

/// Where the word that begins here ends: digits and letters apart, but `6:40`, `23rd`, `p.m.` whole.
fn word_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() || first == '+' {
        let digits = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| !c.is_ascii_digit())
            .map_or(rest.len(), |(at, _)| at);
        // Where pages set the time apart, copying may glue it to the year: `March 4, 20252:15 PM`.
        if (5..=6).contains(&digits)
            && matches!(rest.get(..2), Some("19" | "20"))
            && rest[digits..].starts_with(':')
        {
            return from + 4;
        }
        let mut end = digits;
        while let Some(after) = rest[end..].strip_prefix(':')
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            let more = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            end += 1 + more;
        }
        for ordinal in ["st", "nd", "rd", "th", "er"] {
            let behind = rest[end..].strip_prefix(ordinal);
            if behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
                end += ordinal.len();
                break;
            }
        }
        return from + end;
    }
    for short in ["a.m.", "p.m.", "A.M.", "P.M.", "a.m", "p.m"] {
        if rest.starts_with(short) {
            return from + short.len();
        }
    }
    let end = rest.char_indices().find(|&(_, c)| {
        !(c.is_alphabetic() || dates::joins_letters(c) || matches!(c, '\'' | '’'))
            || matches!(c, '年' | '月' | '日')
    });
    from + end.map_or(rest.len(), |(at, _)| at).max(first.len_utf8())
}

fn kind(word: &str) -> Kind {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if let Some((hours, minutes)) = word.split_once(':') {
            let minutes = minutes
                .get(..2)
                .filter(|_| minutes.len() == 2 || minutes.as_bytes()[1..].contains(&b':'));
            return match (
                hours.parse::<u32>(),
                minutes.and_then(|minutes| minutes.parse::<u32>().ok()),
            ) {
                (Ok(hours), Some(minutes)) if hours < 24 && minutes < 60 => Kind::Clock,
                _ => Kind::Other,
            };
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        return match word[..digits].parse() {
            Ok(value) if digits <= 4 => Kind::Number { value, digits, ordinal: false },
            _ => Kind::Other,
        };
    }
    // Behind the name of a zone: `GMT+2`.
    if word.strip_prefix('+').is_some_and(|hours| hours.bytes().all(|b| b.is_ascii_digit())) {
        return Kind::Zone;
    }
    let small = word.to_lowercase();
    named(&small)
        .or_else(|| dates::month(&small).map(Kind::Month))
        .or_else(|| dates::is_weekday(&small).then_some(Kind::Weekday))
        .unwrap_or(Kind::Other)
}

#[rustfmt::skip]
fn named(word: &str) -> Option<Kind> {
    Some(match word {
        "am" | "a.m." | "a.m" => Kind::Noon,
        "pm" | "p.m." | "p.m" => Kind::Noon,
        "utc" | "gmt" | "z" | "wet" | "est" | "edt" | "et" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "cet" | "mez" | "bst" | "wat" | "cest" | "mesz" | "eet" | "sast"
        | "eest" | "msk" | "eat" | "jst" | "kst" | "hkt" | "sgt" | "awst" | "aest" | "aedt" | "ist" => Kind::Zone,
        "published" | "posted" | "issued" | "released" | "publié" | "veröffentlicht" | "publicado" | "publicada" | "pubblicato" | "gepubliceerd" | "publicerad" | "опубликовано"
        | "نشر" | "نُشر" | "公開" | "配信" | "掲載" | "发布" | "erstellt" | "stand" | "date" | "datum" | "dated" | "created"
        | "प्रकाशित" | "发布时间" | "发布于" | "發布時間" | "公開日" | "公開日時" | "掲載日" | "配信日時" | "配信日" => Kind::Label(Label::Published),
        "updated" | "update" | "modified" | "revised" | "actualisé" | "modifié" | "aktualisiert" | "actualizado" | "actualizada" | "aggiornato" | "atualizado" | "bijgewerkt" | "uppdaterad" | "обновлено"
        | "تحديث" | "更新" | "更新日" | "更新日時" | "更新时间" | "अपडेट" | "अद्यतन" | "geändert" => Kind::Label(Label::Updated),
        "corrected" | "correction" | "corrigé" | "rectificatif" | "korrigiert" | "korrektur" | "berichtigt" | "corregido" | "corrección" | "corrigido" | "correção" | "corretto" | "исправлено" | "تصحيح" | "訂正" | "更正" => Kind::Label(Label::Corrected),
        "at" | "on" | "of" | "de" | "del" | "du" | "le" | "la" | "à" | "a" | "las" | "alle" | "il" | "um" | "am," | "uhr" | "h" | "den" | "der" | "last" | "first" | "dernière" | "mis" | "jour" | "em" | "às" | "om" | "kl"
        | "в" | "г" | "года" | "year" | "time" | "the" | "local" | "zuletzt" | "for" | "immediate" | "release" | "feira" | "t" | "op" | "el" | "hrs" | "hours" | "hour" | "minutes" | "minute" | "mins" | "min" | "ago" => Kind::Filler,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{date_row, first_date};

    #[track_caller]
    fn row(line: &str, published: &str, updated: &str) {
        let found = date_row(line).unwrap_or_default();
        let said = |time: Option<crate::article::Time>| {
            time.map(|time| time.to_string()).unwrap_or_default()
        };
        assert_eq!(
            (said(found.published), said(found.updated)),
            (published.to_owned(), updated.to_owned()),
            "{line}"
        );
    }

    #[test]
    fn lines_of_dates() {
        row("January 23, 2024 6:40 PM EST", "2024-01-23T18:40:00-05:00", "");
        row("Published: Jan. 23, 2024", "2024-01-23", "");
        row("January 23, 2024 6:40 PM GMT+2 Updated 2 hours ago", "2024-01-23T18:40:00+02:00", "");
        row("March 4, 20252:15 PM GMT+1Updated 3 hours ago", "2025-03-04T14:15:00+01:00", "");
        row("Last updated on 24 January 2024 at 10:15 GMT", "", "2024-01-24T10:15:00Z");
        row("Published January 23, 2024 | Updated January 24, 2024", "2024-01-23", "2024-01-24");
        row("Tuesday, January 23rd, 2024", "2024-01-23", "");
        row("10:15 p.m. CET, 23 January 2024", "2024-01-23T22:15:00+01:00", "");
        row("2024年1月23日", "2024-01-23", "");
        row("23. Januar 2024, 9:05 Uhr", "2024-01-23", "");
        row("Publié le 23 janvier 2024", "2024-01-23", "");
        row("23 de enero de 2024", "2024-01-23", "");
        row("2024-01-23", "2024-01-23", "");
        row("01/23/2024", "2024-01-23", "");
        row("03/04/2024", "2024-03-04~", "");
        row("04.03.2024", "2024-03-04", "");
        row("٢٣ يناير", "", "");
        row("23 يناير 2024", "2024-01-23", "");
        row("The council meets again on February 6, 2024", "", "");
        row("February 31, 2024", "", "");
        row("20", "", "");
    }

    #[test]
    fn dates_in_a_text() {
        let text = "Statement Regarding Budget Monday February 6 2006 U S Senator";
        let (time, at) = first_date(text).unwrap_or_else(|| panic!("a date"));
        assert_eq!(
            (time.to_string().as_str(), &text[at]),
            ("2006-02-06", "Monday February 6 2006")
        );
        assert_eq!(first_date("by 2009 at 10 of the clock"), None);
    }
}
