//! What a page holds that no story can: frames, drawings, pictures within the page itself, links that run
//! a script. The report names each.

use super::prune::{Pruned, first_words, label};
use crate::press::markup::{Content, NodeId, Tree};

/// The most that are named of one page.
const MOST: usize = 100;

/// Names what cannot be taken.
pub(super) fn not_taken(tree: &Tree) -> Vec<Pruned> {
    let found = tree.all(NodeId::ROOT).filter_map(|id| {
        let (why, words) = judged(tree, id)?;
        let class = tree.attribute(id, "class").unwrap_or_default();
        Some(Pruned { element: label(element(tree, id), class), why, words })
    });
    found.take(MOST).collect()
}

fn element(tree: &Tree, id: NodeId) -> &str {
    match tree.content(id) {
        Content::Element(element) | Content::Foreign(element) => element.name(),
        _ => "",
    }
}

/// Why an element cannot be taken, and what tells it from others.
fn judged(tree: &Tree, id: NodeId) -> Option<(&'static str, String)> {
    let said = |name: &str| tree.attribute(id, name).unwrap_or_default().trim();
    match element(tree, id) {
        "iframe" | "frame" | "embed" => {
            Some(("a frame, which is not taken", said("src").to_owned()))
        }
        "object" => Some(("a frame, which is not taken", said("data").to_owned())),
        "a" if runs(said("href")) => {
            Some(("a link that runs a script, taken as its words", said_in(tree, id)))
        }
        "img" if is_within_page(said("src")) => {
            Some(("a picture within the page, which is not taken", said("alt").to_owned()))
        }
        "svg" => Some(said_in(tree, id))
            .filter(|words| !words.is_empty())
            .map(|words| ("a drawing, which is not taken", words)),
        _ => None,
    }
}

/// Whether an address runs something, or holds what it leads to.
fn runs(href: &str) -> bool {
    let scheme: String = href
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(12)
        .flat_map(char::to_lowercase)
        .collect();
    ["javascript:", "vbscript:", "data:"].iter().any(|it| scheme.starts_with(it))
        // A button that a script gives its meaning.
        && !matches!(href, "javascript:;" | "javascript:void(0)" | "javascript:void(0);")
}

/// Whether a picture stands in the page's own text, and is no placeholder for one that comes later.
fn is_within_page(src: &str) -> bool {
    const PLACEHOLDER: usize = 400;
    src.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
        && src.len() > PLACEHOLDER
}

fn said_in(tree: &Tree, id: NodeId) -> String {
    first_words(tree, id).trim_end().to_owned()
}
