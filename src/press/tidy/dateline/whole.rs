//! A dateline alone in its line, over the story: `Dakar, 17 fév 2025 (AFP) -`, `NORDERHAFEN (TT)`.

use super::super::agency::is_agency;
use super::super::place::{is_capital_place, is_region_place};
use super::Dateline;
use super::dashed::head;

/// The longest such line, in bytes.
const LONGEST: usize = 120;

/// Reads a line that is a dateline and nothing else. A name and a house in brackets could credit a
/// picture, too: a day, capitals, a dash behind them or a single word tell that they are none.
pub fn whole_dateline(line: &str) -> Option<Dateline> {
    let line = line.trim();
    if line.len() > LONGEST || !line.ends_with([')', '/', '-', '–', '—', '.', ':']) {
        return None;
    }
    let bare = line.trim_end_matches([' ', '-', '–', '—', ':']);
    let dashed = bare.len() < line.len();
    let bare = bare.strip_suffix('.').filter(|own| own.ends_with([')', '/'])).unwrap_or(bare);
    let found = head(bare, false)?;
    let place = found.place.as_deref()?;
    let sure = found.day.is_some()
        || dashed
        || is_capital_place(place)
        || is_region_place(place)
        || !place.contains(' ');
    // A house that is not known here may be anything in brackets, as `(Devon)` is: it wants a day or
    // a dash beside it, and a day without a house wants the dash.
    let known = found.agency.as_deref().is_some_and(is_agency);
    let told = known
        || found.agency.is_some() && (found.day.is_some() || dashed && is_capital_place(place))
        || found.day.is_some() && dashed;
    (sure && told).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::whole_dateline;

    #[test]
    fn lines_that_are_datelines_and_lines_that_are_not() {
        for (line, place, agency) in [
            ("Dakar, 17 fév 2025 (AFP) -", "Dakar", Some("AFP")),
            ("NORDERHAFEN (TT)", "NORDERHAFEN", Some("TT")),
            ("Norderhafen (dpa/lni) -", "Norderhafen", Some("dpa")),
            ("Puerto Claro, 4 mar (EFE).-", "Puerto Claro", Some("EFE")),
            ("BELOMYR, March 3. /TASS/.", "BELOMYR", Some("TASS")),
            ("HAEDO, Feb. 5 (Yonhap) --", "HAEDO", Some("Yonhap")),
            ("KAMIZAWA, Japan, Feb. 4, Kyodo -", "KAMIZAWA, Japan", Some("Kyodo")),
            ("SOLVIK, March 3 -", "SOLVIK", None),
            ("MADRID, 23 (EUROPA PRESS)", "MADRID", Some("EUROPA PRESS")),
            ("MADRID, 23 Ene. (EUROPA PRESS) -", "MADRID", Some("EUROPA PRESS")),
        ] {
            let found = whole_dateline(line).unwrap_or_else(|| panic!("no dateline: {line}"));
            assert_eq!(found.place.as_deref(), Some(place), "{line}");
            assert_eq!(found.agency.as_deref(), agency, "{line}");
        }
        for line in [
            "Eva Holm (TT)",
            "The bridge seen from the quay (TT)",
            "(AP)",
            "Bridge to open -",
            "Jane Roe, 23 (AP)",
            "ROE, 23 (Leeds)",
            "Council (Devon)",
            "A day in May.",
            "NOTES:",
        ] {
            assert_eq!(whole_dateline(line), None, "{line}");
        }
    }
}
