//! Parts that hold anything whatever under numbers that are right: nothing of it may bring the reader down.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::format::{Kind, Root, check_of};
use super::{Packed, Packer};
use crate::article::ArticleSet;
use crate::search::{Filters, Query, Request, Sort};
use crate::text::door;

/// The root and the parts of an index as they are stored.
fn whole() -> (Root, Vec<Vec<u8>>) {
    let demo = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/articles.json"));
    let mut packer = Packer::new(door());
    for article in ArticleSet::read(demo).0.articles().iter().take(12) {
        packer.add(article);
    }
    let mut files = packer.finish().expect("there is memory");
    let root = files.pop().expect("there is a root");
    let root = Root::read(&root.bytes, door()).expect("it is whole");
    (root, files.into_iter().map(|part| part.bytes).collect())
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

/// Opens all parts that can be, and asks in every way there is.
fn ask(root: &Root, parts: &[Vec<u8>]) -> usize {
    let Ok(mut packed) = Packed::open(&root.written(door()), door()) else { return 0 };
    let opened = parts.iter().enumerate().filter(|(n, part)| packed.put(*n, part).is_ok()).count();
    for query in ["the ic", "\"the ice\"", "ice -sea", "glaceir", "東京", "section:science the"] {
        let (query, filters) = (
            Query::parse(query, crate::article::Day::parse("2025-06-04").unwrap()),
            Filters::default(),
        );
        let request = Request { query: &query, filters: &filters, sort: Sort::Best, top: 5 };
        for hit in packed.answer(&request).iter().flat_map(|answer| &answer.hits) {
            let _ = packed.told(hit.doc);
            assert!(packed.why(&query, hit.doc).words.len() < 8);
        }
    }
    opened
}

#[test]
fn no_bytes_bring_it_down() {
    let (root, stored) = whole();
    assert_eq!(ask(&root, &stored), stored.len(), "all open as they are");
    let mut state = 7u64;
    let mut drawn = move |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % most.max(1)
    };
    let mut opened = 0;
    for _ in 0..600 {
        let (mut root, mut stored) = (root.clone(), stored.clone());
        for _ in 0..=drawn(2) {
            let part = drawn(stored.len());
            let mut bytes = inflated(&stored[part]);
            match drawn(4) {
                0 => bytes.truncate(drawn(bytes.len() + 1)),
                1 => bytes.extend(vec![0xff; drawn(9)]),
                _ => {
                    for _ in 0..=drawn(6) {
                        // What stands at the beginning says how much follows.
                        let within = if drawn(2) == 0 { 12 } else { bytes.len() };
                        let at = drawn(within);
                        let value = drawn(512);
                        let value =
                            [0, 1, 0x7f, 0x80, 0xff].get(value % 8).copied().unwrap_or(value as u8);
                        bytes.get_mut(at).into_iter().for_each(|byte| *byte = value);
                    }
                }
            }
            stored[part] = deflated(&bytes);
            let head = &mut root.parts[part];
            head.check = check_of(&stored[part]);
            (head.stored, head.length) = (stored[part].len() as u32, bytes.len() as u32);
        }
        opened += ask(&root, &stored);
    }
    assert!(opened > 600, "most parts are whole: {opened}");
}

#[test]
fn a_root_may_say_anything() {
    let (root, stored) = whole();
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
    let read = (0..bytes.len()).filter(|&end| Root::read(&bytes[..end], door()).is_ok()).count();
    assert_eq!(read, 0, "no beginning of a root is one");
}
