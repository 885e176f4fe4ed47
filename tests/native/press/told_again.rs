//! What comes again by another door and under another link: one story, and out where it was taken out.

use super::importing::Folder;

const HEADLINE: &str = "Ferry to Holm stops for repairs until March";
const FIRST: &str = "The ferry to the outer islands will stand still for three weeks while its engine is mended, the county said on Friday. It is the longest stop since 2011.";

fn page() -> String {
    format!(
        "<html lang=en><head><title>{HEADLINE} - Harbour Papers</title><meta property=\"og:site_name\" content=\"Harbour Papers\"><meta property=\"article:published_time\" content=\"2024-01-05T10:00:00Z\"></head><body><article><h1>{HEADLINE}</h1>\n<p>{FIRST}</p><p>A bus will run over the bridge at Sund instead, four times a day, and the post will come by boat.</p><p>The yard in Holm has mended this engine twice before, and its foreman said that a third time would be the last.</p></article></body></html>"
    )
}

fn feed(path: &str, minute: &str, text: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>Harbour Papers</title><link>https://h.example/</link><item><title>{HEADLINE}</title><link>https://h.example/{path}</link><pubDate>Fri, 05 Jan 2024 10:{minute}:00 GMT</pubDate><description>{text}</description></item></channel></rss>"
    )
}

/// How many stories the set of a folder holds.
fn count(folder: &Folder) -> usize {
    folder.set("s.json")["articles"].as_array().unwrap().len()
}

#[test]
fn a_feed_that_brings_the_beginning_of_a_page_is_that_story() {
    let folder = Folder::new("again-beginning");
    folder.write("page.html", &page());
    folder.write("feed.xml", &feed("a", "00", FIRST));
    folder.check(&["import", "page.html", "--into", "s.json"], 0, &["1 new"]);
    folder.check(&["import", "feed.xml", "--into", "s.json"], 0, &["1 version"]);
    assert_eq!(count(&folder), 1);
    for sources in [["page.html", "feed.xml"], ["feed.xml", "page.html"]] {
        let [one, other] = sources;
        folder.check(&["import", one, other, "--into", "s.json"], 0, &["1 unchanged"]);
        folder.check(&["import", one, other, "--into", &format!("{one}.json")], 0, &["1 new"]);
    }
    assert_eq!(folder.set("page.html.json"), folder.set("feed.xml.json"));
}

#[test]
fn what_is_out_does_not_come_back_as_a_feeds_beginning_of_it() {
    let folder = Folder::new("again-out");
    folder.write("page.html", &page());
    folder.write("feed.xml", &feed("a", "00", FIRST));
    folder.check(&["import", "page.html", "--into", "s.json"], 0, &["1 new"]);
    folder.check(&["remove", "--set", "s.json", "ferry"], 0, &[]);
    folder.check(&["import", "feed.xml", "--into", "s.json"], 0, &["taken out by an editor"]);
    assert_eq!(count(&folder), 0);
}

#[test]
fn a_brief_under_a_link_that_was_moved_is_the_same_and_one_of_another_hour_is_not() {
    let brief = "The ferry will stand still for three weeks.";
    let folder = Folder::new("again-moved");
    folder.write("old.xml", &feed("a", "00", brief));
    folder.write("new.xml", &feed("2024/a-ferry", "00", brief));
    folder.write(
        "later.xml",
        &feed("b", "30", "It will stand still for a month, the yard now says."),
    );
    folder.check(&["import", "old.xml", "new.xml", "--into", "s.json"], 0, &[]);
    assert_eq!(count(&folder), 1);
    folder.check(&["import", "later.xml", "--into", "s.json"], 0, &["1 new"]);
    folder.check(&["remove", "--set", "s.json", HEADLINE_SLUG], 0, &[]);
    folder.check(&["import", "new.xml", "--into", "s.json"], 0, &["taken out by an editor"]);
    assert_eq!(count(&folder), 1);
}

/// Whose is the first of that headline.
const HEADLINE_SLUG: &str = "ferry-to-holm-stops-for-repairs-until-march";

#[test]
fn what_another_sets_editor_took_out_and_stays_here_is_said() {
    let folder = Folder::new("again-elsewhere");
    folder.write("feed.xml", &feed("a", "00", FIRST));
    folder.check(&["import", "feed.xml", "--into", "s.json"], 0, &["1 new"]);
    folder.check(&["import", "feed.xml", "--into", "other.json"], 0, &["1 new"]);
    folder.write(
        "second.xml",
        &feed("b", "10", "Another.").replace(HEADLINE, "Bell of the harbour rings again"),
    );
    folder.check(&["import", "second.xml", "--into", "other.json"], 0, &["1 new"]);
    folder.check(&["remove", "--set", "other.json", "ferry"], 0, &[]);
    folder.check(&["import", "other.json", "--into", "s.json"], 0, &["took out", "stays here"]);
    assert_eq!(count(&folder), 2);
}

#[test]
fn sentences_behind_an_end_mark_are_said_to_be_left_out() {
    let folder = Folder::new("again-end");
    folder.write(
        "a.txt",
        "Minister visits harbour\nBy Anna Berg\nJanuary 5, 2024\n\nThe minister visited the harbour on Friday.\n\nThe union said it would strike on Monday unless the minister pays the wages.\n\nFIN\n\nThe dog, a Newfoundland called Fin by its owners, was there too, and so were 400 dockers who said nothing.\n",
    );
    folder.check(&["import", "a.txt", "-o", "s.json"], 0, &["behind the end", "The dog"]);
}

#[test]
fn letters_of_two_bytes_before_a_number_are_no_stamp() {
    let folder = Folder::new("again-koeln");
    for last in ["Büro: 50667 Köln", "Hören 50667", "Höhe: 24000"] {
        let text = format!(
            "Hafen friert zu\nVon Anna Berg\n5. Januar 2024\n\nDer Hafen ist am Freitag zugefroren, sagte der Kapitän.\n\n{last}\n"
        );
        folder.write("a.txt", &text);
        folder.check(&["import", "a.txt", "--into", "s.json"], 0, &[]);
        assert_eq!(count(&folder), 1, "{last}");
    }
}

#[test]
fn a_wire_without_a_date_under_a_headline_of_its_file_may_be_a_correction_and_that_is_said() {
    let folder = Folder::new("again-undated");
    let wire = |middle: &str| {
        format!(
            "Ferry to the outer islands stops for repairs\nBy Anna Berg\n\nThe ferry to the outer islands will stand still for three weeks while its engine is mended, the county said.\n\n{middle}\n\nThe last stop of this kind was in 2011, when the yard took five weeks instead of two.\n"
        )
    };
    folder.write("a.txt", &wire("Captain Nils Holm was charged with drunkenness on Monday after the ship struck the pier, police in Sundby told reporters."));
    folder.check(&["import", "a.txt", "--into", "s.json"], 0, &["1 new"]);
    folder.write("a.txt", &wire("Corrects: nobody has been charged. An earlier text named a man wrongly, and the paper regrets the error it made."));
    let said = folder.check(&["import", "a.txt", "--into", "s.json"], 0, &[]);
    assert_eq!(count(&folder), 2);
    assert!(said.contains("if it is a correction of that"), "{said}");
}

#[test]
fn a_correction_by_one_door_stands_though_the_other_told_more() {
    let told = |middle: &str| {
        format!(
            "<p>The ferry to the outer islands will stand still for three weeks while its engine is mended, the county said.</p><p>{middle}</p><p>The last stop of this kind was in 2011, when the yard took five weeks instead of two.</p>"
        )
    };
    let charge = "Captain Nils Holm was charged with drunkenness on Monday after the ship struck the pier, police in Sundby told reporters.";
    let feed = |updated: &str, middle: &str| {
        format!(
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Harbour Papers</title><link>https://h.example/</link><item><title>{HEADLINE}</title><link>https://h.example/a</link><guid isPermaLink=\"false\">17</guid><pubDate>Fri, 05 Jan 2024 10:00:00 GMT</pubDate>{updated}<description><![CDATA[{}]]></description></item></channel></rss>",
            told(middle)
        )
    };
    let page = format!(
        "<html lang=en><head><title>{HEADLINE}</title><link rel=canonical href=https://h.example/a><meta property=og:site_name content='Harbour Papers'></head><body><article><h1>{HEADLINE}</h1>{}</article></body></html>",
        told(charge)
    );
    let updated = "<atom:updated>2024-01-06T09:00:00Z</atom:updated>";
    let corrected = feed(updated, "Nobody has been charged. An earlier text named a man wrongly.");
    for first in ["page.html", "feed.xml"] {
        let folder = Folder::new("again-corrected");
        folder.write("page.html", &page);
        folder.write("feed.xml", &feed("", charge));
        let second = if first == "page.html" { "feed.xml" } else { "page.html" };
        folder.check(&["import", first, "--into", "s.json"], 0, &["1 new"]);
        folder.check(&["import", second, "--into", "s.json"], 0, &[]);
        folder.write("feed.xml", &corrected);
        folder.check(&["import", "feed.xml", "--into", "s.json"], 0, &["1 updated"]);
        assert!(!folder.read("s.json").contains("Nils Holm"), "{first} first");
        folder.check(&["import", "page.html", "--into", "s.json"], 0, &["1 unchanged"]);
        assert_eq!(count(&folder), 1);
    }
}
