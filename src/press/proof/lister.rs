//! How a source of markup is cut into passages: the runs of text between tags that begin or end a
//! block.
//!
//! # Decision: the source is scanned, and not parsed
//! *Context.* What is shown beside a story is the source as it stands, with its lines; the tree of a
//! parser has none, and pages are parsed in a process of its own, where a hostile one may die.
//! *Decision.* The scanner of feeds, which takes anything in linear time, cuts the source into
//! passages, and knows which elements are open.
//! *Consequences.* Misnested markup shows as it is written. Nothing here decides what is kept.

use std::collections::BTreeMap;

use super::markup::{Around, Listing, Run};
use crate::press::feed::entities::resolved;
use crate::press::feed::scan::{Attributes, Scanner, Token};
use crate::press::page::{by_name, label};

/// How many elements may be open; what is deeper counts as part of the last.
const OPEN: usize = 512;

/// Elements that stand within a line of text.
const INLINE: [&str; 44] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "o:p", "nobr",
    "data", "picture", "source", "noscript", "img",
];

/// Elements that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements that a second of their kind closes.
const CLOSED_BY_NEXT: [&str; 8] = ["p", "li", "td", "th", "tr", "dd", "dt", "option"];

/// Elements whose content is not shown as text.
const RAW: [&str; 6] = ["script", "style", "textarea", "iframe", "noembed", "svg"];

/// Why nothing in an element of a page is of its story, by its name alone.
fn beside(name: &str, attributes: &str) -> Option<&'static str> {
    Some(match name {
        "title" => "title of the page",
        "nav" => "navigation",
        "header" => "header",
        "footer" => "footer",
        "aside" => "beside the story",
        "form" | "button" | "select" | "dialog" => "form",
        _ => {
            let hides = |(name, value): (&str, &str)| match name {
                "hidden" => true,
                "style" => value.replace(' ', "").contains("display:none"),
                _ => false,
            };
            return Attributes(attributes).any(hides).then_some("hidden");
        }
    })
}

/// What a page calls an element, where that is no part of a story.
fn called(attributes: &str) -> Option<&'static str> {
    let names = Attributes(attributes).filter(|(name, _)| matches!(*name, "class" | "id"));
    names.flat_map(|(_, names)| names.split_ascii_whitespace().take(20)).find_map(by_name)
}

/// A source on its way into a listing.
pub(super) struct Lister {
    listing: Listing,
    is_page: bool,
    open: Vec<usize>,
    /// The text since the last tag that begins or ends a block.
    text: String,
    /// The line of the source that the reading is in.
    line: usize,
    /// The line in which the text begins.
    begun: usize,
}

impl Lister {
    /// Begins with a listing that holds the whole and nothing else.
    pub(super) fn new(listing: Listing, is_page: bool) -> Self {
        Self { listing, is_page, open: vec![0], text: String::new(), line: 0, begun: 0 }
    }

    /// Reads a source to its end.
    pub(super) fn read(mut self, text: &str) -> Listing {
        let mut scanner = Scanner::new(text);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut at = 0;
        self.line += 1;
        while let Some(token) = scanner.next() {
            // Tokens follow each other, but for comments between them.
            let end = scanner.at();
            let start = match token {
                Token::Text(words) | Token::Literal(words) => end - words.len().min(end),
                _ => end,
            };
            let start = text.floor_char_boundary(start.max(at));
            let new_lines = |from: usize, to: usize| text[from..to].matches('\n').count();
            self.line += new_lines(at, start);
            match token {
                Token::Text(words) => self.text(&resolved(words), words),
                Token::Literal(words) => self.text(words, words),
                Token::Start { name, attributes, empty } => {
                    self.start(name, attributes, empty, &mut counts);
                    let raw = name.to_ascii_lowercase();
                    if self.is_page && RAW.contains(&raw.as_str()) {
                        if !empty && !scanner.pass(&raw) {
                            break;
                        }
                        self.line += new_lines(end, scanner.at());
                        at = scanner.at();
                        continue;
                    }
                }
                Token::End { name } => self.end(name),
                Token::Doctype(_) | Token::Cut(_) => {}
            }
            self.line += new_lines(start, end);
            at = end;
        }
        self.flush();
        while self.open.len() > 1 {
            self.close();
        }
        self.listing.around[0].end = self.listing.runs.len();
        self.listing
    }

    fn text(&mut self, words: &str, written: &str) {
        if self.text.trim().is_empty() && !words.trim().is_empty() {
            self.text.clear();
            let blank = written.len() - written.trim_start().len();
            self.begun = self.line + written[..blank].matches('\n').count();
        }
        self.text.push_str(words);
    }

    fn inner(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    /// Ends a passage.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.text);
        if words.trim().is_empty() {
            return;
        }
        let is_html = !self.is_page && words.contains('<') && words.contains('>');
        if !is_html {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let (line, within) = (self.begun, self.inner());
            self.listing.runs.push(Run { line, words, within, is_part: false });
            return;
        }
        // Markup within a piece of a feed, escaped or not.
        let inner = Listing::of(&words, true);
        let (base, around) = (self.begun - 1, self.listing.around.len());
        let first = self.listing.runs.len();
        let here = self.inner();
        for mut inside in inner.around {
            inside.parent = Some(inside.parent.map_or(here, |parent| around + parent));
            inside.first += first;
            inside.end += first;
            self.listing.around.push(inside);
        }
        for run in inner.runs {
            let within = around + run.within;
            let line = base + run.line;
            self.listing.runs.push(Run { line, within, is_part: true, words: run.words });
        }
    }

    fn start(
        &mut self,
        raw: &str,
        attributes: &str,
        empty: bool,
        counts: &mut BTreeMap<String, usize>,
    ) {
        let small = raw.to_ascii_lowercase();
        let name = if self.is_page { small.as_str() } else { raw };
        if self.is_page && small == "img" {
            self.image(attributes);
        }
        if INLINE.contains(&small.as_str()) {
            if small == "br" {
                self.text.push(' ');
            }
            return;
        }
        self.flush();
        let closes = CLOSED_BY_NEXT.contains(&small.as_str()) || small == "div";
        let top = self.listing.around[self.inner()].name.to_ascii_lowercase();
        if closes && (top == small || top == "p") && top != "div" {
            self.close();
        }
        let is_void = empty || VOID.contains(&small.as_str()) && self.is_page;
        if is_void && self.is_page || self.open.len() >= OPEN {
            return;
        }
        let class = Attributes(attributes).find(|(name, _)| *name == "class");
        let label = label(&small, class.map_or("", |(_, class)| class));
        let first = self.listing.runs.len();
        let inside = Around {
            name: name.to_owned(),
            label,
            parent: Some(self.inner()),
            beside: beside(&small, attributes).filter(|_| self.is_page),
            called: called(attributes).filter(|_| self.is_page && small != "body"),
            first,
            end: first,
        };
        let at = self.listing.around.len();
        self.listing.around.push(inside);
        if !self.is_page && matches!(small.as_str(), "item" | "entry") {
            let count = counts.entry(raw.to_owned()).or_insert(0);
            *count += 1;
            self.listing.items.insert(format!("{raw}[{count}]"), at);
        }
        self.open.push(at);
        // What has attributes alone says what it says in them.
        if !self.is_page && empty {
            let named = |wanted: &[&str]| {
                Attributes(attributes).find(|(name, _)| wanted.contains(name)).map(|(_, it)| it)
            };
            let said = named(&["href", "url", "src", "term"])
                .or_else(|| Attributes(attributes).map(|(_, it)| it).next());
            let words = resolved(said.unwrap_or_default()).into_owned();
            let line = self.line;
            self.listing.runs.push(Run { line, words, within: at, is_part: false });
        }
        if empty {
            self.close();
        }
    }

    /// A picture is a passage: its words are those that stand for it, or its name.
    fn image(&mut self, attributes: &str) {
        let named = |wanted: &str| {
            let mut all = Attributes(attributes);
            all.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
        };
        let alt = named("alt").filter(|alt| !alt.trim().is_empty());
        let Some(words) = alt.or_else(|| named("src")).or_else(|| named("data-src")) else {
            return;
        };
        // A picture within a paragraph is listed before it, and does not part it.
        let parent = Some(self.inner());
        let first = self.listing.runs.len();
        let words = resolved(words).split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, label) = ("img".to_owned(), "img".to_owned());
        let around =
            Around { name, label, parent, beside: None, called: None, first, end: first + 1 };
        self.listing.around.push(around);
        let within = self.listing.around.len() - 1;
        self.listing.runs.push(Run { line: self.line, words, within, is_part: false });
    }

    fn end(&mut self, name: &str) {
        let small = name.to_ascii_lowercase();
        if INLINE.contains(&small.as_str()) {
            return;
        }
        self.flush();
        let is_it = |&at: &usize| self.listing.around[at].name.eq_ignore_ascii_case(name);
        if let Some(up) = self.open.iter().skip(1).rev().take(64).position(is_it) {
            (0..=up).for_each(|_| self.close());
        }
    }

    fn close(&mut self) {
        self.flush();
        if let Some(at) = self.open.pop() {
            self.listing.around[at].end = self.listing.runs.len();
        }
    }
}
