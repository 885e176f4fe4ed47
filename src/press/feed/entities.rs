//! Character references: the five of XML, the numbered, and the named ones of HTML.
//!
//! Entities that a DOCTYPE declares are never expanded: they stay as written, so an entity bomb
//! costs nothing.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest name of an HTML entity, with room to spare.
const LONGEST: usize = 40;

/// The text with its references resolved; a bare ampersand, and what is not known, stays.
pub(in crate::press) fn resolved(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while !rest.is_empty() {
        match reference(rest) {
            Some((said, used)) => {
                out.push_str(&said);
                rest = &rest[used..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
        let next = rest.find('&').unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(out)
}

/// Whether HTML knows an entity of this name.
pub(super) fn is_named(name: &str) -> bool {
    name.len() < LONGEST && NAMED_ENTITIES.get(&format!("{name};")).is_some_and(|said| said.0 != 0)
}

/// The characters that the reference at the start stands for, and how many bytes it takes.
fn reference(text: &str) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let name = text.get(1..end)?;
    let said = match name.strip_prefix('#') {
        Some(number) => numbered(number)?.to_string(),
        None => {
            let (first, second) = *NAMED_ENTITIES.get(&text[1..=end])?;
            let chars = [first, second].into_iter().filter(|c| *c != 0);
            chars.filter_map(char::from_u32).collect()
        }
    };
    (!said.is_empty()).then_some((said, end + 1))
}

/// `233`, `xE9`; the numbers of windows-1252 controls mean what that charset has there.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
    if let Some(Some(c)) = code.checked_sub(0x80).and_then(|n| C1_REPLACEMENTS.get(n as usize)) {
        return Some(*c);
    }
    Some(char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
}
