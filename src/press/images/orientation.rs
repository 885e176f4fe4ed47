//! How a camera was held: the one thing in a picture's metadata without which it is shown wrong.

/// The orientation that EXIF data states, 1 to 8; 1 is upright. The data begins with its byte order.
pub(super) fn of(tiff: &[u8]) -> Option<u8> {
    let is_big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let start = if is_big { super::big(tiff, 4)? } else { super::little(tiff, 4)? } as usize;
    let entries = usize::from(short(start)?);
    (0..entries)
        .find_map(|n| {
            let at = start.checked_add(2 + n * 12)?;
            (short(at)? == 0x0112).then(|| short(at.checked_add(8)?))?
        })
        .and_then(|value| u8::try_from(value).ok())
        .filter(|value| (1..=8).contains(value))
}

/// EXIF data that states an orientation and nothing else.
pub(super) fn alone(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.push(orientation);
    // The rest of the value, and no further directory.
    tiff.extend([0; 6]);
    tiff
}

/// Whether a picture so held is shown turned by a quarter.
pub(super) fn is_turned(orientation: u8) -> bool {
    orientation >= 5
}
