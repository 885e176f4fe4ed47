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

/// The longest name of a section, and of its part, in bytes.
const LONGEST: usize = 30;

/// Whether the first of these rows names a section, and a headline stands below it.
pub(super) fn is_section(rows: &[Row<'_>]) -> bool {
    section(rows).is_some()
}

/// The section that the first of these rows names, where a headline stands below it with nothing between
/// but when it was published: `Inrikes`, `Panorama · Niedersachsen`.
pub(super) fn section<'a>(rows: &[Row<'a>]) -> Option<&'a str> {
    static KNOWN: OnceLock<Known<()>> = OnceLock::new();
    let (row, below) = rows.split_first()?;
    let known = KNOWN.get_or_init(|| Known::of(SECTIONS.iter().map(|words| (*words, ()))));
    let mut below =
        below.iter().filter(|row| date_row(row.text).is_none() && !is_clock_row(row.text));
    if row.text.len() > 2 * LONGEST + 5 {
        return None;
    }
    // Pages put the part of a section behind it.
    let marks = [" · ", " | ", " › ", " > ", " » ", " • "];
    let path = || marks.iter().find_map(|mark| row.text.split_once(mark));
    let is_name = |name: &str| name.len() <= LONGEST && known.get(name).is_some();
    let (name, part) = if is_name(row.text) { (row.text, "") } else { path()? };
    let fits = is_name(name) && part.len() <= LONGEST;
    let headed =
        fits && below.next().is_some_and(|headline| {
            headline.is_title && headline.text.split_whitespace().count() > 2
        }) && below.next().is_some();
    headed.then_some(name)
}
