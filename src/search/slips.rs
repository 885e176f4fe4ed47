//! Slips of the finger: how many lie between a word that was typed and a word there is.
//!
//! A slip is a letter too many, one too few, another in its place, or two next to each other
//! swapped; the first letter is as good as any. Words of four letters may have one, of eight two;
//! shorter ones are too often other words, and so is every number.
//!
//! # Decision: a walk over the keys in their order, which shares the work of their beginnings
//! *Context.* A deletion index doubles the dictionary, an automaton is 10 kB of the reader.
//! *Decision.* One row of distances a letter, kept while the next key begins alike; where a row says
//! that a beginning is too far off, the keys that share it are passed over. Of each key the dictionary
//! knows how many bytes it shares with the one before, so that what is passed over is not looked at.
//! A row holds those distances alone that can be small: the others are at most two letters aside.
//! *Consequences.* A byte a key is held beside the dictionary, and a dictionary in pieces can be walked
//! by the piece.

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
    /// The rows after none, one, two letters of the key before…
    rows: Vec<Row>,
    /// The bytes of that key by which it is seen to be too far away, or none.
    far: usize,
}

/// The most slips that a word may have, and how many distances a row then has to hold.
const MOST: usize = 2;
const BAND: usize = 2 * MOST + 1;

/// Says that a distance is too long; two more are still a byte.
const LONG: u8 = 100;

/// How far the beginnings of the word are from a beginning of the key: those of so many letters as this
/// has, less `MOST`, and so on to `MOST` more; the others are too far in any case.
#[derive(Debug, Clone, Copy)]
struct Row {
    band: [u8; BAND],
    /// The least distance of the whole word from this beginning or a shorter one.
    whole: u8,
    /// The last letter of this beginning, and how many bytes it has.
    letter: char,
    bytes: usize,
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
        let mut band = [LONG; BAND];
        (MOST..).zip(0..=letters.len() as u8).take(MOST + 1).for_each(|(at, n)| band[at] = n);
        let whole = letters.len() as u8;
        let none = Row { band, whole, letter: '\0', bytes: 0 };
        Some(Self { letters, most, most_open, rows: vec![none], far: usize::MAX })
    }

    /// Whether the next key is too far away for sharing so many bytes with the one before.
    #[inline(always)]
    pub(super) fn passes_over(&self, shared: u8) -> bool {
        usize::from(shared) >= self.far
    }

    /// How near the next key is that is not passed over; it shares at least so many bytes with the one
    /// before.
    pub(super) fn judge(&mut self, key: &str, shared: u8) -> Nearness {
        self.far = usize::MAX;
        while self.rows.len() > 1 && self.last().bytes > usize::from(shared) {
            self.rows.pop();
        }
        let known = self.last().bytes;
        let mut last = *self.last();
        for letter in key[known..].chars() {
            last = self.row_after(&last, letter);
            self.rows.push(last);
            if last.band.iter().all(|&distance| distance > self.most) {
                return self.begun(&last).unwrap_or_else(|| {
                    self.far = last.bytes;
                    Nearness::Far
                });
            }
        }
        let slips = self.of_word(&last.band, self.rows.len() - 1);
        if slips <= self.most {
            Nearness::Near(slips)
        } else {
            self.begun(&last).unwrap_or(Nearness::Far)
        }
    }

    fn last(&self) -> &Row {
        &self.rows[self.rows.len() - 1]
    }

    /// The distance of the whole word, in a row after so many letters.
    fn of_word(&self, band: &[u8; BAND], at: usize) -> u8 {
        band.get((self.letters.len() + MOST).wrapping_sub(at)).copied().unwrap_or(LONG)
    }

    fn begun(&self, row: &Row) -> Option<Nearness> {
        let most = self.most_open?;
        (row.whole <= most).then_some(Nearness::Begun(row.whole))
    }

    /// The row that a letter gives after the last one.
    fn row_after(&self, above: &Row, letter: char) -> Row {
        let at = self.rows.len();
        let before = at.checked_sub(2).map(|before| &self.rows[before]);
        let mut band = [LONG; BAND];
        let mut left = LONG;
        for (place, distance) in band.iter_mut().enumerate() {
            // So many letters of the word.
            let Some(n) = (at + place).checked_sub(MOST) else { continue };
            if n > self.letters.len() {
                break;
            }
            let mut least = left.min(above.band.get(place + 1).copied().unwrap_or(LONG)) + 1;
            if let Some(last) = n.checked_sub(1) {
                let other = self.letters[last];
                least = least.min(above.band[place] + u8::from(other != letter));
                if other == above.letter
                    && let (Some(before), Some(second)) = (before, last.checked_sub(1))
                    && letter == self.letters[second]
                {
                    least = least.min(before.band[place] + 1);
                }
            }
            left = least.min(LONG);
            *distance = left;
        }
        let whole = above.whole.min(self.of_word(&band, at));
        Row { band, whole, letter, bytes: above.bytes + letter.len_utf8() }
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
                let mut before = "";
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
                    let both = before.bytes().zip(key.bytes());
                    let shared = both.take_while(|(one, other)| one == other).count() as u8;
                    before = key;
                    if slips.passes_over(shared) {
                        assert!(whole > most && begun > most_begun, "{told}");
                        continue;
                    }
                    // To share fewer bytes than is so costs time alone.
                    match slips.judge(key, shared.saturating_sub(round % 3)) {
                        Nearness::Near(said) => assert!(said == whole && said <= most, "{told}"),
                        Nearness::Begun(said) => {
                            assert!(said == begun && said <= most_begun && whole > most, "{told}");
                        }
                        Nearness::Far => assert!(whole > most && begun > most_begun, "{told}"),
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
