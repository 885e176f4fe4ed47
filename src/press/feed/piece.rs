//! The pieces of a story as a feed has them, before anything is made of them.

use std::borrow::Cow;
use std::rc::Rc;

use super::base64;
use super::names::{Field, Shape};
use super::plain;
use crate::article::WebAddress;

/// A piece that stands in no other piece.
pub(super) const TOP: u32 = u32::MAX;

/// An element with its text.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// Its name as written.
    pub(super) raw: &'a str,
    pub(super) field: Field,
    /// Whether Atom's rules for text hold.
    pub(super) atom: bool,
    /// The piece it stands in.
    pub(super) parent: u32,
    pub(super) attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// Its words; HTML where `markup`, because elements stood among them.
    pub(super) text: String,
    pub(super) markup: bool,
    pub(super) base: Option<Rc<WebAddress>>,
    pub(super) language: Option<Rc<str>>,
}

/// A story's pieces, in the order of the feed.
#[derive(Debug, Default)]
pub(super) struct Item<'a> {
    /// Which of the feed's stories it is, from 1.
    pub(super) number: usize,
    /// `item` or `entry`, as written.
    pub(super) raw: &'a str,
    pub(super) attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) language: Option<Rc<str>>,
    pub(super) base: Option<Rc<WebAddress>>,
    /// How many pieces were beyond what one story may have.
    pub(super) beyond: usize,
    /// Whether its end was never said, but by the beginning of another or the end of the feed.
    pub(super) unclosed: bool,
}

/// The pieces that stand directly in a piece. What stands in it at any depth follows it at once.
pub(super) fn inside<'p>(
    pieces: &'p [Piece<'_>],
    at: usize,
) -> impl Iterator<Item = usize> + Clone + use<'p> {
    let around = at as u32;
    let within = move |piece: &&Piece<'_>| piece.parent != TOP && piece.parent >= around;
    let count = pieces[at + 1..].iter().take_while(within).count();
    (at + 1..at + 1 + count).filter(move |inner| pieces[*inner].parent == around)
}

/// Words of a feed, and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words<'p> {
    /// Nothing in them is markup.
    Plain(Cow<'p, str>),
    /// A piece of HTML.
    Html(Cow<'p, str>),
    /// Not words at all, but a file of some type.
    Binary,
}

impl Words<'_> {
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Plain(text) | Self::Html(text) => text.trim().is_empty(),
            Self::Binary => true,
        }
    }

    /// The words without markup.
    pub(super) fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Plain(text) => Cow::Borrowed(text),
            Self::Html(html) => Cow::Owned(plain::of_html(html)),
            Self::Binary => Cow::Borrowed(""),
        }
    }
}

/// The value of an attribute by its local name, one without a prefix before one with.
pub(super) fn attribute<'p>(attributes: &'p [(&str, Cow<'_, str>)], name: &str) -> Option<&'p str> {
    let plain = attributes.iter().find(|(raw, _)| raw.eq_ignore_ascii_case(name));
    let prefixed = || {
        attributes.iter().find(|(raw, _)| {
            raw.split_once(':').is_some_and(|(_, local)| local.eq_ignore_ascii_case(name))
        })
    };
    let value = plain.or_else(prefixed)?.1.trim();
    (!value.is_empty()).then_some(value)
}

impl Piece<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }

    /// Its text, where it is not blank.
    pub(super) fn value(&self) -> Option<&str> {
        let value = self.text.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Whether elements inside are its own, whatever they are called.
    pub(super) fn is_opaque(&self) -> bool {
        let is_xml = |kind: &str| {
            let kind = kind.to_ascii_lowercase();
            kind == "xhtml" || kind.ends_with("/xml") || kind.ends_with("+xml")
        };
        self.atom
            && self.field.shape() == Shape::Words
            && (self.attribute("type").is_some_and(is_xml)
                || self.attribute("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("xml")))
    }

    /// A line of words, as a title: markup only where it surely is.
    pub(super) fn line_words(&self) -> Words<'_> {
        self.words(plain::is_surely_html)
    }

    /// Running words, as a description: markup wherever there is any.
    pub(super) fn body_words(&self) -> Words<'_> {
        self.words(plain::holds_markup)
    }

    fn words(&self, looks_like_html: fn(&str) -> bool) -> Words<'_> {
        let text = Cow::Borrowed(self.text.as_str());
        let kind = self.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if self.is_encoded(kind) {
            return self.decoded(kind, looks_like_html);
        }
        if self.markup {
            return Words::Html(text);
        }
        match kind {
            "html" | "text/html" => Words::Html(text),
            "text" | "text/plain" => Words::Plain(text),
            // Atom's text is plain unless it says otherwise; a title is taken at its word, while
            // a body with tags that close is what somebody forgot to declare.
            _ if self.atom && self.field == Field::Title => Words::Plain(text),
            _ if self.atom && plain::is_surely_html(&text) => Words::Html(text),
            _ if self.atom => Words::Plain(text),
            _ if looks_like_html(&text) => Words::Html(text),
            _ => Words::Plain(text),
        }
    }

    /// Whether Atom has the text in base 64.
    fn is_encoded(&self, kind: &str) -> bool {
        if !self.atom {
            return false;
        }
        match self.attribute("mode") {
            Some(mode) => mode.eq_ignore_ascii_case("base64"),
            None => {
                kind.contains('/')
                    && !kind.starts_with("text/")
                    && !kind.ends_with("/xml")
                    && !kind.ends_with("+xml")
                    && !kind.contains("html")
                    && !kind.contains("json")
            }
        }
    }

    fn decoded(&self, kind: &str, looks_like_html: fn(&str) -> bool) -> Words<'_> {
        // A title is words whatever it calls itself.
        let is_title = self.field == Field::Title;
        let is_text =
            is_title || !kind.contains('/') || kind.starts_with("text/") || kind.ends_with("xml");
        let text = is_text.then(|| base64::decode(&self.text)).flatten();
        let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
        match text.filter(|text| !text.contains(|c: char| c.is_control() && !c.is_whitespace())) {
            Some(text) if kind.contains("html") || looks_like_html(&text) => {
                Words::Html(Cow::Owned(text))
            }
            Some(text) => Words::Plain(Cow::Owned(text)),
            None if is_title => Words::Plain(Cow::Borrowed(&self.text)),
            None => Words::Binary,
        }
    }
}
