//! Why a story answers: which words stand in it, where, how rare they are, and what each gives.
//!
//! Invariant: the parts of a reason sum up to the score by which the story is put in its order, to the
//! last bits of a sum; a story that holds every word comes before one that does not.

use super::DocId;
use super::found::Found;
use super::plan::{Plan, Sought};
use super::postings::{FIELDS, Field};
use super::score::Norms;
use super::terms::Terms;
use crate::text::Door;

/// Why a story stands where it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// A reason a word that was asked for, in their order.
    pub words: Vec<Reason>,
    /// Whether the story holds all of them that it need not hold only one of, and so comes before those that do not.
    pub holds_all: bool,
    /// The sum of what the words give.
    pub score: f32,
}

/// What became of one word of a query in one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The word as it was asked for, in small letters.
    pub typed: String,
    /// The word of the story that was taken for it, of several the one that gives most; `None` where the
    /// story has none.
    pub found: Option<String>,
    /// Where that stands, and how often there.
    pub places: Vec<(Place, u32)>,
    /// In how many stories that word stands.
    pub stories: u32,
    /// What it gives.
    pub score: f32,
}

/// A part of a story that is weighed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(Field);

impl Place {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self.0 {
            Field::Headline => "headline",
            Field::Standfirst => "standfirst",
            Field::Body => "text",
            Field::Caption => "caption",
            Field::Byline => "byline",
            Field::About => "section, topics and the like",
        }
    }
}

/// By their numbers.
const PLACES: [Field; FIELDS] =
    [Field::Headline, Field::Standfirst, Field::Body, Field::Caption, Field::Byline, Field::About];

/// Why a story answers what was planned.
pub(super) fn why(terms: &dyn Terms, plan: &Plan, door: Door, doc: DocId) -> Why {
    let norms = Norms::of(terms.lengths());
    let of_word = |word: &Sought| reason(terms, &norms, word, door, doc.0);
    let words: Vec<Reason> = plan.words.iter().map(of_word).collect();
    let mut needed = words.iter().zip(&plan.needed).filter(|(_, needed)| **needed);
    let holds_all = needed.all(|(reason, _)| reason.found.is_some());
    let score = words.iter().map(|reason| reason.score).sum();
    Why { words, holds_all, score }
}

fn reason(terms: &dyn Terms, norms: &Norms, word: &Sought, door: Door, doc: u32) -> Reason {
    let mut reason = Reason {
        typed: word.exact.clone(),
        found: None,
        places: Vec::new(),
        stories: 0,
        score: 0.0,
    };
    let Some(lengths) = terms.lengths().coded.get(doc as usize) else { return reason };
    for form in Found::of(word, terms, door).forms {
        let posting = terms.postings(form.number).find(|posting| posting.doc >= doc);
        let Some(posting) = posting.filter(|posting| posting.doc == doc) else { continue };
        let score = norms.score(form.worth, &posting, lengths);
        if reason.found.is_none() || score > reason.score {
            let counted = PLACES.into_iter().map(Place).zip(posting.counts);
            reason.found = Some(terms.text_of(form.number).to_owned());
            reason.places = counted.filter(|&(_, count)| count > 0).collect();
            reason.stories = terms.stories_with(form.number);
            reason.score = score;
        }
    }
    reason
}
