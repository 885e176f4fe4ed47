//! The box with which a page asks to be paid for: some pages put the last paragraph that they give
//! away into it, under a veil, and that paragraph is the story's.

use std::collections::BTreeMap;

use super::count::Count;
use crate::press::markup::{Content, NodeId, Tree};

/// The fewest letters of a paragraph that is the story's and no line of the box itself, and the most that
/// are read of one.
const PROSE: usize = 80;
const LONGEST: usize = 10_000;

/// The most parts of such a box that are looked at.
const A_LOOK: usize = 200;

/// Parts of words with which pages ask to be paid for, in small letters.
#[rustfmt::skip]
const ASKS: [&str; 23] = [
    "subscri", "log in", "login", "sign in", "sign up", "register", "free account", "free trial", "newsletter", "per month", "cancel anytime",
    "abonn", "anmeld", "registrier", "jetzt lesen", "connectez", "inscri", "suscri", "assine", "abbona", "iscriv", "prenumer", "购买",
];

/// Whether a line at the end of a text asks to be paid for the rest, or counts what is left for free.
pub(super) fn asks_to_pay(words: &str) -> bool {
    #[rustfmt::skip]
    const LEADS: [&str; 14] = [
        "to read the full story", "to read the full article", "to read the rest", "to continue reading", "to keep reading", "subscribe to continue", "subscribe to read", "log in to continue", "sign in to continue", "this article is for subscribers", "this story is for subscribers", "already a subscriber", "um den ganzen artikel", "pour lire la suite de cet article",
    ];
    let small = words.trim().to_lowercase();
    let is_short = small.chars().count() <= 160;
    let counts = small.starts_with("you have ") && small.contains(" free article");
    // `To read the rest of the bones, they will come back in May.` is the story's.
    let asks = || ASKS.iter().any(|word| small.contains(word));
    is_short && (counts || LEADS.iter().any(|lead| small.starts_with(lead)) && asks())
}

/// The boxes of a page in which prose of the story stands, and what becomes of their parts.
pub(super) struct Walls(BTreeMap<NodeId, Option<&'static str>>);

impl Walls {
    /// Those of a tree; `named` is why an element would go by its names.
    pub(super) fn of(
        tree: &Tree,
        count: &Count,
        named: impl Fn(NodeId) -> Option<&'static str>,
    ) -> Self {
        let mut parts = BTreeMap::new();
        let boxes = tree
            .all(NodeId::ROOT)
            .filter(|&id| count.letters(id).all >= PROSE && named(id) == Some("subscription box"));
        for wall in boxes {
            let prose: Vec<NodeId> =
                tree.all(wall).take(A_LOOK).filter(|&id| is_prose(tree, id, count)).collect();
            if prose.is_empty() {
                continue;
            }
            // All of it goes but the prose, and what stands around that.
            let elements = tree.all(wall).skip(1).take(A_LOOK);
            let elements = elements.filter(|&id| matches!(tree.content(id), Content::Element(_)));
            parts.extend(elements.map(|id| (id, Some("subscription box"))));
            for paragraph in prose {
                let up = std::iter::successors(Some(paragraph), |&node| tree.parent(node));
                parts.extend(up.take_while(|&node| node != wall).map(|node| (node, None)));
                let inside = tree.all(paragraph).take(A_LOOK);
                parts.extend(inside.map(|node| (node, None)));
            }
            parts.insert(wall, None);
        }
        Self(parts)
    }

    /// Why a part of such a box goes, or that it stays; `None` of what is in none.
    pub(super) fn judge(&self, id: NodeId) -> Option<Option<&'static str>> {
        self.0.get(&id).copied()
    }
}

/// With which words a text asks to be paid for, or who is there.
pub(super) fn asks(text: &str) -> impl Iterator<Item = &'static str> {
    let small = text.to_lowercase();
    ASKS.into_iter().filter(move |ask| small.contains(ask))
}

/// Whether a paragraph tells of something, and asks for nothing.
fn is_prose(tree: &Tree, id: NodeId, count: &Count) -> bool {
    let letters = count.letters(id);
    if tree.name(id) != "p"
        || !(PROSE..=LONGEST).contains(&letters.all)
        || letters.linked * 2 > letters.all
    {
        return false;
    }
    let words = tree.text(id).to_lowercase();
    !ASKS.iter().any(|ask| words.contains(ask))
        && words.contains(['.', '。', '।', '؟', '!', '?', '”', '…'])
}
