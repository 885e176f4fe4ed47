//! That a story is over or goes on: the marks of desks, alone in a line or behind the last sentence.

use std::borrow::Cow;

use super::super::tidy::{agency_of, is_agency};
use super::lines::ends_a_sentence;
use crate::press::{Complaint, Draft};

/// As what is noted that stands behind the end of a story.
pub(super) const BEHIND_THE_END: &str = "behind the end mark";

/// What is to be said of a sentence that was left out since it stands behind the end of a story.
pub(super) fn left_behind(draft: &Draft) -> Option<Complaint> {
    /// So many letters are more than the initials of a desk.
    const LONG: usize = 60;
    let steps = &draft.trail.0;
    let step = steps
        .iter()
        .find(|step| step.why == BEHIND_THE_END && step.words.chars().count() >= LONG)?;
    let what = format!("stands behind the end of its story, and is left out: `{}`", step.words);
    let next = "take the end mark out if it belongs to the story".to_owned();
    Some(Complaint { at: Some(step.at.clone()), what, next })
}

/// Words that end a story wherever they stand alone.
const ENDS_ALONE: [&str; 21] = [
    "END",
    "ENDS",
    "ENDIT",
    "Endit",
    "ENDITEM",
    "Enditem",
    "NNNN",
    "FIN",
    "FIM",
    "ENDE",
    "SLUT",
    "KONIEC",
    "КОНЕЦ",
    "了",
    "完",
    "終",
    "终",
    "おわり",
    "終わり",
    "انتهى",
    "끝",
];

/// Words that end a story with a dash, a bracket or a slash beside them, and are words without.
const ENDS_MARKED: [&str; 16] = [
    "end",
    "ends",
    "End",
    "Ends",
    "fin",
    "Fin",
    "fim",
    "Fim",
    "Fine",
    "Ende",
    "ende",
    "конец",
    "slut",
    "Slut",
    "koniec",
    "son",
];

/// That a story is over: `###`, `-30-`, `(END)`, `ENDS`, `NNNN`.
pub(super) fn is_end_mark(line: &str) -> bool {
    if line.len() > 24 {
        return false;
    }
    let bare: Cow<'_, str> = match line.contains(char::is_whitespace) {
        true => line.chars().filter(|c| !c.is_whitespace()).collect(),
        false => line.into(),
    };
    if bare.len() >= 2 && bare.chars().all(|c| c == '#') {
        return true;
    }
    let word = bare.trim_matches(|c: char| {
        matches!(
            c,
            '-' | '–'
                | '—'
                | '('
                | ')'
                | '['
                | ']'
                | '*'
                | '.'
                | '/'
                | '（'
                | '）'
                | '='
                | '~'
                | '#'
        )
    });
    let marked = word.len() < bare.len();
    match word {
        "30" | "0" => marked && bare.starts_with(['-', '–', '—', '(', '*', '#']),
        _ if ENDS_ALONE.contains(&word) => true,
        _ => marked && ENDS_MARKED.contains(&word),
    }
}

/// Whether a line is a word that ends a story where it is marked, and nothing else: `ends`.
pub(super) fn is_marked_end(line: &str) -> bool {
    ENDS_MARKED.contains(&line)
}

/// That it goes on in the next take.
pub(super) fn is_more(line: &str) -> bool {
    let word = line.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–' | '—' | '(' | ')' | '[' | ']' | '*' | '.' | '=' | '/' | '~' | '…'
            )
    });
    let marked = word.len() < line.trim().len();
    match word {
        "MORE" | "MORE TO COME" | "MORE TO FOLLOW" | "MTF" | "MORE FOLLOWS" => true,
        "more" | "More" | "more to come" | "more to follow" | "More to come" | "More to follow" => {
            marked
        }
        "à suivre" | "weitere Meldungen folgen" | "folgt mehr" | "mehr folgt" => marked,
        _ => false,
    }
}

/// A line that only draws a rule.
pub(super) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    if !matches!(
        first,
        '-' | '–' | '—' | '=' | '_' | '*' | '~' | '•' | '·' | '─' | '━' | '＊' | '※' | '+'
    ) {
        return false;
    }
    let rest = marks.clone().count();
    rest >= 2 && marks.all(|c| c == first)
}

/// `abc/def`, `jr/kl (dpa, AFP)`, `AP-WF-01-23-24 1234EST`: the initials of desks.
pub(super) fn initials(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    if line.starts_with("AP-")
        && line[3..].starts_with(|c: char| c.is_ascii_uppercase())
        && line.contains(|c: char| c.is_ascii_digit())
        && line.matches('-').count() >= 3
    {
        return true;
    }
    if is_signed_with_codes(line) {
        return true;
    }
    let (signs, _) = line.split_once(" (").unwrap_or((line, ""));
    // A hyphen joins the office to the first of them: `bur-abc/def`.
    let parts = signs.split(['/', '-']).map(str::trim).filter(|part| !part.is_empty());
    signs.contains('/')
        && signs.len() <= 20
        && (1..=4).contains(&parts.clone().count())
        && parts.clone().all(|part| {
            (2..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase())
        })
}

/// `dpa abc yyzz n1 def`: an agency, and nothing but codes of its desks.
fn is_signed_with_codes(line: &str) -> bool {
    let Some((name, codes)) = line.split_once(' ') else { return false };
    line.len() <= 30
        && is_agency(name)
        && codes.split(' ').all(|code| {
            (2..=4).contains(&code.len())
                && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
        && codes.split(' ').count() >= 2
}

/// The agency of a line that says whose the story was and that it is over: `Lusa/Fim`, `وام/`.
pub(super) fn agency_end(line: &str) -> Option<&str> {
    if line.len() > 40 {
        return None;
    }
    let (name, rest) = line.split_once(['/', '=', '|'])?;
    let bare = |words: &str| words.trim_matches(['-', '–', '—', '(', ')', '.', ' ']).len();
    let (name, rest) = (name.trim(), rest.trim());
    let ends = |word: &str| ENDS_ALONE.contains(&word) || ENDS_MARKED.contains(&word);
    let name = match () {
        () if rest.is_empty() || ends(rest) => name,
        () if ends(name) && bare(rest) > 0 => rest,
        () => return None,
    };
    agency_of(name.trim_matches(['-', '–', '—', '(', ')', '.', ' ']))
}

/// Where an end mark begins behind the last sentence of a paragraph, and the agency it names:
/// `… since last spring. Enditem`, `… last week. PTI RSN`, `… said. ###`.
pub(super) fn trailing_mark(paragraph: &str) -> Option<(usize, Option<&str>)> {
    let from = paragraph.char_indices().rev().take(40).last().map_or(0, |(at, _)| at);
    let tail = &paragraph[from..];
    for (at, c) in tail.char_indices().rev() {
        if !c.is_whitespace() && !matches!(c, '。' | '！' | '？') {
            continue;
        }
        let at = from + at + c.len_utf8();
        let (sentence, words) = (paragraph[..at].trim_end(), paragraph[at..].trim());
        if words.is_empty() || !ends_a_sentence(sentence) || sentence.ends_with(':') {
            continue;
        }
        if is_end_mark(words) {
            return Some((at, None));
        }
        let signed = || agency_and_initials(words).or_else(|| agency_and_names(words));
        if let Some(agency) = agency_end(words).or_else(signed) {
            return Some((at, Some(agency)));
        }
    }
    None
}

/// `PTI RSN KH`, `AFP`, `EFE abc/def`: an agency in capitals, alone or with the initials of its desk.
fn agency_and_initials(words: &str) -> Option<&str> {
    let (name, rest) = words.split_once(' ').unwrap_or((words, ""));
    let capitals = name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !name.chars().any(char::is_lowercase);
    (capitals && is_agency(name) && (rest.is_empty() || is_initials(rest) || initials(rest)))
        .then_some(name)
}

/// `Jane Roe/TT`: who wrote a story, and for which agency, as the last line of it says.
pub(super) fn name_and_agency(line: &str) -> Option<(&str, &str)> {
    let (name, agency) = line.rsplit_once('/')?;
    let (name, agency) = (name.trim(), agency.trim());
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    };
    let count = name.split(' ').count();
    (line.len() <= 60
        && (2..=4).contains(&count)
        && name.split(' ').all(is_name)
        && is_agency(agency))
    .then_some((name, agency))
}

/// `भाषा सुरभि मनोज`: the agency of a script of India, and the names of those who edited it.
pub(super) fn agency_and_names(words: &str) -> Option<&str> {
    let of_india =
        |c: char| matches!(c, '\u{900}'..='\u{963}' | '\u{970}'..='\u{dff}' | '\u{200d}');
    if !words.starts_with(of_india) || words.len() > 200 {
        return None;
    }
    let (name, rest) = words.split_once(' ')?;
    let mut names = rest.split_whitespace();
    let few = (1..=4).contains(&names.clone().count());
    (few && is_agency(name)
        && names.all(|name| name.chars().all(of_india) && name.chars().count() <= 14))
    .then_some(name)
}

/// Initials of a desk at the very end of a story, where nothing else is so short: `KH`, `IFC // RBF`,
/// `YXD-GH`.
pub(super) fn is_initials(line: &str) -> bool {
    let mut parts =
        line.split(|c: char| c.is_whitespace() || c == '/' || c == '-').filter(|it| !it.is_empty());
    line.len() <= 24
        && parts.clone().count() <= 4
        && parts.clone().next().is_some()
        && parts.all(|part| {
            (2..=4).contains(&part.chars().count()) && part.chars().all(char::is_uppercase)
        })
}
