//! Passages of a page that became a field of the story, though it does not say them as they stand:
//! `By A. Maker, at the harbour`, `Published on Monday`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::copy::Passage;
use super::letters;
use super::told::Stands;
use crate::press::draft::Draft;
use crate::press::trail::{At, Fate, Trail};

/// How many letters a byline may have around its names.
const AROUND: usize = 32;

/// The fields that passages were taken as: the first passage for each, since a page says its byline
/// again in lists and below the story.
pub(super) fn taken(
    passages: &[Passage],
    stands: &[Stands],
    draft: &Draft,
    trail: &Trail,
) -> BTreeMap<usize, Cow<'static, str>> {
    let names: Vec<String> = draft.bylines.iter().map(|name| letters(name)).collect();
    let dates = ["published", "updated", "corrected"];
    let mut dated: BTreeMap<String, Cow<'static, str>> = BTreeMap::new();
    for step in trail.0.iter().filter(|step| step.fate == Fate::Kept) {
        // What stands in the text is told by its words; the head of a page is no passage.
        if matches!(&step.at, At::Node(at) if at == "text") && dates.contains(&&*step.why) {
            dated.entry(letters(&step.words)).or_insert(step.why.clone());
        }
    }
    let mut taken = BTreeMap::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for (n, (passage, stands)) in passages.iter().zip(stands).enumerate() {
        let may_be = passage.is_free
            && *stands == Stands::Nowhere
            && matches!(passage.beside, None | Some("header"));
        if !may_be {
            continue;
        }
        let said = letters(passage.said());
        if let Some(why) = dated.remove(&said) {
            taken.insert(n, why);
            continue;
        }
        let held: Vec<usize> =
            (0..names.len()).filter(|&at| said.contains(names[at].as_str())).collect();
        let length: usize = held.iter().map(|&at| names[at].len()).sum();
        let is_new = held.iter().any(|at| !seen.contains(at));
        if is_new && said.len() <= length + AROUND {
            seen.extend(held);
            taken.insert(n, "byline".into());
        }
    }
    taken
}
