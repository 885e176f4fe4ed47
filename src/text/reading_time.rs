//! How long a text takes to read, as a range, by language.
//!
//! Rates are words a minute (characters for Chinese and Japanese) and their spread between adult
//! readers, from the International Reading Speed Texts: Trauzettel-Klosinski and Dietz 2012,
//! doi:10.1167/iovs.11-8284, table 2. Where a language was not measured, the mean of all is used.

use super::Language;

/// Minutes from a fast reader's to a slow one's; at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingTime {
    /// What a fast reader needs.
    pub least: u32,
    /// What a slow reader needs.
    pub most: u32,
}

/// Mean and standard deviation, in words a minute; the flag counts characters instead.
fn rate(language: &Language) -> (u32, u32, bool) {
    match language.primary() {
        "ar" => (138, 20, false),
        "zh" => (255, 29, true),
        "ja" => (357, 56, true),
        "nl" => (202, 29, false),
        "en" => (228, 30, false),
        "fi" => (161, 18, false),
        "fr" => (195, 26, false),
        "de" => (179, 17, false),
        "he" => (187, 29, false),
        "it" => (188, 28, false),
        "pl" => (166, 23, false),
        "pt" => (181, 29, false),
        "ru" => (184, 32, false),
        "sl" => (180, 30, false),
        "es" => (218, 28, false),
        "sv" => (199, 34, false),
        "tr" => (166, 25, false),
        _ => (184, 29, false),
    }
}

/// Counts what there is to read.
#[derive(Debug)]
pub struct ReadingCounter {
    mean: u32,
    spread: u32,
    by_character: bool,
    count: u32,
}

impl ReadingCounter {
    /// A counter for a text in this language.
    pub fn new(language: &Language) -> Self {
        let (mean, spread, by_character) = rate(language);
        Self { mean, spread, by_character, count: 0 }
    }

    /// Adds a run of words.
    pub fn take(&mut self, text: &str) {
        let count = if self.by_character {
            text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation()).count()
        } else {
            text.split_whitespace().count()
        };
        self.count = self.count.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// The milliseconds that a reader of mean speed needs.
    pub fn milliseconds(&self) -> u32 {
        let needed = u64::from(self.count) * 60_000 / u64::from(self.mean);
        u32::try_from(needed).unwrap_or(u32::MAX)
    }

    /// The range, each end rounded to the nearest minute.
    pub fn finish(&self) -> ReadingTime {
        let minutes = |rate: u32| (self.count.saturating_add(rate / 2) / rate).max(1);
        let least = minutes(self.mean + self.spread);
        ReadingTime { least, most: minutes(self.mean - self.spread).max(least) }
    }
}
