//! A story a line, in the simple JSON form: `{"id","title","date","section","tags","source","lang","body"}`.
//!
//! Nothing is held but the line that is being read; the body is plain text with blank lines between
//! its paragraphs. A line that cannot be taken is named, and the next one is read.

use std::borrow::Cow;

use serde::Deserialize;

use super::clean::{line, prose};
use super::draft::Draft;
use super::limits::Limits;
use super::source::{Complaint, Gathered, Source};
use super::trail::{At, Fate};
use crate::article::{Block, Span, Text, Time};
use crate::text::Language;

/// A line. What is missing or `null` is not there; what is not named here is not read.
#[derive(Deserialize)]
struct Story<'a> {
    #[serde(borrow, default)]
    id: Option<Id<'a>>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    section: Option<Cow<'a, str>>,
    #[serde(default)]
    tags: Option<Vec<String>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    lang: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    body: Option<Cow<'a, str>>,
}

/// Databases give numbers for ids.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    #[serde(borrow)]
    Words(Cow<'a, str>),
    Number(u64),
}

/// Reads a source of JSON lines.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads a source of JSON lines, and tells each story when it is complete.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let mut stories = 0;
    let mut gathered = Gathered {
        what: "JSON lines".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
    };
    let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes);
    if bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", bytes.len(), limits.bytes);
        gathered.complaints.push(Complaint { at: None, what, next: "split it".to_owned() });
        return gathered;
    }
    for (n, written) in bytes.split(|&byte| byte == b'\n').enumerate() {
        let at = At::Lines(n + 1, n + 1);
        if written.trim_ascii().is_empty() {
            continue;
        }
        if stories >= limits.entries {
            let what = format!("holds more than {} stories", limits.entries);
            gathered.refused += 1;
            gathered.complaints.push(Complaint {
                at: Some(at),
                what,
                next: "split the file".to_owned(),
            });
            break;
        }
        match read_line(written, &at) {
            Ok((draft, complaint)) => {
                stories += 1;
                tell(draft);
                gathered.refused += usize::from(complaint.is_some());
                gathered.complaints.extend(complaint);
            }
            Err(what) => {
                let next = "write a JSON object a line, with `title` and `body`".to_owned();
                gathered.refused += 1;
                gathered.complaints.push(Complaint { at: Some(at), what, next });
            }
        }
        // A file that is something else has a bad line a line.
        if gathered.complaints.len() >= MOST_COMPLAINTS {
            let at = Some(At::Lines(n + 1, n + 1));
            let what = "has too many lines that are no stories; the rest was not read".to_owned();
            gathered.complaints.push(Complaint {
                at,
                what,
                next: "look at the first of them".to_owned(),
            });
            break;
        }
    }
    if stories == 0 && gathered.complaints.is_empty() {
        gathered.complaints.push(Complaint {
            at: None,
            what: "holds no stories".to_owned(),
            next: "leave it out".to_owned(),
        });
    }
    gathered
}

/// How many bad lines are named before the rest is given up.
const MOST_COMPLAINTS: usize = 1_000;

fn read_line(written: &[u8], at: &At) -> Result<(Draft, Option<Complaint>), String> {
    // To serde a list is a structure without names.
    if !written.trim_ascii_start().starts_with(b"{") {
        return Err("is no story: it does not begin with a brace".to_owned());
    }
    let story: Story<'_> = serde_json::from_slice(written).map_err(|why| {
        // Its own line number is always 1 here; the column tells where.
        let why = why.to_string();
        let what = why.split(" at line ").next().unwrap_or_default().to_owned();
        format!("is no story: {what}")
    })?;
    let mut draft = Draft {
        source_id: story.id.and_then(|id| match id {
            Id::Words(words) => line(&words),
            Id::Number(number) => line(&number.to_string()),
        }),
        headline: story.title.as_deref().and_then(line),
        section: story.section.as_deref().and_then(line),
        topics: story.tags.unwrap_or_default().iter().filter_map(|tag| line(tag)).collect(),
        source: story.source.as_deref().and_then(line),
        language: story.lang.as_deref().and_then(Language::parse),
        ..Draft::default()
    };
    let date = story.date.as_deref().map(str::trim).filter(|date| !date.is_empty());
    draft.published = date.and_then(Time::parse);
    let mut complaint = None;
    if let (Some(date), None) = (date, draft.published) {
        let shown: String = date.chars().take(40).filter(|c| !c.is_control()).collect();
        let what = format!("has the date `{shown}`, which is none");
        complaint = Some(Complaint {
            at: Some(at.clone()),
            what,
            next: "write it as 2024-01-23".to_owned(),
        });
    }
    let body = story.body.unwrap_or_default();
    body_blocks(&body, &mut draft.body);
    if draft.headline.is_none() {
        draft.headline = super::wire::guessed_headline(body.trim_start());
        draft.headline_guessed = draft.headline.is_some();
    }
    if draft.headline.is_none() && draft.body.is_empty() {
        return Err("has neither a title nor a body".to_owned());
    }
    let words = draft.headline.as_deref().unwrap_or_default().to_owned();
    draft.trail.note(at.clone(), Fate::Kept, "story", &words);
    Ok((draft, complaint))
}

/// Paragraphs between blank lines.
fn body_blocks(body: &str, out: &mut Vec<Block>) {
    let mut start = None;
    let mut at = 0;
    for written in body.split_inclusive('\n') {
        let end = at + written.len();
        if written.trim().is_empty() {
            if let Some(start) = start.take() {
                paragraph(&body[start..at], out);
            }
        } else if start.is_none() {
            start = Some(at);
        }
        at = end;
    }
    if let Some(start) = start {
        paragraph(&body[start..], out);
    }
}

fn paragraph(words: &str, out: &mut Vec<Block>) {
    match prose(words.trim()) {
        Some(text) => out.push(Block::Paragraph { text: Text(vec![Span::Text { text }]) }),
        None => out.extend(super::wire::paragraph(words)),
    }
}
