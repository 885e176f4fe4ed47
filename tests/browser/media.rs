//! What paper and low windows change: on paper there is nothing to press, and a low window is not
//! filled by what stands still.

use serde_json::{Value, json};
use xtask::tools::browsers::Engine;

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("media: a story on paper", story_on_paper).only_in(Engine::Chromium),
    Test::new("media: a list on paper", list_on_paper).only_in(Engine::Chromium),
    Test::new("media: a low window", low_window),
];

fn put_on_paper(reader: &Reader) {
    reader.session().devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
}

/// Everything seen that could be pressed but for links in the text, each by its words.
#[track_caller]
fn pressed(reader: &Reader) -> Vec<String> {
    const SEEN: &str = "
        const all = document.querySelectorAll('button, input, select, summary, [role=dialog]');
        return [...all].filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80));
    ";
    let seen = reader.see(SEEN, Value::Null);
    seen.as_array().into_iter().flatten().map(Value::to_string).collect()
}

fn story_on_paper(reader: &Reader) {
    let story = reader
        .demo()
        .first("English story with a picture", |story| story.language == "en" && story.has_image);
    reader.open(&format!("?story={}&q=the", story.slug));
    assert!(!pressed(reader).is_empty(), "on the screen there are buttons");
    put_on_paper(reader);
    assert_eq!(pressed(reader), Vec::<String>::new());
    for css in ["article.story h1", "article.story .body p", "article.story figure img"] {
        assert!(reader.is_shown(css), "{css} is on paper");
    }
    assert!(reader.is_shown(".masthead .wordmark"), "whose story it is is on paper");
    for css in [".masthead .tools", ".neighbours", ".story-tools"] {
        assert!(reader.is_there(css) && !reader.is_shown(css), "{css} is not");
    }
    let ink = reader
        .text("return getComputedStyle(document.querySelector('article.story .body p')).color");
    assert_eq!(ink, "rgb(0, 0, 0)");
}

fn list_on_paper(reader: &Reader) {
    reader.open("?q=ice");
    put_on_paper(reader);
    assert_eq!(pressed(reader), Vec::<String>::new());
    assert!(reader.is_shown("article.story-card h2"), "the cards are on paper");
    let split = reader
        .text("return getComputedStyle(document.querySelector('article.story-card')).breakInside");
    assert_eq!(split, "avoid");
}

fn low_window(reader: &Reader) {
    let top = || {
        const TOP: &str = "return document.querySelector('#search').getBoundingClientRect().top";
        reader.see(TOP, Value::Null).as_f64().expect("the search field has a place")
    };
    reader.session().resize(800, 900);
    reader.open("");
    reader.scroll_to(600.0);
    assert!(top() >= 0.0, "in a high window the search stays in view, not at {}", top());
    reader.session().resize(800, 420);
    reader.open("");
    reader.scroll_to(600.0);
    assert!(top() < 0.0, "in a low one it goes with the page, not at {}", top());
}
