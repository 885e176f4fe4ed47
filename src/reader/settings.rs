//! What the reader may choose about how text is set, and about keys.
//!
//! `public/boot.js` holds the same lists, since it applies them before this program is there; the
//! browser suite walks through all of them.

use serde::{Deserialize, Serialize};

/// The sizes of story text, in CSS pixels at a usual browser setting.
pub(super) const SIZES: [u8; 11] = [12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 40];

/// The line heights, in hundredths of the size, and what they are called.
pub(super) const LINES: [(u16, &str); 4] =
    [(140, "Close"), (160, "Usual"), (180, "Open"), (200, "Wide")];

/// The widths of the column, in characters, and what they are called.
pub(super) const WIDTHS: [(u16, &str); 3] = [(52, "Narrow"), (66, "Usual"), (80, "Wide")];

/// The themes and what they are called.
pub(super) const THEMES: [(&str, &str); 5] = [
    ("system", "As the system says"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("sepia", "Sepia"),
    ("contrast", "High contrast"),
];

/// The faces and what they are called.
pub(super) const FACES: [(&str, &str); 3] =
    [("serif", "Serif"), ("sans", "Sans serif"), ("legible", "High legibility")];

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    pub(super) size: u8,
    pub(super) line: u16,
    pub(super) width: u16,
    pub(super) face: String,
    pub(super) theme: String,
    /// Whether single letters are commands.
    pub(super) keys: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            size: 20,
            line: 160,
            width: 66,
            face: "serif".to_owned(),
            theme: "system".to_owned(),
            keys: true,
        }
    }
}

impl Settings {
    /// The next larger or smaller size; the last one stays.
    pub(super) fn step_size(&mut self, by: isize) {
        let place = SIZES.iter().position(|&size| size >= self.size).unwrap_or(SIZES.len() - 1);
        let place = place.saturating_add_signed(by).min(SIZES.len() - 1);
        self.size = SIZES[place];
    }
}
