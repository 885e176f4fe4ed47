//! From tokens to stories: which element stands in which, and which piece a text belongs to.
//!
//! Elements that never close are closed by what cannot stand inside them; ends of what is not
//! open are passed over. No more than one story is held at a time.

use std::rc::Rc;

use super::entities;
use super::markup;
use super::names::{Field, Shape};
use super::nesting;
use super::piece::{Item, Piece, TOP, attribute};
use super::scan::{Scanner, Token};
use super::tag::{Dialect, Namespaces, Tag, local};
use crate::article::WebAddress;
use crate::press::limits::Limits;

/// What the feed says of itself, besides its stories.
#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    /// The first element of the document.
    pub(super) root: Option<Root<'a>>,
    /// Title, language, authors, licence.
    pub(super) pieces: Vec<Piece<'a>>,
    /// Entities that a DOCTYPE declares and HTML does not know, and whether one lies elsewhere.
    pub(super) declared_entities: usize,
    pub(super) external_entities: bool,
    /// Attributes that were beyond the limit.
    pub(super) attributes_beyond: usize,
    /// Why reading stopped before the end.
    pub(super) stopped: Option<Stopped>,
}

/// The element that a document begins with.
#[derive(Debug, Clone)]
pub(super) struct Root<'a> {
    pub(super) raw: &'a str,
    pub(super) field: Field,
    pub(super) version: Option<String>,
    /// The namespace it stands in.
    pub(super) namespace: String,
}

/// A limit that ended the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    Depth,
    Entries,
}

/// How many pieces one story, or the head, may have; real ones have up to a few hundred.
const PIECES: usize = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Frame,
    Item,
    /// A piece of the story, or of the head.
    Piece,
    /// Markup inside a piece.
    Foreign,
    /// Of no interest.
    Passed,
}

/// An element that is open.
#[derive(Debug)]
struct Open<'a> {
    raw: &'a str,
    role: Role,
    /// The innermost piece, itself included.
    piece: u32,
    /// Whether what stands inside is its own, whatever it is called.
    opaque: bool,
    /// How many namespaces were in force outside.
    namespaces: usize,
    base: Option<Rc<WebAddress>>,
    language: Option<Rc<str>>,
}

/// The reading of one document.
pub(super) struct Gatherer<'a, 'g> {
    limits: &'g Limits,
    pub(super) head: Head<'a>,
    open: Vec<Open<'a>>,
    namespaces: Namespaces<'a>,
    item: Option<Item<'a>>,
    items: usize,
    base: Option<Rc<WebAddress>>,
    tell: &'g mut dyn FnMut(Item<'a>, &Head<'a>),
}

impl<'a, 'g> Gatherer<'a, 'g> {
    /// Reads the document, tells each story when it is complete, and returns the head.
    pub(super) fn read(
        text: &'a str,
        base: Option<&WebAddress>,
        limits: &'g Limits,
        tell: &'g mut dyn FnMut(Item<'a>, &Head<'a>),
    ) -> Head<'a> {
        let mut gatherer = Gatherer {
            limits,
            head: Head::default(),
            open: Vec::new(),
            namespaces: Namespaces::default(),
            item: None,
            items: 0,
            base: base.cloned().map(Rc::new),
            tell,
        };
        for token in Scanner::new(text) {
            match token {
                Token::Start { name, attributes, empty } => gatherer.start(name, attributes, empty),
                Token::End { name } => gatherer.end(name),
                Token::Text(text) => gatherer.text(&entities::resolved(text)),
                Token::Literal(text) => gatherer.text(text),
                Token::Doctype(text) => gatherer.doctype(text),
                Token::Cut(_) => {}
            }
            if gatherer.head.stopped.is_some() {
                break;
            }
        }
        gatherer.close_to(0, false);
        gatherer.head
    }

    fn pieces(&mut self) -> &mut Vec<Piece<'a>> {
        match &mut self.item {
            Some(item) => &mut item.pieces,
            None => &mut self.head.pieces,
        }
    }

    /// The piece that text belongs to.
    fn piece(&mut self) -> Option<&mut Piece<'a>> {
        let at = self.open.last()?.piece;
        if at == TOP { None } else { self.pieces().get_mut(at as usize) }
    }

    fn doctype(&mut self, text: &str) {
        for declaration in text.split("<!ENTITY").skip(1) {
            let mut words = declaration.split_whitespace();
            let name = words.next().unwrap_or_default();
            let (name, next) = if name == "%" {
                (words.next().unwrap_or_default(), words.next())
            } else {
                (name, words.next())
            };
            if matches!(next, Some("SYSTEM" | "PUBLIC")) {
                self.head.external_entities = true;
            } else if !entities::is_named(name) {
                self.head.declared_entities += 1;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_none_or(|open| open.role == Role::Passed) {
            return;
        }
        if let Some(piece) = self.piece() {
            if piece.markup && piece.atom {
                markup::write_text(&mut piece.text, text)
            } else {
                piece.text.push_str(text)
            }
        }
    }

    fn start(&mut self, raw: &'a str, raw_attributes: &'a str, empty: bool) {
        let tag = self.tag(raw, raw_attributes, empty);
        if self.head.root.is_none() {
            let namespace =
                raw.split_once(':').map_or("xmlns".into(), |(prefix, _)| format!("xmlns:{prefix}"));
            let namespace = tag.attributes.iter().find(|(name, _)| *name == namespace);
            self.head.root = Some(Root {
                raw,
                field: tag.field,
                version: attribute(&tag.attributes, "version").map(str::to_owned),
                namespace: namespace.map(|(_, value)| value.trim().to_owned()).unwrap_or_default(),
            });
        }
        self.place(tag);
    }

    /// Finds where an element belongs, closing what it cannot stand in.
    fn place(&mut self, tag: Tag<'a>) {
        loop {
            let (piece, opaque) =
                self.open.last().map_or((TOP, false), |open| (open.piece, open.opaque));
            if opaque {
                return self.foreign(tag);
            }
            if tag.field == Field::Item {
                return self.begin_item(tag);
            }
            if piece == TOP {
                return match tag.field.shape() {
                    Shape::Frame if self.item.is_none() => self.push(&tag, Role::Frame, TOP),
                    _ if self.item.is_none() && self.passed(&tag) => {
                        self.push(&tag, Role::Passed, TOP)
                    }
                    _ => self.begin_piece(tag, TOP),
                };
            }
            let around = &self.pieces()[piece as usize];
            let (field, atom) = (around.field, around.atom);
            let stays = nesting::stands_in(tag.field, field, atom);
            if !stays {
                // Something that cannot stand here: what is open was never closed.
                let at = self
                    .open
                    .iter()
                    .rposition(|open| open.role == Role::Piece && open.piece == piece);
                self.close_to(at.unwrap_or_default(), false);
                continue;
            }
            return match field.shape() {
                Shape::Words | Shape::Leaf => self.foreign(tag),
                _ => self.begin_piece(tag, piece),
            };
        }
    }

    /// Whether an element of the head is of no interest, and what stands in it neither.
    fn passed(&self, tag: &Tag<'a>) -> bool {
        matches!(tag.field, Field::Other | Field::Html | Field::Body)
            || self.open.last().is_some_and(|open| open.role == Role::Passed)
            || self.head.pieces.len() >= PIECES
    }

    fn begin_item(&mut self, tag: Tag<'a>) {
        // One that is still open ends here, and so does any piece of the head.
        if let Some(at) = self.open.iter().rposition(|open| open.role == Role::Item) {
            self.close_to(at, false);
        }
        while self.open.last().is_some_and(|open| open.piece != TOP) {
            self.close_to(self.open.len() - 1, false);
        }
        if self.items >= self.limits.entries {
            self.head.stopped = Some(Stopped::Entries);
            return;
        }
        self.items += 1;
        self.item = Some(Item {
            number: self.items,
            raw: tag.raw,
            attributes: tag.attributes.clone(),
            base: tag.base.clone(),
            language: tag.language.clone(),
            ..Item::default()
        });
        if tag.empty {
            self.finish_item(true);
            self.namespaces.truncate(tag.namespaces);
        } else {
            self.push(&tag, Role::Item, TOP);
        }
    }

    fn begin_piece(&mut self, mut tag: Tag<'a>, parent: u32) {
        if self.pieces().len() >= PIECES {
            if let Some(item) = &mut self.item {
                item.beyond += 1;
            }
            return self.push(&tag, Role::Passed, parent);
        }
        let piece = Piece {
            raw: tag.raw,
            field: tag.field,
            atom: tag.atom,
            parent,
            attributes: std::mem::take(&mut tag.attributes),
            text: String::new(),
            markup: false,
            base: tag.base.clone(),
            language: tag.language.clone(),
        };
        let opaque = piece.is_opaque();
        let pieces = self.pieces();
        pieces.push(piece);
        let at = pieces.len() as u32 - 1;
        self.push(&tag, Role::Piece, at);
        if let (Some(open), false) = (self.open.last_mut(), tag.empty) {
            open.opaque = opaque;
        }
    }

    /// Markup inside a piece is written into it, where the piece has words.
    fn foreign(&mut self, tag: Tag<'a>) {
        let Some(at) = self.open.last().map(|open| open.piece) else { return };
        let room = self.open.len() < self.limits.depth;
        let void = markup::is_void(local(tag.raw));
        if let Some(piece) = self.piece()
            && piece.field.shape() == Shape::Words
        {
            if !piece.markup {
                piece.markup = true;
                if piece.atom && !piece.text.is_empty() {
                    let text = std::mem::take(&mut piece.text);
                    markup::write_text(&mut piece.text, &text);
                }
            }
            markup::write_start(&mut piece.text, local(tag.raw), tag.raw_attributes);
            if tag.empty && !void {
                markup::write_end(&mut piece.text, local(tag.raw));
            }
        }
        if room && !void {
            let opaque = self.open.last().is_some_and(|open| open.opaque);
            let empty = tag.empty;
            self.push(&tag, Role::Foreign, at);
            if let (Some(open), false) = (self.open.last_mut(), empty) {
                open.opaque = opaque;
            }
        } else {
            self.namespaces.truncate(tag.namespaces);
        }
    }

    fn push(&mut self, tag: &Tag<'a>, role: Role, piece: u32) {
        if tag.empty {
            self.namespaces.truncate(tag.namespaces);
            return;
        }
        if self.open.len() >= self.limits.depth {
            self.head.stopped = Some(Stopped::Depth);
            return;
        }
        self.open.push(Open {
            raw: tag.raw,
            role,
            piece,
            opaque: false,
            namespaces: tag.namespaces,
            base: tag.base.clone(),
            language: tag.language.clone(),
        });
    }

    fn end(&mut self, raw: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.raw.eq_ignore_ascii_case(raw)) {
            self.close_to(at, true);
        }
    }

    /// Closes all that is open from here on; `said` when the last of them has its own end tag.
    fn close_to(&mut self, at: usize, said: bool) {
        while self.open.len() > at
            && let Some(open) = self.open.pop()
        {
            self.namespaces.truncate(open.namespaces);
            match open.role {
                Role::Item => self.finish_item(said && self.open.len() == at),
                Role::Foreign => {
                    let item = self.item.as_mut().map(|item| &mut item.pieces);
                    let pieces = item.unwrap_or(&mut self.head.pieces);
                    if let Some(piece) = pieces.get_mut(open.piece as usize)
                        && piece.field.shape() == Shape::Words
                    {
                        markup::write_end(&mut piece.text, local(open.raw));
                    }
                }
                Role::Frame | Role::Piece | Role::Passed => {}
            }
        }
    }

    fn finish_item(&mut self, said: bool) {
        if let Some(mut item) = self.item.take() {
            item.unclosed = !said;
            (self.tell)(item, &self.head);
        }
    }

    /// Takes a start tag apart, as seen from what is open.
    fn tag(&mut self, raw: &'a str, raw_attributes: &'a str, empty: bool) -> Tag<'a> {
        let around = self.open.last();
        let base = around.map_or(&self.base, |open| &open.base);
        let language = around.and_then(|open| open.language.as_ref());
        let dialect = Dialect::of(self.head.root.as_ref(), raw);
        let mut tag = Tag::read(raw, raw_attributes, self.limits.attributes, &mut self.namespaces);
        tag.empty = empty;
        tag.inherit(base.as_ref(), language);
        (tag.field, tag.atom) = self.namespaces.meaning(raw, dialect);
        self.head.attributes_beyond += usize::from(tag.beyond);
        tag
    }
}
