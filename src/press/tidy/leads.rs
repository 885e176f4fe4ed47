//! Beginnings of lines that tell what a line is, asked of every line of a text.

/// The most words of one kind.
const MOST: usize = 96;

/// Words that a line may begin with, in small letters, each found by its first byte.
pub(in crate::press) struct Leads {
    words: &'static [&'static str],
    /// By the first byte, which word is the first that begins with it, from 1; 0 where none does.
    first: [u8; 256],
    /// For each word the next that begins with the same byte, counted alike.
    next: [u8; MOST],
}

impl Leads {
    pub(in crate::press) const fn of(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= MOST);
        let (mut first, mut next) = ([0; 256], [0; MOST]);
        let mut word = words.len();
        while word > 0 {
            let byte = words[word - 1].as_bytes()[0] as usize;
            next[word - 1] = first[byte];
            first[byte] = word as u8;
            word -= 1;
        }
        Self { words, first, next }
    }

    /// The words that may be what a text begins with.
    pub(in crate::press) fn near(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let byte = text.as_bytes().first().copied().unwrap_or_default().to_ascii_lowercase();
        // Capitals of other alphabets than ours may begin with other bytes than their small letters.
        let all = if byte.is_ascii() { &[][..] } else { self.words };
        let mut at = if byte.is_ascii() { self.first[usize::from(byte)] } else { 0 };
        let alike = std::iter::from_fn(move || {
            let word = usize::from(at).checked_sub(1)?;
            at = self.next[word];
            Some(self.words[word])
        });
        all.iter().copied().chain(alike)
    }

    /// Which of the words a text begins with, in small or capital letters.
    pub(in crate::press) fn lead_of(&self, text: &str) -> Option<&'static str> {
        self.near(text).find(|lead| begins_with(text, lead))
    }

    /// Whether a text begins with one of the words.
    pub(in crate::press) fn begin(&self, text: &str) -> bool {
        self.lead_of(text).is_some()
    }
}

fn begins_with(text: &str, small: &str) -> bool {
    let (own, wanted) = (text.as_bytes(), small.as_bytes());
    // The second letter tells of most words that they are others.
    if let (Some(own), Some(wanted)) = (own.get(1), wanted.get(1))
        && own.is_ascii()
        && wanted.is_ascii()
        && own.to_ascii_lowercase() != *wanted
    {
        return false;
    }
    if small.is_ascii() {
        return own.get(..small.len()).is_some_and(|own| own.eq_ignore_ascii_case(wanted));
    }
    let mut own = text.chars();
    small.chars().all(|wanted| {
        own.next()
            .is_some_and(|c| c == wanted || (c.is_uppercase() && c.to_lowercase().eq([wanted])))
    })
}
