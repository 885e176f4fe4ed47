//! What an editor types at a set: listing, editing, removing and checking it.

use super::importing::Folder;

/// A folder with a set of two stories.
fn desk(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    folder.write(
        "j.jsonl",
        "{\"id\":\"a1\",\"title\":\"Ferry sails at ten\",\"date\":\"2024-01-23\",\"source\":\"Post\",\"lang\":\"en\",\"body\":\"The ferry sailed at ten, and nobody was late.\"}\n\
         {\"id\":\"a2\",\"title\":\"Ice on the quay\",\"date\":\"2024-01-24\",\"source\":\"Post\",\"lang\":\"en\",\"body\":\"Ice came early, and the gulls stood on it.\"}\n",
    );
    folder.check(&["import", "j.jsonl"], 0, &["articles.json holds 2 stories"]);
    let set = folder.set("articles.json");
    let ferry = set["articles"].as_array().unwrap().iter().find(|story| story["source_id"] == "a1");
    let id = ferry.unwrap()["id"].as_str().unwrap().to_owned();
    (folder, id)
}

#[test]
fn an_edit_that_changes_nothing_says_so() {
    let (folder, id) = desk("edit-nothing");
    let before = folder.read("articles.json");
    let said = folder.check(
        &["edit", &id, "headline=Ferry sails at ten"],
        0,
        &["headline: is \"Ferry sails at ten\" already; nothing was changed"],
    );
    assert!(!said.contains("is now"), "{said}");
    assert_eq!(folder.read("articles.json"), before);
    folder.check(
        &["edit", &id, "headline=Ferry sails at ten", "kicker=Harbour"],
        0,
        &["already; nothing", "kicker: \"\" is now \"Harbour\""],
    );
}

#[test]
fn stories_are_listed_and_named_by_what_is_known_of_them() {
    let (folder, id) = desk("meant");
    folder.check(&["list"], 0, &[&id, "2024-01-23  Ferry sails at ten", "2 stories"]);
    let said = folder.check(&["list", "articles.json", "FERRY", "ten"], 0, &[&id, "1 of 2"]);
    assert!(!said.contains("Ice"), "{said}");
    folder.check(&["list", "--set", "articles.json", "ice"], 0, &["Ice on the quay", "1 of 2"]);
    folder.check(
        &["list", "articles.json", "whale"],
        1,
        &["none of the 2 stories has these words"],
    );
    folder.check(&["edit", "ferry-sails-at-ten", "kicker=A"], 0, &["is now \"A\""]);
    folder.check(&["edit", &id[..5], "kicker=B"], 0, &["is now \"B\""]);
    folder.check(&["edit", "ice-on", "kicker=C"], 0, &["is now \"C\""]);
    let slip = format!("{}{}", &id[..id.len() - 1], "!");
    folder.check(
        &["edit", &slip, "kicker=D"],
        2,
        &["did you mean one of these?", &id, "Ferry sails"],
    );
    folder.check(&["edit", "quay", "kicker=D"], 2, &["did you mean", "Ice on the quay"]);
    folder.check(&["edit", "zzzzzzzz", "kicker=D"], 2, &["`offprint list` shows all ids"]);
    folder.check(&["remove", "ferry-sails-at-tan"], 2, &["did you mean", &id]);
    folder.check(&["remove", "ferry-sails"], 0, &["taken out: \"Ferry sails at ten\""]);
    folder.check(&["edit", &id, "kicker=D"], 2, &["was taken out before", "remove --undo"]);
    folder.check(&["remove", "--undo", "nobody"], 2, &["the last of them", "Ferry sails"]);
    folder.check(&["remove", "--undo", "ferry-sails"], 0, &["may come back"]);
    folder.check(&["remove", "--undo", "ferry-sails"], 2, &["there are none"]);
}

#[test]
fn several_are_taken_out_and_let_back_at_once() {
    let (folder, id) = desk("several-out");
    let said = folder.check(&["remove", &id, "ferry-sails", "ice"], 0, &["Ice on the quay"]);
    assert_eq!(said.matches("taken out: \"Ferry sails at ten\"").count(), 1, "{said}");
    assert_eq!(folder.set("articles.json")["removed"].as_array().unwrap().len(), 2);
    let before = folder.read("articles.json");
    let again = ["remove", "--undo", "ferry", "ferry-sails-at-ten"];
    folder.check(&again, 2, &["nothing was changed", "is not among the stories taken out", "Ice"]);
    assert_eq!(folder.read("articles.json"), before);
    folder.check(&["remove", "--undo", "", "ice"], 2, &["nothing was changed"]);
    folder.check(&["remove", "--undo", "ice", &id[..6]], 0, &["Ice on the quay", "Ferry sails"]);
    assert!(folder.set("articles.json")["removed"].is_null());
    folder.check(&["import", "j.jsonl", "--into", "articles.json"], 0, &["2 new"]);
}

#[test]
fn a_beginning_that_several_share_names_them() {
    let folder = Folder::new("several");
    let story = |n: usize| {
        format!(
            "{{\"id\":\"s{n}\",\"title\":\"Market report {n}\",\"source\":\"Post\",\"body\":\"Herring number {n} was dear.\"}}\n"
        )
    };
    folder.write("j.jsonl", &(story(1) + &story(2)));
    folder.check(&["import", "j.jsonl"], 0, &[]);
    folder.check(
        &["edit", "market-report", "kicker=A"],
        2,
        &["may be any of 2 stories", "Market report 1", "Market report 2"],
    );
}

#[test]
fn a_draft_is_named_and_keeps_nobody_from_publishing_the_rest() {
    let folder = Folder::new("drafts");
    let story = |id: &str, headline: &str, more: &str| {
        format!(
            "{{\"id\":\"{id}\",\"slug\":\"{id}\",\"headline\":\"{headline}\",\"source\":\"Post\",\"published\":\"2024-01-23\",\"language\":\"en\"{more}}}"
        )
    };
    let set = |stories: &[String]| format!("{{\"format\":1,\"articles\":[{}]}}", stories.join(","));
    folder.write(
        "articles.json",
        &set(&[
            story("a", "Ferry sails", ",\"draft\":true"),
            story("b", "DRAFT: Quay closed", ""),
            story(
                "c",
                "Gulls return",
                ",\"body\":[{\"kind\":\"paragraph\",\"text\":\"The mayor, TK, said so.\"}]",
            ),
        ]),
    );
    let said = folder.check(
        &["check"],
        0,
        &[
            "warning draft",
            "marked as a draft",
            "looks unfinished: its `headline`",
            "`body[0]` holds a mark",
            "2 stories; 0 errors",
            "may be published",
        ],
    );
    assert!(said.contains("has a headline and no text"), "{said}");
    folder.check(
        &["check", "--set", "articles.json", "--strict"],
        1,
        &["should not be published yet"],
    );
    folder.write(
        "articles.json",
        &set(&[story("a", "Ferry sails", ",\"colour\":1"), story("b", "Quay", "")]),
    );
    folder.check(&["check"], 1, &["1 story; 1 error, ", "should not be published yet"]);
}

#[test]
fn an_outlet_made_up_of_a_file_name_is_said() {
    let folder = Folder::new("outlet");
    folder.write("harbour-notes.txt", super::importing::WIRE);
    folder.check(
        &["import", "harbour-notes.txt", "-o", "a.json", "--report", "r.json"],
        0,
        &["source named from the file: \"harbour-notes\"", "--source NAME"],
    );
    assert_eq!(folder.set("a.json")["articles"][0]["source"], "harbour-notes");
    assert_eq!(folder.set("r.json")["sources"][0]["stories_named_after_file"], 1);
    let said =
        folder.check(&["import", "harbour-notes.txt", "-o", "b.json", "--source", "Post"], 0, &[]);
    assert!(!said.contains("named from the file"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_taken() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("bytes");
    let name = OsStr::from_bytes(b"caf\xe9.txt");
    std::fs::write(folder.0.join(name), super::importing::WIRE).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_offprint"))
        .arg("import")
        .arg(name)
        .args(["-o", "a.json", "--source", "Post"])
        .current_dir(&folder.0)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        folder.set("a.json")["articles"][0]["headline"],
        "Gulls return to the market square"
    );
}

#[test]
fn a_check_tells_how_far_it_is() {
    let (folder, _) = desk("check-tells");
    let bytes = std::fs::read(folder.0.join("articles.json")).unwrap();
    let (set, refusals) = offprint::article::ArticleSet::read(&bytes);
    let mut told = Vec::new();
    offprint::press::check::check(&set, &refusals, &mut |n| told.push(n));
    assert_eq!(told, [1, 2]);
}

#[test]
fn numbers_and_errors_are_said_in_plain_words() {
    let (folder, _) = desk("words");
    let said = folder.check(&["import", "nowhere.txt", "j.jsonl", "-o", "b.json"], 1, &[
        "could not read `nowhere.txt`: there is no such file or folder; check the spelling, and the folder you are in",
        "2 sources: 2 new",
    ]);
    assert!(!said.contains("os error") && !said.contains("mend that"), "{said}");
    folder.write("one.txt", super::importing::WIRE);
    let said = folder.check(
        &["import", "one.txt", "-o", "c.json"],
        0,
        &["wire text, 1 story taken", "c.json holds 1 story\n"],
    );
    assert!(!said.contains("1 stories"), "{said}");
}

#[test]
fn an_agency_and_a_photographer_are_told_apart_and_stay_so() {
    let folder = Folder::new("edit-credit");
    folder.write("images/a.txt", "");
    folder.write(
        "p.html",
        &super::importing::PAGE.replace(
            "<p>The lamp",
            "<figure><img src=\"https://harbour.example/a.jpg\" alt=\"A\"></figure><p>The lamp",
        ),
    );
    folder.check(&["import", "p.html"], 0, &["1 story"]);
    for typed in ["credit=Tom Wills / Courier", "credit=Courier / Tom Wills"] {
        folder.check(&["edit", "lamp", typed], 0, &["Courier / Tom Wills"]);
        let set = folder.set("articles.json");
        let story = &set["articles"][0];
        assert_eq!(story["lead_image"]["credit"]["agency"], "Courier", "{story}");
        assert_eq!(story["lead_image"]["credit"]["maker"], "Tom Wills");
    }
    folder.check(
        &["edit", "lamp", "credit=Photo LPJ / É. Marchand"],
        0,
        &["\"LPJ / É. Marchand\""],
    );
}

#[test]
fn when_one_of_several_stories_is_not_there_nothing_is_changed_and_that_is_said() {
    let (folder, _) = desk("remove-some");
    let before = folder.read("articles.json");
    folder.check(&["remove", "ferry-sails", "zz"], 2, &["`zz`", "nothing was changed"]);
    assert_eq!(folder.read("articles.json"), before);
    folder.check(&["edit", "ferry-sails", "kicker=A", "nofield=B"], 2, &["nothing was changed"]);
    assert_eq!(folder.read("articles.json"), before);
    folder.check(&["remove", "ferry-sails", "ice-on"], 0, &["taken out"]);
    folder.check(&["remove", "--undo", "ferry-sails", "zz"], 2, &["nothing was changed"]);
}

#[test]
fn what_was_set_is_taken_back() {
    let (folder, id) = desk("edit-undo");
    let before = folder.read("articles.json");
    folder.check(&["edit", &id, "headline=Mine", "kicker=Harbour", "alt=A ferry"], 0, &["is now"]);
    folder.check(
        &["edit", &id, "--undo", "headline"],
        0,
        &["headline: \"Mine\" is taken back, and is \"Ferry sails at ten\" again"],
    );
    folder.check(&["edit", &id, "--undo", "headline"], 0, &["nothing was changed"]);
    folder.check(&["edit", &id, "--undo", "kicker", "alt"], 0, &["kicker", "alt"]);
    assert_eq!(folder.read("articles.json"), before);
    folder.check(&["edit", &id, "--undo", "headline=x"], 2, &["the field's name alone"]);
    folder.check(&["edit", &id, "--undo", "colour"], 2, &["`colour` is no field"]);
    folder.check(&["edit", &id, "headline"], 2, &["`--undo`"]);
    folder.check(&["edit", "--help"], 0, &["--undo headline topics"]);
}
