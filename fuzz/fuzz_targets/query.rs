//! Whatever is typed is a query; written and read again it is the same, and each part can be taken off.

#![no_main]

use libfuzzer_sys::fuzz_target;
use offprint::article::Day;
use offprint::search::Query;

fuzz_target!(|typed: &str| {
    let query = Query::parse(typed, Day::EPOCH);
    let written = query.to_string();
    // Deeper than people think, parentheses are passed over.
    if typed.matches(['(', '（']).count() < 8 {
        assert_eq!(Query::parse(&written, Day::EPOCH), query, "{typed:?} as {written:?}");
    }
    let parts = query.parts();
    for part in &parts {
        let rest = Query::parse(&part.rest, Day::EPOCH);
        assert!(rest.parts().len() < parts.len().max(1), "{typed:?} without {:?}", part.said);
    }
    let _ = query.said();
});
