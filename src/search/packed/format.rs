//! The root of an index: what it was made with, and which parts there are. Its encoder and its decoder.
//!
//! | | |
//! | --- | --- |
//! | 4 bytes | `OFPX` |
//! | number | the format, [`FORMAT`] |
//! | 8 bytes | the number of the rules by which words are taken apart |
//! | 8 bytes | the number of what it was made of |
//! | 3 numbers | how many stories, keys and forms |
//! | number | how many parts, and for each: |
//! | – number | its kind |
//! | – 8 bytes | the number of its bytes as they are stored |
//! | – 2 numbers | how many bytes it has as it is stored, and inflated |
//! | – 2 numbers | its first key (of stories: story), and its first form |
//! | – text | its first key as a word; of what is no dictionary, nothing |
//! | 8 bytes | the number of all bytes before these |
//!
//! Numbers are those of `varint`, lowest byte first; texts are a number of bytes and UTF-8.

use super::bytes::{Bytes, write_text};
use super::fault::Fault;
use crate::search::varint::write;
use crate::text::{Door, exact_form, fold, words};

/// The format that is written and read.
pub(super) const FORMAT: u32 = 4;

const MAGIC: &[u8] = b"OFPX";

/// The longest that a part may say it is, inflated: a root must not ask for all memory there is.
const MOST_BYTES: u32 = 1 << 28;

/// The most stories of an index.
const MOST_STORIES: u32 = 10_000_000;

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Dictionary,
    Postings,
    Positions,
    Lengths,
    Columns,
    Stories,
}

const KINDS: [Kind; 6] = [
    Kind::Dictionary,
    Kind::Postings,
    Kind::Positions,
    Kind::Lengths,
    Kind::Columns,
    Kind::Stories,
];

/// What the root says of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) kind: Kind,
    pub(super) check: u64,
    pub(super) stored: u32,
    pub(super) length: u32,
    /// The first key of a dictionary, the first of stories.
    pub(super) first: u32,
    pub(super) first_form: u32,
    pub(super) first_key: String,
}

impl Head {
    /// Of a part of this kind, of which no more is known.
    pub(super) fn of(kind: Kind) -> Self {
        let first_key = String::new();
        Self { kind, check: 0, stored: 0, length: 0, first: 0, first_form: 0, first_key }
    }
}

/// The root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    /// See `content`.
    pub(super) content: u64,
    pub(super) stories: u32,
    pub(super) keys: u32,
    pub(super) forms: u32,
    pub(super) parts: Vec<Head>,
}

impl Root {
    /// The root in bytes, for words that are taken apart with this door.
    pub(super) fn written(&self, door: Door) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        write(&mut out, FORMAT);
        out.extend(analysis(door).to_le_bytes());
        out.extend(self.content.to_le_bytes());
        for number in [self.stories, self.keys, self.forms, self.parts.len() as u32] {
            write(&mut out, number);
        }
        for part in &self.parts {
            write(&mut out, part.kind as u32);
            out.extend(part.check.to_le_bytes());
            for number in [part.stored, part.length, part.first, part.first_form] {
                write(&mut out, number);
            }
            write_text(&mut out, &part.first_key);
        }
        let check = check_of(&out);
        out.extend(check.to_le_bytes());
        out
    }

    /// Reads a root.
    pub(super) fn read(bytes: &[u8], door: Door) -> Result<Self, Fault> {
        let mut rest = Bytes(bytes.strip_prefix(MAGIC).ok_or(Fault::NoIndex)?);
        match rest.number() {
            Some(FORMAT) => {}
            Some(other) => return Err(Fault::Format(other)),
            None => return Err(Fault::Root),
        }
        let (said, check) = bytes.split_last_chunk::<8>().ok_or(Fault::Root)?;
        if check_of(said) != u64::from_le_bytes(*check) {
            return Err(Fault::Root);
        }
        if rest.long() != Some(analysis(door)) {
            return Err(Fault::Analysis);
        }
        Self::read_parts(rest).ok_or(Fault::Root)
    }

    fn read_parts(mut rest: Bytes<'_>) -> Option<Self> {
        let content = rest.long()?;
        let stories = rest.number().filter(|&stories| stories <= MOST_STORIES)?;
        let [keys, forms] = [rest.number()?, rest.number()?];
        let count = rest.number()?;
        let mut parts = Vec::with_capacity(rest.room(count, 14)?);
        for _ in 0..count {
            let part = Head {
                kind: *KINDS.get(rest.number()? as usize)?,
                check: rest.long()?,
                stored: rest.number()?,
                length: rest.number().filter(|&length| length <= MOST_BYTES)?,
                first: rest.number()?,
                first_form: rest.number()?,
                first_key: rest.text()?.to_owned(),
            };
            parts.push(part);
        }
        Some(Self { content, stories, keys, forms, parts })
    }

    /// The parts of a kind, by their numbers.
    pub(super) fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = (usize, &Head)> {
        self.parts.iter().enumerate().filter(move |(_, part)| part.kind == kind)
    }
}

/// The number of some bytes, by which a change of them is found: each step can be undone, so that a change
/// in one place always gives another number.
pub(super) fn check_of(bytes: &[u8]) -> u64 {
    let mut chunks = bytes.chunks_exact(8);
    let words = chunks.by_ref().map(|chunk| chunk.try_into().map_or(0, u64::from_le_bytes));
    let check = words.fold(bytes.len() as u64, stir);
    chunks.remainder().iter().fold(check, |check, &byte| stir(check, u64::from(byte)))
}

/// The number of what has this number, and a word more.
pub(super) fn stir(check: u64, word: u64) -> u64 {
    (check ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

/// Words of many kinds, by which it is seen whether two programs take words apart alike.
const SAMPLE: &str = "The Harbour’s ice-core, U.S. e-mail 1,234.5 naïve STRASSE Straße ﬁnal résumé I'd O’Neill 50% C++ \
    Istanbul İzmir ışık Ελλάς ἀρχή Ещё йод العربيّة الإسلام مدرسة ـــ हिन्दी हिंदी क़लम 東京都の桜 ガｶﾞ ประเทศไทย 한국어의 עברית צה\"ל \
    ǅ ﷺ ①②③ x² H₂O Ⅻ ½ Ångström Å coöperate";

/// The number of the rules by which words are taken apart and folded.
fn analysis(door: Door) -> u64 {
    let (mut form, mut key, mut all) = (String::new(), String::new(), Vec::new());
    words(SAMPLE, &mut |word| {
        exact_form(word.text, &mut form);
        fold(&form, door, &mut key);
        write(&mut all, word.place);
        write_text(&mut all, &form);
        write_text(&mut all, &key);
    });
    check_of(&all)
}
