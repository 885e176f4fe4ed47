//! Feeding html5ever piece by piece, so that what would make it slow is refused while it is read.
//!
//! # Decision: tag by tag
//! *Context.* html5ever walks its stack of open elements at every tag, and compares every attribute
//! of a tag with all before it: both are quadratic with no cap.
//! *Decision.* It is fed up to the next `<`, at most 4 kB at a time, and asked after each piece how
//! deep it stands and how many elements it made; a tag longer than a piece has its attributes
//! counted here as well, before the parser sees the rest of it.
//! *Consequences.* Time is linear with the depth limit as its constant; nothing is guessed about
//! what the parser is in the middle of, since it tells every token through our own [`Doors`].

use std::cell::Cell;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::sink::{Handle, Sink};
use super::tree::{Content, Tree};
use crate::press::{Complaint, Limits};

/// The most bytes fed at a time.
const PIECE: usize = 4_096;

/// How many elements the parser may make for each tag it has read. Formatting that is never closed
/// is opened anew in every paragraph, which real pages do a few times over.
const ELEMENTS_A_TAG: usize = 4;

/// How many more than that any document may make.
const ELEMENTS_AT_FIRST: usize = 20_000;

/// How often the parser's own stack is measured, in tags.
const LOOK_EVERY: usize = 1_024;

/// Reads markup, whole or a fragment, into a tree.
pub(crate) fn parse(html: &str, limits: &Limits) -> Result<Tree, Complaint> {
    if html.len() > limits.bytes.min(u32::MAX as usize) {
        return Err(refused(
            format!("has {} bytes; {} is the most", html.len(), limits.bytes),
            "split it",
        ));
    }
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(limits.attributes), options);
    let doors = Doors { builder, tokens: Cell::new(0), most_attributes: Cell::new(0) };
    let tokenizer = Tokenizer::new(doors, TokenizerOpts::default());
    let whole = StrTendril::from(html);
    let queue = BufferQueue::default();
    let mut tag = Tag::default();
    let (mut at, mut tags) = (0, 0);
    while at < html.len() {
        let end = next_piece(html, at);
        let piece = &html[at..end];
        if piece.starts_with('<') {
            tags += 1;
            if tag.tokens != tokenizer.sink.tokens.get() {
                tag = Tag { tokens: tokenizer.sink.tokens.get(), ..Tag::default() };
            }
        }
        let in_tag = tag.tokens == tokenizer.sink.tokens.get();
        if in_tag {
            tag.read(piece);
        }
        queue.push_back(whole.subtendril(at as u32, (end - at) as u32));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        // No token came of it: it is indeed a tag, and not a script that compares numbers.
        let in_tag = in_tag && tag.tokens == tokenizer.sink.tokens.get();
        if in_tag && tag.attributes > limits.attributes {
            return Err(too_many_attributes(limits));
        }
        let sink = &tokenizer.sink.builder.sink;
        if sink.deepest() > limits.depth {
            return Err(too_deep(limits));
        }
        if sink.size() > limits.nodes {
            return Err(refused(
                format!("has more than {} elements, attributes and runs of text", limits.nodes),
                "save the pages of single stories, or cut the document into smaller ones",
            ));
        }
        if sink.elements() > tags * ELEMENTS_A_TAG + ELEMENTS_AT_FIRST {
            return Err(refused(
                "leaves so much formatting open that every tag makes many elements".to_owned(),
                "save the page anew from a browser, which closes what is open",
            ));
        }
        if tokenizer.sink.most_attributes.get() > limits.attributes {
            return Err(too_many_attributes(limits));
        }
        if tags % LOOK_EVERY == 0 && tokenizer.sink.open() > 4 * limits.depth {
            return Err(too_deep(limits));
        }
        at = end;
    }
    tokenizer.end();
    let tree = tokenizer.sink.builder.sink.finish();
    match true_depth(&tree) > limits.depth {
        true => Err(too_deep(limits)),
        false => Ok(tree),
    }
}

/// The end of the piece that begins here: before the next `<`, and within the most bytes.
fn next_piece(html: &str, at: usize) -> usize {
    let most = html.floor_char_boundary((at + PIECE).min(html.len()));
    // Searching bytes, since the first of the piece may be the `<` itself.
    let next = html.as_bytes()[at + 1..most].iter().position(|&b| b == b'<');
    next.map_or(most, |n| at + 1 + n)
}

/// Misnested formatting is moved about after its depth was told: the tree as it stands is measured.
fn true_depth(tree: &Tree) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for step in tree.walk(super::tree::NodeId::ROOT) {
        match step {
            super::tree::Step::Enter(id) => {
                depth += usize::from(!matches!(tree.content(id), Content::Text(_)));
                deepest = deepest.max(depth);
            }
            super::tree::Step::Leave(id) => {
                depth -= usize::from(!matches!(tree.content(id), Content::Text(_)));
            }
        }
    }
    deepest
}

fn refused(what: String, next: &str) -> Complaint {
    Complaint { at: None, what, next: next.to_owned() }
}

fn too_deep(limits: &Limits) -> Complaint {
    refused(
        format!("nests elements deeper than {}", limits.depth),
        "copy its words into a text file and import that",
    )
}

fn too_many_attributes(limits: &Limits) -> Complaint {
    refused(
        format!("has a tag with more than {} attributes", limits.attributes),
        "copy its words into a text file and import that",
    )
}

/// Stands between tokenizer and tree builder, and counts what passes.
struct Doors {
    builder: TreeBuilder<Handle, Sink>,
    tokens: Cell<usize>,
    most_attributes: Cell<usize>,
}

impl Doors {
    /// How many elements the parser holds open.
    fn open(&self) -> usize {
        struct Count(Cell<usize>);
        impl Tracer for Count {
            type Handle = Handle;
            fn trace_handle(&self, _: &Handle) {
                self.0.set(self.0.get() + 1);
            }
        }
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }
}

impl TokenSink for Doors {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::ParseError(_) => {}
            Token::TagToken(tag) => {
                self.tokens.set(self.tokens.get() + 1);
                self.most_attributes.set(self.most_attributes.get().max(tag.attrs.len()));
            }
            _ => self.tokens.set(self.tokens.get() + 1),
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A tag that is being read: what stands before its `>` and how many attributes it has so far.
#[derive(Default)]
struct Tag {
    /// How many tokens there were when it began.
    tokens: usize,
    attributes: usize,
    state: Within,
}

/// Where in a tag the reading stands.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Not in a tag that has attributes: not begun, or a comment or a declaration.
    #[default]
    Begin,
    Open,
    Nothing,
    Name,
    BetweenAttributes,
    AttributeName,
    BeforeValue,
    Bare,
    Quoted(u8),
}

impl Tag {
    /// Reads on, counting.
    fn read(&mut self, piece: &str) {
        for &byte in piece.as_bytes() {
            let blank = byte.is_ascii_whitespace();
            self.state = match (self.state, byte) {
                (Within::Begin, b'<') => Within::Open,
                (Within::Open, b'/') => Within::Open,
                (Within::Open, b'a'..=b'z' | b'A'..=b'Z') => Within::Name,
                (Within::Begin | Within::Open | Within::Nothing, _) => Within::Nothing,
                (Within::Quoted(quote), _) if byte == quote => Within::BetweenAttributes,
                (Within::Quoted(quote), _) => Within::Quoted(quote),
                (_, b'>') => Within::Nothing,
                (Within::Name, _) if !blank && byte != b'/' => Within::Name,
                (Within::AttributeName, b'=') => Within::BeforeValue,
                (Within::BeforeValue, b'"' | b'\'') => Within::Quoted(byte),
                (Within::BeforeValue, _) if blank => Within::BeforeValue,
                (Within::BeforeValue | Within::Bare, _) if !blank => Within::Bare,
                (Within::BetweenAttributes, b'=') if self.attributes > 0 => Within::BeforeValue,
                (_, b'/') => Within::BetweenAttributes,
                (_, _) if blank => Within::BetweenAttributes,
                (Within::AttributeName, _) => Within::AttributeName,
                (_, _) => {
                    self.attributes += 1;
                    Within::AttributeName
                }
            };
        }
    }
}
