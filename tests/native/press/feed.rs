//! Feeds into drafts: each kind, each field, each way in which they are broken.

use offprint::article::{Block, Span, Target, WebAddress};
use offprint::press::feed::{looks_like, opml, read};
use offprint::press::{At, Draft, Fate, Gathered, Limits, Source};
use serde_json::{Value, json};

const NAMESPACES: &str = r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:cc="http://web.resource.org/cc/""#;

pub(super) fn gathered(document: &str) -> Gathered {
    let address = WebAddress::parse("https://paper.example/news/feed.xml");
    let source =
        Source { name: "feed".into(), bytes: document.into(), address, ..Source::default() };
    let gathered = read(&source, &Limits::default());
    assert_eq!(gathered, read(&source, &Limits::default()), "the same bytes, the same drafts");
    gathered
}

pub(super) fn drafts(document: &str) -> Vec<Draft> {
    gathered(document).drafts
}

/// An item of an RSS feed, or an entry of an Atom feed.
pub(super) fn rss(inside: &str) -> String {
    format!("<rss version=\"2.0\" {NAMESPACES}><channel><item>{inside}</item></channel></rss>")
}

fn atom(inside: &str) -> String {
    format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>{inside}</entry></feed>")
}

/// The draft as the words that a test compares.
fn told(draft: &Draft) -> Value {
    let lines = |lines: &[offprint::article::Line]| {
        lines.iter().map(|line| line.to_string()).collect::<Vec<_>>()
    };
    let line = |line: &Option<offprint::article::Line>| line.as_deref().map(str::to_owned);
    let body: Vec<String> = draft.body.iter().map(plain).collect();
    let image = draft.lead_image.as_ref().map(|image| {
        let credit = image.credit.as_ref().map(|credit| credit.line());
        json!([
            image.address.as_ref().map(WebAddress::as_str),
            image.alt.as_deref(),
            image.caption.as_deref(),
            credit
        ])
    });
    let told = json!({
        "id": line(&draft.source_id), "headline": line(&draft.headline), "standfirst": line(&draft.standfirst),
        "bylines": lines(&draft.bylines), "source": line(&draft.source), "section": line(&draft.section),
        "topics": lines(&draft.topics), "places": lines(&draft.places), "image": image, "body": body,
        "published": draft.published.map(|time| time.to_string()), "updated": draft.updated.map(|time| time.to_string()),
        "language": draft.language.as_ref().map(|language| language.as_str()),
        "address": draft.address.as_ref().map(WebAddress::as_str),
        "licence": draft.licence.as_ref().map(|licence| licence.name.to_string()),
    });
    let Value::Object(fields) = told else { unreachable!() };
    let is_given = |value: &Value| !value.is_null() && value != &json!([]);
    fields.into_iter().filter(|(_, value)| is_given(value)).collect()
}

fn plain(block: &Block) -> String {
    let mut words = String::new();
    block.each_text(&mut |text, _| words.push_str(text));
    words
}

/// The only story of a document is told so.
#[track_caller]
fn check(document: &str, wanted: Value) {
    let drafts = drafts(document);
    assert_eq!(drafts.len(), 1, "{document}");
    assert_eq!(told(&drafts[0]), wanted, "{document}");
}

/// The only story's headline.
#[track_caller]
fn check_headline(document: &str, wanted: &str) {
    let drafts = drafts(document);
    assert_eq!(drafts[0].headline.as_deref(), Some(wanted), "{document}");
}

#[test]
fn an_rss_item_with_everything() {
    check(
        &rss(
            r#"<title>Harbour reopens</title><link>https://paper.example/a/1</link><guid isPermaLink="false">id-1</guid>
            <description>After ten days of storm, ships leave again.</description>
            <content:encoded><![CDATA[<p>The <b>harbour</b> reopened.</p><p><a href="/b">More</a> ships left.</p>]]></content:encoded>
            <dc:creator>Ana Lima</dc:creator><author>desk@paper.example (Ben Oak)</author>
            <pubDate>Tue, 23 Jan 2024 09:40:00 +0100</pubDate><atom:updated>2024-01-23T10:00:00Z</atom:updated>
            <category>World</category><category domain="tag">Ports</category><category domain="geo">Porto</category><category>Uncategorized</category>
            <media:content url="/i/1.jpg" medium="image" width="800"><media:title>Cranes</media:title>
              <media:description>Cranes at dawn.</media:description><media:credit role="photographer">Cho Ito</media:credit></media:content>
            <media:thumbnail url="/i/t.jpg"/><dc:language>en-gb</dc:language><source url="https://wire.example/f">The Wire</source>
            <cc:license>http://creativecommons.org/licenses/by-sa/4.0/</cc:license>"#,
        ),
        json!({
            "id": "id-1", "headline": "Harbour reopens", "address": "https://paper.example/a/1",
            "standfirst": "After ten days of storm, ships leave again.",
            "body": ["The harbour reopened.", "More ships left."],
            "bylines": ["Ben Oak", "Ana Lima"], "published": "2024-01-23T09:40:00+01:00", "updated": "2024-01-23T10:00:00Z",
            "section": "World", "topics": ["Ports"], "places": ["Porto"], "language": "en-GB", "source": "The Wire",
            "image": ["https://paper.example/i/1.jpg", "Cranes", "Cranes at dawn.", "Cho Ito"],
            "licence": "CC BY-SA 4.0",
        }),
    );
}

#[test]
fn an_atom_entry_with_everything() {
    check(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://base.example/x/">
        <title>Une</title><author><name>The Desk</name></author><link rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/"/>
        <entry><id>tag:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; step</title>
          <link rel="self" href="s"/><link href="a/1"/><link rel="enclosure" type="image/png" href="p.png"/>
          <author><name>Zoé</name><email>z@example.org</email></author><category term="w" label="World"/>
          <published>2024-01-23T09:40:00+01:00</published><updated>2024-01-24T09:40:00Z</updated>
          <summary>Another thing.</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <em>two</em>.</p><ul><li>x</li></ul></div></content>
        </entry></feed>"#,
        json!({
            "id": "tag:1", "headline": "A bold step", "address": "https://base.example/x/a/1", "standfirst": "Another thing.",
            "body": ["One & two.", "x"], "bylines": ["Zoé"], "section": "World", "language": "fr", "licence": "CC0 1.0",
            "published": "2024-01-23T09:40:00+01:00", "updated": "2024-01-24T09:40:00Z",
            "image": ["https://base.example/x/p.png", null, null, null],
        }),
    );
}

#[test]
fn the_feed_hands_down_what_an_entry_does_not_say() {
    let drafts = drafts(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='pt'><entry><title>a</title></entry>
         <entry><title>b</title><author><name>Own</name></author></entry><author><name>Desk</name></author></feed>",
    );
    let bylines: Vec<_> = drafts.iter().map(|draft| draft.bylines[0].to_string()).collect();
    assert_eq!(bylines, ["Desk", "Own"]);
    assert!(drafts.iter().all(|draft| draft.language.as_ref().unwrap().as_str() == "pt"));
}

#[test]
fn every_kind_of_feed_is_known_by_name() {
    for (document, what) in [
        (
            "<rss version='0.91'><channel><item><title>a</title></item></channel></rss>",
            "RSS 0.91 feed",
        ),
        (
            "<rss version='0.92'><channel><item><title>a</title></item></channel></rss>",
            "RSS 0.92 feed",
        ),
        (
            "<RSS VERSION='2.0'><CHANNEL><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>",
            "RSS 2.0 feed",
        ),
        ("<rss><item><title>a</title></item></rss>", "RSS feed"),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/><item><title>a</title></item></rdf:RDF>",
            "RSS feed in RDF",
        ),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:r='http://my.netscape.com/rdf/simple/0.9/'><r:item><r:title>a</r:title></r:item></rdf:RDF>",
            "RSS feed in RDF",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title></entry></feed>",
            "Atom 1.0 feed",
        ),
        (
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>a</a:title></a:entry></a:feed>",
            "Atom 1.0 feed",
        ),
        (
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>a</title></entry></feed>",
            "Atom 0.3 feed",
        ),
        ("<entry xmlns='http://www.w3.org/2005/Atom'><title>a</title></entry>", "Atom entry"),
        (
            "<CHANNEL HREF='http://x.example/'><ITEM HREF='http://x.example/1'><TITLE>a</TITLE><ABSTRACT>b</ABSTRACT></ITEM></CHANNEL>",
            "CDF channel",
        ),
        (
            r#"{"version":"https://jsonfeed.org/version/1","title":"t","items":[{"id":1,"title":"a"}]}"#,
            "JSON Feed 1",
        ),
    ] {
        let gathered = gathered(document);
        assert_eq!((gathered.what.as_str(), gathered.drafts.len()), (what, 1), "{document}");
        assert_eq!(gathered.drafts[0].headline.as_deref(), Some("a"), "{document}");
        assert_eq!(gathered.complaints, [], "{document}");
        let is_bare = what == "RSS feed" || what == "Atom entry";
        assert!(looks_like(document) || is_bare, "{document}");
    }
}

#[test]
fn titles_lose_their_markup_and_one_layer_of_references() {
    for (title, headline) in [
        ("AT&amp;T", "AT&T"),
        ("AT&T and Q&A", "AT&T and Q&A"),
        ("AT&amp;amp;T", "AT&T"),
        ("Caf&eacute; &#8211; &#150; &#x2014;", "Café – – —"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("<![CDATA[<i>Cdata</i> &amp; more]]>", "Cdata & more"),
        ("The &lt;blink&gt; tag", "The <blink> tag"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("Raw <b>markup</b> here", "Raw markup here"),
        ("  Much\n   space ", "Much space"),
        ("&unknown; stays", "&unknown; stays"),
        ("One&lt;br&gt;Two", "One Two"),
    ] {
        check_headline(&rss(&format!("<title>{title}</title>")), headline);
    }
    for (title, headline) in [
        ("<title>AT&amp;amp;T &amp;lt;b&amp;gt;</title>", "AT&amp;T &lt;b&gt;"),
        ("<title type='text'>&lt;b&gt;</title>", "<b>"),
        ("<title type='html'>AT&amp;amp;T</title>", "AT&T"),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>b</b> &lt;c></div></title>",
            "A b <c>",
        ),
        ("<title mode='base64' type='text/html'>PGI+RW50cnk8L2I+</title>", "Entry"),
    ] {
        check_headline(&atom(title), headline);
    }
}

#[test]
fn broken_documents_are_read_to_the_end() {
    for (document, headlines) in [
        // Junk before the declaration, and a tag never closed.
        (
            "\n junk <?xml version='1.0'?><rss><channel><item><title>a</title><item><title>b",
            vec!["a", "b"],
        ),
        (
            "<rss><channel><item><title>a<link>http://x.example/</link></item><item><title>b</title></item>",
            vec!["a", "b"],
        ),
        (
            "<rss><channel><title>c<item><title>a</title></channel><item><title>b</title></rss>",
            vec!["a", "b"],
        ),
        (
            "<rss><channel><item><title>a</title></wrong></item></oops><item><title>b</title></item>",
            vec!["a", "b"],
        ),
        // Prefixes without namespaces, namespaces that nobody knows.
        ("<rss><channel><item><dc:title>a</dc:title></item></channel></rss>", vec!["a"]),
        (
            "<rss xmlns='http://nobody.example/'><channel><item><title>a</title></item></channel></rss>",
            vec!["a"],
        ),
        (
            "<rss xmlns:dc='http://nobody.example/'><channel><item><dc:title>a</dc:title></item></channel></rss>",
            vec!["a"],
        ),
        // Atom in RSS, and the other way round.
        (
            "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><item><atom:title>a</atom:title></item><atom:entry><title>b</title></atom:entry></channel></rss>",
            vec!["a", "b"],
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><item><title>a</title></item></feed>",
            vec!["a"],
        ),
        // A title that speaks of something else is none of the story's.
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><source><title>s</title></source><title>a</title></entry></feed>",
            vec!["a"],
        ),
        (
            "<rss><channel><image><title>i</title></image><item><image><title>i</title></image><title>a</title></item></channel></rss>",
            vec!["a"],
        ),
        ("<rss><channel><item><x:wrap><title>a</title></x:wrap></item></channel></rss>", vec!["a"]),
        ("<rss><channel><item><title>a</title><title>b</title></item></channel></rss>", vec!["a"]),
        (
            "<rss><channel><item><media:content><media:title>m</media:title></media:content><title>a</title></item>",
            vec!["a"],
        ),
        // Cut short in the middle.
        ("<rss><channel><item><title>a</title></item><item><title><![CDATA[b", vec!["a", "b"]),
        ("<rss><channel><item><title>a</title></item><item><title>b</ti", vec!["a", "b"]),
        ("<rss><channel><item><title>a</title><link", vec!["a"]),
    ] {
        let drafts = drafts(document);
        let found: Vec<_> = drafts.iter().filter_map(|draft| draft.headline.as_deref()).collect();
        assert_eq!(found, headlines, "{document}");
    }
}

#[test]
fn bodies_are_html_or_words_as_they_are() {
    for (inside, body) in [
        (
            "<description>One &lt;p&gt;Two &amp;amp; three&lt;/p&gt;</description>",
            vec!["One", "Two & three"],
        ),
        (
            "<description>Plain &amp; simple\n\nSecond</description>",
            vec!["Plain & simple", "Second"],
        ),
        ("<description>Raw <p>markup</p> stays</description>", vec!["Raw", "markup", "stays"]),
        (
            "<body xmlns='http://www.w3.org/1999/xhtml'><p>One</p><p>Two</p></body>",
            vec!["One", "Two"],
        ),
        ("<description/><content:encoded>Full</content:encoded>", vec!["Full"]),
    ] {
        let drafts = drafts(&rss(inside));
        assert_eq!(drafts[0].body.iter().map(plain).collect::<Vec<_>>(), body, "{inside}");
    }
    let drafts = drafts(&rss("<description>&lt;a href='b.html'&gt;x&lt;/a&gt;</description>"));
    let Block::Paragraph { text } = &drafts[0].body[0] else { panic!("a paragraph") };
    let Span::Link { to: Target::Web(to), .. } = &text.0[0] else { panic!("a link") };
    assert_eq!(to.as_str(), "https://paper.example/news/b.html");
}

#[test]
fn a_summary_is_a_standfirst_only_where_it_says_more() {
    let body = "<content:encoded>The harbour reopened on Monday after ten days of storm, the port authority of the town said in a statement.</content:encoded>";
    for (summary, standfirst) in [
        ("Ships leave again.", Some("Ships leave again.")),
        (
            "The harbour reopened on Monday after ten days of storm, the port […] Continue reading",
            None,
        ),
        (
            "Ships leave again. The post Harbour reopens appeared first on Post.",
            Some("Ships leave again."),
        ),
        (
            "Ships leave the quay again, one by one, as [...]",
            Some("Ships leave the quay again, one by one, as…"),
        ),
        ("The harbour reopened on Monday", None),
        ("Harbour reopens", None),
    ] {
        let drafts = drafts(&rss(&format!(
            "<title>Harbour reopens</title><description>{summary}</description>{body}"
        )));
        assert_eq!(drafts[0].standfirst.as_deref(), standfirst, "{summary}");
    }
}

#[test]
fn an_untitled_story_is_called_by_its_first_words() {
    let drafts = drafts(&rss("<description>Short words.</description>"));
    assert_eq!(
        (drafts[0].headline.as_deref(), drafts[0].headline_guessed),
        (Some("Short words."), true)
    );
    let empty = &self::drafts(&rss("<guid>x</guid>"))[0];
    assert_eq!((empty.headline.as_deref(), empty.headline_guessed), (None, false));
    assert_eq!(empty.source_id.as_deref(), Some("x"));
}

#[test]
fn every_piece_has_a_fate() {
    let drafts = drafts(&rss(
        "<title>a</title><title>b</title><link>https://x.example/</link><slash:comments>3</slash:comments>
         <author>m@x.example</author><description>words</description>",
    ));
    let steps: Vec<_> = drafts[0].trail.0.iter().map(|step| (step.at.clone(), step.fate)).collect();
    let node = |name: &str| At::Node(format!("channel/item[1]/{name}"));
    assert_eq!(
        steps,
        [
            (node("title"), Fate::Kept),
            (node("title"), Fate::Dropped),
            (node("link"), Fate::Kept),
            (node("slash:comments"), Fate::Dropped),
            (node("author"), Fate::Dropped),
            (node("description"), Fate::Kept),
        ]
    );
}

#[test]
fn json_feeds() {
    check(
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"de","items":[{
            "id":"1","url":"https://x.example/1","title":"Q&A","content_html":"<p>One <b>two</b></p>","content_text":"One two",
            "summary":"Other words","image":"i.png","date_published":"2024-01-23T09:40:00+01:00","authors":[{"name":"A"},{"name":"B"}],
            "tags":["x","y"]}]}"#,
        json!({
            "id": "1", "address": "https://x.example/1", "headline": "Q&A", "body": ["One two"], "standfirst": "Other words",
            "image": ["https://paper.example/news/i.png", null, null, null], "published": "2024-01-23T09:40:00+01:00",
            "bylines": ["A", "B"], "topics": ["x", "y"], "language": "de",
        }),
    );
    let cut = gathered(
        r#"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a"},{"id":"#,
    );
    assert_eq!((cut.drafts.len(), cut.complaints.len()), (1, 1));
    let odd =
        gathered(r#"{"items":[7,{"id":"1","title":["no"],"content_text":"a","authors":"x"}]}"#);
    assert_eq!((odd.drafts.len(), odd.complaints.len()), (1, 1));
}

#[test]
fn lists_of_feeds() {
    let source =
        |bytes: &str| Source { name: "l".into(), bytes: bytes.into(), ..Source::default() };
    let list = opml::read(
        &source(
            "<opml version='1.1'><head><title>Mine</title></head><body><outline text='News'>
             <outline type='rss' text='A &amp; B' xmlUrl='https://a.example/f' htmlUrl='https://a.example/'/>
             <outline type='rss' xmlUrl='https://a.example/f'/><outline type='rss' text='nowhere'/>
             <OUTLINE TITLE='c' XMLURL='https://c.example/f'></outline></body></opml>",
        ),
        &Limits::default(),
    )
    .unwrap();
    let feeds: Vec<_> = list
        .feeds
        .iter()
        .map(|feed| (feed.title.as_deref().unwrap_or_default(), feed.address.as_str()))
        .collect();
    assert_eq!(list.title.as_deref(), Some("Mine"));
    assert_eq!(feeds, [("A & B", "https://a.example/f"), ("c", "https://c.example/f")]);
    assert_eq!(list.without_address, 1);
    assert!(opml::read(&source("<rss/>"), &Limits::default()).is_err());
}

#[test]
fn addresses_in_xhtml_are_joined_to_the_base_of_their_element() {
    let found = drafts(&atom(
        "<title>T</title><content type=\"xhtml\" xml:base=\"https://a.example/x/\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Read <a href=\"one\">one</a>.</p><div xml:base=\"inner/\"><p>Read <a href=\"two\">two</a>.</p></div><p xml:base=\"https://b.example/\">Read <a href=\"three\">three</a>.</p><p>Read <a href=\"four\">four</a>.</p></div></content>",
    ));
    let written = serde_json::to_string(&found[0].body).unwrap();
    for address in [
        "https://a.example/x/one",
        "https://a.example/x/inner/two",
        "https://b.example/three",
        "https://a.example/x/four",
    ] {
        assert!(written.contains(&format!("\"{address}\"")), "{address}: {written}");
    }
}

#[test]
fn a_sound_that_is_not_taken_is_said() {
    let found = drafts(&rss(
        "<title>T</title><description>The ferry sailed.</description><enclosure url=\"https://a.example/7.mp3\" type=\"audio/mpeg\" length=\"1\"/><media:content url=\"https://a.example/7.mp4\" medium=\"video\"/>",
    ));
    let remarks: Vec<&str> = found[0].remarks.iter().map(|remark| &**remark).collect();
    assert_eq!(remarks.len(), 2, "{remarks:?}");
    assert!(
        remarks[0].contains("a sound is attached") && remarks[1].contains("a film is attached")
    );
    let step = found[0].trail.0.iter().find(|step| step.why.contains("a sound")).unwrap();
    assert_eq!(step.fate, Fate::Dropped);
}

#[test]
fn captions_as_their_author_typed_them_and_authors_whom_nobody_named() {
    let draft = drafts(&rss(
        "<title>Ferry sails</title><dc:creator>admin</dc:creator><content:encoded><![CDATA[<p>The ferry sailed at ten.</p>[caption id=\"a\" width=\"300\"]<img src=\"https://paper.example/ferry.jpg\" alt=\"A ferry\"> The ferry at noon[/caption]<p>It came back.</p>]]></content:encoded>",
    ))
    .remove(0);
    assert_eq!(draft.bylines, []);
    let said = format!("{:?}{:?}", draft.lead_image, draft.body);
    assert!(said.contains("The ferry at noon") && !said.contains("caption]"), "{said}");
}

#[test]
fn the_foot_of_a_blog_is_known_by_the_headline_and_nothing_else_goes_with_it() {
    let body = |title: &str, words: &str| -> Vec<String> {
        let item = rss(&format!("<title>{title}</title><description>{words}</description>"));
        drafts(&item)[0].body.iter().map(plain).collect()
    };
    let foot = "The post Tom’s boat appeared first on Herald.";
    assert_eq!(body("Tom’s boat", &format!("It sank. {foot}")), ["It sank.", foot]);
    let typed = "The post Tom&amp;#8217;s boat appeared first on Herald.";
    assert_eq!(body("Tom’s boat", &format!("It sank. {typed}")).len(), 2, "however it is typed");
    for words in [
        "It sank. The post Tom’s boat appeared first on Herald. The mayor resigned in tears.",
        "It sank. The post office closes. A notice appeared first on its door.",
        "The post of a mate, which appeared first on the list of Monday, pays little.",
    ] {
        assert_eq!(body("Tom’s boat", words), [words], "all of it is the story's");
    }
    let summary = "The post office shut. Mr Smith appeared first on the steps.";
    let item = rss(&format!(
        "<title>Bridge</title><description>{summary}</description><content:encoded>Something else, and long enough to be a body.</content:encoded>"
    ));
    assert_eq!(drafts(&item)[0].standfirst.as_deref(), Some(summary));
}
