//! What the disk does to an import: links, folders, other places, no room left, and no mercy.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use offprint::press::files;

use super::images::png;
use super::importing::{FEED, Folder, PAGE};

/// A page that shows a picture, and both in a folder of this name.
pub(super) fn pictured(folder: &Folder, name: &str) {
    let page = PAGE.replace("<p>The lamp", "<img src=\"lamp.png\" alt=\"The lamp\"><p>The lamp");
    folder.write(&format!("{name}/lamp.html"), &page);
    fs::write(folder.0.join(name).join("lamp.png"), png(&[])).unwrap();
}

/// The pictures that the stories of a set name, each of which must lie beside it.
#[track_caller]
pub(super) fn shown(folder: &Folder, set: &str) -> Vec<String> {
    let stories = folder.set(set);
    let mut shown = Vec::new();
    for story in stories["articles"].as_array().unwrap() {
        let body = story["body"].as_array().into_iter().flatten().map(|block| &block["image"]);
        for image in std::iter::once(&story["lead_image"]).chain(body) {
            let Some(path) = image["file"]["path"].as_str() else { continue };
            let real = folder.0.join(set).canonicalize().unwrap();
            let picture = real.with_file_name(path);
            assert!(picture.is_file(), "{set} names {path}, which is not there");
            shown.push(path.to_owned());
        }
    }
    shown
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn what_belongs_to_a_set_lies_beside_it_and_not_beside_a_link() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("disk-link");
    pictured(&folder, "in");
    folder.write("feed.xml", FEED);
    fs::create_dir_all(folder.0.join("real")).unwrap();
    fs::create_dir_all(folder.0.join("links")).unwrap();
    // The first import follows a link to where nothing is yet.
    symlink("../real/set.json", folder.0.join("links/one.json")).unwrap();
    symlink("one.json", folder.0.join("links/two.json")).unwrap();
    let two = "links/two.json";
    folder.check(&["import", "in/lamp.html", "--into", two, "-o", two], 0, &["holds 1"]);
    assert_eq!(names(&folder.0.join("links")), ["one.json", "two.json"]);
    assert_eq!(names(&folder.0.join("real")), ["images", "set.json"]);
    for link in ["links/one.json", two] {
        assert!(folder.0.join(link).is_symlink(), "{link} stays a link");
        assert_eq!(shown(&folder, link).len(), 1);
        let said = folder.check(&["check", link], 0, &[]);
        assert!(!said.contains("no-picture"), "{said}");
    }
    folder.check(&["import", "feed.xml", "-o", two], 2, &["`links/two.json` is there already"]);
    // A set as a source is where it is, too.
    folder.check(&["import", two, "-o", "other/o.json"], 0, &["1 new"]);
    assert_eq!(shown(&folder, "other/o.json").len(), 1);
    // What cannot be looked at may be there.
    symlink("circle", folder.0.join("circle")).unwrap();
    assert!(files::is_there(&folder.0.join("circle/a.json")));
    for nothing in ["none.json", "none/a.json", "feed.xml/a.json", &"n".repeat(300)] {
        assert!(!files::is_there(&folder.0.join(nothing)), "{nothing}");
    }
    // A link that leads round in a circle is no set.
    symlink("round.json", folder.0.join("links/round.json")).unwrap();
    let round = "links/round.json";
    folder.check(&["import", "feed.xml", "--into", round, "-o", round], 2, &["could not read"]);
    folder.check(&["import", "feed.xml", "-o", round], 2, &["is there already"]);
}

#[cfg(unix)]
#[test]
fn imports_at_once_by_several_paths_lose_nothing() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("disk-paths");
    for (n, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
        fs::create_dir_all(folder.0.join(name)).unwrap();
        symlink("../new/deep/set.json", folder.0.join(name).join("s.json")).unwrap();
        let other = format!("site-{n}.example/");
        let feed = FEED.replace("harbour.example/", &other).replace("ferry", &format!("ship{n}"));
        folder.write(&format!("{name}.xml"), &feed.replace("Harbour Feed", &format!("Feed {n}")));
    }
    let orders = ["a", "b", "c", "d"].map(|name| (format!("{name}.xml"), format!("{name}/s.json")));
    folder.import_at_once(&orders);
    assert_eq!(folder.set("new/deep/set.json")["articles"].as_array().unwrap().len(), 8);
}

/// Runs where no file may become longer than so many blocks of 512 bytes.
#[cfg(unix)]
fn short_of_room(folder: &Folder, blocks: usize, arguments: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_offprint");
    Command::new("sh")
        .arg("-c")
        .arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec '{program}' {arguments}"))
        .current_dir(&folder.0)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn where_there_is_no_room_no_picture_is_named_and_no_set_is_half() {
    let folder = Folder::new("disk-room");
    pictured(&folder, "in");
    // Longer than there is room for, while the set is not.
    let chunk = [&40_000_u32.to_be_bytes()[..], b"IDAT", &[7; 40_000], b"____"].concat();
    fs::write(folder.0.join("in/lamp.png"), png(&[chunk])).unwrap();
    let output = short_of_room(&folder, 40, "import in/lamp.html -o a.json");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}{output:?}");
    assert!(said.contains("could not write `images/") && said.contains("holds 1 story"), "{said}");
    assert_eq!(shown(&folder, "a.json"), [""; 0]);
    assert_eq!(names(&folder.0), ["a.json", "in"], "nothing is left of it");
    folder.check(
        &["import", "in/lamp.html", "--into", "a.json", "-o", "a.json"],
        0,
        &["1 updated"],
    );
    assert_eq!(shown(&folder, "a.json").len(), 1);

    // No room for the set: it is as it was, and pictures that nothing names are not left either.
    let before = folder.read("a.json");
    pictured(&folder, "more");
    folder.write("feed.xml", &FEED.replace("all day long", &"all day long ".repeat(4_000)));
    let into = "import feed.xml more --into a.json -o a.json";
    let output = short_of_room(&folder, 40, into);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}{output:?}");
    assert!(said.contains("could not write `a.json`"), "{said}");
    assert_eq!(folder.read("a.json"), before);
    assert_eq!(names(&folder.0.join("images")).len(), 1);
    assert_eq!(names(&folder.0), ["a.json", "feed.xml", "images", "in", "more"]);
}

#[cfg(unix)]
#[test]
fn links_and_closed_folders_take_nothing_from_the_others_and_are_told() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("disk-folders");
    folder.write("feed.xml", FEED);
    folder.write("in/lamp.html", PAGE);
    symlink("../feed.xml", folder.0.join("in/linked.xml")).unwrap();
    symlink("../in", folder.0.join("in/round")).unwrap();
    fs::write(folder.0.join("lamp.png"), png(&[])).unwrap();
    symlink("../lamp.png", folder.0.join("in/lamp.png")).unwrap();
    symlink("nowhere", folder.0.join("in/.hidden")).unwrap();
    let link = ["in/linked.xml: passed over, since it is a link", "in/round: passed over"];
    let said = folder.check(&["import", "in", "-o", "a.json"], 0, &link);
    assert!(!said.contains("lamp.png") && !said.contains("hidden"), "{said}");
    let only = ["in/*.xml: source, no story taken", "nothing but what is passed over", link[0]];
    folder.check(&["import", "in/*.xml", "-o", "b.json"], 2, &only);
    folder.check(&["import", "in/*.md", "-o", "b.json"], 2, &["fits this pattern"]);
    folder.check(&["import", "in/linked.xml", "-o", "b.json"], 0, &["2 new"]);

    // Too deep for its path to be read by anyone.
    let name = "d".repeat(250);
    let make =
        "for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do mkdir $0 && cd $0; done; cd / ";
    let made = Command::new("sh")
        .args(["-c", make, &name])
        .current_dir(folder.0.join("in"))
        .stderr(Stdio::null())
        .status();
    assert!(made.unwrap().success());
    let said =
        folder.check(&["import", "in", "-o", "c.json"], 1, &["could not look into", "1 new"]);
    assert!(said.contains("c.json holds 1"), "{said}");
    // Who did not ask for what is in there is not told of it.
    folder.check(&["import", "in/*.html", "-o", "d.json"], 0, &["1 new"]);
    folder.check(&["import", "in/**/*.html", "-o", "e.json"], 1, &["could not look into"]);

    // As deep as is looked, and deeper.
    let deep = (0..40).map(|n| format!("{n}/")).collect::<String>();
    folder.write(&format!("deep/{deep}lamp.html"), PAGE);
    folder.write("deep/feed.xml", FEED);
    let said = ["it lies deeper in folders than is looked", "2 new"];
    folder.check(&["import", "deep", "-o", "f.json"], 0, &said);
}

#[test]
fn a_report_by_another_path_does_not_take_the_place_of_the_set() {
    let folder = Folder::new("disk-report");
    folder.write("feed.xml", FEED);
    fs::create_dir_all(folder.0.join("d")).unwrap();
    for report in ["./a.json", "d/../a.json"] {
        let arguments = ["import", "feed.xml", "-o", "a.json", "--report", report];
        folder.check(&arguments, 2, &["choose another name"]);
        assert!(!folder.0.join("a.json").exists(), "{report}");
    }
    // The first import begins the set, whichever way it is written.
    folder.check(&["import", "feed.xml", "-o", "a.json", "--into", "./a.json"], 0, &["2 new"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_said_to_a_full_disk_is_not_said() {
    let folder = Folder::new("disk-said");
    folder.write("feed.xml", FEED);
    let run = |arguments: &str, to: &str| {
        let program = env!("CARGO_BIN_EXE_offprint");
        let command = format!("'{program}' {arguments} {to}");
        let output = Command::new("bash").args(["-c", &command]).current_dir(&folder.0).output();
        output.unwrap()
    };
    for arguments in ["import feed.xml -o a.json", "list a.json", "check a.json --json"] {
        let output = run(arguments, "> /dev/full");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments}: {said}");
        assert!(said.contains("could be written"), "{arguments}: {said}");
    }
    assert_eq!(folder.set("a.json")["articles"].as_array().unwrap().len(), 2);
    // A set that was to go there is not there.
    let output = run("import feed.xml -o -", "> /dev/full");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("did not take the set") && !said.contains("holds"), "{said}");
    let output = run("list a.json", "| head -c 1; exit ${PIPESTATUS[0]}");
    assert_eq!(output.status.code(), Some(0), "who has read enough has what they wanted");
}

#[cfg(unix)]
#[test]
fn who_might_read_a_set_may_read_it_still() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

    let folder = Folder::new("disk-readers");
    folder.write("feed.xml", FEED);
    folder.write("lamp.html", PAGE);
    folder.check(&["import", "feed.xml", "-o", "a.json"], 0, &[]);
    let set = folder.0.join("a.json");
    fs::set_permissions(&set, fs::Permissions::from_mode(0o640)).unwrap();
    // Who may not give a file away has nobody to keep it for.
    let _ = chown(&set, Some(4_321), Some(4_322));
    let about = || fs::metadata(&set).map(|it| (it.mode() & 0o777, it.uid(), it.gid())).unwrap();
    let before = about();
    folder.check(&["import", "lamp.html", "--into", "a.json", "-o", "a.json"], 0, &["1 new"]);
    assert_eq!(about(), before);
    folder.check(&["remove", "lamp", "--set", "a.json"], 0, &[]);
    assert_eq!(about(), before);
    assert_eq!(before.0, 0o640);
}

#[test]
fn a_folder_that_was_made_for_nothing_is_not_left() {
    let folder = Folder::new("disk-made");
    folder.write("empty.txt", "");
    folder.write("feed.xml", FEED);
    folder.check(&["import", "empty.txt", "-o", "new/deep/a.json"], 2, &["not one story"]);
    assert_eq!(names(&folder.0), ["empty.txt", "feed.xml"]);
    folder.check(&["import", "feed.xml", "-o", "new/deep/a.json", "--dry-run"], 0, &["2 new"]);
    assert_eq!(names(&folder.0), ["empty.txt", "feed.xml"]);
    let file = ["what should be a folder is a file", "choose another place"];
    folder.check(&["import", "feed.xml", "-o", "feed.xml/a.json"], 2, &file);
    folder.check(&["import", "feed.xml", "-o", "new/"], 2, &["named as a folder is"]);
    assert_eq!(names(&folder.0), ["empty.txt", "feed.xml"]);
    // A name as long as may be.
    let long = format!("{}.json", "n".repeat(250));
    folder.check(&["import", "feed.xml", "-o", &long], 0, &["holds 2"]);
    fs::remove_file(folder.0.join(&long)).unwrap();
    folder.check(&["import", "feed.xml", "-o", "new/deep/a.json"], 0, &["holds 2"]);
    assert_eq!(names(&folder.0.join("new/deep")), ["a.json"]);
}
