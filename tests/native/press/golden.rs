//! Drafts compared with what a case expects of them; differences are told by path.
//!
//! A case states what a story has. What it leaves out the story must not have, but for language,
//! attributions, section and whether the headline was guessed, which are only compared where stated.

use offprint::article::{Block, Image};
use offprint::press::{Draft, language};
use serde_json::{Map, Value, json};

/// Fields that a case may leave out without meaning that there are none.
const NOT_ALWAYS_STATED: [&str; 4] = ["language", "attributions", "headline_guessed", "section"];

/// A draft in the form in which cases are written.
pub(crate) fn as_case(draft: &Draft) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(name.to_owned(), value);
        }
    };
    let words = |words: Option<String>| words.map(Value::from);
    let list = |items: Vec<Value>| (!items.is_empty()).then_some(Value::Array(items));
    put("headline", words(draft.headline.as_ref().map(ToString::to_string)));
    put("headline_guessed", Some(draft.headline_guessed.into()));
    put("section", words(draft.section.as_ref().map(ToString::to_string)));
    put("kicker", words(draft.kicker.as_ref().map(ToString::to_string)));
    put("standfirst", words(draft.standfirst.as_ref().map(ToString::to_string)));
    put("bylines", list(draft.bylines.iter().map(|name| name.to_string().into()).collect()));
    put("agency", words(draft.agency.as_ref().map(ToString::to_string)));
    put("dateline", words(draft.dateline.as_ref().map(ToString::to_string)));
    put("published", words(draft.published.map(|time| time.to_string())));
    put("updated", words(draft.updated.map(|time| time.to_string())));
    put("source_id", words(draft.source_id.as_ref().map(ToString::to_string)));
    put("language", words(language::of_draft(draft).map(|language| language.to_string())));
    put("lead_image", draft.lead_image.as_ref().map(image));
    put("body", Some(draft.body.iter().map(block).collect()));
    let attributions = draft.attributions.iter().map(|attribution| {
        let words = attribution.words.as_ref().map(ToString::to_string);
        json!({ "who": attribution.who.to_string(), "words": words })
    });
    put("attributions", Some(attributions.collect()));
    Value::Object(out)
}

fn image(image: &Image) -> Value {
    let mut out = Map::new();
    if let Some(caption) = &image.caption {
        out.insert("caption".to_owned(), caption.to_string().into());
    }
    if let Some(credit) = &image.credit {
        let parts = [("agency", &credit.agency), ("maker", &credit.maker)];
        let parts = parts.into_iter().filter_map(|(name, part)| {
            Some((name.to_owned(), Value::from(part.as_ref()?.to_string())))
        });
        out.insert("credit".to_owned(), Value::Object(parts.collect()));
    }
    Value::Object(out)
}

fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph { text } => text.plain().into(),
        Block::Subhead { text, .. } => json!({ "kind": "subhead", "text": text.plain() }),
        Block::Quote { text, credit } => {
            json!({ "kind": "quote", "text": text.plain(), "credit": credit.as_ref().map(ToString::to_string) })
        }
        Block::List { ordered, items } => {
            let items: Vec<String> = items.iter().map(offprint::article::Text::plain).collect();
            json!({ "kind": "list", "ordered": ordered, "items": items })
        }
        Block::Figure { image: figure } => json!({ "kind": "figure", "image": image(figure) }),
        other => serde_json::to_value(other).unwrap(),
    }
}

/// What differs, a line each: the path, what was expected and what was found.
pub(crate) fn differences(expected: &Value, found: &[Draft]) -> Vec<String> {
    let mut out = Vec::new();
    let stories = expected.as_array().expect("a case is a list of stories");
    if stories.len() != found.len() {
        out.push(format!("stories: expected {}, found {}", stories.len(), found.len()));
    }
    for (n, (expected, draft)) in stories.iter().zip(found).enumerate() {
        let found = as_case(draft);
        let names = expected.as_object().unwrap().keys().chain(found.as_object().unwrap().keys());
        let names: std::collections::BTreeSet<&String> = names.collect();
        for name in names {
            let stated = expected.get(name);
            if stated.is_none() && NOT_ALWAYS_STATED.contains(&name.as_str()) {
                continue;
            }
            compare(&format!("[{n}].{name}"), stated, found.get(name), &mut out);
        }
    }
    out
}

/// Blanks that break no line are blanks: whether they are kept is not what these cases are about.
fn blanks_alike(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn compare(path: &str, expected: Option<&Value>, found: Option<&Value>, out: &mut Vec<String>) {
    match (expected, found) {
        (Some(Value::Array(expected)), Some(Value::Array(found))) => {
            if expected.len() != found.len() {
                out.push(format!(
                    "{path}: expected {} items, found {}",
                    expected.len(),
                    found.len()
                ));
            }
            for n in 0..expected.len().max(found.len()) {
                compare(&format!("{path}[{n}]"), expected.get(n), found.get(n), out);
            }
        }
        (Some(Value::Object(expected)), Some(Value::Object(found))) => {
            for (name, expected) in expected {
                compare(&format!("{path}.{name}"), Some(expected), found.get(name), out);
            }
        }
        (Some(Value::String(expected)), Some(Value::String(found)))
            if blanks_alike(expected) == blanks_alike(found) => {}
        (expected, found) if expected == found => {}
        (expected, found) => {
            let said =
                |value: Option<&Value>| value.map_or("nothing".to_owned(), ToString::to_string);
            out.push(format!("{path}: expected {}, found {}", said(expected), said(found)));
        }
    }
}
