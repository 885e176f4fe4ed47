//! The pictures that a feed attaches to a story: the one above it, and those behind its text.
//!
//! # Decision: a further picture is shown where its source says what is on it
//! *Context.* Feeds list one picture in many sizes, several pictures, or the face of who wrote the story,
//! all as `media:content`. A group of them is meant to hold one picture, and is used for several.
//! *Decision.* What has words of its own, other than those of the first, is another picture, and stands at
//! the end of the text. What has the address of a known picture but for marks of size, or stands with
//! one in a group without a word, is a size of that one. The rest is not taken, and the report counts it.
//! *Consequences.* No story shows one picture twice, and none loses one in silence.

use std::collections::BTreeSet;

use super::Maker;
use crate::article::{Block, Image, WebAddress};
use crate::press::Fate;
use crate::press::feed::names::Field;
use crate::press::feed::picture::{self, Found};
use crate::press::lead_again::is_one_picture;

/// The most further pictures that are looked at, each being compared with those before it.
const MOST: usize = 100;

impl Maker<'_, '_> {
    pub(super) fn picture(&mut self) {
        let Some(mut found) = picture::lead(&self.item.pieces, self.base) else { return };
        // What the headline and the body say already says nothing of the picture.
        let image = &mut found.image;
        image.alt = image
            .alt
            .take()
            .filter(|alt| self.draft.headline.as_deref().is_none_or(|headline| headline != &**alt));
        let told =
            found.said.iter().any(|(at, role)| *role == "caption" && self.fates.is_known(*at));
        if told {
            image.caption = None;
        }
        self.kept(found.at, "lead image");
        // A title names a file as often as it says what is on it; the text has the words meant for that.
        if let Some(alt) =
            image.address.as_ref().and_then(|address| self.in_text(address)?.alt.clone())
            && found.image.alt.as_ref() != Some(&alt)
        {
            found.image.alt = Some(alt);
            for (at, _) in found.said.iter().filter(|(_, role)| *role == "alternative text") {
                if !self.fates.is_known(*at) {
                    self.fates.set(*at, Fate::Dropped, "the text says what is on the picture");
                }
            }
        }
        self.keep_said(&found);
        self.draft.lead_image = Some(found.image);
    }

    fn keep_said(&mut self, found: &Found) {
        for &(at, role) in &found.said {
            if !self.fates.is_known(at) {
                self.kept(at, role);
            }
        }
    }

    /// The picture at an address, in whatever size, as the text has it.
    fn in_text(&self, address: &WebAddress) -> Option<&Image> {
        self.draft.body.iter().find_map(|block| match block {
            Block::Figure { image } => {
                let own = image.address.as_ref()?;
                is_one_picture(own, address).then_some(image)
            }
            _ => None,
        })
    }

    /// Takes the pictures beside the one above the story, or says that they were not taken.
    pub(super) fn further_pictures(&mut self) {
        let Some(lead) = self.fates.kept_as("lead image") else { return };
        let Some(first) = self.draft.lead_image.clone() else { return };
        let mut others = picture::others(&self.item.pieces, lead, self.base);
        let beyond = others.split_off(others.len().min(MOST));
        // Those that are not taken, each in whichever size.
        let mut left: Vec<WebAddress> = Vec::new();
        let mut captions: BTreeSet<String> =
            first.caption.iter().map(ToString::to_string).collect();
        captions.extend(self.said_of(lead));
        for found in others {
            let Some(address) = found.image.address.clone() else { continue };
            let is = |other: &Image| {
                other.address.as_ref().is_some_and(|other| is_one_picture(other, &address))
            };
            if is(&first) || self.is_size_of(found.at, lead) {
                self.merged(found.at, "another size of the lead image");
            } else if self.in_text(&address).is_some() {
                self.merged(found.at, "stands in the body");
            } else if is_face(&address) {
                self.dropped(found.at, "a face");
            } else if let Some(caption) =
                found.image.caption.as_ref().filter(|caption| !captions.contains(&***caption))
            {
                captions.insert(caption.to_string());
                self.kept(found.at, "picture behind the text");
                self.keep_said(&found);
                let mut image = found.image;
                image.alt = image.alt.take().filter(|alt| {
                    self.draft.headline.as_deref().is_none_or(|headline| headline != &**alt)
                });
                self.draft.body.push(Block::Figure { image });
            } else {
                self.dropped(found.at, "nothing says what is on it");
                if !left.iter().any(|known| is_one_picture(known, &address)) {
                    left.push(address);
                }
            }
        }
        for found in &beyond {
            self.dropped(found.at, "one picture too many");
        }
        let count = left.len() + beyond.len();
        let first = left.first().map(WebAddress::as_str).unwrap_or_default();
        match count {
            0 => {}
            1 => self.remark(format_args!(
                "a further picture is attached to it, which is not taken, since nothing says what is on it: {first}"
            )),
            _ => self.remark(format_args!(
                "{count} further pictures are attached to it, which are not taken, since nothing says what is on them: {first} and others, which `--explain` or `--report FILE` list"
            )),
        }
    }

    /// What stands in a picture's piece about it.
    fn said_of(&self, at: usize) -> Vec<String> {
        let words = |inner: usize| self.piece(inner).line_words().plain().trim().to_owned();
        let pieces = &self.item.pieces;
        let inner = crate::press::feed::piece::inside(pieces, at);
        inner.filter(|inner| pieces[*inner].field == Field::MediaDescription).map(words).collect()
    }

    /// Whether a picture is the lead image in another size: in one group with it and without words, or at
    /// its address but for the width and height that it says it has.
    fn is_size_of(&self, at: usize, lead: usize) -> bool {
        let (own, other) = (self.piece(at), self.piece(lead));
        let group = self.item.pieces.get(own.parent as usize);
        let is_grouped = own.parent == other.parent
            && group.is_some_and(|group| group.raw.to_ascii_lowercase().ends_with("group"));
        if is_grouped && self.said_of(at).is_empty() {
            return true;
        }
        let unsized_address = |at: usize| {
            let piece = self.piece(at);
            let mut address = piece.attribute("url")?.to_owned();
            for side in ["width", "height"] {
                let digits = piece.attribute(side).filter(|side| side.len() >= 2)?;
                address = address.replace(digits, "");
            }
            Some(address)
        };
        unsized_address(at).is_some_and(|address| unsized_address(lead) == Some(address))
    }
}

/// Whether a picture is of who wrote the story, as services keep those.
fn is_face(address: &WebAddress) -> bool {
    let address = address.as_str().to_ascii_lowercase();
    address.contains("gravatar.com/") || address.contains("/avatar")
}
