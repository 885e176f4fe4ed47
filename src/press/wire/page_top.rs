//! What stands above the headline on the page that a story was copied from.

use super::byline::byline;
use super::dates::date_row;
use super::edges::{is_above_page, is_menu, is_notice};
use super::lines::Row;
use super::slug_line::slug_line;
use super::stories::repeated_head;
use super::transmission::transmission;

/// How many rows stand above the headline on the page that was copied: all above one that is said
/// again with buttons between, where they are more than a kicker, a slug and a date could be.
pub(super) fn page_top(rows: &[Row<'_>]) -> usize {
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
