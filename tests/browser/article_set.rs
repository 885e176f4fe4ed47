//! Article sets that are missing, cut short, or meant to do harm.

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("articles: the file is missing", missing),
    Test::new("articles: the host sends a page in its place", html),
    Test::new("articles: the file is cut short", cut_short),
    Test::new("articles: the file is empty, or holds none", none_at_all),
    Test::new(
        "articles: a bad story is refused by name, the others are shown",
        a_bad_story_among_good,
    ),
    Test::new("articles: hostile words stay words", hostile_words),
    Test::new("articles: a picture that is missing moves nothing", a_picture_missing),
    Test::new("articles: a picture that was not kept leaves its words", a_picture_not_kept),
    Test::new("articles: marks of direction stay within their field", marks_of_direction),
    Test::new("articles: pictures of odd shapes keep to the column", odd_shapes),
];

pub(crate) const SET: &str = "articles.json";

/// A story with nothing but what a story must have.
pub(crate) fn plain(id: &str) -> Value {
    json!({
        "id": id, "slug": id, "headline": format!("Headline of {id}"), "source": "Test desk",
        "published": "2024-05-06T07:08:09+02:00", "language": "en",
        "body": [{ "kind": "paragraph", "text": "One sentence is enough." }],
    })
}

pub(crate) fn set_of(stories: &[Value]) -> Fault {
    let stories = Value::from(stories.to_vec());
    Fault::Bytes(format!(r#"{{"format":1,"articles":{stories}}}"#).into_bytes())
}

/// No stories, and in their place a sentence that names the file.
#[track_caller]
fn assert_says_why(reader: &Reader) {
    for noise in ["404", "Failed to load", "articles.json", "ERR_", "NetworkError"] {
        reader.expect_complaint(noise);
    }
    reader.visit("");
    let said = || reader.text_of("[role=alert]:not([hidden])");
    reader.wait_until("it is said why there are no stories", || said().contains(SET));
}

fn missing(reader: &Reader) {
    reader.break_path(SET, Fault::NotFound);
    assert_says_why(reader);
}

fn html(reader: &Reader) {
    reader.break_path(SET, Fault::Html);
    assert_says_why(reader);
}

fn cut_short(reader: &Reader) {
    // Complete as far as the host is concerned: an upload that was broken off.
    let whole = reader.built(SET);
    reader.break_path(SET, Fault::Bytes(whole[..whole.len() / 2].to_vec()));
    reader.visit("");
    reader.wait_until_ready();
    let shown = reader.count();
    assert!(
        shown > 0 && shown < reader.demo().len(),
        "what was read before the cut is shown: {shown}"
    );
    assert!(reader.is_there("details.refused"), "and the cut is said");
    // Cut off on the way: nobody knows what is missing.
    reader.break_path(SET, Fault::CutAfter(1000));
    assert_says_why(reader);
}

fn none_at_all(reader: &Reader) {
    for bytes in [
        "",
        "[]",
        "null",
        "{}",
        r#"{"format":1,"articles":[]}"#,
        r#"{"format":99,"articles":[]}"#,
        "\u{feff}{",
        "\0\0",
    ] {
        reader.break_path(SET, Fault::Bytes(bytes.into()));
        assert_says_why(reader);
    }
}

fn a_bad_story_among_good(reader: &Reader) {
    let mut bad_link = plain("bad-link");
    bad_link["body"] = json!([{ "kind": "paragraph", "text": [{ "kind": "link", "to": "javascript:alert(1)", "text": "here" }] }]);
    let mut unknown = plain("unknown-block");
    unknown["body"] = json!([{ "kind": "applet", "text": "?" }]);
    let mut dated = plain("bad-date");
    dated["published"] = json!("2024-02-31T00:00:00Z");
    let wrong = json!({ "id": "wrong-types", "headline": 7, "body": "text" });
    let bad = [bad_link, unknown, dated, wrong, plain("good-1"), json!(null), json!("story")];
    let all: Vec<Value> =
        [plain("good-1"), plain("good-2")].into_iter().chain(bad.clone()).collect();
    reader.break_path(SET, set_of(&all));
    reader.open("");
    assert_eq!(reader.count_said(), "2 stories");
    let refused = reader.texts("details.refused li", "textContent");
    assert_eq!(refused.len(), bad.len(), "{refused:?}");
    for (refusal, id) in
        refused.iter().zip(["bad-link", "unknown-block", "bad-date", "wrong-types", "good-1"])
    {
        assert!(refusal.contains(id), "`{refusal}` names {id}");
    }
}

/// In every field a reader sees: what would run if it reached an HTML parser or a style sheet.
fn hostile_words(reader: &Reader) {
    const PAYLOADS: [&str; 8] = [
        "<script>window.harmed = 1</script>",
        "<img src=x onerror='window.harmed = 1'>",
        "\"><svg onload=window.harmed=1>",
        "</title><script>window.harmed=1</script>",
        "javascript:window.harmed=1",
        "{{constructor.constructor('window.harmed=1')()}}",
        "<style>*{display:none}</style><base href=//127.0.0.2/>",
        "\u{202e}desrever\u{202c} \u{0}\u{feff}&lt;b&gt; %3Cscript%3E",
    ];
    let stories = PAYLOADS.iter().enumerate().map(|(n, words)| {
        let words: String = words.chars().filter(|c| *c != '\0').collect();
        let mut story = plain(&format!("hostile-{n}"));
        for field in ["headline", "kicker", "standfirst", "dateline", "source", "agency", "section"] {
            story[field] = json!(words);
        }
        story["bylines"] = json!([words]);
        story["topics"] = json!([words]);
        story["places"] = json!([words]);
        story["body"] = json!([
            { "kind": "paragraph", "text": [words, { "kind": "emphasis", "text": words }, { "kind": "code", "text": words }] },
            { "kind": "subhead", "text": words },
            { "kind": "quote", "text": words, "credit": words },
            { "kind": "list", "ordered": true, "items": [words] },
            { "kind": "table", "caption": words, "head": [words], "rows": [[words]] },
            { "kind": "facts", "title": words, "items": [{ "term": words, "text": words }] },
        ]);
        story
    });
    let stories: Vec<Value> = stories.collect();
    reader.break_path(SET, set_of(&stories));
    reader.open("");
    let harmless = |doing: &str| {
        assert_eq!(
            reader.see("return window.harmed ?? null", Value::Null),
            Value::Null,
            "harm was done by {doing}"
        );
        assert!(!reader.is_there("#app script, #app style, #app base, #app [onerror], #app [onload], #app a[href^='javascript' i]"), "{doing}");
    };
    harmless("the list");
    assert!(
        reader.count() >= PAYLOADS.len() - 1,
        "words alone are no reason to refuse: {:?}",
        reader.texts("details.refused li", "textContent")
    );
    for n in 0..reader.slugs().len() {
        reader.open_story(n);
        harmless(&reader.headline());
        reader.close_story();
    }
    for typed in PAYLOADS {
        reader.empty_search();
        reader.type_query(&typed.replace(['\0', '\u{feff}'], ""));
        harmless(&format!("typing {typed}"));
    }
}

fn a_picture_missing(reader: &Reader) {
    for noise in ["404", "Failed to load"] {
        reader.expect_complaint(noise);
    }
    let mut story = plain("pictured");
    story["lead_image"] = json!({
        "file": { "path": "images/nowhere.webp", "width": 1600, "height": 900 }, "alt": "A map of nowhere",
    });
    reader.break_path(SET, set_of(&[story]));
    reader.open("");
    reader.wait_until("it is known to be missing", || {
        reader.is_there(".story-card figure[data-missing]")
    });
    assert!(reader.is_shown(".story-card figure"), "its box stays, and the list where it was");
    reader.open_story(0);
    // Before it is known to be missing its box has its shape by its attributes, after it by the mark.
    reader.wait_until("it is known to be missing in the story", || {
        reader.is_there("article.story figure[data-missing]")
    });
    assert!(
        reader.is_true(
            "const box = document.querySelector('article.story figure img').getBoundingClientRect(); \
             return box.height > 100 && Math.abs(box.width * 9 / 16 - box.height) < 1",
        ),
        "its box stays, and the text where it was"
    );
}

fn a_picture_not_kept(reader: &Reader) {
    let mut story = plain("noted");
    story["lead_image"] = json!({
        "address": "https://example.org/photo.jpg",
        "caption": "The harbour in January.",
        "credit": { "agency": "Agency", "maker": "A. Maker" },
    });
    reader.break_path(SET, set_of(&[story]));
    reader.open("");
    assert!(!reader.is_there(".story-card figure"), "a card has no use for it");
    reader.open_story(0);
    assert_eq!(reader.text_of("article.story .caption"), "The harbour in January.");
    assert_eq!(reader.text_of("article.story .credit"), "Agency / A. Maker");
    assert!(!reader.is_there("article.story img"), "nothing is asked of another origin");
    assert_eq!(reader.texts("article.story .note", "href"), ["https://example.org/photo.jpg"]);
}

fn marks_of_direction(reader: &Reader) {
    let mut story = plain("turned");
    story["headline"] = json!("\u{202e}Turned round");
    story["dateline"] = json!("\u{202e}CAIRO");
    story["bylines"] = json!(["\u{202e}A. Writer", "B. Writer"]);
    story["lead_image"] = json!({ "caption": "\u{202e}Caption", "credit": { "agency": "Agency" } });
    reader.break_path(SET, set_of(&[story]));
    reader.open("?story=turned");
    assert!(reader.text_of("title").starts_with("Turned round"), "{}", reader.text_of("title"));
    // The words after a field stand to the right of it, and their first letter left of their last.
    const IN_ORDER: &str = "
        const range = document.createRange();
        const at = (node, place) => { range.setStart(node, place); range.setEnd(node, place + 1); return range.getBoundingClientRect().left; };
        const walk = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
        let text;
        while (walk.nextNode()) if (walk.currentNode.length > 3) text = walk.currentNode;
        return at(text, 0) < at(text, 3)";
    for css in [
        "article.story .body p",
        "article.story .by > span:last-child bdi",
        "article.story .credit",
    ] {
        assert_eq!(reader.see(IN_ORDER, css.into()), true, "{css} is set from left to right");
    }
}

fn odd_shapes(reader: &Reader) {
    for noise in ["404", "Failed to load"] {
        reader.expect_complaint(noise);
    }
    for (width, height, most) in [(1, 20_000, 800.0), (800, 8_000, 800.0), (40, 40, 40.0)] {
        let mut story = plain("odd");
        let file = json!({ "path": "images/odd.webp", "width": width, "height": height });
        story["body"] = json!([{ "kind": "figure", "image": { "file": file, "alt": "" } }]);
        reader.break_path(SET, set_of(&[story]));
        reader.break_path("images/odd.webp", Fault::Stall);
        reader.open("?story=odd");
        let tall =
            reader.see("return document.querySelector('.body img').offsetHeight", Value::Null);
        let tall = tall.as_f64().unwrap_or_default();
        assert!(tall > 0.0 && tall <= most, "{width} by {height} is {tall} high");
    }
}
