//! The body of a story that stands in a field or a cell: HTML where it is, else paragraphs of
//! plain text.

use super::feed::{entities, plain};
use super::limits::Limits;
use super::markup::{blocks_and_struck, of_struck};
use super::prose;
use super::source::Complaint;
use super::wire;
use crate::article::{Block, Prose, WebAddress};

/// The blocks of a body, and what is to be said of it.
///
/// # Errors
/// It is HTML, and refused by name.
pub(super) fn body(
    text: &str,
    base: Option<&WebAddress>,
    limits: &Limits,
) -> Result<(Vec<Block>, Option<Prose>), Complaint> {
    let text = text.trim();
    // Exports that wrote line ends as the two signs that stand for them in programs.
    let written_out = !text.contains('\n') && text.contains("\\n");
    let mended = written_out.then(|| text.replace("\\r", "").replace("\\n", "\n"));
    let text = mended.as_deref().unwrap_or(text);
    // Markup that was escaped once too often.
    let escaped =
        !text.contains('<') && ["&lt;p", "&lt;br", "&lt;div"].iter().any(|tag| text.contains(tag));
    let resolved = escaped.then(|| entities::resolved(text));
    let text = resolved.as_deref().unwrap_or(text);
    if is_html(text) {
        let (blocks, struck) = blocks_and_struck(text, base, limits)?;
        return Ok((blocks, of_struck(&struck).and_then(|said| prose(&said))));
    }
    Ok((paragraphs(text), None))
}

/// Elements that a text has only when it is HTML.
const ELEMENTS: [&str; 9] = ["p", "br", "div", "img", "figure", "h2", "h3", "ul", "blockquote"];

/// How many signs of HTML a text must show: one alone may be a company on the ticker, `<P>`.
const SURE: usize = 2;

/// Whether a text is HTML.
pub(super) fn is_html(text: &str) -> bool {
    if plain::is_surely_html(text) {
        return true;
    }
    let mut signs = 0;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let first = rest.len() == text.len() && at == 0;
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, behind) = name.split_at(end);
        let ends = behind.starts_with(['>', ' ', '/', '\n', '\t']);
        if ends && ELEMENTS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            let is_void = name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("img");
            signs += if first || closes || is_void { SURE } else { 1 };
        }
        if signs >= SURE {
            return true;
        }
    }
    false
}

/// A line this long was not broken to fit a page.
const UNBROKEN: usize = 110;

/// Paragraphs of plain text: between blank lines, or a line each where none is blank and the lines
/// are not those of a text broken to fit.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let lines = || text.lines().map(str::trim);
    let has_blank = lines().any(str::is_empty);
    let ends = |line: &str| {
        line.trim_end_matches(['"', '\'', '”', '’', '»', ')', '」'])
            .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟'])
    };
    let count = lines().count();
    let ended = lines().filter(|line| ends(line)).count();
    let line_each = !has_blank
        && count > 1
        && (lines().any(|line| line.chars().count() > UNBROKEN) || ended * 4 >= count * 3);
    let mut out = Vec::new();
    if line_each {
        lines().for_each(|line| out.extend(wire::paragraph(line)));
        return out;
    }
    let mut paragraph = String::new();
    for line in lines().chain([""]) {
        if line.is_empty() {
            out.extend(wire::paragraph(&paragraph));
            paragraph.clear();
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    out
}
