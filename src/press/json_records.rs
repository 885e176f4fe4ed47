//! Stories in JSON that is neither a feed nor a set nor a line each: one list of objects, an object
//! that holds such a list, or objects one after another, over as many lines as they like.
//!
//! Where an object begins and ends is found without reading it; each is then read by itself, so that
//! one that cannot be taken costs no other. Members have the names that columns of a table may have.

use std::ops::Range;

use serde_json::Value as Json;

use super::draft::Draft;
use super::json_spans::{members, skip_blanks, string_end, value_end};
use super::json_words::in_words;
use super::limits::Limits;
use super::named::{Filling, Named, Outcome, Value, order_of};
use super::source::{Complaint, Gathered, Source};
use super::trail::{At, Fate};
use super::{plain_text, wire};
use crate::article::{Block, Image};

/// How deep a list of stories is looked for.
const DEEPEST: usize = 4;

/// How many objects are complained of before the rest is given up.
const MOST_COMPLAINTS: usize = 1_000;

/// How many names of members are looked at to tell whether a text holds stories.
const MOST_NAMES: usize = 400;

/// Whether a text that is JSON has members that only stories have, in the part that is looked at.
pub(super) fn looks_like(text: &str) -> bool {
    let mut names = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = bytes[at..].iter().position(|&byte| byte == b'"').map(|n| at + n) {
        let Some(end) = string_end(bytes, open) else { return false };
        at = end;
        if bytes[skip_blanks(bytes, end)..].starts_with(b":") {
            names += 1;
            if tells_a_story(&text[open + 1..end - 1]) {
                return true;
            }
            if names >= MOST_NAMES {
                return false;
            }
        }
    }
    false
}

/// Whether a source is to be read here: its first value is a list, or an object over several lines,
/// or one with something behind it in its line, or one that only holds stories.
pub(super) fn is_here(bytes: &[u8]) -> bool {
    let bytes = without_mark(bytes);
    let start = skip_blanks(bytes, 0);
    match bytes.get(start) {
        Some(b'[') => true,
        Some(b'{') => {
            let line_end = bytes[start..].iter().position(|&byte| byte == b'\n');
            let line_end = line_end.map_or(bytes.len(), |n| start + n);
            let Some(end) = value_end(bytes, start) else {
                // The text breaks off; lines begin with a brace each.
                return bytes.get(skip_blanks(bytes, line_end)).is_some_and(|&byte| byte != b'{');
            };
            // A story a line is read line by line, whatever its members are called.
            let alone = end <= line_end && bytes[end..line_end].trim_ascii().is_empty();
            !alone || !is_story(bytes, start) && list_in(bytes, start, 0).is_some()
        }
        _ => false,
    }
}

/// Reads a source of such JSON.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads a source, and tells each story when it is complete.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let gathered = Gathered {
        what: "JSON with a list of stories".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    let bytes = without_mark(&source.bytes);
    let mut reading = Reading { bytes, limits, gathered, told: 0, line: (0, 1), ended: false };
    if bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", bytes.len(), limits.bytes);
        reading.gathered.complaints.push(Complaint { at: None, what, next: "split it".to_owned() });
        return reading.gathered;
    }
    let base = source.address.as_ref();
    let mut at = skip_blanks(bytes, 0);
    while at < bytes.len() && !reading.ended {
        let Some(end) = value_end(bytes, at) else {
            // What is whole of a list that breaks off is taken all the same.
            reading.value(at, bytes.len(), base, tell);
            reading.broken_off(at);
            break;
        };
        reading.value(at, end, base, tell);
        // Some programs put commas between values that are in no list.
        at = skip_blanks(bytes, end);
        while bytes.get(at) == Some(&b',') {
            at = skip_blanks(bytes, at + 1);
        }
    }
    if reading.told == 0 && reading.gathered.complaints.is_empty() {
        reading.gathered.complaints.push(Complaint {
            at: None,
            what: "is JSON, and none of its objects has a `title` or a `body`".to_owned(),
            next: NEXT.to_owned(),
        });
    }
    reading.gathered
}

/// What to do about JSON that holds no stories.
pub(super) const NEXT: &str = "give an article set, a JSON Feed, or stories as objects {\"id\", \"title\", \"date\", \"body\"}, in one list or a line each";

struct Reading<'a> {
    bytes: &'a [u8],
    limits: &'a Limits,
    gathered: Gathered,
    told: usize,
    /// A place in the text and the line it is on; places only grow.
    line: (usize, usize),
    ended: bool,
}

impl Reading<'_> {
    /// A value that stands by itself: a list of stories, a story, or an object that holds a list.
    fn value(
        &mut self,
        start: usize,
        end: usize,
        base: Option<&crate::article::WebAddress>,
        tell: &mut dyn FnMut(Draft),
    ) {
        let is_object = self.bytes[start] == b'{';
        if is_object && is_story(self.bytes, start) {
            self.object(start..end, base, tell);
            return;
        }
        let list = match self.bytes[start] {
            b'[' => Some(start),
            b'{' => list_in(self.bytes, start, 0),
            _ => None,
        };
        let Some(list) = list else {
            self.complain(start, "is no story, and holds no list of stories".to_owned(), NEXT);
            return;
        };
        let mut at = skip_blanks(self.bytes, list + 1);
        while self.bytes.get(at).is_some_and(|&byte| byte != b']') && !self.ended {
            let Some(end) = value_end(self.bytes, at) else { break };
            match self.bytes[at] {
                b'{' => self.object(at..end, base, tell),
                _ => self.lose(at, "is no story: it is no object".to_owned(), "leave it out"),
            }
            at = skip_blanks(self.bytes, end);
            if self.bytes.get(at) == Some(&b',') {
                at = skip_blanks(self.bytes, at + 1);
            }
        }
    }

    fn object(
        &mut self,
        at: Range<usize>,
        base: Option<&crate::article::WebAddress>,
        tell: &mut dyn FnMut(Draft),
    ) {
        if self.told >= self.limits.entries {
            let what = format!("holds more than {} stories", self.limits.entries);
            self.complain(at.start, what, "split the file");
            self.ended = true;
            return;
        }
        let line = self.line_of(at.start);
        let json: Json = match serde_json::from_slice(&self.bytes[at.clone()]) {
            Ok(json) => json,
            Err(why) => {
                let (what, next) = in_words(&self.bytes[at.clone()], &why);
                self.lose(at.start, what, next);
                return;
            }
        };
        let Json::Object(members) = json else { return };
        match draft(members, line, base, self.limits) {
            Ok((draft, faults)) => {
                self.told += 1;
                tell(draft);
                for (what, next) in faults {
                    self.complain(at.start, what, next);
                }
            }
            Err((what, next)) => self.lose(at.start, what, &next),
        }
    }

    /// Complains of a story of which nothing is taken.
    fn lose(&mut self, at: usize, what: String, next: &str) {
        self.gathered.lost += 1;
        self.complain(at, what, next);
    }

    fn broken_off(&mut self, at: usize) {
        let what = "breaks off before its end".to_owned();
        self.complain(at, what, "get the whole file, or close what is open");
    }

    fn complain(&mut self, at: usize, what: String, next: &str) {
        let line = self.line_of(at);
        self.gathered.refused += 1;
        let at = Some(At::Lines(line, line));
        self.gathered.complaints.push(Complaint { at, what, next: next.to_owned() });
        self.ended |= self.gathered.complaints.len() >= MOST_COMPLAINTS;
    }

    fn line_of(&mut self, at: usize) -> usize {
        let (from, line) = if at >= self.line.0 { self.line } else { (0, 1) };
        let more = self.bytes[from..at].iter().filter(|&&byte| byte == b'\n').count();
        self.line = (at, line + more);
        line + more
    }
}

/// What is wrong with a member that was read, and what to do.
pub(super) type Fault = (String, &'static str);

/// A story from the members of its object.
///
/// # Errors
/// What is wrong, and what to do.
pub(super) fn draft(
    members: serde_json::Map<String, Json>,
    line: usize,
    base: Option<&crate::article::WebAddress>,
    limits: &Limits,
) -> Result<(Draft, Vec<Fault>), (String, String)> {
    let mut draft = Draft::default();
    let ranked =
        |(name, value): (String, Json)| (Named::ranked(&name), name, Value::of_json(value));
    let mut named: Vec<_> = members.into_iter().map(ranked).collect();
    // The plainest name of a field wins; a slug names a story only where no id does.
    named.sort_by_key(|(named, ..)| match named {
        Some((Named::Slug | Named::LicenceAddress, rank)) => (1, *rank),
        Some((_, rank)) => (0, *rank),
        None => (2, 0),
    });
    let (mut body, mut unpublished, mut faults) = (None, None, Vec::new());
    let said = |wanted: Named| {
        named.iter().find_map(|(named, _, value)| {
            value.words().filter(|_| named.is_some_and(|(named, _)| named == wanted))
        })
    };
    let order = order_of(said(Named::Language), said(Named::Address));
    let mut filling = Filling { draft: &mut draft, base, order };
    for (named, name, value) in named {
        let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
        let at = At::Node(format!("line {line}/{name}"));
        let Some((named, _)) = named.filter(|_| !value.is_blank()) else {
            let why = "member that is no field, passed over";
            filling.draft.trail.note(at, Fate::Dropped, why, value.words().unwrap_or_default());
            continue;
        };
        if named == Named::Body {
            let (passages, without) = value.passages();
            let words = passages.join("\n\n");
            if without > 0 {
                faults.push((
                    format!("has {without} parts of `{name}` in which no text was found"),
                    "write it as one text, or as a list of texts",
                ));
            }
            if body.is_none() && !words.is_empty() {
                body = Some((words, at));
            } else {
                filling.draft.trail.note(at, Fate::Merged, "body", &words);
            }
            continue;
        }
        match filling.take(named, &value, at) {
            Outcome::Refused(what, next) => faults.push((what, next)),
            Outcome::Unpublished(standing) => unpublished = Some(standing),
            _ => {}
        }
    }
    if let Some(standing) = unpublished {
        let what = format!("is not published ({standing}), and left out");
        return Err((what, "mark it as published to take it".to_owned()));
    }
    if let Some((words, at)) = body {
        let (blocks, remark) = plain_text::body(&words, base, limits)
            .map_err(|complaint| (complaint.what, complaint.next))?;
        draft.body = blocks;
        draft.remarks.extend(remark);
        super::lead_again::once(&mut draft);
        draft.trail.note(at, Fate::Kept, "body", words.trim());
    }
    draft.lead_image.take_if(|image| *image == Image::default());
    if draft.headline.is_none() {
        let first = draft.body.iter().find_map(|block| match block {
            Block::Paragraph { text } => Some(text.plain()),
            _ => None,
        });
        let words = draft.standfirst.as_deref().map(str::to_owned).or(first);
        draft.headline = words.as_deref().and_then(wire::guessed_headline);
        draft.headline_guessed = draft.headline.is_some();
    }
    if draft.headline.is_none() && draft.body.is_empty() {
        return Err(nothing_in_it());
    }
    Ok((draft, faults))
}

/// What is said of an object in which nothing of a story is.
pub(super) fn nothing_in_it() -> (String, String) {
    let next = "write it as {\"title\": …, \"body\": …}, or leave it out".to_owned();
    ("is no story: it has neither a title nor a body".to_owned(), next)
}

/// Whether a member of this name is one of a story.
fn tells_a_story(name: &str) -> bool {
    name.len() <= 80 && matches!(Named::of(name), Some(Named::Headline | Named::Body))
}

/// Whether an object is a story itself: it has a headline or a text, as words, and no list of stories.
fn is_story(bytes: &[u8], start: usize) -> bool {
    let worded = |value: &Range<usize>| {
        let first = bytes.get(skip_blanks(bytes, value.start + 1));
        bytes[value.start] == b'"' || bytes[value.start] == b'[' && first == Some(&b'"')
    };
    let members = members(bytes, start);
    let has = |wanted: Named| {
        members.iter().any(|(name, value)| Named::of(name) == Some(wanted) && worded(value))
    };
    // A title alone may be that of a list.
    has(Named::Body) || has(Named::Headline) && list_in(bytes, start, 0).is_none()
}

/// Where the list of stories begins that an object holds, itself or further in.
fn list_in(bytes: &[u8], start: usize, depth: usize) -> Option<usize> {
    let members = members(bytes, start);
    let listed = members.iter().find(|(_, value)| {
        let first = skip_blanks(bytes, value.start + 1);
        bytes[value.start] == b'['
            && bytes.get(first) == Some(&b'{')
            && self::members(bytes, first).iter().any(|(name, _)| tells_a_story(name))
    });
    if let Some((_, list)) = listed {
        return Some(list.start);
    }
    let mut inner = members.iter().filter(|(_, value)| bytes[value.start] == b'{');
    (depth < DEEPEST)
        .then(|| inner.find_map(|(_, value)| list_in(bytes, value.start, depth + 1)))
        .flatten()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
