//! What stands inside a story's text and is not of it, told by what its page calls it: boxes to
//! share, to subscribe, to read on; the author's life; comments.

use super::boxes::idle;
use super::count::Count;
use super::not_taken::not_taken;
use super::style::hidden_names;
use super::wall::Walls;
use crate::press::markup::{Content, NodeId, Step, Tree};

/// A part of the page that was cut out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pruned {
    /// The element it was, as a style sheet would name it: `div.share-box`.
    pub(super) element: String,
    pub(super) why: &'static str,
    pub(super) words: String,
}

/// What pages call what is not of the story, word by word, and why it goes. A name is taken apart
/// at hyphens, low lines and capitals: `relatedLinks-box` is `related links box`.
const NAMES: [(&str, &str); 83] = [
    ("share", "share box"),
    ("sharing", "share box"),
    ("sharebar", "share box"),
    ("sharedaddy", "share box"),
    ("addthis", "share box"),
    ("addtoany", "share box"),
    ("social media", "share box"),
    ("social links", "share box"),
    ("social share", "share box"),
    ("social buttons", "share box"),
    ("jp relatedposts", "related stories"),
    ("newsletter", "newsletter box"),
    ("mailpoet", "newsletter box"),
    ("mailchimp", "newsletter box"),
    ("signup", "newsletter box"),
    ("sign up", "newsletter box"),
    ("subscribe", "subscription box"),
    ("subscription", "subscription box"),
    ("paywall", "subscription box"),
    ("donate", "donation box"),
    ("donation", "donation box"),
    ("membership", "subscription box"),
    ("related", "related stories"),
    ("recirc", "related stories"),
    ("recirculation", "related stories"),
    ("recommended", "related stories"),
    ("recommendations", "related stories"),
    ("read more", "related stories"),
    ("readmore", "related stories"),
    ("read also", "related stories"),
    ("read next", "related stories"),
    ("see also", "related stories"),
    ("more stories", "related stories"),
    ("more on", "related stories"),
    ("most read", "related stories"),
    ("most popular", "related stories"),
    ("trending", "related stories"),
    ("outbrain", "related stories"),
    ("taboola", "related stories"),
    ("advert", "advertisement"),
    ("advertisement", "advertisement"),
    ("advertising", "advertisement"),
    ("ad", "advertisement"),
    ("ads", "advertisement"),
    ("adslot", "advertisement"),
    ("dfp", "advertisement"),
    ("gpt", "advertisement"),
    ("promo", "promotion"),
    ("promotion", "promotion"),
    ("sponsored", "promotion"),
    ("comments", "comments"),
    ("comment list", "comments"),
    ("disqus", "comments"),
    ("author bio", "about the author"),
    ("author box", "about the author"),
    ("about author", "about the author"),
    ("about the author", "about the author"),
    ("author info", "about the author"),
    ("bio", "about the author"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("pagination", "navigation"),
    ("skip link", "navigation"),
    ("print only", "shown in print only"),
    ("no screen", "shown in print only"),
    ("cookie", "cookie notice"),
    ("consent", "cookie notice"),
    ("comment", "comments"),
    ("your say", "comments"),
    ("yoursay", "comments"),
    ("support us", "donation box"),
    ("support", "donation box"),
    ("push", "newsletter box"),
    ("notifications", "newsletter box"),
    ("toc", "table of contents"),
    ("table of contents", "table of contents"),
    ("skiplinks", "navigation"),
    ("printonly", "shown in print only"),
    ("also", "related stories"),
    ("shop", "promotion"),
    ("links inline", "navigation"),
    ("author card", "about the author"),
    ("more from", "related stories"),
];

/// The share of a text above which a part of it is the story, whatever it is called.
const MOST: f64 = 0.3;

/// The most letters outside of links that a part of this kind has: more is prose of the story.
const LONGEST: usize = 700;

/// Cuts out of a whole page what its own style hides, what asks the reader to do something, and
/// lines of nothing but buttons: the parser of the main text would leave their words.
pub(super) fn prune_page(tree: &mut Tree) -> Vec<Pruned> {
    let count = Count::of(tree);
    let total = count.letters(NodeId::ROOT).all;
    let hidden = hidden_names(tree);
    let by_style = |tree: &Tree, id: NodeId| {
        let named = ["class", "id"].iter().any(|attribute| {
            let mark = if *attribute == "class" { '.' } else { '#' };
            let names = tree.attribute(id, attribute).unwrap_or_default();
            names.split_ascii_whitespace().any(|name| hidden.contains(&format!("{mark}{name}")))
        });
        (named && count.letters(id).all * 4 < total).then_some("hidden by the page's style")
    };
    let walls = Walls::of(tree, &count, |id| named(tree, id, &count, total));
    let mut cut = cut_out(tree, |tree, id| {
        by_style(tree, id).or_else(|| {
            walls
                .judge(id)
                .unwrap_or_else(|| beside_heading(tree, id).or_else(|| idle(tree, id, &count)))
        })
    });
    cut.extend(not_taken(tree));
    cut
}

/// Cuts out of the tree what is not of the story.
pub(super) fn prune(tree: &mut Tree) -> Vec<Pruned> {
    let count = Count::of(tree);
    let total = count.letters(NodeId::ROOT).all;
    let walls = Walls::of(tree, &count, |id| named(tree, id, &count, total));
    cut_out(tree, |tree, id| {
        walls
            .judge(id)
            .unwrap_or_else(|| named(tree, id, &count, total).or_else(|| idle(tree, id, &count)))
    })
}

/// Why an element is not of the story by its names, where it is no more than such a thing is: of so many
/// letters in all.
fn named(tree: &Tree, id: NodeId, count: &Count, total: usize) -> Option<&'static str> {
    let most = (total as f64 * MOST) as usize;
    fault(tree, id).filter(|why| {
        let found = count.letters(id);
        let bounded = matches!(*why, "comments" | "table of contents") && found.all * 2 < total;
        let small = found.all <= most.max(LONGEST.min(total / 2));
        bounded || (small && found.all - found.linked <= LONGEST)
    })
}

/// Signs that sites hang on headings, to link to them.
const SIGNS: [&str; 6] = ["¶", "#", "§", "🔗", "⚓", "∞"];

/// Why an element in a heading is not of it: it is a link to the heading itself.
fn beside_heading(tree: &Tree, id: NodeId) -> Option<&'static str> {
    let is_heading = |id: NodeId| matches!(tree.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let within = |id: NodeId| std::iter::successors(tree.parent(id), |&id| tree.parent(id));
    if tree.name(id) != "a" || !within(id).take(3).any(is_heading) {
        return None;
    }
    let texts = tree.all(id).filter_map(|node| match tree.content(node) {
        Content::Text(text) => Some(text.trim()),
        _ => None,
    });
    let words: String = texts.collect();
    SIGNS.contains(&words.as_str()).then_some("a link to its heading")
}

/// Takes out every element in which `judge` finds a fault.
fn cut_out(tree: &mut Tree, judge: impl Fn(&Tree, NodeId) -> Option<&'static str>) -> Vec<Pruned> {
    let mut cut = Vec::new();
    let mut gone = Vec::new();
    let mut walk = tree.walk(NodeId::ROOT);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Some(why) = judge(tree, id) else { continue };
        let words = first_words(tree, id);
        let class = tree.attribute(id, "class").unwrap_or_default();
        cut.push(Pruned { element: label(tree.name(id), class), why, words });
        gone.push(id);
        walk.pass();
    }
    for id in gone {
        tree.remove(id);
    }
    cut
}

/// The first words in an element, each with a blank behind it.
pub(super) fn first_words(tree: &Tree, id: NodeId) -> String {
    let mut words = String::new();
    for node in tree.all(id) {
        if let Content::Text(text) = tree.content(node) {
            words.extend(text.split_whitespace().flat_map(|word| [word, " "]));
        }
        if words.len() > 80 {
            break;
        }
    }
    words
}

/// An element as a style sheet would name it, by the first of its classes.
pub(in crate::press) fn label(name: &str, classes: &str) -> String {
    match classes.split_ascii_whitespace().next() {
        Some(class) => format!("{name}.{}", class.chars().take(40).collect::<String>()),
        None => name.to_owned(),
    }
}

/// Why an element is not of the story, if its names say so.
pub(super) fn fault(tree: &Tree, id: NodeId) -> Option<&'static str> {
    let Content::Element(element) = tree.content(id) else { return None };
    let boxes = [
        "div", "section", "aside", "ul", "ol", "li", "header", "footer", "nav", "form", "details",
        "dl", "table", "figure",
    ];
    if !boxes.contains(&element.name()) {
        return None;
    }
    // The id of an item or a heading is often made of its words.
    let named_by_id = !matches!(element.name(), "li" | "figure" | "table" | "dl");
    let names = ["class", "id", "data-component", "data-testid"];
    let names = names.into_iter().filter(|name| *name != "id" || named_by_id);
    let said = names.filter_map(|name| element.attribute(name));
    said.flat_map(str::split_ascii_whitespace).find_map(by_name)
}

/// Why what a page calls so is not of the story.
pub(in crate::press) fn by_name(name: &str) -> Option<&'static str> {
    let words = format!(" {} ", apart(name));
    let stands = |known: &str| words.contains(&format!(" {known} "));
    NAMES.iter().find(|(known, _)| stands(known)).map(|&(_, why)| why)
}

/// A name taken apart into small words.
pub(super) fn apart(name: &str) -> String {
    let mut out = String::new();
    let mut small_before = false;
    for c in name.chars().take(80) {
        if !c.is_alphanumeric() {
            out.push(' ');
        } else {
            if c.is_uppercase() && small_before {
                out.push(' ');
            }
            out.extend(c.to_lowercase());
        }
        small_before = c.is_lowercase();
    }
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
