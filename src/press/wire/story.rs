//! One story of a text, from its rows to a draft.

use super::super::clean::line;
use super::super::tidy::{self, is_agency, split_dateline, stopped_dateline};
use super::captions::give_credit;
use super::clock_row::is_clock_row;
use super::credit_line::{CREDIT_APART, house_credit};
use super::dates::date_row;
use super::desk_words::{is_correction, is_desk_words, is_for_editors};
use super::edges::{heads_a_list, is_menu, listed, skipped_box};
use super::embargo::{EMBARGO, embargo};
use super::end_mark::{
    BEHIND_THE_END, agency_and_names, is_end_mark, is_initials, is_marked_end, name_and_agency,
};
use super::furniture::{is_about, is_contact, is_letter_size_at};
use super::head::read_head;
use super::head_dates::{dates, stamped};
use super::house::{
    calls, contact_rows, foot as release_foot, heads_contacts, is_contact_label, is_notes,
    is_press_contact, unlabelled_contacts,
};
use super::lines::{Row, ends_a_sentence};
use super::notes::Notes;
use super::paragraphs::{Passage, Wrapping, blocks, credited, passages};
use super::run_on;
use super::sent_along::sent_along;
use super::sign_off::{sign_off, trailing_sign_off};
use super::slug_line::slug_line;
use super::takes::{heads_a_take_of, says_a_take};
use super::transmission::{is_for_desks, rights, transmission};
use super::typescript::is_page_slug;
use crate::article::{Block, Span};
use crate::press::{Complaint, Draft, Fate};

/// Within how many rows of a head its headline stands.
const HEADLINES: usize = 12;

/// Reads the rows of a story.
pub(super) fn read_story(rows: &[Row<'_>]) -> Draft {
    let mut draft = Draft::default();
    let mut notes = Notes::default();
    let opening = read_head(rows, &mut draft, &mut notes);
    let (head, below) = rows.split_at(opening.body);
    draft.headline = draft.headline.take().or(opening.sent.subject);
    let body = body_rows(below, head, &mut draft, &mut notes);
    if draft.headline.is_none()
        && body.len() == 1
        && body[0].text.chars().count() >= run_on::SHORTEST
    {
        run_on::read_run_on(body[0].text, &mut draft);
        notes.row(&body[0], Fate::Kept, "run-on text");
    } else {
        read_body(&body, &mut draft, &mut notes);
    }
    // Of last resort: a story under embargo is published when it ends, and one in a mail when it was sent.
    draft.published = draft.published.or(opening.embargo).or(opening.sent.at);
    if draft.headline.is_none() {
        let first = draft.body.iter().find_map(|block| match block {
            Block::Paragraph { text } => Some(text.plain()),
            _ => None,
        });
        draft.headline = first.as_deref().and_then(run_on::guessed_headline);
        draft.headline_guessed = draft.headline.is_some();
    }
    draft.trail = notes.into_trail();
    tidy::tidy(&mut draft);
    draft
}

/// The rows of the body that are the story's, the others noted and left out.
fn body_rows<'a>(
    rows: &[Row<'a>],
    head: &[Row<'a>],
    draft: &mut Draft,
    notes: &mut Notes,
) -> Vec<Row<'a>> {
    let mut kept: Vec<Row<'a>> = Vec::with_capacity(rows.len());
    let mut blanks = 0;
    let mut behind_slug = false;
    let end = end_of_story(rows, head);
    let below_release = release_foot(&rows[..end]).unwrap_or(end);
    // Up to which row it is said whom to call.
    let mut contacts = 0;
    // The last sentence that is the story's own; below it stands the foot of a page.
    let own = |row: &Row<'_>| {
        ends_a_sentence(row.text)
            && row.sign_off.is_none()
            && row.debris.is_none()
            && rights(row.text).is_none()
            && sent_along(row.text).is_none()
            && !is_contact_label(row)
            && !calls(row)
    };
    let foot = rows[..below_release].iter().rposition(own).map_or(0, |at| at + 1);
    let signed = rows[foot..below_release].iter().any(|row| row.sign_off.is_some());
    // Up to which row a box stands that pages let their readers skip.
    let mut skipped = 0;
    // Up to which row headlines of other stories stand in a list.
    let mut others = 0;
    for (at, row) in rows.iter().enumerate() {
        let mut drop = |fate, why| {
            notes.row(row, fate, why);
            blanks = row.blanks.max(blanks).max(1);
        };
        if let Some(sign_off) = row.sign_off {
            stamped(draft, row.text, sign_off);
        }
        if at >= end {
            drop(Fate::Dropped, BEHIND_THE_END);
        } else if at >= below_release {
            drop(Fate::Dropped, "below the release");
        } else if at < contacts {
            drop(Fate::Dropped, "whom to call");
        } else if at < others {
            drop(Fate::Dropped, "headline of another story");
        } else if at < skipped {
            drop(Fate::Dropped, "newsletter line");
        } else if at >= foot && is_menu(row.text) {
            drop(Fate::Dropped, "below the story on its page");
        } else if let Some(slug) = slug_line(row.text)
            && draft.source_id.as_ref().is_none_or(|own| slug.is_of(own))
        {
            drop(Fate::Dropped, "slug line of a later take");
            behind_slug = true;
        } else if heads_a_later_take(row, head) {
            drop(Fate::Dropped, "the head again, in a later take");
            behind_slug = true;
        } else if behind_slug && takes_up(row.text, &kept) {
            drop(Fate::Dropped, "words that a later take goes on from");
        } else if is_clock_row(row.text) && at >= foot {
            drop(Fate::Dropped, "time of day without its day");
        } else if is_page_slug(row.text) {
            drop(Fate::Dropped, "slug of a later page");
        } else if is_transmitted(rows, at) {
            drop(Fate::Dropped, "line of a transmission");
            behind_slug = true;
        } else if let Some(sign_off) = row.sign_off {
            draft.agency = draft.agency.take().or_else(|| sign_off.agency.and_then(line));
            drop(Fate::Dropped, sign_off.why);
        } else if let Some(why) = row.debris {
            drop(Fate::Dropped, why);
            if why == "read more line" && heads_a_list(row.text) {
                others = at + 1 + listed(&rows[at + 1..end]);
                // Below the last sentence whatever is listed is of other stories.
                if at >= foot {
                    let short =
                        |row: &&Row<'_>| !ends_a_sentence(row.text) && row.text.len() <= 160;
                    others =
                        others.max(at + 1 + rows[at + 1..end].iter().take_while(short).count());
                }
            }
        } else if let Some(rest) = skipped_box(&rows[at..end]) {
            drop(Fate::Dropped, "newsletter line");
            skipped = at + rest;
        } else if embargo(row.text).is_some() {
            drop(Fate::Dropped, EMBARGO);
        } else if is_press_contact(row) || at >= foot && heads_contacts(&rows[at..end]) {
            drop(Fate::Dropped, "whom to call");
            contacts = at + contact_rows(&rows[at..end]);
        } else if let Some(why) = sent_along(row.text).filter(|_| at >= foot) {
            drop(Fate::Dropped, why);
        } else if at >= foot && row.text.starts_with('(') && is_desk_words(row.text) {
            drop(Fate::Dropped, "words of the desk");
        } else if at >= foot && is_desk_number(row.text) && signed {
            drop(Fate::Dropped, "number of the desk");
        } else if at >= foot && calls(row) {
            drop(Fate::Dropped, "whom to call");
        } else if let (true, named @ 1..) = (at >= foot, unlabelled_contacts(&rows[at..end])) {
            drop(Fate::Dropped, "whom to call");
            contacts = at + named;
        } else if is_letter_size_at(rows, at) && kept.len() < rows.len() {
            drop(Fate::Dropped, "letter-size button");
        } else if is_for_editors(row.text) || is_for_desks(row.text) {
            drop(Fate::Dropped, "note to editors");
        } else if is_correction(row.text) {
            drop(Fate::Dropped, "word on a correction");
        } else if let Some(agency) = rights(row.text) {
            draft.agency = draft.agency.take().or_else(|| agency.and_then(line));
            drop(Fate::Dropped, "notice of rights");
        } else if behind_slug
            && (head.iter().any(|above| above.says(row))
                || super::byline::byline(row.text).is_some())
        {
            drop(Fate::Merged, "the head again, in a later take");
        } else if let Some(found) = date_row(row.text).filter(|found| found.labelled) {
            dates(draft, found);
            drop(Fate::Kept, "date");
        } else {
            behind_slug = false;
            kept.push(Row { blanks: row.blanks.max(blanks), ..*row });
            blanks = 0;
        }
    }
    kept
}

/// Whether a row over a later take only says where that goes on: the place, and the last words of the take
/// before, `PENWICK, England: said the mayor.`.
fn takes_up(text: &str, kept: &[Row<'_>]) -> bool {
    let bare = |words: &str| words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let Some((place, words)) = text.split_once(": ") else { return false };
    let last = bare(words);
    let above: Vec<&str> =
        kept[kept.len().saturating_sub(2)..].iter().map(|row| row.text).collect();
    place.len() <= 60 && last.contains(' ') && bare(&above.join(" ")).ends_with(&last)
}

/// `1011832`: the number under which an agency keeps a story, alone in its row beside its sign-off.
fn is_desk_number(text: &str) -> bool {
    (5..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where a story is over: at an end mark, when whom to call follows or less than stands before, and
/// no take of it.
fn end_of_story(rows: &[Row<'_>], head: &[Row<'_>]) -> usize {
    let Some(mark) = rows.iter().position(|row| is_end_mark(row.text)) else { return rows.len() };
    let length = |rows: &[Row<'_>]| rows.iter().map(|row| row.text.len()).sum::<usize>();
    let behind = &rows[mark + 1..];
    let goes_on =
        behind.iter().any(|row| slug_line(row.text).is_some() || heads_a_later_take(row, head));
    let house = behind.first().is_some_and(|row| {
        is_contact(row.text) || is_about(row.text) || is_notes(row.text) || is_press_contact(row)
    });
    if goes_on || !house && length(behind) >= length(&rows[..mark]) { rows.len() } else { mark + 1 }
}

/// Whether a row is the headline of its story once more, over a later take.
fn heads_a_later_take(row: &Row<'_>, head: &[Row<'_>]) -> bool {
    says_a_take(row.text)
        && head.iter().take(HEADLINES).any(|above| heads_a_take_of(row.text, above.text))
}

/// Whether a row is a line of a transmission: with a slug in it, or over a row that has one.
fn is_transmitted(rows: &[Row<'_>], at: usize) -> bool {
    let Some(found) = transmission(&rows[at]) else { return false };
    let below = rows[at + 1..].iter().take(2);
    found.slug.is_some()
        || below.filter(|row| row.blanks == 0).any(|row| {
            slug_line(row.text)
                .or_else(|| transmission(row))
                .is_some_and(|line| line.slug.is_some())
        })
}

fn read_body(rows: &[Row<'_>], draft: &mut Draft, notes: &mut Notes) {
    let mut passages = passages(rows, Wrapping::of(rows));
    sign_offs(&mut passages, draft, notes);
    // Over the dateline a summary may stand, in short lines.
    let at = dateline_at(&passages);
    let story = || passages.iter().map(|passage| &*passage.text).collect::<Vec<_>>().join("\n");
    let may_stop = passages.get(at).is_some_and(|first| {
        first.text.len() > 60 && first.text[..first.text.floor_char_boundary(50)].contains(". ")
    });
    let story = if may_stop { story() } else { String::new() };
    if let Some(first) = passages.get_mut(at)
        && let Some((dateline, rest)) =
            split_dateline(&first.text).or_else(|| stopped_dateline(&first.text, &story))
    {
        draft.dateline = dateline.place;
        if draft.bylines.is_empty() {
            draft.bylines.extend(dateline.reporter);
        }
        draft.agency = draft.agency.take().or(dateline.agency);
        tidy::take_day(draft, dateline.day.as_deref());
        first.text = rest.to_owned();
    }
    if passages.len() > 1
        && let Some(first) = passages.first().filter(|first| is_correction(&first.text))
    {
        let (from, to) = (first.rows[0].number, first.rows[first.rows.len() - 1].number);
        notes.rows(from, to, Fate::Dropped, "word on a correction", &first.text);
        passages.remove(0);
    }
    credits_apart(&mut passages, draft, notes);
    for piece in blocks(&passages) {
        notes.rows(piece.first, piece.last, Fate::Kept, piece.what, piece.words);
        draft.body.push(piece.block);
    }
    if at > 1 {
        listed_summary(&mut draft.body, at);
    }
}

/// Takes out the credits of pictures that stand below no caption, for the picture of the head where
/// that has none.
fn credits_apart(passages: &mut Vec<Passage<'_>>, draft: &mut Draft, notes: &mut Notes) {
    let is_credit = |passage: &Passage<'_>| house_credit(&passage.text).is_some();
    // Names with their papers in a list are the story's, and so is who signs it at its end.
    let is_listed = |at: usize| {
        passages[..at].last().is_some_and(|it| is_credit(it) || it.text.ends_with([':', '：']))
            || passages.get(at + 1).is_none_or(is_credit)
    };
    let alone = |at: usize| {
        let credit = house_credit(&passages[at].text)?;
        let is_apart = at == 0 || credited(passages, at - 1).is_none();
        (is_apart && !is_listed(at)).then_some((at, credit))
    };
    let mut found =
        (0..passages.len()).filter_map(alone).collect::<Vec<_>>().into_iter().peekable();
    if found.len() == passages.len() {
        return;
    }
    let mut n = 0;
    passages.retain(|passage| {
        let here = found.next_if(|(at, _)| *at == n);
        n += 1;
        let Some((_, credit)) = here else { return true };
        let (from, to) = (passage.rows[0].number, passage.rows[passage.rows.len() - 1].number);
        match give_credit(draft, credit) {
            true => notes.rows(from, to, Fate::Kept, "credit of the picture", &passage.text),
            false => notes.rows(from, to, Fate::Dropped, CREDIT_APART, &passage.text),
        }
        false
    });
}

/// Makes one list of the short lines above the dateline, as many as there are passages.
fn listed_summary(body: &mut Vec<Block>, count: usize) {
    let item = |block: &Block| match block {
        Block::Paragraph { text } | Block::Subhead { text, .. } => Some(text.clone()),
        _ => None,
    };
    let items: Option<Vec<_>> = body.iter().take(count).map(item).collect();
    if let Some(items) = items.filter(|items| items.len() == count) {
        body.splice(..count, [Block::List { ordered: false, items }]);
    }
}

/// Which passage begins with the dateline: the first, or the first that is a sentence and names an
/// agency, where only short lines stand above it.
fn dateline_at(passages: &[Passage<'_>]) -> usize {
    const MOST: usize = 8;
    let short = |passage: &Passage<'_>| {
        passage.text.chars().take(121).count() <= 120 && !ends_a_sentence(&passage.text)
    };
    let at = passages.iter().take(MOST).take_while(|passage| short(passage)).count();
    let from_agency = |passage: &Passage<'_>| {
        split_dateline(&passage.text).is_some_and(|(dateline, _)| dateline.agency.is_some())
    };
    if at > 0 && passages.get(at).is_some_and(from_agency) { at } else { 0 }
}

/// Takes the last line of a story that says who wrote it, and for which agency. Under another such, or
/// behind a colon, it is one of a list.
fn signed_by_name(passages: &mut Vec<Passage<'_>>, draft: &mut Draft, notes: &mut Notes) {
    let [.., above, last] = passages.as_slice() else { return };
    if name_and_agency(&above.text).is_some() || above.text.ends_with([':', '：']) {
        return;
    }
    let Some((name, agency)) = name_and_agency(&last.text) else { return };
    draft.agency = draft.agency.take().or_else(|| line(agency));
    let (fate, why) = match draft.bylines.is_empty() {
        true => (Fate::Kept, "byline"),
        false => (Fate::Dropped, "sign-off"),
    };
    if draft.bylines.is_empty() {
        draft.bylines.extend(line(name));
    }
    let number = last.rows[0].number;
    notes.rows(number, number, fate, why, &last.text);
    passages.pop();
}

/// Takes off the sign-offs that a row's ending hid: those at the end of a paragraph, and those over several rows.
fn sign_offs(passages: &mut Vec<Passage<'_>>, draft: &mut Draft, notes: &mut Notes) {
    signed_by_name(passages, draft, notes);
    while let Some(last) = passages.last().filter(|_| passages.len() > 1) {
        let alone = is_agency(&last.text) && last.text.chars().count() <= 30;
        let agency = if alone { Some(&*last.text) } else { agency_and_names(&last.text) };
        // The name of the editor who let it out may stand below once more.
        let again = || {
            let above = &passages[passages.len() - 2].text;
            let end = above.rsplit(['.', '।', '!', '?']).next().unwrap_or_default();
            agency_and_names(end.trim()).is_some()
                && last
                    .text
                    .split_whitespace()
                    .all(|name| above.split_whitespace().any(|word| word == name))
        };
        // A word that ends a story where it is marked ends it alone in its last row, too.
        let ends = is_marked_end(&last.text);
        if agency.is_none() && !is_initials(&last.text) && !ends && !again() {
            break;
        }
        if let Some(agency) = agency {
            draft.agency = draft.agency.take().or_else(|| line(agency));
        }
        let number = last.rows[0].number;
        let why = if ends { "end mark" } else { "sign-off" };
        notes.rows(number, number, Fate::Dropped, why, &last.text);
        passages.pop();
    }
    let from = passages.len().saturating_sub(4);
    let mut signed = |passage: &mut Passage<'_>| {
        // A row by itself was looked at above.
        if passage.rows.len() > 1
            && let Some(found) = sign_off(&passage.text)
        {
            draft.agency = draft.agency.take().or_else(|| found.agency.and_then(line));
            let (first, last) =
                (passage.rows[0].number, passage.rows[passage.rows.len() - 1].number);
            notes.rows(first, last, Fate::Dropped, found.why, &passage.text);
            return false;
        }
        while let Some((at, found)) = trailing_sign_off(&passage.text) {
            draft.agency = draft.agency.take().or_else(|| found.agency.and_then(line));
            let last = passage.rows[passage.rows.len() - 1].number;
            stamped(draft, &passage.text[at..], found);
            notes.rows(last, last, Fate::Dropped, found.why, &passage.text[at..]);
            let end = passage.text[..at].trim_end().len();
            passage.text.truncate(end);
        }
        !passage.text.is_empty()
    };
    let tail: Vec<Passage<'_>> = passages.drain(from..).collect();
    for mut passage in tail {
        if signed(&mut passage) {
            passages.push(passage);
        }
    }
}

/// What is told of a story that must not be published yet.
pub(super) fn embargo_told(draft: &Draft) -> Option<Complaint> {
    let step = draft.trail.0.iter().find(|step| step.why == EMBARGO)?;
    let next = "publish it no sooner; its note of the embargo is not in the story".to_owned();
    let what = format!("is under embargo: `{}`", step.words);
    Some(Complaint { at: Some(step.at.clone()), what, next })
}

/// Whether a draft says anything at all.
pub(super) fn says_something(draft: &Draft) -> bool {
    let words = |block: &Block| match block {
        Block::Paragraph { text } => text.0.iter().any(|span| matches!(span, Span::Text { .. })),
        _ => true,
    };
    draft.body.iter().any(words) || draft.headline.is_some()
}
