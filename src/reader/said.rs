//! How numbers, days, orders and what narrows a list are said on the page.

use crate::address::{Address, LISTS, list, list_mut, toggle};
use crate::article::{Day, day_said};
use crate::search::{Query, Sort, Span};
use crate::text::Language;

/// The orders of a list, as they are called.
pub(super) const ORDERS: [(Sort, &str); 4] = [
    (Sort::Best, "Best match"),
    (Sort::Newest, "Newest"),
    (Sort::Oldest, "Oldest"),
    (Sort::Shortest, "Shortest"),
];

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

/// What narrows the list, plain words left out: how it is said, and the address without it.
pub(super) fn chips(address: &Address, query: &Query) -> Vec<(String, Address)> {
    let mut chips = Vec::new();
    let mut chip = |said: String, take: &dyn Fn(&mut Address)| {
        let mut rest = address.without_story();
        take(&mut rest);
        chips.push((said, rest));
    };
    for name in LISTS {
        for value in list(&address.filters, name) {
            chip(value_said(name, value), &|rest| {
                if let Some(values) = list_mut(&mut rest.filters, name) {
                    toggle(values, value);
                }
            });
        }
    }
    for part in query.parts() {
        chip(part.said, &|rest| rest.query.clone_from(&part.rest));
    }
    if let Some(from) = address.filters.from {
        chip(from_said(from), &|rest| rest.filters.from = None);
    }
    if let Some(to) = address.filters.to {
        chip(to_said(to), &|rest| rest.filters.to = None);
    }
    chips
}
