//! A beginning that a feed gave, and its page that says no address: one story, in whichever order.

use super::edited::brought;
use super::importing::Folder;
use super::merging::{draft, outcomes, set_of};
use super::unlike::strange;
use offprint::article::{ArticleSet, Time};
use offprint::press::Draft;
use offprint::press::merge::merge;

const HOUR: &str = "2024-01-23T09:40:00+01:00";

fn told(source: &str, id: &str, when: &str, text: &str) -> Draft {
    let source_id = draft(source, id, "", "").source_id;
    Draft { source_id, published: Time::parse(when), ..draft(source, id, "Ferry stopped", text) }
}

fn beginning(text: &str) -> String {
    text.lines().take(2).collect::<Vec<_>>().join("\n")
}

fn imported(drafts: &[&Draft]) -> (ArticleSet, Vec<Vec<&'static str>>) {
    let mut set = ArticleSet::default();
    let mut all = Vec::new();
    for draft in drafts {
        let merged = merge(&set, vec![(*draft).clone()]);
        all.push(outcomes(&merged));
        set = set_of(merged);
    }
    (set, all)
}

fn bodies(set: &ArticleSet) -> Vec<usize> {
    set.articles().iter().map(|article| article.body.len()).collect()
}

#[test]
fn the_whole_renews_the_beginning_that_was_there() {
    let whole = strange(1);
    let feed = told("Post", "g1", HOUR, &beginning(&whole));
    let page = told("Post", "", HOUR, &whole);
    assert!(page.source_id.is_none(), "the page has no name");
    let (set, outcomes) = imported(&[&feed, &page, &page, &feed, &page]);
    assert_eq!(bodies(&set), [whole.lines().count()]);
    assert_eq!(outcomes, [["new"], ["updated"], ["unchanged"], ["unchanged"], ["unchanged"]]);
    let first = imported(&[&feed]).0;
    let name = |set: &ArticleSet| (set.articles()[0].id.clone(), set.articles()[0].slug.clone());
    assert_eq!(name(&set), name(&first), "readers know it by these");
    let (set, _) = imported(&[&page, &feed, &page]);
    assert_eq!(bodies(&set), [whole.lines().count()], "nor the other way round");
}

#[test]
fn what_only_looks_alike_stays_apart() {
    let (whole, others) = (strange(1), strange(2));
    let feed = told("Post", "g1", HOUR, &beginning(&whole));
    let later = "2024-01-23T10:40:00+01:00";
    for (why, page) in [
        ("of another text", told("Post", "", HOUR, &others)),
        ("of another hour", told("Post", "", later, &whole)),
        ("of another outlet", told("Mail", "", HOUR, &others)),
        ("of no hour", told("Post", "", "2024-01-23", &others)),
    ] {
        let (set, _) = imported(&[&feed, &page]);
        assert_eq!(set.articles().len(), 2, "{why}");
    }
}

#[test]
fn of_several_that_begin_alike_none_is_lost() {
    let paragraphs: Vec<String> = strange(1).lines().map(str::to_owned).collect();
    let others: Vec<String> = strange(2).lines().map(str::to_owned).collect();
    let feed = told("Post", "g1", HOUR, &paragraphs[0]);
    let more = |text: &[String]| [&paragraphs[..1], text].concat().join("\n");
    let pages = [
        told("Post", "", HOUR, &more(&paragraphs[1..4])),
        told("Post", "", HOUR, &more(&others[..2])),
        told("Post", "", HOUR, &more(&others[3..6])),
    ];
    for order in [[0, 1, 2], [2, 1, 0]] {
        let (set, _) = imported(&[&feed]);
        let together = set_of(merge(&set, order.map(|n| pages[n].clone()).to_vec()));
        let [one, two, three] = order.map(|n| &pages[n]);
        let (apart, _) = imported(&[&feed, one, two, three]);
        for (how, set) in [("together", together), ("apart", apart)] {
            let text: Vec<String> =
                set.articles().iter().map(|it| format!("{:?}", it.body)).collect();
            let has = |words: &str| text.iter().any(|text| text.contains(words));
            assert!(set.articles().len() == 3, "{how}: {}", set.articles().len());
            assert!(paragraphs[..4].iter().chain(&others[..2]).all(|words| has(words)), "{how}");
        }
    }
}

#[test]
fn the_whole_may_come_within_a_set() {
    let whole = strange(1);
    let feed = told("Post", "g1", HOUR, &beginning(&whole));
    let (theirs, _) = imported(&[&told("Post", "", HOUR, &whole)]);
    let (set, _) = imported(&[&feed]);
    let set = set_of(merge(&set, brought(&theirs)));
    assert_eq!(bodies(&set), [whole.lines().count()]);
    assert_eq!(set_of(merge(&set, brought(&theirs))).articles(), set.articles());
}

#[test]
fn what_was_taken_out_or_edited_stays_so() {
    let whole = strange(1);
    let feed = told("Post", "g1", HOUR, &beginning(&whole));
    let page = told("Post", "", HOUR, &whole);
    let (set, _) = imported(&[&feed, &page]);
    let id = set.articles()[0].id.clone();
    assert!(set.articles()[0].other_ids.len() == 1, "both names are known: {id}");
    let mut page_changed = page.clone();
    page_changed.body.truncate(whole.lines().count() - 1);
    let merged = merge(&set, vec![page_changed]);
    assert_eq!(set_of(merged).articles().len(), 1, "a shorter page is the same story still");
}

#[test]
fn a_beginning_ends_before_the_foot_that_a_blog_puts_behind_it() {
    let folder = Folder::new("foot");
    let whole = strange(1).lines().map(|words| format!("<p>{words}</p>")).collect::<String>();
    let begins: Vec<String> = strange(1).lines().take(2).map(str::to_owned).collect();
    let begins = begins.join(" ");
    folder.write(
        "feed.xml",
        &format!(
            "<rss version=\"2.0\"><channel><title>Post</title><item><title>Ferry stopped</title>\
             <guid isPermaLink=\"false\">g1</guid><pubDate>Tue, 23 Jan 2024 09:40:00 +0100</pubDate>\
             <description>{begins} […] The post Ferry stopped appeared first on Post.</description>\
             </item></channel></rss>"
        ),
    );
    folder.write(
        "page.html",
        &format!(
            "<html lang=en><head><title>Ferry stopped</title>\
             <meta property=\"og:site_name\" content=\"Post\">\
             <meta property=\"article:published_time\" content=\"{HOUR}\"></head>\
             <body><article><h1>Ferry stopped</h1>{whole}</article></body></html>"
        ),
    );
    folder.check(&["import", "feed.xml", "-o", "a.json"], 0, &["1 new"]);
    assert!(!folder.read("a.json").contains("appeared first"), "{}", folder.read("a.json"));
    folder.check(&["import", "page.html", "--into", "a.json"], 0, &["1 updated", "1 story"]);
    folder.check(&["import", "feed.xml", "--into", "a.json"], 0, &["1 story"]);
    let set = folder.set("a.json");
    let body = set["articles"][0]["body"].as_array().map(Vec::len);
    assert_eq!(body, Some(strange(1).lines().count()));
}
