//! WordPress exports.

use offprint::press::{Limits, wxr};

use crate::press::told::{same, source, told};

/// An export with these items.
fn export(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n\
         <rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n\
         <channel><title>The Post &amp; Mail</title><link>https://post.example</link>\
         <language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>\
         <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[aroe]]></wp:author_login>\
         <wp:author_display_name><![CDATA[Ana Roe]]></wp:author_display_name></wp:author>\
         <wp:category><wp:cat_name><![CDATA[Local]]></wp:cat_name></wp:category>{items}</channel></rss>"
    )
}

fn post(content: &str) -> String {
    export(&format!(
        "<item><title>T</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>\
         <wp:post_type>post</wp:post_type><content:encoded><![CDATA[{content}]]></content:encoded></item>"
    ))
}

#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    let gathered = wxr::read(&source("export.xml", text), &Limits::default());
    same(name, &told(&gathered), expected);
}

/// Only the body.
#[track_caller]
fn check_body(name: &str, content: &str, expected: &str) {
    let gathered = wxr::read(&source("export.xml", &post(content)), &Limits::default());
    let blocks: Vec<String> = told(&gathered)
        .lines()
        .filter_map(|line| line.strip_prefix("-: ").map(str::to_owned))
        .collect();
    same(name, &blocks.join("\n"), expected);
}

#[test]
fn a_post_with_all_its_fields() {
    check(
        "fields",
        &export(
            "<item><title><![CDATA[Quay&#8217;s opening]]></title><link>https://post.example/2024/01/quay/</link>\
             <pubDate>Tue, 23 Jan 2024 08:40:00 +0000</pubDate><dc:creator><![CDATA[aroe]]></dc:creator>\
             <guid isPermaLink=\"false\">https://post.example/?p=7</guid><description></description>\
             <content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>The quay <a href=\"/map\">opened</a>.</p>\n<!-- /wp:paragraph -->]]></content:encoded>\
             <excerpt:encoded><![CDATA[Four years late.]]></excerpt:encoded>\
             <wp:post_id>7</wp:post_id><wp:post_date><![CDATA[2024-01-23 09:40:00]]></wp:post_date>\
             <wp:post_date_gmt><![CDATA[2024-01-23 08:40:00]]></wp:post_date_gmt>\
             <wp:post_modified>2024-01-24 10:00:00</wp:post_modified><wp:post_modified_gmt>2024-01-24 09:00:00</wp:post_modified_gmt>\
             <wp:post_name>quay</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
             <category domain=\"category\" nicename=\"local\"><![CDATA[Local]]></category>\
             <category domain=\"category\" nicename=\"x\"><![CDATA[Trade &amp; Port]]></category>\
             <category domain=\"post_tag\" nicename=\"h\"><![CDATA[harbour]]></category>\
             <category domain=\"post_format\" nicename=\"f\"><![CDATA[Aside]]></category>\
             <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>\
             <wp:comment><wp:comment_content>no</wp:comment_content><title>no</title></wp:comment></item>\
             <item><title>quay.jpg</title><excerpt:encoded><![CDATA[The quay. (Kim Doe/AP)]]></excerpt:encoded><wp:post_id>9</wp:post_id>\
             <wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>\
             <wp:attachment_url>https://post.example/up/quay.jpg</wp:attachment_url>\
             <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A quay</wp:meta_value></wp:postmeta></item>",
        ),
        "id: https://post.example/?p=7
         headline: Quay’s opening
         standfirst: Four years late.
         source: The Post & Mail
         section: Local
         published: 2024-01-23T09:40:00+01:00
         updated: 2024-01-24T10:00:00+01:00
         by: Ana Roe
         topics: Trade & Port + harbour
         language: en-US
         address: https://post.example/2024/01/quay/
         image: https://post.example/up/quay.jpg | A quay | The quay. | AP / Kim Doe
         -: The quay [opened](https://post.example/map).
         ! Node(\"channel/item\"): 1 attachment was read only for the picture it is to a post: `quay.jpg`",
    );
}

#[test]
fn what_is_no_story_is_named_and_left_out() {
    let item = |title: &str, kind: &str, status: &str| {
        format!(
            "<item><title>{title}</title><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>\
             <content:encoded>x</content:encoded></item>"
        )
    };
    let items = [
        item("A", "post", "draft"),
        item("B", "post", "private"),
        item("About", "page", "publish"),
        item("Menu", "nav_menu_item", "publish"),
        item("C", "news", "publish"),
    ];
    check(
        "kinds",
        &export(&items.concat()),
        "headline: C\nsource: The Post & Mail\nlanguage: en-US\n-: x
         ! Node(\"channel/item\"): 2 posts that are not published were left out: `A`, `B`
         ! Node(\"channel/item\"): 1 page was left out: it is part of the site and no story: `About`
         ! Node(\"channel/item\"): 1 item of another kind (menus, blocks, products) was left out: `Menu`",
    );
}

#[test]
fn the_classic_editor() {
    check_body(
        "paragraphs and breaks",
        "One\ntwo.\n\nThree <em>and\n\nfour</em>.\n\n<h2>Head</h2>\nFive.\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nSix.",
        "One\\two.\nThree _and_\n_four_.\n# Head\nFive.\n* a / b\nSix.",
    );
    check_body(
        "paragraphs that are marked stay so",
        "<p>One\ntwo.</p>\n\nThree.\n\n<p style=\"x\">Four.</p>",
        "One two.\nThree.\nFour.",
    );
    check_body(
        "code keeps its lines",
        "Before.\n\n<pre>a\n\nb</pre>\nAfter.",
        "Before.\ncode ?: a\\n\\nb\nAfter.",
    );
    check_body(
        "an address alone is a link",
        "One.\n\nhttps://video.example/watch?v=1\n\nTwo.",
        "One.\n[https://video.example/watch?v=1](https://video.example/watch?v=1)\nTwo.",
    );
}

#[test]
fn shortcodes() {
    check_body(
        "captions, old and new",
        "[caption id=\"a\" width=\"300\"]<img src=\"https://post.example/a.jpg\" alt=\"A\" /> The quay.[/caption]\n\n\
         [caption caption=\"The bridge.\"]<a href=\"x\"><img src=\"https://post.example/b.jpg\" /></a>[/caption]\n\nText.",
        "figure https://post.example/a.jpg | A | The quay. |\nfigure https://post.example/b.jpg |  | The bridge. |\nText.",
    );
    check_body(
        "embeds and films",
        "[embed width=\"1\"]https://video.example/1[/embed]\n\n[video src=\"https://video.example/2.mp4\"][/video]",
        "[https://video.example/1](https://video.example/1)\n[https://video.example/2.mp4](https://video.example/2.mp4)",
    );
    check_body(
        "builders of pages",
        "[vc_row][vc_column width=\"1/2\"]One.[/vc_column][/vc_row]\n\n[button link=\"x\"]Two.[/button]",
        "One.\nTwo.",
    );
    check_body(
        "brackets of an author stay",
        "He said [sic] that [they] left [at noon]. [1] [[gallery]] and [a=",
        "He said [sic] that [they] left [at noon]. [1] [gallery] and [a=",
    );
}

#[test]
fn a_gallery_by_its_numbers() {
    let text = export(
        "<item><title>T</title><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
         <content:encoded><![CDATA[One.\n\n[gallery ids=\"9,10\"]]]></content:encoded></item>\
         <item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><excerpt:encoded>The quay.</excerpt:encoded>\
         <wp:attachment_url>https://post.example/q.jpg</wp:attachment_url></item>",
    );
    let gathered = wxr::read(&source("export.xml", &text), &Limits::default());
    let said = told(&gathered);
    assert!(said.contains("-: figure https://post.example/q.jpg |  | The quay. |"), "{said}");
}

#[test]
fn broken_exports_are_read_as_far_as_they_go() {
    for (name, text) in [
        ("cut within an item", &post("One.")[..post("One.").len() - 30]),
        ("an item that is never closed", &post("One.").replace("</item>", "")),
        (
            "declared entities",
            &post("One.").replace("<rss", "<!DOCTYPE x [<!ENTITY a \"b\">]><rss"),
        ),
    ] {
        let gathered = wxr::read(&source("export.xml", text), &Limits::default());
        assert_eq!(gathered.drafts.len(), 1, "{name}: {gathered:?}");
    }
    assert!(wxr::looks_like(&post("")));
    assert!(!wxr::looks_like("<rss><channel><item/></channel></rss>"));
}

/// A post with this text, numbered 1, and two attachments of its own in the export.
fn with_media(content: &str) -> String {
    let media = |id: u32| {
        format!(
            "<item><title>p</title><wp:post_id>{id}</wp:post_id><wp:post_parent>1</wp:post_parent><wp:post_type>attachment</wp:post_type>\
             <wp:status>inherit</wp:status><wp:attachment_url>https://post.example/{id}.jpg</wp:attachment_url></item>"
        )
    };
    post(content).replace("</channel>", &format!("{}{}</channel>", media(11), media(12)))
}

#[test]
fn galleries_show_their_pictures_or_say_that_they_are_not_there() {
    for (content, pictures, said) in [
        ("<p>One.</p>[gallery ids=\"11,12\"]", 2, None),
        ("<p>One.</p>[gallery]", 2, None),
        (
            "<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph --><!-- wp:gallery {\"ids\":[11,12]} /-->",
            2,
            None,
        ),
        (
            "<p>One.</p><!-- wp:jetpack/tiled-gallery {\"columns\":2,\"ids\":[\"11\",\"12\"]} --><div></div><!-- /wp:jetpack/tiled-gallery -->",
            2,
            None,
        ),
        (
            "<p>One.</p><!-- wp:gallery {\"ids\":[11]} --><figure><img src=\"https://post.example/11.jpg\"></figure><!-- /wp:gallery -->",
            1,
            None,
        ),
        ("<p>One.</p>[gallery ids=\"11,99\"]", 1, Some("picture 99")),
        ("<p>One.</p><!-- wp:gallery {\"ids\":[98,99]} /-->", 0, Some("pictures 98, 99")),
    ] {
        let gathered = wxr::read(&source("export.xml", &with_media(content)), &Limits::default());
        let draft = &gathered.drafts[0];
        let shown = draft
            .body
            .iter()
            .filter(|block| matches!(block, offprint::article::Block::Figure { .. }));
        assert_eq!(shown.count(), pictures, "{content}: {:?}", draft.body);
        let remark =
            draft.remarks.iter().map(ToString::to_string).find(|it| it.contains("gallery"));
        match said {
            None => assert_eq!(remark, None, "{content}"),
            Some(said) => assert!(
                remark.as_deref().is_some_and(|it| it.contains(said)),
                "{content}: {remark:?}"
            ),
        }
    }
    let alone = wxr::read(&source("export.xml", &post("<p>One.</p>[gallery]")), &Limits::default());
    assert!(alone.drafts[0].remarks.iter().any(|it| it.contains("holds none of them")));
}
