//! Which stories are taken and which are refused, with what words; the rest is always kept.

use offprint::article::{ArticleSet, ImagePath, Refusal, SetReader, Target, WebAddress};

/// A story that is well, with these members put in or replacing its own.
fn story(id: &str, members: &str) -> String {
    let slug = id.to_lowercase();
    let own = [
        ("id", format!("{id:?}")),
        ("slug", format!("{slug:?}")),
        ("headline", "\"A headline\"".to_owned()),
        ("source", "\"World desk\"".to_owned()),
        ("language", "\"en\"".to_owned()),
        ("body", "[{\"kind\":\"paragraph\",\"text\":\"Words.\"}]".to_owned()),
    ];
    let own = own.iter().filter(|(name, _)| !members.starts_with(&format!("\"{name}\":")));
    let mut all: Vec<String> = own.map(|(name, value)| format!("\"{name}\":{value}")).collect();
    if !members.is_empty() {
        all.push(members.to_owned());
    }
    format!("{{{}}}", all.join(","))
}

fn set(stories: &[String]) -> String {
    format!("{{\"format\":1,\"articles\":[{}]}}", stories.join(","))
}

fn read(text: &str) -> (ArticleSet, Vec<Refusal>) {
    ArticleSet::read(text.as_bytes())
}

/// One story with these members stands between two good ones; it alone is refused, with these words.
#[track_caller]
fn refused(members: &str, words: &str) {
    let text = set(&[story("good-1", ""), story("bad", members), story("good-2", "")]);
    let (set, refusals) = read(&text);
    let said: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(said, [words], "for {members}");
    assert_eq!(set.len(), 2, "the others are kept");
}

#[track_caller]
fn taken(members: &str) {
    let (set, refusals) = read(&set(&[story("good", members)]));
    assert_eq!(refusals, [], "for {members}");
    assert_eq!(set.len(), 1);
}

#[test]
fn what_is_well_formed_is_taken() {
    taken("");
    taken("\"published\":\"2024-01-23\"");
    taken("\"direction\":\"rtl\"");
    taken("\"body\":[]");
    taken(
        "\"body\":[{\"kind\":\"paragraph\",\"text\":[\"a\",{\"kind\":\"emphasis\",\"text\":\"b\"}]}]",
    );
    taken("\"body\":[{\"kind\":\"subhead\",\"text\":\"x\",\"id\":\"part-2\"},{\"kind\":\"rule\"}]");
    taken("\"overrides\":[{\"field\":\"headline\",\"value\":\"New\",\"was\":\"Old\"}]");
    taken("\"headline\":\"<script>alert(1)</script>\"");
}

#[test]
fn what_is_not_is_refused_with_its_field_and_what_to_do() {
    refused("\"headline\":7", "bad: `headline` is a number; write a string");
    refused(
        "\"headline\":\" \"",
        "bad: `headline` is blank; fill it in, or leave it out if it may be left out",
    );
    refused(
        "\"headline\":\"\u{200b}\u{feff} \u{2060}\"",
        "bad: `headline` is blank; fill it in, or leave it out if it may be left out",
    );
    refused("\"id\":\"\"", ": `id` `` does not fit; use 1 to 128 of A-Z a-z 0-9 . _ -");
    refused(
        "\"slug\":\"Ice Cores\"",
        "bad: `slug` `Ice Cores` does not fit; use 1 to 80 of a-z 0-9 -",
    );
    refused(
        "\"published\":\"yesterday\"",
        "bad: `published` `yesterday` is not a date; write it as 2024-01-23T09:40:00+01:00, 2024-01-23, or 2024-01-23~ for a guess",
    );
    refused(
        "\"language\":\"english!\"",
        "bad: `language` `english!` is not a language tag; write a BCP 47 tag, as en, pt-BR or zh-Hant",
    );
    refused(
        "\"direction\":\"up\"",
        "bad: `direction` `up` is not one of the words known here; use one of ltr rtl",
    );
    refused(
        "\"author\":\"me\"",
        "bad: `author` is not a field of this format; take it out, or correct its spelling",
    );
    refused("\"body\":{}", "bad: `body` is an object; write a list");
    refused(
        "\"body\":[{\"kind\":\"iframe\"}]",
        "bad: `body[0].kind` `iframe` is not a kind of this format; use one of paragraph, subhead, quote, list, figure, table, code, rule, facts",
    );
    refused("\"body\":[{\"text\":\"no kind\"}]", "bad: `body[0].kind` is missing; add it");
    refused(
        "\"body\":[{\"kind\":\"paragraph\",\"text\":\"x\",\"style\":\"color:red\"}]",
        "bad: `body[0].style` is not a field of this format; take it out, or correct its spelling",
    );
    refused(
        "\"body\":[{\"kind\":\"rule\"},{\"kind\":\"paragraph\",\"text\":[\"a\",{\"kind\":\"link\",\"to\":\"javascript:alert(1)\",\"text\":\"b\"}]}]",
        "bad: `body[1].text[1].to` `javascript:alert(1)` is not a safe address; write an http, https or mailto address, story:slug or #passage",
    );
    refused(
        "\"headline\":\"a\\u0000b\"",
        "bad: `headline` holds the control character U+0000; take it out; the text may have been read in a wrong encoding",
    );
    refused(
        "\"lead_image\":{\"file\":{\"path\":\"../secret.png\",\"width\":1,\"height\":1}}",
        "bad: `lead_image.file.path` `../secret.png` leads out of the folder of the article set; put the picture beside the set, and write its path from there, as images/name.webp",
    );
    refused(
        "\"lead_image\":{\"file\":{\"path\":\"a.png\",\"width\":0,\"height\":1}}",
        "bad: `lead_image.file.width` is not a size; write whole pixels, 1 to 20000",
    );
    refused(
        "\"body\":[{\"kind\":\"table\",\"head\":[\"a\",\"b\"],\"rows\":[[\"1\"]]}]",
        "bad: `body[0]` is a table whose row 1 is not as long as its head; give every row a cell for each column",
    );
}

#[test]
fn absurd_sizes_are_refused() {
    let long = format!("\"headline\":\"{}\"", "x".repeat(2_001));
    refused(
        &long,
        "bad: `headline` is 2001 characters long; 2000 is the most; shorten or split it",
    );
    let table = |rows: usize| {
        let row = format!("[{}]", ["\"1\""; 100].join(","));
        let rows = vec![row.as_str(); rows].join(",");
        format!("\"body\":[{{\"kind\":\"table\",\"head\":{row},\"rows\":[{rows}]}}]")
    };
    taken(&table(99));
    refused(&table(100), "bad: `body[0]` is a table of more than 10000 cells; split the table");
    let many = format!("\"topics\":[{}]", vec!["\"t\""; 5_001].join(","));
    refused(&many, "bad: `topics` has 5001 items; 5000 is the most; split the story");
    let huge = format!("\"source_id\":\"{}\"", "x".repeat(1_000_000));
    let (set_read, refusals) = read(&set(&[story("good", ""), story("huge", &huge)]));
    assert_eq!(set_read.len(), 1);
    assert!(refusals[0].to_string().starts_with("story 2 of the file: is 1000"), "{}", refusals[0]);
    let deep = |depth: usize| {
        let open = "{\"kind\":\"emphasis\",\"text\":".repeat(depth);
        format!("\"body\":[{{\"kind\":\"paragraph\",\"text\":{open}\"x\"{}}}]", "}".repeat(depth))
    };
    taken(&deep(15));
    let (_, refusals) = read(&set(&[story("deep", &deep(16))]));
    assert!(refusals[0].to_string().contains("nests spans deeper than 16"), "{}", refusals[0]);
    let (_, refusals) = read(&set(&[story("deeper", &deep(100_000 / 26))]));
    assert_eq!(refusals.len(), 1);
}

#[test]
fn ids_and_slugs_are_unique_by_construction() {
    let (kept, refusals) = read(&set(&[story("one", ""), story("one", "\"slug\":\"two\"")]));
    assert_eq!(kept.len(), 1);
    assert_eq!(
        refusals[0].to_string(),
        "one: `id` is taken by a story before; give each story an id of its own"
    );
    let (kept, refusals) = read(&set(&[story("one", ""), story("two", "\"slug\":\"one\"")]));
    assert_eq!(kept.len(), 1);
    assert_eq!(
        refusals[0].to_string(),
        "two: `slug` `one` is taken by a story before; add -2 to it"
    );
}

#[test]
fn a_former_slug_leads_to_its_story_unless_another_has_it_now() {
    let (kept, _) =
        read(&set(&[story("one", "\"former_slugs\":[\"old\",\"two\"]"), story("two", "")]));
    let find = |slug: &str| kept.find(&offprint::article::Slug::parse(slug).unwrap());
    assert_eq!(
        (find("one"), find("old"), find("two"), find("none")),
        (Some(0), Some(0), Some(1), None)
    );
}

#[test]
fn a_word_that_is_no_json_costs_one_story() {
    let text = set(&[story("one", ""), "Nope".to_owned(), "-".to_owned(), story("two", "")]);
    let (set, refusals) = read(&text);
    assert_eq!((set.len(), refusals.len()), (2, 2), "{refusals:?}");
    assert!(
        refusals[0].to_string().starts_with("story 2 of the file: is not JSON"),
        "{refusals:?}"
    );
}

#[test]
fn a_broken_file_keeps_the_stories_before_the_break() {
    let whole = set(&[story("one", ""), story("two", ""), story("three", "")]);
    let mut counts = [0; 4];
    for end in 0..whole.len() {
        let (kept, refusals) = ArticleSet::read(&whole.as_bytes()[..end]);
        assert!(!refusals.is_empty(), "a cut at byte {end} is noticed");
        counts[kept.len()] += 1;
    }
    assert!(counts.iter().all(|&count| count > 0), "cuts keep 0, 1, 2 and 3 stories: {counts:?}");
}

#[test]
fn the_file_as_a_whole() {
    let whole = |text: &str| {
        let (kept, refusals) = read(text);
        (kept.len(), refusals.first().map(ToString::to_string).unwrap_or_default())
    };
    let not_a_set = "the article set: is not an article set; give a JSON file that begins with {\"format\": 1, …";
    assert_eq!(whole(""), (0, not_a_set.to_owned()));
    assert_eq!(whole("<!doctype html>"), (0, not_a_set.to_owned()));
    assert_eq!(whole("[]"), (0, not_a_set.to_owned()));
    assert_eq!(
        whole("{}"),
        (0, "the article set: has no `format`; write \"format\": 1 first".to_owned())
    );
    assert_eq!(
        whole("{\"format\":2,\"articles\":[]}"),
        (0, "the article set: is of format 2; this program reads format 1; make the set again, or get a newer reader".to_owned())
    );
    let (one, two) = (story("one", ""), story("two", ""));
    let sorted = |format: &str| whole(&format!("{{\"articles\":[{one},{two}]{format}}}"));
    assert_eq!(sorted(",\"format\":1,\"name\":\"x\""), (2, String::new()));
    assert_eq!(sorted(",\"format\":2").0, 0);
    assert_eq!(
        sorted(""),
        (0, "the article set: has no `format`; write \"format\": 1 first".to_owned())
    );
    let twice = format!("{{\"articles\":[{one}],\"format\":1,\"articles\":[{two}]}}");
    assert_eq!(whole(&twice), (2, String::new()));
    for member in ["\"name\":\"\"", "\"name\":5", "\"language\":\"e n\""] {
        let (kept, said) = whole(&format!("{{\"format\":1,{member},\"articles\":[{one},{two}]}}"));
        let field = member.split('"').nth(1).unwrap();
        assert_eq!(kept, 2, "{member}");
        assert!(said.starts_with(&format!("the article set: `{field}` ")), "{said}");
    }
    let (three, first) = (story("three", ""), format!("{{\"articles\":[{one},{two}],"));
    assert_eq!(whole(&format!("{first}\"articles\":[{three}],\"format\":1}}")), (3, String::new()));
    assert_eq!(whole(&format!("{first}\"format\":1")).0, 2, "cut short");
    assert_eq!(whole(&format!("{first}\"format\":1}} and more")).0, 2, "something after it");
    assert_eq!(whole("{\"articles\":5,\"format\":1}").0, 0, "no list");
    let after = format!("{{\"articles\":5,\"articles\":[{one}],\"format\":1}}");
    assert_eq!(whole(&after).0, 1, "a list after what is none");
    let no_comma = format!("{{\"format\":1,\"articles\":[\n{one}\n  {two}]}}");
    assert_eq!(
        whole(&no_comma),
        (1, "the article set: goes wrong in line 3, column 3, where a comma or ] should stand; mend it there, since what follows cannot be read; the story before is kept".to_owned())
    );
    let cut = "{\"format\":1,\n\"articles\":[{\"id\":\"one";
    assert_eq!(
        whole(cut),
        (0, "the article set: breaks off in line 2, column 23, where the end of a string should stand; get the whole file".to_owned())
    );
    let bad_story =
        format!("{{\"format\":1,\"articles\":[{one},\n  {{\"id\":\"x\"\n  \"slug\":1}}]}}");
    assert_eq!(
        whole(&bad_story),
        (1, "story 2 of the file: is not JSON: expected `,` or `}` in line 3, column 3; mend it there, or leave the story out".to_owned())
    );
    let with_mark = format!("\u{feff}{}", set(&[story("one", "")]));
    assert_eq!(whole(&with_mark), (1, String::new()));
}

#[test]
fn a_set_is_read_the_same_in_steps() {
    let text = set(&[story("one", ""), story("two", "\"headline\":1"), story("three", "")]);
    let mut reader = SetReader::new();
    let mut steps = 0;
    while reader.step(text.as_bytes()) {
        steps += 1;
    }
    assert!(steps > 4, "a story at a time");
    let (stepped, refusals) = reader.finish();
    let (whole, same) = read(&text);
    assert_eq!(stepped.articles(), whole.articles());
    assert_eq!(refusals, same);
}

#[test]
fn where_links_and_images_may_lead() {
    let table = [
        ("https://example.org/a?b=c#d", true),
        ("HTTP://example.org", true),
        ("https://例え.jp/", true),
        ("mailto:desk@example.org", true),
        ("story:ice-cores", true),
        ("#part-2", true),
        ("javascript:alert(1)", false),
        ("JaVaScRiPt:alert(1)", false),
        (" javascript:alert(1)", false),
        ("java\nscript:alert(1)", false),
        ("data:text/html,x", false),
        ("vbscript:x", false),
        ("file:///etc/passwd", false),
        ("//example.org/", false),
        ("/relative", false),
        ("https:example.org", false),
        ("https://", false),
        ("https:///x", false),
        ("https://user:password@example.org/", false),
        ("https://example.org/\u{202e}gpj", false),
        ("https://example.org/a b", false),
        ("https://example.org/\\x", false),
        ("https://example.org/\"onclick=", false),
        ("mailto:", false),
        ("mailto:a@b.org<x>", false),
        ("story:../x", false),
        ("#\"><img>", false),
        ("", false),
    ];
    for (given, safe) in table {
        assert_eq!(Target::parse(given).is_some(), safe, "{given:?}");
    }
    assert!(WebAddress::parse("mailto:a@b.org").is_none());
    let images = [
        ("images/a.webp", true),
        ("a.PNG", true),
        ("a.svg", false),
        ("/a.png", false),
        ("images//a.png", false),
        ("images/../a.png", false),
        (".hidden.png", false),
        ("https://example.org/a.png", false),
        ("a.png?x", false),
        ("a b.png", false),
        ("png", false),
    ];
    for (given, safe) in images {
        assert_eq!(ImagePath::parse(given).is_some(), safe, "{given:?}");
    }
}
