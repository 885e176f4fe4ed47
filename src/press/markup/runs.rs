//! Running text as it is gathered: white space as a browser shows it, marks opened and closed.

use crate::article::{Prose, Span, Target, Text};
use crate::press::{binds, is_glue, typeset_prose as prose};
use crate::text::Language;

/// A mark with what it needs to become a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marked {
    Emphasis,
    Strong,
    Link(Target),
    Quotation,
    Code,
    Language(Language),
}

/// How deep marks may nest; the model allows 16.
const DEEPEST: usize = 12;

/// The most characters of one span; the model's own limit of a prose.
const LONGEST: usize = 100_000;

/// The most spans of one run; the model's own limit of a list.
const MOST: usize = 5_000;

/// A run of text that is being gathered.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// The marks that are open, outermost first. `None` is a mark that changes nothing.
    open: Vec<Option<Marked>>,
    /// The spans of each open mark, and at the bottom those of the run itself.
    levels: Vec<Vec<Span>>,
    /// Words not yet made a span.
    words: String,
    /// Whether nothing visible stands before, so that a blank is not shown.
    at_start: bool,
    /// Whether a blank was read that shows when a word follows.
    blank: bool,
    /// Whether a blank was the last that was written, so that a further one does not show.
    spaced: bool,
    /// Line breaks that show when a word follows.
    breaks: usize,
    /// Whether something was gathered since the last take.
    some: bool,
}

impl Runs {
    pub(super) fn new() -> Self {
        Self { levels: vec![Vec::new()], at_start: true, ..Self::default() }
    }

    /// Words, with white space of any kind.
    pub(super) fn push(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let before = if self.blank { None } else { self.words.chars().next_back() };
            if c.is_whitespace() && !(is_glue(c) && binds(before, chars.peek().copied())) {
                self.blank = true;
                continue;
            }
            self.settle();
            self.words.push(c);
        }
    }

    /// The last characters that were gathered, with the blank that shows when a word follows.
    pub(super) fn end(&self) -> String {
        const FEW: usize = 8;
        let mut back: Vec<char> = self.words.chars().rev().take(FEW).collect();
        if back.is_empty() {
            let mut last = self.levels.iter().rev().find_map(|spans| spans.last());
            while let Some(span) = last.take() {
                match span {
                    Span::Text { text } | Span::Code { text } => {
                        back = text.chars().rev().take(FEW).collect();
                    }
                    Span::Emphasis { text }
                    | Span::Strong { text }
                    | Span::Link { text, .. }
                    | Span::Quotation { text }
                    | Span::Language { text, .. } => last = text.0.last(),
                    Span::Break {} => {}
                }
            }
        }
        let blank = (self.blank || self.breaks > 0).then_some(' ');
        back.into_iter().rev().chain(blank).collect()
    }

    /// What was held back shows now, before a word.
    fn settle(&mut self) {
        if !self.at_start {
            if self.breaks > 0 {
                self.close_words();
                self.top().push(Span::Break {});
            } else if self.blank && !self.spaced {
                self.words.push(' ');
            }
        }
        (self.blank, self.spaced, self.breaks) = (false, false, 0);
        (self.at_start, self.some) = (false, true);
    }

    /// A line break. Two of them end the run, which is for the caller to see.
    pub(super) fn line_break(&mut self) -> usize {
        self.breaks += 1;
        self.breaks
    }

    /// Whether anything visible was gathered.
    pub(super) fn is_empty(&self) -> bool {
        !self.some
    }

    /// Opens a mark. One that is open already, or too deep, changes nothing.
    pub(super) fn open(&mut self, mark: Marked) {
        let depth = self.open.iter().flatten().count();
        let again = self.open.iter().flatten().any(|open| match (open, &mark) {
            (Marked::Link(_), Marked::Link(_)) => true,
            (Marked::Code, _) => true,
            (open, mark) => open == mark,
        });
        if again || depth >= DEEPEST {
            self.open.push(None);
            return;
        }
        // The blank before a mark stands outside it.
        if self.blank && !self.spaced && !self.at_start && self.breaks == 0 {
            self.words.push(' ');
            (self.blank, self.spaced) = (false, true);
        }
        self.close_words();
        self.open.push(Some(mark));
        self.levels.push(Vec::new());
    }

    /// Closes the mark opened last.
    pub(super) fn close(&mut self) {
        if let Some(Some(_)) = self.open.last() {
            self.close_words();
        }
        let Some(mark) = self.open.pop().flatten() else { return };
        let spans = self.levels.pop().unwrap_or_default();
        let made = made(mark, spans);
        self.top().extend(made);
    }

    /// Ends the run and begins the next with the same marks open.
    pub(super) fn take(&mut self) -> Option<Text> {
        self.close_words();
        let marks = std::mem::take(&mut self.open);
        let mut levels = std::mem::take(&mut self.levels);
        for mark in marks.iter().rev().flatten() {
            let spans = levels.pop().unwrap_or_default();
            if let Some(level) = levels.last_mut() {
                level.extend(made(mark.clone(), spans));
            }
        }
        self.levels = vec![Vec::new(); 1 + marks.iter().flatten().count()];
        self.open = marks;
        let some = std::mem::take(&mut self.some);
        (self.blank, self.spaced, self.breaks, self.at_start) = (false, false, 0, true);
        let mut spans = levels.pop().unwrap_or_default();
        trim_end(&mut spans);
        // Most runs have one span, and their list room for four.
        spans.shrink_to_fit();
        (some && !spans.is_empty()).then_some(Text(spans))
    }

    fn top(&mut self) -> &mut Vec<Span> {
        if self.levels.is_empty() {
            self.levels.push(Vec::new());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn close_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        let code = self.open.iter().flatten().next_back() == Some(&Marked::Code);
        let spans = pieces(&words).map(|text| match code {
            true => Span::Code { text },
            false => Span::Text { text },
        });
        self.top().extend(spans);
    }
}

/// Words as runs that the model can hold: never lost, split where they are too long.
pub(super) fn pieces(words: &str) -> impl Iterator<Item = Prose> {
    let mut rest = words;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
            let head = &rest[..end];
            let cut = match end < rest.len() {
                true => head.rfind(' ').map_or(end, |blank| blank + 1),
                false => end,
            };
            let (piece, left) = rest.split_at(cut);
            rest = left;
            if let Some(text) = prose(piece) {
                return Some(text);
            }
        }
    })
}

/// A mark's span; what it holds where it marks only blanks or code.
fn made(mark: Marked, spans: Vec<Span>) -> Vec<Span> {
    let blank = |span: &Span| matches!(span, Span::Text { text } if text.trim().is_empty());
    if spans.iter().all(blank) {
        return spans;
    }
    let text = Text(spans);
    vec![match mark {
        Marked::Emphasis => Span::Emphasis { text },
        Marked::Strong => Span::Strong { text },
        Marked::Link(to) => Span::Link { to, text },
        Marked::Quotation => Span::Quotation { text },
        Marked::Language(language) => Span::Language { language, text },
        Marked::Code => return text.0,
    }]
}

/// Blanks at the end are not shown. Marks nest at most [`DEEPEST`] deep, so this may call itself.
pub(super) fn trim_end(spans: &mut Vec<Span>) {
    while let Some(last) = spans.last_mut() {
        match last {
            Span::Text { text: words } => {
                let trimmed = words.trim_end();
                if trimmed.len() == words.len() {
                    return;
                }
                match prose(trimmed) {
                    Some(shorter) => {
                        *words = shorter;
                        return;
                    }
                    None => drop(spans.pop()),
                }
            }
            Span::Break {} => drop(spans.pop()),
            Span::Code { .. } => return,
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Link { text, .. }
            | Span::Quotation { text }
            | Span::Language { text, .. } => {
                trim_end(&mut text.0);
                if !text.0.is_empty() {
                    return;
                }
                spans.pop();
            }
        }
    }
}

/// A run that has more spans than the model's lists may have, as several.
pub(super) fn in_lengths(text: Text) -> impl Iterator<Item = Text> {
    let mut spans = text.0.into_iter().peekable();
    std::iter::from_fn(move || {
        spans.peek()?;
        Some(Text(spans.by_ref().take(MOST).collect()))
    })
}

/// Code as runs that the model can hold, its line breaks kept.
pub(super) fn raw_pieces(code: &str) -> impl Iterator<Item = Prose> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
        let (head, left) = rest.split_at(end);
        rest = left;
        (!head.is_empty()).then(|| Prose::parse(head).ok()).flatten()
    })
}
