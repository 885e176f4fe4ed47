//! What stands below a story: other versions, attributions, terms, first address, and the way to
//! more on its subjects.

use super::body::{link, web_link};
use super::control::link_to_list;
use super::desk::Desk;
use super::part::{Part, el};
use crate::address::{Address, list_mut};
use crate::article::{Article, Line, Version};

/// The colophon; nothing where there is nothing to say.
pub(super) fn colophon(desk: Desk, story: &Article) -> Option<Part> {
    let versions = (!story.versions.is_empty()).then(|| {
        let lines = story.versions.iter().map(|version| version_line(desk, version));
        el("section").add(el("h2").add("Also told by")).add(el("ul").add(lines.collect::<Vec<_>>()))
    });
    let rests = story.attributions.iter().map(|given| &*given.who).collect::<Vec<_>>().join(", ");
    let rests = (!rests.is_empty()).then(|| el("p").add(format!("This report rests on {rests}.")));
    let licence = story.licence.as_ref().map(|licence| {
        let name = match &licence.address {
            Some(address) => web_link(address.as_str()),
            None => el("span"),
        };
        el("p").add("Licence: ").add(name.add(&*licence.name))
    });
    let first = story.address.as_ref().map(|address| {
        let shown = el("bdi").attr("dir", "ltr").add(address.as_str());
        el("p").add("First published at ").add(web_link(address.as_str()).add(shown))
    });
    let parts = [versions, rests, licence, first, subjects(desk, story)];
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let colophon = el("footer").class("colophon").attr("lang", "en").attr("dir", "ltr");
    (!parts.is_empty()).then(|| colophon.add(parts))
}

fn version_line(desk: Desk, version: &Version) -> Part {
    let language = version.language.as_ref().map(|language| language.as_str());
    let headline = el("bdi").attr_if("lang", language).add(&*version.headline);
    let headline = match &version.address {
        Some(target) => link(target, desk).add(headline),
        None => headline,
    };
    el("li").add(el("bdi").class("source").add(&*version.source)).add(": ").add(headline)
}

/// The subjects and places of a story, each a way to the others on it.
fn subjects(desk: Desk, story: &Article) -> Option<Part> {
    let chip = |filter: &str, value: &Line| {
        let mut address = Address::default();
        if let Some(values) = list_mut(&mut address.filters, filter) {
            values.push(value.to_string());
        }
        el("li").add(link_to_list(desk, address).class("chip").add(&**value))
    };
    let topics = story.topics.iter().map(|topic| chip("topic", topic));
    let places = story.places.iter().map(|place| chip("place", place));
    let chips: Vec<Part> = topics.chain(places).collect();
    (!chips.is_empty())
        .then(|| el("section").add(el("h2").add("More on")).add(el("ul").class("chips").add(chips)))
}
