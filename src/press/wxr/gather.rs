//! The items of a WordPress export as they stand: their fields, terms and the few notes (`postmeta`)
//! that are read.

use std::collections::BTreeMap;

use crate::press::feed::entities::resolved;
use crate::press::feed::scan::{Attributes, Scanner, Token};
use crate::press::limits::Limits;
use crate::press::trail::At;

/// An export.
#[derive(Debug, Default)]
pub(super) struct Export {
    pub(super) title: Option<String>,
    /// The address of the site.
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    /// The names of authors by their logins.
    pub(super) authors: BTreeMap<String, String>,
    pub(super) items: Vec<Item>,
    /// Where in `items` each attachment stands, by its number.
    pub(super) attachments: BTreeMap<String, usize>,
    /// Where in `items` the attachments of each post stand, by its number.
    pub(super) by_post: BTreeMap<String, Vec<usize>>,
    /// Whether items were left unread because there are too many.
    pub(super) beyond: bool,
}

/// An item.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// Which item of the export it is, from 1.
    pub(super) number: usize,
    fields: Vec<(&'static str, String)>,
    /// Its categories and tags: the kind and the name.
    pub(super) terms: Vec<(String, String)>,
    notes: Vec<(&'static str, String)>,
}

impl Item {
    /// A field, where it is not blank.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let value = self.fields.iter().find(|(found, _)| *found == name)?.1.trim();
        (!value.is_empty()).then_some(value)
    }

    /// A note that WordPress or an extension keeps with it.
    pub(super) fn note(&self, key: &str) -> Option<&str> {
        let value = self.notes.iter().find(|(found, _)| *found == key)?.1.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Where it stands.
    pub(super) fn at(&self) -> At {
        At::Node(format!("channel/item[{}]", self.number))
    }
}

/// The fields of an item that are read.
const FIELDS: [&str; 18] = [
    "title",
    "link",
    "pubDate",
    "dc:creator",
    "guid",
    "content:encoded",
    "excerpt:encoded",
    "wp:post_id",
    "wp:post_date",
    "wp:post_date_gmt",
    "wp:post_modified",
    "wp:post_modified_gmt",
    "wp:post_name",
    "wp:status",
    "wp:post_type",
    "wp:post_password",
    "wp:attachment_url",
    "wp:post_parent",
];

/// The notes that are read.
pub(super) const NOTES: [&str; 4] =
    ["_thumbnail_id", "_wp_attachment_image_alt", "_yoast_wpseo_metadesc", "_subtitle"];

/// Fields of the channel and of what stands in it beside items.
const ABOVE: [&str; 9] = [
    "title",
    "link",
    "language",
    "wp:base_blog_url",
    "wp:author_login",
    "wp:author_display_name",
    "category",
    "wp:meta_key",
    "wp:meta_value",
];

/// How many items there may be for each story that may be taken: attachments and revisions.
const ITEMS_A_STORY: usize = 10;

/// Gathers the items of an export.
pub(super) fn gather(text: &str, limits: &Limits) -> Export {
    let mut gatherer = Gatherer::default();
    for token in Scanner::new(text) {
        match token {
            Token::Start { name, attributes, empty } => {
                gatherer.start(name, attributes);
                if empty {
                    gatherer.end(name);
                }
            }
            Token::End { name } => gatherer.end(name),
            Token::Text(words) if gatherer.open.is_some() => {
                gatherer.said.push_str(&resolved(words))
            }
            Token::Literal(words) if gatherer.open.is_some() => gatherer.said.push_str(words),
            _ => {}
        }
        if gatherer.export.items.len() >= limits.entries.saturating_mul(ITEMS_A_STORY) {
            gatherer.export.beyond = true;
            break;
        }
    }
    if let Some(item) = gatherer.item.take() {
        gatherer.keep(item);
    }
    gatherer.export
}

#[derive(Default)]
struct Gatherer {
    export: Export,
    item: Option<Item>,
    /// The field that is open.
    open: Option<&'static str>,
    said: String,
    /// The kind of the term that is open.
    domain: String,
    login: String,
    key: String,
    /// Whether a comment is open, which has fields of its own.
    comment: bool,
    number: usize,
}

impl Gatherer {
    fn start(&mut self, name: &str, attributes: &str) {
        match name {
            "item" => {
                // One that was never closed ends where the next begins.
                if let Some(item) = self.item.take() {
                    self.keep(item);
                }
                self.number += 1;
                self.item = Some(Item { number: self.number, ..Item::default() });
                (self.comment, self.open) = (false, None);
                return;
            }
            "wp:comment" => self.comment = true,
            _ => {}
        }
        if self.comment || self.open.is_some() {
            return;
        }
        let known = FIELDS.iter().chain(&ABOVE).find(|known| **known == name);
        if let Some(known) = known {
            self.open = Some(known);
            self.said.clear();
            if *known == "category" {
                let domain = Attributes(attributes).find(|(name, _)| *name == "domain");
                self.domain = domain.map_or(String::new(), |(_, value)| value.to_owned());
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "wp:comment" => self.comment = false,
            "item" => {
                if let Some(item) = self.item.take() {
                    self.keep(item);
                }
                self.open = None;
            }
            _ => {}
        }
        let Some(open) = self.open.filter(|open| *open == name) else { return };
        self.open = None;
        let said = std::mem::take(&mut self.said);
        match (open, &mut self.item) {
            ("wp:author_login", _) => self.login = said.trim().to_owned(),
            ("wp:author_display_name", _) => {
                let (login, name) = (std::mem::take(&mut self.login), said.trim());
                if !login.is_empty() && !name.is_empty() {
                    self.export.authors.insert(login, name.to_owned());
                }
            }
            ("wp:meta_key", _) => self.key = said.trim().to_owned(),
            ("wp:meta_value", Some(item)) => {
                if let Some(key) = NOTES.iter().find(|known| **known == self.key) {
                    item.notes.push((key, said));
                }
                self.key.clear();
            }
            ("category", Some(item)) => item.terms.push((self.domain.clone(), said)),
            (field, Some(item)) => {
                if let Some(field) = FIELDS.iter().find(|known| **known == field) {
                    item.fields.push((field, said));
                }
            }
            ("title", None) => drop(self.export.title.get_or_insert(said)),
            ("link" | "wp:base_blog_url", None) => {
                let site = said.trim().trim_end_matches('/').to_owned();
                self.export.site.get_or_insert(site);
            }
            ("language", None) => drop(self.export.language.get_or_insert(said)),
            _ => {}
        }
    }

    fn keep(&mut self, item: Item) {
        if item.field("wp:post_type") == Some("attachment")
            && let Some(id) = item.field("wp:post_id")
        {
            self.export.attachments.insert(id.to_owned(), self.export.items.len());
            if let Some(post) = item.field("wp:post_parent") {
                let of_post = self.export.by_post.entry(post.to_owned()).or_default();
                of_post.push(self.export.items.len());
            }
        }
        self.export.items.push(item);
    }
}
