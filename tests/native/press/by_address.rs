//! One web address is one story, whichever of two doors it came by: a feed that gives a guid and a link,
//! and the page to which that leads.

use super::importing::Folder;
use super::merging::{draft, headlines, outcomes, set_of};
use super::unlike::strange;
use offprint::article::{ArticleSet, EditedField, WebAddress, write_set};
use offprint::press::Draft;
use offprint::press::edit::edit;
use offprint::press::merge::merge;
use offprint::press::removal::taken_out;

const LINK: &str = "https://www.post.example/2024/ferry";

fn at(link: &str, draft: Draft) -> Draft {
    Draft { address: WebAddress::parse(link), ..draft }
}

/// A feed's entry, of which the text is as long as asked.
fn entry(guid: &str, link: &str, headline: &str, text: &str) -> Draft {
    at(link, draft("Post", guid, headline, text))
}

fn page(link: &str, headline: &str, text: &str) -> Draft {
    Draft { source_id: None, ..entry("", link, headline, text) }
}

fn excerpt(n: usize) -> String {
    strange(n).lines().take(2).collect::<Vec<_>>().join("\n")
}

/// The two doors of one story.
fn doors() -> [Draft; 2] {
    [
        entry("g1", LINK, "Ferry defies the ice", &excerpt(1)),
        page(
            "http://post.example/2024/ferry/?utm_source=feed",
            "Ferry defies the ice",
            &strange(1),
        ),
    ]
}

fn with(set: &ArticleSet, drafts: &[&Draft]) -> ArticleSet {
    set_of(merge(set, drafts.iter().copied().cloned().collect()))
}

fn holding(set: &ArticleSet, change: impl Fn(&mut offprint::article::Article)) -> ArticleSet {
    let articles: Vec<_> = set
        .articles()
        .iter()
        .map(|article| {
            let mut article = (**article).clone();
            change(&mut article);
            article.into()
        })
        .collect();
    let mut bytes = Vec::new();
    write_set(None, None, &articles, set.removed(), &mut bytes).unwrap();
    ArticleSet::read(&bytes).0
}

fn without(set: &ArticleSet) -> ArticleSet {
    let out: Vec<_> = set.articles().iter().map(|article| taken_out(article)).collect();
    let mut bytes = Vec::new();
    write_set(None, None, &[], &out, &mut bytes).unwrap();
    ArticleSet::read(&bytes).0
}

#[test]
fn a_story_that_came_by_one_door_is_known_at_the_other() {
    let [feed, page] = &doors();
    for (first, second) in [(feed, page), (page, feed)] {
        // What was taken out stays out.
        let set = with(&ArticleSet::default(), &[first]);
        let out = without(&set);
        let merged = merge(&out, vec![second.clone()]);
        assert_eq!(outcomes(&merged), ["taken out by an editor before"]);
        let after = set_of(merged);
        assert_eq!(
            outcomes(&merge(&after, vec![second.clone()])),
            ["taken out by an editor before"]
        );
        assert_eq!(set_of(merge(&after, vec![second.clone()])).removed(), after.removed());

        // What was edited is there once, with the editor's word and the fuller text.
        let edited = holding(&set, |article| {
            edit(article, EditedField::Headline, "The editor's ferry").unwrap();
        });
        let both = with(&edited, &[second]);
        assert_eq!(headlines(&both), ["The editor's ferry"]);
        assert_eq!(both.articles()[0].id, set.articles()[0].id);
        assert_eq!(both.articles()[0].body, page.body, "the fuller text is kept");
        // Each alone and both, in whatever turn, change nothing more.
        for drafts in [&[first][..], &[second], &[first, second], &[second, first], &[first]] {
            let merged = merge(&both, drafts.iter().copied().cloned().collect());
            assert_eq!(set_of(merged).articles(), both.articles());
        }
        // Both doors are shut when it is taken out now.
        let out = without(&both);
        for drafts in [[first, second], [second, first]] {
            assert_eq!(with(&out, &drafts).len(), 0);
        }
    }
    // In one import, in whatever order.
    let sets = [[feed, page], [page, feed]].map(|drafts| with(&ArticleSet::default(), &drafts));
    assert_eq!((sets[0].len(), sets[0].articles()), (1, sets[1].articles()));
    assert_eq!(with(&sets[0], &[feed, page]).articles(), sets[0].articles());
}

#[test]
fn sets_that_know_a_story_by_one_door_each_make_one_story() {
    let [feed, page] = &doors();
    let [of_feed, of_page] = [feed, page].map(|draft| with(&ArticleSet::default(), &[draft]));
    for (into, from) in [(&of_feed, &of_page), (&of_page, &of_feed)] {
        let both = set_of(merge(into, super::edited::brought(from)));
        assert_eq!(both.len(), 1);
        assert_eq!(both.articles()[0].body, page.body);
        let again = set_of(merge(&both, super::edited::brought(from)));
        assert_eq!(again.articles(), both.articles());
        assert_eq!(with(&both, &[feed, page]).articles(), both.articles());
    }
}

#[test]
fn what_a_feed_said_stays_when_its_page_says_less_of_it() {
    // The guid is the link, so that both come under one id.
    let feed = &Draft {
        published: offprint::article::Time::parse("2024-02-01T10:00:00Z"),
        section: offprint::press::line("World"),
        bylines: offprint::press::line("Anna Lind").into_iter().collect(),
        ..entry(LINK, LINK, "Ferry defies the ice", &excerpt(1))
    };
    let page = &Draft { published: None, ..page(LINK, "Ferry defies the ice", &strange(1)) };
    for turns in [[feed, page, feed, page], [page, feed, page, feed]] {
        let mut set = ArticleSet::default();
        let mut sets = Vec::new();
        for draft in turns {
            set = with(&set, &[draft]);
            sets.push(set.articles().to_vec());
        }
        let story = &set.articles()[0];
        assert_eq!(set.len(), 1);
        assert_eq!((story.published, &story.body), (feed.published, &page.body));
        assert_eq!((&story.section, &story.bylines), (&feed.section, &feed.bylines));
        assert_eq!(sets[1], sets[3], "each in its turn changes nothing");
        // Who knows the day alone does not take the hour away.
        let of_day =
            &Draft { published: offprint::article::Time::parse("2024-02-01"), ..page.clone() };
        assert_eq!(with(&set, &[of_day]).articles(), set.articles());
    }
}

#[test]
fn a_page_with_a_paragraph_more_than_its_feed_keeps_it_in_every_turn() {
    let shorter = strange(1).lines().take(10).collect::<Vec<_>>().join("\n");
    for guid in ["urn:1", LINK] {
        let feed = &entry(guid, LINK, "Ferry defies the ice", &shorter);
        let page = &page(LINK, "Ferry defies the ice", &strange(1));
        let mut set = ArticleSet::default();
        for draft in [feed, page, feed, page, feed] {
            set = with(&set, &[draft]);
        }
        assert_eq!((set.len(), &set.articles()[0].body), (1, &page.body), "{guid}");
    }
}

#[test]
fn the_beginning_of_a_story_takes_no_place_of_the_whole() {
    let full = &entry("g1", LINK, "Ferry defies the ice", &strange(1));
    let teaser =
        &entry("g1", &format!("{LINK}?utm_source=rss"), "Ferry defies all ice", &excerpt(1));
    let set = with(&with(&ArticleSet::default(), &[full]), &[teaser]);
    let story = &set.articles()[0];
    assert_eq!((&story.body, &story.address), (&full.body, &full.address));
    assert_eq!(headlines(&set), ["Ferry defies all ice"]);
    // What is another text takes its place, however short: a story that was withdrawn.
    let withdrawn =
        &entry("g1", LINK, "Ferry defies the ice", "This report was withdrawn by its author.");
    assert_eq!(with(&set, &[withdrawn]).articles()[0].body, withdrawn.body);
}

#[test]
fn a_page_is_one_story_with_the_full_feed_and_the_summary_of_it() {
    let [summary, page] = &doors();
    let full = &entry("f7", LINK, "Ferry defies the ice", &strange(1));
    let orders = [[summary, full, page], [page, full, summary], [full, page, summary]];
    let sets = orders.map(|drafts| with(&ArticleSet::default(), &drafts));
    for set in &sets {
        assert_eq!((set.len(), set.articles()), (1, sets[0].articles()));
        for drafts in orders {
            assert_eq!(with(set, &drafts).articles(), set.articles());
        }
        for draft in orders[0] {
            assert_eq!(with(set, &[draft]).articles(), set.articles());
            assert_eq!(with(&without(set), &[draft]).len(), 0);
        }
    }
    // Two days' weather at one place is two stories, beside whatever page.
    let weather = |guid, day, n| Draft {
        published: offprint::article::Time::parse(day),
        ..entry(guid, LINK, "Weather", &strange(n))
    };
    let days = [weather("w1", "2024-01-22", 4), weather("w2", "2024-01-23", 5)];
    let place = self::page(LINK, "Weather", &strange(5));
    assert!(with(&ArticleSet::default(), &[&days[0], &days[1], &place]).len() > 1);
}

#[test]
fn a_link_that_several_stories_share_makes_no_story_of_two() {
    let ferry = |link: &str| entry("g1", link, "Ferry defies the ice", &strange(1));
    let clocks = |link: &str| entry("g2", link, "The museum of clocks opened", &strange(2));
    // Two entries of one feed, at once and one after the other.
    let both = with(&ArticleSet::default(), &[&ferry(LINK), &clocks(LINK)]);
    assert_eq!(both.len(), 2);
    let first = with(&ArticleSet::default(), &[&ferry(LINK)]);
    assert_eq!(with(&first, &[&clocks(LINK)]).len(), 2);
    // The page to which both lead is neither, and another page has nothing in common with one.
    let live = page(LINK, "All that happens today", &strange(3));
    assert_eq!(with(&both, &[&live]).len(), 3);
    assert_eq!(with(&first, &[&live]).len(), 2);
    // By a page that came first, each of two entries is asked for its text.
    let of_page = with(&ArticleSet::default(), &[&page(LINK, "Ferry defies the ice", &strange(1))]);
    let joined = with(&of_page, &[&ferry(LINK)]);
    assert_eq!(joined.len(), 1);
    let next = entry("g2", LINK, "Ferry defies the ice", &strange(2));
    assert_eq!(with(&joined, &[&next]).len(), 2, "a text that is another is not lost");
    // A root is no address, and a page that gives it for its own is named by its headline.
    for root in
        ["https://post.example", "https://post.example/", "http://www.post.example/?utm_source=x"]
    {
        let of_feed = with(&ArticleSet::default(), &[&ferry(root)]);
        assert_eq!(
            with(&of_feed, &[&page(root, "Ferry defies all", &strange(1))]).len(),
            2,
            "{root}"
        );
        let pages = [page(root, "Ferry", &strange(1)), page(root, "Clocks", &strange(2))];
        let set = with(&ArticleSet::default(), &[&pages[0], &pages[1]]);
        assert_eq!(set.len(), 2, "{root}");
        assert_eq!(with(&set, &[&pages[1], &pages[0]]).articles(), set.articles());
        let one_by_one = with(&with(&ArticleSet::default(), &[&pages[0]]), &[&pages[1]]);
        assert_eq!(one_by_one.len(), 2, "{root}");
    }
}

#[test]
fn a_set_in_which_one_address_stands_twice_says_so() {
    let folder = Folder::new("one-address");
    let row = |id: &str, title: &str, n: usize| {
        let body = strange(n).replace('\n', " ");
        format!(
            "{{\"id\":\"{id}\",\"title\":\"{title}\",\"source\":\"Post\",\"url\":\"{LINK}\",\"body\":\"{body}\"}}\n"
        )
    };
    folder.write("a.jsonl", &(row("1", "Ferry", 1) + &row("2", "Clocks", 2)));
    folder.check(&["import", "a.jsonl"], 0, &["2 new"]);
    folder.check(&["check"], 0, &["warning one-address, once", "has the address of"]);
}

#[test]
fn a_feed_and_a_saved_page_of_it_are_one_story() {
    let folder = Folder::new("doors");
    let text = "The ferry left the harbour at ten with 214 people on board, and came to the island at noon as it does every day of the year.";
    folder.write(
        "feed.xml",
        &format!("<rss version=\"2.0\"><channel><title>Post</title><link>https://post.example/</link><item><title>Ferry defies the ice</title><guid isPermaLink=\"false\">17</guid><link>{LINK}</link><pubDate>Mon, 03 Mar 2025 10:00:00 +0100</pubDate><description>{text}</description></item></channel></rss>"),
    );
    folder.write(
        "page.html",
        &format!("<!doctype html><html lang=\"en\"><head><title>Ferry defies the ice</title><link rel=\"canonical\" href=\"{LINK}\"></head><body><article><h1>Ferry defies the ice</h1><p>{text}</p><p>{text} Nobody was hurt, said the harbour master.</p></article></body></html>"),
    );
    let into = |source| ["import", source, "--into", "a.json", "-o", "a.json"];
    for (first, second) in [("feed.xml", "page.html"), ("page.html", "feed.xml")] {
        folder.check(&["import", first, "-o", "a.json"], 0, &["holds 1 story"]);
        folder.check(&["edit", "--set", "a.json", "ferry", "headline=Mine"], 0, &["is now"]);
        folder.check(&into(second), 0, &["holds 1 story"]);
        let told = &folder.set("a.json")["articles"][0];
        assert_eq!(told["headline"], "Mine");
        assert_eq!(told["published"], "2025-03-03T10:00:00+01:00", "the page does not say when");
        folder.check(&into(first), 0, &["1 unchanged"]);
        folder.check(&["remove", "--set", "a.json", "ferry"], 0, &["taken out"]);
        folder.check(&into(second), 0, &["1 taken out by an editor before"]);
        folder.check(&into(first), 0, &["1 taken out by an editor before"]);
        std::fs::remove_file(folder.0.join("a.json")).unwrap();
    }
}

/// A page that names no outlet has its site's name until a feed says how the outlet is called.
#[test]
fn what_a_feed_calls_its_outlet_stands_over_a_nameless_page() {
    let folder = Folder::new("outlet-of-two-doors");
    let page = super::importing::PAGE
        .replace(r#"<meta property="og:site_name" content="The Harbour">"#, "")
        .replace("Lamp lit | The Harbour", "Lamp lit");
    let excerpt = "The lamp on the long pier was lit again on Friday, after eleven years in which nobody had a key to its door.";
    folder.write("page.html", &page);
    folder.write("Saved again (1).html", &page);
    folder.write(
        "feed.xml",
        &format!(
            "<rss version=\"2.0\"><channel><title>Harbour Post</title><item><title>Lamp lit</title>\
             <guid isPermaLink=\"false\">h-7</guid><link>https://www.harbour.example/lamp</link>\
             <description>{excerpt}</description></item></channel></rss>"
        ),
    );
    let outlet = |set: &str| {
        let set = folder.set(set);
        assert_eq!(set["articles"].as_array().unwrap().len(), 1);
        set["articles"][0]["source"].as_str().unwrap().to_owned()
    };
    let import = |source: &str, set: &str, said: &[&str]| {
        folder.check(&["import", source, "--into", set, "-o", set], 0, said);
    };
    let by_site = "source named from its address: \"harbour.example\"";

    import("page.html", "page-first.json", &[by_site, "--source NAME"]);
    assert_eq!(outlet("page-first.json"), "harbour.example");
    import("feed.xml", "page-first.json", &[]);
    assert_eq!(outlet("page-first.json"), "Harbour Post");

    import("feed.xml", "feed-first.json", &[]);
    import("page.html", "feed-first.json", &[by_site]);
    assert_eq!(outlet("feed-first.json"), "Harbour Post");

    folder.check(&["import", "page.html", "feed.xml", "-o", "both.json"], 0, &[by_site]);
    assert_eq!(outlet("both.json"), "Harbour Post");

    for set in ["page-first.json", "feed-first.json", "both.json"] {
        for again in ["Saved again (1).html", "feed.xml", "page.html"] {
            import(again, set, &["1 unchanged"]);
            assert_eq!(outlet(set), "Harbour Post", "{set} after {again}");
        }
    }
}

#[test]
fn the_other_door_of_a_version_is_that_version() {
    let [entry, page] = doors();
    let theirs = draft("Mail", "m1", "Ferry defies the ice", &strange(1));
    let orders = [[&theirs, &page, &entry], [&page, &theirs, &entry], [&page, &entry, &theirs]];
    for (n, order) in orders.into_iter().enumerate() {
        let mut set = ArticleSet::default();
        for draft in order {
            set = with(&set, &[draft]);
        }
        assert_eq!(set.articles().len(), 1, "order {n}: {:?}", headlines(&set));
        let again = with(&set, &order);
        let told = |set: &ArticleSet| {
            format!("{:?} {:?}", set.articles()[0].other_ids, set.articles()[0].versions)
        };
        assert_eq!(told(&again), told(&set), "nothing is new the next time");
    }
    // Another story that its feed leads to that page stays one.
    let other = entry_of_another(LINK);
    let set = with(&with(&ArticleSet::default(), &[&theirs]), &[&page]);
    assert_eq!(with(&set, &[&other]).articles().len(), 2);
}

fn entry_of_another(link: &str) -> Draft {
    entry("g9", link, "The museum of clocks opened", &strange(7))
}
