//! When a story was published and updated, as the rows of its head tell it.

use super::super::relative_day::relative_day;
use super::dates::DateRow;
use super::head::Head;
use super::lines::Row;
use super::sign_off::SignOff;
use super::stamp::{STAMP, stamp};
use crate::article::{Precision, Time};
use crate::press::{Draft, Fate};

impl Head<'_, '_> {
    /// `Updated Monday`: resolved against the story's own day, and a guess.
    pub(super) fn updated_on_a_weekday(&mut self, row: &Row<'_>) -> bool {
        let Some((label, day)) = row.text.split_once(char::is_whitespace) else { return false };
        let label = label.trim_end_matches(':').to_lowercase();
        let Some(own) =
            self.draft.published.filter(|_| label == "updated" || label == "aktualisiert")
        else {
            return false;
        };
        let Some(time) = relative_day(day, own.day()) else { return false };
        // An update is not older than its story: the first such day after it is meant.
        let time = if time.day() < own.day() {
            Time::of_day(time.day().plus(7), Precision::Guessed)
        } else {
            time
        };
        self.draft.updated = self.draft.updated.or(Some(time));
        self.notes.row(row, Fate::Kept, "date, guessed from a weekday");
        true
    }
}

/// Takes when the wire was sent, where the words that sign off say so.
pub(super) fn stamped(draft: &mut Draft, words: &str, sign_off: SignOff<'_>) {
    if sign_off.why == STAMP {
        dates(draft, DateRow { published: stamp(words), ..DateRow::default() });
    }
}

/// Takes what a line of dates says, the first of each kind. A day whose order was guessed yields to
/// one that is told.
pub(super) fn dates(draft: &mut Draft, found: DateRow) {
    let told = |time: &Time| time.precision() != Precision::Guessed;
    let own =
        draft.published.filter(|own| told(own) || !found.published.is_some_and(|it| told(&it)));
    draft.published = own.or(found.published);
    draft.updated = draft.updated.or(found.updated);
    draft.corrected = draft.corrected.or(found.corrected);
}
