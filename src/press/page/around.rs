//! What stands around a story on its page: the line above the headline, the path to it, the links
//! to the front page.

use super::marked::{A_LOOK, words};
use super::prune::apart;
use super::section::is_of_calendar;
use crate::press::dates;
use crate::press::markup::{Content, NodeId, Step, Tree, is_hidden};

/// The line right above the headline, where nothing else can be meant by it.
pub(super) fn line_above(tree: &Tree, headline: NodeId) -> Option<String> {
    let above = std::iter::successors(tree.before(headline), |&node| tree.before(node)).take(6);
    let above =
        above.into_iter().find(|&node| matches!(tree.content(node), Content::Element(_)))?;
    if !matches!(
        tree.name(above),
        "p" | "div" | "span" | "a" | "h2" | "h3" | "h4" | "h5" | "h6" | "strong"
    ) || is_hidden(tree, above)
    {
        return None;
    }
    let (mut links, mut other) = (0, false);
    for node in tree.all(above).take(60) {
        match tree.name(node) {
            "a" => links += 1,
            "img" | "ul" | "ol" | "nav" | "time" | "button" | "h1" | "script" => other = true,
            _ => {}
        }
    }
    let said = words(tree, above);
    let line =
        (2..=60).contains(&said.chars().count()) && !said.contains(['|', '>', '›', '»', '/']);
    (line && links < 2 && !other && dates::read(&said).is_none()).then_some(said)
}

/// The short lines right below the headline.
pub(super) fn lines_below(tree: &Tree, headline: NodeId) -> Vec<String> {
    let below = std::iter::successors(tree.after(headline), |&node| tree.after(node)).take(12);
    let lines = below.filter(|&node| {
        matches!(tree.name(node), "p" | "div" | "span" | "time" | "small" | "em")
            && !is_hidden(tree, node)
    });
    let said = lines.take(4).map(|node| words(tree, node));
    said.filter(|words| (6..=160).contains(&words.chars().count())).collect()
}

/// The sections on the path to the story, as the page shows it: outermost first, the story left out.
pub(super) fn path(tree: &Tree) -> Vec<String> {
    const NAMES: [&str; 5] = ["breadcrumb", "breadcrumbs", "topicpath", "crumbs", "you are here"];
    let trail = tree.all(NodeId::ROOT).find(|&id| {
        let names =
            ["class", "id", "aria-label"].iter().filter_map(|name| tree.attribute(id, name));
        let mut apart =
            names.flat_map(str::split_ascii_whitespace).map(|name| format!(" {} ", apart(name)));
        apart.any(|name| NAMES.iter().any(|known| name.contains(&format!(" {known} "))))
    });
    let Some(trail) = trail else { return Vec::new() };
    let mut steps: Vec<(String, bool)> = Vec::new();
    let mut walk = tree.walk(trail);
    let mut taken = 0;
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        taken += 1;
        if taken > A_LOOK {
            break;
        }
        if is_hidden(tree, id) {
            walk.pass();
        } else if tree.name(id) == "a" {
            steps.push((words(tree, id), true));
            walk.pass();
        } else if let Content::Text(text) = tree.content(id) {
            let step = text.trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, '>' | '›' | '»' | '/' | '|' | ':')
            });
            if !step.is_empty() {
                steps.push((step.to_owned(), false));
            }
        }
    }
    // The last step without a link is the story itself, where a section stands before it.
    if steps.len() > 2 && steps.last().is_some_and(|(_, linked)| !linked) {
        steps.pop();
    }
    let sections = steps.into_iter().skip(1).map(|(name, _)| name);
    sections.filter(|name| name.chars().count() <= 60 && !is_of_calendar(name)).collect()
}

/// What the links to the front page say: the name of the site, or what its sign shows.
pub(super) fn home_names(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for id in tree.all(NodeId::ROOT) {
        let home = tree.name(id) == "a"
            && (tree.has_word(id, "rel", "home")
                || tree.attribute(id, "href").is_some_and(is_root));
        if !home || found.len() > 20 {
            continue;
        }
        let said = words(tree, id);
        let signs = tree.all(id).take(20).filter_map(|node| tree.attribute(node, "alt"));
        found.extend(
            [said].into_iter().chain(signs.map(str::to_owned)).filter(|name| !name.is_empty()),
        );
    }
    found
}

/// What the first picture says that leads to the front page: the sign of the house.
pub(super) fn sign(tree: &Tree) -> Option<String> {
    let home =
        |id: &NodeId| tree.name(*id) == "a" && tree.attribute(*id, "href").is_some_and(is_root);
    let signs = tree.all(NodeId::ROOT).filter(home).take(5);
    let mut said = signs.filter_map(|id| {
        let alt = tree.all(id).take(20).find_map(|node| tree.attribute(node, "alt"))?.trim();
        let small = alt.to_lowercase();
        let general =
            ["home", "logo", "homepage", "start", "back to home"].contains(&small.as_str());
        (!general && (3..=60).contains(&alt.chars().count()))
            .then(|| alt.trim_end_matches(" logo").to_owned())
    });
    said.next()
}

fn is_root(href: &str) -> bool {
    let path = href
        .split_once("://")
        .map_or(href, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    matches!(path.trim(), "/" | "/index.html" | "/index.htm" | "/index.php")
}

/// What the page marks as the place in its navigation where the reader is.
pub(super) fn current_section(tree: &Tree) -> Option<String> {
    let here = tree.all(NodeId::ROOT).find(|&id| {
        let class = ["on", "active", "current", "selected", "is-active", "current-menu-item"];
        let marked = tree.attribute(id, "aria-current").is_some()
            || class.iter().any(|word| tree.has_word(id, "class", word));
        marked && matches!(tree.name(id), "li" | "a")
    })?;
    let said = words(tree, here);
    let path = |id: NodeId| tree.all(id).take(10).find_map(|node| tree.attribute(node, "href"));
    let front = path(here).is_some_and(is_root);
    (!front && !is_of_calendar(&said) && (2..=30).contains(&said.chars().count())).then_some(said)
}
