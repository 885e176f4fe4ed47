//! What a press office puts below its release and above it: whom to call, notes to editors, the lines
//! of the house on itself.

use super::super::tidy::Leads;
use super::dates::date_row;
use super::end_mark::{is_end_mark, is_rule};
use super::furniture::{is_about, is_contact};
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
                && !ends_a_sentence(row.text)
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
/// lines of the house on itself over whom to call. The story has a sentence above it.
pub(super) fn foot(rows: &[Row<'_>]) -> Option<usize> {
    const MOST: usize = 8;
    let above = rows.iter().position(|row| ends_a_sentence(row.text) && row.text.len() > 40)? + 1;
    (above..rows.len()).find(|&at| {
        let row = &rows[at];
        is_notes(row.text)
            || row.blanks > 0
                && rows.len() - at <= MOST
                && is_about(row.text)
                && rows[at + 1..].iter().any(|row| is_reach(row) || is_contact_label(row))
    })
}

/// `Notes to editors`, `Hinweise für die Redaktion`: over what is for newsrooms alone.
pub(super) fn is_notes(text: &str) -> bool {
    #[rustfmt::skip]
    static NOTES: Leads = Leads::of(&[
        "notes to editor", "note to editor", "notes for editor", "note for editor", "editor's note", "editors' note", "background for editors", "hinweis für die redaktion", "hinweis an die redaktion", "hinweise für die redaktion", "hinweise an die redaktion", "hinweis für redaktion", "hinweise für redaktion", "anmerkung für die redaktion", "anmerkungen für die redaktion",
        "note aux rédactions", "notes aux rédactions", "note à la rédaction", "notes à la rédaction", "note aux éditeurs", "note aux rédacteurs", "nota para editores", "notas para editores", "nota a los editores", "notas a los editores", "nota para los editores", "notas para los editores", "nota aos editores", "notas aos editores", "nota à redação", "note per i redattori", "nota per i redattori", "note per la redazione", "nota per la redazione",
        "примечание для редакторов", "примечания для редакторов", "для редакторов", "примечание редактора", "ملاحظات للمحررين", "ملاحظة للمحررين", "ملاحظات إلى المحررين", "ملاحظة إلى المحررين", "編集者への注", "編集部への注", "編集者注", "编者按", "致编辑", "編輯注意", "संपादकों के लिए",
    ]);
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
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
