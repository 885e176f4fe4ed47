//! Feeds: RSS in all its versions, Atom, CDF and JSON Feed, as the publishers of the world write
//! them, read into drafts.
//!
//! The way through: `scan` cuts the document into tokens, `gather` finds which belong together and
//! what they mean (`names`), `story` makes a draft of each item. Nothing in a feed is an error but
//! that it is none; what is odd is said in the draft's remarks or in a complaint.
//!
//! Invariants. Time is linear in the document; one story is held at a time. Entities that a
//! document declares are never expanded, and nothing that it names is fetched.

pub(super) mod scan;
pub(super) mod entities;
mod names;
mod markup;
mod nesting;
mod tag;
mod gather;
mod piece;
mod base64;
pub(super) mod plain;
pub(super) mod people;
mod picture;
pub(super) mod terms;
pub(super) mod body;
mod fates;
mod story;
mod json;
mod scope;
mod held;
pub mod opml;

use gather::{Gatherer, Head, Root, Stopped};
use held::{Held, Inherited};
use names::{Field, Vocabulary};
use piece::{Piece, TOP};
use scan::{Attributes, Scanner, Token};

use super::charset;
use super::dates::Order;
use super::draft::Draft;
use super::limits::Limits;
use super::line;
use super::markup::joined;
use super::source::{Complaint, Gathered, Source};
use super::stated_language::stated_language;
use super::trail::At;
use crate::article::WebAddress;

/// Reads a feed.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads a feed, and tells each story when it and what the feed says of all of them are known.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let refused = |complaint| Gathered {
        what: "feed".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: vec![complaint],
        refused: 1,
        lost: 0,
        unpublished: Vec::new(),
    };
    if let Err(complaint) = within(source, limits) {
        return refused(complaint);
    }
    let decoded = match charset::decode(&source.bytes, source.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err(complaint) => return refused(complaint),
    };
    let base = source.address.as_ref();
    let mut gathered = if is_json(&decoded.text) {
        of_json(&decoded.text, base, limits, tell)
    } else {
        of_xml(&decoded.text, base, limits, tell)
    };
    if let Some(remark) = decoded.remark {
        gathered.complaints.push(Complaint {
            at: Some(At::Node("charset".to_owned())),
            what: remark,
            next: "look whether its letters are right; if not, convert it to UTF-8 first"
                .to_owned(),
        });
    }
    gathered
}

/// Whether a text looks like a feed, by what it begins with.
pub fn looks_like(text: &str) -> bool {
    let head = head_of(text);
    if is_json(head) {
        return head.contains("jsonfeed.org/version")
            || head.contains("\"items\"") && head.contains("\"version\"");
    }
    let mut starts = 0;
    let mut channel = false;
    for token in Scanner::new(head) {
        let Token::Start { name, attributes, .. } = token else { continue };
        let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        let in_namespace = |wanted: fn(Vocabulary) -> bool| {
            Attributes(attributes)
                .any(|(_, value)| Vocabulary::of_namespace(value).is_some_and(wanted))
        };
        starts += 1;
        match (local.as_str(), starts) {
            ("rss", 1) => return true,
            ("feed" | "entry", 1) => {
                return in_namespace(|vocabulary| vocabulary == Vocabulary::Atom)
                    || head.contains("<entry");
            }
            ("rdf", 1) if in_namespace(|vocabulary| vocabulary == Vocabulary::Rss) => return true,
            ("html" | "opml" | "urlset" | "kml" | "svg", 1) => return false,
            ("channel", _) => channel = true,
            ("item", _) if channel => return true,
            _ if starts > 100 => return channel,
            _ => {}
        }
    }
    channel
}

/// As much of a text as says what it is.
fn head_of(text: &str) -> &str {
    let mut end = text.len().min(65_536);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn is_json(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('{')
}

/// Which way round a feed writes day and month whose language and site are stated so.
fn order_of(language: Option<&str>, site: Option<&WebAddress>) -> Order {
    let language = language.and_then(stated_language);
    let by_language = language.map_or(Order::Unknown, |language| Order::of_language(&language));
    by_language.or(|| site.map_or(Order::Unknown, Order::of_address))
}

/// Refuses by name what is larger than the limit.
fn within(source: &Source, limits: &Limits) -> Result<(), Complaint> {
    if source.bytes.len() <= limits.bytes {
        return Ok(());
    }
    Err(Complaint {
        at: None,
        what: format!(
            "is {} bytes long; {} is the most that is read",
            source.bytes.len(),
            limits.bytes
        ),
        next: "cut it into smaller feeds".to_owned(),
    })
}

fn too_many(limits: &Limits) -> Complaint {
    Complaint {
        at: None,
        what: format!("holds more than {} stories; the rest was not read", limits.entries),
        next: "cut it into smaller feeds".to_owned(),
    }
}

fn of_xml(
    text: &str,
    base: Option<&WebAddress>,
    limits: &Limits,
    tell: &mut dyn FnMut(Draft),
) -> Gathered {
    let mut held = Held::new(tell);
    let mut complaints = Vec::new();
    let order = Order::of_values(text);
    let mut take = |item: piece::Item<'_>, head: &Head<'_>| {
        let site = base.cloned().or_else(|| head.pieces.iter().find_map(site_address));
        let frame = match &head.root {
            Some(root) if root.field == Field::Rss => "channel/",
            Some(root) if root.field == Field::Feed => "feed/",
            _ => "",
        };
        let stated = || head.pieces.iter().find(|piece| piece.field == Field::Language)?.value();
        let order = order.or(|| order_of(stated(), site.as_ref()));
        let draft = story::make(&item, frame, site.as_ref(), order, limits, &mut complaints);
        held.take(draft, || {
            Inherited::of_xml(&Gatherer::read(text, base, limits, &mut |_, _| {}), base)
        });
    };
    let head = Gatherer::read(text, base, limits, &mut take);
    held.finish(|| Inherited::of_xml(&head, base));
    // What is said of stories is what was not taken of them; of the whole, where it was not read to
    // its end.
    let refused = complaints.len() + usize::from(head.stopped.is_some());
    complaints.extend(complaints_about(&head, held.count == 0, limits));
    Gathered {
        what: what(head.root.as_ref(), held.count > 0),
        title: title(&head),
        drafts: Vec::new(),
        complaints,
        refused,
        lost: 0,
        unpublished: Vec::new(),
    }
}

/// The address of the feed's site or of the feed, to see relative addresses from.
fn site_address(piece: &Piece<'_>) -> Option<WebAddress> {
    let is_page = piece.field == Field::Link && piece.parent == TOP;
    joined(None, piece.attribute("href").or_else(|| piece.value()).filter(|_| is_page)?)
}

fn title(head: &Head<'_>) -> Option<String> {
    let titles =
        |field| head.pieces.iter().filter(move |piece| piece.field == field && piece.parent == TOP);
    let mut titles = titles(Field::Title).chain(titles(Field::DublinTitle));
    titles.find_map(|piece| line(&piece.line_words().plain())).map(|title| title.to_string())
}

/// What a document is, in words a publisher knows.
fn what(root: Option<&Root<'_>>, has_stories: bool) -> String {
    let Some(root) = root else { return "text without elements".to_owned() };
    let version = root
        .version
        .as_deref()
        .map(|version| version.chars().filter(|c| !c.is_control()).take(12).collect::<String>());
    let namespace = root.namespace.to_ascii_lowercase();
    match root.field {
        Field::Rss => match version {
            Some(version) => format!("RSS {version} feed"),
            None => "RSS feed".to_owned(),
        },
        Field::Rdf => "RSS feed in RDF".to_owned(),
        Field::Feed if namespace.contains("purl.org/atom/ns#") => {
            format!("Atom {} feed", version.as_deref().unwrap_or("0.3"))
        }
        Field::Feed if namespace.contains("w3.org/2005/atom") => "Atom 1.0 feed".to_owned(),
        Field::Feed => "Atom feed".to_owned(),
        Field::Item => "Atom entry".to_owned(),
        Field::Channel if namespace.contains("rss1.1") => "RSS 1.1 feed".to_owned(),
        Field::Channel => "CDF channel".to_owned(),
        _ if has_stories => format!("XML document `{}` with stories", shown(root.raw)),
        _ => format!("document that begins with `{}`", shown(root.raw)),
    }
}

fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn complaints_about(head: &Head<'_>, is_empty: bool, limits: &Limits) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut complain = |at: Option<&str>, what: String, next: &str| {
        let at = at.map(|at| At::Node(at.to_owned()));
        complaints.push(Complaint { at, what, next: next.to_owned() });
    };
    let is_feed = head.root.as_ref().is_some_and(|root| {
        matches!(root.field, Field::Rss | Field::Rdf | Field::Feed | Field::Channel | Field::Item)
    });
    match &head.root {
        None => complain(
            None,
            "is no feed: there is not one element in it".to_owned(),
            "look what it is; pasted text is imported as wire text",
        ),
        Some(root) if is_empty && root.raw.eq_ignore_ascii_case("opml") => {
            complain(
                None,
                "is a list of feeds (OPML) and holds no stories".to_owned(),
                "import the feeds on it",
            );
        }
        Some(root) if is_empty && root.raw.eq_ignore_ascii_case("html") => {
            complain(None, "is an HTML page and not a feed".to_owned(), "import it as a page");
        }
        Some(root) if is_empty && !is_feed => {
            complain(
                None,
                format!("is no feed: it begins with `{}`", shown(root.raw)),
                "look whether its address is the feed's",
            );
        }
        Some(_) => {}
    }
    match head.stopped {
        Some(Stopped::Depth) => complain(
            None,
            format!("nests elements deeper than {}; what follows was not read", limits.depth),
            "look whether the feed is damaged; the stories before that place are taken",
        ),
        Some(Stopped::Entries) => complaints.push(too_many(limits)),
        None => {}
    }
    let mut complain = |at: &str, what: String, next: &str| {
        complaints.push(Complaint {
            at: Some(At::Node(at.to_owned())),
            what,
            next: next.to_owned(),
        });
    };
    if head.declared_entities > 0 {
        let what = format!(
            "declares {} entities of its own, which are not expanded",
            head.declared_entities
        );
        complain("DOCTYPE", what, "have the publisher write the characters themselves");
    }
    if head.external_entities {
        let what = "names entities that lie elsewhere, which are never fetched".to_owned();
        complain("DOCTYPE", what, "have the publisher write the characters themselves");
    }
    if head.attributes_beyond > 0 {
        let what = format!(
            "{} tags have more than {} attributes; the rest of them was not read",
            head.attributes_beyond, limits.attributes
        );
        complain("attributes", what, "look whether the feed is damaged");
    }
    complaints
}

fn of_json(
    text: &str,
    base: Option<&WebAddress>,
    limits: &Limits,
    tell: &mut dyn FnMut(Draft),
) -> Gathered {
    let text = text.trim_start_matches('\u{feff}');
    let mut held = Held::new(tell);
    let mut complaints = Vec::new();
    let order = Order::of_values(text);
    let mut take = |item: piece::Item<'_>, head: &json::Head| {
        let stated = || head.text("home_page_url").or_else(|| head.text("feed_url"));
        let site = base.cloned().or_else(|| joined(None, stated()?));
        let order = order.or(|| order_of(head.text("language"), site.as_ref()));
        let draft = story::make(&item, "", site.as_ref(), order, limits, &mut complaints);
        held.take(draft, || Inherited::of_json(&json::read(text, limits, &mut |_, _| {}), base));
    };
    let head = json::read(text, limits, &mut take);
    held.finish(|| Inherited::of_json(&head, base));
    let version =
        head.version.as_deref().and_then(|version| version.split("jsonfeed.org/version/").nth(1));
    if version.is_none() && !head.item_seen && head.complaints.is_empty() {
        complaints.push(Complaint {
            at: None,
            what: "is JSON, and no JSON Feed: it names no version and has no items".to_owned(),
            next: "an article set is imported as such; of anything else, look what it is"
                .to_owned(),
        });
    }
    let title = head.text("title").and_then(line).map(|title| title.to_string());
    complaints.extend(head.complaints);
    // Nothing is said of a JSON Feed but what was not taken.
    let refused = complaints.len();
    let what = format!("JSON Feed {}", version.map(shown).unwrap_or_default()).trim().to_owned();
    Gathered {
        what,
        title,
        drafts: Vec::new(),
        complaints,
        refused,
        lost: 0,
        unpublished: Vec::new(),
    }
}
