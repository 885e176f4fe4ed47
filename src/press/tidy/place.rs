//! Whether words are the name of a place, as datelines write it: `PARIS`, `Boise, Idaho`.

/// Whether words can be a place: a few, with capitals or of a script without, no digits.
pub fn is_place(text: &str) -> bool {
    const SMALL: [&str; 20] = [
        "of", "de", "du", "la", "le", "les", "sur", "the", "and", "am", "an", "der", "di", "del",
        "da", "do", "en", "bei", "upon", "y",
    ];
    let count = text.split_whitespace().count();
    let upper = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let word_fits = |word: &str| {
        let letters = word.trim_matches(['\'', '’', '(', ')']);
        letters.split(['/', '-', '–']).all(|part| {
            let first = part.chars().next();
            first.is_some_and(upper)
                || SMALL.contains(&part)
                || part.starts_with("d'")
                || part.starts_with("l'")
        })
    };
    (1..=8).contains(&count)
        && text.chars().count() <= 60
        && text.chars().next().is_some_and(upper)
        && !text.contains(|c: char| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '"' | '“'
                        | '”'
                        | ':'
                        | ';'
                        | '?'
                        | '!'
                        | '*'
                        | '#'
                        | '='
                        | '@'
                        | '«'
                        | '&'
                        | '$'
                        | '%'
                        | '<'
                        | '>'
                )
        })
        && text.split_whitespace().all(word_fits)
        && !ends_a_sentence_inside(text)
}

/// `He left. She` has a full stop between words of more than three letters.
fn ends_a_sentence_inside(text: &str) -> bool {
    text.split_whitespace().rev().skip(1).any(|word| {
        let letters = word.trim_end_matches('.');
        letters.len() < word.len() && !letters.contains('.') && letters.chars().count() > 4
    })
}

/// A place whose first name is in capitals: `PARIS`, `NAIROBI, Kenya`, `WASHINGTON, D.C.`.
pub(in crate::press) fn is_capital_place(text: &str) -> bool {
    const NO_PLACES: [&str; 30] = [
        "BREAKING",
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "ANALYSIS",
        "OPINION",
        "CORRECTION",
        "CORRECTED",
        "FACTBOX",
        "TIMELINE",
        "WATCH",
        "VIDEO",
        "PHOTO",
        "PHOTOS",
        "NOTE",
        "EDITORS",
        "LIVE",
        "ALERT",
        "URGENT",
        "BULLETIN",
        "ADVISORY",
        "Q",
        "A",
        "RE",
        "FOR",
        "CONTACT",
        "WHO",
        "WHAT",
        "WHEN",
        "WHERE",
    ];
    let first = text.split([',', '/']).next().unwrap_or_default();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let word = first.split_whitespace().next().unwrap_or_default();
    letters >= 3
        && first.chars().any(char::is_uppercase)
        && !first.chars().any(char::is_lowercase)
        && !NO_PLACES.contains(&word)
        && first.split_whitespace().count() <= 4
}

/// `Boise, Idaho`, `Sioux Falls, SD`, `Washington, D.C.`: a town and the region it is in.
pub(super) fn is_region_place(text: &str) -> bool {
    let Some((town, region)) = text.rsplit_once(", ") else { return false };
    let plain: String = region.chars().filter(|c| *c != '.').collect();
    let short = (2..=3).contains(&plain.len()) && plain.bytes().all(|b| b.is_ascii_uppercase());
    town.split_whitespace().count() <= 3
        && !town.contains(',')
        && (short || REGIONS.contains(&region.trim_end_matches('.')))
}

/// The regions that datelines write out or shorten in small letters.
#[rustfmt::skip]
const REGIONS: [&str; 84] = [
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida",
    "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine",
    "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska",
    "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio",
    "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas",
    "Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming",
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md",
    "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va",
    "Wash", "Wis", "Ont", "Que",
];
