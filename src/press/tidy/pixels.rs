//! Images that count readers and show nothing.

use super::super::trail::Fate;
use super::Tidied;
use crate::article::{Block, Image};

/// Drops figures of one pixel, and those whose address is a counter's.
pub fn one_pixel_images(body: Vec<Block>) -> Tidied {
    Tidied::judged(body, |_, block| match block {
        Block::Figure { image } if counts(image) => Some((Fate::Dropped, "a one-pixel image")),
        _ => None,
    })
}

/// Hosts and paths that serve nothing but counters.
const COUNTERS: [&str; 14] = [
    "pixel.gif",
    "1x1.",
    "/pixel?",
    "/pixel/",
    "spacer.gif",
    "blank.gif",
    "clear.gif",
    "transparent.gif",
    "feedburner.com/~",
    "feedsportal.com/c/",
    "pixel.wp.com",
    "scorecardresearch.com",
    "google-analytics.com",
    "facebook.com/tr?",
];

fn counts(image: &Image) -> bool {
    let tiny =
        image.file.as_ref().is_some_and(|file| file.width.count() <= 2 || file.height.count() <= 2);
    let counter = image.caption.is_none()
        && image.address.as_ref().is_some_and(|address| {
            let address = address.as_str().to_ascii_lowercase();
            COUNTERS.iter().any(|counter| address.contains(counter))
        });
    tiny || counter
}
