//! Strings that a story may hold: a line (headline, name, caption) and a run of prose.
//!
//! Control characters are refused: no publisher means them, and they hide a broken encoding.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use super::json::{Json, Problem, read_string};

macro_rules! words {
    ($(#[$about:meta])* $name:ident, $most:literal, $blank:literal) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes the text, or says why not.
            ///
            /// # Errors
            /// The text is too long, holds control characters, or is blank where words are needed.
            pub fn parse(text: &str) -> Result<Self, Problem> {
                check(text, $most, $blank)?;
                Ok(Self(text.into()))
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Json for $name {
            fn read(value: Value) -> Result<Self, Problem> {
                let text = read_string(value)?;
                check(&text, $most, $blank)?;
                Ok(Self(text.into()))
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.0)
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl super::schema::Described for $name {
            fn schema(book: &mut super::schema::Definitions) -> Value {
                book.define(stringify!($name), |_| {
                    let mut schema = serde_json::json!({ "type": "string", "maxLength": $most });
                    if !$blank {
                        schema["pattern"] = "\\S".into();
                    }
                    schema
                })
            }
        }
    };
}

words!(
    /// A headline, a name, a caption: at least one visible character, at most 2,000.
    Line,
    2_000,
    false
);

words!(
    /// A run of text inside a block: at most 100,000 characters, blank allowed.
    Prose,
    100_000,
    true
);

/// The characters are counted as in JSON Schema: code points.
fn check(text: &str, most: usize, blank_allowed: bool) -> Result<(), Problem> {
    if text.len() > most {
        let count = text.chars().count();
        if count > most {
            let what = format!("is {count} characters long; {most} is the most");
            return Err(Problem::new(what, "shorten or split it"));
        }
    }
    if !blank_allowed && text.trim().is_empty() {
        return Err(Problem::new("is blank", "fill it in, or leave it out if it may be left out"));
    }
    match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        None => Ok(()),
        Some(c) => {
            let what = format!("holds the control character U+{:04X}", u32::from(c));
            Err(Problem::new(what, "take it out; the text may have been read in a wrong encoding"))
        }
    }
}
