//! More than a thousand queries in eight languages, each with the story of the demo that must come first
//! and one that must not be there: `tests/queries.tsv`.
//!
//! They were judged by somebody who read the stories and not this program. A `_` at the end stands for a
//! space, which finishes the last word.

use std::collections::BTreeMap;

use super::query;
use offprint::article::ArticleSet;
use offprint::search::{Answer, Catalogue, Filters, Index, Packer, Query, Request, Sort};
use offprint::text::door;

const TABLE: &str = include_str!("../../queries.tsv");

fn demo() -> ArticleSet {
    let bytes = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/articles.json"));
    let (set, refusals) = ArticleSet::read(bytes);
    assert!(refusals.is_empty(), "{refusals:?}");
    set
}

fn in_memory(set: &ArticleSet) -> Index {
    let mut index = Index::new(door());
    set.articles().iter().for_each(|article| {
        index.add(article);
    });
    index
}

fn request<'a>(query: &'a Query, filters: &'a Filters) -> Request<'a> {
    Request { query, filters, sort: Sort::Best, top: usize::MAX }
}

/// The rows whose first story is another, and those in whose answer stands what must not, each with what
/// came first.
fn wrong(set: &ArticleSet, ask: impl Fn(&Request<'_>) -> Answer) -> [Vec<String>; 2] {
    let mut wrong = [Vec::new(), Vec::new()];
    for row in TABLE.lines() {
        let [_, typed, first, absent] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("`{row}` has not four columns");
        };
        let typed = typed.strip_suffix('_').map_or(typed.to_owned(), |typed| format!("{typed} "));
        let (query, filters) = (query(&typed), Filters::default());
        let answer = ask(&request(&query, &filters));
        let slug = |n: usize| {
            let hit = answer.hits.get(n)?;
            Some(set.articles()[hit.doc.0 as usize].slug.as_str())
        };
        for slug in [first, absent] {
            assert!(set.articles().iter().any(|it| it.slug.as_str() == slug), "no story `{slug}`");
        }
        let is_there = (0..answer.total).any(|n| slug(n) == Some(absent));
        for (wrong, is_wrong) in wrong.iter_mut().zip([slug(0) != Some(first), is_there]) {
            if is_wrong {
                wrong.push(format!("{row}: {:?}", slug(0)));
            }
        }
    }
    wrong
}

#[test]
fn every_language_has_its_rows() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in TABLE.lines() {
        *counts.entry(row.split('\t').next().unwrap_or_default()).or_default() += 1;
    }
    assert_eq!(counts.len(), 8, "{counts:?}");
    assert!(counts.values().all(|count| *count >= 90), "{counts:?}");
}

#[test]
fn the_index_in_memory_answers_as_readers_would() {
    let set = demo();
    let index = in_memory(&set);
    let wrong = wrong(&set, |request| index.answer(request)).concat();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_index_in_parts_answers_as_readers_would() {
    let set = demo();
    let mut packer = Packer::new(door());
    set.articles().iter().for_each(|article| {
        packer.add(article);
    });
    let mut files = packer.finish().unwrap();
    let root = files.pop().unwrap();
    let mut packed = Catalogue::open(&root.bytes, door()).unwrap();
    files.iter().enumerate().for_each(|(n, part)| packed.put(n, &part.bytes).unwrap());
    let [first, there] = wrong(&set, |request| packed.answer(request).unwrap());
    assert!(first.is_empty(), "{} rows:\n{}", first.len(), first.join("\n"));
    // By its stems it finds a little more: `noons` finds `noon`, too.
    assert!(there.len() <= 20, "{} rows:\n{}", there.len(), there.join("\n"));
}

/// A name in which digits follow an unspaced script is found as it is written.
#[test]
fn digits_behind_an_unspaced_script_stand_beside_it() {
    let set = demo();
    let index = in_memory(&set);
    for (typed, slug) in [
        ("\"はやぶさ2の六年\"", "hayabusa2-capsule-return"),
        ("headline:はやぶさ2", "hayabusa2-capsule-return"),
        ("\"マグニチュード7.9\"", "kanto-earthquake-1923"),
        ("\"嫦娥六号2024年\"", "change-6-far-side-samples"),
        ("\"公元前256年\"", "dujiangyan-weir-irrigation"),
    ] {
        let (query, filters) = (query(typed), Filters::default());
        let hits = index.answer(&request(&query, &filters)).hits;
        let slugs: Vec<&str> =
            hits.iter().map(|hit| set.articles()[hit.doc.0 as usize].slug.as_str()).collect();
        assert_eq!(slugs, [slug], "for `{typed}`");
    }
    let (query, filters) = (query("小惑星 -はやぶさ2 "), Filters::default());
    let hits = index.answer(&request(&query, &filters)).hits;
    assert!(
        hits.iter()
            .all(|hit| set.articles()[hit.doc.0 as usize].slug.as_str()
                != "hayabusa2-capsule-return")
    );
}
