//! How a table is written: what stands between its cells, where its head is, which column is which
//! field, and which way round its days and months are.

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

/// Which way round a column has the days and months of `03/04/2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// No row tells, or rows tell both.
    #[default]
    Unknown,
    DayFirst,
    MonthFirst,
}

impl Order {
    /// What the rows of a column tell together.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let (mut day, mut month) = (false, false);
        for cell in cells {
            match halves(cell) {
                Some((a, b, _)) if a > 12 && b <= 12 => day = true,
                Some((a, b, _)) if b > 12 && a <= 12 => month = true,
                _ => {}
            }
        }
        match (day, month) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }

    /// The date with its year first, where the column tells how to read it.
    pub(super) fn plain(self, cell: &str) -> Option<String> {
        let (a, b, rest) = halves(cell)?;
        let (day, month) = match self {
            Self::DayFirst => (a, b),
            Self::MonthFirst => (b, a),
            Self::Unknown => return None,
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (year, clock) = rest.split_at(digits);
        (digits == 4).then(|| format!("{year}-{month:02}-{day:02}{clock}"))
    }
}

/// The first two numbers of `03/04/2024`, and what follows the second sign.
fn halves(cell: &str) -> Option<(u32, u32, &str)> {
    let cell = cell.trim();
    let (a, rest) = cell.split_once(['/', '-', '.'])?;
    let (b, rest) = rest.split_once(['/', '-', '.'])?;
    let number = |digits: &str| {
        let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| digits.parse().ok()).flatten()
    };
    Some((number(a)?, number(b)?, rest))
}
