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

/// How many stories a source may hold however short it is, and how many bytes of it each further one
/// must have. A story takes some 4 kB of memory while it is merged with the others: rows of two letters
/// would take eight hundred times what their document does.
const STORIES: usize = 20_000;
const BYTES_A_STORY: usize = 200;

impl Limits {
    /// The same for a source of so many bytes, of which stories must have some.
    pub(super) fn of_source(&self, bytes: usize) -> Self {
        let entries = self.entries.min(STORIES.saturating_add(bytes / BYTES_A_STORY));
        Self { entries, ..self.clone() }
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
