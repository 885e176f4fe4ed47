//! Any bytes are a feed, or are refused: nothing but stories of the closed model comes out.

#![no_main]

#[path = "../read.rs"]
mod read;

use libfuzzer_sys::fuzz_target;
use offprint::press::SourceKind;
use read::read;

fuzz_target!(|bytes: &[u8]| {
    read(SourceKind::Feed, bytes);
});
