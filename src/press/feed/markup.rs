//! Markup that stood unescaped in a feed, written down again as a piece of HTML.

use super::scan::Attributes;

/// Elements that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

pub(super) fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// Writes words so that nothing in them is markup.
pub(super) fn write_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

/// Writes a start tag with the attributes that HTML may have: those without a prefix, and what
/// addresses in it are joined to.
pub(super) fn write_start(out: &mut String, name: &str, attributes: &str) {
    out.push('<');
    out.push_str(name);
    for (name, value) in Attributes(attributes) {
        if name.contains(':') && name != "xml:base" || name.eq_ignore_ascii_case("xmlns") {
            continue;
        }
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&value.replace('"', "&quot;"));
        out.push('"');
    }
    out.push('>');
}

pub(super) fn write_end(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}
