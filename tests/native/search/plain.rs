//! What is passed over is what nobody would see: the first hits are those of the whole list, which is in its
//! order, and every count is that of a count story by story.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::packed::{opened, packed};
use super::{Library, query, story};
use offprint::article::{Article, Day};
use offprint::search::{Answer, DocId, FacetCount, Filters, Hit, Request, Sort, Why};
use serde_json::{Value, json};

/// How many made-up sets there are, how many stories each has, and how many questions it is asked.
const SETS: u32 = 6;
const STORIES: usize = 300;
const QUESTIONS: usize = 60;

/// The words of the stories, many of which begin alike or are near each other.
const WORDS: [&str; 24] = [
    "harbour",
    "harbours",
    "harvest",
    "harm",
    "hard",
    "the",
    "of",
    "ice",
    "icy",
    "iceberg",
    "glacier",
    "glaciers",
    "press",
    "president",
    "presidents",
    "prescient",
    "market",
    "markets",
    "marker",
    "mark",
    "sea",
    "seal",
    "Résumé",
    "resume",
];

const SECTIONS: [&str; 3] = ["World", "Weather", "Money"];
const TOPICS: [&str; 5] = ["water", "trade", "boats", "C++", "C"];

/// The same numbers at every run.
struct Chance(u32);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % end
    }

    fn one_of(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }

    /// The first words come oftener.
    fn word(&mut self) -> &'static str {
        let end = 1 + self.below(WORDS.len());
        WORDS[self.below(end)]
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// A word that lacks its end, or has a slip.
    fn begun(&mut self) -> String {
        let word = self.word();
        let mut letters: Vec<char> = word.chars().collect();
        match self.below(3) {
            0 => letters.truncate(1 + self.below(word.len())),
            1 => letters.swap(0, 1),
            _ => drop(letters.remove(letters.len() / 2)),
        }
        letters.into_iter().collect()
    }

    fn typed(&mut self) -> String {
        let (a, b) = (self.word(), self.word());
        let begun = self.begun();
        match self.below(14) {
            0 | 1 => begun,
            2 => format!("{begun} "),
            3 | 4 => format!("{a} {begun}"),
            5 => format!("{a} OR {b}"),
            6 => format!("({a} OR {begun}) {b}"),
            7 => format!("{a} -{b}"),
            8 => format!("\"{a} {b}\""),
            9 => format!("headline:{a} {begun}"),
            10 => format!("section:weather {begun}"),
            11 => format!("after:2024-01-02 {a} {b} "),
            12 => format!("-section:money {a}"),
            _ => String::new(),
        }
    }

    fn filters(&mut self) -> Filters {
        let mut filters = Filters::default();
        if self.below(3) == 0 {
            filters.sections.push(self.one_of(&SECTIONS).to_owned());
        }
        if self.below(4) == 0 {
            filters.topics.push(self.one_of(&TOPICS).to_owned());
        }
        if self.below(4) == 0 {
            filters.from = Day::parse("2024-01-03");
        }
        filters
    }

    /// A story; in a plain set all are of one language, one source and one section.
    fn story(&mut self, number: usize, plain: bool) -> Value {
        let topics: Vec<&str> = TOPICS.into_iter().filter(|_| self.below(3) == 0).collect();
        let (headline, body) = (self.words(3), self.words(12));
        let mut fields = json!({
            "headline": headline,
            "topics": topics,
            "body": [{ "kind": "paragraph", "text": body }],
        });
        if self.below(5) > 0 {
            fields["published"] = json!(format!("2024-01-0{}", 1 + self.below(4)));
        }
        if plain {
            fields["section"] = json!("World");
        } else {
            fields["language"] = json!(self.one_of(&["en", "eo", "en-GB"]));
            fields["source"] = json!(self.one_of(&["North", "South"]));
            if self.below(4) > 0 {
                fields["section"] = json!(self.one_of(&SECTIONS));
            }
        }
        story(&format!("story-{number}"), fields)
    }
}

#[test]
fn the_first_are_the_first_of_all_and_all_are_counted() {
    let mut chance = Chance(11);
    let mut compared = 0;
    for set in 0..SETS {
        let stories: Vec<Value> = (0..STORIES).map(|n| chance.story(n, set % 2 == 0)).collect();
        let library = Library::of(&stories);
        let packed = opened(&packed(&library.set));
        for _ in 0..QUESTIONS {
            let (typed, filters) = (chance.typed(), chance.filters());
            let sort = Sort::ALL[chance.below(4) * chance.below(2)];
            let query = query(&typed);
            let of = |filters: &Filters, top| {
                let request = Request { query: &query, filters, sort, top };
                (library.index.answer(&request), packed.answer(&request).unwrap())
            };
            let told = format!("`{typed}`, {filters:?}, {sort:?}");
            let (whole, of_packed) = of(&filters, usize::MAX);
            check_order(&whole, &|doc| library.index.why(&query, doc), &library, sort, &told);
            check_order(&of_packed, &|doc| packed.why(&query, doc), &library, sort, &told);
            check_counts(&whole, &|filters| of(filters, usize::MAX).0, &filters, &library, &told);
            check_counts(
                &of_packed,
                &|filters| of(filters, usize::MAX).1,
                &filters,
                &library,
                &told,
            );
            for top in [0, 1, 7, 30, 31, 200] {
                let (index, packed) = of(&filters, top);
                for (few, whole) in [(index, &whole), (packed, &of_packed)] {
                    assert_eq!(few.hits, whole.hits[..top.min(whole.total)], "{told}, {top}");
                    let same = Answer { hits: whole.hits.clone(), ..few };
                    assert_eq!(same, *whole, "{told}, {top}");
                }
            }
            compared += whole.total;
        }
    }
    assert!(compared > 20_000, "hits: {compared}");
}

/// The whole list is in its order, by what is known of each story alone.
fn check_order(
    whole: &Answer,
    why: &dyn Fn(DocId) -> Why,
    library: &Library,
    sort: Sort,
    told: &str,
) {
    assert_eq!(whole.hits.len(), whole.total, "{told}");
    let mut with_all = 0;
    let place = |hit: &Hit| {
        let article = article(library, hit.doc);
        let why = why(hit.doc);
        let is_near = (why.score - hit.score).abs() <= 1e-5 * hit.score;
        assert!(is_near, "{told}: {hit:?}, {}", why.score);
        with_all += usize::from(why.holds_all);
        let instant = article.published.map(|time| time.instant());
        let newest = Reverse(instant);
        // Without words every story scores 0, and the newest come first.
        let (first, second) = match sort {
            Sort::Best => ((Reverse(why.holds_all), Reverse(hit.score.to_bits()), 0), newest),
            Sort::Newest => ((Reverse(true), Reverse(0), 0), newest),
            Sort::Oldest => {
                let time = instant.unwrap_or(i64::MAX);
                ((Reverse(true), Reverse(0), time), Reverse(None))
            }
            Sort::Shortest => {
                let time = i64::from(article.reading_milliseconds());
                ((Reverse(true), Reverse(0), time), newest)
            }
        };
        (first, second, hit.doc)
    };
    let places: Vec<_> = whole.hits.iter().map(place).collect();
    assert!(places.is_sorted(), "{told}: {places:?}");
    assert_eq!(with_all, whole.with_all, "{told}");
}

/// Each facet counts the stories that there are without its own filter, one by one.
fn check_counts(
    whole: &Answer,
    ask: &dyn Fn(&Filters) -> Answer,
    filters: &Filters,
    library: &Library,
    told: &str,
) {
    let count = |without: Filters, values: &dyn Fn(&Article) -> Vec<String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for hit in ask(&without).hits {
            for value in values(article(library, hit.doc)) {
                *counts.entry(value).or_default() += 1;
            }
        }
        counts
    };
    let check = |shown: &[FacetCount], counts: BTreeMap<String, usize>| {
        let shown = shown.iter().filter(|facet| facet.count > 0);
        let shown = shown.map(|facet| (facet.value.clone(), facet.count)).collect();
        assert_eq!(counts, shown, "{told}");
    };
    let facets = &whole.facets;
    let without = Filters { sections: Vec::new(), ..filters.clone() };
    let section = |article: &Article| article.section.iter().map(|name| name.to_string()).collect();
    check(&facets.sections, count(without, &section));
    let source = |article: &Article| vec![article.source.to_string()];
    check(&facets.sources, count(filters.clone(), &source));
    let language = |article: &Article| vec![article.language.primary().to_owned()];
    check(&facets.languages, count(filters.clone(), &language));
    let without = Filters { topics: Vec::new(), ..filters.clone() };
    let topics = |article: &Article| article.topics.iter().map(|name| name.to_string()).collect();
    check(&facets.topics, count(without, &topics));
    assert_eq!(facets.places, [], "{told}");
}

fn article(library: &Library, doc: DocId) -> &Article {
    &library.set.articles()[doc.0 as usize]
}
