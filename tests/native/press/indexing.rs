//! `offprint index`: an index beside its set, which names it as long as it is of its stories.

use super::importing::Folder;
use serde_json::json;

const WIRE: &str = "Harbour freezes over\n\nThe harbour froze over on Tuesday, and the ferries stayed where they were.\n\nNobody had seen that for thirty years.\n";

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("wire.txt", WIRE);
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["1 new"]);
    folder
}

#[test]
fn a_set_names_its_index_until_its_stories_change() {
    let folder = folder("indexing");
    folder.check(&["index", "a.json"], 0, &["search: 1 story in", "a.json names it"]);
    assert_eq!(folder.set("a.json")["index"], json!("search"));
    folder.check(&["search", "search", "ferry"], 0, &["Harbour freezes over"]);
    // What brings nothing new leaves it in force, and so does making it anew.
    let named = folder.read("a.json");
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["1 unchanged"]);
    folder.check(&["index", "a.json"], 0, &["a.json names it"]);
    assert_eq!(folder.read("a.json"), named);
    let stale = "the index in `search` is not of these stories, and the set names it no more; to make it anew, run offprint index a.json -o search";
    let edit = ["edit", "harbour", "headline=The harbour froze", "--set", "a.json"];
    folder.check(&edit, 0, &[stale]);
    assert!(folder.set("a.json").get("index").is_none());
    folder.check(&["index", "a.json"], 0, &["a.json names it"]);
    folder
        .write("more.txt", "Bakers strike\n\nThe bakers of Hest did not bake, and ate biscuits.\n");
    folder.check(&["import", "more.txt", "--into", "a.json"], 0, &["1 new", stale]);
    folder.check(&["index", "a.json"], 0, &["2 stories in"]);
    folder.check(&["search", "search", "biscuits"], 0, &["Bakers strike"]);
    folder.check(&["remove", "bakers", "--set", "a.json"], 0, &[stale]);
    assert!(folder.set("a.json").get("index").is_none());
}

#[test]
fn an_index_elsewhere_is_not_named() {
    let folder = folder("indexing-elsewhere");
    std::fs::create_dir(folder.0.join("site")).unwrap();
    folder.check(&["import", "wire.txt", "-o", "site/a.json"], 0, &["1 new"]);
    let before = folder.read("site/a.json");
    let said = ["site/a.json does not name it, since a page would not find it there"];
    folder.check(&["index", "site/a.json", "-o", "index"], 0, &said);
    assert_eq!(folder.read("site/a.json"), before);
    folder.check(&["search", "index", "ferries"], 0, &["Harbour freezes over"]);
    let said = ["site/a.json names it"];
    folder.check(&["index", "site/a.json", "-o", "site/found/here"], 0, &said);
    assert_eq!(folder.set("site/a.json")["index"], json!("found/here"));
    // Brought elsewhere, where no index lies, the set names none.
    let bring = ["import", "site/a.json", "-o", "b.json", "--into", "site/a.json"];
    folder.check(&bring, 0, &["b.json holds 1 story"]);
    assert!(folder.set("b.json").get("index").is_none());
    // Nor where another set's index lies in that place.
    folder.write(
        "x/more.txt",
        "Bakers strike\n\nThe bakers of Hest did not bake, and ate biscuits.\n",
    );
    folder.check(&["import", "x/more.txt", "-o", "x/c.json"], 0, &["1 new"]);
    folder.check(&["index", "x/c.json", "-o", "x/found/here"], 0, &["names it"]);
    let bring = ["import", "site/a.json", "-o", "x/b.json", "--into", "site/a.json"];
    folder.check(&bring, 0, &["is not of these stories"]);
    assert!(folder.set("x/b.json").get("index").is_none());
    // `check` sees it, too.
    folder.check(&["index", "site/a.json", "-o", "site/found/here"], 0, &["names it"]);
    let said = folder.check(&["check", "site/a.json"], 0, &["1 story"]);
    assert!(!said.contains("index"), "{said}");
    std::fs::remove_file(folder.0.join("site/found/here/index.ofx")).unwrap();
    let said = ["warning index", "names an index in `found/here` that is not there"];
    folder.check(&["check", "site/a.json"], 0, &said);
}

#[test]
fn a_set_that_names_no_folder_is_refused_by_name() {
    let folder = folder("indexing-bad");
    for index in ["/etc", "../up", "a b", ""] {
        let mut set = folder.set("a.json");
        set["index"] = json!(index);
        folder.write("bad.json", &set.to_string());
        folder.check(&["check", "bad.json"], 1, &["`index`", "is no path of a folder"]);
    }
}
