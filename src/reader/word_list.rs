//! A list of different words that parts of the page follow.
//!
//! # Decision: one text, parted by blanks
//! *Context.* Each type that stands in a signal brings its own copy of Leptos's code, 1.5 kB of wasm.
//! *Decision.* The list is a text, of which there are signals already.
//! *Consequences.* A word has no blank; finding one is linear, in lists that people make by hand.

use leptos::prelude::*;

/// A list of words. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(super) struct WordList(RwSignal<String>);

impl WordList {
    /// Of these words, parted by single blanks.
    pub(super) fn new(words: String) -> Self {
        Self(RwSignal::new(words))
    }

    /// The words, for who must know when they change.
    #[inline(never)]
    pub(super) fn words(self) -> Vec<String> {
        words(&self.0.get()).map(str::to_owned).collect()
    }

    /// Whether a word is in it, for who must know when it changes.
    #[inline(never)]
    pub(super) fn has(self, word: &str) -> bool {
        words(&self.0.get()).any(|known| known == word)
    }

    /// Whether there is none, for who must know when it changes.
    #[inline(never)]
    pub(super) fn is_empty(self) -> bool {
        self.0.get().is_empty()
    }

    /// Has these words from now on; who follows it is told only where that is a change.
    #[inline(never)]
    pub(super) fn set(self, words: &[String]) {
        let words = words.join(" ");
        if words != self.0.get_untracked() {
            self.0.set(words);
        }
    }

    /// Adds a word behind the others, or takes it out if it is there.
    #[inline(never)]
    pub(super) fn turn(self, word: String) {
        let mut words = untrack(|| self.words());
        match words.iter().position(|known| *known == word) {
            Some(place) => drop(words.remove(place)),
            None => words.push(word),
        }
        self.set(&words);
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}
