//! In which language a page is, what its address is, and on what terms its story may be used.

use serde_json::Value;

use super::about::About;
use super::head::plain;
use crate::article::{Licence, Line, WebAddress};
use crate::press::markup::{NodeId, joined, language_around};
use crate::press::{At, Draft, Fate, Trail, stated_language, typeset_line as line};
use crate::text::Language;

impl About<'_> {
    pub(super) fn language(&self, trail: &mut Trail) -> Option<Language> {
        let at = self.headline_node().unwrap_or(NodeId::ROOT);
        let html = self.tree.all(NodeId::ROOT).find(|&id| self.tree.name(id) == "html");
        let shown = language_around(self.tree, at)
            .or_else(|| html.and_then(|id| language_around(self.tree, id)));
        let said = self.head.said(&[
            "content-language",
            "dc.language",
            "dcterms.language",
            "language",
            "og:locale",
        ]);
        let mut claims: Vec<(String, Language)> =
            shown.map(|l| ("lang".to_owned(), l)).into_iter().collect();
        claims.extend(
            self.linked
                .strings("inLanguage")
                .iter()
                .filter_map(|words| stated_language(words))
                .map(|l| ("JSON-LD inLanguage".to_owned(), l)),
        );
        claims.extend(said.filter_map(|(name, words)| {
            let words = words.split(',').next().unwrap_or_default();
            stated_language(words).map(|language| (format!("meta {name}"), language))
        }));
        let (at, language) = claims.into_iter().next()?;
        trail.note(At::Node(at), Fate::Kept, "language", language.as_str());
        Some(language)
    }

    pub(super) fn address(&self, trail: &mut Trail) -> Option<WebAddress> {
        let mut claims: Vec<(String, String)> = Vec::new();
        claims.extend(
            self.head
                .links_for("canonical")
                .map(|(href, _)| ("link canonical".to_owned(), href.to_owned())),
        );
        claims.extend(
            self.head
                .said(&["og:url"])
                .map(|(name, said)| (format!("meta {name}"), said.to_owned())),
        );
        for name in ["url", "mainEntityOfPage"] {
            let field = self.linked.field(name);
            let said =
                field.and_then(|value| value.as_str().or_else(|| value.get("@id")?.as_str()));
            claims.extend(said.map(|said| (format!("JSON-LD {name}"), said.to_owned())));
        }
        let joined = claims
            .into_iter()
            .filter_map(|(at, href)| joined(self.base, &href).map(|address| (at, address)));
        let mut found: Vec<(String, WebAddress)> = joined.collect();
        // A front page is nobody's address where another place knows better.
        found.sort_by_key(|(_, address)| is_front(address));
        let (at, address) = found.into_iter().next()?;
        trail.note(At::Node(at), Fate::Kept, "address", address.as_str());
        Some(address)
    }

    /// What is to be said of a page that says itself that it must be paid for, where what was saved may
    /// be no more than the beginning of its story.
    pub(super) fn is_beginning_alone(&self, draft: &Draft) -> Option<&'static str> {
        /// The fewest letters of a whole story.
        const WHOLE: usize = 1_500;
        let said = self.linked.field("isAccessibleForFree")?;
        let is_paid = said == &Value::Bool(false)
            || said.as_str().is_some_and(|said| said.eq_ignore_ascii_case("false"));
        let mut length = 0;
        draft.body.iter().for_each(|block| block.each_text(&mut |words, _| length += words.len()));
        let mut last = String::new();
        draft.body.iter().next_back()?.each_text(&mut |words, _| words.clone_into(&mut last));
        let breaks_off = last.ends_with(['…']) || last.ends_with("...");
        (is_paid && (length < WHOLE || breaks_off)).then_some(
            "the page says that its story must be paid for, and this may be only its beginning; look at how it ends",
        )
    }

    pub(super) fn licence(&self, trail: &mut Trail) -> Option<Licence> {
        let linked = self.linked.field("license").and_then(|value| {
            value
                .as_str()
                .map(str::to_owned)
                .or_else(|| value.get("url")?.as_str().map(str::to_owned))
        });
        let links = self
            .head
            .links_for("license")
            .map(|(href, words)| ("rel=license".to_owned(), href.to_owned(), words.to_owned()));
        let said = self.head.said(&[
            "dcterms.license",
            "dc.rights.license",
            "dcterms.rights",
            "dc.rights",
        ]);
        let said =
            said.map(|(name, said)| (format!("meta {name}"), said.to_owned(), said.to_owned()));
        let linked = linked.map(|href| ("JSON-LD license".to_owned(), href.clone(), href));
        for (at, href, words) in links.chain(linked).chain(said) {
            let address = joined(self.base, &href).filter(|_| href.contains('/'));
            let known = address.as_ref().and_then(|address| commons(address.as_str()));
            // A note of rights that is no licence says nothing of what one may do.
            let named = known.or_else(|| {
                address.as_ref().and_then(|_| line(&words)).filter(|words| !words.contains("://"))
            });
            if let Some(name) = named {
                trail.note(At::Node(at), Fate::Kept, "licence", &name);
                return Some(Licence { name, address });
            }
        }
        None
    }
}

fn is_front(address: &WebAddress) -> bool {
    let rest = address.as_str().split_once("://").map_or("", |(_, rest)| rest);
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

/// The name of a Creative Commons licence, from its address.
fn commons(address: &str) -> Option<Line> {
    let (_, path) = address.split_once("creativecommons.org/")?;
    let mut steps = path.split(['/', '?', '#']);
    let (kind, terms, version) = (steps.next()?, steps.next()?, steps.next().unwrap_or_default());
    let name = match (kind, terms) {
        ("licenses", terms) => format!("CC {} {version}", terms.to_uppercase()),
        ("publicdomain", "zero") => format!("CC0 {version}"),
        ("publicdomain", _) => "Public Domain Mark".to_owned(),
        _ => return None,
    };
    line(&plain(&name))
}
