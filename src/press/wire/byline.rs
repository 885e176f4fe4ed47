//! Who wrote a story, as the line below its headline says: `By Jane Roe and John Doe`, `Par …`.

use super::super::clean::line;
use super::super::tidy::is_agency;
use super::dates::date_row;
use super::lines::Row;
use super::signed_date::placed_date;
use crate::article::Line;

/// What a byline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// The people.
    pub(super) names: Vec<Line>,
    /// The agency among them.
    pub(super) agency: Option<Line>,
}

/// Words before the names, in small letters.
const LEADS: [&str; 33] = [
    "by ",
    "words by ",
    "text by ",
    "by: ",
    "written by ",
    "written by: ",
    "story by ",
    "reported by ",
    "author: ",
    "par ",
    "von ",
    "von: ",
    "par: ",
    "par : ",
    "por: ",
    "di: ",
    "por ",
    "di ",
    "de ",
    "door ",
    "av ",
    "af ",
    "text: ",
    "автор: ",
    "авторы: ",
    "бы ",
    "بقلم: ",
    "بقلم ",
    "كتب: ",
    "كتبت: ",
    "كتب ",
    "文・",
    "文＝",
];

/// Reads a line as a byline.
pub(super) fn byline(text: &str) -> Option<Byline> {
    if text.len() > 200 {
        return None;
    }
    // The German wire closes the line with this sign.
    let text = text.strip_suffix('=').map_or(text, str::trim_end);
    let first = text.bytes().next()?.to_ascii_lowercase();
    let leads =
        LEADS.iter().filter(|lead| lead.as_bytes().first() == Some(&first) || first >= 0x80);
    let names = leads
        .map(|lead| strip_lead(text, lead))
        .find_map(|names| names)
        .map(|names| without_house(names).unwrap_or(names))
        .or_else(|| text.strip_prefix("by ").and_then(without_house))
        .or_else(|| reporter(text))
        .filter(|_| !text.contains(['?', '!', ';', '"', '“', '。']))?;
    let mut found = Byline::default();
    let barred = names.contains('|');
    let (names, rest) = match names.split_once([',', '|', '•']) {
        Some((names, rest)) => (names, Some(rest)),
        None => (names, None),
    };
    take(names, &mut found)?;
    // Behind a comma stand more names, an agency, or an office.
    for part in rest.into_iter().flat_map(|rest| rest.split([',', '|', '•'])) {
        let part = part.trim();
        let again = part
            .strip_prefix("and ")
            .or_else(|| part.strip_prefix("et "))
            .or_else(|| part.strip_prefix("und "))
            .unwrap_or(part);
        // Behind a bar stands a town, too: `By: Jane Roe | Pune |`.
        let town = barred && !part.contains(' ');
        if is_agency(part) {
            found.agency = line(part);
        } else if part.is_empty() || town || is_office(again) {
            continue;
        } else {
            take(again, &mut found)?;
        }
    }
    (!found.names.is_empty() || found.agency.is_some()).then_some(found)
}

fn strip_lead<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    let mut own = text.chars();
    for wanted in lead.chars() {
        let c = own.next()?;
        if c != wanted && !c.to_lowercase().eq([wanted]) && !(wanted == ' ' && c.is_whitespace()) {
            return None;
        }
    }
    // `de` and `di` begin sentences in small letters; a byline begins as a line does.
    let capital = text.chars().next().is_some_and(|c| !c.is_lowercase());
    (capital || lead.trim_end().len() > 3).then(|| own.as_str().trim())
}

/// `Xinhua writers Jane Roe, John Doe`, `Associated Press writer Jane Roe`: the names behind the house
/// that they write for.
fn without_house(names: &str) -> Option<&str> {
    const WRITERS: [&str; 8] = [
        "writer",
        "writers",
        "reporter",
        "reporters",
        "correspondent",
        "correspondents",
        "editor",
        "photographer",
    ];
    let mut from = 0;
    for word in names.split(' ').take(5) {
        let behind = names.get(from + word.len() + 1..)?;
        if WRITERS.iter().any(|writers| word.eq_ignore_ascii_case(writers)) {
            // A word may stand before it: `Associated Press Sports Writer`.
            let house = names[..from].trim_end();
            let first = house.rsplit_once(' ').map_or(house, |(first, _)| first);
            return (is_agency(house) || is_agency(first)).then_some(behind);
        }
        from += word.len() + 1;
    }
    None
}

/// `Jane Roe, Staff Writer`, `Jane Roe Science editor`: a name that its office tells.
fn reporter(text: &str) -> Option<&str> {
    let Some((name, office)) = text.split_once([',', '|']) else { return before_office(text) };
    (is_person(name.trim()) && is_office(office.trim()) && !is_agency(office.trim()))
        .then_some(name)
}

/// The name before an office that nothing parts from it: two words with capitals or more, and behind
/// them the office, whose last word is small.
fn before_office(text: &str) -> Option<&str> {
    const LAST: [&str; 6] =
        ["correspondent", "editor", "reporter", "writer", "columnist", "critic"];
    let (before, last) = text.rsplit_once(' ')?;
    if !LAST.contains(&last) || text.len() > 70 {
        return None;
    }
    // Small words of the office, and the one with a capital that begins it.
    let mut name = before;
    loop {
        let (rest, word) = name.rsplit_once(' ')?;
        name = rest;
        if !word.starts_with(char::is_lowercase) {
            break;
        }
    }
    let several = (2..=3).contains(&name.split(' ').count());
    (several && is_person(name)).then_some(name)
}

/// A name alone in its line, over a line that says when: `Ana Pérez` over `03 jun 2025`. Words of
/// sections and regions are none.
pub(super) fn bare_byline(row: &Row<'_>, below: &Row<'_>) -> Option<Byline> {
    #[rustfmt::skip]
    const NO_NAMES: [&str; 46] = [
        "news", "world", "sport", "sports", "business", "politics", "opinion", "culture", "science", "technology", "health", "east", "west", "north", "south", "america", "africa", "europe", "asia", "states", "kingdom", "middle", "street", "city", "live", "video", "photo", "analysis",
        "noticias", "mundo", "deportes", "cultura", "economía", "política", "opinión", "actualités", "monde", "politique", "économie", "société", "nachrichten", "politik", "wirtschaft", "kultur", "notizie", "cronaca",
    ];
    let text = row.text;
    let words = || text.split_whitespace();
    let named =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let fits = (2..=4).contains(&words().count())
        && text.len() <= 40
        && words().next().is_some_and(named)
        && words().next_back().is_some_and(named)
        && words().all(|word| {
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        })
        && !words().any(|word| NO_NAMES.contains(&word.to_lowercase().as_str()));
    if !fits || date_row(below.text).is_none() && placed_date(below.text).is_none() {
        return None;
    }
    byline(&format!("By {text}"))
}

fn take(names: &str, found: &mut Byline) -> Option<()> {
    let mut rest = names.trim();
    loop {
        let (name, after) = match split_at_and(rest) {
            Some((name, after)) => (name, Some(after)),
            None => (rest, None),
        };
        let name = name.trim().trim_end_matches(['.', ',']);
        // `Reuters Staff` and `PA Reporters` are nobody.
        let staff = name.rsplit_once(' ').filter(|(house, who)| is_agency(house) && is_office(who));
        if let Some(house) = staff.map(|(house, _)| house).or(is_agency(name).then_some(name)) {
            found.agency = line(house);
        } else if is_person(name) {
            found.names.extend(line(name));
        } else {
            return None;
        }
        match after {
            Some(after) => rest = after,
            None => return Some(()),
        }
        if found.names.len() > 12 {
            return None;
        }
    }
}

/// What stands before the first word that joins two names, and what behind it.
fn split_at_and(names: &str) -> Option<(&str, &str)> {
    const AND: [&str; 12] = ["and", "&", "et", "und", "y", "e", "en", "och", "og", "и", "و", "AND"];
    let mut end = names.find(' ')?;
    loop {
        let behind = &names[end + 1..];
        let (word, after) = behind.split_once(' ')?;
        if AND.contains(&word) {
            return Some((&names[..end], after));
        }
        end += 1 + word.len();
    }
}

/// A name of one to five words, each with a capital or of a script that has none.
fn is_person(name: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "von",
        "van", "al", "bin", "el", "zu",
    ];
    const NO_NAMES: [&str; 16] = [
        "The", "A", "An", "This", "That", "His", "Her", "Their", "Our", "Some", "Most", "Law",
        "Contrast", "Then", "Now", "Late",
    ];
    let words = name.split_whitespace();
    let count = words.clone().count();
    let fits = |word: &str| {
        word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
            || PARTICLES.contains(&word)
    };
    (1..=5).contains(&count)
        && words.clone().all(fits)
        && !name.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | '(' | '%' | '$' | '/'))
        && words.clone().next().is_some_and(|word| !NO_NAMES.contains(&word))
        && (count > 1 || !name.is_ascii() || name.chars().all(|c| c.is_alphabetic()))
}

/// What somebody is rather than is called.
pub(super) fn is_office(text: &str) -> bool {
    const OFFICES: [&str; 24] = [
        "writer",
        "staff",
        "correspondent",
        "reporter",
        "editor",
        "bureau",
        "special to",
        "contributor",
        "columnist",
        "news service",
        "newspapers",
        "agencies",
        "staff writer",
        "for the",
        "the associated press",
        "press writer",
        "korrespondent",
        "redakteur",
        "envoyé spécial",
        "envoyée spéciale",
        "correspondant",
        "corresponsal",
        "reuters",
        "afp",
    ];
    let small = text.trim().to_lowercase();
    small.len() <= 60
        && !small.ends_with('.')
        && (is_agency(text) || OFFICES.iter().any(|office| small.contains(office)))
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[test]
    fn houses_and_signs_beside_names() {
        for (text, names) in [
            ("by Xinhua writers Lin Qiao, Zhou Wen", &["Lin Qiao", "Zhou Wen"][..]),
            ("By Associated Press writer Inga Solheim", &["Inga Solheim"]),
            ("By AP Sports Writer Inga Solheim and Ole Brandt", &["Inga Solheim", "Ole Brandt"]),
            ("Von Birte Claasen, dpa =", &["Birte Claasen"]),
            ("By Petra Vance", &["Petra Vance"]),
        ] {
            let found = byline(text).unwrap_or_else(|| panic!("no byline: {text}"));
            let found: Vec<&str> = found.names.iter().map(|name| &**name).collect();
            assert_eq!(found, names, "{text}");
        }
        for text in ["By PA Reporters", "By Reuters Staff", "By AFP"] {
            let found = byline(text).unwrap_or_else(|| panic!("no byline: {text}"));
            assert!(found.agency.is_some() && found.names.is_empty(), "{text}");
        }
        for text in ["by the writers of Kolden", "by Reuters staff at sea level", "By the river ="]
        {
            assert_eq!(byline(text), None, "{text}");
        }
    }
}
