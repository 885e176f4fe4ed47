//! The picture above a story: which of a page's pictures it is, and what is said of it.

use super::about::About;
use super::body::AT_HEAD;
use super::face::{Face, is_among, without_faces};
use super::head::plain;
use super::marked::Part;
use crate::article::{Block, Credit, Image, WebAddress};
use crate::press::markup::{NodeId, blocks_in, joined};
use crate::press::tidy::{same_words, split_credit};
use crate::press::{At, Draft, Fate, typeset_line as line, typeset_prose as prose};

impl About<'_> {
    pub(super) fn lead_image(&self, draft: &mut Draft) {
        let faces = self.faces(&draft.bylines);
        without_faces(draft, &faces);
        let mut stated = self.stated_pictures();
        // Some systems state the author's picture where a story has none.
        stated.retain(|(_, image)| !is_among(image, &faces));
        let around = self.picture_at_head(draft.headline.as_deref(), &faces);
        let in_body = draft.body.iter().filter_map(figure);
        let same = |image: &&Image| {
            let address = image.address.as_ref();
            address.is_some_and(|address| {
                stated.iter().any(|(_, image)| {
                    image.address.as_ref().is_some_and(|other| same_picture(address, other))
                })
            })
        };
        let matched = around.as_ref().filter(same).or_else(|| in_body.clone().find(same)).cloned();
        // A picture above the text is the lead, whatever the head of the page says.
        let leading = draft.body.iter().take(2).filter_map(figure).next().cloned();
        let (at, mut image) = match (matched, around.or(leading), stated.first()) {
            (Some(image), ..) => ("page, and stated".to_owned(), image),
            (None, Some(image), _) => ("page".to_owned(), image),
            (None, None, Some((at, image))) => (at.clone(), image.clone()),
            (None, None, None) => return,
        };
        if let Some((_, stated)) = stated.iter().find(|(_, stated)| same_address(stated, &image)) {
            image.caption = image.caption.or_else(|| stated.caption.clone());
            image.credit = image.credit.or_else(|| stated.credit.clone());
            image.alt = image.alt.or_else(|| stated.alt.clone());
        }
        let said = image.address.as_ref().map_or("", WebAddress::as_str).to_owned();
        draft.trail.note(At::Node(at), Fate::Kept, "lead image", &said);
        // Once above the text, it need not stand in it again.
        let again = draft
            .body
            .iter()
            .position(|block| figure(block).is_some_and(|other| same_address(other, &image)));
        if let Some(n) = again
            && let Block::Figure { image: again } = draft.body.remove(n)
        {
            image.caption = image.caption.or(again.caption);
            image.credit = image.credit.or(again.credit);
            image.alt = image.alt.or(again.alt);
            draft.trail.note(
                At::Node(format!("text[{}]", n + 1)),
                Fate::Merged,
                "lead image",
                &said,
            );
        }
        draft.lead_image = Some(image);
    }

    /// The pictures that the page says are its story's.
    fn stated_pictures(&self) -> Vec<(String, Image)> {
        let mut found = Vec::new();
        for picture in self.linked.pictures("image") {
            found.push((
                "JSON-LD image".to_owned(),
                picture.address,
                picture.caption,
                picture.credit,
                None,
            ));
        }
        let alt = self
            .head
            .said(&["og:image:alt", "twitter:image:alt"])
            .next()
            .map(|(_, alt)| plain(alt));
        for (name, said) in self.head.said(&[
            "og:image",
            "og:image:url",
            "twitter:image",
            "twitter:image:src",
            "image",
            "thumbnail",
        ]) {
            found.push((format!("meta {name}"), said.to_owned(), None, None, alt.clone()));
        }
        found.extend(
            self.head
                .links_for("image_src")
                .map(|(href, _)| ("link image_src".to_owned(), href.to_owned(), None, None, None)),
        );
        let images = found.into_iter().filter_map(|(at, href, caption, credit, alt)| {
            let address = joined(self.base, &href).filter(|address| !is_sign(address))?;
            let credit = credit
                .and_then(|maker| line(&maker))
                .map(|maker| Credit { agency: None, maker: Some(maker) });
            let caption = caption.and_then(|words| line(&words));
            Some((
                at,
                Image {
                    address: Some(address),
                    caption,
                    credit,
                    alt: alt.and_then(|alt| prose(&alt)),
                    file: None,
                },
            ))
        });
        images.collect()
    }

    /// The picture that stands between the headline and the text, or right above the headline.
    fn picture_at_head(&self, headline: Option<&str>, faces: &[Face]) -> Option<Image> {
        let headline = headline?;
        let scope = self.scope()?;
        let blocks = with_captions(blocks_in(self.tree, scope, self.base, None, self.limits).ok()?);
        let at = blocks.iter().position(|block| matches!(block, Block::Subhead { text, .. } if same_words(&text.plain(), headline) || text.plain().ends_with(headline)))?;
        let figure = |block| figure(block).filter(|image| !is_among(image, faces));
        let text = |block: &&Block| matches!(block, Block::Paragraph { text } if text.plain().chars().count() > 200);
        let below =
            blocks[at..].iter().take(AT_HEAD + 4).take_while(|block| !text(block)).find_map(figure);
        below.or_else(|| blocks[..at].iter().rev().take(2).find_map(figure)).cloned()
    }

    /// The element around headline and text.
    fn scope(&self) -> Option<NodeId> {
        let headline = self.shown.iter().find(|shown| shown.part == Part::Headline)?.node;
        let up = || std::iter::successors(Some(headline), |&node| self.tree.parent(node));
        let named = up().find(|&node| {
            matches!(self.tree.name(node), "article" | "main")
                || self.tree.has_word(node, "itemprop", "articleBody")
        });
        named.or_else(|| up().find(|&node| self.tree.name(node) == "body"))
    }
}

/// A short paragraph right below a picture that ends in a credit is its caption.
pub(super) fn with_captions(body: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(body.len());
    for block in body {
        if let (Block::Paragraph { text }, Some(Block::Figure { image })) = (&block, out.last_mut())
            && image.caption.is_none()
        {
            let words = text.plain();
            let caption = line(&words).filter(|_| words.chars().count() <= 300);
            if let Some(caption) = caption.filter(|words| split_credit(words).1.is_some()) {
                image.caption = Some(caption);
                continue;
            }
        }
        out.push(block);
    }
    out
}

/// Drops from the head of the body what is the lead image's caption, with its credit or without.
pub(super) fn without_lead_caption(draft: &mut Draft) {
    let Some(caption) = draft.lead_image.as_ref().and_then(|image| image.caption.clone()) else {
        return;
    };
    let head = draft.body.iter().take(4).position(|block| match block {
        Block::Paragraph { text } => {
            let words = text.plain();
            let rest = words.strip_prefix(&*caption);
            rest.is_some_and(|rest| rest.chars().count() <= 80) || same_words(&words, &caption)
        }
        _ => false,
    });
    if let Some(n) = head {
        draft.trail.note(
            At::Node(format!("text[{}]", n + 1)),
            Fate::Merged,
            "caption again",
            &caption,
        );
        draft.body.remove(n);
    }
}

fn figure(block: &Block) -> Option<&Image> {
    match block {
        Block::Figure { image } => Some(image),
        _ => None,
    }
}

fn same_address(one: &Image, other: &Image) -> bool {
    match (&one.address, &other.address) {
        (Some(one), Some(other)) => same_picture(one, other),
        _ => false,
    }
}

/// Whether two addresses are sizes of one picture: the same file name but for a size.
fn same_picture(one: &WebAddress, other: &WebAddress) -> bool {
    one == other
        || stem(one).is_some_and(|stem_one| stem(other).is_some_and(|other| other == stem_one))
}

/// The file name without its ending and the sizes that systems write behind it.
fn stem(address: &WebAddress) -> Option<String> {
    let path = address.as_str().split(['?', '#']).next()?;
    let name = path.rsplit('/').next()?;
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let size = |word: &str| {
        let digits = word.trim_end_matches(['w', 'h', 'p', 'x', 'W']);
        !word.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == 'x')
            || matches!(
                word.to_ascii_lowercase().as_str(),
                "scaled"
                    | "large"
                    | "small"
                    | "medium"
                    | "thumb"
                    | "thumbnail"
                    | "lg"
                    | "sm"
                    | "md"
                    | "xl"
                    | "jumbo"
                    | "superjumbo"
                    | "articlelarge"
                    | "mobile"
                    | "full"
                    | "hd"
                    | "crop"
                    | "cropped"
            )
    };
    let mut words: Vec<&str> = name.split(['-', '_']).collect();
    while words.len() > 1 && words.last().is_some_and(|word| size(word)) {
        words.pop();
    }
    let stem = words.join("-").to_lowercase();
    let common = matches!(
        stem.as_str(),
        "image"
            | "main"
            | "original"
            | "photo"
            | "picture"
            | "default"
            | "index"
            | "img"
            | "master"
    );
    (stem.len() >= 4 && !common).then_some(stem)
}

/// Whether an address is of a house's sign rather than of a picture.
fn is_sign(address: &WebAddress) -> bool {
    let address = address.as_str().to_ascii_lowercase();
    let name = address.rsplit('/').next().unwrap_or_default();
    [
        "logo",
        "placeholder",
        "default-share",
        "og-default",
        "default_og",
        "share-image",
        "social-share",
        "favicon",
        "blank.",
        "spacer",
        "avatar",
    ]
    .iter()
    .any(|word| name.contains(word))
}
