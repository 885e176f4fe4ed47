//! Forms of heads, credits and feet that somebody brought who had not seen the press.

use offprint::article::{Block, Credit, Image, Line, Prose, Span, Text};
use offprint::press::tidy::{
    body_debris, credit_alone, credit_paragraphs, debris_line, split_credit,
};
use offprint::press::{Draft, Gathered, Limits, Source, markdown, page, wire};

use super::told::source;

fn gathered(text: &str) -> Gathered {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    wire::read(&source, &Limits::default())
}

/// The only story of a text.
#[track_caller]
fn one(text: &str) -> Draft {
    let mut found = gathered(text).drafts;
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { text: Text(vec![Span::Text { text: Prose::parse(words).unwrap() }]) }
}

fn words(body: &[Block]) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Paragraph { text } => text.plain(),
        other => format!("{other:?}"),
    };
    body.iter().map(words).collect()
}

const FIRST: &str = "The ferry to the islet of Lund will sail again from Monday, its owner said in the town hall of Penwick.";
const SECOND: &str =
    "It had lain in the dock since October, when its rudder broke on the rocks off the cape.";

#[test]
fn the_number_of_a_release_is_no_headline_and_hides_no_embargo() {
    for (number, note) in [
        ("PRESS RELEASE No. 9/2025", "EMBARGOED UNTIL 06:00 FRIDAY 4 APRIL 2025"),
        ("Pressemitteilung Nr. 12", "Sperrfrist: 4. April 2025, 6 Uhr"),
        ("COMMUNIQUÉ DE PRESSE N° 31", "SOUS EMBARGO jusqu'au 4 avril 2025"),
        ("NOTA DE PRENSA 14/2025", "EMBARGO HASTA EL 4 DE ABRIL DE 2025"),
        ("COMUNICATO STAMPA n. 7", "SOTTO EMBARGO fino al 4 aprile 2025"),
    ] {
        let text =
            format!("{number}\n{note}\n\nFerry to Lund sails again\n\n{FIRST}\n\n{SECOND}\n");
        let draft = one(&text);
        assert_eq!(draft.headline.as_deref(), Some("Ferry to Lund sails again"), "{text}");
        assert_eq!(words(&draft.body), [FIRST, SECOND], "{text}");
        let told = gathered(&text).complaints;
        assert!(told.iter().any(|it| it.what.contains("under embargo")), "{number}: {told:?}");
    }
    let draft = one(&format!("Alert 2025\n\n{FIRST}\n\n{SECOND}\n"));
    assert_eq!(draft.headline.as_deref(), Some("Alert 2025"));
}

#[test]
fn the_dateline_settles_which_number_is_the_month() {
    let day = |over: &str, dateline: &str| {
        let draft = one(&format!(
            "{over}\n\nUn ferri vuelve a la isla\n\n{dateline} {FIRST}\n\n{SECOND}\n"
        ));
        draft.published.map(|time| time.to_string()).unwrap_or_default()
    };
    assert_eq!(day("EFE  07/02/2025 10:15", "Puerto Lund (España), 7 feb (EFE).-"), "2025-02-07");
    assert_eq!(day("EFE  02/07/2025 10:15", "Puerto Lund (España), 7 feb (EFE).-"), "2025-02-07");
    // What is no guess stays, and so does what the dateline says nothing of.
    assert_eq!(day("EFE  17/02/2025", "Puerto Lund (España), 18 feb (EFE).-"), "2025-02-17");
    assert_eq!(day("EFE  07/02/2025", "Puerto Lund (España), 9 mar (EFE).-"), "2025-07-02~");
}

#[test]
fn lines_of_a_transmission_name_the_desk_of_a_house_and_its_keyword() {
    let german = format!(
        "hno0711 4 vm 98 dpa/hno 0622\n\nSchifffahrt/Inseln/\nFähre nach Lund fährt wieder =\n\nPenwick (dpa/hno) - {FIRST}\n\n{SECOND}\n"
    );
    let draft = one(&german);
    assert_eq!(draft.headline.as_deref(), Some("Fähre nach Lund fährt wieder"));
    assert_eq!(words(&draft.body), [FIRST, SECOND]);
    let french = format!(
        "FRA0311 4 S 0122 FRA /AFP-QK21\nnavires-îles\n\nLe bac de Lund reprend la mer\n\nPenwick, 7 fév 2025 (AFP) - {FIRST}\n\n{SECOND}\n"
    );
    let draft = one(&french);
    assert_eq!(draft.headline.as_deref(), Some("Le bac de Lund reprend la mer"));
    assert_eq!(words(&draft.body), [FIRST, SECOND]);
    // Behind three blank lines it begins a story.
    let both = gathered(&format!(
        "{french}\nabc/def\n\n\n\ndpa 0711 4 vm 98 dpa/hno 0622\n\nSchifffahrt/Inseln/\nFähre nach Lund fährt wieder =\n\nPenwick (dpa/hno) - {SECOND}\n\n{FIRST}\n"
    ));
    let headlines: Vec<_> = both.drafts.iter().map(|it| it.headline.as_deref()).collect();
    let wanted = [Some("Le bac de Lund reprend la mer"), Some("Fähre nach Lund fährt wieder")];
    assert_eq!(headlines, wanted);
    assert!(both.complaints.is_empty(), "{:?}", both.complaints);
}

#[test]
fn where_a_later_take_goes_on_is_not_said_in_the_story() {
    let draft = one(&format!(
        "BC-EU--Ferry Lund, 1st Ld-Writethru,210\nFerry to Lund sails again\nBy ADA MIRREN\nAssociated Press\nPENWICK, England (AP) -- {FIRST}\n   {SECOND}\nMORE\nBC-EU--Ferry Lund, 1st Add,80\nPENWICK, England: rocks off the cape.\n   The repair took the yard four months and a new sheet of steel.\n"
    ));
    let more = "The repair took the yard four months and a new sheet of steel.";
    assert_eq!(words(&draft.body), [FIRST, SECOND, more]);
    // What says something else is the story's.
    let draft = one(&format!(
        "BC-EU--Ferry Lund, 1st Ld-Writethru,210\nFerry to Lund sails again\nBy ADA MIRREN\nAssociated Press\nPENWICK, England (AP) -- {FIRST}\nMORE\nBC-EU--Ferry Lund, 1st Add,80\nThe owner was plain: the boat is sound.\n   {SECOND}\n"
    ));
    assert!(words(&draft.body).iter().any(|it| it.contains("the boat is sound")));
}

#[track_caller]
fn credit(caption: &str, left: &str, agency: &str, maker: &str) {
    let (found, credit) = split_credit(caption);
    let Credit { agency: house, maker: hand } = credit.unwrap_or_default();
    let said = |part: Option<Line>| part.map(|part| part.to_string()).unwrap_or_default();
    let wanted = (left.to_owned(), agency.to_owned(), maker.to_owned());
    assert_eq!((found.to_owned(), said(house), said(hand)), wanted, "{caption}");
}

#[test]
fn credits_behind_strokes_and_labels() {
    credit("El ferri, ayer. / A. M. LUNA (EFE)", "El ferri, ayer.", "EFE", "A. M. LUNA");
    credit("Le bac. © Photo : Anne Le Gall / La Vigie", "Le bac.", "La Vigie", "Anne Le Gall");
    credit("Photo Anne Gall", "", "", "Anne Gall");
    credit("Die Fähre. (Foto: Stadt Lund/P. Krug)", "Die Fähre.", "Stadt Lund", "P. Krug");
    credit("Prom w porcie. Fot. Jan Wilk", "Prom w porcie.", "", "Jan Wilk");
    credit("Photo of the ferry", "Photo of the ferry", "", "");
    credit("Boats and/or rafts (AP)", "Boats and/or rafts", "AP", "");
    for words in ["Photo: Ada Mirren/The Tide", "Fot. Jan Wilk", "Foto: Ada Mirren"] {
        assert!(credit_alone(words).is_some(), "{words}");
    }
    for words in [
        "Photo: the ferry lay in the dock all winter.",
        "Foto: Die Fähre fährt wieder, sagt der Kapitän.",
        "Photography is her life.",
        "Credit: Ada Mirren",
    ] {
        assert!(credit_alone(words).is_none(), "{words}");
    }
}

#[test]
fn a_paragraph_that_only_says_who_took_the_picture_is_the_pictures() {
    let credited = || credit_alone("Photo: Ada Mirren");
    let body = || vec![paragraph(FIRST), paragraph("Photo: Ada Mirren"), paragraph(SECOND)];
    let mut lead = Image::default();
    let tidied = credit_paragraphs(body(), Some(&mut lead));
    assert_eq!((words(&tidied.body), lead.credit), (vec![FIRST.into(), SECOND.into()], credited()));
    let figure = || Block::Figure { image: Image::default() };
    let tidied = credit_paragraphs(vec![figure(), paragraph("Photo: Ada Mirren")], None);
    assert_eq!(
        tidied.body,
        [Block::Figure { image: Image { credit: credited(), ..Image::default() } }]
    );
    // Alone it is all that there is.
    assert_eq!(credit_paragraphs(vec![paragraph("Photo: Ada Mirren")], None).body.len(), 1);
}

#[test]
fn rows_of_buttons_and_words_to_readers_go_and_sentences_stay() {
    for line in [
        "Drucken Merken Kommentare (3)",
        "Imprimer Partager Commenter",
        "PartagerEnvoyer",
        "TeilenDrucken",
        "Udostępnij: Facebook | X",
        "Deja un comentario",
        "Lämna en kommentar",
        "Postaw nam kawę!",
        "Recibe cada semana nuestro boletín",
        "Introduce tu correo",
        "Like this:",
    ] {
        assert!(debris_line(line).is_some(), "{line}");
    }
    for line in [
        "Recibe el boletín de notas con alegría",
        "Recibe cada mes nuestro boletín un premio de la ciudad.",
        "Save the whale",
        "JazzFest",
        "Deja un comentario amable, dijo",
    ] {
        assert_eq!(debris_line(line), None, "{line}");
    }
    let asks = [
        "Reden Sie mit! Zum Kommentieren bitte einloggen.",
        "Your subscription is used on another device",
    ];
    for ask in asks {
        assert_eq!(
            words(&body_debris(vec![paragraph(FIRST), paragraph(ask)]).body),
            [FIRST],
            "{ask}"
        );
        // Above the text it may be the story's.
        let body = vec![paragraph(ask), paragraph(FIRST)];
        assert_eq!(body_debris(body).body.len(), 2, "{ask}");
    }
}

#[test]
fn a_name_before_its_agency_signs_a_story() {
    let story =
        |end: &str| one(&format!("Ferry to Lund sails again\n\n{FIRST}\n\n{SECOND}\n\n{end}\n"));
    let draft = story("Ada Mirren/TT");
    assert_eq!(words(&draft.body), [FIRST, SECOND]);
    assert_eq!(draft.bylines, [Line::parse("Ada Mirren").unwrap()]);
    assert_eq!(draft.agency.as_deref(), Some("TT"));
    for end in ["Owners: Ada Mirren/TT", "Wins 3/TT", "Boats and/or rafts"] {
        assert_eq!(words(&story(end).body).len(), 3, "{end}");
    }
}

#[test]
fn a_line_under_the_heading_of_markdown_says_who_and_when() {
    let read = |text: &str| {
        let source = Source {
            name: "lock.md".to_owned(),
            bytes: text.as_bytes().to_vec(),
            ..Source::default()
        };
        markdown::read(&source, &Limits::default()).drafts.remove(0)
    };
    for line in ["*By Ada Roth, 7 February 2025*", "By Ada Roth — 7 February 2025"] {
        let draft = read(&format!("# The lock is dry\n\n{line}\n\nNobody knows why.\n"));
        assert_eq!(draft.bylines, [Line::parse("Ada Roth").unwrap()], "{line}");
        assert_eq!(draft.published.map(|it| it.to_string()).as_deref(), Some("2025-02-07"));
        assert_eq!(words(&draft.body), ["Nobody knows why."], "{line}");
    }
    let draft = read("# The lock is dry\n\n*By 7 February 2025 the lock was dry.*\n\nWhy?\n");
    assert_eq!(draft.body.len(), 2);
}

/// The story of a page with this head, and this between the headline and the text.
fn saved(head: &str, body: &str) -> Draft {
    let text = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST} {SECOND}</p>");
    let html =
        format!("<html lang=en><head>{head}</head><body>{body}<div>{text}</div></body></html>");
    page::read(&source("p.html", &html), &Limits::default()).drafts.remove(0)
}

#[test]
fn a_heading_below_the_headline_that_ends_the_head_is_the_standfirst() {
    let deck = "Its rudder broke on the rocks in October";
    let title = "<title>Ferry to Lund sails again</title>";
    let described = format!("{title}<meta name=description content=\"{deck}\">");
    let bare = format!("<h1>Ferry to Lund sails again</h1><h2>{deck}</h2>");
    for (head, body) in [
        (described.as_str(), format!("<div>{bare}<div>Share</div></div>")),
        (title, format!("<div class=x1>{bare}</div>")),
    ] {
        let draft = saved(head, &body);
        assert_eq!(draft.standfirst.as_deref(), Some(deck), "{body}");
        assert!(!draft.body.iter().any(|it| matches!(it, Block::Subhead { .. })), "{body}");
    }
    // Over text it is a subhead.
    let draft = saved(title, &format!("<div>{bare}<p>{SECOND}</p></div>"));
    assert_eq!(draft.standfirst, None);
}

#[test]
fn a_desk_is_the_byline_only_where_nobody_is_named() {
    let head = "<title>Ferry to Lund sails again</title><meta name=author content=\"REDACCIÓN\">";
    let named =
        "<h1>Ferry to Lund sails again</h1><div class=q><a href=\"/autor/ada\">Ada Roth</a></div>";
    assert_eq!(saved(head, named).bylines, [Line::parse("Ada Roth").unwrap()]);
    let draft = saved(head, "<h1>Ferry to Lund sails again</h1>");
    assert_eq!(draft.bylines, [Line::parse("REDACCIÓN").unwrap()]);
}

#[test]
fn a_headline_with_the_mark_of_its_title_is_whole() {
    let head = "<title>Lund Tidning - Färjan går igen – rodret är lagat</title>";
    let draft = saved(head, "<font size=5><b>Färjan går igen – rodret är lagat</b></font><br>");
    assert_eq!(draft.headline.as_deref(), Some("Färjan går igen – rodret är lagat"));
    assert_eq!(draft.source.as_deref(), Some("Lund Tidning"));
}
