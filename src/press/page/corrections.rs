//! When a story was last corrected: what JSON-LD says, and the note below or above the text,
//! `Correction, May 3: An earlier version …`. The note stays in the text.

use super::about::About;
use crate::article::{Time, Voice};
use crate::press::{At, Draft, Fate, dates};

/// How such a note begins, in small letters. What is longer stands first.
const BEGINNINGS: [&str; 14] = [
    "this article was corrected on",
    "this story was corrected on",
    "this page was corrected on",
    "this article has been corrected on",
    "editor's correction",
    "editor’s correction",
    "correction to this article",
    "correction",
    "corrected",
    "corrigendum",
    "korrektur",
    "berichtigung",
    "rectificatif",
    "corrección",
];

/// How far behind the beginning its date ends.
const FARTHEST: usize = 60;

/// How many notes are looked at.
const MOST: usize = 40;

impl About<'_> {
    /// The latest correction that the page states; the text is that of the draft.
    pub(super) fn corrected(&self, draft: &mut Draft) {
        let mut found: Vec<(String, String, Time)> = Vec::new();
        for (date, words) in self.linked.corrections().into_iter().take(MOST) {
            let stated = date.as_deref().and_then(dates::read).map(|dated| dated.time);
            let said = || noted(words.as_deref()?, &*draft);
            if let Some(time) = stated.or_else(said) {
                let words = date.or(words).unwrap_or_default();
                found.push(("JSON-LD correction".to_owned(), words, time));
            }
        }
        let mut seen = 0;
        for (n, block) in draft.body.iter().enumerate() {
            block.each_text(&mut |words, voice| {
                // The words of a picture are no note of the house.
                if voice != Voice::Body || seen >= MOST {
                    return;
                }
                let time = match begins(words) {
                    Some(_) => noted(words, &*draft),
                    None => bracketed(words, &*draft),
                };
                if let Some(time) = time {
                    seen += 1;
                    found.push((format!("text[{}]", n + 1), words.into(), time));
                }
            });
        }
        // Beside the date of the story, which is no part of its text.
        let dates = draft.trail.0.iter().filter(|step| matches!(&*step.why, "date" | "published"));
        for step in dates.take(MOST) {
            if let Some(time) = bracketed(&step.words, &*draft) {
                found.push(("text".to_owned(), step.words.clone(), time));
            }
        }
        let latest = found.iter().map(|(.., time)| *time).max_by_key(|time| time.instant());
        for (at, words, time) in found {
            let kept = Some(time) == latest;
            let fate = if kept { Fate::Kept } else { Fate::Merged };
            draft.trail.note(At::Node(at), fate, "corrected", &words);
        }
        draft.corrected = latest;
    }
}

/// Whether a line is a note of a correction: its date is not that of the story.
pub(super) fn is_note(words: &str) -> bool {
    begins(words).is_some()
}

/// The day of a note in brackets within a line: `(Corrected on May 3, 2024)`.
fn bracketed(words: &str, draft: &Draft) -> Option<Time> {
    let opens = words.char_indices().filter(|(_, c)| matches!(c, '(' | '[')).take(MOST);
    let mut notes = opens.filter_map(|(at, _)| {
        let inside = &words[at + 1..];
        inside.find([')', ']']).map(|end| &inside[..end])
    });
    notes.find_map(|note| noted(note, draft))
}

/// What stands behind the beginning of a note, if it is one.
fn begins(words: &str) -> Option<&str> {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let small: String = words.chars().take(FARTHEST).flat_map(char::to_lowercase).collect();
    let begin = BEGINNINGS.iter().find(|begin| small.starts_with(**begin))?;
    let rest = words.get(begin.len()..)?;
    // `Corrections officers` are no correction.
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// The day that a note names; without a year, the first such day that is not before the story.
fn noted(words: &str, draft: &Draft) -> Option<Time> {
    let rest = begins(words)?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = ["on ", "am ", "le ", "el "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    // `Corrected figures came on May 3` is a sentence; a date begins with a digit or as a name does.
    if rest.starts_with(char::is_lowercase) {
        return None;
    }
    let ends = rest.char_indices().take(FARTHEST).filter(|&(at, c)| {
        let next = rest[at + c.len_utf8()..].chars().next();
        matches!(c, '—' | '–' | ')' | ']' | '\n')
            || c == ':' && !next.is_some_and(|c| c.is_ascii_digit())
            || c == '.' && next.is_none_or(char::is_whitespace)
            || c == '-' && next == Some(' ')
    });
    let published = draft.published.or(draft.updated).map(Time::day);
    let mut ends: Vec<usize> = ends.map(|(at, _)| at).collect();
    ends.push(rest.char_indices().nth(FARTHEST).map_or(rest.len(), |(at, _)| at));
    ends.into_iter().find_map(|end| {
        let date = rest[..end].trim().trim_end_matches(',');
        if let Some(dated) = dates::read(date) {
            return Some(dated.time);
        }
        let (year, ..) = published?.civil();
        if !date.contains(|c: char| c.is_ascii_digit()) || has_year(date) {
            return None;
        }
        [year, year + 1].into_iter().find_map(|year| {
            let time = dates::read(&format!("{date}, {year}"))
                .or_else(|| dates::read(&format!("{date} {year}")))?
                .time;
            published.is_none_or(|published| time.day() >= published).then_some(time)
        })
    })
}

fn has_year(date: &str) -> bool {
    date.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4)
}
