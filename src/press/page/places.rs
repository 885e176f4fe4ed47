//! Where a page says that its story was written, and which places it is about.

use super::about::About;
use crate::article::Line;
use crate::press::tidy::{body_dateline, same_words, split_dateline};
use crate::press::{At, Draft, Fate, dates, typeset_line as line};

/// The most places of one story, and the longest name of one.
const MOST: usize = 30;
const LONGEST: usize = 80;

impl About<'_> {
    /// Fills in the dateline where the page states one, and the places.
    pub(super) fn places(&self, draft: &mut Draft) {
        for (field, at) in [
            ("contentLocation", "JSON-LD contentLocation"),
            ("spatialCoverage", "JSON-LD spatialCoverage"),
        ] {
            for words in self.linked.places(field) {
                let Some(place) = line(&words).filter(|it| it.chars().count() <= LONGEST) else {
                    continue;
                };
                let known = draft.places.iter().any(|known| same_words(known, &place));
                let fate = if known { Fate::Merged } else { Fate::Kept };
                draft.trail.note(At::Node(at.to_owned()), fate, "place", &place);
                if !known && draft.places.len() < MOST {
                    draft.places.push(place);
                }
            }
        }
        let Some(stated) = self.linked.strings("dateline").into_iter().find_map(|it| place(&it))
        else {
            return;
        };
        // It may stand at the head of the text as well, and there it is said better.
        let (tidied, found) = body_dateline(std::mem::take(&mut draft.body));
        draft.body = tidied.body;
        for change in tidied.changes {
            let at = At::Node(format!("text[{}]", change.block + 1));
            draft.trail.note(at, change.fate, change.why, &change.words);
        }
        let found = found.unwrap_or_default();
        draft.agency = draft.agency.take().or(found.agency);
        if draft.bylines.is_empty() {
            draft.bylines.extend(found.reporter);
        }
        let fate = if found.place.is_some() { Fate::Merged } else { Fate::Kept };
        draft.trail.note(At::Node("JSON-LD dateline".to_owned()), fate, "dateline", &stated);
        draft.dateline = found.place.or(Some(stated));
    }
}

/// The place in a dateline as JSON-LD has it: `KYIV, May 3 (Reuters) —`, or the place alone. Some pages
/// write the day there and no place.
fn place(stated: &str) -> Option<Line> {
    let stated = stated.trim_end_matches([' ', '-', '–', '—', ':']);
    if dates::read(stated).is_some() {
        return None;
    }
    let whole = format!("{stated} — x");
    let parted = split_dateline(&whole).filter(|(_, rest)| *rest == "x");
    match parted {
        Some((dateline, _)) if dateline.place.is_some() => dateline.place,
        _ => line(stated).filter(|words| {
            words.chars().count() <= LONGEST && !words.contains(|c: char| c.is_ascii_digit())
        }),
    }
}
