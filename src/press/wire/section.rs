//! The name of a paper's section, alone in its line over a headline: `Inrikes`, `Wirtschaft`, `Sport`.

use std::sync::OnceLock;

use super::super::tidy::Known;
use super::clock_row::is_clock_row;
use super::dates::date_row;
use super::lines::Row;

/// Sections as papers name them, whole and in small letters.
#[rustfmt::skip]
const SECTIONS: &[&str] = &[
    "inrikes", "utrikes", "ekonomi", "sport", "kultur", "nöje", "kultur & nöje", "näringsliv", "politik", "lokalt", "vetenskap", "opinion", "nyheter",
    "innenriks", "utenriks", "økonomi", "kultur og underholdning", "næringsliv", "indland", "udland", "erhverv", "penge", "videnskab", "nyheder",
    "inland", "ausland", "wirtschaft", "lokales", "vermischtes", "panorama", "feuilleton", "wissenschaft", "wissen", "regionales", "gesellschaft",
    "monde", "international", "économie", "politique", "société", "sports", "culture", "sciences", "faits divers", "planète",
    "nacional", "internacional", "economía", "política", "sociedad", "deportes", "cultura", "ciencia", "sucesos", "mundo",
    "economia", "esporte", "esportes", "desporto", "sociedade", "brasil", "país", "cronaca", "esteri", "interni", "binnenland", "buitenland", "economie", "cultuur",
    "world", "world news", "business", "politics", "science", "local news", "national news",
];

/// Whether the first of these rows names a section, and a headline stands below it, with nothing
/// between but when it was published.
pub(super) fn is_section(rows: &[Row<'_>]) -> bool {
    static KNOWN: OnceLock<Known<()>> = OnceLock::new();
    let Some((row, below)) = rows.split_first() else { return false };
    let known = KNOWN.get_or_init(|| Known::of(SECTIONS.iter().map(|words| (*words, ()))));
    let mut below =
        below.iter().filter(|row| date_row(row.text).is_none() && !is_clock_row(row.text));
    row.text.len() <= 30
        && known.get(row.text).is_some()
        && below.next().is_some_and(|headline| {
            headline.is_title && headline.text.split_whitespace().count() > 2
        })
        && below.next().is_some()
}
