//! The line a wire puts above a story for its desks: `BC-HARBOUR-FREEZE, 1st Ld-Writethru`.

use super::super::tidy::same_words;
use super::stamp::stamp;
use super::takes::{is_take, is_take_alone};

/// What a slug line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SlugLine<'a> {
    /// The slug, which all takes of a story share; `None` where only the take is named.
    pub(super) slug: Option<&'a str>,
}

impl SlugLine<'_> {
    /// Whether both are of one story. Desks write the slug now with and now without its prefix.
    pub(super) fn is_of(&self, other: &str) -> bool {
        self.slug.is_none_or(|slug| same_words(stem(slug), stem(other)))
    }
}

fn stem(slug: &str) -> &str {
    PREFIXES.iter().find_map(|prefix| slug.strip_prefix(prefix)).unwrap_or(slug)
}

/// What desks put before a slug: the cycle, the service.
const PREFIXES: [&str; 12] =
    ["BC-", "AM-", "PM-", "AP-", "US-", "^BC-", "^AM-", "^PM-", "bc-", "am-", "pm-", "^"];

/// Reads a line as a slug line.
pub(super) fn slug_line(line: &str) -> Option<SlugLine<'_>> {
    if line.len() > 120 || line.ends_with(['.', '?', '!']) && !line.ends_with("Ld.") {
        return None;
    }
    for label in ["slug:", "slugline:", "slug line:"] {
        if line.get(..label.len()).is_some_and(|own| own.eq_ignore_ascii_case(label)) {
            let slug = line[label.len()..].trim();
            return (!slug.is_empty()).then_some(SlugLine { slug: Some(slug) });
        }
    }
    if is_take_alone(line) {
        return Some(SlugLine { slug: None });
    }
    let (slug, rest) = slug_and_rest(line);
    let rest = rest.trim_matches(|c: char| c == ',' || c == '/' || c.is_whitespace());
    let shaped = slug.contains('-')
        && slug
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '^' | '_' | '.' | ' '));
    if !shaped {
        return None;
    }
    let prefixed = PREFIXES.iter().any(|prefix| slug.starts_with(prefix)) && slug.len() > 4;
    let capitals = slug.chars().any(|c| c.is_ascii_uppercase())
        && !slug.chars().any(|c| c.is_ascii_lowercase());
    // A slug in capitals is one only beside a take or alone; headlines in capitals have more words.
    let take = is_take(rest);
    let fits = prefixed && (rest.is_empty() || take || rest.split_whitespace().count() <= 6)
        || capitals && (take || rest.is_empty() && slug.len() >= 7);
    // The stamp of a sending begins with the house as a slug may.
    (fits && stamp(line).is_none()).then_some(SlugLine { slug: Some(slug.trim_start_matches('^')) })
}

/// The slug that a line begins with, and what is behind it. With its prefix a slug may hold blanks,
/// up to a comma or a take: its words have capitals, or it is a headline.
fn slug_and_rest(line: &str) -> (&str, &str) {
    let end = line.find([',', ' ', '/']).unwrap_or(line.len());
    if !PREFIXES.iter().any(|prefix| prefix.len() > 1 && line.starts_with(prefix)) {
        return line.split_at(end);
    }
    let long = line.find([',', '/']).unwrap_or(line.len());
    let is_before_take = |&at: &usize| is_take(without_stamp(&line[at..long]));
    let blanks = line[..long].match_indices(' ').map(|(at, _)| at);
    let until = blanks.clone().find(is_before_take).unwrap_or(long);
    let until = without_stamp(&line[..until]).len().max(end);
    let has_capitals =
        line[..until].split(' ').skip(1).all(|word| !word.starts_with(char::is_lowercase));
    match blanks.filter(|at| *at < until).count() <= 4 && has_capitals {
        true => line.split_at(until),
        false => line.split_at(end),
    }
}

/// A take without the stamp of its sending behind it: `1st Ld-Writethru   01-24 0412`.
fn without_stamp(rest: &str) -> &str {
    rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | ':'))
}
