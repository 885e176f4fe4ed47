//! A proof on a terminal: the source on the left, what became of it on the right; on a narrow one,
//! below each other.
//!
//! Nothing of a source reaches the terminal that moves its cursor or turns its writing round.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{FURTHER_ON, Marked, Proof};
use crate::article;
use crate::press::trail::Fate;

/// From how many columns on source and story stand side by side.
const SIDE_BY_SIDE: usize = 80;

/// Characters that turn the direction of what follows, or of their neighbours.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}') || article::turns(c)
}

/// A JSON text with every character written by its number that moves a cursor, turns the writing or
/// ends a line where JSON has none. They stand in strings alone, so that it says the same.
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' => out.push(c),
            // All of them are below U+10000, and one number each.
            c if c.is_control() || turns(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Text from a source, fit for a terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || turns(c) { ' ' } else { c }).collect()
}

/// Text from a source, fit for a terminal, with what cannot be seen made visible.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push('→'),
            '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => out.push('␡'),
            '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c if c.is_control() || turns(c) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// How many columns a character takes.
fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// A text cut to so many columns, and filled up to them where something follows.
fn fitted(text: &str, width: usize, fill: bool) -> String {
    let text = visible(text);
    let whole: usize = text.chars().map(columns).sum();
    let room = if whole > width { width.saturating_sub(1) } else { width };
    let (mut out, mut used) = (String::new(), 0);
    for c in text.chars() {
        if used + columns(c) > room {
            break;
        }
        used += columns(c);
        out.push(c);
    }
    if whole > width {
        out.push('…');
        used += 1;
    }
    if fill {
        out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    }
    out
}

/// A proof, on a terminal of so many columns.
pub fn said(proof: &Proof, width: usize) -> String {
    let mut out = counts(proof);
    let lines = proof.passages.iter().map(|passage| passage.line).max().unwrap_or(0);
    let number = if lines == 0 { 0 } else { lines.to_string().len().max(4) };
    let tag = proof.passages.iter().map(|passage| passage.tag.chars().count()).max().unwrap_or(0);
    let sheet = Sheet { number, tag: tag.min(if lines == 0 { 28 } else { 12 }), width };
    sheet.head(&mut out);
    let mut passages = proof.passages.iter().peekable();
    while let Some(passage) = passages.next() {
        if passage.fate.is_some() {
            sheet.passage(passage, &mut out);
            continue;
        }
        let mut last = passage.line;
        while let Some(blank) = passages.next_if(|next| next.fate.is_none()) {
            last = blank.line;
        }
        sheet.blank(passage.line, last, &mut out);
    }
    if proof.beyond > 0 {
        let _ = writeln!(out, "  and {} more, which are too many to show", proof.beyond);
    }
    besides(proof, width, &mut out);
    out
}

/// How many passages came to which end, and why those that went went.
fn counts(proof: &Proof) -> String {
    let mut fates: BTreeMap<Fate, (usize, BTreeMap<&str, usize>)> = BTreeMap::new();
    for Marked { fate, why, .. } in &proof.passages {
        let Some(fate) = fate else { continue };
        let (count, reasons) = fates.entry(*fate).or_default();
        *count += 1;
        *reasons.entry(why).or_default() += 1;
    }
    let mut parts = Vec::new();
    for (fate, (count, reasons)) in fates {
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|&(why, count)| (std::cmp::Reverse(count), why));
        let reasons: Vec<String> =
            reasons.iter().take(6).map(|(why, count)| format!("{count} {}", plain(why))).collect();
        parts.push(match fate {
            Fate::Kept => format!("{count} kept"),
            _ => format!("{count} {fate} ({})", reasons.join(", ")),
        });
    }
    match parts.is_empty() {
        true => "  nothing of its source is known line by line\n".to_owned(),
        false => format!("  {}\n", parts.join("; ")),
    }
}

/// What the head of a page and the like say, whatever line they stand in.
fn besides(proof: &Proof, width: usize, out: &mut String) {
    if proof.besides.is_empty() {
        return;
    }
    out.push_str("  what its source says of it besides:\n");
    let place = proof.besides.iter().map(|step| step.at.to_string().chars().count()).max();
    let place = place.unwrap_or(0).min(30);
    for step in &proof.besides {
        let fate = step.fate.to_string();
        let words = format!("{}: {}", step.why, step.words);
        let room = width.saturating_sub(place + 13).max(20);
        let at = fitted(&step.at.to_string(), place, true);
        let _ = writeln!(out, "  {at}  {fate:7}  {}", fitted(&words, room, false));
    }
}

/// The columns of a proof.
struct Sheet {
    number: usize,
    tag: usize,
    width: usize,
}

impl Sheet {
    fn is_wide(&self) -> bool {
        self.width >= SIDE_BY_SIDE
    }

    /// What stands before the words of the source.
    fn before(&self, line: &str, tag: &str) -> String {
        let mut out = String::from("  ");
        if self.number > 0 {
            let _ = write!(out, "{line:>width$}  ", width = self.number);
        }
        if self.tag > 0 {
            out += &fitted(tag, self.tag, true);
            out += "  ";
        }
        out
    }

    fn taken(&self) -> usize {
        2 + if self.number > 0 { self.number + 2 } else { 0 }
            + if self.tag > 0 { self.tag + 2 } else { 0 }
    }

    /// The columns of the source's words and of the story's.
    fn halves(&self) -> (usize, usize) {
        let room = self.width.saturating_sub(self.taken() + 11).max(20);
        (room / 2, room - room / 2)
    }

    fn head(&self, out: &mut String) {
        if self.is_wide() {
            let left = fitted("the source", self.halves().0, true);
            let line = if self.number > 0 { "line" } else { "" };
            let _ = writeln!(out, "{}{left}  {:7}  the story", self.before(line, ""), "");
        }
    }

    fn passage(&self, passage: &Marked, out: &mut String) {
        let line = if passage.line > 0 { passage.line.to_string() } else { String::new() };
        let fate = passage.fate.map(|fate| fate.to_string()).unwrap_or_default();
        let became = became(passage);
        let before = self.before(&line, &passage.tag);
        if self.is_wide() {
            let (left, right) = self.halves();
            let words = fitted(&passage.words, left, true);
            let _ = writeln!(out, "{before}{words}  {fate:7}  {}", fitted(&became, right, false));
        } else {
            let room = self.width.saturating_sub(self.taken()).max(20);
            let below = self.width.saturating_sub(13).max(20);
            let _ = writeln!(out, "{before}{}", fitted(&passage.words, room, false));
            let _ = writeln!(out, "    {fate:7}  {}", fitted(&became, below, false));
        }
    }

    fn blank(&self, first: usize, last: usize, out: &mut String) {
        let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let words = if first == last { "(blank)" } else { "(all blank)" };
        let _ = writeln!(out, "{}{words}", self.before(&lines, ""));
    }
}

/// What is said of a passage beside it.
fn became(passage: &Marked) -> String {
    match (passage.fate, passage.with) {
        (Some(Fate::Kept), _) if passage.why.ends_with(FURTHER_ON) => passage.why.clone(),
        (Some(Fate::Kept), _) if passage.story.is_empty() => format!("as {}", passage.why),
        (Some(Fate::Kept), _) => format!("{}: {}", passage.why, passage.story),
        (Some(Fate::Merged), Some(line)) if line > 0 => {
            format!("with line {line}: {}", passage.why)
        }
        _ => passage.why.clone(),
    }
}
