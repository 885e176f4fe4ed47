//! What the reader may choose about how text is set, and about keys.
//!
//! `public/boot.js` holds the same lists, since it applies them before this program is there; the
//! browser suite walks through all of them.

/// The sizes of story text, in CSS pixels at a usual browser setting.
pub(super) const SIZES: [u8; 11] = [12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 40];

/// The line heights, in hundredths of the size, and what they are called.
pub(super) const LINES: [(&str, &str); 4] =
    [("140", "Close"), ("160", "Usual"), ("180", "Open"), ("200", "Wide")];

/// The widths of the column, in characters, and what they are called.
pub(super) const WIDTHS: [(&str, &str); 3] = [("52", "Narrow"), ("66", "Usual"), ("80", "Wide")];

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

/// What is chosen by name, in the order in which it is kept.
const NAMED: [(&str, &[(&str, &str)]); 4] =
    [("line", &LINES), ("width", &WIDTHS), ("face", &FACES), ("theme", &THEMES)];

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settings {
    pub(super) size: u8,
    line: String,
    width: String,
    face: String,
    theme: String,
    /// Whether single letters are commands.
    pub(super) keys: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            size: 20,
            line: "160".to_owned(),
            width: "66".to_owned(),
            face: "serif".to_owned(),
            theme: "system".to_owned(),
            keys: true,
        }
    }
}

impl Settings {
    /// The settings as they are kept: `boot.js` reads the same five words and passes over the sixth.
    pub(super) fn written(&self) -> String {
        let keys = if self.keys { "keys" } else { "no-keys" };
        let size = self.size.to_string();
        [&size, &self.line, &self.width, &self.face, &self.theme, keys].join(" ")
    }

    /// Reads what was kept; what is not known there stays as usual.
    pub(super) fn read(written: &str) -> Self {
        let mut settings = Self::default();
        let mut words = written.split(' ');
        let size = words.next().and_then(|word| word.parse().ok());
        if let Some(size) = size.filter(|size| SIZES.contains(size)) {
            settings.size = size;
        }
        for (name, known) in NAMED {
            let word = words.next().unwrap_or_default();
            if known.iter().any(|(value, _)| *value == word) {
                settings.set(name, word);
            }
        }
        settings.keys = words.next() != Some("no-keys");
        settings
    }

    /// The next larger or smaller size; the last one stays.
    pub(super) fn step_size(&mut self, by: isize) {
        let place = SIZES.iter().position(|&size| size >= self.size).unwrap_or(SIZES.len() - 1);
        let place = place.saturating_add_signed(by).min(SIZES.len() - 1);
        self.size = SIZES[place];
    }

    /// Sets the text as it was at first; keys stay as chosen.
    pub(super) fn set_as_usual(&mut self) {
        *self = Self { keys: self.keys, ..Self::default() };
    }

    fn word(&mut self, name: &str) -> &mut String {
        match name {
            "line" => &mut self.line,
            "width" => &mut self.width,
            "face" => &mut self.face,
            _ => &mut self.theme,
        }
    }

    /// What is chosen of `line`, `width`, `face` or `theme`.
    pub(super) fn get(&self, name: &str) -> &str {
        match name {
            "line" => &self.line,
            "width" => &self.width,
            "face" => &self.face,
            _ => &self.theme,
        }
    }

    /// Chooses one of the values listed above.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        value.clone_into(self.word(name));
    }
}
