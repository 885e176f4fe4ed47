//! The world's collections of attacks as stories: whatever words a story holds, nothing runs.

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::{
    attacks::{collections, payloads},
    stage::Reader,
    suite::Test,
};

pub(crate) const TESTS: &[Test] =
    &[Test::new("articles: the collections of attacks run nothing", attacks_run_nothing)];

/// How many attacks a story holds.
const IN_A_STORY: usize = 1_500;

fn attacks_run_nothing(reader: &Reader) {
    let Some(hostile) = collections() else { return };
    let mut attacks = payloads(&hostile);
    // What holds control characters is refused, and tried natively.
    attacks.retain(|words| !words.chars().any(char::is_control));
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
