//! Main text that stands in one `<pre>`, as on the pages of old press services: paragraphs by its blank
//! lines where it is prose; code stays code, and verse keeps its lines.

use super::prune::Pruned;
use crate::article::Block;
use crate::press::plain_text::paragraphs;

/// How much of the text must stand there, in hundredths.
const MOST_OF_IT: usize = 60;

/// The fewest words by which prose is told from code.
const FEWEST: usize = 40;

/// The shortest lines, in letters, to which prose is broken.
const BROKEN_TO: usize = 45;

/// The blocks of a main text, what is prose in it as such.
pub(super) fn unset(blocks: Vec<Block>, cut: &mut Vec<Pruned>) -> Vec<Block> {
    let (mut all, mut set) = (0, 0);
    let mut typed = String::new();
    for block in &blocks {
        let mut length = 0;
        block.each_text(&mut |words, _| length += words.len());
        if let Block::Code { language: None, text } = block {
            length = text.len();
            set += length;
            join(&mut typed, text);
        }
        all += length;
    }
    if set == 0 || set * 100 < all * MOST_OF_IT || !is_prose(&typed) {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut waiting = String::new();
    for block in blocks {
        match block {
            Block::Code { language: None, text } => join(&mut waiting, &text),
            block => {
                out.extend(paragraphs(&std::mem::take(&mut waiting)));
                out.push(block);
            }
        }
    }
    out.extend(paragraphs(&waiting));
    let words = typed.chars().take(60).collect();
    cut.push(Pruned {
        element: "pre".to_owned(),
        why: "its line ends: prose that was set line by line",
        words,
    });
    out
}

/// What a block of code may hold, in characters.
const CUT: usize = 100_000;

/// One `<pre>` behind another. What was cut because it was too long for a block is one text again.
fn join(before: &mut String, text: &str) {
    *before += text;
    if text.chars().count() < CUT {
        *before += "\n\n";
    }
}

/// Whether a text that keeps its lines is prose all the same.
fn is_prose(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < FEWEST {
        return false;
    }
    let is_word = |word: &&&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”‘’—–…«»".contains(c));
        let within = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.');
        !word.is_empty() && word.chars().all(within)
    };
    let real = words.iter().filter(is_word).count();
    let ended = words.iter().filter(|word| word.ends_with(['.', '!', '?', '”', '"'])).count();
    let signs = text.chars().filter(|c| "{}[]<>=;_|\\$#`~".contains(*c)).count();
    let mostly = real * 5 >= words.len() * 4 && ended * 60 >= words.len() && ended >= 2;
    mostly && signs * 100 <= text.len() && !is_set(text)
}

/// Whether its lines say something by where they begin and end: tables and verse.
fn is_set(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let filled = lines.iter().filter(|line| !line.trim().is_empty()).count().max(1);
    let gaps = lines.iter().filter(|line| line.trim().contains("   ")).count();
    if gaps * 5 > filled {
        return true;
    }
    // Every line but the last of a paragraph was broken where it was full.
    let mut broken: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].trim().is_empty() && !pair[1].trim().is_empty())
        .map(|pair| pair[0].trim().chars().count())
        .collect();
    broken.sort_unstable();
    broken.get(broken.len() / 2).is_some_and(|middle| *middle < BROKEN_TO)
}
