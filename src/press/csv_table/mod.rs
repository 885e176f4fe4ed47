//! Tables with a story a row: CSV, TSV and their kin, with a row that names the columns.
//!
//! Columns are known by their names (`named`). A row that cannot be taken is named by its number,
//! as a spreadsheet counts, and the next one is read; columns that are no field of a story are
//! named once.

mod sniff;

use std::collections::BTreeMap;

use sniff::{Sniffed, reader, rows, sniff};

use super::charset;
use super::dates::Order;
use super::draft::Draft;
use super::lead_again;
use super::limits::Limits;
use super::named::{Filling, Named, Outcome, Value, order_of};
use super::source::{Complaint, Gathered, Source};
use super::trail::{At, Fate};
use super::{beside, plain_text, wire};
use crate::article::{Image, WebAddress};

/// How many rows are named before the rest is only counted.
const MOST_COMPLAINTS: usize = 1_000;

/// How often the reading goes on behind a row that swallowed the rest.
const MOST_RESTARTS: usize = 20;

/// Whether a text looks like a table of stories, by its head.
pub fn looks_like(text: &str) -> bool {
    sniff(body_of(text)).is_some_and(|sniffed| sniffed.columns.len() > 1)
}

/// The text behind the line by which Excel is told the delimiter.
fn body_of(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let Some(rest) = text.strip_prefix("sep=") else { return text };
    rest.find('\n').filter(|&end| end <= 2).map_or(text, |end| &rest[end + 1..])
}

/// Reads a table.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads a table, and tells each story when it is complete.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let mut gathered = Gathered {
        what: "table (CSV)".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    let mut refuse = |what: String, next: &str| {
        gathered.complaints.push(Complaint { at: None, what, next: next.to_owned() });
    };
    if source.bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", source.bytes.len(), limits.bytes);
        refuse(what, "split it");
        return gathered;
    }
    let decoded = match charset::decode(&source.bytes, source.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err(complaint) => {
            gathered.complaints.push(complaint);
            return gathered;
        }
    };
    let text = body_of(&decoded.text);
    let above = usize::from(text.len() < decoded.text.trim_start_matches('\u{feff}').len());
    let Some(sniffed) = sniff(text) else {
        refuse(
            "has no row that names its columns".to_owned(),
            "write the names into the first row, as title,date,author,section,body",
        );
        return gathered;
    };
    gathered.what = sniffed.what.to_owned();
    if let Some(remark) = decoded.remark {
        gathered.complaints.push(Complaint {
            at: Some(At::Node("charset".to_owned())),
            what: remark,
            next: "look at the odd letters, and save it as UTF-8".to_owned(),
        });
    }
    gathered.complaints.extend(unused(&sniffed));
    let own = source.address.clone().or_else(beside::address);
    let mut table = Table {
        orders: orders(text, &sniffed),
        sniffed,
        base: own.as_ref(),
        limits,
        gathered,
        tell,
        stories: 0,
        refused: 0,
    };
    table.read(text, above);
    table.finish()
}

/// For each row its number, as a spreadsheet counts, and its first and last line.
pub(super) fn lines_of_rows(text: &str) -> Vec<(usize, usize, usize)> {
    let body = body_of(text);
    let above = text[..text.len() - body.len()].matches('\n').count();
    let Some(Sniffed { delimiter, escapes, .. }) = sniff(body) else { return Vec::new() };
    let mut reader = reader(body, delimiter, escapes);
    let mut row = csv::StringRecord::new();
    let (mut number, mut line, mut at) = (above, above + 1, 0);
    let mut lines = Vec::new();
    while reader.read_record(&mut row).unwrap_or(false) {
        let start = row.position().map_or(at, |at| at.byte() as usize).clamp(at, body.len());
        let end = (reader.position().byte() as usize).clamp(start, body.len());
        line += body[at..start].matches('\n').count();
        let written = body[start..end].trim_start_matches(['\n', '\r']);
        let blank = body[start..end - written.len()].matches('\n').count();
        number += 1 + blank;
        line += blank;
        let inside = written.trim_end_matches(['\n', '\r']).matches('\n').count();
        lines.push((number, line, line + inside));
        line += written.matches('\n').count();
        at = end;
    }
    lines
}

/// The columns that are no field of a story.
fn unused(sniffed: &Sniffed) -> Option<Complaint> {
    let names = sniffed.columns.iter().filter(|(named, name)| named.is_none() && !name.is_empty());
    let names: Vec<String> = names.take(40).map(|(_, name)| format!("`{name}`")).collect();
    let (what, next) = match names.len() {
        0 => return None,
        1 => (
            format!("has the column {}, which is not used", names[0]),
            "if it belongs to the story, name it after a field, as title, date, author or body",
        ),
        _ => (
            format!("has the columns {}, which are not used", names.join(", ")),
            "if they belong to the story, name them after fields, as title, date, author or body",
        ),
    };
    Some(Complaint { at: Some(At::Node("head".to_owned())), what, next: next.to_owned() })
}

/// For each column of dates, which way round they are: a pass of its own over the table.
fn orders(text: &str, sniffed: &Sniffed) -> BTreeMap<usize, Order> {
    let is_date = |named: &Option<Named>| {
        matches!(named, Some(Named::Published | Named::Updated | Named::Corrected))
    };
    let dates = sniffed.columns.iter().enumerate().filter(|(_, (named, _))| is_date(named));
    let dates: Vec<usize> = dates.map(|(n, _)| n).collect();
    let mut orders = BTreeMap::new();
    if dates.is_empty() {
        return orders;
    }
    let mut cells: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for row in rows(text, sniffed.delimiter, sniffed.escapes, usize::MAX).skip(sniffed.head + 1) {
        for &n in &dates {
            // Only those that tell something are kept, and few of them suffice.
            let cell = row.get(n).filter(|cell| cell.len() < 40);
            let told = cells.entry(n).or_default();
            if let Some(cell) = cell.filter(|cell| {
                told.len() < 1_000 && Order::of([*cell].into_iter()) != Order::Unknown
            }) {
                told.push(cell.to_owned());
            }
        }
    }
    // Where a column tells nothing, the others do.
    let all = Order::of(cells.values().flatten().map(String::as_str));
    for (n, cells) in cells {
        orders.insert(n, Order::of(cells.iter().map(String::as_str)).or(|| all));
    }
    orders
}

struct Table<'t> {
    sniffed: Sniffed,
    orders: BTreeMap<usize, Order>,
    base: Option<&'t WebAddress>,
    limits: &'t Limits,
    gathered: Gathered,
    tell: &'t mut dyn FnMut(Draft),
    /// How many stories were told.
    stories: usize,
    /// How many rows were refused.
    refused: usize,
}

impl Table<'_> {
    /// Reads the rows; `above` lines were taken off before.
    fn read(&mut self, text: &str, above: usize) {
        let mut rest = text;
        let (mut number, mut records) = (above, 0);
        for _ in 0..=MOST_RESTARTS {
            match self.read_from(rest, &mut number, &mut records) {
                Some(swallowed) => rest = &rest[swallowed..],
                None => return,
            }
        }
    }

    /// Reads rows to the end, or to one that swallows the end: then gives where its first line ends,
    /// behind which the reading goes on.
    fn read_from(&mut self, text: &str, number: &mut usize, records: &mut usize) -> Option<usize> {
        let mut reader = reader(text, self.sniffed.delimiter, self.sniffed.escapes);
        let mut row = csv::StringRecord::new();
        // The text is UTF-8 and rows may be of any length, so reading fails nowhere.
        while reader.read_record(&mut row).unwrap_or(false) {
            // Blank lines are passed over by the reader, and counted by a spreadsheet.
            let start = row.position().map_or(0, |at| at.byte() as usize).min(text.len());
            let blank = text.as_bytes()[start..].iter().take_while(|b| matches!(b, b'\n' | b'\r'));
            let (ends, skipped) =
                blank.fold((0, 0), |(ends, all), &b| (ends + usize::from(b == b'\n'), all + 1));
            *number += 1 + ends;
            *records += 1;
            if *records <= self.sniffed.head + 1 || row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if self.stories >= self.limits.entries {
                let what = format!("holds more than {} stories", self.limits.entries);
                self.complain(*number, what, "split the table");
                return None;
            }
            let is_last = reader.position().byte() as usize >= text.len();
            if is_last && self.swallows(&row, &text[start..]) {
                let what = "opens a quotation mark that never closes";
                self.complain(*number, what.to_owned(), "close it, and import the table again");
                let begin = start + skipped;
                return text[begin..].find('\n').map(|end| begin + end + 1);
            }
            self.row(&row, *number);
        }
        None
    }

    /// Whether the last row has taken in lines that are rows of their own: it is too short, its last
    /// cell has lines, and no mark ends it.
    fn swallows(&self, row: &csv::StringRecord, raw: &str) -> bool {
        row.len() < self.sniffed.columns.len()
            && row.iter().next_back().is_some_and(|cell| cell.trim_end().contains('\n'))
            && !raw.trim_end().ends_with('"')
    }

    fn complain(&mut self, row: usize, what: String, next: &str) {
        self.gathered.refused += 1;
        self.tell_of(row, what, next);
    }

    /// Complains of a row of which nothing is taken.
    fn lose(&mut self, row: usize, what: String, next: &str) {
        self.gathered.lost += 1;
        self.complain(row, what, next);
    }

    fn tell_of(&mut self, row: usize, what: String, next: &str) {
        self.refused += 1;
        if self.refused <= MOST_COMPLAINTS {
            let at = Some(At::Node(format!("row {row}")));
            self.gathered.complaints.push(Complaint { at, what, next: next.to_owned() });
        }
    }

    fn row(&mut self, row: &csv::StringRecord, number: usize) {
        let columns = self.sniffed.columns.len();
        let mut joined_cells = None;
        let beyond = row.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        if beyond {
            // A text without quotation marks around it, cut at its own commas.
            let last_is_body = matches!(self.sniffed.columns.last(), Some((Some(Named::Body), _)));
            if !last_is_body {
                let what = format!("has {} cells, and there are {columns} columns", row.len());
                let next = "put quotation marks around cells that hold the sign between cells";
                self.lose(number, what, next);
                return;
            }
            let delimiter = char::from(self.sniffed.delimiter).to_string();
            let cells: Vec<&str> = row.iter().skip(columns - 1).collect();
            joined_cells = Some(cells.join(&delimiter));
        }
        let mut draft = Draft::default();
        let mut body = None;
        let mut unpublished = None;
        let mut faults = Vec::new();
        let mut order: Vec<usize> = (0..columns.min(row.len())).collect();
        // A slug names the story only where no id does, wherever its column stands.
        order.sort_by_key(|&n| u8::from(self.sniffed.columns[n].0 == Some(Named::Slug)));
        let said = |wanted: Named| {
            let mut named = self.sniffed.columns.iter().zip(row.iter());
            named.find_map(|((named, _), cell)| (*named == Some(wanted)).then_some(cell.trim()))
        };
        let way = order_of(said(Named::Language), said(Named::Address));
        let mut filling = Filling { draft: &mut draft, base: self.base, order: way };
        for n in order {
            let (named, name) = &self.sniffed.columns[n];
            let cell = match (&joined_cells, n + 1 == columns) {
                (Some(whole), true) => whole.as_str(),
                _ => row.get(n).unwrap_or_default(),
            };
            if is_nothing(cell) {
                continue;
            }
            let at = At::Node(format!("row {number}/{name}"));
            let Some(named) = *named else {
                let why = "column that is no field, passed over";
                filling.draft.trail.note(at, Fate::Dropped, why, cell.trim());
                continue;
            };
            if named == Named::Body {
                body = Some((cell, at));
                continue;
            }
            let is_date = matches!(named, Named::Published | Named::Updated | Named::Corrected);
            let plain = self.orders.get(&n).filter(|_| is_date).and_then(|order| order.plain(cell));
            let value = Value::Words(plain.unwrap_or_else(|| cell.to_owned()));
            match filling.take(named, &value, at) {
                Outcome::Refused(what, next) => faults.push((what, next)),
                Outcome::Unpublished(standing) => unpublished = Some(standing),
                _ => {}
            }
        }
        if let Some(standing) = unpublished {
            let what = format!("is not published ({standing}), and left out");
            // That is as its writer wants it.
            self.tell_of(number, what, "mark it as published to take it");
            let text = body.map(|(cell, _)| plain_text::body(cell, self.base, self.limits));
            if let Some(Ok((blocks, _))) = text {
                draft.body = blocks;
            }
            if self.gathered.unpublished.len() < self.limits.entries {
                self.gathered.unpublished.push(draft);
            }
            return;
        }
        if let Some((cell, at)) = body {
            match plain_text::body(cell, self.base, self.limits) {
                Ok((blocks, remark)) => {
                    draft.body = blocks;
                    draft.remarks.extend(remark);
                    lead_again::once(&mut draft);
                    draft.trail.note(at, Fate::Kept, "body", cell.trim());
                }
                Err(complaint) => {
                    self.lose(number, complaint.what, &complaint.next);
                    return;
                }
            }
        }
        if draft.lead_image.as_ref().is_some_and(|image| *image == Image::default()) {
            draft.lead_image = None;
        }
        if draft.headline.is_none() {
            let cell = draft
                .standfirst
                .as_deref()
                .or(body_words(&draft.body).as_deref())
                .and_then(wire::guessed_headline);
            draft.headline = cell;
            draft.headline_guessed = draft.headline.is_some();
        }
        if draft.headline.is_none() {
            self.lose(
                number,
                "has neither a headline nor a text".to_owned(),
                "fill it in, or leave it out",
            );
            return;
        }
        for (what, next) in faults {
            self.complain(number, what, next);
        }
        self.stories += 1;
        (self.tell)(draft);
    }

    fn finish(mut self) -> Gathered {
        if self.refused > MOST_COMPLAINTS {
            let what = match self.refused - MOST_COMPLAINTS {
                1 => "has 1 more row with faults".to_owned(),
                several => format!("has {several} more rows with faults"),
            };
            self.gathered.complaints.push(Complaint {
                at: Some(At::Node("rows".to_owned())),
                what,
                next: "correct the first ones, and import the table again".to_owned(),
            });
        }
        if self.stories == 0 && self.refused == 0 {
            self.gathered.complaints.push(Complaint {
                at: None,
                what: "has a head and no rows".to_owned(),
                next: "leave it out".to_owned(),
            });
        }
        self.gathered
    }
}

/// The first words of a body.
fn body_words(body: &[crate::article::Block]) -> Option<String> {
    let mut said = String::new();
    for block in body.iter().take(3) {
        block.each_text(&mut |words, _| {
            if said.is_empty() {
                words.clone_into(&mut said);
            }
        });
    }
    (!said.trim().is_empty()).then_some(said)
}

/// What databases and spreadsheets write for nothing.
fn is_nothing(cell: &str) -> bool {
    matches!(
        cell.trim(),
        "" | "NULL" | "null" | "\\N" | "N/A" | "n/a" | "#N/A" | "NaN" | "nan" | "None" | "-" | "—"
    )
}
