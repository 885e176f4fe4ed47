//! From a request to its answer: which stories, in which order, and the counts beside them.

use super::choice::{Choice, Counts, Passes};
use super::columns::{COUNTED, Columns};
use super::conditions::Lookup;
use super::first::keep_first;
use super::found::Found;
use super::plan::Plan;
use super::score::Scores;
use super::terms::Terms;
use super::{Answer, DocId, Hit, Marker, Request, Slip, Sort};
use crate::text::Door;

pub(super) fn ask(
    terms: &dyn Terms,
    columns: &Columns,
    door: Door,
    request: &Request<'_>,
) -> Answer {
    let plan = Plan::new(request.query, door);
    let found: Vec<Found> = plan.words.iter().map(|word| Found::of(word, terms, door)).collect();
    let lookup = Lookup { terms, columns, found: &found, door };
    let meeting = lookup.meeting(&plan.conditions);
    let scores = (!plan.words.is_empty()).then(|| Scores::of(terms, &found, &plan.needed));
    let choice = Choice::new(request.query, request.filters, columns, door);

    let sort = request.query.sort().unwrap_or(request.sort);
    let open = choice.is_open();
    let mut counts = Counts::new(columns);
    let mut keys: Vec<u128> = Vec::new();
    let mut with_all = 0;
    // Words and conditions are known of the stories that were read, all else of every story on
    // the shelf.
    let by_words = scores.is_some() || meeting.is_some();
    let stories = if by_words { terms.stories() as usize } else { columns.len() };
    for doc in 0..stories {
        let answers = scores.as_ref().is_none_or(|scores| scores.answers(doc));
        let meets = meeting.as_ref().is_none_or(|meeting| meeting[doc]);
        if !answers || !meets || !(open || choice.passes_typed(doc)) {
            continue;
        }
        let passes = if open { Passes::All } else { choice.passes(doc) };
        match passes {
            Passes::All => {
                (0..COUNTED).for_each(|facet| counts.count(columns, facet, doc));
                counts.count_day(columns, doc);
                let holds_all = scores.as_ref().is_none_or(|scores| scores.holds_all(doc));
                with_all += usize::from(holds_all);
                let score = scores.as_ref().map(|scores| (holds_all, scores.score(doc)));
                keys.push(order(sort, columns, doc, score));
            }
            Passes::AllBut(facet) => counts.count(columns, facet, doc),
            Passes::AllButDay => counts.count_day(columns, doc),
            Passes::Not => {}
        }
    }
    let total = keys.len();
    keep_first(&mut keys, request.top);
    let hits = keys.iter().map(|&key| {
        let doc = key as u32;
        let score = scores.as_ref().map_or(0.0, |scores| scores.score(doc as usize));
        Hit { doc: DocId(doc), score }
    });
    let hits = hits.collect();
    let slips = plan.words.iter().zip(&found).filter_map(|(word, found)| {
        Some(Slip { typed: word.exact.clone(), meant: found.instead.clone()? })
    });
    let slips = slips.collect();
    let marker = Marker::new(plan, &found, door);
    Answer { total, with_all, hits, facets: counts.finish(&choice), slips, marker }
}

/// A number that is smaller for a story that comes before, with the story in its lowest 32 bits.
fn order(sort: Sort, columns: &Columns, doc: usize, score: Option<(bool, f32)>) -> u128 {
    /// More than any instant.
    const NEVER: u64 = 1 << 40;
    let instant = columns.instant(doc);
    let newest = u128::from(NEVER - instant);
    let first = match (sort, score) {
        (Sort::Best, Some((holds_all, score))) => {
            // Scores are positive, so their bits are in their order.
            u128::from(!holds_all) << 32 | u128::from(!score.to_bits())
        }
        (Sort::Best | Sort::Newest, _) => 0,
        (Sort::Oldest, _) if instant == 0 => 1,
        (Sort::Oldest, _) => 0,
        (Sort::Shortest, _) => u128::from(columns.milliseconds(doc)),
    };
    let second = if sort == Sort::Oldest { u128::from(instant) } else { newest };
    first << 80 | second << 32 | doc as u128
}
