//! The forms in an index that a word of a query stands for, and how much each is worth.

use super::first::keep_first;
use super::plan::Sought;
use super::slips::Slips;
use super::terms::Terms;
use super::weights::{
    COMPLETED, FOLDED, MOST_COMPLETIONS, MOST_POSTINGS, MOST_SLIPS, OFTENER, RARELY, SLIPPED,
    STEMMED,
};
use crate::text::{Door, fold};

/// A form that a word of a query stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) number: u32,
    /// What its occurrences count: its rarity, times what it is worth beside the word itself.
    pub(super) worth: f32,
}

/// What was found for a word.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) forms: Vec<Form>,
    /// How many of them stand for it in a phrase, too; those that only share a stem with it follow.
    of_phrase: usize,
    /// How rare it is that a story holds any of the forms.
    pub(super) rarity: f32,
    /// In how many stories the forms stand, summed up.
    stories: u32,
    /// The keys of the forms that share a stem with the word, or that it is but a slip of.
    pub(super) meant: Vec<String>,
    /// The likeliest of these forms, where no story has the word as it is typed.
    pub(super) instead: Option<String>,
}

impl Found {
    /// The forms that stand for the word in a phrase.
    pub(super) fn of_phrase(&self) -> &[Form] {
        &self.forms[..self.of_phrase]
    }

    /// The forms for a word that is asked for: also those that it may be a slip of.
    pub(super) fn of(word: &Sought, terms: &dyn Terms, door: Door) -> Self {
        let mut found = Self::as_typed(word, terms, door);
        let stems = found.take_stems(word, terms, door);
        if found.stories.saturating_mul(RARELY) <= terms.stories()
            && !word.lone
            && let Some(slips) = Slips::of(&word.key, word.open)
        {
            found = found.with_slips(slips, terms, door);
        }
        found.of_phrase = found.forms.len();
        found.forms.extend(stems);
        found
    }

    /// The forms for a word taken as it is typed.
    pub(super) fn as_typed(word: &Sought, terms: &dyn Terms, door: Door) -> Self {
        // The forms that are the word, and those that it is the beginning of, as one number each,
        // the one in most stories first: the stories it is not in, its own number, and whether
        // its beginning is exact.
        let mut whole = Vec::new();
        let mut completions: Vec<u128> = Vec::new();
        let (mut with_whole, mut with_any) = (0, 0);
        terms.look_up(&word.key, word.open, &mut |form| {
            let stories = form.stories;
            let exact = match form.whole {
                true => form.text == word.exact,
                false => form.text.starts_with(word.exact.as_str()),
            };
            let exact = exact || composed_alike(form.text, &word.exact, door);
            with_any = stories.saturating_add(with_any);
            if form.whole {
                with_whole = stories.saturating_add(with_whole);
                whole.push((form.number, exact));
            } else {
                let number = u128::from(form.number);
                completions.push(u128::from(!stories) << 33 | number << 1 | u128::from(exact));
            }
        });
        keep_first(&mut completions, MOST_COMPLETIONS);
        let all = terms.stories();
        let mut left = MOST_POSTINGS + all;
        completions.retain(|&completion| {
            let room = left > 0;
            left = left.saturating_sub(!((completion >> 33) as u32));
            room
        });

        // Forms of one key are one word, equally rare: else the rare spelling of a common word
        // would come before the usual one.
        let worth_of = |rarity, exact| if exact { rarity } else { rarity * FOLDED };
        let mut forms = Vec::with_capacity(whole.len() + completions.len());
        for (number, exact) in whole {
            forms.push(Form { number, worth: worth_of(rarity_of(with_whole, all), exact) });
        }
        let rarity = rarity_of(with_any, all);
        for completion in completions {
            let worth = COMPLETED * worth_of(rarity, completion & 1 == 1);
            forms.push(Form { number: (completion >> 1) as u32, worth });
        }
        let of_phrase = forms.len();
        Self { forms, of_phrase, rarity, stories: with_any, meant: Vec::new(), instead: None }
    }

    /// The forms that share a stem with the word, which is as rare as all of them together.
    fn take_stems(&mut self, word: &Sought, terms: &dyn Terms, door: Door) -> Vec<Form> {
        let mut stems = Vec::new();
        let mut key = String::new();
        terms.look_stem(&word.key, &mut |form| {
            self.stories = self.stories.saturating_add(form.stories);
            stems.push(Form { number: form.number, worth: 0.0 });
            fold(form.text, door, &mut key);
            if !self.meant.contains(&key) {
                self.meant.push(key.clone());
            }
        });
        if !stems.is_empty() {
            self.rarity = rarity_of(self.stories, terms.stories());
            stems.iter_mut().for_each(|form| form.worth = STEMMED * self.rarity);
        }
        stems
    }

    /// With the forms of which the word may be a slip: the fewest slips first, then whole words, then
    /// those in most stories.
    fn with_slips(mut self, mut slips: Slips, terms: &dyn Terms, door: Door) -> Self {
        let mut near: Vec<u128> = Vec::new();
        let least = self.stories.saturating_mul(OFTENER);
        terms.look_near(&mut slips, &mut |form, count| {
            let stories = form.stories;
            if count > 0 && stories > least {
                let far = u128::from(count) << 1 | u128::from(!form.whole);
                near.push(far << 64 | u128::from(!stories) << 32 | u128::from(form.number));
            }
        });
        keep_first(&mut near, MOST_SLIPS);
        let likeliest = near.first().filter(|_| self.stories == 0);
        self.instead = likeliest.map(|&form| terms.text_of(form as u32).to_owned());
        let all = terms.stories();
        let mut key = String::new();
        for slip in near {
            let (form, far) = (slip as u32, slip >> 64);
            let stories = terms.stories_with(form);
            let mut worth = SLIPPED * rarity_of(stories, all);
            if far >= 4 {
                worth *= SLIPPED;
            }
            if far & 1 == 1 {
                worth *= COMPLETED;
            }
            self.stories = self.stories.saturating_add(stories);
            self.forms.push(Form { number: form, worth });
            fold(terms.text_of(form), door, &mut key);
            if !self.meant.contains(&key) {
                self.meant.push(key.clone());
            }
        }
        self.rarity = rarity_of(self.stories, all);
        self
    }
}

/// The rarity of a word that so many of all stories hold.
fn rarity_of(stories: u32, all: u32) -> f32 {
    rarity(all, stories.clamp(1, all.max(1)))
}

/// Whether an exact form begins with another, but that one is composed and the other is not.
fn composed_alike(form: &str, beginning: &str, door: Door) -> bool {
    let loose = |form: &str| form.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}'));
    (loose(form) || loose(beginning)) && (door.nfkd)(form).starts_with(&(door.nfkd)(beginning))
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
