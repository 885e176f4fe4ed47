//! Opening the page: at a root, below a path, on hosts that compress, at addresses that mean something or nothing.

use serde_json::Value;

use crate::{
    stage::Reader,
    suite::{Host, Test},
};

const BELOW: Host = Host::SubPath("/some/where/");

pub(crate) const TESTS: &[Test] = &[
    Test::new("opening: all stories are counted, thirty are shown, newest first", all_are_counted),
    Test::new("opening: more stories come by scrolling", more_come_by_scrolling),
    Test::new("opening: more stories come by the button", more_come_by_the_button),
    Test::new(
        "opening: pictures have their boxes, and something in them",
        pictures_have_their_boxes,
    ),
    Test::new("opening: a story's own address", a_storys_own_address),
    Test::new("opening: an address of no story", an_address_of_no_story),
    Test::new("opening: an address of nonsense", an_address_of_nonsense),
    Test::new("opening: on a host that compresses", all_are_counted).on(Host::Gzipping),
    Test::new("opening: below a path", below_a_path).on(BELOW),
];

/// As many as are shown at first, and come at a time.
const CARDS: usize = 30;

fn all_are_counted(reader: &Reader) {
    reader.open("");
    let total = reader.demo().len();
    assert_eq!(reader.count_said(), format!("{total} stories"));
    let slugs = reader.slugs();
    assert_eq!(slugs.len(), total.min(CARDS));
    let times = reader.times_of(&slugs);
    assert!(times.is_sorted_by(|earlier, later| earlier >= later), "newest first, but {times:?}");
    let newest = reader.times_of(
        &reader.demo().all(|_| true).iter().map(|story| story.slug.clone()).collect::<Vec<_>>(),
    );
    assert_eq!(times.first().copied(), newest.into_iter().max());
}

fn more_come_by_scrolling(reader: &Reader) {
    reader.open("");
    assert_eq!(reader.slugs().len(), CARDS);
    reader.scroll_to(1e6);
    reader.wait_until("there are more cards", || {
        reader.slugs().len() == reader.demo().len().min(2 * CARDS)
    });
}

fn more_come_by_the_button(reader: &Reader) {
    reader.open("");
    // Pressed where it stands, since scrolling it into view would do its work.
    reader.see("document.querySelector('button#more').click()", Value::Null);
    reader.wait_until("there are more cards", || {
        reader.slugs().len() == reader.demo().len().min(2 * CARDS)
    });
    assert_eq!(reader.scroll(), 0.0);
}

fn pictures_have_their_boxes(reader: &Reader) {
    reader.open("");
    const BOXLESS: &str = "
        return Array.from(document.querySelectorAll('#cards img'))
            .filter((image) => !image.getAttribute('width') || !image.getAttribute('height') || image.getAttribute('alt') === null)
            .map((image) => image.src)";
    assert_eq!(
        reader.see(BOXLESS, Value::Null),
        Value::Array(Vec::new()),
        "pictures without width, height or alt"
    );
    const BROKEN: &str = "
        const images = Array.from(document.querySelectorAll('#cards img'));
        const seen = images.filter((image) => image.getBoundingClientRect().top < innerHeight);
        return seen.length > 0 && seen.every((image) => image.complete && image.naturalWidth > 0)";
    reader.wait_until("the pictures in view are there", || reader.see(BROKEN, Value::Null) == true);
}

fn a_storys_own_address(reader: &Reader) {
    let story = reader.demo().first("English story", |story| story.language == "en");
    reader.open(&format!("?story={}", story.slug));
    assert_eq!(reader.headline(), story.headline);
    assert!(reader.text_of("title").contains(&story.headline));
    reader.close_story();
    assert_eq!(reader.count(), reader.demo().len());
    assert_eq!(reader.address_says("story"), None);
}

fn an_address_of_no_story(reader: &Reader) {
    reader.visit("?story=no-such-story");
    reader.wait_until("it is said", || reader.text_of("main h1") == "This story is not here");
    reader.click("main button");
    assert_eq!(reader.count(), reader.demo().len());
}

fn an_address_of_nonsense(reader: &Reader) {
    for address in [
        "?q=%FF%00&sort=wrong&from=yesterday&to=9999-99-99",
        "?section=Nowhere",
        "?=&&&q",
        "?story=../../etc",
    ] {
        reader.visit(address);
        reader.wait_until(&format!("`{address}` has come to something"), || {
            reader.is_there("main#content h1")
        });
        assert!(!reader.is_shown("#failure"), "`{address}` is no reason to fail");
    }
}

fn below_a_path(reader: &Reader) {
    all_are_counted(reader);
    pictures_have_their_boxes(reader);
    let url = reader.session().url();
    assert!(url.ends_with("/some/where/"), "{url}");
    reader.open_story(1);
    let headline = reader.headline();
    let url = reader.session().url();
    assert!(url.contains("/some/where/?story="), "{url}");
    reader.reload();
    assert_eq!(reader.headline(), headline);
    reader.back();
    assert_eq!(reader.slugs().len(), CARDS);
}
