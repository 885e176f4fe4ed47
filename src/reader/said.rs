//! How numbers, days and the values of filters are said on the page.

use crate::article::{Day, day_said};
use crate::text::Language;

/// So many stories, in words.
pub(super) fn stories_said(count: usize) -> String {
    format!("{count} {}", if count == 1 { "story" } else { "stories" })
}

/// How a value is said: languages by their own names, all else as written.
pub(super) fn value_said(facet: &str, value: &str) -> String {
    match Language::parse(value) {
        Some(language) if facet == "language" => language.own_name().to_owned(),
        _ => value.to_owned(),
    }
}

fn said(day: Day) -> String {
    Language::parse("en").map_or_else(|| day.to_string(), |english| day_said(day, &english))
}

/// How the first day of a range is said.
pub(super) fn from_said(day: Day) -> String {
    format!("from {}", said(day))
}

/// How the last day of a range is said.
pub(super) fn to_said(day: Day) -> String {
    format!("to {}", said(day))
}
