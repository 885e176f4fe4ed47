//! Numbers in as few bytes as they need: seven bits a byte, the lowest first, the high bit set on all but
//! the last.

/// Writes a number.
pub(super) fn write(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads a number and steps behind it; nothing where the bytes end before it does.
#[inline]
pub(super) fn read(bytes: &mut &[u8]) -> Option<u32> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    if first < 0x80 {
        return Some(u32::from(first));
    }
    let mut number = u32::from(first & 0x7f);
    let mut shift = 7;
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 || shift == 28 {
            return Some(number);
        }
        shift += 7;
    }
}

/// `read` for numbers that are short more often than not: those of one byte are read where it is called.
#[inline(always)]
pub(super) fn read_short(bytes: &mut &[u8]) -> Option<u32> {
    match bytes.split_first() {
        Some((&first, rest)) if first < 0x80 => {
            *bytes = rest;
            Some(u32::from(first))
        }
        _ => read(bytes),
    }
}
