//! The pictures beside a set: they come along with it, are there whole or named by no story, and those
//! that no story shows are told and not deleted.

use std::fs;

use super::disk::{pictured, shown};
use super::images::png;
use super::importing::{FEED, Folder};

#[test]
fn a_set_that_is_brought_elsewhere_takes_its_pictures_along() {
    let folder = Folder::new("disk-elsewhere");
    pictured(&folder, "in");
    folder.write("feed.xml", FEED);
    folder.check(&["import", "in/lamp.html", "-o", "a/a.json"], 0, &["1 new"]);
    // A picture under a name that somebody gave it, and one that is lost.
    let set = folder.read("a/a.json");
    let named = shown(&folder, "a/a.json").remove(0);
    folder.write("h/h.json", &set.replace(&named, "lamp.png"));
    fs::write(folder.0.join("h/lamp.png"), png(&[])).unwrap();
    folder.write("l/l.json", &set);
    for (from, code, said) in [("a/a", 0, "1 new"), ("h/h", 0, "1 new"), ("l/l", 1, "is not there")]
    {
        let into = format!("{from}.json");
        let out = format!("b/{from}.json");
        let arguments = ["import", "feed.xml", "--into", &into, "-o", &out];
        let dry = [&arguments[..], &["--dry-run"]].concat();
        folder.check(&dry, code, &["would hold 3"]);
        assert!(!folder.0.join(&out).exists());
        let arguments = ["import", "feed.xml", "--into", &into, "-o", &out];
        folder.check(&arguments, code, &["2 new", "holds 3", said.trim_start_matches("1 new")]);
        let expected: &[String] = if code == 0 { std::slice::from_ref(&named) } else { &[] };
        assert_eq!(shown(&folder, &out), expected, "{from}");
        let check = folder.check(&["check", &out], 0, &[]);
        assert!(!check.contains("no-picture"), "{check}");
    }
    assert_eq!(folder.read("a/a.json"), set, "what is only read is as it was");
}

#[test]
fn a_picture_that_is_not_there_whole_is_named_by_no_story() {
    let folder = Folder::new("disk-picture");
    pictured(&folder, "in");
    folder.check(&["import", "in/lamp.html", "-o", "whole/a.json"], 0, &[]);
    let name = shown(&folder, "whole/a.json").remove(0);
    let whole = fs::read(folder.0.join("whole").join(&name)).unwrap();

    // A folder of its name.
    fs::create_dir_all(folder.0.join("taken").join(&name)).unwrap();
    folder.check(
        &["import", "in/lamp.html", "-o", "taken/a.json"],
        1,
        &["it is a folder", "1 thing was refused", "holds 1 story"],
    );
    assert_eq!(shown(&folder, "taken/a.json"), [""; 0]);
    // The same where it comes with a set, and with the set that is written into.
    fs::create_dir_all(folder.0.join("taken-2").join(&name)).unwrap();
    folder.check(&["import", "whole/a.json", "-o", "taken-2/a.json"], 1, &["it is a folder"]);
    assert_eq!(shown(&folder, "taken-2/a.json"), [""; 0]);
    fs::create_dir_all(folder.0.join("taken-3").join(&name)).unwrap();
    folder.write("feed.xml", FEED);
    let into = ["import", "feed.xml", "--into", "whole/a.json", "-o", "taken-3/a.json"];
    folder.check(&into, 1, &["it is a folder", "holds 3"]);
    assert_eq!(shown(&folder, "taken-3/a.json"), [""; 0]);

    // A part of it that an earlier write has left is written anew; what somebody made smaller stays.
    let small = png(&[b"\0\0\0\x04tIME1234____".to_vec()]);
    for (there, after) in [(&whole[..20], &whole), (&[], &whole), (&small[..], &small)] {
        let _ = fs::remove_file(folder.0.join("part/a.json"));
        fs::create_dir_all(folder.0.join("part/images")).unwrap();
        fs::write(folder.0.join("part").join(&name), there).unwrap();
        folder.check(&["import", "in/lamp.html", "-o", "part/a.json"], 0, &[]);
        assert_eq!(shown(&folder, "part/a.json"), *std::slice::from_ref(&name));
        assert_eq!(fs::read(folder.0.join("part").join(&name)).unwrap(), *after);
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_among_the_pictures() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("disk-picture-link");
    pictured(&folder, "in");
    folder.check(&["import", "in/lamp.html", "-o", "a.json"], 0, &[]);
    let name = shown(&folder, "a.json").remove(0);
    fs::create_dir_all(folder.0.join("b/images")).unwrap();
    folder.write("mine.txt", "mine");
    for target in ["mine.txt", "none.txt"] {
        let link = folder.0.join("b").join(&name);
        let _ = fs::remove_file(&link);
        let _ = fs::remove_file(folder.0.join("b/a.json"));
        symlink(folder.0.join(target), &link).unwrap();
        folder.check(&["import", "in/lamp.html", "-o", "b/a.json"], 1, &["leads elsewhere"]);
        assert_eq!(shown(&folder, "b/a.json"), [""; 0]);
        assert!(link.is_symlink() && folder.read("mine.txt") == "mine");
        assert!(!folder.0.join("none.txt").exists());
    }
}

#[test]
fn pictures_that_no_story_shows_are_named_and_not_deleted() {
    let folder = Folder::new("disk-unused");
    pictured(&folder, "in");
    folder.write("feed.xml", FEED);
    folder.check(&["import", "in/lamp.html", "feed.xml", "-o", "articles.json"], 0, &[]);
    folder.write("images/quay.png", "somebody else's");
    let name = shown(&folder, "articles.json").remove(0);
    let said = folder.check(&["check"], 0, &[]);
    assert!(!said.contains("unused-picture"), "{said}");
    folder.check(&["import", "articles.json", "-o", "other.json"], 0, &[]);
    let quiet = folder.check(&["remove", "lamp", "--set", "other.json"], 0, &["taken out"]);
    assert!(!quiet.contains("images/"), "the first set shows it: {quiet}");
    folder.check(&["import", "articles.json", "-o", "third.json"], 0, &[]);
    // A story that is refused may be mended, and shows it then.
    folder.write(
        "third.json",
        &folder.read("third.json").replace("\"language\": \"en\"", "\"language\": 7"),
    );
    let quiet = folder.check(&["remove", "lamp"], 0, &["taken out"]);
    assert!(!quiet.contains("images/"), "the third set may show it: {quiet}");
    fs::remove_file(folder.0.join("third.json")).unwrap();
    #[cfg(unix)]
    {
        // Where the pictures of several folders lie together, nobody knows who shows them.
        fs::create_dir_all(folder.0.join("linked")).unwrap();
        fs::copy(folder.0.join("articles.json"), folder.0.join("linked/articles.json")).unwrap();
        std::os::unix::fs::symlink("../images", folder.0.join("linked/images")).unwrap();
        let said = folder.check(&["check", "linked/articles.json"], 0, &[]);
        assert!(!said.contains("unused-picture"), "{said}");
    }
    let said = folder.check(&["check"], 0, &["note unused-picture, once", &name]);
    assert!(!said.contains("quay.png"), "{said}");
    folder.check(&["remove", "--undo", "lamp"], 0, &[]);
    folder.check(&["import", "in/lamp.html", "--into", "articles.json"], 0, &["1 new"]);
    let words = format!("no story shows the picture `{name}` any more; it stays beside the set");
    folder.check(&["remove", "lamp"], 0, &[&words]);
    assert!(folder.0.join(&name).exists());
}
