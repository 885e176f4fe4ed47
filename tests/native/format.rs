//! The format of the article set: what is written is read again the same, and the schema that is
//! published beside the demo set says what the types say.

use std::fs;
use std::path::{Path, PathBuf};

use offprint::article::{ArticleSet, json_schema, write_set};
use serde_json::Value;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn demo() -> Vec<u8> {
    fs::read(path("public/articles.json")).expect("the demo set is there")
}

#[test]
fn what_is_written_is_read_again_the_same() {
    let (set, refusals) = ArticleSet::read(&demo());
    assert_eq!(refusals, []);
    let mut written = Vec::new();
    write_set(None, set.language(), set.articles(), &[], &mut written).unwrap();
    let (again, refusals) = ArticleSet::read(&written);
    assert_eq!(refusals, []);
    assert_eq!(again.articles(), set.articles());
    let mut twice = Vec::new();
    write_set(None, again.language(), again.articles(), &[], &mut twice).unwrap();
    assert_eq!(written, twice);
}

/// The published schema is made from the types: `OFFPRINT_WRITE=1 cargo test format` renews it.
#[test]
fn the_published_schema_says_what_the_types_say() {
    let file = path("public/articles.schema.json");
    let made = serde_json::to_string_pretty(&json_schema()).unwrap() + "\n";
    if std::env::var_os("OFFPRINT_WRITE").is_some() {
        fs::write(&file, &made).unwrap();
    }
    let published = fs::read_to_string(&file).expect("the schema is there");
    let differs = made.lines().zip(published.lines()).find(|(made, published)| made != published);
    assert_eq!(
        differs, None,
        "run `OFFPRINT_WRITE=1 cargo test format` and look at the difference"
    );
    assert_eq!(made.len(), published.len());
}

/// The schema as a validator that we did not write sees it: it takes what the reader takes, and
/// refuses what the reader refuses, but for what a schema cannot say.
#[test]
fn the_schema_and_the_reader_agree() {
    let validator = jsonschema::validator_for(&json_schema()).expect("the schema is one");
    let demo: Value = serde_json::from_slice(&demo()).unwrap();
    let complaints: Vec<_> = validator.iter_errors(&demo).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "the demo set against the schema: {complaints:?}");

    let base = demo["articles"][0].clone();
    let changes: [(&str, Value); 17] = [
        ("/id", "".into()),
        ("/slug", "Ice Cores".into()),
        ("/headline", 7.into()),
        ("/headline", " ".into()),
        ("/published", "yesterday".into()),
        ("/language", "english!".into()),
        ("/direction", "up".into()),
        ("/author", "me".into()),
        ("/body", serde_json::json!({})),
        ("/body", serde_json::json!([{ "kind": "iframe" }])),
        ("/body", serde_json::json!([{ "kind": "paragraph", "text": "x", "style": "y" }])),
        (
            "/body",
            serde_json::json!([{ "kind": "paragraph", "text": { "kind": "link", "to": "javascript:x", "text": "y" } }]),
        ),
        ("/lead_image", image(serde_json::json!({ "path": "../x.png", "width": 1, "height": 1 }))),
        ("/lead_image", image(serde_json::json!({ "path": "x.svg", "width": 1, "height": 1 }))),
        ("/lead_image", image(serde_json::json!({ "path": "x.png", "width": 0, "height": 1 }))),
        ("/lead_image", image(serde_json::json!({ "path": "x.png" }))),
        ("/address", "ftp://example.org/".into()),
    ];
    for (field, value) in changes {
        let mut story = base.clone();
        story[field.trim_start_matches('/')] = value.clone();
        let set = serde_json::json!({ "format": 1, "articles": [story] });
        let (kept, refusals) = ArticleSet::read(set.to_string().as_bytes());
        assert_eq!((kept.len(), refusals.len()), (0, 1), "the reader refuses {field} {value}");
        assert!(!validator.is_valid(&set), "the schema refuses {field} {value}");
    }
}

/// A picture with this file.
fn image(file: serde_json::Value) -> serde_json::Value {
    serde_json::json!({ "file": file, "alt": "" })
}
