//! Who made a picture, as captions end with it: `(Jane Roe/Pool via AP)`, `REUTERS/Jane Doe`.
//!
//! The house after the last `via` is the agency, and what stands before is the maker; otherwise a
//! slash parts them, and the agency is the side that is a known one, else the one that looks like a
//! house beside one that looks like a person: `LPJ/Jane Roe`, `Courier/Jane Roe`. Where both or neither
//! do, the maker stands first. `AFP/Getty Images` names no person: all of it is the agency. `Handout` and `Pool` are no agencies and stay with the maker.

use super::super::clean::line;
use super::agency::is_agency;
use super::leads::Leads;
use crate::article::Credit;

/// The longest credit that is looked for.
const LONGEST: usize = 140;

/// A caption without its credit, and the credit.
pub fn split_credit(caption: &str) -> (&str, Option<Credit>) {
    let caption = caption.trim();
    whole(caption)
        .or_else(|| doubled(caption))
        .or_else(|| bracketed(caption))
        .or_else(|| labelled(caption))
        .or_else(|| bare(caption))
        .map_or((caption, None), |(words, credit)| {
            (words.trim_end_matches([' ', '|', '\u{a0}']), Some(credit))
        })
}

/// `Photo Jane Doe`: nothing but who took it, under a picture.
fn whole(caption: &str) -> Option<(&str, Credit)> {
    let (word, name) = caption.split_once(char::is_whitespace)?;
    let is_word = ["photo", "photos", "foto", "fotos"].contains(&word.to_lowercase().as_str());
    let name = name.trim().trim_end_matches('.');
    let hand = name.split('/').next().unwrap_or_default().trim();
    let credit = (is_word && is_hand(hand) && name.split('/').all(is_name)).then(|| parted(name));
    credit?.map(|credit| ("", credit))
}

/// A line that says who took a picture and nothing else: `Photo: Jane Doe/The Tide`, `Fot. Jana Doe`.
pub fn credit_alone(words: &str) -> Option<Credit> {
    #[rustfmt::skip]
    const PICTURES: [&str; 16] = [
        "phot", "foto", "fot.", "fot:", "fotó", "pictu", "crédit p", "写真", "撮影", "фото", "zdj", "kuva:", "valok", "φωτ", "फ", "تصوير",
    ];
    let words = words.trim();
    let small = words.to_lowercase();
    if words.len() > LONGEST || !PICTURES.iter().any(|picture| small.starts_with(picture)) {
        return None;
    }
    let named = after_label(words)?.trim().trim_end_matches('.');
    let few = named.split('/').all(|name| name.split_whitespace().count() <= 5 && is_name(name));
    (few && !named.contains([':', ',']) && !named.contains(". ")).then(|| parted(named))?
}

/// `… on Tuesday.CreditCreditJane Doe`: the label once for who sees the page and once for who hears it.
fn doubled(caption: &str) -> Option<(&str, Credit)> {
    let at = caption.find("CreditCredit").or_else(|| caption.find("Credit Credit"))?;
    let credit = parted(without_glued_label(&caption[at..]))?;
    Some((&caption[..at], credit))
}

/// A credit without labels that run into it or are said twice: `CreditJane Doe`, `Credit Credit Doe`.
pub fn without_glued_label(credit: &str) -> &str {
    let mut rest = credit.trim_start();
    while let Some(behind) = rest.strip_prefix("Credit") {
        let dots = behind.trim_start_matches(['.', '…', ':', ' ', '\u{a0}']);
        let runs_in = dots.len() < behind.len() || behind.starts_with(char::is_uppercase);
        if !runs_in || dots.is_empty() {
            break;
        }
        rest = dots;
    }
    rest
}

/// `… (Ministry via X/Handout via Agency)`, `… [Name/AP]`, `…（共同）`.
fn bracketed(caption: &str) -> Option<(&str, Credit)> {
    let close = caption.trim_end_matches(['.', '。', ' ']);
    let last = close.chars().next_back()?;
    let open = match last {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        '】' => '【',
        _ => return None,
    };
    let inside_end = close.len() - last.len_utf8();
    // The bracket that this one closes, so that one within a credit does not cut it short.
    let mut depth = 0;
    let mut start = None;
    for (at, c) in close[..inside_end].char_indices().rev().take(LONGEST) {
        if c == last {
            depth += 1;
        } else if c == open {
            if depth == 0 {
                start = Some(at);
                break;
            }
            depth -= 1;
        }
    }
    let start = start?;
    let inside = close[start + open.len_utf8()..inside_end].trim();
    let credit = credit_of(inside)?;
    let head = &caption[..start];
    if credit.maker.is_none()
        && let Some((words, maker)) = hand_behind_a_stroke(head)
    {
        return Some((words, Credit { maker: line(maker), ..credit }));
    }
    Some((head, credit))
}

/// `… on Tuesday. / J. ROE`, before the house in brackets: the words, and the hand.
fn hand_behind_a_stroke(head: &str) -> Option<(&str, &str)> {
    let (words, maker) = head.trim_end().rsplit_once(['/', '|'])?;
    let (words, maker) = (words.trim_end(), maker.trim());
    let ends = words.is_empty() || words.ends_with(['.', '!', '?', '”', '"', '»', '…']);
    let few = (1..=5).contains(&maker.split_whitespace().count());
    (ends && few && is_name(maker) && !is_agency(maker)).then_some((words, maker))
}

/// `… Photo: Jane Doe/AP`, `… Crédit photo : X`, `… © X`.
fn labelled(caption: &str) -> Option<(&str, Credit)> {
    let from = tail_start(caption);
    let tail = &caption[from..];
    let mut before = ' ';
    for (at, c) in tail.char_indices() {
        let at_word = matches!(before, ' ' | '.' | '|' | '。' | '　' | '(');
        before = c;
        if !at_word {
            continue;
        }
        if let Some(rest) = after_label(&tail[at..]) {
            let rest = rest.trim().trim_end_matches('.');
            let credit = (!rest.contains(". ")).then(|| parted(rest)).flatten()?;
            return Some((&caption[..from + at], credit));
        }
    }
    None
}

/// `… on Tuesday. REUTERS/Jane Doe`, `… on Tuesday. AFP/Getty Images`.
fn bare(caption: &str) -> Option<(&str, Credit)> {
    let from = tail_start(caption);
    let tail = &caption[from..];
    let slashed = tail.contains('/');
    // The latest end of a sentence behind which a credit stands whole: initials have full stops too.
    for (at, c) in tail.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '”' | '"' | '»' | ')' | ',' | ' ' | '。' | '؟') {
            continue;
        }
        let at = at + c.len_utf8();
        let rest = tail[at..].trim().trim_end_matches('.');
        let begins = tail[at..].starts_with([' ', '\u{a0}']) || c == ' ' || c == '。';
        if !begins || rest.is_empty() || rest.len() > 80 {
            continue;
        }
        let after_sentence = c != ' ' && c != ',';
        if !slashed && !after_sentence {
            continue;
        }
        let says = if rest.contains('/') {
            let (first, _) = rest.split_once('/')?;
            // In the middle of a sentence only a house in capitals is told from words with a slash.
            is_agency(rest)
                || (is_agency(first) && (after_sentence || first.to_uppercase() == first))
                || (after_sentence && rest.split('/').all(is_name))
        } else {
            after_sentence && (is_agency(rest) || via(rest))
        };
        if says {
            return parted(rest).map(|credit| (&caption[..from + at], credit));
        }
    }
    None
}

fn via(text: &str) -> bool {
    text.split_once(" via ").is_some_and(|(maker, house)| is_name(maker) && is_name(house))
}

fn tail_start(caption: &str) -> usize {
    caption.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at)
}

/// The words between brackets as a credit, where they are one and not a remark.
pub fn credit_of(inside: &str) -> Option<Credit> {
    let inside = inside.trim();
    if inside.is_empty() || inside.len() > 300 {
        return None;
    }
    if let Some(rest) = after_label(inside) {
        return parted(rest.trim());
    }
    let named = without_picture_word(inside);
    if named != inside {
        return parted(named);
    }
    // `Express photo by Arul Poe`: the house before the words for a picture.
    let taken = [" photo by ", " photograph by ", " photos by ", " picture by "];
    if let Some((house, maker)) = taken.iter().find_map(|by| inside.split_once(by))
        && is_name(house)
        && is_name(maker)
    {
        let house = line(house).filter(|house| !is_handout(house) && &**house != "Staff");
        return line(maker).map(|maker| Credit { agency: house, maker: Some(maker) });
    }
    let slashed = inside.contains('/') && !inside.chars().any(|c| c.is_ascii_digit());
    let says = is_agency(inside)
        || inside.contains(" via ")
        || (slashed && inside.split('/').all(is_name))
        || is_handout(inside)
        || inside
            .rsplit_once([',', '|'])
            .is_some_and(|(name, house)| is_name(name) && is_agency(house))
        || is_person(inside);
    says.then(|| parted(inside)).flatten()
}

/// Labels before a credit, in small letters.
#[rustfmt::skip]
static LABELS: Leads = Leads::of(&[
    "photo by", "photos by", "photograph by", "photo courtesy of", "photo:", "photo credit:", "photograph:", "photos:",
    "picture by", "picture:", "pictures:", "image:", "image credit:", "image by", "credit:", "credits:",
    "courtesy of", "courtesy", "illustration by", "illustration:", "graphic:", "foto:", "foto von", "bild:",
    "crédit photo :", "crédit photo:", "crédit :", "crédit:", "photo :", "photos :", "fot.", "fot:", "zdjęcie:", "zdj.", "kuva:", "valokuva:", "fotó:", "φωτογραφία:", "fotoğraf:", "fotografía:", "写真：", "写真＝", "写真:", "撮影：", "撮影・", "撮影＝", "撮影:", "фото:", "تصوير:", "फोटो:", "फ़ोटो:",
]);

fn after_label(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(['©', 'Ⓒ']) {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
        // `© Photo : Jane Doe`
        return Some(after_label(rest).map_or(rest, str::trim_start));
    }
    LABELS.near(text).find_map(|label| {
        let mut rest = text.chars();
        for wanted in label.chars() {
            let next = rest.next()?;
            let same = next == wanted
                || next.to_lowercase().eq([wanted])
                || (wanted == ' ' && next.is_whitespace());
            if !same {
                return None;
            }
        }
        let whole = label.ends_with([':', '：', '＝', '・'])
            || rest.as_str().starts_with(char::is_whitespace);
        whole.then_some(rest.as_str())
    })
}

/// Whether the first of two names that a slash parts is the person's, and the second the house's.
pub fn is_maker_first(first: &str, second: &str) -> bool {
    is_hand(first.trim()) && is_house(second.trim())
}

/// A name that looks like a house's: a known one, capitals, a single word, or what has a word for one.
fn is_house(name: &str) -> bool {
    is_agency(name)
        || (!is_handout(name)
            && (is_capitals(name) || is_firm(name) || name.split_whitespace().count() == 1))
}

/// A person's name that begins with an initial: `K. Roe`.
fn is_initialled(name: &str) -> bool {
    let initial = name.split_whitespace().next().unwrap_or_default();
    is_hand(name.trim()) && initial.strip_suffix('.').is_some_and(|it| it.chars().count() == 1)
}

/// A name that looks like a person's.
fn is_hand(name: &str) -> bool {
    is_person(name) && !is_house(name)
}

/// A credit without a word before it that says that a picture is one: `Photo LPJ`, `Foto Jane Roe`.
/// What is named after one word more may be called so: `Foto Meier`.
pub fn without_picture_word(credit: &str) -> &str {
    const WORDS: [&str; 8] =
        ["photo", "photos", "foto", "fotos", "bild", "crédit", "crédits", "credit"];
    let Some((word, rest)) = credit.trim().split_once(char::is_whitespace) else {
        return credit.trim();
    };
    let first = rest.split('/').next().unwrap_or_default().trim();
    let is_named = is_agency(first) || is_capitals(first) || is_hand(first);
    match WORDS.contains(&word.to_lowercase().as_str()) {
        // `Crédit photo`
        true if without_picture_word(rest) != rest.trim() => without_picture_word(rest),
        true if is_named => rest.trim(),
        _ => credit.trim(),
    }
}

/// Parts a credit into the house and the hand.
fn parted(credit: &str) -> Option<Credit> {
    let credit = without_glued_label(credit.trim().trim_matches(['(', ')']));
    let credit = without_picture_word(credit);
    let made = |agency: &str, maker: &str| {
        let credit = Credit { agency: line(house(agency)), maker: line(maker) };
        (credit != Credit::default()).then_some(credit)
    };
    if let Some((maker, agency)) = credit.rsplit_once(" via ") {
        return made(agency, maker);
    }
    if is_agency(credit) || is_firm(credit) {
        return made(credit, "");
    }
    if let Some((head, tail)) = credit.rsplit_once('/') {
        let (first, rest) = credit.split_once('/').unwrap_or((head, tail));
        return match () {
            () if is_handout(tail) => made("", credit),
            () if is_agency(tail) => made(tail, head),
            () if is_agency(first) || is_capitals(first.trim()) => made(first, rest),
            // The other way round, as some papers have it.
            () if first == head && is_maker_first(tail, first) => made(first, tail),
            // Who has an initial is a person, whatever the other is.
            () if first == head && is_initialled(tail) && !is_initialled(first) => {
                made(first, tail)
            }
            () => made(tail, head),
        };
    }
    for mark in [" | ", ", ", " for ", " / ", "＝", " – ", " - "] {
        if let Some((head, tail)) = credit.rsplit_once(mark) {
            match () {
                () if is_agency(tail) || mark == " for " => return made(tail, head),
                () if is_agency(head) => return made(head, tail),
                () => {}
            }
        }
    }
    made("", credit)
}

/// `AP Photo` is the Associated Press's picture; the word is no part of its name.
fn house(agency: &str) -> &str {
    let agency = agency.trim();
    agency
        .strip_suffix(" Photo")
        .or_else(|| agency.strip_suffix(" Photos"))
        .filter(|name| is_agency(name))
        .unwrap_or(agency)
}

/// Pictures given out rather than taken.
fn is_handout(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "handout",
        "pool",
        "file",
        "file photo",
        "handout photo",
        "supplied",
        "screenshot",
        "archive",
        "contributed",
    ];
    let text = text.trim().to_lowercase();
    WORDS.contains(&text.as_str())
}

/// Whether a name is a house's and no person's, as one of its words tells.
fn is_firm(name: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 58] = [
        "agency", "archive", "archives", "association", "authority", "bank", "board", "brewery", "bureau", "center", "centre", "club", "college", "commission",
        "committee", "company", "corporation", "corp", "council", "county", "department", "directorate", "foundation", "gallery", "gmbh", "group", "hospital", "inc",
        "institute", "laboratory", "library", "limited", "llc", "ltd", "magazine", "media", "ministry", "museum", "news", "office", "orchestra", "police", "post",
        "press", "productions", "railway", "railways", "school", "service", "society", "studio", "studios", "theatre", "times", "trust", "union", "university", "works",
    ];
    let last = name
        .split_whitespace()
        .filter(|word| WORDS.contains(&word.trim_matches(['.', ',']).to_lowercase().as_str()));
    name.split_whitespace().count() >= 2
        && !name.contains(['/', '|', ','])
        && !name.contains(" via ")
        && last.count() > 0
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && text.chars().all(|c| !c.is_lowercase())
        && text.chars().any(char::is_uppercase)
}

/// A name of a person or a house: a few words, each with a capital, or of a script without.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace();
    let count = words.clone().count();
    (1..=8).contains(&count)
        && text.len() <= 100
        && !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '?' | '!' | ';' | '"' | '“'))
        && words.clone().next().is_some_and(begins_name)
        && words.clone().filter(|word| !begins_name(word)).all(|word| PARTICLES.contains(&word))
}

/// Words within a name that have no capital.
const PARTICLES: [&str; 25] = [
    "of", "the", "and", "for", "via", "de", "da", "do", "dos", "del", "della", "der", "den", "di",
    "du", "des", "la", "le", "von", "van", "al", "bin", "el", "y", "&",
];

fn begins_name(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| !c.is_lowercase() && (c.is_alphabetic() || matches!(c, '@' | '\'' | '’')))
}

/// Two to four words that can only be somebody's name, for a bracket that holds nothing else.
fn is_person(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let cased = text.chars().any(char::is_lowercase);
    (2..=4).contains(&count)
        && cased
        && is_name(text)
        && !text.contains([',', ':'])
        && !text.split_whitespace().any(|word| word.ends_with('.') && word.len() > 3)
}
