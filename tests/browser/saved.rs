//! Searches that were saved: in this browser alone, opened again as they were.

use serde_json::{Value, json};

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("saved: a search is saved, and opened again as it was", saved_and_opened),
    Test::new("saved: what is taken away can be put back", taken_and_put_back),
    Test::new("saved: what means nothing in storage is passed over", passed_over),
    Test::new("saved: what another tab saves is there, and nothing of it is lost", another_tab),
    Test::new("saved: where nothing is stored it is said", not_stored),
    Test::new("saved: what was asked of late is there until it is forgotten", of_late),
];

/// Where the reader keeps them.
const ENTRY: &str = "'offprint:searches ' + document.documentElement.dataset.root";

fn names(reader: &Reader) -> Vec<String> {
    reader.texts(".saved:not(.recent) li a", "textContent")
}

fn kept(reader: &Reader) -> String {
    reader.text(&format!("return localStorage.getItem({ENTRY}) ?? 'nothing'"))
}

fn keep(reader: &Reader, written: &str) {
    reader.see(&format!("localStorage.setItem({ENTRY}, arguments[0])"), json!(written));
}

fn is_pressed(reader: &Reader) -> bool {
    reader.is_there("#save[aria-pressed=true]")
}

#[track_caller]
fn assert_focus(reader: &Reader, css: &str) {
    reader.wait_until("the focus is there", || {
        reader.see("return document.activeElement.matches(arguments[0])", json!(css)) == true
    });
}

fn saved_and_opened(reader: &Reader) {
    reader.open("");
    assert!(
        !reader.is_shown("#save") && !reader.is_there(".saved:not(.recent)"),
        "nothing to save, none saved"
    );
    reader.open("?q=ice%20&section=Science&from=2019-01-01&sort=oldest");
    let (slugs, count) = (reader.slugs(), reader.count());
    assert!(!is_pressed(reader));
    reader.click("#save");
    assert!(is_pressed(reader));
    reader.open_story(0);
    reader.open("?q=الجليد");
    assert!(!is_pressed(reader), "this is another search");
    reader.click("#save");
    reader.click("#save");
    assert!(!is_pressed(reader), "a second press gives it up");
    reader.click("#save");
    reader.open("");
    assert_eq!(names(reader), ["الجليد", "ice · Science · from 1 Jan 2019 · Oldest"]);
    assert!(!reader.is_shown("#save"));
    let names = reader.texts(".saved li:first-child a bdi", "textContent");
    assert_eq!(names, ["الجليد"], "a name turns nothing around it");
    let href = reader.texts(".saved li:last-child a", "search").swap_remove(0);
    assert_eq!(href, "?q=ice&section=Science&from=2019-01-01&sort=oldest");
    reader.click(".saved li:last-child a");
    assert_eq!((reader.address(), reader.slugs(), reader.count()), (href, slugs, count));
    assert!(is_pressed(reader) && !reader.is_there(".saved"));
    assert_focus(reader, "#content");
    reader.back();
    assert!(reader.is_there(".saved li a"));
}

fn taken_and_put_back(reader: &Reader) {
    reader.open("");
    keep(reader, "1 ?q=ice ?q=sea ?topic=Maps");
    reader.reload();
    let all = names(reader);
    assert_eq!(all, ["ice", "sea", "Maps"]);
    reader.click(".saved li:nth-child(2) .take");
    assert_eq!((names(reader).len(), kept(reader).as_str()), (2, "1 ?q=ice ?topic=Maps"));
    assert_focus(reader, "#undo");
    assert!(reader.text_of(".saved p").contains("sea was taken away"));
    reader.click("#undo");
    assert_eq!((names(reader), kept(reader).as_str()), (all, "1 ?q=ice ?q=sea ?topic=Maps"));
    assert_focus(reader, ".saved li:nth-child(2) a");
    for _ in 0..3 {
        reader.click(".saved .take");
    }
    assert!(reader.is_there("#undo"), "the last one can be put back, too");
    assert_focus(reader, "#undo");
    reader.type_query("ice");
    reader.empty_search();
    assert!(!reader.is_there(".saved"));
    assert_eq!(kept(reader).trim(), "1");
}

fn passed_over(reader: &Reader) {
    reader.open("");
    let long = "x".repeat(3_000);
    for junk in [
        "1  ?q=ice ? junk ?q= %%% ?sort=oldest ?story=a-b ?q=ice&story=b ?q=ice+#p-1",
        &format!("1 ?q=ice ?sectio={long} &&&& \u{0} 💥"),
        "1 ?q=ice\n",
    ] {
        keep(reader, junk);
        reader.reload();
        assert_eq!(names(reader), ["ice"], "{junk}");
    }
    for junk in ["", " ", "1"] {
        keep(reader, junk);
        reader.reload();
        assert!(!reader.is_there(".saved"), "{junk}");
    }
    // A later version of this program kept these.
    keep(reader, "2 {ice}");
    reader.open("?q=sea");
    reader.click("#save");
    assert!(is_pressed(reader) && reader.is_there("#content .slips"));
    assert_eq!(kept(reader), "2 {ice}");
}

fn another_tab(reader: &Reader) {
    reader.open("?q=sea");
    keep(reader, "1 ?q=sea");
    reader.see("dispatchEvent(new StorageEvent('storage'))", Value::Null);
    reader.wait_until("it is saved", || is_pressed(reader));
    reader.open("?q=snow");
    keep(reader, "1 ?q=ice ?q=sea");
    reader.click("#save");
    assert_eq!(kept(reader), "1 ?q=snow ?q=ice ?q=sea");
}

fn not_stored(reader: &Reader) {
    reader.open("?q=ice");
    reader.see(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        Value::Null,
    );
    reader.click("#save");
    assert!(is_pressed(reader));
    let said = "last until this page is closed";
    assert!(reader.text_of("#content .slips").contains(said));
    assert!(reader.text_of("#said").contains(said));
    reader.see("dispatchEvent(new StorageEvent('storage'))", Value::Null);
    assert!(is_pressed(reader), "what the browser did not take is not forgotten");
    reader.empty_search();
    assert_eq!(names(reader), ["ice"]);
}

fn of_late(reader: &Reader) {
    const LATELY: &str = ".recent li a";
    let asked = || reader.texts(LATELY, "textContent");
    reader.open("?q=ice");
    reader.open("");
    assert_eq!(asked(), [""; 0], "no story was opened from it");
    for typed in ["ice", "suez canal", "ice"] {
        reader.open(&format!("?q={}", typed.replace(' ', "+")));
        reader.open_story(0);
    }
    reader.open("");
    assert_eq!(asked(), ["ice", "suez canal"]);
    // One that is saved stands in the other row.
    reader.open("?q=ice");
    reader.click("#save");
    reader.open("");
    assert_eq!(asked(), ["suez canal"]);
    reader.click(".recent li a");
    assert_eq!(reader.query(), "suez canal");
    reader.open("");
    reader.click(".recent .undo");
    assert_eq!(asked(), [""; 0]);
    reader.reload();
    assert_eq!(asked(), [""; 0], "what is forgotten stays so");
    assert_eq!(names(reader), ["ice"]);
}
