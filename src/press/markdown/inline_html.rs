//! A tag within a line of Markdown: what it marks, and whether what it holds is seen.

use crate::press::feed::entities;
use crate::press::feed::scan::{Attributes, Scanner, Token};
use crate::press::markup::Mark;
use crate::press::raised::Off;

/// What a tag does to the words that follow.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Inline<'h> {
    /// Nothing that a reader sees.
    Nothing,
    /// It breaks the line.
    Break,
    /// It is a picture.
    Picture,
    /// It opens an element whose words no reader sees.
    Mute(&'h str),
    /// It opens an element whose words stand above or below the line.
    Off(Off),
    /// It opens an element, which may mark its words.
    Open(&'h str, Option<Marks>),
    /// It closes one.
    Close(&'h str),
}

/// How an element marks its words.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// Always in this way.
    As(Mark),
    /// As a link, if the address may be followed.
    Link(String),
}

/// Elements whose words are not for a reader.
const MUTE: [&str; 13] = [
    "script", "style", "template", "iframe", "object", "textarea", "title", "noscript", "svg",
    "del", "s", "strike", "select",
];

/// Reads one tag, or a comment.
pub(super) fn inline(html: &str) -> Inline<'_> {
    match Scanner::new(html).next() {
        Some(Token::End { name }) => Inline::Close(known(name).unwrap_or(name)),
        Some(Token::Start { name, attributes, empty }) => {
            let name = known(name).unwrap_or(name);
            let mark = match name {
                "br" => return Inline::Break,
                "img" => return Inline::Picture,
                "em" | "i" | "cite" | "dfn" => Some(Marks::As(Mark::Emphasis)),
                "strong" | "b" => Some(Marks::As(Mark::Strong)),
                "q" => Some(Marks::As(Mark::Quotation)),
                "code" | "kbd" | "samp" | "tt" => Some(Marks::As(Mark::Code)),
                "a" => {
                    let href =
                        Attributes(attributes).find(|(name, _)| name.eq_ignore_ascii_case("href"));
                    href.map(|(_, value)| Marks::Link(entities::resolved(value).into_owned()))
                }
                _ if empty => return Inline::Nothing,
                "sup" => return Inline::Off(Off::Above),
                "sub" => return Inline::Off(Off::Below),
                _ if MUTE.contains(&name) => return Inline::Mute(name),
                _ => None,
            };
            Inline::Open(name, mark)
        }
        _ => Inline::Nothing,
    }
}

/// The name in small letters, where it is one that means something here.
fn known(name: &str) -> Option<&'static str> {
    const MARKING: [&str; 15] = [
        "br", "img", "em", "i", "cite", "dfn", "strong", "b", "q", "code", "kbd", "samp", "a",
        "sup", "sub",
    ];
    let names = MARKING.iter().chain(&MUTE);
    names.copied().find(|known| known.eq_ignore_ascii_case(name))
}
