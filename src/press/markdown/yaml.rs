//! The part of YAML that front matter is written in: names with words, quoted or not, lists,
//! names within names, and text blocks.
//!
//! Anchors, aliases, tags and documents within documents are read as words: what would need them is
//! no front matter. Nothing is an error but to the line that cannot be read, which is named.

use super::flow::{Flow, is_balanced, quoted, scalar};
use crate::press::named::Value;

/// What was read, and the lines that were not, from 1.
pub(super) struct Read {
    pub(super) pairs: Vec<(String, Value)>,
    pub(super) unread: Vec<usize>,
    /// Where what was not read since it stands too deep begins.
    pub(super) too_deep: Vec<usize>,
}

/// How deep names may stand in names; front matter needs three.
pub(super) const DEEPEST: usize = 12;

/// The most lines that a bracket or a quotation mark may stay open.
const LONGEST: usize = 500;

/// How many bytes are looked through for ends that may not be there, in one front matter.
const PATIENCE: usize = 2_000_000;

/// Reads front matter.
pub(super) fn read(text: &str) -> Read {
    let rows = text.lines().map(Row::of).collect();
    let mut reader =
        Reader { rows, at: 0, unread: Vec::new(), too_deep: Vec::new(), patience: PATIENCE };
    let mut pairs = Vec::new();
    while let Some(row) = reader.next_row() {
        let at = reader.at;
        pairs.append(&mut reader.table(row.indent, 0));
        if reader.at == at {
            reader.pass();
        }
    }
    Read { pairs, unread: reader.unread, too_deep: reader.too_deep }
}

/// A line: how far it is indented, and what it says.
#[derive(Clone, Copy)]
struct Row<'a> {
    indent: usize,
    text: &'a str,
    /// As it stands, for text blocks.
    whole: &'a str,
}

impl<'a> Row<'a> {
    fn of(whole: &'a str) -> Self {
        let text = whole.trim_start_matches([' ', '\t']);
        Self { indent: whole.len() - text.len(), text: text.trim_end(), whole }
    }

    fn is_item(self) -> bool {
        self.text == "-" || self.text.starts_with("- ")
    }
}

struct Reader<'a> {
    rows: Vec<Row<'a>>,
    at: usize,
    unread: Vec<usize>,
    too_deep: Vec<usize>,
    /// How many bytes may still be looked through for the end of brackets and quotations.
    patience: usize,
}

impl<'a> Reader<'a> {
    /// The next row that says something.
    fn next_row(&mut self) -> Option<Row<'a>> {
        while let Some(row) = self.rows.get(self.at) {
            if !row.text.is_empty() && !row.text.starts_with('#') {
                return Some(*row);
            }
            self.at += 1;
        }
        None
    }

    /// Leaves a row unread.
    fn pass(&mut self) {
        self.at += 1;
        self.unread.push(self.at);
    }

    fn table(&mut self, indent: usize, depth: usize) -> Vec<(String, Value)> {
        let mut pairs = Vec::new();
        while let Some(row) = self.next_row() {
            if row.indent < indent {
                break;
            }
            match key(row.text).filter(|_| row.indent == indent) {
                Some((name, rest)) => {
                    self.at += 1;
                    let value = self.value(rest, indent, depth);
                    pairs.push((name, value));
                }
                None if row.indent == indent && row.is_item() => break,
                None => self.pass(),
            }
        }
        pairs
    }

    fn list(&mut self, indent: usize, depth: usize) -> Vec<Value> {
        let mut values = Vec::new();
        while let Some(row) = self.next_row() {
            if row.indent != indent || !row.is_item() {
                break;
            }
            let rest = row.text[1..].trim_start();
            let inner = indent + row.text.len() - rest.len();
            if key(rest).is_some() && !rest.starts_with(['"', '\'', '[', '{']) {
                // The item is a table, whose first name stands behind the dash.
                self.rows[self.at] = Row { indent: inner, text: rest, whole: row.whole };
                let at = self.at;
                values.push(
                    self.inner(inner, depth, |reader| Value::Table(reader.table(inner, depth + 1))),
                );
                self.at = self.at.max(at + 1);
            } else {
                self.at += 1;
                values.push(self.value(rest, indent, depth));
            }
        }
        values
    }

    /// What stands deeper, unless it is too deep: then it is left unread.
    fn inner(
        &mut self,
        indent: usize,
        depth: usize,
        read: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        if depth < DEEPEST {
            return read(self);
        }
        let mut is_first = true;
        while self.next_row().is_some_and(|row| row.indent >= indent) {
            self.at += 1;
            if is_first {
                self.too_deep.push(self.at);
            }
            is_first = false;
        }
        Value::Words(String::new())
    }

    /// The value behind a name or a dash.
    fn value(&mut self, rest: &'a str, indent: usize, depth: usize) -> Value {
        let rest = if rest.starts_with('#') { "" } else { rest };
        match rest.chars().next() {
            None => match self.next_row() {
                Some(row) if row.indent > indent => self.inner(row.indent, depth, |reader| {
                    if row.is_item() {
                        Value::List(reader.list(row.indent, depth + 1))
                    } else if key(row.text).is_some() {
                        Value::Table(reader.table(row.indent, depth + 1))
                    } else {
                        Value::Words(reader.continued(String::new(), indent))
                    }
                }),
                Some(row) if row.indent == indent && row.is_item() => {
                    self.inner(row.indent, depth, |reader| {
                        Value::List(reader.list(row.indent, depth + 1))
                    })
                }
                _ => Value::Words(String::new()),
            },
            Some(sign @ ('|' | '>')) if is_block_header(&rest[1..]) => {
                Value::Words(self.text_block(indent, sign == '>'))
            }
            Some('[' | '{') => match self.gathered(rest, is_balanced) {
                Some(whole) => Flow { rest: &whole }.value(0),
                None => Value::Words(rest.to_owned()),
            },
            Some(quote @ ('"' | '\'')) => {
                let closes = |text: &str| quoted(text, quote).is_some();
                match self.gathered(rest, closes) {
                    Some(whole) => Value::Words(
                        quoted(&whole, quote).map(|(words, _)| words).unwrap_or_default(),
                    ),
                    // A quotation that only begins the words.
                    None => Value::Words(rest.to_owned()),
                }
            }
            Some(_) => {
                let words = without_comment(rest);
                let words = self.continued(words.to_owned(), indent);
                scalar(&words)
            }
        }
    }

    /// Plain words go on in the rows that are indented further.
    fn continued(&mut self, mut words: String, indent: usize) -> String {
        while let Some(row) = self.rows.get(self.at) {
            if row.text.is_empty() || row.indent <= indent || row.text.starts_with('#') {
                break;
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(without_comment(row.text));
            self.at += 1;
        }
        words
    }

    /// The rows up to where a bracket or quotation closes.
    fn gathered(&mut self, rest: &str, closes: impl Fn(&str) -> bool) -> Option<String> {
        let mut whole = rest.to_owned();
        let mut at = self.at;
        // Judged anew only where a row could close it, so that a long one costs little.
        let could = |row: &str| row.contains([']', '}', '"', '\'']);
        let mut judged = closes(&whole);
        while !judged {
            let row = *self.rows.get(at).filter(|_| at - self.at < LONGEST)?;
            self.patience = self.patience.checked_sub(1 + row.text.len())?;
            whole.push(' ');
            whole.push_str(row.text);
            at += 1;
            if could(row.text) {
                self.patience = self.patience.checked_sub(whole.len())?;
                judged = closes(&whole);
            }
        }
        self.at = at;
        Some(whole)
    }

    /// A text block: lines kept, or folded into paragraphs.
    fn text_block(&mut self, indent: usize, folded: bool) -> String {
        let mut text = String::new();
        let mut own = None;
        while let Some(row) = self.rows.get(self.at) {
            let blank = row.whole.trim().is_empty();
            if !blank && row.indent <= indent {
                break;
            }
            self.at += 1;
            if blank {
                text.push('\n');
                continue;
            }
            let own = *own.get_or_insert(row.indent);
            let line = &row.whole[own.min(row.indent)..];
            if folded && !text.is_empty() && !text.ends_with('\n') {
                text.push(' ');
            }
            text.push_str(line.trim_end());
            if !folded {
                text.push('\n');
            }
        }
        text.trim_end().to_owned()
    }
}

/// A name and what stands behind its colon.
fn key(text: &str) -> Option<(String, &str)> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (name, rest) = quoted(text, quote)?;
        let rest = rest.trim_start().strip_prefix(':')?;
        return (rest.is_empty() || rest.starts_with([' ', '\t']))
            .then(|| (name, rest.trim_start()));
    }
    if text.starts_with(['[', '{', '#', '|', '>', '@', '`', '%']) || text.starts_with("- ") {
        return None;
    }
    let spaced = text.find(": ").or_else(|| text.find(":\t"));
    let at = spaced.or_else(|| text.ends_with(':').then(|| text.len() - 1)).or_else(|| {
        // `title:Words`, which is no YAML, but what was meant is plain.
        let at = text.find(':')?;
        let name = text[..at].bytes().all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-');
        (name && at > 1 && !text[at + 1..].starts_with("//")).then_some(at)
    })?;
    let name = text[..at].trim();
    (!name.is_empty() && name.len() <= 100).then(|| (name.to_owned(), text[at + 1..].trim_start()))
}

fn is_block_header(rest: &str) -> bool {
    let rest = without_comment(rest);
    rest.len() <= 2 && rest.bytes().all(|b| matches!(b, b'+' | b'-' | b'0'..=b'9'))
}

/// The words before ` #`.
fn without_comment(text: &str) -> &str {
    let end = text.find(" #").or_else(|| text.find("\t#")).unwrap_or(text.len());
    text[..end].trim_end()
}
