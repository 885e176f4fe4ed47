//! What the command line says of what was typed: what is done, or why not, and what to do.

use crate::press::importing::{FEED, Folder, WIRE};

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
fn a_set_is_a_file_and_no_folder() {
    let folder = Folder::new("plainly-out");
    folder.write("feed.xml", FEED);
    folder.write("site/x.txt", "x");
    let wanted = ["`site` is a folder", "`-o site/articles.json`"];
    folder.check(&["import", "feed.xml", "-o", "site"], 2, &wanted);
    folder.check(&["import", "feed.xml", "-o", "site", "--into", "site"], 2, &wanted);
    folder.check(&["import", "feed.xml", "--report", "-"], 2, &["`--report -`"]);
    folder.check(&["import", "feed.xml", "--into", "-"], 2, &["`--into -`"]);
    assert!(!folder.0.join("-").exists() && !folder.0.join("articles.json").exists());
}

#[test]
fn a_set_goes_to_the_output_alone_and_what_is_said_beside_it() {
    let folder = Folder::new("plainly-piped");
    folder.write("feed.xml", FEED);
    folder.check(&["import", "feed.xml", "-o", "a.json"], 0, &[]);
    let output = folder.run(&["import", "feed.xml", "-o", "-"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), folder.read("a.json"));
    assert!(said.contains("2 new") && said.contains("standard output holds 2 stories"), "{said}");
    let output = folder.run(&["import", "feed.xml", "-o", "-", "--dry-run"]);
    assert!(output.status.success() && output.stdout.is_empty());
    folder.write("feed.xml", &FEED.replace("Ferry sails", "Ferry stays"));
    let output = folder.run(&["import", "feed.xml", "--into", "a.json", "-o", "-"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("Ferry stays"));
    assert!(!folder.read("a.json").contains("Ferry stays"));
    // What has pictures of its own is more than a file.
    std::fs::write(folder.0.join("gull.png"), super::images::png(&[])).unwrap();
    folder.write("p.md", "# Gulls back\n\n![A gull](gull.png)\n\nThe gulls came back.\n");
    let output = folder.run(&["import", "p.md", "-o", "-"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    assert!(said.contains("1 picture of their own") && said.contains("`-o FILE`"), "{said}");
    assert!(!folder.0.join("-").exists() && !folder.0.join("images").exists());
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
    folder.check(&["list", "zebra"], 1, &["has these words: zebra"]);
    folder.check(&["list", "harbour"], 0, &[" of "]);
    folder.check(&["list", "other.json", "harbour"], 2, &["other.json"]);
}

#[test]
fn a_source_without_a_story_says_so() {
    let folder = Folder::new("plainly-none");
    folder.write("feed.xml", "<rss version=\"2.0\"><channel><title>X</title></channel></rss>");
    folder.check(&["import", "feed.xml"], 2, &["not one story was taken", "no story in it"]);
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

#[test]
fn of_a_folder_only_what_can_be_a_story_is_taken() {
    let folder = Folder::new("plainly-folder");
    folder.write("in/feed.xml", FEED);
    folder.write("in/wire.txt", WIRE);
    for (name, text) in [
        ("run.sh", "#!/bin/sh\necho hello to all who read this script\n"),
        ("tool.py", "import os\n\nprint('hello to all who read this')\n"),
        ("passwords", "harbour: hunter2\n\nferry: letmein and some more words\n"),
        ("notes.bak", "This is a note that nobody wants to publish.\n\nIt has two paragraphs.\n"),
        ("data.bin", "\u{0}\u{1}\u{2}\u{0}"),
    ] {
        folder.write(&format!("in/{name}"), text);
    }
    folder.write("in/saved", "<!doctype html><html><title>Lamp lit</title><body><h1>Lamp lit</h1><p>The lamp on the pier was lit at nine on Monday, as it is on every evening of the year.</p></body></html>");
    let said = folder.check(
        &["import", "in", "--source", "Post"],
        0,
        &[
            "run.sh: passed over, since it is there for programs; name it",
            "tool.py: passed over, since it is there for programs",
            "passwords: passed over, since its name says that it is no story",
            "notes.bak: passed over, since its name does not say that it is a text",
            "data.bin: passed over, since it is none of the kinds",
            "in/saved: HTML page",
        ],
    );
    assert!(!said.contains("hunter2"), "{said}");
    let set = folder.read("articles.json");
    assert!(!set.contains("hunter2") && !set.contains("echo hello"), "{set}");
    folder.check(
        &["import", "in/notes.bak", "-o", "named.json", "--source", "Post"],
        0,
        &["1 new"],
    );
}

#[test]
fn a_link_to_a_story_of_the_set_leads_to_that_story() {
    let folder = Folder::new("plainly-links");
    let item = |slug: &str, body: &str| {
        format!(
            "<item><title>{slug} story</title><link>https://harbour.example/{slug}</link><guid>https://harbour.example/{slug}</guid><description>&lt;p&gt;{body}&lt;/p&gt;</description></item>"
        )
    };
    let linked = |to: &str| {
        format!("The ferry sailed at ten, as &lt;a href=\"{to}\"&gt;was told&lt;/a&gt; before.")
    };
    let feed = |items: String| {
        format!(
            "<rss version=\"2.0\"><channel><title>Post</title><link>https://harbour.example/</link>{items}</channel></rss>"
        )
    };
    folder.write(
        "feed.xml",
        &feed(
            item("one", &linked("http://www.harbour.example/two/?utm_source=feed"))
                + &item("two", &linked("https://harbour.example/two"))
                + &item("three", &linked("https://harbour.example/gone")),
        ),
    );
    let order = ["import", "feed.xml", "--into", "articles.json"];
    folder.check(&order, 0, &["3 new"]);
    let set = folder.read("articles.json");
    assert_eq!(set.matches("story:two-story").count(), 1, "{set}");
    assert!(set.contains("\"https://harbour.example/gone\""), "{set}");
    folder.check(&order, 0, &["3 unchanged"]);
    // A story that comes later finds those that are there.
    folder.write("later.xml", &feed(item("four", &linked("https://harbour.example/three"))));
    folder.check(&["import", "later.xml", "--into", "articles.json"], 0, &["1 new"]);
    assert_eq!(folder.read("articles.json").matches("story:three-story").count(), 1);
}

#[test]
fn a_day_to_come_is_said() {
    let folder = Folder::new("plainly-days");
    folder
        .write("p.md", "---\ntitle: The ferry\ndate: 2999-01-02\n---\nThe ferry sailed at ten.\n");
    folder.check(&["import", "p.md", "--source", "Post"], 0, &[]);
    let said = ["warning to-come, once", "says it was published on 2999-01-02, which is to come"];
    folder.check(&["check"], 0, &said);
    folder.check(&["check", "--strict"], 1, &said[..1]);
}

#[test]
fn a_report_beside_the_sources_is_no_source() {
    let folder = Folder::new("plainly-report");
    folder.write("in/wire.txt", WIRE);
    folder.check(
        &["import", "in", "--source", "Post", "--report", "in/what-was-done.json"],
        0,
        &["1 new"],
    );
    folder.check(
        &["import", "in", "--source", "Post", "--into", "articles.json"],
        0,
        &["what-was-done.json: passed over, since it is the report of an import", "1 unchanged"],
    );
    folder.check(
        &["import", "in/what-was-done.json", "-o", "b.json"],
        2,
        &["is the report of an import, which tells of stories and has none; leave it out"],
    );
}

#[test]
fn the_set_that_stories_go_into_is_the_one_that_is_written() {
    let folder = Folder::new("plainly-into");
    folder.write("wire.txt", WIRE);
    folder.write("feed.xml", FEED);
    folder.check(&["import", "wire.txt", "--source", "Post", "-o", "paper.json"], 0, &["1 new"]);
    folder.check(&["import", "feed.xml", "--into", "paper.json"], 0, &["paper.json holds 3"]);
    assert_eq!(folder.set("paper.json")["articles"].as_array().unwrap().len(), 3);
    assert!(!folder.0.join("articles.json").exists(), "no other set is written");
    // Whoever names another keeps the first as it is.
    folder.check(
        &["import", "feed.xml", "--into", "paper.json", "-o", "other.json"],
        0,
        &["other.json holds 3"],
    );
}

#[test]
fn whether_it_is_json_is_told_by_a_parser() {
    let folder = Folder::new("plainly-json");
    let none = "is JSON, and none of its objects has a `title` or a `body`";
    let broken = "is broken JSON: it begins as JSON does, and is none";
    for (name, text, said) in [
        ("numbers.json", "[1,2,3]", none),
        ("things.json", "{\"a\": {\"b\": 1}}", none),
        ("cut.json", "{\"a\":", broken),
        ("cut-list.json", "[1,2", broken),
    ] {
        folder.write(name, text);
        folder.check(&["import", name], 2, &[said]);
    }
}

#[test]
fn who_edits_where_no_set_is_learns_how_to_name_one() {
    let folder = Folder::new("plainly-set");
    folder.check(&["edit", "ferry", "headline=Mine"], 2, &["`articles.json`", "`--set FILE`"]);
    folder.check(&["remove", "ferry"], 2, &["`articles.json`", "`--set FILE`"]);
}

#[test]
fn a_slip_in_the_project_file_is_named_by_its_line() {
    let folder = Folder::new("plainly-toml");
    folder.write("offprint.toml", "name = \"Paper\"\n\n[[source]]\nat = feed.xml\n");
    folder.check(&["import"], 2, &["`offprint.toml`: line 4: ", "mend that line"]);
}

#[test]
fn what_may_be_meant_is_counted_to_the_end() {
    let folder = Folder::new("plainly-many");
    let rows: Vec<String> = (0..9)
        .map(|n| format!("{{\"id\":\"{n}\",\"title\":\"Chart {n} of the coast\",\"source\":\"Post\",\"body\":\"The coast was drawn anew for the {n}th time.\"}}\n"))
        .collect();
    folder.write("a.jsonl", &rows.concat());
    folder.check(&["import", "a.jsonl"], 0, &["9 new"]);
    folder.check(&["edit", "chart", "headline=Mine"], 2, &["any of 9 stories", "and 4 more"]);
}

#[test]
fn a_story_that_stands_among_what_was_taken_out_is_said() {
    let folder = Folder::new("plainly-out");
    folder.write("wire.txt", WIRE);
    folder.write("feed.xml", FEED);
    folder.check(&["import", "wire.txt", "feed.xml", "--source", "Post"], 0, &["3 new"]);
    let before = folder.set("articles.json")["articles"].clone();
    folder.check(&["remove", "gulls"], 0, &["taken out"]);
    let mut set = folder.set("articles.json");
    set["articles"] = before;
    folder.write("articles.json", &set.to_string());
    folder.check(&["check"], 0, &["warning taken-out, once", "what was taken out, too"]);
}
