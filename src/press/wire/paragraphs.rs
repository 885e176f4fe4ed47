//! Rows put together again into what was written: paragraphs over hard line ends, lists, subheads,
//! quotes that are set apart.

use super::super::clean::{line, prose};
use super::super::tidy::split_credit;
use super::captions::unlabelled;
use super::credit_line::credit_line;
use super::end_mark::is_rule;
use super::furniture::bullet;
use super::lines::{Row, ends_a_sentence, is_wide, width};
use super::tables::{has_cells, table};
use crate::article::{Block, Image, Span, Text};

/// How a text's lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// A line is a paragraph.
    Free,
    /// Lines end at a column, and a paragraph is several of them.
    Hard {
        /// The column.
        column: usize,
    },
}

/// Lines wider than this are no lines of a fixed column.
const WIDEST_COLUMN: usize = 132;

/// A column that is as wide as those of mails, at the least: there a line that stops short of its sentence
/// was broken.
const WIDE: usize = 60;

impl Wrapping {
    /// How the lines of these rows end: at a column where nearly each is as long as its next word lets it be.
    pub(super) fn of(rows: &[Row<'_>]) -> Self {
        let column = |fit: &dyn Fn(&Row<'_>) -> bool| {
            rows.iter()
                .filter(|row| row.text.contains(' ') || !row.text.is_ascii())
                .filter(|row| fit(row))
                .map(|row| row.width() + usize::from(row.indent).min(8))
                .max()
                .unwrap_or(0)
        };
        if !(24..=WIDEST_COLUMN).contains(&column(&|_| true)) {
            return Self::Free;
        }
        // The rows of a table are as wide as it is.
        let column = column(&|row| !has_cells(row.text));
        let (mut pairs, mut full, mut sure) = (0, 0, 0);
        for pair in rows.windows(2) {
            // The end of a paragraph may fall short; what ends no sentence must have been full.
            let runs_on = pair[1].blanks == 0 && bullet(pair[1].text).is_none();
            if runs_on && !ends_a_sentence(pair[0].text) && !has_cells(pair[0].text) {
                pairs += 1;
                // What goes on in small letters went on, though its edge is ragged.
                let ragged = pair[1].text.starts_with(char::is_lowercase)
                    && pair[0].width() * 5 >= column * 4;
                full += usize::from(ragged || is_full(&pair[0], &pair[1], column));
                sure += usize::from(ragged && column >= WIDE);
            }
        }
        // A short text has one such pair, or none.
        if (pairs >= 2 || sure == 1) && full * 4 >= pairs * 3 {
            Self::Hard { column }
        } else {
            Self::Free
        }
    }

    /// Whether a row goes on with the paragraph of the one above.
    fn joins(self, above: &Row<'_>, row: &Row<'_>) -> bool {
        let Self::Hard { column } = self else { return false };
        let indented = row.indent > above.indent && row.indent >= 2;
        row.blanks == 0
            && !indented
            && !has_cells(row.text)
            && !has_cells(above.text)
            && (is_full(above, row, column)
                || !ends_a_sentence(above.text) && !is_short(above, column))
    }
}

/// Whether the first word of the next row had no place on this one.
pub(super) fn is_full(row: &Row<'_>, next: &Row<'_>, column: usize) -> bool {
    let word = if next.text.chars().next().is_some_and(is_wide) {
        // Any letter may begin a line, but for a mark that must not; two columns of slack.
        4
    } else {
        next.text.split(' ').next().map_or(0, width).min(30) + 1
    };
    row.width() + usize::from(row.indent).min(8) + word > column.saturating_sub(1)
}

fn is_short(row: &Row<'_>, column: usize) -> bool {
    row.width() * 2 < column
}

/// A row's words put behind those above it.
fn join(text: &mut String, row: &str) {
    let last = text.chars().next_back().unwrap_or(' ');
    let first = row.chars().next().unwrap_or(' ');
    // East Asian lines break anywhere and have no blank to lose; a hyphen at a line's end was in the
    // word or before its second half, and stands in both.
    let closed = (is_wide(last) || is_wide(first) && last.is_ascii_digit())
        && (is_wide(first) || first.is_ascii_digit())
        || (last == '-'
            && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && first.is_lowercase());
    if !closed {
        text.push(' ');
    }
    text.push_str(row);
}

/// A piece of a body, and the rows it was made of.
pub(super) struct Piece<'a> {
    pub(super) block: Block,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) what: &'static str,
    /// The words of its first passage.
    pub(super) words: &'a str,
}

/// A paragraph in the making: the words of rows that belong together.
pub(super) struct Passage<'a> {
    pub(super) text: String,
    pub(super) rows: &'a [Row<'a>],
}

/// Rows in passages, as their wrapping has them.
pub(super) fn passages<'a>(rows: &'a [Row<'a>], wrapping: Wrapping) -> Vec<Passage<'a>> {
    let mut out: Vec<Passage<'a>> = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let mut end = start + 1;
        let mut text = rows[start].text.to_owned();
        while end < rows.len()
            && bullet(rows[end].text).is_none()
            && !is_rule(rows[end].text)
            && (rows[end].goes_on || wrapping.joins(&rows[end - 1], &rows[end]))
        {
            join(&mut text, rows[end].text);
            end += 1;
        }
        out.push(Passage { text, rows: &rows[start..end] });
        start = end;
    }
    out
}

/// The blocks of a body.
pub(super) fn blocks<'a>(passages: &'a [Passage<'_>]) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < passages.len() {
        if let Some((block, end)) = table(passages, at) {
            out.push(piece(passages, at, end, block, "table"));
            at = end;
        } else if let Some((block, end)) = list(passages, at) {
            out.push(piece(passages, at, end, block, "list"));
            at = end;
        } else if let Some((block, end)) = pull_quote(passages, at) {
            out.push(piece(passages, at, end, block, "quote"));
            at = end;
        } else if is_rule(&passages[at].text) {
            out.push(piece(passages, at, at + 1, Block::Rule {}, "rule"));
            at += 1;
        } else if let Some(block) = credited(passages, at) {
            out.push(piece(passages, at, at + 2, block, "caption and credit"));
            at += 2;
        } else if let Some(block) = figure(passages, at) {
            // Said twice, a caption of its own within the story.
            let twice =
                passages.get(at + 1).is_some_and(|next| next.rows[0].says(&passages[at].rows[0]));
            let end = at + 1 + usize::from(twice);
            out.push(piece(passages, at, end, block, "caption"));
            at = end;
        } else if let Some(head) =
            between_dashes(passages, at).or_else(|| behind_a_dash(passages, at))
        {
            let block = Block::Subhead { text: words(head), id: None };
            out.push(piece(passages, at, at + 1, block, "subhead"));
            at += 1;
        } else if is_subhead(passages, at) {
            let text = words(&passages[at].text);
            out.push(piece(passages, at, at + 1, Block::Subhead { text, id: None }, "subhead"));
            at += 1;
        } else {
            for block in paragraph(&passages[at].text) {
                out.push(piece(passages, at, at + 1, block, "paragraph"));
            }
            at += 1;
        }
    }
    out
}

fn piece<'a>(
    passages: &'a [Passage<'_>],
    at: usize,
    end: usize,
    block: Block,
    what: &'static str,
) -> Piece<'a> {
    let rows = passages[at].rows;
    let last = passages[end - 1].rows;
    let number = |row: Option<&Row<'_>>| row.map_or(0, |row| row.number);
    Piece {
        block,
        first: number(rows.first()),
        last: number(last.last()),
        what,
        words: &passages[at].text,
    }
}

fn words(text: &str) -> Text {
    Text(prose(text).map(|text| Span::Text { text }).into_iter().collect())
}

/// The most characters of a paragraph that is made; what is longer is parted at the end of a word.
const LONGEST: usize = 90_000;

/// A paragraph, or several where one would be longer than the model allows.
pub(in crate::press) fn paragraph(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = match rest.char_indices().nth(LONGEST).filter(|_| rest.len() > LONGEST) {
            None => rest.len(),
            Some((end, _)) => rest[..end]
                .rfind(". ")
                .map(|at| at + 1)
                .or_else(|| rest[..end].rfind(' '))
                .filter(|&at| at > end / 2)
                .unwrap_or(end),
        };
        let text = words(&rest[..end]);
        if !text.0.is_empty() {
            out.push(Block::Paragraph { text });
        }
        rest = rest[end..].trim_start();
    }
    out
}

/// Two items or more in a row; numbered ones must count.
fn list(passages: &[Passage<'_>], at: usize) -> Option<(Block, usize)> {
    let (first, _) = bullet(&passages[at].text)?;
    // A dash may begin a quote in speech; a star or a dot may not.
    let mut items = Vec::new();
    let mut end = at;
    let mut wanted = first;
    while let Some((number, item)) = passages.get(end).and_then(|passage| bullet(&passage.text)) {
        if number.is_some() != first.is_some() || number != wanted {
            break;
        }
        items.push(words(item));
        wanted = wanted.map(|number| number + 1);
        end += 1;
    }
    let dashes = passages[at].text.starts_with(['—', '–']);
    let counts = first.is_none_or(|first| first == 1);
    (items.len() >= 2 && !dashes && counts)
        .then_some((Block::List { ordered: first.is_some(), items }, end))
}

/// A sentence of another paragraph set apart, over a dash and who said it.
fn pull_quote(passages: &[Passage<'_>], at: usize) -> Option<(Block, usize)> {
    let quote = &passages[at].text;
    let credit = passages.get(at + 1)?.text.as_str();
    let who = credit
        .strip_prefix(['—', '–', '―'])
        .or_else(|| credit.strip_prefix("-- "))
        .or_else(|| credit.strip_prefix("- "))?
        .trim();
    let close = passages[at + 1].rows[0].blanks == 0;
    let fits = who.chars().count() <= 120
        && who.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !who.ends_with(['.', '-', '–', '—'])
        && quote.chars().count() <= 600;
    let quoted = quote.starts_with(['"', '“', '«', '„', '‘', '「', '\'']);
    (fits && (close || quoted)).then(|| {
        (
            Block::Quote {
                text: words(quote.trim_matches(['"', '“', '”', '«', '»', '„'])),
                credit: line(who),
            },
            at + 2,
        )
    })
}

/// A caption within the story: said twice in a row, or alone and credited in brackets to a house.
fn figure(passages: &[Passage<'_>], at: usize) -> Option<Block> {
    let text = passages[at].text.as_str();
    if text.len() > 4_000 {
        return None;
    }
    let twice = passages.get(at + 1).is_some_and(|next| {
        next.rows.len() == passages[at].rows.len() && next.rows[0].says(&passages[at].rows[0])
    });
    let bracketed = text.ends_with([')', '）', ']']);
    let named = text.contains("REUTERS/") || text.contains("AP Photo/");
    if !(twice || bracketed || named) {
        return None;
    }
    let (caption, credit) = split_credit(unlabelled(text));
    let credit = credit?;
    let joined = text.contains('/') || text.contains(" via ");
    let house = credit.agency.is_some() && ((bracketed && joined) || named);
    (twice || house).then(|| Block::Figure {
        image: Image { caption: line(caption), credit: Some(credit), ..Image::default() },
    })
}

/// `- "Twenty metres high" -`: a subhead, as French agencies set it.
fn between_dashes<'p>(passages: &'p [Passage<'_>], at: usize) -> Option<&'p str> {
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let words = passages[at].text.strip_prefix(dash)?.strip_suffix(dash)?;
    let spaced = words.starts_with([' ', '\u{a0}']) && words.ends_with([' ', '\u{a0}']);
    let words = words.trim();
    let fits =
        spaced && at > 0 && at + 1 < passages.len() && (3..=90).contains(&words.chars().count());
    (fits && words.chars().any(char::is_alphabetic)).then_some(words)
}

/// `- Twenty metres high`, alone between paragraphs: a subhead, as Turkish agencies set it.
fn behind_a_dash<'p>(passages: &'p [Passage<'_>], at: usize) -> Option<&'p str> {
    let passage = &passages[at];
    let words = passage.text.strip_prefix("- ")?.trim();
    let [row] = passage.rows else { return None };
    let next = passages.get(at + 1)?;
    let fits = at > 0
        && row.blanks > 0
        && next.rows[0].blanks > 0
        && (3..=90).contains(&words.chars().count())
        && !words.starts_with(['"', '“', '«', '„', '\''])
        && !words.starts_with(char::is_lowercase)
        && !ends_a_sentence(words)
        && ends_a_sentence(&passages[at - 1].text)
        && !passages[at - 1].text.ends_with([':', '：'])
        && bullet(&passages[at - 1].text).is_none()
        && ends_a_sentence(&next.text)
        && bullet(&next.text).is_none();
    fits.then_some(words)
}

/// A caption within the story, over its credit in a line of its own; the story goes on below them.
pub(super) fn credited(passages: &[Passage<'_>], at: usize) -> Option<Block> {
    let text = passages[at].text.as_str();
    let credit = credit_line(&passages.get(at + 1)?.text)?;
    // A credit as near to what stands below it as to what stands above may be that of a picture which
    // was not copied: the paragraph above is none of its caption.
    let (credit_row, below) = (passages[at + 1].rows.first()?, passages.get(at + 2)?.rows.first()?);
    let near = credit_row.blanks < below.blanks;
    let fits = near && text.len() <= 1_200 && text.contains(' ');
    let image = Image { caption: line(text), credit: Some(credit), ..Image::default() };
    fits.then_some(Block::Figure { image })
}

/// A short line without a full stop, alone between paragraphs.
fn is_subhead(passages: &[Passage<'_>], at: usize) -> bool {
    let text = passages[at].text.as_str();
    let row = &passages[at].rows[0];
    let short = || text.chars().take(91).count() <= 90 && text.split_whitespace().count() <= 14;
    if passages[at].rows.len() > 1
        || text.len() > 90 * 4
        || !short()
        || !row.is_title
        || text.starts_with(['"', '“', '«', '„', '「'])
    {
        return false;
    }
    let wide = text.chars().any(is_wide);
    let Some(next) = passages.get(at + 1) else { return false };
    // With blank lines between paragraphs a subhead stands alone too; without, it must be followed
    // by a sentence that is longer than it is.
    let runs = |passage: &Passage<'_>| {
        passage.text.chars().count() > text.chars().count()
            && (ends_a_sentence(&passage.text) || passage.text.chars().count() > 100)
    };
    let above = at == 0 || ends_a_sentence(&passages[at - 1].text) || row.blanks > 0;
    let question = text.ends_with(['?', '!', '？', '！', '؟']) && at == 0;
    above
        && runs(next)
        && !question
        && (!wide || row.blanks > 0)
        && !(text.ends_with(['?', '!']) && text.split_whitespace().count() < 2)
}
