//! What the head of a page says: `meta`, `link`, the title, and the data for machines.

use crate::press::markup::{Content, NodeId, Tree};
use crate::press::typeset_prose as prose;

/// The head of a page. Its parts are looked for in all of the page, since many stand in the body.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Names in small letters, and what is said, in the order of the page.
    metas: Vec<(String, String)>,
    /// What a link is for, in small letters, where it leads, and its words.
    pub(super) links: Vec<(String, String, String)>,
    /// The title.
    pub(super) title: Option<String>,
    /// The texts of JSON-LD.
    pub(super) linked: Vec<String>,
}

impl Head {
    /// Gathers it from a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut head = Self::default();
        for id in tree.all(NodeId::ROOT) {
            let Content::Element(element) = tree.content(id) else { continue };
            match element.name() {
                "meta" => {
                    let Some(content) = element.attribute("content") else { continue };
                    let keys = ["property", "name", "itemprop", "http-equiv"];
                    let keys = keys.iter().filter_map(|key| element.attribute(key));
                    for key in keys.flat_map(str::split_ascii_whitespace) {
                        // Dublin Core is written with a stop or a colon.
                        let key = key.to_lowercase();
                        let key = match key.split_once(':') {
                            Some((space, name)) if space.starts_with("dc") => {
                                format!("{space}.{name}")
                            }
                            _ => key,
                        };
                        head.metas.push((key, plain(content)));
                    }
                }
                "link" | "a" => {
                    let parts = (element.attribute("rel"), element.attribute("href"));
                    if let (Some(rel), Some(href)) = parts {
                        head.links.push((rel.to_lowercase(), href.to_owned(), tree.text(id)));
                    }
                }
                "title" if head.title.is_none() => {
                    head.title = Some(plain(&tree.text(id))).filter(|title| !title.is_empty());
                }
                "script" if element.attribute("type").is_some_and(|it| it.contains("ld+json")) => {
                    head.linked.push(tree.text(id));
                }
                _ => {}
            }
        }
        head
    }

    /// What is said under these names: the names in their order, each with all it says.
    pub(super) fn said<'h>(
        &'h self,
        names: &'h [&'static str],
    ) -> impl Iterator<Item = (&'static str, &'h str)> {
        names.iter().flat_map(move |name| {
            let said = self.metas.iter().filter(move |(key, said)| key == name && !said.is_empty());
            said.map(move |(_, said)| (*name, said.as_str()))
        })
    }

    /// The links for a purpose.
    pub(super) fn links_for(&self, purpose: &str) -> impl Iterator<Item = (&str, &str)> {
        let fits = move |rel: &str| rel.split_ascii_whitespace().any(|word| word == purpose);
        let links = self.links.iter().filter(move |(rel, ..)| fits(rel));
        links.map(|(_, href, words)| (href.as_str(), words.as_str()))
    }
}

/// Words that some systems escape twice, or fill with markup, as they were meant.
pub(super) fn plain(words: &str) -> String {
    let mut words = prose(words).map(|words| words.trim().to_owned()).unwrap_or_default();
    let escaped = |words: &str| words.contains('&') && words.contains(';');
    let marked = |words: &str| words.contains("</") || words.contains("<br");
    let mut turns = 0;
    while turns < 2 && (escaped(&words) || marked(&words)) {
        turns += 1;
        let limits = crate::press::Limits::default();
        match crate::press::markup::parse(&words, &limits) {
            Ok(tree) => words = tree.text(NodeId::ROOT),
            Err(_) => break,
        }
    }
    words
}
