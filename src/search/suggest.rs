//! What a word that is being typed may become: a longer word of the stories that hold all else that is
//! asked, or a filter that bears its name.

use super::choice::{Choice, Passes};
use super::columns::{COUNTED, Columns, Facet};
use super::conditions::{Condition, Lookup};
use super::first::keep_first;
use super::found::Found;
use super::plan::Plan;
use super::postings::Field;
use super::terms::Terms;
use super::{Filters, Query};
use crate::text::{Door, exact_form, fold, words};

/// What the last word of a query may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole word, in small letters; or the value of a filter, as the first story that has it spells it.
    pub said: String,
    /// The filter, by its name in the address; none for a word.
    pub filter: Option<&'static str>,
    /// How many stories there are of it, among those that hold all else that is asked.
    pub stories: usize,
}

/// How many words and how many filters are suggested.
const WORDS: usize = 5;
const VALUES: usize = 3;

/// How many of the commonest words are looked at, of which the answer has brought the lists.
const CANDIDATES: usize = 32;

/// How many stories one counts for whose headline has the word, or its section, topics and the like: what
/// stories are about is looked for, and not that something came or can.
const ABOUT: u32 = 10;

/// What a word begins with before it is guessed at, in characters of a script that writes letters.
const LEAST: usize = 2;

/// By their numbers; languages are chosen beside the list, by names that are their own.
const NAMES: [&str; COUNTED] = ["section", "source", "", "topic", "place"];

/// Takes apart what was typed: all but the last word, and that, if it is a plain word that may go on.
pub fn being_typed(typed: &str) -> Option<(&str, &str)> {
    let last = typed.rsplit(char::is_whitespace).next()?;
    let rest = &typed[..typed.len() - last.len()];
    let is_plain = last.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'));
    // Within quotes or behind the name of a field it is a part of something.
    let is_free = rest.matches('"').count().is_multiple_of(2) && !rest.trim_end().ends_with(':');
    (is_plain && is_free && last.chars().nth(LEAST - 1).is_some()).then_some((rest, last))
}

/// What a word may become beside the rest of a query: words first, then filters, each by how many stories are about it.
pub(super) fn suggest(
    terms: &dyn Terms,
    columns: &Columns,
    door: Door,
    (rest, last): (&Query, &str),
    filters: &Filters,
) -> Vec<Suggestion> {
    let Some((exact, key)) = only_word(last, door) else { return Vec::new() };
    let among = stories_with(terms, columns, door, rest, filters);
    let mut all = completions(terms, &exact, &key, &among);
    all.extend(values(columns, &key, &among));
    all
}

/// The exact form and the key of a text that is one word of letters; pairs of an unspaced script are
/// several.
fn only_word(text: &str, door: Door) -> Option<(String, String)> {
    let (mut exact, mut key) = (String::new(), String::new());
    let mut count = 0;
    words(text, &mut |word| {
        count += 1;
        exact_form(word.text, &mut exact);
        fold(&exact, door, &mut key);
    });
    (count == 1).then_some((exact, key))
}

/// Which stories hold all of a query, under the filters chosen.
fn stories_with(
    terms: &dyn Terms,
    columns: &Columns,
    door: Door,
    query: &Query,
    filters: &Filters,
) -> Vec<bool> {
    let plan = Plan::new(query, door);
    let found: Vec<Found> = plan.words.iter().map(|word| Found::of(word, terms, door)).collect();
    let lookup = Lookup { terms, columns, found: &found, door };
    let needed = (0..plan.words.len()).filter(|&word| plan.needed[word]).collect();
    let mut conditions = plan.conditions;
    conditions.push(Condition::Words(needed));
    let mut among = lookup.meeting(&conditions).unwrap_or_default();
    let choice = Choice::new(query, filters, columns, door);
    for (doc, is_among) in among.iter_mut().enumerate() {
        *is_among &= choice.passes(doc) == Passes::All;
    }
    among
}

/// The longer words.
fn completions(terms: &dyn Terms, exact: &str, key: &str, among: &[bool]) -> Vec<Suggestion> {
    let mut commonest: Vec<u128> = Vec::new();
    terms.look_up(key, true, &mut |form| {
        if !form.whole && form.text != exact {
            commonest.push(u128::from(!form.stories) << 32 | u128::from(form.number));
        }
    });
    keep_first(&mut commonest, CANDIDATES);
    let mut counted: Vec<u128> = Vec::new();
    for form in commonest.into_iter().map(|form| form as u32) {
        let (mut stories, mut worth) = (0u32, 0u32);
        let mut postings = terms.postings(form);
        while let Some(posting) = postings.step() {
            if among.get(posting.doc as usize).copied().unwrap_or_default() {
                let is_about =
                    [Field::Headline, Field::About].map(|of| posting.counts[of as usize]);
                stories += 1;
                worth += if is_about == [0, 0] { 1 } else { ABOUT };
            }
        }
        if stories > 0 {
            counted.push(u128::from(!worth) << 64 | u128::from(form) << 32 | u128::from(stories));
        }
    }
    keep_first(&mut counted, WORDS);
    let word = |&word: &u128| Suggestion {
        said: terms.text_of((word >> 32) as u32).to_owned(),
        filter: None,
        stories: word as u32 as usize,
    };
    counted.iter().map(word).collect()
}

/// The filters that bear its name.
fn values(columns: &Columns, key: &str, among: &[bool]) -> Vec<Suggestion> {
    let mut found: Vec<u128> = Vec::new();
    for (facet, column) in columns.facets().iter().enumerate().take(COUNTED) {
        if facet == Facet::Language as usize {
            continue;
        }
        let mut counts = vec![None; column.spelt().len()];
        column.search(key, true, &mut |number| counts[number as usize] = Some(0u32));
        if counts.iter().all(Option::is_none) {
            continue;
        }
        for doc in (0..among.len()).filter(|&doc| among[doc]) {
            for &value in column.of(doc) {
                if let Some(count) = &mut counts[value as usize] {
                    *count += 1;
                }
            }
        }
        for (number, count) in counts.into_iter().enumerate() {
            if let Some(count) = count.filter(|&count| count > 0) {
                found.push(u128::from(!count) << 64 | (facet as u128) << 32 | number as u128);
            }
        }
    }
    keep_first(&mut found, VALUES);
    let value = |&value: &u128| {
        let facet = (value >> 32) as u32 as usize;
        Suggestion {
            said: columns.facets()[facet].spelt()[value as u32 as usize].to_string(),
            filter: Some(NAMES[facet]),
            stories: !((value >> 64) as u32) as usize,
        }
    };
    found.iter().map(value).collect()
}
