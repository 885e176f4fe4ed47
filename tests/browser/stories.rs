//! Opening a story, reading it, going on to the next.

use crate::{demo::Story, stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("story: a card opens its story", a_card_opens_its_story),
    Test::new("story: closing gives the list and the card back", closing),
    Test::new("story: previous and next within what was found", previous_and_next),
    Test::new("story: previous and next at a pasted address", previous_and_next_pasted),
    Test::new("story: caption and credit are told apart", caption_and_credit),
    Test::new("story: right to left where it is", right_to_left),
    Test::new("story: a link to another story opens it here", a_link_to_another),
    Test::new("story: sharing says what it did", sharing),
];

fn a_card_opens_its_story(reader: &Reader) {
    reader.open("");
    let slug = reader.slugs()[2].clone();
    let story = reader.demo().story(&slug);
    reader.open_story(2);
    assert_eq!(reader.headline(), story.headline);
    assert_eq!(reader.address(), format!("?story={slug}"));
    assert_eq!((reader.focused().as_str(), reader.scroll()), ("h1", 0.0));
    const SEEN: &str = "return Array.from(document.querySelectorAll(arguments[0])).filter((element) => element.checkVisibility()).length";
    for only in ["h1", "main"] {
        assert_eq!(reader.see(SEEN, only.into()), 1, "there is one `{only}`");
    }
    assert!(reader.text_of("title").starts_with(&story.headline));
    assert!(reader.text_of("main article.story .byline").contains(&story.source));
    let days = reader.texts("main article.story time", "dateTime");
    assert!(days.iter().any(|day| day.starts_with(story.day())), "{} among {days:?}", story.day());
    assert!(!reader.text_of("main article.story .body").is_empty());
}

fn closing(reader: &Reader) {
    reader.open("");
    let slug = reader.slugs()[4].clone();
    reader.open_story(4);
    reader.close_story();
    reader.wait_until("the card has the focus", || reader.focused() == format!("card {slug}"));
    assert_eq!(reader.address(), "");
}

fn previous_and_next(reader: &Reader) {
    reader.open("?q=ice&sort=oldest");
    let found = reader.headlines();
    assert!(found.len() > 2, "the demo set has stories on ice");
    reader.open_story(0);
    assert!(!reader.is_there("a.previous"), "nothing comes before the first");
    for headline in &found[1..3] {
        reader.click("a.next");
        reader.wait_until("the next is open", || reader.headline() == *headline);
    }
    reader.click("a.previous");
    reader.wait_until("the one before is open", || reader.headline() == found[1]);
    reader.close_story();
    assert_eq!(reader.headlines(), found);
}

fn previous_and_next_pasted(reader: &Reader) {
    reader.open("?q=ice&sort=oldest");
    let (slugs, found) = (reader.slugs(), reader.headlines());
    reader.change_browser();
    reader.open(&format!("?story={}&q=ice&sort=oldest", slugs[1]));
    for (way, headline) in [("previous", &found[0]), ("next", &found[2])] {
        let said = || reader.text_of(&format!("a.{way} .neighbour"));
        reader.wait_until(&format!("the {way} is `{headline}`"), || said() == *headline);
    }
}

fn caption_and_credit(reader: &Reader) {
    let story = reader.demo().first("story with a credited picture", |story| {
        story.has_image
            && story.json["lead_image"]["caption"].is_string()
            && story.json["lead_image"]["credit"].is_object()
    });
    reader.open(&format!("?story={}", story.slug));
    let caption = reader.text_of("main figure figcaption .caption");
    let credit = reader.text_of("main figure figcaption .credit");
    assert_eq!(story.json["lead_image"]["caption"], caption);
    let agency = story.json["lead_image"]["credit"]["agency"].as_str().unwrap_or_default();
    assert!(
        credit.contains(agency) && !caption.contains(agency),
        "caption `{caption}`, credit `{credit}`"
    );
}

fn right_to_left(reader: &Reader) {
    const DIRECTION: &str =
        "return getComputedStyle(document.querySelector(arguments[0])).direction";
    let direction = |css: &str| reader.see(DIRECTION, css.into());
    let story = reader.demo().first("Arabic story", |story| story.language == "ar");
    reader.open(&format!("?story={}", story.slug));
    assert_eq!(direction("main article.story h1"), "rtl");
    assert_eq!(direction("main article.story .body p"), "rtl");
    assert_eq!(direction("html"), "ltr", "the page itself is English");
    assert_eq!(reader.texts("main article.story", "lang"), ["ar"]);
    reader.open("?language=ar");
    assert_eq!(direction("article.story-card h2"), "rtl");
}

fn a_link_to_another(reader: &Reader) {
    let linking = |story: &Story| story.json["body"].to_string().contains("\"story:");
    let story = reader.demo().first("story that links to another", linking);
    reader.open(&format!("?story={}", story.slug));
    reader.click("main article.story .body a[href*='story=']");
    reader.wait_until("another is open", || reader.headline() != story.headline);
    reader.back();
    reader.wait_until("the first is open again", || reader.headline() == story.headline);
}

fn sharing(reader: &Reader) {
    reader.open("");
    reader.open_story(0);
    reader.click("button#share");
    reader.wait_until("something is said", || !reader.text_of(".said[role=status]").is_empty());
}
