//! The world's attacks, and documents made to be slow, through the door for pages and fragments:
//! no panic, nothing outside the closed model, refused by name or read in time.

use std::time::Duration;

use super::patience::thread_time;

use offprint::article::{Block, Span, Target, Text};
use offprint::press::markup::blocks;
use offprint::press::{Limits, Source, page, tidy};

use crate::attacks::{collections, payloads};

/// Every link of a text leads where a reader may safely follow.
fn links_are_safe(text: &Text) {
    for span in &text.0 {
        if let Span::Link { to: Target::Web(address), .. } = span {
            assert!(address.as_str().starts_with("http"), "{address}");
        }
        match span {
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Link { text, .. }
            | Span::Quotation { text }
            | Span::Language { text, .. } => links_are_safe(text),
            Span::Text { .. } | Span::Code { .. } | Span::Break {} => {}
        }
    }
}

fn is_safe(body: &[Block]) {
    for block in body {
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
                links_are_safe(text);
            }
            Block::List { items, .. } => items.iter().for_each(links_are_safe),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(links_are_safe);
                assert!(rows.iter().all(|row| row.len() == head.len()), "rows are even");
            }
            Block::Facts { items, .. } => items.iter().for_each(|fact| links_are_safe(&fact.text)),
            Block::Figure { image } => {
                let address = image.address.as_ref().map_or("http", |address| address.as_str());
                assert!(address.starts_with("http"), "{address}");
            }
            Block::Code { .. } | Block::Rule {} => {}
        }
    }
}

#[test]
fn payloads_become_words() {
    let Some(hostile) = collections() else { return };
    let limits = Limits::default();
    let mut read = 0;
    for payload in payloads(&hostile) {
        let found = blocks(&payload, None, &limits).unwrap();
        is_safe(&found);
        let html = format!(
            "<title>{payload}</title><h1>{payload}</h1><p>{payload}<p><a href='{payload}'>x</a>"
        );
        let source = Source { bytes: html.into_bytes(), ..Source::default() };
        for mut draft in page::read(&source, &limits).drafts {
            tidy::tidy(&mut draft);
            is_safe(&draft.body);
            read += 1;
        }
    }
    assert!(read > 100, "{read} pages read");
}

/// Families that grow: what each repeats, for how it was meant to be slow.
const FAMILIES: [(&str, &str); 28] = [
    ("open elements", "<div>"),
    ("open paragraphs", "<p>"),
    ("open formatting", "<b><i>"),
    ("misnested formatting", "<b><p></b>"),
    ("adoption", "<a><div></a>"),
    ("nested lists", "<ul><li>"),
    ("tables in tables", "<table><tr><td>"),
    ("foster parents", "<table><b>x"),
    ("wide rows", "<td>x"),
    ("reaching cells", "<tr><td rowspan=1000 colspan=100>x"),
    ("attributes", "<a b=c d>"),
    ("quotations", "<blockquote>x</blockquote>"),
    ("captions", "<figure><img src=/a.jpg><figcaption>x</figcaption></figure>"),
    ("stand-ins", "<noscript><img src=/a.jpg></noscript>"),
    ("in-page links", "<h2 id=x>x</h2><a href=#x>x</a>"),
    ("classes", "<div class='related share newsletter'>x</div>"),
    (
        "linked data",
        "<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"name\":\"x\"}]</script>",
    ),
    ("entities", "&amp;&nbsp;&#x1f600;"),
    ("blanks that bind", "a&nbsp;"),
    ("lines", "a\n"),
    ("signs", "a &lt; b > c "),
    ("code", "<pre>a\n\n&amp;"),
    ("comments", "<!-- x --><!-->"),
    ("raised figures", "x<sup>2<sup>"),
    ("strokes", "<s>x</s><strike>"),
    ("walls", "<div class=paywall><p>x. <p>y."),
    ("faces", "<div class=author><img alt=x src=/a.jpg>"),
    ("unclosed quotes", "<a href=\"x <p>'"),
];

#[test]
fn time_grows_with_the_length() {
    for (name, piece) in FAMILIES {
        let time = |bytes: usize| {
            let html = piece.repeat(bytes / piece.len());
            let source = Source { bytes: html.into_bytes(), ..Source::default() };
            let started = thread_time();
            let gathered = page::read(&source, &Limits::default());
            assert_eq!(gathered.drafts.len() + gathered.complaints.len(), 1);
            thread_time().saturating_sub(started)
        };
        // The better of two: caches are shared even where the clock is not.
        let best = |bytes| time(bytes).min(time(bytes));
        let (small, large) = (best(32_000), best(128_000));
        // Four times the length, and at most four to the power of 1.2 times the time (5.3), with
        // room for a machine that others use; a quadratic reading takes sixteen times as long.
        let bound = small.max(Duration::from_millis(30)) * 10;
        assert!(large < bound, "{name}: {small:?} for 32 kB, {large:?} for 128 kB");
    }
}

#[test]
fn thousands_of_authors_are_read_in_time() {
    let time = |many: usize| {
        let authors: Vec<String> = (0..many)
            .map(|n| format!("{{\"@type\":\"Person\",\"name\":\"{} Roe\"}}", letters(n)))
            .collect();
        let html = format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"author\":[{}]}}</script><h1>T</h1><p>The ferry sailed at ten.",
            authors.join(",")
        );
        let source = Source { bytes: html.into_bytes(), ..Source::default() };
        let started = thread_time();
        let gathered = page::read(&source, &Limits::default());
        assert_eq!(gathered.drafts[0].bylines.len(), many);
        thread_time().saturating_sub(started)
    };
    let best = |many| time(many).min(time(many));
    let (small, large) = (best(1_000), best(4_000));
    let bound = small.max(Duration::from_millis(30)) * 10;
    assert!(large < bound, "{small:?} for 1,000 authors, {large:?} for 4,000");
}

/// A name of letters alone for each number.
fn letters(mut n: usize) -> String {
    let mut name = String::from("J");
    for _ in 0..4 {
        name.push(char::from(b'a' + u8::try_from(n % 26).unwrap()));
        n /= 26;
    }
    name
}
