//! The harness tried on a page of its own, in each engine: a suite that hears nothing would pass on anything.

use fantoccini::key::Key;
use serde_json::{Value, json};
use xtask::{server::Fault, tools::browsers::Engine};

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new(
        "harness: a page is read, typed into, clicked and left",
        a_page_is_read_typed_into_clicked_and_left,
    ),
    Test::new("harness: complaints of the page are heard", complaints_are_heard),
    Test::new("harness: a refusal by policy is heard", a_refusal_is_heard),
    Test::new("harness: a broken picture is heard", a_broken_picture_is_heard),
    Test::new("harness: a request to another origin is heard", a_foreign_request_is_heard),
    Test::new("harness: a missing file is heard", a_missing_file_is_heard),
    Test::new("harness: a new browser remembers nothing", a_new_browser_remembers_nothing),
    Test::new("harness: the page is as wide as it is told", the_page_is_as_wide_as_it_is_told),
];

const PAGE: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self' http://localhost:*; img-src data:">
<link rel="icon" href="data:,"><script src="tiny.js" defer></script></head>
<body><input id="search"><p id="count">0 stories</p><button id="more">More</button></body></html>"#;

const SCRIPT: &str = r"
    const count = document.querySelector('#count');
    document.querySelector('#search').addEventListener('input', (event) => count.textContent = `${event.target.value.length} stories`);
    document.querySelector('#more').addEventListener('click', () => history.pushState('', '', '?more'));
    addEventListener('keydown', (event) => document.title += ' ' + event.key);
";

/// Puts the page beside the reader, and opens it.
fn open_page(reader: &Reader) {
    reader.break_path("tiny.html", Fault::Bytes(PAGE.into()));
    reader.break_path("tiny.js", Fault::Bytes(SCRIPT.into()));
    reader.visit("tiny.html");
}

/// Waits until a complaint with these words is heard, which would fail any other test.
#[track_caller]
fn assert_heard(reader: &Reader, words: &str) {
    let heard = || reader.complaints().iter().any(|complaint| complaint.contains(words));
    reader.wait_until(&format!("`{words}` is complained of"), heard);
    reader.expect_complaint(words);
}

fn a_page_is_read_typed_into_clicked_and_left(reader: &Reader) {
    open_page(reader);
    reader.type_query("héllo ج 雪");
    assert_eq!((reader.query().as_str(), reader.count()), ("héllo ج 雪", 9));
    reader.click("#more");
    assert_eq!(reader.address(), "tiny.html?more");
    reader.back();
    assert_eq!(reader.address(), "tiny.html");
    reader.press('x');
    reader.press(Key::Escape);
    let title = reader.text_of("title");
    assert!(title.ends_with("x Escape"), "{title}");
}

fn complaints_are_heard(reader: &Reader) {
    open_page(reader);
    assert_eq!(reader.complaints(), [""; 0]);
    reader.see("console.log('just so you know')", Value::Null);
    reader.see("console.warn('this is a warning')", Value::Null);
    assert_heard(reader, "this is a warning");
    reader.see("console.error('this is an error')", Value::Null);
    assert_heard(reader, "this is an error");
    reader.see("setTimeout(() => { throw new Error('thrown by the page') })", Value::Null);
    assert_heard(reader, "thrown by the page");
    reader.see("setTimeout(() => Promise.reject(new Error('promised in vain')))", Value::Null);
    assert_heard(reader, "promised in vain");
}

fn a_refusal_is_heard(reader: &Reader) {
    open_page(reader);
    reader.see(
        "document.body.append(Object.assign(new Image(), { src: '/refused.png' }))",
        Value::Null,
    );
    assert_heard(reader, "img-src");
}

fn a_broken_picture_is_heard(reader: &Reader) {
    if reader.session().engine() != Engine::Firefox {
        // The others do not speak of it.
        return;
    }
    let page = PAGE.replace("img-src data:", "img-src 'self' data:");
    reader.break_path("tiny.html", Fault::Bytes(page.into()));
    reader.break_path("tiny.js", Fault::Bytes(SCRIPT.into()));
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/public/images/a4-and-root-two.webp");
    let picture = std::fs::read(picture).expect("the demo edition has it");
    reader.break_path("half.webp", Fault::Bytes(picture[..picture.len() / 2].to_vec()));
    reader.visit("tiny.html");
    reader
        .see("document.body.append(Object.assign(new Image(), { src: 'half.webp' }))", Value::Null);
    assert_heard(reader, "corrupt");
}

fn a_foreign_request_is_heard(reader: &Reader) {
    open_page(reader);
    let elsewhere = reader.url_of("tiny.js").replace("127.0.0.1", "localhost");
    reader.see("fetch(arguments[0], { mode: 'no-cors' }).catch(() => {})", json!(elsewhere));
    assert_heard(reader, &elsewhere);
}

fn a_missing_file_is_heard(reader: &Reader) {
    // Without the faults that put the page there, a 404 is nobody's intention.
    reader.visit("boot.js");
    reader.see("fetch('no-such-file').catch(() => {})", Value::Null);
    reader.expect_complaint("404");
    assert_heard(reader, "the page asked for `/no-such-file`, which is not there");
}

fn a_new_browser_remembers_nothing(reader: &Reader) {
    const KEPT: &str =
        "return [localStorage.length, sessionStorage.length, document.cookie, history.length]";
    open_page(reader);
    let fresh = reader.see(KEPT, Value::Null);
    assert_eq!((&fresh[0], &fresh[1], &fresh[2]), (&json!(0), &json!(0), &json!("")));
    reader.see("localStorage.a = sessionStorage.b = document.cookie = 'c=d'", Value::Null);
    reader.click("#more");
    assert_ne!(reader.see(KEPT, Value::Null), fresh);
    reader.change_browser();
    reader.visit("tiny.html");
    assert_eq!(reader.see(KEPT, Value::Null), fresh);
}

fn the_page_is_as_wide_as_it_is_told(reader: &Reader) {
    open_page(reader);
    for (width, height) in [(1280, 900), (600, 800)] {
        reader.session().resize(width, height);
        let is_so = || {
            reader.see("return [innerWidth, innerHeight]", Value::Null) == json!([width, height])
        };
        reader.wait_until(&format!("the page is {width} by {height}"), is_so);
    }
}
