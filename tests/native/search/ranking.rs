//! Which story comes first.

use serde_json::json;

use super::{Library, story, told};

#[test]
fn all_words_come_before_most_of_them() {
    let library = Library::of(&[
        told("two", "snow snow snow snow melt melt melt melt"),
        told(
            "three",
            "snow and a long account of the melt, which says the word river only once, at the end",
        ),
        told("one", "river"),
        told("none", "sun"),
    ]);
    library.check("snow melt river", &["three", "two"]);
    let answer = library.ask("snow melt river");
    assert_eq!((answer.total, answer.with_all), (2, 1));
}

#[test]
fn of_two_words_both_are_wanted_unless_no_story_has_both() {
    let library =
        Library::of(&[told("both", "snow melt"), told("one", "snow"), told("other", "melt")]);
    library.check("snow melt", &["both"]);
    let library = Library::of(&[told("one", "snow"), told("other", "sun")]);
    library.check("snow qwertz", &["one"]);
    assert_eq!(library.ask("snow qwertz").with_all, 0);
}

#[test]
fn common_words_alone_find_nothing() {
    let mut stories: Vec<_> =
        (0..20).map(|n| told(&format!("s-{n}"), "the cat sat on the mat")).collect();
    stories.push(told("snow", "the snow"));
    let library = Library::of(&stories);
    library.check("the qwertz ", &[]);
    library.check("the snow", &["snow"]);
}

#[test]
fn a_sentence_typed_whole_finds_its_story() {
    let mut stories: Vec<_> = (0..30)
        .map(|n| {
            told(
                &format!("s-{n}"),
                "The committee said on Monday that it would look into the matter of the dam.",
            )
        })
        .collect();
    stories.push(told(
        "dam",
        "Engineers who inspected the old dam said that its northern wall had begun to lean.",
    ));
    let library = Library::of(&stories);
    for typed in [
        "Engineers who inspected the old dam said that its northern wall had begun to lean.",
        "engineers that inspected the old dam say its northern wall has begun leaning",
    ] {
        assert_eq!(library.slugs(&library.ask(typed)).first(), Some(&"dam"), "for `{typed}`");
    }
}

#[test]
fn the_headline_counts_most() {
    let library = Library::of(&[
        told("body", "A story about rain."),
        story(
            "caption",
            json!({ "body": [{ "kind": "figure", "image": {
            "file": { "path": "images/a.webp", "width": 1, "height": 1 }, "alt": "", "caption": "A picture of the rain" } }] }),
        ),
        story("standfirst", json!({ "standfirst": "More about the rain" })),
        story("headline", json!({ "headline": "About rain" })),
    ]);
    let answer = library.ask("rain");
    let slugs = library.slugs(&answer);
    assert_eq!(slugs[..2], ["headline", "standfirst"]);
    assert_eq!(slugs.len(), 4);
}

#[test]
fn exact_before_folded_before_unfinished() {
    let library = Library::of(&[
        told("longer", "resumed"),
        told("plain", "resume"),
        told("accents", "résumé"),
        told("decomposed", "re\u{301}sume\u{301}"),
    ]);
    library.check("resume", &["plain", "accents", "decomposed", "longer"]);
    library.check("résumé", &["accents", "decomposed", "plain", "longer"]);
    library.check("re\u{301}sume\u{301} ", &["accents", "decomposed", "plain"]);
    library.check("résum", &["accents", "decomposed", "longer", "plain"]);
}

#[test]
fn rare_words_count_more() {
    let mut stories: Vec<_> = (0..10).map(|n| told(&format!("s-{n}"), "budget vote")).collect();
    stories.push(told("rare", "vote zebra budget"));
    let library = Library::of(&stories);
    assert_eq!(library.slugs(&library.ask("budget zebra")).first(), Some(&"rare"));
}

/// Written down to the last bit: the browser must give the same. They change when weights do.
#[test]
fn scores_are_the_same_everywhere() {
    let library =
        Library::of(&[told("a", "rain and snow"), told("b", "rain"), told("c", "sun and rainbow")]);
    let scores = |typed: &str| -> Vec<u32> {
        library.ask(typed).hits.iter().map(|hit| hit.score.to_bits()).collect()
    };
    assert_eq!(scores("rain snow"), [1_067_861_422]);
    assert_eq!(scores("rain"), [1_058_867_054, 1_054_307_674, 1_031_068_268]);
}
