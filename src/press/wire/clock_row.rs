//! A line that says at what time of the day a story was published or updated, and not on which day:
//! `Uppdaterad 08.15`, `Publié à 07h42`, `Stand: 08.15 Uhr`.

use super::date_words::{Kind, words_while};

/// The longest such line, in bytes.
const LONGEST: usize = 60;

/// Whether a line is one, with a label of when it was first or last told, and a clock, and no more.
pub(super) fn is_clock_row(line: &str) -> bool {
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let fits = |kind| {
        matches!(
            kind,
            Kind::Label(_)
                | Kind::Filler
                | Kind::Clock
                | Kind::Number { .. }
                | Kind::Noon
                | Kind::Zone
        )
    };
    let Some(words) = words_while(line, fits) else { return false };
    if !matches!(words.first().map(|word| word.kind), Some(Kind::Label(_))) {
        return false;
    }
    let kind = |at: usize| words.get(at).map(|word| word.kind);
    let hours = |at| matches!(kind(at), Some(Kind::Number { value: 0..24, digits: 1 | 2, .. }));
    let minutes = |at| matches!(kind(at), Some(Kind::Number { value: 0..60, digits: 2, .. }));
    let mut clocks = 0;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match word.kind {
            Kind::Clock => clocks += 1,
            Kind::Number { .. } => {
                // `08.15`, `07h42`, or the full hour: `7 p.m.`, `7 Uhr`.
                let named = words.get(at + 1).is_some_and(|next| is_hour(line, &next.at));
                let told = named || kind(at + 1) == Some(Kind::Noon);
                let behind = match (minutes(at + 1), named && minutes(at + 2)) {
                    (true, _) => 1,
                    (false, true) => 2,
                    (false, false) if told => 0,
                    (false, false) => return false,
                };
                if !hours(at) {
                    return false;
                }
                clocks += 1;
                at += behind;
            }
            _ => {}
        }
        at += 1;
    }
    clocks > 0
}

/// Whether a small word says that the number before it is an hour's.
fn is_hour(line: &str, at: &std::ops::Range<usize>) -> bool {
    matches!(line[at.clone()].to_lowercase().as_str(), "uhr" | "h" | "hrs")
}

#[cfg(test)]
mod tests {
    use super::is_clock_row;

    #[test]
    fn clocks_without_their_day() {
        for line in [
            "Publicerad 07.42",
            "Uppdaterad 08.15",
            "Uppdaterad: kl. 08.15",
            "Publisert 07:42 Oppdatert 08:15",
            "Opdateret kl. 8.15",
            "Stand: 08.15 Uhr",
            "Aktualisiert um 8 Uhr",
            "Publié à 07h42",
            "Actualizado a las 07:42",
            "Updated 7:42 a.m. GMT",
        ] {
            assert!(is_clock_row(line), "{line}");
        }
        for line in [
            "07.42",
            "Updated 2 hours ago",
            "Publicerad 2026-01-23 07.42",
            "Stand: 12",
            "Uppdaterad 08.75",
            "Published 400 books",
            "Corrected at noon",
        ] {
            assert!(!is_clock_row(line), "{line}");
        }
    }
}
