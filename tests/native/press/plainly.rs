//! What the command line says of what was typed: what is done, or why not, and what to do.

use crate::press::importing::{FEED, Folder};

#[test]
fn a_story_is_explained_by_its_slug_too() {
    let folder = Folder::new("plainly-slug");
    folder.write("p.md", "# The ferry sails again\n\nThe ferry sailed at ten.\n");
    let order = ["import", "p.md", "-o", "a.json", "--source", "Post", "--explain"];
    let explained = |typed: &str, words: &[&str]| {
        let _ = std::fs::remove_file(folder.0.join("a.json"));
        let order: Vec<&str> = order.iter().copied().chain([typed]).collect();
        folder.run(&order);
        let _ = std::fs::remove_file(folder.0.join("a.json"));
        let output = folder.run(&order);
        let said = String::from_utf8(output.stdout).unwrap();
        for word in words {
            assert!(said.contains(word), "{typed}: does not say {word:?}:\n{said}");
        }
    };
    explained("the-ferry-sails-again", &["kept     paragraph 1"]);
    explained("the-ferry", &["kept     paragraph 1"]);
    explained("the-fairy", &["no story of this import has the id or slug `the-fairy`"]);
}

#[test]
fn a_name_is_given_or_it_is_said_why_not() {
    let folder = Folder::new("plainly-name");
    folder.write("feed.xml", FEED);
    folder.check(&["import", "feed.xml", "--name", "First"], 0, &[]);
    assert_eq!(folder.set("articles.json")["name"], "First");
    let again = ["import", "feed.xml", "--into", "articles.json", "--name", "Second"];
    folder.check(&again, 0, &[]);
    assert_eq!(folder.set("articles.json")["name"], "Second");
    folder.write("offprint.toml", "name = \"Third\"\n[[source]]\nat = \"feed.xml\"\n");
    let words = ["is called \"Second\" already", "to call it \"Third\", say `--name`"];
    folder.check(&["import", "--into", "articles.json"], 0, &words);
    assert_eq!(folder.set("articles.json")["name"], "Second");
}

#[test]
fn a_set_is_a_file_and_neither_a_folder_nor_the_output() {
    let folder = Folder::new("plainly-out");
    folder.write("feed.xml", FEED);
    folder.write("site/x.txt", "x");
    let wanted = ["`site` is a folder", "`-o site/articles.json`"];
    folder.check(&["import", "feed.xml", "-o", "site"], 2, &wanted);
    folder.check(&["import", "feed.xml", "-o", "site", "--into", "site"], 2, &wanted);
    folder.check(&["import", "feed.xml", "-o", "-"], 2, &["`-o -`", "name a file"]);
    folder.check(&["import", "feed.xml", "--report", "-"], 2, &["`--report -`"]);
    assert!(!folder.0.join("-").exists() && !folder.0.join("articles.json").exists());
}

#[test]
fn broken_json_is_no_story() {
    let folder = Folder::new("plainly-json");
    for (name, text) in
        [("a.json", "{"), ("b", "{"), ("c", "[\n"), ("d.json", "{ title: \"A\", body: B }")]
    {
        folder.write(name, text);
        folder.check(&["import", name], 2, &["is broken JSON", "saved whole"]);
    }
    folder.write("note.txt", "[Editors: this is a note]\n\nThe ferry sailed at ten on Monday.\n");
    folder.check(&["import", "note.txt", "--source", "Post"], 0, &[]);
}

#[test]
fn a_word_is_looked_for_where_no_set_is_named() {
    let folder = Folder::new("plainly-list");
    folder.check(&["list", "ferry"], 2, &["no file `ferry`", "`--set FILE`"]);
    folder.write("feed.xml", FEED);
    folder.check(&["import", "feed.xml"], 0, &[]);
    folder.check(&["list", "zebra"], 1, &["none of the", "has these words: zebra"]);
    folder.check(&["list", "harbour"], 0, &[" of "]);
    folder.check(&["list", "other.json", "harbour"], 2, &["other.json"]);
}

#[test]
fn a_picture_outside_is_told_by_the_path_that_was_written() {
    let folder = Folder::new("plainly-outside");
    folder.write("p.md", "# T\n\n![The quay](../x.png)\n\nThe ferry sailed at ten.\n");
    let said = folder.check(&["import", "p.md", "--source", "Post"], 0, &["`../x.png`"]);
    assert!(!said.contains("/8/7"), "{said}");
}

#[test]
fn what_is_told_as_kept_is_in_the_story() {
    let folder = Folder::new("plainly-kept");
    let text = "<p>The ferry line between the harbour and the island will close in winter, the operator said on Tuesday, after months of losses.</p>".repeat(4);
    folder.write("p.html", &format!("<html><title>Ferry to close</title><body><article><h1>Ferry to close</h1><p><b>Published:</b> 3 March 2025</p>{text}</article></body></html>"));
    folder.check(&["import", "p.html", "--source", "Post", "--report", "r.json"], 0, &[]);
    let report = folder.set("r.json");
    let lines = report["sources"][0]["stories"][0]["source_lines"].as_array().unwrap();
    let date = lines.iter().find(|line| line["words"] == "Published: 3 March 2025").unwrap();
    assert_eq!((&date["fate"], &date["why"]), (&"kept".into(), &"published".into()));
    assert_eq!(folder.set("articles.json")["articles"][0]["published"], "2025-03-03");
}
