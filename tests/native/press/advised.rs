//! What is advised works as it is printed, and what a source takes back is told.

use super::importing::Folder;

const UNNAMED: &str = "<rss version='2.0'><channel><title>Pier</title><item><guid>https://pier.example/1</guid><description>The boats came home at noon. Nobody had waited for them on the long pier.</description></item></channel></rss>";

/// The arguments of the first command that is said, as a shell takes them.
fn command(said: &str) -> Vec<String> {
    let (_, from) = said.split_once("run offprint ").unwrap_or_else(|| panic!("{said}"));
    let line = from.lines().next().unwrap_or_default();
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

#[test]
fn commands_that_are_advised_name_the_set_that_was_written() {
    let folder = Folder::new("advised");
    folder.write("feed.xml", UNNAMED);
    for set in ["one.json", "my set.json", "deep/one.json"] {
        let said = folder.check(&["import", "feed.xml", "--into", set], 0, &["--set"]);
        let words = command(&said);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!((words[0], words[1], words[2]), ("edit", "--set", set), "{said}");
        let id = words[3];
        folder.check(&["edit", "--set", set, id, "headline=Boats come home"], 0, &[]);
        folder.check(&["import", "feed.xml", "--into", set, "--report", "r.json"], 0, &[]);
        let report = folder.read("r.json");
        assert!(report.contains("offprint edit --set "), "{report}");
    }
    let said = folder.check(&["import", "feed.xml"], 0, &["run offprint edit "]);
    assert!(!said.contains("--set"), "the usual set needs no name: {said}");
    // What `check` advises, too.
    let checked = folder.check(&["check", "one.json"], 0, &["--undo headline"]);
    let words = command(&checked);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    folder.check(&words, 0, &[]);
    let set = folder.read("one.json");
    assert!(!set.contains("Boats come home"), "{set}");
}

#[test]
fn a_story_that_its_source_unpublishes_is_named_where_the_set_has_it() {
    let folder = Folder::new("unpublished");
    let text = "The orchard at Hest is in bloom, and its owner asks walkers to keep to the path.\n";
    folder.write(
        "orchard.md",
        &format!("---\ntitle: Orchard in bloom\ndate: 2025-05-02\n---\n{text}"),
    );
    folder.check(&["import", "orchard.md", "--into", "a.json"], 0, &["1 new"]);
    let id = folder.set("a.json")["articles"][0]["id"].as_str().unwrap().to_owned();
    folder.write(
        "orchard.md",
        &format!("---\ntitle: Orchard in bloom\ndate: 2025-05-02\ndraft: true\n---\n{text}"),
    );
    let out = format!("run offprint remove --set a.json {id}");
    let said = ["left out", "the set still has it", &id, &out];
    folder.check(&["import", "orchard.md", "--into", "a.json"], 0, &said);
    folder.check(&["remove", "--set", "a.json", &id], 0, &[]);
    let said = folder.check(&["import", "orchard.md", "--into", "a.json"], 0, &["left out"]);
    assert!(!said.contains("still has it"), "{said}");
    // A row of a table, too.
    let table = |status: &str| {
        format!(
            "id,title,status,body\n7,Orchard in bloom,{status},The orchard at Hest is in bloom.\n8,Cider,published,The press at Hest turns again this autumn.\n"
        )
    };
    folder.write("table.csv", &table("published"));
    folder.check(&["import", "table.csv", "--into", "t.json"], 0, &["2 new"]);
    folder.write("table.csv", &table("draft"));
    let said = ["left out", "the set still has it", "run offprint remove --set t.json "];
    folder.check(&["import", "table.csv", "--into", "t.json"], 0, &said);
    // One that was never published is no story of the set.
    folder.write("new.md", "---\ntitle: Cider\ndraft: true\n---\nThe press turns again.\n");
    let said = folder.check(&["import", "new.md", "--into", "a.json"], 0, &["left out"]);
    assert!(!said.contains("still has it"), "{said}");
}

#[test]
fn a_post_in_the_bin_of_its_site_is_named_where_the_set_has_it() {
    let folder = Folder::new("unpublished-post");
    let export = |status: &str, link: &str| {
        format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Hest</title><wp:wxr_version>1.2</wp:wxr_version><item><title>Orchard in bloom</title><link>{link}</link><guid isPermaLink=\"false\">https://hest.example/?p=7</guid><content:encoded><![CDATA[<p>The orchard at Hest is in bloom, and its owner asks walkers to keep to the path.</p>]]></content:encoded><wp:post_id>7</wp:post_id><wp:post_date>2025-05-02 10:00:00</wp:post_date><wp:status>{status}</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>"
        )
    };
    folder.write("export.xml", &export("publish", "https://hest.example/orchard/"));
    folder.check(&["import", "export.xml", "--into", "a.json"], 0, &["1 new"]);
    for status in ["trash", "draft", "private"] {
        folder.write("export.xml", &export(status, "https://hest.example/?p=7"));
        let said = ["left out", "the set still has it", "run offprint remove --set a.json"];
        folder.check(&["import", "export.xml", "--into", "a.json"], 0, &said);
    }
}

#[test]
fn a_dateline_without_a_year_is_told_as_what_it_says() {
    let folder = Folder::new("dateline-without-year");
    let story = |day: &str| {
        format!(
            "Nine days on strike\n\nORVEST, {day} (Reuters) - The fishermen of Orvest went back to sea after nine days on strike.\n\nNot everyone was content, a skipper said.\n"
        )
    };
    folder.write("wire.txt", &story("May 14"));
    let said = folder.check(
        &["import", "wire.txt", "-o", "a.json"],
        0,
        &["has no date", "\"May 14\" without a year", "published="],
    );
    assert_eq!(said.matches("has no date").count(), 1, "{said}");
    folder.write("wire.txt", &story("May 14, 2025"));
    let said = folder.check(&["import", "wire.txt", "-o", "b.json"], 0, &["1 new"]);
    assert!(!said.contains("has no date"), "{said}");
}

#[test]
fn what_may_be_a_correction_is_named_beside_what_its_file_does_not_bring_any_more() {
    let folder = Folder::new("advised-correction");
    let quay = |headline: &str, hours: &str| {
        format!(
            "{headline}\n\nThe old quay of Brannhavn stood under water for {hours} on Sunday, after a spring tide met a westerly gale in the mouth of the fjord.\n\nShopkeepers carried their goods up to the church, where the sexton had left the doors open for them.\n\nNobody was hurt, and the fish market will open again on Wednesday, its keeper said.\n"
        )
    };
    let fair = "\n\n\n\nFair moves to the hill\n\nThe autumn fair will be held on the hill this year, since the meadow is too wet for the carts.\n\nThe mayor has promised straw.\n";
    folder.write(
        "wire.txt",
        &(quay("Quay under water for six hours", "6 hours and 112 minutes") + fair),
    );
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["2 new"]);
    folder.write(
        "wire.txt",
        &(quay("Gale floods the quay of Brannhavn", "7 hours and 121 minutes") + fair),
    );
    let words = [
        "1 new, 1 unchanged",
        "\"Gale floods the quay of Brannhavn\": has most of the words of \"Quay under water for six hours\", which its file does not bring any more",
    ];
    let said = folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &words);
    let (_, from) = said.split_once("correction of that, ").unwrap();
    let words = command(from);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    folder.check(&words, 0, &["taken out: \"Quay under water for six hours\""]);
    let said = folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["2 unchanged"]);
    assert!(!said.contains("most of the words"), "{said}");
    // What stands beside it in the file is another story.
    let both = quay("Quay under water for six hours", "6 hours and 112 minutes") + "\n\n\n\n";
    folder.write("other.txt", &(both.clone() + fair.trim_start()));
    folder.check(&["import", "other.txt", "--into", "b.json"], 0, &["2 new"]);
    let more = both + &quay("Gale floods the quay of Brannhavn", "7 hours and 121 minutes") + fair;
    folder.write("other.txt", &more);
    let said = folder.check(&["import", "other.txt", "--into", "b.json"], 0, &["1 new"]);
    assert!(!said.contains("most of the words"), "{said}");
}
