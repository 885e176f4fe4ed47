//! What stands in the head of a story and is no part of it: buttons of a page and their counts, notes
//! to desks, rules, menus.
//!
//! What a button says is known to [`debris_line`](super::super::tidy::debris_line), and the one for
//! letters to `furniture`; here one is told by where it stands, whatever it says.

use super::super::tidy::{is_agency, split_dateline};
use super::clock_row::is_clock_row;
use super::dates::date_row;
use super::desk_words::{is_desk_words, is_for_editors, is_keywords};
use super::edges::{is_menu, is_notice};
use super::end_mark::is_rule;
use super::furniture::{is_bare_number, is_letter_size, is_letter_size_at, is_number_alone};
use super::head::Head;
use super::lines::ends_a_sentence;
use super::transmission::{is_for_desks, is_priority};

impl Head<'_, '_> {
    /// Why a row is no part of the story, wherever in the head it stands.
    pub(super) fn beside(&self, at: usize) -> Option<&'static str> {
        let row = &self.rows[at];
        let text = row.text;
        if is_letter_size_at(self.rows, at) || (is_letter_size(text) && self.headline.is_some()) {
            return Some("letter-size button");
        }
        // Its number may be left alone, between what is said twice.
        let said = |n: usize| self.rows[..at].iter().any(|above| above.says(&self.rows[n]));
        if self.headline.is_some()
            && is_number_alone(text)
            && at + 1 < self.rows.len()
            && said(at + 1)
        {
            return Some("letter-size button");
        }
        if self.headline.is_none()
            && is_bare_number(text)
            && self.rows.get(at + 1).is_some_and(|below| below.is_title)
        {
            return Some("number above the headline");
        }
        if self.is_counter(at) {
            return Some("count of a button");
        }
        if is_clock_row(text) {
            return Some("time of day without its day");
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
        row.debris.or_else(|| row.sign_off.map(|sign_off| sign_off.why))
    }

    /// A number alone right below a date, over the story: how often it was shared or commented on.
    /// Where another number stands alone not far below, both may count its parts.
    fn is_counter(&self, at: usize) -> bool {
        const NEAR: usize = 60;
        let text = self.rows[at].text;
        if !is_count(text) || at == 0 || at + 1 == self.rows.len() {
            return false;
        }
        let above = self.rows[at - 1].text;
        let below = &self.rows[at + 1..];
        let over_headline = self.headline.is_none() && below[0].is_title;
        (date_row(above).is_some() || is_clock_row(above))
            && (over_headline || !below.iter().take(NEAR).any(|row| is_count(row.text)))
    }

    /// A word or two between the headline and a dateline that names an agency or a day: whatever it
    /// says in whatever language, a button of the page.
    pub(super) fn is_button(&self, at: usize) -> bool {
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
}

/// `47`, `1,204`, `1.2K`: a number as buttons count, and nothing else.
fn is_count(text: &str) -> bool {
    let digits = text.trim_end_matches(['k', 'K', '+']);
    text.len() <= 7
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.split([',', '.']).all(|part| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
}
