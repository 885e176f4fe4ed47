//! How many letters stand in each part of a page, and how many of them in links.

use crate::press::markup::{Content, NodeId, Step, Tree};

/// How many letters stand somewhere, and how many of them in links.
#[derive(Default, Clone, Copy)]
pub(super) struct Letters {
    pub(super) all: usize,
    pub(super) linked: usize,
}

/// The letters in each node, counted once for all of them.
pub(super) struct Count(Vec<Letters>);

impl Count {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut found = vec![Letters::default(); tree.len()];
        let mut open = vec![Letters::default()];
        let mut links = 0_usize;
        for step in tree.walk(NodeId::ROOT) {
            let is_link = tree.name(step.node()) == "a";
            match step {
                Step::Enter(id) => {
                    links += usize::from(is_link);
                    let mut own = Letters::default();
                    if let Content::Text(text) = tree.content(id) {
                        own.all = text.chars().filter(|c| !c.is_whitespace()).count();
                        own.linked = if links > 0 { own.all } else { 0 };
                    }
                    open.push(own);
                }
                Step::Leave(id) => {
                    links -= usize::from(is_link);
                    let inner = open.pop().unwrap_or_default();
                    found[id.place()] = inner;
                    if let Some(outer) = open.last_mut() {
                        outer.all += inner.all;
                        outer.linked += inner.linked;
                    }
                }
            }
        }
        Self(found)
    }

    pub(super) fn letters(&self, id: NodeId) -> Letters {
        self.0[id.place()]
    }
}
