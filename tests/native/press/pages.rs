//! Saved pages of our own, each with the story that an editor would take from it, field by field.
//!
//! A case is a folder of `tests/pages`: `source.html`, and `expected.json` with the fields of the
//! story and no others. Differences are told by path. The story is compared after the tidy passes,
//! as it is printed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use offprint::article::Time;
use offprint::press::{Draft, Limits, Source, page, tidy};
use serde_json::{Map, Value, json};

/// The folders of the cases, in order.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|why| panic!("{}: {why}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

/// The one story of a page.
fn story(path: &Path) -> Draft {
    let bytes = fs::read(path.join("source.html")).unwrap();
    let source = Source { name: path.display().to_string(), bytes, ..Source::default() };
    let mut gathered = page::read(&source, &Limits::default());
    assert!(gathered.complaints.is_empty(), "{}: {:?}", path.display(), gathered.complaints);
    let mut draft = gathered.drafts.pop().unwrap();
    tidy::tidy(&mut draft);
    draft
}

/// A draft in the form of the cases: fields that hold nothing are left out.
fn form(draft: &Draft) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            fields.insert(name.to_owned(), value);
        }
    };
    put("headline", json!(draft.headline));
    put("kicker", json!(draft.kicker));
    put("standfirst", json!(draft.standfirst));
    put("bylines", json!(draft.bylines));
    put("dateline", json!(draft.dateline));
    put("source", json!(draft.source));
    put("agency", json!(draft.agency));
    put("published", json!(draft.published));
    put("updated", json!(draft.updated));
    put("corrected", json!(draft.corrected));
    put("section", json!(draft.section));
    put("topics", json!(draft.topics));
    put("places", json!(draft.places));
    put("language", json!(draft.language));
    put("lead_image", json!(draft.lead_image));
    put("address", json!(draft.address));
    put("licence", json!(draft.licence));
    put("body", json!(draft.body));
    Value::Object(fields)
}

/// Where two values differ, and how.
fn differences(path: &str, wanted: &Value, found: &Value, out: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            let names: BTreeMap<&String, ()> =
                wanted.keys().chain(found.keys()).map(|name| (name, ())).collect();
            for name in names.into_keys() {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                let null = Value::Null;
                let (wanted, found) = (wanted.get(name), found.get(name));
                differences(&path, wanted.unwrap_or(&null), found.unwrap_or(&null), out);
            }
        }
        (Value::Array(wanted), Value::Array(found)) => {
            for n in 0..wanted.len().max(found.len()) {
                let null = Value::Null;
                let (wanted, found) = (wanted.get(n), found.get(n));
                let path = format!("{path}[{n}]");
                differences(&path, wanted.unwrap_or(&null), found.unwrap_or(&null), out);
            }
        }
        _ if wanted == found || same_time(wanted, found) => {}
        _ => out.push(format!("{path}: wanted {wanted}, found {found}")),
    }
}

/// `Z` and `+00:00` are one zone.
fn same_time(one: &Value, other: &Value) -> bool {
    let time = |value: &Value| value.as_str().and_then(Time::parse);
    time(one).is_some_and(|one| time(other).is_some_and(|other| one == other))
}

#[test]
fn every_page_gives_the_story_an_editor_would_take() {
    let (mut exact, mut fields, mut right) = (0, 0, 0);
    let mut report = String::new();
    let cases = cases();
    for case in &cases {
        let wanted: Value =
            serde_json::from_slice(&fs::read(case.join("expected.json")).unwrap()).unwrap();
        let found = form(&story(case));
        let mut out = Vec::new();
        differences("", &wanted, &found, &mut out);
        let names = wanted.as_object().unwrap().keys().chain(found.as_object().unwrap().keys());
        let names: BTreeMap<&String, ()> = names.map(|name| (name, ())).collect();
        fields += names.len();
        right += names
            .keys()
            .filter(|name| {
                let mut out = Vec::new();
                differences("", &wanted[name.as_str()], &found[name.as_str()], &mut out);
                out.is_empty()
            })
            .count();
        exact += usize::from(out.is_empty());
        if !out.is_empty() {
            report.push_str(&format!("\n{}\n", case.file_name().unwrap().to_string_lossy()));
            out.iter().for_each(|line| report.push_str(&format!("  {line}\n")));
        }
    }
    println!("{exact} of {} pages exact, {right} of {fields} fields", cases.len());
    assert!(!cases.is_empty());
    assert!(
        report.is_empty(),
        "{exact} of {} pages exact, {right} of {fields} fields\n{report}",
        cases.len()
    );
}
