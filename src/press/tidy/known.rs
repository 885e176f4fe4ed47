//! Known words and lines, asked of nearly every word and line of a text, and nearly always in vain.

/// What is known of fixed words, which are in small letters. Of most words the first letter, the
/// last and the length tell that they are none of them.
pub(in crate::press) struct Known<T> {
    /// In the order of their first bytes and lengths.
    words: Vec<(Place, &'static str, T)>,
    /// By its first byte, the lengths that a word may have, a bit for each.
    lengths: [u64; 256],
    /// By its first byte, the last letters that a word in ASCII may have, a bit for each.
    lasts: [u32; 256],
}

impl<T: Copy> Known<T> {
    pub(in crate::press) fn of(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<_> =
            words.into_iter().map(|(word, what)| (place(word), word, what)).collect();
        // What is said twice is known as it was said last.
        words.reverse();
        words.sort_by_key(|word| word.0);
        let (mut lengths, mut lasts) = ([0; 256], [0; 256]);
        for &((first, length), word, _) in &words {
            lengths[usize::from(first)] |= bit(length);
            lasts[usize::from(first)] |= last_bit(word);
        }
        Self { words, lengths, lasts }
    }

    /// What is known of a word in whatever letters.
    pub(in crate::press) fn get(&self, word: &str) -> Option<T> {
        let (first, length) = place(word);
        if first.is_ascii() && self.lengths[usize::from(first)] & bit(length) == 0 {
            return None;
        }
        match word.is_ascii() {
            true if self.lasts[usize::from(first)] & last_bit(word) == 0 => None,
            true => self.find(word),
            false => self.find(&word.to_lowercase()),
        }
    }

    fn find(&self, word: &str) -> Option<T> {
        let place = place(word);
        let from = self.words.partition_point(|known| known.0 < place);
        let near = self.words[from..].iter().take_while(|known| known.0 == place);
        near.into_iter()
            .find(|(_, known, _)| known.eq_ignore_ascii_case(word))
            .map(|&(_, _, what)| what)
    }
}

/// The first byte of a word and its length.
type Place = (u8, usize);

/// The first byte of a word, as a small letter, and its length.
fn place(word: &str) -> Place {
    (word.as_bytes().first().copied().unwrap_or_default().to_ascii_lowercase(), word.len())
}

/// The bit of a last letter, small or capital alike.
fn last_bit(word: &str) -> u32 {
    1 << (word.as_bytes().last().copied().unwrap_or_default() & 31)
}

/// The bit of a length; all from 63 on share one.
fn bit(length: usize) -> u64 {
    1 << length.min(63)
}
