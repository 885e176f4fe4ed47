//! What came in and may be what an editor took out: it waits for the editor's word.
//!
//! # Decision: of a correction and a form that is filled in anew, neither is guessed
//! *Context.* A wire without an id is taken out. Its file brings most of its words again, under another
//! headline and with another figure: the story as it was corrected, or the next one that its desk wrote
//! on the same form. The two look alike.
//! *Decision.* It is held back and named, and the set stays as its editor left it. Where what was taken
//! out stands in the file still, what stands beside it is another story and comes in.
//! *Consequences.* Nothing is lost, for the file has it; who wants it takes the other off the list of
//! what is out.

use std::collections::BTreeSet;

use super::bearers::Incoming;
use super::merge::{Merged, Outcome};
use super::removal::{Comer, TakenOut};
use crate::article::Removed;

/// Whether a story that was taken out comes in again in the file out of which it was taken.
pub(super) fn comes_again(out: &Removed, file: Option<&str>) -> bool {
    file.is_some_and(|file| file.starts_with("in:") && out.source_id.as_deref() == Some(file))
}

/// Takes out of what is new what may be a story that was taken out of the same file and is not in that as
/// it was. `again` are the places of those that are.
pub(super) fn hold_back(
    fresh: &mut Vec<Incoming>,
    out: &TakenOut,
    again: &BTreeSet<usize>,
    merged: &mut Merged,
) {
    if merged.removed.is_empty() {
        return;
    }
    fresh.retain(|incoming| {
        let article = &incoming.article;
        let Some(file) = article.source_id.as_deref().filter(|id| id.starts_with("in:")) else {
            return true;
        };
        let Some(place) = out.resembled(&Comer::of(article), file, &merged.removed, again) else {
            return true;
        };
        let other = &merged.removed[place];
        merged.outcomes[incoming.place].1 =
            Outcome::Held { may_be: other.id.clone(), headline: other.headline.clone() };
        false
    });
}
