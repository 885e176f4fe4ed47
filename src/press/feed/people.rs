//! Who wrote a story, as feeds name people: atom's persons, Dublin Core's creators, and the
//! mailboxes of RSS.

use super::names::Field;
use super::piece::{Piece, inside};
use super::plain;
use crate::article::Line;
use crate::press::line;

/// The names in a piece that names a person, or several, with the pieces that stand in it.
pub(super) fn names(pieces: &[Piece<'_>], at: usize) -> Vec<Line> {
    let mut stated = inside(pieces, at).map(|inner| &pieces[inner]);
    let named = stated.find(|piece| piece.field == Field::PersonName).and_then(Piece::value);
    named.or_else(|| pieces[at].value()).map_or_else(Vec::new, all_of_text)
}

/// The names in a text that names one person or several: `By Jane Roe, Kim Doe and Sam Poe`. Only what
/// is surely a list of people is parted; `Marks and Spencer` is one name.
fn all_of_text(text: &str) -> Vec<Line> {
    let Some(whole) = of_text(text) else { return Vec::new() };
    let words = without_by(&whole);
    if is_nobody(words) {
        return Vec::new();
    }
    let parts = parted(words);
    if parts.len() > 1 && parts.iter().all(|part| is_surely_a_person(part)) {
        return parts.into_iter().filter_map(line).collect();
    }
    line(words).into_iter().collect()
}

/// What programs call an author whom nobody has named.
pub(in crate::press) fn is_nobody(name: &str) -> bool {
    const NOBODY: [&str; 7] =
        ["admin", "administrator", "anonymous", "webmaster", "unknown", "none", "null"];
    NOBODY.iter().any(|nobody| nobody.eq_ignore_ascii_case(name.trim()))
}

fn without_by(words: &str) -> &str {
    let by = words.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("by "));
    let rest = if by { words[3..].trim_start_matches([':', ' ']) } else { words };
    // `by the desk` is told otherwise.
    if rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) { rest } else { words }
}

/// A list in its parts: at semicolons, else at the last joining word and at commas. Two parts with a
/// comma between them may be a name and an office or a town, and stay together.
fn parted(words: &str) -> Vec<&str> {
    const JOINING: [&str; 10] =
        [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " и "];
    let (mut parts, mut is_joined) = (Vec::new(), words.contains(';'));
    for part in words.split(if is_joined { ';' } else { ',' }) {
        let part = part.trim();
        let begun = JOINING.iter().find_map(|word| part.strip_prefix(word.trim_start()));
        let mut rest = begun.unwrap_or(part);
        is_joined |= begun.is_some();
        while let Some((at, length)) =
            JOINING.iter().filter_map(|word| Some((rest.find(word)?, word.len()))).min()
        {
            is_joined = true;
            parts.push(rest[..at].trim());
            rest = &rest[at + length..];
        }
        parts.push(rest.trim());
    }
    if parts.len() == 2 && !is_joined {
        return vec![words];
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Words that stand in the names of houses and offices, and in no person's.
const HOUSES: [&str; 52] = [
    "agencies",
    "agency",
    "and",
    "arts",
    "association",
    "associates",
    "authority",
    "bank",
    "board",
    "bureau",
    "centre",
    "center",
    "college",
    "columnist",
    "commission",
    "committee",
    "company",
    "contributor",
    "correspondent",
    "council",
    "department",
    "desk",
    "editor",
    "editorial",
    "foundation",
    "gmbh",
    "group",
    "inc",
    "institute",
    "limited",
    "ltd",
    "magazine",
    "media",
    "ministry",
    "network",
    "news",
    "newsroom",
    "office",
    "partners",
    "police",
    "policy",
    "post",
    "press",
    "reporter",
    "reporters",
    "research",
    "service",
    "services",
    "staff",
    "team",
    "university",
    "writer",
];

/// Whether a name can only be a person's: two to five words, each begun as names are, none of which
/// stands in the names of houses.
fn is_surely_a_person(name: &str) -> bool {
    const WITHIN: [&str; 19] = [
        "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "la", "le", "von",
        "van", "al", "bin", "el", "zu", "ten",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let begins = |word: &&str| {
        WITHIN.contains(word) || word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
    };
    let of_a_house = |word: &&str| {
        let small = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        small == "the" || small == "of" || small == "for" || HOUSES.contains(&small.as_str())
    };
    (2..=5).contains(&words.len())
        && words.iter().all(begins)
        && !words.iter().any(of_a_house)
        && !name.contains(|c: char| c.is_numeric() || matches!(c, '/' | ':' | '@' | '('))
}

/// The name in a text: `Lawrence Doe`, `lawrence@example.org (Lawrence Doe)`,
/// `Lawrence Doe <lawrence@example.org>`; an address alone is no name.
pub(in crate::press) fn of_text(text: &str) -> Option<Line> {
    let plain = if plain::is_surely_html(text) { plain::of_html(text) } else { text.to_owned() };
    let text = plain.trim();
    let (before, bracketed) = match text.split_once(['(', '<']) {
        Some((before, rest)) => {
            (before.trim(), rest.split([')', '>']).next().unwrap_or_default().trim())
        }
        None => (text, ""),
    };
    let is_mailbox = |text: &str| text.contains('@') && !text.contains(' ');
    let name = match (
        before.is_empty() || is_mailbox(before),
        bracketed.is_empty() || is_mailbox(bracketed),
    ) {
        (false, true) => before,
        (true, false) => bracketed,
        // `The Desk (Rome)` is all of one name.
        (false, false) => text,
        (true, true) => return None,
    };
    line(name.trim_matches(['"', '\'', ',', ';']))
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn a_name_is_told_from_a_mailbox() {
        for (text, name) in [
            ("Lawrence Doe", Some("Lawrence Doe")),
            ("desk@example.org (Lawrence Doe)", Some("Lawrence Doe")),
            ("Lawrence Doe <desk@example.org>", Some("Lawrence Doe")),
            ("Lawrence Doe (desk@example.org)", Some("Lawrence Doe")),
            ("The Desk (Rome)", Some("The Desk (Rome)")),
            ("desk@example.org", None),
            ("", None),
        ] {
            assert_eq!(of_text(text).as_deref(), name, "{text}");
        }
    }
}
