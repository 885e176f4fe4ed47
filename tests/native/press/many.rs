//! Stories that are told by very many: one story with its versions, and nothing new the second time.

use super::importing::Folder;
use super::merging::{draft, outcomes, set_of, unnamed, words};
use super::patience::thread_time;
use super::removing::report;
use super::unlike::strange;
use offprint::article::{ArticleSet, Time};
use offprint::press::duplicates::{Told, pairs};
use offprint::press::merge::merge;
use offprint::press::{Draft, line};

/// A word that no other number has, without a figure in it.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(digit - b'0' + b'k')).collect()
}

/// An agency's report as so many outlets print it: a few as it is, each of the others with a paragraph
/// cut, or with one of its own.
fn printed(outlets: usize) -> Vec<Draft> {
    let report: Vec<String> = report().lines().map(str::to_owned).collect();
    let told = |n: usize| {
        let mut text = report.clone();
        match n % 4 {
            0 => {}
            1 => drop(text.remove(n % 7)),
            2 => text
                .push(format!("Our own {0}a saw {0}b and {0}c at the quay of {0}d.", letters(n))),
            _ => text.rotate_left(n % 7),
        }
        let outlet = format!("Outlet {n}");
        draft(&outlet, &format!("p{n}"), &format!("What {outlet} calls it"), &text.join("\n"))
    };
    (0..outlets).map(told).collect()
}

#[test]
fn what_sixty_outlets_print_is_one_story() {
    let exactly = |n: usize| draft(&format!("Outlet {n}"), "1", &format!("Head {n}"), &report());
    for drafts in [printed(60), (0..60).map(exactly).collect()] {
        let mut turned = drafts.clone();
        turned.reverse();
        let set = set_of(merge(&ArticleSet::default(), drafts.clone()));
        assert_eq!((set.len(), set.articles()[0].versions.len()), (1, 59));
        let other = set_of(merge(&ArticleSet::default(), turned.clone()));
        assert_eq!(other.articles(), set.articles(), "whatever the order");
        assert_eq!(set_of(merge(&set, turned)).articles(), set.articles());
        // One more, later.
        let late = draft("Late", "l", "Late as ever", &report());
        assert_eq!(outcomes(&merge(&set, vec![late])), ["version of another story"]);
    }
}

#[test]
fn a_phrase_that_all_stories_end_with_makes_nothing_the_same() {
    let footer = "All rights reserved by the house of this paper and by those who wrote for it";
    let text = |n: usize| format!("{} {footer}", words(n));
    let told: Vec<Told> = (0..3_000).map(|n| Told::of([text(n).as_str()])).collect();
    let began = thread_time();
    assert_eq!(pairs(&told), []);
    let same: Vec<Told> = (0..3_000).map(|_| Told::of([text(1).as_str()])).collect();
    let found = pairs(&same);
    assert!((2_999..30_000).contains(&found.len()), "{}", found.len());
    let took = thread_time().saturating_sub(began);
    assert!(took.as_secs() < 10, "{took:?}");
}

#[test]
fn a_telling_that_is_folded_stays_so_under_another_headline_of_its_outlet() {
    let post = || draft("Times", "t", "Storm over the coast", &words(1));
    let wire = |headline: &str, text: &str| Draft {
        from: line("wire.txt"),
        ..unnamed(headline, "2024-01-23", text)
    };
    let cut = words(1).lines().take(9).collect::<Vec<_>>().join("\n");
    for text in [words(1), cut] {
        let set = set_of(merge(&ArticleSet::default(), vec![post()]));
        let mut set = set_of(merge(&set, vec![wire("Gale", &text)]));
        assert_eq!((set.len(), set.articles()[0].versions.len()), (1, 1));
        for headline in ["Gale blows", "A storm is here", "Gale"] {
            let drafts = || vec![wire(headline, &text), post()];
            let merged = merge(&set, drafts());
            assert_eq!(outcomes(&merged), ["version of another story", "unchanged"], "{headline}");
            set = set_of(merged);
            assert_eq!(set.len(), 1);
            assert_eq!(set_of(merge(&set, drafts())).articles(), set.articles());
        }
        // Its own outlet's wire, and what is another story.
        let other = wire("Gale blows itself out", &words(2));
        assert_eq!(outcomes(&merge(&set, vec![other])), ["new"]);
    }
    let own = |headline: &str, text: &str| Draft { source: line("Times"), ..wire(headline, text) };
    let set = set_of(merge(&ArticleSet::default(), vec![post()]));
    let set = set_of(merge(&set, vec![own("Storm over the coast", &words(1))]));
    assert_eq!(set.len(), 1);
    let merged = merge(&set, vec![own("Gale", &words(1))]);
    assert_eq!(outcomes(&merged), ["version of another story"]);
}

/// What each of many says otherwise.
type Differ<'a> = &'a dyn Fn(usize) -> String;

/// So many stories of one headline without names, nearly the same.
fn nearly(many: usize, differ: Differ<'_>, day: &str) -> Vec<Draft> {
    let told = |n: usize| Draft {
        from: line("wire.txt"),
        published: Time::parse(day),
        ..unnamed("Market report", "", &format!("{}\n{}", words(1), differ(n)))
    };
    (0..many).map(told).collect()
}

#[test]
fn a_thousand_nearly_the_same_under_one_headline_are_nothing_new_the_second_time() {
    let differ: [(&str, usize, Differ<'_>); 6] = [
        ("a word, and a figure of 25", 1_000, &|n| {
            format!("The price today is {} pence a sack, says {}.", n % 25, letters(n))
        }),
        ("a figure", 100, &|n| format!("The price today is {n} pence a sack.")),
        ("a name", 100, &|n| format!("So it was told by Mr Person{n} of the hall.")),
        ("a sentence", 100, &|n| format!("Price{n} was{n} told{n} by{n} all{n} of{n} us{n}.")),
        ("nothing in most", 400, &|n| match n % 10 {
            0 => format!("Number {n} it is."),
            _ => String::new(),
        }),
        ("its length", 100, &|n| "And so on it goes for ever and a day. ".repeat(n % 30)),
    ];
    for (how, many, differ) in differ {
        for day in ["", "2024-01-23"] {
            let drafts = nearly(many, differ, day);
            let set = set_of(merge(&ArticleSet::default(), drafts.clone()));
            let merged = merge(&set, drafts.clone());
            let new = outcomes(&merged).iter().filter(|word| **word == "new").count();
            assert_eq!((new, merged.articles.len()), (0, set.len()), "{how} {day}");
            assert!(set_of(merged).articles() == set.articles(), "{how} {day}");
        }
    }
}

/// More than is kept in memory where a story may be merged once more.
#[test]
fn what_is_kept_on_the_disk_is_read_again_and_leaves_nothing_there() {
    let folder = Folder::new("ondisk");
    let line = |n: usize| {
        let text = strange(n).replace('\n', " ");
        format!(
            "{{\"id\":\"{n}\",\"title\":\"Ship {n} sails\",\"source\":\"Post\",\"date\":\"2024-01-23\",\"body\":\"{text}\"}}\n"
        )
    };
    let lines: String = (0..1_400).chain([5, 7]).map(line).collect();
    assert!(lines.len() > 5 << 18, "{}", lines.len());
    folder.write("in/a.jsonl", &lines);
    let told = ["1400 new", "2 came twice", "holds 1400"];
    folder.check(&["import", "in/a.jsonl", "-o", "a.json"], 0, &told);
    let left: Vec<_> = std::fs::read_dir(&folder.0).unwrap().flatten().collect();
    let names: Vec<_> = left.iter().map(std::fs::DirEntry::file_name).collect();
    assert!(names.iter().all(|name| name == "in" || name == "a.json"), "{names:?}");
    let before = folder.read("a.json");
    let again = ["import", "in/a.jsonl", "--into", "a.json"];
    folder.check(&again, 0, &["1400 unchanged"]);
    assert_eq!(folder.read("a.json"), before);
}
