//! What a feed attaches to a story that is neither text nor picture.
//!
//! # Decision: sounds and films are said in the report, and not linked in the story
//! *Context.* An episode of a podcast is a sound with a few words to it; the model has no block for one,
//! and a link needs words, which no source gives.
//! *Decision.* The report says that there is one, once for each kind, and its trail has the address. The
//! story has its own link to its page, where the sound is.
//! *Consequences.* No word stands in a story that its publisher did not write.

use crate::press::feed::names::Field;
use crate::press::feed::piece::Piece;

/// A kind of file that is attached to a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attached {
    Sound,
    Film,
    Document,
}

impl Attached {
    /// Why it is not in the story.
    pub(super) fn why(self) -> &'static str {
        match self {
            Self::Sound => "a sound, which a story does not hold",
            Self::Film => "a film, which a story does not hold",
            Self::Document => "a file, which a story does not hold",
        }
    }

    /// What the report says of it.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::Sound => {
                "a sound is attached to it, which is not taken: stories hold text and pictures"
            }
            Self::Film => {
                "a film is attached to it, which is not taken: stories hold text and pictures"
            }
            Self::Document => {
                "a file is attached to it, which is not taken: stories hold text and pictures"
            }
        }
    }
}

/// What a piece attaches, if it does.
pub(super) fn attached(piece: &Piece<'_>) -> Option<Attached> {
    let encloses = match piece.field {
        Field::Enclosure | Field::MediaContent => true,
        Field::Link => piece.attribute("rel") == Some("enclosure"),
        _ => false,
    };
    let url = piece.attribute("url").or_else(|| piece.attribute("href")).filter(|_| encloses)?;
    let said = piece.attribute("type").or_else(|| piece.attribute("medium")).unwrap_or_default();
    let kind = said.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    Some(match kind.as_str() {
        "audio" => Attached::Sound,
        "video" => Attached::Film,
        "image" => return None,
        _ => match ending.as_str() {
            "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "flac" | "aac" => Attached::Sound,
            "mp4" | "m4v" | "mov" | "webm" | "avi" | "mkv" => Attached::Film,
            _ if kind == "application" => Attached::Document,
            _ => return None,
        },
    })
}
