//! The forms of wires, each in further languages and houses than the golden cases have: what was
//! built for sixteen unseen cases must hold for others of their kind.

use offprint::article::Block;
use offprint::press::{Draft, Limits, Source, wire};

fn read(text: &str) -> Vec<Draft> {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    wire::read(&source, &Limits::default()).drafts
}

/// Headline, dateline, agency, day and paragraphs of the only story.
#[track_caller]
fn one(text: &str) -> (String, [String; 3], Vec<String>) {
    let drafts = read(text);
    assert_eq!(drafts.len(), 1, "{:?}", drafts.iter().map(|it| &it.headline).collect::<Vec<_>>());
    let draft = &drafts[0];
    let said = |words: Option<String>| words.unwrap_or_default();
    let body = draft.body.iter().map(|block| match block {
        Block::Paragraph { text } => text.plain(),
        other => format!("{other:?}"),
    });
    (
        said(draft.headline.as_ref().map(ToString::to_string)),
        [
            said(draft.dateline.as_ref().map(ToString::to_string)),
            said(draft.agency.as_ref().map(ToString::to_string)),
            said(draft.published.map(|time| time.to_string())),
        ],
        body.collect(),
    )
}

#[test]
fn datelines_of_many_languages() {
    for (head, place, agency, day) in [
        ("Stockholm, 24 jan 2024 (TT) – ", "Stockholm", "TT", "2024-01-24"),
        ("Budapest, 2024. január 24., szerda (MTI) - ", "Budapest", "MTI", "2024-01-24"),
        ("Gdańsk, 24 stycznia 2024 (PAP) - ", "Gdańsk", "PAP", "2024-01-24"),
        ("Lima, 24 de enero de 2024 (Andina).- ", "Lima", "Andina", "2024-01-24"),
        ("Salins, le 24 janvier 2024 – ", "Salins", "", "2024-01-24"),
        ("TIRANË, 24 janar 2024 (ATA) - ", "TIRANË", "ATA", ""),
        ("Aurich (dpa/lni) - ", "Aurich", "dpa", ""),
        ("New Delhi, Jan 24 (ANI): ", "New Delhi", "ANI", ""),
        ("Kollam (Kerala), Jan 23 (PTI) ", "Kollam (Kerala)", "PTI", ""),
        ("МОСКВА. 12 марта. ИНТЕРФАКС - ", "МОСКВА", "ИНТЕРФАКС", ""),
        ("Калуга. 12 марта 2024 года. ИНТЕРФАКС – ", "Калуга", "ИНТЕРФАКС", "2024-03-12"),
        ("АСТАНА. 12 марта. КазТАГ — ", "АСТАНА", "КазТАГ", ""),
        ("МОСКВА, 12 марта - РИА Новости. ", "МОСКВА", "РИА Новости", ""),
        ("КИЕВ. 12 марта. УНН. ", "КИЕВ", "УНН", ""),
        ("САНКТ-ПЕТЕРБУРГ, 12 марта. /ТАСС/. ", "САНКТ-ПЕТЕРБУРГ", "ТАСС", ""),
        ("【ロンドン時事】", "ロンドン", "時事", ""),
        ("（東京共同）", "東京", "共同", ""),
        ("الرباط في 23 كانون الثاني/يناير 2024 (رويترز) - ", "الرباط", "رويترز", "2024-01-23"),
        ("الدوحة في 24 يناير / قنا / ", "الدوحة", "قنا", ""),
    ] {
        let story = "A lighthouse on the north quay will be painted white again, the town said.";
        let (headline, found, body) =
            one(&format!("The lighthouse turns white\n\n{head}{story}\n"));
        assert_eq!(headline, "The lighthouse turns white", "{head}");
        assert_eq!(found, [place, agency, day].map(str::to_owned), "{head}");
        assert_eq!(body, [story], "{head}");
    }
}

#[test]
fn buttons_in_any_language_stand_above_a_dateline() {
    for buttons in
        ["Dela\nLyssna på artikeln", "いいね\nブックマーク", "Ndaje\nDëgjo", "استماع\nحفظ"]
    {
        let text = format!(
            "The lighthouse turns white\n\n{buttons}\n\nHEST, Jan 24 (NTB) - The lighthouse of Hest will be white in May.\n\nIt was red.\n"
        );
        let (_, found, body) = one(&text);
        assert_eq!(found[..2], ["HEST".to_owned(), "NTB".to_owned()], "{buttons}");
        assert_eq!(body, ["The lighthouse of Hest will be white in May.", "It was red."]);
    }
}

#[test]
fn desks_sign_in_any_position() {
    for sign in [
        " Enditem",
        " PTI RSN KH",
        " ANI AB",
        "\n\nFIN/ANDINA",
        "\n\nLusa/Fim",
        "\n\nواس/",
        " ###",
        "\n\nabc/ def/",
        "\n\nTVD // MLS",
        "\n\ndpa abc yyzz n1 def\n240815 Jan 24",
        "\n\n© APA, apa:240124-99",
        "\n(END)",
        "\n\nTT",
        "\n\n((jan.roos@newsroom.example; +46 8 555 0100))",
        "\n\nKeywords: HEST LIGHT/ (UPDATE 1)",
        "\nSchlagwörter: Hest",
    ] {
        let text = format!(
            "The lighthouse turns white\n\nThe lighthouse of Hest will be white in May.\n\nIt has been red since 1961, the town said.{sign}\n"
        );
        let (_, _, body) = one(&text);
        let said = [
            "The lighthouse of Hest will be white in May.",
            "It has been red since 1961, the town said.",
        ];
        assert_eq!(body, said, "{sign}");
    }
}

#[test]
fn transmissions_are_no_headlines() {
    for (head, slug) in [
        ("bdt0417 3 vm 312  dpa 0815\n\n", None),
        (
            "ZCZC\nv0312\nu e BC-FBN--Ferry League,2nd Ld-Writethru   01-24 0311\n",
            Some("BC-FBN--Ferry League"),
        ),
        ("a0417\nr i BC-EU--Hest-Light   01-24 0412\n", Some("BC-EU--Hest-Light")),
    ] {
        let drafts = read(&format!(
            "{head}The lighthouse turns white\n\nThe lighthouse of Hest will be white in May.\n"
        ));
        assert_eq!(drafts.len(), 1, "{head}");
        assert_eq!(drafts[0].headline.as_deref(), Some("The lighthouse turns white"), "{head}");
        assert_eq!(drafts[0].source_id.as_deref(), slug, "{head}");
        assert_eq!(drafts[0].body.len(), 1, "{head}");
    }
}

#[test]
fn contacts_stand_around_a_release() {
    for (above, below) in [
        (
            "FOR IMMEDIATE RELEASE\nContact:\nAnn Lee, Director\n(555) 010-2233\nann@trust.example\n",
            "\n###\nContact: Ann Lee\n",
        ),
        (
            "COMMUNIQUÉ DE PRESSE\n\nContact presse :\nLucie Marchand\nTél. 01 99 00 12 34\n\n",
            "\n\n###\n\nÀ propos du phare\nLe phare a été fondé en 1954.\n",
        ),
        (
            "PRESSEMITTEILUNG\n\nPressekontakt:\nIda Stolt\nida@hest.example\n\n",
            "\n\n-30-\n\nÜber die Stadt Hest\nHest hat 900 Einwohner.\n",
        ),
        (
            "NEWS RELEASE\n\n",
            "\n\nENDS\n\nNotes to editors:\n1. The light was built in 1911.\n\nFor more information:\nAnn Lee\n+44 1632 960 114\n",
        ),
    ] {
        let text = format!(
            "{above}The Lighthouse of Hest Turns White\nThe lighthouse of Hest will be white in May, the town said.{below}"
        );
        let (headline, _, body) = one(&text);
        assert_eq!(headline, "The Lighthouse of Hest Turns White", "{above}");
        assert_eq!(
            body,
            ["The lighthouse of Hest will be white in May, the town said."],
            "{above}"
        );
    }
    let (headline, _, body) =
        one("About 300 people march\n\nAbout 300 people marched on Monday.\n");
    assert_eq!((headline.as_str(), body.len()), ("About 300 people march", 1));
}

#[test]
fn tables_are_aligned_by_blanks_tabs_or_bars() {
    for (rows, columns) in [
        (
            "                 Old      New\n                ----     ----\nAdults          4.00     4.40\nChildren        2.00     2.20\n",
            3,
        ),
        ("Pass\t\tDepth\tRoad\nKesselgrat\t112\tclosed\n", 3),
        ("Event | Winner\nStone throw | Hest\nSack race | Alver\n", 2),
    ] {
        let drafts = read(&format!(
            "The fares\n\nThe fares go up, the line said.\n\n{rows}\nDogs travel free.\n"
        ));
        let Some(Block::Table { head, rows: body, .. }) = drafts[0].body.get(1) else {
            panic!("{rows}: {:?}", drafts[0].body)
        };
        assert_eq!(head.len(), columns, "{rows}");
        assert!(!body.is_empty() && body.iter().all(|row| row.len() == columns), "{rows}");
        assert_eq!(drafts[0].body.len(), 3, "{rows}");
    }
    let stops = "He came.  He spoke.  He left.\nShe came.  She sang.  She left.\nThey came.  They sat.  They left.\n";
    let drafts = read(&format!("Two blanks behind a stop\n\n{stops}"));
    assert!(drafts[0].body.iter().all(|block| matches!(block, Block::Paragraph { .. })));
}

#[test]
fn typescripts_are_double_spaced() {
    let indented = "    School Bus Finds Its Way Back\n\nBy Mary Poe\n\n     HARLOW, Jan. 23 -- A school bus that was sold in\n\n1988 came back to town on Tuesday with the same driver\n\nat the wheel, who is now 84 and owns it.\n\n     The bus has been to forty states and holds a bed,\n\na stove and a small piano, he said.\n\n          (more)\n\n\n\nBUS -- add one\n\n\n\n     He will drive it in the parade on Saturday, and then\n\nhe means to give it to the museum.\n\n          # # #\n";
    let (headline, found, body) = one(indented);
    assert_eq!(headline, "School Bus Finds Its Way Back");
    assert_eq!(found[0], "HARLOW");
    assert_eq!(body.len(), 3, "{body:?}");
    assert!(body[0].ends_with("who is now 84 and owns it."), "{body:?}");
    let plain = "Harbor Office Moves Into Old Fish Hall\n\nThe harbor office has moved into the old fish hall on the\n\nnorth quay, where its clerks now work between the scales\n\nand the ice room, which are to stay where they are.\n\n\n\nThe move cost less than a new roof for the old office\n\nwould have, and the clerks say that the smell is mostly\n\ngone when the wind is from the west.\n";
    let (_, _, body) = one(plain);
    assert_eq!(body.len(), 2, "{body:?}");
}

#[test]
fn a_page_has_edges() {
    let german = "Zum Inhalt springen\nStartseite\nPolitik | Wirtschaft | Sport\nWir verwenden Cookies. Mit einem Klick stimmen Sie zu.\nAlle akzeptieren\nHest baut sein Eishaus um\nLehrlinge in Hest. Foto: Ida Stolt/dpa\nLehrlinge in Hest. Foto: Ida Stolt/dpa\nTT\n3\nHest baut sein Eishaus um\n\nArtikel anhören\n0:00 / 1:12\n\nDas alte Eishaus wird eine Schule.\n\nDie Kosten trägt der Kreis.\n\nMehr zum Thema\nLetzte Segelmacherei schließt\nWohin mit alten Eishäusern\n\nImpressum | Datenschutz | Kontakt\n© 2024 Hafenbote\n";
    let (headline, _, body) = one(german);
    assert_eq!(headline, "Hest baut sein Eishaus um");
    assert_eq!(body, ["Das alte Eishaus wird eine Schule.", "Die Kosten trägt der Kreis."]);
    let plain = "Skip to content\nMenu\nNews · Sport · Weather\n\nTown counts its lamp posts\n\nThe town has 412 lamp posts.\n\nNobody knows why.\n\nMost popular\n\nFerry runs aground\n\nThe cat that took the night bus\n\nPrivacy policy | Terms of use\n";
    let (headline, _, body) = one(plain);
    assert_eq!(headline, "Town counts its lamp posts");
    assert_eq!(body, ["The town has 412 lamp posts.", "Nobody knows why."]);
}

#[test]
fn pasted_stories_are_each_a_little_off() {
    let caption = "The old crane at the north quay on Jan. 20, 2024. (City Museum)";
    let text = format!(
        "Old crane turns again  \n\n{caption}\n{caption}\nTT\n12\n\nThe old crane turned again on Saturday.\nIt had stood still since 1961.\n\n\nThree bells found in a river\n\n33\nThree bells found in a river\nDivers found three bells in the river on Sunday.\nAll of them ring.\n\n\nBakery sells bread by the metre\n\nA loaf on Jan. 21, 2024. (Jane Roe/Reuters)\nTT\n7\nBakery sells bread by the metre\n\nA bakery sells its bread by the metre.\nThe knife is free.\n"
    );
    let drafts = read(&text);
    let headlines: Vec<_> = drafts.iter().filter_map(|draft| draft.headline.as_deref()).collect();
    assert_eq!(
        headlines,
        [
            "Old crane turns again",
            "Three bells found in a river",
            "Bakery sells bread by the metre"
        ]
    );
    assert!(drafts.iter().all(|draft| draft.body.len() == 2), "{drafts:?}");
    let credit = drafts[0].lead_image.as_ref().and_then(|image| image.credit.clone());
    assert_eq!(credit.and_then(|credit| credit.agency).as_deref(), Some("City Museum"));
}

/// What stands between a head and a last paragraph, as the blocks of the story.
fn between(rows: &str) -> String {
    let text = format!(
        "Metal prices rise for the third day\n\nBy Jane Roe\n\nMetals rose in Kolden on Monday, and traders said that they had not seen such a day.\n\n{rows}\n\nThe last ferry left at noon and the crew went home over the ice on foot.\n"
    );
    let drafts = read(&text);
    assert_eq!(drafts.len(), 1, "{rows}");
    let mut words = String::new();
    for block in &drafts[0].body {
        block.each_text(&mut |text, _| {
            words.push_str(text);
            words.push('\n');
        });
    }
    words
}

#[test]
fn words_of_desks_that_are_words_of_the_language_stay() {
    for rows in [
        "Metal\tPrice\nZinc\t2640\nLead\t2104\nTin\t25300",
        "Zinc 2,640\nLead 2,104\nTin 25,300",
        "- Zinc\n- Lead\n- Tin",
        "1. Arsenic\n2. Lead\n3. Mercury",
        "Correction\n\nThe bridge is 400 metres long, and not 40 metres, as it was said on Sunday.",
    ] {
        let words = between(rows);
        for word in ["Lead", "Correction", "2104", "2,104"] {
            assert_eq!(rows.contains(word), words.contains(word), "{rows}: {words}");
        }
    }
    for take in ["1st Ld-Writethru", "2nd Lead", "(Take 2)", "Take 2 of 3"] {
        assert!(!between(take).contains(take), "{take}");
    }
}

#[test]
fn a_paragraph_over_the_credit_of_a_picture_that_is_elsewhere_is_no_caption() {
    let road = "The road was shut for two hours, and a bus turned back to Husby.";
    for credit in
        ["Photo: Ruth Oddy", "Foto: Ulf Norén/TT", "AFP/TT", "Jane Roe/AFP via Getty Images"]
    {
        let text = format!(
            "Elk stop traffic\n\nTwo elk stopped the traffic at Kolden, police said.\n\n{road}\n\n{credit}\n\nThey went home to the wood in the end.\n"
        );
        let (_, _, body) = one(&text);
        assert!(body.iter().any(|words| words == road), "{credit}: {body:?}");
    }
    let jury = "The jury, by name and paper:\n\nJane Roe/AP\n\nAnna Lind/TT\n\nJohn Doe/AFP";
    let words = between(jury);
    for name in ["Jane Roe/AP", "Anna Lind/TT", "John Doe/AFP"] {
        assert!(words.contains(name), "{words}");
    }
}

#[test]
fn stories_with_a_section_and_a_date_each_are_parted() {
    let story = |section: &str, headline: &str, date: &str| {
        format!(
            "{section}\n\n{headline}\n\n{date}\n\nNorra farleden stängdes för småbåtar på fredagen, meddelar lotsarna.\n\nDen stängdes senast så tidigt för elva år sedan.\n\nTT\n\n"
        )
    };
    for (one, other) in [
        ("Publicerad 07.42", "Publicerad 09.15"),
        ("Publicerad 2025-03-11 07.42", "Publicerad 2025-03-12 09.15"),
    ] {
        let text = story("Utrikes", "Isen stänger norra farleden", one)
            + &story("Kultur", "Körsång på färjan lockar pendlare", other);
        let drafts = read(&text);
        let told: Vec<_> = drafts
            .iter()
            .map(|it| (it.headline.as_deref().unwrap_or(""), it.section.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(
            told,
            [
                ("Isen stänger norra farleden", "Utrikes"),
                ("Körsång på färjan lockar pendlare", "Kultur")
            ]
        );
        assert!(drafts.iter().all(|draft| draft.body.len() == 2));
    }
}

#[test]
fn the_number_of_a_button_is_none_of_the_story_however_long_it_is() {
    let (headline, caption) = ("Owls nest in the town hall", "An owl, May 2, 2024. (Jane Roe/AP)");
    for number in
        ["3", "1204", "48217", "1 204", "1,204", "1.204", "1\u{202f}204", "1204331", "2024"]
    {
        for parted in ["", "\n"] {
            let head = format!(
                "{headline}\n\n{caption}\n{caption}\nTT\n{parted}{number}\n{parted}{headline}\n{caption}\n{caption}\n\n"
            );
            let text = format!(
                "{head}A pair of owls nests in the town hall of Hest.\n\nNo clerk has seen them since:\n\n{number}\n\nThey are fed by the mayor.\n"
            );
            let (said, _, body) = one(&text);
            let paragraphs = [
                "A pair of owls nests in the town hall of Hest.",
                "No clerk has seen them since:",
                number,
                "They are fed by the mayor.",
            ];
            assert_eq!(said, headline, "{number}");
            let paragraphs = paragraphs.map(|words| words.replace('\u{202f}', " "));
            assert_eq!(body, paragraphs, "a number within the text stays: {text}");
        }
    }
    // The agency of that name signs, and a year begins the line of another matter.
    let (.., body) = one(
        "Owls nest in the town hall\n\nA pair of owls nests in the hall.\n\nTT\n\n1987\n\nIn that year there were none, the clerk said.\n",
    );
    assert!(body.iter().any(|words| words == "1987"), "{body:?}");
}
