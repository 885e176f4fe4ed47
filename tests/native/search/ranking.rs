//! Which story comes first.

use offprint::search::{Likeness, Reason};
use serde_json::json;

use super::{Library, query, story, told};

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

/// Why a story answers, word by word.
fn reasons(library: &Library, typed: &str, slug: &str) -> Vec<Reason> {
    let answer = library.ask(typed);
    let place = library.slugs(&answer).iter().position(|&known| known == slug);
    let hit = answer.hits[place.expect("the story answers")];
    library.index.why(&query(typed), hit.doc).words
}

#[test]
fn what_each_word_gives_adds_up_to_the_order() {
    let text = ["snow", "melt", "river", "the snow on the ice", "rivers and a river of snow"];
    let stories: Vec<_> = (0..25)
        .map(|n| {
            let text = [text[n % 5], " ", text[n / 5]].concat();
            story(
                &format!("s-{n}"),
                json!({ "headline": text.repeat(n % 3 + 1), "body": [{ "kind": "paragraph", "text": text }] }),
            )
        })
        .collect();
    let library = Library::of(&stories);
    for typed in ["snow", "snow melt river", "sno rivre ice", "(snow OR melt) the", "\"snow on\" i"]
    {
        let answer = library.ask(typed);
        let mut before = (true, u32::MAX);
        for hit in &answer.hits {
            let why = library.index.why(&query(typed), hit.doc);
            let given = why.hundredths();
            assert_eq!(given.len(), why.words.len());
            let sum: u32 = given.iter().sum();
            assert!((sum as f32 - hit.score * 100.0).abs() <= 0.51, "{typed}: {sum}, {hit:?}");
            assert!((why.holds_all, sum) <= before, "{typed}: {why:?} after {before:?}");
            before = (why.holds_all, sum);
        }
        assert!(answer.hits.len() > 1, "{typed}");
    }
}

#[test]
fn what_was_taken_for_a_word_is_told() {
    let library = Library::of(&[
        told("one", "The résumé of glaciers, glacier by glacier."),
        told("other", "Sun and rain."),
    ]);
    let of = |typed: &str| {
        let reason = reasons(&library, typed, "one").swap_remove(0);
        (reason.found.unwrap_or_default(), reason.likeness, reason.stories)
    };
    assert_eq!(of("résumé "), ("résumé".to_owned(), Likeness::Same, 1));
    assert_eq!(of("RESUME "), ("résumé".to_owned(), Likeness::Spelling, 1));
    assert_eq!(of("resu"), ("résumé".to_owned(), Likeness::Longer, 1));
    assert_eq!(of("glaceir "), ("glacier".to_owned(), Likeness::Slip, 1));
    let stands = reasons(&library, "glacier ", "one")[0].stands();
    assert_eq!(stands, "2 times in the text");
}
