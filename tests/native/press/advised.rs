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
