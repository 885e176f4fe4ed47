//! Datelines that end in a dash, or, for places in capitals, in a colon.

use super::super::super::clean::line;
use super::super::agency::{agency_of, is_agency};
use super::super::day::{day_off, number_off, strange_day_off};
use super::super::place::{is_capital_place, is_place, is_region_place};
use super::{Dateline, FARTHEST};

/// `МОСКВА, 23 янв — РИА Новости. …`: the agency behind the dash.
pub(super) fn agency_behind(mut dateline: Dateline, rest: &str) -> (Dateline, &str) {
    if dateline.agency.is_none()
        && let Some((name, behind)) = rest.split_once(". ")
        && name.len() <= 60
        && is_agency(name)
    {
        dateline.agency = line(name);
        return (dateline, behind.trim_start());
    }
    (dateline, rest)
}

/// The forms that end in a dash, or, for places in capitals, a colon.
pub(super) fn dashed(paragraph: &str) -> Option<(Dateline, &str)> {
    let mut brackets = 0i32;
    for (at, c) in paragraph.char_indices().take(FARTHEST) {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            '-' | '–' | '—' | '―' | '‑' | '−' if brackets <= 0 => {
                let after = &paragraph[at + c.len_utf8()..];
                let rest = after.trim_start_matches(['-', '–', '—']);
                let spaced_before = paragraph[..at].ends_with(char::is_whitespace);
                let spaced_after = rest.starts_with(char::is_whitespace);
                let after_mark = paragraph[..at].ends_with([')', '.', ']', '/']);
                let doubled = rest.len() < after.len();
                // The Italian form has two dashes: `(ANSA) - ROMA, 23 GEN - …`.
                if spaced_before
                    && spaced_after
                    && let Some(found) = italian(paragraph, at, rest)
                {
                    return Some(found);
                }
                if ((spaced_before || after_mark || doubled || c == '—')
                    && (spaced_after || doubled || c != '-')
                    || (after_mark && spaced_after))
                    && let Some(dateline) = head(&paragraph[..at], false)
                {
                    return Some((dateline, rest.trim_start()));
                }
                if spaced_before && spaced_after {
                    // The first dash with blanks around it ends the head, or there is none.
                    return None;
                }
            }
            ':' if brackets <= 0 => {
                let rest = &paragraph[at + 1..];
                let dateline = rest
                    .starts_with(char::is_whitespace)
                    .then(|| head(&paragraph[..at], true))
                    .flatten()?;
                return Some((dateline, rest.trim_start()));
            }
            '!' | '?' | ';' | '"' | '“' | '«' | '。' => return None,
            _ => {}
        }
    }
    None
}

fn italian<'a>(paragraph: &str, at: usize, rest: &'a str) -> Option<(Dateline, &'a str)> {
    let bracket = paragraph[..at].trim().strip_prefix('(')?.strip_suffix(')')?;
    if !is_agency(bracket) {
        return None;
    }
    let agency = line(bracket);
    let rest = rest.trim_start();
    let second = rest
        .char_indices()
        .take(60)
        .find(|&(at, c)| matches!(c, '-' | '–') && rest[..at].ends_with(' '));
    match second.and_then(|(at, c)| {
        Some((head(&rest[..at], false)?, rest[at + c.len_utf8()..].trim_start()))
    }) {
        Some((found, rest)) => Some((Dateline { agency, ..found }, rest)),
        None => Some((Dateline { agency, ..Dateline::default() }, rest)),
    }
}

/// What stands before the dash: place, day, agency, each of which may be missing.
pub(super) fn head(head: &str, colon: bool) -> Option<Dateline> {
    let mut head = without_stop(head.trim());
    let mut found = Dateline::default();
    // `(Washington, D.C.)` and `[Washington, DC]`, as press offices write it.
    if let Some(inside) =
        head.strip_prefix(['(', '[']).and_then(|head| head.strip_suffix([')', ']']))
    {
        if let Some(agency) = agency_of(inside) {
            return Some(Dateline { agency: line(agency), ..found });
        }
        return (!inside.contains(['(', '[']) && inside.contains(',') && is_place(inside))
            .then(|| Dateline { place: line(inside), ..found });
    }
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        if let Some(before) = head.strip_suffix(close)
            && let Some(at) = before.rfind(open)
        {
            let inside = before[at + 1..].trim();
            let fits = inside.chars().count() <= 50 && !inside.is_empty();
            // A bracket that is no agency is a remark, `(R-Mo.)`, and this is no dateline.
            let known = agency_of(inside);
            if !fits || (known.is_none() && !outlet(inside)) {
                return None;
            }
            found.agency = line(known.unwrap_or(inside));
            head = before[..at].trim_end().trim_end_matches(',');
            break;
        }
    }
    if colon && found.agency.is_some() {
        return None;
    }
    if found.agency.is_none()
        && !colon
        && let Some((before, name)) = dotted_agency(head).or_else(|| comma_agency(head))
    {
        found.agency = line(name);
        head = before;
    }
    let strange = || found.agency.as_ref().and_then(|_| strange_day_off(head));
    // `Roe, 23 (Leeds)` is somebody's age: the house must be known, and the place in capitals.
    let numbered = || {
        let known = found.agency.as_deref().is_some_and(is_agency);
        number_off(head).filter(|(place, _)| known && is_capital_place(place))
    };
    if let Some((place, day)) = day_off(head).or_else(strange).or_else(numbered) {
        found.day = line(day);
        head = place.trim_end().trim_end_matches([',', '،', ':', '.']);
    }
    if head.is_empty() {
        return (found.agency.is_some()).then_some(found);
    }
    let capital = is_capital_place(head);
    let stands = is_place(head)
        && (found.agency.is_some()
            || found.day.is_some()
            || (capital && (!colon || head.len() >= 4))
            || (!colon && is_region_place(head)));
    stands.then(|| Dateline { place: line(head), ..found })
}

/// `МОСКВА. 12 марта. ИНТЕРФАКС`: full stops part the place, the day and the agency.
pub(super) fn dotted_agency(head: &str) -> Option<(&str, &str)> {
    let (before, name) = head.rsplit_once(". ")?;
    let name = name.trim();
    // An agency not known here has its capitals, and a day before it.
    let capitals = name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && name.chars().count() <= 24
        && name.split(' ').count() <= 2;
    let dated = || day_off(before).is_some_and(|(place, _)| !place.trim().is_empty());
    ((is_agency(name) || capitals) && dated()).then_some((before, name))
}

/// `KAMIZAWA, Japan, Feb. 4, Kyodo`: the agency behind the day, with nothing but a comma between.
fn comma_agency(head: &str) -> Option<(&str, &str)> {
    let (before, name) = head.rsplit_once(", ")?;
    let dated = || day_off(before).is_some_and(|(place, _)| !place.trim().is_empty());
    (is_agency(name) && dated()).then_some((before, name))
}

/// A head without the full stop of `(EFE).-`, but with those of `D.C.` and `Wash.`.
fn without_stop(head: &str) -> &str {
    let Some(bare) = head.strip_suffix('.') else { return head };
    let shortens = bare.contains('.') || bare.contains(", ");
    if bare.ends_with([')', '/']) || !shortens { bare } else { head }
}

/// An outlet in brackets that is no agency known here: one to four words with capitals.
fn outlet(inside: &str) -> bool {
    let words = inside.split_whitespace();
    words.clone().count() <= 4
        && words.clone().all(|word| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()))
        && !inside.contains(['.', ',', ';', ':'])
        // A party and a state: `(R-Iowa)`.
        && inside.chars().nth(1).is_none_or(|c| c != '-')
        && inside.chars().count() > 1
}
