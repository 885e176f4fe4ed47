//! What pages call their captions and credits, in classes and in microdata.

use super::tree::{Content, NodeId, Tree};

/// Names of captions, as they stand in classes.
const CAPTIONS: [&str; 7] =
    ["caption", "cutline", "legend", "bildunterschrift", "legende", "pie-de-foto", "didascalia"];

/// Names of credits.
const CREDITS: [&str; 11] = [
    "credit",
    "copyright",
    "photographer",
    "attribution",
    "agency",
    "crédit",
    "fotograf",
    "quelle",
    "bildnachweis",
    "byline",
    "source",
];

/// Names of credits in microdata.
const CREDIT_PROPERTIES: [&str; 5] =
    ["copyrightHolder", "creditText", "creator", "author", "photographer"];

/// Whether an element is a caption by its name.
pub(super) fn is_caption(tree: &Tree, id: NodeId) -> bool {
    named(tree, id, &CAPTIONS)
        || tree.has_word(id, "class", "cap")
        || tree.attribute(id, "itemprop").is_some_and(|it| it == "caption" || it == "description")
}

/// Whether an element is a credit by its name.
pub(super) fn is_credit(tree: &Tree, id: NodeId) -> bool {
    named(tree, id, &CREDITS)
        || ["cr", "crd", "cred"].iter().any(|word| tree.has_word(id, "class", word))
        || tree.attribute(id, "itemprop").is_some_and(|it| CREDIT_PROPERTIES.contains(&it))
}

fn named(tree: &Tree, id: NodeId, names: &[&str]) -> bool {
    let class = tree.attribute(id, "class").unwrap_or_default().to_lowercase();
    names.iter().any(|name| class.contains(name))
}

/// Names of what holds a picture with its caption.
const FIGURES: [&str; 13] = [
    "pic",
    "photo",
    "picture",
    "image",
    "img",
    "figure",
    "foto",
    "media",
    "bild",
    "visual",
    "wp-caption",
    "illustration",
    "visuel",
];

/// The most letters that stand beside a picture in what holds both.
const SAID: usize = 400;

/// Whether a plain block holds one picture and what is said of it, and nothing else.
pub(super) fn is_figure(tree: &Tree, id: NodeId) -> bool {
    let class = tree.attribute(id, "class").unwrap_or_default().to_lowercase();
    if !FIGURES.iter().any(|name| class.contains(name)) {
        return false;
    }
    let (mut pictures, mut letters, mut nodes) = (0, 0, 0);
    for node in tree.all(id).skip(1) {
        nodes += 1;
        if let Content::Text(text) = tree.content(node) {
            letters += text.chars().filter(|c| !c.is_whitespace()).count();
        }
        match tree.name(node) {
            "img" | "amp-img" if !is_in_noscript(tree, node) => pictures += 1,
            "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "table" | "blockquote" | "figure"
            | "form" => {
                return false;
            }
            _ => {}
        }
        if nodes > 100 || letters > SAID {
            return false;
        }
    }
    pictures == 1 && letters > 0
}

fn is_in_noscript(tree: &Tree, id: NodeId) -> bool {
    std::iter::successors(tree.parent(id), |&node| tree.parent(node))
        .take(3)
        .any(|node| tree.name(node) == "noscript")
}
