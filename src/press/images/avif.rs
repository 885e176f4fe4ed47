//! AVIF as it is, or not at all: its metadata stands among the data of the picture, and its places
//! are counted from the beginning of the file, so cutting it out would mean writing it anew.

use super::{Stripped, big, damaged, refused};
use crate::press::source::Complaint;

pub(super) fn strip(bytes: &[u8]) -> Result<Stripped, Complaint> {
    let items = boxed(bytes, b"meta").ok_or_else(|| damaged("it breaks off", "AVIF"))?;
    // Behind the version of the box.
    let items = boxed(items.get(4..).unwrap_or_default(), b"iinf").unwrap_or_default();
    let holds = |kind: &[u8]| items.windows(4).any(|window| window == kind);
    if holds(b"Exif") || holds(b"mime") {
        return Err(refused(
            "is an AVIF with metadata (EXIF or XMP), which cannot be cut out without coding it anew",
            "save it anew without metadata",
        ));
    }
    Ok(Stripped { bytes: bytes.to_vec(), turned: false })
}

/// What stands in the first box of this kind.
fn boxed<'b>(bytes: &'b [u8], kind: &[u8; 4]) -> Option<&'b [u8]> {
    let mut at = 0;
    loop {
        let length = big(bytes, at)? as usize;
        let name = bytes.get(at + 4..at + 8)?;
        // 0 is "to the end"; 1 is "longer than 4 GB", which nothing here is.
        let end = if length == 0 { bytes.len() } else { at.checked_add(length)? };
        if end < at + 8 {
            return None;
        }
        if name == kind {
            return bytes.get(at + 8..end.min(bytes.len()));
        }
        at = end;
    }
}
