//! HTML into blocks: what each element becomes, what is left out, what is refused.

use super::patience::thread_time;
use offprint::article::WebAddress;
use offprint::press::Limits;
use offprint::press::markup::blocks;
use serde_json::{Value, json};

/// Reads a fragment of the page `https://paper.example/news/story.html?x=1`.
#[track_caller]
fn check(html: &str, wanted: Value) {
    let base = WebAddress::parse("https://paper.example/news/story.html?x=1");
    let found = blocks(html, base.as_ref(), &Limits::default()).unwrap();
    let found = serde_json::to_value(found).unwrap();
    assert_eq!(found, wanted, "\nfor {html}\nfound  {found}\nwanted {wanted}");
}

/// A fragment that is one paragraph with these spans.
#[track_caller]
fn check_spans(html: &str, wanted: Value) {
    check(html, json!([{ "kind": "paragraph", "text": wanted }]));
}

#[track_caller]
fn check_paragraphs(html: &str, wanted: &[&str]) {
    let wanted = wanted.iter().map(|text| json!({ "kind": "paragraph", "text": text }));
    check(html, wanted.collect());
}

#[test]
fn paragraphs_are_told_by_elements_breaks_and_bare_text() {
    check_paragraphs("<p>One.</p><p>Two.", &["One.", "Two."]);
    check_paragraphs("<div>One.<div>Two.</div>Three.</div>", &["One.", "Two.", "Three."]);
    check_paragraphs("One.<br><br>Two.<br/> <br/>&nbsp;<br>Three.", &["One.", "Two.", "Three."]);
    check_paragraphs("Bare &amp; plain", &["Bare & plain"]);
    check_paragraphs("<p> </p><p>&nbsp;</p><p><b> </b></p>", &[]);
    check_paragraphs("<html><head><title>T</title></head><body>B</body></html>", &["B"]);
    check_paragraphs("<li>One</li><li>Two</li>", &["One", "Two"]);
}

#[test]
fn white_space_is_as_in_a_browser() {
    check_paragraphs("<p>\n  One\t two\r\n three  </p>", &["One two three"]);
    check_spans("a <b> b </b> c", json!(["a ", { "kind": "strong", "text": "b" }, " c"]));
    check_spans("a<b> b</b>c", json!(["a", { "kind": "strong", "text": " b" }, "c"]));
    check_spans("<p>One<br>two<br></p>", json!(["One", { "kind": "break" }, "two"]));
    check_spans("<p><br>One</p>", json!("One"));
}

#[test]
fn marks_become_spans() {
    check_spans("<i>a</i>", json!({ "kind": "emphasis", "text": "a" }));
    check_spans("<b><strong>a</strong></b>", json!({ "kind": "strong", "text": "a" }));
    check_spans("<q>a</q>", json!({ "kind": "quotation", "text": "a" }));
    check_spans(
        "run <code>ls  -l</code> now",
        json!(["run ", { "kind": "code", "text": "ls -l" }, " now"]),
    );
    check_spans(
        "<b>a <i>b</i></b>",
        json!({ "kind": "strong", "text": ["a ", { "kind": "emphasis", "text": "b" }] }),
    );
    check_spans("<u>a</u><span>b</span><font>c</font><sup>2</sup>", json!("abc²"));
    check_spans("old <del>price</del> new", json!("old new"));
    check_spans("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", json!("漢字(かんじ)"));
    // A mark around blocks marks the words of each.
    check(
        "<b><p>One</p><p>Two</p></b>",
        json!([
            { "kind": "paragraph", "text": { "kind": "strong", "text": "One" } },
            { "kind": "paragraph", "text": { "kind": "strong", "text": "Two" } },
        ]),
    );
}

#[test]
fn links_lead_to_safe_places_only() {
    let link = |to: &str| json!({ "kind": "link", "to": to, "text": "x" });
    for (href, to) in [
        ("https://a.example/b", "https://a.example/b"),
        ("HTTP://A.example/B", "http://a.example/B"),
        ("other.html", "https://paper.example/news/other.html"),
        ("../sport/", "https://paper.example/sport/"),
        ("../../../x", "https://paper.example/x"),
        ("./a/./b/../c", "https://paper.example/news/a/c"),
        ("/top", "https://paper.example/top"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?page=2", "https://paper.example/news/story.html?page=2"),
        ("#note", "https://paper.example/news/story.html?x=1#note"),
        (" /a b ", "https://paper.example/a%20b"),
        ("/a\n/b", "https://paper.example/a/b"),
        ("\\\\evil.example\\x", "https://evil.example/x"),
        ("mailto:desk@paper.example", "mailto:desk@paper.example"),
    ] {
        check_spans(&format!("<a href=\"{href}\">x</a>"), link(to));
    }
    for href in [
        "javascript:alert(1)",
        " JaVa\nScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "tel:123",
        "story:other",
        "#",
        "https://user@evil.example/",
        "https://",
    ] {
        check_spans(&format!("<a href=\"{href}\">x</a>"), json!("x"));
    }
    check_spans("<a name=x>x</a>", json!("x"));
    check("<a href=/x></a>", json!([]));
    check(
        "<h2 id=why>Why</h2><p><a href='#why'>x</a></p>",
        json!([
            { "kind": "subhead", "text": "Why", "id": "why" },
            { "kind": "paragraph", "text": link("#why") },
        ]),
    );
    let moved = "<base href='https://b.example/x/'><a href=y>x</a>";
    check_spans(moved, link("https://b.example/x/y"));
}

#[test]
fn headings_lists_rules_and_code() {
    for n in 1..=6 {
        check(&format!("<h{n}>Head</h{n}>"), json!([{ "kind": "subhead", "text": "Head" }]));
    }
    check("<hr>", json!([{ "kind": "rule" }]));
    check("<ul><li>a<li>b</ul>", json!([{ "kind": "list", "items": ["a", "b"] }]));
    check("<ol><li>a</ol>", json!([{ "kind": "list", "ordered": true, "items": ["a"] }]));
    check(
        "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>",
        json!([{ "kind": "list", "items": ["a", "b", "c", "d"] }]),
    );
    check(
        "<ul><li><p>a</p><p>b</p></ul>",
        json!([{ "kind": "list", "items": [["a", { "kind": "break" }, "b"]] }]),
    );
    check(
        "<ul><li><h3>A</h3><p>a</p><li><h3>B</h3><p>b</p></ul>",
        json!([
            { "kind": "subhead", "text": "A" }, { "kind": "paragraph", "text": "a" },
            { "kind": "subhead", "text": "B" }, { "kind": "paragraph", "text": "b" },
        ]),
    );
    check(
        "<pre><code class='language-rust'>fn a() {\n\n    b\n}\n</code></pre>",
        json!([{ "kind": "code", "language": "rust", "text": "fn a() {\n\n    b\n}" }]),
    );
    check(
        "<dl><dt>Age<dd>41<dt>Home<dd>Kiel</dl>",
        json!([{ "kind": "list", "items": [
            [{ "kind": "strong", "text": "Age" }, ": ", "41"],
            [{ "kind": "strong", "text": "Home" }, ": ", "Kiel"],
        ] }]),
    );
    check(
        "<h4>In short</h4><dl><dt>Age<dd>41<dt>Home<dd>Kiel</dl>",
        json!([{ "kind": "facts", "title": "In short", "items": [
            { "term": "Age", "text": "41" }, { "term": "Home", "text": "Kiel" },
        ] }]),
    );
}

#[test]
fn quotations_keep_who_said_it() {
    let quote =
        |text: Value, credit: &str| json!([{ "kind": "quote", "text": text, "credit": credit }]);
    check("<blockquote>a</blockquote>", json!([{ "kind": "quote", "text": "a" }]));
    check("<blockquote><p>a</p><cite>Ann</cite></blockquote>", quote(json!("a"), "Ann"));
    check("<blockquote><p>a</p><footer>— Ann</footer></blockquote>", quote(json!("a"), "Ann"));
    check("<blockquote><p>a</p><p>— Ann</p></blockquote>", quote(json!("a"), "Ann"));
    check(
        "<figure><blockquote><p>a</p><p>b</p></blockquote><figcaption>Ann</figcaption></figure>",
        quote(json!(["a", { "kind": "break" }, "b"]), "Ann"),
    );
    check(
        "<blockquote class='twitter-tweet'><p lang='en'>a</p>&mdash; Ann (@ann) \
         <a href='https://t.example/1'>May 3</a></blockquote><script src=x></script>",
        quote(json!({ "kind": "language", "language": "en", "text": "a" }), "Ann (@ann) May 3"),
    );
    check_spans(
        "<p>As <cite>Emma</cite> has it</p>",
        json!(["As ", { "kind": "emphasis", "text": "Emma" }, " has it"]),
    );
}

#[test]
fn pictures_have_one_address_and_their_caption() {
    let figure = |image: Value| json!([{ "kind": "figure", "image": image }]);
    let at = "https://paper.example/a.jpg";
    for html in [
        "<img src=/a.jpg>",
        "<img src='data:image/gif;base64,R0' data-src=/a.jpg>",
        "<img src=/s.jpg srcset='/s.jpg 400w, /a.jpg 800w'>",
        "<img src=/s.jpg data-srcset='/a.jpg 2x, /s.jpg'>",
        "<picture><source srcset='/s.jpg 1x, /a.jpg 2x'><img></picture>",
        "<img src=data:,><noscript><img src=/a.jpg></noscript>",
        "<img data-src=/a.jpg><noscript><img src=/other.jpg></noscript>",
        "<a href=/big><img src=/a.jpg></a>",
    ] {
        check(html, figure(json!({ "address": at })));
    }
    for html in [
        "<img src=/p.gif width=1 height=1>",
        "<img src=/p.gif style='width:1px;height:1px'>",
        "<img src=/icon.png width=16 height=16>",
        "<img src='javascript:x'>",
        "<img>",
        "<img src=/a.jpg hidden>",
    ] {
        check(html, json!([]));
    }
    check_spans("a <img class=emoji alt=😀 src=/e.png>", json!("a 😀"));
    check(
        "<figure><img src=/a.jpg alt='A boat'><figcaption>Off Kiel. <span class=credit>Ann</span></figcaption></figure>",
        figure(
            json!({ "address": at, "alt": "A boat", "caption": "Off Kiel.", "credit": { "maker": "Ann" } }),
        ),
    );
    check(
        "<figure><img src=/a.jpg><figcaption><p>Off Kiel.</p><p class=credit>Ann</p></figcaption></figure>",
        figure(json!({ "address": at, "caption": "Off Kiel.", "credit": { "maker": "Ann" } })),
    );
    check(
        "<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>Off Kiel.</p></div>",
        figure(json!({ "address": at, "caption": "Off Kiel." })),
    );
    check(
        "<p>One <img src=/a.jpg> two</p>",
        json!([
            { "kind": "paragraph", "text": "One two" },
            { "kind": "figure", "image": { "address": at } },
        ]),
    );
}

#[test]
fn tables_are_even_and_layout_is_undone() {
    check(
        "<table><caption>T</caption><tr><th>a<th>b<tr><td>1<tr><td>2<td>3<td>4</table>",
        json!([{ "kind": "table", "caption": "T", "head": ["a", "b", []],
            "rows": [["1", [], []], ["2", "3", "4"]] }]),
    );
    check(
        "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
        json!([{ "kind": "table", "head": [[], []], "rows": [["a", "b"], [[], "c"]] }]),
    );
    check_paragraphs("<table><tr><td><p>One.</p></td></tr></table>", &["One."]);
    check_paragraphs(
        "<table role=presentation><tr><td>One<td>Two<tr><td>3<td>4</table>",
        &["One", "Two", "3", "4"],
    );
    check(
        "<table><tr><td>nav<td><table><tr><th>a<th>b<tr><td>1<td>2</table></table>",
        json!([
            { "kind": "paragraph", "text": "nav" },
            { "kind": "table", "head": ["a", "b"], "rows": [["1", "2"]] },
        ]),
    );
    // A thousand columns of nothing are no table.
    check_paragraphs("<table><tr><td colspan=1000>a<tr><td colspan=1000>b</table>", &["a", "b"]);
}

#[test]
fn languages_are_marked_where_they_change() {
    let html = "<html lang=en><p>He said <span lang=fr>non</span>.</p><p lang=en-GB>Yes.</p>";
    check(
        html,
        json!([
            { "kind": "paragraph", "text": ["He said ", { "kind": "language", "language": "fr", "text": "non" }, "."] },
            { "kind": "paragraph", "text": "Yes." },
        ]),
    );
}

#[test]
fn what_is_no_text_is_gone() {
    for gone in [
        "<script>x</script>",
        "<style>x</style>",
        "<svg><text>x</text></svg>",
        "<iframe src=x>x</iframe>",
        "<object>x</object>",
        "<button>x</button>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<input value=x>",
        "<!-- x -->",
        "<template><p>x</p></template>",
        "<p hidden>x</p>",
        "<p style='color:red; display : NONE !important'>x</p>",
        "<span aria-hidden=true>x</span>",
        "<span class='a screen-reader-text'>x</span>",
        "<noscript>x</noscript>",
        "<dialog>x</dialog>",
    ] {
        check_paragraphs(&format!("<p>a</p>{gone}"), &["a"]);
    }
}

#[test]
fn long_text_is_split_and_not_lost() {
    let words = "word ".repeat(50_000);
    let found = blocks(&words, None, &Limits::default()).unwrap();
    let mut said = String::new();
    for block in &found {
        block.each_text(&mut |text, _| said.push_str(text));
    }
    assert_eq!(said, words.trim_end());
    let breaks = "a<br>".repeat(20_000);
    let found = blocks(&breaks, None, &Limits::default()).unwrap();
    assert!(found.len() > 1, "a paragraph of 20,000 lines is several");
    let rows =
        blocks(&"<li>a".repeat(10).replace("<li>a", "<ul><li>a</ul>"), None, &Limits::default());
    assert_eq!(rows.unwrap().len(), 10);
}

#[test]
fn what_is_made_to_be_slow_is_refused_by_name() {
    let fonts: String = (0..400).map(|n| format!("<font size={n}>")).collect();
    for (html, named) in [
        ("<div>".repeat(200_000), "deeper than 512"),
        ((0..50_000).map(|n| format!("<b id={n}><p>")).collect(), "formatting open"),
        ("<table><tr><td>".repeat(50_000), "deeper than 512"),
        (format!("<a {}>", "b ".repeat(1_000_000)), "more than 1000 attributes"),
        (
            format!("<a {}>", (0..1_000_000).map(|n| format!("a{n}='<' ")).collect::<String>()),
            "more than 1000 attributes",
        ),
        (format!("<p>{fonts}</p>{}", "<p>a".repeat(100_000)), "formatting open"),
    ] {
        let started = thread_time();
        let refused = blocks(&html, None, &Limits::default()).map(|_| html[..40].to_owned());
        let refused = refused.unwrap_err();
        assert!(refused.what.contains(named), "{} for {}", refused.what, &html[..40]);
        assert!(
            thread_time().saturating_sub(started).as_secs() < 2,
            "{:?} for {}",
            thread_time().saturating_sub(started),
            &html[..40]
        );
    }
    // What only looks like it is read.
    let script = format!("<script>if (a <b {}) x()</script><p>a</p>", "&& c ".repeat(100_000));
    check_paragraphs(&script, &["a"]);
    let comment = format!("<!-- <a {}--><p>a</p>", "b ".repeat(100_000));
    check_paragraphs(&comment, &["a"]);
    let value = format!("<p title='{}'>a</p>", "b c=d < ".repeat(100_000));
    check_paragraphs(&value, &["a"]);
}

#[test]
fn a_name_over_all_columns_is_the_title_of_its_table() {
    check(
        "<table><tr><th colspan=2>The boats</th></tr><tr><th>Name</th><th>Year</th></tr><tr><td>Ida</td><td>1974</td></tr></table>",
        json!([{ "kind": "table", "caption": "The boats", "head": ["Name", "Year"], "rows": [["Ida", "1974"]] }]),
    );
}

#[test]
fn what_is_only_set_in_is_no_list() {
    check_paragraphs("<dl><dd>One line.</dd><dd>Another.</dd></dl>", &["One line.", "Another."]);
}
