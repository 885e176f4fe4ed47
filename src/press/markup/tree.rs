//! A parsed document as a flat arena: nodes know each other by number, so that nothing recurses,
//! not even dropping it.

use std::num::NonZeroU32;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

/// A node's number, from 1, so that no number takes no room of its own. The document is number 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(NonZeroU32);

impl NodeId {
    /// The document.
    pub(crate) const ROOT: Self = Self(NonZeroU32::MIN);
}

/// What a node is.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// The document, a template's contents, a comment: nothing to read.
    Nothing,
    /// An element of HTML.
    Element(Element),
    /// An element of SVG or MathML.
    Foreign(Element),
    /// A run of text.
    Text(StrTendril),
}

/// An element's name and attributes.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(super) name: LocalName,
    /// Most elements have none: a list takes room only where there is one.
    #[allow(clippy::box_collection, reason = "a third of the room, in every node of a tree")]
    attributes: Option<Box<Vec<(LocalName, StrTendril)>>>,
}

#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) content: Content,
    pub(super) parent: Option<NodeId>,
    pub(super) first: Option<NodeId>,
    pub(super) last: Option<NodeId>,
    pub(super) before: Option<NodeId>,
    pub(super) after: Option<NodeId>,
    pub(super) depth: u32,
}

/// A document.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// A step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A node is come to.
    Enter(NodeId),
    /// All that is in it has been seen.
    Leave(NodeId),
}

impl Step {
    /// The node that is come to or left.
    pub(crate) fn node(self) -> NodeId {
        match self {
            Self::Enter(id) | Self::Leave(id) => id,
        }
    }
}

impl Tree {
    pub(super) fn new() -> Self {
        let mut tree = Self { nodes: Vec::new() };
        tree.make(Content::Nothing);
        tree
    }

    pub(super) fn make(&mut self, content: Content) -> NodeId {
        self.nodes.push(Node {
            content,
            parent: None,
            first: None,
            last: None,
            before: None,
            after: None,
            depth: 0,
        });
        // A document of the most bytes a source may have makes fewer nodes than a u32 counts.
        let count = u32::try_from(self.nodes.len()).ok().and_then(NonZeroU32::new);
        NodeId(count.unwrap_or(NonZeroU32::MAX))
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.place()]
    }

    pub(super) fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.place()]
    }

    /// Puts a node that stands nowhere behind the last child of another.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        let last = self.node(parent).last;
        let depth = self.node(parent).depth + 1;
        let node = self.node_mut(child);
        (node.parent, node.before, node.depth) = (Some(parent), last, depth);
        match last {
            Some(last) => self.node_mut(last).after = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        self.node_mut(parent).last = Some(child);
    }

    /// Puts a node that stands nowhere right before another, which has a parent.
    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        let Node { parent, before, depth, .. } = *self.node(sibling);
        let node = self.node_mut(child);
        (node.parent, node.before, node.after, node.depth) = (parent, before, Some(sibling), depth);
        self.node_mut(sibling).before = Some(child);
        match (before, parent) {
            (Some(before), _) => self.node_mut(before).after = Some(child),
            (None, Some(parent)) => self.node_mut(parent).first = Some(child),
            (None, None) => {}
        }
    }

    /// Takes a node, and all that is in it, out of its place.
    pub(crate) fn remove(&mut self, id: NodeId) {
        let Node { parent, before, after, .. } = *self.node(id);
        match (before, parent) {
            (Some(before), _) => self.node_mut(before).after = after,
            (None, Some(parent)) => self.node_mut(parent).first = after,
            (None, None) => {}
        }
        match (after, parent) {
            (Some(after), _) => self.node_mut(after).before = before,
            (None, Some(parent)) => self.node_mut(parent).last = before,
            (None, None) => {}
        }
        let node = self.node_mut(id);
        (node.parent, node.before, node.after) = (None, None, None);
    }

    /// How many nodes there are, those taken out included.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What the node is.
    pub(crate) fn content(&self, id: NodeId) -> &Content {
        &self.node(id).content
    }

    /// The node above.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The node behind, with the same parent.
    pub(crate) fn after(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).after
    }

    /// The node before, with the same parent.
    pub(crate) fn before(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).before
    }

    /// The nodes right below.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first, |&child| self.after(child))
    }

    /// The name of an HTML element, else nothing.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match self.content(id) {
            Content::Element(element) => &element.name,
            _ => "",
        }
    }

    /// An attribute of an element.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        match self.content(id) {
            Content::Element(element) | Content::Foreign(element) => element.attribute(name),
            _ => None,
        }
    }

    /// Whether one of the words of an attribute is this one.
    pub(crate) fn has_word(&self, id: NodeId, attribute: &str, word: &str) -> bool {
        let words = self.attribute(id, attribute).unwrap_or_default();
        words.split_ascii_whitespace().any(|found| found.eq_ignore_ascii_case(word))
    }

    /// The walk through a node and all that is in it; `Walk::pass` leaves out what is below the
    /// node just entered.
    pub(crate) fn walk(&self, from: NodeId) -> Walk<'_> {
        Walk { tree: self, from, next: Some(Step::Enter(from)), last: None }
    }

    /// The nodes in a node, itself first, in the order of the document.
    pub(crate) fn all(&self, from: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.walk(from).filter_map(|step| match step {
            Step::Enter(id) => Some(id),
            Step::Leave(_) => None,
        })
    }

    /// The text in a node, with no regard to what is shown of it.
    pub(crate) fn text(&self, from: NodeId) -> String {
        let mut out = String::new();
        for id in self.all(from) {
            if let Content::Text(text) = self.content(id) {
                out.push_str(text);
            }
        }
        out
    }
}

impl Element {
    pub(super) fn new(name: LocalName, attributes: Vec<(LocalName, StrTendril)>) -> Self {
        Self { name, attributes: (!attributes.is_empty()).then(|| Box::new(attributes)) }
    }

    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Takes an attribute that it does not have yet.
    pub(super) fn push(&mut self, name: LocalName, value: StrTendril) {
        self.attributes.get_or_insert_default().push((name, value));
    }

    /// The attributes as they stand.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().flat_map(|all| all.iter()).map(|(name, value)| (&**name, &**value))
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// See [`Tree::walk`].
pub(crate) struct Walk<'t> {
    tree: &'t Tree,
    from: NodeId,
    next: Option<Step>,
    last: Option<NodeId>,
}

impl Walk<'_> {
    /// Leaves out what is in the node just entered; it is left next.
    pub(crate) fn pass(&mut self) {
        if let Some(id) = self.last {
            self.next = Some(Step::Leave(id));
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.next?;
        (self.next, self.last) = match step {
            Step::Enter(id) => {
                let below = self.tree.node(id).first.map(Step::Enter);
                (Some(below.unwrap_or(Step::Leave(id))), Some(id))
            }
            Step::Leave(id) if id == self.from => (None, None),
            Step::Leave(id) => {
                let node = self.tree.node(id);
                (node.after.map(Step::Enter).or(node.parent.map(Step::Leave)), None)
            }
        };
        Some(step)
    }
}

impl NodeId {
    /// Its place in a table of [`Tree::len`] places.
    pub(crate) fn place(self) -> usize {
        self.0.get() as usize - 1
    }

    /// How far two nodes stand apart in the order in which they were read.
    pub(crate) fn apart(self, other: Self) -> u32 {
        self.0.get().abs_diff(other.0.get())
    }
}
