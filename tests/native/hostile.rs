//! The world's collections of attacks, thrown at the article-set reader: no panic, every refusal
//! named, nothing dangerous taken, and what is taken is taken as words.

use std::fs;

use offprint::address::Address;
use offprint::article::{ArticleSet, Block, Day, Span, Target};
use offprint::search::Query;
use serde_json::{Value, json};

use crate::attacks::{collections, payloads, read};

#[test]
fn payloads_are_words_or_are_refused() {
    let Some(hostile) = collections() else { return };
    let payloads = payloads(&hostile);
    let story = |n: usize, payload: &str| {
        json!({
            "id": format!("s{n}"), "slug": format!("s{n}"), "headline": payload, "kicker": payload,
            "standfirst": payload, "source": payload, "section": payload, "topics": [payload],
            "language": "en", "body": [
                { "kind": "paragraph", "text": ["a", { "kind": "strong", "text": payload }] },
                { "kind": "code", "language": payload, "text": payload },
            ],
        })
    };
    let stories: Vec<Value> = payloads.iter().enumerate().map(|(n, p)| story(n, p)).collect();
    let mut taken = 0;
    // In sets of a size in which every refusal is named by itself.
    for stories in stories.chunks(500) {
        let set = format!("{{\"format\":1,\"articles\":{}}}", Value::from(stories));
        let (kept, refusals) = ArticleSet::read(set.as_bytes());
        assert_eq!(kept.len() + refusals.len(), stories.len(), "each is kept or named");
        for article in kept.articles() {
            let n: usize = article.id.as_str()[1..].parse().unwrap();
            // All but what turns the writing of the page around it.
            let turns = |c: char| {
                "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}"
                    .contains(c)
            };
            assert_eq!(
                *article.headline,
                payloads[n].replace(turns, ""),
                "words stay what they are"
            );
        }
        for refusal in &refusals {
            let story = refusal.story.as_deref().unwrap_or_default();
            assert!(story.starts_with('s') && !refusal.next.is_empty(), "{refusal}");
        }
        taken += kept.len();
    }
    assert!(taken > payloads.len() / 2, "{taken} of {} taken", payloads.len());
}

#[test]
fn payloads_are_no_addresses() {
    let Some(hostile) = collections() else { return };
    let mut taken = 0;
    for payload in payloads(&hostile) {
        let link =
            json!({ "kind": "paragraph", "text": { "kind": "link", "to": payload, "text": "x" } });
        let story = json!({
            "id": "s", "slug": "s", "headline": "x", "source": "x", "language": "en", "body": [link],
        });
        let set = format!("{{\"format\":1,\"articles\":[{story}]}}");
        let (kept, refusals) = ArticleSet::read(set.as_bytes());
        assert_eq!(kept.len() + refusals.len(), 1);
        for article in kept.articles() {
            let Block::Paragraph { text } = &article.body[0] else { panic!("a paragraph") };
            let Span::Link { to, .. } = &text.0[0] else { panic!("a link") };
            let written = to.to_string();
            match to {
                Target::Web(_) => assert!(written.starts_with("http"), "{written}"),
                Target::Mail(_) => assert!(written.starts_with("mailto:"), "{written}"),
                Target::Story(_) | Target::Passage(_) => assert!(written.is_ascii(), "{written}"),
            }
            assert!(!written.to_lowercase().contains("script:"), "{written}");
            taken += 1;
        }
    }
    assert!(taken > 0, "some payloads are plain http addresses, and were looked at");
}

#[test]
fn payloads_are_queries_and_addresses_of_the_page() {
    let Some(hostile) = collections() else { return };
    for payload in payloads(&hostile) {
        // What is typed always parses, and comes back from the address bar as typed.
        let _ = Query::parse(&payload, Day::parse("2025-06-04").unwrap());
        let typed: String = payload.chars().take(500).collect();
        let address = Address { query: typed.clone(), ..Address::default() };
        assert_eq!(Address::parse(&address.written()).query, typed);
        let _ = Address::parse(&payload);
    }
}

#[test]
fn the_json_test_suite_is_read_without_a_panic() {
    let Some(hostile) = collections() else { return };
    let mut files = 0;
    for folder in ["test_parsing", "test_transform"] {
        for entry in fs::read_dir(hostile.join("jsontestsuite").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = read(&path);
            // As a file of its own: no case of the suite is an article set.
            let (kept, refusals) = ArticleSet::read(&bytes);
            assert!(kept.is_empty() && !refusals.is_empty(), "{}", path.display());
            // As a story between two good ones: the first is kept, whatever follows.
            let good =
                br#"{"id":"a","slug":"a","headline":"x","source":"x","language":"en","body":[]}"#;
            let mut set = br#"{"format":1,"articles":["#.to_vec();
            set.extend_from_slice(good);
            set.push(b',');
            set.extend_from_slice(&bytes);
            set.push(b',');
            set.extend_from_slice(
                &String::from_utf8_lossy(good).replace("\"a\"", "\"b\"").into_bytes(),
            );
            set.extend_from_slice(b"]}");
            let (kept, refusals) = ArticleSet::read(&set);
            assert!(!kept.is_empty() && !refusals.is_empty(), "{}", path.display());
            files += 1;
        }
    }
    assert!(files > 300, "{files} files");
}
