//! A part of the dictionary: keys in order, the forms of each, and the keys that share a stem with it.
//!
//! Each key is written by how many bytes it shares with the one before, and the others; each form by its
//! text, nothing where it is its own key, in how many stories it stands, and how many bytes its postings
//! and its positions have; each key of one stem by how far on in the dictionary it stands.

use super::bytes::{Bytes, write_step, write_text};
use crate::search::terms::Form as Told;
use crate::search::varint::write;

/// A key to be written.
#[derive(Debug, Default)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) forms: Vec<Form>,
    /// The numbers of the keys that share a stem with it.
    pub(super) ring: Vec<u32>,
}

/// A form to be written.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) text: String,
    pub(super) stories: u32,
    pub(super) postings: u32,
    pub(super) positions: u32,
}

/// Writes some keys, of which the first has this number.
pub(super) fn written(keys: &[Key], first: u32) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, keys.len() as u32);
    let mut before = "";
    for (key, number) in keys.iter().zip(first..) {
        let alike = key.text.chars().zip(before.chars()).take_while(|(a, b)| a == b);
        let shared: usize = alike.map(|(letter, _)| letter.len_utf8()).sum();
        write(&mut out, shared as u32);
        write(&mut out, (key.text.len() - shared) as u32);
        out.extend_from_slice(&key.text.as_bytes()[shared..]);
        write(&mut out, key.forms.len() as u32);
        for form in &key.forms {
            write_text(&mut out, if form.text == key.text { "" } else { &form.text });
            for number in [form.stories, form.postings, form.positions] {
                write(&mut out, number);
            }
        }
        write(&mut out, key.ring.len() as u32);
        for &other in &key.ring {
            write_step(&mut out, other.wrapping_sub(number) as i32);
        }
        before = &key.text;
    }
    out
}

/// A part of the dictionary, opened.
#[derive(Debug)]
pub(super) struct Shelf {
    first: u32,
    first_form: u32,
    /// All keys and forms, one behind the other.
    text: String,
    keys: Vec<Keyed>,
    /// Of each key, how many bytes it shares with the one before, or fewer.
    shared: Vec<u8>,
    forms: Vec<Formed>,
    ring: Vec<u32>,
}

/// Where the text, the forms and the ring of a key end.
#[derive(Debug, Clone, Copy, Default)]
struct Keyed {
    text: (u32, u32),
    forms_end: u32,
    ring_end: u32,
}

/// A form, and where its lists end.
#[derive(Debug, Clone, Copy)]
struct Formed {
    text: (u32, u32),
    stories: u32,
    postings_end: u32,
    positions_end: u32,
}

impl Shelf {
    /// Reads a part of a dictionary of so many keys and forms.
    pub(super) fn read(
        bytes: &[u8],
        (first, first_form): (u32, u32),
        (all_keys, all_forms): (u32, u32),
    ) -> Option<Self> {
        let mut rest = Bytes(bytes);
        let count = rest.number()?;
        let room = rest.room(count, 4)?;
        let mut shelf = Self {
            first,
            first_form,
            text: String::with_capacity(bytes.len()),
            keys: Vec::with_capacity(room),
            shared: Vec::with_capacity(room),
            forms: Vec::with_capacity(room),
            ring: Vec::new(),
        };
        let (mut postings_end, mut positions_end) = (0u32, 0u32);
        for number in 0..count {
            let before = shelf.keys.last().map_or((0, 0), |key| key.text);
            let shared = rest.number()?;
            let own = rest.number()? as usize;
            let begins = shelf
                .text
                .get(before.0 as usize..(before.0 + shared.min(before.1 - before.0)) as usize);
            let (begins, own) = (begins?.to_owned(), std::str::from_utf8(rest.taken(own)?).ok()?);
            let text = shelf.push(&[&begins, own])?;
            if begins.len() != shared as usize
                || number > 0 && shelf.slice(text) <= shelf.slice(before)
            {
                return None;
            }
            for _ in 0..rest.number()? {
                let form = match rest.text()? {
                    "" => text,
                    form => shelf.push(&[form])?,
                };
                let stories = rest.number()?;
                postings_end = postings_end.checked_add(rest.number()?)?;
                positions_end = positions_end.checked_add(rest.number()?)?;
                shelf.forms.push(Formed { text: form, stories, postings_end, positions_end });
            }
            for _ in 0..rest.number()? {
                let other = first.wrapping_add(number).wrapping_add(rest.step()? as u32);
                shelf.ring.push(Some(other).filter(|&other| other < all_keys)?);
            }
            let (forms_end, ring_end) = (shelf.forms.len() as u32, shelf.ring.len() as u32);
            shelf.shared.push(shared.min(255) as u8);
            shelf.keys.push(Keyed { text, forms_end, ring_end });
        }
        let is_within = first.checked_add(count)? <= all_keys
            && first_form.checked_add(shelf.forms.len() as u32)? <= all_forms;
        (rest.0.is_empty() && is_within).then_some(shelf)
    }

    /// Puts a text behind the others; gives where it begins and ends.
    fn push(&mut self, pieces: &[&str]) -> Option<(u32, u32)> {
        let start = u32::try_from(self.text.len()).ok()?;
        pieces.iter().for_each(|piece| self.text.push_str(piece));
        Some((start, u32::try_from(self.text.len()).ok()?))
    }

    fn slice(&self, (start, end): (u32, u32)) -> &str {
        &self.text[start as usize..end as usize]
    }

    /// Of each key, how many bytes it shares with the one before, or fewer.
    pub(super) fn shared(&self) -> &[u8] {
        &self.shared
    }

    /// The key at a place.
    pub(super) fn key(&self, at: usize) -> &str {
        self.slice(self.keys[at].text)
    }

    /// The place of the first key that is this one or comes behind it.
    pub(super) fn place(&self, key: &str) -> usize {
        self.keys.partition_point(|other| self.slice(other.text) < key)
    }

    /// The keys from a place on, in order.
    pub(super) fn keys_from(&self, place: usize) -> impl Iterator<Item = (usize, &str)> {
        (place..self.keys.len()).map(|at| (at, self.key(at)))
    }

    /// Tells the forms of a key at a place.
    pub(super) fn tell_forms(&self, at: usize, whole: bool, tell: &mut dyn FnMut(Told<'_>)) {
        let start = at.checked_sub(1).map_or(0, |before| self.keys[before].forms_end);
        for form in start..self.keys[at].forms_end {
            let Formed { text, stories, .. } = self.forms[form as usize];
            let (number, text) = (self.first_form + form, self.slice(text));
            tell(Told { number, text, whole, stories });
        }
    }

    /// The numbers of the keys that share a stem with the key at a place.
    pub(super) fn ring_of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.keys[before].ring_end);
        &self.ring[start as usize..self.keys[at].ring_end as usize]
    }

    /// The place of a key by its number.
    pub(super) fn place_of(&self, number: u32) -> Option<usize> {
        let at = number.checked_sub(self.first)? as usize;
        (at < self.keys.len()).then_some(at)
    }

    fn form(&self, number: u32) -> Option<&Formed> {
        self.forms.get(number.checked_sub(self.first_form)? as usize)
    }

    /// The text of a form by its number.
    pub(super) fn text_of(&self, form: u32) -> Option<&str> {
        self.form(form).map(|form| self.slice(form.text))
    }

    /// In how many stories a form stands.
    pub(super) fn stories_with(&self, form: u32) -> Option<u32> {
        self.form(form).map(|form| form.stories)
    }

    /// From where to where the postings, or else the positions, of a form stand in the part that begins
    /// with those of the form `from`.
    pub(super) fn list_of(&self, form: u32, from: u32, positions: bool) -> Option<(usize, usize)> {
        let end_before = |number: u32| match number.checked_sub(self.first_form)? {
            0 => Some(0),
            at => self.forms.get(at as usize - 1).map(|form| match positions {
                true => form.positions_end,
                false => form.postings_end,
            }),
        };
        let origin = end_before(from.max(self.first_form))?;
        let (start, end) = (end_before(form)?, end_before(form.checked_add(1)?)?);
        Some((start.checked_sub(origin)? as usize, end.checked_sub(origin)? as usize))
    }

    /// How many bytes the postings, or else the positions, of its forms have, from the form `from` on.
    pub(super) fn lengths_from(&self, from: u32, positions: bool) -> impl Iterator<Item = u32> {
        let forms = from..self.first_form.saturating_add(self.forms.len() as u32);
        forms.filter_map(move |form| {
            let (start, end) = self.list_of(form, from, positions)?;
            u32::try_from(end - start).ok()
        })
    }

    /// The bytes it holds on the heap.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity()
            + self.keys.capacity() * size_of::<Keyed>()
            + self.shared.capacity()
            + self.forms.capacity() * size_of::<Formed>()
            + self.ring.capacity() * 4
    }
}
