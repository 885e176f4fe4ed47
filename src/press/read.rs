//! One door for all readers: a source of a kind becomes what was gathered from it, tidied.

use super::draft::Draft;
use super::limits::Limits;
use super::source::{Complaint, Gathered, Source, SourceKind};
use super::{csv_table, feed, json_lines, json_records, markdown, page, set_in, tidy, wire, wxr};

/// Reads a source as what it is, and has the passes of an editor run over its stories.
pub fn read_as(kind: SourceKind, source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| read_each(kind, source, limits, tell))
}

/// As [`read_as`], telling each story when it is complete: what a source holds many of is never
/// held all at once.
pub(super) fn read_each(
    kind: SourceKind,
    source: &Source,
    limits: &Limits,
    tell: &mut dyn FnMut(Draft),
) -> Gathered {
    let limits = &limits.of_source(source.bytes.len());
    let tidied = &mut |mut draft: Draft| {
        // A set of ours was tidied when it was made, and may have been edited since.
        if draft.kept.is_none() {
            tidy::tidy(&mut draft);
        }
        tell(draft);
    };
    match kind {
        SourceKind::Feed => feed::each(source, limits, tidied),
        SourceKind::Page => page::read(source, limits).tell(tidied),
        SourceKind::Wire => wire::each(source, limits, tidied),
        SourceKind::Markdown => markdown::read(source, limits).tell(tidied),
        SourceKind::Csv => csv_table::each(source, limits, tidied),
        SourceKind::Wxr => wxr::each(source, limits, tidied),
        SourceKind::ArticleSet => set_in::each(source, limits, tidied),
        SourceKind::JsonLines if json_records::is_here(&source.bytes) => {
            json_records::each(source, limits, tidied)
        }
        SourceKind::JsonLines => json_lines::each(source, limits, tidied),
        SourceKind::Opml => list_of_feeds(source, limits),
    }
}

/// A list of feeds has no stories; its feeds are sources of their own.
fn list_of_feeds(source: &Source, limits: &Limits) -> Gathered {
    let mut gathered = Gathered {
        what: "OPML list of feeds".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    match feed::opml::read(source, limits) {
        Ok(list) => {
            gathered.title = list.title.map(|title| title.to_string());
            if list.without_address > 0 {
                gathered.complaints.push(Complaint {
                    at: None,
                    what: match list.without_address {
                        1 => "1 of its entries names no feed".to_owned(),
                        several => format!("{several} of its entries name no feed"),
                    },
                    next: "give each an xmlUrl".to_owned(),
                });
            }
        }
        Err(complaint) => gathered.complaints.push(complaint),
    }
    gathered
}
