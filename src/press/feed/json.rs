//! JSON Feed 1.0 and 1.1: its members as the pieces that XML feeds have, a story at a time.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::names::Field;
use super::piece::{Item, Piece, TOP};
use crate::press::limits::Limits;
use crate::press::source::Complaint;
use crate::press::trail::At;

/// What a JSON Feed says of itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) version: Option<String>,
    pub(super) item_seen: bool,
    pub(super) members: Map<String, Value>,
    pub(super) complaints: Vec<Complaint>,
    items: usize,
}

impl Head {
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// The authors of all stories that name none.
    pub(super) fn pieces(&self) -> Vec<Piece<'static>> {
        let mut item = Item::default();
        people(&self.members, &mut item);
        item.pieces
    }
}

/// Reads the document, and tells each story when it is complete.
pub(super) fn read(
    text: &str,
    limits: &Limits,
    tell: &mut dyn FnMut(Item<'static>, &Head),
) -> Head {
    let mut head = Head::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let read =
        Document { head: &mut head, limits, tell }.deserialize(&mut json).and_then(|()| json.end());
    if let Err(why) = read {
        let all = head.items == 0;
        head.complaints.push(Complaint {
            at: (!all).then(|| At::Lines(why.line(), why.line())),
            what: format!("stops being JSON in line {}, column {}", why.line(), why.column()),
            next: "fetch it again, it may be cut short; the stories before that place are taken"
                .to_owned(),
        });
    }
    head
}

/// The feed's own object.
struct Document<'h> {
    head: &'h mut Head,
    limits: &'h Limits,
    tell: &'h mut dyn FnMut(Item<'static>, &Head),
}

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON Feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "items" => {
                    self.head.item_seen = true;
                    map.next_value_seed(Items {
                        head: self.head,
                        limits: self.limits,
                        tell: self.tell,
                    })?;
                }
                "version" => {
                    self.head.version = map.next_value::<Value>()?.as_str().map(str::to_owned)
                }
                "title" | "language" | "home_page_url" | "feed_url" | "author" | "authors" => {
                    let value = map.next_value::<Value>()?;
                    self.head.members.insert(name, value);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The list of stories.
struct Items<'h> {
    head: &'h mut Head,
    limits: &'h Limits,
    tell: &'h mut dyn FnMut(Item<'static>, &Head),
}

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of stories")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(value) = seq.next_element::<Value>()? {
            if self.head.items >= self.limits.entries {
                self.head.complaints.push(super::too_many(self.limits));
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                break;
            }
            self.head.items += 1;
            match value {
                Value::Object(members) => (self.tell)(item(&members, self.head.items), self.head),
                _ => self.head.complaints.push(Complaint {
                    at: Some(At::Node(format!("items[{}]", self.head.items))),
                    what: "is no story: not an object".to_owned(),
                    next: "tell the publisher; the others are taken".to_owned(),
                }),
            }
        }
        Ok(())
    }
}

/// A story's members as pieces.
fn item(members: &Map<String, Value>, number: usize) -> Item<'static> {
    let mut item = Item { number, raw: "items", ..Item::default() };
    let plain = [("type", Cow::Borrowed("text"))];
    let html = [("type", Cow::Borrowed("html"))];
    let page = [("rel", Cow::Borrowed("alternate"))];
    for (name, value) in members {
        let (field, attributes): (Field, &[(&'static str, Cow<'static, str>)]) = match name.as_str()
        {
            "id" => (Field::Guid, &[]),
            "url" => (Field::Link, &page),
            // Plain by the book; but many escape it as if it were HTML.
            "title" => (Field::Title, &[]),
            "content_html" => (Field::Content, &html),
            "content_text" => (Field::Encoded, &plain),
            "summary" => (Field::Summary, &plain),
            "image" | "banner_image" => (Field::ItunesImage, &[]),
            "date_published" => (Field::Published, &[]),
            "date_modified" => (Field::Updated, &[]),
            "language" => (Field::Language, &[]),
            _ => continue,
        };
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => continue,
        };
        push(&mut item, known(name), field, attributes.to_vec(), text, TOP);
    }
    // HTML says more than the text beside it.
    item.pieces.sort_by_key(|piece| u8::from(piece.raw == "content_text"));
    if item.pieces.iter().any(|piece| piece.raw == "content_html" && piece.value().is_some()) {
        for piece in item.pieces.iter_mut().filter(|piece| piece.raw == "content_text") {
            piece.field = Field::Content;
        }
    }
    people(members, &mut item);
    for tag in members
        .get("tags")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        let scheme = vec![("scheme", Cow::Borrowed("tags"))];
        push(&mut item, "tags", Field::Category, scheme, tag.to_owned(), TOP);
    }
    for attached in members.get("attachments").and_then(Value::as_array).into_iter().flatten() {
        let own =
            |name: &str| attached.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let attributes =
            vec![("url", Cow::Owned(own("url"))), ("type", Cow::Owned(own("mime_type")))];
        push(&mut item, "attachments", Field::Enclosure, attributes, String::new(), TOP);
    }
    item
}

/// `author` of 1.0 and `authors` of 1.1.
fn people(members: &Map<String, Value>, item: &mut Item<'static>) {
    let many = members.get("authors").and_then(Value::as_array).into_iter().flatten();
    for author in many.chain(members.get("author")) {
        let name = author.get("name").and_then(Value::as_str).or_else(|| author.as_str());
        if let Some(name) = name {
            push(item, "authors", Field::Author, Vec::new(), name.to_owned(), TOP);
        }
    }
}

fn push(
    item: &mut Item<'static>,
    raw: &'static str,
    field: Field,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    text: String,
    parent: u32,
) {
    let atom = !attributes.is_empty() && attributes[0].0 == "type";
    item.pieces.push(Piece {
        raw,
        field,
        atom,
        parent,
        attributes,
        text,
        markup: false,
        base: None,
        language: None,
    });
}

/// The name of a member that is read.
fn known(name: &str) -> &'static str {
    const KNOWN: [&str; 11] = [
        "id",
        "url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "image",
        "banner_image",
        "date_published",
        "date_modified",
        "language",
    ];
    KNOWN.into_iter().find(|known| *known == name).unwrap_or("member")
}
