//! Datelines that end in marks of their own: brackets, slashes, the sign of a telegram.

use super::super::super::clean::line;
use super::super::agency::{agency_of, is_agency, place_and_agency};
use super::super::day::{day_off, number_off};
use super::super::place::{is_capital_place, is_place};
use super::dashed::dotted_agency;
use super::{Dateline, FARTHEST};

/// `【札幌=共同】…`, `（東京＝共同）…`, `［東京　２３日　ロイター］ - …`.
pub(super) fn lenticular(paragraph: &str) -> Option<(Dateline, &str)> {
    let close = match paragraph.chars().next()? {
        '【' => '】',
        '(' => ')',
        '［' => '］',
        '（' => '）',
        '[' => ']',
        _ => return None,
    };
    let open = paragraph.chars().next()?.len_utf8();
    let end = paragraph.char_indices().take(40).find(|&(_, c)| c == close)?.0;
    let mut dateline = Dateline::default();
    let mut places: Vec<&str> = Vec::new();
    for part in paragraph[open..end]
        .split(['=', '＝', '　', ' ', '・', '、'])
        .filter(|part| !part.is_empty())
    {
        if is_agency(part) {
            dateline.agency = line(part);
        } else if part.chars().next().is_some_and(char::is_numeric) {
            dateline.day = line(part);
        } else if let Some((place, agency)) = place_and_agency(part) {
            dateline.agency = line(agency);
            places.push(place);
        } else {
            places.push(part);
        }
    }
    dateline.agency.as_ref()?;
    dateline.place = line(&places.join(" "));
    let rest = paragraph[end + close.len_utf8()..].trim_start();
    // A bracket alone says no place; with a dash behind it, other forms read it.
    if close == ')' && dateline.place.is_none() {
        return None;
    }
    // `한가람 기자 = …`: who wrote it, between the bracket and the story.
    if let Some((name, rest)) =
        rest.split_once(" 기자 = ").filter(|(name, _)| name.chars().count() <= 20)
    {
        dateline.reporter = line(name);
        return Some((dateline, rest.trim_start()));
    }
    let rest = rest.strip_prefix(['-', '－', '–']).unwrap_or(rest);
    Some((dateline, rest.trim_start()))
}

/// `新华社北京1月23日电 …`, `中新社上海1月23日电（记者 …）…`.
pub(super) fn chinese(paragraph: &str) -> Option<(Dateline, &str)> {
    let agency = ["新华社", "新華社", "中新社", "中新网", "中央社"]
        .into_iter()
        .find(|name| paragraph.starts_with(name))?;
    let rest = &paragraph[agency.len()..];
    let (end, mark) = rest.char_indices().take(40).find(|&(_, c)| matches!(c, '电' | '電'))?;
    let head = &rest[..end];
    let day = head.find(|c: char| c.is_ascii_digit()).unwrap_or(head.len());
    let mut dateline = Dateline {
        place: line(&head[..day]),
        agency: line(agency),
        day: line(&head[day..]),
        reporter: None,
    };
    let mut rest =
        rest[end + mark.len_utf8()..].trim_start_matches(|c: char| c.is_whitespace() || c == '　');
    if rest.starts_with(['（', '('])
        && let Some(close) = rest.char_indices().take(60).find(|&(_, c)| matches!(c, '）' | ')'))
    {
        let inside = rest[..close.0].trim_start_matches(['（', '(']);
        let name = inside.strip_prefix("记者").or_else(|| inside.strip_prefix("記者"));
        dateline.reporter = name.and_then(line);
        rest = rest[close.0 + close.1.len_utf8()..].trim_start();
    }
    Some((dateline, rest))
}

/// `МОСКВА, 23 января. /ТАСС/. …`, `أبوظبي في 23 يناير / وام / …`.
pub(super) fn slashed(paragraph: &str) -> Option<(Dateline, &str)> {
    let mut slashes = paragraph.char_indices().take(FARTHEST).filter(|&(_, c)| c == '/');
    let (open, close) = (slashes.next()?.0, slashes.next()?.0);
    let agency = paragraph[open + 1..close].trim();
    let behind = &paragraph[close + 1..];
    let rest = behind.strip_prefix('.').unwrap_or(behind);
    if !is_agency(agency) || !(rest.len() < behind.len() || behind.starts_with(char::is_whitespace))
    {
        return None;
    }
    // A dash ends the head, and other forms read it.
    let rest = rest.trim_start();
    if rest.starts_with(['-', '–', '—']) {
        return None;
    }
    let place = paragraph[..open].trim().trim_end_matches(['.', ',']);
    let (place, day) = day_off(place).map_or((place, None), |(place, day)| (place, line(day)));
    let place = place.trim_end().trim_end_matches([',', '،', ':']);
    let stands = place.is_empty() || is_place(place);
    stands
        .then(|| (Dateline { place: line(place), agency: line(agency), day, reporter: None }, rest))
}

/// `Nilapur, Jan 24 (PTI) The train …`, `New Delhi, Jan 24 (ANI): …`: nothing but the bracket
/// between the head and the story.
pub(super) fn undashed(paragraph: &str) -> Option<(Dateline, &str)> {
    // The place may have a bracket of its own: `Kollam (Kerala), Jan 23 (PTI)`.
    let opens = paragraph.char_indices().take(FARTHEST).filter(|&(_, c)| c == '(').take(3);
    let (open, agency, rest) = opens.map(|(open, _)| open).find_map(|open| {
        let (inside, rest) = paragraph[open + 1..].split_once(')')?;
        let inside = (inside.len() <= 80).then_some(inside)?;
        Some((open, agency_of(inside)?, rest))
    })?;
    let before = paragraph[..open].trim_end();
    let numbered = || number_off(before).filter(|(place, _)| is_capital_place(place));
    let (place, day) =
        day_off(before).or_else(numbered).map_or((before, None), |(place, day)| (place, line(day)));
    let place = place.trim_end().trim_end_matches([',', ':', '،']);
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    // Where the wire had no dash, it set this for one.
    let rest = rest.strip_prefix(" _").filter(|it| it.starts_with(' ')).unwrap_or(rest);
    let first = rest.trim_start().chars().next();
    let begins = rest.starts_with(char::is_whitespace)
        && first.is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | '.' | '-' | '–' | '—'));
    // Within a sentence an agency may stand in a bracket too: a day, or capitals, tell them apart.
    let sure = day.is_some() || is_capital_place(place);
    (begins && sure && is_place(place)).then(|| {
        let agency = line(agency);
        (Dateline { place: line(place), agency, day, reporter: None }, rest.trim_start())
    })
}

/// `КИЕВ. 12 марта. УНН. …`: nothing but full stops between place, day, agency and story.
pub(super) fn dotted(paragraph: &str) -> Option<(Dateline, &str)> {
    let mut stops = paragraph.char_indices().take(FARTHEST).filter(|&(_, c)| c == '.');
    // The third stop ends the head, or the second where a comma parts the place from its day.
    let (end, before, agency) = stops.by_ref().take(3).find_map(|(at, _)| {
        let (before, agency) = dotted_agency(&paragraph[..at])?;
        Some((at, before, agency))
    })?;
    let rest = &paragraph[end + 1..];
    let (place, day) = day_off(before)?;
    let place = place.trim_end().trim_end_matches(['.', ',']);
    (rest.starts_with(char::is_whitespace) && is_place(place)).then(|| {
        let dateline =
            Dateline { place: line(place), agency: line(agency), day: line(day), reporter: None };
        (dateline, rest.trim_start())
    })
}
