//! GIF without what says nothing about the picture: comments, and the extensions of programs but
//! for the one that says how often a moving picture is shown.

use super::{Stripped, damaged};
use crate::press::source::Complaint;

pub(super) fn strip(bytes: &[u8]) -> Result<Stripped, Complaint> {
    let damaged = |how| damaged(how, "GIF");
    let short = || damaged("it breaks off before the picture begins");
    let flags = *bytes.get(10).ok_or_else(short)?;
    let begin = 13 + colours(flags);
    let mut out = bytes.get(..begin).ok_or_else(short)?.to_vec();
    let mut at = begin;
    let mut pictured = false;
    loop {
        match bytes.get(at).copied() {
            Some(0x3b) => break,
            Some(0x2c) => {
                let Some(flags) = bytes.get(at + 9) else { break };
                // The head of the picture, its colours, and the size of its codes.
                let data = at + 10 + colours(*flags) + 1;
                let end = end_of_blocks(bytes, data);
                let Some(picture) = bytes.get(at..end.unwrap_or(bytes.len())) else { break };
                out.extend(picture);
                pictured = true;
                match end {
                    Some(end) => at = end,
                    None => {
                        // It breaks off within the picture; what is there is shown.
                        out.push(0);
                        break;
                    }
                }
            }
            Some(0x21) => {
                let Some(end) = end_of_blocks(bytes, at + 2) else { break };
                let extension = &bytes[at..end];
                let is_loop = extension
                    .get(3..14)
                    .is_some_and(|name| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0");
                match extension.get(1) {
                    // How long and how transparent; words that are drawn.
                    Some(0xf9 | 0x01) => out.extend(extension),
                    Some(0xff) if is_loop => out.extend(extension),
                    _ => {}
                }
                at = end;
            }
            // Filling between blocks, which some programs write.
            Some(0) => at += 1,
            _ => break,
        }
    }
    if !pictured {
        return Err(damaged("there is no picture in it"));
    }
    out.push(0x3b);
    Ok(Stripped { bytes: out, turned: false })
}

/// How many bytes the table of colours has that these flags announce.
fn colours(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// Where the chain of blocks that begins here ends.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
