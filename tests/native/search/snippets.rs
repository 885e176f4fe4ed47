//! The passage shown under a headline.

use serde_json::json;

use super::{Library, story};

const RIVER: &str = "The river rose in the night. By morning the lower town stood under a metre of water, \
    and boats went where cars had been. Nobody was hurt, the mayor said. The dam above the town held, as it \
    had held in 1954, and engineers began to let the lake down on Tuesday.";

fn library() -> Library {
    Library::of(&[story(
        "river",
        json!({
            "headline": "A zebra in the headline",
            "standfirst": "Standing first",
            "body": [
                { "kind": "paragraph", "text": RIVER },
                { "kind": "paragraph", "text": "Engineers found the dam whole." },
                { "kind": "figure", "image": { "file": { "path": "images/a.webp", "width": 1, "height": 1 }, "alt": "",
                  "caption": "A heron" } },
                { "kind": "facts", "title": "River, dam", "items": [] },
            { "kind": "paragraph", "text": "東京では雨が降った。大阪では晴れていた。京都では雪だった。名古屋では風が強かった。" },
            ],
        }),
    )])
}

/// The passage for the query, its marks in brackets, dots where it was cut.
#[track_caller]
fn check(typed: &str, most_chars: usize, shown: &str) {
    let library = library();
    let snippet = library.ask(typed).marker.snippet(library.article("river"), most_chars);
    let snippet = snippet.map(|snippet| {
        assert!(snippet.text.chars().count() <= most_chars, "`{}` is too long", snippet.text);
        let mut text = snippet.text.clone();
        for mark in snippet.marks.iter().rev() {
            text.insert(mark.end, ']');
            text.insert(mark.start, '[');
        }
        let dots = |cut: bool| if cut { "…" } else { "" };
        format!("{}{text}{}", dots(snippet.cut_before), dots(snippet.cut_after))
    });
    assert_eq!(snippet.unwrap_or_default(), shown, "for `{typed}`");
}

#[test]
fn the_passage_begins_with_its_sentence() {
    check("mayor", 60, "…Nobody was hurt, the [mayor] said. The dam above the town…");
    check("river", 40, "The [river] rose in the night. By morning…");
}

#[test]
fn a_long_sentence_is_entered_before_the_word() {
    check("tuesday", 40, "…began to let the lake down on [Tuesday].");
    check("cars", 40, "…went where [cars] had been. Nobody was…");
}

#[test]
fn the_passage_holds_the_most_different_words() {
    check("engineers dam", 80, "[Engineers] found the [dam] whole.");
    check(
        "boats mayor",
        90,
        "…and [boats] went where cars had been. Nobody was hurt, the [mayor] said. The dam above the…",
    );
}

#[test]
fn a_title_says_less_than_a_sentence() {
    check(
        "river",
        160,
        "The [river] rose in the night. By morning the lower town stood under a metre of water, and boats went where cars had been. Nobody was hurt, the mayor said. The…",
    );
}

#[test]
fn a_short_passage_is_whole() {
    check("whole", 200, "Engineers found the dam [whole].");
}

#[test]
fn none_without_a_word_in_the_body() {
    check("zebra", 100, "");
    check("standing", 100, "");
    check("heron", 100, "");
    check("", 100, "");
    check("-river", 100, "");
}

#[test]
fn unspaced_text_is_cut_between_characters() {
    check("京都", 12, "…[京都]では雪だった。名古屋…");
}

#[test]
fn any_length_is_kept_to() {
    let library = library();
    for typed in ["river", "tuesday", "engineers dam", "京都", "\"the dam above\""] {
        let marker = library.ask(typed).marker;
        for most_chars in 0..300 {
            let Some(snippet) = marker.snippet(library.article("river"), most_chars) else {
                continue;
            };
            assert!(snippet.text.chars().count() <= most_chars, "{most_chars}: `{}`", snippet.text);
            assert!(!snippet.marks.is_empty(), "{most_chars} for `{typed}`: `{}`", snippet.text);
        }
    }
}
