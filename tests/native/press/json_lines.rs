//! JSON lines in the simple form: what is taken, and what is named.

use offprint::article::Block;
use offprint::press::{Gathered, Limits, Source, json_lines};

fn read(text: &str) -> Gathered {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    json_lines::read(&source, &Limits::default())
}

#[test]
fn every_field_is_taken() {
    let gathered = read(
        "\u{feff}{\"id\":\"a1\",\"title\":\"Ferry  runs\",\"date\":\"2024-01-23\",\"section\":\"News\",\"tags\":[\"ferry\",\" \"],\"source\":\"The Tide\",\"lang\":\"en\",\"body\":\"One\\nline.\\n\\n \\nTwo.\",\"more\":[1]}\n",
    );
    let [draft] = gathered.drafts.as_slice() else { panic!("{gathered:?}") };
    let fields = [&draft.source_id, &draft.headline, &draft.section, &draft.source]
        .map(|field| field.as_deref().unwrap_or_default().to_owned());
    assert_eq!(fields, ["a1", "Ferry runs", "News", "The Tide"]);
    assert_eq!(
        (draft.published.unwrap().to_string().as_str(), draft.topics.len()),
        ("2024-01-23", 1)
    );
    let body: Vec<String> = draft
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph { text } => text.plain(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(body, ["One line.", "Two."]);
    assert!(gathered.complaints.is_empty() && draft.trail.0.len() == 1 && !draft.headline_guessed);
}

#[track_caller]
fn refused(line: &str, what: &str) {
    let gathered = read(&format!("{line}\n{{\"title\":\"A\",\"body\":\"B\"}}\n"));
    assert_eq!(gathered.complaints.len(), 1, "{line}: {gathered:?}");
    let complaint = &gathered.complaints[0];
    assert!(complaint.what.contains(what) && !complaint.next.is_empty(), "{complaint:?}");
    assert!(
        gathered.drafts.iter().any(|draft| draft.headline.as_deref() == Some("A")),
        "the rest goes on"
    );
}

#[test]
fn what_cannot_be_taken_is_named_and_the_rest_goes_on() {
    refused("{\"title\":", "is no story");
    refused("[]", "is no story");
    refused("{\"title\":[]}", "neither a title nor a body");
    refused("{\"title\":\" \",\"body\":\"\"}", "neither a title nor a body");
    refused("{\"title\":\"X\",\"date\":\"soon\"}", "`soon`");
    refused(&"[".repeat(10_000), "is no story");
    assert_eq!(read("").complaints.len(), 1);
    assert_eq!(read(&"x\n".repeat(10_000)).complaints.len(), 1_001);
}

#[test]
fn numbers_are_ids_and_a_missing_title_is_guessed() {
    let gathered = read(
        "{\"id\":7,\"title\":null,\"body\":\"The ferry that was thought lost came home. It was late.\"}",
    );
    let draft = &gathered.drafts[0];
    assert_eq!(draft.source_id.as_deref(), Some("7"));
    assert_eq!(
        (draft.headline.as_deref(), draft.headline_guessed),
        (Some("The ferry that was thought lost came home"), true)
    );
}

#[test]
fn lines_with_other_names_and_kinds_of_values_are_taken() {
    let gathered = read(
        "{\"headline\":\"Ferry runs\",\"published_at\":\"2024-01-23T10:00:00Z\",\"content\":\"<p>One.</p><p>Two.</p>\",\"author\":\"Ana Roe\"}\n\
         {\"title\":\"Ice\",\"date\":1706000000,\"tags\":\"ice, quay\",\"body\":\"It froze.\"}\n\
         {\"title\":\"Wind\",\"url\":\"https://quay.example/wind\",\"lang\":\"English\",\"date\":\"23 Jan 2024\",\"body\":\"It blew.\"}\n\
         {\"title\":\"Rain\",\"lang\":\"English\",\"date\":\"Jan 24, 2024\",\"body\":\"<p>It</p><p>rained.</p>\"}\n",
    );
    assert!(gathered.complaints.is_empty(), "{:?}", gathered.complaints);
    let told: Vec<(String, String, usize)> = gathered
        .drafts
        .iter()
        .map(|draft| {
            let day = draft.published.map(|time| time.day().to_string()).unwrap_or_default();
            (draft.headline.as_ref().unwrap().to_string(), day, draft.body.len())
        })
        .collect();
    let wanted = [
        ("Ferry runs", "2024-01-23", 2),
        ("Ice", "2024-01-23", 1),
        ("Wind", "2024-01-23", 1),
        ("Rain", "2024-01-24", 2),
    ];
    assert_eq!(
        told,
        wanted.map(|(headline, day, blocks)| (headline.to_owned(), day.to_owned(), blocks))
    );
    assert_eq!(gathered.drafts[0].bylines.len(), 1);
    assert_eq!(gathered.drafts[1].topics.len(), 2);
    assert!(gathered.drafts[2].address.is_some());
    assert_eq!(gathered.drafts[3].language.as_ref().map(|l| l.as_str()), Some("en"));
}

#[test]
fn what_is_wrong_is_said_in_the_words_of_who_wrote_it() {
    for (line, what, next) in [
        ("{\"title\":\"A\",\"body\":\"B", "breaks off", "close what is open"),
        ("{\"title\":\"A\" \"body\":\"B\"}", "lacks a comma", "put a comma"),
        (
            "{\"title\":\"A\",\"body\":\"She said \"yes\" twice\"}",
            "quotation mark within a text",
            "write \\\"",
        ),
        ("{title:\"A\"}", "name without quotation marks", "around each name"),
        ("{\"title\":\"A\",}", "comma before a closing", "take the comma out"),
        ("{\"title\":A}", "word without quotation marks", "around each text"),
        ("{\"title\":\"a\\q\"}", "backslash", "write \\\\"),
        ("{\"title\":\"A\",\"body\":\"one\ttwo\"}", "control character", "write \\n"),
        ("{\"title\":\"A\"} {\"title\":\"B\"}", "goes on behind", "line of its own"),
    ] {
        let gathered = read(&format!("{line}\n{{\"title\":\"Z\",\"body\":\"B\"}}\n"));
        let complaint = &gathered.complaints[0];
        assert!(complaint.what.contains(what), "{line}: {complaint:?}");
        assert!(complaint.next.contains(next), "{line}: {complaint:?}");
        assert_eq!(complaint.at.as_ref().map(ToString::to_string).as_deref(), Some("line 1"));
        for word in ["EOF", "serde", "expected", "column", "invalid"] {
            assert!(!complaint.what.contains(word), "{line}: {complaint:?}");
        }
        assert_eq!((gathered.lost, gathered.refused, gathered.drafts.len()), (1, 1, 1), "{line}");
    }
    // The words before the place lead there.
    let gathered = read("{\"title\":\"Ferry runs\" \"body\":\"B\"}\n");
    assert!(
        gathered.complaints[0].what.contains("`{\"title\":\"Ferry runs\""),
        "{:?}",
        gathered.complaints
    );
}
