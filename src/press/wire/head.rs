//! What stands above the first paragraph of a story: slug, kicker, headline, captions, byline, dates.

use super::super::clean::line;
use super::super::tidy::{
    Dateline, is_agency, same_words, split_dateline, take_day, whole_dateline,
};
use super::byline::{bare_byline, byline, is_office};
use super::captions::unlabelled;
use super::credit_line::{CREDIT_APART, credit_line, house_credit};
use super::dates::date_row;
use super::desk_words::without_desk_words;
use super::drawn_rules::is_of_head;
use super::embargo::{EMBARGO, embargo};
use super::head_dates::{dates, stamped};
use super::house::{contact_rows, is_contact_label};
use super::key_points::key_points;
use super::lines::{Row, ends_a_sentence, is_wide};
use super::mail;
use super::notes::Notes;
use super::page_top::page_top;
use super::section::section;
use super::signed_date::{placed_date, signed_date};
use super::slug_line::slug_line;
use super::source_line::source_line;
use super::standfirst::between_dashes;
use super::stories::{is_datelined_above, is_house};
use super::transmission::{goes_on_in_codes, is_keyword_below, transmission};
use super::typescript::slug_rows;
use crate::article::Time;
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

pub(super) struct Head<'r, 'a> {
    pub(super) rows: &'r [Row<'a>],
    pub(super) draft: &'r mut Draft,
    pub(super) notes: &'r mut Notes,
    /// The row of the headline.
    pub(super) headline: Option<usize>,
    /// The rows of captions.
    pub(super) captions: Vec<usize>,
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
        if let Some(sign_off) = row.sign_off {
            stamped(self.draft, row.text, sign_off);
        }
        if let Some(why) = self.beside(at) {
            self.notes.row(row, Fate::Dropped, why);
            return Some(at + 1);
        }
        if let Some(slug) = slug_line(row.text) {
            if self.draft.source_id.is_none() {
                self.draft.source_id = slug.slug.and_then(line);
            }
            let (fate, why) = match slug.slug {
                Some(_) => (Fate::Kept, "slug line"),
                None => (Fate::Dropped, "mark of a take"),
            };
            self.notes.row(row, fate, why);
            return Some(at + 1);
        }
        if self.headline.is_none() && at > 0 && goes_on_in_codes(&self.rows[at - 1], row) {
            self.notes.row(row, Fate::Dropped, "line of a transmission");
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
        if self.headline.is_none() && at > 0 && is_keyword_below(&self.rows[at - 1], row) {
            self.notes.row(row, Fate::Dropped, "keyword of the desk");
            return Some(at + 1);
        }
        if let Some(found) = byline(row.text).filter(|_| !is_datelined_above(&self.rows[at..])) {
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
        if self.headline.is_some()
            && let Some(found) = source_line(row.text)
        {
            dates(self.draft, found.when);
            self.draft.agency = self.draft.agency.take().or_else(|| found.agency.and_then(line));
            self.notes.row(row, Fate::Kept, "source and date");
            return Some(at + 1);
        }
        if let Some(dateline) = self.whole_dateline(at) {
            self.draft.dateline = dateline.place;
            self.draft.agency = self.draft.agency.take().or(dateline.agency);
            take_day(self.draft, dateline.day.as_deref());
            self.notes.row(row, Fate::Kept, "dateline");
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

    /// The dateline that stands alone in a row over the story; said twice, the row is a caption. One of an
    /// agency may stand over the headline, too.
    fn whole_dateline(&self, at: usize) -> Option<Dateline> {
        let row = &self.rows[at];
        let is_over_headline = || is_datelined_above(&self.rows[at..]);
        let open = self.draft.dateline.is_none() && (self.headline.is_some() || is_over_headline());
        let found = open.then(|| whole_dateline(row.text))??;
        let below = self.rows[at + 1..].iter().take(6);
        let again = below.clone().any(|below| below.says(row));
        let story = below.clone().take(3).any(|below| ends_a_sentence(below.text));
        (story && !again).then_some(found)
    }

    fn above_headline(&mut self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        if split_dateline(row.text).is_some_and(|(dateline, rest)| {
            (dateline.agency.is_some() || dateline.day.is_some()) && rest.len() > 40
        }) {
            return None;
        }
        if self.draft.section.is_none()
            && let Some(section) = section(&self.rows[at..])
            && (row.text.contains(char::is_lowercase) || !self.is_kicker(at))
        {
            self.draft.section = line(section);
            self.notes.row(row, Fate::Kept, "section");
            return Some(at + 1);
        }
        if self.is_kicker(at) {
            self.draft.kicker = line(row.text);
            self.notes.row(row, Fate::Kept, "kicker");
            return Some(at + 1);
        }
        if let Some(kicker) = self.bracketed_kicker(at) {
            self.draft.kicker = line(kicker);
            self.notes.row(row, Fate::Kept, "kicker");
            return Some(at + 1);
        }
        let title_below = || self.rows[at + 1..].iter().take(3).any(|below| below.is_title);
        if house_credit(row.text).is_some() && title_below() {
            self.notes.row(row, Fate::Dropped, CREDIT_APART);
            return Some(at + 1);
        }
        let again = self.rows[at + 1..].iter().take(12).any(|later| later.says(row));
        let stands = (row.is_title || (again && row.text.chars().count() <= 300))
            && at + 1 < self.rows.len()
            || (self.rows.len() == 1 && row.is_title);
        // A headline over several rows: nothing between them, and blank below.
        if stands && (again || !self.is_wrapped_sentence(at)) {
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
            let own = without_desk_words(words);
            self.draft.headline = line(own);
            let why = match own.len() < words.len() {
                true => "headline, without the words of its desk",
                false => "headline",
            };
            self.notes.row(row, Fate::Kept, why);
            return Some(next);
        }
        None
    }

    fn below_headline(&mut self, at: usize, headline: usize) -> Option<usize> {
        let row = &self.rows[at];
        if row.says(&self.rows[headline]) {
            self.notes.row(row, Fate::Merged, "the headline again");
            return Some(at + 1);
        }
        if is_house(row) && self.rows.get(at + 1).is_some_and(|it| date_row(it.text).is_some()) {
            self.notes.row(row, Fate::Dropped, "name of the house");
            return Some(at + 1);
        }
        let again = |caption: &&usize| {
            let caption = &self.rows[**caption];
            caption.says(row) || same_words(unlabelled(caption.text), unlabelled(row.text))
        };
        if let Some(&caption) = self.captions.iter().find(again) {
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
        if let Some(next) = self.credit_apart(at) {
            return Some(next);
        }
        if let Some(points) = key_points(self.rows, at, is_of_head) {
            self.draft.body.push(points.list);
            for row in &self.rows[at..points.from] {
                self.notes.row(row, Fate::Dropped, "label of the key points");
            }
            for row in &self.rows[points.from..points.end] {
                self.notes.row(row, Fate::Kept, "key points");
            }
            return Some(points.end);
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
}
