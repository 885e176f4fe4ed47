//! The command line as a publisher uses it: files in, a set out, and what is said.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own, gone when dropped.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("import-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_offprint"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// Runs several imports at the same time, each of a source into a set; all succeed.
    pub(super) fn import_at_once(&self, orders: &[(String, String)]) {
        let running: Vec<_> = orders
            .iter()
            .map(|(source, set)| {
                Command::new(env!("CARGO_BIN_EXE_offprint"))
                    .args(["import", source, "--into", set, "-o", set])
                    .current_dir(&self.0)
                    .stdout(Stdio::null())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for mut child in running {
            assert!(child.wait().unwrap().success());
        }
    }

    /// Runs, and expects this exit code and these words among what is said.
    #[track_caller]
    pub(super) fn check(&self, arguments: &[&str], code: i32, words: &[&str]) -> String {
        let output = self.run(arguments);
        let said =
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?} said:\n{said}");
        for word in words {
            assert!(said.contains(word), "{arguments:?} does not say {word:?}:\n{said}");
        }
        said
    }

    pub(super) fn set(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) const FEED: &str = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Feed</title><link>https://harbour.example/</link>
<item><title>Ferry sails</title><guid>https://harbour.example/1</guid><pubDate>Tue, 23 Jan 2024 10:15:00 +0100</pubDate><description>&lt;p&gt;The ferry sailed at ten, and nobody was late for it this once.&lt;/p&gt;</description></item>
<item><title>Ice on the quay</title><guid>https://harbour.example/2</guid><description>&lt;p&gt;Ice came early to the quay, and the gulls stood on it all day long.&lt;/p&gt;</description></item>
</channel></rss>"#;

pub(super) const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamp lit | The Harbour</title>
<meta property="og:site_name" content="The Harbour"><link rel="canonical" href="https://harbour.example/lamp"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Lamp lit</h1><p>The lamp on the long pier was lit again on Friday, after eleven years in which nobody had a key to its door.</p>
<p>The harbour master said that the new bulb is a small one, but that ships can see it from nine miles away in clear weather, which is as far as anyone needs.</p></article><footer>All rights</footer></body></html>"#;

pub(super) const WIRE: &str = "Gulls return to the market square\n\nGulls on the square, Monday. AGENCY/A. Maker\nGulls on the square, Monday. AGENCY/A. Maker\nTT\n20\nGulls return to the market square\nGulls on the square, Monday. AGENCY/A. Maker\nGulls on the square, Monday. AGENCY/A. Maker\n\nThe gulls came back to the market square on Monday, a week before the fish did.\n\nNobody had asked them to.\n";

#[test]
fn a_mess_of_sources_becomes_a_set() {
    let folder = Folder::new("mess");
    folder.write("in/feed.txt", FEED);
    folder.write("in/deep/page.bin", PAGE);
    folder.write("in/wire", WIRE);
    folder.write("in/.hidden", "Not asked for");
    folder.write("in/broken.json", "{\"what\": [");
    let said = folder.check(
        &[
            "import",
            "in",
            "-o",
            "articles.json",
            "--name",
            "Harbour Papers",
            "--report",
            "report.json",
        ],
        1,
        &[
            "RSS 2.0",
            "HTML page",
            "wire text",
            "broken.json",
            "4 new",
            "articles.json holds 4 stories",
        ],
    );
    assert!(!said.contains("hidden"), "{said}");
    let set = folder.set("articles.json");
    assert_eq!(set["name"], "Harbour Papers");
    let mut headlines: Vec<_> = set["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| story["headline"].as_str().unwrap())
        .collect();
    headlines.sort_unstable();
    assert_eq!(
        headlines,
        ["Ferry sails", "Gulls return to the market square", "Ice on the quay", "Lamp lit"]
    );
    let report = folder.set("report.json");
    assert_eq!(report["stories"], 4);
    assert_eq!(report["sources"].as_array().unwrap().len(), 4);

    folder.check(
        &["import", "in", "-o", "articles.json"],
        2,
        &["`articles.json` is there already", "--into articles.json"],
    );
    let before = folder.read("articles.json");
    folder.check(
        &["import", "in", "-o", "articles.json", "--into", "articles.json"],
        1,
        &["4 unchanged"],
    );
    assert_eq!(folder.read("articles.json"), before, "the same bytes");
}

#[test]
fn editing_removing_and_importing_again() {
    let folder = Folder::new("edit");
    folder.write("feed.xml", FEED);
    folder.check(&["import", "feed.xml", "-o", "articles.json"], 0, &["2 new"]);
    let set = folder.set("articles.json");
    let id = |headline: &str| {
        let story = set["articles"]
            .as_array()
            .unwrap()
            .iter()
            .find(|story| story["headline"] == headline)
            .unwrap();
        story["id"].as_str().unwrap().to_owned()
    };
    let (ferry, ice) = (id("Ferry sails"), id("Ice on the quay"));
    folder.check(
        &["edit", &ferry, "headline=The ferry sails", "topics=Ferries; Harbour"],
        0,
        &["\"The ferry sails\""],
    );
    folder.check(&["edit", &ferry, "colour=red"], 2, &["`colour` is no field", "headline kicker"]);
    folder.check(
        &["edit", "nobody", "headline=x"],
        2,
        &["no story of the set has the id or slug `nobody`"],
    );
    folder.check(&["remove", &ice], 0, &["taken out: \"Ice on the quay\""]);
    folder.write("feed.xml", &FEED.replace("Ferry sails", "Ferry sails late"));
    folder.check(
        &["import", "feed.xml", "-o", "articles.json", "--into", "articles.json"],
        0,
        &["conflict", "Ferry sails late", "1 taken out by an editor before"],
    );
    let set = folder.set("articles.json");
    assert_eq!(set["articles"].as_array().unwrap().len(), 1);
    assert_eq!(set["articles"][0]["headline"], "The ferry sails");
    folder.check(&["remove", "--undo", &ice], 0, &["may come back"]);
    folder.check(
        &["import", "feed.xml", "-o", "articles.json", "--into", "articles.json"],
        0,
        &["1 new"],
    );
}

#[test]
fn every_line_of_a_wire_is_explained() {
    let folder = Folder::new("explain");
    folder.write("wire.txt", WIRE);
    folder.check(&["import", "wire.txt", "-o", "a.json", "--source", "Post"], 0, &["1 new"]);
    let id = folder.set("a.json")["articles"][0]["id"].as_str().unwrap().to_owned();
    let said = folder.check(
        &["import", "wire.txt", "-o", "b.json", "--source", "Post", "--dry-run", "--explain", &id],
        0,
        &["kept", "dropped", "merged", "nothing was written"],
    );
    for (n, line) in WIRE.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let marked = said.lines().any(|said| {
            let mut words = said.split_whitespace();
            words.next() == Some(&(n + 1).to_string())
                && said.contains(&line[..line.len().min(20)])
                && ["  kept  ", "  merged  ", "  dropped  "].iter().any(|mark| said.contains(mark))
        });
        assert!(marked, "line {} is not explained:\n{said}", n + 1);
    }
    assert!(!folder.0.join("b.json").exists());
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    let folder = Folder::new("refused");
    folder.write("empty.txt", "");
    folder.write("picture.png", "\u{89}PNG");
    fs::write(folder.0.join("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    folder.check(&["import", "nowhere.xml", "-o", "a.json"], 2, &["not one story was taken"]);
    folder.check(&["import", "empty.txt", "-o", "a.json"], 2, &["not one story was taken"]);
    folder.check(&["import", "picture.png", "-o", "a.json"], 2, &["not one story was taken"]);
    folder.check(&["import", "empty.txt", "-o", "a.json", "--dry-run"], 2, &["is empty"]);
    folder.check(&["import", "picture.png", "-o", "a.json", "--dry-run"], 2, &["is a PNG picture"]);
    folder.check(
        &["import", "nowhere-*.xml", "-o", "a.json", "--dry-run"],
        2,
        &["no file fits this pattern"],
    );
    assert!(!folder.0.join("a.json").exists());
    folder.write("feed.xml", FEED);
    folder.write("bad.json", "{\"format\":1,\"articles\":[{\"id\":\"x\"}]}");
    folder.check(
        &["import", "feed.xml", "-o", "bad.json", "--into", "bad.json"],
        2,
        &["would be lost"],
    );
    assert_eq!(folder.read("bad.json"), "{\"format\":1,\"articles\":[{\"id\":\"x\"}]}");
}

#[test]
fn one_document_that_takes_too_much_costs_itself_alone() {
    let folder = Folder::new("hostile");
    folder.write(
        "in/1-bomb.html",
        &format!("<!doctype html><html><body>{}", "<div>".repeat(200_000)),
    );
    folder.write(
        "in/2-many.html",
        &format!(
            "<!doctype html><p {}>x</p>",
            (0..300_000).map(|n| format!("a{n}=1 ")).collect::<String>()
        ),
    );
    folder.write("in/3-bomb.xml", &format!("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"{}\"><!ENTITY b \"{}\">]><rss version=\"2.0\"><channel><item><title>&b;</title></item></channel></rss>", "x".repeat(1000), "&a;".repeat(1000)));
    folder.write("in/4-good.xml", FEED);
    folder.check(
        &["import", "in", "-o", "a.json"],
        1,
        &["1-bomb.html", "deeper than 512", "more than 1000 attributes", "a.json holds"],
    );
    assert!(folder.set("a.json")["articles"].as_array().unwrap().len() >= 2);
}

#[test]
fn a_set_is_checked_before_it_is_published() {
    let folder = Folder::new("check");
    folder.write("wire.txt", WIRE);
    folder.check(&["import", "wire.txt", "-o", "articles.json", "--source", "Post"], 0, &[]);
    folder.check(&["check"], 0, &["warning no-date", "may be published"]);
    folder.check(&["check", "--strict"], 1, &["should not be published yet"]);
    let output = folder.run(&["check", "--json"]);
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(findings["may_be_published"], true);
    assert!(
        findings["findings"].as_array().unwrap().iter().any(|finding| finding["kind"] == "no-date")
    );
    folder.write("bad.json", "{\"format\":1,\"articles\":[{\"id\":\"x\"}]}");
    folder.check(&["check", "bad.json"], 1, &["error refused"]);
    folder.check(&["check", "nowhere.json"], 2, &["could not read `nowhere.json`"]);
}

#[test]
fn a_report_takes_the_place_of_nothing_else() {
    let folder = Folder::new("report");
    folder.write("feed.xml", FEED);
    folder.check(
        &["import", "feed.xml", "-o", "a.json", "--report", "a.json"],
        2,
        &["choose another name"],
    );
    folder.check(
        &["import", "feed.xml", "-o", "a.json", "--report", "feed.xml"],
        2,
        &["choose another name"],
    );
    assert_eq!(folder.read("feed.xml"), FEED);
    assert!(!folder.0.join("a.json").exists());
    for _ in 0..2 {
        let _ = fs::remove_file(folder.0.join("a.json"));
        folder.check(
            &["import", "feed.xml", "-o", "a.json", "--report", "r.json"],
            0,
            &["a.json holds"],
        );
    }
    folder.check(
        &["import", "feed.xml", "-o", "b.json", "--explain", "nobody"],
        1,
        &["no story of this import", "b.json holds"],
    );
}

#[test]
fn two_imports_at_once_lose_nothing() {
    let folder = Folder::new("at-once");
    folder.write("one.xml", FEED);
    folder.write("set.xml", &FEED.replace("harbour.example/", "set.example/"));
    folder.check(&["import", "set.xml", "-o", "s.json"], 0, &[]);
    for n in 0..4 {
        folder.write(
            &format!("{n}.xml"),
            &FEED
                .replace("harbour.example/", &format!("site-{n}.example/"))
                .replace("Harbour Feed", &format!("Feed {n}"))
                .replace("ferry", &format!("ship{n}")),
        );
    }
    let orders: Vec<_> = (0..4).map(|n| (format!("{n}.xml"), "s.json".to_owned())).collect();
    folder.import_at_once(&orders);
    assert_eq!(folder.set("s.json")["articles"].as_array().unwrap().len(), 10);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let folder = Folder::new("pipe");
    folder.write("feed.xml", FEED);
    assert!(Command::new("mkfifo").arg(folder.0.join("pipe.xml")).status().unwrap().success());
    folder.check(
        &["import", "pipe.xml", "feed.xml", "-o", "a.json"],
        1,
        &["no ordinary file", "a.json holds 2"],
    );
    folder.check(&["check", "pipe.xml"], 2, &["no ordinary file"]);
}

#[test]
fn what_a_newcomer_ran_into() {
    let folder = Folder::new("newcomer");
    // A picture beside a source that is named by its bare name.
    let png: &[u8] = &[
        0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0,
        2, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0,
    ];
    fs::create_dir_all(folder.0.join("p")).unwrap();
    fs::write(folder.0.join("p/boat.png"), png).unwrap();
    folder.write(
        "lamp.html",
        &PAGE.replace(
            "<p>The lamp",
            "<img src=\"p/boat.png\" width=\"512\" height=\"256\" alt=\"A boat\"><p>The lamp",
        ),
    );
    let bare = folder.check(&["import", "lamp.html", "-o", "bare.json"], 0, &[]);
    let dotted = folder.check(&["import", "./lamp.html", "-o", "dotted.json"], 0, &[]);
    assert_eq!(
        bare.matches("boat.png").count(),
        dotted.matches("boat.png").count(),
        "{bare}\n{dotted}"
    );
    assert_eq!(folder.read("bare.json"), folder.read("dotted.json"));
    // An item without a title keeps its text.
    folder.write("untitled.xml", &FEED.replace("<title>Ferry sails</title>", ""));
    folder.check(&["import", "untitled.xml", "-o", "untitled.json"], 0, &[]);
    assert!(
        folder.set("untitled.json")["articles"]
            .as_array()
            .unwrap()
            .iter()
            .all(|story| story["body"].as_array().is_some_and(|body| !body.is_empty()))
    );
    // The daily command is the first one, too, and a folder's machinery is no story.
    folder.write("in/feed.xml", FEED);
    folder.write("in/boot.js", "console.log('not a story at all, whatever it says')");
    for word in ["2 new", "2 unchanged"] {
        folder.check(
            &["import", "in", "--into", "articles.json"],
            0,
            &[word, "articles.json holds 2"],
        );
    }
    let id = folder.set("articles.json")["articles"][0]["id"].as_str().unwrap().to_owned();
    folder.check(&["edit", &id, "kicker=Sam"], 0, &["\"\" is now \"Sam\""]);
}

#[test]
fn markdown_files_that_link_to_each_other_are_stories_that_do() {
    let folder = Folder::new("linked");
    folder.write("in/a/one.md", "---\ntitle: Harbour opens\ndate: 2025-06-03\n---\nSee [the wall](two.md), *and [the bell](../b/index.md#part-two)*, [the pier](../c/), and [nothing](nowhere.md).\n");
    folder.write(
        "in/a/two.md",
        "---\ntitle: The wall\nslug: the-wall-of-1911\n---\nIt is long. Back to [one](./one.md).\n",
    );
    folder.write("in/b/index.md", "---\ntitle: The bell\n---\nIt rings. [Its wall](../a/two.html)\n\n## Part two\n\nIt rang.\n");
    folder.write(
        "in/c/index.md",
        "---\ntitle: The pier\n---\nIt stands, and has a [map](map.pdf).\n",
    );
    let lost = "\"Harbour opens\": links to `nowhere.md`, which is not in this import";
    let said = folder.check(&["import", "in", "-o", "a.json"], 0, &[lost, "4 new"]);
    assert_eq!(said.matches("not in this import").count(), 1, "{said}");
    let set = folder.read("a.json");
    let articles = folder.set("a.json")["articles"].as_array().unwrap().clone();
    let slug = |headline: &str| {
        let story = articles.iter().find(|story| story["headline"] == headline).unwrap();
        story["slug"].as_str().unwrap().to_owned()
    };
    for (headline, links) in
        [("The wall", 2), ("The bell", 1), ("The pier", 1), ("Harbour opens", 1)]
    {
        let link = format!("\"story:{}\"", slug(headline));
        assert_eq!(set.matches(&link).count(), links, "{headline}: {set}");
    }
    assert!(
        set.contains("nothing") && !set.contains(".invalid") && !set.contains("nowhere"),
        "{set}"
    );
    folder.check(&["check", "a.json"], 0, &["may be published"]);
    folder.check(&["import", "in", "-o", "a.json", "--into", "a.json"], 0, &["4 unchanged"]);
    assert_eq!(folder.read("a.json"), set, "nothing is new the second time");
    // One of them alone leads where it did: the other is in the set, by its file's name or by what its
    // front matter calls it.
    for (alone, nowhere) in [("in/a/two.md", 0), ("in/a/one.md", 1), ("in/b/index.md", 0)] {
        let said = folder.check(&["import", alone, "--into", "a.json"], 0, &["1 unchanged"]);
        assert_eq!(said.matches("links to").count(), nowhere, "{said}");
        assert_eq!(folder.read("a.json"), set, "nor when {alone} comes alone");
    }
}
