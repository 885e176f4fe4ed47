//! Stories that say they were published on a day that has not come.

use super::{Finding, Weight};
use crate::article::{ArticleSet, Day};

/// The findings about days to come, in the order of the stories. A day is let pass, since it is
/// tomorrow already where the story may have been written.
pub fn to_come(set: &ArticleSet, today: Day) -> Vec<Finding> {
    let mut findings = Vec::new();
    for article in set.articles() {
        let times = [
            ("published", article.published),
            ("updated", article.updated),
            ("corrected", article.corrected),
        ];
        for (field, time) in times {
            let Some(day) = time.map(|time| time.day()).filter(|day| *day > today.plus(1)) else {
                continue;
            };
            findings.push(Finding {
                weight: Weight::Warning,
                kind: "to-come",
                id: Some(article.id.to_string()),
                what: format!("says it was {field} on {day}, which is to come"),
            });
        }
    }
    findings
}
