//! The credit of a picture in a line of its own, below its caption: `AGENCY/Photographer`.

use super::super::tidy::{credit_of, is_agency};
use super::lines::ends_a_sentence;
use crate::article::Credit;

/// The longest such line, in bytes.
const LONGEST: usize = 100;

/// Reads a line as the credit of the picture above it: a house and a name that a slash parts, or what
/// a word before it says to be one, as `Photo: Jane Roe`.
pub(super) fn credit_line(text: &str) -> Option<Credit> {
    if text.len() > LONGEST || !text.contains(['/', ':', '©', '＝', '：']) || ends_a_sentence(text)
    {
        return None;
    }
    let bare = text.trim_matches(['(', ')', '[', ']', ' ']);
    let credit = credit_of(bare)?;
    let slashed = || {
        let house = |part: &str| is_agency(part.trim());
        bare.split('/').count() >= 2 && bare.split('/').any(house)
    };
    let labelled = || bare.contains([':', '©', '＝', '：']) && !bare.contains("//");
    (slashed() || labelled()).then_some(credit)
}

#[cfg(test)]
mod tests {
    use super::credit_line;

    #[test]
    fn lines_that_credit_a_picture_and_lines_that_do_not() {
        for (text, agency, maker) in [
            ("TT/Anna Lind", Some("TT"), Some("Anna Lind")),
            ("AFP/Jane Roe", Some("AFP"), Some("Jane Roe")),
            ("REUTERS/John Doe", Some("REUTERS"), Some("John Doe")),
            ("Jane Roe/AP", Some("AP"), Some("Jane Roe")),
            ("(AP Photo/Jane Roe)", Some("AP"), Some("Jane Roe")),
            ("Foto: Anna Lind/TT", Some("TT"), Some("Anna Lind")),
            ("Photo: Jane Roe", None, Some("Jane Roe")),
        ] {
            let credit = credit_line(text).unwrap_or_else(|| panic!("no credit: {text}"));
            assert_eq!(
                (credit.agency.as_deref(), credit.maker.as_deref()),
                (agency, maker),
                "{text}"
            );
        }
        for text in [
            "Win/lose game",
            "Kolden/Varberg",
            "The council: what next",
            "https://afp.example/jane",
            "AFP/Jane Roe reported from Kolden.",
            "TT",
            "Monday 10/12",
        ] {
            assert_eq!(credit_line(text), None, "{text}");
        }
    }
}
