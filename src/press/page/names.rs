//! Bylines as names: what leads up to them, roles and addresses taken off, several told apart.

use std::collections::BTreeSet;

use crate::article::Line;
use crate::press::feed::people::is_nobody;
use crate::press::tidy::is_agency;
use crate::press::typeset_line as line;

/// Words that stand before names, in small letters.
const BEFORE: [&str; 26] = [
    "written by",
    "story by",
    "words by",
    "report by",
    "reported by",
    "posted by",
    "text by",
    "by:",
    "by",
    "von",
    "par",
    "por",
    "door",
    "af",
    "av",
    "autor:",
    "author:",
    "text:",
    "texte:",
    "بقلم:",
    "بقلم",
    "كتب:",
    "كتبت:",
    "di",
    "da",
    "de",
];

/// Words of roles: what holds one is no name.
const ROLES: [&str; 30] = [
    "correspondent",
    "editor",
    "reporter",
    "writer",
    "staff",
    "bureau",
    "desk",
    "columnist",
    "contributor",
    "contributing",
    "journalist",
    "producer",
    "photographer",
    "chief",
    "special to",
    "updated",
    "published",
    "last modified",
    "korrespondent",
    "redaktion",
    "redakteur",
    "envoyé",
    "journaliste",
    "périodista",
    "freelance",
    "analyst",
    "author",
    "follow",
    "email",
    "senior",
];

/// The names in a byline.
pub(super) fn names(byline: &str) -> Vec<Line> {
    let byline = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = byline.split(['|', '•', '·', '@']).map(|part| without_before(part.trim()));
    let head =
        parts.into_iter().find(|part| part.chars().any(char::is_alphabetic) && !is_lead_in(part));
    let head = head.unwrap_or_default();
    // What stands in brackets at the end is a role, an address, or who helped.
    let head = match head.split_once(['(', '[']) {
        Some((name, rest)) if rest.trim_end().ends_with([')', ']']) => name,
        _ => head,
    };
    let mut parts = vec![without_date(head).to_owned()];
    for mark in [
        ", and ", " and ", " & ", " und ", " et ", " y ", " with ", " avec ", " mit ", " con ",
        " com ", ", ", ";", "、", "，", "،", " / ",
    ] {
        parts = parts.iter().flat_map(|part| apart(part, mark)).map(str::to_owned).collect();
    }
    let mut found: Vec<Line> = Vec::new();
    let mut seen = BTreeSet::new();
    for part in parts {
        let part =
            without_before(part.trim().trim_end_matches([',', '.', ':', '-', '–', '—']).trim());
        if is_name(part)
            && !is_degree(part)
            && let Some(name) = line(part)
            && seen.insert(name.to_string())
        {
            found.push(name);
        }
    }
    found
}

/// The names on both sides of a mark; `Mac & i` is one, since no side of it has two words.
fn apart<'p>(part: &'p str, mark: &str) -> Vec<&'p str> {
    let joins = matches!(mark, " and " | " & " | " und " | " et " | " y " | " with ")
        || matches!(mark, " avec " | " mit " | " con " | " com ");
    let sides: Vec<&str> = part.split(mark).collect();
    let whole = |side: &&str| side.split_whitespace().count() > 1 || is_agency(side);
    if joins && !sides.iter().any(whole) { vec![part] } else { sides }
}

/// A byline up to the date that runs into it.
fn without_date(byline: &str) -> &str {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let Some(digit) = byline.find(|c: char| c.is_ascii_digit()) else { return byline };
    // Words that lead up to a day: `Jane Roe on March 3`.
    const ON: [&str; 7] = [" on", " am", " le", " el", " il", " den", " op"];
    let head = byline[..digit].trim_end();
    let name = match head.rsplit_once(' ') {
        Some((name, last)) => {
            let small = last.to_lowercase();
            let month = MONTHS.iter().any(|month| small.starts_with(month));
            if month { name } else { head }
        }
        None => head,
    };
    ON.iter().find_map(|on| name.strip_suffix(on)).unwrap_or(name)
}

/// Whether words only lead up to a name that stands in an element of its own.
fn is_lead_in(words: &str) -> bool {
    let small = words.trim().trim_end_matches(':').to_lowercase();
    BEFORE.iter().any(|before| before.trim_end_matches(':') == small)
}

/// Degrees that people write behind their names.
fn is_degree(part: &str) -> bool {
    let letters: String = part.chars().filter(|c| c.is_alphabetic()).collect();
    matches!(
        letters.as_str(),
        "MA" | "MD"
            | "PhD"
            | "BA"
            | "MPH"
            | "RN"
            | "JD"
            | "MSc"
            | "BSc"
            | "DO"
            | "MBA"
            | "Jr"
            | "Sr"
    )
}

fn without_before(byline: &str) -> &str {
    let small = byline.to_lowercase();
    for before in BEFORE {
        let long = small.len() == byline.len() && small.starts_with(before);
        let rest = if long { byline.get(before.len()..) } else { None };
        // `De Gaulle` is a name: only small letters, or a whole word of a byline, lead up to one.
        let leads =
            !matches!(before, "di" | "da" | "de") || byline.starts_with(|c: char| c.is_lowercase());
        if let Some(rest) = rest.filter(|rest| {
            leads && (before.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}']))
        }) {
            return rest.trim_start_matches([' ', ':', '\u{a0}']);
        }
    }
    byline
}

/// Whether words can be a name: few, without digits, no address, no role.
pub(super) fn is_name(part: &str) -> bool {
    let small = part.to_lowercase();
    let words = part.split_whitespace().count();
    (1..=6).contains(&words)
        && part.chars().count() >= 2
        && part.chars().count() <= 60
        && part.chars().any(char::is_alphabetic)
        && !part.chars().any(|c| c.is_numeric() || matches!(c, '@' | '/' | '{' | '<' | '>' | '='))
        && !small.contains("http")
        && !small.contains("www.")
        && !is_nobody(part)
        && !ROLES.iter().any(|role| small.contains(role))
}
