//! The world's collections of attacks, and texts of our own making, through the doors of wire text
//! and JSON lines: no panic, no control character, nothing but words.

use std::fs;

use offprint::article::Block;
use offprint::press::{Gathered, Limits, Source, json_lines, wire};

use crate::attacks::{collections, payloads};

fn through_both_doors(bytes: &[u8]) {
    let source = Source { bytes: bytes.to_vec(), ..Source::default() };
    for gathered in
        [wire::read(&source, &Limits::default()), json_lines::read(&source, &Limits::default())]
    {
        holds_only_words(&gathered);
    }
}

fn holds_only_words(gathered: &Gathered) {
    assert!(
        !gathered.drafts.is_empty() || !gathered.complaints.is_empty(),
        "nothing is passed over in silence"
    );
    for draft in &gathered.drafts {
        assert!(draft.headline.is_some(), "{draft:?}");
        for block in &draft.body {
            assert!(
                matches!(
                    block,
                    Block::Paragraph { .. }
                        | Block::Subhead { .. }
                        | Block::Quote { .. }
                        | Block::List { .. }
                        | Block::Figure { .. }
                        | Block::Rule {}
                ),
                "{block:?}"
            );
            block.each_text(&mut |words, _| {
                assert!(!words.contains(|c: char| c.is_control()), "{words:?}")
            });
        }
        for step in &draft.trail.0 {
            assert!(!step.words.contains(|c: char| c.is_control()), "{step:?}");
        }
    }
}

#[test]
fn payloads_are_words() {
    let Some(hostile) = collections() else { return };
    let payloads = payloads(&hostile);
    for payload in &payloads {
        through_both_doors(payload.as_bytes());
        // As a headline, a caption and a paragraph of a pasted story.
        let story = format!(
            "{payload}\n\n{payload} (X/AP)\n{payload} (X/AP)\nTT\n20\n{payload}\n\n{payload}\n\nIt sailed.\n"
        );
        through_both_doors(story.as_bytes());
    }
    through_both_doors(payloads.join("\n\n\n\n").as_bytes());
}

#[test]
fn files_of_the_collections_are_read() {
    let Some(hostile) = collections() else { return };
    let mut files = 0;
    for folder in ["test_parsing", "test_transform"] {
        for entry in fs::read_dir(hostile.join("jsontestsuite").join(folder)).unwrap() {
            through_both_doors(&fs::read(entry.unwrap().path()).unwrap());
            files += 1;
        }
    }
    assert!(files > 300, "{files} files");
}

#[test]
fn odd_bytes_are_read() {
    for bytes in [
        &b""[..],
        b"\n\n\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xff\xfeA\0\n\0B\0",
        b"caf\xe9\n\nUn caf\xe9.\n",
        b"A\0B\x1b[31m\n\nC\x07.",
        b"\r\r\n\r",
        b"TT",
        b"20",
        b"TT\n20",
        b"###",
        b"(",
        b")",
        b"()",
        b"By",
        b"By ",
        b"-",
        b"\xe3\x80\x90",
        b"\xe3\x80\x90=\xe3\x80\x91",
        b"1",
        b"1:",
        b"1:2",
        b"12:345",
        b"AP",
        b"(AP)",
        b"(AP) - ",
        b"\"",
        b"--",
        b"- ",
        b"BC-",
        b"Slug:",
        b"\xe2\x80\xa8x\xc2\x85y",
    ] {
        through_both_doors(bytes);
    }
    // Every cut of a text in several scripts, so that no index falls inside a letter.
    let text = "القاهرة (رويترز) - سفينة. (سلمى/رويترز)\n【札幌=共同】流氷が「観測」された。（了）\n\nПо словам, 23 января 2024 г. 10:15 p.m. — KYIV (Reuters) — “é”\nTT\n20\n";
    for from in 0..text.len() {
        through_both_doors(&text.as_bytes()[from..]);
        through_both_doors(&text.as_bytes()[..from]);
    }
}
