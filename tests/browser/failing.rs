//! When the program does not come, or comes broken: the page says so in plain words, with the headlines.

use std::time::Duration;

use serde_json::Value;
use xtask::server::{Fault, gzip};

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("failing: the program is missing", missing),
    Test::new("failing: the program is corrupt", corrupt),
    Test::new("failing: the program is cut short", cut_short),
    Test::new("failing: the host sends a page in the program's place", html),
    Test::new("failing: the script beside the program is missing", script_missing),
    Test::new("failing: nothing comes for ten seconds", silence),
    Test::new("failing: the program panics", panics),
    Test::new("not failing: the program is gzipped in itself", gzipped),
    Test::new("not failing: the program is of the wrong type", wrong_type),
];

/// The failure screen with its words, its headlines, and a way to try again that works.
#[track_caller]
fn assert_fails_well(reader: &Reader, patience: Duration) {
    for noise in [
        "404",
        "Failed to load",
        "WebAssembly",
        "wasm",
        "offprint-",
        "network error",
        "ERR_",
        "NetworkError",
    ] {
        reader.expect_complaint(noise);
    }
    reader
        .wait_at_most(patience, "the failure is shown", || reader.is_shown("#failure[role=alert]"));
    let why = reader.text_of("#failure #why");
    assert!(why.split(' ').count() > 5, "`{why}` is no sentence that helps");
    reader.wait_until("the headlines are there", || {
        reader.texts("#failure ul#headlines li", "textContent").len() == reader.demo().len()
    });
    let arabic = reader.demo().first("Arabic story", |story| story.language == "ar");
    assert!(reader.texts("ul#headlines li[lang=ar]", "textContent").contains(&arabic.headline));
    assert!(
        !reader.is_there("#shell") && !reader.is_there("#cards"),
        "nothing else is left on the page"
    );
    reader.server().mend();
    reader.click_away("button#reload");
    reader.wait_until_ready();
    assert_eq!(reader.count(), reader.demo().len(), "Reload helps once the host is mended");
}

const SOON: Duration = Duration::from_secs(9);

fn broken_by(reader: &Reader, path: &str, fault: Fault) {
    reader.break_path(path, fault);
    reader.visit("");
    assert_fails_well(reader, SOON);
}

fn missing(reader: &Reader) {
    broken_by(reader, "*.wasm", Fault::NotFound);
}

fn corrupt(reader: &Reader) {
    let mut program = reader.built(".wasm");
    let half = program.len() / 2;
    program[half..half + 1000].fill(0xff);
    broken_by(reader, "*.wasm", Fault::Bytes(program));
}

fn cut_short(reader: &Reader) {
    broken_by(reader, "*.wasm", Fault::CutAfter(10_000));
}

fn html(reader: &Reader) {
    broken_by(reader, "*.wasm", Fault::Html);
}

fn script_missing(reader: &Reader) {
    reader.open("");
    let script =
        reader.see("return document.querySelector('script[data-js]').dataset.js", Value::Null);
    let script = script.as_str().expect("the page names its script").trim_start_matches("./");
    broken_by(reader, script, Fault::NotFound);
}

fn silence(reader: &Reader) {
    reader.break_path("*.wasm", Fault::Stall);
    reader.visit("");
    assert!(!reader.is_shown("#failure"), "not before its time");
    assert_fails_well(reader, Duration::from_secs(15));
}

/// A browser that makes no element any more, once: the program cannot go on, and says so by panicking.
const NO_ELEMENT: &str = "
    const make = Document.prototype.createElement;
    Document.prototype.createElement = () => {
        Document.prototype.createElement = make;
        throw new Error('out of elements');
    }";

fn panics(reader: &Reader) {
    reader.open("");
    // The trap after the panic's words, as the three engines call it.
    for trap in ["unreachable", "Unreachable"] {
        reader.expect_complaint(trap);
    }
    reader.see(NO_ELEMENT, Value::Null);
    // More cards are made than there were.
    reader.scroll_to(1e6);
    reader.wait_until("the failure is shown", || reader.is_shown("#failure"));
    let why = reader.text_of("#failure #why");
    assert!(why.contains("panicked at"), "`{why}` says what happened");
    // Nothing may reach what is left of the program.
    reader.press('?');
    assert!(!reader.is_there("dialog#help[open]"), "keys are heard by the dead");
    assert_fails_well(reader, SOON);
}

fn gzipped(reader: &Reader) {
    reader.break_path("*.wasm", Fault::Bytes(gzip(&reader.built(".wasm"))));
    reader.open("");
    assert_eq!(reader.count(), reader.demo().len());
}

fn wrong_type(reader: &Reader) {
    for mime in ["text/plain", "application/octet-stream"] {
        reader.break_path("*.wasm", Fault::Mime(mime));
        reader.open("");
        assert_eq!(reader.count(), reader.demo().len(), "as {mime}");
    }
}
