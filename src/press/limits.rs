//! How much of a source is read before it is refused by name.

/// The limits of one import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of one source, before and after decompression.
    pub bytes: usize,
    /// How deep elements or brackets of a source may nest; a real page needs 40.
    pub depth: usize,
    /// How many attributes one tag may have.
    pub attributes: usize,
    /// How many stories one source may hold.
    pub entries: usize,
    /// How many elements, attributes and runs of text one piece of markup may have; a long real page
    /// needs 50,000. A text in Markdown may have twice as many signs and lines.
    pub nodes: usize,
    /// How many paragraphs, items and cells one story may have while it is made; the model takes
    /// 5,000 of each in the end.
    pub blocks: usize,
    /// How many lines with words on them one text may have.
    pub lines: usize,
}

/// How much memory an import may take: so many bytes however short its source is, and of a long one so
/// many times its length.
pub(super) const MEMORY: u64 = 256 << 20;
pub(super) const TIMES: u64 = 6;

/// How much memory a story takes, however short it is, while it is merged with the others, in bytes; with
/// the program itself, and what its source takes. Measured: 2,700 to 3,200 (`cargo xtask evaluate --only
/// imports`).
const A_STORY: u64 = 3_600;

impl Limits {
    /// The same for a source of so many bytes: no more stories than there is memory for. Rows of two letters
    /// would take eight hundred times what their document does.
    pub(super) fn of_source(&self, bytes: usize) -> Self {
        let stories = MEMORY.max(bytes as u64 * TIMES) / A_STORY;
        let stories = usize::try_from(stories).unwrap_or(usize::MAX);
        Self { entries: self.entries.min(stories), ..self.clone() }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 100_000_000,
            depth: 512,
            attributes: 1_000,
            entries: 200_000,
            nodes: 600_000,
            blocks: 100_000,
            lines: 2_000_000,
        }
    }
}
