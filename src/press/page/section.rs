//! What a page calls its section, as a reader would say it. Publishing systems write what they need
//! themselves into the same places: a path, the kind of page, the name of the front page.

use super::claims::Claims;
use crate::press::{At, Fate, Trail};

/// Names of kinds of pages and of no section, in small letters.
const KINDS: [&str; 16] = [
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
