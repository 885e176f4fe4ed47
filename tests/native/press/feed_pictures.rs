//! Pictures of feeds: what is shown once, and what is no picture.

use offprint::article::Block;
use offprint::press::{Draft, Limits, Source, feed, tidy};

#[test]
fn the_lead_image_is_not_shown_again_and_counters_not_at_all() {
    let item = r#"<item><title>Ferries run again</title><link>https://pier.example/ferries</link>
        <media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://pier.example/i/quay.jpg" medium="image"/>
        <description><![CDATA[<p><img src="https://pier.example/i/quay.jpg?w=640" alt="The quay at noon"></p>
        <p>Both ferries sailed on time after eleven days of fog.</p>
        <img src="http://feeds.feedburner.com/~ff/Pier?d=abc">]]></description></item>"#;
    let document = format!("<rss version='2.0'><channel><title>Pier</title>{item}</channel></rss>");
    let source =
        Source { name: "feed.xml".to_owned(), bytes: document.into_bytes(), ..Source::default() };
    let draft = feed::read(&source, &Limits::default()).drafts.pop().unwrap();
    let lead = draft.lead_image.expect("the feed names a picture");
    assert_eq!(lead.alt.as_deref(), Some("The quay at noon"), "what the text said of it is kept");
    let mut tidied = Draft { lead_image: None, ..draft };
    tidy::tidy(&mut tidied);
    let figures = tidied.body.iter().filter(|block| matches!(block, Block::Figure { .. })).count();
    assert_eq!((figures, tidied.body.len()), (0, 1), "{:?}", tidied.body);
}
