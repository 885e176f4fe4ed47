//! The passes over a body, each alone, as tables.

use offprint::article::{Block, Credit, Day, Image, Line, Prose, Span, Target, Text, WebAddress};
use offprint::press::tidy::{
    Tidied, attributions, body_dateline, body_debris, clean_links, consistent_quotes, debris_line,
    empty_blocks, figure_credits, is_agency, one_pixel_images, repeated_blocks, repeated_captions,
    repeated_headline, split_credit, split_dateline, subheads, tidy, without_trackers,
};
use offprint::press::{Draft, relative_day};

fn text(words: &str) -> Text {
    Text(vec![Span::Text { text: Prose::parse(words).unwrap() }])
}

/// A body written short: `# subhead`, `---` a rule, `!caption` a figure, else a paragraph.
fn body(blocks: &[&str]) -> Vec<Block> {
    let block = |written: &&str| match written {
        _ if *written == "---" => Block::Rule {},
        _ if written.starts_with("# ") => Block::Subhead { text: text(&written[2..]), id: None },
        _ if written.starts_with('!') => Block::Figure {
            image: Image { caption: Line::parse(&written[1..]).ok(), ..Image::default() },
        },
        _ => Block::Paragraph { text: text(written) },
    };
    blocks.iter().map(block).collect()
}

#[track_caller]
fn check(pass: impl FnOnce(Vec<Block>) -> Tidied, before: &[&str], after: &[&str]) {
    let tidied = pass(body(before));
    assert_eq!(tidied.body, body(after));
    assert_eq!(
        tidied.changes.is_empty(),
        before == after,
        "a change is told, and nothing else: {:?}",
        tidied.changes
    );
}

const LONG: &str = "A paragraph that is long enough to be a copy when it is said again, and no refrain of the writer's.";

#[test]
fn the_headline_goes_from_the_head_only() {
    let pass = |body| repeated_headline(body, Some("Ferry  runs “again”"));
    check(pass, &["Ferry runs \"again\"", "It sailed."], &["It sailed."]);
    check(pass, &["# FERRY RUNS “AGAIN”", "It sailed."], &["It sailed."]);
    check(pass, &["!A ferry", "Ferry runs “again”", "It sailed."], &["!A ferry", "It sailed."]);
    check(pass, &["Ferry runs “again”.", "It sailed."], &["Ferry runs “again”.", "It sailed."]);
    check(pass, &["It sailed.", "Ferry runs “again”"], &["It sailed.", "Ferry runs “again”"]);
    check(|body| repeated_headline(body, None), &["It sailed."], &["It sailed."]);
}

#[test]
fn a_caption_is_said_once() {
    let lead =
        Image { caption: Line::parse("A ferry leaves the quay at dawn.").ok(), ..Image::default() };
    let pass = |body| repeated_captions(body, Some(&lead));
    check(pass, &["A ferry leaves the quay at dawn.", "It sailed."], &["It sailed."]);
    check(
        |body| repeated_captions(body, None),
        &["!The long bridge in the snow", "The long bridge in the snow"],
        &["!The long bridge in the snow"],
    );
    check(|body| repeated_captions(body, None), &["!Spring", "Spring"], &["!Spring", "Spring"]);
}

#[test]
fn empty_and_repeated_blocks_go() {
    check(empty_blocks, &["One.", "\u{200b} \u{a0}", "Two."], &["One.", "Two."]);
    check(empty_blocks, &["---", "One.", "---", "---", "Two.", "---"], &["One.", "---", "Two."]);
    check(repeated_blocks, &[LONG, "Short.", LONG], &[LONG, "Short."]);
    check(repeated_blocks, &["Again.", "Again.", "No."], &["Again.", "No."]);
    check(repeated_blocks, &["Again.", "No.", "Again."], &["Again.", "No.", "Again."]);
}

#[test]
fn debris_goes() {
    check(body_debris, &["Share", "One.", "Advertisement", "Read more: Another story"], &["One."]);
    for line in [
        "3 min read",
        "Lesezeit: 3 Minuten",
        "Temps de lecture : 2 min",
        "Lire aussi : Trois phares",
        "Lesen Sie auch: Das Eis",
        "Share Tweet Email",
        "Click to share on Facebook (Opens in new window)",
        "Like Loading...",
        "The post Harbour opens first appeared on The Post.",
        "SHARE THIS ARTICLE",
        "Sign up for our newsletter",
        "12 comments",
        "1.2k shares",
        "広告",
        "関連記事",
        "اقرأ أيضا",
        "[Read more]",
        "Related: Ice",
        "Follow @harbourpost",
        "Follow @harbourpost on Mastodon.",
    ] {
        assert!(debris_line(line).is_some(), "{line}");
    }
    for line in [
        "He had a share.",
        "Share prices fell.",
        "More than 40 people came.",
        "The minister said: “Read the report.”",
        "Watch: the new rules apply at once.",
        "Follow the money, she said.",
        "Follow @mayor, the town said, for news.",
        "Comment is free.",
        "Print is dead, long live print.",
        "More: a play by Sir Thomas.",
        "",
    ] {
        assert_eq!(debris_line(line), None, "{line}");
    }
}

#[test]
fn rows_of_buttons_and_asks_go_in_the_languages_of_the_press() {
    for line in [
        "Dela: Facebook Twitter E-post",
        "Dela på Facebook",
        "Tipsa via mejl",
        "Artikel teilen: Facebook WhatsApp",
        "Teilen auf WhatsApp",
        "Beitrag per E-Mail versenden",
        "Partager sur Facebook | Twitter | WhatsApp",
        "Envoyer par courriel",
        "Compartir en WhatsApp",
        "Comparte esta noticia: Facebook, X, Telegram",
        "シェア ツイート LINE",
        "この記事を シェア",
        "شارك على فيسبوك",
        "شارك المقال: فيسبوك | تويتر",
        "فيسبوك",
        "Prenumerera på vårt nyhetsbrev",
        "Anmäl dig till vårt nyhetsbrev!",
        "Newsletter abonnieren: Jeden Morgen die wichtigsten Nachrichten aus dem Tal",
        "Melden Sie sich für unseren Newsletter an",
        "Abonnez-vous à notre lettre d’information",
        "Recevez notre newsletter chaque matin",
        "Suscríbete al boletín",
        "Apúntate a nuestro boletín diario",
        "メルマガ登録",
        "ニュースレターの購読はこちら",
        "会員登録はこちら",
        "اشترك في النشرة البريدية",
        "سجل في نشرتنا اليومية",
    ] {
        assert!(debris_line(line).is_some(), "{line}");
    }
    for line in [
        "Facebook, Instagram, Telegram",
        "Facebook och staten",
        "Dela lika",
        "Print on line",
        "Teilen macht Spaß",
        "Partager la terre",
        "Newsletter abonnieren immer mehr Menschen, sagt die Verlegerin.",
        "Prenumerera på vårt nyhetsbrev, sade hon, är det sista som folk gör när de redan har sagt upp sin papperstidning och sin kabel.",
        "« Abonnez-vous à la newsletter », répète la mairie.",
        "Apúntate a la vida, decía el cartel.",
        "اشترك في النشرة البريدية ثلاثة آلاف قارئ في يوم واحد.",
        "اشترك في الحفل فرقة من تونس",
        "市はメルマガの登録を勧めている。",
        "LINEで詐欺、二人を逮捕",
        "شارك في السباق عداؤون من عشرين بلدا",
    ] {
        assert_eq!(debris_line(line), None, "{line}");
    }
}

#[test]
fn subheads_head_something() {
    check(subheads, &["One.", "# Two", "Three.", "# More"], &["One.", "# Two", "Three."]);
    check(subheads, &["# Part", "# Chapter", "Text."], &["# Part", "# Chapter", "Text."]);
    check(subheads, &["# Only"], &["# Only"]);
}

#[test]
fn one_pixel_images_go() {
    let figure = |address: &str| Block::Figure {
        image: Image { address: WebAddress::parse(address), ..Image::default() },
    };
    let tidied = one_pixel_images(vec![
        figure("https://a.example/ship.jpg"),
        figure("https://pixel.wp.com/g.gif?b=1"),
        figure("https://a.example/1x1.gif"),
    ]);
    assert_eq!(tidied.body, [figure("https://a.example/ship.jpg")]);
    assert_eq!(tidied.changes.len(), 2);
}

#[track_caller]
fn trackers(address: &str, clean: Option<&str>) {
    let found = without_trackers(&WebAddress::parse(address).unwrap());
    assert_eq!(found.as_ref().map(WebAddress::as_str), clean, "{address}");
}

#[test]
fn trackers_are_cut_from_links() {
    trackers(
        "https://a.example/x?utm_source=rss&id=4&fbclid=9#top",
        Some("https://a.example/x?id=4#top"),
    );
    trackers("https://a.example/x?utm_source=rss", Some("https://a.example/x"));
    trackers("https://a.example/x?id=4&amp;utm_medium=feed", Some("https://a.example/x?id=4"));
    trackers("https://a.example/x?id=4", None);
    trackers("https://a.example/x", None);
    let link = |to: &str| Block::Paragraph {
        text: Text(vec![Span::Strong {
            text: Text(vec![Span::Link { to: Target::parse(to).unwrap(), text: text("there") }]),
        }]),
    };
    let tidied = clean_links(vec![link("https://a.example/?gclid=1&q=2")]);
    assert_eq!((tidied.body, tidied.changes.len()), (vec![link("https://a.example/?q=2")], 1));
}

#[test]
fn quotes_are_of_one_kind() {
    let smart = "“One,” she said. “Two.”";
    check(consistent_quotes, &[smart, "\"Three,\" he said."], &[smart, "“Three,” he said."]);
    check(consistent_quotes, &["\"A\" \"B\"", "“C”"], &["\"A\" \"B\"", "\"C\""]);
    check(
        consistent_quotes,
        &["„Eins“, sagte er. „Zwei.“", "\"Drei\", sagte sie."],
        &["„Eins“, sagte er. „Zwei.“", "„Drei“, sagte sie."],
    );
    check(
        consistent_quotes,
        &["”Ett”, sa han. ”Två.”", "\"Tre\", sa hon."],
        &["”Ett”, sa han. ”Två.”", "”Tre”, sa hon."],
    );
    // A hand's breadth: apostrophes are counted apart from double marks.
    check(consistent_quotes, &["“One,” a hand's breadth."], &["“One,” a hand's breadth."]);
    check(
        consistent_quotes,
        &["It’s his. It’s hers. It’s. It’s.", "It's 'mine', the '90s."],
        &["It’s his. It’s hers. It’s. It’s.", "It’s ‘mine’, the ’90s."],
    );
    // Turned marks are mended, inches are left.
    check(consistent_quotes, &["”One,“ she said. “Two.”"], &["“One,” she said. “Two.”"]);
    check(
        consistent_quotes,
        &["“One.” “Two.”", "A 6\" gun, \"he\" said."],
        &["“One.” “Two.”", "A 6\" gun, “he” said."],
    );
    check(consistent_quotes, &["« On », dit-elle. \"Deux.\""], &["« On », dit-elle. \"Deux.\""]);
    check(consistent_quotes, &["「一」と\"二\""], &["「一」と\"二\""]);
}

#[test]
fn quotes_are_judged_across_spans_and_not_in_code() {
    let spans = |quote: &str| {
        vec![Block::Paragraph {
            text: Text(vec![
                Span::Text { text: Prose::parse("“One.” “Two.” He said ").unwrap() },
                Span::Emphasis { text: text(quote) },
                Span::Code { text: Prose::parse("print(\"x\")").unwrap() },
            ]),
        }]
    };
    assert_eq!(consistent_quotes(spans("\"three\"")).body, spans("“three”"));
}

#[track_caller]
fn credit(caption: &str, words: &str, agency: &str, maker: &str) {
    let (found, credit) = split_credit(caption);
    let credit = credit.unwrap_or_default();
    let said = |part: Option<Line>| part.map(|part| part.to_string()).unwrap_or_default();
    let found = (found.to_owned(), said(credit.agency), said(credit.maker));
    assert_eq!(found, (words.to_owned(), agency.to_owned(), maker.to_owned()), "{caption}");
}

#[test]
fn house_and_hand_are_told_apart_whichever_stands_first() {
    credit("A ship. (Tom Wills / Courier)", "A ship.", "Courier", "Tom Wills");
    credit("A ship. (Courier / Tom Wills)", "A ship.", "Courier", "Tom Wills");
    credit("A ship. (Courier/Tom Wills)", "A ship.", "Courier", "Tom Wills");
    credit("A ship. (Midland News/Ada de Groot)", "A ship.", "Midland News", "Ada de Groot");
    credit("A ship. (Ada de Groot/Midland News)", "A ship.", "Midland News", "Ada de Groot");
    credit("Un navire. (Photo LPJ / É. Marchand)", "Un navire.", "LPJ", "É. Marchand");
    credit("Un navire. (É. Marchand / LPJ)", "Un navire.", "LPJ", "É. Marchand");
    credit("Un navire. (Crédit photo LPJ)", "Un navire.", "", "LPJ");
    credit("Ein Schiff. (Foto Jana Roth/dpa)", "Ein Schiff.", "dpa", "Jana Roth");
    credit("Ein Schiff. (Foto Meier/Küstenblatt)", "Ein Schiff.", "Küstenblatt", "Foto Meier");
    credit("A ship. (Handout/Jane Roe)", "A ship.", "Jane Roe", "Handout");
}

#[test]
fn credits_are_split_from_captions() {
    credit(
        "A ship. (Ministry of Sea via X/Handout via Reuters)",
        "A ship.",
        "Reuters",
        "Ministry of Sea via X/Handout",
    );
    credit("A ship. (Jane Roe/Pool via AP)", "A ship.", "AP", "Jane Roe/Pool");
    credit("A ship. (X/AFP via Getty Images)", "A ship.", "Getty Images", "X/AFP");
    credit("A ship. REUTERS/Jane Roe", "A ship.", "REUTERS", "Jane Roe");
    credit(
        "A ship, January 3, 2024 REUTERS/Jane Roe",
        "A ship, January 3, 2024",
        "REUTERS",
        "Jane Roe",
    );
    credit("A ship. AFP/Getty Images", "A ship.", "AFP/Getty Images", "");
    credit("A ship. (AP Photo/Jane Roe)", "A ship.", "AP", "Jane Roe");
    credit("A ship. (Jane Roe/AFP)", "A ship.", "AFP", "Jane Roe");
    credit("A ship. (Jane Roe/The Daily Tide)", "A ship.", "The Daily Tide", "Jane Roe");
    credit("A ship. Photo: Jane Roe/dpa", "A ship.", "dpa", "Jane Roe");
    credit("A ship. Photograph: Jane Roe", "A ship.", "", "Jane Roe");
    credit("Un navire. Crédit photo : Jeanne Roux", "Un navire.", "", "Jeanne Roux");
    credit("A ship. © Jane Roe", "A ship.", "", "Jane Roe");
    credit("سفينة في الميناء. (سلمى نوار/رويترز)", "سفينة في الميناء.", "رويترز", "سلمى نوار");
    credit("港の船。（共同）", "港の船。", "共同", "");
    credit(
        "A ship (the second this week) leaves.",
        "A ship (the second this week) leaves.",
        "",
        "",
    );
    credit("The mayor, Jane Roe (left).", "The mayor, Jane Roe (left).", "", "");
    credit("He spoke of and/or clauses.", "He spoke of and/or clauses.", "", "");
    credit("A ship.", "A ship.", "", "");
    credit("", "", "", "");
    let figures = figure_credits(body(&["!A ship. REUTERS/Jane Roe"]));
    let Block::Figure { image } = &figures.body[0] else { panic!("a figure") };
    let wanted =
        Credit { agency: Line::parse("REUTERS").ok(), maker: Line::parse("Jane Roe").ok() };
    assert_eq!((image.caption.as_deref(), image.credit.as_ref()), (Some("A ship."), Some(&wanted)));
}

#[track_caller]
fn dateline(paragraph: &str, place: &str, agency: &str, rest: &str) {
    let Some((found, after)) = split_dateline(paragraph) else {
        assert_eq!((place, agency), ("", ""), "{paragraph}: none found");
        return;
    };
    let said = |part: Option<Line>| part.map(|part| part.to_string()).unwrap_or_default();
    assert_eq!(
        (said(found.place).as_str(), said(found.agency).as_str(), after),
        (place, agency, rest),
        "{paragraph}"
    );
}

#[test]
fn datelines_are_split_from_paragraphs() {
    dateline("KYIV (Reuters) — A fire broke out.", "KYIV", "Reuters", "A fire broke out.");
    dateline("PARIS, Jan 23 - A fire broke out.", "PARIS", "", "A fire broke out.");
    dateline("PARIS/LONDON, Jan. 23, 2024 (AP) -- A fire.", "PARIS/LONDON", "AP", "A fire.");
    dateline("NAIROBI, Kenya (AP) - A fire.", "NAIROBI, Kenya", "AP", "A fire.");
    dateline("WASHINGTON, D.C. – Senator Roe said.", "WASHINGTON, D.C.", "", "Senator Roe said.");
    dateline("Washington, D.C. -- Senator Roe said.", "Washington, D.C.", "", "Senator Roe said.");
    dateline("(Washington, D.C.) – Senator Roe said.", "Washington, D.C.", "", "Senator Roe said.");
    dateline("Kiel (dpa) - Wegen Eis.", "Kiel", "dpa", "Wegen Eis.");
    dateline("MARSEILLE, 23 janvier (AFP) - Le phare.", "MARSEILLE", "AFP", "Le phare.");
    dateline("Madrid, 23 ene (EFE).- El barco.", "Madrid", "EFE", "El barco.");
    dateline("(ANSA) - ROMA, 23 GEN - La nave.", "ROMA", "ANSA", "La nave.");
    dateline("BEIJING, Jan. 23 (Xinhua) -- A ship.", "BEIJING", "Xinhua", "A ship.");
    dateline("МОСКВА, 23 января. /ТАСС/. Корабль.", "МОСКВА", "ТАСС", "Корабль.");
    dateline("МОСКВА, 23 янв — РИА Новости. Корабль.", "МОСКВА", "РИА Новости", "Корабль.");
    dateline("القاهرة (رويترز) - سفينة.", "القاهرة", "رويترز", "سفينة.");
    dateline("【札幌=共同】流氷が。", "札幌", "共同", "流氷が。");
    dateline("新华社北京1月23日电 轮船。", "北京", "新华社", "轮船。");
    dateline("NEW DELHI: A ship came.", "NEW DELHI", "", "A ship came.");
    dateline("(Reuters) - A ship came.", "", "Reuters", "A ship came.");
    for sentence in [
        "The ferry – the last of its kind – was sold.",
        "Sen. Roe (R-Iowa) - a farmer - spoke.",
        "BREAKING - A ship sank.",
        "He said: no.",
        "Roe - the captain - left.",
        "“No,” he said — and left.",
        "It was a well-known ship.",
        "-",
        "",
    ] {
        dateline(sentence, "", "", "");
    }
    let marked = vec![Block::Paragraph {
        text: Text(vec![
            Span::Strong { text: text("KYIV (Reuters)") },
            Span::Text { text: Prose::parse(" — A fire.").unwrap() },
        ]),
    }];
    let (tidied, found) = body_dateline(marked);
    assert_eq!((tidied.body, found.unwrap().place.as_deref()), (body(&["A fire."]), Some("KYIV")));
}

#[track_caller]
fn attributed(sentence: &str, who: &[&str]) {
    let found = attributions(&body(&[sentence]));
    let found: Vec<&str> = found.iter().map(|attribution| &*attribution.who).collect();
    assert_eq!(found, who, "{sentence}");
}

#[test]
fn attributions_are_found_where_they_are_sure() {
    attributed("The farm opened, KCNA reported on Tuesday.", &["KCNA"]);
    attributed("It rose since December, state media said on Monday.", &["state media"]);
    attributed("Tasnim, a semi-official news agency, reported the blast.", &["Tasnim"]);
    attributed("According to the Xinhua news agency, rain fell.", &["Xinhua news agency"]);
    attributed(
        "Syrian state television said so. State TV showed nothing.",
        &["Syrian state television", "State TV"],
    );
    attributed("Selon l’AFP, la pluie est tombée.", &["AFP"]);
    attributed("Das meldete die Polizei laut dpa am Montag.", &["dpa"]);
    attributed("ذكرت وكالة سانا أن المطر هطل.", &["سانا"]);
    attributed("朝鮮中央通信によると、農場が開いた。", &["朝鮮中央通信"]);
    attributed("The captain told the court that AP was his initial.", &[]);
    attributed("The press said nothing and the media left.", &[]);
    attributed("He reported to the wire.", &[]);
}

#[test]
fn media_without_a_name_are_found_in_many_languages() {
    for (sentence, who) in [
        ("Staatsmedien berichteten am Montag von Regen.", "Staatsmedien"),
        ("Das Staatsfernsehen meldete Regen.", "Staatsfernsehen"),
        ("Laut Staatsmedien fiel Regen.", "Staatsmedien"),
        ("Nach Angaben staatlicher Medien fiel Regen.", "staatlicher Medien"),
        ("Staatlichen Medien zufolge fiel Regen.", "Staatlichen Medien"),
        ("Les médias d'État ont rapporté la pluie.", "médias d'État"),
        ("Selon les médias d’État, la pluie est tombée.", "médias d’État"),
        ("La télévision d’Etat a annoncé la pluie.", "télévision d’Etat"),
        ("Los medios estatales informaron de la lluvia.", "medios estatales"),
        ("Llovió, según los medios estatales.", "medios estatales"),
        ("La televisión estatal informó de la lluvia.", "televisión estatal"),
        ("A imprensa estatal noticiou a chuva.", "imprensa estatal"),
        ("Segundo a mídia estatal, choveu.", "mídia estatal"),
        ("I media statali hanno riferito della pioggia.", "media statali"),
        ("Secondo la televisione di Stato è piovuto.", "televisione di Stato"),
        ("Государственные СМИ сообщили о дожде.", "Государственные СМИ"),
        ("По данным государственных СМИ, шёл дождь.", "государственных СМИ"),
        ("ذكرت وسائل إعلام رسمية أن المطر هطل.", "وسائل إعلام رسمية"),
        ("国営テレビによると、雨が降った。", "国営テレビ"),
        ("官方媒体报道说，下雨了。", "官方媒体"),
        ("सरकारी मीडिया के अनुसार बारिश हुई।", "सरकारी मीडिया"),
    ] {
        attributed(sentence, &[who]);
    }
    // They are only spoken of.
    attributed("Er arbeitete früher bei den Staatsmedien.", &[]);
    attributed("Les médias d'État manquent de papier.", &[]);
    attributed("Habló ante los medios estatales.", &[]);
    attributed("国営テレビの塔が倒れた。", &[]);
}

#[test]
fn agencies_are_known_by_name() {
    for name in ["AP", "Reuters", "AFP/Getty Images", "dpa", "رويترز", "共同"] {
        assert!(is_agency(name), "{name}");
    }
    for name in ["", "/", "Jane Roe", "Handout", "Pool"] {
        assert!(!is_agency(name), "{name}");
    }
}

#[test]
fn a_weekday_is_resolved_and_marked_as_a_guess() {
    // The 24th of January 2024 was a Wednesday.
    let story = Day::parse("2024-01-24").unwrap();
    for (word, day) in [
        ("Monday", Some("2024-01-22~")),
        ("wednesday", Some("2024-01-24~")),
        ("Thursday", Some("2024-01-18~")),
        ("hier", Some("2024-01-23~")),
        ("Dienstag", Some("2024-01-23~")),
        ("today", Some("2024-01-24~")),
        ("soon", None),
        ("", None),
    ] {
        assert_eq!(
            relative_day(word, story).map(|time| time.to_string()).as_deref(),
            day,
            "{word}"
        );
    }
}

#[test]
fn all_passes_twice_do_what_they_do_once() {
    let mut draft = Draft {
        headline: Line::parse("Ferry runs").ok(),
        body: body(&[
            "Ferry runs",
            "KYIV (Reuters) — “One,” \"two\".",
            "Share",
            LONG,
            LONG,
            "!A ship. REUTERS/Jane Roe",
            "# End",
        ]),
        ..Draft::default()
    };
    tidy(&mut draft);
    assert_eq!(
        (draft.dateline.as_deref(), draft.agency.as_deref(), draft.body.len()),
        (Some("KYIV"), Some("Reuters"), 3)
    );
    assert!(draft.trail.0.len() >= 6, "every change is in the trail: {:?}", draft.trail);
    let once = draft.clone();
    tidy(&mut draft);
    assert_eq!(draft, once);
}
