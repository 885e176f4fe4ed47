//! A story scraped to one line, often without its punctuation: where its headline ends, and its day.
//!
//! The end of a headline can be told by what follows it (a dateline, a date) or by its being said
//! again. Where neither is there, the first words stand for it, marked as guessed.

use super::super::clean::line;
use super::super::tidy::{is_agency, split_dateline, stated_day as stated_day_of_dateline};
use super::dates::first_date;
use super::paragraphs::paragraph;
use super::sign_off::trailing_sign_off;
use crate::article::{Line, Time};
use crate::press::Draft;

/// From this many characters on a story of one line is read as run-on.
pub(super) const SHORTEST: usize = 300;

/// How far into the text a headline's end, a dateline or a date is looked for, in characters.
const HEAD: usize = 420;

/// Reads a story of one line.
pub(super) fn read_run_on(text: &str, draft: &mut Draft) {
    let mut text = text.trim();
    while let Some((at, sign_off)) = trailing_sign_off(text) {
        draft.agency = draft.agency.take().or_else(|| sign_off.agency.and_then(line));
        text = text[..at].trim_end();
    }
    let mut body = text;
    if let Some((headline, dateline_at)) = before_dateline(text) {
        body = &text[dateline_at..];
        draft.headline = line(headline);
    }
    let head = clip(text);
    if let Some(published) = stated_day(text) {
        draft.published = Some(published);
    }
    if draft.headline.is_none()
        && let Some(headline) = told_headline(head)
    {
        draft.headline = line(headline);
        body = behind_head(text, headline);
    }
    if let Some((dateline, rest)) = split_dateline(body) {
        draft.dateline = dateline.place;
        draft.agency = draft.agency.take().or(dateline.agency);
        let day = dateline.day.as_deref().and_then(stated_day_of_dateline);
        draft.published = draft.published.or(day);
        body = rest;
    }
    if draft.headline.is_none() {
        draft.headline = guessed_headline(body);
        draft.headline_guessed = true;
    }
    draft.body = paragraph(body);
}

/// The text behind its headline and the date below that, where it begins with both and nothing else
/// would be lost.
fn behind_head<'a>(text: &'a str, headline: &str) -> &'a str {
    let Some(mut rest) = text.strip_prefix(headline) else { return text };
    while let Some(again) = rest.trim_start().strip_prefix(headline) {
        rest = again;
    }
    let Some((_, at)) = first_date(clip(rest)) else { return text };
    let between = rest[..at.start].trim_matches(|c: char| !c.is_alphanumeric());
    let behind = rest[at.end..].trim_start_matches([' ', '.', ',', '|', '-', '–', '—']);
    // A date further on is the story's own matter.
    if between.is_empty() && behind.chars().nth(40).is_some() { behind } else { text }
}

/// The beginning of a text that is looked at.
fn clip(text: &str) -> &str {
    text.char_indices().nth(HEAD).map_or(text, |(at, _)| &text[..at])
}

/// A headline before `PLACE, Jan 23 (Agency) - `: the words before the place, and where that begins.
fn before_dateline(text: &str) -> Option<(&str, usize)> {
    let head = clip(text);
    for (at, _) in head.match_indices('(') {
        let close = head[at..].find(')')? + at;
        if !is_agency(&head[at + 1..close]) {
            continue;
        }
        let start = place_start(head[..at].trim_end());
        let fits = start > 0 && split_dateline(&text[start..]).is_some();
        return fits
            .then(|| (head[..start].trim(), start))
            .filter(|(headline, _)| (2..=40).contains(&headline.split_whitespace().count()));
    }
    None
}

/// Where the place before a bracket begins: its words in capitals, with the day behind them.
fn place_start(before: &str) -> usize {
    let starts = |text: &str| text.rfind(' ').map_or(0, |at| at + 1);
    let mut start = before.len();
    let mut capitals = false;
    // Back over day and month, and over a region in small letters, to the words in capitals.
    for n in 0..8 {
        let rest = before[..start].trim_end();
        let next = starts(rest);
        let word = rest[next..].trim_matches([',', '.']);
        let upper = word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
        let joined = upper && word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        if capitals && !joined {
            break;
        }
        if !joined && n >= 3 {
            return 0;
        }
        capitals |= joined;
        start = next;
        if next == 0 {
            break;
        }
    }
    if capitals { start } else { 0 }
}

/// Words that stand before a date that is an event's and not the text's own.
const EVENT: [&str; 40] = [
    "on",
    "of",
    "since",
    "until",
    "by",
    "before",
    "after",
    "from",
    "through",
    "in",
    "the",
    "dated",
    "this",
    "effective",
    "ending",
    "beginning",
    "between",
    "and",
    "to",
    "is",
    "was",
    "for",
    "expires",
    "due",
    "than",
    "at",
    "that",
    "starting",
    "passed",
    "signed",
    "enacted",
    "born",
    "as",
    "ended",
    "around",
    "late",
    "early",
    "during",
    "next",
    "last",
];

/// The day the text gives as its own: at its head or its very end, and not in a sentence.
fn stated_day(text: &str) -> Option<Time> {
    let mut from = 0;
    let head = clip(text);
    let mut looked_at = None;
    // The head may hold several; the first that no small word leads to is the text's own.
    while let Some((time, at)) = first_date(&head[from..]) {
        let before = head[..from + at.start].split_whitespace().next_back().unwrap_or_default();
        let behind = head[from + at.end..].trim_start();
        if !EVENT.contains(&before.to_lowercase().as_str()) {
            // What navigation follows is the day on which the page was looked at, if the text has another.
            if !["Press", "News", "Home", "Search"].iter().any(|word| behind.starts_with(word)) {
                return Some(time);
            }
            looked_at = looked_at.or(Some(time));
        }
        from += at.end;
    }
    if looked_at.is_some() {
        return looked_at;
    }
    let tail_from = text.char_indices().rev().take(100).last().map_or(0, |(at, _)| at);
    let tail = &text[tail_from..];
    let (time, at) = first_date(tail)?;
    let before = tail[..at.start].split_whitespace().next_back().unwrap_or_default();
    (!EVENT.contains(&before.to_lowercase().as_str()) && tail.len() - at.end < 60).then_some(time)
}

/// The headline where its end can be told: it is said again before the date, or the date follows it.
fn told_headline(head: &str) -> Option<&str> {
    let date = first_date(head).map(|(_, at)| at.start);
    let before = date.map_or(head, |at| &head[..at]);
    let found =
        repeated_start(before).or_else(|| before_date(head)).or_else(|| repeated_start(head))?;
    let headline = without_navigation(found);
    let count = headline.split_whitespace().count();
    let navigation = ["Contact", "Phone", "FOR IMMEDIATE RELEASE", "Press Release", "News Release"];
    let says = count >= 3 && !navigation.iter().any(|word| headline.contains(word));
    (says && !is_only_a_name(headline)).then_some(headline)
}

/// `Senator Jane Q Roe`: an office and a name, which head a page and not a story.
fn is_only_a_name(words: &str) -> bool {
    let rest = words
        .strip_prefix("U S ")
        .or_else(|| words.strip_prefix("United States "))
        .unwrap_or(words);
    [
        "Senator ",
        "Senators ",
        "Sen ",
        "Congressman ",
        "Congresswoman ",
        "Representative ",
        "Governor ",
    ]
    .iter()
    .any(|office| {
        rest.strip_prefix(office).is_some_and(|name| name.split_whitespace().count() <= 3)
    })
}

/// Words of a page's navigation that were copied along before the headline.
#[rustfmt::skip]
const NAVIGATION: [&str; 24] = [
    "Latest News", "TOPICS", "Topics", "FOR IMMEDIATE RELEASE", "For Immediate Release", "Press Releases", "Press Release of", "Press Release", "PRESS RELEASE", "Press Room", "News Releases", "News Release", "News Room", "Newsroom",
    "Press Office", "Filter by", "Releases", "News", "Home", "Search", "Menu", "Statements", "Speeches", "Contact",
];

fn without_navigation(words: &str) -> &str {
    let mut rest = words.trim();
    // Each is taken off once or twice; a headline may begin with `News` of its own.
    for _ in 0..8 {
        let Some(behind) = NAVIGATION.iter().find_map(|lead| rest.strip_prefix(lead)) else {
            break;
        };
        if !behind.starts_with(' ') {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// A headline that ends where the date begins.
fn before_date(head: &str) -> Option<&str> {
    let (_, at) = first_date(head)?;
    let headline = head[..at.start].trim();
    let before = headline.split_whitespace().next_back().unwrap_or_default();
    let count = headline.split_whitespace().count();
    let fits = (3..=30).contains(&count)
        && !EVENT.contains(&before.to_lowercase().as_str())
        && mostly_capitals(headline)
        && !headline.contains(". ");
    fits.then_some(headline)
}

/// Whether words are set as a headline's are: most of them with capitals.
fn mostly_capitals(words: &str) -> bool {
    let (mut all, mut capital) = (0, 0);
    for word in words.split_whitespace().filter(|word| word.chars().count() > 3) {
        all += 1;
        capital += usize::from(word.chars().next().is_some_and(|c| !c.is_lowercase()));
    }
    all > 0 && capital * 10 >= all * 7
}

/// Words of the beginning that are said again right behind or a little further on: at least four,
/// the longest there are.
fn repeated_start(head: &str) -> Option<&str> {
    let spans: Vec<(usize, &str)> = head
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - head.as_ptr() as usize, word))
        .collect();
    let mut best: Option<(usize, usize)> = None;
    for start in 0..spans.len().min(12) {
        for again in start + 4..spans.len() {
            let same = (0..again - start)
                .take_while(|&n| {
                    spans
                        .get(again + n)
                        .is_some_and(|(_, word)| word.eq_ignore_ascii_case(spans[start + n].1))
                })
                .count();
            if same >= 4 && best.is_none_or(|(_, length)| same > length) {
                best = Some((start, same));
            }
        }
    }
    let (start, length) = best?;
    let end = spans[start + length - 1];
    let words = &head[spans[start].0..end.0 + end.1.len()];
    (mostly_capitals(words) && length <= 30).then_some(words)
}

/// The first sentence of a text, or as many of its words as a headline has.
pub(in crate::press) fn guessed_headline(body: &str) -> Option<Line> {
    const LONGEST: usize = 100;
    let clipped = body.char_indices().nth(LONGEST).map_or(body, |(at, _)| &body[..at]);
    let sentence = clipped.char_indices().find(|&(at, c)| {
        let end = at + c.len_utf8();
        matches!(c, '。' | '！' | '？')
            || (matches!(c, '.' | '!' | '?')
                && body[end..].chars().next().is_none_or(char::is_whitespace)
                && at >= 30)
    });
    if let Some((at, c)) = sentence {
        let sentence = &clipped[..at + c.len_utf8()];
        return line(sentence.trim_end_matches(['.', '。'])).or_else(|| line(sentence));
    }
    if clipped.len() == body.len() {
        return line(body.trim_end_matches('.')).or_else(|| line(body));
    }
    let end = clipped.rfind(' ').filter(|&at| at > clipped.len() / 2).unwrap_or(clipped.len());
    line(&format!("{} …", clipped[..end].trim_end_matches([',', ';', ':'])))
}
