//! What the command line says and returns is what is so: refusals, rehearsals, pictures that are
//! missing.

use super::importing::{FEED, Folder, WIRE};

const ROWS: &str = "title,date,body,hits\nFerry sails,2024-01-23,The ferry sailed at ten.,3\n,,,9\nGulls back,2024-01-24,The gulls came back.,2\n";

#[test]
fn one_story_refused_among_others_is_told_by_the_exit_code() {
    let folder = Folder::new("partly");
    folder.write("t.csv", ROWS);
    let good = "{\"id\":\"a\",\"title\":\"Ferry sails\",\"body\":\"The ferry sailed at ten.\"}";
    folder.write("j.jsonl", &format!("{good}\n{{\"title\": []}}\n"));
    folder.write(
        "f.json",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour\",\"items\":[{\"id\":\"1\",\"title\":\"Ferry sails\",\"content_text\":\"At ten.\"},7]}",
    );
    folder.write(
        "m.md",
        "---\ntitle: Ferry sails\ndate: the day before\n---\nThe ferry sailed at ten.\n",
    );
    folder.write(
        "s.json",
        "{\"format\":1,\"articles\":[{\"id\":\"a\",\"slug\":\"a\",\"headline\":\"Ferry sails\",\"source\":\"Post\",\"language\":\"en\"},{\"id\":\"b\"}]}",
    );
    for name in ["t.csv", "j.jsonl", "f.json", "m.md", "s.json"] {
        let (out, report) = (format!("{name}.set"), format!("{name}.report"));
        let words = ["; 1 thing was refused, as is said above\n"];
        folder.check(&["import", name, "-o", &out, "--dry-run"], 1, &words);
        folder.check(&["import", name, "-o", &out, "--report", &report], 1, &words);
        assert_eq!(folder.set(&report)["sources"][0]["refused"], 1, "{name}");
        assert!(!folder.set(&out)["articles"].as_array().unwrap().is_empty(), "{name}");
        folder.check(&["check", &out], 0, &["may be published"]);
    }
}

#[test]
fn drafts_that_were_left_out_and_pictures_that_are_not_there_refuse_no_story() {
    let folder = Folder::new("wanted");
    folder.write("in/m.md", "---\ntitle: Not yet\ndraft: true\n---\nNot yet.\n");
    folder
        .write("in/t.csv", "title,status,body\nFerry sails,publish,At ten.\nNot yet,draft,Soon.\n");
    folder.write("in/p.md", "# Gulls back\n\n![A gull](gull.png)\n\nThe gulls came back.\n");
    let said = folder.check(&["import", "in", "-o", "a.json"], 0, &["gull.png", "left out"]);
    assert!(!said.contains("refused"), "{said}");
}

#[test]
fn a_rehearsal_says_and_returns_what_the_real_run_would() {
    let folder = Folder::new("rehearsal");
    folder.write("feed.xml", FEED);
    folder.write("empty.csv", "title,body\n");
    let both = |arguments: &[&str]| {
        let said = |arguments: &[&str]| {
            let output = folder.run(arguments);
            let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            (output.status.code(), said)
        };
        let dry = said(&[arguments, &["--dry-run"]].concat());
        (dry, said(arguments))
    };
    let (dry, real) = both(&["import", "empty.csv", "-o", "a.json"]);
    assert_eq!(dry, real);
    assert_eq!(dry.0, Some(2));
    let (dry, real) = both(&["import", "feed.xml", "-o", "a.json"]);
    assert_eq!((dry.0, real.0), (Some(0), Some(0)));
    let (dry, real) = both(&["import", "feed.xml", "-o", "a.json"]);
    assert_eq!(dry, real);
    assert_eq!(dry.0, Some(2));
    assert!(dry.1.contains("`a.json` is there already; to bring"), "{}", dry.1);
    let (dry, real) = both(&["import", "feed.xml", "-o", "a.json", "--into", "a.json"]);
    assert_eq!((dry.0, real.0), (Some(0), Some(0)));
}

/// A PNG of this size, as far as anyone looks who does not decode it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], inside: &[u8]| {
        [&(inside.len() as u32).to_be_bytes(), kind, inside, &[1, 2, 3, 4]].concat()
    };
    let size = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &size),
        chunk(b"IDAT", b"data"),
        chunk(b"IEND", b""),
    ]
    .concat()
}

#[test]
fn a_check_looks_at_the_pictures_and_links_of_a_set() {
    let folder = Folder::new("pictures");
    let picture = |name: &str| {
        format!(
            "{{\"file\":{{\"path\":\"{name}\",\"width\":40,\"height\":30}},\"alt\":\"A gull\",\"credit\":{{\"maker\":\"A. Maker\"}}}}"
        )
    };
    let story = |id: &str, lead: &str, figure: &str| {
        format!(
            "{{\"id\":\"{id}\",\"slug\":\"{id}\",\"headline\":\"Of {id}\",\"source\":\"Post\",\"language\":\"en\",\"lead_image\":{},\"body\":[{{\"kind\":\"figure\",\"image\":{}}},{{\"kind\":\"paragraph\",\"text\":[{{\"kind\":\"link\",\"to\":\"story:gone\",\"text\":\"Gone\"}}]}}]}}",
            picture(lead),
            picture(figure)
        )
    };
    let set = |stories: &[String]| format!("{{\"format\":1,\"articles\":[{}]}}", stories.join(","));
    folder.write("site/images/bad.png", "GIF it is not");
    std::fs::write(folder.0.join("site/images/good.png"), png(40, 30)).unwrap();
    std::fs::write(folder.0.join("site/images/wide.png"), png(80, 30)).unwrap();
    let stories = [
        story("one", "images/good.png", "images/gone.png"),
        story("two", "images/wide.png", "images/bad.png"),
    ];
    folder.write("site/articles.json", &set(&stories));
    let said = folder.check(&["check", "site/articles.json"], 0, &[
        "warning no-picture, once:\n  one \"Of one\": the picture `images/gone.png` is not beside the set",
        "warning picture-size, once:\n  two \"Of two\": the picture `images/wide.png` is 80 by 30 pixels large, and the set says 40 by 30",
        "warning bad-picture, once:\n  two \"Of two\": the picture `images/bad.png` is ",
        "links to `story:gone`, which is not in the set",
    ]);
    assert!(!said.contains("good.png"), "{said}");
    folder.check(&["check", "site/articles.json", "--strict"], 1, &["should not be published"]);

    folder.write("up.json", &set(&[story("one", "../up.png", "a.svg")]));
    folder.check(
        &["check", "up.json"],
        1,
        &["`../up.png` leads out of the folder of the article set; put the picture beside the set"],
    );
    folder.write("svg.json", &set(&[story("one", "a.svg", "a.svg")]));
    folder.check(
        &["check", "svg.json"],
        1,
        &["`a.svg` is no path of a picture that is shown; write a path"],
    );
}

#[test]
fn a_report_is_refused_for_what_is_so() {
    let folder = Folder::new("report-name");
    folder.write("feed.xml", FEED);
    let said = folder.check(
        &["import", "feed.xml", "-o", "a.json", "--report", "a.json"],
        2,
        &["`a.json` is named both for the set and for the report"],
    );
    assert!(!said.contains("is there"), "{said}");
    folder.write("mine.txt", "mine");
    folder.check(
        &["import", "feed.xml", "-o", "a.json", "--report", "mine.txt"],
        2,
        &["`mine.txt` is there and is no report of ours"],
    );
}

#[test]
fn files_for_programs_in_a_folder_are_told() {
    let folder = Folder::new("machinery");
    folder.write("in/feed.xml", FEED);
    folder.write("in/Cargo.toml", "name = 1");
    folder.write("in/package.lock", "1");
    (0..13).for_each(|n| folder.write(&format!("in/{n:02}.map"), "{}"));
    folder.check(&["import", "in", "-o", "a.json", "--report", "r.json"], 0, &[
        "in/00.map: passed over, since it is there for programs; name it to import it",
        "and 5 more passed over, since it is there for programs; `--report FILE` lists them all",
    ]);
    let names = folder.set("r.json")["passed_over"].as_array().unwrap().len();
    assert_eq!(names, 15);
}

#[test]
fn what_was_typed_turns_no_terminal_round() {
    let folder = Folder::new("typed");
    let said = folder.check(&["import", "--n\u{202e}ope\u{1b}[2J"], 2, &["--n ope"]);
    assert!(said.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{said:?}");
}

#[test]
fn no_advice_names_a_flag_that_there_is_not() {
    fn below(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(&path, found);
            } else if std::fs::read_to_string(&path).unwrap().contains("raise the limit") {
                found.push(path.display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    below(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.is_empty(), "no flag raises a limit: {found:?}");
}

#[test]
fn a_correction_in_brackets_is_known() {
    let folder = Folder::new("corrected");
    let page = |date: &str, end: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Lamp lit</title><meta property=\"article:published_time\" content=\"2024-01-23\"></head><body><article><h1>Lamp lit</h1>\n<p>{date}</p>\n<p>The lamp on the long pier was lit again on Friday, after eleven years in which nobody had a key to its door.</p>\n<p>The harbour master said that the new bulb is a small one, but that ships can see it from nine miles away in clear weather (corrected figures are in the harbour office), which is as far as anyone needs.{end}</p></article></body></html>"
        )
    };
    let cases = [
        ("", " (Corrected on May 5, 2024)", Some("2024-05-05")),
        ("", " [Corrected on 5 May.]", Some("2024-05-05")),
        ("January 23, 2024 (Corrected on May 5, 2024)", "", Some("2024-05-05")),
        ("January 23, 2024", "", None),
    ];
    for (n, (date, end, corrected)) in cases.into_iter().enumerate() {
        let (name, set) = (format!("{n}.html"), format!("{n}.json"));
        folder.write(&name, &page(date, end));
        folder.check(&["import", &name, "-o", &set], 0, &[]);
        let story = &folder.set(&set)["articles"][0];
        assert_eq!(story["corrected"].as_str(), corrected, "{date} {end}");
        assert_eq!(story["published"], "2024-01-23", "{date} {end}");
    }
}

#[test]
fn what_is_the_same_of_many_stories_is_said_once() {
    let folder = Folder::new("alike");
    let entry = |n: usize| {
        format!(
            "<entry><id>https://harbour.example/{n}</id><title>Ferry {n}</title><updated>2024-01-2{n}T10:00:00Z</updated><content>The ferry of day {n} sailed.</content></entry>"
        )
    };
    let entries: String = (0..5).map(entry).collect();
    folder.write(
        "feed.xml",
        &format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title>{entries}</feed>"
        ),
    );
    let said = folder.check(
        &["import", "feed.xml", "-o", "a.json"],
        0,
        &["  5 stories, the first \"Ferry 0\": only the time of its update is stated"],
    );
    assert_eq!(said.matches("only the time of its update").count(), 1, "{said}");
    for n in 0..3 {
        folder.write(&format!("wires/{n}.txt"), &WIRE.replace("gulls", &format!("gulls of {n}")));
    }
    let said = folder.check(
        &["import", "wires", "-o", "b.json"],
        0,
        &["source named from the file: \"2\"\n"],
    );
    assert_eq!(said.matches("--source NAME").count(), 1, "{said}");
}

#[test]
fn an_empty_folder_is_told() {
    let folder = Folder::new("nothing");
    std::fs::create_dir(folder.0.join("in")).unwrap();
    folder.write("feed.xml", FEED);
    folder.check(
        &["import", "in", "feed.xml", "-o", "a.json"],
        1,
        &["in: source, no story taken\n  is a folder with no file in it; look whether"],
    );
}

#[test]
fn lines_that_were_refused_are_counted_among_all() {
    let folder = Folder::new("counted");
    let good = "{\"title\":\"Ferry sails\",\"body\":\"The ferry sailed at ten.\"}";
    folder.write("j.jsonl", &format!("{good}\n{{\"title\":\n{{\"title\": []}}\n"));
    folder.write("t.csv", ROWS);
    folder.check(
        &["import", "j.jsonl", "-o", "a.json"],
        1,
        &["j.jsonl: JSON lines, 1 of 3 stories taken"],
    );
    folder.check(&["import", "t.csv", "-o", "b.json"], 1, &["table (CSV), 2 of 3 stories taken"]);
}

#[test]
fn a_headline_that_was_made_is_said() {
    let folder = Folder::new("made");
    let body = "The ferry that was thought lost came home at ten. It was late, and nobody minded.";
    folder.write(
        "j.jsonl",
        &format!(
            "{{\"body\":\"{body}\"}}\n{{\"title\":\"Ice\",\"date\":\"2024-01-23\",\"body\":\"It froze on the quay.\"}}\n"
        ),
    );
    let words = "\"The ferry that was thought lost came home at ten\": the headline is taken from the first words";
    folder.check(&["import", "j.jsonl", "-o", "a.json", "--report", "r.json"], 0, &[words]);
    let stories = folder.set("r.json")["sources"][0]["stories"].clone();
    assert_eq!(stories[0]["headline_guessed"], true);
    assert!(stories[0]["remarks"][0].as_str().unwrap().contains("taken from the first words"));
    assert!(stories[1].get("remarks").is_none());
    let said = folder.check(&["check", "a.json"], 0, &["warning guessed-headline, once"]);
    assert!(!said.contains("\"Ice\": has the first words"), "{said}");
    // An editor's own word is no guess.
    let id = stories[0]["id"].as_str().unwrap().to_owned();
    folder.check(&["edit", "--set", "a.json", &id, "headline=Ferry comes home"], 0, &["is now"]);
    let said = folder.check(&["check", "a.json"], 0, &[]);
    assert!(!said.contains("guessed-headline"), "{said}");
}

#[test]
fn a_language_may_be_named_and_must_be_one() {
    let folder = Folder::new("tongues");
    folder
        .write("j.jsonl", "{\"id\":\"a\",\"title\":\"Ice\",\"body\":\"It froze on the quay.\"}\n");
    folder.check(&["import", "j.jsonl", "-o", "a.json", "--language", "German"], 0, &[]);
    assert_eq!(folder.set("a.json")["articles"][0]["language"], "de");
    let id = folder.set("a.json")["articles"][0]["id"].as_str().unwrap().to_owned();
    folder.check(
        &["edit", "--set", "a.json", &id, "language=English"],
        0,
        &["\"de\" is now \"en\""],
    );
    folder.check(
        &["edit", "--set", "a.json", &id, "language=Elvish"],
        2,
        &["`Elvish` is no language", "BCP 47 tag, as en"],
    );
    assert_eq!(folder.set("a.json")["articles"][0]["language"], "en");
}

#[test]
fn a_story_without_a_day_and_pictures_that_lie_elsewhere_are_told_at_the_import() {
    let folder = Folder::new("said-wanting");
    folder.write(
        "y.txt",
        "Gulls return to the square\n\nLONDON, Jan 24 (Reuters) - The gulls came back to the square on Monday, a week before the fish did.\n\nNobody had asked them to.\n",
    );
    folder.check(
        &["import", "y.txt", "-o", "y.json"],
        0,
        &["\"Gulls return to the square\": has no date; to"],
    );
    let page = |n: usize| {
        format!(
            "---\ntitle: Gulls {n}\ndate: 2024-01-23\n---\n![A gull](https://gull.invalid/{n}.png)\n\nThey came.\n"
        )
    };
    (0..3).for_each(|n| folder.write(&format!("in/{n}.md"), &page(n)));
    folder.write(
        "one.jsonl",
        "{\"title\":\"Gulls\",\"date\":\"2024-01-23\",\"body\":\"They came.\"}",
    );
    let said =
        folder.check(&["import", "in/1.md", "-o", "a.json"], 0, &["a picture that lies elsewhere"]);
    assert!(said.contains("say `--fetch`") && !said.contains("no date"), "{said}");
    let said = folder.check(&["import", "in", "-o", "b.json", "--fetch"], 0, &[]);
    assert!(!said.contains("only noted"), "{said}");
    let said = folder.check(&["import", "one.jsonl", "-o", "c.json"], 0, &[]);
    assert!(!said.contains("elsewhere") && !said.contains("date"), "{said}");
}

#[test]
fn what_an_editor_says_otherwise_than_the_source_is_noted_by_check() {
    let folder = Folder::new("said-edited");
    folder
        .write("t.csv", "id,title,date,body\n1,Ferry sails,2024-01-23,The ferry sailed at ten.\n");
    folder.check(
        &["import", "t.csv", "-o", "a.json", "--source", "Post", "--language", "en"],
        0,
        &[],
    );
    let id = folder.set("a.json")["articles"][0]["id"].as_str().unwrap().to_owned();
    folder.check(&["edit", &id, "headline=Ferry is off", "kicker=Sea", "--set", "a.json"], 0, &[]);
    folder
        .write("t.csv", "id,title,date,body\n1,Ferry sailed,2024-01-23,The ferry sailed at ten.\n");
    let import = ["import", "t.csv", "--into", "a.json", "--source", "Post", "--language", "en"];
    folder.check(&import, 0, &["conflict: "]);
    let said = folder.check(&import, 0, &[]);
    assert!(!said.contains("conflict"), "{said}");
    let said = folder.check(&["check", "a.json", "--strict"], 0, &["note edited, once"]);
    assert!(said.contains("`headline` says \"Ferry is off\" by an editor's word, and its source says \"Ferry sailed\""), "{said}");
    folder.check(&["edit", &id, "--undo", "headline", "--set", "a.json"], 0, &[]);
    let said = folder.check(&["check", "a.json"], 0, &["0 notes"]);
    assert!(!said.contains("edited"), "{said}");
}

#[test]
fn a_false_mark_of_utf_16_is_said_whatever_the_source_is() {
    let folder = Folder::new("said-mark");
    let text = "The gulls came back to the market square on Monday, a week before the fish did.";
    for (name, source) in [
        ("w.txt", format!("Gulls return to the square\n\n{text}\n\nNobody had asked them to.\n")),
        ("m.md", format!("---\ntitle: Gulls return\n---\n{text}\n")),
        (
            "p.html",
            format!(
                "<html><head><title>Gulls return</title></head><body><article><h1>Gulls return</h1><p>{text}</p><p>{text} So it was.</p></article></body></html>"
            ),
        ),
        ("t.csv", format!("title,body\nGulls return,{}\n", text.replace(',', ""))),
        ("f.xml", FEED.to_owned()),
    ] {
        std::fs::write(folder.0.join(name), [b"\xff\xfe", source.as_bytes()].concat()).unwrap();
        let set = format!("{name}.json");
        folder.check(
            &["import", name, "-o", &set],
            0,
            &["the byte order mark says UTF-16LE, which the bytes plainly are not; read as UTF-8"],
        );
        assert!(
            folder.read(&set).contains("back to the market square") || name == "f.xml",
            "{name}"
        );
    }
}
