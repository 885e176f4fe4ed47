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
use crate::text::{Door, fold};

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
    /// What that is to the word asked for.
    pub likeness: Likeness,
    /// Where that stands, and how often there.
    pub places: Vec<(Place, u32)>,
    /// In how many stories that word stands.
    pub stories: u32,
    /// What it gives.
    pub score: f32,
}

impl Why {
    /// What each word gives in hundredths, rounded so that they sum up to the score in hundredths: who
    /// adds up what is shown comes to what is shown.
    pub fn hundredths(&self) -> Vec<u32> {
        let (mut sum, mut before) = (0.0, 0);
        let each = self.words.iter().map(|reason| {
            sum += reason.score;
            let so_far = (sum * 100.0 + 0.5) as u32;
            so_far - std::mem::replace(&mut before, so_far)
        });
        each.collect()
    }
}

impl Reason {
    /// Where the word stands, in words: `once in the headline, 3 times in the text`.
    pub fn stands(&self) -> String {
        let mut said = String::new();
        for (place, count) in &self.places {
            if !said.is_empty() {
                said.push_str(", ");
            }
            match count {
                1 => said.push_str("once"),
                _ => said.extend([&*count.to_string(), " times"]),
            }
            said.extend([" in the ", place.name()]);
        }
        said
    }
}

/// What a word of a story is to the word that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same, letter by letter.
    Same,
    /// The same but for accents and the like.
    Spelling,
    /// Longer, and begins with it.
    Longer,
    /// What it may be a slip of.
    Slip,
    /// Another form of it, by their stem.
    Form,
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
        likeness: Likeness::Same,
        places: Vec::new(),
        stories: 0,
        score: 0.0,
    };
    let Some(lengths) = terms.lengths().coded.get(doc as usize) else { return reason };
    let found = Found::of(word, terms, door);
    let mut key = String::new();
    for (n, form) in found.forms.iter().enumerate() {
        let posting = terms.postings(form.number).find(|posting| posting.doc >= doc);
        let Some(posting) = posting.filter(|posting| posting.doc == doc) else { continue };
        let score = norms.score(form.worth, &posting, lengths);
        if reason.found.is_none() || score > reason.score {
            let counted = PLACES.into_iter().map(Place).zip(posting.counts);
            let text = terms.text_of(form.number);
            fold(text, door, &mut key);
            reason.likeness = match () {
                () if text == word.exact => Likeness::Same,
                () if key == word.key => Likeness::Spelling,
                () if n >= found.of_phrase().len() => Likeness::Form,
                () if key.starts_with(&word.key) => Likeness::Longer,
                () => Likeness::Slip,
            };
            reason.found = Some(text.to_owned());
            reason.places = counted.filter(|&(_, count)| count > 0).collect();
            reason.stories = terms.stories_with(form.number);
            reason.score = score;
        }
    }
    reason
}
