//! Numbers and texts in bytes, written one after the other and read back with nothing taken on trust.

use crate::search::varint::{read, write};

/// Bytes being read; each step gives nothing where they end too soon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next number.
    pub(super) fn number(&mut self) -> Option<u32> {
        read(&mut self.0)
    }

    /// The next number, which may be below zero.
    pub(super) fn step(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    /// The next number of eight bytes.
    pub(super) fn long(&mut self) -> Option<u64> {
        self.taken(8)?.try_into().ok().map(u64::from_le_bytes)
    }

    /// The next so many bytes.
    pub(super) fn taken(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next text.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.taken(length)?).ok()
    }

    /// How many things of so many bytes at the least may follow, where so many are said to: a number that
    /// is too large for the bytes must not ask for memory.
    pub(super) fn room(&self, count: u32, each: usize) -> Option<usize> {
        let count = count as usize;
        (count.checked_mul(each)? <= self.0.len()).then_some(count)
    }
}

/// Writes a number that may be below zero.
pub(super) fn write_step(out: &mut Vec<u8>, number: i32) {
    write(out, (number << 1 ^ number >> 31) as u32);
}

/// Writes a text.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) {
    write(out, text.len() as u32);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{Bytes, write_step, write_text};

    #[test]
    fn what_is_written_is_read() {
        let mut out = Vec::new();
        let numbers = [0, 1, -1, 63, -64, 1 << 20, i32::MAX, i32::MIN];
        numbers.iter().for_each(|&number| write_step(&mut out, number));
        write_text(&mut out, "sjø");
        let mut bytes = Bytes(&out);
        assert!(numbers.iter().all(|&number| bytes.step() == Some(number)));
        assert_eq!((bytes.text(), bytes.text()), (Some("sjø"), None));
    }
}
