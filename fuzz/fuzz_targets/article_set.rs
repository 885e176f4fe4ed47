//! Any bytes are an article set, or are refused; what is taken is written and read again the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use offprint::article::{ArticleSet, write_set};

fuzz_target!(|bytes: &[u8]| {
    let (set, _) = ArticleSet::read(bytes);
    let mut written = Vec::new();
    write_set(None, set.language(), set.articles(), set.removed(), &mut written)
        .expect("a vector takes everything");
    let (again, refusals) = ArticleSet::read(&written);
    assert!(refusals.is_empty(), "{refusals:?}");
    assert_eq!(again.articles(), set.articles());
});
