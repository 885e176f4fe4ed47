//! What became of each piece of a story, and where it stood.

use super::names::{Field, Shape};
use super::piece::Item;
use crate::press::{At, Fate, Trail};

/// The fates of a story's pieces, as far as they are known.
pub(super) struct Fates<'i, 'a> {
    item: &'i Item<'a>,
    /// `channel/item[3]`.
    path: String,
    known: Vec<Option<(Fate, &'static str)>>,
}

/// How many elements around a piece are named; deeper ones are of no use to a reader.
const NAMED: usize = 6;

impl<'i, 'a> Fates<'i, 'a> {
    pub(super) fn new(item: &'i Item<'a>, frame: &str) -> Self {
        let path = format!("{frame}{}[{}]", item.raw, item.number);
        Self { item, path, known: vec![None; item.pieces.len()] }
    }

    pub(super) fn set(&mut self, at: usize, fate: Fate, why: &'static str) {
        self.known[at] = Some((fate, why));
    }

    pub(super) fn is_known(&self, at: usize) -> bool {
        self.known[at].is_some()
    }

    /// The piece that was kept in a role.
    pub(super) fn kept_as(&self, role: &str) -> Option<usize> {
        self.known.iter().position(|fate| matches!(fate, Some((Fate::Kept, kept)) if *kept == role))
    }

    /// Where the story stands.
    pub(super) fn story(&self) -> At {
        At::Node(self.path.clone())
    }

    /// Where a piece stands.
    pub(super) fn at(&self, at: usize) -> At {
        let mut names = vec![self.item.pieces[at].raw];
        let mut parent = self.item.pieces[at].parent;
        while let Some(piece) = self.item.pieces.get(parent as usize) {
            if names.len() == NAMED {
                names.push("…");
                break;
            }
            names.push(piece.raw);
            parent = piece.parent;
        }
        names.push(&self.path);
        names.reverse();
        At::Node(names.join("/"))
    }

    /// Writes all of them down; those that nobody decided are decided here.
    pub(super) fn tell(&self, trail: &mut Trail) {
        for (at, piece) in self.item.pieces.iter().enumerate() {
            let (fate, why) = self.known[at].unwrap_or_else(|| self.left_over(at));
            let attribute = || piece.attributes.first().map(|(_, value)| &**value);
            let words = piece.value().or_else(attribute).unwrap_or_default();
            trail.note(self.at(at), fate, why, words);
        }
    }

    fn left_over(&self, at: usize) -> (Fate, &'static str) {
        let piece = &self.item.pieces[at];
        let holds = self.item.pieces.get(at + 1).is_some_and(|next| next.parent == at as u32);
        match piece.field {
            _ if holds => (Fate::Merged, "holds what follows"),
            _ if piece.value().is_none() && piece.attributes.is_empty() => (Fate::Dropped, "blank"),
            Field::PersonName => (Fate::Merged, "names whom it stands in"),
            Field::Rights => (Fate::Dropped, "a statement of rights and not a licence"),
            Field::Other | Field::Html => (Fate::Dropped, "not of a story"),
            field if field.shape() == Shape::Words => (Fate::Dropped, "its words have no place"),
            _ => (Fate::Dropped, "says nothing that a story holds"),
        }
    }
}
