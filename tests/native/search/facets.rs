//! What the filters give, and what they would.

use offprint::article::Day;
use offprint::search::{Answer, FacetCount, Filters, Sort};
use serde_json::json;

use super::{Library, story};

fn library() -> Library {
    let of = |slug: &str,
              headline: &str,
              section: &str,
              source: &str,
              language: &str,
              day: &str,
              topics: &[&str]| {
        story(
            slug,
            json!({
                "headline": headline, "section": section, "source": source, "language": language,
                "published": day, "topics": topics,
            }),
        )
    };
    Library::of(&[
        of("a", "Rain", "Weather", "North", "en", "2024-01-01", &["water", "floods"]),
        of("b", "Rain again", "Weather", "South", "en-GB", "2024-02-01", &["Water"]),
        of("c", "Rain taxes", "Money", "North", "fr", "2024-03-01", &[]),
        of("d", "Sun", "weather", "North", "ar", "2024-04-01", &["light"]),
        story("e", json!({ "headline": "Rain without a date", "source": "South" })),
    ])
}

fn said(counts: &[FacetCount]) -> String {
    counts
        .iter()
        .map(|facet| format!("{} {}", facet.value, facet.count))
        .collect::<Vec<_>>()
        .join(", ")
}

fn some(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

#[test]
fn counts_of_everything() {
    let facets = library().ask("").facets;
    assert_eq!(said(&facets.sections), "Weather 3, Money 1");
    assert_eq!(said(&facets.sources), "North 3, South 2");
    assert_eq!(said(&facets.languages), "en 3, ar 1, fr 1");
    assert_eq!(said(&facets.topics), "water 2, floods 1, light 1");
    assert_eq!(said(&facets.places), "");
    assert_eq!(facets.first_day, Day::from_civil(2024, 1, 1));
    assert_eq!(facets.last_day, Day::from_civil(2024, 4, 1));
}

#[test]
fn counts_under_a_query() {
    let facets = library().ask("rain").facets;
    assert_eq!(said(&facets.sections), "Weather 2, Money 1");
    assert_eq!(said(&facets.sources), "North 2, South 2");
    assert_eq!(facets.last_day, Day::from_civil(2024, 4, 1), "the days are of the whole set");
}

#[test]
fn each_facet_is_counted_without_itself() {
    let library = library();
    let filters =
        Filters { sections: some(&["weather"]), sources: some(&["North"]), ..Filters::default() };
    let answer = library.answer("rain", &filters, Sort::Best);
    assert_eq!(library.slugs(&answer), ["a"]);
    // Sections among the stories of North, sources among those of Weather, topics among both.
    assert_eq!(said(&answer.facets.sections), "Money 1, Weather 1");
    assert_eq!(said(&answer.facets.sources), "North 1, South 1");
    assert_eq!(said(&answer.facets.topics), "floods 1, water 1");
}

#[test]
fn any_within_a_filter_and_all_filters_at_once() {
    let library = library();
    let check = |filters: Filters, slugs: &[&str]| {
        let answer = library.answer("", &filters, Sort::Oldest);
        assert_eq!(library.slugs(&answer), slugs, "for {filters:?}");
        assert_eq!(answer.total, slugs.len());
    };
    check(
        Filters { sections: some(&["Weather", "Money"]), ..Filters::default() },
        &["a", "b", "c", "d"],
    );
    check(Filters { sections: some(&["Nowhere"]), ..Filters::default() }, &[]);
    check(Filters { languages: some(&["en"]), ..Filters::default() }, &["a", "b", "e"]);
    check(Filters { languages: some(&["fr-CA", "AR"]), ..Filters::default() }, &["c", "d"]);
    check(Filters { topics: some(&["WATER", "light"]), ..Filters::default() }, &["a", "b", "d"]);
    check(
        Filters { topics: some(&["water"]), sources: some(&["south"]), ..Filters::default() },
        &["b"],
    );
    let day = |month, day| Day::from_civil(2024, month, day);
    check(Filters { from: day(2, 1), ..Filters::default() }, &["b", "c", "d"]);
    check(Filters { to: day(2, 1), ..Filters::default() }, &["a", "b"]);
    check(Filters { from: day(2, 1), to: day(3, 1), ..Filters::default() }, &["b", "c"]);
    check(Filters { from: day(3, 1), to: day(2, 1), ..Filters::default() }, &[]);
}

#[test]
fn a_chosen_value_is_listed_though_it_gives_nothing() {
    let filters = Filters { sections: some(&["Money"]), ..Filters::default() };
    let facets = library().answer("again", &filters, Sort::Best).facets;
    assert_eq!(said(&facets.sections), "Weather 1, Money 0");
    assert_eq!(said(&facets.sources), "");
}

fn spans(answer: &Answer) -> String {
    let spans = answer.facets.timeline.iter();
    let said =
        spans.filter(|span| span.count > 0).map(|span| format!("{} {}", span.first, span.count));
    said.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_timeline_is_counted_without_its_own_range() {
    let library = library();
    let all = library.ask("");
    assert_eq!(spans(&all), "2024-01-01 1, 2024-01-29 1, 2024-02-26 1, 2024-04-01 1");
    assert_eq!(all.facets.timeline.len(), 14, "weeks, those without a story among them");
    let day = |month, day| Day::from_civil(2024, month, day);
    let filters = Filters { from: day(2, 1), sources: some(&["North"]), ..Filters::default() };
    let narrowed = library.answer("rain", &filters, Sort::Best);
    assert_eq!(library.slugs(&narrowed), ["c"]);
    assert_eq!(spans(&narrowed), "2024-01-01 1, 2024-02-26 1");
    // A range that is typed is part of the question.
    assert_eq!(spans(&library.ask("rain after:2024-02-02")), "2024-02-26 1");
}

#[test]
fn operators_in_the_query_hold_for_every_count() {
    let facets = library().ask("section:weather").facets;
    assert_eq!(said(&facets.sections), "Weather 3");
}

#[test]
fn values_are_meant_as_the_stories_spell_them() {
    let library = library();
    let given = Filters {
        sections: vec!["money".into(), "WEATHER".into(), "Weather".into(), "Sport".into()],
        languages: vec!["EN-us".into(), "en".into()],
        topics: vec!["WATER".into()],
        from: Day::parse("2024-01-01"),
        ..Filters::default()
    };
    let meant = library.index.meant(&given);
    assert_eq!(meant.sections, ["Money", "Sport", "Weather"]);
    assert_eq!((meant.languages.join(" "), meant.topics.join(" ")), ("en".into(), "water".into()));
    assert_eq!(meant.from, given.from);
    assert_eq!(library.index.meant(&meant), meant);
}

#[test]
fn a_sign_behind_a_word_makes_another_value() {
    let of = |slug: &str, topic: &str| story(slug, json!({ "topics": [topic] }));
    let library = Library::of(&[of("a", "C++"), of("b", "C#"), of("c", "C"), of("d", "c!")]);
    assert_eq!(said(&library.ask("").facets.topics), "C 2, C# 1, C++ 1");
    library.check("topic:c#", &["b"]);
}
