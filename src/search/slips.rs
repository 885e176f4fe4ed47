//! Slips of the finger: how many lie between a word that was typed and a word there is.
//!
//! A slip is a letter too many, one too few, another in its place, or two next to each other
//! swapped; the first letter is as good as any. Words of four letters may have one, of eight two;
//! shorter ones are too often other words, and so is every number.
//!
//! # Decision: a walk over the keys in their order, which shares the work of their beginnings
//! *Context.* A deletion index doubles the dictionary, an automaton is 10 kB of the reader.
//! *Decision.* One row of distances a letter, kept while the next key begins alike; where a row says
//! that a beginning is too far off, the keys that share it are passed over.
//! *Consequences.* Nothing is held beside the dictionary, and a dictionary in pieces can be walked by
//! the piece.

use crate::text::is_spaced_letter;

/// From how many letters on a word may have one slip, and two.
const ONE: usize = 4;
const TWO: usize = 8;

/// The longest word that is looked at; longer ones are taken as typed.
const MOST_LETTERS: usize = 24;

/// A word that may be meant otherwise than it is typed, being compared with one key after another.
#[derive(Debug)]
pub(super) struct Slips {
    letters: Vec<char>,
    /// How many slips the word may have, and its beginning of a longer one; none if it is finished.
    most: u8,
    most_open: Option<u8>,
    /// The letters of the key before, and the rows after none, one, two of them…
    key: Vec<char>,
    rows: Vec<Row>,
}

/// How far the beginnings of the word are from a beginning of the key.
#[derive(Debug, Clone, Copy)]
struct Row {
    by_letters: [u8; MOST_LETTERS + 1],
    /// The least distance of the whole word from this beginning or a shorter one.
    whole: u8,
}

/// How near a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// The word, but for so many slips.
    Near(u8),
    /// It begins with the word, which is unfinished, but for so many slips.
    Begun(u8),
    /// Too far away.
    Far,
    /// Too far away, as is all that begins with so many of its bytes.
    FarFrom(usize),
}

impl Slips {
    /// Of the key of a word; nothing if it is taken as typed.
    pub(super) fn of(key: &str, open: bool) -> Option<Self> {
        let letters: Vec<char> = key.chars().take(MOST_LETTERS + 1).collect();
        let most = may_have(letters.len());
        if most == 0 || letters.len() > MOST_LETTERS {
            return None;
        }
        // A beginning is near more words than a whole is, and has to be longer.
        let most_open = open.then(|| may_have(letters.len() - 1)).filter(|&most| most > 0);
        if !letters.iter().all(|&letter| is_spaced_letter(letter)) {
            return None;
        }
        let mut none = Row { by_letters: [0; MOST_LETTERS + 1], whole: letters.len() as u8 };
        for (n, cell) in none.by_letters.iter_mut().enumerate() {
            *cell = n as u8;
        }
        Some(Self { letters, most, most_open, key: Vec::new(), rows: vec![none] })
    }

    /// How near the next key is; fastest in the order of keys.
    pub(super) fn judge(&mut self, key: &str) -> Nearness {
        let mut shared = 0;
        let mut bytes = 0;
        let mut letters = 0;
        for letter in key.chars() {
            bytes += letter.len_utf8();
            letters += 1;
            if shared + 1 == letters && self.key.get(shared) == Some(&letter) {
                shared += 1;
            } else {
                self.key.truncate(letters - 1);
                self.rows.truncate(letters);
                self.key.push(letter);
                self.push_row();
            }
            let row = &self.rows[letters];
            let width = self.letters.len() + 1;
            if row.by_letters[..width].iter().all(|&cell| cell > self.most) {
                return self.begun(row).unwrap_or(Nearness::FarFrom(bytes));
            }
        }
        let row = &self.rows[letters];
        let slips = row.by_letters[self.letters.len()];
        if slips <= self.most {
            Nearness::Near(slips)
        } else {
            self.begun(row).unwrap_or(Nearness::Far)
        }
    }

    fn begun(&self, row: &Row) -> Option<Nearness> {
        let most = self.most_open?;
        (row.whole <= most).then_some(Nearness::Begun(row.whole))
    }

    /// The row after the last letter of the key.
    fn push_row(&mut self) {
        let at = self.key.len();
        let letter = self.key[at - 1];
        let above = self.rows[at - 1];
        let mut row = above;
        row.by_letters[0] = at.min(255) as u8;
        for n in 1..=self.letters.len() {
            let other = self.letters[n - 1];
            let replaced = above.by_letters[n - 1] + u8::from(other != letter);
            let mut least = replaced.min(above.by_letters[n] + 1).min(row.by_letters[n - 1] + 1);
            if at > 1 && n > 1 && other == self.key[at - 2] && letter == self.letters[n - 2] {
                least = least.min(self.rows[at - 2].by_letters[n - 2] + 1);
            }
            row.by_letters[n] = least;
        }
        row.whole = row.whole.min(row.by_letters[self.letters.len()]);
        self.rows.push(row);
    }
}

/// How many slips a word of so many letters may have.
fn may_have(letters: usize) -> u8 {
    u8::from(letters >= ONE) + u8::from(letters >= TWO)
}

#[cfg(test)]
mod tests {
    use super::{Nearness, Slips};

    /// The distance by its definition, without sharing and stopping.
    fn apart(a: &[char], b: &[char]) -> u8 {
        let Some((&x, a_rest)) = a.split_first() else { return b.len() as u8 };
        let Some((&y, b_rest)) = b.split_first() else { return a.len() as u8 };
        let mut least = apart(a_rest, b_rest) + u8::from(x != y);
        least = least.min(apart(a_rest, b) + 1).min(apart(a, b_rest) + 1);
        if a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] {
            least = least.min(apart(&a[2..], &b[2..]) + 1);
        }
        least
    }

    #[test]
    fn as_near_as_by_definition_in_any_order() {
        let mut seed = 7_u32;
        let mut draw = |most: usize, least: usize| {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 16) as usize
            };
            let length = least + next() % (most - least);
            (0..length).map(|_| char::from(b'a' + (next() % 3) as u8)).collect::<String>()
        };
        let mut near = 0;
        for round in 0..40 {
            let word = draw(9, 4);
            let mut keys: Vec<String> = (0..30).map(|_| draw(8, 1)).collect();
            if round % 2 == 0 {
                keys.sort();
            }
            let letters: Vec<char> = word.chars().collect();
            for open in [false, true] {
                let mut slips = Slips::of(&word, open).expect("a word that may have slips");
                for key in &keys {
                    let most = if letters.len() < 8 { 1 } else { 2 };
                    let most_begun = if letters.len() < 9 { 1 } else { 2 };
                    let far = |key: &str| {
                        let key: Vec<char> = key.chars().collect();
                        let begun = (0..=key.len()).map(|end| apart(&letters, &key[..end]));
                        let begun = begun.min().filter(|_| open && letters.len() > 4);
                        (apart(&letters, &key), begun.unwrap_or(9))
                    };
                    let (whole, begun) = far(key);
                    let told = format!("{word} {key} {open}");
                    match slips.judge(key) {
                        Nearness::Near(said) => assert!(said == whole && said <= most, "{told}"),
                        Nearness::Begun(said) => {
                            assert!(said == begun && said <= most_begun && whole > most, "{told}");
                        }
                        Nearness::Far => assert!(whole > most && begun > most_begun, "{told}"),
                        Nearness::FarFrom(bytes) => {
                            for other in keys.iter().filter(|it| it.starts_with(&key[..bytes])) {
                                let (whole, begun) = far(other);
                                assert!(whole > most && begun > most_begun, "{told} {other}");
                            }
                        }
                    }
                    near += usize::from(whole <= most || begun <= most_begun);
                }
            }
        }
        assert!(near > 40, "words that are near some: {near}");
    }

    #[test]
    fn numbers_short_words_and_words_without_end_are_taken_as_typed() {
        for key in ["war", "2024", "g20s", "東京都庁", &"a".repeat(25)] {
            assert!(Slips::of(key, true).is_none(), "{key}");
        }
        assert!(Slips::of("киев", false).is_some());
    }
}
