//! What a file is, by its first bytes and not by its name.

/// A type of bitmap that every browser shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG, still or moving.
    Png,
    /// WebP, still or moving.
    WebP,
    /// GIF, still or moving.
    Gif,
    /// AVIF.
    Avif,
}

/// What a file is that is none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    Svg,
    Named(&'static str),
    Page,
    Empty,
    Unknown,
}

impl Kind {
    /// The type of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Other> {
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        if begins(b"\xff\xd8\xff") {
            return Ok(Self::Jpeg);
        }
        if begins(b"\x89PNG\r\n\x1a\n") {
            return Ok(Self::Png);
        }
        if begins(b"GIF87a") || begins(b"GIF89a") {
            return Ok(Self::Gif);
        }
        if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Ok(Self::WebP);
        }
        if bytes.get(4..8) == Some(b"ftyp") {
            return of_brands(bytes);
        }
        Err(other(bytes))
    }

    /// What it ends its name with.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Avif => "avif",
        }
    }

    /// What people call it.
    pub fn named(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Avif => "AVIF",
        }
    }
}

/// What a file of boxes holds, by the brands that it names.
fn of_brands(bytes: &[u8]) -> Result<Kind, Other> {
    let end = super::big(bytes, 0).map_or(0, |length| length as usize).clamp(16, 256);
    let brands = bytes.get(8..end.min(bytes.len())).unwrap_or_default();
    let has = |wanted: &[u8]| brands.chunks_exact(4).any(|brand| brand == wanted);
    if has(b"avif") || has(b"avis") {
        return Ok(Kind::Avif);
    }
    let named = if has(b"heic") || has(b"heix") || has(b"hevc") || has(b"mif1") {
        "HEIC picture, which most browsers do not show"
    } else {
        "film"
    };
    Err(Other::Named(named))
}

fn other(bytes: &[u8]) -> Other {
    const NAMED: [(&[u8], &str); 12] = [
        (b"BM", "BMP picture, which is not made for the web"),
        (b"II*\0", "TIFF picture, which browsers do not show"),
        (b"MM\0*", "TIFF picture, which browsers do not show"),
        (b"\0\0\x01\0", "icon (ICO)"),
        (b"8BPS", "Photoshop file"),
        (b"%PDF", "PDF document"),
        (b"%!PS", "PostScript document"),
        (b"\xff\x0a", "JPEG XL picture, which most browsers do not show"),
        (b"\0\0\0\x0cJXL ", "JPEG XL picture, which most browsers do not show"),
        (b"\0\0\0\x0cjP  ", "JPEG 2000 picture, which browsers do not show"),
        (b"PK\x03\x04", "ZIP archive"),
        (b"\x1f\x8b", "gzip archive"),
    ];
    if bytes.is_empty() {
        return Other::Empty;
    }
    if let Some((_, named)) = NAMED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Other::Named(named);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let is_markup = head.starts_with('<');
    if is_markup && (head.starts_with("<svg") || head.contains("<svg")) && !head.contains("<html") {
        return Other::Svg;
    }
    if is_markup {
        return Other::Page;
    }
    Other::Unknown
}

impl Other {
    pub(super) fn what(self) -> String {
        match self {
            Self::Svg => "is a drawing (SVG), which could carry script".to_owned(),
            Self::Named(named) => format!("is a {named}"),
            Self::Page => "is an HTML page and no picture".to_owned(),
            Self::Empty => "is empty".to_owned(),
            Self::Unknown => "is of no type of picture that is known".to_owned(),
        }
    }

    pub(super) fn next(self) -> &'static str {
        match self {
            Self::Svg => "save it as PNG or WebP",
            Self::Named(_) | Self::Unknown => "save it as JPEG, PNG, WebP, GIF or AVIF",
            Self::Page => "save the picture itself, and not the page that shows it",
            Self::Empty => "save it anew",
        }
    }
}
