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

    // Words and conditions are known of the stories that were read, all else of every story on
    // the shelf.
    let by_words = scores.is_some() || meeting.is_some();
    let stories = if by_words { terms.stories() as usize } else { columns.len() };
    let mut answering = match &scores {
        Some(scores) => scores.answering(),
        None => (0..stories as u32).collect(),
    };
    if let Some(meeting) = &meeting {
        answering.retain(|&doc| meeting[doc as usize]);
    }
    let mut counts = Counts::new(columns);
    if !choice.is_open() {
        answering.retain(|&doc| match choice.passes(doc as usize) {
            Passes::All => true,
            Passes::AllBut(facet) => {
                counts.count(columns, facet, &[doc]);
                false
            }
            Passes::AllButDay => {
                counts.count_days(columns, &[doc]);
                false
            }
            Passes::Not => false,
        });
    }
    // Column by column, so that one of which nothing has to be looked at is passed over.
    (0..COUNTED).for_each(|facet| counts.count(columns, facet, &answering));
    counts.count_days(columns, &answering);
    let sort = request.query.sort().unwrap_or(request.sort);
    let (hits, with_all) = first_of(&answering, request.top, sort, columns, scores.as_ref());
    let total = answering.len();
    let slips = plan.words.iter().zip(&found).filter_map(|(word, found)| {
        Some(Slip { typed: word.exact.clone(), meant: found.instead.clone()? })
    });
    let slips = slips.collect();
    let marker = Marker::new(plan, &found, door);
    Answer { total, with_all, hits, facets: counts.finish(&choice), slips, marker }
}

/// The first of the stories in their order, and how many of all hold every word.
fn first_of(
    answering: &[u32],
    top: usize,
    sort: Sort,
    columns: &Columns,
    scores: Option<&Scores>,
) -> (Vec<Hit>, usize) {
    let mut with_all = 0;
    // Each as a number that is smaller for a story that comes before, with the story in its lowest 32
    // bits. Once there are twice as many as wanted, only the first are kept, and what comes behind all
    // of them by the head of its number is not taken up.
    let mut keys: Vec<u128> = Vec::new();
    let most = top.saturating_mul(2).max(64);
    let mut last = u64::MAX;
    for &doc in answering {
        let (holds_all, score) = scores.map_or((true, 0.0), |scores| scores.of_story(doc));
        with_all += usize::from(holds_all);
        let head = match sort {
            // Scores are positive, so their bits are in their order.
            Sort::Best if scores.is_some() => {
                u64::from(!holds_all) << 32 | u64::from(!score.to_bits())
            }
            Sort::Best | Sort::Newest => 0,
            Sort::Oldest => u64::from(columns.instant(doc as usize) == 0),
            Sort::Shortest => u64::from(columns.milliseconds(doc as usize)),
        };
        if head > last {
            continue;
        }
        keys.push(u128::from(head) << 80 | tail(sort, columns, doc));
        if keys.len() >= most {
            keep_first(&mut keys, top);
            last = keys.last().map_or(last, |&key| (key >> 80) as u64);
        }
    }
    keep_first(&mut keys, top);
    let hit = |&key: &u128| {
        let doc = key as u32;
        let score = scores.map_or(0.0, |scores| scores.of_story(doc).1);
        Hit { doc: DocId(doc), score }
    };
    (keys.iter().map(hit).collect(), with_all)
}

/// What puts in order the stories whose numbers have one head: newest first, but where the oldest are.
fn tail(sort: Sort, columns: &Columns, doc: u32) -> u128 {
    /// More than any instant.
    const NEVER: u64 = 1 << 40;
    let instant = columns.instant(doc as usize);
    let time = if sort == Sort::Oldest { instant } else { NEVER - instant };
    u128::from(time) << 32 | u128::from(doc)
}
