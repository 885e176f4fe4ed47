//! What is wrong with a JSON text, in the words of who writes it, and what to do.

use serde_json::error::Category;

/// What the parser says, what it means, and what to do.
#[rustfmt::skip]
const MEANINGS: [(&str, &str, &str); 12] = [
    ("control character", "has a line break or another control character between quotation marks", "write \\n for a line break within a text"),
    ("trailing comma", "has a comma before a closing bracket or brace", "take the comma out"),
    ("trailing characters", "goes on behind its closing brace", "write each story as one object, in a line of its own"),
    ("expected `,`", "lacks a comma, or has a quotation mark within a text", "put a comma between members, and write \\\" for a quotation mark within a text"),
    ("expected `:`", "lacks a colon behind a name", "write \"name\": \"value\""),
    ("key must be a string", "has a name without quotation marks", "put \" around each name"),
    ("escape", "has a backslash that means nothing", "write \\\\ for a backslash"),
    ("surrogate", "has half of a letter that is written with \\u", "write both halves, or the letter itself"),
    ("unicode code point", "is not in UTF-8, or has a \\u that is no letter", "save the file as UTF-8"),
    ("number", "has a number that is none", "put quotation marks around it"),
    ("recursion limit", "nests too deep", "write it flat, with a text as `body`"),
    ("expected", "has a word without quotation marks", "put \" around each text"),
];

/// What is wrong, with the words before the place, and what to do.
pub(super) fn in_words(written: &[u8], why: &serde_json::Error) -> (String, &'static str) {
    let said = why.to_string();
    let (what, next) = match why.classify() {
        Category::Eof => (
            "breaks off within a text, an object or a list",
            "close what is open: quotation marks, brackets, braces",
        ),
        _ => MEANINGS.iter().find(|(sign, ..)| said.contains(sign)).map_or(
            ("is no JSON", "write it as {\"title\": …, \"body\": …}"),
            |(_, what, next)| (what, next),
        ),
    };
    let before = before(written, why);
    let behind = if before.is_empty() { String::new() } else { format!(", behind `{before}`") };
    (format!("is no story: it {what}{behind}"), next)
}

/// The last words before the place where the parser stopped.
fn before(written: &[u8], why: &serde_json::Error) -> String {
    const SHOWN: usize = 30;
    let line = written.split(|&byte| byte == b'\n').nth(why.line().saturating_sub(1));
    let line = line.unwrap_or_default();
    let at = why.column().saturating_sub(1).min(line.len());
    // A look at the last bytes is enough; a letter that this cuts is left out.
    let near = &line[at.saturating_sub(4 * SHOWN)..at];
    let near = String::from_utf8_lossy(near);
    let letters: Vec<char> = near.chars().filter(|&c| !c.is_control() && c != '\u{fffd}').collect();
    let shown: String = letters[letters.len().saturating_sub(SHOWN)..].iter().collect();
    let cut = letters.len() > SHOWN || at > near.len();
    let shown = shown.trim();
    if cut && !shown.is_empty() { format!("…{shown}") } else { shown.to_owned() }
}
