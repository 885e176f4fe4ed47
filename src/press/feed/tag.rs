//! A start tag taken apart: its attributes, the namespaces it declares, its base and language, and
//! what it means by them.

use std::borrow::Cow;
use std::rc::Rc;

use super::entities;
use super::gather::Root;
use super::names::{Field, Vocabulary};
use super::scan::Attributes;
use crate::article::WebAddress;
use crate::press::markup::joined;

/// A start tag.
pub(super) struct Tag<'a> {
    pub(super) raw: &'a str,
    pub(super) field: Field,
    /// Whether Atom's rules hold for it.
    pub(super) atom: bool,
    pub(super) attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub(super) raw_attributes: &'a str,
    pub(super) empty: bool,
    /// How many namespaces were in force outside.
    pub(super) namespaces: usize,
    pub(super) base: Option<Rc<WebAddress>>,
    pub(super) language: Option<Rc<str>>,
    /// Whether it has more attributes than are read.
    pub(super) beyond: bool,
}

impl<'a> Tag<'a> {
    /// Reads at most so many attributes, and puts the namespaces among them into force.
    pub(super) fn read(
        raw: &'a str,
        raw_attributes: &'a str,
        most: usize,
        namespaces: &mut Namespaces<'a>,
    ) -> Self {
        let outside = namespaces.len();
        let mut attributes = Vec::new();
        let mut rest = Attributes(raw_attributes);
        for (name, value) in rest.by_ref().take(most) {
            let value = entities::resolved(value);
            let prefix = name.strip_prefix("xmlns");
            if let Some(prefix) = prefix.filter(|rest| rest.is_empty() || rest.starts_with(':')) {
                namespaces.declare(prefix.trim_start_matches(':'), &value);
            }
            attributes.push((name, value));
        }
        Self {
            raw,
            field: Field::Other,
            atom: false,
            attributes,
            raw_attributes,
            empty: false,
            namespaces: outside,
            base: None,
            language: None,
            beyond: rest.next().is_some(),
        }
    }

    /// Takes base and language from around where the tag does not say its own.
    pub(super) fn inherit(&mut self, base: Option<&Rc<WebAddress>>, language: Option<&Rc<str>>) {
        let own = own(&self.attributes, "xml:base");
        let own = own.and_then(|own| joined(base.map(|base| &**base), own));
        self.base = own.map(Rc::new).or_else(|| base.cloned());
        let own = self::own(&self.attributes, "xml:lang");
        self.language = own.map(Rc::from).or_else(|| language.cloned());
    }
}

/// Which words an element without a namespace is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Rss,
    Atom,
    /// CDF and what begins with something else.
    Other,
}

impl Dialect {
    /// By the root of the document, or by the element that is about to be it.
    pub(super) fn of(root: Option<&Root<'_>>, raw: &str) -> Self {
        match root {
            Some(root) if matches!(root.field, Field::Rss | Field::Rdf) => Self::Rss,
            Some(root) if root.field == Field::Feed || root.raw.eq_ignore_ascii_case("entry") => {
                Self::Atom
            }
            None if ["feed", "entry"].iter().any(|name| local(raw).eq_ignore_ascii_case(name)) => {
                Self::Atom
            }
            _ => Self::Other,
        }
    }
}

/// How many namespaces may be in force at once; real feeds have up to forty.
const MOST: usize = 256;

/// The namespaces in force, by their prefixes, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Namespaces<'a>(Vec<(&'a str, Option<Vocabulary>)>);

impl<'a> Namespaces<'a> {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    fn declare(&mut self, prefix: &'a str, namespace: &str) {
        if self.0.len() < MOST {
            self.0.push((prefix, Vocabulary::of_namespace(namespace)));
        }
    }

    /// What an element is, by its namespace, else by its usual prefix; and whether Atom's rules hold.
    pub(super) fn meaning(&self, raw: &str, dialect: Dialect) -> (Field, bool) {
        let (prefix, local) = raw.split_once(':').unwrap_or(("", raw));
        let bound = self.0.iter().rev().find(|(known, _)| *known == prefix);
        let vocabulary = match bound {
            // RSS whose default namespace is Atom's is RSS all the same.
            Some((_, Some(Vocabulary::Atom))) if prefix.is_empty() && dialect == Dialect::Rss => {
                Vocabulary::Rss
            }
            Some((_, Some(known))) => *known,
            // A namespace that is not known: the prefix may still be one that all know.
            _ if !prefix.is_empty() => Vocabulary::of_prefix(prefix),
            _ if dialect == Dialect::Atom => Vocabulary::Atom,
            _ => Vocabulary::Rss,
        };
        (Field::of(vocabulary, local), vocabulary == Vocabulary::Atom)
    }
}

/// The value of an attribute by its name as written, in any case.
fn own<'p>(attributes: &'p [(&str, Cow<'_, str>)], name: &str) -> Option<&'p str> {
    let found = attributes.iter().find(|(raw, _)| raw.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
}

/// A name without its prefix.
pub(super) fn local(raw: &str) -> &str {
    raw.rsplit(':').next().unwrap_or(raw)
}
