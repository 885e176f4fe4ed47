//! A list whose items keep their nodes as long as their keys are in it.
//!
//! # Decision: our own, and not Leptos's `For`
//! *Context.* The keyed list of tachys 0.2.19 leaves a moved item where it was when items before it
//! are removed at the same time, and so shows a wrong order in silence; it also brings two hash
//! tables of its own into the wasm.
//! *Decision.* A list of erased rows, put in order from its end: what stands in its place already is
//! left alone, so that a focused or selected row among those stays so.
//! *Consequences.* Finding a row is linear in the rows there were; a list that only grows at its end,
//! as the long one does, finds each in one step.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::part::live;

type Item = Arc<dyn Fn(&str) -> AnyView + Send + Sync>;

/// A list whose items keep their nodes as long as their keys are in it. Keys are unique.
pub(super) fn keyed(
    mut keys: impl FnMut() -> Vec<String> + Send + 'static,
    item: impl Fn(&str) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let item: Item = Arc::new(item);
    // Not the owner of the closure below, which forgets what it owns whenever it runs.
    let owner = Owner::current().unwrap_or_default();
    live(move || List { keys: keys(), item: item.clone(), owner: owner.clone() }.into_any())
}

/// The list as it should be.
struct List {
    keys: Vec<String>,
    item: Item,
    owner: Owner,
}

/// The list as it stands in the page.
struct Rows {
    rows: Vec<Row>,
    /// The node after the last row.
    end: types::Placeholder,
}

struct Row {
    key: String,
    nodes: AnyViewState,
    /// Keeps what the row follows alive; dropped with it.
    _owner: Owner,
}

impl List {
    fn row(&self, key: String) -> Row {
        let owner = self.owner.with(Owner::new);
        let nodes = owner.with(|| (self.item)(&key).build());
        Row { key, nodes, _owner: owner }
    }
}

impl Render for List {
    type State = Rows;

    fn build(mut self) -> Rows {
        let keys = std::mem::take(&mut self.keys);
        let rows = keys.into_iter().map(|key| self.row(key)).collect();
        Rows { rows, end: Rndr::create_placeholder() }
    }

    fn rebuild(mut self, state: &mut Rows) {
        let keys = std::mem::take(&mut self.keys);
        let mut before: Vec<Option<Row>> = state.rows.drain(..).map(Some).collect();
        // Whether a row stands where it should: those do whose order among themselves is as it was.
        let mut stands = Vec::with_capacity(keys.len());
        let mut next = 0;
        for key in keys {
            let is_it = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key == key);
            let place = if before.get(next).is_some_and(is_it) {
                Some(next)
            } else {
                before.iter().position(is_it)
            };
            stands.push(place.is_some_and(|place| place >= next));
            if let Some(place) = place {
                next = next.max(place + 1);
            }
            let kept = place.and_then(|place| before[place].take());
            state.rows.push(kept.unwrap_or_else(|| self.row(key)));
        }
        for mut row in before.into_iter().flatten() {
            row.nodes.unmount();
        }
        state.put_in_order(&stands);
    }
}

impl Rows {
    /// Moves the rows that do not stand where they should, from the last to the first.
    fn put_in_order(&mut self, stands: &[bool]) {
        for at in (0..self.rows.len()).rev().filter(|&at| !stands[at]) {
            let (before, after) = self.rows.split_at_mut(at + 1);
            let Some(row) = before.last_mut() else { continue };
            let moved = after.iter().any(|next| next.nodes.insert_before_this(&mut row.nodes));
            if !moved {
                // The end knows where the list is, once that is in the page.
                self.end.insert_before_this(&mut row.nodes);
            }
        }
    }
}

impl Mountable for Rows {
    fn unmount(&mut self) {
        for row in &mut self.rows {
            row.nodes.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        for row in &mut self.rows {
            row.nodes.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.rows.iter().any(|row| row.nodes.insert_before_this(child))
            || self.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.rows.iter().flat_map(|row| row.nodes.elements()).collect()
    }
}

impl AddAnyAttr for List {
    type Output<NewAttr: Attribute> = Self;

    /// A list is no element, and its rows have their own attributes.
    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self
    where
        Self: RenderHtml,
    {
        self
    }
}

impl RenderHtml for List {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        mut self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        for key in std::mem::take(&mut self.keys) {
            let attributes = extra_attrs.clone();
            let item = self.owner.with(|| (self.item)(&key));
            item.to_html_with_buf(html, position, escape, mark_branches, attributes);
            *position = Position::NextChild;
        }
        html.push_str("<!>");
    }

    fn hydrate<const FROM_SERVER: bool>(
        mut self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Rows {
        let keys = std::mem::take(&mut self.keys);
        let row = |key: String| {
            let owner = self.owner.with(Owner::new);
            let nodes = owner.with(|| (self.item)(&key).hydrate::<FROM_SERVER>(cursor, position));
            Row { key, nodes, _owner: owner }
        };
        let rows = keys.into_iter().map(row).collect();
        Rows { rows, end: cursor.next_placeholder(position) }
    }

    fn into_owned(self) -> Self {
        self
    }
}
