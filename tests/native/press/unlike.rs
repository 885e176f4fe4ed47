//! Different stories under one name: the one that is there stays, and the other is named.

use super::importing::Folder;
use super::merging::{draft, outcomes, set_of};
use offprint::article::{ArticleSet, EditedField, Time, WebAddress, write_set};
use offprint::press::Draft;
use offprint::press::edit::edit;
use offprint::press::merge::{Outcome, merge};
use offprint::press::removal::taken_out;

/// Words enough to tell a story by, of which another number's have none.
pub(super) fn strange(n: usize) -> String {
    let sentence = |at: usize| {
        format!("Ship{n}x{at} sailed{n} past{n} quay{n}x{at} by{n} dawn{n} with{n} crew{n}x{at}.")
    };
    (0..12).map(sentence).collect::<Vec<_>>().join("\n")
}

#[test]
fn another_story_under_a_number_that_is_taken_is_refused_by_name() {
    let january = draft("Post", "1", "Ferry defies the ice", &strange(1));
    let february = draft("Post", "1", "The museum of clocks opened", &strange(2));
    // Whatever the order in one import, one is taken and the other named, and again the same.
    let orders = [[&january, &february], [&february, &january]];
    let sets = orders.map(|order| {
        let drafts = || order.map(Clone::clone).to_vec();
        let merged = merge(&ArticleSet::default(), drafts());
        assert_eq!(outcomes(&merged).iter().filter(|word| **word == "refused").count(), 1);
        let set = set_of(merged);
        let again = merge(&set, drafts());
        assert_eq!(outcomes(&again).iter().filter(|word| **word == "refused").count(), 1);
        assert_eq!(set_of(again).articles(), set.articles());
        set
    });
    assert_eq!(sets[0].articles(), sets[1].articles(), "whatever the order");

    // One after the other: the one that is there stays, and an editor's word above it.
    let set = set_of(merge(&ArticleSet::default(), vec![january.clone()]));
    let mut article = (*set.articles()[0]).clone();
    edit(&mut article, EditedField::Headline, "The editor's ferry").unwrap();
    let mut bytes = Vec::new();
    write_set(None, None, &[article.into()], &[], &mut bytes).unwrap();
    let (edited, _) = ArticleSet::read(&bytes);
    let merged = merge(&edited, vec![february]);
    let [(None, Outcome::Refused(what, next))] = merged.outcomes.as_slice() else {
        panic!("{:?}", merged.outcomes)
    };
    for words in ["`1`", "\"Ferry defies the ice\"", "of Post in the set"] {
        assert!(what.contains(words), "{what}");
    }
    assert!(next.contains("an id of its own") && next.contains("offprint.toml"), "{next}");
    assert_eq!(set_of(merged).articles(), edited.articles());
    // A headline that is corrected is no other story, nor is a text that is written anew.
    let corrected = draft("Post", "1", "Island boat defies the ice", &strange(1));
    let rewritten = draft("Post", "1", "Ferry defies the ice", &strange(3));
    for one in [corrected, rewritten] {
        assert_eq!(outcomes(&merge(&set, vec![one])), ["updated"]);
    }
    // One link is one story, whatever it says.
    let linked = |headline: &str, n: usize| Draft {
        address: WebAddress::parse("https://a.example/live"),
        ..draft("Post", "live", headline, &strange(n))
    };
    let set = set_of(merge(&ArticleSet::default(), vec![linked("Storm nears", 1)]));
    assert_eq!(outcomes(&merge(&set, vec![linked("All safe at last", 2)])), ["updated"]);
}

#[test]
fn the_story_that_is_there_goes_on_though_what_is_like_it_drifts_away() {
    let told = |headline: &str, parts: &[usize]| {
        let body: Vec<String> = parts.iter().map(|&n| strange(n)).collect();
        draft("Post", "1", headline, &body.join("\n"))
    };
    // The one there is like the middle one, that like the last, and the first and last are strangers.
    let (first, middle) = (told("Ferry sails", &[1]), told("Quay reopens", &[1, 2]));
    let last = told("Museum opens", &[2, 3, 4, 5]);
    for drafts in [
        vec![middle.clone(), last.clone()],
        vec![first.clone(), middle.clone(), last.clone()],
        vec![first.clone(), last.clone()],
    ] {
        let before = set_of(merge(&ArticleSet::default(), vec![first.clone()]));
        let once = set_of(merge(&before, drafts.clone()));
        let twice = set_of(merge(&once, drafts.clone()));
        assert_eq!(once.articles(), twice.articles());
    }
}

#[test]
fn the_first_row_of_a_second_table_does_not_write_over_the_first() {
    let folder = Folder::new("unlike");
    let table = |head: &str, n: usize| {
        format!("id,title,source,body\n1,{head},Post,\"{}\"\n", strange(n).replace('\n', " "))
    };
    folder.write("january.csv", &table("Ferry defies the ice", 1));
    folder.write("february.csv", &table("Museum of clocks opens", 2));
    let into = |source| ["import", source, "--into", "a.json", "-o", "a.json"];
    folder.check(&into("january.csv"), 0, &["1 new"]);
    folder.check(&["edit", "--set", "a.json", "ferry", "headline=Mine"], 0, &["is now"]);
    let before = folder.read("a.json");
    let said = [
        "refused: \"Museum of clocks opens\" has the id `1`",
        "\"Ferry defies the ice\" of Post in the set",
        "`source`",
        "1 thing was refused",
    ];
    folder.check(&into("february.csv"), 1, &said);
    assert_eq!(folder.read("a.json"), before);
    // What it says to do helps.
    let typed = ["import", "february.csv", "--into", "a.json", "-o", "a.json", "--source", "Tide"];
    let unsaid = table("Museum of clocks opens", 2).replace(",source", "").replace(",Post", "");
    folder.write("february.csv", &unsaid);
    folder.check(&typed, 0, &["1 new", "holds 2 stories"]);
    // Both at once: the file of the one that is taken is named.
    folder.write("february.csv", &table("Museum of clocks opens", 2));
    let both = ["import", "february.csv", "january.csv", "-o", "b.json"];
    folder.check(&both, 1, &["1 new", "ary.csv has in this import"]);
}

#[test]
fn small_words_and_one_headline_of_two_days_do_not_make_one_story() {
    let row = |headline: &str, day: &str, body: &str| Draft {
        published: Time::parse(day),
        ..draft("Post", "1", headline, body)
    };
    let refused = |first: &Draft, second: &Draft| {
        let set = set_of(merge(&ArticleSet::default(), vec![first.clone()]));
        let merged = merge(&set, vec![second.clone()]);
        assert_eq!(outcomes(&merged), ["refused"], "{:?}", second.headline);
        assert_eq!(set_of(merged).articles(), set.articles());
    };
    let small = "What was said in the city this week had to do with how it is to pay.";
    let guide = row("What to do in the city this week", "2024-03-03", &strange(1));
    let budget = row("Budget vote fails", "2024-03-03", &format!("{}\n{small}", strange(2)));
    refused(&guide, &budget);
    let monday = row("Weather", "2024-03-03", &strange(1));
    let tuesday = row("Weather", "2024-03-04", &strange(2));
    refused(&monday, &tuesday);
    // An update of the next day, and one of the same, are the story still.
    let set = set_of(merge(&ArticleSet::default(), vec![monday]));
    let longer = format!("{}\n{}", strange(1), strange(3));
    for update in [row("Weather", "2024-03-04", &longer), row("Weather", "2024-03-03", &strange(3))]
    {
        assert_eq!(outcomes(&merge(&set, vec![update])), ["updated"]);
    }
}

#[test]
fn another_story_under_the_number_of_a_version_or_of_one_taken_out_is_refused_by_name() {
    let ours = draft("Post", "1", "Ferry defies the ice", &strange(1));
    let theirs = draft("Times", "1", "Ferry defies the ice", &strange(1));
    let set = set_of(merge(&ArticleSet::default(), vec![ours.clone(), theirs.clone()]));
    assert_eq!(set.len(), 1, "one is a version of the other");
    let folded = if *set.articles()[0].source == *"Post" { "Times" } else { "Post" };
    let next = draft(folded, "1", "The museum of clocks opened", &strange(2));
    let merged = merge(&set, vec![next.clone()]);
    let [(None, Outcome::Refused(what, _))] = merged.outcomes.as_slice() else {
        panic!("{:?}", merged.outcomes)
    };
    assert!(what.contains("a version of \"Ferry defies the ice\""), "{what}");
    assert_eq!(outcomes(&merge(&set, vec![ours, theirs])).len(), 2);

    let set = set_of(merge(&ArticleSet::default(), vec![draft("Post", "1", "Ferry", &strange(1))]));
    let removed = [taken_out(&set.articles()[0])];
    let mut bytes = Vec::new();
    write_set(None, None, &[], &removed, &mut bytes).unwrap();
    let (without, _) = ArticleSet::read(&bytes);
    let merged = merge(&without, vec![draft("Post", "1", "Clocks", &strange(2))]);
    let [(None, Outcome::Refused(what, _))] = merged.outcomes.as_slice() else {
        panic!("{:?}", merged.outcomes)
    };
    assert!(what.contains("\"Ferry\" was taken out"), "{what}");
    let again = merge(&without, vec![draft("Post", "1", "Ferry sails", &strange(1))]);
    assert_eq!(outcomes(&again), ["taken out by an editor before"]);
}

#[test]
fn other_pages_that_give_one_address_write_nothing_over() {
    let folder = Folder::new("one-canonical");
    for (file, head, n) in
        [("a.html", "Ferry defies the ice", 1), ("b.html", "Museum of clocks opens", 2)]
    {
        let text: String = strange(n).lines().map(|line| format!("<p>{line}</p>")).collect();
        folder.write(file, &format!("<!doctype html><html lang=\"en\"><head><title>{head}</title><link rel=\"canonical\" href=\"https://post.example/news\"></head><body><article><h1>{head}</h1>{text}</article></body></html>"));
    }
    folder.check(&["import", "a.html", "b.html", "-o", "both.json"], 1, &["1 new, 1 refused"]);
    folder.check(&["import", "a.html"], 0, &["1 new"]);
    folder.check(&["edit", "ferry", "headline=Mine"], 0, &["is now"]);
    let before = folder.read("articles.json");
    let said = [
        "\"Museum of clocks opens\" has the address `https://post.example/news`",
        "\"Ferry defies the ice\" of post.example in the set has, and is another story",
        "mend the address",
    ];
    folder.check(&["import", "b.html", "--into", "articles.json"], 1, &said);
    assert_eq!(folder.read("articles.json"), before);

    // Nor does one where the page is known with its feed's entry.
    let excerpt = strange(1).lines().take(2).collect::<Vec<_>>().join(" ");
    folder.write(
        "feed.xml",
        &format!("<rss version=\"2.0\"><channel><title>Post</title><item><title>Ferry defies the ice</title><guid isPermaLink=\"false\">7</guid><link>https://post.example/news</link><description>{excerpt}</description></item></channel></rss>"),
    );
    folder.check(&["import", "feed.xml", "a.html", "-o", "c.json"], 0, &["holds 1 story"]);
    let before = folder.read("c.json");
    folder.check(&["import", "b.html", "--into", "c.json"], 1, &["1 refused"]);
    assert_eq!(folder.read("c.json"), before);
}
