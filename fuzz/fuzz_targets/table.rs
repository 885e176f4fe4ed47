//! Any bytes are a table, or are refused; and Markdown, JSON lines and exports too, by their first byte.

#![no_main]

#[path = "../read.rs"]
mod read;

use libfuzzer_sys::fuzz_target;
use offprint::press::SourceKind;
use read::read;

fuzz_target!(|bytes: &[u8]| {
    let kinds = [
        SourceKind::Csv,
        SourceKind::Markdown,
        SourceKind::JsonLines,
        SourceKind::Wxr,
        SourceKind::Opml,
    ];
    let Some((first, bytes)) = bytes.split_first() else { return };
    read(kinds[usize::from(*first) % kinds.len()], bytes);
});
