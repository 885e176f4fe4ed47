//! The order of the list.

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("sort: newest and oldest", newest_and_oldest),
    Test::new("sort: shortest", shortest),
    Test::new("sort: best match is the usual order of what is found", best_match),
    Test::new("sort: changing the order gives what a fresh page gives", as_a_fresh_page),
];

fn newest_and_oldest(reader: &Reader) {
    reader.open("");
    assert_eq!(reader.order(), "newest");
    reader.sort_by("oldest");
    assert_eq!(reader.address(), "?sort=oldest");
    let oldest = reader.times_of(&reader.slugs());
    assert!(oldest.is_sorted(), "oldest first, but {oldest:?}");
    reader.sort_by("newest");
    assert_eq!(reader.address(), "");
    let newest = reader.times_of(&reader.slugs());
    assert!(newest.is_sorted_by(|a, b| a >= b), "newest first, but {newest:?}");
    assert!(oldest.first() < newest.first());
}

fn shortest(reader: &Reader) {
    reader.open("?language=en");
    reader.sort_by("shortest");
    assert_eq!(reader.address_says("sort").as_deref(), Some("shortest"));
    let said = reader.texts("#cards .minutes", "textContent");
    let minutes: Vec<u32> = said.iter().map(|said| first_number(said)).collect();
    // What is said is rounded, so neighbours may seem to differ by a minute the wrong way.
    let in_order = minutes.windows(2).all(|pair| pair[1] + 1 >= pair[0]);
    assert!(
        minutes.len() > 3 && in_order && minutes.first() == minutes.iter().min(),
        "shortest first, but {said:?}"
    );
}

fn first_number(text: &str) -> u32 {
    let digits = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or_else(|_| panic!("`{text}` says no number"))
}

fn best_match(reader: &Reader) {
    reader.open("");
    reader.type_query("ice");
    assert_eq!(reader.order(), "best");
    let best = reader.slugs();
    reader.sort_by("oldest");
    let times = reader.times_of(&reader.slugs());
    assert!(times.is_sorted(), "oldest first, but {times:?} of {:?}", reader.slugs());
    reader.sort_by("best");
    assert_eq!(reader.slugs(), best);
    assert_eq!(reader.address_says("sort"), None);
}

fn as_a_fresh_page(reader: &Reader) {
    reader.open("?q=ice");
    for order in ["oldest", "shortest", "newest", "best"] {
        reader.sort_by(order);
        let changed = reader.slugs();
        reader.reload();
        assert_eq!(changed, reader.slugs(), "after sorting by {order}, and on a fresh page");
    }
}
