//! What is open while a tree is walked: each quotation, list, table or figure gathers its own
//! blocks, and is made into one or several when it closes.

use super::elements::Role;
use super::listing;
use super::table::{Cell, TableDraft};
use crate::article::{Block, Credit, Line, Span, Text};
use crate::press::tidy::{credit_of, split_credit, without_glued_label};
use crate::press::typeset_line as line;

/// Blocks that are being gathered.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) blocks: Vec<Block>,
}

/// What they are gathered for.
pub(super) enum Kind {
    Body,
    Quote { credit: Option<Line> },
    List { ordered: bool, items: Vec<Vec<Block>> },
    Item,
    Terms { pairs: Vec<(Vec<Block>, Vec<Block>)> },
    Term,
    Description,
    Table(TableDraft),
    Cell(Cell),
    TableCaption,
    Figure { caption: Option<Line>, credit: Option<Line> },
    Caption { credit: Option<Line> },
    Credit,
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, blocks: Vec::new() }
    }

    /// Takes a block in. What stands in a list, but in no item, is an item.
    pub(super) fn take(&mut self, block: Block) {
        match &mut self.kind {
            Kind::List { items, .. } => items.push(vec![block]),
            _ => self.blocks.push(block),
        }
    }

    /// Takes in what an inner frame gathered.
    pub(super) fn close(&mut self, inner: Self) {
        let mut blocks = inner.blocks;
        // Most items and cells have one block, and their list room for four.
        blocks.shrink_to_fit();
        match (inner.kind, &mut self.kind) {
            (Kind::Item, Kind::List { items, .. }) => items.push(blocks),
            (Kind::Term, Kind::Terms { pairs }) => pairs.push((blocks, Vec::new())),
            (Kind::Description, Kind::Terms { pairs }) => match pairs.last_mut() {
                Some((_, said)) => said.extend(blocks),
                None => pairs.push((Vec::new(), blocks)),
            },
            (Kind::Cell(cell), Kind::Table(table)) => table.cell(cell, blocks),
            (Kind::TableCaption, Kind::Table(table)) => table.caption = said(&blocks),
            (
                Kind::Credit,
                Kind::Quote { credit } | Kind::Figure { credit, .. } | Kind::Caption { credit },
            ) => {
                let found = said(&blocks).and_then(|words| line(words.trim_start_matches(DASHES)));
                *credit = credit.take().or(found);
            }
            (Kind::Credit, _) => match self.blocks.last_mut() {
                Some(Block::Figure { image }) if image.credit.is_none() => {
                    image.credit = said(&blocks).map(made_by);
                }
                _ => blocks.into_iter().for_each(|block| self.take(block)),
            },
            (Kind::Caption { credit: inner }, Kind::Figure { caption, credit }) => {
                match (caption.is_none(), said(&blocks)) {
                    (true, words) => *caption = words,
                    (false, _) => self.blocks.extend(blocks),
                }
                *credit = credit.take().or(inner);
            }
            (Kind::Caption { credit }, Kind::Caption { credit: outer }) => {
                *outer = outer.take().or(credit);
                self.blocks.extend(blocks);
            }
            (Kind::Caption { credit }, _) => match self.blocks.last_mut() {
                Some(Block::Figure { image }) if image.caption.is_none() => {
                    image.caption = said(&blocks);
                    image.credit = image.credit.take().or(credit.map(made_by));
                }
                _ => blocks.into_iter().for_each(|block| self.take(block)),
            },
            (kind, _) => {
                for block in finished(kind, blocks, self.blocks.last()) {
                    if let (Block::Facts { .. }, Some(Block::Subhead { .. })) =
                        (&block, self.blocks.last())
                    {
                        // The heading above a list of terms is the title of the box.
                        self.blocks.pop();
                    }
                    self.take(block);
                }
            }
        }
    }
}

/// What a frame makes once it is closed; `above` is the block that stands before it.
fn finished(kind: Kind, blocks: Vec<Block>, above: Option<&Block>) -> Vec<Block> {
    match kind {
        Kind::Quote { credit } => quoted(blocks, credit),
        Kind::List { ordered, items } => listing::listed(ordered, items),
        Kind::Terms { pairs } => listing::terms(pairs, above),
        Kind::Table(table) => table.made(),
        Kind::Figure { caption, credit } => pictured(blocks, caption, credit),
        _ => blocks,
    }
}

/// The dashes that stand before who said something.
pub(super) const DASHES: [char; 6] = ['—', '–', '―', '-', '~', ' '];

/// How many paragraphs a quotation has at most; a longer one is a page that indents its text so.
const LONGEST_QUOTE: usize = 12;

/// A quotation: its paragraphs as one text, who said it apart.
fn quoted(mut blocks: Vec<Block>, mut credit: Option<Line>) -> Vec<Block> {
    let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph { .. })).count();
    let has_heads = blocks.iter().any(|block| matches!(block, Block::Subhead { .. }));
    if paragraphs > LONGEST_QUOTE || (has_heads && paragraphs > 2) {
        return blocks;
    }
    if credit.is_none() && paragraphs > 1 {
        credit = blocks.last().and_then(dashed);
        if credit.is_some() {
            blocks.pop();
        }
    }
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        match (block, out.last_mut()) {
            (
                Block::Paragraph { text } | Block::Subhead { text, .. },
                Some(Block::Quote { text: said, .. }),
            ) => {
                said.0.push(Span::Break {});
                said.0.extend(text.0);
            }
            (Block::Paragraph { text } | Block::Subhead { text, .. }, _) => {
                out.push(Block::Quote { text, credit: None });
            }
            (other, _) => out.push(other),
        }
    }
    let quotes = out.iter_mut().rev().find_map(|block| match block {
        Block::Quote { credit, .. } => Some(credit),
        _ => None,
    });
    match (quotes, credit) {
        (Some(place), Some(credit)) => *place = Some(credit),
        (None, Some(credit)) => out.extend(paragraph(&credit)),
        _ => {}
    }
    out
}

/// Who said it, where a line says so by beginning with a dash.
fn dashed(block: &Block) -> Option<Line> {
    let Block::Paragraph { text } = block else { return None };
    let plain = text.plain();
    let begins =
        plain.starts_with(['—', '–', '―']) || plain.starts_with("--") || plain.starts_with("- ");
    (begins && plain.chars().count() <= 200)
        .then(|| line(plain.trim_start_matches(DASHES)))
        .flatten()
}

/// A figure: its caption goes to the first picture without one, to a table or to a quotation.
pub(super) fn pictured(
    mut blocks: Vec<Block>,
    mut caption: Option<Line>,
    mut credit: Option<Line>,
) -> Vec<Block> {
    let pictures = blocks.iter().filter(|block| matches!(block, Block::Figure { .. })).count();
    let words: usize = blocks.iter().filter_map(words_of).map(|text| text.plain().len()).sum();
    let only_words =
        blocks.iter().all(|b| matches!(b, Block::Figure { .. } | Block::Paragraph { .. }));
    if caption.is_none() && pictures == 1 && only_words && (1..=600).contains(&words) {
        // Words in a figure with one picture are its caption, whatever the page calls them.
        let (pictured, said_so): (Vec<_>, Vec<_>) =
            blocks.into_iter().partition(|block| matches!(block, Block::Figure { .. }));
        caption = said(&said_so);
        blocks = pictured;
    }
    for block in &mut blocks {
        match block {
            Block::Figure { image } if image.caption.is_none() => {
                image.caption = caption.take();
                if image.credit.is_none() {
                    image.credit = credit.take().map(made_by);
                }
            }
            Block::Table { caption: place, .. } if place.is_none() => *place = caption.take(),
            Block::Quote { credit: place, .. } if place.is_none() => {
                *place = credit.take().or(caption.take());
            }
            _ => continue,
        }
        break;
    }
    if blocks.is_empty() && caption.is_some() {
        // A picture that a script would have shown: a note of it remains.
        let image = crate::article::Image {
            caption: caption.take(),
            credit: credit.take().map(made_by),
            ..Default::default()
        };
        blocks.push(Block::Figure { image });
    }
    blocks.extend(caption.iter().filter_map(paragraph));
    blocks
}

/// A credit as it is stated, agency and maker told apart where that can be done.
fn made_by(words: Line) -> Credit {
    // Some pages put dots between the word `Credit`, for who cannot see, and the credit.
    let stated = words.rsplit("...").next().unwrap_or_default();
    let stated =
        stated.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']'));
    let stated = without_glued_label(stated);
    let (rest, labelled) = split_credit(stated);
    let labelled = labelled.filter(|_| rest.trim().is_empty());
    let maker = || line(stated).or_else(|| Some(words.clone()));
    labelled
        .or_else(|| credit_of(stated))
        .unwrap_or_else(|| Credit { agency: None, maker: maker() })
}

fn paragraph(words: &Line) -> Option<Block> {
    let text = crate::press::typeset_prose(words)?;
    Some(Block::Paragraph { text: Text(vec![Span::Text { text }]) })
}

fn words_of(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
            Some(text)
        }
        _ => None,
    }
}

/// All the words of blocks as one line.
pub(super) fn said(blocks: &[Block]) -> Option<Line> {
    let mut out = String::new();
    for block in blocks {
        block.each_text(&mut |words, _| {
            out.push_str(words);
            out.push(' ');
        });
    }
    line(&out)
}

/// Whether the frame on top lets an element play its part: an item needs a list.
pub(super) fn fits(role: Role, top: &Kind) -> bool {
    match role {
        Role::Item => matches!(top, Kind::List { .. }),
        Role::Term | Role::Description => matches!(top, Kind::Terms { .. }),
        Role::Cell | Role::Row | Role::TableCaption => matches!(top, Kind::Table(_)),
        _ => true,
    }
}
