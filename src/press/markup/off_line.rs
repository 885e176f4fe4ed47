//! What of a page stands off its line, above, below or struck through, and what is made of it.
//!
//! # Decision: what is struck out is left out, and that is said
//! *Context.* `<del>`, `<s>` and `<strike>` show that words hold no longer: an old price, a sentence
//! withdrawn. The model has no mark for that, and read without it they would be told as true.
//! *Decision.* They are left out wherever they stand, as are words whose own style strikes them
//! through; the first of them stand in the report, so that an editor can put back what was meant.
//! *Consequences.* A story never says what its source took back. A joke that lives from the stroke
//! loses half of itself.

use super::elements::is_hidden;
use super::tree::{Content, NodeId, Step, Tree};
use crate::press::raised::Off;

/// What an element is whose words stand above or below the line.
pub(super) enum Raised {
    /// Nothing that needs a sign: its words are read as any others.
    Nothing,
    /// The number of a note, which is put in brackets.
    Note,
    /// These words, which are raised.
    Words(String),
}

/// How many steps are taken to read such words; they are few.
const A_LOOK: usize = 60;

/// The longest number of a note.
const NOTE: usize = 4;

/// What an element makes of its words.
pub(super) fn raised(tree: &Tree, id: NodeId) -> Raised {
    let Some(said) = said(tree, id) else { return Raised::Nothing };
    let up = std::iter::successors(tree.parent(id), |&node| tree.parent(node)).take(4);
    let is_linked = said.linked || up.into_iter().any(|node| leads_down(tree, node));
    if !is_linked {
        return Raised::Words(said.words);
    }
    let words = said.words.trim();
    let is_number =
        (1..=NOTE).contains(&words.chars().count()) && words.chars().all(char::is_alphanumeric);
    if is_number { Raised::Note } else { Raised::Nothing }
}

/// Whether an element is a link to another place of its page.
fn leads_down(tree: &Tree, id: NodeId) -> bool {
    tree.name(id) == "a" && tree.attribute(id, "href").is_some_and(|href| href.contains('#'))
}

struct Said {
    words: String,
    linked: bool,
}

/// The words of an element, those that stand higher in it in brackets; `None` where there is more in it
/// than words.
fn said(tree: &Tree, id: NodeId) -> Option<Said> {
    let mut said = Said { words: String::new(), linked: false };
    let mut walk = tree.walk(id);
    let mut steps = 0;
    while let Some(step) = walk.next() {
        steps += 1;
        if steps > A_LOOK {
            return None;
        }
        let (Step::Enter(node) | Step::Leave(node)) = step;
        match (step, tree.content(node)) {
            (Step::Enter(_), Content::Text(words)) => said.words.push_str(words),
            (Step::Enter(_), _) if node != id && is_hidden(tree, node) => walk.pass(),
            (Step::Enter(_), Content::Foreign(_)) => return None,
            (Step::Enter(_), Content::Element(element)) => match element.name() {
                "img" | "br" | "p" | "div" | "code" => return None,
                "a" => said.linked |= element.attribute("href").is_some(),
                name if node != id => match Off::of_element(name) {
                    Some(Off::Above) => said.words.push_str("^("),
                    Some(Off::Below) => said.words.push_str("_("),
                    None => {}
                },
                _ => {}
            },
            (Step::Leave(_), Content::Element(element))
                if node != id && Off::of_element(element.name()).is_some() =>
            {
                said.words.push(')');
            }
            _ => {}
        }
    }
    Some(said)
}

/// Whether an element strikes its words out.
pub(super) fn is_struck(tree: &Tree, id: NodeId) -> bool {
    strikes(tree.name(id))
        || tree.attribute(id, "style").is_some_and(|style| {
            style.split(';').any(|declaration| {
                declaration.split_once(':').is_some_and(|(property, value)| {
                    let property = property.trim().to_ascii_lowercase();
                    matches!(property.as_str(), "text-decoration" | "text-decoration-line")
                        && value.to_ascii_lowercase().contains("line-through")
                })
            })
        })
}

/// Whether elements of this name strike their words out.
pub(crate) fn strikes(name: &str) -> bool {
    ["del", "s", "strike"].iter().any(|struck| struck.eq_ignore_ascii_case(name))
}

/// The words of a tree that are struck out, each run of them.
pub(crate) fn struck_words(tree: &Tree, from: NodeId) -> Vec<String> {
    let mut found = Vec::new();
    let mut walk = tree.walk(from);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        if !matches!(tree.content(id), Content::Element(_)) {
            continue;
        }
        if is_hidden(tree, id) {
            walk.pass();
        } else if is_struck(tree, id) {
            found.push(tree.text(id));
            walk.pass();
        }
    }
    found.retain(|words| words.chars().any(char::is_alphanumeric));
    found
}

/// How many characters of struck words are said.
const SAID: usize = 60;

/// What is said of the words of a story that are struck out.
pub(crate) fn of_struck(words: &[String]) -> Option<String> {
    let first = words.first()?.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = first.chars().take(SAID).collect();
    let more = if shown.len() < first.len() { " …" } else { "" };
    let others = match words.len() {
        1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    Some(format!("words that are struck out are left out: \"{shown}{more}\"{others}"))
}
