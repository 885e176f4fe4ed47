//! Languages by their BCP 47 tags, and the direction in which each is written.

use std::fmt;

/// The direction in which a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A BCP 47 language tag, well formed and in its canonical case (`zh-Hant-TW`).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(Box<str>);

/// Primary languages written from right to left when no script is named.
const RTL_LANGUAGES: [&str; 13] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Scripts written from right to left.
const RTL_SCRIPTS: [&str; 9] =
    ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

impl Language {
    /// Takes a well-formed tag: a primary language of 2 to 8 letters, then subtags of 1 to 8
    /// letters or digits, at most 35 characters (RFC 5646, section 4.4.1). Case is mended.
    pub fn parse(tag: &str) -> Option<Self> {
        if tag.len() > 35 {
            return None;
        }
        let mut canonical = String::with_capacity(tag.len());
        let mut private = false;
        for (n, subtag) in tag.split('-').enumerate() {
            let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
            let fits = match n {
                0 => letters && (2..=8).contains(&subtag.len()),
                _ => {
                    (1..=8).contains(&subtag.len())
                        && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
                }
            };
            if !fits {
                return None;
            }
            if n > 0 {
                canonical.push('-');
            }
            match subtag.len() {
                4 if n > 0 && letters && !private => {
                    canonical.push_str(&subtag[..1].to_ascii_uppercase());
                    canonical.push_str(&subtag[1..].to_ascii_lowercase());
                }
                2 if n > 0 && letters && !private => {
                    canonical.push_str(&subtag.to_ascii_uppercase());
                }
                _ => canonical.push_str(&subtag.to_ascii_lowercase()),
            }
            private |= subtag.len() == 1;
        }
        Some(Self(canonical.into()))
    }

    /// The tag, as for a `lang` attribute.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language alone, `zh` for `zh-Hant-TW`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The script subtag, where one is given.
    pub fn script(&self) -> Option<&str> {
        let subtags = self.0.split('-').skip(1).take_while(|subtag| subtag.len() > 1);
        subtags.into_iter().find(|s| s.len() == 4 && s.bytes().all(|b| b.is_ascii_alphabetic()))
    }

    /// The direction in which the language is written, by its script, else by its usual one.
    pub fn direction(&self) -> Direction {
        let rtl = match self.script() {
            Some(script) => RTL_SCRIPTS.contains(&script),
            None => RTL_LANGUAGES.contains(&self.primary()),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// What the language calls itself, for the languages that need no guess; else the tag.
    pub fn own_name(&self) -> &str {
        match self.primary() {
            "ar" => "العربية",
            "bn" => "বাংলা",
            "cs" => "Čeština",
            "da" => "Dansk",
            "de" => "Deutsch",
            "el" => "Ελληνικά",
            "en" => "English",
            "es" => "Español",
            "fa" => "فارسی",
            "fi" => "Suomi",
            "fr" => "Français",
            "he" => "עברית",
            "hi" => "हिन्दी",
            "id" => "Bahasa Indonesia",
            "it" => "Italiano",
            "ja" => "日本語",
            "ko" => "한국어",
            "nl" => "Nederlands",
            "no" | "nb" => "Norsk",
            "pl" => "Polski",
            "pt" => "Português",
            "ru" => "Русский",
            "sv" => "Svenska",
            "th" => "ไทย",
            "und" => "Language not known",
            "tr" => "Türkçe",
            "uk" => "Українська",
            "ur" => "اردو",
            "vi" => "Tiếng Việt",
            "zh" if self.script() == Some("Hant") => "繁體中文",
            "zh" if self.script() == Some("Hans") => "简体中文",
            "zh" => "中文",
            _ => &self.0,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.0)
    }
}
