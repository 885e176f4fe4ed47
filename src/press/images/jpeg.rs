//! JPEG without what says nothing about the picture.
//!
//! Out go EXIF with its places and cameras, XMP, IPTC, thumbnails, comments, what stands behind the
//! end, and all segments of programs, but for three without which the picture is another: JFIF's
//! head, the colour profile, and Adobe's note of how colours are stored. An orientation is kept as
//! an EXIF of 26 bytes that says nothing else.

use super::{Stripped, damaged, orientation};
use crate::press::source::Complaint;

pub(super) fn strip(bytes: &[u8]) -> Result<Stripped, Complaint> {
    let damaged = |how| damaged(how, "JPEG");
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xff, 0xd8]);
    let mut turn = None;
    let mut body: Vec<u8> = Vec::new();
    let mut at = 2;
    let mut scans = 0;
    loop {
        // Any number of 0xff may stand before a marker.
        let Some(&0xff) = bytes.get(at) else {
            if scans > 0 {
                // It breaks off, as many pictures of the web do; what is there is shown.
                break;
            }
            return Err(damaged("it breaks off before the picture begins"));
        };
        let Some(marker) = bytes.get(at + 1).copied() else {
            if scans > 0 {
                break;
            }
            return Err(damaged("it breaks off before the picture begins"));
        };
        match marker {
            0xff => {
                at += 1;
                continue;
            }
            0xd9 => break,
            // Markers without a length.
            0x01 | 0xd0..=0xd8 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = bytes.get(at + 2..at + 4).map(|l| usize::from(l[0]) << 8 | usize::from(l[1]));
        let segment = length.filter(|&l| l >= 2).and_then(|l| bytes.get(at..at + 2 + l));
        let Some(segment) = segment else {
            if scans > 0 {
                break;
            }
            return Err(damaged("it breaks off before the picture begins"));
        };
        let inside = &segment[4..];
        at += segment.len();
        match marker {
            0xe0 if inside.starts_with(b"JFIF\0") => body.extend(segment),
            0xe1 => {
                let tiff = inside.strip_prefix(b"Exif\0").and_then(|rest| rest.get(1..));
                turn = turn.or_else(|| tiff.and_then(orientation::of));
            }
            0xe2 if inside.starts_with(b"ICC_PROFILE\0") => body.extend(segment),
            0xee if inside.starts_with(b"Adobe") => body.extend(segment),
            0xe0..=0xef | 0xfe => {}
            0xda => {
                scans += 1;
                body.extend(segment);
                let end = end_of_scan(bytes, at);
                body.extend(&bytes[at..end]);
                at = end;
            }
            _ => body.extend(segment),
        }
    }
    if scans == 0 {
        return Err(damaged("there is no picture in it"));
    }
    let turn = turn.unwrap_or(1);
    if turn != 1 {
        let tiff = orientation::alone(turn);
        let length = 2 + 6 + tiff.len();
        out.extend([0xff, 0xe1, (length >> 8) as u8, length as u8]);
        out.extend(b"Exif\0\0");
        out.extend(tiff);
    }
    out.extend(body);
    out.extend([0xff, 0xd9]);
    Ok(Stripped { bytes: out, turned: orientation::is_turned(turn) })
}

/// Where the coded picture that begins here ends: before a marker that is none of a restart.
fn end_of_scan(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes[at..].iter().position(|&b| b == 0xff) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            // A filling byte: the marker comes behind it.
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => return bytes.len(),
        }
    }
    bytes.len()
}
