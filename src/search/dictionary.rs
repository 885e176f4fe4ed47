//! The words of the stories: exact forms, grouped under the keys they share, keys in order.
//!
//! Forms and keys are strings of one set: most forms are their own key, and none is held twice.
//!
//! Keys lie on shelves, each sorted and each before the next, so that a new key moves at most one
//! shelf and the keys that begin alike are neighbours at any time, without a finishing step.

use super::slips::{Nearness, Slips};
use super::terms::Form;
use crate::text::{Door, Names, exact_form, fold};

/// A shelf with this many keys is cut in two. Lower: more shelves to choose from; higher: more
/// keys to move aside for a new one. Between 64 and 512 there is no difference to be measured.
const SHELF: usize = 256;

/// The forms and keys of an index.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    names: Names,
    /// By the number of the string, what it is.
    roles: Vec<Role>,
    shelves: Vec<Shelf>,
    /// Scratch.
    form: String,
    key: String,
}

/// Keys that stand together.
#[derive(Debug, Default)]
struct Shelf {
    keys: Vec<u32>,
    /// Of each key, how many bytes it shares with the one before, or fewer.
    shared: Vec<u8>,
}

/// What a string is: a form, a key, or both.
#[derive(Debug, Clone, Copy)]
struct Role {
    /// As a form: the next form with the same key, or `LAST`.
    next: u32,
    /// As a key: its newest form.
    newest: u32,
}

/// No string: what the role of a string that is no form or no key says.
const NONE: u32 = u32::MAX;
/// No further form.
const LAST: u32 = u32::MAX - 1;

impl Dictionary {
    /// The number of the word's exact form, which is added if it is new.
    pub(super) fn take(&mut self, word: &str, door: Door) -> u32 {
        exact_form(word, &mut self.form);
        let form = self.names.intern(&self.form);
        if self.role(form).next == NONE {
            fold(&self.form, door, &mut self.key);
            let key = self.names.intern(&self.key);
            let newest = std::mem::replace(&mut self.role(key).newest, form);
            self.role(form).next = if newest == NONE { LAST } else { newest };
            if newest == NONE {
                self.shelve(key);
            }
        }
        form
    }

    fn role(&mut self, number: u32) -> &mut Role {
        let number = number as usize;
        if number >= self.roles.len() {
            self.roles.resize(number + 1, Role { next: NONE, newest: NONE });
        }
        &mut self.roles[number]
    }

    /// Puts a new key on its shelf.
    fn shelve(&mut self, key: u32) {
        let name = self.names.get(key);
        let at = self.shelf_of(name);
        let Some(shelf) = self.shelves.get_mut(at) else {
            self.shelves.push(Shelf { keys: vec![key], shared: vec![0] });
            return;
        };
        let place = shelf.keys.partition_point(|&other| self.names.get(other) < name);
        let shared = |other: &u32| {
            let both = self.names.get(*other).bytes().zip(name.bytes()).take(255);
            both.take_while(|(one, other)| one == other).count() as u8
        };
        let with_before = place.checked_sub(1).and_then(|before| shelf.keys.get(before));
        let with_before = with_before.map_or(0, shared);
        // What follows the last key of a shelf shares no fewer bytes with the new one.
        if let Some(behind) = shelf.keys.get(place) {
            shelf.shared[place] = shared(behind);
        }
        shelf.keys.insert(place, key);
        shelf.shared.insert(place, with_before);
        if shelf.keys.len() >= SHELF {
            let keys = shelf.keys.split_off(SHELF / 2);
            let shared = shelf.shared.split_off(SHELF / 2);
            self.shelves.insert(at + 1, Shelf { keys, shared });
        }
    }

    /// The shelf on which the key is or would be: the last that begins at or before it.
    fn shelf_of(&self, key: &str) -> usize {
        let begins = |shelf: &Shelf| shelf.keys.first().is_some_and(|&k| self.names.get(k) <= key);
        self.shelves.partition_point(begins).saturating_sub(1)
    }

    /// Tells the forms of the key; if it is open, also those of all keys that begin with it. In how many
    /// stories they stand is the index's to say.
    pub(super) fn look_up(&self, key: &str, open: bool, tell: &mut dyn FnMut(Form<'_>)) {
        if !open {
            if let Some(number) = self.names.find(key) {
                self.tell_forms(number, true, tell);
            }
            return;
        }
        let first = self.shelf_of(key);
        for (n, shelf) in self.shelves.iter().enumerate().skip(first) {
            let before = |&other: &u32| n == first && self.names.get(other) < key;
            for &number in &shelf.keys[shelf.keys.partition_point(before)..] {
                let found = self.names.get(number);
                if !found.starts_with(key) {
                    return;
                }
                self.tell_forms(number, found.len() == key.len(), tell);
            }
        }
    }

    /// Tells the forms of the keys that are near a word, with the number of slips between.
    pub(super) fn look_near(&self, slips: &mut Slips, tell: &mut dyn FnMut(Form<'_>, u8)) {
        for shelf in &self.shelves {
            for (&number, &shared) in shelf.keys.iter().zip(&shelf.shared) {
                if slips.passes_over(shared) {
                    continue;
                }
                let mut tell_all = |whole, count| {
                    self.tell_forms(number, whole, &mut |form| tell(form, count));
                };
                match slips.judge(self.names.get(number), shared) {
                    Nearness::Near(count) => tell_all(true, count),
                    Nearness::Begun(count) => tell_all(false, count),
                    Nearness::Far => {}
                }
            }
        }
    }

    fn tell_forms(&self, key: u32, whole: bool, tell: &mut dyn FnMut(Form<'_>)) {
        let mut number = self.roles[key as usize].newest;
        while number < LAST {
            tell(Form { number, text: self.names.get(number), whole, stories: 0 });
            number = self.roles[number as usize].next;
        }
    }

    /// The number of an exact form.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn number_of(&self, form: &str) -> Option<u32> {
        let number = self.names.find(form)?;
        (self.roles.get(number as usize)?.next != NONE).then_some(number)
    }

    /// Tells every key in order, each with its forms and their numbers.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn each_key<'d>(&'d self, tell: &mut dyn FnMut(&'d str, Vec<(&'d str, u32)>)) {
        for &key in self.shelves.iter().flat_map(|shelf| &shelf.keys) {
            let newest = Some(self.roles[key as usize].newest);
            let next = |number: &u32| Some(self.roles[*number as usize].next).filter(|&n| n < LAST);
            let forms = std::iter::successors(newest, next);
            let forms = forms.map(|number| (self.names.get(number), number));
            tell(self.names.get(key), forms.collect());
        }
    }

    /// The exact form with this number.
    pub(super) fn text_of(&self, form: u32) -> &str {
        self.names.get(form)
    }

    /// The bytes it holds on the heap.
    pub(super) fn bytes(&self) -> usize {
        let of_shelf = |shelf: &Shelf| {
            shelf.keys.capacity() * 4 + shelf.shared.capacity() + size_of::<Shelf>()
        };
        let shelves: usize = self.shelves.iter().map(of_shelf).sum();
        self.names.bytes() + self.roles.capacity() * 8 + shelves
    }
}
