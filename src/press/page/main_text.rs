//! Where on a page the story stands: Readability's answer, and what to do when it has none.

use dom_smoothie::{Config, Readability};

use super::frame::{frame, is_elsewhere, without_above};
use super::prune::{Pruned, prune};
use super::written::written;
use crate::article::{Block, WebAddress};
use crate::press::markup::{
    Content, NodeId, Tree, blocks_in, language_around, parse, struck_words,
};
use crate::press::{Complaint, Limits};

/// The main text of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MainText {
    /// The title by Readability's rules, which is not always the headline.
    pub title: String,
    /// The byline by Readability's rules.
    pub byline: Option<String>,
    /// The text.
    pub blocks: Vec<Block>,
    /// What was cut out of it: why, and the first words.
    pub(super) cut: Vec<Pruned>,
    /// The words that are struck out, which no block has.
    pub(super) struck: Vec<String>,
}

/// The most elements that Readability is given: it goes over a page up to four times.
const MOST_ELEMENTS: usize = 60_000;

/// The most bytes that Readability is given: it takes some ten times as much memory.
const MOST_BYTES: usize = 8_000_000;

/// Finds the main text of a page that was read.
pub(super) fn main_text(
    tree: &Tree,
    base: Option<&WebAddress>,
    limits: &Limits,
) -> Result<MainText, Complaint> {
    let html = tree.children(NodeId::ROOT).find(|&id| tree.name(id) == "html");
    let spoken = html.and_then(|id| language_around(tree, id));
    let frame = frame(tree);
    let mut framed = None;
    let above = frame.map_or_else(Vec::new, |frame| {
        without_above(framed.get_or_insert_with(|| tree.clone()), frame)
    });
    let tree = framed.as_ref().unwrap_or(tree);
    let with_above = |cut: Vec<Pruned>| above.into_iter().chain(cut).collect();
    let elements =
        tree.all(NodeId::ROOT).filter(|&id| matches!(tree.content(id), Content::Element(_)));
    let few = elements.take(MOST_ELEMENTS + 1).count() <= MOST_ELEMENTS;
    if let Some(html) = few.then(|| written(tree)).filter(|html| html.len() <= MOST_BYTES) {
        let config = Config { keep_classes: true, ..Config::default() };
        let page = Readability::new(html, None, Some(config));
        let found = match page.and_then(|mut page| page.parse()) {
            Ok(article) => Some((parse(&article.content, limits)?, article)),
            Err(_) => None,
        };
        // A box below a short story may be found for it, too.
        let of_story =
            |content: &Tree| frame.is_none_or(|frame| !is_elsewhere(tree, frame, content));
        if let Some((mut content, article)) = found.filter(|(content, _)| of_story(content)) {
            let cut = prune(&mut content);
            let blocks = blocks_in(&content, NodeId::ROOT, base, spoken.as_ref(), limits)?;
            let struck = struck_words(&content, NodeId::ROOT);
            return Ok(MainText {
                title: article.title,
                byline: article.byline,
                blocks,
                cut: with_above(cut),
                struck,
            });
        }
    }
    let mut tree = tree.clone();
    let cut = with_above(prune(&mut tree));
    let story = frame.unwrap_or_else(|| story_element(&tree));
    let blocks = blocks_in(&tree, story, base, spoken.as_ref(), limits)?;
    let struck = struck_words(&tree, story);
    Ok(MainText { blocks, cut, struck, ..MainText::default() })
}

/// The element that a page itself says holds the story, else its body.
fn story_element(tree: &Tree) -> NodeId {
    let body = |id: &NodeId| tree.has_word(*id, "itemprop", "articleBody");
    let named = |name: &'static str| move |id: &NodeId| tree.name(*id) == name;
    let all = || tree.all(NodeId::ROOT);
    let found = all().find(body).or_else(|| all().find(named("article")));
    found.or_else(|| all().find(named("main"))).unwrap_or(NodeId::ROOT)
}
