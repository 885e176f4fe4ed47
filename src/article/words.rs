//! Strings that a story may hold: a line (headline, name, caption) and a run of prose.
//!
//! Control characters are refused: no publisher means them, and they hide a broken encoding.
//!
//! # Decision: what turns the writing of a whole run is left out
//! *Context.* Overrides, embeddings and isolates (U+202A to U+202E, U+2066 to U+2069) hold until they
//! are closed. One that is not closed turns the page around it, and an override shows other words
//! than those that are searched and copied.
//! *Decision.* All nine are left out when a string is taken, wherever it comes from. Those in pairs
//! too: a text is cut into spans, snippets and marked hits, and of a pair one half would be left. The
//! page sets the direction of each block, which is what they are for.
//! *Consequences.* Marks that stand for one letter (U+200E, U+200F, U+061C) stay; they turn nothing
//! but their neighbours, and Arabic and Hebrew typography wants them.

use std::borrow::Cow;
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
            /// Takes the text without what turns its writing, or says why not.
            ///
            /// # Errors
            /// The text is too long, holds control characters, or is blank where words are needed.
            pub fn parse(text: &str) -> Result<Self, Problem> {
                let text = unturned(text);
                check(&text, $most, $blank)?;
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
                match unturned(&text) {
                    Cow::Borrowed(_) => {
                        check(&text, $most, $blank)?;
                        Ok(Self(text.into()))
                    }
                    Cow::Owned(text) => Self::parse(&text),
                }
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
                        schema["pattern"] = format!("[^\\s{INVISIBLE}]").into();
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

/// Characters that leave no mark by themselves, besides white space and controls: joiners, marks of
/// direction, selectors, fillers (Unicode's `Default_Ignorable_Code_Point`, without tags). For the
/// schema they are written as the inside of a character class.
#[cfg(not(target_arch = "wasm32"))]
const INVISIBLE: &str = "\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0";

/// Whether a character leaves a mark on the page.
fn is_visible(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}');
    !invisible && !c.is_whitespace() && !c.is_control()
}

/// Whether a character turns the writing of all that follows, until it is closed.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without the characters that turn it.
fn unturned(text: &str) -> Cow<'_, str> {
    // Each begins with these two bytes or those; most texts have neither, and are looked at once.
    let may_turn = |pair: &[u8]| matches!(pair, [0xe2, 0x80 | 0x81]);
    match text.as_bytes().windows(2).any(may_turn) && text.contains(turns) {
        true => Cow::Owned(text.replace(turns, "")),
        false => Cow::Borrowed(text),
    }
}

/// The characters are counted as in JSON Schema: code points.
fn check(text: &str, most: usize, blank_allowed: bool) -> Result<(), Problem> {
    if text.len() > most {
        let count = text.chars().count();
        if count > most {
            let what = format!("is {count} characters long; {most} is the most");
            return Err(Problem::new(what, "shorten or split it"));
        }
    }
    if !blank_allowed && !text.chars().any(is_visible) {
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
