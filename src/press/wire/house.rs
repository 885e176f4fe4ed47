//! What a press office puts below its release and above it: whom to call, notes to editors, the lines
//! of the house on itself.

use super::super::tidy::{Leads, is_agency};
use super::dates::date_row;
use super::end_mark::{is_end_mark, is_rule};
use super::furniture::{bullet, is_about, is_contact};
use super::lines::{Row, ends_a_sentence, may_be_asian};

/// Labels of whom to call that are nothing else, in small letters.
#[rustfmt::skip]
static PRESS: Leads = Leads::of(&[
    "media contact", "press contact", "media inquiries", "media enquiries", "press enquiries", "press inquiries", "press office", "for media", "contacts for media", "contact for media", "journalists can",
    "pressekontakt", "kontakt für die presse", "kontakt für medien", "medienkontakt", "presserückfragen", "ansprechpartner für", "rückfragen", "rückfragehinweis", "contact presse", "contacts presse", "contact média", "contacts média", "relations presse",
    "contacto de prensa", "contacto para medios", "contacto para prensa", "contacto prensa", "contacto con los medios", "contactos de prensa", "contato para imprensa", "contacto de imprensa", "contato de imprensa", "assessoria de imprensa", "informações à imprensa", "ufficio stampa", "contatti stampa", "contatti per la stampa", "contatto stampa", "per informazioni",
    "контакты для сми", "контакт для сми", "контакты для прессы", "контактная информация", "контакты:", "пресс-служба", "пресс-центр", "для сми", "للتواصل الإعلامي", "للتواصل", "للاستفسار", "جهة الاتصال", "لمزيد من المعلومات", "perscontact", "presskontakt", "pressekontakt",
    "मीडिया संपर्क", "प्रेस संपर्क", "संपर्क सूत्र",
]);

/// The same, anywhere in a short row: scripts without blanks put them behind other words.
const ANYWHERE: [&str; 11] = [
    "お問い合わせ",
    "お問合せ",
    "問い合わせ先",
    "問合せ先",
    "报道问合",
    "媒体联系",
    "媒體聯絡",
    "新闻联系",
    "联系方式",
    "문의처",
    "보도자료 문의",
];

/// Whether a row says whom the press may call, and nothing else it could mean.
pub(super) fn is_press_contact(row: &Row<'_>) -> bool {
    let text = row.text;
    if text.len() > 200 || row.sign_off.is_some() {
        return false;
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let label = PRESS.begin(bare) && (is_label(bare) || says_how(bare))
        || may_be_asian(text)
            && text.chars().count() <= 40
            && !ends_a_sentence(text.trim_end_matches([':', '：']))
            && ANYWHERE.iter().any(|words| text.contains(words));
    label && date_row(text).is_none()
}

/// A few words, or a colon behind them.
fn is_label(text: &str) -> bool {
    let count = text.chars().take(161).count();
    let stops = ends_a_sentence(text.trim_end_matches([':', '：', ' ']));
    !stops && (count <= 60 && (text.ends_with([':', '：']) || text.split_whitespace().count() <= 4))
        || count <= 160
            && !stops
            && text.get(..text.len().min(80)).is_some_and(|head| head.contains([':', '：']))
}

/// Whether a row is the label of a block that says whom to call.
pub(super) fn is_contact_label(row: &Row<'_>) -> bool {
    static CALLS: Leads = Leads::of(&[
        "contact",
        "media contact",
        "press contact",
        "for more information",
        "for further information",
        "for media",
        "media inquiries",
        "media enquiries",
        "press office",
        "press enquiries",
        "press inquiries",
        "für rückfragen",
        "für weitere informationen",
        "weitere informationen",
        "pour plus d'informations",
        "pour plus d’informations",
        "pour tout renseignement",
        "para más información",
        "para mais informações",
        "per ulteriori informazioni",
        "voor meer informatie",
        "för mer information",
        "for mer informasjon",
        "for yderligere information",
        "lisätietoja",
        "więcej informacji",
        "contact presse",
        "contacts presse",
        "pressekontakt",
        "ansprechpartner",
        "rückfragen",
        "kontakt",
        "contacto",
        "contatti",
        "contatto",
        "contacto de prensa",
        "ufficio stampa",
        "contato",
        "assessoria",
        "perscontact",
        "presskontakt",
        "контакт",
        "пресс-служба",
        "للتواصل",
        "للاستفسار",
        "お問い合わせ",
        "問い合わせ",
        "报道问合",
        "报道关系",
        "媒体联系",
        "联系人",
        "문의",
        "담당",
    ]);
    let text = row.text;
    let short = || text.chars().take(61).count() <= 60 || text.len() <= 200 && says_how(text);
    is_press_contact(row)
        || CALLS.begin(text)
            && short()
            && !ends_a_sentence(text.trim_end_matches([':', '：']))
            && (text.ends_with([':', '：'])
                || text.contains(": ")
                || text.split_whitespace().count() <= 3)
}

/// How those begin that say whom to call for more, in small letters; a label or a sentence may be.
#[rustfmt::skip]
static FOR_MORE: Leads = Leads::of(&[
    "for more information", "for further information", "for more details", "for further details", "for interviews", "for interview requests", "for media", "for press", "for all media", "to arrange an interview", "to request an interview", "interview requests", "interview enquiries", "interview inquiries", "media:", "press:", "journalists can", "journalists may", "reporters can", "please contact", "media please",
    "für rückfragen", "für weitere informationen", "für presseanfragen", "für interviews", "für medienanfragen", "weitere informationen", "weitere auskünfte", "bei rückfragen", "rückfragen", "presseanfragen", "medienanfragen", "interviewanfragen", "kontakt:", "ansprechpartner", "auskunft erteilt",
    "pour plus d'informations", "pour plus d’informations", "pour plus d'information", "pour tout renseignement", "pour toute demande", "pour en savoir plus", "renseignements", "demandes d'interview", "veuillez contacter",
    "para más información", "para mayor información", "para más informaciones", "para entrevistas", "más información", "para mais informações", "mais informações", "para informações", "per ulteriori informazioni", "per maggiori informazioni", "per informazioni", "per interviste",
    "voor meer informatie", "meer informatie", "för mer information", "för ytterligare information", "för frågor", "for mer informasjon", "for yderligere information", "for mere information", "yderligere oplysninger", "lisätietoja", "więcej informacji", "dodatkowe informacje", "daha fazla bilgi",
    "за дополнительной информацией", "дополнительная информация", "по вопросам", "за подробностями", "за додатковою інформацією", "لمزيد من المعلومات", "لمزيد من التفاصيل", "للمزيد من المعلومات", "अधिक जानकारी के लिए", "अधिक जानकारी", "詳しくは", "取材", "本件に関する", "更多信息", "如需", "자세한 내용",
]);

/// Whether a row at the foot of a story says whom to call, and how: behind words that say so, or as a
/// line that is no sentence and names a person's or a house's address. `Tickets: 01632 960123` is the
/// story's, and so is a sentence that mentions an address, and the one line `Contact: Jane Roe, 202/555-0123`
/// by which many offices end the text they publish for everyone.
pub(super) fn calls(row: &Row<'_>) -> bool {
    let text = row.text;
    if text.len() > 500
        || is_published_contact(text)
        || row.debris.is_some()
        || row.sign_off.is_some()
        || !is_reachable(text)
    {
        return false;
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    FOR_MORE.begin(bare) || text.contains('@') && text.len() <= 300 && is_bare_reach(text)
}

/// Whether a line is `Contact: Jane Roe, 202/555-0123`.
fn is_published_contact(text: &str) -> bool {
    let label = text.split_once(':').map_or("", |(label, _)| label.trim_end());
    label.eq_ignore_ascii_case("contact") && !text.contains('@')
}

/// Whether a row is names, numbers and addresses, and no sentence.
fn is_bare_reach(text: &str) -> bool {
    let address = text.split_whitespace().find(|word| word.contains('@')).unwrap_or_default();
    let own = text.trim_end_matches(['.', ' ', ')', '>']);
    // A full stop that only closes the address ends no sentence where no verb could stand before it.
    let sentence =
        ends_a_sentence(text) && !own.ends_with(address.trim_end_matches(['.', ')', '>']));
    let small =
        |word: &&str| word.starts_with(char::is_lowercase) && word.chars().all(char::is_alphabetic);
    let label = text.split([':', '：']).next().filter(|label| label.len() < text.len());
    let other_label = label.is_some_and(|label| {
        label.split_whitespace().count() == 1
            && !is_contact(text)
            && !PRESS.begin(text)
            && label.chars().count() > 4
            && !label.contains('@')
    });
    !sentence && !other_label && text.split_whitespace().filter(small).count() <= 4
}

/// Whether a text names a telephone or an address of mail.
fn is_reachable(text: &str) -> bool {
    text.contains('@') || has_telephone(text)
}

/// Whether seven digits stand together with nothing between but what parts the groups of a number.
fn has_telephone(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        match c {
            c if c.is_numeric() => digits += 1,
            ' ' | '+' | '(' | ')' | '-' | '/' | '.' | '\u{a0}' | '–' => {}
            _ => digits = 0,
        }
        digits >= 7
    }) && date_row(text).is_none()
}

/// How many rows at the foot of a story say whom to call where no label does: names and offices in
/// short lines over numbers and an address of mail.
pub(super) fn unlabelled_contacts(rows: &[Row<'_>]) -> usize {
    const MOST: usize = 6;
    // Nearly no text has one, and most of what follows is dear.
    if !rows.iter().take(MOST).any(|row| row.text.contains('@')) {
        return 0;
    }
    let short = |row: &Row<'_>| {
        row.text.chars().take(81).count() <= 80
            && !ends_a_sentence(row.text.trim_end_matches('.'))
            && !ends_a_sentence(row.text)
            && bullet(row.text).is_none()
            && row.debris.is_none()
    };
    let close = |n: &usize| *n == 0 || rows[*n].blanks == 0;
    let count = (0..rows.len().min(MOST))
        .take_while(|n| close(n) && (short(&rows[*n]) || calls(&rows[*n])))
        .count();
    let block = &rows[..count];
    let mailed = block.iter().any(|row| row.text.contains('@') && is_reach(row));
    let reach = block.iter().filter(|row| is_reach(row)).count();
    // A name alone over its address may be the writer's; with a number too, it is whom to call.
    let last = block.iter().rposition(is_reach).map_or(0, |last| last + 1);
    if mailed && reach >= 2 && count > reach { last } else { 0 }
}

/// How many rows from a contact label on belong to its block.
pub(super) fn contact_block(rows: &[Row<'_>]) -> usize {
    const MOST: usize = 10;
    // A sentence, a date or a rule is no part of it.
    let told = |row: &Row<'_>| {
        ends_a_sentence(row.text) && !is_contact(row.text) && row.text.chars().count() > 45
            || date_row(row.text).is_some()
            || is_rule(row.text)
            || is_end_mark(row.text)
    };
    let mut near = rows.iter().skip(1).take(MOST);
    match near.position(|row| row.blanks > 0 || told(row)) {
        Some(at) if rows[at + 1].blanks > 0 => at + 1,
        // No blank line ends it: it goes to the last row that only such a block has.
        found => {
            let until = found.map_or(rows.len().min(MOST), |at| at + 1);
            rows[..until].iter().rposition(is_reach).map_or(1, |last| last + 1)
        }
    }
}

/// How many rows below the label of whom to call are of its block, where a blank line parts them
/// from it: the names over telephone numbers and addresses.
pub(super) fn contact_rows(rows: &[Row<'_>]) -> usize {
    // A name, an office and a house may stand over a number.
    const OVER: usize = 4;
    const MOST: usize = 24;
    let mut end = contact_block(rows);
    while end < rows.len().min(MOST) {
        let near = rows[end..].iter().take(OVER);
        let Some(reach) = near.clone().position(is_reach) else { break };
        let names = near.take(reach).all(|row| {
            row.text.chars().take(71).count() <= 70
                && !ends_a_sentence(row.text.trim_end_matches([':', '：']))
                && row.debris.is_none()
        });
        if !names || rows[end].blanks > 2 {
            break;
        }
        end += reach + 1;
    }
    end
}

/// Where the foot of a release begins, from which nothing is the story's: notes to editors, or the
/// lines of the house on itself over whom to call or below it. The story has a sentence above it.
pub(super) fn foot(rows: &[Row<'_>]) -> Option<usize> {
    const MOST: usize = 8;
    let above = rows.iter().position(|row| ends_a_sentence(row.text) && row.text.len() > 40)? + 1;
    (above..rows.len()).find(|&at| {
        let row = &rows[at];
        is_notes(row.text)
            || row.blanks > 0
                && rows.len() - at <= MOST
                && is_about(row.text)
                && (rows[at + 1..].iter().any(|row| is_reach(row) || is_contact_label(row))
                    || (above..at).any(|label| heads_contacts(&rows[label..at])))
    })
}

/// `Notes to editors`, `Hinweise für die Redaktion`: over what is for newsrooms alone.
pub(super) fn is_notes(text: &str) -> bool {
    #[rustfmt::skip]
    static NOTES: Leads = Leads::of(&[
        "notes to editor", "note to editor", "notes for editor", "note for editor", "editor's note", "editors' note", "background for editors", "notizblock", "redaktionelle hinweise", "hinweis für die redaktion", "hinweis an die redaktion", "hinweise für die redaktion", "hinweise an die redaktion", "hinweis für redaktion", "hinweise für redaktion", "anmerkung für die redaktion", "anmerkungen für die redaktion",
        "note aux rédactions", "notes aux rédactions", "note à la rédaction", "notes à la rédaction", "note aux éditeurs", "note aux rédacteurs", "nota para editores", "notas para editores", "nota a los editores", "notas a los editores", "nota para los editores", "notas para los editores", "nota aos editores", "notas aos editores", "nota à redação", "note per i redattori", "nota per i redattori", "note per la redazione", "nota per la redazione",
        "примечание для редакторов", "примечания для редакторов", "для редакторов", "примечание редактора", "ملاحظات للمحررين", "ملاحظة للمحررين", "ملاحظات إلى المحررين", "ملاحظة إلى المحررين", "編集者への注", "編集部への注", "編集者注", "编者按", "致编辑", "編輯注意", "संपादकों के लिए",
    ]);
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    // `dpa-Notizblock`: the house before it.
    let bare =
        bare.split_once('-').filter(|(house, _)| is_agency(house)).map_or(bare, |(_, it)| it);
    let own = || bare.trim_end_matches(|c: char| !c.is_alphanumeric());
    text.len() <= 120 && NOTES.begin(bare) && own().chars().take(46).count() <= 45
}

/// Whether a row heads a block that says whom to call, and how.
pub(super) fn heads_contacts(rows: &[Row<'_>]) -> bool {
    is_contact_label(&rows[0])
        && rows[..contact_rows(rows)].iter().any(|row| is_reach(row) && says_how(row.text))
}

/// Whether a text names a telephone or an address.
fn says_how(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    digits >= 7 || ["@", "www.", "http"].iter().any(|sign| text.contains(sign))
}

/// A telephone number or an address.
pub(super) fn is_reach(row: &Row<'_>) -> bool {
    let text = row.text;
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let address = || text.contains('@') || text.contains("www.") || text.contains("http");
    let few = text.chars().take(181).count() <= 180;
    few && (text.chars().take(91).count() <= 90 || address())
        && !(ends_a_sentence(text) && text.chars().count() > 90)
        && (address() || digits >= 7 && date_row(text).is_none() || is_contact(text))
}
