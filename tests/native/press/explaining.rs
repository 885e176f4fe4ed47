//! `--explain`: the source beside the story, every line or block of it marked.

use super::importing::{Folder, WIRE};

/// Imports a file and explains its first story on a terminal of so many columns.
#[track_caller]
fn explained(folder: &Folder, file: &str, columns: &str) -> String {
    let set = format!("{file}.json");
    folder.check(&["import", file, "-o", &set, "--source", "Post"], 0, &[]);
    let id = folder.set(&set)["articles"][0]["id"].as_str().unwrap().to_owned();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_offprint"))
        .args(["import", file, "--source", "Post", "--dry-run", "--explain", &id[..6]])
        .env("COLUMNS", columns)
        .current_dir(&folder.0)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

/// Whether a line that holds the one has the other behind it.
#[track_caller]
fn says(said: &str, source: &str, became: &str) {
    let found = said
        .lines()
        .any(|line| line.split_once(source).is_some_and(|(_, behind)| behind.contains(became)));
    assert!(found, "no line with {source:?} says {became:?}:\n{said}");
}

#[test]
fn a_wire_is_shown_line_by_line() {
    let folder = Folder::new("explain-wire");
    folder.write("wire.txt", WIRE);
    let said = explained(&folder, "wire.txt", "120");
    says(&said, "1  Gulls return to the market square", "kept     headline: Gulls return");
    says(&said, "2  (blank)", "");
    says(&said, "3  Gulls on the square, Monday.", "kept     caption");
    says(&said, "4  Gulls on the square, Monday.", "merged   with line 3");
    says(&said, "5  TT", "dropped  ");
    says(&said, "7  Gulls return to the market square", "merged   with line 1");
    says(&said, "The gulls came back", "kept     paragraph 1: The gulls");
    says(&said, "Nobody had asked", "kept     paragraph 2: Nobody");
    assert!(said.lines().all(|line| line.chars().count() <= 120), "{said}");
}

const PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>Lamp lit | The Harbour</title>
<meta property=\"og:site_name\" content=\"The Harbour\"><script>if (a<b) { document.write('<p>no</p>') }</script></head>
<body><nav><ul><li><a href=\"/\">Home</a><li><a href=\"/lamp\">Lamp lit</a></ul></nav>
<article><h1>Lamp lit</h1>
<p>The lamp on the long pier was lit again on Friday, after eleven years in which nobody had a key to its door,
and the gulls left the railing for the night, as they had not done before.</p>
<div class=\"share-box\"><p>Tell your friends</p><p>On every network</p></div>
<p>The harbour master said that the new bulb is a small one, but that ships can see it from nine miles away in clear weather, which is as far as anyone needs.</p>
<figure><img src=\"lamp.png\" alt=\"A lamp\"><figcaption>The lamp on the pier</figcaption></figure>
<p>Nobody could say where the key had been, and the door has no lock at all any more, which the town finds practical, cheap and altogether modern.</p>
</article><footer><p>All rights reserved</p></footer></body></html>";

#[test]
fn a_page_is_shown_block_by_block() {
    let folder = Folder::new("explain-page");
    folder.write("page.html", PAGE);
    let said = explained(&folder, "page.html", "140");
    says(&said, "3  li", "dropped  navigation");
    says(&said, "4  h1          Lamp lit", "kept     headline: Lamp lit");
    says(&said, "5  p           The lamp on the long", "kept     paragraph 1: The lamp");
    says(&said, "7  p           Tell your friends", "dropped  share box");
    says(&said, "7  p           On every network", "dropped  share box");
    says(&said, "8  p           The harbour master", "kept     paragraph 2: The harbour");
    says(&said, "9  figcaption  The lamp on the pier", "kept     caption of");
    says(&said, "p           All rights reserved", "dropped  footer");
    says(&said, "meta og:site_name", "The Harbour");
    assert!(!said.contains(".invalid") && !said.contains("../"), "{said}");
    assert!(!said.contains("document.write"), "{said}");
}

#[test]
fn of_a_story_that_came_by_two_doors_what_was_not_kept_is_not_said_to_be() {
    let folder = Folder::new("explain-two-doors");
    let head = "<title>Lamp lit | The Harbour</title><link rel=\"canonical\" href=\"https://harbour.example/lamp\">";
    folder.write("page.html", &PAGE.replace("<title>Lamp lit | The Harbour</title>", head));
    let item = "<item><title>Lamp lit again</title><link>https://harbour.example/lamp</link><description>The lamp is lit, and the key is lost.</description></item>";
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Harbour</title>\n{item}</channel></rss>"
    );
    folder.write("feed.xml", &feed);
    folder.check(
        &["import", "feed.xml", "page.html", "-o", "a.json", "--report", "r.json"],
        0,
        &["1 story"],
    );
    let set = folder.set("a.json").to_string();
    let report = folder.set("r.json");
    let mut merged = 0;
    for source in report["sources"].as_array().unwrap() {
        for line in source["stories"][0]["source_lines"].as_array().unwrap() {
            let is_text = ["headline", "paragraph"]
                .iter()
                .any(|part| line["why"].as_str().unwrap().starts_with(part));
            if line["fate"] == "kept" && is_text {
                let story = line["story"].as_str().unwrap();
                assert!(set.contains(&story[..20.min(story.len())]), "{line}");
            }
            merged += usize::from(line["why"].as_str().unwrap().contains("another source"));
        }
    }
    assert!(merged > 0, "{report:#}");
}

#[test]
fn an_item_of_a_feed_is_shown_with_the_blocks_of_its_text() {
    let folder = Folder::new("explain-feed");
    let item = |n: usize, title: &str, text: &str| {
        format!(
            "<item><title>{title}</title><guid>https://harbour.example/{n}</guid><description><![CDATA[{text}]]></description></item>\n"
        )
    };
    let text = "<p>The ferry sailed at ten, and nobody was late for it.</p>\n<p>Read more: another story</p>\n<p>It came back at noon.</p>";
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour</title>\n{}{}</channel></rss>",
        item(1, "Ferry sails", text),
        item(2, "Quay closed", "The quay closed early on Monday.")
    );
    folder.write("feed.xml", &feed);
    folder.check(&["import", "feed.xml", "-o", "a.json", "--report", "r.json"], 0, &[]);
    let report = folder.set("r.json");
    let lines = report["sources"][0]["stories"][0]["source_lines"].as_array().unwrap();
    let of = |words: &str| {
        lines.iter().find(|line| line["words"].as_str().unwrap().starts_with(words)).unwrap()
    };
    assert_eq!(of("Ferry sails")["why"], "headline");
    assert_eq!(
        (of("The ferry")["line"].as_u64(), &of("The ferry")["fate"]),
        (Some(2), &"kept".into())
    );
    assert_eq!(
        (of("Read more")["line"].as_u64(), &of("Read more")["fate"]),
        (Some(3), &"dropped".into())
    );
    assert_eq!(of("It came back")["story"], "It came back at noon.");
    assert!(lines.iter().all(|line| !line["words"].as_str().unwrap().contains("quay")));
}

#[test]
fn tables_markdown_and_json_lines_are_shown_by_their_own_lines() {
    let folder = Folder::new("explain-lines");
    folder.write("t.csv", "id,title,date,body\n7,Ferry sails,2024-01-23,\"The ferry sailed at ten.\n\nIt came back at noon.\"\n");
    let said = explained(&folder, "t.csv", "100");
    says(&said, "2  title  Ferry sails", "kept     headline");
    says(&said, "4  body   It came back at noon.", "kept     paragraph 2");
    folder.write("m.md", "---\ntitle: Ferry sails\nmood: low\n---\nThe ferry sailed at ten.\n\n<!-- not for print -->\n");
    let said = explained(&folder, "m.md", "100");
    says(&said, "2  title: Ferry sails", "kept     headline");
    says(&said, "3  mood: low", "dropped  not a field of a story");
    says(&said, "5  The ferry sailed", "kept     paragraph 1");
    says(&said, "7  <!-- not for print", "dropped  a comment");
    folder.write("j.jsonl", "{\"id\":\"a1\",\"title\":\"Ferry sails\",\"mood\":\"low\",\"body\":\"The ferry sailed at ten.\"}\n");
    let said = explained(&folder, "j.jsonl", "100");
    says(&said, "1  title  Ferry sails", "kept     headline");
    says(&said, "1  mood   low", "dropped  not a field");
}

#[test]
fn a_narrow_terminal_has_one_below_the_other_and_nothing_of_a_source_moves_its_cursor() {
    let folder = Folder::new("explain-narrow");
    folder.write("wire.txt", "Gulls \u{202e}return\u{1b}[2J to the square\n\nThe gulls came\u{7} back on Monday, a week before the fish did.\n\nNobody\tasked them to do so, and nobody minded.\n");
    let said = explained(&folder, "wire.txt", "60");
    assert!(said.chars().all(|c| c == '\n' || !c.is_control()), "{said:?}");
    assert!(!said.contains('\u{202e}'), "{said:?}");
    assert!(
        said.contains("<U+202E>") && said.contains('␇') && said.contains("Nobody→asked"),
        "{said}"
    );
    let lines: Vec<&str> = said.lines().collect();
    let at = lines.iter().position(|line| line.contains("The gulls came")).unwrap();
    assert!(lines[at + 1].trim_start().starts_with("kept     "), "{said}");
}

/// The lines of a report's first story of these words, each with its fate, why and number.
#[track_caller]
fn lines(folder: &Folder, file: &str, words: &str) -> Vec<(String, String, u64)> {
    let (set, report) = (format!("{file}.json"), format!("{file}.report"));
    let _ = std::fs::remove_file(folder.0.join(&set));
    folder.check(&["import", file, "-o", &set, "--report", &report, "--source", "Post"], 0, &[]);
    let report = folder.set(&report);
    let lines = report["sources"][0]["stories"][0]["source_lines"].as_array().unwrap();
    let found = lines.iter().filter(|line| line["words"].as_str().unwrap().contains(words));
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    found
        .map(|line| (word(&line["fate"]), word(&line["why"]), line["line"].as_u64().unwrap()))
        .collect()
}

#[track_caller]
fn became(folder: &Folder, file: &str, words: &str, expected: &[(&str, &str, u64)]) {
    let found = lines(folder, file, words);
    let found: Vec<_> =
        found.iter().map(|(fate, why, line)| (fate.as_str(), why.as_str(), *line)).collect();
    assert_eq!(found, expected, "{file}: {words}");
}

#[test]
fn html_and_links_in_markdown_are_told_by_what_the_story_says() {
    let folder = Folder::new("explain-html");
    folder.write("m.md", "# Ferry sails\n\nThe ferry sailed at ten, and nobody was late.\n\n<script>\ndocument.write('steal');\n</script>\n\n[Read more](https://harbour.example/more)\n\n<div>\n<p>It came [back](x) at noon, and all went home.</p>\n</div>\n\nSee <b>the</b> [harbour](https://harbour.example/a_(b)) at night.\n");
    became(&folder, "m.md", "steal", &[("dropped", "HTML that shows nothing", 6)]);
    became(
        &folder,
        "m.md",
        "script>",
        &[("dropped", "HTML that shows nothing", 5), ("dropped", "HTML that shows nothing", 7)],
    );
    became(&folder, "m.md", "Read more", &[("dropped", "read more line", 9)]);
    became(
        &folder,
        "m.md",
        "div",
        &[("dropped", "tags and no words", 11), ("dropped", "tags and no words", 13)],
    );
    became(&folder, "m.md", "It came", &[("kept", "paragraph 2", 12)]);
    became(&folder, "m.md", "at night", &[("kept", "paragraph 3", 15)]);
}

#[test]
fn what_a_source_says_twice_is_told_twice_where_the_story_has_it_twice() {
    let folder = Folder::new("explain-twice");
    let said = "The gulls came back to the market square on Monday, a week before the fish did.";
    let text = format!(
        "Gulls return to the square\n\n{said}\n\nNobody had asked them to, and nobody minded it much.\n\n{said}\n\nThey left in the evening, when the market was over.\n"
    );
    folder.write("w.txt", &text);
    became(
        &folder,
        "w.txt",
        "a week before",
        &[("kept", "paragraph 1", 3), ("kept", "paragraph 3", 7)],
    );
    // Only what is long is taken for a mistake of the page.
    let text = text.replace(
        " before the fish did.",
        " before the fish did, and stood there until the last of the stalls was gone.",
    );
    let paragraphs: Vec<&str> = text.split("\n\n").skip(1).map(str::trim).collect();
    let page = |more: &str| {
        format!(
            "<html lang=en><head><title>Gulls return to the square</title></head><body><article>\n<h1>Gulls return to the square</h1>\n{more}\n<p>{}</p>\n<p>And ten more lines of the market and of the square stand here, for the page to be long enough to be read as one.</p>\n</article></body></html>",
            paragraphs.join("</p>\n<p>")
        )
    };
    folder.write("p.html", &page("<p class=byline>By Ann Maker, at the market</p>"));
    became(
        &folder,
        "p.html",
        "a week before",
        &[("kept", "paragraph 1", 4), ("merged", "said before", 6)],
    );
    became(&folder, "p.html", "Ann Maker", &[("kept", "byline", 3)]);
}

#[test]
fn columns_that_are_no_field_are_told_with_their_cells() {
    let folder = Folder::new("explain-columns");
    folder.write("t.csv", "title,hits,body,note\nFerry sails,9,The ferry sailed at ten.,\n");
    let why = "column that is no field, passed over";
    let said = explained(&folder, "t.csv", "120");
    says(&said, "2  hits   9", why);
    assert!(!said.contains("note   "), "an empty cell says nothing:\n{said}");
    became(&folder, "t.csv", "9", &[("dropped", why, 2)]);
}

#[test]
fn an_item_of_a_json_feed_is_shown_by_its_members_and_the_blocks_of_its_text() {
    let folder = Folder::new("explain-json");
    folder.write("f.json", "{\n \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbour\",\n \"items\": [\n  {\"id\": \"1\", \"title\": \"Ferry, sails\",\n   \"mood\": \"low\",\n   \"content_html\": \"<p>The ferry sailed at ten.</p><p>Read more</p>\"},\n  {\"id\": \"2\", \"title\": \"Quay closed\",\n   \"content_text\": \"The quay closed early.\"}\n ]\n}\n");
    became(&folder, "f.json", "sails", &[("kept", "headline", 4)]);
    became(&folder, "f.json", "low", &[("dropped", "not in the story", 5)]);
    became(&folder, "f.json", "at ten", &[("kept", "paragraph 1", 6)]);
    became(&folder, "f.json", "Read more", &[("dropped", "read more line", 6)]);
    let report = folder.set("f.json.report");
    let second = report["sources"][0]["stories"][1]["source_lines"].as_array().unwrap();
    let places: Vec<_> = second
        .iter()
        .map(|line| (line["line"].as_u64().unwrap(), line["element"].as_str().unwrap()))
        .collect();
    assert_eq!(places, [(7, "id"), (7, "title"), (8, "content_text")]);
}

#[test]
fn of_two_lines_that_say_two_days_the_one_is_marked_that_the_story_has() {
    let folder = Folder::new("explain-dates");
    let text = "The gulls came back to the market square on Monday, a week before the fish did, and nobody was there to see it.";
    folder.write(
        "w.txt",
        &format!("Gulls return to the square\n24 January 2024\nPublished: 23 January 2024\n\n{text}\n\nNobody had asked them to.\nUpdated 25 January 2024\n"),
    );
    let said = explained(&folder, "w.txt", "120");
    says(&said, "2  24 January 2024", "kept     published: 2024-01-24");
    says(&said, "3  Published: 23 January", "dropped  another date than the story's");
    says(&said, "8  Updated 25 January 2024", "kept     updated: 2024-01-25");
    folder.write(
        "p.html",
        &format!("<html lang=en><head><title>Gulls return</title><meta property=\"article:published_time\" content=\"2024-01-23T09:40:00Z\"></head><body><article>\n<h1>Gulls return</h1>\n<p>25 January 2024</p>\n<p>23 January 2024</p>\n<p>{text}</p>\n<p>{text} So it went on for an hour, and then for another one, until the market was over.</p>\n</article></body></html>"),
    );
    became(
        &folder,
        "p.html",
        "January 2024",
        &[("dropped", "another date than the story's", 3), ("merged", "published", 4)],
    );
    folder.write(
        "m.md",
        "---\ntitle: Gulls return\ndate: 2024-01-23\npublished: 2024-02-25\n---\nThey came.\n",
    );
    became(
        &folder,
        "m.md",
        "2024-0",
        &[("kept", "published", 3), ("dropped", "something else was said before it", 4)],
    );
}
