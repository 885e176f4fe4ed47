//! What a page calls its section, as a reader would say it. Publishing systems write what they need
//! themselves into the same places: a path, the kind of page, the name of the front page.

use super::claims::Claims;
use crate::press::dates::{is_weekday, month};
use crate::press::{At, Fate, Trail, dates};

/// Names of kinds of pages and of no section, in small letters.
const KINDS: [&str; 27] = [
    "article",
    "articles",
    "post",
    "posts",
    "page",
    "pages",
    "story",
    "stories",
    "entry",
    "home",
    "homepage",
    "home page",
    "front page",
    "index",
    "main",
    "uncategorized",
    // What a style sheet calls the place where the reader is, and lists that every page has.
    "active",
    "selected",
    "current",
    "latest",
    "most read",
    "most popular",
    "menu",
    "none",
    "null",
    "undefined",
    "default",
];

/// Makes names of paths, and drops what names no section.
pub(super) fn named(claims: Claims, trail: &mut Trail) -> Claims {
    let mut kept = Claims::default();
    for mut claim in claims.0 {
        let name = last_step(&claim.words).unwrap_or_else(|| claim.words.clone());
        if is_kind_of_page(&name) {
            trail.note(At::Node(claim.at), Fate::Dropped, "names no section", &claim.words);
        } else {
            claim.words = name;
            kept.0.push(claim);
        }
    }
    kept
}

/// Whether the words only say what kind of page this is.
pub(super) fn is_kind_of_page(words: &str) -> bool {
    KINDS.contains(&words.trim().to_lowercase().as_str())
}

/// Whether the words name a day, a week or a month, as the place in a calendar does that a page marks.
pub(super) fn is_of_calendar(words: &str) -> bool {
    #[rustfmt::skip]
    const WEEKS: [&str; 8] = ["week", "wk", "woche", "kw", "semaine", "semana", "settimana", "vecka"];
    let small = words.trim().to_lowercase();
    let parts = || small.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_number = |part: &str| part.chars().all(char::is_numeric);
    let names_time = |part: &str| is_number(part) || is_weekday(part) || WEEKS.contains(&part);
    // A month alone may be a planet.
    parts().any(names_time) && parts().all(|part| names_time(part) || month(part).is_some())
        || dates::read(words).is_some()
}

/// The last step of a path as words: `Middle East` of `/world/middle_east`.
fn last_step(path: &str) -> Option<String> {
    let path = path.trim();
    if !path.starts_with('/') || path.contains(char::is_whitespace) {
        return None;
    }
    let step = path.trim_end_matches('/').rsplit('/').next()?;
    let words = step.split(['_', '-']).filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    Some(words.collect::<Vec<_>>().join(" "))
}
