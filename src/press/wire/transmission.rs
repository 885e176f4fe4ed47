//! What a wire wraps around a story for machines and desks: the lines of its transmission above it,
//! keywords and telephone numbers of the desk below it.

use super::super::tidy::{Leads, agency_of, is_agency};
use super::dates::date_row;
use super::lines::Row;
use super::slug_line::{SlugLine, slug_line};

/// Reads a row as a line of a transmission, with the slug that it may hold: `a0417`,
/// `r i BC-EU--Norway-Ferry   01-24 0412`, `bdt0417 3 vm 312  dpa 0815`, `ZCZC`.
pub(super) fn transmission<'a>(row: &Row<'a>) -> Option<SlugLine<'a>> {
    let text = row.text;
    if text.len() > 100 || !text.is_ascii() {
        return None;
    }
    if let Some(slug) = coded_slug(text) {
        return Some(slug);
    }
    is_codes(text).then_some(SlugLine { slug: None })
}

/// `r i BC-…`: letters for priority and category before a slug.
fn coded_slug(text: &str) -> Option<SlugLine<'_>> {
    let mut rest = text;
    for _ in 0..4 {
        let (code, behind) = rest.split_once(' ')?;
        let short = code.len() <= 2 && code.bytes().all(|b| b.is_ascii_lowercase());
        if !(short || is_number(code)) {
            break;
        }
        rest = behind.trim_start();
    }
    (rest.len() < text.len()).then(|| slug_line(rest)).flatten().filter(|line| line.slug.is_some())
}

/// Whether a line is made of nothing but codes, with the number of a story among them.
fn is_codes(text: &str) -> bool {
    let mut numbered = is_numbered_by_house(text);
    let mut words = 0;
    for word in text.split_ascii_whitespace() {
        words += 1;
        numbered |= is_number(word) || matches!(word, "ZCZC" | "zczc");
        let code = word.len() <= 4
            || word.bytes().any(|b| b.is_ascii_digit())
            || is_agency(word)
            || is_desk_of_a_house(word);
        let plain = word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'/' | b'_'));
        if !code || !plain || words > 10 {
            return false;
        }
    }
    numbered && date_row(text).is_none()
}

/// `dpa/lni`: the house, and the letters of one of its desks.
fn is_desk_of_a_house(word: &str) -> bool {
    let desk = word.split_once('/').filter(|(house, _)| is_agency(house)).map(|(_, desk)| desk);
    desk.is_some_and(|desk| {
        (1..=4).contains(&desk.len()) && desk.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// Whether a row right below a line of a transmission is the keyword of the story for desks: words in small
/// letters that hyphens join, `élections-maire`.
pub(super) fn is_keyword_below(above: &Row<'_>, row: &Row<'_>) -> bool {
    let mut parts = row.text.split('-');
    let is_joined = row.text.contains('-')
        && parts.all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_lowercase() || c.is_ascii_digit())
        });
    row.blanks == 0 && row.text.len() <= 60 && is_joined && transmission(above).is_some()
}

/// `dpa 0123 4 pl 312`: the house, and the number of its story in a word of its own, with codes
/// behind it or nothing. A year alone is none.
fn is_numbered_by_house(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    let (Some(house), Some(number)) = (words.next(), words.next()) else { return false };
    let digits = (3..=5).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    digits && is_agency(house) && (words.next().is_some() || !year)
}

/// Whether a row right below a line of a transmission goes on with it: short codes in capitals, one of
/// which holds a digit, as `R CRO S0A QBXB`.
pub(super) fn goes_on_in_codes(above: &Row<'_>, row: &Row<'_>) -> bool {
    let code = |word: &str| {
        word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let mixed = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && digits < word.len()
    };
    let words = || row.text.split(' ');
    row.blanks == 0
        && row.text.len() <= 40
        && transmission(above).is_some()
        && words().all(code)
        && words().any(mixed)
}

/// The number of a story: one to four letters and three to five digits, `a0417`, `bdt0417`, and the
/// codes of its desks behind a stroke: `ZCZC0417/SXA`, `XCI21071_SXA`.
fn is_number(word: &str) -> bool {
    let (word, desks) = word.split_once(['/', '_']).unwrap_or((word, ""));
    if desks.bytes().any(|b| !(b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')) {
        return false;
    }
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = &word[letters..];
    (1..=4).contains(&letters)
        && (3..=5).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line is meant for desks: a contact in doubled brackets or with an address, keywords,
/// whose the rights are.
pub(super) fn is_for_desks(line: &str) -> bool {
    // Labels behind which stand words for machines, with a colon.
    static LABELS: Leads = Leads::of(&[
        "keywords:",
        "keyword:",
        "key words:",
        "schlagwörter:",
        "schlagworte:",
        "stichworte:",
        "mots-clés",
        "mots clés",
        "palabras clave:",
        "palavras-chave:",
        "parole chiave:",
        "tags:",
        "trefwoorden:",
        "nyckelord:",
        "stikkord:",
        "ключевые слова:",
        "теги:",
        "ключові слова:",
        "كلمات مفتاحية:",
        "الكلمات المفتاحية:",
        "キーワード:",
        "キーワード：",
        "关键词:",
        "关键词：",
        "關鍵字:",
        "關鍵字：",
        "slugs:",
        "topic codes:",
        "subject codes:",
        "ric:",
        "rics:",
        "companies:",
        "related rics:",
        "words:",
        "word count:",
        "categories:",
    ]);
    let bracketed = line.starts_with('(') && line.ends_with(')');
    (bracketed && line.starts_with("((") && line.ends_with("))"))
        || (bracketed && line.len() <= 160 && line.contains('@'))
        || (line.len() <= 300 && LABELS.begin(line))
}

/// Whose the rights are, as the last line of a copied page says: `© dpa-infocom, dpa:240124-99`.
pub(super) fn rights(line: &str) -> Option<Option<&str>> {
    let rest = line.strip_prefix(['©', 'Ⓒ']).or_else(|| line.strip_prefix("(c) "))?;
    if line.len() > 160 || rest.matches(". ").count() > 1 {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
    let name = rest.split([',', '.', '|', '(']).next().unwrap_or_default();
    Some(agency_of(name))
}

/// A line without the number that an office gives its release: `PRESS RELEASE No. 17/2025`, `… 17/2025`.
fn without_number(line: &str) -> &str {
    const MARKS: [&str; 14] = [
        "nr.", "nr", "no.", "no", "n°", "nº", "n.º", "n.°", "n.", "№", "#", "núm.", "num.",
        "numéro",
    ];
    let Some((words, number)) = line.rsplit_once(char::is_whitespace) else { return line };
    let glued = ["n°", "nº", "№", "#"]
        .iter()
        .find_map(|mark| number.to_lowercase().starts_with(mark).then(|| &number[mark.len()..]));
    let digits = glued.unwrap_or(number);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'));
    let words = words.trim_end();
    let marked = words
        .rsplit_once(char::is_whitespace)
        .filter(|(_, mark)| MARKS.contains(&mark.to_lowercase().as_str()))
        .map(|(own, _)| own.trim_end());
    match (marked, glued) {
        _ if !is_number => line,
        (Some(own), _) => own,
        // Without a mark it is one where the year stands behind it; `URGENT 2` is something else.
        (None, glued) if glued.is_some() || digits.contains('/') => words,
        _ => line,
    }
}

/// How urgent a wire is, alone in its line.
pub(super) fn is_priority(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 45] = [
        "URGENT", "BULLETIN", "FLASH", "ALERT", "NEWSALERT", "BREAKING", "BREAKING NEWS", "ADVISORY", "APNEWSALERT", "WIRE", "FOR IMMEDIATE RELEASE", "PRESS RELEASE",
        "NEWS RELEASE", "MEDIA RELEASE", "MEDIA ADVISORY", "PRESS STATEMENT", "NEWS ALERT", "JUST IN", "URGENTE", "EILMELDUNG", "EIL", "СРОЧНО", "МОЛНИЯ", "عاجل", "速報", "긴급",
        "COMMUNIQUÉ DE PRESSE", "COMMUNIQUE DE PRESSE", "COMMUNIQUÉ", "PRESSEMITTEILUNG", "MEDIENMITTEILUNG", "PRESSEINFORMATION", "NOTA DE PRENSA", "COMUNICADO DE PRENSA", "COMUNICATO STAMPA", "COMUNICADO DE IMPRENSA", "COMUNICADO", "PERSBERICHT",
        "PRESSMEDDELANDE", "PRESSEMELDING", "PRESSEMEDDELELSE", "ПРЕСС-РЕЛИЗ", "بيان صحفي", "プレスリリース", "보도자료",
    ];
    if text.len() > 60 {
        return false;
    }
    let bare = without_number(text.trim_matches(|c: char| !c.is_alphanumeric()));
    match bare.is_ascii() {
        true => WORDS.iter().any(|word| word.eq_ignore_ascii_case(bare)),
        false => WORDS.contains(&bare.to_uppercase().as_str()),
    }
}
