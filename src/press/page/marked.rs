//! What the page shows around its headline: kicker, standfirst, byline, date, known by the names
//! that pages give them and by where they stand.

use super::corrections::is_note;
use super::names::names;
use super::prune::{apart, fault};
use crate::press::markup::{Content, NodeId, Step, Tree, is_hidden, strikes};
use crate::press::raised::{Off, on_the_line};
use crate::press::{dates, typeset_prose as prose};

/// A part of a story that is shown on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Headline,
    Kicker,
    Standfirst,
    Byline,
    Published,
    Updated,
    Section,
}

/// A part with its words and where it was found.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) part: Part,
    pub(super) node: NodeId,
    pub(super) at: String,
    pub(super) words: String,
    /// Whether a name says so that means nothing else.
    pub(super) sure: bool,
}

/// Names that pages give the parts; whether the name alone suffices.
const NAMES: [(&str, Part, bool); 55] = [
    ("kicker", Part::Kicker, true),
    ("overline", Part::Kicker, true),
    ("eyebrow", Part::Kicker, true),
    ("dachzeile", Part::Kicker, true),
    ("surtitle", Part::Kicker, true),
    ("surtitre", Part::Kicker, true),
    ("supertitle", Part::Kicker, true),
    ("topline", Part::Kicker, true),
    ("roofline", Part::Kicker, true),
    ("strapline", Part::Kicker, true),
    ("antetitulo", Part::Kicker, true),
    ("occhiello", Part::Kicker, true),
    ("spitzmarke", Part::Kicker, true),
    ("standfirst", Part::Standfirst, true),
    ("dek", Part::Standfirst, true),
    ("deck", Part::Standfirst, true),
    ("subtitle", Part::Standfirst, true),
    ("sub title", Part::Standfirst, true),
    ("subheadline", Part::Standfirst, true),
    ("sub headline", Part::Standfirst, true),
    ("subhead", Part::Standfirst, false),
    ("chapo", Part::Standfirst, true),
    ("chapeau", Part::Standfirst, true),
    ("vorspann", Part::Standfirst, true),
    ("entradilla", Part::Standfirst, true),
    ("bajada", Part::Standfirst, true),
    ("sommario", Part::Standfirst, true),
    ("ingress", Part::Standfirst, true),
    ("teaser", Part::Standfirst, false),
    ("lead", Part::Standfirst, false),
    ("lede", Part::Standfirst, false),
    ("intro", Part::Standfirst, false),
    ("introduction", Part::Standfirst, false),
    ("summary", Part::Standfirst, false),
    ("excerpt", Part::Standfirst, false),
    ("description", Part::Standfirst, false),
    ("abstract", Part::Standfirst, false),
    ("byline", Part::Byline, true),
    ("by", Part::Byline, false),
    ("signature", Part::Byline, false),
    ("verfasser", Part::Byline, false),
    ("author", Part::Byline, false),
    ("authors", Part::Byline, false),
    ("autor", Part::Byline, false),
    ("auteur", Part::Byline, false),
    ("writer", Part::Byline, false),
    ("published", Part::Published, true),
    ("pubdate", Part::Published, true),
    ("publish date", Part::Published, true),
    ("dateline", Part::Published, false),
    ("date", Part::Published, false),
    ("timestamp", Part::Published, false),
    ("updated", Part::Updated, true),
    ("modified", Part::Updated, true),
    ("last modified", Part::Updated, true),
];

/// Names of microdata.
const PROPERTIES: [(&str, Part); 9] = [
    ("headline", Part::Headline),
    ("alternativeHeadline", Part::Standfirst),
    ("alternateName", Part::Standfirst),
    ("description", Part::Standfirst),
    ("author", Part::Byline),
    ("creator", Part::Byline),
    ("datePublished", Part::Published),
    ("dateModified", Part::Updated),
    ("articleSection", Part::Section),
];

/// The longest part that is taken for one.
const LONGEST: usize = 1_000;

/// The most steps that are taken in an element to read its words; parts are small.
pub(super) const A_LOOK: usize = 1_000;

/// What the page shows, in its order.
pub(super) fn shown(tree: &Tree) -> Vec<Shown> {
    let mut found = Vec::new();
    let mut walk = tree.walk(NodeId::ROOT);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Content::Element(element) = tree.content(id) else { continue };
        let name = element.name();
        let elsewhere =
            matches!(fault(tree, id), Some("related stories" | "comments" | "about the author"));
        if is_hidden(tree, id) && name != "meta"
            || matches!(name, "nav" | "script" | "style" | "template")
            || elsewhere
        {
            walk.pass();
            continue;
        }
        if matches!(name, "html" | "body" | "main" | "article" | "head") {
            continue;
        }
        let property = element.attribute("itemprop").unwrap_or_default();
        for property in property.split_ascii_whitespace() {
            let part = PROPERTIES.iter().find(|(known, _)| *known == property);
            let Some(&(_, part)) = part else { continue };
            let words = property_words(tree, id);
            push(
                &mut found,
                Shown { part, node: id, at: format!("microdata {property}"), words, sure: true },
            );
        }
        match name {
            "h1" => push(
                &mut found,
                Shown {
                    part: Part::Headline,
                    node: id,
                    at: "h1".to_owned(),
                    words: words(tree, id),
                    sure: true,
                },
            ),
            "time" => {
                let words =
                    element.attribute("datetime").map_or_else(|| words(tree, id), str::to_owned);
                let class = element.attribute("class").unwrap_or_default().to_lowercase();
                let part = match class.contains("updated") || class.contains("modified") {
                    true if !class.contains("published") => Part::Updated,
                    _ => Part::Published,
                };
                push(
                    &mut found,
                    Shown {
                        part,
                        node: id,
                        at: "time".to_owned(),
                        words,
                        sure: element.attribute("datetime").is_some(),
                    },
                );
                let visible = self::words(tree, id);
                push(
                    &mut found,
                    Shown { part, node: id, at: "time".to_owned(), words: visible, sure: false },
                );
            }
            "address" => push(
                &mut found,
                Shown {
                    part: Part::Byline,
                    node: id,
                    at: "address".to_owned(),
                    words: words(tree, id),
                    sure: false,
                },
            ),
            "a" if tree.has_word(id, "rel", "author") => {
                push(
                    &mut found,
                    Shown {
                        part: Part::Byline,
                        node: id,
                        at: "rel=author".to_owned(),
                        words: words(tree, id),
                        sure: true,
                    },
                );
            }
            _ => {}
        }
        if matches!(
            name,
            "p" | "div" | "span" | "li" | "b" | "strong" | "font" | "td" | "em" | "i" | "small"
        ) {
            by_words(tree, id, &mut found);
        }
        for attribute in ["class", "id", "data-testid", "data-component"] {
            let names = element.attribute(attribute).unwrap_or_default();
            for class in names.split_ascii_whitespace() {
                let apart = format!(" {} ", apart(class));
                let stands = |known: &str| apart.contains(&format!(" {known} "));
                let known = NAMES.iter().find(|(known, ..)| stands(known));
                if let Some(&(known, part, sure)) = known.filter(|_| name != "figure") {
                    // `headline__kicker` is a kicker, `byline-date` a date: the last word tells.
                    let at = format!("{attribute} {known}");
                    push(&mut found, Shown { part, node: id, at, words: words(tree, id), sure });
                }
            }
        }
    }
    found
}

/// The longest line that is taken for a byline or a date by its words alone.
const A_LINE: usize = 160;

/// Bylines and dates that have no name, but read like one: `By Jane Roe`, `Tuesday 12 March 2024`.
fn by_words(tree: &Tree, id: NodeId, found: &mut Vec<Shown>) {
    let first = tree.all(id).take(8).find_map(|node| match tree.content(node) {
        Content::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    });
    let Some(text) = first else { return };
    let text = text.trim_start();
    let begins = ["By ", "BY ", "by ", "Von ", "Par ", "Por ", "Di ", "Door ", "文", "取材"];
    // A label may stand in bold, apart from what it leads up to.
    let label = text.trim_end().trim_end_matches(':').trim_end();
    let is_label =
        label.len() <= 24 && (text.trim_end().ends_with(':') || label.eq_ignore_ascii_case("by"));
    let byline = begins.iter().any(|begin| text.starts_with(begin))
        || is_label && begins.iter().any(|begin| begin.trim_end() == label);
    let dated =
        text.len() <= 60 && (is_label || text.chars().any(char::is_numeric)) && !is_note(text);
    if !byline && !dated {
        return;
    }
    let words = words(tree, id);
    if words.len() > A_LINE {
        return;
    }
    if byline && !names(words.split(" | ").next().unwrap_or_default()).is_empty() {
        push(
            found,
            Shown { part: Part::Byline, node: id, at: "text".to_owned(), words, sure: false },
        );
    } else if dated && dates::read(&words).is_some() {
        push(
            found,
            Shown { part: Part::Published, node: id, at: "text".to_owned(), words, sure: false },
        );
    }
}

fn push(found: &mut Vec<Shown>, shown: Shown) {
    if !shown.words.trim().is_empty() && shown.words.len() <= LONGEST {
        found.push(shown);
    }
}

/// The value of a property as microdata has it.
fn property_words(tree: &Tree, id: NodeId) -> String {
    let attribute = |name: &str| tree.attribute(id, name).map(str::to_owned);
    if let Some(words) = attribute("content").or_else(|| attribute("datetime")) {
        return words;
    }
    if tree.attribute(id, "itemscope").is_some() {
        let name =
            tree.all(id).skip(1).take(200).find(|&inner| tree.has_word(inner, "itemprop", "name"));
        if let Some(name) = name {
            return property_text(tree, name);
        }
    }
    words(tree, id)
}

fn property_text(tree: &Tree, id: NodeId) -> String {
    tree.attribute(id, "content").map_or_else(|| words(tree, id), str::to_owned)
}

/// The words that are shown in a node, up to a length, blocks and breaks told apart by a bar.
pub(super) fn words(tree: &Tree, id: NodeId) -> String {
    let mut out = String::new();
    let mut walk = tree.walk(id);
    let mut steps = 0;
    while let Some(step) = walk.next() {
        steps += 1;
        let (Step::Enter(node) | Step::Leave(node)) = step;
        match tree.content(node) {
            Content::Text(text) if step == Step::Enter(node) => out.push_str(text),
            Content::Element(element)
                if matches!(element.name(), "br" | "p" | "div" | "li" | "time") =>
            {
                out.push_str(" | ")
            }
            Content::Element(element) if step == Step::Enter(node) => {
                let silent = matches!(
                    element.name(),
                    "script" | "style" | "template" | "button" | "noscript"
                );
                if silent || is_hidden(tree, node) || strikes(element.name()) {
                    walk.pass();
                } else if let Some(off) = Off::of_element(element.name()) {
                    out.push_str(&on_the_line(&tree.text(node), off, &out));
                    walk.pass();
                }
            }
            Content::Foreign(_) if step == Step::Enter(node) => walk.pass(),
            _ => {}
        }
        if out.len() > 2 * LONGEST || steps > A_LOOK {
            break;
        }
    }
    let parts = out.split('|').filter_map(prose).map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | ")
}
