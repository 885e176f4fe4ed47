//! A query written as it could be typed, and told part by part.

use std::fmt;

use super::parse::{name_of_facet, name_of_field};
use super::{Clause, Query, Want};
use crate::article::{Day, day_said};
use crate::search::Sort;
use crate::search::columns::Facet;
use crate::text::Language;

/// A part of a query that is more than words beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How it is said: `not snow`, `in section World`, `from 1 Mar 2024`.
    pub said: String,
    /// What can be typed for the query without it.
    pub rest: String,
}

impl Query {
    /// The parts that can be taken off, in their order: all but plain words.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (n, clause) in self.clauses.iter().enumerate() {
            if clause.not || !matches!(clause.want, Want::Words { .. }) {
                parts.push(Part { said: clause.said(), rest: self.without(&|at, _| at == n) });
            }
        }
        parts
    }

    /// What can be typed for the query without an order.
    pub fn unsorted(&self) -> String {
        self.without(&|_, clause| matches!(clause.want, Want::Sort(_)))
    }

    fn without(&self, is_left_out: &dyn Fn(usize, &Clause) -> bool) -> String {
        let mut left = String::new();
        for (n, clause) in self.clauses.iter().enumerate() {
            if !is_left_out(n, clause) {
                if is_too(clause) && !left.is_empty() {
                    left.push_str("AND ");
                }
                left.push_str(&clause.to_string());
                left.push(' ');
            }
        }
        left
    }

    /// The query in words: `ice core, not snow, from 1 Mar 2024`.
    pub fn said(&self) -> String {
        all_said(&self.clauses)
    }
}

fn all_said(clauses: &[Clause]) -> String {
    let mut said = String::new();
    let mut is_words = false;
    for clause in clauses {
        let is_word = !clause.not && matches!(clause.want, Want::Words { .. });
        if !said.is_empty() {
            said.push_str(if is_words && is_word { " " } else { ", " });
        }
        said.push_str(&clause.said());
        is_words = is_word;
    }
    said
}

impl Clause {
    fn said(&self) -> String {
        let said = match &self.want {
            Want::Words { text, .. } => text.clone(),
            Want::Phrase { text, .. } => format!("“{text}”"),
            Want::In { field, text, .. } => format!("{} has “{text}”", name_of_field(*field)),
            Want::Value { of: Facet::Language, value, .. } => match Language::parse(value) {
                Some(language) => format!("in {}", language.own_name()),
                None => format!("language {value}"),
            },
            Want::Value { of, value, .. } => [name_of_facet(*of), " ", value].concat(),
            Want::Days { from, to } => match (from, to) {
                (Some(from), Some(to)) if from == to => format!("on {}", day(*from)),
                (Some(from), Some(to)) => format!("{} to {}", day(*from), day(*to)),
                (Some(from), None) => format!("from {}", day(*from)),
                (None, Some(to)) => format!("to {}", day(*to)),
                (None, None) => String::new(),
            },
            Want::Minutes { least: 0, most } => format!("at most {most} min"),
            Want::Minutes { least, most: u32::MAX } => format!("at least {least} min"),
            Want::Minutes { least, most } if least == most => format!("{least} min"),
            Want::Minutes { least, most } => format!("{least}–{most} min"),
            Want::Any(all) => {
                let all: Vec<String> = all.iter().map(|clauses| all_said(clauses)).collect();
                all.join(" or ")
            }
            Want::Sort(sort) => match sort {
                Sort::Best => "best match first".to_owned(),
                other => [other.name(), " first"].concat(),
            },
        };
        match (&self.want, self.not) {
            (Want::Any(_), true) => format!("not ({said})"),
            (_, true) => format!("not {said}"),
            (_, false) => said,
        }
    }
}

/// Whether it is asked for besides another of its kind.
fn is_too(clause: &Clause) -> bool {
    matches!(clause.want, Want::Value { too: true, .. })
}

/// Whether the last word may be unfinished.
fn is_open(clauses: &[Clause]) -> bool {
    clauses.last().is_some_and(|clause| match &clause.want {
        Want::Words { open, .. }
        | Want::Phrase { open, .. }
        | Want::In { open, .. }
        | Want::Value { open, .. } => *open,
        Want::Any(all) => all.last().is_some_and(|clauses| is_open(clauses)),
        Want::Days { .. } | Want::Minutes { .. } | Want::Sort(_) => false,
    })
}

fn day(day: Day) -> String {
    Language::parse("en").map_or_else(|| day.to_string(), |english| day_said(day, &english))
}

/// As it could be typed: read again it is the same query, if white space at its end is kept.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_all(&self.clauses, f)?;
        match self.clauses.last().map(|clause| &clause.want) {
            Some(Want::Words { open: false, .. }) => f.write_str(" "),
            _ => Ok(()),
        }
    }
}

fn write_all(clauses: &[Clause], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (n, clause) in clauses.iter().enumerate() {
        if n > 0 {
            f.write_str(if is_too(clause) { " AND " } else { " " })?;
        }
        write!(f, "{clause}")?;
    }
    Ok(())
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.not {
            // A hyphen says no only before a letter.
            let is_plain = match &self.want {
                Want::Words { text, .. } => text.starts_with(char::is_alphanumeric),
                _ => true,
            };
            f.write_str(if is_plain { "-" } else { "NOT " })?;
        }
        let end = |open: bool| if open { "" } else { "\"" };
        match &self.want {
            Want::Words { text, .. } => f.write_str(text),
            Want::Phrase { text, open } => write!(f, "\"{text}{}", end(*open)),
            Want::In { field, text, open } => {
                write!(f, "{}:\"{text}{}", name_of_field(*field), end(*open))
            }
            Want::Value { of, value, open, .. } => {
                write!(f, "{}:\"{value}{}", name_of_facet(*of), end(*open))
            }
            Want::Days { from, to } => match (from, to) {
                (Some(from), Some(to)) if from == to => write!(f, "on:{from}"),
                (Some(from), Some(to)) => write!(f, "on:{from}..{to}"),
                (Some(from), None) => write!(f, "after:{from}"),
                (None, Some(to)) => write!(f, "before:{}", to.plus(1)),
                (None, None) => Ok(()),
            },
            Want::Minutes { least: 0, most } => write!(f, "minutes:<={most}"),
            Want::Minutes { least, most: u32::MAX } => write!(f, "minutes:>={least}"),
            Want::Minutes { least, most } if least == most => write!(f, "minutes:{least}"),
            Want::Minutes { least, most } => write!(f, "minutes:{least}-{most}"),
            Want::Any(all) => {
                f.write_str("(")?;
                // What is unfinished stands at the very end, and nothing is closed behind it.
                let close = |clauses: &[Clause]| if is_open(clauses) { "" } else { ")" };
                for (n, clauses) in all.iter().enumerate() {
                    if n > 0 {
                        f.write_str(" OR ")?;
                    }
                    // Several that are met together stay together.
                    let is_one = clauses.len() == 1 || all.len() == 1;
                    f.write_str(if is_one { "" } else { "(" })?;
                    write_all(clauses, f)?;
                    f.write_str(if is_one { "" } else { close(clauses) })?;
                }
                f.write_str(all.last().map_or(")", |clauses| close(clauses)))
            }
            Want::Sort(sort) => write!(f, "sort:{}", sort.name()),
        }
    }
}
