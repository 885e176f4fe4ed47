//! Which headings of a Markdown text links lead to, found before the text is read.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::body::options;
use crate::article::PassageId;

/// The headings that links of the text lead to, in the order of the headings.
pub(super) struct Passages {
    pub(super) ids: Vec<Option<PassageId>>,
    pub(super) linked: BTreeSet<PassageId>,
}

impl Passages {
    pub(super) fn of(text: &str) -> Self {
        let mut all: Vec<Option<PassageId>> = Vec::new();
        let mut wanted = BTreeSet::new();
        let mut heading: Option<(Option<PassageId>, String)> = None;
        for event in Parser::new_ext(text, options()) {
            match event {
                Event::Start(Tag::Heading { id, .. }) => {
                    heading = Some((id.and_then(|id| PassageId::parse(&id)), String::new()));
                }
                Event::End(TagEnd::Heading(_)) => {
                    let Some((stated, words)) = heading.take() else { continue };
                    all.push(stated.or_else(|| PassageId::parse(&anchor(&words))));
                }
                Event::Text(words) | Event::Code(words) => {
                    if let Some((_, heading)) = &mut heading {
                        heading.push_str(&words);
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    wanted.extend(dest_url.strip_prefix('#').and_then(PassageId::parse));
                }
                _ => {}
            }
        }
        let mut linked = BTreeSet::new();
        let ids = all
            .into_iter()
            .map(|id| id.filter(|id| wanted.contains(id) && linked.insert(id.clone())));
        let ids = ids.collect();
        Self { ids, linked }
    }
}

/// What the builders of sites call a heading in addresses.
fn anchor(words: &str) -> String {
    let mut out = String::new();
    for c in words.trim().chars() {
        match c {
            ' ' | '-' => out.push('-'),
            '_' => out.push('_'),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}
