//! Lists as the model has them: flat, each item one run of text. Lists that only lay out a page
//! become what they hold.

use crate::article::{Block, Fact, Span, Text};
use crate::press::{typeset_line as line, typeset_prose as prose};

/// The most items of one list; the model's own limit.
const MOST: usize = 5_000;

/// A list of gathered items, as one or several blocks.
pub(super) fn listed(ordered: bool, items: Vec<Vec<Block>>) -> Vec<Block> {
    let items: Vec<_> = items.into_iter().filter(|blocks| !blocks.is_empty()).collect();
    // A gallery, or a page laid out as a list: every item has its picture.
    let all_pictured = items.iter().all(|blocks| blocks.iter().any(is_figure));
    let mut list = List { ordered, items: Vec::new(), pictures: Vec::new(), out: Vec::new() };
    for blocks in items {
        match !all_pictured && is_plain(&blocks) {
            true => list.item(blocks),
            false => {
                list.end();
                list.out.extend(blocks);
            }
        }
    }
    list.end();
    list.out
}

struct List {
    ordered: bool,
    items: Vec<Text>,
    /// Pictures of its items, which stand behind the list.
    pictures: Vec<Block>,
    out: Vec<Block>,
}

impl List {
    fn item(&mut self, blocks: Vec<Block>) {
        let mut said = Text::default();
        for block in blocks {
            match block {
                Block::Paragraph { text } | Block::Subhead { text, .. } => join(&mut said, text),
                Block::List { items, .. } => {
                    // A list within a list: its items follow the one that they stand in.
                    self.items.extend((!said.0.is_empty()).then(|| std::mem::take(&mut said)));
                    self.items.extend(items);
                }
                other => self.pictures.push(other),
            }
        }
        self.items.extend((!said.0.is_empty()).then_some(said));
    }

    fn end(&mut self) {
        let mut rest = std::mem::take(&mut self.items).into_iter();
        while rest.len() > 0 {
            let items = rest.by_ref().take(MOST).collect();
            self.out.push(Block::List { ordered: self.ordered, items });
        }
        self.out.append(&mut self.pictures);
    }
}

/// Text behind text, on a line of its own.
pub(super) fn join(to: &mut Text, text: Text) {
    if !to.0.is_empty() {
        to.0.push(Span::Break {});
    }
    to.0.extend(text.0);
}

fn is_figure(block: &Block) -> bool {
    matches!(block, Block::Figure { .. })
}

/// An item that can be said as text: a heading is one only where it stands alone.
fn is_plain(blocks: &[Block]) -> bool {
    let words = blocks.iter().filter(|block| !is_figure(block)).count();
    words > 0
        && blocks.iter().all(|block| match block {
            Block::Paragraph { .. } | Block::List { .. } | Block::Figure { .. } => true,
            Block::Subhead { .. } => words == 1,
            _ => false,
        })
}

/// A list of terms: a box of facts where a heading stands above it, else a list.
pub(super) fn terms(pairs: Vec<(Vec<Block>, Vec<Block>)>, above: Option<&Block>) -> Vec<Block> {
    // What is described and never named is only set in from the margin, as Wikipedia does it.
    if pairs.iter().all(|(term, _)| term.is_empty()) {
        return pairs.into_iter().flat_map(|(_, said)| said).collect();
    }
    let words_only = |blocks: &[Block]| {
        blocks.iter().all(|b| matches!(b, Block::Paragraph { .. } | Block::Subhead { .. }))
    };
    if !pairs.iter().all(|(term, said)| words_only(term) && words_only(said)) {
        return pairs.into_iter().flat_map(|(term, said)| [term, said]).flatten().collect();
    }
    let mut facts: Vec<(Text, Text)> = Vec::new();
    for (term, said) in pairs {
        facts.push((joined(term), joined(said)));
    }
    facts.retain(|(term, said)| !(term.0.is_empty() && said.0.is_empty()));
    if facts.is_empty() {
        return Vec::new();
    }
    let whole = facts.len() > 1
        && facts.iter().all(|(term, said)| !term.0.is_empty() && !said.0.is_empty());
    if let (true, Some(Block::Subhead { text, .. })) = (whole && facts.len() <= MOST, above)
        && let Some(title) = line(&text.plain())
    {
        let facts = facts
            .into_iter()
            .filter_map(|(term, text)| line(&term.plain()).map(|term| Fact { term, text }));
        return vec![Block::Facts { title, items: facts.collect() }];
    }
    let items =
        facts.into_iter().map(|(term, said)| match (term.0.is_empty(), said.0.is_empty()) {
            (true, _) => said,
            (false, true) => term,
            (false, false) => {
                let mut spans = vec![Span::Strong { text: term }];
                spans.extend(prose(": ").map(|text| Span::Text { text }));
                spans.extend(said.0);
                Text(spans)
            }
        });
    let items: Vec<Vec<Block>> = items.map(|text| vec![Block::Paragraph { text }]).collect();
    listed(false, items)
}

/// The words of blocks as one text, each on a line of its own.
pub(super) fn joined(blocks: Vec<Block>) -> Text {
    let mut out = Text::default();
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
                join(&mut out, text)
            }
            Block::List { items, .. } => items.into_iter().for_each(|item| join(&mut out, item)),
            _ => {}
        }
    }
    out
}
