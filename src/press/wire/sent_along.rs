//! What the wires of press offices send along with a release, in rows of their own: whose it is, where
//! its pictures and its first version are.

use super::super::tidy::Leads;

/// Why a row is such; `None` where it is not. Asked at the foot of a story alone.
pub(super) fn sent_along(text: &str) -> Option<&'static str> {
    if is_issuer(text) {
        return Some("who issued the release");
    }
    is_address(text).then_some("line of a release's wire")
}

/// `SOURCE Tidewater Looms`: the word in capitals, and a name.
fn is_issuer(text: &str) -> bool {
    let Some(name) = text.strip_prefix("SOURCE ").or_else(|| text.strip_prefix("SOURCE: ")) else {
        return false;
    };
    let first = name.trim_start().chars().next();
    text.len() <= 160
        && name.split_whitespace().count() <= 12
        && first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
        && name.chars().any(char::is_lowercase)
}

/// `View original content: https://…`, `Photo - https://…`: where something more is to be had.
fn is_address(text: &str) -> bool {
    #[rustfmt::skip]
    static LEADS: Leads = Leads::of(&[
        "view original content", "view the original content", "view source version", "view original release", "view the original release", "view original press release", "to view the original version", "to view the source version", "original content:", "cision view original",
        "photo -", "photo:", "photos -", "photos:", "logo -", "logo:", "(photo:", "(logo:", "video -", "video:", "(video:", "infographic -", "photos/multimedia gallery available", "a photo accompanying this announcement",
        "foto -", "(foto:", "photo –", "logo –", "logotipo -", "ver contenido original", "voir le contenu original",
    ]);
    text.len() <= 300
        && text.contains("http")
        && LEADS.begin(text)
        && text.split_whitespace().count() <= 14
}

#[cfg(test)]
mod tests {
    use super::sent_along;

    #[test]
    fn rows_that_are_sent_along() {
        for row in [
            "SOURCE Tidewater Looms",
            "SOURCE Tidewater Looms, Inc.",
            "View original content to download multimedia: https://wire.example/7",
            "View source version on wire.example: https://wire.example/7",
            "Photo - https://wire.example/7.jpg",
            "Logo: https://wire.example/logo.png",
        ] {
            assert!(sent_along(row).is_some(), "{row}");
        }
        for row in [
            "SOURCE OF THE RIVER FOUND",
            "Source of the river found",
            "SOURCE of all this",
            "Photo: Jane Roe",
            "Video of the launch was seen at https://wire.example by a thousand people on one day.",
        ] {
            assert_eq!(sent_along(row), None, "{row}");
        }
    }
}
