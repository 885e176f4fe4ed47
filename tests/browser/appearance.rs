//! The text control, and that what was chosen there is remembered.

use serde_json::{Value, json};
use xtask::{server::Fault, tools::browsers::Engine};

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("text: every size, and no further", every_size),
    Test::new("text: faces", faces),
    Test::new("text: themes differ and are remembered", themes),
    Test::new("text: the size is remembered", the_size_is_remembered),
    Test::new(
        "text: what was chosen is in force without the program",
        in_force_without_the_program,
    ),
    Test::new(
        "text: what was chosen is in force before anything is painted",
        in_force_before_paint,
    )
    .only_in(Engine::Chromium),
    Test::new("text: what is chosen in another tab is not undone", in_another_tab),
    Test::new("text: what cannot be read is as if nothing was chosen", unreadable_settings),
];

const SIZES: [u32; 11] = [12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 40];
const THEMES: [&str; 5] = ["system", "light", "dark", "sepia", "contrast"];

fn open_a_story(reader: &Reader) {
    reader.open("");
    reader.open_story(0);
}

fn every_size(reader: &Reader) {
    open_a_story(reader);
    assert_eq!(reader.text_size(), 20.0);
    reader.open_appearance();
    for size in [22, 24, 26, 28, 32, 40] {
        reader.click("#appearance .larger");
        assert_eq!(
            (reader.text_of("#appearance output"), reader.text_size()),
            (size.to_string(), f64::from(size))
        );
    }
    assert!(reader.is_there("#appearance .larger:disabled"));
    for size in SIZES.iter().rev().skip(1) {
        reader.click("#appearance .smaller");
        assert_eq!(
            (reader.text_of("#appearance output"), reader.text_size()),
            (size.to_string(), f64::from(*size))
        );
    }
    assert!(reader.is_there("#appearance .smaller:disabled"));
}

fn faces(reader: &Reader) {
    const FAMILY: &str =
        "return getComputedStyle(document.querySelector('main article.story .body p')).fontFamily";
    open_a_story(reader);
    reader.open_appearance();
    let mut seen = Vec::new();
    for face in ["sans", "legible", "serif"] {
        reader.set_appearance("face", face);
        assert_eq!(reader.root("data-face"), face);
        let family = reader.see(FAMILY, Value::Null);
        assert!(!seen.contains(&family), "`{face}` looks like another: {family}");
        seen.push(family);
    }
}

fn themes(reader: &Reader) {
    const COLOURS: &str = "const style = getComputedStyle(document.body); return [style.color, style.backgroundColor, getComputedStyle(document.documentElement).backgroundColor]";
    reader.open("");
    reader.open_appearance();
    let mut seen = Vec::new();
    for theme in THEMES {
        reader.set_appearance("theme", theme);
        assert_eq!(reader.root("data-theme"), theme);
        // The system may say light or dark, so it is like one of them.
        let colours = reader.see(COLOURS, Value::Null);
        assert!(
            theme == "system" || !seen.contains(&colours),
            "`{theme}` looks like another: {colours}"
        );
        if theme != "system" {
            seen.push(colours);
        }
    }
    reader.set_appearance("theme", "sepia");
    let sepia = reader.see(COLOURS, Value::Null);
    assert_eq!(reader.kept_settings(), "20 160 66 serif sepia keys");
    reader.reload();
    assert_eq!(
        (reader.root("data-theme").as_str(), reader.see(COLOURS, Value::Null)),
        ("sepia", sepia)
    );
    reader.open_appearance();
    assert!(reader.is_there("input[name=theme][value=sepia]:checked"));
}

fn the_size_is_remembered(reader: &Reader) {
    open_a_story(reader);
    reader.open_appearance();
    reader.click("#appearance .larger");
    reader.click("#appearance .larger");
    reader.reload();
    assert_eq!(reader.text_size(), 24.0);
    reader.open_appearance();
    assert_eq!(reader.text_of("#appearance output"), "24");
}

fn in_force_without_the_program(reader: &Reader) {
    reader.open("");
    reader.keep_settings("32 160 66 sans dark keys");
    reader.break_path("*.wasm", Fault::Stall);
    reader.visit("");
    // Chromium's driver may hand the page over before its head is read.
    reader.wait_until("the shell has run", || !reader.root("data-root").is_empty());
    assert_eq!(
        (reader.root("data-theme").as_str(), reader.root("data-face").as_str()),
        ("dark", "sans")
    );
    let size = reader
        .see("return document.documentElement.style.getPropertyValue('--story-size')", Value::Null);
    assert_eq!(size, "2rem");
}

fn in_force_before_paint(reader: &Reader) {
    const WATCH: &str = "
        const theme = () => document.documentElement?.dataset.theme ?? 'none yet';
        document.addEventListener('DOMContentLoaded', () => window.themeWhenParsed = theme());
        new MutationObserver((_, watch) => {
            if (!document.body) return;
            window.themeWhenBodyBegan = theme();
            watch.disconnect();
        }).observe(document, { childList: true, subtree: true });
    ";
    reader.open("");
    reader.keep_settings("20 160 66 serif dark keys");
    reader.session().devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    reader.visit("");
    // Nothing can be painted before there is a body.
    assert_eq!(
        reader.see("return [themeWhenBodyBegan, themeWhenParsed]", Value::Null),
        json!(["dark", "dark"])
    );
}

fn unreadable_settings(reader: &Reader) {
    reader.open("");
    for settings in
        ["", "nothing of the kind", "21 1600 -1 pink 7", "{\"theme\":\"dark\"}", "<script>"]
    {
        reader.keep_settings(settings);
        reader.reload();
        assert_eq!(reader.root("data-theme"), "system", "after {settings}");
        assert_eq!(reader.count(), reader.demo().len());
    }
}

fn in_another_tab(reader: &Reader) {
    open_a_story(reader);
    // What a tab hears when another one has written.
    reader.keep_settings("28 160 66 serif dark keys");
    reader.see("dispatchEvent(new StorageEvent('storage'))", Value::Null);
    reader.wait_until("the size is the one chosen there", || reader.text_size() == 28.0);
    assert_eq!(reader.text("return document.documentElement.dataset.theme"), "dark");
    reader.open_appearance();
    reader.click("#appearance .larger");
    assert_eq!(reader.text_size(), 32.0);
    assert_eq!(reader.text("return document.documentElement.dataset.theme"), "dark");
}
