//! Any bytes are a page, or are refused.

#![no_main]

#[path = "../read.rs"]
mod read;

use libfuzzer_sys::fuzz_target;
use offprint::press::SourceKind;
use read::read;

fuzz_target!(|bytes: &[u8]| {
    read(SourceKind::Page, bytes);
});
