//! What the address bar says, and how to write it.
//!
//! The address is the whole state of the page: query, filters, sort, open story and passage. Reading is
//! total: what means nothing is passed over. Writing gives one form for one state, so that two
//! people who chose the same share the same address.

use crate::article::{Day, PassageId, Slug};
use crate::search::{Filters, Sort};

/// The state of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// What was typed into the search field, as typed.
    pub query: String,
    /// What was chosen beside the list.
    pub filters: Filters,
    /// The order chosen; `None` is best match with a query and newest without.
    pub sort: Option<Sort>,
    /// The story that is open.
    pub story: Option<Slug>,
    /// The passage of it that was asked for.
    pub passage: Option<PassageId>,
}

/// The most that is read of a query: more than anyone types, less than hurts.
pub const MOST_CHARS: usize = 500;

/// The most that is read of a filter's value: as much as a line of a story may hold.
const MOST_VALUE: usize = 2_000;

/// The most values of one filter: more than anyone chooses by hand.
const MOST_VALUES: usize = 500;

/// What stands before the name of a passage, in a page's markup as in its address: no passage can
/// then be taken for a part of the page itself.
const PASSAGE: &str = "p-";

/// The name of a passage in the markup of its story's page.
pub fn anchor(passage: &PassageId) -> String {
    [PASSAGE, passage.as_str()].concat()
}

impl Address {
    /// Reads what stands in an address after the path: the search part, with or without its `?`,
    /// and the fragment.
    pub fn parse(written: &str) -> Self {
        let mut address = Self::default();
        let (search, fragment) = written.split_once('#').unwrap_or((written, ""));
        for pair in search.strip_prefix('?').unwrap_or(search).split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let most = if name == "q" { MOST_CHARS } else { MOST_VALUE };
            let value: String = decoded(value).chars().take(most).collect();
            if !value.is_empty() {
                address.read(name, value);
            }
        }
        if address.story.is_some() {
            address.passage = fragment.strip_prefix(PASSAGE).and_then(PassageId::parse);
        }
        address
    }

    fn read(&mut self, name: &str, value: String) {
        let filters = &mut self.filters;
        match name {
            "q" => self.query = value,
            "from" => filters.from = Day::parse(&value),
            "to" => filters.to = Day::parse(&value),
            "sort" => self.sort = Sort::named(&value),
            "story" => {
                // A mail puts its full stop behind an address, and a telephone a capital before it.
                let name = value.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
                self.story = Slug::parse(&name.to_ascii_lowercase());
            }
            _ => {
                if let Some(values) = list_mut(filters, name) {
                    choose(values, value);
                }
            }
        }
    }

    /// What stands in the address after the path, from its `?` on; empty for the bare front page.
    pub fn written(&self) -> String {
        let mut out = String::new();
        let mut put = |name: &str, value: &str| {
            out.push(if out.is_empty() { '?' } else { '&' });
            out.push_str(name);
            out.push('=');
            encode(value, &mut out);
        };
        if let Some(story) = &self.story {
            put("story", story.as_str());
        }
        if !self.query.is_empty() {
            put("q", &self.query);
        }
        let filters = &self.filters;
        for name in LISTS {
            for value in list(filters, name) {
                put(name, value);
            }
        }
        if let Some(from) = filters.from {
            put("from", &from.to_string());
        }
        if let Some(to) = filters.to {
            put("to", &to.to_string());
        }
        if let Some(sort) = self.sort {
            put("sort", sort.name());
        }
        if let Some(passage) = &self.passage {
            out.push('#');
            out.push_str(&anchor(passage));
        }
        out
    }

    /// The order in force.
    pub fn sort_in_force(&self) -> Sort {
        let is_asked = !self.query.trim().is_empty();
        let usual = if is_asked { Sort::Best } else { Sort::Newest };
        // Nothing matches best where nothing is asked.
        self.sort.filter(|sort| is_asked || *sort != Sort::Best).unwrap_or(usual)
    }

    /// The same list with this story open.
    pub fn with_story(&self, story: Slug) -> Self {
        Self { story: Some(story), passage: None, ..self.clone() }
    }

    /// The same list with no story open.
    pub fn without_story(&self) -> Self {
        Self { story: None, passage: None, ..self.clone() }
    }

    /// Whether the list is narrowed by anything at all.
    pub fn is_narrowed(&self) -> bool {
        !self.query.trim().is_empty() || self.filters != Filters::default()
    }
}

/// The filters that are lists of values, by their names in the address and in its order.
pub const LISTS: [&str; 5] = ["section", "source", "language", "topic", "place"];

/// The values of a filter; none where no filter has that name.
pub fn list<'a>(filters: &'a Filters, name: &str) -> &'a [String] {
    match name {
        "section" => &filters.sections,
        "source" => &filters.sources,
        "language" => &filters.languages,
        "topic" => &filters.topics,
        "place" => &filters.places,
        _ => &[],
    }
}

/// The values of a filter, to be changed.
pub fn list_mut<'a>(filters: &'a mut Filters, name: &str) -> Option<&'a mut Vec<String>> {
    Some(match name {
        "section" => &mut filters.sections,
        "source" => &mut filters.sources,
        "language" => &mut filters.languages,
        "topic" => &mut filters.topics,
        "place" => &mut filters.places,
        _ => return None,
    })
}

/// Keeps values sorted and single, so that one choice has one address.
fn choose(values: &mut Vec<String>, value: String) {
    if values.len() < MOST_VALUES
        && let Err(place) = values.binary_search(&value)
    {
        values.insert(place, value);
    }
}

/// Chooses the value where it is not chosen, and the other way round.
pub fn toggle(values: &mut Vec<String>, value: &str) {
    match values.iter().position(|chosen| chosen == value) {
        Some(place) => {
            values.remove(place);
        }
        None => choose(values, value.to_owned()),
    }
}

/// As `application/x-www-form-urlencoded` has it; what is not UTF-8 becomes U+FFFD.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let hex = |n: usize| bytes.get(n).and_then(|&b| char::from(b).to_digit(16));
        match byte {
            b'+' => out.push(b' '),
            b'%' => match (hex(at), hex(at + 1)) {
                (Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    at += 2;
                }
                _ => out.push(b'%'),
            },
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn encode(text: &str, out: &mut String) {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'.' | b'_' | b'~' | b':' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
            }
        }
    }
}
