//! What stands in a tidy HTML file, read plainly and not by the press: words, pictures, captions,
//! lists, tables, links. The expected pages of the Readability suite are such files: serialised by
//! a browser's own code, every element closed.

use std::collections::BTreeMap;

/// What was found.
#[derive(Debug, Default)]
pub struct Plain {
    /// All words.
    pub words: Vec<String>,
    /// For each picture the addresses it may have.
    pub pictures: Vec<Vec<String>>,
    /// The words of each caption.
    pub captions: Vec<String>,
    /// The words of each block that is not too long for a caption.
    pub short_blocks: Vec<String>,
    /// The words of each item of a list, without those of lists within it.
    pub items: Vec<String>,
    /// The words of each cell of each table that holds data: one with a heading cell or a caption,
    /// or of two columns and rows or more, without tables, headings or paragraphs in its cells.
    pub tables: Vec<Vec<String>>,
    /// Where each link with words or a picture in it leads.
    pub links: Vec<String>,
}

#[derive(Default)]
struct Open {
    name: String,
    text: String,
    href: Option<String>,
    table: Table,
    pictured: bool,
    /// Letters in links down the page.
    down: usize,
}

#[derive(Default)]
struct Table {
    cells: Vec<String>,
    rows: usize,
    headed: bool,
    laid_out: bool,
}

const VOID: [&str; 9] = ["area", "br", "col", "embed", "hr", "img", "input", "source", "wbr"];
const SILENT: [&str; 4] = ["script", "style", "template", "svg"];

/// Reads a tidy HTML file.
pub fn read(html: &str) -> Plain {
    let mut plain = Plain::default();
    let mut open: Vec<Open> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            text(rest, &mut open, &mut plain);
            break;
        };
        text(&rest[..at], &mut open, &mut plain);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[1..end.saturating_sub(1).max(1)];
        rest = &rest[end..];
        if let Some(name) = tag.strip_prefix('/') {
            let name = name.trim().to_lowercase();
            if let Some(at) = open.iter().rposition(|element| element.name == name) {
                while open.len() > at {
                    close(&mut open, &mut plain);
                }
            }
        } else if !tag.starts_with(['!', '?']) {
            begin(tag, &mut open, &mut plain);
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut plain);
    }
    plain
}

fn tag_end(rest: &str) -> usize {
    let (mut quote, mut after_equals) = (None, false);
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if after_equals => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
        after_equals = c == '=' || (after_equals && c.is_whitespace());
    }
    rest.len()
}

fn begin(tag: &str, open: &mut Vec<Open>, plain: &mut Plain) {
    let name_end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
    let name = tag[..name_end].to_lowercase();
    let attributes = attributes(&tag[name_end..]);
    if name == "img" {
        let sets = attributes.iter().filter(|(name, _)| name.contains("src"));
        let parts = sets.flat_map(|(_, value)| value.split([',', ' ', '\n']));
        let addresses: Vec<String> =
            parts.filter(|part| part.contains(['/', '.'])).map(str::to_owned).collect();
        // A formula: its words, and not its picture, are what is read.
        let formula = attributes.get("alt").filter(|alt| alt.starts_with("{\\displaystyle"));
        plain.words.extend(formula.into_iter().flat_map(|alt| words_of(alt)));
        if !addresses.is_empty() && formula.is_none() {
            plain.pictures.push(addresses);
        }
        for element in open.iter_mut() {
            element.pictured = true;
        }
    }
    if let Some(table) = open.iter_mut().rev().find(|element| element.name == "table") {
        match name.as_str() {
            "tr" => table.table.rows += 1,
            "th" | "caption" => table.table.headed = true,
            "table" | "p" | "div" | "h1" | "h2" | "h3" | "h4" | "img" | "ul" | "ol" => {
                table.table.laid_out = true;
            }
            _ => {}
        }
    }
    if !VOID.contains(&name.as_str()) {
        let href = attributes.get("href").cloned();
        open.push(Open { name, href, ..Open::default() });
    }
}

fn close(open: &mut Vec<Open>, plain: &mut Plain) {
    let Some(element) = open.pop() else { return };
    let words = words_of(&element.text).join(" ");
    if is_block(&element.name) && (1..600).contains(&words.len()) {
        plain.short_blocks.push(words.clone());
    }
    match element.name.as_str() {
        "figcaption" if !words.is_empty() => plain.captions.push(words),
        // An item of a table of contents is not one of the story's lists.
        "li" if !words.is_empty() && element.down < element.text.trim().len() => {
            plain.items.push(words);
        }
        "td" | "th" => {
            if let Some(table) = open.iter_mut().rev().find(|above| above.name == "table") {
                table.table.cells.push(words);
            }
        }
        "table" => {
            let Table { cells, rows, headed, laid_out } = element.table;
            let data = headed || (rows > 1 && cells.len() >= 2 * rows && !laid_out);
            if data && rows > 1 && cells.len() > rows {
                plain.tables.push(cells.into_iter().filter(|cell| !cell.is_empty()).collect());
            }
        }
        "a" => {
            let shows = !words.is_empty() || element.pictured;
            plain.links.extend(element.href.clone().filter(|_| shows));
        }
        _ => {}
    }
    // The words of an inner element are also those of the one around it, but not those of an
    // inner list or table.
    if !matches!(element.name.as_str(), "ul" | "ol" | "table")
        && let Some(above) = open.last_mut()
    {
        above.text.push_str(&element.text);
        let down = element.href.as_deref().is_some_and(|href| {
            href.contains('#')
                && (href.starts_with('#') || href.starts_with("http://fakehost/test/page.html"))
        });
        above.down += if down { element.text.trim().len() } else { element.down };
        if is_block(&element.name) {
            above.text.push(' ');
        }
    }
}

fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "b"
            | "i"
            | "em"
            | "strong"
            | "span"
            | "code"
            | "sup"
            | "sub"
            | "small"
            | "font"
            | "u"
    )
}

fn text(raw: &str, open: &mut [Open], plain: &mut Plain) {
    if open.iter().any(|element| SILENT.contains(&element.name.as_str())) {
        return;
    }
    let text = decoded(raw);
    plain.words.extend(words_of(&text));
    if let Some(element) = open.last_mut() {
        element.text.push_str(&text);
    }
}

/// Words as the evaluation compares them: runs of letters and digits in small letters, and each
/// character of a script without blanks by itself.
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        let alone =
            matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}');
        if !c.is_alphanumeric() || alone {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if alone {
            words.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn attributes(mut rest: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()).max(1);
        let end = rest.char_indices().map(|(at, _)| at).find(|&at| at >= end).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            found.insert(name, String::new());
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.insert(name, decoded(value));
        rest = after;
    }
}

/// The few entities that serialisers write, and numbers.
fn decoded(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|&end| end < 12);
        let c = end.and_then(|end| match &rest[1..end] {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            name => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']);
                let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
                code.ok().and_then(char::from_u32)
            }
        });
        match (c, end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}
