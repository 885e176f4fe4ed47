//! An index that the press made: the page opens what a question needs of it, and does without what does
//! not come.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use offprint::{
    article::{ArticleSet, Day, FolderPath, write_indexed_set},
    search::{Catalogue, Filters, Packed, Packer, Part, Query, Request, Sort},
    text::door,
};
use xtask::{failure::Failure, server::Fault};

use crate::{
    stage::Reader,
    suite::{Host, Test},
};

pub(crate) const TESTS: &[Test] = &[
    Test::new("indexed: answers as the index says, and asks for no part in vain", answers)
        .on(Host::Indexed),
    Test::new("indexed: an address with words, and the way back to its list", comes_back)
        .on(Host::Indexed),
    Test::new("indexed: a part that comes wrong is asked for past the cache", asks_past_the_cache)
        .on(Host::Indexed),
    Test::new("indexed: a part that does not come is said, and can be asked for again", lacks)
        .on(Host::Indexed),
    Test::new("indexed: what was found before stays until the answer is there", waits)
        .on(Host::Indexed),
    Test::new(
        "indexed: without an index that fits, the page reads the stories itself",
        does_without,
    )
    .on(Host::Indexed),
];

const FOLDER: &str = "search";

/// The reader of a folder with an index beside its stories, in a folder of its own.
pub(crate) fn make(dist: &Path, into: PathBuf) -> Result<PathBuf, Failure> {
    let failed = |cause| Failure::file("write", &into, &cause);
    copy(dist, &into).map_err(failed)?;
    let set = into.join("articles.json");
    let bytes = fs::read(&set).map_err(|cause| Failure::file("read", &set, &cause))?;
    let (stories, _) = ArticleSet::read(&bytes);
    let folder = into.join(FOLDER);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(failed)?;
    for part in packed(&stories).map_err(failed)? {
        fs::write(folder.join(part.name), part.bytes).map_err(failed)?;
    }
    let index = FolderPath::parse(FOLDER);
    let mut written = Vec::new();
    write_indexed_set(
        index.as_ref(),
        None,
        stories.language(),
        stories.articles(),
        &[],
        &mut written,
    )
    .map_err(failed)?;
    fs::write(&set, written).map_err(failed)?;
    Ok(into)
}

/// The files of the index of some stories.
pub(crate) fn packed(stories: &ArticleSet) -> io::Result<Vec<Part>> {
    let mut packer = Packer::new(door());
    for article in stories.articles() {
        packer.add(article);
    }
    packer.finish()
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &place)?,
            false => drop(fs::copy(entry.path(), place)?),
        }
    }
    Ok(())
}

/// The index that is served, with all its parts open, and the stories.
pub(crate) fn served(reader: &Reader) -> (Catalogue, ArticleSet) {
    let (stories, _) = ArticleSet::read(&reader.built("articles.json"));
    let files = packed(&stories).expect("there is memory");
    let root = files.last().expect("there is a root");
    let mut index = Catalogue::open(&root.bytes, door()).expect("it is whole");
    for (n, part) in files.iter().enumerate().take(index.parts()) {
        index.put(n, &part.bytes).expect("it is whole");
    }
    (index, stories)
}

fn slugs(index: &Catalogue, stories: &ArticleSet, typed: &str) -> Vec<String> {
    let (query, filters) = (Query::parse(typed, Day::EPOCH), Filters::default());
    let request = Request { query: &query, filters: &filters, sort: Sort::Best, top: 30 };
    let hits = index.answer(&request).expect("all of it is open").hits;
    hits.iter().map(|hit| stories.articles()[hit.doc.0 as usize].slug.to_string()).collect()
}

/// The files of the index that were asked for.
fn asked(reader: &Reader) -> Vec<String> {
    let of_index = |target: String| Some(target.rsplit_once("/search/")?.1.to_owned());
    reader.server().asked().into_iter().filter_map(|asked| of_index(asked.target)).collect()
}

fn answers(reader: &Reader) {
    let (index, stories) = served(reader);
    reader.open("");
    reader.wait_until("the index is open", || asked(reader).len() >= 2);
    assert_eq!(asked(reader)[0], Packed::ROOT);
    assert_eq!(asked(reader).len(), 2, "but for the lengths nothing is wanted yet");
    let queries = [
        "ice",
        "the ice",
        "\"sea ice\"",
        "glaceir",
        "ice -sea",
        "الجليد",
        "氷",
        "headline:ice",
        "section:science",
        "running lakes",
        "xqzzy",
    ];
    for typed in queries {
        reader.empty_search();
        reader.type_query(typed);
        let expected = slugs(&index, &stories, typed);
        assert_eq!(reader.slugs(), expected, "for `{typed}`");
        if !expected.is_empty() && typed != "section:science" {
            assert!(!reader.marked().is_empty(), "something is marked for `{typed}`");
        }
    }
    let mut files = asked(reader);
    let count = files.len();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), count, "nothing is asked for twice: {files:?}");
    // Columns and what is said of the stories are for who has no stories.
    assert!(count < index.parts(), "{count} of {}", index.parts());
    assert!(!reader.is_there("#trouble"));
}

fn comes_back(reader: &Reader) {
    let (index, stories) = served(reader);
    let typed = "the ice";
    reader.open("?q=the%20ice");
    reader.wait_until("the answer is there", || reader.count_said().starts_with(char::is_numeric));
    reader.settle();
    let expected = slugs(&index, &stories, typed);
    assert_eq!(reader.slugs(), expected);
    reader.open_story(1);
    let headline = reader.headline();
    assert!(!headline.is_empty());
    reader.reload();
    assert_eq!(reader.headline(), headline);
    reader.wait_until("the way to the next story is there", || {
        reader.is_there("nav.neighbours a") || expected.len() < 2
    });
    reader.back();
    assert_eq!(reader.slugs(), expected, "the same list");
}

/// The path of the part in which the words lie that `ice` is looked up among.
fn part_of_words(reader: &Reader) -> String {
    let (stories, _) = ArticleSet::read(&reader.built("articles.json"));
    let files = packed(&stories).expect("there is memory");
    let root = files.last().expect("there is a root");
    let mut index = Catalogue::open(&root.bytes, door()).expect("it is whole");
    let (query, filters) = (Query::parse("ice", Day::EPOCH), Filters::default());
    let request = Request { query: &query, filters: &filters, sort: Sort::Best, top: 1 };
    // The columns are missing, and the lengths.
    let _ = index.answer(&request);
    for part in index.missing() {
        index.put(part, &files[part].bytes).expect("it is whole");
    }
    let _ = index.answer(&request);
    let part = *index.missing().first().expect("the dictionary is closed");
    format!("{FOLDER}/{}", files[part].name)
}

fn asks_past_the_cache(reader: &Reader) {
    let (index, stories) = served(reader);
    let part = part_of_words(reader);
    // As a cache on the way may hold it: a page of somebody's in its place.
    reader.break_path(&part, Fault::Html);
    reader.open("");
    reader.wait_until("the index is open", || asked(reader).len() >= 2);
    reader.session().type_into("#search", "ice");
    reader.wait_until("it was asked for twice", || {
        asked(reader).iter().filter(|file| part.ends_with(file.as_str())).count() == 2
    });
    reader.wait_until("it is said", || reader.is_there("#trouble"));
    reader.server().mend();
    reader.session().click("#trouble button");
    reader.settle();
    assert!(!reader.is_there("#trouble"), "nothing is amiss any more");
    assert_eq!(reader.slugs(), slugs(&index, &stories, "ice"));
}

fn lacks(reader: &Reader) {
    let (index, stories) = served(reader);
    for noise in ["404", "Failed to load", "search/", "ERR_", "NetworkError"] {
        reader.expect_complaint(noise);
    }
    let part = part_of_words(reader);
    reader.open("");
    reader.wait_until("the index is open", || asked(reader).len() >= 2);
    reader.break_path(&part, Fault::NotFound);
    reader.type_query("ice");
    let said = reader.text_of("#trouble");
    assert!(said.contains("may be missing") && said.contains(&part), "`{said}`");
    // All else is there.
    reader.empty_search();
    reader.settle();
    assert_eq!(reader.count(), reader.demo().len());
    assert!(!reader.is_there("#trouble"), "without words nothing is missing");
    reader.server().mend();
    reader.type_query("ice");
    reader.session().click("#trouble button");
    reader.settle();
    assert_eq!(reader.slugs(), slugs(&index, &stories, "ice"));
    assert!(!reader.is_there("#trouble"));
}

fn waits(reader: &Reader) {
    let (index, stories) = served(reader);
    let part = part_of_words(reader);
    reader.open("");
    reader.wait_until("the index is open", || asked(reader).len() >= 2);
    let before = reader.slugs();
    reader.break_path(&part, Fault::Hold);
    reader.session().type_into("#search", "ice");
    reader.wait_until("it is said that it takes a while", || reader.count_said() == "Searching…");
    assert!(before.starts_with(&reader.slugs()), "what stood there stands there still");
    assert!(!reader.is_there("#nothing"), "nothing is said of an answer that is not there");
    reader.server().mend();
    reader.wait_until("the answer is there", || reader.count_said().starts_with(char::is_numeric));
    reader.settle();
    assert_eq!(reader.slugs(), slugs(&index, &stories, "ice"));
}

fn does_without(reader: &Reader) {
    let (_, stories) = served(reader);
    let root = format!("{FOLDER}/{}", Packed::ROOT);
    let mut flipped = packed(&stories).expect("there is memory").pop().expect("a root").bytes;
    let mut fewer = Packer::new(door());
    for article in stories.articles().iter().skip(1) {
        fewer.add(article);
    }
    let fewer = fewer.finish().expect("there is memory").pop().expect("there is a root").bytes;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for noise in ["404", "Failed to load", "search/", "ERR_", "NetworkError"] {
        reader.expect_complaint(noise);
    }
    for (fault, why) in [
        (Fault::NotFound, "404"),
        (Fault::Html, "is no index"),
        (Fault::Bytes(flipped), "changed since it was written"),
        (Fault::Bytes(fewer), "of other stories"),
    ] {
        reader.break_path(&root, fault);
        reader.open("?q=ice");
        reader.wait_until("it is said", || reader.is_there("#trouble"));
        let said = reader.text_of("#trouble");
        assert!(said.contains("reads the stories itself") && said.contains(why), "`{said}`");
        reader.settle();
        assert!(reader.count() > 0, "found as ever");
        assert!(!reader.is_there("#trouble button"));
    }
}
