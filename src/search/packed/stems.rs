//! Which keys share a stem: the forms of each language are stemmed by its own rules.

use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};

/// The most keys that one names for a stem of its own, those in most stories first.
const MOST: usize = 24;

/// The shortest form that is stemmed, in letters.
const SHORTEST: usize = 3;

const ALGORITHMS: [(&str, Algorithm); 20] = [
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// The number of the rules by which the words of a language are stemmed, if there are any.
pub(super) fn rules_of(language: &str) -> Option<usize> {
    ALGORITHMS.iter().position(|(known, _)| *known == language)
}

/// The keys that share a stem, gathered form by form.
#[derive(Debug, Default)]
pub(super) struct Stems(BTreeMap<(usize, String), Vec<u32>>);

impl Stems {
    /// Adds a form of a key, which occurs in the languages of these rules, a bit each.
    pub(super) fn add(&mut self, key: u32, form: &str, languages: u32) {
        let is_word = form.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'));
        if !is_word || form.chars().count() < SHORTEST {
            return;
        }
        for (rules, (_, algorithm)) in ALGORITHMS.iter().enumerate() {
            if languages >> rules & 1 == 1 {
                let stem = Stemmer::create(*algorithm).stem(form).into_owned();
                let keys = self.0.entry((rules, stem)).or_default();
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
    }

    /// For each of so many keys, those that share a stem with it, in order.
    pub(super) fn rings(self, keys: usize, stories_with: impl Fn(u32) -> u32) -> Vec<Vec<u32>> {
        let mut rings = vec![Vec::new(); keys];
        for members in self.0.into_values().filter(|members| members.len() > 1) {
            for &key in &members {
                rings[key as usize].extend(members.iter().filter(|&&other| other != key));
            }
        }
        for ring in &mut rings {
            ring.sort_unstable();
            ring.dedup();
            if ring.len() > MOST {
                ring.sort_by_key(|&other| (std::cmp::Reverse(stories_with(other)), other));
                ring.truncate(MOST);
                ring.sort_unstable();
            }
        }
        rings
    }
}
