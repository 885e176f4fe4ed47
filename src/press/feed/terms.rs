//! What a story is about, and on what terms it may be used.

use crate::article::{Licence, Line, WebAddress};
use crate::press::line;
use crate::press::markup::joined;

/// What a category is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::press) enum Sort {
    Section,
    Topic,
    Place,
    /// The publisher's word for "none", or a machine's address.
    Nothing,
}

/// Sorts a category by what its scheme says, else leaves it open to be the section.
pub(in crate::press) fn sort(name: &str, scheme: Option<&str>) -> Sort {
    const NONE: [&str; 8] = [
        "uncategorized",
        "uncategorised",
        "allgemein",
        "non classé",
        "sin categoría",
        "senza categoria",
        "sem categoria",
        "без рубрики",
    ];
    let name = name.trim().to_lowercase();
    if NONE.contains(&name.as_str()) || name.contains("://") {
        return Sort::Nothing;
    }
    let scheme = scheme.unwrap_or_default().to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| scheme.contains(word));
    if says(&["geo", "place", "location"]) {
        Sort::Place
    } else if says(&["tag", "keyword", "subject", "person", "organi", "kind#"]) {
        Sort::Topic
    } else {
        Sort::Section
    }
}

/// The topics of a list between commas.
pub(super) fn listed(text: &str) -> impl Iterator<Item = Line> + '_ {
    text.split([',', ';', '、', '،']).filter_map(line)
}

/// The licence that an address names.
pub(in crate::press) fn licence(base: Option<&WebAddress>, reference: &str) -> Option<Licence> {
    let address = joined(base, reference);
    let named = address.as_ref().and_then(|address| creative_commons(address.as_str()));
    let name = line(named.as_deref().unwrap_or(reference))?;
    Some(Licence { name, address })
}

/// `CC BY-SA 4.0` for `https://creativecommons.org/licenses/by-sa/4.0/`.
fn creative_commons(address: &str) -> Option<String> {
    let (_, path) = address.split_once("creativecommons.org/")?;
    let mut segments = path.split('/');
    let kind = segments.next()?;
    let (terms, version) = (segments.next()?.to_uppercase(), segments.next().unwrap_or_default());
    let named = match (kind, terms.as_str()) {
        ("publicdomain", "ZERO") => format!("CC0 {version}"),
        ("publicdomain", _) => "Public Domain Mark".to_owned(),
        ("licenses", terms) if !terms.is_empty() => format!("CC {terms} {version}"),
        _ => return None,
    };
    Some(named.trim().to_owned())
}
