//! Pictures: which of the many addresses a page gives is the picture, and what is none at all.

use super::join::joined;
use super::tree::{Content, NodeId, Tree};
use crate::article::{Image, WebAddress};
use crate::press::typeset_prose as prose;

/// What an image element stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Picture {
    /// A picture.
    Image(Image),
    /// A sign in the running text, which its `alt` says.
    Sign(String),
    /// Nothing to see: a counting pixel, a space, a button.
    Nothing,
}

/// Attributes by which pages load a picture late. The first that is there wins.
const LATE: [&str; 14] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-orig-file",
    "data-large-file",
    "data-full-src",
    "data-hi-res-src",
    "data-actualsrc",
    "data-image",
    "data-img-src",
    "data-img",
    "data-url",
];

/// Attributes that list a picture in several sizes.
const SETS: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];

/// Pictures at most this large in both directions are icons.
const ICON: u32 = 32;

/// Words in the class of an image that is a letter or sign of the text.
const SIGNS: [&str; 6] = ["emoji", "wp-smiley", "smiley", "emoticon", "latex", "mwe-math-fallback"];

/// Words in the class of a picture of who wrote it.
const FACES: [&str; 4] = ["avatar", "headshot", "author-photo", "author-image"];

/// What this image element stands for, on a page at `base`.
pub(crate) fn picture(tree: &Tree, id: NodeId, base: Option<&WebAddress>) -> Picture {
    let class = tree.attribute(id, "class").unwrap_or_default().to_ascii_lowercase();
    let alt = tree.attribute(id, "alt").and_then(prose);
    if SIGNS.iter().any(|sign| class.contains(sign)) {
        return alt.map_or(Picture::Nothing, |alt| Picture::Sign(alt.to_string()));
    }
    if is_small(tree, id) || FACES.iter().any(|face| class.contains(face)) {
        return Picture::Nothing;
    }
    match address(tree, id, base).filter(|address| !counts(address)) {
        Some(address) => Picture::Image(Image { address: Some(address), alt, ..Image::default() }),
        None => Picture::Nothing,
    }
}

/// Whether a program on the server draws it: a counter of visitors.
fn counts(address: &WebAddress) -> bool {
    let address = address.as_str();
    address.contains("/cgi-bin/") || address.contains("counter.")
}

fn is_small(tree: &Tree, id: NodeId) -> bool {
    let style = tree.attribute(id, "style").unwrap_or_default().to_ascii_lowercase();
    let styled = |side: &str| {
        style.split(';').find_map(|part| {
            let (name, value) = part.split_once(':')?;
            (name.trim() == side).then(|| value.trim().strip_suffix("px")?.trim().parse().ok())?
        })
    };
    // A face beside a byline is smaller than any picture of a story.
    let icon = if is_byline(tree, id) { 150 } else { ICON };
    let size = |side: &str| -> Option<u32> {
        let stated = tree.attribute(id, side).map(|n| n.trim().trim_end_matches("px"));
        stated.and_then(|n| n.parse().ok()).or_else(|| styled(side))
    };
    match (size("width"), size("height")) {
        (Some(width), Some(height)) => width.max(height) <= icon || width.min(height) <= 1,
        (Some(side), None) | (None, Some(side)) => side <= 2,
        (None, None) => false,
    }
}

/// Whether an element stands in what its page calls a byline or an author.
fn is_byline(tree: &Tree, id: NodeId) -> bool {
    let up = std::iter::successors(tree.parent(id), |&node| tree.parent(node)).take(3);
    up.filter_map(|node| tree.attribute(node, "class")).any(|class| {
        let class = class.to_ascii_lowercase();
        class.contains("byline") || class.contains("author")
    })
}

/// The largest picture that the element, or the `picture` around it, names.
pub(crate) fn address(tree: &Tree, id: NodeId, base: Option<&WebAddress>) -> Option<WebAddress> {
    let own = SETS.iter().filter_map(|set| tree.attribute(id, set));
    if let Some(largest) = own.filter_map(|set| largest(set, base)).max_by_key(|&(size, _)| size) {
        return Some(largest.1);
    }
    if let Some(largest) = from_sources(tree, id, base) {
        return Some(largest);
    }
    let named = |name: &str| tree.attribute(id, name).filter(|href| !is_stand_in(href));
    // A page that loads late keeps a small or blurred copy in `src`.
    let single = LATE.iter().find_map(|name| named(name)).or_else(|| named("src"));
    single.and_then(|href| joined(base, href))
}

/// The largest that the `source` elements of a `picture` name; the first among equals.
fn from_sources(tree: &Tree, id: NodeId, base: Option<&WebAddress>) -> Option<WebAddress> {
    let picture = tree.parent(id).filter(|&parent| tree.name(parent) == "picture")?;
    let named = tree.attribute(id, "src").is_some_and(|href| !is_stand_in(href));
    // A newer kind of file is one more form of a picture that is there in an older one.
    let newer = |source: &NodeId| {
        let kind = tree.attribute(*source, "type").unwrap_or_default();
        named && (kind.contains("webp") || kind.contains("avif") || kind.contains("jxl"))
    };
    let sources = tree.children(picture).filter(|&child| tree.name(child) == "source");
    let sets = sources
        .filter(|source| !newer(source))
        .flat_map(|source| SETS.iter().filter_map(move |set| tree.attribute(source, set)));
    let mut best: Option<(u64, WebAddress)> = None;
    for (size, address) in sets.filter_map(|set| largest(set, base)) {
        if best.as_ref().is_none_or(|(most, _)| size > *most) {
            best = Some((size, address));
        }
    }
    best.map(|(_, address)| address)
}

/// A picture of nothing that waits for a script.
fn is_stand_in(href: &str) -> bool {
    let href = href.trim();
    href.is_empty()
        || href.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
        || href.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("about:"))
}

/// The largest of a `srcset`, and how large it says it is. The first wins among equals.
fn largest(set: &str, base: Option<&WebAddress>) -> Option<(u64, WebAddress)> {
    let mut best: Option<(u64, &str)> = None;
    for (href, size) in candidates(set) {
        if !is_stand_in(href) && best.is_none_or(|(most, _)| size > most) {
            best = Some((size, href));
        }
    }
    let (size, href) = best?;
    joined(base, href).map(|address| (size, address))
}

/// The candidates of a `srcset`: addresses may hold commas, so one ends at white space.
fn candidates(set: &str) -> impl Iterator<Item = (&str, u64)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (href, after) = rest.split_at(end);
        if let Some(bare) = href.strip_suffix(',') {
            rest = after;
            return Some((bare.trim_end_matches(','), 0));
        }
        let end = after.find(',').unwrap_or(after.len());
        let (size, after) = after.split_at(end);
        rest = after;
        Some((href, said_size(size.trim())))
    })
}

/// `1200w` or `2x`, as a number for putting in order.
fn said_size(size: &str) -> u64 {
    let number = |digits: &str| digits.parse::<f64>().ok().filter(|n| (0.0..1e9).contains(n));
    let word = size.split_ascii_whitespace().next().unwrap_or_default();
    let size = match (word.strip_suffix('w'), word.strip_suffix('x')) {
        (Some(width), _) => number(width),
        (_, Some(times)) => number(times).map(|n| n * 1_000.0),
        _ => None,
    };
    size.map_or(0, |size| size as u64)
}

/// The images in a `noscript`, which stands in for pictures that a script would load.
pub(crate) fn images_in(tree: &Tree, id: NodeId) -> Vec<NodeId> {
    tree.all(id)
        .filter(|&node| {
            matches!(tree.content(node), Content::Element(_)) && tree.name(node) == "img"
        })
        .collect()
}
