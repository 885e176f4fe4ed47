//! What html5ever builds a document into: our own arena, which counts depth and elements and asks
//! the parser to stop when there are too many.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, QualName, local_name, ns};

use super::tree::{Content, Element, NodeId, Tree};

/// A node as the parser holds it: with its name, which the parser asks for at every tag.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    node: NodeId,
    name: QualName,
}

/// The arena while it grows.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    deepest: Cell<u32>,
    elements: Cell<usize>,
    /// How many attributes all elements have.
    attributes_in_all: Cell<usize>,
    attributes: usize,
}

impl Sink {
    /// An empty document whose root element takes at most so many attributes.
    pub(super) fn new(attributes: usize) -> Self {
        let tree = RefCell::new(Tree::new());
        Self {
            tree,
            deepest: Cell::new(0),
            elements: Cell::new(0),
            attributes_in_all: Cell::new(0),
            attributes,
        }
    }

    /// How deep the deepest node stands.
    pub(super) fn deepest(&self) -> usize {
        self.deepest.get() as usize
    }

    /// How many elements were made, by tags or for them.
    pub(super) fn elements(&self) -> usize {
        self.elements.get()
    }

    /// How many nodes and attributes there are.
    pub(super) fn size(&self) -> usize {
        self.tree().len() + self.attributes_in_all.get()
    }

    fn handle(&self, node: NodeId) -> Handle {
        Handle { node, name: QualName::new(None, ns!(), LocalName::default()) }
    }

    fn tree(&self) -> Ref<'_, Tree> {
        self.tree.borrow()
    }

    fn note_depth(&self, node: NodeId) {
        let depth = self.tree().node(node).depth;
        self.deepest.set(self.deepest.get().max(depth));
    }

    /// Joins text to the text node that stands there already, if one does.
    fn joined(&self, to: Option<NodeId>, text: &StrTendril) -> bool {
        let Some(to) = to else { return false };
        match &mut self.tree.borrow_mut().node_mut(to).content {
            Content::Text(words) => {
                words.push_tendril(text);
                true
            }
            _ => false,
        }
    }
}

fn attributes(found: Vec<Attribute>) -> impl Iterator<Item = (LocalName, StrTendril)> {
    found.into_iter().map(|attribute| (attribute.name.local, attribute.value))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.handle(NodeId::ROOT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, found: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.elements.set(self.elements.get() + 1);
        let mut attributes: Vec<_> = attributes(found).collect();
        attributes.shrink_to_fit();
        self.attributes_in_all.set(self.attributes_in_all.get() + attributes.len());
        let element = Element::new(name.local.clone(), attributes);
        let content = match name.ns == ns!(html) {
            true => Content::Element(element),
            false => Content::Foreign(element),
        };
        let node = self.tree.borrow_mut().make(content);
        if name.ns == ns!(html) && name.local == local_name!("template") {
            // Its contents stand below it: they are never shown, and counted as any others.
            let mut tree = self.tree.borrow_mut();
            let contents = tree.make(Content::Nothing);
            tree.append(node, contents);
        }
        Handle { node, name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.handle(self.tree.borrow_mut().make(Content::Nothing))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.handle(self.tree.borrow_mut().make(Content::Nothing))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let node = match child {
            NodeOrText::AppendNode(child) => child.node,
            NodeOrText::AppendText(text) => {
                let last = self.tree().node(parent.node).last;
                if self.joined(last, &text) {
                    return;
                }
                self.tree.borrow_mut().make(Content::Text(text))
            }
        };
        self.tree.borrow_mut().append(parent.node, node);
        self.note_depth(node);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self.tree().parent(element.node).is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        self.handle(self.tree().node(target.node).first.unwrap_or(target.node))
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.node == y.node
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        let node = match new {
            NodeOrText::AppendNode(new) => {
                self.tree.borrow_mut().remove(new.node);
                new.node
            }
            NodeOrText::AppendText(text) => {
                let before = self.tree().before(sibling.node);
                if self.joined(before, &text) {
                    return;
                }
                self.tree.borrow_mut().make(Content::Text(text))
            }
        };
        self.tree.borrow_mut().insert_before(sibling.node, node);
        self.note_depth(node);
    }

    fn add_attrs_if_missing(&self, target: &Handle, found: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let (Content::Element(element) | Content::Foreign(element)) =
            &mut tree.node_mut(target.node).content
        else {
            return;
        };
        for (name, value) in attributes(found) {
            let room = element.attributes().count() < self.attributes;
            if room && element.attribute(&name).is_none() {
                element.push(name, value);
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().remove(target.node);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.node(node.node).first {
            tree.remove(child);
            tree.append(new_parent.node, child);
        }
        let deepest = tree.node(new_parent.node).depth + 1;
        self.deepest.set(self.deepest.get().max(deepest));
    }
}
