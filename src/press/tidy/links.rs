//! Links without what tells on the reader: tracking parameters, and doors that count who goes out.

use super::super::trail::Fate;
use super::{Tidied, walk};
use crate::article::{Block, Span, Target, Text, WebAddress};

/// Cuts trackers from every link of a body.
pub fn clean_links(body: Vec<Block>) -> Tidied {
    let mut tidied = Tidied { body, changes: Vec::new() };
    for n in 0..tidied.body.len() {
        let mut cut = false;
        walk::each_text(&mut tidied.body[n..=n], &mut |text| cut |= clean(text));
        if cut {
            let words = walk::plain(&tidied.body[n]);
            tidied.note(n, Fate::Kept, "a tracker cut from a link", &words);
        }
    }
    tidied
}

fn clean(text: &mut Text) -> bool {
    let mut cut = false;
    for span in &mut text.0 {
        match span {
            Span::Link { to, text } => {
                if let Target::Web(address) = to
                    && let Some(cleaner) = without_trackers(address)
                {
                    *address = cleaner;
                    cut = true;
                }
                cut |= clean(text);
            }
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Quotation { text }
            | Span::Language { text, .. } => cut |= clean(text),
            Span::Text { .. } | Span::Code { .. } | Span::Break {} => {}
        }
    }
    cut
}

/// Parameters that name a campaign or a reader, whatever the site.
const TRACKERS: [&str; 28] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "vero_id",
    "oly_enc_id",
    "oly_anon_id",
    "wickedid",
    "cmpid",
    "ncid",
    "ocid",
    "ito",
    "smid",
    "at_medium",
];

/// Beginnings of such parameters.
const FAMILIES: [&str; 8] = ["utm_", "pk_", "mtm_", "hsa_", "at_", "stm_", "xtor", "ns_"];

/// The address without trackers; `None` where it has none.
pub fn without_trackers(address: &WebAddress) -> Option<WebAddress> {
    let written = address.as_str();
    let (rest, fragment) = match written.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (written, None),
    };
    let (path, query) = rest.split_once('?')?;
    let kept: Vec<&str> = query.split('&').filter(|part| !tracks(part)).collect();
    if kept.len() == query.split('&').count() {
        return None;
    }
    let mut clean = path.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    WebAddress::parse(&clean)
}

fn tracks(part: &str) -> bool {
    // Feeds write `&amp;` twice over; what is left of it belongs to no name.
    let part = part.strip_prefix("amp;").unwrap_or(part);
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TRACKERS.contains(&name.as_str()) || FAMILIES.iter().any(|family| name.starts_with(family))
}
