//! Stories as press offices and readers of wires send them on: by mail, under embargo, in pages, with
//! words of the desk over them and whom to call below them, in many languages.

use offprint::article::Block;
use offprint::press::{Draft, Fate, Gathered, Limits, Source, wire};

const HEADLINE: &str = "Lighthouse on the north quay turns white again";
const FIRST: &str =
    "A lighthouse on the north quay will be painted white again, the town said on Monday.";
const SECOND: &str =
    "It was white until 1911, and has been red since then without any good reason.";

fn gathered(text: &str) -> Gathered {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    wire::read(&source, &Limits::default())
}

fn plain(draft: &Draft) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Paragraph { text } => text.plain(),
        other => format!("{other:?}"),
    };
    draft.body.iter().map(words).collect()
}

/// The only story of a text, which must have the headline and the two paragraphs and no more.
#[track_caller]
fn whole(text: &str) -> Draft {
    let mut found = gathered(text).drafts;
    assert_eq!(found.len(), 1, "{text}");
    let draft = found.remove(0);
    assert_eq!(draft.headline.as_deref(), Some(HEADLINE), "{text}");
    assert_eq!(plain(&draft), [FIRST, SECOND], "{text}");
    draft
}

fn day(draft: &Draft) -> String {
    draft.published.map(|time| time.day().to_string()).unwrap_or_default()
}

#[test]
fn heads_of_mails_are_no_headlines() {
    for head in [
        "From: Ivy Lacey <ivy@quay.example>\nSent: Thursday, 14 March 2024 09:12\nTo: News Desk\nSubject: FW: Lighthouse\n",
        "-----Original Message-----\nFrom: Ivy Lacey\nDate: 14 March 2024 09:12:03 GMT\nTo: desk@paper.example; night@paper.example;\n early@paper.example\nCc: Ivy\nSubject: Press release\nImportance: High\n",
        "Begin forwarded message:\n\nFrom: Ivy Lacey <ivy@quay.example>\nSubject: Lighthouse\nDate: 14 March 2024 at 09:12:03 GMT\nTo: desk@paper.example\n",
        "---------- Forwarded message ---------\nFrom: Ivy Lacey <ivy@quay.example>\nDate: Thu, Mar 14, 2024 at 9:12 AM\nSubject: Lighthouse\nTo: <desk@paper.example>\n",
        "Von: Pressestelle <presse@quay.example>\nGesendet: Donnerstag, 14. März 2024 09:12\nAn: Redaktion\nBetreff: WG: Leuchtturm\n",
        "De : Presse <presse@quay.example>\nEnvoyé : jeudi 14 mars 2024 09:12\nÀ : Rédaction\nObjet : TR : Le phare\n",
        "De: Prensa <prensa@quay.example>\nEnviado el: jueves, 14 de marzo de 2024 9:12\nPara: Redacción\nAsunto: RV: El faro\n",
        "De: Imprensa <imprensa@quay.example>\nEnviado: 14 de março de 2024 09:12\nPara: Redação\nAssunto: ENC: O farol\n",
        "Da: Stampa <stampa@quay.example>\nInviato: giovedì 14 marzo 2024 09:12\nA: Redazione\nOggetto: I: Il faro\n",
        "От: Пресс-служба <press@quay.example>\nОтправлено: 14 марта 2024 г. 9:12\nКому: Редакция\nТема: FW: Маяк\n",
        "من: المكتب <press@quay.example>\nتاريخ: 14 مارس 2024\nإلى: التحرير\nالموضوع: المنارة\n",
        "差出人: 広報 <press@quay.example>\n送信日時: 2024年3月14日 9:12\n宛先: 編集部\n件名: 灯台\n",
        "发件人：新闻处 <press@quay.example>\n发送时间：2024年3月14日 9:12\n收件人：编辑部\n主题：灯塔\n",
        "प्रेषक: प्रेस <press@quay.example>\nदिनांक: 14 मार्च 2024\nप्रति: संपादक\nविषय: प्रकाश स्तंभ\n",
    ] {
        let draft = whole(&format!("{head}\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"));
        assert_eq!(day(&draft), "2024-03-14", "{head}");
        // As it is quoted in an answer.
        let quoted = format!("{head}\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n");
        let quoted: String = quoted.lines().map(|line| format!("> {line}\n")).collect();
        assert_eq!(day(&whole(&quoted)), "2024-03-14", "{head}");
    }
}

#[test]
fn a_subject_is_the_headline_of_a_mail_that_has_none() {
    for subject in
        ["", "FW: ", "Re: Fwd: ", "WG: Pressemitteilung: ", "TR : Communiqué de presse : "]
    {
        let head = format!(
            "From: Ivy <ivy@quay.example>\nTo: Desk\nSubject: {subject}{HEADLINE}\nDate: 14 March 2024\n"
        );
        let draft = whole(&format!("{head}\n{FIRST}\n\n{SECOND}\n"));
        assert!(!draft.headline_guessed, "{subject}");
    }
    // A day that the story itself states is better than that of the mail.
    let draft = whole(&format!(
        "From: Ivy <i@quay.example>\nSubject: X\nDate: 14 March 2024\n\n{HEADLINE}\n13 March 2024\n\n{FIRST}\n\n{SECOND}\n"
    ));
    assert_eq!(day(&draft), "2024-03-13");
}

#[test]
fn notes_signatures_and_notices_of_a_mail_are_debris() {
    let head = "From: Ivy <ivy@quay.example>\nTo: Desk\nSubject: Lighthouse\nDate: 14 March 2024\n";
    for (above, below) in [
        ("Hi all,\n\nplease find our release below.\n\nKind regards,\nIvy\n\n", ""),
        (
            "Sehr geehrte Damen und Herren,\nanbei unsere Mitteilung.\n\nMit freundlichen Grüßen\nJonas Wieck\n\n",
            "",
        ),
        (
            "Bonjour,\nveuillez trouver ci-dessous notre communiqué.\n\n",
            "Cordialement,\nClaire Vasseur\n",
        ),
        ("", "-- \nIvy Lacey\nPress Officer\n01632 960 221\n"),
        ("", "Best wishes,\n\nIvy Lacey\nPress Officer, the Quay\n"),
        ("", "Sent from my iPhone\n"),
        (
            "",
            "This e-mail and any attachments are confidential and intended solely for the addressee.\nIf it reached you in error, delete it.\n",
        ),
        (
            "",
            "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.\n",
        ),
        (
            "",
            "Ce message et ses pièces jointes sont confidentiels et réservés à leur destinataire.\n",
        ),
        ("", "С уважением,\nВера Лапина\n"),
        (
            "",
            "On Wed, 13 Mar 2024 at 10:02, Desk <desk@paper.example> wrote:\n\nCan we have it by noon? Thanks.\n",
        ),
    ] {
        whole(&format!("{head}\n{above}{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{below}"));
    }
    // Without a mail around them, too.
    whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n-- \nIvy Lacey\nivy@quay.example\n"));
    whole(&format!(
        "{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\nThis message is confidential and intended solely for its recipient.\n"
    ));
}

#[test]
fn two_mails_with_a_story_each_are_two_stories() {
    let mail = |name: &str| {
        format!(
            "From: {name} <p@quay.example>\nTo: Desk\nSubject: FW: {name} opens its gates to all\nDate: 14 March 2024\n\n{name} opens its gates to all\n\nThe gates of {name} were opened on Monday to all who had waited, and there were many of them.\n\n{SECOND}\n\nNobody could say how long the gates would stay open, and nobody asked the man who has the key.\n\n"
        )
    };
    let found = gathered(&format!("{}{}", mail("Northport"), mail("Southport"))).drafts;
    let heads: Vec<&str> =
        found.iter().map(|draft| draft.headline.as_deref().unwrap_or_default()).collect();
    assert_eq!(heads, ["Northport opens its gates to all", "Southport opens its gates to all"]);
    assert!(found.iter().all(|draft| draft.body.len() == 3), "{found:?}");
}

#[test]
fn what_only_looks_like_a_mail_stays() {
    for row in [
        "From: the diary of a keeper",
        "To: whom it may concern",
        "Subject: a lighthouse",
        "Date: to be told",
    ] {
        let draft = &gathered(&format!("{HEADLINE}\n\n{FIRST}\n\n{row}\n\n{SECOND}\n")).drafts[0];
        assert_eq!(draft.body.len(), 3, "{row}: {:?}", plain(draft));
    }
}

#[test]
fn numbers_of_pages_are_no_paragraphs() {
    for number in [
        "Page 1 of 3",
        "- 2 -",
        "1/2ページ",
        "Seite 2 von 3",
        "2/3",
        "Page 2 sur 3",
        "Página 2 de 3",
        "Pagina 2 di 3",
        "Стр. 2 из 3",
        "صفحة 1 من 2",
        "第2页 共3页",
        "पृष्ठ 1/3",
        "(2/3)",
    ] {
        whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{number}\n\n{SECOND}\n"));
        whole(&format!("{HEADLINE}\n\n{FIRST}\n{number}\n{SECOND}\n"));
        // A sentence that one cuts is whole again, however many blank lines stand around it.
        let (left, right) = SECOND.split_at(SECOND.find(" since").unwrap());
        for blank in ["\n", "\n\n", "\n\n\n\n"] {
            whole(&format!(
                "{HEADLINE}\n\n{FIRST}\n\n{left}{blank}{number}{blank}{}\n",
                right.trim_start()
            ));
        }
        whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{number}\n"));
    }
}

#[test]
fn an_embargo_is_told_and_is_no_headline() {
    for (note, until) in [
        ("STRICTLY EMBARGOED UNTIL 00:01 GMT ON TUESDAY 19 MARCH 2024", "2024-03-19"),
        ("EMBARGOED UNTIL 19 March 2024", "2024-03-19"),
        ("NOT FOR PUBLICATION BEFORE 19 March 2024", "2024-03-19"),
        ("SPERRFRIST: Dienstag, 19. März 2024, 10.00 Uhr", "2024-03-19"),
        ("SOUS EMBARGO jusqu'au 19 mars 2024 à 6h00", "2024-03-19"),
        ("EMBARGO HASTA EL 19 DE MARZO DE 2024", "2024-03-19"),
        ("Embargado até 19 de março de 2024", "2024-03-19"),
        ("SOTTO EMBARGO fino al 19 marzo 2024", "2024-03-19"),
        ("ЭМБАРГО ДО 19 марта 2024", "2024-03-19"),
        ("محظور النشر حتى 19 مارس 2024", "2024-03-19"),
        ("解禁日時：2024年3月19日", "2024-03-19"),
        ("*** EMBARGOED ***", ""),
    ] {
        for text in [
            format!("{note}\n\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"),
            format!("{HEADLINE}\n\n{note}\n\n{FIRST}\n\n{SECOND}\n"),
        ] {
            let draft = whole(&text);
            assert_eq!(day(&draft), until, "{note}");
            let told = draft
                .trail
                .0
                .iter()
                .any(|step| step.why == "embargo" && step.fate == Fate::Dropped);
            assert!(told, "{:?}", draft.trail);
            let complaints = gathered(&text).complaints;
            let said = complaints.iter().any(|complaint| complaint.what.contains("under embargo"));
            assert!(said && complaints.len() == 1, "{complaints:?}");
        }
    }
    let free = gathered(&format!(
        "Embargo on white paint lifted after nine years\n\n{FIRST}\n\n{SECOND}\n"
    ));
    assert_eq!(
        free.drafts[0].headline.as_deref(),
        Some("Embargo on white paint lifted after nine years")
    );
    assert!(free.complaints.is_empty());
}

#[test]
fn words_of_a_desk_are_cut() {
    for row in [
        "CORRECTION -",
        "CORRECTED:",
        "UPDATE 2",
        "KORREKTUR",
        "RECTIFICATIF",
        "CORRECCIÓN",
        "ИСПРАВЛЕНО",
        "【訂正】",
        "تصحيح",
    ] {
        whole(&format!("{row}\n\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"));
    }
    for prefix in [
        "CORRECTION - ",
        "CORRECTED: ",
        "UPDATE 2-",
        "KORREKTUR: ",
        "RECTIFICATIF - ",
        "CORREÇÃO-",
        "(AMPLIACIÓN) ",
        "【訂正】",
        "УТОЧНЕНИЕ: ",
    ] {
        whole(&format!("{prefix}{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"));
    }
    whole(&format!(
        "{HEADLINE}\n\nLONDON (AP) — (This story has been corrected to say white, not red.)\n\n{FIRST}\n\n{SECOND}\n"
    ));
    let draft = whole(&format!("{HEADLINE}\nCorrected: 15 March 2024\n\n{FIRST}\n\n{SECOND}\n"));
    assert_eq!(draft.corrected.map(|time| time.to_string()).as_deref(), Some("2024-03-15"));
}

#[test]
fn whom_to_call_and_what_editors_are_told_is_below_the_release() {
    for foot in [
        "Media contact: Tom Hale, 01632 960 871, tom@quay.example",
        "Media contact:\n\nTom Hale\nPress Officer\n01632 960 871",
        "For more information, please contact:\nTom Hale\ntom@quay.example",
        "Pressekontakt:\nJonas Wieck\nTelefon: 0341 5550 112\npresse@quay.example",
        "Contact presse :\nMairie du Quai\nTél. : 02 61 55 01 12",
        "Contacto de prensa: Nuria Salas, 600 555 017, prensa@quay.example",
        "Assessoria de imprensa\nLúcia Prado\n(11) 5555-0171",
        "Ufficio stampa: Anna Neri, 055 555 017",
        "Контакты для СМИ:\nПресс-служба порта\nТел.: +7 (4842) 55-01-17",
        "للتواصل الإعلامي:\nمكتب الصحافة\npress@quay.example",
        "【報道関係者お問い合わせ先】\n観光課 広報担当\n電話：0138-555-017",
        "媒体联系：\n新闻处\n电话：010-5555-0171",
        "मीडिया संपर्क:\nप्रेस कार्यालय\n011-5555-0171",
        "###\n\nMedia contact: Tom Hale, 01632 960 871",
        "-30-",
        "ENDS\n\nNotes to editors\n\n1. The lighthouse was built in 1871 by a man who had never seen the sea before.\n2. The quay is open daily.",
        "Notes to editors:\n\nThe lighthouse was built in 1871 by a man who had never seen the sea before.\n\nMedia contact: Tom Hale, 01632 960 871",
        "Hinweise für die Redaktion\n\nDer Turm wurde 1871 gebaut und ist seither nie umgezogen, was selten ist.",
        "About the Quay Trust\nThe Quay Trust has looked after the quay since 1811 and has nine trustees.\n\nMedia contact: Tom Hale, 01632 960 871",
    ] {
        let draft = whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{foot}\n"));
        let dropped = draft.trail.0.iter().filter(|step| step.fate == Fate::Dropped).count();
        assert!(dropped > 0, "{foot}: {:?}", draft.trail);
    }
    // A story that speaks of such things keeps them.
    for row in [
        "Contact with the keeper was lost in 1911.",
        "Media contact is what the keeper hated most.",
    ] {
        let draft = &gathered(&format!("{HEADLINE}\n\n{FIRST}\n\n{row}\n\n{SECOND}\n")).drafts[0];
        assert_eq!(draft.body.len(), 3, "{row}: {:?}", plain(draft));
    }
}

#[test]
fn a_desk_of_india_signs_with_the_names_of_its_editors() {
    for sign in ["भाषा सुरभि मनोज", "भाषा सुरभि मनोज\nमनोज", "वार्ता राम", "यूनीवार्ता अंजलि दीपक राज"]
    {
        let draft = whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{sign}\n"));
        assert!(draft.agency.is_some(), "{sign}");
        whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND} {sign}\n"));
    }
    let last = "भाषा सुरभि मनोज ने लिखी है।";
    let draft = &gathered(&format!("{HEADLINE}\n\n{FIRST}\n\n{last}\n")).drafts[0];
    assert_eq!(plain(draft), [FIRST, last]);
}

#[test]
fn whom_to_call_goes_whatever_it_is_under() {
    for below in [
        "For more information please contact Anna Blunt, regional media officer, on 07700 900321 or anna_blunt@quay.example",
        "For more information please contact Anna Blunt on 07700 900321.",
        "For interviews, contact Sam Poe, press officer: press@quay.example.",
        "Quay press office, 01202 555 0136, pressoffice@quay.example",
        "Contacts:\n\nMedia\nJane Roe\n+44 1632 960123\njane.roe@quay.example\n\nInvestors\nJohn Doe\n+44 1632 960456\ninvestors@quay.example",
        "Jane Roe\nHead of Communications\nTel. +44 1632 960123\njane.roe@quay.example",
        "Für Rückfragen:\nPetra Muster\nPressesprecherin\nTelefon: 04841 555 0123\nE-Mail: presse@quay.example",
        "Weitere Informationen erteilt Petra Muster, Telefon 04841 555 0123, presse@quay.example.",
        "Contacts presse :\nMairie du Quai – Service communication\nClaire Martin : 02 99 00 12 34 – claire.martin@quay.example",
        "Pour tout renseignement : Claire Martin, 02 99 00 12 34, presse@quay.example",
        "Para más información: Ana Pérez, 91 555 01 23, prensa@quay.example",
        "Per ulteriori informazioni:\nAnna Neri\nstampa@quay.example",
        "За дополнительной информацией: Анна Иванова, +7 495 555 01 23, press@quay.example",
        "Media contact:\nJane Roe, jane.roe@quay.example\n\nAbout the Quay\nThe quay was built in 1871 and belongs to the town.",
    ] {
        let draft = whole(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{below}\n"));
        let dropped = draft.trail.0.iter().filter(|step| step.fate == Fate::Dropped);
        let told: Vec<&str> = dropped.map(|step| &*step.why).collect();
        assert!(told.contains(&"whom to call"), "{below}: {told:?}");
    }
}

#[test]
fn sentences_that_mention_an_address_or_a_number_are_the_storys() {
    for last in [
        "Residents who want a lamp in front of their house can call 01632 960777 during office hours.",
        "Anyone who has seen it may write to lamp@quay.example until the end of June.",
        "Tickets: 01632 960123",
        "Press reports put the number of visitors at 12,000,000.",
        "The parcel, marked 555 0123 4567, was found on the quay.",
        "Media reports say that it cost 2,300,000 pounds in all.",
        "Kontakt zu den Seeleuten gab es seit 1911 nicht mehr.",
    ] {
        let found = gathered(&format!("{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{last}\n")).drafts;
        assert_eq!(plain(&found[0]), [FIRST, SECOND, last]);
    }
}
