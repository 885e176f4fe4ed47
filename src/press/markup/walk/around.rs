//! What is known of a node before the walk comes to it: the language around it, the headings below it
//! that links lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::super::elements::{Role, role};
use super::super::tree::{NodeId, Step, Tree};
use crate::article::PassageId;
use crate::press::stated_language;
use crate::text::Language;

/// The language that is stated around a node.
pub(crate) fn language_around(tree: &Tree, id: NodeId) -> Option<Language> {
    // Of a whole document, what its root element states.
    let root = tree.children(id).find(|&child| tree.name(child) == "html").unwrap_or(id);
    let up = std::iter::successors(Some(root), |&node| tree.parent(node));
    up.filter_map(|node| tree.attribute(node, "lang").or_else(|| tree.attribute(node, "xml:lang")))
        .find_map(stated_language)
}

/// The headings to which links of the same document lead, by the names that these use.
pub(super) fn passages(tree: &Tree, from: NodeId) -> BTreeMap<NodeId, PassageId> {
    let mut passages = BTreeMap::new();
    let mut heading = None;
    let links = tree.all(from).filter_map(|id| tree.attribute(id, "href")?.strip_prefix('#'));
    let linked: BTreeSet<&str> = links.collect();
    for step in tree.walk(from) {
        match step {
            Step::Enter(id) => {
                if role(tree.name(id)) == Role::Heading {
                    heading = Some(id);
                }
                let name = tree.attribute(id, "id").or_else(|| tree.attribute(id, "name"));
                if let (Some(heading), Some(id)) =
                    (heading, name.filter(|name| linked.contains(name)).and_then(PassageId::parse))
                {
                    passages.entry(heading).or_insert(id);
                }
            }
            Step::Leave(id) if heading == Some(id) => heading = None,
            Step::Leave(_) => {}
        }
    }
    passages
}
