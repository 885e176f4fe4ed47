//! What a line above or beside a story is when it is no sentence of it: the form of a headline, the
//! buttons a page had for the size of its letters.

use super::super::tidy::{Leads, debris_line, split_credit};
use super::byline::byline;
use super::clock_row::is_clock_row;
use super::credit_line::house_credit;
use super::dates::date_row;
use super::end_mark::is_rule;
use super::lines::{Row, ends_a_sentence};
use super::sign_off::sign_off;

/// Buttons for the size of letters: what `TT` is when a page is copied.
const LETTER_SIZE: [&str; 12] =
    ["TT", "Tt", "tT", "Aa", "AA", "aA", "A-", "A+", "A", "A A", "A A A", "A- A+"];

/// Whether a line is a button for the size of letters.
pub(super) fn is_letter_size(text: &str) -> bool {
    LETTER_SIZE.contains(&text)
}

/// Whether a line is a number of one to three digits and nothing else.
pub(super) fn is_bare_number(text: &str) -> bool {
    let digits = text.trim_end_matches("px");
    (1..=3).contains(&digits.chars().count()) && digits.chars().all(char::is_numeric)
}

/// Whether a line is a number and nothing else, however long: `48217`, `1 204`, `1,204`.
pub(super) fn is_number_alone(text: &str) -> bool {
    const MOST_DIGITS: usize = 12;
    let between =
        |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' | '\'' | '’' | '，');
    let mut groups = text.trim_end_matches("px").split(between);
    let digits = text.chars().filter(|c| c.is_numeric()).take(MOST_DIGITS + 1).count();
    (1..=MOST_DIGITS).contains(&digits)
        && groups.all(|group| !group.is_empty() && group.chars().all(char::is_numeric))
}

/// Whether a row is the number below a button: a short one wherever it is asked for, a longer one
/// right below it, or over a row that was said above the button. A year may stand alone, too.
fn is_number_of_button(rows: &[Row<'_>], at: usize) -> bool {
    const NEAR: usize = 12;
    let Some(row) = rows.get(at).filter(|row| is_number_alone(row.text)) else { return false };
    is_bare_number(row.text)
        || row.blanks == 0
        || rows.get(at + 1).is_some_and(|below| {
            rows[at.saturating_sub(NEAR)..at].iter().any(|above| above.says(below))
        })
}

/// Whether the rows from here are the letter-size button and its number, or one of them in a head.
pub(super) fn is_letter_size_at(rows: &[Row<'_>], at: usize) -> bool {
    let text = rows[at].text;
    if is_letter_size(text) {
        return text == "TT" || is_number_of_button(rows, at + 1);
    }
    if !is_number_of_button(rows, at) {
        return false;
    }
    match &rows[..at] {
        [.., above] if is_letter_size(above.text) => true,
        // A date may stand between the button and its number.
        [.., button, above] => is_letter_size(button.text) && date_row(above.text).is_some(),
        _ => false,
    }
}

/// The longest headline, in characters.
const LONGEST_HEADLINE: usize = 200;

/// Whether a line has the form of a headline: short, no sentence with a full stop, no list item.
pub(super) fn is_title(text: &str) -> bool {
    has_form_of_title(text)
        && !is_aside(text)
        && debris_line(text).is_none()
        && sign_off(text).is_none()
}

/// The same, but for what a line is that stands alone and is no headline.
pub(super) fn has_form_of_title(text: &str) -> bool {
    let longest = || text.chars().take(LONGEST_HEADLINE + 1).count() > LONGEST_HEADLINE;
    let letters = || text.chars().filter(|c| c.is_alphabetic()).take(2).count();
    let small = text.starts_with(char::is_lowercase);
    if small || text.len() > LONGEST_HEADLINE && longest() || letters() < 2 || is_bullet(text) {
        return false;
    }
    let end = text.trim_end_matches(['"', '”', '’', '\'', '»', '」', '』', ')']);
    let stops = ends_a_sentence(text)
        && !end.ends_with(['?', '!', '？', '！', '؟', '…'])
        && !ends_in_initials(end);
    !stops && !end.ends_with([',', ';', '、', '，'])
}

/// `… of the U.S.`, `… and Jones Jr.`: a full stop that ends no sentence.
fn ends_in_initials(text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    let dots = word.matches('.').count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (dots >= 2 && letters <= dots + 1)
        || matches!(word, "Jr." | "Sr." | "Co." | "Inc." | "Corp." | "Ltd." | "No." | "St.")
}

/// What stands alone on a line and is neither headline nor sentence, debris and sign-offs left out.
pub(super) fn is_aside(text: &str) -> bool {
    byline(text).is_some()
        || date_row(text).is_some()
        || is_clock_row(text)
        || house_credit(text).is_some()
        || is_rule(text)
        || is_letter_size(text)
        || is_contact(text)
}

/// Labels that press offices put at the ends of a release.
pub(super) fn is_contact(text: &str) -> bool {
    static LEADS: Leads = Leads::of(&[
        "contact",
        "media contact",
        "press contact",
        "for more information",
        "for further information",
        "for immediate release",
        "for release",
        "notes to editors",
        "note to editors",
        "tel:",
        "tel.",
        "phone:",
        "telephone",
        "email:",
        "e-mail:",
        "fax:",
        "http://",
        "https://",
        "www.",
        "website:",
        "editor's note",
    ]);
    LEADS.begin(text)
        || text.get(..6).is_some_and(|lead| lead.eq_ignore_ascii_case("about ")) && is_about(text)
        || text.contains('@') && !text.contains(' ')
}

/// `About the Trust`: over the lines on itself with which a house ends its releases. `About 300
/// people march` is a headline.
pub(super) fn is_about(text: &str) -> bool {
    static LEADS: Leads = Leads::of(&[
        "about ",
        "à propos de ",
        "à propos du ",
        "à propos d'",
        "über ",
        "acerca de ",
        "sobre ",
        "over ",
        "om ",
        "informazioni su",
        "chi è ",
        "o firmie ",
        "о компании ",
        "про компанію ",
        "نبذة عن ",
        "عن ",
        "について",
        "关于",
    ]);
    if text.len() > 120 {
        return false;
    }
    let Some(lead) = LEADS.lead_of(text).filter(|_| !ends_a_sentence(text)) else { return false };
    let lead = lead.split(' ').count() - 1;
    let mut words = text.split_whitespace().skip(lead.max(1));
    let next = words.next().unwrap_or_default();
    let named =
        next.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii() && !c.is_lowercase());
    let joined = matches!(
        next,
        "the"
            | "our"
            | "us"
            | "de"
            | "du"
            | "la"
            | "le"
            | "les"
            | "die"
            | "den"
            | "das"
            | "a"
            | "o"
            | "el"
            | "het"
            | "of"
    );
    // `À propos de` is said of nothing else.
    (named || joined || lead > 1)
        && words.count() <= 7
        && !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line begins as an item of a list does.
pub(super) fn is_bullet(text: &str) -> bool {
    bullet(text).is_some()
}

/// The words of a list item, and its number where it has one.
pub(super) fn bullet(text: &str) -> Option<(Option<u32>, &str)> {
    // Nearly every line begins with a letter, and no mark but `o` is one.
    if text.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'o') {
        return None;
    }
    for mark in [
        '•', '·', '‣', '◦', '▪', '■', '●', '○', '*', '-', '–', '—', '+', '→', '►', '・', '◆', '◇',
        '✓', '✔', '\u{f0b7}',
    ] {
        if let Some(rest) = text.strip_prefix(mark) {
            let spaced = rest.starts_with(char::is_whitespace)
                || matches!(mark, '•' | '▪' | '■' | '●' | '\u{f0b7}');
            let words = rest.trim_start();
            // `* * *` is a rule.
            let says = words.contains(|c: char| c != mark && !c.is_whitespace());
            return (spaced && says).then_some((None, words));
        }
    }
    for lead in ["_ ", "-- ", "o "] {
        if let Some(rest) = text.strip_prefix(lead) {
            return (!rest.trim().is_empty()).then(|| (None, rest.trim_start()));
        }
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some(rest) = text[digits..].strip_prefix(['.', ')'])
        && rest.starts_with(' ')
        && !rest.trim().is_empty()
    {
        return Some((text[..digits].parse().ok(), rest.trim_start()));
    }
    None
}

/// Whether a line that is said once ends in the credit of a picture and so is its caption.
pub(super) fn is_credited(text: &str) -> bool {
    text.len() <= 2_000
        && split_credit(text).1.is_some_and(|credit| credit.agency.is_some() || text.contains('/'))
}
