//! A line that says both when and who: `Publicado em 12/03/2024 às 14h05 Por Maria Souza`,
//! `Maria Souza | 12 mars 2024`; or when and where: `Penwick, 3 June 2025`.

use super::super::clean::line;
use super::super::dates::is_weekday;
use super::super::tidy::{is_agency, is_capital_place, is_place};
use super::byline::{Byline, byline};
use super::dates::{DateRow, date_row_in};

/// The longest such line, in bytes.
const LONGEST: usize = 220;

/// Words before names, with what parts them from what stands before.
const LEADS: [&str; 17] = [
    " por ",
    " par ",
    " di ",
    " by ",
    " von ",
    " door ",
    " av ",
    " af ",
    " автор ",
    " автор: ",
    " بقلم ",
    " por: ",
    " par : ",
    " by: ",
    " escrito por ",
    " texto: ",
    " autor: ",
];

/// Signs that part the two where no word does.
const BARS: [&str; 8] = ["|", "•", "·", " – ", " — ", " - ", " / ", ", "];

/// Reads a line that says when, and who wrote the story.
pub(super) fn signed_date(text: &str) -> Option<(DateRow, Byline)> {
    // A year is looked for first: nearly every line is done with here.
    let digits = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    if text.len() > LONGEST || !text.as_bytes().windows(4).any(digits) {
        return None;
    }
    behind_a_lead(text)
        .or_else(|| beside_a_bar(text))
        .or_else(|| before_an_agency(text))
        .or_else(|| behind_an_agency(text))
}

/// `AFP, publié le jeudi 6 mars 2025`: the name of an agency, and the date behind it.
fn behind_an_agency(text: &str) -> Option<(DateRow, Byline)> {
    let (agency, when) = text.split_once([',', ' ', '\u{3000}'])?;
    let when = is_agency(agency).then(|| date_row_in(when.trim_start(), false))??;
    Some((when, Byline { names: Vec::new(), agency: line(agency) }))
}

/// `2024年1月23日 10時30分 共同通信`: the date, and the agency's name behind it.
fn before_an_agency(text: &str) -> Option<(DateRow, Byline)> {
    let (when, agency) = text.rsplit_once(char::is_whitespace)?;
    let agency = agency.trim_matches(['(', ')', '（', '）']);
    let when = is_agency(agency).then(|| date_row_in(when, false))??;
    Some((when, Byline { names: Vec::new(), agency: line(agency) }))
}

/// Those behind a word such as `por`; the day, in most of the languages that say so, comes first.
fn behind_a_lead(text: &str) -> Option<(DateRow, Byline)> {
    let small = text.to_lowercase();
    // Small letters that are longer than their capitals would move what is found.
    let found = LEADS.iter().filter(|_| small.len() == text.len()).find_map(|lead| {
        let at = small.find(lead)?;
        let names = text[at + lead.len()..].trim();
        let when = text[..at].trim_end_matches(is_mark);
        let day_first = !lead.contains("by");
        Some((date_row_in(when, day_first)?, byline(&format!("By {names}"))?))
    });
    found.or_else(|| {
        // `Por Maria Souza, 12/03/2024 às 14h05`: the names first.
        let at = text.find(|c: char| c.is_numeric())?;
        let starts = text[..at]
            .char_indices()
            .rev()
            .filter(|&(_, c)| matches!(c, ',' | '|' | '•' | '·' | '-' | '–' | '—' | '/' | ';'));
        let mut starts = starts.take(3);
        starts.find_map(|(cut, mark)| {
            let who = byline(text[..cut].trim())?;
            let day_first = !text.starts_with(['B', 'b']);
            Some((
                date_row_in(text[cut + mark.len_utf8()..].trim_start_matches(is_mark), day_first)?,
                who,
            ))
        })
    })
}

/// Reads a line that says from where a story was sent, and when. A place of several words could be a
/// person's name, and is one only where its region or its capitals tell.
pub(super) fn placed_date(text: &str) -> Option<(&str, DateRow)> {
    let digits = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    if text.len() > 100 || !text.as_bytes().windows(4).any(digits) {
        return None;
    }
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let marks = [", ", " - ", " – ", " — ", " | "];
    let cuts = marks.iter().filter_map(|mark| Some((text.find(mark)?, mark.len())));
    // The day of the week may stand between them: `Penwick, Tuesday 3 June 2025`.
    let (at, length) = cuts.filter(|(at, _)| *at < first).min()?;
    let place = text[..at].trim();
    let when = date_row_in(&text[at + length..], false)?;
    let sure = !place.contains(' ') || is_capital_place(place) && place.len() <= 30;
    let fits =
        sure && place.chars().count() >= 3 && is_place(place) && date_row_in(text, false).is_none();
    (fits && !is_weekday(&place.to_lowercase())).then_some((place, when))
}

/// Both beside a bar, in whichever order, the name of two words or more.
fn beside_a_bar(text: &str) -> Option<(DateRow, Byline)> {
    let named = |words: &str| {
        let words = words.trim();
        let several = words.split_whitespace().count() >= 2;
        several.then(|| byline(words).or_else(|| byline(&format!("By {words}")))).flatten()
    };
    let when = |words: &str| date_row_in(words.trim(), false);
    BARS.iter().take(3).find_map(|bar| {
        let (left, right) = text.split_once(bar)?;
        let first = || Some((when(left)?, named(right)?));
        let last = || Some((when(right)?, named(left)?));
        first().or_else(last)
    })
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '•' | '·' | '-' | '–' | '—' | ',' | '/' | ';')
}

#[cfg(test)]
mod tests {
    use super::{placed_date, signed_date};

    #[track_caller]
    fn both(text: &str, when: &str, who: &[&str]) {
        let (date, by) = signed_date(text).unwrap_or_else(|| panic!("not read: {text}"));
        let time = date.published.or(date.updated).map(|time| time.to_string()).unwrap_or_default();
        let names: Vec<String> = by.names.iter().map(ToString::to_string).collect();
        assert_eq!(
            (time.as_str(), names),
            (when, who.iter().map(|name| (*name).to_owned()).collect()),
            "{text}"
        );
    }

    #[test]
    fn when_and_who_in_one_line() {
        both("Publicado em 12/03/2024 às 14h05 Por Maria Souza", "2024-03-12", &["Maria Souza"]);
        both("Publicado el 12/03/2024 a las 14:05 por Ana Ruiz", "2024-03-12", &["Ana Ruiz"]);
        both("Publié le 12/03/2024 à 14h05 par Claire Vasseur", "2024-03-12", &["Claire Vasseur"]);
        both("Pubblicato il 12/03/2024 alle 14:05 di Anna Neri", "2024-03-12", &["Anna Neri"]);
        both(
            "Veröffentlicht am 12.03.2024 um 14:05 Uhr von Jonas Wieck",
            "2024-03-12",
            &["Jonas Wieck"],
        );
        both("Por Maria Souza, 12/03/2024 às 14h05", "2024-03-12", &["Maria Souza"]);
        both("Por Maria Souza — 12 de março de 2024", "2024-03-12", &["Maria Souza"]);
        both("Maria Souza | 12 de março de 2024", "2024-03-12", &["Maria Souza"]);
        both(
            "Published March 12, 2024 by Ivy Lacey and Tom Hale",
            "2024-03-12",
            &["Ivy Lacey", "Tom Hale"],
        );
        both("Atualizado em 13/03/2024 | Por Maria Souza", "2024-03-13", &["Maria Souza"]);
    }

    #[test]
    fn when_and_where_in_one_line() {
        for (text, place, day) in [
            ("Penwick, 3 June 2025", "Penwick", "2025-06-03"),
            ("Madrid - 03 jun 2025", "Madrid", "2025-06-03"),
            ("Husum, Dienstag, 3. Juni 2025", "Husum", "2025-06-03"),
            ("NEW YORK, June 3, 2025", "NEW YORK", "2025-06-03"),
        ] {
            let (found, when) = placed_date(text).unwrap_or_else(|| panic!("not read: {text}"));
            let when = when.published.map(|time| time.to_string());
            assert_eq!((found, when.as_deref()), (place, Some(day)), "{text}");
        }
        for text in [
            "Jane Roe, 3 June 2025",
            "Tuesday, 3 June 2025",
            "June 3, 2025",
            "Published, 3 June 2025",
            "Penwick, a town of 2025 people",
        ] {
            assert!(placed_date(text).is_none(), "{text}");
        }
    }

    #[test]
    fn sentences_are_none() {
        for text in [
            "The wall was built in 1911 by Ivy Lacey",
            "Passed by 12 votes",
            "Publicado em 12/03/2024",
        ] {
            assert!(signed_date(text).is_none(), "{text}");
        }
    }
}
