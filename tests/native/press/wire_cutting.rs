//! Several stories pasted one after another, told apart by their heads alone; and what looks like a
//! head within one story and is none.

use offprint::press::{Draft, Limits, Source, wire};

fn read(text: &str) -> Vec<Draft> {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    wire::read(&source, &Limits::default()).drafts
}

/// A story in the form in which web pages of an agency are copied.
struct Story {
    headline: &'static str,
    byline: &'static str,
    place: &'static str,
    first: &'static str,
    second: &'static str,
}

const FERRY: Story = Story {
    headline: "Ferry crews vote to end strike after eleven days",
    byline: "By JANE ROE, Associated Press",
    place: "PORTLAND, Maine",
    first: "Ferry crews voted Tuesday to end a strike that had stranded island residents for eleven days.",
    second: "The vote was 212 to 41, union president Carl Dunn said.",
};
const BELL: Story = Story {
    headline: "Museum returns bronze bell to fishing village",
    byline: "By The Associated Press",
    place: "LISBON, Portugal",
    first: "A museum returned a bronze bell to a fishing village on Tuesday, 140 years after it was taken.",
    second: "Villagers rang it once for each boat lost since.",
};
const PUFFINS: Story = Story {
    headline: "Scientists count a record number of puffins",
    byline: "By JOHN DOE",
    place: "REYKJAVIK, Iceland",
    first: "Scientists counted a record number of puffins on a small island off the south coast, they said Monday.",
    second: "The count took four days.",
};

/// The stories one after another; `blank` parts paragraphs.
fn pasted(blank: &str, date: &str, byline: bool) -> String {
    [FERRY, BELL, PUFFINS]
        .iter()
        .map(|story| {
            let Story { headline, byline: by, place, first, second } = story;
            let by = if byline { format!("{by}\n") } else { String::new() };
            format!("{headline}\n{by}{date}{blank}{place} (AP) — {first}\n{blank}{second}\n{blank}")
        })
        .collect()
}

#[track_caller]
fn three(text: &str, bylined: bool) -> Vec<Draft> {
    let drafts = read(text);
    let headlines: Vec<&str> =
        drafts.iter().filter_map(|draft| draft.headline.as_deref()).collect();
    assert_eq!(headlines, [FERRY.headline, BELL.headline, PUFFINS.headline], "{text}");
    for (draft, story) in drafts.iter().zip([FERRY, BELL, PUFFINS]) {
        assert_eq!(draft.dateline.as_deref(), Some(story.place), "{text}");
        assert_eq!(draft.body.len(), 2, "{text}\n{:?}", draft.body);
        assert!(draft.agency.is_some(), "{text}");
    }
    let names: Vec<String> =
        drafts.iter().flat_map(|draft| &draft.bylines).map(ToString::to_string).collect();
    assert_eq!(names, if bylined { vec!["JANE ROE", "JOHN DOE"] } else { Vec::new() }, "{text}");
    drafts
}

#[test]
fn a_headline_over_a_byline_and_a_dateline_begins_a_story() {
    for blank in ["\n", ""] {
        let drafts = three(&pasted(blank, "Published: June 3, 2025, 10:04 AM\n", true), true);
        assert!(drafts.iter().all(|draft| draft.published.is_some()));
        three(&pasted(blank, "", true), true);
        three(&pasted(blank, "", false), false);
    }
}

#[test]
fn a_writers_house_in_a_line_of_its_own_is_of_the_head() {
    let text = pasted("\n", "", true).replace("By JOHN DOE\n", "By JOHN DOE\nAssociated Press\n");
    three(&text, true);
}

#[test]
fn a_line_between_headline_and_byline_is_of_the_second_story_too() {
    let deck = "It had hung in a cellar for most of the time that it was away";
    let text = pasted("\n", "", true).replace(BELL.headline, &format!("{}\n{deck}", BELL.headline));
    let drafts = read(&text);
    assert_eq!(drafts.len(), 3, "{text}");
    assert_eq!(drafts[1].standfirst.as_deref(), Some(deck));
}

#[test]
fn subheads_over_sentences_and_datelines_begin_none() {
    let head = "Border towns wait for rain\nBy JANE ROE, Associated Press\n\nEL PASO, Texas (AP) — Border towns waited for rain on Tuesday after a dry spring.\n\n";
    for below in [
        "By the river\n\nFarmers near the river said wells had dropped by a meter.\n",
        "In the hills\n\nCIUDAD JUAREZ, Mexico (AP) — Across the border, the hills have had no rain since March.\n",
        "Washington reacts\n\nBy Tuesday, lawmakers had asked for help.\n",
        "A long dry spring\n\nBy Jane Austen's measure it was a short summer, said Ana Poe.\n",
        "Related: Wells run dry\n\nBy March the last of them was empty, officials said.\n",
    ] {
        let drafts = read(&format!("{head}{below}\n\"We are waiting,\" said Ana Poe.\n"));
        let headlines: Vec<_> = drafts.iter().map(|draft| draft.headline.as_deref()).collect();
        assert_eq!(headlines, [Some("Border towns wait for rain")], "{below}");
    }
}

#[test]
fn headlines_of_other_stories_in_a_list_begin_none() {
    let head = "Border towns wait for rain\nBy JANE ROE, Associated Press\n\nEL PASO, Texas (AP) — Border towns waited for rain on Tuesday after a dry spring.\n\n";
    let list = "More on this story\nWells run dry along the river\nBy JOHN DOE\nJune 2, 2025\n\n";
    let drafts = read(&format!(
        "{head}{list}\"We are waiting,\" said Ana Poe. They had waited since March, she said.\n"
    ));
    assert_eq!((drafts.len(), drafts[0].body.len()), (1, 2), "{drafts:?}");
}

#[test]
fn a_credit_below_its_caption_is_the_pictures() {
    let caption = "Lorries wait at the border crossing near Kolden on Monday, the first day it was open again.";
    let body = "The border crossing near Kolden reopened on Monday after a flood that had closed it for nine days.\n\nSome 400 lorries were waiting in the morning.\n";
    for (credit, agency, maker) in [
        ("AFP/Jane Roe", Some("AFP"), Some("Jane Roe")),
        ("TT/Anna Lind", Some("TT"), Some("Anna Lind")),
        ("Jane Roe/REUTERS", Some("REUTERS"), Some("Jane Roe")),
        ("Photo: Jane Roe/AP", Some("AP"), Some("Jane Roe")),
    ] {
        for head in [
            format!("TT\n18\n\n{caption}\nTT\n18\n\n{caption}\n{credit}\n"),
            format!("{caption}\n{credit}\n{caption}\n{credit}\n"),
            format!("{caption}\n{credit}\n"),
        ] {
            let drafts = read(&format!("Border crossing reopens after flood\n\n{head}\n{body}"));
            assert_eq!(drafts.len(), 1, "{head}");
            let image =
                drafts[0].lead_image.as_ref().unwrap_or_else(|| panic!("no picture: {head}"));
            assert_eq!(image.caption.as_deref(), Some(caption), "{head}");
            let told = image.credit.as_ref().map(|it| (it.agency.as_deref(), it.maker.as_deref()));
            assert_eq!(told, Some((agency, maker)), "{head}");
            assert_eq!(drafts[0].body.len(), 2, "{head}: {:?}", drafts[0].body);
        }
    }
}

const MILL: &str = "Mill at Dorrigan grinds again after the flood\n\nThe mill at Dorrigan ground its first flour since the flood on Monday.\n\nIt makes four tonnes a day, and two bakeries wait for it.\n";
const QUAY: &str = "Stones of the old quay go into the new one\n\nThe stones of the old quay at Kolden will be laid in the new one.\n\nDivers have brought up nine hundred of them since the spring.\n";

#[test]
fn a_drawn_rule_parts_two_stories() {
    for rule in ["***", "* * *", "---", "=====", "________", "– – –"] {
        let text = format!("{MILL}\n{rule}\n\n{QUAY}");
        let drafts = read(&text);
        assert_eq!(drafts.len(), 2, "{rule}");
        assert!(drafts.iter().all(|draft| draft.body.len() == 2), "{rule}: {drafts:?}");
    }
}

#[test]
fn a_drawn_rule_parts_no_sections_and_no_tables() {
    for below in [
        // The head of a section is short, or nothing.
        "What the miller says\n\nThe wheel turns as it did before. The stones were cut anew in the winter.\n",
        "The wheel turns as it did before.\n\nThe stones were cut anew in the winter.\n",
        "Day          Tonnes\nMonday            4\nTuesday           3\n",
    ] {
        let drafts = read(&format!("{MILL}\n***\n\n{below}"));
        assert_eq!(drafts.len(), 1, "{below}");
    }
    // A story with a dateline has sections with long heads; its neighbour would have a dateline, too.
    let dated = MILL.replace("\n\nThe mill", "\n\nDORRIGAN (AP) — The mill");
    assert_eq!(read(&format!("{dated}\n***\n\n{QUAY}")).len(), 1);
    // What is underlined is a headline, and its line is none between stories.
    let underlined = MILL.replacen("flood\n", "flood\n=====\n", 1);
    assert_eq!(read(&underlined).len(), 1);
}

#[test]
fn what_could_be_another_story_is_said() {
    let text = format!("{MILL}\n{QUAY}");
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    let gathered = wire::read(&source, &Limits::default());
    assert_eq!(gathered.drafts.len(), 1);
    let told = gathered.complaints.iter().any(|it| it.what.contains("may hold another story"));
    assert!(told, "{:?}", gathered.complaints);
    let source = Source { bytes: MILL.as_bytes().to_vec(), ..Source::default() };
    assert!(wire::read(&source, &Limits::default()).complaints.is_empty());
}

/// What parts no stories here, and could.
#[test]
fn what_begins_as_a_story_does_is_said() {
    let headline = "Bus fares rise in the valley for the third time";
    let dated = "The mill by the weir opens again
By Ann Corrie
4 March 2024
The mill by the weir opened on Monday, as it had in other years.
";
    for (text, beginning) in [
        // A head of its own, behind one blank line.
        (format!("{dated}\n{headline}\n\n5 March 2024\nBus fares rise by four crowns, the county said.\n"), headline),
        // Below a rule.
        (format!("{dated}\n--------\n\n{headline}\nBus fares rise by four crowns.\n"), headline),
        // The dateline of an agency for the second time, with a headline and without.
        (
            "Fire in a warehouse\nNORTHPORT (AP) — A fire was put out on Friday.\nNo one was hurt.\n\nBus fares rise\nDORRIGAN (AP) — Fares rise by four crowns.\n".to_owned(),
            "Bus fares rise",
        ),
        (
            "NORTHPORT (AP) — A fire was put out on Friday.\n\nNo one was hurt.\n\nDORRIGAN (AP) — Bus fares rise.\n".to_owned(),
            "DORRIGAN (AP) — Bus fares rise.",
        ),
    ] {
        let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
        let gathered = wire::read(&source, &Limits::default());
        let said: Vec<_> = gathered.complaints.iter().map(|it| it.what.as_str()).collect();
        let wanted = format!("may hold another story: `{beginning}` could be its beginning");
        assert_eq!((gathered.drafts.len(), said), (1, vec![wanted.as_str()]), "{text}");
    }
}
