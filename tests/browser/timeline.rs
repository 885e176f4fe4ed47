//! The timeline: drawn along, moved by keys, and as a table, it is the filter by days.

use fantoccini::key::Key;

use crate::{demo::Story, stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("timeline: what the mouse draws along is chosen", drawn),
    Test::new("timeline: a click chooses one span, and once more all", clicked),
    Test::new("timeline: either end moves by keys, and keeps the focus", by_keys),
    Test::new("timeline: the ends do not pass each other", ends_meet),
    Test::new("timeline: its table says and chooses the same", its_table),
    Test::new("timeline: it follows the query and the filters, and not its own range", it_follows),
    Test::new("timeline: one drawing is one step of the history", one_step),
];

/// The demo is of the years 2019 to 2025, in 27 quarters: these are the parts of its width.
const QUARTERS: f64 = 27.0;

/// In the middle of a quarter, counted from that of January 2019.
fn at(quarter: u32) -> f64 {
    (f64::from(quarter) + 0.5) / QUARTERS
}

fn draw(reader: &Reader, from: u32, to: u32) {
    reader.session().draw_along(".timeline .bars", [at(from), at(to)]);
    reader.settle();
}

/// The address is written when the drawing pauses.
#[track_caller]
fn expect_address(reader: &Reader, address: &str) {
    reader.wait_until(&format!("the address is `{address}`"), || reader.address() == address);
}

fn table(reader: &Reader) -> Vec<(String, usize)> {
    if !reader.is_there(".spans") {
        reader.click(".as-table .more-values");
    }
    let names = reader.texts(".spans th button", "textContent");
    let counts = reader.texts(".spans td", "textContent");
    let number = |count: String| count.parse().expect("a count is a number");
    names.into_iter().zip(counts.into_iter().map(number)).collect()
}

fn between(from: &'static str, to: &'static str) -> impl Fn(&Story) -> bool {
    move |story| (from..=to).contains(&story.day())
}

fn drawn(reader: &Reader) {
    reader.open("");
    draw(reader, 8, 13);
    expect_address(reader, "?from=2021-01-01&to=2022-06-30");
    assert_eq!(reader.count(), reader.demo().count(between("2021-01-01", "2022-06-30")));
    // From right to left it is the same.
    draw(reader, 13, 8);
    expect_address(reader, "?from=2021-01-01&to=2022-06-30");
    draw(reader, 0, 26);
    expect_address(reader, "");
}

fn clicked(reader: &Reader) {
    reader.open("");
    draw(reader, 9, 9);
    expect_address(reader, "?from=2021-04-01&to=2021-06-30");
    draw(reader, 9, 9);
    expect_address(reader, "");
    assert_eq!(reader.count(), reader.demo().len());
}

fn ends(reader: &Reader) -> [String; 2] {
    let said = reader.texts(".timeline .end", "ariaValueText");
    said.try_into().expect("a timeline has two ends")
}

fn by_keys(reader: &Reader) {
    reader.open("");
    assert_eq!(ends(reader), ["Jan to Mar 2019", "Jul to Sep 2025"]);
    reader.see("document.querySelector('.timeline .end').focus()", serde_json::Value::Null);
    for _ in 0..3 {
        reader.press(Key::Right);
        reader.settle();
    }
    assert_eq!(ends(reader)[0], "Oct to Dec 2019");
    expect_address(reader, "?from=2019-10-01&to=2025-09-30");
    assert_eq!(reader.count(), reader.demo().count(|story| story.day() >= "2019-10-01"));
    assert_eq!(
        reader.seen("return document.activeElement.className", serde_json::Value::Null),
        "end"
    );
    reader.press(Key::Home);
    reader.settle();
    expect_address(reader, "");
}

fn ends_meet(reader: &Reader) {
    reader.open("?from=2021-04-01&to=2021-06-30");
    for key in [Key::End, Key::Right] {
        reader.see("document.querySelector('.timeline .end').focus()", serde_json::Value::Null);
        reader.press(key);
        reader.settle();
        assert_eq!(ends(reader), ["Apr to Jun 2021"; 2]);
        expect_address(reader, "?from=2021-04-01&to=2021-06-30");
    }
}

fn its_table(reader: &Reader) {
    reader.open("");
    let rows = table(reader);
    assert_eq!(rows.iter().map(|(_, count)| count).sum::<usize>(), reader.demo().len());
    let in_spring = reader.demo().count(between("2021-04-01", "2021-06-30"));
    let row = rows.iter().position(|(name, _)| name == "Apr to Jun 2021");
    let row = row.expect("the demo has stories of spring 2021");
    assert_eq!(rows[row].1, in_spring);
    let button = format!(".spans tr:nth-of-type({}) button", row + 1);
    reader.click(&button);
    assert_eq!(reader.count(), in_spring);
    expect_address(reader, "?from=2021-04-01&to=2021-06-30");
    assert_eq!(table(reader), rows, "what is chosen of it does not change it");
    assert!(reader.is_true("return document.activeElement.matches('.spans button')"));
}

fn it_follows(reader: &Reader) {
    reader.open("?q=the");
    let all = reader.count();
    let sum = |reader: &Reader| table(reader).iter().map(|(_, count)| count).sum::<usize>();
    assert_eq!(sum(reader), all);
    draw(reader, 8, 13);
    assert!(reader.count() < all);
    assert_eq!(sum(reader), all, "stories that the range leaves out are drawn beside it");
    reader.choose("language", "en");
    assert!(sum(reader) <= all && sum(reader) >= reader.count());
}

fn one_step(reader: &Reader) {
    reader.open("");
    draw(reader, 2, 20);
    draw(reader, 8, 13);
    reader.back();
    expect_address(reader, "?from=2019-07-01&to=2024-03-31");
    reader.back();
    expect_address(reader, "");
}
