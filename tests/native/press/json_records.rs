//! Stories in JSON that is one list of objects, or holds one, over as many lines as it likes.

use offprint::article::Block;
use offprint::press::sniff::sniff;
use offprint::press::{At, Gathered, Limits, Source, SourceKind, read_as};

fn source(text: &str) -> Source {
    Source { name: "export.json".to_owned(), bytes: text.as_bytes().to_vec(), ..Source::default() }
}

/// What the door makes of a text that it takes for JSON with stories.
#[track_caller]
fn read(text: &str) -> Gathered {
    let source = source(text);
    let kind = sniff(&source, &Limits::default()).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(kind, SourceKind::JsonLines, "{text}");
    read_as(kind, &source, &Limits::default())
}

#[track_caller]
fn headlines(text: &str, wanted: &[&str]) -> Gathered {
    let gathered = read(text);
    let found: Vec<&str> =
        gathered.drafts.iter().map(|draft| draft.headline.as_deref().unwrap_or_default()).collect();
    assert_eq!(found, wanted, "{text}: {:?}", gathered.complaints);
    gathered
}

#[test]
fn a_list_over_many_lines_is_taken() {
    let gathered = headlines(
        "[\n  {\n    \"id\": 7,\n    \"title\": \"Ferry runs\",\n    \"date\": \"2024-01-23\",\n    \"tags\": [\"ferry\", \"night\"],\n    \"lang\": \"en\",\n    \"body\": \"One.\\n\\nTwo.\"\n  },\n  {\n    \"headline\": \"Bell rings\",\n    \"published_at\": \"2024-01-24T10:15:00Z\",\n    \"author\": \"Ivy Lacey\",\n    \"content\": [\"First.\", \"Second.\"]\n  }\n]\n",
        &["Ferry runs", "Bell rings"],
    );
    assert!(gathered.complaints.is_empty(), "{:?}", gathered.complaints);
    let [ferry, bell] = gathered.drafts.as_slice() else { panic!("{gathered:?}") };
    assert_eq!(ferry.source_id.as_deref(), Some("7"));
    assert_eq!(
        (ferry.topics.len(), ferry.language.as_ref().map(ToString::to_string)),
        (2, Some("en".to_owned()))
    );
    assert_eq!(ferry.published.unwrap().to_string(), "2024-01-23");
    assert_eq!(bell.published.unwrap().to_string(), "2024-01-24T10:15:00Z");
    assert_eq!(bell.bylines.iter().map(|name| &**name).collect::<Vec<_>>(), ["Ivy Lacey"]);
    for draft in [ferry, bell] {
        let paragraphs = draft.body.iter().filter(|block| matches!(block, Block::Paragraph { .. }));
        assert_eq!(paragraphs.count(), 2, "{draft:?}");
    }
}

#[test]
fn an_object_that_holds_the_list_is_looked_into() {
    headlines(
        "{\"status\": \"ok\",\n \"articles\": [{\"title\": \"A\", \"body\": \"B.\"}]}",
        &["A"],
    );
    headlines(
        "{\"response\": {\"total\": 2,\n\"results\": [{\"title\": \"A\", \"text\": \"B.\"}, {\"title\": \"C\"}]}}",
        &["A", "C"],
    );
    // All in one line, as programs send it.
    headlines("{\"data\":{\"items\":[{\"headline\":\"A\",\"text\":\"B.\"}]}}", &["A"]);
    headlines(
        "{\"title\": \"My paper\",\n \"stories\": [{\"title\": \"A\", \"body\": \"B.\"}]}",
        &["A"],
    );
}

#[test]
fn objects_alone_or_one_after_another_are_stories() {
    headlines("{\n  \"title\": \"A\",\n  \"body\": \"B.\"\n}\n", &["A"]);
    headlines(
        "{\n  \"title\": \"A\",\n  \"body\": \"B.\"\n}\n{\n  \"title\": \"C\",\n  \"body\": \"D.\"\n}\n",
        &["A", "C"],
    );
    headlines(
        "{\"headline\":\"A\",\"content\":\"B.\"}\n{\"headline\":\"C\",\"content\":\"D.\"}\n",
        &["A", "C"],
    );
    // The simple form, a line each, is read as it was.
    let lines = headlines(
        "{\"title\":\"A\",\"body\":\"B.\"}\n{\"title\":\"C\",\"body\":\"D.\"}\n",
        &["A", "C"],
    );
    assert_eq!(lines.what, "JSON lines");
}

#[test]
fn what_cannot_be_taken_is_named_with_its_line_and_the_rest_goes_on() {
    let gathered = headlines(
        "[\n{\"title\": \"A\"},\n7,\n{\"title\": \"B\", \"date\": \"soon\"},\n{\"other\": 1},\n{\"title\": \"C\", \"body\": \"\\x\"},\n{\"title\": \"D\", \"status\": \"draft\"},\n{\"title\": \"E\"}\n]",
        &["A", "B", "E"],
    );
    let told: Vec<String> = gathered
        .complaints
        .iter()
        .map(|complaint| {
            format!("{:?} {}", complaint.at.clone().unwrap_or(At::Lines(0, 0)), complaint.what)
        })
        .collect();
    for (line, what) in [
        (3, "no object"),
        (4, "soon"),
        (5, "neither a title"),
        (6, "is no story"),
        (7, "not published"),
    ] {
        assert!(
            told.iter()
                .any(|told| told.starts_with(&format!("Lines({line}, {line})"))
                    && told.contains(what)),
            "{line} {what}: {told:?}"
        );
    }
    assert!(gathered.complaints.iter().all(|complaint| !complaint.next.is_empty()));
}

#[test]
fn a_text_that_breaks_off_gives_what_is_whole() {
    let gathered = headlines("[\n{\"title\": \"A\"},\n{\"title\": \"B\", \"body\": \"cut", &["A"]);
    assert!(
        gathered.complaints.iter().any(|complaint| complaint.what.contains("breaks off")),
        "{:?}",
        gathered.complaints
    );
}

#[test]
fn wherever_a_text_is_cut_what_is_whole_is_taken() {
    let text =
        "{\n\"list\": [\n{\"title\": \"A \\\" B\", \"tags\": [\"x\"]},\n{\"body\": [\"C\"]}\n]\n}";
    let found: Vec<usize> = (0..=text.len())
        .map(|end| read_as(SourceKind::JsonLines, &source(&text[..end]), &Limits::default()))
        .map(|gathered| gathered.drafts.len())
        .collect();
    assert_eq!((found.first(), found.last()), (Some(&0), Some(&2)), "{found:?}");
    assert!(found.iter().max() == Some(&2) && found.is_sorted(), "{found:?}");
}

#[test]
fn json_without_stories_is_refused_as_what_it_is() {
    for text in
        ["{\n  \"name\": \"thing\",\n  \"version\": 2\n}", "[\n  {\"x\": 1}\n]", "[]", "[\"a\"]"]
    {
        let refused = sniff(&source(text), &Limits::default());
        let Err(complaint) = refused else { panic!("{text}: {refused:?}") };
        assert!(
            complaint.what.contains("is JSON") && complaint.next.contains("\"title\""),
            "{complaint:?}"
        );
    }
    // What only looks like it is refused when it is read, in words, and once.
    let gathered = headlines("{\n  \"title\": {\"rendered\": 7},\n  \"version\": 2\n}", &[]);
    assert_eq!(gathered.complaints.len(), 1, "{:?}", gathered.complaints);
}

#[test]
fn limits_hold() {
    let many = format!("[{}]", vec!["{\"title\": \"A\"}"; 50].join(",\n"));
    let limits = Limits { entries: 10, ..Limits::default() };
    let gathered = read_as(SourceKind::JsonLines, &source(&many), &limits);
    assert_eq!((gathered.drafts.len(), gathered.refused), (10, 1));
    let deep = format!("[\n{}", "{\"title\":".repeat(100_000));
    let gathered = read_as(SourceKind::JsonLines, &source(&deep), &Limits::default());
    assert!(gathered.drafts.is_empty() && !gathered.complaints.is_empty());
    let bad = format!("[{}]", vec!["7"; 10_000].join(",\n"));
    let gathered = read_as(SourceKind::JsonLines, &source(&bad), &Limits::default());
    assert_eq!(gathered.complaints.len(), 1_000);
}

#[test]
fn an_ambiguous_day_is_read_as_the_language_of_its_story_has_it() {
    for (lang, day) in [
        ("de", "2024-04-03"),
        ("en-AU", "2024-04-03"),
        ("en-US", "2024-03-04"),
        ("en", "2024-03-04~"),
    ] {
        let text = format!(
            "[{{\"title\":\"Ice\",\"date\":\"03/04/2024\",\"body\":\"It froze.\",\"language\":\"{lang}\"}}]"
        );
        let source = Source { bytes: text.into_bytes(), ..Source::default() };
        let gathered = offprint::press::json_records::read(&source, &Limits::default());
        let published = gathered.drafts[0].published.map(|time| time.to_string());
        assert_eq!(published.as_deref(), Some(day), "{lang}");
    }
}

#[test]
fn texts_in_objects_are_found_and_numbers_name_nobody() {
    let gathered = headlines(
        r#"[{"id":412,"date":"2024-01-05T10:00:00Z","link":"https://h.example/ferry/","title":{"rendered":"Ferry stops"},"content":{"rendered":"<p>The ferry will stand still.</p>","protected":false},"author":1,"categories":[3]},
        {"id":"2","title":"Bell rings","body":["One.",{"paragraph":"Two."},{"type":"p","content":"Three."},{"type":"p","children":[{"text":"Four."}]}]},
        {"id":"3","title":"Gulls return","body":["One.",{"type":"chart","src":"a.json"}]}]"#,
        &["Ferry stops", "Bell rings", "Gulls return"],
    );
    let [ferry, bell, _] = gathered.drafts.as_slice() else { panic!("{gathered:?}") };
    let said = |draft: &offprint::press::Draft| {
        let mut words = Vec::new();
        draft.body.iter().for_each(|block| block.each_text(&mut |it, _| words.push(it.to_owned())));
        words
    };
    assert_eq!(said(ferry), ["The ferry will stand still."]);
    assert_eq!((&ferry.bylines[..], &ferry.section), (&[][..], &None));
    assert_eq!(said(bell), ["One.", "Two.", "Three.", "Four."]);
    let complaints = format!("{:?}", gathered.complaints);
    assert!(complaints.contains("no text was found"), "{complaints}");
}
