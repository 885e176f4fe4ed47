//! Where a link may lead and where an image may lie.
//!
//! Only `http`, `https` and `mailto`, other stories of the set and passages of the same page. What
//! is not plainly one of these is refused: browsers repair odd addresses, and so would be led.

use std::fmt;

use serde_json::Value;

use super::json::{Json, Problem, read_string, shortened};
use super::name::{PassageId, Slug};

/// An address on the web, `http` or `https`, with a host and without credentials.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebAddress(Box<str>);

/// The longest address that every browser takes.
const MOST_ADDRESS: usize = 2_000;

impl WebAddress {
    /// Takes an absolute address; the scheme may be in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let rest = rest.strip_prefix("//")?;
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let host = rest.split(['/', '?', '#']).next()?;
        let host_fits = host.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '[')
            && !host.contains('@');
        (web && host_fits && plain(text)).then(|| Self(text.into()))
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Nothing that a browser would repair, hide or read as markup.
fn plain(text: &str) -> bool {
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}' | '^' | '|')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.len() <= MOST_ADDRESS && !text.contains(odd)
}

/// Where a link in a story leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// Another site.
    Web(WebAddress),
    /// A mailbox, written `mailto:desk@example.org`.
    Mail(Box<str>),
    /// Another story of the set, written `story:its-slug`.
    Story(Slug),
    /// A passage of the same page, written `#its-id`.
    Passage(PassageId),
}

impl Target {
    /// Takes one of the four forms.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(id) = text.strip_prefix('#') {
            return PassageId::parse(id).map(Self::Passage);
        }
        if let Some(slug) = text.strip_prefix("story:") {
            return Slug::parse(slug).map(Self::Story);
        }
        if text.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
            let (mailbox, host) = text[7..].split_once('@')?;
            let fits = !mailbox.is_empty() && host.contains('.') && plain(text);
            return fits.then(|| Self::Mail(text[7..].into()));
        }
        WebAddress::parse(text).map(Self::Web)
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Web(address) => address.fmt(f),
            Self::Mail(mailbox) => write!(f, "mailto:{mailbox}"),
            Self::Story(slug) => write!(f, "story:{slug}"),
            Self::Passage(id) => write!(f, "#{id}"),
        }
    }
}

/// Whether a text is a relative path of plain ASCII segments, none of which leads up or is hidden.
fn is_plain_path(text: &str) -> bool {
    let segment_fits = |segment: &str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    text.len() <= 200 && text.split('/').all(segment_fits)
}

/// Where a folder lies, from the folder of the article set: `search`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderPath(Box<str>);

impl FolderPath {
    /// Takes a relative path of plain ASCII segments.
    pub fn parse(text: &str) -> Option<Self> {
        is_plain_path(text).then(|| Self(text.into()))
    }
}

impl fmt::Display for FolderPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an image lies, from the folder of the article set: `images/name.webp`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ImagePath(Box<str>);

/// Bitmaps only: an SVG from a source could carry script.
const IMAGE_TYPES: [&str; 6] = ["webp", "png", "jpg", "jpeg", "avif", "gif"];

impl ImagePath {
    /// Takes a relative path of plain ASCII segments that ends in the name of a bitmap type.
    pub fn parse(text: &str) -> Option<Self> {
        let (_, ending) = text.rsplit_once('.')?;
        let fits = is_plain_path(text) && IMAGE_TYPES.contains(&&*ending.to_ascii_lowercase());
        fits.then(|| Self(text.into()))
    }

    /// The path as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ImagePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Json for WebAddress {
    fn read(value: Value) -> Result<Self, Problem> {
        let text = read_string(value)?;
        Self::parse(&text).ok_or_else(|| refused(&text, "write a whole http or https address"))
    }
}

impl Json for Target {
    fn read(value: Value) -> Result<Self, Problem> {
        let text = read_string(value)?;
        let rule = "write an http, https or mailto address, story:slug or #passage";
        Self::parse(&text).ok_or_else(|| refused(&text, rule))
    }
}

impl Json for FolderPath {
    fn read(value: Value) -> Result<Self, Problem> {
        let text = read_string(value)?;
        Self::parse(&text).ok_or_else(|| {
            let rule = "write the path of a folder beside the set, of letters, digits, dots, hyphens and underscores, as search";
            Problem::new(format!("`{}` is no path of a folder beside the set", shortened(&text)), rule)
        })
    }
}

impl Json for ImagePath {
    fn read(value: Value) -> Result<Self, Problem> {
        let text = read_string(value)?;
        Self::parse(&text).ok_or_else(|| {
            let leaves = text.starts_with('/')
                || text.contains([':', '\\'])
                || text.split('/').any(|part| part == "..");
            let (what, rule) = if leaves {
                let rule = "put the picture beside the set, and write its path from there, as images/name.webp";
                ("leads out of the folder of the article set", rule)
            } else {
                let rule = "write a path of letters, digits, dots, hyphens and underscores to a webp, png, jpg, avif or gif, as images/name.webp";
                ("is no path of a picture that is shown", rule)
            };
            Problem::new(format!("`{}` {what}", shortened(&text)), rule)
        })
    }
}

fn refused(text: &str, rule: &str) -> Problem {
    Problem::new(format!("`{}` is not a safe address", shortened(text)), rule)
}

#[cfg(not(target_arch = "wasm32"))]
mod described {
    use serde_json::{Value, json};

    use super::super::schema::{Definitions, Described};
    use super::{FolderPath, ImagePath, Target, WebAddress};

    macro_rules! described {
        ($name:ident, $pattern:literal) => {
            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    to.collect_str(self)
                }
            }

            impl Described for $name {
                fn schema(book: &mut Definitions) -> Value {
                    let schema = json!({ "type": "string", "pattern": $pattern });
                    book.define(stringify!($name), |_| schema)
                }
            }
        };
    }
    described!(WebAddress, "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\s]+([/?#]\\S*)?$");
    described!(
        Target,
        "^([Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\s]+([/?#]\\S*)?|[Mm][Aa][Ii][Ll][Tt][Oo]:[^@\\s]+@\\S+|story:[a-z0-9-]{1,80}|#[A-Za-z0-9._-]{1,128})$"
    );
    described!(FolderPath, "^([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$");
    described!(
        ImagePath,
        "^([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*[.]([Ww][Ee][Bb][Pp]|[Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Aa][Vv][Ii][Ff]|[Gg][Ii][Ff])$"
    );
}
