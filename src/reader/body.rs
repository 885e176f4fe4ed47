//! A story's blocks and spans as nodes. Every kind is named here: a new one must break the build,
//! not vanish from the page.

use std::cell::Cell;

use super::control;
use super::desk::Desk;
use super::figure::{Use, figure};
use super::marked::Marked;
use super::part::{Part, Piece, el};
use crate::address::{Address, anchor};
use crate::article::{Block, Span, Target, Text};
use crate::search::Marker;

/// The most words that are marked in one story. Each is a node of its own, and a page that has tens of
/// thousands of them, as where `the` is asked for, stands still for seconds.
pub(super) const MOST_MARKS: usize = 500;

/// What the setting of a body depends on besides its words.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) desk: Desk,
    /// Which words are marked.
    pub(super) marker: &'a Marker,
    /// How many more may be.
    pub(super) marks_left: &'a Cell<usize>,
}

impl Setting<'_> {
    /// A text with the words asked for marked in it, if the story has not had its share.
    pub(super) fn add_marked(self, text: &str, children: &mut Vec<leptos::prelude::AnyView>) {
        let mut marks = self.marker.marks(text);
        marks.truncate(self.marks_left.get());
        self.marks_left.set(self.marks_left.get() - marks.len());
        Marked(text, &marks).add_to(children);
    }
}

/// Running text, set.
pub(super) struct Set<'a>(pub(super) &'a Text, pub(super) Setting<'a>);

impl Piece for Set<'_> {
    fn add_to(self, children: &mut Vec<leptos::prelude::AnyView>) {
        let Self(text, setting) = self;
        text.0.iter().for_each(|span| add_span(span, setting, children));
    }
}

fn add_span(span: &Span, setting: Setting<'_>, children: &mut Vec<leptos::prelude::AnyView>) {
    let within = |tag: &'static str, text: &Text| el(tag).add(Set(text, setting));
    let part = match span {
        Span::Text { text } => return setting.add_marked(text, children),
        Span::Emphasis { text } => within("em", text),
        Span::Strong { text } => within("strong", text),
        Span::Link { to, text } => link(to, setting.desk).add(Set(text, setting)),
        Span::Code { text } => code("code", text),
        Span::Break {} => el("br"),
        Span::Quotation { text } => within("q", text),
        // Isolated, so that its direction does not pull the words around it along.
        Span::Language { language, text } => within("bdi", text)
            .attr("lang", language.as_str())
            .attr("dir", language.direction().as_str()),
    };
    part.add_to(children);
}

/// Code, which runs left to right in every language and is not for a translator.
fn code(tag: &'static str, text: &str) -> Part {
    el(tag).attr("dir", "ltr").attr("translate", "no").add(text)
}

/// A block of a story; a picture of which nothing is known leaves nothing.
pub(super) fn block(block: &Block, setting: Setting<'_>) -> Option<Part> {
    let set = |tag: &'static str, words: &Text| el(tag).add(Set(words, setting));
    Some(match block {
        Block::Paragraph { text } => set("p", text),
        Block::Subhead { text, id } => {
            let heading = set("h2", text);
            match id {
                // It takes the focus when a link leads here.
                Some(id) => heading.attr("id", &anchor(id)).attr("tabindex", "-1"),
                None => heading,
            }
        }
        Block::Quote { text, credit } => el("figure")
            .class("quote")
            .add(el("blockquote").add(set("p", text)))
            .add(credit.as_ref().map(|who| el("figcaption").add(&**who))),
        Block::List { ordered, items } => {
            let list = el(if *ordered { "ol" } else { "ul" });
            items.iter().fold(list, |list, item| list.add(set("li", item)))
        }
        Block::Figure { image } => return figure(image, Use::Body),
        Block::Table { caption, head, rows } => {
            let heads = head.iter().map(|cell| set("th", cell).attr("scope", "col"));
            let head = el("thead").add(el("tr").add(heads.collect::<Vec<_>>()));
            let row = |row: &Vec<Text>| {
                el("tr").add(row.iter().map(|cell| set("td", cell)).collect::<Vec<_>>())
            };
            let body = el("tbody").add(rows.iter().map(row).collect::<Vec<_>>());
            let label = caption.as_ref().map_or("Table", |caption| &**caption);
            let caption = caption.as_ref().map(|words| el("caption").add(&**words));
            // Scrolls sideways by itself where it is wider than the column, by keyboard too.
            scrolling("div", label).class("table").add(el("table").add(caption).add(head).add(body))
        }
        Block::Code { language, text } => {
            let label = language.as_ref().map_or("Code", |language| &**language);
            scrolling("pre", label).add(code("code", text))
        }
        Block::Rule {} => el("hr"),
        Block::Facts { title, items } => {
            let lines =
                items.iter().flat_map(|fact| [el("dt").add(&*fact.term), set("dd", &fact.text)]);
            el("aside")
                .class("facts")
                .attr("aria-label", title)
                .add(el("h2").add(&**title))
                .add(el("dl").add(lines.collect::<Vec<_>>()))
        }
    })
}

/// A box that may be wider than the column.
fn scrolling(tag: &'static str, label: &str) -> Part {
    el(tag).attr("role", "group").attr("aria-label", label).attr("tabindex", "0")
}

/// A link that leads where the target says.
pub(super) fn link(to: &Target, desk: Desk) -> Part {
    match to {
        Target::Web(address) => web_link(address.as_str()),
        Target::Mail(_) => el("a").attr("href", &to.to_string()),
        Target::Passage(passage) => {
            let id = passage.clone();
            let go = move || desk.choose(|address| address.passage = Some(id.clone()));
            control::link(&["#", &anchor(passage)].concat(), go)
        }
        Target::Story(slug) => {
            let slug = slug.clone();
            let alone = Address { story: Some(slug.clone()), ..Address::default() };
            control::link(&alone.written(), move || desk.open_story(slug.clone()))
        }
    }
}

/// A link that leaves the edition.
pub(super) fn web_link(address: &str) -> Part {
    el("a").attr("href", address).attr("rel", "noopener noreferrer external")
}
