//! What a source is, by looking at it. Its name is asked only where the text itself could be two
//! things.

use super::charset;
use super::limits::Limits;
use super::source::{Complaint, Source, SourceKind};
use super::{csv_table, feed, json_records, report, set_in, wxr};

/// How much of a source is looked at, in bytes.
const HEAD: usize = 65_536;

/// Files that are not text, by their first bytes, and what to do about each.
const BINARIES: [(&[u8], &str, &str); 9] = [
    (b"\x89PNG", "a PNG picture", "pictures come with the sources that show them; leave it out"),
    (
        b"\xff\xd8\xff",
        "a JPEG picture",
        "pictures come with the sources that show them; leave it out",
    ),
    (b"GIF8", "a GIF picture", "pictures come with the sources that show them; leave it out"),
    (
        b"RIFF",
        "a WebP picture or a sound",
        "pictures come with the sources that show them; leave it out",
    ),
    (b"%PDF", "a PDF", "save its text as a text file"),
    (
        b"PK\x03\x04",
        "a zip archive, or a Word or OpenOffice document",
        "unpack it, or save its text as a text file",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save its text as a text file"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
];

/// What a source is.
///
/// # Errors
/// It is nothing that stories can be read from.
pub fn sniff(source: &Source, limits: &Limits) -> Result<SourceKind, Complaint> {
    let refuse = |what: String, next: &str| Complaint { at: None, what, next: next.to_owned() };
    let bytes = &source.bytes;
    if bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", bytes.len(), limits.bytes);
        return Err(refuse(what, "split it"));
    }
    if let Some((_, what, next)) = BINARIES.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(refuse(format!("is {what}"), next));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let decoded = charset::decode(head, source.charset.as_deref())?;
    let text = decoded.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() {
        return Err(refuse("is empty".to_owned(), "leave it out"));
    }
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    if zeros > 0 && text.contains('\0') {
        return Err(refuse("is not text".to_owned(), "save its text as a text file"));
    }
    // Where all of it is seen, a parser tells whether it is JSON.
    let is_whole_json = (head.len() == bytes.len())
        .then(|| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok());
    let ending = source.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    Ok(match text.as_bytes()[0] {
        b'{' if report::looks_like(text) => {
            let what = "is the report of an import, which tells of stories and has none";
            return Err(refuse(what.to_owned(), "leave it out"));
        }
        b'{' if set_in::looks_like(text) => SourceKind::ArticleSet,
        b'{' if feed::looks_like(text) => SourceKind::Feed,
        b'{' if is_a_story_a_line(text) => SourceKind::JsonLines,
        b'{' | b'[' if is_json(text) && json_records::looks_like(text) => SourceKind::JsonLines,
        b'{' | b'[' if is_whole_json.unwrap_or_else(|| is_json(text)) => {
            let what = "is JSON, and none of its objects has a `title` or a `body`".to_owned();
            return Err(refuse(what, json_records::NEXT));
        }
        b'{' | b'[' if is_json(text) || is_cut_json(text, &ending) => {
            let what = "is broken JSON: it begins as JSON does, and is none".to_owned();
            let next = "look whether it was saved whole, or let a JSON checker name the line";
            return Err(refuse(what, next));
        }
        b'<' if wxr::looks_like(text) => SourceKind::Wxr,
        b'<' if feed::opml::looks_like(text) => SourceKind::Opml,
        b'<' if feed::looks_like(text) => SourceKind::Feed,
        b'<' => SourceKind::Page,
        _ if text.starts_with("---\n")
            || text.starts_with("---\r\n")
            || text.starts_with("+++\n") =>
        {
            SourceKind::Markdown
        }
        _ if matches!(ending.as_str(), "md" | "markdown") => SourceKind::Markdown,
        _ if matches!(ending.as_str(), "csv" | "tsv") || csv_table::looks_like(text) => {
            SourceKind::Csv
        }
        _ if feed::looks_like(text) => SourceKind::Feed,
        _ if is_page(text) => SourceKind::Page,
        _ => SourceKind::Wire,
    })
}

/// Whether the first line is an object that has a story's text or title.
fn is_a_story_a_line(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let names = ["\"body\"", "\"title\""];
    names.iter().any(|name| first.contains(name))
        && (first.trim_end().ends_with('}') || first.len() == text.len())
}

/// Whether a text that begins with a bracket would be JSON, were it whole: it is named so, or holds
/// nothing but signs.
fn is_cut_json(text: &str, ending: &str) -> bool {
    matches!(ending, "json" | "jsonl" | "ndjson") || !text.chars().any(char::is_alphanumeric)
}

/// Whether a text that begins with a bracket is JSON, and not a note in brackets.
fn is_json(text: &str) -> bool {
    let mut rest = text[1..].trim_start().chars();
    matches!(rest.next(), Some('"' | '{' | '[' | ']' | '}'))
}

/// Whether there is as much markup as a page has, behind whatever stands before it.
fn is_page(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    small.contains("<!doctype html")
        || small.contains("<html")
        || small.matches("</p>").count() >= 2
}
