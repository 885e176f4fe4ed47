//! What a story is called by machines: its id, which never changes, and its slug, which stands in addresses.

use std::fmt;

use serde_json::Value;

use super::json::{Json, Problem, read_string, shortened};

macro_rules! name {
    ($(#[$about:meta])* $name:ident, $most:literal, $fits:expr, $pattern:literal, $rule:literal) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes the text if it is a well-formed name of this type.
            pub fn parse(text: &str) -> Option<Self> {
                let fits: fn(u8) -> bool = $fits;
                let well_formed = !text.is_empty() && text.len() <= $most && text.bytes().all(fits);
                well_formed.then(|| Self(text.into()))
            }

            /// The name as written.
            pub fn as_str(&self) -> &str {
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
                Self::parse(&text).ok_or_else(|| {
                    Problem::new(format!("`{}` does not fit", shortened(&text)), $rule)
                })
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
                    serde_json::json!({ "type": "string", "pattern": $pattern })
                })
            }
        }
    };
}

name!(
    /// A story's name for ever: 1 to 128 of `A-Z a-z 0-9 . _ -`.
    ArticleId,
    128,
    |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'),
    "^[A-Za-z0-9._-]{1,128}$",
    "use 1 to 128 of A-Z a-z 0-9 . _ -"
);

name!(
    /// A story's name in addresses: 1 to 80 of `a-z 0-9 -`.
    Slug,
    80,
    |b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-',
    "^[a-z0-9-]{1,80}$",
    "use 1 to 80 of a-z 0-9 -"
);

name!(
    /// The name of a passage, as an address's fragment has it.
    PassageId,
    128,
    |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'),
    "^[A-Za-z0-9._-]{1,128}$",
    "use 1 to 128 of A-Z a-z 0-9 . _ -"
);
