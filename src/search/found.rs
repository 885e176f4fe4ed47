//! The forms in an index that a word of a query stands for, and how much each is worth.

use super::plan::Sought;
use super::terms::Terms;
use super::weights::{COMPLETED, FOLDED, MOST_COMPLETIONS};
use crate::text::Door;

/// A form that a word of a query stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) number: u32,
    /// What it is worth beside the word itself, 0 to 1.
    pub(super) worth: f32,
}

/// What was found for a word.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) forms: Vec<Form>,
    /// How rare the word is: its inverse document frequency.
    pub(super) rarity: f32,
}

impl Found {
    pub(super) fn of(word: &Sought, terms: &dyn Terms, door: Door) -> Self {
        let mut forms = Vec::new();
        // The forms that are the word, and those that it is the beginning of: the commonest
        // completions stay, so each is kept as its number of stories above its own number.
        let (mut stories, mut completing) = (0, 0);
        let mut completions: Vec<u64> = Vec::new();
        terms.look_up(&word.key, word.open, &mut |form| {
            let with = terms.stories_with(form.number);
            if form.whole {
                let exact = form.text == word.exact || composed_alike(form.text, &word.exact, door);
                let worth = if exact { 1.0 } else { FOLDED };
                stories += with;
                forms.push(Form { number: form.number, worth });
            } else {
                completing += with;
                let exact = form.text.starts_with(word.exact.as_str());
                let rest = u64::from((u32::MAX >> 1) - with);
                completions.push(rest << 33 | u64::from(form.number) << 1 | u64::from(exact));
            }
        });
        if completions.len() > MOST_COMPLETIONS {
            completions.select_nth_unstable(MOST_COMPLETIONS);
            completions.truncate(MOST_COMPLETIONS);
        }
        completions.sort_unstable();
        for completion in completions {
            let worth = if completion & 1 == 1 { COMPLETED } else { COMPLETED * FOLDED };
            forms.push(Form { number: (completion >> 1) as u32, worth });
        }
        let all = terms.stories();
        let stories = if stories > 0 { stories } else { completing };
        Self { forms, rarity: rarity(all, stories.min(all)) }
    }
}

/// Whether two exact forms differ only in that one is composed and the other is not.
fn composed_alike(one: &str, other: &str, door: Door) -> bool {
    let loose = |form: &str| form.contains(|c| matches!(c, '\u{300}'..='\u{36f}'));
    (loose(one) || loose(other)) && (door.nfkd)(one) == (door.nfkd)(other)
}

/// The inverse document frequency, as in BM25.
fn rarity(all: u32, stories: u32) -> f32 {
    let (all, stories) = (all as f32, stories as f32);
    ln(1.0 + (all - stories + 0.5) / (stories + 0.5))
}

/// The natural logarithm of a number of 1 or more, from +, −, × and ÷ alone, so that every machine
/// gives the same: by halving to between 1 and 2, then the series of the inverse hyperbolic tangent.
fn ln(number: f32) -> f32 {
    const LN_2: f32 = std::f32::consts::LN_2;
    let (mut rest, mut halvings) = (number, 0.0);
    while rest > 1.5 {
        rest /= 2.0;
        halvings += 1.0;
    }
    let t = (rest - 1.0) / (rest + 1.0);
    let square = t * t;
    let series = 1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0)));
    halvings * LN_2 + 2.0 * t * series
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn ln_is_close_to_the_real_one() {
        for number in [1.0f32, 1.0001, 1.49, 1.51, 2.0, 3.0, 10.0, 1e3, 4e4, 1e7] {
            let off = (f64::from(ln(number)) - f64::from(number).ln()).abs();
            assert!(off < 2e-5, "ln {number} is off by {off}");
        }
    }
}
