//! YAML within a line: quoted strings, lists and tables in brackets, yes and no.

use super::yaml::DEEPEST;
use crate::press::named::Value;

/// A quoted string at the start, unescaped, and what follows it.
pub(super) fn quoted(text: &str, quote: char) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' if quote == '\'' => match chars.peek() {
                Some((_, '\'')) => {
                    out.push('\'');
                    chars.next();
                }
                _ => return Some((out, &text[at + 1..])),
            },
            '"' if quote == '"' => return Some((out, &text[at + 1..])),
            '\\' if quote == '"' => {
                let (_, escaped) = chars.next()?;
                let digits = match escaped {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                if digits == 0 {
                    out.push(match escaped {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        '0' => ' ',
                        '_' => '\u{a0}',
                        other => other,
                    });
                    continue;
                }
                let mut code = 0_u32;
                for _ in 0..digits {
                    let digit = chars.next().and_then(|(_, c)| c.to_digit(16))?;
                    code = code.wrapping_mul(16).wrapping_add(digit);
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            c => out.push(c),
        }
    }
    None
}

/// Whether every bracket outside quotations is closed.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    let mut rest = text;
    let mut at_value = true;
    while let Some(c) = rest.chars().next() {
        match c {
            '"' | '\'' if at_value => match quoted(rest, c) {
                Some((_, behind)) => {
                    rest = behind;
                    at_value = false;
                    continue;
                }
                None => return false,
            },
            '[' | '{' => open += 1,
            ']' | '}' => {
                open = open.saturating_sub(1);
                if open == 0 {
                    return true;
                }
            }
            _ => {}
        }
        at_value = matches!(c, '[' | '{' | ',' | ':') || (at_value && c == ' ');
        rest = &rest[c.len_utf8()..];
    }
    open == 0
}

/// Words as what they are: yes and no, nothing, or words.
pub(super) fn scalar(words: &str) -> Value {
    match words {
        "true" | "True" | "TRUE" => Value::Truth(true),
        "false" | "False" | "FALSE" => Value::Truth(false),
        "~" | "null" | "Null" | "NULL" => Value::Words(String::new()),
        words => Value::Words(words.to_owned()),
    }
}

/// Lists and tables in brackets.
pub(super) struct Flow<'t> {
    pub(super) rest: &'t str,
}

impl<'t> Flow<'t> {
    pub(super) fn value(&mut self, depth: usize) -> Value {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next();
        match first {
            Some('[') if depth < DEEPEST => {
                self.rest = &self.rest[1..];
                let mut values = Vec::new();
                while !self.ends(']') {
                    let value = self.value(depth + 1);
                    if !value.is_blank() {
                        values.push(value);
                    }
                }
                Value::List(values)
            }
            Some('{') if depth < DEEPEST => {
                self.rest = &self.rest[1..];
                let mut pairs = Vec::new();
                while !self.ends('}') {
                    let name = self.words(&[':', ',', '}']);
                    self.rest = self.rest.trim_start();
                    let value = match self.rest.strip_prefix(':') {
                        Some(rest) => {
                            self.rest = rest;
                            self.value(depth + 1)
                        }
                        None => Value::Truth(true),
                    };
                    if !name.is_empty() {
                        pairs.push((name, value));
                    }
                }
                Value::Table(pairs)
            }
            Some('"' | '\'') => Value::Words(self.words(&[',', ']', '}'])),
            _ => scalar(&self.words(&[',', ']', '}'])),
        }
    }

    /// Steps over a comma; whether the bracket closes here, or the text ends.
    fn ends(&mut self, close: char) -> bool {
        self.rest = self.rest.trim_start_matches([' ', '\t', ',', '\n']);
        match self.rest.strip_prefix([']', '}']) {
            Some(rest) if self.rest.starts_with(close) => {
                self.rest = rest;
                true
            }
            Some(rest) => {
                self.rest = rest;
                false
            }
            None => self.rest.is_empty(),
        }
    }

    fn words(&mut self, ends: &[char]) -> String {
        self.rest = self.rest.trim_start();
        if let Some(quote) = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''))
            && let Some((words, rest)) = quoted(self.rest, quote)
        {
            self.rest = rest;
            return words;
        }
        // An address has a colon of its own.
        let end = self.rest.char_indices().find(|&(at, c)| {
            ends.contains(&c) && !(c == ':' && self.rest[at..].starts_with("://"))
        });
        let end = end.map_or(self.rest.len(), |(at, _)| at);
        let (words, rest) = self.rest.split_at(end);
        // Something is always used, so that a list of nonsense ends.
        self.rest = match end {
            0 if !rest.is_empty() && !rest.starts_with([',', ']', '}', ':']) => &rest[1..],
            _ => rest,
        };
        words.trim().to_owned()
    }
}
