//! What an editor took out stays out, whoever tells it again; what is another story comes in.

use super::importing::Folder;
use super::merging::{draft, outcomes, set_of, unnamed, words};
use super::patience::thread_time;
use offprint::article::{
    Article, ArticleId, ArticleSet, MOST_REMOVED, Removed, Slug, Time, json_schema, write_set,
};
use offprint::press::merge::{merge, merge_with};
use offprint::press::removal::taken_out;
use offprint::press::{Draft, line};

/// A report as wire copy is: names, figures, and nothing that another report has.
pub(super) fn report() -> String {
    "The ferry Marguerite ran aground near Port Selby early in the morning with 214 people on board, the coast guard said.\n\
     Nobody was hurt, but 17 lorries slid against the bow doors and the harbour master, Ann Corrie, closed the northern channel until Thursday.\n\
     Tugs from Bexmouth tried twice to pull her free at high water and gave up when a line parted, a spokesman of the owners told reporters.\n\
     The passengers were taken off in boats and spent the night in a school, where volunteers cooked soup and handed out 300 blankets.\n\
     It was the third time in 9 years that a ship of that line had left the marked channel, and the union of pilots has long asked for lights there.\n\
     An inquiry will begin next week under a judge from the capital, the minister of transport said after a visit to the quay.\n\
     Until then the remaining ferry will sail every second hour, and lorries are asked to take the road by way of the old bridge.".to_owned()
}

/// A form that an office fills in every day.
fn form(day: &str, figures: [u32; 5], towns: [&str; 2]) -> String {
    let [a, b, c, d, e] = figures;
    let [one, two] = towns;
    format!(
        "Forecast for {day} as issued by the office at noon for the whole of the coast and the hills behind it.\n\
         In the town of {one} the glass will rise to {a} degrees by day and fall to {b} degrees at night.\n\
         In the town of {two} the glass will rise to {c} degrees by day and fall to {d} degrees at night.\n\
         Winds will blow from the sea at {e} knots in the morning and die down before the evening comes.\n\
         Sailors are asked to listen to the harbour office before they leave and to keep to the channel.\n\
         The next forecast will be issued by the office at noon tomorrow and will be read on the radio."
    )
}

fn set_without(articles: &[Article], removed: &[Removed]) -> ArticleSet {
    let articles: Vec<_> = articles.iter().cloned().map(Into::into).collect();
    let mut bytes = Vec::new();
    write_set(None, None, &articles, removed, &mut bytes).unwrap();
    let schema = jsonschema::validator_for(&json_schema()).unwrap();
    let value = serde_json::from_slice(&bytes).unwrap();
    assert!(schema.is_valid(&value), "{:?}", schema.iter_errors(&value).next());
    let (set, refusals) = ArticleSet::read(&bytes);
    assert_eq!(refusals, []);
    assert_eq!(set.removed(), removed, "what is written is read again the same");
    set
}

/// A set of which the one story that these drafts make was taken out.
fn out(drafts: Vec<Draft>) -> ArticleSet {
    let set = set_of(merge(&ArticleSet::default(), drafts));
    assert_eq!(set.len(), 1);
    set_without(&[], &[taken_out(&set.articles()[0])])
}

fn on(day: &str, draft: Draft) -> Draft {
    Draft { published: Time::parse(day), ..draft }
}

#[test]
fn another_outlets_telling_stays_out_though_the_first_is_not_told_again() {
    let set = out(vec![draft("Post", "p", "Ferry aground", &report())]);
    let lines: Vec<String> = report().lines().map(str::to_owned).collect();
    let moved = [&lines[2..], &lines[..2]].concat().join("\n");
    for (how, text) in [
        ("as it was", report()),
        ("cut", lines[..5].join("\n")),
        (
            "added to",
            format!("{}\nOur own reporter saw gulls on her deck, and nobody else.", report()),
        ),
        ("with its paragraphs moved", moved),
        ("with another agency", report().replace("told reporters", "told Another Agency")),
    ] {
        let telling =
            || on("2024-01-24", draft("Herald", "h", "Passengers spend night in school", &text));
        let merged = merge(&set, vec![telling()]);
        assert_eq!(outcomes(&merged), ["taken out by an editor before"], "{how}");
        let after = set_of(merged);
        assert_eq!(outcomes(&merge(&after, vec![telling()])), ["taken out by an editor before"]);
        // By then its id is known, whatever it says.
        let anew = draft("Herald", "h", "Ferry is afloat", &words(3));
        assert_eq!(
            outcomes(&merge(&after, vec![anew])),
            ["taken out by an editor before"],
            "{how}"
        );
        let wire = unnamed("Ferry aground, all safe", "2024-01-23", &text);
        let wire = Draft { source: line("Gazette"), ..wire };
        assert_eq!(outcomes(&merge(&set, vec![wire])), ["taken out by an editor before"], "{how}");
    }
}

#[test]
fn what_is_out_stays_out_though_its_headline_and_a_word_of_it_are_others() {
    let wire = |headline: &str, day: &str, text: &str| Draft {
        from: line("wire.txt"),
        ..unnamed(headline, day, text)
    };
    for day in ["2024-01-23", ""] {
        let set = out(vec![wire("Ferry aground", day, &report())]);
        for (was, is) in [("early", "late"), ("soup", "stew"), ("a judge", "an admiral")] {
            let next = wire("Ship on the rocks", day, &report().replace(was, is));
            let merged = merge(&set, vec![next.clone()]);
            assert!(merged.articles.is_empty(), "{was}: {:?}", outcomes(&merged));
            let again = merge(&set_of(merged), vec![next]);
            assert!(again.articles.is_empty(), "{was}: {:?}", outcomes(&again));
        }
        // A row under an id of its own, too, and one under no headline of its own.
        let set = out(vec![draft("Post", "1", "Ferry aground", &report())]);
        let next = draft("Post", "2", "Ferry aground", &report().replace("soup", "stew"));
        assert_eq!(outcomes(&merge(&set, vec![next])), ["taken out by an editor before"]);
    }
    // A figure may be corrected where both are of one day; another day's form is another story.
    let set = out(vec![wire("Ferry aground", "2024-01-23", &report())]);
    let corrected = wire("Ship on the rocks", "2024-01-23", &report().replace("214", "216"));
    assert_eq!(outcomes(&merge(&set, vec![corrected])), ["held back"]);
    let later = wire("Ship on the rocks", "2024-03-02", &report().replace("214", "216"));
    assert_eq!(outcomes(&merge(&set, vec![later])), ["new"]);
    let on_monday = |headline: &str, day: &str| {
        wire(headline, "", &format!("{}\nIt is {day} today, and that is all.", report()))
    };
    let set = out(vec![on_monday("Market on Monday", "Monday")]);
    let next = on_monday("Market on Tuesday", "Tuesday");
    assert_eq!(outcomes(&merge(&set, vec![next])), ["new"]);
}

#[test]
fn what_is_out_of_a_file_stays_out_though_a_word_of_its_headline_and_one_of_its_text_are_others() {
    let of_file = |headline: &str, text: &str| Draft {
        from: line("wire.txt"),
        ..unnamed(headline, "", text)
    };
    let first = of_file("Oat milk ferry runs aground", &report());
    let out = out(vec![first]);
    let changed = report().replace("gave up when", "then gave up when");
    let merged = merge(&out, vec![of_file("Oat drink ferry runs aground", &changed)]);
    assert_eq!(outcomes(&merged), ["held back"]);
    // The next day's form in that file is another story.
    let monday = form("Monday", [12, 4, 14, 5, 20], ["Selby", "Bexmouth"]);
    let tuesday = form("Tuesday", [13, 2, 11, 3, 25], ["Selby", "Bexmouth"]);
    let out = self::out(vec![of_file("Forecast for Monday", &monday)]);
    let merged = merge(&out, vec![of_file("Forecast for Tuesday", &tuesday)]);
    assert_eq!(outcomes(&merged), ["new"]);
}

#[test]
fn a_brief_that_is_out_stays_out_though_a_word_of_it_is_corrected() {
    let brief = "The harbour office said that the small ferry to the island will sail from the northern quay at noon.";
    let briefs = |source_id: Option<&str>, day: &str, text: &str| Draft {
        from: line("briefs.txt"),
        source_id: source_id.and_then(line),
        ..unnamed("In brief", day, text)
    };
    for (day, name) in
        [("", None), ("2024-01-23", None), ("", Some("1")), ("2024-01-23", Some("1"))]
    {
        let set = out(vec![briefs(name, day, brief)]);
        for (was, is) in
            [("small", "little"), ("noon", "eleven"), ("said", "told us"), ("small ", "")]
        {
            // Under another number it is known by its words alone.
            for name in [name, name.map(|_| "2")] {
                let next = briefs(name, day, &brief.replace(was, is));
                let merged = merge(&set, vec![next]);
                assert_eq!(
                    outcomes(&merged),
                    ["taken out by an editor before"],
                    "{was} {day} {name:?}"
                );
            }
        }
        let other = "The council said that the old bridge to the market will be shut from the first day of May on.";
        let next =
            Draft { from: line("other.txt"), ..briefs(name.map(|_| "2"), "2024-02-02", other) };
        assert_eq!(outcomes(&merge(&set, vec![next])), ["new"], "{day} {name:?}");
    }
}

#[test]
fn thousands_are_taken_out_and_stay_out_in_time() {
    // Of many that are told by one text, the first will do.
    let many = |from: usize, to: usize| -> Vec<Draft> {
        let text = |n: usize| {
            let sentence = |at: usize| format!("Word{n} says thing{at} of story{n}x{at} anew.");
            (0..10).map(sentence).collect::<Vec<_>>().join("\n")
        };
        let head = |n: usize| format!("Headline {n}");
        (from..to).map(|n| draft("Post", &format!("{n}"), &head(n), &text(n))).collect()
    };
    let set = set_of(merge(&ArticleSet::default(), many(0, 2_000)));
    let removed: Vec<Removed> = set.articles().iter().map(|story| taken_out(story)).collect();
    let one = &removed[0];
    let copies = (0..30_000_usize).map(|n| Removed {
        id: ArticleId::parse(&format!("n{n}")).unwrap(),
        slug: Slug::parse(&format!("n{n}")).unwrap(),
        ..one.clone()
    });
    let all: Vec<Removed> = removed.iter().cloned().chain(copies).collect();
    let set = set_without(&[], &all);
    let began = thread_time();
    let merged = merge(&set, many(1_000, 3_000));
    let took = thread_time().saturating_sub(began);
    let out = outcomes(&merged).iter().filter(|word| word.starts_with("taken out")).count();
    assert_eq!((out, merged.articles.len()), (1_000, 1_000));
    assert!(took.as_secs() < 20, "{took:?}");
    // Whoever tells it.
    let herald = Draft { source: line("Herald"), ..many(0, 1).remove(0) };
    assert_eq!(outcomes(&merge(&set, vec![herald])), ["taken out by an editor before"]);
}

#[test]
fn another_story_comes_in_whatever_it_is_called() {
    let monday = || form("Monday", [3, 1, 4, 2, 15], ["Aberdale", "Bexmouth"]);
    let tuesday = || form("Tuesday", [12, 5, 13, 8, 7], ["Aberdale", "Dunwick"]);
    for source in ["Post", "Herald"] {
        let set = out(vec![on("2024-01-22", draft("Post", "1", "Weather", &monday()))]);
        let next = on("2024-01-23", draft(source, "2", "Weather", &tuesday()));
        assert_eq!(outcomes(&merge(&set, vec![next])), ["new"], "{source}");
        let other = on("2024-01-23", draft(source, "2", "Weather", &words(2)));
        assert_eq!(outcomes(&merge(&set, vec![other])), ["new"], "{source}");
    }
    // The same where nothing has a name: in one file, and in two.
    for (file, next) in [("weather.txt", "weather.txt"), ("monday.txt", "tuesday.txt")] {
        let told = |file: &str, day: &str, text: &str| Draft {
            from: line(file),
            ..unnamed("Weather", day, text)
        };
        let set = out(vec![told(file, "2024-01-22", &monday())]);
        let all =
            || vec![told(file, "2024-01-22", &monday()), told(next, "2024-01-23", &tuesday())];
        let merged = merge(&set, all());
        assert_eq!(outcomes(&merged), ["taken out by an editor before", "new"], "{next}");
        let after = set_of(merged);
        let again = merge(&after, all());
        assert_eq!(outcomes(&again), ["taken out by an editor before", "unchanged"], "{next}");
        // A correction of what was taken out is no other story.
        let corrected = monday().replace("15 knots", "16 knots") + "\nNo snow is expected.";
        let corrected = told(file, "2024-01-22", &corrected);
        assert_eq!(outcomes(&merge(&set, vec![corrected])), ["taken out by an editor before"]);
    }
}

#[test]
fn a_set_that_was_written_before_is_read_and_learns() {
    let kept = r#"{"format":1,"removed":[{"id":"ID","slug":"ferry","headline":"Ferry aground"}],"articles":[]}"#;
    let post = || draft("Post", "https://p.example/1", "Ferry aground", &report());
    let id = merge(&ArticleSet::default(), vec![post()]).articles[0].id.to_string();
    let (set, refusals) = ArticleSet::read(kept.replace("ID", &id).as_bytes());
    assert_eq!(refusals, []);
    assert_eq!(set.removed()[0].fingerprint, None);
    let herald = || draft("Herald", "h", "Passengers in school", &report());
    let merged = merge(&set, vec![herald(), post()]);
    assert_eq!(merged.articles, [], "whatever the order");
    let after = set_of(merged);
    assert_eq!(merge(&after, vec![herald()]).articles, []);
}

#[test]
fn the_fingerprint_of_a_text_is_the_same_for_ever() {
    let set = out(vec![draft("Post", "p", "Ferry aground", &report())]);
    let fingerprint = set.removed()[0].fingerprint.clone().unwrap();
    let written = serde_json::to_value(&fingerprint).unwrap();
    let first =
        |member: &str| written[member].as_str().unwrap().split(' ').next().unwrap().to_owned();
    assert_eq!(
        [first("runs"), first("figures"), first("names")],
        ["aa9861", "a3b419a3a0b4c1e1", "4e9591a42ebd9d06"],
        "a change here would let in all that was ever taken out"
    );
    let counts = [&fingerprint.runs, &fingerprint.figures, &fingerprint.names];
    assert_eq!(counts.map(|words| words.numbers().len()), [48, 4, 4]);
    assert!(written.to_string().len() < 1_300, "{}", written.to_string().len());
}

#[test]
fn what_another_sets_editor_took_out_stays_out_but_for_what_is_here() {
    let post = || draft("Post", "p", "Ferry aground", &report());
    let other = || draft("Post", "q", "Storm", &words(2));
    let both = set_of(merge(&ArticleSet::default(), vec![post(), other()]));
    let theirs: Vec<Removed> = both.articles().iter().map(|story| taken_out(story)).collect();
    // This set has the ferry, from another outlet; its own editor kept it.
    let here =
        set_of(merge(&ArticleSet::default(), vec![draft("Herald", "h", "In school", &report())]));
    let merged = merge_with(&here, vec![other()], &theirs);
    assert_eq!(outcomes(&merged), ["taken out by an editor before"]);
    let out: Vec<&str> = merged.removed.iter().map(|out| &*out.headline).collect();
    assert_eq!((out, merged.articles.len()), (vec!["Storm"], 1));
    let after = set_of(merged);
    let again = merge_with(&after, vec![other(), post()], &theirs);
    assert_eq!(outcomes(&again), ["taken out by an editor before", "version of another story"]);
    assert_eq!(again.removed, after.removed());
}

#[test]
fn a_set_brings_its_list_of_what_was_taken_out() {
    let folder = Folder::new("sets-out");
    let story = |id: &str, title: &str, n: usize| {
        let body = words(n).replace('\n', " ");
        format!(
            "{{\"id\":\"{id}\",\"title\":\"{title}\",\"source\":\"Post\",\"body\":\"{body}\"}}\n"
        )
    };
    folder.write("a.jsonl", &(story("1", "Ferry", 1) + &story("2", "Storm", 2)));
    folder.write("b.jsonl", &story("3", "Quay", 3));
    folder.check(&["import", "a.jsonl", "-o", "other/set.json"], 0, &["2 new"]);
    folder.check(&["remove", "--set", "other/set.json", "storm"], 0, &["taken out"]);
    folder.check(&["import", "b.jsonl", "-o", "mine.json"], 0, &["1 new"]);
    let into = |source: &str| {
        ["import", source, "--into", "mine.json", "-o", "mine.json"].map(str::to_owned)
    };
    let run = |source: &str, words: &[&str]| {
        let typed = into(source);
        folder.check(&typed.each_ref().map(String::as_str), 0, words);
    };
    run("other/set.json", &["1 new", "holds 2 stories"]);
    assert_eq!(folder.set("mine.json")["removed"][0]["headline"], "Storm");
    run("a.jsonl", &["1 taken out by an editor before", "holds 2 stories"]);
    let before = folder.read("mine.json");
    run("other/set.json", &["1 unchanged"]);
    assert_eq!(folder.read("mine.json"), before, "the same bytes");
}

#[test]
fn more_than_can_be_named_is_refused_and_nothing_forgotten() {
    let folder = Folder::new("too-many-out");
    folder.write(
        "j.jsonl",
        "{\"id\":\"1\",\"title\":\"Ferry\",\"source\":\"Post\",\"body\":\"It sailed.\"}\n",
    );
    folder.check(&["import", "j.jsonl"], 0, &["1 new"]);
    let set = ArticleSet::read(folder.read("articles.json").as_bytes()).0;
    let one = taken_out(&set.articles()[0]);
    let many = |count: usize| -> Vec<Removed> {
        let numbered = |n: usize| Removed {
            id: ArticleId::parse(&format!("n{n}")).unwrap(),
            slug: Slug::parse(&format!("n{n}")).unwrap(),
            ..one.clone()
        };
        (0..count).map(numbered).collect()
    };
    let write = |count: usize| {
        let mut bytes = Vec::new();
        write_set(None, None, set.articles(), &many(count), &mut bytes).map(|()| bytes)
    };
    let full = write(MOST_REMOVED).unwrap();
    folder.write("articles.json", &String::from_utf8(full.clone()).unwrap());
    let said = folder.check(&["remove", "ferry"], 2, &["50000 is the most", "remove --undo"]);
    assert!(!said.contains("taken out: "), "{said}");
    assert!(folder.read("articles.json").as_bytes() == full, "nothing was changed");
    assert!(write(MOST_REMOVED + 1).is_err());
    // What another program wrote is refused whole, and says what to do.
    let text = String::from_utf8(full).unwrap();
    let more = text.replacen(
        "\"removed\": [",
        "\"removed\": [{\"id\":\"x\",\"slug\":\"x\",\"headline\":\"X\"},",
        1,
    );
    let (_, refusals) = ArticleSet::read(more.as_bytes());
    assert_eq!(refusals.len(), 1);
    assert!(refusals[0].to_string().contains("50000 is the most"), "{}", refusals[0]);
}
