//! What each element of HTML means for a story: a block, a mark on words, or nothing to read.

use super::tree::{Content, NodeId, Tree};

/// What an element does to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is not shown, or not part of a story, with all that is in it.
    Gone,
    /// It stands on lines of its own.
    Block,
    /// It stands within a line and changes nothing.
    Plain,
    /// It marks its words.
    Mark(Mark),
    /// A heading.
    Heading,
    /// A quotation set apart.
    Quote,
    /// A list, numbered or not.
    List {
        ordered: bool,
    },
    /// An item of one.
    Item,
    /// A list of terms.
    Terms,
    /// A term, and what is said of it.
    Term,
    Description,
    /// A table and its parts.
    Table,
    Row,
    Cell,
    TableCaption,
    /// A picture with what is said of it.
    Figure,
    Caption,
    /// A picture.
    Image,
    /// Text with its own line breaks.
    Code,
    /// A break of the line, and of the thought.
    Break,
    Rule,
    /// What stands in for what a script would show.
    NoScript,
}

/// A mark on words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Link,
    Quotation,
    Code,
    /// The reading of a word in ruby, put in brackets.
    Reading,
}

/// The role of an element that is shown.
pub(super) fn role(name: &str) -> Role {
    match name {
        "script" | "style" | "template" | "iframe" | "frame" | "frameset" | "noframes"
        | "noembed" | "object" | "embed" | "applet" | "audio" | "video" | "canvas" | "map"
        | "area" | "input" | "select" | "textarea" | "button" | "option" | "optgroup"
        | "datalist" | "output" | "progress" | "meter" | "label" | "legend" | "dialog" | "head"
        | "title" | "meta" | "link" | "base" | "rp" | "param" | "track" => Role::Gone,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "blockquote" => Role::Quote,
        "ol" => Role::List { ordered: true },
        "ul" | "menu" | "dir" => Role::List { ordered: false },
        "li" => Role::Item,
        "dl" => Role::Terms,
        "dt" => Role::Term,
        "dd" => Role::Description,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "caption" => Role::TableCaption,
        "figure" => Role::Figure,
        "figcaption" => Role::Caption,
        "img" | "image" | "amp-img" => Role::Image,
        "pre" | "listing" | "xmp" | "plaintext" => Role::Code,
        "br" => Role::Break,
        "hr" => Role::Rule,
        "noscript" => Role::NoScript,
        "em" | "i" | "dfn" | "var" | "cite" => Role::Mark(Mark::Emphasis),
        "b" | "strong" => Role::Mark(Mark::Strong),
        "a" => Role::Mark(Mark::Link),
        "q" => Role::Mark(Mark::Quotation),
        "code" | "kbd" | "samp" | "tt" => Role::Mark(Mark::Code),
        "rt" => Role::Mark(Mark::Reading),
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav"
        | "address" | "center" | "details" | "summary" | "fieldset" | "form" | "hgroup"
        | "search" | "body" | "html" | "tbody" | "thead" | "tfoot" | "colgroup" | "col"
        | "marquee" => Role::Block,
        _ => Role::Plain,
    }
}

/// Classes by which pages hide from the eye what they say to screen readers: names of buttons,
/// "opens in a new window".
const UNSEEN: [&str; 11] = [
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "u-hidden-visually",
    "element-invisible",
    "a11y-hidden",
    "hide",
    "is-hidden",
];

/// Whether a page says that an element is not to be seen.
pub(crate) fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    let (Content::Element(element) | Content::Foreign(element)) = tree.content(id) else {
        return false;
    };
    element.attributes().any(|(name, value)| match name {
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "aria-hidden" => {
            // A picture that says nothing to who cannot see it is still a picture.
            let pictures = matches!(element.name(), "img" | "picture" | "figure");
            value.eq_ignore_ascii_case("true")
                && !pictures
                && !tree.has_word(id, "class", "fallback-image")
        }
        "style" => hides(value),
        "class" => value
            .split_ascii_whitespace()
            .any(|class| UNSEEN.iter().any(|unseen| unseen.eq_ignore_ascii_case(class))),
        _ => false,
    })
}

/// `display: none` and `visibility: hidden`, however they are spaced.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let value = value.split('!').next().unwrap_or_default().trim();
        let is = |p: &str, v: &str| {
            property.trim().eq_ignore_ascii_case(p) && value.eq_ignore_ascii_case(v)
        };
        is("display", "none") || is("visibility", "hidden")
    })
}
