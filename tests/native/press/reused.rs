//! Names that two stories of one source have, and what is said of it.

use super::importing::Folder;

fn line(id: &str, title: &str, body: &str) -> String {
    let line = serde_json::json!({ "id": id, "title": title, "date": "2026-03-01", "source": "Courier", "lang": "en", "body": body });
    format!("{line}\n")
}

const RATES: &str = "Rates rise by 4 per cent.\n\nThe vote was 9-3 after an hour of talk.";
const RATES_AGAIN: &str = "Rates rise by 5 per cent.\n\nThe vote was 9-3 after an hour of talk.";
const FIRE: &str = "Firemen were called to Kiln Lane at dawn.";

#[test]
fn a_story_with_the_id_of_another_does_not_vanish_unnamed() {
    let folder = Folder::new("reused");
    folder.write("in.jsonl", &(line("j1", "Rates rise", RATES) + &line("j1", "Mill ablaze", FIRE)));
    let said = ["line 2", "`j1`", "\"Mill ablaze\"", "\"Rates rise\"", "an id of its own"];
    folder.check(&["import", "in.jsonl", "-o", "a.json"], 1, &said);
    let set = folder.set("a.json");
    assert_eq!(set["articles"].as_array().map(Vec::len), Some(1));
    assert_eq!(set["articles"][0]["headline"], "Rates rise");
    folder.write("in.csv", "id,title,body\n7,Rates rise,The council voted nine to three.\n7,Mill ablaze,Firemen came to Kiln Lane at dawn.\n");
    folder.check(&["import", "in.csv", "-o", "b.json"], 1, &["`7`", "\"Mill ablaze\""]);
}

#[test]
fn a_story_told_anew_under_its_id_is_taken_and_named() {
    let folder = Folder::new("anew");
    let anew = line("j1", "Council puts up rates", RATES_AGAIN);
    folder.write("in.jsonl", &(line("j1", "Rates rise", RATES) + &anew));
    folder.check(
        &["import", "in.jsonl", "-o", "a.json"],
        0,
        &["\"Council puts up rates\"", "`j1`"],
    );
    folder
        .write("same.jsonl", &(line("j1", "Rates rise", RATES) + &line("j1", "Rates rise", FIRE)));
    let said = folder.check(&["import", "same.jsonl", "-o", "b.json"], 0, &["1 came twice"]);
    assert!(!said.contains("an id of its own"), "{said}");
}

#[test]
fn one_id_in_two_outlets_is_two() {
    let folder = Folder::new("outlets");
    let other = line("j1", "Mill ablaze", FIRE).replace("Courier", "Tide");
    folder.write("in.jsonl", &(line("j1", "Rates rise", RATES) + &other));
    folder.check(&["import", "in.jsonl", "-o", "a.json"], 0, &["2 new"]);
}

#[test]
fn what_is_written_over_by_another_text_is_said() {
    let folder = super::importing::Folder::new("anew");
    let row = |title: &str, n: usize| {
        let text = super::unlike::strange(n).replace('\n', " ");
        format!("{{\"id\":\"1\",\"title\":\"{title}\",\"source\":\"Post\",\"body\":\"{text}\"}}\n")
    };
    folder.write("1.jsonl", &row("Ferry sold to the baker", 1));
    folder.write("2.jsonl", &row("Ferry bought from the baker", 2));
    let told = "has the id of a story with which its text has nothing in common";
    folder.check(&["import", "1.jsonl", "2.jsonl", "-o", "a.json"], 0, &[told, "1 came twice"]);
    folder.check(&["import", "1.jsonl", "-o", "b.json"], 0, &["1 new"]);
    folder.check(&["import", "2.jsonl", "--into", "b.json"], 0, &[told, "1 updated"]);
    let said = folder.check(&["import", "2.jsonl", "--into", "b.json"], 0, &["1 unchanged"]);
    assert!(!said.contains(told), "{said}");
}
