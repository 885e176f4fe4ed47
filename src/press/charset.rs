//! Which charset a source is written in, and its bytes as text.
//!
//! What is asked, in this order: a byte order mark, unless it is plainly false; the zeros of UTF-16 and UTF-32; whether the
//! bytes are UTF-8 and cannot well be anything else; what the transport says; what the document
//! says of itself. A charset that is named and plainly is not the one used is set aside, and the
//! answer says so.

use std::borrow::Cow;

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::source::Complaint;

/// Bytes read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The charset it was read in, by its name in the Encoding Standard, or `UTF-32`.
    pub charset: &'static str,
    /// What the charset was known by.
    pub by: By,
    /// What was named and not believed, or could not be read, in words for the report.
    pub remark: Option<String>,
}

/// What a charset was known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// A byte order mark.
    Mark,
    /// The bytes themselves.
    Bytes,
    /// The transport (`Content-Type`).
    Transport,
    /// The XML declaration.
    Declaration,
    /// A `meta` element.
    Meta,
    /// Nothing was named.
    Default,
}

impl By {
    fn said(self) -> &'static str {
        match self {
            Self::Mark => "the byte order mark",
            Self::Bytes => "the bytes",
            Self::Transport => "the transport",
            Self::Declaration => "the XML declaration",
            Self::Meta => "a meta element",
            Self::Default => "no one",
        }
    }
}

/// Reads bytes as text.
///
/// # Errors
/// The charset is one that is not read: UTF-7, EBCDIC, or one that the Encoding Standard refuses
/// because it hides markup from who checks it.
pub fn decode<'a>(bytes: &'a [u8], transport: Option<&str>) -> Result<Decoded<'a>, Complaint> {
    if let Some((mark, rest)) = false_mark(bytes) {
        let decoded = decode(rest, transport)?;
        let lie = format!(
            "the byte order mark says {mark}, which the bytes plainly are not; read as {}",
            decoded.charset
        );
        let remarks: Vec<String> = std::iter::once(lie).chain(decoded.remark).collect();
        return Ok(Decoded { by: By::Bytes, remark: Some(remarks.join("; ")), ..decoded });
    }
    if let Some(decoded) = by_mark(bytes).or_else(|| by_zeros(bytes)) {
        return Ok(decoded);
    }
    if bytes.starts_with(&[0x4c, 0x6f, 0xa7, 0x94]) {
        return Err(refused("EBCDIC"));
    }
    let claims = claims(bytes, transport);
    if let Some((_, label)) = claims.iter().find(|(_, label)| is_utf_7(label)) {
        return Err(refused(label));
    }
    if bytes.starts_with(b"+ADw-") || bytes.starts_with(b"+/v8") || bytes.starts_with(b"+/v9") {
        return Err(refused("UTF-7"));
    }
    let mut unknown = Vec::new();
    let mut known = Vec::new();
    for (by, label) in claims {
        match Encoding::for_label(label.as_bytes()) {
            Some(encoding) if encoding == REPLACEMENT => return Err(refused(&label)),
            // Bytes of UTF-16 were seen above; a document that can name it here is none.
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
                known.push((by, UTF_8, label));
            }
            Some(encoding) => known.push((by, encoding, label)),
            None => {
                unknown.push(format!("{} names `{}`, which is not known", by.said(), shown(&label)))
            }
        }
    }
    let mut decoded = by_claims(bytes, &known);
    if decoded.remark.is_none() && !unknown.is_empty() {
        decoded.remark = Some(format!("read as {}: {}", decoded.charset, unknown.join("; ")));
    }
    Ok(decoded)
}

/// Whether the mark of UTF-16 stands before bytes that are something else.
pub(super) fn has_false_mark(bytes: &[u8]) -> bool {
    false_mark(bytes).is_some()
}

/// The name of UTF-16 where its mark stands before bytes that are something else, as a program leaves
/// them that converts a text and not its mark; and those bytes.
fn false_mark(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    let (mark, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (UTF_16LE.name(), rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE.name(), rest),
        _ => return None,
    };
    is_of_single_bytes(&rest[..rest.len().min(HEAD)]).then_some((mark, rest))
}

/// Whether bytes are ASCII or what builds upon it, and no UTF-16. That has a zero in each blank and each
/// line break; and where a text has neither, its letters are of one script, so that every second byte
/// is mostly the same.
fn is_of_single_bytes(bytes: &[u8]) -> bool {
    /// Fewer may be anything, if there is an even number of them.
    const FEWEST: usize = 16;
    let count = |fits: &dyn Fn(u8) -> bool| bytes.iter().filter(|byte| fits(**byte)).count();
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c');
    if bytes.contains(&0) || bytes.len() < FEWEST && bytes.len().is_multiple_of(2) {
        return false;
    }
    let (sound, broken) = shape_of_utf_8(bytes);
    let is_utf_8 = broken <= 1 + sound / 8;
    let is_mostly_ascii = count(&|byte| byte.is_ascii()) * 4 >= bytes.len() * 3;
    let of_one_script = (0..2).any(|first| {
        let mut counts = [0_usize; 256];
        bytes[first..].iter().step_by(2).for_each(|byte| counts[usize::from(*byte)] += 1);
        counts.into_iter().max().unwrap_or(0) * 4 > bytes.len()
    });
    (is_utf_8 || is_mostly_ascii) && count(&is_control) * 100 <= bytes.len() && !of_one_script
}

fn by_mark(bytes: &[u8]) -> Option<Decoded<'_>> {
    let plain = |text, charset| Decoded { text, charset, by: By::Mark, remark: None };
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(plain(utf_32(rest, u32::from_le_bytes), "UTF-32")),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(plain(utf_32(rest, u32::from_be_bytes), "UTF-32")),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            // A mark before bytes that are mostly something else is a leftover of some editor.
            let (sound, broken) = shape_of_utf_8(rest);
            if broken > sound {
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(rest);
                let remark =
                    "the byte order mark says UTF-8, which the bytes are not; read as windows-1252";
                let remark = Some(remark.to_owned());
                return Some(Decoded { text, charset: "windows-1252", by: By::Bytes, remark });
            }
            Some(Decoded {
                remark: holes(broken, "UTF-8"),
                ..plain(String::from_utf8_lossy(rest), "UTF-8")
            })
        }
        [0xff, 0xfe, rest @ ..] => {
            let (text, _) = UTF_16LE.decode_without_bom_handling(rest);
            Some(plain(text, UTF_16LE.name()))
        }
        [0xfe, 0xff, rest @ ..] => {
            let (text, _) = UTF_16BE.decode_without_bom_handling(rest);
            Some(plain(text, UTF_16BE.name()))
        }
        _ => None,
    }
}

/// The first two characters of a document are ASCII; wider charsets show zeros around them.
fn by_zeros(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (text, charset) = match *bytes.first_chunk::<4>()? {
        [a, 0, 0, 0] if a != 0 => (utf_32(bytes, u32::from_le_bytes), "UTF-32"),
        [0, 0, 0, a] if a != 0 => (utf_32(bytes, u32::from_be_bytes), "UTF-32"),
        [a, 0, b, 0] if a != 0 && b != 0 => {
            (UTF_16LE.decode_without_bom_handling(bytes).0, UTF_16LE.name())
        }
        [0, a, 0, b] if a != 0 && b != 0 => {
            (UTF_16BE.decode_without_bom_handling(bytes).0, UTF_16BE.name())
        }
        _ => return None,
    };
    Some(Decoded { text, charset, by: By::Bytes, remark: None })
}

fn utf_32(bytes: &[u8], read: fn([u8; 4]) -> u32) -> Cow<'static, str> {
    let (units, _) = bytes.as_chunks::<4>();
    units
        .iter()
        .map(|unit| char::from_u32(read(*unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

type Claim = (By, &'static Encoding, String);

fn by_claims<'a>(bytes: &'a [u8], known: &[Claim]) -> Decoded<'a> {
    let (sound, broken) = shape_of_utf_8(bytes);
    let first = known.first();
    let says_utf_8 = known.iter().any(|(_, encoding, _)| *encoding == UTF_8);
    let is_ascii = sound == 0 && broken == 0;
    if is_ascii
        && let Some(claim) = known.iter().find(|(_, encoding, _)| !encoding.is_ascii_compatible())
    {
        // ISO-2022-JP hides its letters in ASCII.
        return plainly(bytes, claim, None);
    }
    if broken == 0 {
        let by = match first {
            Some((by, encoding, _)) if *encoding == UTF_8 || is_ascii => *by,
            Some(_) if !says_utf_8 && !wide_and_clean(bytes, known) => By::Bytes,
            Some(claim) if !says_utf_8 => return plainly(bytes, claim, None),
            Some(_) => By::Declaration,
            None => By::Default,
        };
        let lies = first.filter(|(_, encoding, _)| *encoding != UTF_8 && !is_ascii);
        let remark = lies.map(|(by, _, label)| {
            format!(
                "read as UTF-8, which it plainly is, though {} says `{}`",
                by.said(),
                shown(label)
            )
        });
        let charset = match first {
            Some((_, encoding, _)) if is_ascii => encoding.name(),
            _ => UTF_8.name(),
        };
        let text = std::str::from_utf8(bytes)
            .map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        return Decoded { text, charset, by, remark };
    }
    // Not UTF-8 all through: the first charset named that reads without a fault, else the first.
    let others = || known.iter().filter(|(_, encoding, _)| *encoding != UTF_8);
    let clean = others().find(|(_, encoding, _)| !encoding.decode_without_bom_handling(bytes).1);
    if let Some(claim) = clean {
        let lies = first.filter(|first| first.1 != claim.1);
        return plainly(bytes, claim, lies);
    }
    if sound > broken {
        let by = if says_utf_8 { By::Declaration } else { By::Bytes };
        let text = String::from_utf8_lossy(bytes);
        return Decoded { text, charset: UTF_8.name(), by, remark: holes(broken, "UTF-8") };
    }
    if let Some((by, encoding, _)) = others().next() {
        let text = encoding.decode_without_bom_handling(bytes).0;
        let remark =
            Some(format!("some bytes are not {}; they are shown as \u{fffd}", encoding.name()));
        return Decoded { text, charset: encoding.name(), by: *by, remark };
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let remark = first.map(|(by, _, label)| {
        format!(
            "read as windows-1252: {} says `{}`, which the bytes plainly are not",
            by.said(),
            shown(label)
        )
    });
    let remark = remark.or_else(|| {
        Some("read as windows-1252: no charset is named, and it is not UTF-8".to_owned())
    });
    Decoded { text, charset: WINDOWS_1252.name(), by: By::Bytes, remark }
}

/// Two bytes of an East Asian charset may happen to be UTF-8: where it is named and reads clean,
/// and there is little to judge by, it is believed.
fn wide_and_clean(bytes: &[u8], known: &[Claim]) -> bool {
    let Some((_, encoding, _)) = known.first() else { return false };
    let (sound, _) = shape_of_utf_8(bytes);
    !encoding.is_single_byte() && sound < 4 && !encoding.decode_without_bom_handling(bytes).1
}

fn plainly<'a>(bytes: &'a [u8], claim: &Claim, lies: Option<&Claim>) -> Decoded<'a> {
    let (by, encoding, label) = claim;
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let remark = lies.map(|(liar, _, lie)| {
        format!(
            "read as `{}`, as {} says; {} says `{}`, which does not fit",
            shown(label),
            by.said(),
            liar.said(),
            shown(lie)
        )
    });
    Decoded { text, charset: encoding.name(), by: *by, remark }
}

/// How many characters beyond ASCII are sound UTF-8, and how many runs of bytes are not UTF-8.
fn shape_of_utf_8(bytes: &[u8]) -> (usize, usize) {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_ascii() {
            sound += valid.bytes().filter(|byte| *byte >= 0xc0).count();
        }
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (sound, broken)
}

fn holes(broken: usize, charset: &str) -> Option<String> {
    (broken > 0).then(|| format!("{broken} places are not {charset}; they are shown as \u{fffd}"))
}

/// What is said of the charset, the most authoritative first.
fn claims(bytes: &[u8], transport: Option<&str>) -> Vec<(By, String)> {
    let mut claims = Vec::new();
    // `text/xml` without a charset once meant US-ASCII; what passes that on knows nothing.
    if let Some(label) = transport.map(|label| label.trim().trim_matches(['"', '\'']))
        && !label.is_empty()
        && !label.eq_ignore_ascii_case("us-ascii")
    {
        claims.push((By::Transport, label.to_owned()));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    claims.extend(declared(head).map(|label| (By::Declaration, label)));
    claims.extend(in_meta(head).map(|label| (By::Meta, label)));
    claims
}

/// How far into a document its own charset is looked for: as far as browsers do, and more.
const HEAD: usize = 4_096;

/// `encoding="…"` of an XML declaration, also where junk stands before it.
fn declared(head: &[u8]) -> Option<String> {
    let start = find(head, b"<?xml")?;
    let declaration = &head[start..];
    let declaration = &declaration[..find(declaration, b">")?];
    let value = &declaration[find(declaration, b"encoding")? + b"encoding".len()..];
    label(value)
}

/// `charset=…` of a meta element.
fn in_meta(head: &[u8]) -> Option<String> {
    let mut rest = head;
    while let Some(start) = find(rest, b"<meta") {
        let element = &rest[start..];
        let end = find(element, b">")?;
        if let Some(at) = find(&element[..end], b"charset") {
            return label(&element[at + b"charset".len()..end]);
        }
        rest = &element[end..];
    }
    None
}

/// `= "label"`, quoted or not.
fn label(text: &[u8]) -> Option<String> {
    let text = text.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let text = text.strip_prefix(b"\"").or_else(|| text.strip_prefix(b"'")).unwrap_or(text);
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:+()".contains(byte);
    let label: String =
        text.iter().take_while(|byte| fits(byte)).map(|byte| char::from(*byte)).collect();
    (!label.is_empty()).then_some(label)
}

/// Where the needle first stands, in any case.
fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

fn is_utf_7(label: &str) -> bool {
    let letters: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.eq_ignore_ascii_case("utf7") || letters.eq_ignore_ascii_case("unicode11utf7")
}

fn shown(label: &str) -> String {
    label.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn refused(label: &str) -> Complaint {
    Complaint {
        at: None,
        what: format!("is written in `{}`, a charset that is not read", shown(label)),
        next: "convert it to UTF-8, as with `iconv -t UTF-8`, and import the result".to_owned(),
    }
}
