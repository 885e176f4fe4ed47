//! Words of a feed as blocks, and whether a summary says something that the body does not.

use super::piece::Words;
use crate::article::{Block, Line, Span, Text, Voice, WebAddress};
use crate::press::limits::Limits;
use crate::press::markup::blocks_and_struck;
use crate::press::raised::level;
use crate::press::source::Complaint;
use crate::press::wxr::without_shortcodes;
use crate::press::{line, prose};

/// The most characters of a standfirst; a longer summary is a text of its own.
pub(super) const STANDFIRST: usize = 600;

/// Blocks made of words.
pub(super) struct Made {
    pub(super) blocks: Vec<Block>,
    /// The same without marks.
    pub(super) plain: String,
    /// The words that are struck out, which no block has.
    pub(super) struck: Vec<String>,
    pub(super) complaint: Option<Complaint>,
}

/// Makes blocks of words.
pub(super) fn made(words: &Words<'_>, base: Option<&WebAddress>, limits: &Limits) -> Made {
    let mut struck = Vec::new();
    let (blocks, complaint) = match words {
        Words::Html(html) => match blocks_and_struck(&without_shortcodes(html), base, limits) {
            Ok((blocks, words)) => {
                struck = words;
                (blocks, None)
            }
            Err(complaint) => (Vec::new(), Some(complaint)),
        },
        Words::Plain(text) => (paragraphs(text), None),
        Words::Binary => (Vec::new(), None),
    };
    let mut plain = String::new();
    for block in &blocks {
        block.each_text(&mut |words, voice| {
            if voice == Voice::Body {
                plain.push_str(words);
                plain.push(' ');
            }
        });
    }
    Made { blocks, plain, struck, complaint }
}

/// Paragraphs of plain text, which blank lines keep apart.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    for piece in text.lines().chain([""]) {
        let piece = piece.trim();
        if !piece.is_empty() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(piece);
            continue;
        }
        let mut rest = paragraph.as_str();
        while !rest.trim().is_empty() {
            let (head, tail) = rest.split_at(end_of_paragraph(rest));
            if let Some(text) = prose(head.trim()) {
                blocks.push(Block::Paragraph { text: Text(vec![Span::Text { text }]) });
            }
            rest = tail;
        }
        paragraph.clear();
    }
    blocks
}

/// Where a paragraph ends that would be longer than the model takes: behind a blank.
fn end_of_paragraph(text: &str) -> usize {
    let Some((most, _)) = text.char_indices().nth(PARAGRAPH) else { return text.len() };
    text[..most].rfind(' ').map_or(most, |blank| blank + 1)
}

/// The most characters of a paragraph; the model takes 100,000.
const PARAGRAPH: usize = 50_000;

/// Letters and digits alone, lower case: what two tellings of the same words have in common.
pub(in crate::press) fn letters(text: &str) -> String {
    text.chars().map(level).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a summary's words stand in the body, of which the letters are given: as they are, or
/// cut short behind an ellipsis or "read more".
pub(in crate::press) fn is_told(summary: &str, told: &str) -> bool {
    let said = letters(summary);
    if said.is_empty() || told.contains(&said) {
        return true;
    }
    // Cut short: the last word before the ellipsis may be half a word.
    let end = ["…", "..."].iter().filter_map(|mark| summary.find(mark)).min();
    if let Some(end) = end {
        let before = summary[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let whole = before.rfind(char::is_whitespace).map_or(before, |end| &before[..end]);
        let head = letters(whole);
        if head.chars().count() >= EXCERPT / 2 && told.contains(&head) {
            return true;
        }
    }
    // An excerpt's first letters are the body's, however it ends.
    let head: String = said.chars().take(EXCERPT).collect();
    head.len() < said.len() && told.starts_with(&head)
}

/// Plain words with a foot of a blog's program as a paragraph of its own, so that it goes as one.
pub(super) fn with_foot_apart<'w>(words: Words<'w>, headline: Option<&str>) -> Words<'w> {
    let text = match &words {
        Words::Plain(text) => text.clone(),
        // Words in which only characters are marked up.
        Words::Html(html) if !html.contains('<') => words.plain().into_owned().into(),
        Words::Html(_) | Words::Binary => return words,
    };
    match headline.and_then(|headline| foot_of(&text, headline)) {
        Some(at) => Words::Plain(format!("{}\n\n{}", &text[..at], &text[at..]).into()),
        None => words,
    }
}

/// A summary without what the programs of blogs put behind it: their foot, and `[…]`.
pub(super) fn without_foot(summary: &str, headline: Option<&str>) -> String {
    let foot = headline.and_then(|headline| foot_of(summary, headline));
    let own = summary[..foot.unwrap_or(summary.len())].trim_end();
    match own.strip_suffix("[…]").or_else(|| own.strip_suffix("[...]")) {
        Some(cut) => format!("{}…", cut.trim_end()),
        None => own.to_owned(),
    }
}

/// Where `The post HEADLINE appeared first on SITE.` begins with which a text ends. A story may begin a
/// sentence so: its own headline stands there in the foot alone, and the site's name is the last of it.
fn foot_of(text: &str, headline: &str) -> Option<usize> {
    const BEGIN: &str = "The post ";
    const LONGEST_NAME: usize = 80;
    let at = text.rfind(BEGIN)?;
    let rest = &text[at + BEGIN.len()..];
    let phrases = [" appeared first on ", " first appeared on "];
    let (title, site) = phrases.iter().find_map(|phrase| rest.rsplit_once(phrase))?;
    let site = site.trim().trim_end_matches('.');
    let is_name = (1..=LONGEST_NAME).contains(&site.chars().count())
        && ![". ", "! ", "? ", ", "].iter().any(|end| site.contains(end));
    let headline = letters(headline);
    (is_name && !headline.is_empty() && letters(title) == headline).then_some(at)
}

/// So many letters in common at the start are no chance.
const EXCERPT: usize = 40;

/// A headline made of the first words of a story.
pub(super) fn first_words(blocks: &[Block]) -> Option<Line> {
    let mut said = String::new();
    for block in blocks {
        block.each_text(&mut |words, _| {
            if said.trim().is_empty() {
                words.clone_into(&mut said);
            }
        });
        if !said.trim().is_empty() {
            break;
        }
    }
    let said = line(&said)?;
    if said.chars().count() <= HEADLINE {
        return Some(said);
    }
    let head: String = said.chars().take(HEADLINE).collect();
    let end = head.rfind(' ').filter(|end| *end > HEADLINE / 2).unwrap_or(head.len());
    line(&format!("{} …", head[..end].trim_end_matches([',', ';', ':', ' '])))
}

/// The most characters of a headline that is made.
const HEADLINE: usize = 80;
