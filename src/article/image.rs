//! A picture and what is said about it: caption and credit are different voices and stay apart.

use serde_json::Value;

use super::json::{Json, Problem, record, wrong_type};
use super::link::{ImagePath, WebAddress};
use super::words::{Line, Prose};

/// A picture. One without a file is a note of a picture that the source showed and that is not
/// kept here: its caption and credit are still part of the story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// The bitmap beside the article set.
    pub file: Option<ImageFile>,
    /// Where the source has it.
    pub address: Option<WebAddress>,
    /// What it shows, for who cannot see it; blank when it only decorates.
    pub alt: Option<Prose>,
    /// What it tells.
    pub caption: Option<Line>,
    /// Who made it.
    pub credit: Option<Credit>,
}

/// A bitmap that lies beside the article set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageFile {
    /// Where it lies.
    pub path: ImagePath,
    /// Its own width, so that its box is reserved before it arrives.
    pub width: Pixels,
    /// Its own height.
    pub height: Pixels,
}

/// Whose picture it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Credit {
    /// The agency or house it came through.
    pub agency: Option<Line>,
    /// The photographer or draughtsperson.
    pub maker: Option<Line>,
}

impl Credit {
    /// The credit as one line, `Agency / Maker`; empty when neither is known.
    pub fn line(&self) -> String {
        let parts = [&self.agency, &self.maker];
        parts.into_iter().flatten().map(|part| &**part).collect::<Vec<_>>().join(" / ")
    }
}

/// A width or height, 1 to 20,000 pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pixels(u16);

impl Pixels {
    const MOST: u64 = 20_000;

    /// Takes a number of pixels within bounds.
    pub fn new(count: u64) -> Option<Self> {
        (1..=Self::MOST).contains(&count).then_some(Self(count as u16))
    }

    /// The number of pixels.
    pub fn count(self) -> u16 {
        self.0
    }
}

impl Json for Pixels {
    fn read(value: Value) -> Result<Self, Problem> {
        let Value::Number(number) = &value else { return Err(wrong_type(&value, "a number")) };
        // The number itself is not said: writing any JSON number costs the reader 10 kB of tables.
        number.as_u64().and_then(Self::new).ok_or_else(|| {
            let next = format!("write whole pixels, 1 to {}", Self::MOST);
            Problem::new("is not a size", next)
        })
    }
}

record! { Image: "A picture; without a file, a note of one." {
    file: "The bitmap beside the article set.",
    address: "Where the source has it.",
    alt: "What it shows, for who cannot see it; blank when it only decorates.",
    caption: "What it tells.",
    credit: "Who made it.",
}}

record! { ImageFile: "A bitmap beside the article set." {
    path: "Where it lies, from the folder of the article set.",
    width: "Its width in pixels.",
    height: "Its height in pixels.",
}}

record! { Credit: "Whose picture it is." {
    agency: "The agency or house it came through.",
    maker: "The photographer or draughtsperson.",
}}

#[cfg(not(target_arch = "wasm32"))]
mod described {
    use serde_json::{Value, json};

    use super::super::schema::{Definitions, Described};
    use super::Pixels;

    impl serde::Serialize for Pixels {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_u16(self.0)
        }
    }

    impl Described for Pixels {
        fn schema(book: &mut Definitions) -> Value {
            book.define(
                "Pixels",
                |_| json!({ "type": "integer", "minimum": 1, "maximum": Pixels::MOST }),
            )
        }
    }
}
