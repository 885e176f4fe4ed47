//! The element in which a page says that its story stands: the one `article`, else the one `main`,
//! that holds the only headline and its text.
//!
//! # Decision: what stands outside of it and above the headline goes before the text is looked for
//! *Context.* Where a story is short, the search for the main text weighs a box of two sentences about
//! cookies against three paragraphs of story, and the box has won; where it is longer, the box was taken
//! along as its first paragraph. No list of names knows every such box.
//! *Decision.* Where the page itself says which element holds headline and text, nothing above that
//! element is searched, whatever it is called. A picture above it stays, and so does everything where
//! the headline stands outside, or where more is said above than within.
//! *Consequences.* The trail names every part that goes. The page's own tree keeps them, since the path
//! to the story and its section stand there.

use std::collections::BTreeSet;

use super::count::Count;
use super::prune::{Pruned, first_words, label};
use crate::press::markup::{Content, NodeId, Tree};

/// The fewest letters of a paragraph that is a sentence rather than a button.
const SENTENCE: usize = 40;

/// The element around headline and text, where the page says so and nothing speaks against it.
pub(super) fn frame(tree: &Tree) -> Option<NodeId> {
    let mut headlines = tree.all(NodeId::ROOT).filter(|&id| tree.name(id) == "h1");
    let headline = headlines.next()?;
    if headlines.next().is_some() {
        return None;
    }
    let up = || std::iter::successors(tree.parent(headline), |&id| tree.parent(id));
    let named = |name: &'static str| up().find(|&id| tree.name(id) == name);
    let found = named("article").or_else(|| named("main"))?;
    let count = Count::of(tree);
    let unlinked = |id: NodeId| count.letters(id).all - count.letters(id).linked;
    let said_above: usize = above(tree, found).into_iter().map(unlinked).sum();
    let has_text = paragraphs(tree, found).nth(1).is_some();
    (has_text && unlinked(found) >= said_above).then_some(found)
}

/// Takes out of a page what stands above its frame, but for pictures and what is told to machines: a head
/// that something else breaks off goes on in the body.
pub(super) fn without_above(tree: &mut Tree, frame: NodeId) -> Vec<Pruned> {
    let stays = |id: NodeId| {
        matches!(tree.name(id), "img" | "picture" | "figure" | "script" | "meta" | "link" | "title")
    };
    let above = above(tree, frame);
    let mut holds = BTreeSet::new();
    for stayer in above.iter().flat_map(|&id| tree.all(id)).filter(|&id| stays(id)) {
        let up = std::iter::successors(Some(stayer), |&id| tree.parent(id));
        for id in up {
            if !holds.insert(id) {
                break;
            }
        }
    }
    let (mut gone, mut open) = (Vec::new(), above);
    while let Some(id) = open.pop() {
        match holds.contains(&id) {
            false => gone.push(id),
            true if stays(id) => {}
            true => open.extend(tree.children(id).collect::<Vec<_>>().into_iter().rev()),
        }
    }
    let mut cut = Vec::new();
    for &id in &gone {
        let words = first_words(tree, id);
        if !words.is_empty() && !is_silent(tree, id) {
            let class = tree.attribute(id, "class").unwrap_or_default();
            let name = if tree.name(id).is_empty() { "words" } else { tree.name(id) };
            let element = label(name, class);
            cut.push(Pruned { element, why: "above the story on its page", words });
        }
    }
    for id in gone {
        tree.remove(id);
    }
    cut
}

/// How many times as long as the frame what is found elsewhere is where the frame is a head alone.
const HEAD_ALONE: usize = 3;

/// Whether what was found has none of the paragraphs that stand in the frame. Where it is much longer, a
/// headline and a standfirst are all that stands there.
pub(super) fn is_elsewhere(tree: &Tree, frame: NodeId, found: &Tree) -> bool {
    let squeezed = |words: String| words.split_whitespace().collect::<String>();
    let found = squeezed(found.text(NodeId::ROOT));
    let own: usize = paragraphs(tree, frame).map(|id| squeezed(tree.text(id)).len()).sum();
    found.len() < own * HEAD_ALONE
        && !paragraphs(tree, frame).take(40).any(|id| found.contains(&squeezed(tree.text(id))))
}

/// The paragraphs of a sentence or more.
fn paragraphs(tree: &Tree, frame: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    tree.all(frame).filter(|&id| {
        let letters = || tree.text(id).chars().filter(|c| c.is_alphanumeric()).count();
        let wide =
            || tree.text(id).chars().filter(|c| ('\u{2e80}'..='\u{9fff}').contains(c)).count();
        tree.name(id) == "p" && letters() + 2 * wide() >= SENTENCE
    })
}

/// What stands above an element in the body of its page: the outermost parts, the last of them first.
fn above(tree: &Tree, frame: NodeId) -> Vec<NodeId> {
    let around = std::iter::successors(Some(frame), |&id| tree.parent(id));
    let within_body = around.take_while(|&id| !matches!(tree.name(id), "body" | "html"));
    within_body
        .flat_map(|id| std::iter::successors(tree.before(id), |&id| tree.before(id)))
        .collect()
}

/// Whether an element says nothing to who looks at the page.
fn is_silent(tree: &Tree, id: NodeId) -> bool {
    match tree.content(id) {
        Content::Element(element) => {
            matches!(element.name(), "script" | "style" | "noscript" | "template" | "nav" | "head")
        }
        Content::Text(_) => false,
        _ => true,
    }
}
