//! Pages: text in `<pre>`, corrections, and where a story was written and plays.

use super::told::source;
use offprint::article::Block;
use offprint::press::{Draft, Limits, page, tidy};

fn story(head: &str, body: &str) -> Draft {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>Lamp lit</title>{head}</head><body><article><h1>Lamp lit on the long pier</h1>{body}</article></body></html>"
    );
    let mut gathered = page::read(&source("lamp.html", &page), &Limits::default());
    let mut draft = gathered.drafts.pop().unwrap_or_else(|| panic!("{:?}", gathered.complaints));
    tidy::tidy(&mut draft);
    draft
}

fn kinds(draft: &Draft) -> String {
    let kind = |block: &Block| match block {
        Block::Paragraph { .. } => 'p',
        Block::Code { .. } => 'c',
        _ => '?',
    };
    draft.body.iter().map(kind).collect()
}

const TYPED: &str = "\
The harbour board said on Friday that the lamp on the long pier will be lit
again this winter, after eleven years in which nobody had a key to its door.

The new bulb is a small one. Ships can see it from nine miles away in clear
weather, which the harbour master called far enough for anyone who is awake.

Fishermen had asked for the lamp since the fog of last March. They brought the
board a letter with ninety names on it, and a cake.";

const CODE: &str = "\
fn main() {
    let lamp = Lamp::open(\"pier\").unwrap();
    for ship in lamp.ships() {
        println!(\"{ship}: {}\", lamp.seen_by(&ship));
    }
    if lamp.is_lit() && !lamp.is_broken() { lamp.out(); }
}";

const VERSE: &str = "\
The lamp is lit,
the pier is long,
the gulls sit on it
and sing no song.

The fog comes in,
the ships stay out,
the lamp is thin
and full of doubt.

The morning breaks,
the cake is gone,
the keeper wakes
and puts the kettle on.

The board has met,
the bulb is new,
the nets are wet
and so are you.";

#[test]
fn prose_that_was_typed_becomes_paragraphs() {
    let draft = story("", &format!("<pre>\n{TYPED}\n</pre>"));
    assert_eq!(kinds(&draft), "ppp");
    let Block::Paragraph { text } = &draft.body[0] else { panic!("{:?}", draft.body[0]) };
    assert!(text.plain().contains("be lit again this winter"), "{}", text.plain());
}

#[test]
fn code_and_verse_keep_their_lines() {
    for set in [CODE, VERSE] {
        let set = set.replace('<', "&lt;");
        let draft = story("", &format!("<pre>\n{}\n</pre>", [set.as_str(); 3].join("\n\n")));
        assert!(kinds(&draft).contains('c') && !kinds(&draft).contains('p'), "{:?}", draft.body);
    }
    // Code in a story of paragraphs is no main text, whatever it says.
    let told = TYPED.split("\n\n").map(|text| format!("<p>{text} {text}</p>")).collect::<String>();
    let draft = story("", &format!("{told}<pre>{}</pre>{told}", &TYPED[..120]));
    assert!(kinds(&draft).contains('c'), "{}", kinds(&draft));
}

fn linked(more: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Lamp lit on the long pier", "datePublished": "2024-04-30T10:00:00+02:00", {more}}}</script>"#
    )
}

fn told(more: &str) -> String {
    let told = TYPED.split("\n\n").map(|text| format!("<p>{text}</p>")).collect::<String>();
    format!("{told}{more}")
}

#[test]
fn a_correction_says_when() {
    let corrected = |head: &str, body: &str| story(head, body).corrected.map(|it| it.to_string());
    let linked_to = |more| corrected(&linked(more), &told(""));
    assert_eq!(
        linked_to(r#""correction": {"@type": "CorrectionComment", "text": "It was nine.", "datePublished": "2024-05-02T08:00:00Z"}"#).as_deref(),
        Some("2024-05-02T08:00:00Z")
    );
    assert_eq!(
        linked_to(
            r#""correction": ["Correction, May 1: it was nine.", {"datePublished": "2024-05-03"}]"#
        )
        .as_deref(),
        Some("2024-05-03"),
        "the latest"
    );
    assert_eq!(linked_to(r#""correction": "It was nine miles.""#), None);
    let noted = |note: &str| corrected(&linked(r#""x": 1"#), &told(&format!("<p>{note}</p>")));
    for (note, day) in [
        ("Correction, May 3: An earlier version of this story said ten miles.", Some("2024-05-03")),
        (
            "<em>Correction (May 3, 2024): An earlier version said ten miles.</em>",
            Some("2024-05-03"),
        ),
        ("CORRECTION — 3 May 2024 — An earlier version said ten miles.", Some("2024-05-03")),
        (
            "This article was corrected on May 3. An earlier version said ten miles.",
            Some("2024-05-03"),
        ),
        ("Correction, January 3: An earlier version said ten miles.", Some("2025-01-03")),
        ("Correction: An earlier version of this story said ten miles.", None),
        ("Corrections officers met on May 3, 2024, in the town of the long pier.", None),
        ("Corrected figures came on May 3, 2024: nine miles and not ten of them.", None),
    ] {
        assert_eq!(noted(note).as_deref(), day, "{note}");
    }
    let kept = story(&linked(r#""x": 1"#), &told("<p>Correction, May 3: It was nine.</p>"));
    assert_eq!(kept.body.len(), 4, "and the note stays: {:?}", kept.body);
}

#[test]
fn places_and_a_dateline_are_read_from_what_machines_are_told() {
    let draft = story(
        &linked(
            r#""contentLocation": [{"@type": "Place", "name": "Long Pier"}, "Harbour Town", {"@type": "Place", "address": {"addressLocality": "Sandwick"}}, {"name": "Long Pier"}],
            "dateline": "HARBOUR TOWN, May 3 (Reuters) —""#,
        ),
        &told(""),
    );
    let places: Vec<&str> = draft.places.iter().map(|place| &**place).collect();
    assert_eq!(places, ["Long Pier", "Harbour Town", "Sandwick"]);
    assert_eq!(draft.dateline.as_deref(), Some("HARBOUR TOWN"));
    let plain = |stated: &str, body: &str| {
        story(&linked(&format!(r#""dateline": "{stated}""#)), body)
            .dateline
            .map(|it| it.to_string())
    };
    assert_eq!(
        plain("Sandwick, North Island", &told("")).as_deref(),
        Some("Sandwick, North Island")
    );
    assert_eq!(plain("May 3, 2024", &told("")), None);
    let headed = told("").replacen("<p>", "<p>SANDWICK (Reuters) — ", 1);
    let draft = story(&linked(r#""dateline": "Sandwick""#), &headed);
    assert_eq!(draft.dateline.as_deref(), Some("SANDWICK"));
    let Block::Paragraph { text } = &draft.body[0] else { panic!("{:?}", draft.body[0]) };
    assert!(text.plain().starts_with("The harbour board"), "{}", text.plain());
}
