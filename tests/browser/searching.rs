//! Searching: what is typed, what is found, in any script.

use fantoccini::key::Key;

use crate::{demo::Story, stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("search: a headline finds its story first, and marks it", a_headline_finds_its_story),
    Test::new("search: a word is found by its beginning", a_word_is_found_by_its_beginning),
    Test::new("search: every key narrows at once", every_key_narrows_at_once),
    Test::new("search: nothing found says so and helps", nothing_found),
    Test::new("search: a slip of the finger is seen through, and said", a_slip),
    Test::new("search: phrases, words left out, and fields", phrases_and_fields),
    Test::new("search: accents may be left out", accents_may_be_left_out),
    Test::new("search: arabic", arabic),
    Test::new("search: japanese", japanese),
    Test::new("search: chinese and hindi", chinese_and_hindi),
    Test::new("search: whatever is typed means something", whatever_is_typed),
];

/// The longest word of a headline, without its punctuation.
fn longest_word(story: &Story) -> String {
    let words = story.headline.split(|c: char| !c.is_alphanumeric());
    words.max_by_key(|word| word.chars().count()).unwrap_or_default().to_owned()
}

#[track_caller]
fn assert_finds_first(reader: &Reader, typed: &str, story: &Story) {
    reader.open("");
    reader.type_query(typed);
    assert_eq!(reader.slugs().first(), Some(&story.slug), "first for `{typed}`");
    assert!(reader.count() < reader.demo().len(), "`{typed}` leaves some out");
}

fn a_headline_finds_its_story(reader: &Reader) {
    let long = |story: &Story| story.language == "en" && story.headline.split(' ').count() > 5;
    let story = reader.demo().first("long English headline", long);
    assert_finds_first(reader, &story.headline, story);
    let marked = reader.marked();
    assert!(
        marked.contains(&longest_word(story)),
        "`{}` is marked, among {marked:?}",
        longest_word(story)
    );
    reader.wait_until("the address follows", || {
        reader.address_says("q").as_deref() == Some(&story.headline)
    });
}

fn a_word_is_found_by_its_beginning(reader: &Reader) {
    let story = reader.demo().first("long word in English", |story| {
        story.language == "en" && longest_word(story).len() > 7
    });
    reader.open("");
    reader.type_query(&longest_word(story)[..6].to_lowercase());
    assert!(reader.slugs().contains(&story.slug), "{} among {:?}", story.slug, reader.slugs());
}

fn every_key_narrows_at_once(reader: &Reader) {
    reader.open("");
    let story = reader
        .demo()
        .first("English story", |story| story.language == "en" && longest_word(story).len() > 6);
    let mut last = reader.count();
    for key in longest_word(story).chars() {
        reader.press_in_search(key);
        let now = reader.count();
        assert!(now <= last, "`{}` finds {now}, more than the {last} before", reader.query());
        last = now;
    }
    assert!(last >= 1);
    for _ in 0..reader.query().chars().count() {
        reader.press(Key::Backspace);
    }
    assert_eq!((reader.query().as_str(), reader.count()), ("", reader.demo().len()));
}

fn nothing_found(reader: &Reader) {
    reader.open("");
    assert!(!reader.is_there("#nothing"));
    reader.type_query("qzxvkjw");
    assert_eq!(reader.count_said(), "0 stories");
    assert!(reader.is_shown("#nothing"));
    assert!(reader.text_of("#nothing").contains("qzxvkjw"), "{}", reader.text_of("#nothing"));
    reader.click("#nothing li:last-child button");
    assert_eq!(reader.count(), reader.demo().len());
    assert!(!reader.is_there("#nothing"));
}

fn a_slip(reader: &Reader) {
    let story = reader.demo().first("long word in English", |story| {
        story.language == "en" && longest_word(story).len() > 8
    });
    let word = longest_word(story).to_lowercase();
    let mut slip: Vec<char> = word.chars().collect();
    slip.swap(3, 4);
    let slip: String = slip.into_iter().collect();
    reader.open("");
    reader.type_query(&format!("{slip} "));
    assert!(reader.slugs().contains(&story.slug), "{slip}: {:?}", reader.slugs());
    let said = reader.text_of(".slips");
    assert!(said.contains(&slip) && said.contains(&word), "{said}");
    let marked = reader.marked();
    assert!(marked.iter().any(|mark| mark.to_lowercase() == word), "{word} among {marked:?}");
    reader.wait_until("it is announced", || reader.text_of("#said").contains(&word));
    reader.empty_search();
    reader.type_query(&format!("{word} "));
    assert!(!reader.is_there(".slips"), "nothing to say of a word as it is");
}

fn phrases_and_fields(reader: &Reader) {
    let demo = reader.demo();
    reader.open("");
    let arabic = demo.count(|story| story.language == "ar");
    reader.type_query("lang:ar");
    assert_eq!(reader.count(), arabic);

    let section = &demo
        .first("section", |story| !story.section.is_empty() && story.section.is_ascii())
        .section;
    reader.open("");
    reader.type_query(&format!("section:{}", section.to_lowercase()));
    assert_eq!(reader.count(), demo.count(|story| story.section == *section));

    reader.open("");
    reader.type_query("before:2022");
    assert_eq!(reader.count(), demo.count(|story| story.day() < "2022"));

    let story = demo.first("long English headline", |story| {
        story.language == "en" && story.headline.split(' ').count() > 5
    });
    reader.open("");
    reader.type_query(&format!("\"{}\"", story.headline));
    let with = reader.count();
    assert_eq!(reader.slugs().first(), Some(&story.slug));
    assert!(with <= 2, "the whole headline as a phrase is in {with} stories");
    reader.open("");
    reader.type_query(&format!("{} -{}", story.headline, longest_word(story)));
    assert!(!reader.slugs().contains(&story.slug), "the story holds the word left out");
}

fn accents_may_be_left_out(reader: &Reader) {
    let story = reader.demo().first("Spanish headline with an ó or í", |story| {
        story.language == "es" && story.headline.contains(['ó', 'í'])
    });
    let word = story.headline.split(' ').find(|word| word.contains(['ó', 'í'])).unwrap_or_default();
    let plain = word.replace('ó', "o").replace('í', "i");
    reader.open("");
    reader.type_query(&plain);
    assert!(reader.slugs().contains(&story.slug), "`{plain}` finds `{word}`");
}

fn arabic(reader: &Reader) {
    let story = reader.demo().first("Arabic story", |story| {
        story.language == "ar" && story.headline.split(' ').count() > 3
    });
    assert_finds_first(reader, &story.headline, story);
    assert!(!reader.marked().is_empty());
    let word = longest_word(story);
    reader.open("");
    reader.type_query(&word);
    assert!(reader.slugs().contains(&story.slug), "`{word}` finds {}", story.slug);
}

fn japanese(reader: &Reader) {
    let story = reader.demo().first("Japanese story", |story| story.language == "ja");
    let word: String = longest_word(story).chars().take(3).collect();
    reader.open("");
    reader.type_query(&word);
    assert!(reader.slugs().contains(&story.slug), "`{word}` finds {}", story.slug);
    assert!(!reader.marked().is_empty());
    assert_finds_first(reader, &story.headline, story);
}

fn chinese_and_hindi(reader: &Reader) {
    for language in ["zh-Hans", "hi"] {
        let story = reader.demo().first(language, |story| story.language == language);
        assert_finds_first(reader, &story.headline, story);
    }
}

fn whatever_is_typed(reader: &Reader) {
    const ODD: [&str; 12] = [
        "\"",
        "-",
        "- -",
        "section:",
        "section:\"",
        "before:soon",
        "((*?",
        "<b>",
        "%",
        "\\",
        "a\u{301}",
        ":::",
    ];
    reader.open("");
    for typed in ODD {
        reader.empty_search();
        reader.type_query(typed);
        assert_eq!(reader.query(), typed);
        assert!(reader.count() <= reader.demo().len());
    }
    reader.press(Key::Enter);
    assert_eq!(reader.query(), ":::", "Enter submits nothing");
    // WebKit's driver cannot type beyond the first plane, so this one comes by the address.
    reader.open("?q=%F0%9F%A7%8A");
    assert_eq!(reader.query(), "🧊");
}
