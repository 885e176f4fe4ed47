//! How a table is written: what stands between its cells, where its head is, which column is which
//! field.

use crate::press::named::Named;

/// How a table is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sniffed {
    pub(super) delimiter: u8,
    /// Whether a backslash stands before a quotation mark within a cell.
    pub(super) escapes: bool,
    /// Which row, from 0, names the columns.
    pub(super) head: usize,
    /// What each column is, with the name it has.
    pub(super) columns: Vec<(Option<Named>, String)>,
    /// What the user may call it.
    pub(super) what: &'static str,
}

/// What may stand between cells.
const DELIMITERS: [(u8, &str); 4] = [
    (b',', "table (CSV)"),
    (b';', "table (CSV with semicolons)"),
    (b'\t', "table (TSV)"),
    (b'|', "table (CSV with bars)"),
];

/// How many bytes are looked at.
const HEAD: usize = 65_536;

/// Among how many rows the head is looked for: titles may stand above it.
const ROWS: usize = 10;

/// Looks how a table is written; `None` where no row names a headline or a text.
pub(super) fn sniff(text: &str) -> Option<Sniffed> {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let escapes = is_escaped(head);
    let mut best: Option<(usize, Sniffed)> = None;
    for (delimiter, what) in DELIMITERS {
        for (n, row) in rows(head, delimiter, escapes, ROWS).enumerate() {
            let columns = columns(&row);
            let known = columns.iter().filter(|(named, _)| named.is_some()).count();
            let is_story = columns.iter().any(|(named, _)| {
                matches!(named, Some(Named::Headline | Named::Body | Named::Standfirst))
            });
            // A cell that happens to say "title" heads no table by itself; a table of one column may.
            let enough = known > 1 || (known == 1 && columns.len() == 1 && n == 0);
            if is_story && enough && best.as_ref().is_none_or(|(most, _)| known > *most) {
                let found = Sniffed { delimiter, escapes, head: n, columns, what };
                best = Some((known, found));
            }
        }
    }
    best.map(|(_, sniffed)| sniffed)
}

/// Of several columns of the same field the one with the plainest name is it, but for fields of
/// which there may be several: `text` beside `body` is something else.
fn columns(row: &csv::StringRecord) -> Vec<(Option<Named>, String)> {
    let ranked: Vec<Option<(Named, usize)>> = row
        .iter()
        .take(MOST_COLUMNS)
        .map(|name| Named::ranked(name.trim().trim_start_matches('\u{feff}')))
        .collect();
    let plainer = |at: usize, named: Named, rank: usize| {
        ranked.iter().enumerate().any(|(other, found)| {
            found.is_some_and(|(field, place)| field == named && (place, other) < (rank, at))
        })
    };
    let named = |at: usize| {
        let (named, rank) = ranked.get(at).copied().flatten()?;
        let adds = matches!(named, Named::Byline | Named::Topics | Named::Places | Named::Section);
        (adds || !plainer(at, named, rank)).then_some(named)
    };
    let shown = |name: &str| name.trim().chars().filter(|c| !c.is_control()).take(60).collect();
    row.iter().enumerate().map(|(at, name)| (named(at), shown(name))).collect()
}

/// Columns beyond so many are no fields of a story.
const MOST_COLUMNS: usize = 500;

/// Rows of a text, as many as are asked for.
pub(super) fn rows(
    text: &str,
    delimiter: u8,
    escapes: bool,
    most: usize,
) -> impl Iterator<Item = csv::StringRecord> {
    reader(text, delimiter, escapes).into_records().map_while(Result::ok).take(most)
}

/// A reader of a table that forgives what can be forgiven.
pub(super) fn reader(text: &str, delimiter: u8, escapes: bool) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    if escapes {
        builder.escape(Some(b'\\')).double_quote(false);
    }
    builder.from_reader(text.as_bytes())
}

/// Databases write `\"` where tables write `""`. It must be plain: the sign is common, and no mark
/// is doubled.
fn is_escaped(head: &str) -> bool {
    let inside = |at: usize| {
        let behind = head.as_bytes().get(at + 2);
        behind.is_some_and(|b| !matches!(b, b',' | b';' | b'\t' | b'|' | b'\r' | b'\n'))
    };
    let doubled = head
        .as_bytes()
        .windows(4)
        .any(|w| w[1] == b'"' && w[2] == b'"' && !is_edge(w[0]) && !is_edge(w[3]));
    !doubled && head.match_indices("\\\"").any(|(at, _)| inside(at))
}

fn is_edge(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'\t' | b'|' | b'\r' | b'\n' | b'"')
}
