//! Words that may be HTML: whether they are, and what they say without it.

use super::entities;
use super::scan::{Scanner, Token};
use crate::press::markup::strikes;
use crate::press::raised::{Off, on_the_line};

/// Elements that a line of text may be marked with, and those that are struck from it.
const KNOWN: [&str; 62] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "nobr",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// Elements that break a line.
const BREAKING: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

/// Whether a line is surely HTML: a tag that ends or a character reference is in it, every tag is
/// one of HTML's and every named reference too. "AT&T" and "The <blink> tag" are not.
pub(in crate::press) fn is_surely_html(text: &str) -> bool {
    let mut sure = false;
    for token in Scanner::new(text) {
        match token {
            Token::Start { name, .. } | Token::End { name } if !is_known(name) => return false,
            Token::Start { name, .. } => sure |= name.eq_ignore_ascii_case("br"),
            Token::End { .. } => sure = true,
            Token::Text(text) => match references(text) {
                None => return false,
                Some(any) => sure |= any,
            },
            Token::Cut(_) => return false,
            Token::Literal(_) | Token::Doctype(_) => {}
        }
    }
    sure
}

/// Whether running words hold a tag or a character reference.
pub(super) fn holds_markup(text: &str) -> bool {
    Scanner::new(text).any(|token| match token {
        Token::Start { .. } | Token::End { .. } => true,
        Token::Text(text) => references(text) != Some(false),
        _ => false,
    })
}

/// Whether there are character references; `None` where one names nothing that HTML knows.
fn references(text: &str) -> Option<bool> {
    let mut any = false;
    for rest in text.split('&').skip(1) {
        let end = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let Some(end) = end.filter(|end| *end > 0 && rest.as_bytes()[*end] == b';') else {
            continue;
        };
        if !rest.starts_with('#') && !entities::is_named(&rest[..end]) {
            return None;
        }
        any = true;
    }
    Some(any)
}

fn is_known(name: &str) -> bool {
    KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What HTML says without its markup: breaking elements leave a blank, a picture its alternative.
pub(in crate::press) fn of_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // Inside `script` or `style`, which say nothing, or inside what is struck out.
    let mut mute: Option<&str> = None;
    // What stands above or below the line, and where it begins.
    let mut off: Option<(Off, usize)> = None;
    // What is struck out, and where it begins: it goes when the stroke ends, if it does.
    let mut stroke: Option<(&str, usize)> = None;
    for token in Scanner::new(html) {
        match token {
            Token::Start { name, attributes, empty } => {
                if BREAKING.iter().any(|breaking| breaking.eq_ignore_ascii_case(name)) {
                    out.push(' ');
                } else if name.eq_ignore_ascii_case("img") && mute.is_none() {
                    let alt = super::scan::Attributes(attributes)
                        .find(|(name, _)| name.eq_ignore_ascii_case("alt"));
                    out.push_str(&entities::resolved(alt.map_or("", |(_, alt)| alt)));
                } else if is_mute(name) && !empty && mute.is_none() {
                    mute = Some(name);
                } else if strikes(name) {
                    stroke = stroke.or(Some((name, out.len())));
                } else if off.is_none() {
                    off = Off::of_element(name).map(|off| (off, out.len()));
                }
            }
            Token::End { name } => {
                let ends = |(struck, _): &mut (&str, usize)| struck.eq_ignore_ascii_case(name);
                if let Some((_, from)) = stroke.take_if(ends) {
                    out.truncate(from);
                    off.take_if(|(_, at)| *at >= from);
                }
                if let Some((how, from)) =
                    off.take_if(|(how, _)| Off::of_element(name) == Some(*how))
                {
                    let said = on_the_line(&out[from..], how, &out[..from]);
                    out.truncate(from);
                    out.push_str(&said);
                }
                if BREAKING.iter().any(|breaking| breaking.eq_ignore_ascii_case(name)) {
                    out.push(' ');
                }
                if mute.is_some_and(|mute| mute.eq_ignore_ascii_case(name)) {
                    mute = None;
                }
            }
            Token::Text(text) if mute.is_none() => out.push_str(&entities::resolved(text)),
            Token::Literal(text) | Token::Cut(text) if mute.is_none() => out.push_str(text),
            _ => {}
        }
    }
    out
}

fn is_mute(name: &str) -> bool {
    name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")
}
