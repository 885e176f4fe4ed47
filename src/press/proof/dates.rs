//! Which of a story's dates a line of dates says. Of two lines that say two days, one is the story's:
//! a reader notes each as a date, and the day itself tells which.

use crate::article::{Precision, Time};
use crate::press::draft::Draft;
use crate::press::trail::Fate;
use crate::press::wire::date_row;

/// What readers call a passage that they took for a date.
const NAMES: [&str; 4] = ["date", "published", "updated", "corrected"];

/// What is said of a line of dates that is marked so: of one whose days are none of the story's, that it
/// is not in the story, and of another, which dates they are. `None` where the mark stands: the words are
/// no line of dates, or one that can be read in two ways.
pub(super) fn told(
    fate: Fate,
    why: &str,
    words: &str,
    draft: &Draft,
) -> Option<(Fate, String, String)> {
    if fate == Fate::Dropped || !NAMES.contains(&why) {
        return None;
    }
    let row = date_row(words)?;
    let said = [row.published, row.updated, row.corrected];
    let own = [
        ("published", draft.published),
        ("updated", draft.updated),
        ("corrected", draft.corrected),
    ];
    let is_said = |time: &Time| said.iter().flatten().any(|it| it.day() == time.day());
    let found: Vec<(&str, Time)> =
        own.into_iter().filter_map(|(name, time)| Some((name, time.filter(is_said)?))).collect();
    if found.is_empty() {
        let is_sure = said.iter().flatten().all(|time| time.precision() != Precision::Guessed);
        return is_sure.then(|| (Fate::Dropped, "another date than the story's".into(), "".into()));
    }
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    let times: Vec<String> = found.iter().map(|(_, time)| time.to_string()).collect();
    Some((fate, names.join(", "), times.join(" / ")))
}
