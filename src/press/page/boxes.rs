//! Parts of a page that are beside the story, told by how they are built and where they stand,
//! whatever their page calls them and in whatever language.

use super::count::Count;
use crate::press::markup::{Content, NodeId, Tree};

/// Why an element only works the page, whatever it is called.
pub(super) fn idle(tree: &Tree, id: NodeId, count: &Count) -> Option<&'static str> {
    if is_box(tree, id, count) {
        return Some("box beside the text");
    }
    if is_row_of_links(tree, id, count) {
        return Some("navigation");
    }
    if is_cell_beside_the_story(tree, id, count) {
        return Some("cell beside the text");
    }
    is_headed_tail(tree, id, count).then_some("box beside the text")
}

/// Whether a short block with a heading of its own stands behind the text: at the end of a run of
/// paragraphs that has no headings, or behind the block that holds headline and text.
fn is_headed_tail(tree: &Tree, id: NodeId, count: &Count) -> bool {
    let heading = |node: NodeId| matches!(tree.name(node), "h2" | "h3" | "h4" | "h5" | "h6");
    let first = tree.children(id).find(|&node| matches!(tree.content(node), Content::Element(_)));
    if !matches!(tree.name(id), "div" | "section" | "aside")
        || !(1..=150).contains(&count.letters(id).all)
        || !first.is_some_and(heading)
    {
        return false;
    }
    let Some(parent) = tree.parent(id) else { return false };
    let siblings = || tree.children(parent).take(400);
    let paragraphs =
        |node: NodeId| tree.children(node).take(400).filter(|&node| tree.name(node) == "p").count();
    let last = !siblings().skip_while(|&node| node != id).any(|node| tree.name(node) == "p");
    let ends = last && paragraphs(parent) >= 3 && !siblings().any(heading);
    // The block with the headline tells its parts by itself; what follows it is none of them.
    let before =
        siblings().take_while(|&node| node != id).filter(|&node| count.letters(node).all > 300);
    let mut stories = before.filter(|&node| paragraphs(node) >= 3);
    let headed = |node| tree.children(node).take(10).any(|node| tree.name(node) == "h1");
    (ends && is_among_paragraphs(tree, id, count)) || stories.any(headed)
}

/// Whether a cell of a table that lays out the page stands beside the one that holds the story:
/// that one has most of the table's words outside of links, and this one has few of them.
fn is_cell_beside_the_story(tree: &Tree, id: NodeId, count: &Count) -> bool {
    const MUCH: usize = 600;
    if tree.name(id) != "td" {
        return false;
    }
    let up = std::iter::successors(tree.parent(id), |&node| tree.parent(node)).take(4);
    let Some(table) = up.into_iter().find(|&node| tree.name(node) == "table") else { return false };
    let unlinked = |id: NodeId| count.letters(id).all - count.letters(id).linked;
    let (whole, own) = (unlinked(table), unlinked(id));
    if whole < MUCH || own * 5 > whole {
        return false;
    }
    // Rows stand in a section of the table, cells in a row: the story's cell has four fifths.
    let rows = tree.children(table).take(20).flat_map(|part| tree.children(part).take(200));
    let mut cells = rows.take(400).flat_map(|row| tree.children(row).take(20));
    cells.any(|cell| cell != id && unlinked(cell) * 5 >= whole * 4)
}

/// Whether a line holds nothing but links to elsewhere, several of them parted by strokes or dots,
/// or buttons that run a script.
fn is_row_of_links(tree: &Tree, id: NodeId, count: &Count) -> bool {
    let letters = count.letters(id);
    if !matches!(tree.name(id), "p" | "div") || !(1..200).contains(&letters.all) {
        return false;
    }
    let (mut links, mut scripts, mut parted) = (0, 0, false);
    for (n, node) in tree.all(id).enumerate() {
        match tree.content(node) {
            Content::Element(element) if element.name() == "a" => {
                links += 1;
                let href = element.attribute("href").unwrap_or_default().trim_start();
                let runs = href.get(..11).is_some_and(|it| it.eq_ignore_ascii_case("javascript:"));
                scripts += usize::from(
                    runs || element.attribute("onclick").is_some() && href.starts_with('#'),
                );
            }
            Content::Element(element)
                if !matches!(
                    element.name(),
                    "span" | "b" | "i" | "br" | "p" | "div" | "font" | "small" | "strong"
                ) =>
            {
                return false;
            }
            Content::Text(text) => parted |= text.contains(['|', '·', '•', '«', '»']),
            _ => {}
        }
        if n > 60 {
            return false;
        }
    }
    // The strokes between links are letters to the count, and few.
    let outside = letters.all - letters.linked;
    let only = outside <= 2 * links;
    only && (scripts > 0 && scripts * 2 >= links || links > 1 && parted)
}

/// The most letters of a box that asks the reader to do something.
const BOX: usize = 400;

/// Whether a block that stands among paragraphs is a box that asks the reader to do something: it
/// is short, and has a form, a button, or a link that stands on a line of its own.
fn is_box(tree: &Tree, id: NodeId, count: &Count) -> bool {
    if !matches!(tree.name(id), "div" | "section" | "aside" | "details")
        || !is_among_paragraphs(tree, id, count)
    {
        return false;
    }
    let mut asks = false;
    for (n, node) in tree.all(id).enumerate() {
        match tree.name(node) {
            "button" | "form" | "input" => asks = true,
            "a" => asks |= stands_alone(tree, node),
            "figcaption" | "table" | "blockquote" | "pre" | "iframe" | "video" => return false,
            _ => {}
        }
        if n > 200 {
            return false;
        }
    }
    asks && (1..BOX).contains(&count.letters(id).all)
}

/// Whether the element before or after is a paragraph of some length.
fn is_among_paragraphs(tree: &Tree, id: NodeId, count: &Count) -> bool {
    let paragraph = |node: Option<NodeId>| {
        node.is_some_and(|node| tree.name(node) == "p" && count.letters(node).all >= 60)
    };
    let element = |node: &NodeId| matches!(tree.content(*node), Content::Element(_));
    let before =
        std::iter::successors(tree.before(id), |&node| tree.before(node)).take(6).find(element);
    let after =
        std::iter::successors(tree.after(id), |&node| tree.after(node)).take(6).find(element);
    paragraph(before) && (paragraph(after) || after.is_none())
}

/// Whether a link with words has nothing beside it in its block.
fn stands_alone(tree: &Tree, id: NodeId) -> bool {
    let words =
        |node: NodeId| matches!(tree.content(node), Content::Text(text) if !text.trim().is_empty());
    let beside = |node: Option<NodeId>| node.is_some_and(words);
    let says = tree.all(id).take(20).any(words);
    let pictured = tree.all(id).take(20).any(|node| tree.name(node) == "img");
    says && !pictured
        && !beside(tree.before(id))
        && !beside(tree.after(id))
        && tree.parent(id).is_some_and(|parent| {
            matches!(tree.name(parent), "div" | "li" | "p" | "section" | "aside")
        })
}
