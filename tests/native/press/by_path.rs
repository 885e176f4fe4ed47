//! Markdown files of one name in several folders: each is a story, each keeps its id, and none is
//! written over by another.

use std::collections::BTreeSet;

use super::importing::Folder;
use super::unlike::strange;

/// A story of a front matter and a few words that no other has.
fn story(headline: &str, n: usize) -> String {
    let text = strange(n).replace('\n', "\n\n");
    format!("---\ntitle: {headline}\nsource: Post\n---\n\n{text}\n")
}

/// Each headline with its id, in order.
fn ids(folder: &Folder) -> Vec<(String, String)> {
    let set = folder.set("a.json");
    let of = |story: &serde_json::Value| {
        ["headline", "id"].map(|field| story[field].as_str().unwrap().to_owned()).into()
    };
    let mut all: Vec<(String, String)> =
        set["articles"].as_array().unwrap().iter().map(of).collect();
    all.sort();
    all
}

/// Brings a source into the set, and expects these words.
#[track_caller]
fn import(folder: &Folder, source: &str, words: &[&str]) {
    folder.check(&["import", source, "--into", "a.json", "-o", "a.json"], 0, words);
}

#[test]
fn files_of_one_name_in_several_folders_are_stories_of_their_own() {
    for (how, files) in [
        ("notes", ["posts/a/note.md", "posts/b/note.md", "posts/c/note.md"]),
        ("readmes", ["one/README.md", "two/README.md", "README.md"]),
        ("bundles", ["posts/a/index.md", "posts/b/index.md", "news/a/index.md"]),
        ("languages", ["a/index.en.md", "a/index.de.md", "b/index.de.md"]),
        ("days", ["2024-01-01-links.md", "2024-02-01-links.md", "2024-03-01-links.md"]),
    ] {
        let folder = Folder::new(&format!("path-{how}"));
        let heads = ["Ferry defies the ice", "Museum of clocks opens", "Choir seeks tenors"];
        for (n, file) in files.iter().enumerate() {
            folder.write(&format!("in/{file}"), &story(heads[n], n + 1));
        }
        import(&folder, "in", &["3 new"]);
        let first = ids(&folder);
        assert_eq!(first.len(), 3, "{how}");
        import(&folder, "in", &["3 unchanged"]);
        // Each alone, by whichever way it is named, and under another headline.
        for (n, file) in files.iter().enumerate() {
            import(&folder, &format!("./in/{file}"), &["1 unchanged"]);
            folder.write(&format!("in/{file}"), &story(&format!("{}, corrected", heads[n]), n + 1));
            import(&folder, &format!("in/{file}"), &["1 updated"]);
        }
        let of = |all: &[(String, String)]| -> BTreeSet<String> {
            all.iter().map(|(_, id)| id.clone()).collect()
        };
        assert_eq!(of(&ids(&folder)), of(&first), "{how}");
    }
}

#[test]
fn who_comes_later_leaves_the_name_of_the_file_to_who_was_there() {
    let folder = Folder::new("path-later");
    folder.write("in/b/note.md", &story("Ferry defies the ice", 1));
    import(&folder, "in", &["1 new"]);
    let (_, id) = ids(&folder).remove(0);
    folder.check(&["edit", "--set", "a.json", &id, "headline=Mine"], 0, &["is now"]);
    // One before it and one behind it in the order of files, together and alone.
    folder.write("in/a/note.md", &story("Museum of clocks opens", 2));
    import(&folder, "in", &["1 new", "1 unchanged"]);
    folder.write("in/c/note.md", &story("Choir seeks tenors", 3));
    import(&folder, "in/c", &["1 new"]);
    import(&folder, "in", &["3 unchanged"]);
    let all = ids(&folder);
    let heads: Vec<&str> = all.iter().map(|(head, _)| head.as_str()).collect();
    assert_eq!(heads, ["Choir seeks tenors", "Mine", "Museum of clocks opens"]);
    assert_eq!(all[1].1, id);
    // What is moved alone, and has no other of its name beside it, is the same.
    let folder = Folder::new("path-moved");
    folder.write("in/a/note.md", &story("Ferry defies the ice", 1));
    import(&folder, "in", &["1 new"]);
    folder.write("other/z/note.md", &story("Ferry defies all ice", 1));
    import(&folder, "other", &["1 updated"]);
    // A copy is no second story.
    import(&folder, "in", &["1 updated"]);
    folder.write("in/copy/note.md", &story("Ferry defies the ice", 1));
    import(&folder, "in", &["1 unchanged", "1 came twice", "holds 1 story"]);
}

#[test]
fn what_an_editor_took_out_is_out_though_another_file_of_its_name_comes() {
    let folder = Folder::new("path-out");
    folder.write("in/a/note.md", &story("Ferry defies the ice", 1));
    import(&folder, "in", &["1 new"]);
    folder.check(&["remove", "--set", "a.json", "ferry"], 0, &["taken out"]);
    folder.write("in/b/note.md", &story("Museum of clocks opens", 2));
    import(&folder, "in", &["1 new", "1 taken out by an editor before"]);
    import(&folder, "in", &["1 unchanged", "1 taken out by an editor before"]);
    // A name that the front matter gives is one where two texts have it in two languages, too.
    let folder = Folder::new("path-slug");
    for (n, language) in ["en", "de"].iter().enumerate() {
        let head = ["Ferry defies the ice", "Museum of clocks opens"][n];
        let text = story(head, n + 1).replacen("---\n", "---\nslug: ferry\n", 1);
        folder.write(&format!("in/{language}/ferry.md"), &text);
    }
    import(&folder, "in", &["2 new"]);
    import(&folder, "in", &["2 unchanged"]);
    // But an id that is stated is meant.
    let folder = Folder::new("path-id");
    for (n, name) in ["a", "b"].iter().enumerate() {
        let head = ["Ferry defies the ice", "Museum of clocks opens"][n];
        let text = story(head, n + 1).replacen("---\n", "---\nid: 7\n", 1);
        folder.write(&format!("in/{name}.md"), &text);
    }
    let said = ["1 new", "refused: \"", "has the id `7`", "has in this import", "`source`"];
    folder.check(&["import", "in", "-o", "a.json"], 1, &said);
}

#[test]
fn a_file_is_one_story_from_inside_its_folder_and_from_outside() {
    for file in ["index.md", "note.md", "README.md"] {
        for is_first_inside in [true, false] {
            let folder = Folder::new(&format!("path-inside-{file}-{is_first_inside}"));
            folder.write(&format!("in/a/{file}"), &story("Ferry defies the ice", 1));
            let import = |is_inside: bool, words: &[&str]| {
                let within = Folder(folder.0.join("in/a"));
                if is_inside {
                    let set = "../../a.json";
                    within.check(&["import", file, "--into", set, "-o", set], 0, words);
                } else {
                    self::import(&folder, &format!("in/a/{file}"), words);
                }
                // It is the other's to take away.
                std::mem::forget(within);
            };
            import(is_first_inside, &["1 new"]);
            import(!is_first_inside, &["1 unchanged", "holds 1 story"]);
            import(is_first_inside, &["1 unchanged", "holds 1 story"]);
            let id = ids(&folder).remove(0).1;
            folder.check(&["remove", "--set", "a.json", &id], 0, &["taken out"]);
            import(!is_first_inside, &["1 taken out by an editor before"]);
            import(is_first_inside, &["1 taken out by an editor before"]);
        }
    }
}

/// Minutes of one council, each month in a folder of its own.
fn minutes(folder: &Folder, month: &str, title: &str, text: &str) -> String {
    let path = format!("{month}/meeting.md");
    folder.write(&path, &format!("---\ntitle: {title}\ndate: {month}-09\n---\n{text}\n"));
    path
}

#[test]
fn another_months_file_of_that_name_writes_over_nothing() {
    let folder = Folder::new("minutes");
    let january = minutes(&folder, "2024-01", "Council meeting notes", &strange(1));
    let march = minutes(&folder, "2024-03", "Council meeting of March", &strange(3));
    folder.check(&["import", &january, "-o", "a.json"], 0, &["1 new"]);
    folder.check(&["import", &march, "--into", "a.json"], 0, &["1 new", "a.json holds 2"]);
    folder.check(&["import", &january, &march, "--into", "a.json"], 0, &["2 unchanged"]);
    folder.check(&["import", &march, "--into", "a.json"], 0, &["1 unchanged"]);
    // A file that is corrected is the same.
    let corrected = strange(1) + "\nThat is all.";
    minutes(&folder, "2024-01", "Notes of the meeting", &corrected);
    folder.check(&["import", &january, "--into", "a.json"], 0, &["1 updated", "a.json holds 2"]);
}

#[test]
fn another_months_file_is_not_what_was_taken_out() {
    let folder = Folder::new("minutesout");
    let january = minutes(&folder, "2024-01", "Council meeting notes", &strange(1));
    let march = minutes(&folder, "2024-03", "Council meeting notes", &strange(3));
    folder.check(&["import", &january, "-o", "a.json"], 0, &["1 new"]);
    let id = folder.set("a.json")["articles"][0]["id"].as_str().unwrap().to_owned();
    folder.check(&["remove", &id, "--set", "a.json"], 0, &[]);
    folder.check(&["import", &january, "--into", "a.json"], 0, &["a.json holds 0"]);
    folder.check(&["import", &march, "--into", "a.json"], 0, &["1 new", "a.json holds 1"]);
    folder.check(&["import", &january, "--into", "a.json"], 0, &["a.json holds 1"]);
}
