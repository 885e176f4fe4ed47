//! What stands above the first paragraph of a story: slug, kicker, headline, captions, byline, dates.

use super::super::clean::line;
use super::super::relative_day::relative_day;
use super::super::tidy::{is_agency, split_credit, split_dateline};
use super::byline::{bare_byline, byline, is_office};
use super::credit_line::credit_line;
use super::dates::{DateRow, date_row};
use super::desk_words::{is_desk_words, is_for_editors, is_keywords, without_desk_words};
use super::edges::{differ_in_style, is_above_page, is_menu, is_notice, is_set_as_a_sentence};
use super::embargo::{EMBARGO, embargo};
use super::end_mark::is_rule;
use super::furniture::{is_bare_number, is_credited, is_letter_size, is_letter_size_at};
use super::house::{contact_rows, is_contact_label};
use super::lines::{Row, ends_a_sentence, is_wide};
use super::mail;
use super::notes::Notes;
use super::paragraphs::Wrapping;
use super::signed_date::{placed_date, signed_date};
use super::slug_line::slug_line;
use super::stories::repeated_head;
use super::transmission::{is_for_desks, is_priority, transmission};
use super::typescript::slug_rows;
use crate::article::{Block, Credit, Image, Precision, Time};
use crate::press::{Draft, Fate};

/// What a head says beside the fields of a draft.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The row at which the body begins.
    pub(super) body: usize,
    /// What the mail tells that the story came in.
    pub(super) sent: mail::Sent,
    /// Until when it must not be published.
    pub(super) embargo: Option<Time>,
}

/// Reads the head of a story into the draft.
pub(super) fn read_head(rows: &[Row<'_>], draft: &mut Draft, notes: &mut Notes) -> Opening {
    let opening = Opening::default();
    let mut head = Head { rows, draft, notes, headline: None, captions: Vec::new(), opening };
    let mut at = page_top(rows);
    for row in &rows[..at] {
        head.notes.row(row, Fate::Dropped, "above the story on its page");
    }
    let slugs = if at == 0 { slug_rows(rows) } else { 0 };
    for row in &rows[..slugs] {
        if let Some(found) = date_row(row.text) {
            dates(head.draft, found);
        }
        head.notes.row(row, Fate::Kept, "slug of a typescript");
    }
    at += slugs;
    while at < rows.len() {
        match head.read(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    Opening { body: at, ..head.opening }
}

/// How many rows stand above the headline on the page that was copied: all above one that is said
/// again with buttons between, where they are more than a kicker, a slug and a date could be.
fn page_top(rows: &[Row<'_>]) -> usize {
    const MOST: usize = 40;
    let until = rows.iter().take(MOST).take_while(|row| is_above_page(row)).count();
    // What stands above a headline is a row at least.
    if until < 2 {
        return 0;
    }
    let (mut other, mut sure) = (0, false);
    for at in 0..until.min(rows.len()) {
        let text = rows[at].text;
        if (sure || other > 3) && repeated_head(rows, at, 3).is_some() {
            return at;
        }
        sure |= is_menu(text) || is_notice(text);
        let told = slug_line(text).is_some()
            || transmission(&rows[at]).is_some()
            || date_row(text).is_some()
            || byline(text).is_some();
        other += usize::from(!told);
    }
    0
}

struct Head<'r, 'a> {
    rows: &'r [Row<'a>],
    draft: &'r mut Draft,
    notes: &'r mut Notes,
    /// The row of the headline.
    headline: Option<usize>,
    /// The rows of captions.
    captions: Vec<usize>,
    opening: Opening,
}

impl Head<'_, '_> {
    /// Reads the row; the answer is the next one to read, or `None` where the body begins.
    fn read(&mut self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        if let Some(found) = embargo(row.text) {
            self.opening.embargo = self.opening.embargo.or(found.until);
            self.notes.row(row, Fate::Dropped, EMBARGO);
            return Some(at + 1);
        }
        if row.debris == Some(mail::HEAD) {
            self.opening.sent.take(row);
        }
        if let Some(why) = self.beside(at) {
            self.notes.row(row, Fate::Dropped, why);
            return Some(at + 1);
        }
        if let Some(slug) = slug_line(row.text) {
            if self.draft.source_id.is_none() {
                self.draft.source_id = slug.slug.and_then(line);
            }
            self.notes.row(row, Fate::Kept, "slug line");
            return Some(at + 1);
        }
        if self.headline.is_none()
            && let Some(code) = transmission(row)
        {
            if self.draft.source_id.is_none() {
                self.draft.source_id = code.slug.and_then(line);
            }
            self.notes.row(row, Fate::Dropped, "line of a transmission");
            return Some(at + 1);
        }
        if let Some(found) = byline(row.text) {
            let fate = if self.draft.bylines.is_empty() { Fate::Kept } else { Fate::Merged };
            for name in found.names {
                if !self.draft.bylines.contains(&name) {
                    self.draft.bylines.push(name);
                }
            }
            self.draft.agency = self.draft.agency.take().or(found.agency);
            self.notes.row(row, fate, "byline");
            return Some(at + 1);
        }
        if let Some(found) = date_row(row.text) {
            dates(self.draft, found);
            self.notes.row(row, Fate::Kept, "date");
            return Some(at + 1);
        }
        if let Some((when, who)) = signed_date(row.text) {
            dates(self.draft, when);
            if self.draft.bylines.is_empty() {
                self.draft.bylines = who.names;
            }
            self.draft.agency = self.draft.agency.take().or(who.agency);
            self.notes.row(row, Fate::Kept, "date and byline");
            return Some(at + 1);
        }
        if let Some((place, when)) = placed_date(row.text) {
            dates(self.draft, when);
            self.draft.dateline = self.draft.dateline.take().or_else(|| line(place));
            self.notes.row(row, Fate::Kept, "place and date");
            return Some(at + 1);
        }
        if self.headline.is_some()
            && self.draft.bylines.is_empty()
            && let Some(found) = self.rows.get(at + 1).and_then(|below| bare_byline(row, below))
        {
            self.draft.bylines = found.names;
            self.draft.agency = self.draft.agency.take().or(found.agency);
            self.notes.row(row, Fate::Kept, "byline");
            return Some(at + 1);
        }
        if self.updated_on_a_weekday(row) {
            return Some(at + 1);
        }
        if is_contact_label(row) {
            let end = at + contact_rows(&self.rows[at..]);
            for row in &self.rows[at..end] {
                self.notes.row(row, Fate::Dropped, "whom to call");
            }
            return Some(end);
        }
        match self.headline {
            None => self.above_headline(at),
            Some(headline) => self.below_headline(at, headline),
        }
    }

    /// A word or two between the headline and a dateline that names an agency or a day: whatever it
    /// says in whatever language, a button of the page.
    fn is_button(&self, at: usize) -> bool {
        let text = self.rows[at].text;
        let few = text.chars().take(25).count() <= 24
            && text.split(' ').count() <= 4
            && !ends_a_sentence(text);
        few && !is_agency(text)
            && self.rows[at + 1..].iter().take(6).any(|row| {
                row.text.len() > 60
                    && split_dateline(row.text).is_some_and(|(dateline, _)| {
                        dateline.agency.is_some() || dateline.day.is_some()
                    })
            })
    }

    /// What is no part of the story, wherever in the head it stands.
    fn beside(&self, at: usize) -> Option<&'static str> {
        let text = self.rows[at].text;
        if is_letter_size_at(self.rows, at) || (is_letter_size(text) && self.headline.is_some()) {
            return Some("letter-size button");
        }
        // Its number may be left alone, between what is said twice.
        let said = |n: usize| self.rows[..at].iter().any(|above| above.says(&self.rows[n]));
        if self.headline.is_some()
            && is_bare_number(text)
            && at + 1 < self.rows.len()
            && said(at + 1)
        {
            return Some("letter-size button");
        }
        if is_for_editors(text) || is_for_desks(text) {
            return Some("note to editors");
        }
        if is_desk_words(text) {
            return Some("words of the desk");
        }
        if self.headline.is_none() && is_keywords(text) {
            return Some("keywords of the desk");
        }
        if is_priority(text) {
            return Some("priority of the wire");
        }
        if is_rule(text) {
            return Some("rule");
        }
        if self.headline.is_none() && (is_menu(text) || is_notice(text)) {
            return Some("above the story on its page");
        }
        let row = &self.rows[at];
        row.debris.or_else(|| row.sign_off.map(|sign_off| sign_off.why))
    }

    fn above_headline(&mut self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        if split_dateline(row.text).is_some_and(|(dateline, rest)| {
            (dateline.agency.is_some() || dateline.day.is_some()) && rest.len() > 40
        }) {
            return None;
        }
        if self.is_kicker(at) {
            self.draft.kicker = line(row.text);
            self.notes.row(row, Fate::Kept, "kicker");
            return Some(at + 1);
        }
        let again = self.rows[at + 1..].iter().take(12).any(|later| later.says(row));
        let stands = (row.is_title || (again && row.text.chars().count() <= 300))
            && at + 1 < self.rows.len()
            || (self.rows.len() == 1 && row.is_title);
        // A headline over several rows: nothing between them, and blank below.
        if stands {
            self.headline = Some(at);
            let mut words = row.text.to_owned();
            let mut next = at + 1;
            while !again && self.goes_on(at, next) {
                words.push_str(if words.ends_with(is_wide) { "" } else { " " });
                words.push_str(self.rows[next].text);
                self.notes.row(&self.rows[next], Fate::Merged, "headline");
                next += 1;
            }
            // The German wire closes a headline with this sign.
            let words = words.strip_suffix(" =").unwrap_or(&words);
            self.draft.headline = line(without_desk_words(words));
            self.notes.row(row, Fate::Kept, "headline");
            return Some(next);
        }
        None
    }

    /// Whether a headline that begins at a row goes on in this one.
    fn goes_on(&self, first: usize, at: usize) -> bool {
        let (Some(row), above) = (self.rows.get(at), &self.rows[at - 1]) else { return false };
        let last = self.rows.get(at + 1).is_some_and(|below| {
            below.blanks > 0 || (at + 1 - first < 3 && self.goes_on_plainly(at + 1))
        });
        // Where lines run on, a headline does too; set as a sentence, it goes on in small letters, and
        // what begins with a capital is a line of its own.
        let wrapped = || {
            row.text.starts_with(char::is_lowercase)
                || row.indent > 0 && above.indent > 0
                || !is_set_as_a_sentence(above.text)
                || Wrapping::of(&self.rows[at..]) != Wrapping::Free
        };
        at - first < 3
            && wrapped()
            && row.blanks == 0
            && above.text.chars().count() >= 20
            && above.width() <= 100
            && self.goes_on_plainly(at)
            && last
            && !ends_a_sentence(above.text)
    }

    fn goes_on_plainly(&self, at: usize) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let words = row.text.chars().next().is_some_and(char::is_lowercase) || row.is_title;
        words
            && row.width() <= 100
            && !is_credited(row.text)
            && byline(row.text).is_none()
            && date_row(row.text).is_none()
            && !is_letter_size_at(self.rows, at)
            && split_dateline(row.text).is_none()
            && self.rows.get(at + 1).is_none_or(|next| !next.says(row))
            && !differ_in_style(self.rows[at - 1].text, row.text)
    }

    /// A word or two above the headline: in capitals, or with a headline right below that is said again.
    fn is_kicker(&self, at: usize) -> bool {
        let text = self.rows[at].text;
        let Some(next) = self.rows[at + 1..].iter().find(|row| date_row(row.text).is_none()) else {
            return false;
        };
        let few = text.split_whitespace().count() <= 4 && text.chars().count() <= 40;
        if !few
            || !self.rows[at].is_title
            || ends_a_sentence(text)
            || !next.is_title
            || self.draft.kicker.is_some()
        {
            return false;
        }
        let capitals = |text: &str| {
            text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
        };
        let longer = next.text.chars().count() > text.chars().count();
        let own = self.rows[at + 1..].iter().take(12).all(|later| !later.says(&self.rows[at]));
        let next_again =
            self.rows[at + 1..].iter().take(14).filter(|row| row.says(next)).count() > 1;
        // A standfirst has a full stop or many words; a headline below a kicker is neither.
        let below = self.rows.get(at + 2);
        let title_below = below.is_some_and(|row| row.blanks > 0 || next.blanks == 0);
        longer
            && own
            && ((capitals(text) && !capitals(next.text) && title_below)
                || (next_again && text.split_whitespace().count() <= 3))
    }

    fn below_headline(&mut self, at: usize, headline: usize) -> Option<usize> {
        let row = &self.rows[at];
        if row.says(&self.rows[headline]) {
            self.notes.row(row, Fate::Merged, "the headline again");
            return Some(at + 1);
        }
        if let Some(&caption) = self.captions.iter().find(|&&caption| self.rows[caption].says(row))
        {
            debug_assert!(caption < at);
            self.notes.row(row, Fate::Merged, "the caption again");
            return Some(at + 1);
        }
        if !self.captions.is_empty()
            && let Some(credit) = credit_line(row.text)
        {
            let fate = if self.credit(credit) { Fate::Kept } else { Fate::Merged };
            self.notes.row(row, fate, "credit of the picture");
            return Some(at + 1);
        }
        if self.is_caption(at) {
            self.caption(row);
            self.captions.push(at);
            return Some(at + 1);
        }
        if self.is_button(at) {
            self.notes.row(row, Fate::Dropped, "button of a page");
            return Some(at + 1);
        }
        let office = is_office(row.text)
            && row.text.chars().count() <= 60
            && !ends_a_sentence(row.text)
            && !self.draft.bylines.is_empty();
        if office || (is_agency(row.text) && row.is_title) {
            if is_agency(row.text) && self.draft.agency.is_none() {
                self.draft.agency = line(row.text);
            }
            self.notes.row(row, Fate::Dropped, "office of the writer");
            return Some(at + 1);
        }
        if at == headline + 1
            && self.draft.standfirst.is_none()
            && let Some(words) = between_dashes(row.text)
        {
            self.draft.standfirst = line(words);
            self.notes.row(row, Fate::Kept, "standfirst");
            return Some(at + 1);
        }
        if self.is_standfirst(at, headline) {
            self.draft.standfirst = line(row.text);
            self.notes.row(row, Fate::Kept, "standfirst");
            return Some(at + 1);
        }
        None
    }

    /// A caption is said twice near by, or once and ends in a credit, before the body begins.
    fn is_caption(&self, at: usize) -> bool {
        let row = &self.rows[at];
        if row.text.chars().count() > 2_000
            || split_dateline(row.text).is_some_and(|(dateline, _)| dateline.agency.is_some())
        {
            return false;
        }
        let twice = self.rows[at + 1..].iter().take(8).any(|later| later.says(row));
        let next_twice = self.rows.get(at + 1).is_some_and(|next| next.says(row));
        let pressed = self.rows[at + 1..].iter().take(6).any(|row| is_letter_size(row.text));
        // Its credit may stand in the line below it, with the story further on.
        let credit_below = || {
            row.text.chars().take(20).count() == 20
                && self.rows.get(at + 1).is_some_and(|next| credit_line(next.text).is_some())
                && self.rows[at + 1..].iter().skip(1).any(|row| ends_a_sentence(row.text))
        };
        next_twice
            || (twice && pressed)
            || (is_credited(row.text) && self.rows.len() > at + 1)
            || credit_below()
    }

    /// Puts a credit to the last picture, if it has none yet.
    fn credit(&mut self, credit: Credit) -> bool {
        let image = match self.draft.body.last_mut() {
            Some(Block::Figure { image }) => Some(image),
            _ => self.draft.lead_image.as_mut(),
        };
        let Some(image) = image.filter(|image| image.credit.is_none()) else { return false };
        image.credit = Some(credit);
        true
    }

    fn caption(&mut self, row: &Row<'_>) {
        let (caption, credit) = split_credit(row.text);
        let image = Image { caption: line(caption), credit, ..Image::default() };
        if self.draft.lead_image.is_none() {
            self.draft.lead_image = Some(image);
            self.notes.row(row, Fate::Kept, "caption");
        } else {
            self.draft.body.push(Block::Figure { image });
            self.notes.row(row, Fate::Kept, "caption of another picture");
        }
    }

    /// A sentence under the headline, over what only a head has: byline, date, buttons.
    fn is_standfirst(&self, at: usize, headline: usize) -> bool {
        let row = &self.rows[at];
        let count = row.text.chars().count();
        if self.draft.standfirst.is_some()
            || !(20..=350).contains(&count)
            || split_dateline(row.text).is_some()
        {
            return false;
        }
        let below = self.rows[at + 1..].iter().take(2);
        let named = match self.rows.get(at + 1..) {
            Some([name, date, ..]) => bare_byline(name, date).is_some(),
            _ => false,
        };
        let head_below = named
            || below.clone().enumerate().any(|(n, below)| {
                let first =
                    n == 0 || self.rows.get(at + 1).is_some_and(|row| self.is_head_row(row));
                first && self.is_head_row(below)
            });
        // A deck without a full stop, alone between the headline and the first paragraph.
        let deck = at == headline + 1
            && (row.blanks > 0 || differ_in_style(self.rows[headline].text, row.text))
            && row.is_title
            && !row.text.ends_with(['?', '!'])
            && row.text.split_whitespace().count() >= 5
            && self.rows.get(at + 1).is_some_and(|next| {
                next.blanks > 0 && next.text.chars().count() > count && ends_a_sentence(next.text)
            });
        let bylines_below = self.draft.bylines.is_empty() && self.draft.published.is_none();
        (head_below && bylines_below) || deck
    }

    fn is_head_row(&self, row: &Row<'_>) -> bool {
        byline(row.text).is_some()
            || date_row(row.text).is_some()
            || placed_date(row.text).is_some()
            || row.debris.is_some_and(|why| why == "reading time" || why == "share line")
    }

    /// `Updated Monday`: resolved against the story's own day, and a guess.
    fn updated_on_a_weekday(&mut self, row: &Row<'_>) -> bool {
        let Some((label, day)) = row.text.split_once(char::is_whitespace) else { return false };
        let label = label.trim_end_matches(':').to_lowercase();
        let Some(own) =
            self.draft.published.filter(|_| label == "updated" || label == "aktualisiert")
        else {
            return false;
        };
        let Some(time) = relative_day(day, own.day()) else { return false };
        // An update is not older than its story: the first such day after it is meant.
        let time = if time.day() < own.day() {
            Time::of_day(time.day().plus(7), Precision::Guessed)
        } else {
            time
        };
        self.draft.updated = self.draft.updated.or(Some(time));
        self.notes.row(row, Fate::Kept, "date, guessed from a weekday");
        true
    }
}

/// `- Bottle was sealed in 1791 -`: the line below its headline, as press offices set it.
fn between_dashes(text: &str) -> Option<&str> {
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let words = text.strip_prefix(dash)?.strip_suffix(dash)?;
    let fits = words.starts_with(' ') && words.ends_with(' ');
    let words = words.trim();
    (fits && (20..=250).contains(&words.chars().count())).then_some(words)
}

/// Takes what a line of dates says, the first of each kind.
pub(super) fn dates(draft: &mut Draft, found: DateRow) {
    draft.published = draft.published.or(found.published);
    draft.updated = draft.updated.or(found.updated);
    draft.corrected = draft.corrected.or(found.corrected);
}
