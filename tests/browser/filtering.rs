//! Filters: choosing, taking back, counting, days, and the sheet on a phone.

use fantoccini::key::Key;
use serde_json::Value;

use crate::{
    article_set::{SET, plain, set_of},
    demo::Story,
    stage::Reader,
    suite::Test,
};

pub(crate) const TESTS: &[Test] = &[
    Test::new("filter: a section", a_section),
    Test::new("filter: the counts are what choosing gives", the_counts_are_true),
    Test::new("filter: two of one kind widen, two kinds narrow", two_of_one_kind_widen),
    Test::new("filter: languages", languages),
    Test::new("filter: a range of days", a_range_of_days),
    Test::new("filter: with a query", with_a_query),
    Test::new("filter: what narrows the list can be taken away", chips),
    Test::new("filter: a day typed digit by digit is one step of the history", a_day_typed),
    Test::new("filter: the value just chosen is not under the bar", not_under_the_bar),
    Test::new("filter: a value chosen before does not pull the page back", not_pulled_back),
    Test::new("filter: a value in another case is the same value", in_another_case),
    Test::new("filter: in the sheet of a phone", in_the_sheet),
    Test::new("filter: the sheet keeps the keyboard", the_sheet_keeps_the_keyboard),
    Test::new("filter: Escape closes the sheet wherever the focus is", escape_from_the_sheet),
    Test::new("filter: thousands of values are shown by the dozen", thousands_of_values),
    Test::new("filter: Back closes the sheet, and so does a wide window", ways_out_of_the_sheet),
];

fn first_section(reader: &Reader) -> String {
    reader.choices("section").first().expect("the demo set has sections").0.clone()
}

fn a_section(reader: &Reader) {
    reader.open("");
    let section = first_section(reader);
    let in_section = |story: &Story| story.section == section;
    reader.choose("section", &section);
    assert!(reader.is_chosen("section", &section));
    assert_eq!(reader.count(), reader.demo().count(in_section));
    assert_eq!(reader.address_says("section"), Some(section.clone()));
    assert!(reader.slugs().iter().all(|slug| in_section(reader.demo().story(slug))));
    reader.choose("section", &section);
    assert!(!reader.is_chosen("section", &section));
    assert_eq!(reader.count(), reader.demo().len());
    assert_eq!(reader.address(), "");
}

fn the_counts_are_true(reader: &Reader) {
    reader.open("");
    for facet in ["section", "source", "language", "topic", "place"] {
        let choices = reader.choices(facet);
        assert!(!choices.is_empty(), "no choices of {facet}");
        for (value, number) in choices.iter().take(3) {
            reader.choose(facet, value);
            assert_eq!(reader.count(), *number, "stories of {facet} {value}");
            reader.choose(facet, value);
        }
    }
}

fn two_of_one_kind_widen(reader: &Reader) {
    reader.open("");
    let sections: Vec<String> =
        reader.choices("section").into_iter().map(|(section, _)| section).take(2).collect();
    for section in &sections {
        reader.choose("section", section);
    }
    let either = |story: &Story| sections.contains(&story.section);
    assert_eq!(reader.count(), reader.demo().count(either));
    reader.choose("language", "en");
    assert_eq!(
        reader.count(),
        reader.demo().count(|story| either(story) && story.language == "en")
    );
}

fn languages(reader: &Reader) {
    reader.open("");
    for language in ["ar", "en"] {
        reader.choose("language", language);
        assert_eq!(reader.count(), reader.demo().count(|story| story.language == language));
        reader.choose("language", language);
    }
}

fn a_range_of_days(reader: &Reader) {
    let between = |story: &Story| ("2021-07-04"..="2023-07-06").contains(&story.day());
    reader.open("");
    reader.set_day("from", "2021-07-04");
    assert_eq!(reader.count(), reader.demo().count(|story| story.day() >= "2021-07-04"));
    reader.set_day("to", "2023-07-06");
    assert_eq!(reader.count(), reader.demo().count(between));
    assert_eq!(reader.address(), "?from=2021-07-04&to=2023-07-06");
    reader.set_day("from", "");
    assert_eq!(reader.count(), reader.demo().count(|story| story.day() <= "2023-07-06"));
}

fn with_a_query(reader: &Reader) {
    reader.open("?q=the");
    let all = reader.count();
    let (section, number) =
        reader.choices("section").into_iter().next().expect("sections among the found");
    reader.choose("section", &section);
    assert_eq!(reader.count(), number);
    assert!(number < all);
    assert_eq!(reader.address_says("q").as_deref(), Some("the"));
    reader.type_query("qzx");
    assert!(reader.is_shown("#nothing"));
    assert!(reader.is_chosen("section", &section), "what is chosen stays in sight");
}

fn chips(reader: &Reader) {
    reader.open("");
    let section = first_section(reader);
    reader.choose("section", &section);
    reader.choose("language", "en");
    assert_eq!(reader.texts("ul.chips button", "textContent").len(), 2);
    reader.click("ul.chips li:first-child button");
    assert_eq!(reader.address(), "?language=en");
    assert_eq!(reader.texts("ul.chips button", "textContent").len(), 1);
}

fn in_the_sheet(reader: &Reader) {
    reader.session().resize(500, 800);
    reader.open("");
    assert!(!reader.is_shown("fieldset.facet[data-facet='section']"), "the filters are put away");
    reader.click("#filters");
    reader.wait_until("the sheet is open", || {
        reader.is_shown("fieldset.facet[data-facet='section']")
    });
    let (section, number) =
        reader.choices("section").into_iter().next().expect("there are sections");
    reader.choose("section", &section);
    reader.press(Key::Escape);
    reader.wait_until("the sheet is closed", || {
        !reader.is_shown("fieldset.facet[data-facet='section']")
    });
    assert_eq!(reader.count(), number);
    assert_eq!(reader.focused(), "#filters");
}

fn a_day_typed(reader: &Reader) {
    let length = || reader.see("return history.length", Value::Null).as_i64().unwrap_or_default();
    reader.open("");
    let before = length();
    // WebKit goes back over entries that were made without a hand on the page.
    reader.click("#count");
    reader.see("document.querySelector('#from').focus()", Value::Null);
    // What a date field says while 2021, then July, is typed over the first of January.
    for (day, address) in [
        ("0002-01-01", ""),
        ("0202-01-01", ""),
        ("2021-01-01", "?from=2021-01-01"),
        ("2021-07-01", "?from=2021-07-01"),
    ] {
        reader.set_day("from", day);
        // The window loses the focus and gets it back, which tells the field of both.
        reader.see(
            "for (const kind of ['blur', 'focus']) \
                 document.querySelector('#from').dispatchEvent(new FocusEvent(kind))",
            Value::Null,
        );
        reader.wait_until(&format!("the address follows {day}"), || reader.address() == address);
    }
    assert_eq!(length(), before + 1);
    assert_eq!(reader.count(), reader.demo().count(|story| story.day() >= "2021-07-01"));
    reader.see("document.querySelector('#search').focus()", Value::Null);
    reader.back();
    assert_eq!((reader.address().as_str(), reader.count()), ("", reader.demo().len()));
}

/// Choosing leaves fewer values above the one chosen, and a shorter page.
fn not_under_the_bar(reader: &Reader) {
    const JUST_BELOW: &str = "
        const value = document.querySelector(arguments[0]);
        const bar = document.querySelector('.front-top').getBoundingClientRect();
        const below = value.getBoundingClientRect().top - bar.bottom;
        scrollBy({ top: below, behavior: 'instant' });
        value.focus({ preventScroll: true });
        value.click();
    ";
    const IS_CLEAR: &str = "
        const value = document.querySelector(arguments[0]);
        const box = value.getBoundingClientRect();
        const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return value === document.activeElement && value.contains(over);
    ";
    reader.session().resize(1280, 640);
    for facet in ["source", "language", "topic", "place"] {
        reader.open("");
        let (value, number) = reader.choices(facet).swap_remove(3);
        let css = format!("fieldset.facet[data-facet='{facet}'] [data-value=\"{value}\"]");
        reader.see(JUST_BELOW, Value::from(css.as_str()));
        reader.settle();
        assert_eq!(reader.count(), number);
        assert_eq!(reader.see(IS_CLEAR, Value::from(css.as_str())), true, "{facet}: {value}");
    }
}

/// The value chosen keeps the focus while the list is read on, far below it.
fn not_pulled_back(reader: &Reader) {
    reader.open("");
    reader.choose("language", "en");
    let all = reader.count();
    let cards = reader.slugs().len();
    assert!(cards < all, "{cards} of {all} are there at once");
    reader.see("scrollTo({ top: 1e6, behavior: 'instant' })", Value::Null);
    reader.wait_until("the others have come", || reader.slugs().len() == all);
    reader.settle();
    let is_near = "return document.querySelector('#cards').getBoundingClientRect().top < -1000";
    assert_eq!(reader.see(is_near, Value::Null), true, "the page stays where it was scrolled");
}

fn in_another_case(reader: &Reader) {
    reader.open("");
    let section = first_section(reader);
    let number = reader.demo().count(|story| story.section == section);
    reader.open(&format!("?section={}&language=EN-gb", section.to_lowercase()));
    assert!(reader.is_chosen("section", &section) && reader.is_chosen("language", "en"));
    let chips = reader.texts("ul.chips button", "textContent");
    assert_eq!(chips, [format!("Take away: {section}"), "Take away: English".to_owned()]);
    reader.choose("language", "en");
    assert_eq!(reader.count(), number);
    reader.choose("section", &section);
    assert_eq!((reader.address().as_str(), reader.count()), ("", reader.demo().len()));
}

/// The filters of a phone, over the page.
fn open_sheet(reader: &Reader) {
    reader.session().resize(500, 800);
    reader.open("?q=ice");
    reader.click("#filters");
    reader.wait_until("the sheet is open", || reader.is_there("#facets.open"));
    reader.wait_until("it has the focus", || {
        reader.is_true("return document.activeElement.matches('#facets .sheet-close')")
    });
}

fn the_sheet_keeps_the_keyboard(reader: &Reader) {
    open_sheet(reader);
    const ELSEWHERE: &str = "return !document.activeElement.closest('#facets') && document.activeElement !== document.body";
    let buttons = reader.texts("#facets button", "textContent").len();
    for _ in 0..buttons + 5 {
        reader.press(Key::Tab);
        assert!(!reader.is_true(ELSEWHERE), "the focus went under the sheet");
    }
}

fn ways_out_of_the_sheet(reader: &Reader) {
    open_sheet(reader);
    let (section, _) = reader.choices("section").into_iter().next().expect("there are sections");
    reader.choose("section", &section);
    reader.back();
    reader.wait_until("the sheet is closed", || !reader.is_there("#facets.open"));
    assert_eq!(reader.address(), "?q=ice");
    assert!(!reader.is_there("header[inert], main[inert]"), "the page can be used again");
    reader.click("#filters");
    reader.wait_until("the sheet is open", || reader.is_there("#facets.open"));
    reader.session().resize(1280, 900);
    reader.wait_until("the sheet is closed", || !reader.is_there("#facets.open"));
    assert!(!reader.is_there("header[inert], main[inert]"), "the page can be used again");
}

fn escape_from_the_sheet(reader: &Reader) {
    open_sheet(reader);
    reader.see("document.activeElement.blur()", Value::Null);
    reader.press('?');
    assert!(!reader.is_there("dialog#help[open]"), "the page under the sheet hears no keys");
    reader.press(Key::Escape);
    reader.wait_until("the sheet is closed", || !reader.is_there("#facets.open"));
    assert_eq!(reader.focused(), "#filters");
}

fn thousands_of_values(reader: &Reader) {
    let stories: Vec<Value> = (0..1000)
        .map(|n| {
            let mut story = plain(&format!("story-{n}"));
            let topics = (0..3).map(|m| format!("Topic {}", n * 3 + m));
            story["topics"] = topics.collect();
            story
        })
        .collect();
    reader.break_path(SET, set_of(&stories));
    reader.open("");
    let shown = || reader.choices("topic").len();
    let more = "fieldset[data-facet=topic] .more-values";
    for expected in [6, 66, 126, 186, 246, 6] {
        assert_eq!(shown(), expected);
        reader.click(more);
    }
    reader.type_query("topic:\"topic 2999\"");
    reader.wait_until("the last is found", || reader.count_said() == "1 story");
}
