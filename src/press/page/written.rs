//! A tree written out as HTML again, for the one parser of markup that is not ours: without
//! scripts, styles and drawings, and no deeper than it was read.

use crate::press::markup::{Content, Element, NodeId, Step, Tree};

/// Elements whose text no reader sees. Their place is kept, since finding the main text weighs it.
const HOLLOW: [&str; 7] = ["iframe", "object", "embed", "noembed", "noframes", "audio", "video"];

/// Elements that have no end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
];

/// The document as HTML.
pub(super) fn written(tree: &Tree) -> String {
    let mut out = String::from("<!DOCTYPE html>");
    let (mut quotes, mut preformatted) = (0_usize, 0_usize);
    let mut walk = tree.walk(NodeId::ROOT);
    while let Some(step) = walk.next() {
        match (step, tree.content(step.node())) {
            (Step::Enter(id), Content::Text(words)) => {
                let above = tree.parent(id).map_or("", |parent| tree.name(parent));
                // In a title, a tag would be words.
                let joints = !matches!(above, "title" | "textarea");
                text(words, preformatted > 0, joints, &mut out);
            }
            (Step::Enter(id), Content::Element(element)) => {
                if is_left_out(element) {
                    walk.pass();
                    continue;
                }
                quotes += usize::from(element.name() == "blockquote");
                preformatted += usize::from(element.name() == "pre");
                if element.name() == "footer" && quotes > 0 {
                    // Readability drops every footer, also the one that says who is quoted.
                    out.push_str("<p class=\"credit\">");
                    continue;
                }
                open(element, &mut out);
                if element.name() == "script" {
                    // Only data, which may hold no end tag of its own since it was read as one.
                    out.push_str(&tree.text(id));
                    walk.pass();
                } else if HOLLOW.contains(&element.name()) {
                    walk.pass();
                }
            }
            (Step::Enter(_), Content::Foreign(element)) if element.name() == "svg" => walk.pass(),
            (Step::Enter(_), Content::Foreign(element)) => open(element, &mut out),
            (Step::Leave(_), Content::Element(element))
                if element.name() == "footer" && quotes > 0 =>
            {
                out.push_str("</p>");
            }
            (Step::Leave(_), Content::Element(element)) if !is_left_out(element) => {
                close(element, &mut out);
                quotes -= usize::from(element.name() == "blockquote");
                preformatted -= usize::from(element.name() == "pre");
            }
            (Step::Leave(_), Content::Foreign(element)) if element.name() != "svg" => {
                close(element, &mut out);
            }
            _ => {}
        }
    }
    out
}

fn is_left_out(element: &Element) -> bool {
    match element.name() {
        "style" | "template" | "plaintext" => true,
        "script" => !element.attribute("type").is_some_and(|kind| kind.contains("ld+json")),
        _ => false,
    }
}

fn open(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.name());
    for (name, value) in element.attributes() {
        if name.contains(|c: char| {
            c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '=' | '/')
        }) {
            continue;
        }
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    out.push('>');
    if matches!(element.name(), "pre" | "textarea" | "listing") {
        // The parser takes one line end out.
        out.push('\n');
    }
}

fn close(element: &Element, out: &mut String) {
    if !VOID.contains(&element.name()) {
        out.push_str("</");
        out.push_str(element.name());
        out.push('>');
    }
}

fn escape(text: &str, quoted: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' if quoted => out.push_str("&quot;"),
            '<' if !quoted => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
}

/// How many pieces a parser may make of one text. Each costs it a copy of all before.
const PIECES: usize = 64;

/// Text that the parser takes in few pieces: it makes a new one at every line end and at every
/// reference, so line ends are blanks where that is the same, and a long text has joints.
fn text(words: &str, raw_lines: bool, joints: bool, out: &mut String) {
    let mut pieces = 0;
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let read_as_reference = |next: char| next.is_ascii_alphanumeric() || next == '#';
        match c {
            '\n' | '\r' if !raw_lines => out.push(' '),
            '\n' | '\r' => {
                out.push(c);
                pieces += 1;
            }
            '<' => {
                out.push_str("&lt;");
                pieces += 1;
            }
            '&' if rest.peek().copied().is_some_and(read_as_reference) => {
                out.push_str("&amp;");
                pieces += 1;
            }
            // What will be a reference once the parser writes it out and reads it again.
            '&' | '>' | '\u{a0}' => {
                out.push(c);
                pieces += 1;
            }
            c => out.push(c),
        }
        if pieces >= PIECES && joints {
            out.push_str("<wbr>");
            pieces = 0;
        }
    }
}
