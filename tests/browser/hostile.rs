//! The world's collections of attacks as stories: whatever words a story holds, nothing runs.
//!
//! The collections lie beside the project, in `../shared/data/hostile` or where `OFFPRINT_DATA` says;
//! without them this test says so and shows nothing.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] =
    &[Test::new("articles: the collections of attacks run nothing", attacks_run_nothing)];

/// How many attacks a story holds.
const IN_A_STORY: usize = 1_500;

fn attacks_run_nothing(reader: &Reader) {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let data = env::var_os("OFFPRINT_DATA").map_or_else(usual, PathBuf::from);
    let hostile = data.join("hostile");
    if !hostile.is_dir() {
        eprintln!("not tested: there is no {}", hostile.display());
        return;
    }
    let attacks = attacks(&hostile);
    assert!(attacks.len() > 7_000, "{} attacks", attacks.len());
    let stories = attacks.chunks(IN_A_STORY).enumerate().map(|(n, attacks)| {
        let words = attacks.iter().find(|words| !words.trim().is_empty());
        json!({
            "id": format!("s{n}"), "slug": format!("s{n}"), "headline": words, "standfirst": words,
            "source": "Test desk", "language": "en",
            "body": [{ "kind": "list", "ordered": false, "items": attacks }],
        })
    });
    let stories: Vec<Value> = stories.collect();
    let count = stories.len();
    let set = format!("{{\"format\":1,\"articles\":{}}}", Value::from(stories));
    reader.break_path("articles.json", Fault::Bytes(set.into_bytes()));
    // A script of an attack that ran would have called one of these, or have left an element.
    const WATCH: &str = "window.harm = []; for (const name of ['alert', 'confirm', 'prompt', 'open', 'print', 'eval']) \
                         window[name] = () => window.harm.push(name); return true";
    const LOOK: &str = "return [window.harm.length, document.querySelectorAll('#app :is(script, iframe, object, embed, style, base, link, meta, form:not(.field), [onerror], [onload], [style])').length]";
    reader.open("");
    reader.see(WATCH, Value::Null);
    assert_eq!(reader.count(), count, "every story of attacks is shown");
    for n in 0..count {
        reader.open_story(n);
        assert_eq!(reader.see(LOOK, Value::Null), json!([0, 0]), "{}", reader.headline());
        reader.close_story();
    }
}

/// Every payload of every collection. What holds control characters is refused, and tried natively.
fn attacks(hostile: &Path) -> Vec<String> {
    let read = |file: &str| {
        let bytes = fs::read(hostile.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let mut all = Vec::new();
    for file in ["dompurify/payloads.json", "h5sc/payloads.json", "blns/blns.json"] {
        let value = serde_json::from_str(&read(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
        strings(&value, &mut all);
    }
    for file in ["xss-payload-list/Intruder/xss-payload-list.txt", "h5sc/vectors.txt"] {
        all.extend(read(file).lines().map(str::to_owned));
    }
    all.retain(|words| !words.chars().any(char::is_control));
    all
}

fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(members) => members.values().for_each(|member| strings(member, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
