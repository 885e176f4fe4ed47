//! The words of the stories: exact forms, grouped under the keys they share, keys in order.
//!
//! Keys lie on shelves, each sorted and each before the next, so that a new key moves at most one
//! shelf and the keys that begin alike are neighbours at any time, without a finishing step.

use super::names::Names;
use super::terms::Form;
use crate::text::{Door, exact_form, fold};

/// A shelf with this many keys is cut in two. Lower: more shelves to choose from; higher: more
/// keys to move aside for a new one. Between 64 and 512 there is no difference to be measured.
const SHELF: usize = 256;

/// The forms and keys of an index.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    forms: Names,
    /// For each form the next one with the same key, plus one.
    siblings: Vec<u32>,
    keys: Names,
    /// For each key its newest form.
    heads: Vec<u32>,
    shelves: Vec<Vec<u32>>,
    /// Scratch.
    form: String,
    key: String,
}

impl Dictionary {
    /// The number of the word's exact form, which is added if it is new.
    pub(super) fn take(&mut self, word: &str, door: Door) -> u32 {
        let mut form = std::mem::take(&mut self.form);
        exact_form(word, &mut form);
        let number = self.forms.intern(&form);
        if number as usize == self.siblings.len() {
            let mut key = std::mem::take(&mut self.key);
            fold(&form, door, &mut key);
            self.file(number, &key);
            self.key = key;
        }
        self.form = form;
        number
    }

    /// Puts a new form under its key.
    fn file(&mut self, form: u32, key: &str) {
        let number = self.keys.intern(key);
        if let Some(head) = self.heads.get_mut(number as usize) {
            self.siblings.push(*head + 1);
            *head = form;
            return;
        }
        self.siblings.push(0);
        self.heads.push(form);
        let at = self.shelf_of(key);
        let Some(shelf) = self.shelves.get_mut(at) else {
            self.shelves.push(vec![number]);
            return;
        };
        let place = shelf.partition_point(|&other| self.keys.get(other) < key);
        shelf.insert(place, number);
        if shelf.len() >= SHELF {
            let upper = shelf.split_off(SHELF / 2);
            self.shelves.insert(at + 1, upper);
        }
    }

    /// The shelf on which the key is or would be: the last that begins at or before it.
    fn shelf_of(&self, key: &str) -> usize {
        let begins = |shelf: &Vec<u32>| shelf.first().is_some_and(|&k| self.keys.get(k) <= key);
        self.shelves.partition_point(begins).saturating_sub(1)
    }

    /// Tells the forms of the key; if it is open, also those of all keys that begin with it.
    pub(super) fn look_up(&self, key: &str, open: bool, tell: &mut dyn FnMut(Form<'_>)) {
        if !open {
            if let Some(number) = self.keys.find(key) {
                self.tell_forms(number, true, tell);
            }
            return;
        }
        let at = self.shelf_of(key);
        for (n, shelf) in self.shelves.iter().enumerate().skip(at) {
            let skip = match n == at {
                true => shelf.partition_point(|&other| self.keys.get(other) < key),
                false => 0,
            };
            for &number in &shelf[skip..] {
                let found = self.keys.get(number);
                if !found.starts_with(key) {
                    return;
                }
                self.tell_forms(number, found.len() == key.len(), tell);
            }
        }
    }

    fn tell_forms(&self, key: u32, whole: bool, tell: &mut dyn FnMut(Form<'_>)) {
        let mut next = self.heads[key as usize] + 1;
        while let Some(number) = next.checked_sub(1) {
            tell(Form { number, text: self.forms.get(number), whole });
            next = self.siblings[number as usize];
        }
    }

    /// The bytes it holds on the heap.
    pub(super) fn bytes(&self) -> usize {
        let shelves: usize = self.shelves.iter().map(|shelf| shelf.capacity() * 4 + 24).sum();
        let links = (self.siblings.capacity() + self.heads.capacity()) * 4;
        self.forms.bytes() + self.keys.bytes() + links + shelves
    }
}
