//! The line below a headline that says more of the story, before its first paragraph.

use super::super::tidy::split_dateline;
use super::byline::bare_byline;
use super::drawn_rules::is_of_head;
use super::edges::differ_in_style;
use super::head::Head;
use super::lines::{Row, ends_a_sentence};

impl Head<'_, '_> {
    /// A sentence under the headline, over what only a head has: byline, date, dateline,
    /// buttons.
    pub(super) fn is_standfirst(&self, at: usize, headline: usize) -> bool {
        let row = &self.rows[at];
        let count = row.text.chars().count();
        if self.draft.standfirst.is_some()
            || !(20..=350).contains(&count)
            || split_dateline(row.text).is_some()
            || row.text.starts_with('(') && row.text.ends_with(')')
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

    pub(super) fn is_head_row(&self, row: &Row<'_>) -> bool {
        is_of_head(row)
            || row.debris.is_some_and(|why| why == "reading time" || why == "share line")
    }
}

/// `- Bottle was sealed in 1791 -`: the line below its headline, as press offices set it.
pub(super) fn between_dashes(text: &str) -> Option<&str> {
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let words = text.strip_prefix(dash)?.strip_suffix(dash)?;
    let fits = words.starts_with(' ') && words.ends_with(' ');
    let words = words.trim();
    (fits && (20..=250).contains(&words.chars().count())).then_some(words)
}
