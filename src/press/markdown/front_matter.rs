//! What stands above the text of a Markdown file: YAML between dashes, TOML between plus signs, a
//! JSON object, or plain `Name: value` lines.

use super::yaml::{self, DEEPEST};
use crate::press::named::{Named, Value};

/// Front matter, and where the text begins.
#[derive(Default)]
pub(super) struct FrontMatter {
    pub(super) pairs: Vec<(String, Value)>,
    /// In words a publisher knows.
    pub(super) kind: &'static str,
    /// The byte at which the text begins.
    pub(super) body: usize,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// What could not be read: lines from 1 and why.
    pub(super) faults: Vec<(usize, String)>,
}

/// The longest front matter; what is longer is a text that begins with a rule.
const LONGEST: usize = 200_000;

/// Reads the front matter of a text, if it has any.
pub(super) fn read(text: &str) -> FrontMatter {
    let blank = text.len() - text.trim_start().len();
    let begun = &text[blank..];
    let above = text[..blank].bytes().filter(|&b| b == b'\n').count();
    let mut found = if begun.starts_with("---") {
        fenced(begun, "---").map(|(inner, end)| of_yaml(inner, end))
    } else if begun.starts_with("+++") {
        fenced(begun, "+++").map(|(inner, end)| of_toml(inner, end))
    } else if begun.starts_with('{') {
        of_json(begun)
    } else {
        of_lines(begun)
    }
    .unwrap_or_default();
    if found.kind.is_empty() {
        return FrontMatter { line: 1, ..found };
    }
    found.body += blank;
    found.line = 1 + text[..found.body].bytes().filter(|&b| b == b'\n').count();
    for (line, _) in &mut found.faults {
        *line += above;
    }
    found
}

/// What stands between two lines of the same signs, and the byte behind the second.
fn fenced<'t>(text: &'t str, fence: &str) -> Option<(&'t str, usize)> {
    let first = text.find('\n')? + 1;
    if text[..first].trim() != fence {
        return None;
    }
    let mut at = first;
    for row in text[first..].split_inclusive('\n') {
        let said = row.trim_end();
        if said == fence || (fence == "---" && said == "...") {
            return Some((&text[first..at], at + row.len()));
        }
        at += row.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

fn of_yaml(inner: &str, body: usize) -> FrontMatter {
    let read = yaml::read(inner);
    // Two rules with words between them are text.
    if read.pairs.is_empty() && !inner.trim().is_empty() {
        return FrontMatter::default();
    }
    let unread = read.unread.into_iter().map(|line| (line, "is no `name: value`".to_owned()));
    let too_deep = read.too_deep.into_iter().map(|line| {
        let what =
            format!("begins what stands deeper than {DEEPEST} names in names, and is not read");
        (line, what)
    });
    let mut faults: Vec<_> = unread.chain(too_deep).map(|(line, why)| (line + 1, why)).collect();
    faults.sort();
    FrontMatter { pairs: read.pairs, kind: "YAML", body, faults, line: 0 }
}

fn of_toml(inner: &str, body: usize) -> FrontMatter {
    match inner.parse::<toml::Table>() {
        Ok(table) => {
            let pairs = table.into_iter().map(|(name, value)| (name, toml_value(value)));
            FrontMatter { pairs: pairs.collect(), kind: "TOML", body, ..FrontMatter::default() }
        }
        Err(why) => {
            let at = why.span().map_or(0, |span| span.start.min(inner.len()));
            let line = 2 + inner.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count();
            // What is no TOML is often YAML between the wrong signs, or one bad line.
            let pairs = inner.lines().filter_map(|row| {
                let (name, value) = row.split_once('=')?;
                let value = value.trim().trim_matches('"');
                let name = name.trim();
                (!name.is_empty() && !name.contains(' '))
                    .then(|| (name.to_owned(), Value::Words(value.to_owned())))
            });
            FrontMatter {
                pairs: pairs.collect(),
                kind: "TOML",
                body,
                faults: vec![(line, format!("is no TOML: {}", why.message()))],
                line: 0,
            }
        }
    }
}

/// TOML nests as deep as its parser lets it, which is less than a stack bears.
fn toml_value(value: toml::Value) -> Value {
    match value {
        toml::Value::String(words) => Value::Words(words),
        toml::Value::Boolean(truth) => Value::Truth(truth),
        toml::Value::Array(values) => Value::List(values.into_iter().map(toml_value).collect()),
        toml::Value::Table(table) => {
            Value::Table(table.into_iter().map(|(name, value)| (name, toml_value(value))).collect())
        }
        toml::Value::Datetime(time) => Value::Words(time.to_string()),
        toml::Value::Integer(number) => Value::Words(number.to_string()),
        toml::Value::Float(number) => Value::Words(number.to_string()),
    }
}

fn of_json(text: &str) -> Option<FrontMatter> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let object = match values.next()? {
        Ok(serde_json::Value::Object(object)) => object,
        Ok(_) => return None,
        Err(_) => return of_members(text),
    };
    let end = values.byte_offset();
    let pairs: Vec<_> =
        object.into_iter().map(|(name, value)| (name, Value::of_json(value))).collect();
    // Any text may begin with a brace; front matter names a field.
    let known = pairs.iter().any(|(name, _)| Named::of(name).is_some());
    known.then(|| FrontMatter { pairs, kind: "JSON", body: end, ..FrontMatter::default() })
}

/// The members of a JSON object that cannot be read whole, each by itself: one that nests too deep, or is
/// no JSON, is told, and the others are read.
fn of_members(text: &str) -> Option<FrontMatter> {
    let mut read = FrontMatter { kind: "JSON", ..FrontMatter::default() };
    let mut line = 1;
    let (mut depth, mut begun, mut is_quoted, mut is_escaped) = (0_usize, 1, false, false);
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            // No string goes on over lines: the object does not end where it seems to.
            b'\n' if is_quoted => return None,
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'{' | b'[' => depth += 1,
            b',' if depth == 1 => {
                line += member(&text[begun..at], line, &mut read);
                begun = at + 1;
            }
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    member(&text[begun..at], line, &mut read);
                    read.body = at + 1;
                    break;
                }
            }
            _ => {}
        }
    }
    let known = read.pairs.iter().any(|(name, _)| Named::of(name).is_some());
    (known && read.body > 0).then_some(read)
}

/// Reads a member of an object, which begins on a line; gives how many lines it goes over.
fn member(said: &str, line: usize, read: &mut FrontMatter) -> usize {
    let breaks = |text: &str| text.bytes().filter(|&b| b == b'\n').count();
    if said.trim().is_empty() {
        return breaks(said);
    }
    match serde_json::from_str::<serde_json::Map<_, _>>(&format!("{{{said}}}")) {
        Ok(members) => read
            .pairs
            .extend(members.into_iter().map(|(name, value)| (name, Value::of_json(value)))),
        Err(why) => {
            let blank = said.len() - said.trim_start().len();
            let line = line + breaks(&said[..blank]);
            let why = why.to_string();
            let why = match why.starts_with("recursion limit") {
                true => "holds lists or names that are nested too deep to be read".to_owned(),
                false => format!("is no JSON: {}", why.split(" at line").next().unwrap_or(&why)),
            };
            read.faults.push((line, why));
        }
    }
    breaks(said)
}

/// `Title: …`, `Date: …` and so on up to a blank line, as Pelican and MultiMarkdown have it.
fn of_lines(text: &str) -> Option<FrontMatter> {
    let mut pairs: Vec<(String, Value)> = Vec::new();
    let mut body = 0;
    for row in text.split_inclusive('\n') {
        let said = row.trim_end();
        if said.is_empty() {
            break;
        }
        match (said.split_once(':'), said.starts_with([' ', '\t']), pairs.last_mut()) {
            (_, true, Some((_, Value::Words(words)))) => {
                words.push(' ');
                words.push_str(said.trim());
            }
            (Some((name, value)), false, _) if Named::of(name).is_some() => {
                pairs.push((name.trim().to_owned(), Value::Words(value.trim().to_owned())));
            }
            (Some((name, value)), false, Some(_)) if is_name(name) => {
                pairs.push((name.trim().to_owned(), Value::Words(value.trim().to_owned())));
            }
            _ => return None,
        }
        body += row.len();
    }
    let titled = pairs.iter().any(|(name, _)| Named::of(name) == Some(Named::Headline));
    // A single name heads a text where it is the plainest of all.
    let plainest = |name: &str| name.eq_ignore_ascii_case("title");
    let heads = pairs.len() > 1 || pairs.iter().all(|(name, _)| plainest(name));
    (titled && heads).then(|| FrontMatter {
        pairs,
        kind: "lines of names",
        body,
        ..FrontMatter::default()
    })
}

fn is_name(name: &str) -> bool {
    name.len() <= 30 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}
