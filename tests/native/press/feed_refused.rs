//! What is no feed, what is too much of one, and what is meant to do harm by one.

use std::time::Duration;

use offprint::press::feed::{looks_like, read};
use offprint::press::{Limits, Source};
use serde_json::Value;

use super::feed::{drafts, gathered, rss};
use super::patience::thread_time;
use crate::attacks::{collections, payloads};

#[test]
fn what_is_no_feed_is_refused_by_name() {
    for (document, word) in [
        ("<html><body><p>Hello</body></html>", "HTML page"),
        ("<opml><body/></opml>", "OPML"),
        ("<kml><Document/></kml>", "`kml`"),
        ("just words", "no feed"),
        ("", "no feed"),
        ("{\"a\":1}", "JSON"),
    ] {
        let gathered = gathered(document);
        assert!(gathered.drafts.is_empty(), "{document}");
        let complaint =
            gathered.complaints.iter().find(|complaint| complaint.at.is_none()).unwrap();
        assert!(complaint.what.contains(word) && !complaint.next.is_empty(), "{complaint:?}");
        assert!(!looks_like(document), "{document}");
    }
}

#[test]
fn entities_of_its_own_are_neither_expanded_nor_fetched() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>
        <rss><channel><item><title>&b;&x;</title></item></channel></rss>";
    let gathered = gathered(bomb);
    assert_eq!(gathered.drafts[0].headline.as_deref(), Some("&b;&x;"));
    assert_eq!(gathered.complaints.len(), 2);
}

#[test]
fn limits_are_named() {
    let source =
        |bytes: String| Source { name: "l".into(), bytes: bytes.into_bytes(), ..Source::default() };
    let limits =
        Limits { bytes: 1_000_000, depth: 50, attributes: 10, entries: 3, ..Limits::default() };
    for (document, stories, word) in [
        ("<rss>".to_owned() + &"<item><title>a</title></item>".repeat(5), 3, "3 stories"),
        (
            format!("<rss><item><title>a</title></item>{}", "<channel>".repeat(60)),
            1,
            "deeper than 50",
        ),
        (format!("<rss><item><title {}>a</title></item>", "b='c' ".repeat(20)), 1, "10 attributes"),
        ("x".repeat(1_000_001), 0, "1000001 bytes"),
        (
            format!("<rss><item><title>a</title>{}</item>", "<x:y/>".repeat(10_005)),
            1,
            "elements more",
        ),
    ] {
        let gathered = read(&source(document), &limits);
        assert_eq!(gathered.drafts.len(), stories, "{word}");
        let said: Vec<_> =
            gathered.complaints.iter().map(|complaint| complaint.what.as_str()).collect();
        assert!(said.iter().any(|what| what.contains(word)), "{word}: {said:?}");
    }
}

#[test]
fn hostile_documents_end_soon() {
    let many = |head: &str, piece: &str, count: usize| format!("{head}{}", piece.repeat(count));
    for document in [
        many("<rss><channel><item><description>", "<b>", 200_000),
        many("<rss><channel><item>", "<x:a>", 200_000),
        many("<rss><channel><item><link ", "a='b' ", 200_000),
        many("<rss><channel><item><title>", "<a b=\"", 200_000),
        many("<rss><channel><item><title>", "<![CDATA[<!--<?a <", 100_000),
        many("<rss><channel><item><description>", "&lt;div&gt;", 100_000),
        many("{\"items\":", "[", 200_000),
        many("<rss>", "<!DOCTYPE [", 100_000),
        many("<rss><channel>", "<item>", 200_000),
    ] {
        let start = thread_time();
        let _ = read(
            &Source { bytes: document.clone().into_bytes(), ..Source::default() },
            &Limits::default(),
        );
        // Ten times what an unoptimised build needs; a quadratic reader needs minutes.
        assert!(
            thread_time().saturating_sub(start) < Duration::from_secs(20),
            "{}",
            &document[..60]
        );
    }
}

#[test]
fn a_document_may_end_or_be_damaged_anywhere() {
    let document = rss(
        "<title>Tïtle &amp;amp; x</title><link>/a?b=c</link><pubDate>Tue, 23 Jan 2024 09:40:00 +0100</pubDate>
         <media:content url='i.jpg'><media:credit>c</media:credit></media:content><![CDATA[x]]><!-- c --><?p i?>
         <description>&lt;p&gt;Ä <b class=\"q\">b</b></description>",
    );
    let bytes = format!("<!DOCTYPE rss [<!ENTITY a 'b'>]>{document}").into_bytes();
    let read = |bytes: Vec<u8>| read(&Source { bytes, ..Source::default() }, &Limits::default());
    let whole = read(bytes.clone());
    assert_eq!(whole.drafts.len(), 1);
    for at in 0..bytes.len() {
        let cut = read(bytes[..at].to_vec());
        assert!(cut.drafts.len() <= 1, "cut at {at}");
        for damage in [b'<', b'>', b'&', b'"', 0, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] = damage;
            // An end tag may become the beginning of another story.
            assert!(read(damaged).drafts.len() <= 2, "{damage} at {at}");
        }
    }
}

#[test]
fn payloads_in_every_field_are_words_or_nothing() {
    let Some(hostile) = collections() else { return };
    let payloads = payloads(&hostile);
    for batch in payloads.chunks(200) {
        let mut raw = String::from("<rss version='2.0'><channel>");
        let mut escaped = raw.clone();
        for payload in batch {
            let safe = payload.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            escaped.push_str(&format!(
                "<item><title>{safe}</title><link>{safe}</link><guid>{safe}</guid><author>{safe}</author><category>{safe}</category>\
                 <pubDate>{safe}</pubDate><enclosure type=\"image/png\" url=\"{safe}\"/><description>{safe}</description></item>"
            ));
            raw.push_str(&format!(
                "<item><title>{payload}</title><description>{payload}</description></item>"
            ));
        }
        let drafts = drafts(&escaped);
        assert_eq!(drafts.len(), batch.len());
        for draft in drafts.iter().chain(&self::drafts(&raw)) {
            let addresses = draft
                .address
                .iter()
                .chain(draft.lead_image.iter().filter_map(|image| image.address.as_ref()));
            for address in addresses {
                assert!(address.as_str().starts_with("http"), "{address}");
            }
            let written = serde_json::to_string(&draft.body).unwrap();
            let set = format!("[{written}]");
            assert!(serde_json::from_str::<Value>(&set).is_ok());
            let targets = written.split("\"to\":\"").skip(1);
            for target in targets {
                let fits = ["http://", "https://", "mailto:", "#", "HTTP", "Http"]
                    .iter()
                    .any(|head| target.starts_with(head));
                assert!(fits, "{}", target.chars().take(60).collect::<String>());
            }
        }
    }
}

#[test]
fn the_json_test_suite_is_no_feed_and_no_harm() {
    let Some(hostile) = collections() else { return };
    let mut files = 0;
    for entry in std::fs::read_dir(hostile.join("jsontestsuite/test_parsing")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let gathered =
            read(&Source { bytes: bytes.clone(), ..Source::default() }, &Limits::default());
        assert!(gathered.drafts.is_empty() && !gathered.complaints.is_empty());
        let mut item = br#"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a"},"#.to_vec();
        item.extend_from_slice(&bytes);
        item.extend_from_slice(b"]}");
        assert!(
            !read(&Source { bytes: item, ..Source::default() }, &Limits::default())
                .drafts
                .is_empty()
        );
        files += 1;
    }
    assert!(files > 300, "{files} files");
}
