//! Pictures of a page that show who wrote its story, and not what it is about.
//!
//! A face is told by where it stands, in a small block that is named after the author, or by what
//! stands for it: the author's name and nothing else, under a picture without a caption.

use super::about::About;
use super::prune::apart;
use crate::article::{Block, Image, Line, WebAddress};
use crate::press::markup::{Content, NodeId, joined};
use crate::press::tidy::same_words;
use crate::press::{At, Draft, Fate};

/// What pages call the picture of an author, or the block that it stands in, word by word.
#[rustfmt::skip]
const NAMES: [&str; 14] = [
    "byline", "bylines", "author", "authors", "avatar", "headshot", "mugshot", "columnist", "contributor", "autor", "auteur", "autore", "gravatar", "writer",
];

/// Words around a name that only say that it is a picture.
#[rustfmt::skip]
const AROUND: [&str; 22] = [
    "photo", "picture", "image", "portrait", "headshot", "profile", "avatar", "of", "the", "author", "writer", "foto", "bild", "von", "de", "di", "photographie", "porträt", "autor", "columnist", "icon", "a",
];

/// The most letters in a block that is about the author and not about the story.
const FEW: usize = 300;

/// The most authors whose faces are looked for.
const MOST: usize = 20;

/// How far around a picture such a block is looked for, and how much of it.
const UP: usize = 4;
const A_LOOK: usize = 400;

/// A picture that shows an author.
pub(super) struct Face {
    addresses: Vec<WebAddress>,
    /// What stands for it, by which it is known where its page has no address to join its own to.
    alt: String,
}

impl About<'_> {
    /// The pictures that show an author.
    pub(super) fn faces(&self, authors: &[Line]) -> Vec<Face> {
        let tree = self.tree;
        // Nobody shows the faces of more.
        let authors = &authors[..authors.len().min(MOST)];
        let pictures =
            tree.all(NodeId::ROOT).filter(|&id| matches!(tree.name(id), "img" | "amp-img"));
        let faces = pictures.filter(|&id| {
            let alt = tree.attribute(id, "alt").unwrap_or_default();
            self.is_of_author(id) || is_name_alone(alt, authors) && !self.is_captioned(id)
        });
        let sources = ["src", "data-src", "data-lazy-src", "data-original"];
        let of = |id: NodeId| {
            let alt = tree.attribute(id, "alt").unwrap_or_default().trim();
            let named = sources.into_iter().filter_map(move |it| tree.attribute(id, it));
            let addresses = named.filter_map(|src| joined(self.base, src)).collect();
            Face { addresses, alt: alt.to_owned() }
        };
        faces.map(of).collect()
    }

    /// Whether a picture, or a small block around it, is named after the author.
    fn is_of_author(&self, picture: NodeId) -> bool {
        let tree = self.tree;
        let mut around = std::iter::successors(Some(picture), |&node| tree.parent(node)).take(UP);
        around.any(|node| {
            let names = ["class", "id", "itemprop", "rel", "data-testid", "data-component"];
            let mut names = names.into_iter().filter_map(|name| tree.attribute(node, name));
            let is_named =
                names.any(|name| apart(name).split(' ').any(|word| NAMES.contains(&word)));
            is_named
                && !matches!(tree.name(node), "figcaption" | "body" | "article" | "main")
                && self.is_small(node)
        })
    }

    /// Whether few words stand in a block, and no caption.
    fn is_small(&self, block: NodeId) -> bool {
        let (mut letters, mut nodes) = (0, 0);
        for node in self.tree.all(block) {
            nodes += 1;
            if let Content::Text(text) = self.tree.content(node) {
                letters += text.chars().filter(|c| !c.is_whitespace()).count();
            }
            let holds_story = matches!(self.tree.name(node), "figcaption" | "h1");
            if nodes > A_LOOK || letters > FEW || holds_story {
                return false;
            }
        }
        true
    }

    fn is_captioned(&self, picture: NodeId) -> bool {
        let tree = self.tree;
        let mut around =
            std::iter::successors(tree.parent(picture), |&node| tree.parent(node)).take(UP);
        around.any(|node| {
            tree.name(node) == "figure"
                && tree.all(node).take(A_LOOK).any(|node| tree.name(node) == "figcaption")
        })
    }
}

/// Whether the words that stand for a picture are an author's name, and say besides that it is a picture.
fn is_name_alone(alt: &str, authors: &[Line]) -> bool {
    authors.iter().any(|author| {
        let small = alt.to_lowercase();
        let Some((before, behind)) = small.split_once(&author.to_lowercase()) else {
            return false;
        };
        let mut around = before
            .split(|c: char| !c.is_alphanumeric())
            .chain(behind.split(|c: char| !c.is_alphanumeric()));
        same_words(alt, author)
            || around.all(|word| word.is_empty() || word == "s" || AROUND.contains(&word))
    })
}

/// Whether a picture is one of these.
pub(super) fn is_among(image: &Image, faces: &[Face]) -> bool {
    faces.iter().any(|face| match &image.address {
        Some(address) => face.addresses.contains(address),
        None => {
            !face.alt.is_empty()
                && image.alt.as_deref().is_some_and(|alt| same_words(alt, &face.alt))
        }
    })
}

/// Drops from the text the pictures that show an author.
pub(super) fn without_faces(draft: &mut Draft, faces: &[Face]) {
    if faces.is_empty() {
        return;
    }
    let mut n = 0;
    let trail = &mut draft.trail;
    draft.body.retain(|block| {
        n += 1;
        let Block::Figure { image } = block else { return true };
        let goes = is_among(image, faces) && image.caption.is_none();
        if goes {
            let words = image.address.as_ref().map_or("", WebAddress::as_str);
            trail.note(
                At::Node(format!("text[{n}]")),
                Fate::Dropped,
                "the author's picture",
                words,
            );
        }
        !goes
    });
}
