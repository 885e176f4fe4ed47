//! Quotation marks of one kind in a story: straight or smart, whichever it has more of.
//!
//! Double marks and single ones are counted apart, because a typist's apostrophes are often straight
//! beside smart quotes. Marks of other traditions, « » and 「 」, are nobody's mistake and stay; so do
//! inches and feet, and everything in code.

use super::super::clean;
use super::super::draft::Draft;
use super::super::trail::Fate;
use super::{Tidied, walk};
use crate::article::{Block, Image, Line, Prose, Text};

/// The marks that prevail in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuoteMarks {
    double: Option<(char, char)>,
    single: Option<(char, char)>,
    mixed: bool,
}

/// What was counted of a story's marks.
#[derive(Default)]
struct Count {
    straight: usize,
    left: usize,
    right: usize,
    low: usize,
    straight_single: usize,
    smart_single: usize,
}

impl Count {
    fn take(&mut self, text: &str) {
        if text.is_ascii() {
            let count = |mark: u8| text.bytes().filter(|&byte| byte == mark).count();
            self.straight += count(b'"');
            self.straight_single += count(b'\'');
            return;
        }
        for c in text.chars() {
            match c {
                '"' => self.straight += 1,
                '“' | '‟' => self.left += 1,
                '”' => self.right += 1,
                '„' => self.low += 1,
                '\'' => self.straight_single += 1,
                '’' | '‘' | '‚' => self.smart_single += 1,
                _ => {}
            }
        }
    }

    fn marks(&self) -> QuoteMarks {
        let smart = self.left + self.right + self.low;
        let double = match () {
            () if self.straight == 0 && smart == 0 => None,
            () if self.straight > smart => Some(('"', '"')),
            // Low marks are opened with in German („ “) and in Polish, Dutch and others („ ”).
            () if self.low > 0 && self.left >= self.right => Some(('„', '“')),
            () if self.low > 0 => Some(('„', '”')),
            // Swedish and Finnish put the same mark at both ends.
            () if self.left == 0 && self.right > 1 => Some(('”', '”')),
            () => Some(('“', '”')),
        };
        let single = match () {
            () if self.straight_single == 0 && self.smart_single == 0 => None,
            () if self.straight_single > self.smart_single => Some(('\'', '\'')),
            () => Some(('‘', '’')),
        };
        let mixed = (self.straight > 0 && smart > 0)
            || (self.straight_single > 0 && self.smart_single > 0)
            // Wrongly paired marks can only be told where left and right are used alike.
            || (self.low == 0 && self.left > 0 && self.right > 0);
        QuoteMarks { double, single, mixed }
    }
}

impl QuoteMarks {
    /// The marks that a body has more of; where both are as many, the smart ones.
    pub fn prevailing(body: &mut [Block]) -> Self {
        let mut count = Count::default();
        count_body(body, &mut count);
        count.marks()
    }

    /// A line with these marks.
    pub fn write(&self, text: &str) -> String {
        let all: Vec<char> = text.chars().collect();
        (0..all.len()).map(|n| self.at(&all, n)).collect()
    }

    fn at(&self, all: &[char], n: usize) -> char {
        let c = all[n];
        let before = n.checked_sub(1).map(|n| all[n]);
        let after = all.get(n + 1).copied();
        match c {
            '"' | '“' | '”' | '„' | '‟' => {
                let Some((open, close)) = self.double else { return c };
                if c == '"' && before.is_some_and(|c| c.is_ascii_digit()) && !opened(all, n) {
                    return c;
                }
                // A pair of unlike marks says itself which end it is; only turned ones are mended.
                match side(before, after) {
                    Some(true) => open,
                    Some(false) => close,
                    None if c == '"' => {
                        if opened(all, n) {
                            close
                        } else {
                            open
                        }
                    }
                    None if open == '"' => '"',
                    None => c,
                }
            }
            '\'' | '’' | '‘' => {
                let Some((open, close)) = self.single else { return c };
                if c == '\'' && before.is_some_and(|c| c.is_ascii_digit()) {
                    return c;
                }
                if open == '\'' {
                    return '\'';
                }
                let opens =
                    side(before, after) == Some(true) && after.is_some_and(char::is_alphabetic);
                match c {
                    // 'tis and 'em have no closing mark behind them.
                    '\'' if opens && closes_later(all, n) => open,
                    '\'' => close,
                    other => other,
                }
            }
            other => other,
        }
    }
}

/// Whether a mark opens, by what stands on both sides of it.
fn side(before: Option<char>, after: Option<char>) -> Option<bool> {
    let gap = |c: Option<char>| c.is_none_or(|c| c.is_whitespace());
    let opener = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '(' | '[' | '—' | '–' | '‘' | '\u{2028}' | '/'))
    };
    match (gap(before), gap(after)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) => None,
        (false, false) if opener(before) => Some(true),
        (false, false) => {
            let closer = after
                .is_some_and(|c| c.is_ascii_punctuation() || matches!(c, '—' | '–' | '…' | '’'));
            closer.then_some(false)
        }
    }
}

/// Whether a double mark stands open before this one, within the last few hundred characters.
fn opened(all: &[char], n: usize) -> bool {
    let from = n.saturating_sub(400);
    let doubles = all[from..n].iter().filter(|c| matches!(c, '"' | '“' | '”' | '„')).count();
    doubles % 2 == 1
}

fn closes_later(all: &[char], n: usize) -> bool {
    let until = (n + 400).min(all.len());
    (n + 2..until).any(|m| {
        matches!(all[m], '\'' | '’')
            && all.get(m + 1).is_none_or(|c| !c.is_alphanumeric())
            && all[m - 1] != 's'
    })
}

/// Makes the marks of a body consistent.
pub fn consistent_quotes(mut body: Vec<Block>) -> Tidied {
    let marks = QuoteMarks::prevailing(&mut body);
    write_body(body, marks)
}

/// Makes the marks of a whole story consistent: headline, standfirst, captions and body.
pub(super) fn in_draft(draft: &mut Draft) {
    let mut count = Count::default();
    count_body(&mut draft.body, &mut count);
    for words in draft.headline.iter().chain(&draft.standfirst) {
        count.take(words);
    }
    let marks = count.marks();
    if !marks.mixed {
        return;
    }
    super::run(draft, |body| write_body(body, marks));
    for words in draft.headline.iter_mut().chain(&mut draft.standfirst) {
        rewrite_line(words, marks);
    }
    if let Some(image) = &mut draft.lead_image {
        rewrite_caption(image, marks);
    }
}

fn count_body(body: &mut [Block], count: &mut Count) {
    walk::each_text(body, &mut |text| {
        walk::each_run(text, &mut |run| {
            if let Some(words) = run {
                count.take(words);
            }
        });
    });
}

fn write_body(body: Vec<Block>, marks: QuoteMarks) -> Tidied {
    let mut tidied = Tidied { body, changes: Vec::new() };
    if !marks.mixed {
        return tidied;
    }
    for n in 0..tidied.body.len() {
        let mut changed = false;
        walk::each_text(&mut tidied.body[n..=n], &mut |text| changed |= rewrite(text, marks));
        if let Block::Figure { image } = &mut tidied.body[n] {
            changed |= rewrite_caption(image, marks);
        }
        if changed {
            let words = walk::plain(&tidied.body[n]);
            tidied.note(n, Fate::Kept, "quotation marks made alike", &words);
        }
    }
    tidied
}

/// Rewrites a text whose marks may be at the edge of a span: each is judged by its neighbours in the
/// whole text. One mark is put for one, so that the spans keep their lengths.
fn rewrite(text: &mut Text, marks: QuoteMarks) -> bool {
    let mut all: Vec<char> = Vec::new();
    walk::each_run(text, &mut |run| match run {
        Some(words) => all.extend(words.chars()),
        // Code is a word to its neighbours.
        None => all.push('\u{fffc}'),
    });
    if !all.iter().any(|c| matches!(c, '"' | '“' | '”' | '„' | '‟' | '\'' | '’' | '‘'))
    {
        return false;
    }
    let mut n = 0;
    let mut changed = false;
    walk::each_run(text, &mut |run| {
        let Some(words) = run else {
            n += 1;
            return;
        };
        let new: String = words
            .chars()
            .map(|_| {
                n += 1;
                marks.at(&all, n - 1)
            })
            .collect();
        if *new != **words
            && let Ok(new) = Prose::parse(&new)
        {
            *words = new;
            changed = true;
        }
    });
    changed
}

fn rewrite_caption(image: &mut Image, marks: QuoteMarks) -> bool {
    image.caption.as_mut().is_some_and(|caption| rewrite_line(caption, marks))
}

fn rewrite_line(words: &mut Line, marks: QuoteMarks) -> bool {
    let new = marks.write(words);
    let changed = *new != **words;
    if let Some(new) = clean::line(&new).filter(|_| changed) {
        *words = new;
    }
    changed
}
