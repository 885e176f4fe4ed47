//! A story a line, in the simple JSON form: `{"id","title","date","section","tags","source","lang","body"}`.
//!
//! Nothing is held but the line that is being read; the body is plain text with blank lines between
//! its paragraphs, or HTML. A line whose members have other names, or values of other kinds, is read as
//! an object of a list is (`json_records`). One that cannot be taken is named, and the next one is read.

use std::borrow::Cow;

use serde::Deserialize;

use super::clean::{line, prose};
use super::draft::Draft;
use super::json_records;
use super::json_spans::{members, skip_blanks};
use super::json_words::in_words;
use super::limits::Limits;
use super::named::{self, Named, order_of};
use super::plain_text;
use super::source::{Complaint, Gathered, Source};
use super::stated_language::{WRITE_A_TAG, stated_language};
use super::trail::{At, Fate};
use crate::article::{Block, Span, Text, Time};

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
        lost: 0,
        unpublished: Vec::new(),
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
        match read_line(written, n + 1, source, limits) {
            Ok((draft, faults)) => {
                stories += 1;
                tell(draft);
                gathered.refused += usize::from(!faults.is_empty());
                gathered.complaints.extend(faults.into_iter().map(|(what, next)| Complaint {
                    at: Some(at.clone()),
                    what,
                    next: next.to_owned(),
                }));
            }
            Err((what, next)) => {
                gathered.refused += 1;
                gathered.lost += 1;
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

/// The names of the simple form.
const SIMPLE: [&str; 8] = ["id", "title", "date", "section", "tags", "source", "lang", "body"];

/// A story with what of it could not be taken, or why it is none; each with what to do.
type Read = Result<(Draft, Vec<json_records::Fault>), (String, String)>;

fn read_line(written: &[u8], number: usize, source: &Source, limits: &Limits) -> Read {
    // To serde a list is a structure without names.
    let start = skip_blanks(written, 0);
    if !written[start..].starts_with(b"{") {
        let what = "is no story: it does not begin with a brace".to_owned();
        let next = "write a JSON object a line, with `title` and `body`".to_owned();
        return Err((what, next));
    }
    let is_other = |name: &str| !SIMPLE.contains(&name) && Named::of(name).is_some();
    let is_simple = !members(written, start).iter().any(|(name, _)| is_other(name));
    let story = is_simple.then(|| serde_json::from_slice::<Story<'_>>(written).ok()).flatten();
    let Some(story) = story else {
        let json = serde_json::from_slice(written).map_err(|why| {
            let (what, next) = in_words(written, &why);
            (what, next.to_owned())
        })?;
        let serde_json::Value::Object(members) = json else {
            return Err(("is no story".to_owned(), "leave it out".to_owned()));
        };
        return json_records::draft(members, number, source.address.as_ref(), limits);
    };
    let at = At::Lines(number, number);
    let mut draft = Draft {
        source_id: story.id.and_then(|id| match id {
            Id::Words(words) => line(&words),
            Id::Number(number) => line(&number.to_string()),
        }),
        headline: story.title.as_deref().and_then(line),
        section: story.section.as_deref().and_then(line),
        topics: story.tags.unwrap_or_default().iter().filter_map(|tag| line(tag)).collect(),
        source: story.source.as_deref().and_then(line),
        ..Draft::default()
    };
    let mut faults = Vec::new();
    let said = |words: &str| words.chars().filter(|c| !c.is_control()).take(40).collect::<String>();
    let stated = story.lang.as_deref().map(str::trim).filter(|stated| !stated.is_empty());
    draft.language = stated.and_then(stated_language);
    if let (Some(stated), None) = (stated, &draft.language) {
        let what = format!("has `{}` where a language should stand", said(stated));
        faults.push((what, WRITE_A_TAG));
    }
    let date = story.date.as_deref().map(str::trim).filter(|date| !date.is_empty());
    draft.published = date.and_then(Time::parse);
    if let (Some(date), None) = (date, draft.published) {
        match named::time(date, order_of(stated, None)) {
            Some(dated) => {
                draft.published = Some(dated.time);
                let remark = dated.remark.and_then(|remark| prose(&format!("published: {remark}")));
                draft.remarks.extend(remark);
            }
            None => {
                let what = format!("has the date `{}`, which is none", said(date));
                faults.push((what, "write it as 2024-01-23"));
            }
        }
    }
    let body = story.body.unwrap_or_default();
    match plain_text::is_html(&body) {
        true => {
            let (blocks, remark) = plain_text::body(&body, source.address.as_ref(), limits)
                .map_err(|complaint| (complaint.what, complaint.next))?;
            draft.body = blocks;
            draft.remarks.extend(remark);
        }
        false => body_blocks(&body, &mut draft.body),
    }
    if draft.headline.is_none() {
        draft.headline = super::wire::guessed_headline(body.trim_start());
        draft.headline_guessed = draft.headline.is_some();
    }
    if draft.headline.is_none() && draft.body.is_empty() {
        return Err(json_records::nothing_in_it());
    }
    let words = draft.headline.as_deref().unwrap_or_default().to_owned();
    draft.trail.note(at, Fate::Kept, "story", &words);
    Ok((draft, faults))
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
