//! Passages of a story: links to them, addresses that name them, Back between them.

use serde_json::{Value, json};

use crate::{
    article_set::{SET, plain, set_of},
    stage::Reader,
    suite::Test,
};

pub(crate) const TESTS: &[Test] = &[
    Test::new("passage: a link leads there, and Back leads back", a_link_and_back),
    Test::new("passage: an address that names one opens there", an_address),
    Test::new("passage: one that is not there opens the story", not_there),
    Test::new("passage: a fragment written by hand is a way back too", written_by_hand),
];

/// A story of three long parts, with links to the others at its beginning.
fn serve(reader: &Reader) {
    let words = "Words enough to fill the window more than once. ".repeat(60);
    let paragraph = |text: Value| json!({ "kind": "paragraph", "text": text });
    let link = |to: &str| json!({ "kind": "link", "to": to, "text": format!("See {to}") });
    let mut story = plain("parts");
    story["body"] = json!([
        paragraph(json!([link("#second"), " ", link("#help"), " ", link("#nowhere")])),
        paragraph(json!(words)),
        { "kind": "subhead", "text": "The second part", "id": "second" },
        paragraph(json!(words)),
        { "kind": "subhead", "text": "The part on help", "id": "help" },
        paragraph(json!(words)),
    ]);
    reader.break_path(SET, set_of(&[plain("other"), story]));
}

/// Waits until a subhead stands at the top of the window, below the tools, with the focus.
#[track_caller]
fn assert_at(reader: &Reader, subhead: &str) {
    const AT: &str = "
        const focused = document.activeElement;
        const top = focused.getBoundingClientRect().top;
        return focused.textContent === arguments[0] && top >= 0 && top < innerHeight / 3";
    reader
        .wait_until(&format!("`{subhead}` is in view"), || reader.see(AT, subhead.into()) == true);
}

fn a_link_and_back(reader: &Reader) {
    serve(reader);
    reader.open("?q=words");
    reader.open_story(0);
    reader.click("article.story a[href='#p-second']");
    assert_at(reader, "The second part");
    assert_eq!(reader.address(), "?story=parts&q=words#p-second");
    reader.back();
    reader.wait_until("the story is at its start", || reader.scroll() == 0.0);
    assert_eq!(reader.address(), "?story=parts&q=words");
    reader.click("article.story a[href='#p-help']");
    assert_at(reader, "The part on help");
    reader.press(fantoccini::key::Key::Escape);
    reader.wait_until("the list is back", || reader.focused() == "card parts");
    assert_eq!(reader.address(), "?q=words");
}

fn an_address(reader: &Reader) {
    serve(reader);
    reader.open("?story=parts#p-help");
    assert_at(reader, "The part on help");
    reader.reload();
    reader.wait_until("the place is kept", || reader.scroll() > 500.0);
    assert_eq!(reader.address(), "?story=parts#p-help");
}

fn not_there(reader: &Reader) {
    serve(reader);
    reader.open("?story=parts");
    reader.click("article.story a[href='#p-nowhere']");
    reader.wait_until("the headline has the focus", || reader.focused() == "h1");
    assert_eq!(reader.scroll(), 0.0);
    // Names of the page's own parts are nobody's passages.
    reader.open("?story=parts#content");
    assert_eq!((reader.headline().as_str(), reader.scroll()), ("Headline of parts", 0.0));
}

fn written_by_hand(reader: &Reader) {
    serve(reader);
    reader.open("");
    let place = reader.slugs().iter().position(|slug| slug == "parts").expect("it is served");
    reader.open_story(place);
    reader.see("location.hash = '#p-second'", Value::Null);
    assert_at(reader, "The second part");
    reader.press(fantoccini::key::Key::Escape);
    reader.wait_until("the list is back", || reader.focused() == "card parts");
    assert_eq!(reader.address(), "");
}
