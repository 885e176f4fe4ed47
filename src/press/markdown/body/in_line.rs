//! What marks words within a line of Markdown: tags of HTML, and what stands above or below the line.

use std::mem::take;

use super::{MOST_OPEN, Walker};
use crate::article::Block;
use crate::press::markdown::inline_html::{Inline, Marks, inline};
use crate::press::markup::{Mark, blocks, strikes};
use crate::press::raised::{Off, on_the_line};

/// Where the number of a note is that stands raised as a link.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    #[default]
    Nowhere,
    /// Its link was opened, and no word of it was read.
    Begins,
    /// It stands in a bracket that is open.
    Open,
}

impl Walker<'_> {
    /// Opens what stands above or below the line. What stands in it already stays there.
    fn open_off(&mut self, off: Off) {
        if self.off.is_none() && self.note == Note::Nowhere {
            self.off = Some((off, String::new()));
        }
    }

    /// A link opens: as the first within what is raised, it is the number of a note.
    pub(super) fn note(&mut self) {
        if self.off.take_if(|(_, words)| words.trim().is_empty()).is_some() {
            self.note = Note::Begins;
        }
    }

    /// Words come in a link that is raised: what stands in brackets already needs none of ours.
    pub(super) fn number(&mut self, words: &str) {
        if self.note == Note::Begins {
            self.note = match words.starts_with(['[', '(']) {
                true => Note::Nowhere,
                false => Note::Open,
            };
            if self.note == Note::Open {
                self.builder.words("[");
            }
        }
    }

    fn close_off(&mut self) {
        if take(&mut self.note) == Note::Open {
            self.builder.words("]");
        }
        let Some((off, words)) = self.off.take() else { return };
        let is_linked =
            !self.links.is_empty() || self.open_marks.iter().any(|(name, _)| name == "a");
        let is_number = words.len() <= 4 && words.chars().all(char::is_alphanumeric);
        let said = match is_linked && is_number && !words.is_empty() {
            true => format!("[{words}]"),
            false => on_the_line(&words, off, &self.builder.end()),
        };
        self.builder.words(&said);
    }

    /// A tag or comment within a line.
    pub(super) fn inline(&mut self, html: &str) {
        if self.picture.is_some() {
            return;
        }
        if let Some(muted) = &self.mute_html {
            if inline(html) == Inline::Close(muted) {
                self.mute_html = None;
            }
            return;
        }
        match inline(html) {
            Inline::Nothing => {}
            Inline::Break => self.builder.line_break(),
            Inline::Picture => {
                let found = blocks(html, self.base, self.limits).unwrap_or_default();
                for block in found {
                    if let Block::Figure { image } = block {
                        self.builder.picture(image);
                    }
                }
            }
            Inline::Mute(name) => {
                if strikes(name) && self.is_heard() {
                    self.struck.push(String::new());
                }
                self.mute_html = Some(name.to_owned());
            }
            Inline::Off(off) => self.open_off(off),
            Inline::Close("sup" | "sub") => self.close_off(),
            // A tag that is never closed marks to the end of its line; nobody means a hundred.
            Inline::Open(..) if self.open_marks.len() >= MOST_OPEN => {}
            Inline::Open(name, mark) => {
                if name == "a" {
                    self.note();
                }
                let mark = mark.map(|mark| match mark {
                    Marks::As(mark) => Some(mark),
                    Marks::Link(href) => self.target(&href).map(Mark::Link),
                });
                let mark = mark.flatten();
                self.open_marks.push((name.to_owned(), mark.is_some()));
                if let Some(mark) = mark {
                    self.builder.mark(mark);
                }
            }
            Inline::Close(name) => {
                let Some(at) = self.open_marks.iter().rposition(|(open, _)| open == name) else {
                    return;
                };
                // Those that were opened within are closed with it.
                for (_, marked) in self.open_marks.split_off(at) {
                    if marked {
                        self.builder.unmark();
                    }
                }
            }
        }
    }

    /// Ends what inline HTML left open: it reaches no further than its line.
    pub(super) fn close_inline(&mut self) {
        self.close_off();
        for (_, marked) in take(&mut self.open_marks) {
            if marked {
                self.builder.unmark();
            }
        }
        (self.mute_html, self.mute) = (None, 0);
    }
}
