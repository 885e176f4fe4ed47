//! Choices, refusals and words of one field: what a story meets or does not, whatever its score.

use std::ops::Range;

use super::{Library, story};
use offprint::search::{Filters, Sort};
use serde_json::{Value, json};

fn paragraphs(count: usize) -> Value {
    let text = "The wall stands where it stood, and nobody has looked at it since. ".repeat(8);
    (0..count).map(|_| json!({ "kind": "paragraph", "text": text })).collect()
}

fn told(slug: &str, headline: &str, text: &str, fields: Value) -> Value {
    let mut story = story(slug, fields);
    story["headline"] = json!(headline);
    story["body"] = json!([{ "kind": "paragraph", "text": text }]);
    story
}

fn library() -> Library {
    let caption = json!({ "address": "https://a.example/a.png", "caption": "Ice on the mole", "credit": { "maker": "Ana Perez" } });
    Library::of(&[
        told(
            "rain",
            "Rain over Wellington",
            "It rained, and the wind was strong.",
            json!({ "section": "Weather", "published": "2024-01-23", "bylines": ["Bo Ek"] }),
        ),
        told(
            "snow",
            "Snow at the pass",
            "Deep snow fell, said Wellington.",
            json!({ "section": "Weather", "published": "2024-02-10", "agency": "TT" }),
        ),
        told(
            "hail",
            "Hail",
            "Hail broke the panes of Bo Ek.",
            json!({ "section": "World", "published": "2024-02-11", "agency": "TT Nyhetsbyrån" }),
        ),
        told(
            "ice",
            "Harbour frozen",
            "The sea froze.",
            json!({ "section": "World", "lead_image": caption }),
        ),
        {
            let mut long = story("long", json!({ "headline": "Wall", "section": "TT" }));
            long["body"] = paragraphs(20);
            long
        },
    ])
}

#[track_caller]
fn check(typed: &str, meant: &[&str]) {
    let library = library();
    let answer = library.answer(typed, &Filters::default(), Sort::Oldest);
    let mut found = library.slugs(&answer);
    found.sort_unstable();
    let mut meant = meant.to_vec();
    meant.sort_unstable();
    assert_eq!(found, meant, "for `{typed}`");
}

#[test]
fn one_of_several() {
    check("rain OR snow ", &["rain", "snow"]);
    check("(rain OR snow OR hail) wellington ", &["rain", "snow"]);
    check("(rain wind) OR hail ", &["rain", "hail"]);
    check("(rain snow) OR hail ", &["hail"]);
    check("rain OR section:World ", &["rain", "hail", "ice"]);
    check("\"deep snow\" OR \"snow deep\" ", &["snow"]);
    check("nothing OR anything ", &[]);
    check("nothing OR hail ", &["hail"]);
}

#[test]
fn none_of_several() {
    check("-(rain OR snow) -wall ", &["hail", "ice"]);
    check("-(rain wind) section:Weather ", &["snow"]);
    check("-(snow wind) section:Weather ", &["rain", "snow"]);
    check("hail OR -wellington ", &["hail", "ice", "long"]);
    check("section:World section:Weather rain ", &["rain"]);
    check("section:World AND section:Weather ", &[]);
    check("section:World AND agency:Nyhetsbyrån ", &["hail"]);
    check("NOT section:Weather NOT wall ", &["hail", "ice"]);
}

#[test]
fn words_of_one_field() {
    check("headline:wellington ", &["rain"]);
    check("headline:\"over wellington\"", &["rain"]);
    check("headline:\"wellington over\"", &[]);
    check("by:\"Bo Ek\"", &["rain"]);
    check("by:perez", &["ice"]);
    check("caption:ice", &["ice"]);
    check("caption:\"ice mole\"", &[]);
    check("-headline:snow section:Weather ", &["rain"]);
    check("agency:TT ", &["snow"]);
    check("agency:Nyhetsbyrån ", &["hail"]);
    check("wellington -agency:TT ", &["rain"]);
}

#[test]
fn days_and_minutes() {
    check("on:2024-02 ", &["snow", "hail"]);
    check("on:2024-01-23 OR on:2024-02-11 ", &["rain", "hail"]);
    check("-on:2024-02 ", &["rain", "ice", "long"]);
    check("minutes:1 ", &["rain", "snow", "hail", "ice"]);
    check("minutes:>3 ", &["long"]);
    check("minutes:<4 -minutes:1 ", &[]);
}

#[test]
fn what_is_chosen_is_scored_and_marked() {
    let library = library();
    let answer = library.answer("hail OR wellington ", &Filters::default(), Sort::Best);
    assert_eq!(library.slugs(&answer)[0], "hail", "it is a headline by itself, and rarer");
    assert!(answer.hits.iter().all(|hit| hit.score > 0.0), "{:?}", answer.hits);
    assert_eq!(answer.marker.marks("Rain over Wellington"), vec![Range { start: 10, end: 20 }]);
    assert_eq!((answer.total, answer.with_all), (3, 3), "there is no word that all should have");
    let answer = library.answer("-(rain OR hail) ", &Filters::default(), Sort::Best);
    assert!(answer.marker.is_empty(), "what is not wanted is not marked");
}

#[test]
fn a_typed_order_goes_before_the_chosen_one() {
    let library = library();
    let answer = library.answer("on:2024 sort:newest", &Filters::default(), Sort::Oldest);
    assert_eq!(library.slugs(&answer), ["hail", "snow", "rain"]);
    assert_eq!(answer.facets.sections.len(), 2, "counts are of what the days leave");
}
