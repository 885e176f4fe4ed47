//! Which stories answer.

use offprint::search::{Filters, Index, Request, Sort};
use offprint::text::door;
use serde_json::json;

use super::{Library, read, story, told};

fn weather() -> Library {
    Library::of(&[
        story(
            "flood",
            json!({
                "headline": "Heavy rain floods the valley",
                "published": "2024-03-02", "section": "Weather", "source": "Climate Desk", "places": ["Valais"],
                "body": [
                    { "kind": "paragraph", "text": "The river rose two metres in a night of heavy rain." },
                    { "kind": "paragraph", "text": "Snow above 2,000 metres held the rest back, and nobody had to leave the valley's lower villages." },
                ],
            }),
        ),
        story(
            "estuary",
            json!({
                "headline": "An estuary after the rain",
                "published": "2023-11-20T09:00:00Z", "section": "Nature", "source": "Science Desk", "topics": ["Birds"],
                "standfirst": "Waders return when the mud is fresh",
                "body": [{ "kind": "paragraph", "text": "The tide brings the mud, and the rain keeps it soft." }],
            }),
        ),
        story(
            "winter",
            json!({
                "headline": "Snow closes the pass",
                "published": "2024-01-23", "section": "Weather", "source": "Climate Desk",
                "bylines": ["Ada Lind"],
                "body": [
                    { "kind": "paragraph", "text": "Snow fell all night, and heavy lorries stood still." },
                    { "kind": "figure", "image": { "file": { "path": "images/pass.webp", "width": 800, "height": 600 }, "alt": "",
                      "caption": "Ploughs at the summit" } },
                ],
            }),
        ),
        story(
            "undated",
            json!({ "headline": "How a rain gauge works", "section": "Science", "language": "en-GB" }),
        ),
    ])
}

#[test]
fn words_and_phrases() {
    let weather = weather();
    weather.check("estuary", &["estuary"]);
    weather.check("ESTUARY mud", &["estuary"]);
    weather.check("\"heavy rain\"", &["flood"]);
    weather.check("\"rain heavy\"", &[]);
    weather.check("\"night of heavy rain\"", &["flood"]);
    weather.check("\"the rain", &["estuary"]);
    // Not across paragraphs, nor across fields.
    weather.check("\"rain snow\"", &[]);
    weather.check("\"valley the\"", &[]);
    weather.check("lind", &["winter"]);
    weather.check("ploughs", &["winter"]);
    weather.check("waders", &["estuary"]);
    weather.check("birds ", &["estuary"]);
    weather.check("valais", &["flood"]);
    weather.check("2000", &["flood"]);
    weather.check("unheard", &[]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    let weather = weather();
    weather.check("estu", &["estuary"]);
    weather.check("estu ", &[]);
    weather.check("heavy lorr", &["winter"]);
    weather.check("\"heavy lor", &["winter"]);
    weather.check("\"heavy lor\"", &[]);
}

#[test]
fn refusals() {
    let weather = weather();
    weather.check("rain -snow", &["estuary", "undated"]);
    weather.check("rain -\"heavy rain\"", &["estuary", "undated"]);
    weather.check("-rain", &["winter"]);
    // Half a word bars nothing yet.
    weather.check("-rai", &["flood", "winter", "estuary", "undated"]);
    weather.check("-rain -snow", &[]);
    weather.check("rain -rain", &[]);
}

#[test]
fn filters_in_the_query() {
    let weather = weather();
    weather.check("section:weather", &["flood", "winter"]);
    weather.check("section:\"WEATHER\" ", &["flood", "winter"]);
    weather.check("section:wea", &["flood", "winter"]);
    weather.check("section:wea ", &[]);
    weather.check("section:weather section:nature", &["flood", "winter", "estuary"]);
    weather.check("source:climate rain", &["flood"]);
    // A value of just this name goes before those that hold it.
    weather.check("source:desk ", &["undated"]);
    weather.check("-source:desk ", &["flood", "winter", "estuary"]);
    weather.check("source:des", &["flood", "winter", "estuary", "undated"]);
    weather.check("-section:weather", &["estuary", "undated"]);
    weather.check("topic:birds", &["estuary"]);
    weather.check("place:val", &["flood"]);
    weather.check("lang:en", &["flood", "winter", "estuary", "undated"]);
    weather.check("lang:EN-US rain -heavy", &["estuary", "undated"]);
    weather.check("lang:fr", &[]);
}

#[test]
fn days_in_the_query() {
    let weather = weather();
    weather.check("after:2024", &["flood", "winter"]);
    weather.check("before:2024", &["estuary"]);
    weather.check("after:2024-01-23", &["flood", "winter"]);
    weather.check("before:2024-01-23", &["estuary"]);
    weather.check("after:2024-01-24 rain", &["flood"]);
    weather.check("after:2024-02 before:2024-03", &[]);
    weather.check("after:2023-11 before:2024-02", &["winter", "estuary"]);
    weather.check("after:2023 after:2024 ", &["flood", "winter"]);
}

#[test]
fn orders() {
    let weather = weather();
    let check = |typed: &str, sort, slugs: &[&str]| {
        let answer = weather.answer(typed, &Filters::default(), sort);
        assert_eq!(weather.slugs(&answer), slugs, "for `{typed}`, {sort:?}");
    };
    check("", Sort::Best, &["flood", "winter", "estuary", "undated"]);
    check("", Sort::Newest, &["flood", "winter", "estuary", "undated"]);
    check("", Sort::Oldest, &["estuary", "winter", "flood", "undated"]);
    check("", Sort::Shortest, &["undated", "winter", "estuary", "flood"]);
    check("rain", Sort::Newest, &["flood", "estuary", "undated"]);
    check("rain", Sort::Oldest, &["estuary", "flood", "undated"]);
    check("rain", Sort::Shortest, &["undated", "estuary", "flood"]);
}

#[test]
fn equals_go_by_date_then_by_their_order() {
    let same = |slug: &str, day: &str| story(slug, json!({ "headline": "Rain", "published": day }));
    let library = Library::of(&[
        same("a", "2024-01-01"),
        same("b", "2024-01-02"),
        same("c", "2024-01-02"),
        same("d", "2024-01-02T01:00:00Z"),
    ]);
    library.check("rain", &["d", "b", "c", "a"]);
    library.check("", &["d", "b", "c", "a"]);
}

#[test]
fn only_the_first_hits_are_given_and_all_are_counted() {
    let library =
        Library::of(&(0..50).map(|n| told(&format!("s-{n}"), "rain")).collect::<Vec<_>>());
    let query = super::query("rain");
    for top in [0, 1, 7, 49, 50, 51] {
        let filters = Filters::default();
        let request = Request { query: &query, filters: &filters, sort: Sort::Best, top };
        let answer = library.index.answer(&request);
        assert_eq!(answer.total, 50);
        let places: Vec<u32> = answer.hits.iter().map(|hit| hit.doc.0).collect();
        assert_eq!(places, (0..top.min(50) as u32).collect::<Vec<_>>());
    }
}

#[test]
fn an_index_can_be_asked_while_it_grows() {
    let stories: Vec<_> =
        (0..20).map(|n| told(&format!("s-{n}"), &format!("rain number{n} snow"))).collect();
    let set = read(&stories);
    let mut index = Index::new(door());
    let ask = |index: &Index, typed: &str| {
        let query = super::query(typed);
        let filters = Filters::default();
        index
            .answer(&Request { query: &query, filters: &filters, sort: Sort::Best, top: 100 })
            .total
    };
    assert!(index.is_empty());
    assert_eq!(ask(&index, "rain"), 0);
    assert_eq!(ask(&index, ""), 0);
    for (n, article) in set.articles().iter().enumerate() {
        assert_eq!(ask(&index, &format!("number{n} ")), 0);
        assert_eq!(index.add(article).0 as usize, n);
        assert_eq!(index.len(), n + 1);
        assert_eq!(ask(&index, "rain"), n + 1);
        assert_eq!(ask(&index, "\"rain num"), n + 1);
        assert_eq!(ask(&index, &format!("number{n} ")), 1);
    }
}

#[test]
fn stories_on_the_shelf_are_listed_before_their_words_are_read() {
    let stories: Vec<_> = (0..3).map(|n| told(&format!("s-{n}"), "rain")).collect();
    let set = read(&stories);
    let mut index = Index::new(door());
    for article in set.articles() {
        index.shelve(article);
    }
    let total = |index: &Index, typed: &str| {
        let query = super::query(typed);
        let filters = Filters::default();
        index
            .answer(&Request { query: &query, filters: &filters, sort: Sort::Best, top: 100 })
            .total
    };
    for read in 0..=3 {
        assert_eq!(total(&index, ""), 3);
        assert_eq!(total(&index, "source:desk"), 3);
        assert_eq!(total(&index, "rain"), read);
        assert_eq!(total(&index, "\"rain\""), read);
        // What is not read yet cannot be said to be without a word.
        assert_eq!(total(&index, "-snow"), read);
        if let Some(article) = set.articles().get(read) {
            index.read(article);
        }
    }
}

#[test]
fn the_same_stories_give_the_same_answers() {
    let (one, two) = (weather(), weather());
    for typed in ["rain", "heavy r", "\"heavy rain\" snow", "-rain", "section:wea mud", "the of in"]
    {
        assert_eq!(one.ask(typed), two.ask(typed), "for `{typed}`");
    }
}

#[test]
fn an_empty_index_answers() {
    let empty = Library::of(&[]);
    for typed in ["", "rain", "\"a b\" -c", "section:x before:2024"] {
        let answer = empty.ask(typed);
        assert_eq!((answer.total, answer.hits.len()), (0, 0));
        assert_eq!(answer.facets.first_day, None);
    }
}

#[test]
fn many_forms_stay_in_order() {
    // More keys than a shelf holds, in an order that cuts shelves everywhere.
    let text = |n: u32| format!("w{:05}", n.wrapping_mul(7_919) % 3_000);
    let stories: Vec<_> = (0..3_000).map(|n| told(&format!("s-{n}"), &text(n))).collect();
    let library = Library::of(&stories);
    for n in 0..3_000 {
        assert_eq!(library.ask(&text(n)).total, 1, "for {}", text(n));
    }
    assert_eq!(library.ask("w0012").total, 10);
    assert_eq!(library.ask("w0299").total, 10);
    assert_eq!(library.ask("w03").total, 0);
}
