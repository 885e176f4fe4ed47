//! Filters: choosing, taking back, counting, days, and the sheet on a phone.

use fantoccini::key::Key;

use crate::{demo::Story, stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("filter: a section", a_section),
    Test::new("filter: the counts are what choosing gives", the_counts_are_true),
    Test::new("filter: two of one kind widen, two kinds narrow", two_of_one_kind_widen),
    Test::new("filter: languages", languages),
    Test::new("filter: a range of days", a_range_of_days),
    Test::new("filter: with a query", with_a_query),
    Test::new("filter: what narrows the list can be taken away", chips),
    Test::new("filter: in the sheet of a phone", in_the_sheet),
    Test::new("filter: the sheet keeps the keyboard", the_sheet_keeps_the_keyboard),
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
