//! Tables: which hold data and which only lay out a page, and rows made as long as the head.

use super::listing::joined;
use crate::article::{Block, Line, Span, Text};
use crate::press::typeset_line as line;

/// A table while it is walked.
#[derive(Default)]
pub(super) struct TableDraft {
    pub(super) caption: Option<Line>,
    /// Whether the page says that it only lays out.
    pub(super) layout: bool,
    pub(super) rows: Vec<Row>,
}

#[derive(Default)]
pub(super) struct Row {
    head: bool,
    cells: Vec<(Cell, Vec<Block>)>,
}

/// A cell: whether it names a row or column, and how far it reaches.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) names: bool,
    pub(super) across: usize,
    pub(super) down: usize,
}

/// The most columns. A wider table is laid out, or an attack.
const WIDEST: usize = 200;

/// The most rows of one block; the model's own limit.
const MOST: usize = 5_000;

/// A cell with more text than this holds a story and not a fact.
const LONGEST: usize = 600;

impl TableDraft {
    pub(super) fn row(&mut self, head: bool) {
        self.rows.push(Row { head, cells: Vec::new() });
    }

    pub(super) fn cell(&mut self, cell: Cell, blocks: Vec<Block>) {
        if self.rows.is_empty() {
            self.rows.push(Row::default());
        }
        let last = self.rows.len() - 1;
        self.rows[last].cells.push((cell, blocks));
    }

    /// The table, or what is in it.
    pub(super) fn made(mut self) -> Vec<Block> {
        self.rows.retain(|row| row.cells.iter().any(|(_, blocks)| !blocks.is_empty()));
        let mut reaching = Vec::new();
        let mut columns = 0;
        for row in &self.rows {
            columns = columns.max(row.places(&mut reaching).len());
            if columns > WIDEST {
                break;
            }
        }
        let cells: usize = self.rows.iter().map(|row| row.cells.len()).sum();
        // A cell that says it spans hundreds of columns would make a table of blanks.
        let sparse = columns * self.rows.len() > 8 * cells + 100;
        if self.only_lays_out(columns) || columns > WIDEST || sparse {
            let caption = self.caption.as_ref().and_then(|words| {
                let text = crate::press::typeset_prose(words)?;
                let text = Text(vec![Span::Text { text }]);
                Some(Block::Subhead { text, id: None })
            });
            let cells = self.rows.into_iter().flat_map(|row| row.cells);
            let mut cells: Vec<_> = cells.filter(|(_, blocks)| !blocks.is_empty()).collect();
            if let ([(_, blocks)], None) = (cells.as_mut_slice(), &caption) {
                // A table around one picture and what is said of it.
                return super::frames::pictured(std::mem::take(blocks), None, None);
            }
            let cells = cells.into_iter();
            return caption.into_iter().chain(cells.flat_map(|(_, blocks)| blocks)).collect();
        }
        self.take_title(columns);
        let mut figures = Vec::new();
        let mut head: Vec<Text> = vec![Text::default(); columns];
        let mut rows = Vec::new();
        let mut reaching = Vec::new();
        for row in self.rows {
            let names =
                row.head || (rows.is_empty() && row.cells.iter().all(|(cell, _)| cell.names));
            let texts = row.texts(columns, &mut reaching, &mut figures);
            match names && rows.is_empty() {
                // A head of several rows names each column in steps.
                true => head.iter_mut().zip(texts).for_each(|(name, text)| {
                    if !text.0.is_empty() {
                        super::listing::join(name, text);
                    }
                }),
                false => rows.push(texts),
            }
        }
        let mut caption = self.caption;
        let mut out = figures;
        let mut rest = rows.into_iter();
        loop {
            let rows: Vec<_> = rest.by_ref().take(MOST).collect();
            out.push(Block::Table { caption: caption.take(), head: head.clone(), rows });
            if rest.len() == 0 {
                return out;
            }
        }
    }

    /// A first row of one name over all columns, above another that names them, is what the table is
    /// called.
    fn take_title(&mut self, columns: usize) {
        let [first, second, ..] = self.rows.as_slice() else { return };
        let [(cell, blocks)] = first.cells.as_slice() else { return };
        let names =
            |row: &Row| !row.cells.is_empty() && row.cells.iter().all(|(cell, _)| cell.names);
        let is_title = self.caption.is_none() && cell.across >= columns && cell.down == 1;
        if is_title
            && names(first)
            && names(second)
            && let Some(title) = line(&joined(blocks.clone()).plain())
            && blocks.iter().all(is_words)
        {
            self.caption = Some(title);
            self.rows.remove(0);
        }
    }

    fn only_lays_out(&self, columns: usize) -> bool {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let nested = cells().any(|(_, blocks)| blocks.iter().any(holds_a_story));
        let named = self.caption.is_some() || cells().any(|(cell, _)| cell.names);
        let heavy = cells().any(|(_, blocks)| {
            let paragraphs = blocks.iter().filter(|b| matches!(b, Block::Paragraph { .. })).count();
            let pictured = blocks.iter().any(|b| {
                matches!(b, Block::Figure { .. } | Block::Subhead { .. } | Block::List { .. })
            });
            paragraphs > 3 || pictured || length(blocks) > LONGEST
        });
        self.layout || columns < 2 || nested || (!named && (heavy || self.rows.len() < 2))
    }
}

impl Row {
    /// Which cell of the row stands in each column, if any: a cell from above may reach down into
    /// it, and one of its own reach across. `reaching` tells how many rows each column is taken for.
    fn places(&self, reaching: &mut Vec<usize>) -> Vec<Option<usize>> {
        let mut places = Vec::new();
        let mut next = 0;
        while places.len() <= WIDEST
            && (next < self.cells.len() || reaching.get(places.len()).is_some_and(|&rows| rows > 0))
        {
            let column = places.len();
            if let Some(rows) = reaching.get_mut(column).filter(|rows| **rows > 0) {
                *rows -= 1;
                places.push(None);
                continue;
            }
            let Some((cell, _)) = self.cells.get(next) else { break };
            for n in 0..cell.across.min(WIDEST + 1) {
                let column = column + n;
                if reaching.len() <= column {
                    reaching.resize(column + 1, 0);
                }
                reaching[column] = cell.down.saturating_sub(1);
                places.push((n == 0).then_some(next));
            }
            next += 1;
        }
        places
    }

    /// The texts of the row, blanks where a cell reaches; figures are put aside.
    fn texts(
        self,
        columns: usize,
        reaching: &mut Vec<usize>,
        figures: &mut Vec<Block>,
    ) -> Vec<Text> {
        let places = self.places(reaching);
        let mut cells: Vec<Text> = Vec::with_capacity(self.cells.len());
        for (_, mut blocks) in self.cells {
            figures.extend(blocks.extract_if(.., |b| matches!(b, Block::Figure { .. })));
            cells.push(joined(blocks));
        }
        let texts = places
            .into_iter()
            .map(|place| place.map(|n| std::mem::take(&mut cells[n])).unwrap_or_default());
        let mut texts: Vec<Text> = texts.collect();
        texts.resize(columns, Text::default());
        texts
    }
}

/// Whether a block is words that a caption can say, which leads nowhere.
fn is_words(block: &Block) -> bool {
    let (Block::Paragraph { text } | Block::Subhead { text, .. }) = block else { return false };
    text.0.iter().all(|span| match span {
        Span::Text { .. } | Span::Break {} => true,
        Span::Emphasis { text } | Span::Strong { text } => {
            text.0.iter().all(|span| matches!(span, Span::Text { .. } | Span::Break {}))
        }
        Span::Link { .. } | Span::Quotation { .. } | Span::Language { .. } | Span::Code { .. } => {
            false
        }
    })
}

/// What no cell of a table of data holds.
fn holds_a_story(block: &Block) -> bool {
    matches!(
        block,
        Block::Table { .. }
            | Block::Quote { .. }
            | Block::Code { .. }
            | Block::Facts { .. }
            | Block::Rule {}
    )
}

fn length(blocks: &[Block]) -> usize {
    let mut length = 0;
    for block in blocks {
        block.each_text(&mut |words, _| length += words.len());
    }
    length
}
