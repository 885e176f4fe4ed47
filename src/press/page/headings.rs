//! Which headings of a page are its house's and not its story's, and which of a lower rank is: many
//! pages give their masthead the first rank, and the headline the second.

use super::head::Head;
use super::headline::title_parts;
use super::linked::Linked;
use super::marked::{Part, Shown, words};
use super::prune::apart;
use crate::article::WebAddress;
use crate::press::markup::{NodeId, Tree, is_hidden, joined};
use crate::press::tidy::same_words;

/// Takes the mastheads out of the headlines that a page shows, and puts in front the heading of a lower
/// rank that its title repeats, where none of the first rank does.
pub(super) fn settle(
    shown: &mut Vec<Shown>,
    tree: &Tree,
    head: &Head,
    linked: &Linked,
    base: Option<&WebAddress>,
) {
    let mut stated: Vec<String> = linked.strings("headline").into_iter().take(1).collect();
    stated.extend(head.said(&["og:title", "twitter:title"]).map(|(_, said)| said.to_owned()));
    let title = head.title.clone().unwrap_or_default();
    let parts = title_parts(&title);
    let is_stated = |words: &str| stated.iter().any(|said| same_words(said, words));
    let opens_title = |words: &str| {
        same_words(&title, words) || parts.first().is_some_and(|first| same_words(first, words))
    };
    shown.retain(|shown| {
        let heading = shown.part == Part::Headline && shown.at == "h1";
        let is_house = || {
            leads_up(tree, shown, base)
                || is_named_house(tree, shown.node, &SURELY)
                || is_named_house(tree, shown.node, &PERHAPS) && !opens_title(&shown.words)
        };
        !heading || is_stated(&shown.words) || !is_house()
    });
    let titled = |words: &str| {
        is_stated(words)
            || same_words(&title, words)
            || parts.iter().any(|part| same_words(part, words))
    };
    let of_h1 = |shown: &&Shown| shown.part == Part::Headline && shown.at == "h1";
    if shown.iter().filter(of_h1).any(|shown| titled(&shown.words) || opens(&title, &shown.words)) {
        return;
    }
    let site: Vec<String> = {
        let said = head.said(&["og:site_name", "application-name"]);
        let said = said.map(|(_, said)| said.to_owned());
        said.chain(linked.strings("publisher")).chain(linked.site.clone()).collect()
    };
    let of_site = |words: &str| site.iter().any(|site| same_words(site, words));
    let lower = tree.all(NodeId::ROOT).find_map(|node| {
        let at = tree.name(node);
        if !matches!(at, "h2" | "h3") || is_hidden(tree, node) {
            return None;
        }
        let said = words(tree, node);
        let long = said.chars().count() >= LEAST && said.chars().count() <= 300;
        let told = titled(&said) || stated.iter().chain([&title]).any(|title| opens(title, &said));
        (long && told && !of_site(&said)).then(|| Shown {
            part: Part::Headline,
            node,
            at: at.to_owned(),
            words: said,
            sure: true,
        })
    });
    if let Some(lower) = lower {
        // Only the story's own heading is one now.
        shown.retain(|shown| shown.part != Part::Headline || shown.at != "h1");
        shown.insert(0, lower);
    }
}

/// The fewest letters of a heading that a title can be said to repeat.
const LEAST: usize = 10;

/// Whether a title begins with the words of a heading, and goes on with something else.
fn opens(title: &str, heading: &str) -> bool {
    let rest = title.strip_prefix(heading);
    heading.chars().count() >= LEAST
        && rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// Names of what holds the sign of the house, and of what may hold the headline too.
const SURELY: [&str; 9] = [
    "site title",
    "site name",
    "sitename",
    "site logo",
    "site branding",
    "logo",
    "navbar brand",
    "blog title",
    "topbar",
];
const PERHAPS: [&str; 4] = ["masthead", "brand", "banner", "site header"];

/// Whether a heading, or what it stands in close by, is named as the sign of the house.
fn is_named_house(tree: &Tree, node: NodeId, names: &[&str]) -> bool {
    let up = std::iter::successors(Some(node), |&node| tree.parent(node)).take(3);
    up.into_iter().any(|node| {
        ["class", "id"].iter().filter_map(|name| tree.attribute(node, name)).any(|said| {
            said.split_ascii_whitespace().any(|class| {
                let class = format!(" {} ", apart(class));
                names.iter().any(|name| class.contains(&format!(" {name} ")))
            })
        })
    })
}

/// Whether all of a heading is a link to the front page, or to what the page lies under.
fn leads_up(tree: &Tree, shown: &Shown, base: Option<&WebAddress>) -> bool {
    let link = tree.all(shown.node).take(40).find(|&node| tree.name(node) == "a").or_else(|| {
        let above = std::iter::successors(tree.parent(shown.node), |&node| tree.parent(node));
        above.take(2).find(|&node| tree.name(node) == "a")
    });
    let Some((link, href)) = link.and_then(|link| Some((link, tree.attribute(link, "href")?)))
    else {
        return false;
    };
    let whole = words(tree, link);
    let covers = whole.chars().count() * 2 >= shown.words.chars().count();
    covers && (is_front(href) || base.is_some_and(|base| lies_under(base, href)))
}

fn is_front(href: &str) -> bool {
    let href = href.trim();
    let path = match href.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => href,
    };
    matches!(path, "/" | "/index.html" | "/index.htm" | "/index.php")
}

/// Whether the page's own address lies under the one that a link names.
fn lies_under(own: &WebAddress, href: &str) -> bool {
    let Some(to) = joined(Some(own), href) else { return false };
    let plain = |address: &WebAddress| {
        let address = address.as_str().split(['?', '#']).next().unwrap_or_default();
        let place = address.split_once("://").map_or(address, |(_, place)| place);
        place.trim_start_matches("www.").trim_end_matches('/').to_ascii_lowercase()
    };
    let (own, to) = (plain(own), plain(&to));
    own.strip_prefix(&to).is_some_and(|rest| rest.starts_with('/'))
}
