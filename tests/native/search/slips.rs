//! Words with a slip of the finger, and words that only look as if they had one.

use super::{Library, story, told};
use offprint::search::Slip;
use serde_json::json;

fn library() -> Library {
    let mut stories = vec![
        told("president", "The president of the harbour council spoke."),
        told("press", "A press for olives stood there."),
        told("korea", "Korea has a long coast."),
        told("career", "A career at sea is long."),
        told("kyiv", "Київ стоит на Днепре, Украина."),
        told("glacier", "The glacier gave way in spring."),
        told("war", "The war was long."),
        told("year", "In 2024 the ice came early."),
        story("headed", json!({ "headline": "Ferries and their harbours" })),
    ];
    for n in 0..40 {
        stories.push(told(&format!("government-{n}"), "The government met."));
    }
    Library::of(&stories)
}

fn found(library: &Library, typed: &str) -> Vec<String> {
    library.slugs(&library.ask(typed)).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_slip_finds_what_was_meant() {
    let library = library();
    for (typed, slug) in [
        ("presidnt ", "president"),   // one too few
        ("presideent ", "president"), // one too many
        ("presidemt ", "president"),  // another
        ("presidetn ", "president"),  // two swapped
        ("rpesident ", "president"),  // the first letter, too
        ("prsidetn ", "president"),   // two slips in a long word
        ("korae ", "korea"),
        ("glcaier", "glacier"),
        ("glacire way", "glacier"),
        ("украйна ", "kyiv"),
        ("harbuors ", "headed"),
        ("presdi", "president"), // unfinished
    ] {
        assert_eq!(found(&library, typed).first().map(String::as_str), Some(slug), "{typed:?}");
    }
}

#[test]
fn nothing_is_made_up() {
    let library = library();
    // Short words, numbers, refusals and what is near nothing are taken as typed.
    for typed in ["wra ", "2042 ", "20244 ", "xylophone ", "pizza "] {
        assert_eq!(found(&library, typed), Vec::<String>::new(), "{typed:?}");
    }
    assert!(found(&library, "harbour -presidnt ").contains(&"president".to_owned()));
    // A word that is there is meant as it is typed, however rare.
    assert_eq!(found(&library, "press "), ["press"]);
    assert_eq!(found(&library, "career "), ["career"]);
}

#[test]
fn what_a_wire_wrote_wrong_comes_before_what_it_wrote_right() {
    let mut stories: Vec<_> =
        (0..5_000).map(|n| told(&format!("story-{n}"), "The government met.")).collect();
    stories.push(told("misspelt", "The goverment met in the hall."));
    let library = Library::of(&stories);
    let both = library.ask("goverment ");
    assert_eq!(library.slugs(&both).first(), Some(&"misspelt"));
    assert_eq!(both.total, 5_001);
    assert_eq!(library.ask("government ").total, 5_000);
}

#[test]
fn what_a_word_was_taken_for_is_said() {
    let library = library();
    let slip = Slip { typed: "presidnt".into(), meant: "president".into() };
    assert_eq!(library.ask("harbour Presidnt ").slips, [slip]);
    for typed in ["president ", "government ", "pizza ", "presi"] {
        assert!(library.ask(typed).slips.is_empty(), "{typed:?}");
    }
}

#[test]
fn the_word_meant_is_marked_and_its_phrase_found() {
    let library = library();
    let text = "The President and the press";
    let marks = library.ask("presidnt ").marker.marks(text);
    assert_eq!(marks.iter().map(|mark| &text[mark.clone()]).collect::<Vec<_>>(), ["President"]);
    assert_eq!(found(&library, "\"long caost\""), ["korea"]);
    assert_eq!(found(&library, "\"caost long\""), Vec::<String>::new());
}
