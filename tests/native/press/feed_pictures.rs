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

/// The story of a feed with this inside of its item, which says `Ferries run again`.
fn story(inside: &str) -> Draft {
    let document = format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Pier</title><item><title>Ferries run again</title><link>https://pier.example/f</link>{inside}</item></channel></rss>"
    );
    let source =
        Source { name: "feed.xml".to_owned(), bytes: document.into_bytes(), ..Source::default() };
    feed::read(&source, &Limits::default()).drafts.pop().unwrap()
}

/// The address, caption and credit of each picture, the lead image first.
fn pictures(draft: &Draft) -> Vec<String> {
    let figures = draft.body.iter().filter_map(|block| match block {
        Block::Figure { image } => Some(image),
        _ => None,
    });
    let all = draft.lead_image.iter().chain(figures);
    all.map(|image| {
        let name = image.address.as_ref().map_or("", |address| address.as_str());
        let credit = image.credit.as_ref().map(|credit| credit.line()).unwrap_or_default();
        let words = image.caption.as_deref().unwrap_or_default();
        format!("{}|{words}|{credit}", name.rsplit('/').next().unwrap_or_default())
    })
    .collect()
}

#[test]
fn a_second_picture_of_a_story_is_shown_or_told_and_never_lost() {
    let text = "<description>Both ferries sailed on time after eleven days of fog.</description>";
    let one = "<media:content url='https://pier.example/1.jpg' type='image/jpeg'><media:description>The quay. Photo: Ann Lee/Harbour Agency</media:description></media:content>";
    let other = "<media:content url='https://pier.example/2.jpg' type='image/jpeg'><media:description>Lorries in a row.</media:description></media:content>";
    let bare = "<media:content url='https://pier.example/3.jpg' type='image/jpeg'/>";
    let first = "1.jpg|The quay.|Harbour Agency/Ann Lee";
    for (attached, expected, remarks) in [
        (
            format!("<media:group>{one}{other}</media:group>"),
            vec![first, "2.jpg|Lorries in a row.|"],
            0,
        ),
        (format!("{one}{other}"), vec![first, "2.jpg|Lorries in a row.|"], 0),
        (format!("{one}{bare}"), vec![first], 1),
        // A group is meant to hold one picture in its sizes.
        (format!("<media:group>{one}{bare}</media:group>"), vec![first], 0),
        (format!("{one}{}", one.replace("1.jpg", "1-300x200.jpg")), vec![first], 0),
        (
            format!(
                "{one}<media:content url='https://secure.gravatar.com/avatar/9' medium='image'/>"
            ),
            vec![first],
            0,
        ),
    ] {
        let draft = story(&format!("{text}{attached}"));
        let said = pictures(&draft);
        let found: Vec<String> = said
            .iter()
            .map(|it| {
                let mut parts: Vec<&str> = it.split('|').collect();
                let credit = parts.pop().unwrap_or_default();
                let credit =
                    if credit.contains("Ann Lee") { "Harbour Agency/Ann Lee" } else { credit };
                format!("{}|{credit}", parts.join("|"))
            })
            .collect();
        assert_eq!(found, expected, "{attached}");
        assert_eq!(draft.remarks.len(), remarks, "{attached}: {:?}", draft.remarks);
    }
    let draft = story(&format!("{text}{one}{bare}"));
    assert!(draft.remarks[0].contains("https://pier.example/3.jpg"), "{:?}", draft.remarks);
    // Sizes that a name says in figures, and a picture that stands in the text.
    let sizes = "<media:content url='https://pier.example/i/140.jpg' width='140' height='84' medium='image'/><media:content url='https://pier.example/i/460.jpg' width='460' height='276' medium='image'/>";
    let draft = story(&format!("{text}{sizes}"));
    assert_eq!(
        (pictures(&draft).as_slice(), draft.remarks.len()),
        (&["460.jpg||".to_owned()][..], 0)
    );
    let text = "<content:encoded>&lt;p&gt;Both ferries sailed.&lt;/p&gt;&lt;img src='https://pier.example/3.jpg'&gt;</content:encoded>";
    let draft = story(&format!("{text}{one}{bare}"));
    assert_eq!((pictures(&draft).len(), draft.remarks.len()), (2, 0), "{:?}", draft.remarks);
}

#[test]
fn what_the_text_says_is_on_a_picture_wins_over_its_title() {
    let text = "<content:encoded>&lt;figure&gt;&lt;img src='https://pier.example/quay-1024x683.jpg' alt='The quay at noon'/&gt;&lt;/figure&gt;&lt;p&gt;Both ferries sailed.&lt;/p&gt;</content:encoded>";
    let attached = "<media:content url='https://pier.example/quay.jpg' medium='image'><media:title>IMG_2041</media:title></media:content>";
    let lead = story(&format!("{text}{attached}")).lead_image.unwrap();
    assert_eq!(lead.alt.as_deref(), Some("The quay at noon"));
    let lead = story(&attached.replace("IMG_2041", "Cranes over the quay")).lead_image.unwrap();
    assert_eq!(lead.alt.as_deref(), Some("Cranes over the quay"), "where nothing else says it");
}

#[test]
fn a_caption_does_not_say_the_credit_again() {
    let text = "<content:encoded>&lt;figure&gt;&lt;img src='https://pier.example/quay.jpg'/&gt;&lt;figcaption&gt;The quay on Monday evening. Photo: Ann Lee&lt;/figcaption&gt;&lt;/figure&gt;&lt;p&gt;Both ferries sailed.&lt;/p&gt;</content:encoded>";
    for credit in ["", "<media:credit>Ann Lee</media:credit>"] {
        let attached = format!(
            "<media:content url='https://pier.example/quay.jpg' medium='image'>{credit}</media:content>"
        );
        let lead = story(&format!("{text}{attached}")).lead_image.unwrap();
        assert_eq!(lead.caption.as_deref(), Some("The quay on Monday evening."), "{credit}");
        let maker = lead.credit.and_then(|credit| credit.maker);
        assert_eq!(maker.as_deref(), Some("Ann Lee"), "{credit}");
    }
}
