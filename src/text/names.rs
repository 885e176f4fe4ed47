//! Strings with numbers: each different string once, numbered in the order of arrival.
//!
//! One arena and one open table of slots, written for this use: a `HashMap<Box<str>, u32>` holds
//! each string in an allocation of its own and is compiled anew for each type.

/// A set of numbered strings.
#[derive(Debug, Default)]
pub(crate) struct Names {
    text: String,
    /// Where each string ends in `text`; it starts where the one before ends.
    ends: Vec<u32>,
    /// A power of two of slots, at most three quarters full: a string's hash and number plus one.
    slots: Vec<(u32, u32)>,
}

impl Names {
    /// How many strings there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string with this number.
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.text[start..self.ends[number] as usize]
    }

    /// The number of the string.
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.slot_of(name, hash(name)).and_then(|slot| self.slots[slot].1.checked_sub(1))
    }

    /// The number of the string, which is added if it is new.
    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if self.ends.len() * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let hash = hash(name);
        let Some(slot) = self.slot_of(name, hash) else { return 0 };
        if let Some(known) = self.slots[slot].1.checked_sub(1) {
            return known;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
        self.slots[slot] = (hash, number + 1);
        number
    }

    /// The slot in which the string is or would be; `None` while there are no slots at all.
    fn slot_of(&self, name: &str, hash: u32) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let (other, number) = self.slots[at];
            if number == 0 || (other == hash && self.get(number - 1) == name) {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for entry in old.into_iter().filter(|entry| entry.1 > 0) {
            let mut at = entry.0 as usize & (size - 1);
            while self.slots[at].1 > 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = entry;
        }
    }

    /// The bytes it holds on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4 + self.slots.capacity() * 8
    }
}

/// FNV-1a, with a last stir because the table looks at the low bits.
fn hash(name: &str) -> u32 {
    let stir = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = name.bytes().fold(0x811c_9dc5, stir);
    hash ^ (hash >> 15)
}
