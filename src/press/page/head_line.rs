//! Lines over a page's text that say when its story came out and who wrote it, and nothing else:
//! `Published: 3 March 2025, 14:20 | Updated: 4 March 2025`, `Posted by Jane Roe on 3 March 2025`.

use super::about::About;
use super::around::lines_below;
use super::byline::makers;
use super::names::names;
use crate::article::{Line, Time};
use crate::press::tidy::{debris_line, is_agency};
use crate::press::trail::BELOW_HEADLINE;
use crate::press::wire::{DateRow, date_row};
use crate::press::{At, Draft, Fate};

/// The longest such line, in characters.
const LONGEST: usize = 160;

/// What a line over the text says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::press) struct HeadLine {
    pub(super) when: DateRow,
    pub(super) names: Vec<Line>,
}

impl HeadLine {
    /// A line that is a date.
    pub(super) fn of(published: Time) -> Self {
        let mut line = Self::default();
        line.when.published = Some(published);
        line
    }

    /// Fills in the fields that nothing else has said. Says whether there was one.
    pub(in crate::press) fn tell(self, draft: &mut Draft) -> bool {
        let mut told = false;
        // What was only updated is dated by that already.
        let updated = self.when.updated.filter(|time| draft.published != Some(*time));
        for (field, said) in [
            (&mut draft.published, self.when.published),
            (&mut draft.updated, updated),
            (&mut draft.corrected, self.when.corrected),
        ] {
            told |= field.is_none() && said.is_some();
            *field = field.or(said);
        }
        let (agencies, people): (Vec<Line>, Vec<Line>) =
            self.names.into_iter().partition(|name| is_agency(name));
        if draft.agency.is_none() && !agencies.is_empty() {
            draft.agency = agencies.into_iter().next();
            told = true;
        }
        if draft.bylines.is_empty() && !people.is_empty() {
            draft.bylines = people;
            told = true;
        }
        told
    }
}

impl About<'_> {
    /// Takes what the lines below the headline say and nothing else has said, where they are not part
    /// of the text.
    pub(super) fn lines_below_headline(&self, draft: &mut Draft) {
        let Some(headline) = self.headline_node() else { return };
        for words in lines_below(self.tree, headline) {
            let Some(said) = head_line(&words) else { continue };
            let why = if said.names.is_empty() { "published" } else { "byline" };
            if said.tell(draft) {
                draft.trail.note(At::Node(BELOW_HEADLINE.to_owned()), Fate::Kept, why, &words);
            }
        }
    }
}

/// Reads a line of which every part says when or who.
pub(in crate::press) fn head_line(words: &str) -> Option<HeadLine> {
    if words.chars().count() > LONGEST || words.contains(['?', '!', '“', '"']) {
        return None;
    }
    let mut found = HeadLine { names: makers(words).unwrap_or_default(), when: DateRow::default() };
    if !found.names.is_empty() {
        return Some(found);
    }
    let mut dated = false;
    for part in parts(words) {
        if let Some((who, when)) = signed(part) {
            dated = true;
            found.names.extend(who);
            let own = &mut found.when;
            own.published = own.published.or(when.published);
            own.updated = own.updated.or(when.updated);
            own.corrected = own.corrected.or(when.corrected);
        } else if debris_line(part).is_none() {
            found.names.extend(led(part)?);
        }
    }
    dated.then_some(found)
}

/// What strokes, dots and dashes part.
fn parts(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split(['|', '·', '•']).flat_map(|part| part.split(" — "));
    parts.flat_map(|part| part.split(" – ")).map(str::trim).filter(|part| !part.is_empty())
}

/// A date, behind the names that `by` leads up to where there are any.
fn signed(part: &str) -> Option<(Vec<Line>, DateRow)> {
    if let Some(when) = date_row(part) {
        return Some((Vec::new(), when));
    }
    let blanks = part.match_indices(' ').map(|(at, _)| part.split_at(at));
    let mut ends = blanks.filter(|(_, when)| when.contains(char::is_numeric));
    ends.find_map(|(who, when)| Some((led(who)?, date_row(when)?)))
}

/// The names that a word such as `by` leads up to: `By Jane Roe`, `Posted by Jane Roe on`.
fn led(part: &str) -> Option<Vec<Line>> {
    const LEADS: [&str; 9] =
        ["by", "posted by", "written by", "von", "par", "por", "di", "av", "door"];
    let small = part.to_lowercase();
    let is_led = LEADS
        .iter()
        .any(|lead| small.strip_prefix(lead).is_some_and(|rest| rest.starts_with([' ', ':'])));
    let found = names(part.trim_end_matches([',', ':', '-', '–', '—', ' ']));
    let named = found.iter().all(|name| name.split(' ').count() <= 4);
    (is_led && named && !found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::head_line;
    use crate::article::Time;

    #[track_caller]
    fn told(words: &str) -> (String, String, Vec<String>) {
        let found = head_line(words).unwrap_or_else(|| panic!("not read: {words}"));
        let time = |time: Option<Time>| time.map(|time| time.to_string()).unwrap_or_default();
        let names = found.names.iter().map(ToString::to_string).collect();
        (time(found.when.published), time(found.when.updated), names)
    }

    #[test]
    fn lines_that_say_when_and_who() {
        let (published, updated, names) =
            told("Published: 3 March 2025, 14:20 | Updated: 4 March 2025, 09:05");
        assert!(published.contains("2025-03-03"), "{published}");
        assert!(updated.contains("2025-03-04"), "{updated}");
        assert!(names.is_empty(), "{names:?}");
        for words in [
            "Posted by Jane Roe on March 3, 2025",
            "By Jane Roe | 3 March 2025",
            "Par Jane Roe — Publié le 3 mars 2025",
            "By Jane Roe · 3 March 2025 · 4 min read",
            "3 March 2025 – By Jane Roe",
        ] {
            let (published, _, names) = told(words);
            assert!(published.contains("2025-03-03"), "{words}: {published}");
            assert_eq!(names, ["Jane Roe"], "{words}");
        }
    }

    #[test]
    fn lines_that_say_something_else() {
        for words in [
            "By Tuesday the water had gone",
            "The port closed on 3 March 2025",
            "Harbour News | 3 March 2025 | Penwick",
            "By 3 March 2025 the ferry was afloat again",
            "Published by the council on 3 March 2025, the report names no one",
            "By Jane Roe",
        ] {
            assert_eq!(head_line(words), None, "{words}");
        }
    }
}
