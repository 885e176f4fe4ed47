//! Pictures that lie beside a source, made fit to lie beside the set: their type known by their
//! content, their size read, what they say of their makers' machines and whereabouts cut out without
//! touching the picture, their name that of their content.
//!
//! Nothing is decoded. What cannot be kept is refused by name: drawings (an SVG may carry script),
//! types that browsers do not all show, pictures beyond the limits, files that are something else.

mod kind;
mod orientation;
mod jpeg;
mod png;
mod webp;
mod gif;
mod avif;
mod find;
mod on_site;
mod place;
mod bring;

use sha2::{Digest, Sha256};

use super::source::Complaint;
use crate::article::{Image, ImageFile, ImagePath, Pixels};

pub use bring::bring;
pub use find::resolve;
pub use kind::Kind;
pub use on_site::on_its_site;
pub use place::place;

/// How large a picture may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageLimits {
    /// The most bytes.
    pub bytes: usize,
    /// The most pixels, width times height: what a reader's browser has to hold.
    pub pixels: u64,
}

impl Default for ImageLimits {
    fn default() -> Self {
        Self { bytes: 30_000_000, pixels: 80_000_000 }
    }
}

/// The folder of a set in which its pictures lie.
pub const FOLDER: &str = "images";

/// A picture as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The name of its file: the first 16 hex digits of the SHA-256 of its bytes, and its type.
    pub name: String,
    /// Its width as it is shown.
    pub width: Pixels,
    /// Its height as it is shown.
    pub height: Pixels,
    /// Its bytes, without what says nothing about the picture.
    pub bytes: Vec<u8>,
}

/// Writes a picture beside the set. Only what was written whole is named in a story.
pub type Write<'a> = dyn FnMut(&Kept) -> Result<(), Complaint> + 'a;

/// Whether this is a name that a picture is kept under.
pub(super) fn is_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(digest, ending)| {
        digest.len() == 16
            && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

impl Kept {
    /// The file as a story names it.
    pub fn file(&self) -> Option<ImageFile> {
        let path = ImagePath::parse(&format!("{FOLDER}/{}", self.name))?;
        Some(ImageFile { path, width: self.width, height: self.height })
    }

    /// Makes it the file of a picture of which a story speaks.
    pub fn put(&self, image: &mut Image) {
        image.file = self.file();
    }
}

/// What a picture is without its metadata.
struct Stripped {
    bytes: Vec<u8>,
    /// Whether it is shown turned by a quarter, so that width and height change places.
    turned: bool,
}

/// Makes a picture fit to lie beside the set.
///
/// # Errors
/// It is none that may be kept: what it is instead, and what to do.
pub fn keep(bytes: &[u8], limits: &ImageLimits) -> Result<Kept, Complaint> {
    if bytes.len() > limits.bytes {
        let what = format!("is {} bytes large; {} is the most", bytes.len(), limits.bytes);
        return Err(refused(what, "save it smaller"));
    }
    let kind = Kind::of(bytes).map_err(|other| refused(other.what(), other.next()))?;
    let stripped = match kind {
        Kind::Jpeg => jpeg::strip(bytes),
        Kind::Png => png::strip(bytes),
        Kind::WebP => webp::strip(bytes),
        Kind::Gif => gif::strip(bytes),
        Kind::Avif => avif::strip(bytes),
    }?;
    let size = imagesize::blob_size(&stripped.bytes)
        .map_err(|_| damaged("its size cannot be read", kind.named()))?;
    let (width, height) = match stripped.turned {
        true => (size.height as u64, size.width as u64),
        false => (size.width as u64, size.height as u64),
    };
    let pixels = width.saturating_mul(height);
    let (Some(wide), Some(high)) = (Pixels::new(width), Pixels::new(height)) else {
        let what = format!("is {width} by {height} pixels large; 20,000 a side is the most");
        return Err(refused(what, "save it smaller"));
    };
    if pixels > limits.pixels {
        let what = format!(
            "is {width} by {height} pixels large; {} pixels in all are the most",
            limits.pixels
        );
        return Err(refused(what, "save it smaller"));
    }
    let digest = Sha256::digest(&stripped.bytes);
    let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{name}.{}", kind.ending());
    Ok(Kept { name, width: wide, height: high, bytes: stripped.bytes })
}

fn refused(what: impl Into<String>, next: &str) -> Complaint {
    Complaint { at: None, what: what.into(), next: next.to_owned() }
}

fn damaged(how: &str, named: &str) -> Complaint {
    refused(format!("is a damaged {named}: {how}"), "open it in an image program and save it anew")
}

/// A big-endian number of four bytes.
fn big(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)
}

/// A little-endian number of four bytes.
fn little(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
