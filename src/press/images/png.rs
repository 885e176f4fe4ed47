//! PNG without what says nothing about the picture: text, times, EXIF, chunks of programs, and what
//! stands behind the end.

use super::{Stripped, big, damaged, orientation, refused};
use crate::press::source::Complaint;

/// The head by which it is known.
const HEAD: usize = 8;

/// Chunks that belong to the picture, though it could be shown without them: colours,
/// transparency, size, and the frames of a moving picture.
const SHOWN: [&[u8; 4]; 17] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"mDCv",
    b"cLLi", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn strip(bytes: &[u8]) -> Result<Stripped, Complaint> {
    let damaged = |how| damaged(how, "PNG");
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(&bytes[..HEAD]);
    let mut at = HEAD;
    let (mut pictured, mut ended) = (false, false);
    while !ended {
        let Some(length) = big(bytes, at) else { break };
        let Some(chunk) = bytes.get(at..).and_then(|rest| rest.get(..length as usize + 12)) else {
            break;
        };
        let kind = &chunk[4..8];
        if at == HEAD && kind != b"IHDR" {
            return Err(damaged("it does not begin with its size"));
        }
        at += chunk.len();
        // A small letter in the first place says that the picture can be shown without it.
        let needed = kind[0].is_ascii_uppercase();
        if needed || SHOWN.iter().any(|shown| *shown == kind) {
            out.extend(chunk);
        } else if kind == b"eXIf"
            && orientation::of(&chunk[8..chunk.len() - 4]).is_some_and(|turn| turn != 1)
        {
            return Err(refused(
                "is a PNG that lies on its side and says so in its metadata, which is not kept",
                "turn it upright in an image program and save it anew",
            ));
        }
        pictured |= kind == b"IDAT";
        ended = kind == b"IEND";
    }
    if !pictured {
        return Err(damaged("there is no picture in it"));
    }
    if !ended {
        return Err(damaged("it breaks off"));
    }
    Ok(Stripped { bytes: out, turned: false })
}
