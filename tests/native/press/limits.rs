//! What is made of too many pieces is refused by name, and who takes too long is stopped.

use std::time::{Duration, Instant};
use std::{env, fs, process};

use offprint::press::child::Readers;
use offprint::press::{Gathered, Limits, Source, SourceKind, files, read_as};

fn read(kind: SourceKind, text: String) -> Gathered {
    let source = Source { name: "x".into(), bytes: text.into_bytes(), ..Source::default() };
    read_as(kind, &source, &Limits::default())
}

#[test]
fn too_many_pieces_are_named() {
    let cases = [
        (SourceKind::Page, "<p a b c d e f>x".repeat(100_000), "elements, attributes"),
        (SourceKind::Page, "<p>x</p>".repeat(120_000), "paragraphs, items and cells"),
        (SourceKind::Markdown, "a\n\n".repeat(110_000), "paragraphs, items and cells"),
        (SourceKind::Markdown, "[".repeat(1_300_000), "signs and lines"),
        (SourceKind::Wire, "a\n".repeat(2_000_001), "lines with words"),
        (SourceKind::Wire, "a\n\n".repeat(110_000), "lines in one story"),
    ];
    for (kind, text, words) in cases {
        let gathered = read(kind, text);
        assert!(gathered.drafts.is_empty(), "{kind:?}: {words}");
        let said: Vec<_> = gathered.complaints.iter().map(|said| said.what.as_str()).collect();
        assert!(said.len() == 1 && said[0].contains(words), "{kind:?}: {said:?}");
    }
}

#[test]
fn what_a_feed_says_behind_its_stories_holds_for_all_of_them() {
    let items = "<item><title>a</title></item>".repeat(450);
    let feed = format!("<rss><channel>{items}<language>sv</language></channel></rss>");
    let gathered = read(SourceKind::Feed, feed);
    assert_eq!(gathered.drafts.len(), 450);
    for draft in gathered.drafts {
        assert_eq!(draft.language.map(|language| language.to_string()).as_deref(), Some("sv"));
    }
}

#[cfg(unix)]
#[test]
fn a_process_that_says_nothing_is_stopped_and_its_document_named() {
    use std::os::unix::fs::PermissionsExt;

    let program = env::temp_dir().join(format!("offprint-silent-{}", process::id()));
    fs::write(&program, "#!/bin/sh\nexec sleep 60\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    let mut readers = Readers::new(program.clone()).with_patience(Duration::from_millis(300));
    let begun = Instant::now();
    // The second is longer than a pipe holds.
    for length in [10, 1_000_000] {
        let source = Source { bytes: vec![b'a'; length], ..Source::default() };
        let gathered = readers.read(SourceKind::Wire, &source).unwrap();
        assert_eq!(gathered.complaints[0].what, "took too long to read, and was stopped");
    }
    assert!(begun.elapsed() < Duration::from_secs(30));
    fs::remove_file(program).unwrap();
}

#[cfg(unix)]
#[test]
fn what_a_killed_import_left_is_cleared_and_nothing_else() {
    let folder = env::temp_dir().join(format!("offprint-left-{}", process::id()));
    fs::create_dir_all(folder.join("images")).unwrap();
    // No system gives out a number as high as the first; the second is our own.
    let (dead, alive) = (i32::MAX, process::id());
    let gone = [
        format!(".articles.json.{dead}.new"),
        format!(".offprint.fetch.json.{dead}.new"),
        format!("images/.0123456789abcdef.png.{dead}.new"),
    ];
    let stays = [
        format!(".articles.json.{alive}.new"),
        format!(".notes.{dead}.new"),
        format!("images/.mine.png.{dead}.new"),
        ".articles.json.new".to_owned(),
        ".articles.json.0.new".to_owned(),
    ];
    for name in gone.iter().chain(&stays) {
        fs::write(folder.join(name), "x").unwrap();
    }
    files::clear_leftovers(&folder.join("articles.json"));
    let there = |name: &String| folder.join(name).exists();
    assert!(
        !gone.iter().any(there),
        "{:?}",
        gone.iter().filter(|name| there(name)).collect::<Vec<_>>()
    );
    assert!(stays.iter().all(there));
    fs::remove_dir_all(folder).unwrap();
}
