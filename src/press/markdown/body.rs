//! The text of a Markdown file as blocks: pulldown-cmark's events, one by one, into the closed
//! model. Only HTML that stands in the Markdown is read as HTML.

mod in_line;

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use self::in_line::Note;
use super::passages::Passages;
use crate::article::{Block, Image, PassageId, Target, WebAddress};
use crate::press::beside::beside;
use crate::press::limits::Limits;
use crate::press::markup::{
    Builder, Mark, Nest, blocks_and_struck, joined, scheme, strikes, too_many_blocks, trimmed,
};
use crate::press::raised::{Off, without_signs};
use crate::press::source::Complaint;
use crate::press::trail::{At, Fate, Trail};
use crate::press::{line, prose};

/// The blocks of a text, and what did not become one.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) complaints: Vec<Complaint>,
    /// The words that are struck out, which no block has.
    pub(super) struck: Vec<String>,
}

/// What of Markdown's dialects is read.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// An event as it was written: one wave round words raises or lowers them or says about how many, and
/// only two strike them out.
fn as_written<'t>(
    text: &'t str,
    event: Event<'t>,
    range: Range<usize>,
) -> (Event<'t>, Range<usize>) {
    let is_strike = text[range.clone()].starts_with("~~");
    match event {
        Event::Start(Tag::Strikethrough) if !is_strike => {
            (Event::Text("~".into()), range.start..range.start + 1)
        }
        Event::End(TagEnd::Strikethrough) if !is_strike => {
            (Event::Text("~".into()), range.end - 1..range.end)
        }
        event => (event, range),
    }
}

/// How many signs and lines a text may have for each node of markup: what the parser holds all of.
const SIGNS_A_NODE: usize = 2;

/// How many signs and lines a text has of which the parser makes something.
fn signs(text: &str) -> usize {
    let mut numbered = false;
    let bytes = text.bytes().filter(|byte| {
        let number = numbered && matches!(byte, b'.' | b')');
        numbered = byte.is_ascii_digit();
        number || b"\n\r*_~`[]!<>&\\|-+:#".contains(byte)
    });
    bytes.count()
}

/// Reads a text whose first line is `first_line` of its file; the fate of each piece is noted.
///
/// # Errors
/// There is more in it than the limits allow.
pub(super) fn read(
    text: &str,
    first_line: usize,
    base: Option<&WebAddress>,
    limits: &Limits,
    trail: &mut Trail,
) -> Result<Body, Complaint> {
    let most = limits.nodes.saturating_mul(SIGNS_A_NODE);
    if text.len() > most && signs(text) > most {
        return Err(Complaint {
            at: None,
            what: format!("has more than {most} signs and lines"),
            next: "split it into stories".to_owned(),
        });
    }
    let passages = Passages::of(text);
    let mut walker = Walker {
        base,
        limits,
        passages,
        headings: 0,
        builder: Builder::new(),
        outer: None,
        notes: BTreeMap::new(),
        numbers: BTreeMap::new(),
        html: String::new(),
        picture: None,
        open_marks: Vec::new(),
        links: Vec::new(),
        head: false,
        mute: 0,
        mute_html: None,
        struck: Vec::new(),
        off: None,
        note: Note::Nowhere,
        code: None,
        complaints: Vec::new(),
    };
    let mut lines = Lines { text, at: 0, line: first_line };
    let mut depth = 0_usize;
    let mut kind = "";
    // The footnotes: each with its place in the trail.
    let mut footnotes: Vec<(usize, String)> = Vec::new();
    let mut label = None;
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let events = events.map(|(event, range)| as_written(text, event, range));
    for (event, range) in TextMergeWithOffset::new(events) {
        match &event {
            Event::Start(tag) => {
                if depth == 0 {
                    kind = kind_of(tag);
                    label = match tag {
                        Tag::FootnoteDefinition(label) => Some(label.to_string()),
                        _ => None,
                    };
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Rule => kind = "rule",
            _ => {}
        }
        if depth == 0 {
            let (at, words) = lines.at(&range);
            footnotes.extend(label.take().map(|label| (trail.0.len(), label)));
            let comment = kind == "HTML" && walker.html.trim_start().starts_with("<!--");
            match comment {
                true => trail.note(at, Fate::Dropped, "a comment", words),
                false => trail.note(at, Fate::Kept, kind, words),
            }
        }
        walker.take(event);
        if walker.builder.made() > limits.blocks {
            return Err(too_many_blocks(limits));
        }
    }
    let mut known = BTreeSet::new();
    for (place, label) in footnotes {
        let is_mentioned = walker.numbers.contains_key(&label);
        let why = match known.insert(label) {
            true if is_mentioned => continue,
            true => "a footnote that nothing mentions",
            false => "a second footnote of one name",
        };
        if let Some(step) = trail.0.get_mut(place) {
            (step.fate, step.why) = (Fate::Dropped, why.into());
        }
    }
    Ok(walker.finish())
}

fn kind_of(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Heading { .. } => "subhead",
        Tag::BlockQuote(_) => "quote",
        Tag::CodeBlock(_) => "code",
        Tag::HtmlBlock => "HTML",
        Tag::List(_) | Tag::DefinitionList => "list",
        Tag::FootnoteDefinition(_) => "footnote",
        Tag::Table(_) => "table",
        _ => "paragraph",
    }
}

/// Counts lines forward only.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a range behind those asked for before, and its words.
    fn at(&mut self, range: &Range<usize>) -> (At, &'t str) {
        let words = self.text[range.clone()].trim_end();
        let start = range.start.max(self.at);
        self.line += count(&self.text[self.at..start]);
        self.at = start;
        let end = (range.start + words.len()).max(start);
        (At::Lines(self.line, self.line + count(&self.text[start..end])), words)
    }
}

/// Whether a link to what lies beside a file may lead to another story: a Markdown file, or the page or
/// folder that a site is made of.
fn may_be_a_story(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, ending)) => {
            let ending = ending.to_ascii_lowercase();
            matches!(ending.as_str(), "md" | "markdown" | "mdown" | "html" | "htm")
        }
        None => !path.is_empty(),
    }
}

fn count(text: &str) -> usize {
    text.bytes().filter(|&b| b == b'\n').count()
}

/// The most inline HTML elements that may be open in a line.
const MOST_OPEN: usize = 64;

struct Walker<'w> {
    base: Option<&'w WebAddress>,
    limits: &'w Limits,
    passages: Passages,
    /// How many headings were met.
    headings: usize,
    builder: Builder,
    /// While a footnote is read: its label and the builder of the text itself.
    outer: Option<(String, Builder)>,
    /// The footnotes by label.
    notes: BTreeMap<String, Vec<Block>>,
    /// Their labels with the numbers that they have, from 1 in the order in which the text names them.
    numbers: BTreeMap<String, usize>,
    /// HTML that is being gathered.
    html: String,
    /// The picture whose description is being gathered.
    picture: Option<(Image, String)>,
    /// The inline HTML elements that are open, and whether each marks its words.
    open_marks: Vec<(String, bool)>,
    /// Whether each link that is open leads anywhere.
    links: Vec<bool>,
    /// Whether the row that is open names the columns.
    head: bool,
    /// How many elements are open whose words are struck out.
    mute: usize,
    /// The inline HTML element whose words no reader sees.
    mute_html: Option<String>,
    /// The words that are struck out.
    struck: Vec<String>,
    /// The words that stand above or below the line, while they are gathered.
    off: Option<(Off, String)>,
    note: Note,
    code: Option<(Option<crate::article::Line>, String)>,
    complaints: Vec<Complaint>,
}

impl Walker<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.text(&words),
            Event::Code(words) => {
                if self.picture.is_some() {
                    self.words(&words);
                } else if self.is_heard() && self.off.is_none() {
                    self.builder.mark(Mark::Code);
                    self.builder.words(&words);
                    self.builder.unmark();
                } else {
                    self.words(&words);
                }
            }
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.inline(&html),
            Event::FootnoteReference(label) => self.reference(&label),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => match self.picture {
                Some(_) => self.words(" "),
                None => self.builder.line_break(),
            },
            Event::Rule => {
                self.builder.paragraph();
                self.builder.block(Block::Rule {});
            }
            Event::TaskListMarker(done) => self.words(if done { "☑ " } else { "☐ " }),
        }
    }

    fn is_heard(&self) -> bool {
        self.mute == 0 && self.mute_html.is_none()
    }

    /// Running text: signs in it may raise figures, and in code they raise none.
    fn text(&mut self, words: &str) {
        match self.code {
            Some(_) => self.words(words),
            None => self.words(&without_signs(words)),
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(words);
        } else if let Some((_, said)) = &mut self.picture {
            said.push_str(words);
        } else if !self.is_heard() {
            let strikes = self.mute > 0 || self.mute_html.as_deref().is_some_and(strikes);
            self.struck
                .last_mut()
                .filter(|_| strikes)
                .into_iter()
                .for_each(|it| it.push_str(words));
        } else if let Some((_, raised)) = &mut self.off {
            raised.push_str(words);
        } else {
            self.number(words);
            self.builder.words(words);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        if self.picture.is_some() {
            // In the description of a picture only the words count.
            return;
        }
        match tag {
            Tag::Paragraph | Tag::MetadataBlock(_) => {}
            Tag::Heading { .. } => self.builder.paragraph(),
            Tag::BlockQuote(_) => self.builder.open(Nest::Quote),
            Tag::CodeBlock(kind) => {
                self.builder.paragraph();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info
                        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}'))
                        .find(|word| !word.is_empty())
                        .and_then(line),
                    CodeBlockKind::Indented => None,
                };
                self.code = Some((language, String::new()));
            }
            Tag::HtmlBlock => self.builder.paragraph(),
            Tag::List(first) => self.builder.open(Nest::List { ordered: first.is_some() }),
            Tag::Item => self.builder.open(Nest::Item),
            Tag::FootnoteDefinition(label) => {
                self.builder.paragraph();
                let own = std::mem::replace(&mut self.builder, Builder::new());
                // A note within a note is part of it.
                match self.outer {
                    None => self.outer = Some((label.to_string(), own)),
                    Some(_) => self.builder = own,
                }
            }
            Tag::DefinitionList => self.builder.open(Nest::Terms),
            Tag::DefinitionListTitle => self.builder.open(Nest::Term),
            Tag::DefinitionListDefinition => self.builder.open(Nest::Description),
            Tag::Table(_) => self.builder.open(Nest::Table),
            Tag::TableHead | Tag::TableRow => {
                self.head = matches!(tag, Tag::TableHead);
                self.builder.row(self.head);
            }
            Tag::TableCell => self.builder.open(Nest::Cell { names: self.head }),
            Tag::Emphasis => self.builder.mark(Mark::Emphasis),
            Tag::Strong => self.builder.mark(Mark::Strong),
            Tag::Strikethrough => {
                if self.is_heard() {
                    self.struck.push(String::new());
                }
                self.mute += 1;
            }
            Tag::Superscript | Tag::Subscript => {}
            Tag::Link { link_type, dest_url, .. } => {
                self.note();
                let target = match link_type {
                    LinkType::Email => Target::parse(&format!("mailto:{dest_url}")),
                    LinkType::WikiLink { .. } => None,
                    _ => self.target(&dest_url),
                };
                self.links.push(target.is_some());
                if let Some(target) = target {
                    self.builder.mark(Mark::Link(target));
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let (caption, credit) = crate::press::tidy::split_credit(&title);
                let image = Image {
                    address: joined(self.base, &dest_url),
                    caption: line(caption),
                    credit,
                    ..Image::default()
                };
                self.picture = Some((image, String::new()));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if self.picture.is_some() && tag != TagEnd::Image {
            return;
        }
        match tag {
            TagEnd::Paragraph => {
                self.close_inline();
                self.paragraph();
            }
            TagEnd::Heading(_) => {
                self.close_inline();
                let id = self.passages.ids.get(self.headings).cloned().flatten();
                self.headings += 1;
                self.builder.subhead(id);
            }
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    self.builder.code(language, &text);
                }
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableCell => {
                self.close_inline();
                self.builder.close();
            }
            TagEnd::FootnoteDefinition => {
                if let Some((label, own)) = self.outer.take() {
                    let note = std::mem::replace(&mut self.builder, own).finish();
                    self.notes.entry(label).or_insert(note);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => self.builder.unmark(),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.builder.unmark();
                }
            }
            TagEnd::Strikethrough => self.mute = self.mute.saturating_sub(1),
            TagEnd::Image => {
                if let Some((mut image, said)) = self.picture.take() {
                    image.alt = prose(said.trim());
                    if self.is_heard() {
                        self.builder.picture(image);
                    }
                }
            }
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Ends a paragraph. Emphasised words alone beside one picture are its caption.
    fn paragraph(&mut self) {
        let (text, mut pictures) = self.builder.taken();
        if let ([Block::Figure { image }], Some(text)) = (pictures.as_mut_slice(), &text)
            && image.caption.is_none()
            && super::is_emphasis(text)
        {
            let plain = text.plain();
            let (caption, credit) = crate::press::tidy::split_credit(&plain);
            image.caption = line(caption);
            image.credit = image.credit.take().or(credit);
            pictures.into_iter().for_each(|picture| self.builder.block(picture));
            return;
        }
        if let Some(text) = text {
            self.builder.block(Block::Paragraph { text });
        }
        pictures.into_iter().for_each(|picture| self.builder.block(picture));
    }

    /// Where a link leads, if it may be followed. What lies beside the file is no address of a reader.
    fn target(&self, href: &str) -> Option<Target> {
        let href = trimmed(href);
        if let Some(name) = href.strip_prefix('#') {
            let id = PassageId::parse(name)?;
            return self.passages.linked.contains(&id).then_some(Target::Passage(id));
        }
        match scheme(&href) {
            Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => Target::parse(&href),
            // What lies beside may be a story, too; who gathers them knows.
            _ => joined(self.base, &href)
                .filter(|address| beside(address).is_none() || may_be_a_story(&href))
                .map(Target::Web),
        }
    }

    fn reference(&mut self, label: &str) {
        if !self.is_heard() || self.picture.is_some() {
            return;
        }
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(label.to_owned()).or_insert(next);
        self.builder.words(&format!("[{number}]"));
    }

    fn html_block(&mut self) {
        let html = take(&mut self.html);
        match blocks_and_struck(&html, self.base, self.limits) {
            Ok((found, struck)) => {
                found.into_iter().for_each(|block| self.builder.block(block));
                self.struck.extend(struck);
            }
            Err(complaint) => self.complaints.push(complaint),
        }
    }

    fn finish(mut self) -> Body {
        if let Some((label, own)) = self.outer.take() {
            let note = std::mem::replace(&mut self.builder, own).finish();
            self.notes.entry(label).or_insert(note);
        }
        let mut out = self.builder.finish();
        let mut items = Vec::new();
        let mut others = Vec::new();
        let mut labels: Vec<(String, usize)> = self.numbers.into_iter().collect();
        labels.sort_unstable_by_key(|(_, number)| *number);
        for (label, _) in labels {
            let Some(note) = self.notes.remove(&label) else { continue };
            let (words, rest): (Vec<_>, Vec<_>) = note.into_iter().partition(|block| {
                matches!(block, Block::Paragraph { .. } | Block::Quote { .. } | Block::List { .. })
            });
            items.push(super::one_text(words));
            others.extend(rest);
        }
        items.retain(|item| !item.0.is_empty());
        if !items.is_empty() {
            out.push(Block::Rule {});
            out.push(Block::List { ordered: true, items });
        }
        out.extend(others);
        self.struck.retain(|words| words.chars().any(char::is_alphanumeric));
        Body { blocks: out, complaints: self.complaints, struck: self.struck }
    }
}
