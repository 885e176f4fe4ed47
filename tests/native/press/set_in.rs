//! Our own article sets as sources.

use offprint::press::{Limits, set_in};

use crate::press::told::{same, source, told};

const SET: &str = r#"{"format": 1, "name": "The Post", "articles": [
  {"id": "a1", "slug": "snow", "former_slugs": ["snow-falls"], "source_id": "p/1", "headline": "Snow",
   "source": "Post", "language": "en", "body": [{"kind": "paragraph", "text": "It snowed."}],
   "overrides": [{"field": "headline", "value": "Snow", "was": "Snow falls"}]},
  {"id": "a2", "slug": "rain", "headline": "Rain", "source": "Post"}
]}"#;

#[test]
fn names_and_overrides_survive() {
    let gathered = set_in::read(&source("articles.json", SET), &Limits::default());
    assert_eq!(gathered.title.as_deref(), Some("The Post"));
    let kept = gathered.drafts[0].kept.as_deref().unwrap();
    assert_eq!((kept.id.as_str(), kept.slug.as_str()), ("a1", "snow"));
    assert_eq!((kept.former_slugs.len(), kept.overrides.len()), (1, 1));
    same(
        "the draft repeats it, and what was refused is told",
        &told(&gathered),
        "id: p/1\nheadline: Snow\nsource: Post\nlanguage: en\n-: It snowed.
         ! Node(\"a2\"): `language` is missing",
    );
}

#[test]
fn what_is_no_set_is_refused_whole() {
    for text in ["[]", "{}", "{\"format\": 99, \"articles\": []}", "not JSON"] {
        let gathered = set_in::read(&source("x.json", text), &Limits::default());
        assert!(gathered.drafts.is_empty() && !gathered.complaints.is_empty(), "{text}");
    }
}

#[test]
fn sets_are_told_from_other_json() {
    assert!(set_in::looks_like(SET));
    let out = "{\"id\":\"a\",\"slug\":\"a\",\"headline\":\"A\"},".repeat(1_000);
    let many_out = format!("{{\"format\": 1, \"removed\": [{out}], \"articles\": []}}");
    assert!(set_in::looks_like(&many_out), "what was taken out stands first");
    assert!(!set_in::looks_like(
        "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}"
    ));
}
