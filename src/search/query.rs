//! What was typed, taken apart; everything typed means something.
//!
//! | typed | meant |
//! | --- | --- |
//! | `rain snow` | stories with both words, then those with most of them; the last word may be unfinished until a space follows it |
//! | `"heavy rain"` | the words side by side; an unclosed quote goes to the end, its last word unfinished |
//! | `-snow`, `-"heavy snow"`, `-source:x` | not those |
//! | `section:` `source:` `topic:` `place:` | stories where a value holds these words, or is just this if there is one |
//! | `lang:ar` | stories in Arabic, wherever it is written |
//! | `after:2024-03` | from 1 March 2024 on, that day included |
//! | `before:2024-03` | up to 29 February 2024: the day named is not included |
//!
//! So `after:2024 before:2025` is the year 2024. Values may stand in quotes: `section:"World news"`.
//! Two values of one kind mean either. A filter still without a value, or with half a date, asks
//! nothing yet; a date that is none (`before:noon`) and an unknown filter (`note:this`) are words.

use std::fmt;

use super::columns::Facet;
use crate::article::Day;
use crate::text::words;

/// A query as meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Whether it says what not to find.
    pub(super) not: bool,
    pub(super) want: Want,
}

/// What a part of a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Want {
    /// Words; if it is open, the last one may be unfinished.
    Words { text: String, open: bool },
    /// Words side by side.
    Phrase { text: String, open: bool },
    /// A value of a facet.
    Value { of: Facet, value: String, open: bool },
    /// Days before this one.
    Before(Day),
    /// This day and those after it.
    From(Day),
}

impl Query {
    /// Takes apart what was typed. Never fails: at worst, it is all words.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            rest = query.take_clause(rest).trim_start();
        }
        query
    }

    /// Whether nothing is asked, so that every story answers.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Takes the clause that `typed` begins with; returns what follows it.
    fn take_clause<'a>(&mut self, typed: &'a str) -> &'a str {
        let unsigned = typed.strip_prefix(['-', '−', '－']);
        let unsigned =
            unsigned.filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)));
        let not = unsigned.is_some();
        let text = unsigned.unwrap_or(typed);
        if text.starts_with(is_quote) {
            let (text, open, rest) = quoted(text);
            self.push_text(not, text, open, true);
            return rest;
        }
        let (word, open, rest) = bare(text);
        if let Some((name, value)) = word.split_once([':', '：'])
            && let Some(filter) = Filter::named(name)
        {
            let behind = &text[word.len() - value.len()..];
            let (value, open, rest) =
                if behind.starts_with(is_quote) { quoted(behind) } else { bare(behind) };
            if self.push_filter(not, filter, value, open) {
                return rest;
            }
            self.push_text(not, name, false, false);
            return behind;
        }
        self.push_text(not, word, open, false);
        rest
    }

    /// Takes the text up to its last word, if there is one; what follows that word finished it.
    fn push_text(&mut self, not: bool, text: &str, open: bool, phrase: bool) {
        let end = last_word_end(text);
        if end > 0 {
            let open = open && end == text.len();
            let text = text[..end].to_owned();
            let want =
                if phrase { Want::Phrase { text, open } } else { Want::Words { text, open } };
            self.clauses.push(Clause { not, want });
        }
    }

    /// Takes a filter and its value; returns whether they mean anything together.
    fn push_filter(&mut self, not: bool, filter: Filter, value: &str, open: bool) -> bool {
        let want = match filter {
            _ if last_word_end(value) == 0 => return true,
            Filter::Of(of) => Want::Value { of, value: value.to_owned(), open },
            Filter::Before | Filter::After => match first_day(value) {
                Date::Day(day) if (filter == Filter::Before) != not => Want::Before(day),
                Date::Day(day) => Want::From(day),
                Date::Unfinished => return true,
                Date::None => return false,
            },
        };
        let not = not && matches!(want, Want::Value { .. });
        self.clauses.push(Clause { not, want });
        true
    }
}

/// As it could be typed: read again it is the same query, if white space at its end is kept.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, clause) in self.clauses.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            clause.fmt(f)?;
        }
        match self.clauses.last().map(|clause| &clause.want) {
            Some(Want::Words { open: false, .. }) => f.write_str(" "),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.not {
            f.write_str("-")?;
        }
        let end = |open: bool| if open { "" } else { "\"" };
        match &self.want {
            Want::Words { text, .. } => f.write_str(text),
            Want::Phrase { text, open } => write!(f, "\"{text}{}", end(*open)),
            Want::Value { of, value, open } => {
                let known = Filter::NAMES.iter().find(|known| known.1 == Filter::Of(*of));
                write!(f, "{}:\"{value}{}", known.map_or("", |known| known.0), end(*open))
            }
            Want::Before(day) => write!(f, "before:{day}"),
            Want::From(day) => write!(f, "after:{day}"),
        }
    }
}

/// A filter by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Of(Facet),
    Before,
    After,
}

impl Filter {
    const NAMES: [(&str, Self); 8] = [
        ("section", Self::Of(Facet::Section)),
        ("source", Self::Of(Facet::Source)),
        ("lang", Self::Of(Facet::Language)),
        ("language", Self::Of(Facet::Language)),
        ("topic", Self::Of(Facet::Topic)),
        ("place", Self::Of(Facet::Place)),
        ("before", Self::Before),
        ("after", Self::After),
    ];

    fn named(name: &str) -> Option<Self> {
        let known = Self::NAMES.iter().find(|known| known.0.eq_ignore_ascii_case(name));
        known.map(|&(_, filter)| filter)
    }
}

/// The signs that people and their keyboards put around words.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」' | '『' | '』')
}

/// The text in the quotes that `typed` begins with, whether its last word may be unfinished, and
/// what follows.
fn quoted(typed: &str) -> (&str, bool, &str) {
    let inner = typed.strip_prefix(is_quote).unwrap_or(typed);
    let end = find_end(inner, is_quote);
    let rest = &inner[end..];
    (&inner[..end], rest.is_empty(), rest.strip_prefix(is_quote).unwrap_or(rest))
}

/// The text up to the next white space or quote, whether it may be unfinished, and what follows.
fn bare(typed: &str) -> (&str, bool, &str) {
    let end = find_end(typed, |c| c.is_whitespace() || is_quote(c));
    (&typed[..end], end == typed.len(), &typed[end..])
}

/// Where the text ends; a quote between two Hebrew letters is a gershayim and part of the word.
fn find_end(text: &str, ends: fn(char) -> bool) -> usize {
    let hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, 'א'..='ת'));
    let mut rest = text.chars();
    let mut last = None;
    while let Some(c) = rest.next() {
        if ends(c) && !(c == '"' && hebrew(last) && hebrew(rest.clone().next())) {
            return text.len() - rest.as_str().len() - c.len_utf8();
        }
        last = Some(c);
    }
    text.len()
}

/// The end of the last word; 0 if there is none.
fn last_word_end(text: &str) -> usize {
    let mut end = 0;
    words(text, &mut |word| end = word.start + word.text.len());
    end
}

/// What was typed for a date.
enum Date {
    Day(Day),
    Unfinished,
    None,
}

/// The first day of a year, a month, or a day: `2024`, `2024-01`, `2024-1-23`, `2024/01/23`.
fn first_day(text: &str) -> Date {
    let (mut numbers, mut lengths, mut part) = ([0u32; 3], [0; 3], 0);
    for c in text.chars() {
        match c.to_digit(10) {
            Some(digit) if lengths[part] < 4 => {
                numbers[part] = numbers[part] * 10 + digit;
                lengths[part] += 1;
            }
            None if matches!(c, '-' | '/' | '.') && part < 2 => part += 1,
            _ => return Date::None,
        }
    }
    let [year, month, day] = numbers;
    if lengths[0] < 4 {
        return if part == 0 { Date::Unfinished } else { Date::None };
    }
    match Day::from_civil(year as i32, month.max(1), day.max(1)) {
        Some(day) => Date::Day(day),
        None => Date::None,
    }
}
