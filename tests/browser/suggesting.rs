//! Suggestions: what the word being typed may become, reached by keys and by the pointer.

use fantoccini::key::Key;
use serde_json::Value;

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("suggest: a word is taken by the keys", by_keys),
    Test::new("suggest: a word is taken by a click, and the field keeps the focus", by_a_click),
    Test::new("suggest: a filter takes the place of the word", a_filter),
    Test::new("suggest: Escape leaves the line first, and then the search", escape),
    Test::new("suggest: nothing is asked, nothing is suggested", nothing),
    Test::new("suggest: what is suggested has stories", they_have_stories),
];

fn at(reader: &Reader) -> String {
    let script =
        "return document.querySelector('#search').getAttribute('aria-activedescendant') ?? ''";
    let id = reader.seen(script, Value::Null);
    if id.is_empty() { id } else { reader.text_of(&format!("#{id} bdi")) }
}

fn type_slowly(reader: &Reader, text: &str) -> Vec<String> {
    reader.type_query(text);
    reader.settle();
    reader.texts(".suggestions bdi", "textContent")
}

fn by_keys(reader: &Reader) {
    reader.open("");
    let all = type_slowly(reader, "can");
    assert!(all.len() > 2, "{all:?}");
    assert_eq!(reader.text("return document.querySelector('#search').ariaExpanded"), "true");
    reader.press(Key::Down);
    assert_eq!(at(reader), all[0]);
    reader.press(Key::Down);
    assert_eq!(at(reader), all[1]);
    reader.press(Key::Up);
    reader.press(Key::Enter);
    reader.settle();
    assert_eq!(reader.query(), format!("{} ", all[0]));
    assert_eq!(reader.focused(), "#search");
    // Behind the last one stands the field again, and before the first.
    let all = type_slowly(reader, "sc");
    for _ in 0..=all.len() {
        reader.press(Key::Down);
    }
    assert_eq!(at(reader), "");
    reader.press(Key::Up);
    assert_eq!(Some(at(reader)), all.last().cloned());
}

fn by_a_click(reader: &Reader) {
    reader.open("");
    let all = type_slowly(reader, "canal of the can");
    reader.click(".suggestions li");
    assert_eq!(reader.query(), format!("canal of the {} ", all[0]));
    assert_eq!(reader.focused(), "#search");
}

fn a_filter(reader: &Reader) {
    reader.open("");
    // The section and a source have it in their names.
    type_slowly(reader, "the scien");
    let kind = reader.text_of(".suggestions li:last-child .kind");
    let name = reader.text_of(".suggestions li:last-child bdi");
    assert!(name.contains("Science"), "{kind} {name}");
    let told: usize =
        reader.text_of(".suggestions li:last-child .number").parse().expect("a count");
    reader.click(".suggestions li:last-child");
    assert_eq!(reader.query(), "the ");
    assert_eq!(reader.address_says(&kind), Some(name));
    assert_eq!(reader.count(), told);
    reader.back();
    assert_eq!(reader.query(), "the scien");
}

fn escape(reader: &Reader) {
    reader.open("");
    type_slowly(reader, "can");
    reader.press(Key::Down);
    assert_ne!(at(reader), "");
    reader.press(Key::Escape);
    assert_eq!((at(reader).as_str(), reader.query().as_str()), ("", "can"));
    reader.press(Key::Escape);
    assert_eq!(reader.query(), "");
}

fn nothing(reader: &Reader) {
    reader.open("");
    assert!(!reader.is_shown(".suggestions"));
    assert_eq!(type_slowly(reader, "canal "), [""; 0]);
    assert_eq!(type_slowly(reader, "\"suez can"), [""; 0]);
}

fn they_have_stories(reader: &Reader) {
    reader.open("");
    let all = type_slowly(reader, "the sh");
    let counts = reader.texts(".suggestions .number", "textContent");
    assert!(!all.is_empty());
    for (word, count) in all.iter().zip(counts).filter(|(word, _)| !word.contains(' ')).take(3) {
        reader.open(&format!("?q=headline:xyzzy+OR+%22{word}%22"));
        let most: usize = count.parse().expect("a count");
        assert!(reader.count() >= most, "{word} stands in {most} stories and in others");
    }
}
