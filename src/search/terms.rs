//! What ranking needs to know of an index, and all it knows: this is where the index that grows in
//! memory and one that the press built beforehand are the same.

use super::postings::{FIELDS, Positions, Postings};
use super::slips::Slips;

/// Where words and their postings come from.
pub(super) trait Terms {
    /// How many stories there are.
    fn stories(&self) -> u32;

    /// Tells the forms filed under the key; if it is open, also under all keys that begin with it.
    fn look_up(&self, key: &str, open: bool, tell: &mut dyn FnMut(Form<'_>));

    /// Tells the forms of the keys that share a stem with this one, itself left out.
    fn look_stem(&self, key: &str, tell: &mut dyn FnMut(Form<'_>)) {
        let _ = (key, tell);
    }

    /// Tells the forms of the keys that are near the word, with the number of slips between.
    fn look_near(&self, slips: &mut Slips, tell: &mut dyn FnMut(Form<'_>, u8));

    /// The exact form with this number.
    fn text_of(&self, form: u32) -> &str;

    /// In how many stories the form stands.
    fn stories_with(&self, form: u32) -> u32;

    /// The form's stories, in order.
    fn postings(&self, form: u32) -> Postings<'_>;

    /// The form's positions, in step with its postings.
    fn positions(&self, form: u32) -> Positions<'_>;

    /// How long the fields are.
    fn lengths(&self) -> &Lengths;
}

/// A form found in the dictionary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form<'a> {
    /// Its number.
    pub(super) number: u32,
    /// The exact form.
    pub(super) text: &'a str,
    /// Whether its key is the one looked up, and not only begins with it.
    pub(super) whole: bool,
    /// In how many stories it stands; to look for that, form by form, took a fifth of a short beginning.
    pub(super) stories: u32,
}

/// How long each field of each story is, in words.
#[derive(Debug, Default)]
pub(super) struct Lengths {
    /// By story, coded by `code`.
    pub(super) coded: Vec<[u8; FIELDS]>,
    /// The sum over all stories, of the lengths as they are read back.
    pub(super) sums: [u64; FIELDS],
    /// How many stories have the field at all.
    pub(super) having: [u32; FIELDS],
}

impl Lengths {
    /// Adds the next story.
    pub(super) fn push(&mut self, lengths: &[u32; FIELDS]) {
        self.push_coded(lengths.map(code));
    }

    /// Adds the next story, whose lengths are coded already.
    pub(super) fn push_coded(&mut self, coded: [u8; FIELDS]) {
        for (field, &length) in coded.iter().enumerate() {
            self.sums[field] += u64::from(length_of(length));
            self.having[field] += u32::from(length > 0);
        }
        self.coded.push(coded);
    }
}

/// A length in one byte: exact up to 31, then with four bits after the first, off by 6 % at most.
fn code(length: u32) -> u8 {
    let shift = (28 - length.leading_zeros().min(28)).saturating_sub(1);
    (shift * 16 + (length >> shift)).min(255) as u8
}

/// The length that a byte stands for.
pub(super) fn length_of(code: u8) -> u32 {
    let code = u32::from(code);
    if code < 32 { code } else { (16 + code % 16) << (code / 16 - 1) }
}
