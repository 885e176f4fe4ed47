//! Where the items of a JSON Feed stand in its text, and the passages of each: a member, or a block
//! of the text that a member holds.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Deserializer, Value};

use super::copy::Passage;
use super::markup::{Listing, item_of};
use crate::press::trail::{At, Trail};

/// Where the items of a feed begin, as places in its text and as lines; none where the text is
/// something else.
pub(super) fn items(text: &str) -> Vec<(usize, usize)> {
    let mut starts = Vec::new();
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    each_member(text, start, &mut |name, at| {
        if name == "items" && text[at..].starts_with('[') {
            starts.clear();
            let (mut at, mut line, mut counted) = (at + 1, 1, 0);
            loop {
                at = past(text, at, &[',']);
                let Some((_, end)) = value::<IgnoredAny>(text, at) else { return };
                line += text[counted..at].matches('\n').count();
                counted = at;
                starts.push((at, line));
                at = end;
            }
        }
    });
    starts
}

/// The passages of the item that a trail tells of.
pub(super) fn of_item(text: &str, items: &[(usize, usize)], trail: &Trail) -> Vec<Passage> {
    let steps = || {
        trail.0.iter().filter_map(|step| match &step.at {
            At::Node(node) => item_of(node).map(|(item, inside)| (item, inside, step)),
            At::Lines(..) => None,
        })
    };
    let number = steps().find_map(|(item, ..)| {
        item.strip_prefix("items[")?.strip_suffix(']')?.parse::<usize>().ok()
    });
    let Some(&(start, first_line)) = number.and_then(|number| items.get(number.checked_sub(1)?))
    else {
        return Vec::new();
    };
    let mut passages = Vec::new();
    let (mut line, mut counted) = (first_line, start);
    each_member(text, start, &mut |name, at| {
        line += text[counted..at].matches('\n').count();
        counted = at;
        let Some((held, _)) = value::<Value>(text, at) else { return };
        let noted = steps().find(|(_, inside, _)| *inside == name);
        let told = noted.map(|(.., step)| (step.fate, step.why.clone()));
        let first = passages.len();
        words_of(name, &held, &mut passages);
        for passage in &mut passages[first..] {
            let passage: &mut Passage = passage;
            passage.line = line;
            passage.told.clone_from(&told);
            // Of what nobody noted the story itself is asked.
            passage.is_part |= told.is_none();
        }
    });
    passages
}

/// The passages of a member. Those of markup are called after their elements.
fn words_of(name: &str, held: &Value, out: &mut Vec<Passage>) {
    match held {
        Value::Null => {}
        Value::String(html) if name == "content_html" => {
            out.extend(Listing::of(html, true).of_piece());
        }
        Value::String(words) => {
            let lines = words.lines().filter(|line| !line.trim().is_empty());
            let is_part = name == "content_text";
            out.extend(lines.map(|line| Passage {
                tag: name.to_owned(),
                words: line.to_owned(),
                is_part,
                ..Passage::default()
            }));
        }
        Value::Array(values) => values.iter().for_each(|value| words_of(name, value, out)),
        Value::Object(members) => members.values().for_each(|value| words_of(name, value, out)),
        other => out.push(Passage {
            tag: name.to_owned(),
            words: other.to_string(),
            ..Passage::default()
        }),
    }
}

/// Tells the names of an object's members, and where their values begin, as far as it is one.
fn each_member(text: &str, start: usize, tell: &mut dyn FnMut(&str, usize)) {
    let mut at = past(text, start, &[]);
    if !text[at..].starts_with('{') {
        return;
    }
    at += 1;
    loop {
        at = past(text, at, &[',']);
        let Some((name, end)) = value::<String>(text, at) else { return };
        let begin = past(text, end, &[':']);
        let Some((_, end)) = value::<IgnoredAny>(text, begin) else { return };
        tell(&name, begin);
        at = end;
    }
}

/// The value that begins at a place, and where it ends.
fn value<T: DeserializeOwned>(text: &str, at: usize) -> Option<(T, usize)> {
    let mut values = Deserializer::from_str(&text[at..]).into_iter::<T>();
    let value = values.next()?.ok()?;
    Some((value, at + values.byte_offset()))
}

/// The place behind blanks and these signs.
fn past(text: &str, at: usize, signs: &[char]) -> usize {
    let rest = &text[at..];
    at + rest.len()
        - rest.trim_start_matches(|c: char| c.is_whitespace() || signs.contains(&c)).len()
}
