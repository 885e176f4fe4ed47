//! How the reader writes markup: elements of one type, so that the compiler writes each of their
//! methods once.
//!
//! # Decision: Leptos's builder, erased, and not `view!`
//! *Context.* `view!` gives every element and every closure a type of its own, each with its own
//! build, rebuild, mount and effect. This reader written so was 812 kB of wasm, 246 kB brotli, of
//! which two thirds were such copies; `--cfg erase_components` took off nothing. The budget is 120.
//! *Decision.* `Part` collects erased attributes and children of a `leptos` custom element; what
//! changes is a boxed closure. Signals, memos, effects, elements and events stay Leptos's own.
//! *Consequences.* Markup is a chain of calls instead of tags. A closure costs a few hundred bytes
//! instead of three thousand. Nothing is parsed by `template.innerHTML`. Parts render to HTML on
//! the server as any Leptos view does.

use leptos::ev::Custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;

use super::browser::Event;

/// An element under construction. Boxed, so that a chain of calls hands on a pointer.
pub(super) struct Part(Box<Inner>);

struct Inner {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> Part {
    Part(Box::new(Inner { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// What may stand within an element.
pub(super) trait Piece {
    /// Adds itself to the children; what is not there adds nothing.
    fn add_to(self, children: &mut Vec<AnyView>);
}

type Words = Box<dyn FnMut() -> String + Send>;
type MaybeWords = Box<dyn FnMut() -> Option<String> + Send>;
type Truth = Box<dyn FnMut() -> bool + Send>;
type View = Box<dyn FnMut() -> AnyView + Send>;

// The methods that callers see are thin; what they do stands once, in those marked `inline(never)`.
impl Part {
    /// A class, of those that `style/` knows.
    pub(super) fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// An attribute that stays as it is.
    #[inline(never)]
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// An attribute that stays as it is, or is not there.
    #[inline(never)]
    pub(super) fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows what its closure reads.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + Send + 'static,
    ) -> Self {
        self.push_live(name, Box::new(value))
    }

    #[inline(never)]
    fn push_live(mut self, name: &'static str, value: MaybeWords) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that is there or not.
    pub(super) fn live_flag(
        self,
        name: &'static str,
        there: impl FnMut() -> bool + Send + 'static,
    ) -> Self {
        self.push_flag(name, Box::new(there))
    }

    #[inline(never)]
    fn push_flag(self, name: &'static str, mut there: Truth) -> Self {
        self.live_attr(name, move || there().then(String::new))
    }

    /// The value of a field, which follows what its closure reads.
    pub(super) fn live_value(self, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.push_value(Box::new(value))
    }

    #[inline(never)]
    fn push_value(mut self, value: Words) -> Self {
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// Whether a box is checked, which follows what its closure reads.
    pub(super) fn live_checked(self, checked: impl FnMut() -> bool + Send + 'static) -> Self {
        self.push_checked(Box::new(checked))
    }

    #[inline(never)]
    fn push_checked(mut self, checked: Truth) -> Self {
        self.0.attributes.push(prop("checked", checked).into_any_attr());
        self
    }

    /// What happens on an event.
    pub(super) fn on(self, kind: &'static str, then: impl FnMut(Event) + 'static) -> Self {
        self.push_on(kind, Box::new(then))
    }

    #[inline(never)]
    fn push_on(mut self, kind: &'static str, then: Box<dyn FnMut(Event)>) -> Self {
        self.0.attributes.push(on(Custom::<Event>::new(kind), then).into_any_attr());
        self
    }

    /// Adds a child, or several.
    pub(super) fn add(mut self, piece: impl Piece) -> Self {
        piece.add_to(&mut self.0.children);
        self
    }

    /// The finished element.
    #[inline(never)]
    pub(super) fn done(self) -> AnyView {
        let Inner { tag, attributes, children } = *self.0;
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}

impl Piece for AnyView {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Piece for Part {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.done());
    }
}

impl Piece for String {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Piece for &str {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.to_owned().add_to(children);
    }
}

impl<P: Piece> Piece for Option<P> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(piece) = self {
            piece.add_to(children);
        }
    }
}

impl<P: Piece> Piece for Vec<P> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.into_iter().for_each(|piece| piece.add_to(children));
    }
}

/// Several pieces as one view.
pub(super) fn several(piece: impl Piece) -> AnyView {
    let mut views = Vec::new();
    piece.add_to(&mut views);
    erased(views)
}

#[inline(never)]
fn erased(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// A piece that follows what its closure reads.
pub(super) fn live<P: Piece>(mut piece: impl FnMut() -> P + Send + 'static) -> AnyView {
    erased_live(Box::new(move || several(piece())))
}

#[inline(never)]
fn erased_live(view: View) -> AnyView {
    view.into_any()
}

/// Words that follow what their closure reads.
pub(super) fn live_text(words: impl FnMut() -> String + Send + 'static) -> AnyView {
    erased_text(Box::new(words))
}

#[inline(never)]
fn erased_text(words: Words) -> AnyView {
    words.into_any()
}
