//! What may be a story that was taken out waits for its editor; what is another comes in; and what its own
//! editor kept beside what was taken out is kept everywhere.

use super::importing::Folder;
use serde_json::json;

/// A short wire of a dam, as its desk may correct it.
fn dam(headline: &str, homes: &str) -> String {
    format!(
        "{headline}\n\nWork on the Orvest dam will not begin before spring, the ministry said, after divers found a second crack.\n\nThe crack, 4 metres long, lies below the spillway. Engineers want to lower the lake first.\n\n\"We will send nobody down there in winter,\" the minister told reporters.\n\nThe dam supplies {homes} households.\n"
    )
}

fn bakers(n: usize) -> String {
    format!(
        "\n\n\n\nBakers of Hest strike for day {n}\n\nThe bakers of Hest did not bake on day {n}, and the town ate biscuits.\n\nNobody knows how long that will go on.\n"
    )
}

#[test]
fn a_short_story_that_comes_again_with_another_headline_and_figure_waits_for_the_editor() {
    let folder = Folder::new("removing-short");
    folder.write("wire.txt", &(dam("Dam repair delayed until spring", "40,000") + &bakers(1)));
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["2 new"]);
    folder.check(&["remove", "dam-repair-delayed", "--set", "a.json"], 0, &["taken out"]);
    let said = folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &[]);
    assert!(!said.contains("held back"), "{said}");
    let before = folder.read("a.json");
    folder.write("wire.txt", &(dam("Dam work put off until April", "45,000") + &bakers(1)));
    // A form that is filled in anew looks the same, so it is not decided; and that each time.
    for _ in 0..2 {
        folder.check(
            &["import", "wire.txt", "--into", "a.json", "--report", "report.json"],
            0,
            &[
                "held back: \"Dam work put off until April\" has most of the words of \"Dam repair delayed until spring\", which was taken out",
                "1 held back, 1 unchanged",
            ],
        );
        assert_eq!(folder.read("a.json"), before);
    }
    let report = folder.read("report.json");
    assert!(report.contains("\"outcome\": \"held back\""), "{report}");
    assert!(report.contains("\"may_be\": \""), "{report}");
    // As the report says, it comes in, and its file brings it no second time; or it stays out, and nothing
    // is asked any more.
    let id = serde_json::from_str::<serde_json::Value>(&report).unwrap()["sources"][0]["stories"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|story| (story["outcome"] == "held back").then(|| story["id"].clone()))
        .unwrap();
    let id = id.as_str().unwrap();
    let left = ["import", "wire.txt", "-o", "b.json", "--into", "a.json", "--leave", id];
    folder.check(&left, 0, &["1 taken out by an editor before, 1 unchanged"]);
    let again = ["import", "wire.txt", "--into", "b.json"];
    folder.check(&again, 0, &["1 taken out by an editor before, 1 unchanged"]);
    folder.check(&["import", "wire.txt", "--into", "a.json", "--take", id], 0, &["1 new"]);
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["2 unchanged"]);
    folder.check(&["import", "wire.txt", "--into", "a.json", "--take", "?"], 2, &["is no id"]);
    // But for the day or the number in its headline it says itself that it is another.
    for (was, is) in [("until spring", "until April"), ("repair", "work")] {
        let headline = "Dam repair delayed until spring";
        folder.write("alike.txt", &dam(headline, "40,000"));
        folder.check(&["import", "alike.txt", "-o", "alike.json"], 0, &["1 new"]);
        folder.check(&["remove", "dam-repair", "--set", "alike.json"], 0, &["taken out"]);
        folder.write("alike.txt", &dam(&headline.replace(was, is), "45,000"));
        folder.check(&["import", "alike.txt", "--into", "alike.json"], 0, &["1 held back"]);
        std::fs::remove_file(folder.0.join("alike.json")).unwrap();
    }
    // Once that is out by its own words, another story of the file comes in as ever.
    folder.check(&["remove", "dam-work", "--set", "a.json"], 0, &["taken out"]);
    folder.write("wire.txt", &(dam("Dam work put off until April", "45,000") + &bakers(2)));
    let said = folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["1 new"]);
    assert!(!said.contains("held back"), "{said}");
}

#[test]
fn beside_what_was_taken_out_and_is_still_there_a_like_story_is_another() {
    let folder = Folder::new("removing-beside");
    let first = dam("Dam repair delayed until spring", "40,000");
    folder.write("wire.txt", &(first.clone() + &bakers(1)));
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["2 new"]);
    folder.check(&["remove", "dam-repair-delayed", "--set", "a.json"], 0, &["taken out"]);
    let next = "\n\n\n\n".to_owned() + &dam("Dam work put off until April", "45,000");
    for wire in [first.clone() + &bakers(1) + &next, bakers(1) + &next + "\n\n\n\n" + &first] {
        folder.write("wire.txt", wire.trim_start());
        folder.check(
            &["import", "wire.txt", "-o", "b.json", "--into", "a.json"],
            0,
            &["1 new", "1 taken out by an editor before", "1 unchanged"],
        );
        std::fs::remove_file(folder.0.join("b.json")).unwrap();
    }
}

/// A notice on one form, of one of several places.
fn notice(place: &str, headline: &str, street: &str) -> String {
    json!({
        "id": place, "title": headline, "date": "2024-01-25", "source": "Vale Post", "lang": "en",
        "body": format!(
            "Households in {place} have been told to boil their water before they drink it, cook with it or give it to animals, the water office said on Thursday.\n\n\
             A main burst below {street} in the night, and soil may have come into the pipes. Tankers stand beside the school until further notice, and those who cannot leave their homes may ring the office, which will bring them bottles.\n\n\
             Engineers have closed the main and will wash the pipes. The office will take samples on three days, and will not lift the notice before all of them are clean. Nobody has fallen ill so far, said a doctor at the clinic, who asked people not to wait if they do."
        ),
    })
    .to_string()
}

#[test]
fn the_next_on_a_form_comes_in_beside_what_was_taken_out() {
    let folder = Folder::new("held-form");
    let all = [
        notice("Ashel", "Ashel told to boil its water", "Mill Street"),
        notice("Okeby", "Burst main leaves homes in Okeby dry", "the green"),
        notice("Pelham", "Pelham taps unsafe", "Church Row"),
    ];
    folder.write("notices.jsonl", &all[0]);
    folder.check(&["import", "notices.jsonl", "--into", "a.json"], 0, &["1 new"]);
    folder.check(&["remove", "ashel", "--set", "a.json"], 0, &["taken out"]);
    folder.write("notices.jsonl", &all.join("\n"));
    let said = ["2 new, 1 taken out by an editor before"];
    folder.check(&["import", "notices.jsonl", "--into", "a.json"], 0, &said);
    // Where it is there no more, the likest of the others may be it; the rest are none.
    folder.write("later.jsonl", &all[0]);
    folder.check(&["import", "later.jsonl", "--into", "b.json"], 0, &["1 new"]);
    folder.check(&["remove", "ashel", "--set", "b.json"], 0, &["taken out"]);
    folder.write("later.jsonl", &all[1..].join("\n"));
    let said = folder.check(&["import", "later.jsonl", "--into", "b.json"], 0, &[]);
    assert!(said.contains("2 new") || said.contains("1 held back, 1 new"), "{said}");
}

#[test]
fn an_older_file_beside_the_newer_does_not_bring_back_what_was_taken_out() {
    let folder = Folder::new("held-days");
    folder.write("wires/1.txt", &dam("Dam repair delayed until spring", "40,000"));
    folder.check(&["import", "wires", "--into", "a.json", "--source", "Wire"], 0, &["1 new"]);
    folder.check(&["remove", "dam-repair", "--set", "a.json"], 0, &["taken out"]);
    let text = dam("Dam repair delayed until May", "40,000").replace("metres long", "metres wide");
    folder.write("wires/2.txt", &text.replace("in winter", "in the dark"));
    let said = folder.check(&["import", "wires", "--into", "a.json", "--source", "Wire"], 0, &[]);
    assert!(!said.contains("new"), "{said}");
}

#[test]
fn what_an_editor_kept_beside_what_was_taken_out_is_kept_in_every_set() {
    let folder = Folder::new("held-beside");
    folder.write("early.txt", &dam("Dam repair delayed until spring", "40,000"));
    folder.write("late.txt", &dam("Crack halts dam work", "45,000"));
    folder.check(&["import", "early.txt", "--into", "a.json", "--source", "Wire"], 0, &["1 new"]);
    folder.check(&["import", "late.txt", "--into", "a.json", "--source", "Wire"], 0, &["1 new"]);
    folder.check(&["edit", "crack", "section=Water", "--set", "a.json"], 0, &["is now"]);
    folder.check(&["remove", "dam-repair", "--set", "a.json"], 0, &["taken out"]);
    folder.check(&["import", "a.json", "-o", "new.json"], 0, &["new.json holds 1 story"]);
    assert_eq!(folder.set("new.json")["articles"][0]["section"], json!("Water"));
    // Into one that has others, too; and what was taken out stays out there.
    folder.write("other.txt", &bakers(3));
    folder.check(&["import", "other.txt", "--into", "b.json"], 0, &["1 new"]);
    folder.check(&["import", "a.json", "--into", "b.json"], 0, &["b.json holds 2 stories"]);
    let early = ["import", "early.txt", "--into", "b.json", "--source", "Wire"];
    folder.check(&early, 0, &["1 taken out by an editor before"]);
}

#[test]
fn a_story_whose_day_and_headline_moved_waits() {
    let folder = Folder::new("held-moved");
    let dated = |day: &str, headline: &str, text: &str| {
        let wire = dam(headline, "40,000").replacen('\n', &format!("\n\n{day} January 2024\n"), 1);
        wire.replace("in winter", text)
    };
    folder.write("wire.txt", &dated("25", "Dam repair delayed until spring", "in winter"));
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["1 new"]);
    folder.check(&["remove", "dam-repair", "--set", "a.json"], 0, &["taken out"]);
    folder.write("wire.txt", &dated("26", "Dam work delayed until spring", "before spring"));
    folder.check(&["import", "wire.txt", "--into", "a.json"], 0, &["1 held back"]);
}
