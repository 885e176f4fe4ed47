//! How far a headline goes over several rows, and the word or two above it.

use super::super::tidy::split_dateline;
use super::byline::byline;
use super::dates::date_row;
use super::edges::{differ_in_style, is_set_as_a_sentence};
use super::embargo::embargo;
use super::furniture::{is_credited, is_letter_size_at};
use super::head::Head;
use super::lines::ends_a_sentence;
use super::paragraphs::Wrapping;

impl Head<'_, '_> {
    /// What stands in brackets above the headline: `(EDITORIAL from the Herald)`. No headline does.
    pub(super) fn bracketed_kicker(&self, at: usize) -> Option<&str> {
        let inside = self.rows[at].text.strip_prefix('(')?.strip_suffix(')')?.trim();
        let next = self.rows.get(at + 1)?;
        let fits = (3..=80).contains(&inside.chars().count())
            && !inside.contains(['(', ')'])
            && self.draft.kicker.is_none()
            && next.is_title
            && !next.text.starts_with('(')
            && self.rows.len() > at + 2;
        fits.then_some(inside)
    }

    /// Whether a headline that begins at a row goes on in this one.
    pub(super) fn goes_on(&self, first: usize, at: usize) -> bool {
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

    /// Whether the rows that would be a headline from here on are a sentence of the text, hard-wrapped.
    pub(super) fn is_wrapped_sentence(&self, at: usize) -> bool {
        let mut next = at + 1;
        while self.goes_on(at, next) {
            next += 1;
        }
        let last = &self.rows[next - 1];
        next > at + 1 && last.text.ends_with(['.', '。', '।']) && !last.is_title
    }

    pub(super) fn goes_on_plainly(&self, at: usize) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let words = row.text.chars().next().is_some_and(char::is_lowercase) || row.is_title;
        words
            && row.width() <= 100
            && !is_credited(row.text)
            && byline(row.text).is_none()
            && date_row(row.text).is_none()
            && embargo(row.text).is_none()
            && !is_letter_size_at(self.rows, at)
            && split_dateline(row.text).is_none()
            && self.rows.get(at + 1).is_none_or(|next| !next.says(row))
            && !differ_in_style(self.rows[at - 1].text, row.text)
    }

    /// A word or two above the headline: in capitals, or with a headline right below that is said again.
    pub(super) fn is_kicker(&self, at: usize) -> bool {
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
}
