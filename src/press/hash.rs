//! Numbers that stand for words, by which texts are compared: the same on every machine and for ever.
//!
//! A multiplication for each letter or word, after Fowler, Noll and Vo, and a turn of the bits, so that
//! the high ones are of use too. It guards against chance and not against malice: what is found by such
//! a number alone is looked at before anything is believed of it.
//!
//! Invariant. The numbers do not change, since some of them are kept in article sets.

/// The number of no words at all.
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The number of what was there and one value more.
pub const fn stir(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
}

/// The number of several values, in order.
pub fn of(values: impl IntoIterator<Item = u64>) -> u64 {
    values.into_iter().fold(START, stir)
}

/// The number of some letters, as they are.
pub fn of_letters(letters: impl IntoIterator<Item = char>) -> u64 {
    of(letters.into_iter().map(|letter| u64::from(u32::from(letter))))
}

/// A last mixing, so that every bit of the number depends on all that went into it: numbers that are
/// put in order, or chosen by their remainder, are then as good as drawn by lot.
pub const fn spread(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}
