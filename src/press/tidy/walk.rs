//! How the passes go through a body: every run of words in it, and when two say the same.

use std::borrow::Cow;

use super::super::clean::is_plain;
use super::super::hash;
use crate::article::{Block, Prose, Span, Text};

/// The words of a block as one string, for comparing and for the trail.
pub(super) fn plain(block: &Block) -> String {
    let mut out = String::new();
    block.each_text(&mut |words, _| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(words);
    });
    out
}

/// Every text of a body, code blocks left out, in reading order.
pub(super) fn each_text(body: &mut [Block], see: &mut impl FnMut(&mut Text)) {
    for block in body {
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
                see(text);
            }
            Block::List { items, .. } => items.iter_mut().for_each(&mut *see),
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(&mut *see);
            }
            Block::Facts { items, .. } => items.iter_mut().for_each(|fact| see(&mut fact.text)),
            Block::Figure { .. } | Block::Code { .. } | Block::Rule {} => {}
        }
    }
}

/// Every run of words of a text, code left out. `None` stands for what is no words: code, a break.
pub(super) fn each_run(text: &mut Text, see: &mut dyn FnMut(Option<&mut Prose>)) {
    for span in &mut text.0 {
        match span {
            Span::Text { text } => see(Some(text)),
            Span::Code { .. } | Span::Break {} => see(None),
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Link { text, .. }
            | Span::Quotation { text }
            | Span::Language { text, .. } => each_run(text, see),
        }
    }
}

/// Whether two lines say the same: white space, case and the kind of quotation marks do not
/// matter, other punctuation does.
pub fn same_words(one: &str, other: &str) -> bool {
    one == other || folded(one).eq(folded(other))
}

/// The letters of a line as [`same_words`] compares them.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut gap = false;
    let mut begun = false;
    text.chars().flat_map(move |c| {
        let blank = c.is_whitespace();
        let nothing = blank || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}');
        let space = (gap && begun && !nothing).then_some(' ');
        if nothing {
            gap |= blank;
        } else {
            (gap, begun) = (false, true);
        }
        let c = match c {
            '“' | '”' | '„' | '‟' => '"',
            '‘' | '’' | '‚' | '‛' => '\'',
            '–' | '—' => '-',
            other => other,
        };
        let letters = (!nothing).then(|| c.to_lowercase()).into_iter().flatten();
        space.into_iter().chain(letters)
    })
}

/// A number that lines with the same words share, in the sense of [`same_words`] and a little wider:
/// a hash of their small letters. Lines that share it are compared before anything is believed.
pub fn words_key(text: &str) -> u64 {
    let mut key = Key { hash: hash::START, chunk: 0, filled: 0, gap: false };
    if is_plain(text) && !text.starts_with(' ') && !text.ends_with(' ') {
        // Most of a text goes this short way.
        let (chunks, rest) = text.as_bytes().as_chunks::<8>();
        for chunk in chunks {
            key.chunk = u64::from_be_bytes(chunk.map(|byte| byte.to_ascii_lowercase()));
            key.mix();
        }
        rest.iter().for_each(|byte| key.put(byte.to_ascii_lowercase()));
    } else {
        text.chars().for_each(|c| key.letter(c));
    }
    key.mix();
    key.hash
}

/// A hash in the making. Eight bytes at a time are multiplied in, since a multiplication is slow
/// beside all else that is done with a byte.
struct Key {
    hash: u64,
    /// The bytes that are not yet in the hash, and how many they are.
    chunk: u64,
    filled: u32,
    /// Whether white space was seen that words may follow.
    gap: bool,
}

impl Key {
    fn put(&mut self, byte: u8) {
        self.chunk = self.chunk << 8 | u64::from(byte);
        self.filled += 1;
        if self.filled == 8 {
            self.mix();
        }
    }

    fn mix(&mut self) {
        self.hash = hash::stir(self.hash, self.chunk);
        (self.chunk, self.filled) = (0, 0);
    }

    fn ascii(&mut self, byte: u8) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => self.gap = true,
            byte if byte.is_ascii_control() => {}
            byte => {
                if self.gap {
                    self.put(b' ');
                    self.gap = false;
                }
                self.put(byte.to_ascii_lowercase());
            }
        }
    }

    fn letter(&mut self, c: char) {
        match c {
            '\0'..='\x7f' => self.ascii(c as u8),
            '“' | '”' | '„' | '‟' => self.ascii(b'"'),
            '‘' | '’' | '‚' | '‛' => self.ascii(b'\''),
            '–' | '—' => self.ascii(b'-'),
            '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => self.gap = true,
            c if c.is_control() => {}
            c => {
                if self.gap {
                    self.put(b' ');
                    self.gap = false;
                }
                let small = c.to_lowercase().next().unwrap_or(c);
                u32::from(small).to_le_bytes().into_iter().for_each(|byte| self.put(byte));
            }
        }
    }
}

/// The words of a text, without a copy where it is one run.
pub(super) fn words(text: &Text) -> Cow<'_, str> {
    match text.0.as_slice() {
        [] => Cow::Borrowed(""),
        [Span::Text { text }] => Cow::Borrowed(text),
        _ => Cow::Owned(text.plain()),
    }
}
