//! What says of a picture or a quotation whose it is: by the name of its element, by where it stands, or
//! because it reads so.

use super::super::frames::{DASHES, Frame, Kind};
use super::super::tree::{Content, NodeId, Tree};
use super::super::words::{is_caption, is_credit};
use super::{A_LOOK, Walker};
use crate::article::Block;
use crate::press::tidy::split_credit;

impl Walker<'_> {
    /// Whether a `cite` or `footer` stands alone in a quotation, and so says whose it is.
    pub(super) fn is_credit_of_quote(&self, id: NodeId) -> bool {
        let quoting = matches!(self.frames.last(), Some(Frame { kind: Kind::Quote { .. }, .. }));
        let tree = self.tree;
        let above = tree.parent(id).map_or("", |parent| tree.name(parent));
        let alone = |beside: Option<NodeId>| match beside.map(|node| (node, tree.content(node))) {
            None => true,
            Some((_, Content::Text(words))) => words.trim_matches(DASHES).trim().is_empty(),
            Some((node, _)) => above == "blockquote" || tree.name(node) == "br",
        };
        quoting && alone(tree.before(id)) && alone(tree.after(id))
    }

    /// What a plain block is by the name that its page gives it: a caption or a credit, where it
    /// stands in a figure or follows a picture.
    pub(super) fn by_class(&self, id: NodeId) -> Option<Kind> {
        let top = self.frames.last()?;
        let tree = self.tree;
        let quoting = matches!(top.kind, Kind::Quote { .. });
        if quoting && (tree.name(id) == "footer" || is_credit(tree, id)) {
            return Some(Kind::Credit);
        }
        let figure = matches!(top.kind, Kind::Figure { .. } | Kind::Caption { .. });
        let follows = matches!(top.blocks.last(), Some(Block::Figure { .. }));
        let (caption, credit) = (is_caption(tree, id), is_credit(tree, id));
        if !(figure || follows) || !(caption || credit) {
            return None;
        }
        // Below a picture, and in no figure, the byline of the story may stand.
        let byline =
            tree.attribute(id, "class").is_some_and(|it| it.to_lowercase().contains("byline"));
        if !figure && !caption && byline {
            return None;
        }
        // What holds a picture itself is no caption; a caption is short, so a look suffices.
        if tree.all(id).take(A_LOOK).any(|node| tree.name(node) == "img") {
            return None;
        }
        match (caption, credit) {
            (_, true) => Some(Kind::Credit),
            (true, _) if !matches!(top.kind, Kind::Caption { .. }) => {
                Some(Kind::Caption { credit: None })
            }
            _ => None,
        }
    }

    /// Whether an element within a caption says whose the picture is: by its name, or because it
    /// ends the caption and reads so.
    pub(super) fn is_inline_credit(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let captioned = matches!(
            self.frames.last(),
            Some(Frame { kind: Kind::Caption { .. } | Kind::Figure { .. }, .. })
        );
        if !captioned || tree.all(id).take(A_LOOK).any(|node| tree.name(node) == "img") {
            return false;
        }
        let ends = std::iter::successors(tree.after(id), |&node| tree.after(node))
            .take(3)
            .all(|node| matches!(tree.content(node), Content::Text(t) if t.trim().is_empty()));
        is_credit(tree, id) || (ends && reads_as_credit(tree, id))
    }
}

/// Whether all the words of an element are a credit, as `Photo: Jane Roe/Agency`.
fn reads_as_credit(tree: &Tree, id: NodeId) -> bool {
    let mut words = String::new();
    for node in tree.all(id).take(A_LOOK) {
        if let Content::Text(text) = tree.content(node) {
            words.push_str(text);
        }
    }
    let (caption, credit) = split_credit(&words);
    let bare = caption.trim_matches(|c: char| !c.is_alphabetic());
    credit.is_some() && (bare.is_empty() || bare.eq_ignore_ascii_case("credit"))
}
