//! The credit of a picture in a line of its own, below its caption: `AGENCY/Photographer`.

use super::super::tidy::{credit_of, is_agency};
use super::lines::ends_a_sentence;
use crate::article::Credit;

/// As what the credit of a picture is noted that is not in the text.
pub(super) const CREDIT_APART: &str = "credit of a picture that is not here";

/// The longest such line, in bytes.
const LONGEST: usize = 100;

/// Reads a line as the credit of the picture above it: a house and a name that a slash parts, or what
/// a word before it says to be one, as `Photo: Jane Roe`.
pub(super) fn credit_line(text: &str) -> Option<Credit> {
    let marked = || text.contains(['/', ':', '©', '＝', '：']) || names_a_way(text);
    if text.len() > LONGEST || !marked() || ends_a_sentence(text) {
        return None;
    }
    if let Some(credit) = house_credit(text) {
        return Some(credit);
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

/// The same, where it names a house beside somebody, behind a slash or `via`, as nothing else does:
/// `Jane Roe/AFP via Getty Images, FILE`.
pub(super) fn house_credit(text: &str) -> Option<Credit> {
    if text.len() > LONGEST || !(text.as_bytes().contains(&b'/') || names_a_way(text)) {
        return None;
    }
    let bare = without_file(text.trim_matches(['(', ')', '[', ']', ' ']));
    let parts = || bare.split('/').flat_map(|part| part.split(" via ")).map(str::trim);
    // `Museum sells prints via Getty Images` is a headline.
    let begins_small = |word: &str| word.starts_with(char::is_lowercase);
    let named = |part: &str| {
        part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && part.split(' ').count() <= 4
            && !part.split(' ').any(|word| begins_small(word) && !PARTICLES.contains(&word))
    };
    let fits = parts().count() >= 2
        && parts().any(is_agency)
        && parts().all(|part| named(part) || is_agency(part))
        && !bare.contains(':')
        && !ends_a_sentence(text);
    if fits { credit_of(bare) } else { None }
}

/// Whether somebody's picture came `via` another.
fn names_a_way(text: &str) -> bool {
    text.as_bytes().windows(5).any(|letters| letters == b" via ")
}

/// Words within a name that begin with a small letter.
const PARTICLES: [&str; 12] =
    ["de", "da", "del", "della", "der", "den", "di", "du", "la", "von", "van", "al"];

/// A credit without what says that its picture is an old one.
fn without_file(credit: &str) -> &str {
    [
        ", FILE",
        ", File",
        ", file",
        " FILE",
        ", FILE PHOTO",
        ", File Photo",
        ", File photo",
        ", Archiv",
        ", ARCHIVES",
    ]
    .iter()
    .find_map(|end| credit.strip_suffix(end))
    .map_or(credit, str::trim_end)
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
            ("Jane Roe/AFP via Getty Images, FILE", Some("Getty Images"), Some("Jane Roe/AFP")),
            ("Jane Roe via AP", Some("AP"), Some("Jane Roe")),
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
            "Kolden to Husby via Varberg",
            "Museum sells prints via Getty Images",
        ] {
            assert_eq!(credit_line(text), None, "{text}");
        }
    }
}
