//! The index as the press builds it: it answers as the one in memory does, by stems, and piece by piece.

use super::{query, read, story, told};
use offprint::article::ArticleSet;
use offprint::search::{
    Answer, Catalogue, DocId, Fault, Filters, Index, Likeness, Packed, Packer, Part, Query,
    Request, Sort,
};
use offprint::text::door;
use serde_json::{Value, json};

pub(super) fn packed(set: &ArticleSet) -> Vec<Part> {
    let mut packer = Packer::new(door());
    set.articles().iter().for_each(|article| {
        packer.add(article);
    });
    packer.finish().unwrap()
}

/// An index of which nothing but the root is open.
fn closed(files: &[Part]) -> Catalogue {
    let root = files.last().unwrap();
    assert_eq!(root.name, Packed::ROOT);
    Catalogue::open(&root.bytes, door()).unwrap()
}

pub(super) fn opened(files: &[Part]) -> Catalogue {
    let mut packed = closed(files);
    for (n, part) in files.iter().enumerate().take(packed.parts()) {
        packed.put(n, &part.bytes).unwrap();
    }
    packed
}

fn request<'a>(query: &'a Query, filters: &'a Filters) -> Request<'a> {
    Request { query, filters, sort: Sort::Best, top: 30 }
}

fn ask(packed: &Catalogue, typed: &str) -> Option<Answer> {
    packed.answer(&request(&query(typed), &Filters::default()))
}

fn slugs(packed: &Catalogue, typed: &str) -> Vec<String> {
    let hits = ask(packed, typed).unwrap().hits;
    hits.iter().map(|hit| packed.told(hit.doc).unwrap().slug.clone()).collect()
}

/// The demo edition in languages that have no stemmer here.
fn demo() -> ArticleSet {
    let mut demo: Value =
        serde_json::from_slice(include_bytes!("../../../public/articles.json")).unwrap();
    for article in demo["articles"].as_array_mut().unwrap() {
        article["language"] = json!("eo");
    }
    ArticleSet::read(demo.to_string().as_bytes()).0
}

#[test]
fn it_answers_as_the_index_in_memory_does() {
    let set = demo();
    let packed = opened(&packed(&set));
    let mut index = Index::new(door());
    set.articles().iter().for_each(|article| {
        index.add(article);
    });
    let filters = Filters { sections: vec!["science".to_owned()], ..Filters::default() };
    let headlines = set.articles().iter().map(|article| article.headline.to_string());
    let typed = [
        "",
        "ice",
        "i",
        "the ice co",
        "\"ice core\"",
        "ice -lake",
        "glaceir harbuor",
        "東京",
        "北",
        "section:science sea",
        "after:2020 before:2024 water",
        "the a of and in to",
        "(ice OR lake) water",
        "headline:ice OR caption:sea",
        "-(ice OR lake) by:a",
        "on:2020..2024 minutes:<3 sort:shortest",
        "agency:a OR -section:science",
    ];
    for typed in typed.into_iter().map(str::to_owned).chain(headlines) {
        for filters in [&Filters::default(), &filters] {
            let query = super::query(&typed);
            let theirs = index.answer(&request(&query, filters));
            let ours = packed.answer(&request(&query, filters)).unwrap();
            assert_eq!((ours.total, ours.with_all), (theirs.total, theirs.with_all), "{typed}");
            for (ours, theirs) in ours.hits.iter().zip(&theirs.hits) {
                // The forms of a word come in another order, by which the last bit of a sum may differ.
                let is_near = (ours.score - theirs.score).abs() <= 1e-6 * theirs.score;
                assert!(ours.doc == theirs.doc && is_near, "{typed}: {ours:?}, {theirs:?}");
            }
            assert_eq!(ours.facets, theirs.facets, "{typed}");
            assert_eq!(ours.slips, theirs.slips, "{typed}");
            for hit in ours.hits.iter().take(2) {
                assert_eq!(packed.why(&query, hit.doc), index.why(&query, hit.doc), "{typed}");
            }
        }
    }
    for (n, article) in set.articles().iter().enumerate() {
        let told = packed.told(DocId(n as u32)).unwrap();
        assert_eq!((told.id.as_str(), &*told.headline), (article.id.as_str(), &*article.headline));
    }
}

#[test]
fn words_are_found_by_their_stems_the_exact_form_first() {
    let of = |slug: &str, language: &str, text: &str| {
        story(
            slug,
            json!({ "language": language, "body": [{ "kind": "paragraph", "text": text }] }),
        )
    };
    let set = read(&[
        told("plural", "Two lakes froze over in the night."),
        told("one", "The lake froze over in the night."),
        told("verb", "They were freezing in the cold."),
        told("other", "A flake of snow fell in the night."),
        of("haeuser", "de", "Zwei Häuser standen am See, und eines brannte."),
        of("haus", "de", "Das Haus stand nicht am Meer."),
        of("skates", "xx", "Skating on lakeses"),
    ]);
    let packed = opened(&packed(&set));
    assert_eq!(slugs(&packed, "lake "), ["one", "plural"]);
    assert_eq!(slugs(&packed, "lakes "), ["plural", "one"]);
    let why = packed.why(&query("lake "), DocId(0));
    assert_eq!(why.words[0].found.as_deref(), Some("lakes"));
    assert_eq!(why.words[0].likeness, Likeness::Form);
    assert_eq!(slugs(&packed, "\"two lake\""), [""; 0], "a phrase is what is typed");
    assert_eq!(slugs(&packed, "freezing "), ["verb"], "froze has no stem of freezing");
    assert_eq!(slugs(&packed, "häuser ")[0], "haeuser");
    let answer = ask(&packed, "lake ").unwrap();
    let text = "Two lakes and a flake by the lake";
    let marked: Vec<&str> =
        answer.marker.marks(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(marked, ["lakes", "lake"], "what was found is marked");
    let bare = query("-lake froze ");
    let left = packed.answer(&request(&bare, &Filters::default())).unwrap();
    assert_eq!(left.total, 1, "what must not be found is taken as typed");
}

#[test]
fn a_question_names_all_that_it_lacks_and_no_more() {
    let set = demo();
    let files = packed(&set);
    let mut packed = closed(&files);
    assert!(ask(&packed, "harbour").is_none(), "what every answer needs is not there");
    let (mut trips, mut opened) = (0, 0);
    let answer = loop {
        let answer = ask(&packed, "harbour ice ");
        let missing = packed.missing();
        if missing.is_empty() {
            break answer.unwrap();
        }
        trips += 1;
        for part in missing {
            let (name, length) = packed.words().file_of(part).unwrap();
            let file = files.iter().find(|file| file.name == name).unwrap();
            assert_eq!(file.bytes.len(), length);
            packed.put(part, &file.bytes).unwrap();
            opened += 1;
        }
    };
    assert!(trips <= 3 && opened < packed.parts(), "{trips} trips, {opened} of {}", packed.parts());
    let whole = self::opened(&files);
    assert_eq!(answer.hits, ask(&whole, "harbour ice ").unwrap().hits);
}

#[test]
fn every_byte_that_is_changed_is_found() {
    let files =
        packed(&read(&[told("a", "It snowed."), told("b", "It rained, and the lake rose.")]));
    let (root, parts) = files.split_last().unwrap();
    for at in 0..root.bytes.len() {
        let mut bytes = root.bytes.clone();
        bytes[at] ^= 1 << (at % 8);
        assert!(Catalogue::open(&bytes, door()).is_err(), "byte {at} of the root");
    }
    let mut packed = closed(&files);
    for (n, part) in parts.iter().enumerate() {
        for at in 0..part.bytes.len() {
            let mut bytes = part.bytes.clone();
            bytes[at] ^= 1 << (at % 8);
            assert_eq!(packed.put(n, &bytes), Err(Fault::Part(n)), "byte {at} of {}", part.name);
        }
        assert_eq!(packed.put(n, &part.bytes[1..]), Err(Fault::Part(n)), "cut short");
        packed.put(n, &part.bytes).unwrap();
    }
    assert_eq!(
        packed.put(parts.len(), &[]),
        Err(Fault::Part(parts.len())),
        "there is no such part"
    );
}

#[test]
fn the_same_stories_give_the_same_bytes() {
    assert_eq!(packed(&demo()), packed(&demo()));
    assert!(matches!(Catalogue::open(b"{}", door()), Err(Fault::NoIndex)));
    let mut newer = packed(&demo()).pop().unwrap().bytes;
    newer[4] = 9;
    assert!(matches!(Catalogue::open(&newer, door()), Err(Fault::Format(9))));
    let none = opened(&packed(&ArticleSet::default()));
    assert!(none.words().is_empty());
    assert_eq!(ask(&none, "ice").unwrap().total, 0);
}
