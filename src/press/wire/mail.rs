//! A story that came by mail: the heads of the mails it was sent and forwarded in, the notes that
//! cover it, the signatures below it.
//!
//! Of several mails in one text those are stories that read as such; the others are notes. Where
//! none does, the longest is the story.

use std::ops::Range;

use super::super::clean::line;
use super::dates::first_date;
use super::embargo::embargo;
use super::house::is_reach;
use super::lines::{Row, ends_a_sentence};
use super::mail_words::{
    Field, field, greets, hands_over, is_confidential, is_sent_from, leads_to_a_mail, subject,
    takes_leave,
};
use super::transmission::is_priority;
use crate::article::{Line, Time};
use crate::press::dates;

/// As what the rows of a mail's head are noted.
pub(super) const HEAD: &str = "head of a mail";
/// As what a mail is noted that is no story, and what covers one.
pub(super) const NOTE: &str = "covering note of a mail";
/// As what a mail's end is noted.
pub(super) const SIGNATURE: &str = "signature of a mail";

/// The most rows of a signature.
const SIGNATURE_ROWS: usize = 16;

/// What the head of a mail tells of the story in it, of last resort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sent {
    /// Its subject, where that can be a headline.
    pub(super) subject: Option<Line>,
    /// When it was sent.
    pub(super) at: Option<Time>,
}

impl Sent {
    /// Takes what a row of a mail's head tells; the head of the innermost mail is the last.
    pub(super) fn take(&mut self, row: &Row<'_>) {
        match field(row.text) {
            Some((Field::Subject, words)) => {
                self.subject = subject(words).and_then(line).or(self.subject.take())
            }
            Some((Field::Sent, words)) => {
                let read = dates::read(words).map(|dated| dated.time);
                self.at = read.or_else(|| first_date(words).map(|(time, _)| time)).or(self.at);
            }
            _ => {}
        }
    }
}

/// Whether a row was found to be of a mail and not of a story.
pub(super) fn is_of_mail(row: &Row<'_>) -> bool {
    row.debris.is_some_and(|why| [HEAD, NOTE, SIGNATURE].contains(&why))
}

/// Whether the head of a mail begins at a row that is marked.
pub(super) fn begins_a_mail(rows: &[Row<'_>], at: usize) -> bool {
    let head = |row: &Row<'_>| row.debris == Some(HEAD);
    head(&rows[at]) && (at == 0 || !head(&rows[at - 1]))
}

/// Marks what is of the mails in a text.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let mut heads: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        match head_end(rows, at) {
            Some(end) => {
                heads.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    for head in &heads {
        drop_rows(&mut rows[head.clone()], HEAD);
    }
    if heads.is_empty() {
        endings(rows, false);
        return;
    }
    let ends = heads.iter().skip(1).map(|head| head.start).chain([rows.len()]);
    let mut mails: Vec<Mail> = vec![Mail { head: 0..0, body: 0..heads[0].start }];
    mails.extend(
        heads.iter().zip(ends).map(|(head, end)| Mail { head: head.clone(), body: head.end..end }),
    );
    for mail in &mails {
        let subject = mail.subject(rows);
        let body = &mut rows[mail.body.clone()];
        endings(body, true);
        // What stands above the first head is a story whole, or a note whole.
        if !mail.head.is_empty() {
            covering(body, subject.as_deref());
        }
    }
    let lengths: Vec<usize> = mails.iter().map(|mail| length(&rows[mail.body.clone()])).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let first_longest = lengths.iter().position(|&length| length == longest);
    let mut later = false;
    for (n, mail) in mails.iter().enumerate().rev() {
        let body = mail.body.clone();
        let is_story = first_longest == Some(n) || reads_as_story(&rows[body.clone()]);
        if !is_story {
            drop_rows(&mut rows[body], NOTE);
        }
        later |= is_story;
        // What follows the last story was said of it, and its heads are of no other.
        if !later {
            drop_rows(&mut rows[mail.head.clone()], NOTE);
        }
    }
}

/// One of the mails in a text: its head and what is in it.
struct Mail {
    head: Range<usize>,
    body: Range<usize>,
}

impl Mail {
    fn subject(&self, rows: &[Row<'_>]) -> Option<String> {
        let mut sent = Sent::default();
        rows[self.head.clone()].iter().for_each(|row| sent.take(row));
        sent.subject.map(|subject| subject.to_string())
    }
}

fn drop_rows(rows: &mut [Row<'_>], why: &'static str) {
    for row in rows {
        row.debris = Some(why);
        row.is_title = false;
        row.sign_off = None;
    }
}

/// Where the head of a mail ends that begins at a row; `None` where none does.
fn head_end(rows: &[Row<'_>], at: usize) -> Option<usize> {
    // Lines of a head that may be folded, and the addresses below `To:`.
    const FOLDED: usize = 4;
    let led = leads_to_a_mail(rows[at].text);
    let mut end = at + usize::from(led);
    let (mut seen, mut from, mut subject, mut to, mut reach) = (0, false, false, false, false);
    loop {
        let near = rows.iter().enumerate().skip(end).take(FOLDED);
        let close = near.take_while(|&(n, row)| n == end || row.blanks == 0);
        let mut close = close.take(if seen == 0 { 1 } else { FOLDED });
        let Some((n, found)) = close.find_map(|(n, row)| Some((n, field(row.text)?))) else {
            break;
        };
        // One blank line may stand between lines of a head, but not below its subject.
        if seen > 0 && (rows[n].blanks > 1 || rows[n].blanks == 1 && subject) {
            break;
        }
        seen += 1;
        reach |= found.1.contains('@');
        match found.0 {
            Field::From => from = true,
            Field::Subject => subject = true,
            Field::To => to = true,
            Field::Sent | Field::Other => {}
        }
        end = n + 1;
    }
    // A subject may be folded, and goes on indented.
    while subject
        && end < rows.len()
        && rows[end].blanks == 0
        && rows[end].indent > 0
        && rows[end - 1].indent == 0
    {
        end += 1;
    }
    let is_head = seen >= 2 && (from || to && subject) && (subject || reach || led);
    (is_head || led).then_some(end)
}

/// Marks signatures, and notices to whom a mail reaches by mistake; in a mail, also the leave that
/// is taken at its end.
fn endings(rows: &mut [Row<'_>], in_mail: bool) {
    let mut at = 0;
    while at < rows.len() {
        let text = rows[at].text;
        let end = match () {
            () if text == "--" || text == "—" && in_mail => signature_end(rows, at, in_mail),
            () if is_sent_from(text) => Some(at + 1),
            () if is_confidential(text) => Some(paragraph_end(rows, at)),
            () if in_mail && at > 0 && takes_leave(text) => leave_end(rows, at),
            () => None,
        };
        if let Some(end) = end {
            drop_rows(&mut rows[at..end], SIGNATURE);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The rows of a paragraph from here: to the next blank line.
fn paragraph_end(rows: &[Row<'_>], at: usize) -> usize {
    let more = rows[at + 1..].iter().take(40).take_while(|row| row.blanks == 0).count();
    at + 1 + more
}

/// Where a signature ends below its two dashes: it is short and names an address or a number.
fn signature_end(rows: &[Row<'_>], at: usize, in_mail: bool) -> Option<usize> {
    let below = &rows[at + 1..];
    let count = below.iter().take_while(|row| row.blanks < 3).count();
    let below = &below[..count];
    let told = below.iter().filter(|row| is_sentence(row)).count();
    let fits = count <= SIGNATURE_ROWS && told <= 1 && (in_mail || below.iter().any(is_reach));
    fits.then_some(at + 1 + count)
}

/// Where the leave at the end of a mail ends: nothing but names and addresses follows.
fn leave_end(rows: &[Row<'_>], at: usize) -> Option<usize> {
    let below = &rows[at + 1..];
    let count = below.iter().take_while(|row| row.blanks < 3).count();
    let told = below[..count].iter().any(is_sentence);
    (count <= SIGNATURE_ROWS && !told).then_some(at + 1 + count)
}

/// Whether a row is a sentence that no signature has.
fn is_sentence(row: &Row<'_>) -> bool {
    ends_a_sentence(row.text)
        && row.text.chars().count() > 45
        && !is_confidential(row.text)
        && row.debris.is_none()
}

/// Marks what covers a story at the top of its mail: all above a row that says the subject again;
/// else a greeting and what hands the story over.
fn covering(rows: &mut [Row<'_>], subject: Option<&str>) {
    const MOST: usize = 14;
    let again = subject.and_then(|subject| {
        let near = rows.iter().take(MOST);
        let same = |row: &Row<'_>| super::super::tidy::same_words(row.text, subject);
        near.into_iter().position(same)
    });
    if let Some(again) = again {
        drop_rows(&mut rows[..again], NOTE);
        return;
    }
    // A note of an embargo, or what kind of text it is, may stand over the greeting.
    let above = |row: &Row<'_>| embargo(row.text).is_some() || is_priority(row.text);
    let first = rows.iter().take_while(|row| above(row)).count();
    let rows = &mut rows[first..];
    if !rows.first().is_some_and(|row| greets(row.text) || hands_over(row.text)) {
        return;
    }
    let mut end = 0;
    while end < rows.len().min(MOST) {
        let row = &rows[end];
        let signed = end > 0
            && takes_leave(rows[end - 1].text)
            && row.blanks <= 1
            && row.text.split_whitespace().count() <= 4;
        let more =
            end == 0 || greets(row.text) || hands_over(row.text) || takes_leave(row.text) || signed;
        if !(more || row.blanks == 0) {
            break;
        }
        end += 1;
    }
    // A greeting over everything is the story's own.
    if end < rows.len() {
        drop_rows(&mut rows[..end], NOTE);
    }
}

/// How much a mail says.
fn length(rows: &[Row<'_>]) -> usize {
    rows.iter().filter(|row| row.debris.is_none()).map(|row| row.text.len()).sum()
}

/// Whether a mail reads as a story: more than one sentence of some length, and no greeting at its top.
fn reads_as_story(rows: &[Row<'_>]) -> bool {
    let sentences = rows.iter().filter(|row| is_sentence(row)).count();
    let greeted = rows
        .iter()
        .find(|row| row.debris != Some(HEAD))
        .is_some_and(|row| row.debris == Some(NOTE) && greets(row.text) || greets(row.text));
    sentences >= 2 && length(rows) >= 250 && (!greeted || sentences >= 4)
}
