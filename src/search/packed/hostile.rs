//! Parts that hold anything whatever under numbers that are right: nothing of it may bring the reader down.
//!
//! The tests here draw what is changed; the fuzzer (`fuzz/fuzz_targets/index.rs`) looks for it.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::format::{Root, check_of};
use super::{Catalogue, Packer};
use crate::article::{ArticleSet, Day};
use crate::search::{Filters, Query, Request, Sort};
use crate::text::door;

/// An index that is taken apart: its root, and what is in its parts.
#[derive(Debug, Clone)]
pub struct Apart {
    root: Root,
    parts: Vec<Vec<u8>>,
    /// The parts as they are stored; none of one that may have been changed.
    stored: Vec<Option<Vec<u8>>>,
}

impl Apart {
    /// Of some stories of the demo.
    pub fn of_demo() -> Self {
        let demo = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/articles.json"));
        let mut packer = Packer::new(door());
        for article in ArticleSet::read(demo).0.articles().iter().take(6) {
            packer.add(article);
        }
        let mut files = packer.finish().expect("there is memory");
        let root = files.pop().expect("there is a root");
        let root = Root::read(&root.bytes, door()).expect("it is whole");
        let parts = files.iter().map(|part| inflated(&part.bytes)).collect();
        Self { root, parts, stored: files.into_iter().map(|part| Some(part.bytes)).collect() }
    }

    /// How many parts there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// What is in a part; none where there is no such part.
    pub fn part(&mut self, part: usize) -> Option<&mut Vec<u8>> {
        *self.stored.get_mut(part)? = None;
        self.parts.get_mut(part)
    }

    /// Opens all parts that can be, under numbers that are right, and asks in every way there is; says how
    /// many are open.
    pub fn ask(&self) -> usize {
        let kept = self.parts.iter().zip(&self.stored);
        let stored = kept.map(|(bytes, stored)| stored.clone().unwrap_or_else(|| deflated(bytes)));
        let stored: Vec<Vec<u8>> = stored.collect();
        let mut root = self.root.clone();
        for ((head, stored), bytes) in root.parts.iter_mut().zip(&stored).zip(&self.parts) {
            head.check = check_of(stored);
            (head.stored, head.length) = (stored.len() as u32, bytes.len() as u32);
        }
        ask(&root, &stored)
    }
}

fn inflated(stored: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(stored).read_to_end(&mut bytes).expect("it was deflated");
    bytes
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).and_then(|()| out.finish()).expect("there is memory")
}

fn ask(root: &Root, parts: &[Vec<u8>]) -> usize {
    let Ok(mut packed) = Catalogue::open(&root.written(door()), door()) else { return 0 };
    let opened = parts.iter().enumerate().filter(|(n, part)| packed.put(*n, part).is_ok()).count();
    let queries = [
        "the ic",
        "\"the ice\"",
        "ice -sea",
        "glaceir",
        "東京",
        "section:science the",
        "(headline:ice OR agency:a) minutes:<5 on:2024",
    ];
    for query in queries {
        let (query, filters) = (Query::parse(query, Day::EPOCH), Filters::default());
        let request = Request { query: &query, filters: &filters, sort: Sort::Best, top: 5 };
        for hit in packed.answer(&request).iter().flat_map(|answer| &answer.hits) {
            let _ = packed.told(hit.doc);
            assert!(packed.why(&query, hit.doc).words.len() < 8);
        }
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::packed::format::Kind;

    #[test]
    fn no_bytes_bring_it_down() {
        let whole = Apart::of_demo();
        assert_eq!(whole.ask(), whole.count(), "all open as they are");
        let mut state = 7u64;
        let mut drawn = move |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % most.max(1)
        };
        let mut opened = 0;
        for _ in 0..600 {
            let mut apart = whole.clone();
            for _ in 0..=drawn(2) {
                let part = drawn(apart.count());
                let Some(bytes) = apart.part(part) else { continue };
                match drawn(4) {
                    0 => bytes.truncate(drawn(bytes.len() + 1)),
                    1 => bytes.extend(vec![0xff; drawn(9)]),
                    _ => {
                        for _ in 0..=drawn(6) {
                            // What stands at the beginning says how much follows.
                            let within = if drawn(2) == 0 { 12 } else { bytes.len() };
                            let (at, value) = (drawn(within), drawn(512));
                            let odd = [0, 1, 0x7f, 0x80, 0xff];
                            let value = odd.get(value % 8).copied().unwrap_or(value as u8);
                            bytes.get_mut(at).into_iter().for_each(|byte| *byte = value);
                        }
                    }
                }
            }
            opened += apart.ask();
        }
        assert!(opened > 600, "most parts are whole: {opened}");
    }

    #[test]
    fn a_root_may_say_anything() {
        let whole = Apart::of_demo();
        let stored: Vec<Vec<u8>> = whole.parts.iter().map(|bytes| deflated(bytes)).collect();
        let root = whole.root;
        for part in 0..root.parts.len() {
            for value in [0, 1, 77, u32::MAX - 1, u32::MAX] {
                let mut heads = vec![root.clone(); 5];
                heads[0].parts[part].first = value;
                heads[1].parts[part].first_form = value;
                heads[2].parts[part].length = value;
                heads[3].parts[part].kind = Kind::Postings;
                (heads[4].keys, heads[4].forms) = (value, value / 2);
                heads.iter().for_each(|root| {
                    ask(root, &stored);
                });
            }
        }
        let bytes = root.written(door());
        let read =
            (0..bytes.len()).filter(|&end| Root::read(&bytes[..end], door()).is_ok()).count();
        assert_eq!(read, 0, "no beginning of a root is one");
    }
}
