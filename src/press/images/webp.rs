//! WebP without what says nothing about the picture: EXIF, XMP, chunks of programs, and what stands
//! behind the end. The flags of the head are mended.

use super::{Stripped, damaged, little, orientation, refused};
use crate::press::source::Complaint;

/// The chunks of the picture itself.
const SHOWN: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The flags in the head that say that EXIF and XMP follow.
const SAYS_MORE: u8 = 0b0000_1100;

pub(super) fn strip(bytes: &[u8]) -> Result<Stripped, Complaint> {
    let damaged = |how| damaged(how, "WebP");
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(b"RIFF\0\0\0\0WEBP");
    let mut at = 12;
    let mut pictured = false;
    // What stands behind the length that the head states is no part of it.
    let stated = little(bytes, 4).map_or(bytes.len(), |length| length as usize + 8);
    let bytes = &bytes[..stated.min(bytes.len())];
    while at + 8 <= bytes.len() {
        let length = little(bytes, at + 4).unwrap_or(0) as usize;
        let Some(inside) = bytes.get(at + 8..).and_then(|rest| rest.get(..length)) else {
            return Err(damaged("it breaks off"));
        };
        let kind = &bytes[at..at + 4];
        at += 8 + length + length % 2;
        if kind == b"EXIF" {
            let tiff = inside.strip_prefix(b"Exif\0\0").unwrap_or(inside);
            if orientation::of(tiff).is_some_and(|turn| turn != 1) {
                return Err(refused(
                    "is a WebP that lies on its side and says so in its metadata, which is not kept",
                    "turn it upright in an image program and save it anew",
                ));
            }
        }
        if !SHOWN.iter().any(|shown| *shown == kind) {
            continue;
        }
        pictured |= matches!(kind, b"VP8 " | b"VP8L" | b"ANMF");
        out.extend(kind);
        out.extend((length as u32).to_le_bytes());
        let begins = out.len();
        out.extend(inside);
        if length % 2 == 1 {
            out.push(0);
        }
        if kind == b"VP8X"
            && let Some(flags) = out.get_mut(begins)
        {
            *flags &= !SAYS_MORE;
        }
    }
    if !pictured {
        return Err(damaged("there is no picture in it"));
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| damaged("it is too large"))?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(Stripped { bytes: out, turned: false })
}
