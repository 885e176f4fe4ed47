//! Blocks built call by call, for who reads something that is not HTML and has the same lists,
//! quotations and tables in it: the frames and runs are those of the walk over a page.

use std::mem::take;

use super::frames::{Frame, Kind};
use super::runs::{Marked, Runs, in_lengths, raw_pieces};
use super::table::{Cell, TableDraft};
use crate::article::{Block, Image, Line, PassageId, Target, Text};

/// What is opened, and closed again by [`Builder::close`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nest {
    Quote,
    List { ordered: bool },
    Item,
    Terms,
    Term,
    Description,
    Table,
    Cell { names: bool },
}

/// How words are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    Emphasis,
    Strong,
    Quotation,
    Code,
    Link(Target),
}

/// How deep quotations and lists may stand in each other; what is deeper is not set off further.
const DEEPEST: usize = 64;

/// How many marks may be open in each other. A run takes a dozen, and opening one costs as much time
/// as there are open.
const MOST_MARKS: usize = 64;

/// Blocks in the making.
pub(crate) struct Builder {
    runs: Runs,
    frames: Vec<Frame>,
    /// How many nests were opened beyond the deepest, so that their ends are known.
    beyond: usize,
    /// How many marks are open.
    marks: usize,
    /// Pictures within a run, which follow it.
    pictures: Vec<Block>,
    /// How many blocks were made so far, those in other blocks included.
    made: usize,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            runs: Runs::new(),
            frames: vec![Frame::new(Kind::Body)],
            beyond: 0,
            marks: 0,
            pictures: Vec::new(),
            made: 0,
        }
    }

    /// Words, with white space of any kind.
    pub(crate) fn words(&mut self, words: &str) {
        self.runs.push(words);
    }

    /// The last characters of the run that is open.
    pub(crate) fn end(&self) -> String {
        self.runs.end()
    }

    /// A line break within a run.
    pub(crate) fn line_break(&mut self) {
        self.runs.line_break();
    }

    /// Marks the words that follow.
    pub(crate) fn mark(&mut self, mark: Mark) {
        self.marks += 1;
        if self.marks > MOST_MARKS {
            return;
        }
        self.runs.open(match mark {
            Mark::Emphasis => Marked::Emphasis,
            Mark::Strong => Marked::Strong,
            Mark::Quotation => Marked::Quotation,
            Mark::Code => Marked::Code,
            Mark::Link(to) => Marked::Link(to),
        });
    }

    /// Ends the mark that was opened last.
    pub(crate) fn unmark(&mut self) {
        if self.marks <= MOST_MARKS {
            self.runs.close();
        }
        self.marks = self.marks.saturating_sub(1);
    }

    /// A picture; within a run it stands behind it.
    pub(crate) fn picture(&mut self, image: Image) {
        self.pictures.push(Block::Figure { image });
    }

    /// The run that is open, and the pictures in it, for who makes something of them himself.
    pub(crate) fn taken(&mut self) -> (Option<Text>, Vec<Block>) {
        (self.runs.take(), take(&mut self.pictures))
    }

    /// Ends the run as a paragraph.
    pub(crate) fn paragraph(&mut self) {
        self.run(|text| Block::Paragraph { text });
    }

    /// Ends the run as a heading.
    pub(crate) fn subhead(&mut self, id: Option<PassageId>) {
        self.run(|text| Block::Subhead { text, id: id.clone() });
    }

    fn run(&mut self, made: impl Fn(Text) -> Block) {
        let (text, pictures) = self.taken();
        for text in text.into_iter().flat_map(in_lengths) {
            self.block(made(text));
        }
        for picture in pictures {
            self.block(picture);
        }
    }

    /// A block as it is.
    pub(crate) fn block(&mut self, block: Block) {
        self.made += 1;
        if let Some(top) = self.frames.last_mut() {
            top.take(block);
        }
    }

    /// How many blocks were made so far, those in other blocks included.
    pub(crate) fn made(&self) -> usize {
        self.made
    }

    /// A piece of a program, its own line breaks kept.
    pub(crate) fn code(&mut self, language: Option<Line>, text: &str) {
        let text: String =
            text.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let text = text.trim_end().trim_start_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        for text in raw_pieces(text) {
            self.block(Block::Code { language: language.clone(), text });
        }
    }

    /// Opens a quotation, a list, a table, or a part of one.
    pub(crate) fn open(&mut self, nest: Nest) {
        self.paragraph();
        if self.frames.len() > DEEPEST {
            self.beyond += 1;
            return;
        }
        self.frames.push(Frame::new(match nest {
            Nest::Quote => Kind::Quote { credit: None },
            Nest::List { ordered } => Kind::List { ordered, items: Vec::new() },
            Nest::Item => Kind::Item,
            Nest::Terms => Kind::Terms { pairs: Vec::new() },
            Nest::Term => Kind::Term,
            Nest::Description => Kind::Description,
            Nest::Table => Kind::Table(TableDraft::default()),
            Nest::Cell { names } => Kind::Cell(Cell { names, across: 1, down: 1 }),
        }));
    }

    /// Begins a row of the table that is open.
    pub(crate) fn row(&mut self, head: bool) {
        if let Some(Frame { kind: Kind::Table(table), .. }) = self.frames.last_mut() {
            table.row(head);
        }
    }

    /// Closes what was opened last.
    pub(crate) fn close(&mut self) {
        self.paragraph();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        // The body itself is closed by `finish`.
        if self.frames.len() > 1
            && let Some(inner) = self.frames.pop()
            && let Some(outer) = self.frames.last_mut()
        {
            outer.close(inner);
        }
    }

    /// The blocks that were built; what is open is closed.
    pub(crate) fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        while self.frames.len() > 1 {
            self.close();
        }
        self.frames.pop().map(|body| body.blocks).unwrap_or_default()
    }
}
