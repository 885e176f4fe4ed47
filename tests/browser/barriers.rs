//! Barriers to disabled readers, as far as axe-core finds them, and layout that jumps. Chromium only:
//! axe finds the same in every engine, and no other tells of layout shifts.

use serde_json::{Value, json};
use xtask::{server::Fault, tools::browsers::Engine};

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("barriers: front page", front).only_in(Engine::Chromium),
    Test::new("barriers: results", results).only_in(Engine::Chromium),
    Test::new("barriers: accounts and saved searches", accounts_and_saved)
        .only_in(Engine::Chromium),
    Test::new("barriers: nothing found", nothing).only_in(Engine::Chromium),
    Test::new("barriers: a story", story).only_in(Engine::Chromium),
    Test::new("barriers: an arabic story", arabic_story).only_in(Engine::Chromium),
    Test::new("barriers: what opens over the page", drawers).only_in(Engine::Chromium),
    Test::new("barriers: every theme", every_theme).only_in(Engine::Chromium),
    Test::new("barriers: the failure screen", failure_screen).only_in(Engine::Chromium),
    Test::new("layout: nothing jumps on the front page", front_does_not_jump)
        .only_in(Engine::Chromium),
    Test::new("layout: nothing jumps in a story", story_does_not_jump).only_in(Engine::Chromium),
    Test::new("layout: nothing is wider than the page", nothing_is_too_wide),
    Test::new("layout: words without end break", endless_words),
];

const WIDTHS: [u32; 2] = [360, 1280];

/// WCAG 2.2, levels A and AA, which includes those before it.
const RULES: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then((found) => done(
        found.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id} (${rule.impact}): ${node.target.join(' ')}\\n    ${node.failureSummary.replaceAll('\\n', '\\n    ')}`))
    ), (error) => done([`axe failed: ${error}`]));
";

/// What axe finds on the page as it stands.
#[track_caller]
fn assert_no_barriers(reader: &Reader, where_: &str) {
    if reader.see("return typeof axe", Value::Null) == "undefined" {
        reader.see(reader.axe(), Value::Null);
    }
    let found = reader.session().js_later(RULES, &[]);
    let found: Vec<&str> =
        found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(found.is_empty(), "{where_}: {} violations\n{}", found.len(), found.join("\n"));
}

/// Sets what the system would say of light, with nothing moving.
fn set_scheme(reader: &Reader, scheme: &str) {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    reader.session().devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
}

/// Looks at an address in light and dark, narrow and wide.
#[track_caller]
fn look_at(reader: &Reader, address: &str) {
    for scheme in ["light", "dark"] {
        set_scheme(reader, scheme);
        for width in WIDTHS {
            reader.session().resize(width, 900);
            reader.open(address);
            assert_no_barriers(reader, &format!("{scheme}, {width} px wide"));
        }
    }
}

fn front(reader: &Reader) {
    look_at(reader, "");
}

fn results(reader: &Reader) {
    look_at(reader, "?q=ice&language=en&from=2019-01-01");
}

fn accounts_and_saved(reader: &Reader) {
    for scheme in ["light", "dark"] {
        set_scheme(reader, scheme);
        for width in WIDTHS {
            reader.session().resize(width, 900);
            reader.open("?q=%D8%A7%D9%84%D8%AC%D9%84%D9%8A%D8%AF+ice");
            reader.click(".why-here");
            if !reader.is_there("#save[aria-pressed=true]") {
                reader.click("#save");
            }
            assert_no_barriers(reader, &format!("account, {scheme}, {width} px wide"));
            reader.open("");
            assert_no_barriers(reader, &format!("saved, {scheme}, {width} px wide"));
            reader.click(".take");
            assert_no_barriers(reader, &format!("taken away, {scheme}, {width} px wide"));
            reader.click("#undo");
        }
    }
}

fn nothing(reader: &Reader) {
    look_at(reader, "?q=qzxvkjw&language=en");
}

fn story(reader: &Reader) {
    let richest = reader.demo().all(|story| story.language == "en" && story.has_image);
    let richest = richest
        .iter()
        .max_by_key(|story| kinds_in(&story.json))
        .expect("English stories with pictures");
    look_at(reader, &format!("?story={}&q=the", richest.slug));
}

/// How many kinds of blocks a story has.
fn kinds_in(story: &Value) -> usize {
    let mut kinds: Vec<&str> = story["body"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|block| block["kind"].as_str())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len()
}

fn arabic_story(reader: &Reader) {
    let story = reader
        .demo()
        .first("Arabic story with a picture", |story| story.language == "ar" && story.has_image);
    look_at(reader, &format!("?story={}", story.slug));
}

fn drawers(reader: &Reader) {
    for scheme in ["light", "dark"] {
        set_scheme(reader, scheme);
        for width in WIDTHS {
            reader.session().resize(width, 900);
            reader.open("");
            reader.press('?');
            reader.wait_until("the help is open", || reader.is_there("dialog#help[open]"));
            assert_no_barriers(reader, &format!("help, {scheme}, {width} px wide"));
            reader.press(fantoccini::key::Key::Escape);
            reader.open_appearance();
            assert_no_barriers(reader, &format!("text control, {scheme}, {width} px wide"));
        }
        reader.session().resize(360, 900);
        reader.open("");
        reader.click("#filters");
        assert_no_barriers(reader, &format!("filters, {scheme}"));
    }
}

fn every_theme(reader: &Reader) {
    let story = reader
        .demo()
        .first("English story with a picture", |story| story.language == "en" && story.has_image);
    set_scheme(reader, "light");
    reader.open("");
    for theme in ["light", "dark", "sepia", "contrast"] {
        reader.keep_settings(&format!("20 160 66 serif {theme} keys"));
        for address in ["?q=ice", &format!("?story={}", story.slug)] {
            reader.open(address);
            assert_no_barriers(reader, &format!("{theme}, {address}"));
        }
    }
}

fn failure_screen(reader: &Reader) {
    for scheme in ["light", "dark"] {
        set_scheme(reader, scheme);
        reader.open("");
        reader.see(
            "dispatchEvent(new CustomEvent('offprint:panic', { detail: 'out of ideas' }))",
            Value::Null,
        );
        reader.wait_until("the failure is shown", || reader.is_shown("#failure"));
        assert_no_barriers(reader, scheme);
    }
}

/// Every layout shift since the page began, but for those that answer something done.
const SHIFTS: &str = "
    const done = arguments[arguments.length - 1];
    new PerformanceObserver((list) => done(list.getEntries().filter((shift) => !shift.hadRecentInput).map((shift) =>
        `${shift.value.toFixed(4)} at ${Math.round(shift.startTime)} ms: ` + shift.sources.map((source) =>
            `${source.node?.localName}${source.node?.id ? '#' + source.node.id : ''}.${source.node?.className}`).join(', '))))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done([]), 300);
";

#[track_caller]
fn assert_nothing_jumps(reader: &Reader, address: &str) {
    for width in WIDTHS {
        reader.session().resize(width, 900);
        reader.open(address);
        const PICTURES: &str = "return Array.from(document.images).filter((image) => image.getBoundingClientRect().top < innerHeight).every((image) => image.complete)";
        reader.wait_until("the pictures in view are there", || {
            reader.see(PICTURES, Value::Null) == true
        });
        let shifts = reader.session().js_later(SHIFTS, &[]);
        assert_eq!(shifts, json!([]), "layout shifts, {width} px wide");
    }
}

fn front_does_not_jump(reader: &Reader) {
    assert_nothing_jumps(reader, "");
    assert_nothing_jumps(reader, "?q=ice&sort=oldest");
}

fn story_does_not_jump(reader: &Reader) {
    let story = reader
        .demo()
        .first("English story with a picture", |story| story.language == "en" && story.has_image);
    assert_nothing_jumps(reader, &format!("?story={}", story.slug));
}

/// By how many pixels the page is wider than its window.
const TOO_WIDE: &str =
    "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

fn nothing_is_too_wide(reader: &Reader) {
    let arabic = reader.demo().first("Arabic story", |story| story.language == "ar");
    let longest = reader.demo().all(|_| true);
    let longest = longest
        .iter()
        .max_by_key(|story| story.headline.chars().count())
        .expect("there are stories");
    let tables = reader
        .demo()
        .first("story with a table", |story| story.json["body"].to_string().contains("\"table\""));
    let addresses = [String::new(), "?q=ice".into()]
        .into_iter()
        .chain([arabic, longest, tables].map(|story| format!("?story={}", story.slug)));
    for address in addresses {
        for width in [320, 500, 900, 1600] {
            if reader.session().engine() != Engine::Chromium && width < 500 {
                // Their windows do not get narrower.
                continue;
            }
            reader.session().resize(width, 900);
            reader.open(&address);
            assert_eq!(
                reader.see(TOO_WIDE, Value::Null),
                json!(0),
                "pixels too many at `{address}`, {width} px wide"
            );
        }
    }
}

fn endless_words(reader: &Reader) {
    let word = "w".repeat(1_500);
    let text = |kind: &str| json!({ "kind": kind, "text": word });
    let story = json!({
        "id": "endless", "slug": "endless", "headline": word, "standfirst": word, "kicker": word,
        "source": word, "section": word, "topics": [word], "places": [word], "bylines": [word],
        "dateline": word, "language": "en",
        "body": [
            text("paragraph"), text("subhead"), text("quote"), text("code"),
            { "kind": "list", "ordered": true, "items": [word] },
            { "kind": "table", "head": [word, "b"], "rows": [[word, "c"]] },
            { "kind": "facts", "title": word, "items": [{ "term": word, "text": word }] },
        ],
    });
    let set = json!({ "format": 1, "name": word, "articles": [story] }).to_string();
    reader.break_path("articles.json", Fault::Bytes(set.into_bytes()));
    reader.session().resize(500, 900);
    let query = format!("?q={}", &word[..800]);
    for address in ["", &query, &format!("{query}zz"), "?story=endless"] {
        reader.open(address);
        assert_eq!(
            reader.see(TOO_WIDE, Value::Null),
            json!(0),
            "pixels too many at `{address:.20}`"
        );
    }
}
