//! From what was typed to the parts of a query.

use super::days::{self, Days};
use super::{Clause, Want};
use crate::article::Day;
use crate::search::Sort;
use crate::search::columns::Facet;
use crate::search::postings::Field;
use crate::text::words;

/// How deep parentheses are read; deeper ones are passed over.
const DEEP: usize = 16;

/// Takes apart what was typed.
pub(super) fn parse(typed: &str, today: Day) -> Vec<Clause> {
    let mut parser = Parser { rest: typed, today, depth: 0 };
    let mut clauses = parser.clauses();
    // An `OR` that stands by itself is a word.
    if clauses.is_empty() {
        let (word, open, rest) = bare(typed.trim_start());
        if is_or(word) && rest.trim().is_empty() {
            push_text(&mut clauses, false, word, open, false);
        }
    }
    clauses
}

/// What was typed, as far as it is not read.
struct Parser<'a> {
    rest: &'a str,
    today: Day,
    depth: usize,
}

impl<'a> Parser<'a> {
    /// The parts up to the end, or to the parenthesis that closes the one that is open.
    fn clauses(&mut self) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = Vec::new();
        // Where the last part begins that an `OR` may join, and whether one waits for the next.
        let (mut last, mut joins) = (0, false);
        // Whether an `AND` stood before the next part.
        let mut adds = false;
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                break;
            }
            if let Some(behind) = self.rest.strip_prefix(is_closing) {
                self.rest = behind;
                if self.depth > 0 {
                    break;
                }
                continue;
            }
            let (word, _, behind) = bare(self.rest);
            if is_or(word) && (last < clauses.len() || !behind.trim_start().is_empty()) {
                self.rest = behind;
                joins |= last < clauses.len();
                continue;
            }
            if word == "AND" && !clauses.is_empty() {
                self.rest = behind;
                adds = true;
                continue;
            }
            let mut next = self.operand();
            if next.is_empty() {
                continue;
            }
            let adds = std::mem::take(&mut adds) && !joins;
            if let ([clause], true) = (next.as_mut_slice(), adds)
                && let Clause { not: false, want: Want::Value { too, .. } } = clause
            {
                *too = true;
            }
            if std::mem::take(&mut joins) {
                let before = clauses.split_off(last);
                next = vec![either(before, next)];
            } else {
                last = clauses.len();
            }
            clauses.append(&mut next);
        }
        clauses
    }

    /// The next part, with what stands in its parentheses.
    fn operand(&mut self) -> Vec<Clause> {
        let mut not = false;
        let (word, _, behind) = bare(self.rest);
        if word == "NOT" && !behind.trim_start().is_empty() {
            self.rest = behind.trim_start();
            not = true;
        }
        let unsigned = self.rest.strip_prefix(['-', '−', '－']);
        let unsigned = unsigned.filter(|rest| {
            rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c) || is_opening(c))
        });
        if let Some(unsigned) = unsigned {
            self.rest = unsigned;
            not = !not;
        }
        let Some(inside) = self.rest.strip_prefix(is_opening) else { return self.clause(not) };
        self.rest = inside;
        if self.depth == DEEP {
            return Vec::new();
        }
        self.depth += 1;
        let clauses = self.clauses();
        self.depth -= 1;
        if !not || clauses.is_empty() {
            return clauses;
        }
        match <[Clause; 1]>::try_from(clauses) {
            Ok([clause]) => refused(clause),
            Err(clauses) => vec![Clause { not, want: Want::Any(vec![clauses]) }],
        }
    }

    /// The next part without parentheses.
    fn clause(&mut self, not: bool) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let text = self.rest;
        if text.starts_with(is_quote) {
            let (text, open, rest) = quoted(text);
            self.rest = rest;
            push_text(&mut clauses, not, text, open, true);
            return clauses;
        }
        let (word, open, rest) = bare(text);
        if let Some((name, value)) = word.split_once([':', '：'])
            && let Some(filter) = Filter::named(name)
        {
            let behind = &text[word.len() - value.len()..];
            if self.filter(&mut clauses, not, filter, behind) {
                return clauses;
            }
            push_text(&mut clauses, not, name, false, false);
            self.rest = behind;
            return clauses;
        }
        self.rest = rest;
        push_text(&mut clauses, not, word, open, false);
        clauses
    }

    /// Takes a filter whose value is what `behind` begins with; says whether they mean anything together.
    fn filter(&mut self, to: &mut Vec<Clause>, not: bool, filter: Filter, behind: &'a str) -> bool {
        let is_quoted = behind.starts_with(is_quote);
        let (value, open, rest) = if is_quoted { quoted(behind) } else { bare(behind) };
        let mut take = |not: bool, want: Want| {
            to.push(Clause { not, want });
            self.rest = rest;
            true
        };
        if filter == Filter::Minutes {
            return match minutes(value) {
                Minutes::Are(least, most) => take(not, Want::Minutes { least, most }),
                Minutes::Unfinished => {
                    self.rest = rest;
                    true
                }
                Minutes::None => false,
            };
        }
        if last_word_end(value) == 0 {
            self.rest = rest;
            return true;
        }
        let text = || value[..last_word_end(value)].to_owned();
        let is_end = open && last_word_end(value) == value.len();
        match filter {
            Filter::Of(of) => {
                let (value, too) = (value.to_owned(), false);
                take(not, Want::Value { of, value, open, too })
            }
            Filter::In(field) => take(not, Want::In { field, text: text(), open: is_end }),
            Filter::Sort => {
                let name = value.to_ascii_lowercase();
                match Sort::ALL.into_iter().find(|sort| sort.name().starts_with(&name)) {
                    Some(sort) if sort.name() == name => take(false, Want::Sort(sort)),
                    Some(_) if open => {
                        self.rest = rest;
                        true
                    }
                    _ => false,
                }
            }
            Filter::Before | Filter::After | Filter::On => {
                let (days, rest) = self.days(value, rest, !is_quoted);
                match days {
                    Some((from, to_day)) => {
                        let (from, to_day) = match filter {
                            Filter::Before => (None, from.map(|day| day.plus(-1))),
                            Filter::After => (from, None),
                            _ => (from, to_day),
                        };
                        to.extend(days_wanted(not, from, to_day));
                        self.rest = rest;
                        true
                    }
                    None => false,
                }
            }
            Filter::Minutes => false,
        }
    }

    /// The days that a value means, and what stands behind it; without quotes, words of days may go on
    /// behind a blank. Days that are not said yet have neither end.
    fn days(&self, value: &str, rest: &'a str, may_go_on: bool) -> (Option<Ends>, &'a str) {
        if let Some((from, to)) = value.split_once("..") {
            let end = |text: &str| match text.is_empty() {
                true => Some(None),
                false => match days::read(text, self.today) {
                    Days::Are(first, last) => Some(Some((first, last))),
                    Days::Unfinished => Some(None),
                    Days::None => None,
                },
            };
            let ends = end(from).zip(end(to));
            let ends = ends.map(|(from, to)| (from.map(|it| it.0), to.map(|it| it.1)));
            return (ends, rest);
        }
        let (mut said, mut rest) = (value.to_owned(), rest);
        let mut best = (days::read(value, self.today), rest);
        for _ in 0..2 {
            let (word, _, behind) = bare(rest.trim_start());
            if !may_go_on || word.is_empty() {
                break;
            }
            said = [&said, " ", word].concat();
            rest = behind;
            match days::read(&said, self.today) {
                days @ Days::Are(..) => best = (days, rest),
                days @ Days::Unfinished if best.0 == Days::Unfinished => best = (days, rest),
                Days::Unfinished => {}
                Days::None => break,
            }
        }
        match best {
            (Days::Are(first, last), rest) => (Some((Some(first), Some(last))), rest),
            (Days::Unfinished, rest) => (Some((None, None)), rest),
            (Days::None, rest) => (None, rest),
        }
    }
}

/// The first of some days and the last, as far as they are said.
type Ends = (Option<Day>, Option<Day>);

/// The parts that ask for these days; none where neither end is known.
fn days_wanted(not: bool, from: Option<Day>, to: Option<Day>) -> Option<Clause> {
    let (not, from, to) = match (not, from, to) {
        (_, None, None) => return None,
        // What is not from a day on is before it.
        (true, Some(from), None) => (false, None, Some(from.plus(-1))),
        (true, None, Some(to)) => (false, Some(to.plus(1)), None),
        other => other,
    };
    Some(Clause { not, want: Want::Days { from, to } })
}

/// What is not asked for by this part; an order is none or another.
fn refused(Clause { not, want }: Clause) -> Vec<Clause> {
    match want {
        Want::Days { from, to } => days_wanted(!not, from, to).into_iter().collect(),
        Want::Sort(_) => vec![Clause { not, want }],
        // Not not all of some parts: all of them.
        Want::Any(mut all) if not && all.len() == 1 => all.pop().unwrap_or_default(),
        Want::Value { of, value, open, .. } => {
            vec![Clause { not: !not, want: Want::Value { of, value, open, too: false } }]
        }
        _ => vec![Clause { not: !not, want }],
    }
}

/// One of two parts of a query; a part that is such a choice already has one more.
fn either(mut before: Vec<Clause>, next: Vec<Clause>) -> Clause {
    let mut all = match before.as_mut_slice() {
        [Clause { not: false, want: Want::Any(all) }] => std::mem::take(all),
        _ => vec![before],
    };
    match <[Clause; 1]>::try_from(next) {
        Ok([Clause { not: false, want: Want::Any(mut more) }]) => all.append(&mut more),
        Ok(one) => all.push(one.into()),
        Err(several) => all.push(several),
    }
    // What stands first stands besides nothing.
    for clause in all.iter_mut().filter_map(|clauses| clauses.first_mut()) {
        if let Want::Value { too, .. } = &mut clause.want {
            *too = false;
        }
    }
    Clause { not: false, want: Want::Any(all) }
}

/// Takes the text up to its last word, if there is one; what follows that word finished it.
fn push_text(to: &mut Vec<Clause>, not: bool, text: &str, open: bool, phrase: bool) {
    let end = last_word_end(text);
    if end > 0 {
        let open = open && end == text.len();
        let mut text = text[..end].to_owned();
        if !phrase && matches!(text.as_str(), "OR" | "AND" | "NOT") {
            // A word after all: written so, it is read as one.
            text.make_ascii_lowercase();
        }
        let want = if phrase { Want::Phrase { text, open } } else { Want::Words { text, open } };
        to.push(Clause { not, want });
    }
}

/// A filter by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Of(Facet),
    In(Field),
    Before,
    After,
    On,
    Minutes,
    Sort,
}

/// The filters by their names; of several names of one the first is written.
const FILTERS: [(&str, Filter); 17] = [
    ("section", Filter::Of(Facet::Section)),
    ("source", Filter::Of(Facet::Source)),
    ("lang", Filter::Of(Facet::Language)),
    ("language", Filter::Of(Facet::Language)),
    ("topic", Filter::Of(Facet::Topic)),
    ("place", Filter::Of(Facet::Place)),
    ("agency", Filter::Of(Facet::Agency)),
    ("headline", Filter::In(Field::Headline)),
    ("title", Filter::In(Field::Headline)),
    ("by", Filter::In(Field::Byline)),
    ("author", Filter::In(Field::Byline)),
    ("caption", Filter::In(Field::Caption)),
    ("before", Filter::Before),
    ("after", Filter::After),
    ("on", Filter::On),
    ("minutes", Filter::Minutes),
    ("sort", Filter::Sort),
];

impl Filter {
    fn named(name: &str) -> Option<Self> {
        let known = FILTERS.iter().find(|known| known.0.eq_ignore_ascii_case(name));
        known.map(|&(_, filter)| filter)
    }

    fn name(self) -> &'static str {
        FILTERS.iter().find(|known| known.1 == self).map_or("", |known| known.0)
    }
}

/// The name of the filter for values of a facet.
pub(super) fn name_of_facet(of: Facet) -> &'static str {
    Filter::Of(of).name()
}

/// The name of the filter for words of a field.
pub(super) fn name_of_field(field: Field) -> &'static str {
    Filter::In(field).name()
}

/// What was typed for a reading time.
enum Minutes {
    Are(u32, u32),
    Unfinished,
    None,
}

/// `<5`, `<=5`, `>5`, `>=5`, `5`, `3-5`, `3..5`.
fn minutes(value: &str) -> Minutes {
    let (sign, number) =
        value.split_at(value.find(|c| !matches!(c, '<' | '>' | '=')).unwrap_or(value.len()));
    if number.is_empty() {
        return Minutes::Unfinished;
    }
    let read = |text: &str| text.parse::<u16>().ok().map(u32::from);
    let range = match (sign, number.split_once("..").or_else(|| number.split_once('-'))) {
        ("", Some((least, ""))) => read(least).map(|least| (least, u32::MAX)),
        ("", Some((least, most))) => read(least).zip(read(most)),
        (_, Some(_)) => None,
        (sign, None) => read(number).and_then(|number| match sign {
            "" | "=" => Some((number, number)),
            "<" => Some((0, number.saturating_sub(1))),
            "<=" => Some((0, number)),
            ">" => Some((number + 1, u32::MAX)),
            ">=" => Some((number, u32::MAX)),
            _ => None,
        }),
    };
    range.map_or(Minutes::None, |(least, most)| Minutes::Are(least, most))
}

fn is_or(word: &str) -> bool {
    matches!(word, "OR" | "|" | "||")
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '（')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | '）')
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

/// The text up to the next white space, quote or parenthesis, whether it may be unfinished, and what
/// follows.
fn bare(typed: &str) -> (&str, bool, &str) {
    let ends = |c: char| c.is_whitespace() || is_quote(c) || is_opening(c) || is_closing(c);
    let end = find_end(typed, ends);
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
