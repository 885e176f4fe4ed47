//! Where the values of a JSON text begin and end, without reading what is in them.
//!
//! Nothing recurses, so that no text nests too deep for it.

use std::ops::Range;

/// The members of an object, each with its name as written and where its value stands; those of one
/// that breaks off, as far as they go.
pub(super) fn members(bytes: &[u8], start: usize) -> Vec<(String, Range<usize>)> {
    const MOST: usize = 500;
    let mut out = Vec::new();
    let mut at = skip_blanks(bytes, start + 1);
    while bytes.get(at) == Some(&b'"') && out.len() < MOST {
        let Some(end) = string_end(bytes, at) else { break };
        let name = String::from_utf8_lossy(&bytes[at + 1..end - 1]).into_owned();
        let colon = skip_blanks(bytes, end);
        if bytes.get(colon) != Some(&b':') {
            break;
        }
        let from = skip_blanks(bytes, colon + 1);
        if from >= bytes.len() {
            break;
        }
        let Some(to) = value_end(bytes, from) else {
            out.push((name, from..bytes.len()));
            break;
        };
        out.push((name, from..to));
        at = skip_blanks(bytes, to);
        if bytes.get(at) != Some(&b',') {
            break;
        }
        at = skip_blanks(bytes, at + 1);
    }
    out
}

/// Where a value ends that begins here; `None` where the text breaks off within it.
pub(super) fn value_end(bytes: &[u8], start: usize) -> Option<usize> {
    match bytes.get(start)? {
        b'"' => return string_end(bytes, start),
        b'{' | b'[' => {}
        _ => {
            let ends =
                |&byte: &u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
            let length = bytes[start..].iter().position(ends).unwrap_or(bytes.len() - start);
            return Some(start + length.max(1));
        }
    }
    let (mut at, mut depth) = (start, 0usize);
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'"' => string_end(bytes, at)?,
            _ => at + 1,
        };
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Behind the closing mark of a string.
pub(super) fn string_end(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The first byte from here that is no blank.
pub(super) fn skip_blanks(bytes: &[u8], from: usize) -> usize {
    let blank = |byte: &&u8| byte.is_ascii_whitespace();
    from.min(bytes.len()) + bytes[from.min(bytes.len())..].iter().take_while(blank).count()
}
