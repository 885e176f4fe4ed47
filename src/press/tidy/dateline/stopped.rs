//! Datelines that end in a full stop and name neither agency nor day, as German papers write them:
//! `Husum. Der Stadtrat hat …`.
//!
//! One word and a full stop may be a sentence of a feature, too (`Stille. Dann …`). It is a place where
//! the page sets it apart in strong type, where it is a town that is known here, or where the story
//! says of something that it is in it.

use super::super::super::clean::line;
use super::super::place::is_place;
use super::Dateline;
use crate::article::{Span, Text};

/// Towns that German papers send their stories from.
#[rustfmt::skip]
const TOWNS: [&str; 96] = [
    "Aachen", "Augsburg", "Basel", "Berlin", "Bern", "Bielefeld", "Bochum", "Bonn", "Brandenburg", "Braunschweig", "Bremen", "Bremerhaven", "Brüssel", "Chemnitz", "Cottbus", "Cuxhaven", "Darmstadt", "Dortmund", "Dresden", "Duisburg", "Düsseldorf",
    "Eisenach", "Emden", "Erfurt", "Erlangen", "Essen", "Flensburg", "Frankfurt", "Freiburg", "Gelsenkirchen", "Genf", "Gera", "Gießen", "Göttingen", "Graz", "Greifswald", "Halle", "Hamburg", "Hamm", "Hannover", "Heidelberg", "Heilbronn", "Hildesheim", "Ingolstadt", "Innsbruck", "Jena",
    "Karlsruhe", "Kassel", "Kiel", "Klagenfurt", "Koblenz", "Köln", "Konstanz", "Krefeld", "Leipzig", "Leverkusen", "Linz", "Lübeck", "Ludwigshafen", "Lüneburg", "Luzern", "Magdeburg", "Mainz", "Mannheim", "Mönchengladbach", "München", "Münster", "Neumünster", "Nürnberg", "Oldenburg", "Osnabrück",
    "Paderborn", "Peine", "Potsdam", "Regensburg", "Rostock", "Saarbrücken", "Salzburg", "Salzgitter", "Schwerin", "Siegen", "Stralsund", "Stuttgart", "Trier", "Tübingen", "Ulm", "Washington", "Weimar", "Wien", "Wiesbaden", "Winterthur", "Wolfsburg", "Wuppertal", "Würzburg", "Zürich", "Zwickau",
];

/// Words with a full stop that begin a story, or head it, and are no places.
#[rustfmt::skip]
const NO_PLACES: [&str; 30] = [
    "Update", "Achtung", "Hinweis", "Kommentar", "Analyse", "Interview", "Nein", "Ja", "Doch", "Stille", "Schluss", "Ende", "Endlich", "Hurra", "Gut", "Danke", "Bitte", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag", "Sommer", "Winter", "Herbst", "Frühling", "Morgen", "Abend",
];

/// The farthest that the full stop is looked for, in bytes.
const FARTHEST: usize = 50;

/// A paragraph's dateline, and the words behind it. `story` is all that the story says.
pub fn stopped_dateline<'p>(paragraph: &'p str, story: &str) -> Option<(Dateline, &'p str)> {
    let (place, rest) = placed(paragraph)?;
    let known = place.split(['/', ' ']).next().is_some_and(|town| TOWNS.contains(&town));
    let said = || {
        ["in ", "aus ", "bei ", "nach "].iter().any(|word| {
            let within = format!(" {word}{place}");
            let mut rest = story;
            // `in Husumer Straßen` is in Husum, too.
            std::iter::from_fn(|| {
                let at = rest.find(&within)?;
                rest = &rest[at + within.len()..];
                Some(rest.starts_with("er ") || !rest.starts_with(char::is_alphanumeric))
            })
            .any(|whole| whole)
        })
    };
    (known || said()).then(|| (Dateline { place: line(place), ..Dateline::default() }, rest))
}

/// The same of a paragraph whose place is set in strong type, with its full stop in it or behind it.
pub(super) fn strong_dateline<'p>(text: &Text, paragraph: &'p str) -> Option<(Dateline, &'p str)> {
    let Some(Span::Strong { text: strong }) = text.0.first() else { return None };
    let strong = strong.plain();
    let (place, rest) = placed(paragraph)?;
    let whole = strong.trim().trim_end_matches('.') == place;
    whole.then(|| (Dateline { place: line(place), ..Dateline::default() }, rest))
}

/// Words that may be a place, with a full stop behind them and a German sentence below.
fn placed(paragraph: &str) -> Option<(&str, &str)> {
    let paragraph = paragraph.trim_start();
    let (place, _) = paragraph[..paragraph.floor_char_boundary(FARTHEST)].split_once(". ")?;
    let rest = paragraph[place.len() + 2..].trim_start();
    let first = place.split([' ', '/']).next()?;
    let fits = place.chars().count() >= 3
        && place.split(' ').count() <= 3
        && !place.contains(['.', ',', '"', '„'])
        && is_place(place)
        && !NO_PLACES.contains(&first)
        && rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '„' | '»'));
    let german = [" der ", " die ", " das ", " den ", " und ", " ist ", " im ", " am "];
    let is_german = || {
        let near = &rest[..rest.floor_char_boundary(400)];
        german.iter().filter(|word| near.contains(*word)).count() >= 2
    };
    (fits && is_german()).then_some((place, rest))
}

#[cfg(test)]
mod tests {
    use super::stopped_dateline;

    #[test]
    fn a_place_and_a_full_stop() {
        let rest = "Der Stadtrat hat am Dienstag für den Bau und die Brücke gestimmt.";
        let told = |place: &str, story: &str| {
            let paragraph = format!("{place}. {rest}");
            stopped_dateline(&paragraph, story).map(|(found, rest)| {
                (found.place.map(|it| it.to_string()).unwrap_or_default(), rest.to_owned())
            })
        };
        assert_eq!(told("Hannover", ""), Some(("Hannover".to_owned(), rest.to_owned())));
        assert_eq!(
            told("Husum", "Das Rathaus in Husum ist alt.").map(|it| it.0).as_deref(),
            Some("Husum")
        );
        assert_eq!(told("Husum", "Nichts davon."), None);
        assert_eq!(told("Stille", "Er lebt in Stille und Frieden."), None);
        assert_eq!(told("Am Ende", "Am Ende. So war es."), None);
        assert_eq!(stopped_dateline("Hannover. The council met on Tuesday.", ""), None);
    }
}
