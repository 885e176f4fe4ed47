//! The trail of a text, row by row as it is read, with neighbours of one fate put together.

use super::lines::Row;
use crate::press::{At, Fate, Step, Trail};

/// Notes in the making. Rows come in any order; [`Notes::into_trail`] puts them in the source's.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
}

#[derive(Debug)]
struct Note {
    first: u32,
    last: u32,
    fate: Fate,
    why: &'static str,
    words: String,
}

impl Notes {
    /// Notes the fate of a row.
    pub(super) fn row(&mut self, row: &Row<'_>, fate: Fate, why: &'static str) {
        self.rows(row.number, row.number, fate, why, row.text);
    }

    /// Notes the fate of the rows from one line to another.
    pub(super) fn rows(
        &mut self,
        first: u32,
        last: u32,
        fate: Fate,
        why: &'static str,
        words: &str,
    ) {
        // A hundred thousand equal lines are one note, not a hundred thousand.
        if let Some(note) = self.notes.last_mut()
            && note.fate == fate
            && note.why == why
            && fate != Fate::Kept
            && (note.last..=note.last + 1).contains(&first)
        {
            note.last = last;
            return;
        }
        let end = match words.as_bytes().get(..80) {
            Some(head) if head.is_ascii() => 80,
            _ => words.char_indices().nth(80).map_or(words.len(), |(at, _)| at),
        };
        let mut words = words[..end].to_owned();
        words.retain(|c| !c.is_control());
        self.notes.push(Note { first, last, fate, why, words });
    }

    /// The trail, in the order of the source.
    pub(super) fn into_trail(mut self) -> Trail {
        self.notes.sort_by_key(|note| note.first);
        let step = |note: Note| Step {
            at: At::Lines(note.first as usize, note.last as usize),
            fate: note.fate,
            why: note.why.into(),
            words: note.words,
        };
        Trail(self.notes.into_iter().map(step).collect())
    }
}
