//! Until when a story must not be published, as press offices put it over their releases:
//! `STRICTLY EMBARGOED UNTIL …`, `SPERRFRIST: …`, `SOUS EMBARGO jusqu'au …`, `解禁日時 …`.

use super::super::tidy::Leads;
use super::dates::{date_row, first_date};
use super::lines::{ends_a_sentence, may_be_asian};
use crate::article::Time;

/// As what the row of an embargo is noted.
pub(in crate::press) const EMBARGO: &str = "embargo";

/// What a note of an embargo says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Embargo {
    /// Until when, where it is said to the day.
    pub(super) until: Option<Time>,
}

/// The longest row that may be such a note, in bytes.
const LONGEST: usize = 260;

/// Beginnings that are notes whatever follows, in small letters.
#[rustfmt::skip]
static NOTES: Leads = Leads::of(&[
    "strictly embargoed", "embargoed until", "embargoed till", "embargoed to ", "embargoed for", "embargoed:", "under embargo until", "under strict embargo", "strict embargo", "embargo until", "embargo:", "embargo :", "not for publication before", "not for publication until", "not for publication or broadcast", "not for release before", "not for release until", "not for broadcast before", "not for broadcast or publication", "not to be published before", "do not publish before", "hold for release", "news embargo",
    "sperrfrist", "gesperrt bis", "embargo bis", "nicht vor", "sendesperrfrist",
    "sous embargo", "embargo jusqu", "ne pas publier avant", "ne pas diffuser avant", "diffusion interdite avant",
    "embargado hasta", "embargada hasta", "embargo hasta", "bajo embargo", "no publicar antes", "no difundir antes", "embargado até", "sob embargo", "embargo até", "não publicar antes",
    "sotto embargo", "embargo fino", "embargata fino", "non pubblicare prima",
    "эмбарго до", "эмбарго:", "под эмбарго", "не публиковать до", "не для публикации до", "запрет на публикацию до",
    "محظور النشر", "حظر نشر", "يحظر النشر", "ممنوع النشر", "解禁日時", "解禁：", "解禁:", "報道解禁", "情報解禁", "禁止发布",
]);

/// The same, of scripts whose words have no beginnings that tell, anywhere in a short row.
const ANYWHERE: [&str; 7] = [
    "以降解禁",
    "に解禁",
    "前禁止发布",
    "前不得发布",
    "前請勿發布",
    "से पहले प्रकाशित न करें",
    "तक प्रकाशन पर रोक",
];

/// Reads a row as the note of an embargo.
pub(super) fn embargo(text: &str) -> Option<Embargo> {
    if text.len() > LONGEST {
        return None;
    }
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let noted = NOTES.lead_of(bare).filter(|lead| is_note(bare, lead)).is_some()
        || is_bare_word(bare)
        || may_be_asian(text) && ANYWHERE.iter().any(|words| text.contains(words));
    noted.then(|| Embargo { until: until(bare) })
}

/// Whether a row is a note, and not a sentence or a headline on somebody else's embargo: it says
/// when, or it is set in capitals, or it says nothing else.
fn is_note(text: &str, lead: &str) -> bool {
    let numbered = text.chars().any(char::is_numeric);
    let capitals = !text.chars().any(char::is_lowercase);
    let few = text.split_whitespace().count() <= lead.split_whitespace().count() + 1;
    // `Nicht vor 2030 fertig` is a headline: only the whole phrase tells.
    let told = lead != "nicht vor" || text.to_lowercase().contains("veröffentlich");
    told && (numbered || capitals || few) && (!ends_a_sentence(text) || numbered || capitals)
}

/// `EMBARGO`, `(Embargoed)`, `EMBARGOED COPY`: alone in its row.
fn is_bare_word(text: &str) -> bool {
    let word = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    ["EMBARGO", "EMBARGOED", "Embargoed", "EMBARGOED COPY", "ЭМБАРГО", "EMBARGADO", "EMBARGADA"]
        .contains(&word)
}

fn until(text: &str) -> Option<Time> {
    // Where a row says nothing but when, its clock may stand before its day.
    let mut starts = text
        .char_indices()
        .filter(|&(at, c)| c.is_numeric() && !text[..at].ends_with(|c: char| c.is_alphanumeric()));
    let exact =
        starts.next().and_then(|(at, _)| date_row(&text[at..])).and_then(|row| row.published);
    exact.or_else(|| first_date(text).map(|(time, _)| time))
}

#[cfg(test)]
mod tests {
    use super::embargo;

    #[track_caller]
    fn until(text: &str, wanted: &str) {
        let found = embargo(text).unwrap_or_else(|| panic!("no embargo: {text}"));
        assert_eq!(found.until.map(|time| time.to_string()).unwrap_or_default(), wanted, "{text}");
    }

    #[test]
    fn notes_in_many_languages() {
        until(
            "STRICTLY EMBARGOED UNTIL 00:01 GMT ON TUESDAY 19 MARCH 2024",
            "2024-03-19T00:01:00Z",
        );
        until("*** EMBARGOED UNTIL 19 March 2024 ***", "2024-03-19");
        until("NOT FOR PUBLICATION BEFORE 6 A.M. TOMORROW", "");
        until("Sperrfrist: 13. März 2024, 10.00 Uhr", "2024-03-13");
        until("SOUS EMBARGO jusqu'au 15 mars 2024 à 6h00", "2024-03-15");
        until("Embargo hasta el 15 de marzo de 2024", "2024-03-15");
        until("EMBARGADO ATÉ 15 de março de 2024", "2024-03-15");
        until("Sotto embargo fino al 15 marzo 2024", "2024-03-15");
        until("ЭМБАРГО ДО 15 марта 2024 года", "2024-03-15");
        until("محظور النشر حتى 15 مارس 2024", "2024-03-15");
        until("【解禁日時】2024年3月15日 午前6時", "2024-03-15");
        until("2024年3月15日前不得发布", "2024-03-15");
        until("15 मार्च 2024 से पहले प्रकाशित न करें", "2024-03-15");
        until("EMBARGO", "");
    }

    #[test]
    fn stories_on_embargoes_are_none() {
        for text in [
            "Embargo on grain lifted after nine years",
            "Embargoed grain reaches the port",
            "Under embargo, the island learned to fish",
            "Nicht vor 2030 fertig: Brücke wird teurer",
            "L'embargo sur le sel est levé",
            "Эмбарго на соль снято",
        ] {
            assert_eq!(embargo(text), None, "{text}");
        }
    }
}
