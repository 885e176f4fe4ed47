//! OPML: a list of feeds, as readers and publishers hand it round, and the addresses on it.

use super::entities;
use super::plain;
use super::scan::{Attributes, Scanner, Token};
use crate::article::{Line, WebAddress};
use crate::press::charset;
use crate::press::limits::Limits;
use crate::press::line;
use crate::press::markup::joined;
use crate::press::source::{Complaint, Source};

/// A feed on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What the list calls it.
    pub title: Option<Line>,
    /// Where the feed is.
    pub address: WebAddress,
    /// Where its site is.
    pub page: Option<WebAddress>,
}

/// A list of feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The name of the list.
    pub title: Option<Line>,
    /// The feeds, each once, in the order of the list.
    pub feeds: Vec<Listed>,
    /// How many entries name no address that can be read.
    pub without_address: usize,
}

/// Whether a text is an OPML list.
pub fn looks_like(text: &str) -> bool {
    Scanner::new(text).find_map(|token| match token {
        Token::Start { name, .. } => Some(name.eq_ignore_ascii_case("opml")),
        _ => None,
    }) == Some(true)
}

/// Reads a list of feeds. Lists that it includes are not followed.
///
/// # Errors
/// The source is too large, in a charset that is not read, or no OPML.
pub fn read(source: &Source, limits: &Limits) -> Result<List, Complaint> {
    super::within(source, limits)?;
    let text = charset::decode(&source.bytes, source.charset.as_deref())?.text;
    if !looks_like(&text) {
        return Err(Complaint {
            at: None,
            what: "is no list of feeds: it does not begin with an `opml` element".to_owned(),
            next: "import it as what it is".to_owned(),
        });
    }
    let base = source.address.as_ref();
    let mut list = List::default();
    let mut seen = std::collections::BTreeSet::new();
    let mut in_title = false;
    let mut title = String::new();
    for token in Scanner::new(&text) {
        match token {
            Token::Start { name, attributes, .. } if name.eq_ignore_ascii_case("outline") => {
                in_title = false;
                match outline(attributes, base, limits) {
                    Some(Ok(feed)) => {
                        let has_room = list.feeds.len() < limits.entries;
                        if has_room && seen.insert(feed.address.as_str().to_owned()) {
                            list.feeds.push(feed);
                        }
                    }
                    Some(Err(())) => list.without_address += 1,
                    None => {}
                }
            }
            Token::Start { name, .. } => in_title = name.eq_ignore_ascii_case("title"),
            Token::End { .. } => in_title = false,
            Token::Text(text) if in_title => title.push_str(&entities::resolved(text)),
            Token::Literal(text) if in_title => title.push_str(text),
            _ => {}
        }
    }
    list.title = line(&title);
    Ok(list)
}

/// An entry: `None` where it is a mere heading, an error where it is a feed without an address.
fn outline(
    attributes: &str,
    base: Option<&WebAddress>,
    limits: &Limits,
) -> Option<Result<Listed, ()>> {
    let (mut address, mut page, mut title, mut kind) = (None, None, None, None);
    for (name, value) in Attributes(attributes).take(limits.attributes) {
        let slot = match name.to_ascii_lowercase().as_str() {
            "xmlurl" => &mut address,
            "htmlurl" => &mut page,
            "title" => &mut title,
            "text" if title.is_none() => &mut title,
            "type" => &mut kind,
            _ => continue,
        };
        *slot = Some(entities::resolved(value));
    }
    let is_feed = kind.is_some_and(|kind| {
        ["rss", "atom", "rdf", "feed"]
            .iter()
            .any(|known| kind.trim().to_ascii_lowercase().starts_with(known))
    });
    let Some(address) = address else { return is_feed.then_some(Err(())) };
    let Some(address) = joined(base, &address) else { return Some(Err(())) };
    let title = title.map(|title| {
        if plain::is_surely_html(&title) { plain::of_html(&title) } else { title.into_owned() }
    });
    Some(Ok(Listed {
        title: title.as_deref().and_then(line),
        address,
        page: page.and_then(|page| joined(base, &page)),
    }))
}
