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
    refused("{\"title\":7}", "is no story");
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
