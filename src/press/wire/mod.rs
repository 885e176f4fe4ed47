//! Wire text: plain text with one or several stories, as agencies send it and as people paste it
//! from web pages, debris and all.
//!
//! Rows are read, stories are cut, each is read by itself: its head, its body, its ending. Every row
//! gets a fate in the story's trail. Time is linear in the text: what is looked for near a row is
//! looked for within a fixed number of rows or letters.

mod lines;
mod furniture;
mod date_words;
mod dates;
mod clock_row;
mod stamp;
mod takes;
mod slug_line;
mod transmission;
mod byline;
mod encoded_mail;
mod end_mark;
mod sign_off;
mod desk_words;
mod embargo;
mod house;
mod sent_along;
mod mail_words;
mod mail;
mod pages;
mod signed_date;
mod source_line;
mod rows;
mod edges;
mod drawn_rules;
mod stories;
mod notes;
mod credit_line;
mod page_top;
mod key_points;
mod section;
mod head;
mod head_dates;
mod beside;
mod headline;
mod captions;
mod standfirst;
mod tables;
mod typescript;
mod paragraphs;
mod run_on;
mod story;

use super::charset;
use super::draft::Draft;
use super::limits::Limits;
use super::source::{Complaint, Gathered, Source};
use super::trail::At;

pub(in crate::press) use dates::{DateRow, date_row};
pub(in crate::press) use paragraphs::paragraph;
pub(in crate::press) use run_on::guessed_headline;
pub(in crate::press) use sign_off::{is_copyright_notice, signs_off};

/// Reads a text into the stories that it holds.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads a text, and tells each of its stories when it is complete.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let mut told = 0;
    let mut gathered = Gathered {
        what: "wire text".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    let mut complain = |at, what: String, next: &str| {
        gathered.complaints.push(Complaint { at, what, next: next.to_owned() })
    };
    if source.bytes.len() > limits.bytes {
        complain(
            None,
            format!("is {} bytes long; {} is the most", source.bytes.len(), limits.bytes),
            "split it",
        );
        return gathered;
    }
    let decoded = match charset::decode(&source.bytes, source.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err(complaint) => {
            gathered.complaints.push(complaint);
            return gathered;
        }
    };
    if let Some(remark) = decoded.remark {
        complain(None, remark, "look at the odd letters, or save it as UTF-8");
    }
    let text = decoded.text;
    if encoded_mail::is_encoded_mail(&text) {
        gathered.complaints.push(Complaint {
            at: None,
            what: "is a mail as it travels, whose letters are encoded".to_owned(),
            next: "open it in a mail program, and save or paste its text".to_owned(),
        });
        return gathered;
    }
    let Some(mut rows) = rows::rows(&text, limits.lines) else {
        let what = format!("has more than {} lines with words on them", limits.lines);
        gathered.complaints.push(Complaint { at: None, what, next: "split it".to_owned() });
        return gathered;
    };
    typescript::single_spaced(&mut rows);
    mail::mark(&mut rows);
    pages::mark(&mut rows);
    captions::mark_without_credit(&mut rows);
    for range in stories::stories(&rows) {
        let rows = &rows[range];
        let at = At::Lines(rows[0].number as usize, rows[rows.len() - 1].number as usize);
        if told >= limits.entries {
            let what = format!("holds more than {} stories", limits.entries);
            gathered.refused += 1;
            gathered.complaints.push(Complaint {
                at: Some(at),
                what,
                next: "split the text".to_owned(),
            });
            break;
        }
        if rows.len() > limits.blocks {
            let what = format!("has more than {} lines in one story", limits.blocks);
            let next = "put an end mark, as -30-, between its stories".to_owned();
            gathered.refused += 1;
            gathered.complaints.push(Complaint { at: Some(at), what, next });
            continue;
        }
        if let Some(beginning) = drawn_rules::other_beginning(rows) {
            gathered.complaints.push(Complaint {
                at: Some(At::Lines(beginning.number as usize, beginning.number as usize)),
                what: format!(
                    "may hold another story: `{}` could be its beginning",
                    first_words(beginning.text)
                ),
                next: "leave three blank lines above it if it is one".to_owned(),
            });
        }
        let draft = story::read_story(rows);
        gathered.complaints.extend(end_mark::left_behind(&draft));
        if let Some(complaint) = story::embargo_told(&draft) {
            gathered.complaints.push(complaint);
        }
        if story::says_something(&draft) {
            told += 1;
            tell(draft);
        } else {
            let what = "has no words of a story".to_owned();
            gathered.complaints.push(Complaint {
                at: Some(at),
                what,
                next: "leave it out".to_owned(),
            });
        }
    }
    if told == 0 && gathered.complaints.is_empty() {
        let what = "holds no text".to_owned();
        gathered.complaints.push(Complaint { at: None, what, next: "leave it out".to_owned() });
    }
    gathered
}

/// As much of a row as names it.
fn first_words(text: &str) -> &str {
    text.char_indices().nth(80).map_or(text, |(end, _)| &text[..end])
}
