//! The lists of a part, laid out so that they deflate well: the longest first, since those of common words
//! have small steps; the first byte of every number, and behind all of these the others, since what a
//! number begins with and what it goes on with are alike among themselves. On 19,481 wires that is a
//! fourteenth of all postings and positions.

use std::cmp::Reverse;

use super::bytes::Bytes;
use crate::search::first::keep_first;
use crate::search::varint::write;

/// Writes lists: how many numbers they have, the first bytes of these, then the others.
pub(super) fn written(lists: &[&[u8]]) -> Vec<u8> {
    let mut longest: Vec<&[u8]> = lists.to_vec();
    longest.sort_by_key(|list| Reverse(list.len()));
    let (mut firsts, mut others) = (Vec::new(), Vec::new());
    let mut begins = true;
    for &byte in longest.into_iter().flatten() {
        if begins { &mut firsts } else { &mut others }.push(byte);
        begins = byte < 0x80;
    }
    let mut out = Vec::new();
    write(&mut out, firsts.len() as u32);
    out.append(&mut firsts);
    out.append(&mut others);
    out
}

/// Reads lists of these lengths, one behind the other in the order of the lengths.
pub(super) fn read(bytes: &[u8], lengths: &[u32]) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes);
    let firsts = rest.number()? as usize;
    let (mut firsts, mut others) = (rest.taken(firsts)?.iter(), rest.0.iter());
    let all = lengths.iter().try_fold(0u32, |sum, &length| sum.checked_add(length))?;
    if firsts.len() + others.len() != all as usize {
        return None;
    }
    let mut start = 0;
    // Where a list stands in the order, where its bytes begin, and how many they are.
    let mut order: Vec<u128> = Vec::with_capacity(lengths.len());
    for (place, &length) in lengths.iter().enumerate() {
        let place = (place as u128) << 32 | u128::from(start);
        order.push(u128::from(!length) << 64 | place);
        start += length;
    }
    let count = order.len();
    keep_first(&mut order, count);
    let mut out = vec![0; all as usize];
    let mut begins = true;
    for list in order {
        let (length, start) = (!((list >> 64) as u32) as usize, list as u32 as usize);
        for slot in &mut out[start..start + length] {
            *slot = *if begins { &mut firsts } else { &mut others }.next()?;
            begins = *slot < 0x80;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn what_is_written_is_read() {
        let lists: [&[u8]; 6] =
            [&[1, 0x85, 3], &[7], &[], &[0xff, 0xff, 2, 9, 9, 0x80, 0], &[0x90, 1, 4], &[0]];
        for count in 0..=lists.len() {
            let lists = &lists[..count];
            let lengths: Vec<u32> = lists.iter().map(|list| list.len() as u32).collect();
            let bytes = written(lists);
            assert_eq!(read(&bytes, &lengths), Some(lists.concat()));
            assert_eq!(read(&bytes[..bytes.len() - 1], &lengths), None, "cut short");
            let wrong: Vec<u32> = lengths.iter().map(|length| length + 1).collect();
            assert!(count == 0 || read(&bytes, &wrong).is_none(), "of other lengths");
        }
    }
}
