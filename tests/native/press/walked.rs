//! Folders with our own files in them, sets in other folders, and what pages say of where they lie.

use super::importing::{FEED, Folder, PAGE};
use super::told::{of_draft, source};
use offprint::press::{Limits, Source, beside, page};

const READER: &str = r#"<!doctype html><html><head><title>Offprint</title><script type="module" src="./boot.js" data-js="./offprint.js" data-wasm="./offprint_bg.wasm"></script></head><body><main id="failure" hidden></main></body></html>"#;

#[test]
fn what_is_ours_in_a_folder_is_passed_over_unless_it_is_named() {
    let folder = Folder::new("ours");
    folder.write("in/feed.xml", FEED);
    for (turn, counts) in ["2 new", "2 unchanged"].into_iter().enumerate() {
        let out = ["import", "in", "-o", "in/articles.json", "--into", "in/articles.json"];
        let said = folder.check(&out, 0, &[counts]);
        assert_eq!(
            said.contains("articles.json: passed over, since it is the set"),
            turn > 0,
            "{said}"
        );
    }
    let before = folder.read("in/articles.json");
    // A reader beside the sources, with the stories that it shows.
    folder.write(
        "demo.xml",
        &FEED.replace("harbour.example", "demo.example").replace("Ferry", "Demo"),
    );
    folder.check(&["import", "demo.xml", "-o", "in/site/articles.json"], 0, &[]);
    folder.write("in/site/index.html", READER);
    folder.write("in/site/SOURCES.md", "# Sources\n\nThe stories of the demo set are made up.\n");
    folder.write("in/site/articles.schema.json", "{\"title\": \"Offprint article set\"}");
    folder.write("in/site/lamp.html", PAGE);
    for at in ["in", "in/**"] {
        let said = folder.check(
            &["import", at, "-o", "in/articles.json", "--into", "in/articles.json", "--dry-run"],
            0,
            &["1 new, 2 unchanged", "index.html: passed over, since it is the page of the reader"],
        );
        assert_eq!(said.matches("passed over").count(), 5, "{said}");
    }
    assert_eq!(folder.read("in/articles.json"), before);
    folder.check(&["import", "in/site/articles.json", "-o", "named.json"], 0, &["2 new"]);
    folder.check(
        &["import", "in", "-o", "new.json", "--report", "report.json"],
        0,
        &["new.json holds 3"],
    );
    let passed = folder.set("report.json")["passed_over"].as_array().unwrap().len();
    assert_eq!(passed, 4, "a set that nothing is written to is a source as any");
}

#[test]
fn a_page_whose_headline_is_corrected_stays_one_story() {
    let folder = Folder::new("corrected");
    let page = PAGE.replace("<link rel=\"canonical\" href=\"https://harbour.example/lamp\">", "");
    let into = ["import", "in", "-o", "a.json", "--into", "a.json"];
    folder.write("in/lamp.html", &page);
    folder.check(&into, 0, &["1 new"]);
    let before = folder.set("a.json")["articles"][0].clone();
    assert_eq!(before["source_id"], "in:lamp.html");
    folder.write("in/lamp.html", &page.replace("Lamp lit", "Lamp lit on the pier"));
    folder.check(&into, 0, &["1 updated", "a.json holds 1"]);
    let after = folder.set("a.json")["articles"][0].clone();
    assert_eq!((&after["id"], &after["slug"]), (&before["id"], &before["slug"]));
    assert_eq!(after["headline"], "Lamp lit on the pier");
    let named = [&into[..], &["--source", "Harbour Papers"]].concat();
    folder.check(&named, 0, &["a.json holds 1"]);
    folder.write("in/wire.txt", super::importing::WIRE);
    for name in ["The Wire", "Another Wire"] {
        let named = [&into[..], &["--source", name]].concat();
        folder.check(&named, 0, &["a.json holds 2"]);
    }
}

/// The smallest PNG that says its size.
fn png() -> Vec<u8> {
    let mut out =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x1e\x08\x02\0\0\0\x01\x02\x03\x04".to_vec();
    out.extend(b"\0\0\0\x04IDATdata\x01\x02\x03\x04\0\0\0\0IEND\x01\x02\x03\x04");
    out
}

#[test]
fn the_pictures_of_a_set_come_along() {
    let folder = Folder::new("along");
    std::fs::create_dir_all(folder.0.join("other/images")).unwrap();
    std::fs::write(folder.0.join("other/images/boat.png"), png()).unwrap();
    let file = |name: &str| {
        format!(
            r#"{{"file": {{"path": "images/{name}.png", "width": 40, "height": 30}}, "alt": "A boat"}}"#
        )
    };
    folder.write(
        "other/articles.json",
        &format!(
            r#"{{"format": 1, "articles": [{{"id": "a1", "slug": "snow", "headline": "Snow", "source": "Post", "language": "en", "lead_image": {},
            "body": [{{"kind": "paragraph", "text": "It snowed."}}, {{"kind": "figure", "image": {}}}]}}]}}"#,
            file("boat"),
            file("gone")
        ),
    );
    folder.check(
        &["import", "other/articles.json", "-o", "here/articles.json"],
        0,
        &["`images/gone.png` is not there"],
    );
    let story = folder.set("here/articles.json")["articles"][0].clone();
    let path = story["lead_image"]["file"]["path"].as_str().unwrap().to_owned();
    assert!(path.starts_with("images/") && path != "images/boat.png", "{path}");
    assert_eq!(std::fs::read(folder.0.join("here").join(&path)).unwrap(), png());
    assert_eq!(story["body"][1]["image"]["alt"], "A boat");
    assert!(story["body"][1]["image"].get("file").is_none(), "{story}");
    // Once more, and in the folder where it lies already.
    let again = [
        "import",
        "other/articles.json",
        "-o",
        "here/articles.json",
        "--into",
        "here/articles.json",
    ];
    folder.check(&again, 0, &["1 unchanged"]);
    folder.check(&["import", "here/articles.json", "-o", "here/copy.json"], 0, &["1 new"]);
    assert_eq!(
        folder.set("here/copy.json")["articles"][0]["lead_image"]["file"]["path"],
        path.as_str()
    );
}

#[test]
fn a_relative_link_leads_on_from_the_pages_own_address() {
    let links = |head: &str| {
        let words = "in which the harbour is told of at some length, so that it is a story and no list of links. ";
        let page = format!(
            "<!doctype html><html><head><title>Lamp lit</title>{head}</head><body><article><h1>Lamp lit</h1>\
             <p>One <a href=\"tides.html\">tides</a> {words}{words}</p><p>Two <a href=\"../ice/\">ice</a> {words}{words}</p>\
             <p>Three <a href=\"/about?x=1\">about</a> {words}{words}</p><p>Four <a href=\"https://else.example/\">else</a> {words}{words}</p></article></body></html>"
        );
        let saved = Source { address: beside::address(), ..source("lamp.html", &page) };
        let gathered = page::read(&saved, &Limits::default());
        let told = format!("{:?}", gathered.drafts[0].body);
        let mut found: Vec<String> = Vec::new();
        for part in told.split("Web(WebAddress(\"").skip(1) {
            found.push(part.split('"').next().unwrap().to_owned());
        }
        assert!(!of_draft(&gathered.drafts[0]).is_empty());
        found
    };
    let canonical = "<link rel=\"canonical\" href=\"https://harbour.example/news/lamp\">";
    assert_eq!(
        links(canonical),
        [
            "https://harbour.example/news/tides.html",
            "https://harbour.example/ice/",
            "https://harbour.example/about?x=1",
            "https://else.example/"
        ]
    );
    assert_eq!(
        links(&format!("{canonical}<base href=\"https://static.example/a/\">"))[..3],
        [
            "https://static.example/a/tides.html",
            "https://static.example/ice/",
            "https://static.example/about?x=1"
        ]
    );
    assert_eq!(
        links(&format!("{canonical}<base href=\"/deep/er/\">"))[..2],
        ["https://harbour.example/deep/er/tides.html", "https://harbour.example/deep/ice/"]
    );
}
