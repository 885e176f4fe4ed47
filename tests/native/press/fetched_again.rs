//! A document of the web that has not changed is not fetched again, unless anything that it gave is not
//! in the set: then it must not hide behind an answer that nothing is new.

use std::fs;

use super::importing::{FEED, Folder};
use super::web::Web;

const UNCHANGED: &str = "has not changed since it was last fetched";

/// A feed that is fetched into a set.
struct Daily {
    folder: Folder,
    web: Web,
    feed: String,
}

impl Daily {
    fn new(name: &str) -> Self {
        let web = Web::new();
        web.put("/feed", "one", FEED);
        let daily = Self { folder: Folder::new(name), feed: web.address("/feed"), web };
        daily.fetch("a.json", 0, &["2 new", "a.json holds 2"]);
        daily
    }

    /// Imports the feed into a set, and says whether a state was sent that is known.
    #[track_caller]
    fn fetch(&self, set: &str, code: i32, words: &[&str]) -> bool {
        self.import(&[&self.feed, "--into", set, "-o", set], code, words)
    }

    #[track_caller]
    fn import(&self, arguments: &[&str], code: i32, words: &[&str]) -> bool {
        let arguments = [&["import", "--allow-local"], arguments].concat();
        self.folder.check(&arguments, code, words);
        self.web.asked().iter().any(|head| head.to_lowercase().contains("if-none-match"))
    }

    fn id(&self, set: &str, headline: &str) -> String {
        let set = self.folder.set(set);
        let mut stories = set["articles"].as_array().unwrap().iter();
        let story = stories.find(|story| story["headline"] == headline).unwrap();
        story["id"].as_str().unwrap().to_owned()
    }
}

#[test]
fn what_stands_is_not_fetched_again() {
    let daily = Daily::new("again-stands");
    let before = daily.folder.read("a.json");
    assert!(daily.fetch("a.json", 0, &[UNCHANGED, "a.json holds 2"]));
    assert_eq!(daily.folder.read("a.json"), before);
    // An editor's word costs a second fetch, and is known by then.
    let id = daily.id("a.json", "Ferry sails");
    daily.folder.check(&["edit", &id, "kicker=Sea", "--set", "a.json"], 0, &[]);
    assert!(!daily.fetch("a.json", 0, &["2 unchanged"]));
    assert!(daily.fetch("a.json", 0, &[UNCHANGED]));
    daily.folder.check(&["remove", &id, "--set", "a.json"], 0, &[]);
    assert!(!daily.fetch("a.json", 0, &["1 taken out by an editor before"]));
    assert!(daily.fetch("a.json", 0, &[UNCHANGED, "a.json holds 1"]));
    // What has changed comes.
    daily.web.put("/feed", "two", FEED.replace("Ice on the quay", "Ice on the long quay"));
    assert!(daily.fetch("a.json", 0, &["1 updated"]));
    // Nothing is written where nothing was to be.
    assert!(daily.import(
        &[&daily.feed, "--into", "a.json", "-o", "a.json", "--dry-run"],
        0,
        &[UNCHANGED]
    ));
}

#[test]
fn a_story_that_was_wanted_back_comes_back() {
    let daily = Daily::new("again-undo");
    let id = daily.id("a.json", "Ferry sails");
    daily.folder.check(&["remove", &id, "--set", "a.json"], 0, &[]);
    daily.fetch("a.json", 0, &["1 taken out by an editor before"]);
    daily.folder.check(&["remove", "--undo", &id, "--set", "a.json"], 0, &["may come back"]);
    assert!(!daily.fetch("a.json", 0, &["1 new", "a.json holds 2"]));
}

#[test]
fn another_set_of_the_folder_gets_all_of_it() {
    let daily = Daily::new("again-second");
    daily.fetch("b.json", 0, &["2 new", "b.json holds 2"]);
    // Each has its own state: the second must not hide what is new from the first.
    daily.web.put("/feed", "two", FEED.replace("Ice on the quay", "Ice on the long quay"));
    daily.fetch("b.json", 0, &["1 updated"]);
    daily.fetch("a.json", 0, &["1 updated"]);
    assert!(daily.fetch("b.json", 0, &[UNCHANGED]));
    assert!(daily.fetch("a.json", 0, &[UNCHANGED]));
}

#[test]
fn a_set_that_was_deleted_or_put_back_gets_all_of_it() {
    let daily = Daily::new("again-deleted");
    let copy = daily.folder.read("a.json");
    daily.web.put("/feed", "two", FEED.replace("Ice on the quay", "Ice on the long quay"));
    daily.fetch("a.json", 0, &["1 updated"]);
    daily.folder.write("a.json", &copy);
    daily.fetch("a.json", 0, &["1 updated"]);
    assert!(daily.folder.read("a.json").contains("Ice on the long quay"));
    fs::remove_file(daily.folder.0.join("a.json")).unwrap();
    daily.fetch("a.json", 0, &["2 new", "a.json holds 2"]);
    // It is forgotten with its set.
    fs::remove_file(daily.folder.0.join("a.json")).unwrap();
    daily.fetch("b.json", 0, &["2 new"]);
    assert!(!daily.folder.read("offprint.fetch.json").contains("a.json"));
}

#[test]
fn what_was_refused_in_part_is_asked_for_whole() {
    let daily = Daily::new("again-refused");
    let set = daily.folder.read("a.json");
    let bad = set.trim_end().trim_end_matches('}').trim_end().trim_end_matches(']').to_owned()
        + ",{\"id\":\"x\"}]}";
    assert!(serde_json::from_str::<serde_json::Value>(&bad).is_ok(), "{bad}");
    daily.web.put("/set", "one", bad);
    let address = daily.web.address("/set");
    for word in ["2 new", "2 unchanged"] {
        let asked =
            daily.import(&[&address, "--into", "c.json", "-o", "c.json"], 1, &[word, "refused"]);
        assert!(!asked, "{word}");
    }
}

#[test]
fn pictures_that_are_wanted_now_are_fetched() {
    let daily = Daily::new("again-pictures");
    let png = super::images::png(&[]);
    daily.web.put("/quay.png", "p", png);
    let picture = format!(
        "<enclosure url=\"{}\" type=\"image/png\" length=\"9\"/></item>",
        daily.web.address("/quay.png")
    );
    daily.web.put("/feed", "pictured", FEED.replacen("</item>", &picture, 1));
    daily.fetch("a.json", 0, &["1 updated"]);
    let fetch = ["--fetch", &daily.feed, "--into", "a.json", "-o", "a.json"];
    assert!(!daily.import(&fetch, 0, &["1 updated"]));
    assert!(daily.import(&fetch, 0, &[UNCHANGED]));
    fs::remove_dir_all(daily.folder.0.join("images")).unwrap();
    assert!(!daily.import(&fetch, 0, &["unchanged", "a.json holds 2"]));
    assert_eq!(fs::read_dir(daily.folder.0.join("images")).unwrap().count(), 1);
    // Another word about its stories is another question.
    let sport = [&fetch[..], &["--section", "Harbour"]].concat();
    assert!(!daily.import(&sport, 0, &[]));
    assert!(daily.folder.read("a.json").contains("\"section\": \"Harbour\""));
}

#[test]
fn a_list_of_feeds_does_not_hide_what_is_new_in_them() {
    let daily = Daily::new("again-list");
    let list = format!(
        "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"F\" xmlUrl=\"{}\"/></body></opml>",
        daily.feed
    );
    daily.web.put("/list", "list", list);
    let list = daily.web.address("/list");
    let import = [&list[..], "--into", "l.json", "-o", "l.json"];
    daily.import(&import, 0, &["2 new"]);
    daily.web.put("/feed", "two", FEED.replace("Ice on the quay", "Ice on the long quay"));
    daily.import(&import, 0, &["1 updated"]);
}

#[test]
fn the_state_of_a_document_is_said_to_that_document_alone() {
    let daily = Daily::new("again-elsewhere");
    daily.web.lead_on("/go", "/feed");
    let go = daily.web.address("/go");
    let import = [&go[..], "--into", "g.json", "-o", "g.json"];
    daily.import(&import, 0, &["2 new"]);
    assert!(daily.import(&import, 0, &[UNCHANGED]));
    // Both are called "one" by their servers.
    let other = FEED.replace("harbour.example/", "other.example/").replace("Ferry", "Boat");
    daily.web.put("/other", "one", other);
    daily.web.lead_on("/go", "/other");
    assert!(!daily.import(&import, 0, &["2 new"]));
}

#[test]
fn a_packed_document_and_a_set_of_the_memorys_own_name() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    let daily = Daily::new("again-packed");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(FEED.as_bytes()).unwrap();
    daily.web.put("/feed.xml.gz", "packed", packed.finish().unwrap());
    let packed = daily.web.address("/feed.xml.gz");
    daily.import(&[&packed, "-o", "p.json"], 0, &["2 new"]);
    daily.web.put("/cut.gz", "cut", &b"\x1f\x8b\x08\0\0\0\0\0"[..]);
    let cut = daily.web.address("/cut.gz");
    daily.import(&[&cut, "-o", "c.json"], 2, &["cannot be unpacked"]);

    let other = Folder::new("again-own-name");
    let name = "offprint.fetch.json";
    other.check(&["import", "--allow-local", &daily.feed, "-o", name], 0, &["holds 2"]);
    assert_eq!(other.set(name)["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn that_nothing_can_be_remembered_is_said_and_the_set_is_written() {
    let folder = Folder::new("again-forgotten");
    let web = Web::new();
    web.put("/feed", "one", FEED);
    fs::create_dir(folder.0.join("offprint.fetch.json")).unwrap();
    let said = ["could not write `offprint.fetch.json`", "it is a folder", "a.json holds 2"];
    folder.check(&["import", "--allow-local", &web.address("/feed"), "-o", "a.json"], 1, &said);
    assert_eq!(folder.set("a.json")["articles"].as_array().unwrap().len(), 2);
}
