//! How a wire ends a story: who reported and edited it, whose it is, that it is over or goes on.

use super::super::tidy::{Leads, is_agency};
use super::end_mark::{agency_end, initials, is_end_mark, is_more, trailing_mark};
use super::lines::{ends_a_sentence, holds_any};
use super::stamp::{STAMP, stamp};

/// Beginnings of sign-offs, in small letters; those in brackets are also found at the end of a paragraph.
static LEADS: Leads = Leads::of(&[
    "تحرير",
    "إعداد",
    "تغطية",
    "(تحرير",
    "(إعداد",
    "شارك في التغطية",
    "kaydeden",
    "(redigerat",
    "reportaje de",
    "editado por",
    "información de",
    "edición de",
    "édition de",
    "reportage",
    "version française",
    "redazione",
    "a cura di",
    "edição de",
    "reportagem de",
    "reportagem adicional",
    "reporting by",
    "reporting and writing by",
    "additional reporting by",
    "additional reporting",
    "writing by",
    "editing by",
    "compiled by",
    "with reporting by",
    "with additional reporting",
    "with inputs from",
    "with input from",
    "with files from",
    "with agency inputs",
    "(with inputs from",
    "written by",
    "translated by",
    "edited by",
    "reporting from",
    "produced by",
    "this story was",
    "redaktion:",
    "reportage de",
    "édité par",
    "rédaction",
    "редактор",
    "(reporting by",
    "graphic by",
    "additional writing by",
    "by our foreign staff",
    "report by",
    "bearbeitet von",
    "reporte de",
    "editado por",
    "our standards:",
]);

/// Whole sentences that are the house's and not the story's.
const HOUSE: [&str; 19] = [
    "this material may not be published",
    "all rights reserved",
    "may not be reproduced",
    "(c) copyright",
    "copyright ",
    "our standards: the thomson reuters trust principles",
    "the thomson reuters trust principles",
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed from",
    "contributed reporting",
    "contributed.",
    "follow ap's coverage",
    "this story has been corrected",
    "for more information on this story",
    "is solely responsible for all content",
    "receives support for",
    "republished with permission",
];

/// What a sign-off says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SignOff<'a> {
    /// The agency that signs.
    pub(super) agency: Option<&'a str>,
    /// As what it is noted.
    pub(super) why: &'static str,
}

/// Whether a whole paragraph at the end of a story is a sign-off, and of which agency, if it names one.
pub(in crate::press) fn signs_off(paragraph: &str) -> Option<Option<&str>> {
    let found = sign_off(paragraph.trim())?;
    (found.why == "sign-off").then_some(found.agency)
}

/// Reads a line as a sign-off, wherever it stands.
pub(super) fn sign_off(line: &str) -> Option<SignOff<'_>> {
    let names_nobody = |why| Some(SignOff { agency: None, why });
    if is_end_mark(line) {
        return names_nobody("end mark");
    }
    if is_more(line) {
        return names_nobody("more follows");
    }
    if line.len() > 500 {
        return None;
    }
    if stamp(line).is_some() {
        return names_nobody(STAMP);
    }
    if let Some(agency) = agency_end(line) {
        return Some(SignOff { agency: Some(agency), why: "end mark" });
    }
    let inside = inside_brackets(line);
    // `(AP)`, `— Reuters`, `/KCNA/`, alone in its line.
    let bare = inside.trim_matches(is_mark);
    if is_agency(bare) && (inside.len() < line.len() || line.starts_with(is_mark)) {
        return Some(SignOff { agency: Some(bare), why: "sign-off" });
    }
    if LEADS.begin(inside) && signs(inside) {
        return names_nobody("sign-off");
    }
    if initials(line) {
        return names_nobody("sign-off");
    }
    if line.len() > 320 {
        return None;
    }
    // One of these is in each of the house's sentences; most lines have none and are done here.
    if !has_a_sign(line) {
        return None;
    }
    let whole = line.to_lowercase();
    let house = HOUSE.iter().find(|words| whole.contains(**words))?;
    // `copyright` is a matter of the law in many stories; at the head of a short line it is a notice.
    let sure = match *house {
        "copyright " | "(c) copyright" => is_copyright_notice(&whole),
        "all rights reserved" => {
            whole.contains('©')
                || whole.contains("copyright")
                || line.len() <= 60
                || whole.trim_end_matches('.').ends_with("all rights reserved")
        }
        "contributed." => {
            whole.ends_with("contributed.")
                && ["writer", "reporter", "correspondent"].iter().any(|who| {
                    whole.split(' ').take(4).any(|word| word.trim_end_matches('s') == *who)
                })
        }
        "contributed from" => whole.contains("press writer") || whole.contains("correspondent"),
        "receives support for" => whole.contains("associated press"),
        "is solely responsible for all content" => whole.contains("ap "),
        _ => true,
    };
    sure.then_some(SignOff { agency: None, why: "sign-off" })
}

/// Whether a line in small letters says whose it is: with the sign or a year behind the word, or as no
/// sentence. `Copyright holders welcomed the ruling.` is the story's, and so is the third item `(c)`.
pub(in crate::press) fn is_copyright_notice(whole: &str) -> bool {
    let marked = whole.strip_prefix("(c)").map(str::trim_start);
    let Some(rest) = marked.unwrap_or(whole).strip_prefix("copyright") else {
        let year = |rest: &str| rest.get(..4)?.parse::<u32>().ok();
        return marked.and_then(year).is_some_and(|year| (1900..2100).contains(&year));
    };
    if rest.starts_with(char::is_alphanumeric) {
        return false;
    }
    let rest = rest.trim_start();
    let is_signed = rest.starts_with(['©', '(']) || rest.starts_with(|c: char| c.is_ascii_digit());
    let has_year = || {
        rest.split(|c: char| !c.is_ascii_digit()).any(|number| {
            number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
        })
    };
    is_signed
        || rest.contains("all rights reserved")
        || rest.len() <= 80 && (has_year() || !ends_a_sentence(rest))
}

/// What stands around the name of an agency that signs: `==Kyodo`, `{AP}`, `/KCNA/`.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '–' | '—' | '/' | '.' | '=' | '<' | '>' | '{' | '}' | '|' | '*')
}

/// A word of each of the house's sentences behind its rarest letter, which is looked for, with the
/// place of that letter in it.
fn signs_with(letter: u8) -> &'static [(usize, &'static str)] {
    match letter {
        b'b' => &[
            (5, "ontribut"),
            (4, "not be "),
            (4, "has been corrected"),
            (15, "solely responsible"),
        ],
        b'y' => &[(2, "opyright")],
        b'Y' => &[(2, "OPYRIGHT")],
        b'(' => &[(0, "(c)"), (0, "(C)")],
        b'v' => &[(4, "eserved")],
        b'V' => &[(4, "ESERVED")],
        b'T' => &[(0, "Thomson Reuters")],
        b'\'' => &[(2, "AP's coverage")],
        b'f' => &[(7, "more information on"), (8, "support for")],
        b'w' => &[(0, "with permission")],
        _ => &[],
    }
}

/// Whether a line has a sign of the house.
fn has_a_sign(line: &str) -> bool {
    holds_any(line, signs_with)
}

/// Whether a sign-off's words go on as one: names behind `by`, no sentence of the story.
fn signs(inside: &str) -> bool {
    let small = inside.to_lowercase();
    if small.starts_with("our standards") || small.starts_with("this story was") {
        return small.starts_with("our standards")
            || small.contains("generated from")
            || small.contains("produced by")
            || small.contains("supported by")
            || small.contains("translated");
    }
    let behind = small.find(" by").map_or(small.find(' '), |at| Some(at + 3));
    let name =
        behind.and_then(|at| inside.get(at..)).unwrap_or_default().trim_start_matches([' ', ':']);
    let several = small.contains("editing by")
        || small.contains("writing by")
        || inside.contains(';')
        || small.starts_with("with ");
    let capital = name.chars().next().is_some_and(|c| !c.is_lowercase());
    capital && (several || inside.split_whitespace().count() <= 24)
}

/// A line without the brackets around all of it.
fn inside_brackets(line: &str) -> &str {
    let line = line.trim();
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')] {
        if let Some(inside) =
            line.trim_end_matches('.').strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
        {
            return inside.trim();
        }
    }
    line.strip_prefix('(').unwrap_or(line)
}

/// Where a sign-off begins at the end of a paragraph, in brackets or as an end mark, and what it says.
pub(super) fn trailing_sign_off(paragraph: &str) -> Option<(usize, SignOff<'_>)> {
    if let Some((at, agency)) = trailing_mark(paragraph) {
        return Some((at, SignOff { agency, why: "end mark" }));
    }
    let close = paragraph.trim_end_matches(['.', ' ']);
    if !close.ends_with([')', '）', ']']) {
        return None;
    }
    let from = close.char_indices().rev().take(400).last().map_or(0, |(at, _)| at);
    for (at, c) in close[from..].char_indices().rev().skip(1) {
        if matches!(c, '(' | '（' | '[') {
            let at = from + at;
            // The end of a sentence must stand before it: a bracket within one is the story's.
            let sentence = paragraph[..at].trim_end();
            let words = &close[at..];
            if stamp(words).is_some() && ends_a_sentence(sentence) {
                return Some((at, SignOff { agency: None, why: STAMP }));
            }
            if words.starts_with('（') && is_end_mark(words) {
                return Some((at, SignOff { agency: None, why: "end mark" }));
            }
            let found = ends_a_sentence(sentence).then(|| sign_off(words)).flatten();
            return found.filter(|_| !sentence.is_empty()).map(|found| (at, found));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_copyright_notice;

    #[test]
    fn a_notice_of_copyright_is_told_from_a_story_about_it() {
        for notice in [
            "copyright 2025 the harbour post. all rights reserved.",
            "copyright © harbour post",
            "copyright (c) the post, which may be read by all who come by and ask for it kindly.",
            "copyright the associated press",
            "(c) 2024 harbour post",
            "(c) copyright 2024 harbour post",
        ] {
            assert!(is_copyright_notice(notice), "{notice}");
        }
        for sentence in [
            "copyright holders welcomed the ruling.",
            "copyright law was written in 1911, and the court said that nobody had thought of machines then, which read all.",
            "copyrighted songs were played at the fair",
            "(c) the ferry may be sold.",
        ] {
            assert!(!is_copyright_notice(sentence), "{sentence}");
        }
    }
}
