//! What a word that is being typed may become.

use offprint::search::{Filters, being_typed};
use serde_json::json;

use super::{Library, query, story};

fn library() -> Library {
    let of = |slug: &str, headline: &str, text: &str, section: &str, place: &str| {
        let body = json!([{ "kind": "paragraph", "text": text }]);
        story(
            slug,
            json!({
                "headline": headline, "body": body, "section": section, "places": [place],
            }),
        )
    };
    Library::of(&[
        of("a", "The canal froze", "Boats can not pass the locks.", "Waterways", "Suez"),
        of("b", "A canal for trade", "It can be seen from afar.", "Waterways", "Panama"),
        of("c", "Candles", "They can be bought, and cannot be made here.", "Trade", "Cannes"),
        of("d", "Sugar", "Cane can grow here. Candles cannot.", "Trade", "Suez"),
    ])
}

/// What is suggested for what is typed, in one line.
fn suggested(library: &Library, typed: &str, filters: &Filters) -> String {
    let Some((rest, last)) = being_typed(typed) else { return "nothing".to_owned() };
    let suggested = library.index.suggest((&query(rest), last), filters);
    let said = suggested.iter().map(|one| match one.filter {
        Some(filter) => format!("{filter}:{} {}", one.said, one.stories),
        None => format!("{} {}", one.said, one.stories),
    });
    said.collect::<Vec<_>>().join(", ")
}

fn typed(typed: &str) -> String {
    suggested(&library(), typed, &Filters::default())
}

#[test]
fn words_that_stories_are_about_come_first() {
    assert_eq!(typed("ca"), "canal 2, candles 2, cannes 1, can 4, cannot 2, place:Cannes 1");
}

#[test]
fn only_stories_with_all_else_count() {
    assert_eq!(typed("trade ca"), "candles 2, canal 1, cannes 1, can 3, cannot 2, place:Cannes 1");
    assert_eq!(typed("-trade ca"), "canal 1, can 1");
    assert_eq!(typed("section:waterways ca"), "canal 2, can 2");
    let places = vec!["Suez".to_owned()];
    let of_suez = Filters { places, ..Filters::default() };
    assert_eq!(
        suggested(&library(), "ca", &of_suez),
        "canal 1, can 2, candles 1, cannot 1, cane 1"
    );
}

#[test]
fn filters_bear_the_word_anywhere_in_their_names() {
    assert_eq!(typed("wa"), "waterways 2, section:Waterways 2");
    assert_eq!(typed("SUE"), "suez 2, place:Suez 2");
    assert_eq!(typed("xyz"), "");
}

#[test]
fn a_whole_word_is_not_suggested_for_itself() {
    assert_eq!(typed("can"), "canal 2, candles 2, cannes 1, cannot 2, cane 1, place:Cannes 1");
}

#[test]
fn only_a_plain_word_at_the_end_is_being_typed() {
    let is = |typed: &str, expected: Option<(&str, &str)>| assert_eq!(being_typed(typed), expected);
    is("ca", Some(("", "ca")));
    is("ice  ca", Some(("ice  ", "ca")));
    is("\"ice\" ca", Some(("\"ice\" ", "ca")));
    for nothing in
        ["", " ", "c", "ca ", "\"ice ca", "headline:ca", "headline: ca", "-ca", "(ca", "a*b"]
    {
        is(nothing, None);
    }
    is("l'é", Some(("", "l'é")));
    is("\u{3000}港湾", Some(("\u{3000}", "港湾")));
}

#[test]
fn pairs_of_an_unspaced_script_are_not_words() {
    let set = [story("a", json!({ "headline": "港湾都市", "language": "ja" }))];
    assert_eq!(suggested(&Library::of(&set), "港湾都", &Filters::default()), "");
}

#[test]
fn whatever_is_typed_something_comes_of_it() {
    let library = library();
    for typed in ["\u{301}\u{301}", "''", "ﷺﷺ", "\u{200d}\u{200d}a", "😀😀", "ß̈ß", "a\u{0}b"]
    {
        if let Some((rest, last)) = being_typed(typed) {
            assert!(library.index.suggest((&query(rest), last), &Filters::default()).len() <= 8);
        }
    }
}
