//! What an editor does to a story before it is printed: passes over its body, each of one idea.
//!
//! Every pass takes blocks and gives blocks, and says of each block that it dropped, merged or
//! changed what it did and why; [`tidy`] runs them all, in the one order in which each finds what
//! it needs, and writes what they say to the story's trail.

mod known;
mod leads;
mod agency;
mod asks;
mod buttons;
mod attribution;
mod captions;
mod credit;
mod day;
mod place;
mod dateline;
mod debris;
mod empty;
mod headline;
mod links;
mod pixels;
mod quotes;
mod repeats;
mod subheads;
mod walk;

use super::draft::Draft;
use super::trail::{At, Fate};
use crate::article::Block;

pub use agency::{agency_of, is_agency};
pub use attribution::attributions;
pub(super) use captions::split_lead_credit;
pub use captions::{credit_paragraphs, figure_credits, repeated_captions};
pub use credit::{
    credit_alone, credit_of, is_maker_first, split_credit, without_glued_label,
    without_picture_word,
};
pub use dateline::{Dateline, body_dateline, split_dateline, stopped_dateline, whole_dateline};
pub use day::stated_day;
pub(super) use day::take_day;
pub use debris::{body_debris, debris_line};
pub use empty::empty_blocks;
pub use headline::repeated_headline;
pub(super) use known::Known;
pub(super) use leads::Leads;
pub use links::{clean_links, without_trackers};
pub use pixels::one_pixel_images;
pub(super) use place::is_capital_place;
pub use place::is_place;
pub use quotes::{QuoteMarks, consistent_quotes};
pub use repeats::repeated_blocks;
pub use subheads::subheads;
pub use walk::{same_words, words_key};

/// A body after a pass, and what the pass did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tidied {
    /// The blocks that stay.
    pub body: Vec<Block>,
    /// What was done, in the order of the body.
    pub changes: Vec<Change>,
}

/// What a pass did to one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which block it was before the pass, from 0.
    pub block: usize,
    /// What became of it; `Kept` is a block that was changed and stays.
    pub fate: Fate,
    /// Why.
    pub why: &'static str,
    /// Its first words.
    pub words: String,
}

impl Tidied {
    /// Keeps the blocks for which `judge` finds no fault; a fault is a fate and a reason.
    fn judged(
        body: Vec<Block>,
        mut judge: impl FnMut(usize, &Block) -> Option<(Fate, &'static str)>,
    ) -> Self {
        let mut tidied = Self { body: Vec::with_capacity(body.len()), changes: Vec::new() };
        for (n, block) in body.into_iter().enumerate() {
            match judge(n, &block) {
                None => tidied.body.push(block),
                Some((fate, why)) => tidied.note(n, fate, why, &walk::plain(&block)),
            }
        }
        tidied
    }

    fn note(&mut self, block: usize, fate: Fate, why: &'static str, words: &str) {
        let words = words.chars().take(80).collect();
        self.changes.push(Change { block, fate, why, words });
    }
}

/// Runs every pass over a story whose fields are read, and notes what was done.
pub fn tidy(draft: &mut Draft) {
    // A headline made from the text repeats nothing.
    let headline = draft.headline.clone().filter(|_| !draft.headline_guessed);
    run(draft, empty_blocks);
    run(draft, one_pixel_images);
    run(draft, clean_links);
    run(draft, body_debris);
    run(draft, |body| repeated_headline(body, headline.as_deref()));
    let lead = draft.lead_image.clone();
    run(draft, |body| repeated_captions(body, lead.as_ref()));
    run(draft, figure_credits);
    let mut lead = draft.lead_image.take();
    run(draft, |body| credit_paragraphs(body, lead.as_mut()));
    draft.lead_image = lead;
    if draft.dateline.is_none() {
        let mut found = None;
        run(draft, |body| {
            let (tidied, dateline) = body_dateline(body);
            found = dateline;
            tidied
        });
        if let Some(found) = found {
            draft.dateline = found.place;
            if draft.bylines.is_empty() {
                draft.bylines.extend(found.reporter);
            }
            draft.agency = draft.agency.take().or(found.agency);
            take_day(draft, found.day.as_deref());
        }
    }
    run(draft, repeated_blocks);
    run(draft, subheads);
    quotes::in_draft(draft);
    if draft.attributions.is_empty() {
        draft.attributions = attributions(&draft.body);
    }
}

fn run(draft: &mut Draft, pass: impl FnOnce(Vec<Block>) -> Tidied) {
    let tidied = pass(std::mem::take(&mut draft.body));
    draft.body = tidied.body;
    for change in tidied.changes {
        let at = At::Node(format!("body[{}]", change.block + 1));
        draft.trail.note(at, change.fate, change.why, &change.words);
    }
}
