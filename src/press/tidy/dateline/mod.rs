//! Where a story was sent from, as its first paragraph begins with it: `KYIV (Reuters) —`,
//! `PARIS, Jan 23 -`, `القاهرة (رويترز) -`, `【札幌=共同】`, `新华社北京1月23日电`.
//!
//! A head counts as a dateline when it names an agency or a day, or when its place is in capitals,
//! so that a sentence with a dash in it is left whole.

mod dashed;
mod marked;
mod stopped;
mod whole;

use super::super::trail::Fate;
use super::Tidied;
use crate::article::{Block, Line, Prose, Span};
use dashed::{agency_behind, dashed};
use marked::{chinese, dotted, lenticular, slashed, undashed};
pub use stopped::stopped_dateline;
use stopped::strong_dateline;
pub use whole::whole_dateline;

/// What a dateline says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dateline {
    /// The place, as written.
    pub place: Option<Line>,
    /// The agency in brackets.
    pub agency: Option<Line>,
    /// The day, as written.
    pub day: Option<Line>,
    /// The reporter, whom East Asian agencies name there.
    pub reporter: Option<Line>,
}

/// The farthest that the end of a dateline is looked for, in characters.
const FARTHEST: usize = 110;

/// Takes the dateline off the first paragraph of a body.
pub fn body_dateline(body: Vec<Block>) -> (Tidied, Option<Dateline>) {
    let mut tidied = Tidied { body, changes: Vec::new() };
    let first = tidied
        .body
        .iter()
        .position(|block| !matches!(block, Block::Figure { .. } | Block::Rule {}));
    let Some(n) = first else { return (tidied, None) };
    let Block::Paragraph { text } = &mut tidied.body[n] else { return (tidied, None) };
    // The whole head must stand in the first runs; pages like to set the place in strong type.
    let plain = text.plain();
    let found = split_dateline(&plain).or_else(|| strong_dateline(text, &plain));
    let Some((dateline, rest)) = found else { return (tidied, None) };
    let mut cut = plain[..plain.len() - rest.len()].chars().count();
    while cut > 0 {
        let Some(span) = text.0.first_mut() else { break };
        let words = match span {
            Span::Text { text } => text.to_string(),
            Span::Emphasis { text } | Span::Strong { text } | Span::Link { text, .. } => {
                text.plain()
            }
            Span::Break {} => " ".to_owned(),
            _ => return (tidied, None),
        };
        let length = words.chars().count();
        if length <= cut {
            text.0.remove(0);
            cut -= length;
        } else if let Span::Text { text } = span {
            let left: String = words.chars().skip(cut).collect();
            if let Ok(left) = Prose::parse(&left) {
                *text = left;
            }
            cut = 0;
        } else {
            break;
        }
    }
    let head = plain[..plain.len() - rest.len()].to_owned();
    tidied.note(n, Fate::Kept, "dateline", &head);
    (tidied, Some(dateline))
}

/// A paragraph's dateline, and the words behind it.
pub fn split_dateline(paragraph: &str) -> Option<(Dateline, &str)> {
    let paragraph = paragraph.trim_start();
    if !may_have_a_head(paragraph) {
        return None;
    }
    lenticular(paragraph)
        .or_else(|| chinese(paragraph))
        .or_else(|| slashed(paragraph))
        .or_else(|| dashed(paragraph).map(|(dateline, rest)| agency_behind(dateline, rest)))
        .or_else(|| undashed(paragraph))
        .or_else(|| dotted(paragraph))
}

/// Whether a mark with which the head of a paragraph ends stands where it could.
fn may_have_a_head(paragraph: &str) -> bool {
    let near = &paragraph.as_bytes()[..paragraph.len().min(FARTHEST + 1)];
    let of_a_head = |byte: &u8| matches!(byte, b'-' | b':' | b'/' | b'(' | b'[');
    // Beyond ASCII there are more such marks than are worth telling apart here.
    near.iter().any(|byte| !byte.is_ascii() || of_a_head(byte))
}
