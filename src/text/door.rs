//! Unicode normalisation, which comes in by the door: a browser has it, and natively a crate does.

/// What this library asks of the world outside about characters.
#[derive(Clone, Copy)]
pub struct Door {
    /// The compatibility decomposition of a text: `String.normalize("NFKD")` in a browser.
    pub nfkd: fn(&str) -> String,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Door")
    }
}

/// All doors say the same, so any two are equal.
impl PartialEq for Door {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Door {}

/// The native door.
#[cfg(not(target_arch = "wasm32"))]
pub fn door() -> Door {
    use unicode_normalization::UnicodeNormalization;

    Door { nfkd: |text| text.nfkd().collect() }
}

/// What every door must say, in pairs of a text and its decomposition; tests on both targets walk it.
pub const DOOR_TABLE: &[(&str, &str)] = &[
    ("plain", "plain"),
    ("é", "e\u{301}"),
    ("ﬁ", "fi"),
    ("Ａ１", "A1"),
    ("ẛ̣", "s\u{323}\u{307}"),
    ("ﾊﾟ", "ハ\u{309a}"),
    ("が", "か\u{3099}"),
    ("각", "\u{1100}\u{1161}\u{11a8}"),
    ("أ", "ا\u{654}"),
    ("ﻻ", "لا"),
    ("क़", "क\u{93c}"),
    ("й", "и\u{306}"),
    ("ώ", "ω\u{301}"),
    ("ậ", "a\u{323}\u{302}"),
    ("①²", "12"),
    ("ำ", "\u{e4d}\u{e32}"),
    ("ø", "ø"),
    ("a\u{301}\u{323}", "a\u{323}\u{301}"),
];
