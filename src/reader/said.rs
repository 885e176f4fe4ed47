//! How numbers, days and the values of filters are said on the page.

use crate::article::{Day, day_said};
use crate::search::Span;
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

/// How a span of the timeline is said: `14 Mar 2025`, `week of 10 Mar 2025`, `Mar 2025`,
/// `Jan to Mar 2025`, `2025`, `2020 to 2029`.
pub(super) fn span_said(span: &Span) -> String {
    let [first, last] = [span.first, span.last].map(said);
    let month = |said: &str| said.split_once(' ').map_or("", |(_, month)| month).to_owned();
    let ((from, month_from, _), (to, month_to, _)) = (span.first.civil(), span.last.civil());
    match span.last.number() - span.first.number() + 1 {
        1 => first,
        7 => format!("week of {first}"),
        28..=31 => month(&first),
        _ if from != to => format!("{from} to {to}"),
        _ if (month_from, month_to) == (1, 12) => from.to_string(),
        _ => format!("{} to {}", month(&first).split(' ').next().unwrap_or(""), month(&last)),
    }
}
