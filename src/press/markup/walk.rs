//! From a tree to blocks: one walk, in the order of the document, without recursion.

mod around;
mod credits;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use around::language_around;
use around::passages;

use super::elements::{Mark, Role, is_hidden, role};
use super::frames::{Frame, Kind, fits};
use super::join::{joined, scheme, trimmed};
use super::off_line::{Raised, is_struck, raised};
use super::picture::{Picture, images_in, picture};
use super::runs::{Marked, Runs, in_lengths, raw_pieces};
use super::table::{Cell, TableDraft};
use super::tree::{Content, NodeId, Step, Tree};
use super::words::is_figure;
use crate::article::{Block, PassageId, Target, WebAddress};
use crate::press::raised::{Off, on_the_line};
use crate::press::typeset_line as line;
use crate::press::{Complaint, Limits, stated_language};
use crate::text::Language;

/// The blocks of what stands in a node, on a page at `base`; `spoken` is its language where the
/// tree states none.
///
/// # Errors
/// There are more blocks than the limits allow.
pub(crate) fn blocks_in(
    tree: &Tree,
    from: NodeId,
    base: Option<&WebAddress>,
    spoken: Option<&Language>,
    limits: &Limits,
) -> Result<Vec<Block>, Complaint> {
    let passages = passages(tree, from);
    let mut walker = Walker {
        tree,
        base,
        runs: Runs::new(),
        frames: vec![Frame::new(Kind::Body)],
        opened: Vec::new(),
        languages: vec![language_around(tree, from).or_else(|| spoken.cloned())],
        bases: Vec::new(),
        heading: None,
        pictures: Vec::new(),
        made: 0,
        names: passages.values().cloned().collect(),
        passages,
    };
    let mut walk = tree.walk(from);
    while let Some(step) = walk.next() {
        if walker.made > limits.blocks {
            return Err(too_many_blocks(limits));
        }
        match step {
            Step::Enter(id) => match tree.content(id) {
                Content::Text(words) => walker.runs.push(words),
                Content::Element(_) if !walker.enter(id) => walk.pass(),
                // What MathML says is text; what SVG says is drawn.
                Content::Foreign(element)
                    if matches!(element.name(), "svg" | "annotation" | "annotation-xml")
                        || is_hidden(tree, id) =>
                {
                    walk.pass();
                }
                _ => {}
            },
            Step::Leave(id) => {
                if matches!(tree.content(id), Content::Element(_)) {
                    walker.leave();
                }
            }
        }
    }
    walker.flush();
    Ok(walker.frames.into_iter().next().map(|body| body.blocks).unwrap_or_default())
}

/// A story whose paragraphs, items and cells are more than any story has.
pub(crate) fn too_many_blocks(limits: &Limits) -> Complaint {
    Complaint {
        at: None,
        what: format!("has more than {} paragraphs, items and cells in one story", limits.blocks),
        next: "split it into stories".to_owned(),
    }
}

struct Walker<'t> {
    tree: &'t Tree,
    base: Option<&'t WebAddress>,
    runs: Runs,
    frames: Vec<Frame>,
    /// What each element that was entered opened.
    opened: Vec<Opened>,
    languages: Vec<Option<Language>>,
    /// What addresses are joined to in the elements that are open and say so, as XHTML in a feed may.
    bases: Vec<WebAddress>,
    /// The heading that is open, with what links call it.
    heading: Option<Option<PassageId>>,
    /// Pictures that stand within a run, and follow it.
    pictures: Vec<Block>,
    /// How many blocks were made so far, those in other blocks included.
    made: usize,
    /// The headings that links of the document may lead to.
    passages: BTreeMap<NodeId, PassageId>,
    names: BTreeSet<PassageId>,
}

/// How many nodes are looked at to tell what an element holds.
const A_LOOK: usize = 200;

/// What an element opened, to be closed when it is left.
#[derive(Default, Clone, Copy)]
struct Opened {
    marks: u8,
    block: bool,
    frame: bool,
    heading: bool,
    language: bool,
    base: bool,
    /// What is written behind it.
    behind: Option<&'static str>,
}

impl Walker<'_> {
    /// Takes an element in; whether what is in it is to be read. It is left in either case.
    fn enter(&mut self, id: NodeId) -> bool {
        let tree = self.tree;
        let mut opened = Opened::default();
        let role = self.role(id);
        if role == Role::Gone || is_hidden(tree, id) || is_struck(tree, id) {
            self.opened.push(opened);
            return false;
        }
        let base = tree.attribute(id, "xml:base").and_then(|base| joined(self.base(), base));
        if let Some(base) = base {
            self.bases.push(base);
            opened.base = true;
        }
        let mut inside = true;
        match role {
            Role::Gone => {}
            Role::Break => {
                if self.runs.line_break() > 1 {
                    self.flush();
                }
            }
            Role::Image => {
                self.image(id);
                inside = false;
            }
            Role::NoScript => {
                self.stand_in(id);
                inside = false;
            }
            Role::Plain | Role::Mark(Mark::Emphasis) if self.is_inline_credit(id) => {
                self.flush();
                self.frames.push(Frame::new(Kind::Credit));
                (opened.block, opened.frame) = (true, true);
            }
            Role::Mark(mark) => opened.behind = self.mark(id, mark, &mut opened.marks),
            Role::Plain => {
                if let Some(off) = Off::of_element(tree.name(id)) {
                    inside = self.off_line(id, off, &mut opened);
                }
            }
            _ => {
                self.flush();
                opened.block = true;
                inside = self.block(id, role, &mut opened);
            }
        }
        if inside && let Some(language) = tree.attribute(id, "lang").and_then(stated_language) {
            let now = self.languages.last().cloned().flatten();
            if now.as_ref().is_none_or(|now| now.primary() != language.primary()) {
                self.runs.open(Marked::Language(language.clone()));
                opened.marks += 1;
            }
            self.languages.push(Some(language));
            opened.language = true;
        }
        self.opened.push(opened);
        inside
    }

    /// What addresses are joined to where the walk is.
    fn base(&self) -> Option<&WebAddress> {
        self.bases.last().or(self.base)
    }

    /// The part an element plays where it stands.
    fn role(&self, id: NodeId) -> Role {
        let role = role(self.tree.name(id));
        let top = self.frames.last().map_or(&Kind::Body, |frame| &frame.kind);
        match role {
            _ if !fits(role, top) => Role::Block,
            Role::Block if !matches!(top, Kind::Figure { .. }) && is_figure(self.tree, id) => {
                Role::Figure
            }
            Role::Mark(Mark::Emphasis)
                if self.tree.name(id) == "cite" && self.is_credit_of_quote(id) =>
            {
                Role::Caption
            }
            _ => role,
        }
    }

    /// Opens a block; whether what is in it is to be read.
    fn block(&mut self, id: NodeId, role: Role, opened: &mut Opened) -> bool {
        let tree = self.tree;
        let kind = match role {
            Role::Heading => {
                self.heading = Some(self.passages.get(&id).cloned());
                opened.heading = true;
                return true;
            }
            Role::Rule => {
                self.take(Block::Rule {});
                return false;
            }
            Role::Code => {
                self.code(id);
                return false;
            }
            Role::Row => {
                let head = tree.parent(id).is_some_and(|parent| tree.name(parent) == "thead");
                if let Some(Frame { kind: Kind::Table(table), .. }) = self.frames.last_mut() {
                    table.row(head);
                }
                return true;
            }
            Role::Quote => Kind::Quote { credit: None },
            Role::List { ordered } => Kind::List { ordered, items: Vec::new() },
            Role::Item => Kind::Item,
            Role::Terms => Kind::Terms { pairs: Vec::new() },
            Role::Term => Kind::Term,
            Role::Description => Kind::Description,
            Role::Table => {
                let layout =
                    tree.has_word(id, "role", "presentation") || tree.has_word(id, "role", "none");
                Kind::Table(TableDraft { layout, ..TableDraft::default() })
            }
            Role::Cell => {
                let names = tree.name(id) == "th";
                let span = |name| tree.attribute(id, name).and_then(|n| n.trim().parse().ok());
                let across = span("colspan").unwrap_or(1).clamp(1, 1_000);
                let down = span("rowspan").unwrap_or(1).clamp(1, 65_534);
                Kind::Cell(Cell { names, across, down })
            }
            Role::TableCaption => Kind::TableCaption,
            Role::Figure => Kind::Figure { caption: None, credit: None },
            Role::Caption if tree.name(id) == "cite" => Kind::Credit,
            Role::Caption => Kind::Caption { credit: None },
            _ => match self.by_class(id) {
                Some(kind) => kind,
                None => return true,
            },
        };
        self.frames.push(Frame::new(kind));
        opened.frame = true;
        true
    }

    /// Takes in words that stand above or below the line; whether what is in it is still to be read.
    fn off_line(&mut self, id: NodeId, off: Off, opened: &mut Opened) -> bool {
        match raised(self.tree, id) {
            Raised::Nothing => true,
            Raised::Note => {
                self.runs.push("[");
                opened.behind = Some("]");
                true
            }
            Raised::Words(words) => {
                let said = on_the_line(&words, off, &self.runs.end());
                self.runs.push(&said);
                false
            }
        }
    }

    /// Opens a mark on words; what is written behind them.
    fn mark(&mut self, id: NodeId, mark: Mark, marks: &mut u8) -> Option<&'static str> {
        let marked = match mark {
            Mark::Emphasis => Marked::Emphasis,
            Mark::Strong => Marked::Strong,
            Mark::Quotation => Marked::Quotation,
            Mark::Code => Marked::Code,
            Mark::Link => {
                match self.tree.attribute(id, "href").and_then(|href| self.target(href)) {
                    Some(target) => Marked::Link(target),
                    None => return None,
                }
            }
            Mark::Reading => {
                self.runs.push("(");
                return Some(")");
            }
        };
        self.runs.open(marked);
        *marks += 1;
        None
    }

    /// Where a link leads, if it may be followed.
    fn target(&self, href: &str) -> Option<Target> {
        let href = trimmed(href);
        if let Some(name) = href.strip_prefix('#') {
            if let Some(id) = PassageId::parse(name).filter(|id| self.names.contains(id)) {
                return Some(Target::Passage(id));
            }
            // A passage that is not part of the story is still one of the page; its top is not.
            let base = self.base().filter(|_| !name.is_empty())?;
            return joined(Some(base), &href).map(Target::Web);
        }
        match scheme(&href) {
            Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => Target::parse(&href),
            _ => joined(self.base(), &href).map(Target::Web),
        }
    }

    fn image(&mut self, id: NodeId) {
        match picture(self.tree, id, self.base()) {
            Picture::Nothing => {}
            Picture::Sign(alt) => self.runs.push(&alt),
            Picture::Image(image) => self.take_picture(Block::Figure { image }),
        }
    }

    /// The pictures of a `noscript`, where the one before it did not show already.
    fn stand_in(&mut self, id: NodeId) {
        let shown = std::iter::successors(self.tree.before(id), |&node| self.tree.before(node))
            .find(|&node| matches!(self.tree.content(node), Content::Element(_)))
            .is_some_and(|node| {
                let images = self
                    .tree
                    .all(node)
                    .take(A_LOOK)
                    .filter(|&n| matches!(self.tree.name(n), "img" | "amp-img"));
                images
                    .take(1)
                    .any(|n| matches!(picture(self.tree, n, self.base()), Picture::Image(_)))
            });
        if !shown {
            for image in images_in(self.tree, id) {
                self.image(image);
            }
        }
    }

    fn take_picture(&mut self, block: Block) {
        match self.runs.is_empty() {
            true => self.take(block),
            false => self.pictures.push(block),
        }
    }

    /// Text with its own line breaks.
    fn code(&mut self, id: NodeId) {
        let tree = self.tree;
        let mut text = String::new();
        for node in tree.all(id) {
            match tree.content(node) {
                Content::Text(words) => text
                    .extend(words.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t'))),
                Content::Element(_) if tree.name(node) == "br" => text.push('\n'),
                _ => {}
            }
        }
        let inner = tree.children(id).find(|&child| tree.name(child) == "code");
        let language = [Some(id), inner].into_iter().flatten().find_map(|node| {
            let class = tree.attribute(node, "class")?;
            let named = |word: &str| {
                ["language-", "lang-", "highlight-source-"]
                    .iter()
                    .find_map(|p| word.strip_prefix(p).and_then(line))
            };
            class.split_ascii_whitespace().find_map(named)
        });
        let text = text.trim_end().trim_start_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        for text in raw_pieces(text) {
            self.take(Block::Code { language: language.clone(), text });
        }
    }

    fn take(&mut self, block: Block) {
        self.made += 1;
        if let Some(top) = self.frames.last_mut() {
            top.take(block);
        }
    }

    /// Ends the run that is open, as a block of its own.
    fn flush(&mut self) {
        if let Some(text) = self.runs.take() {
            let heading = self.heading.as_mut().map(Option::take);
            for text in in_lengths(text) {
                self.take(match &heading {
                    Some(id) => Block::Subhead { text, id: id.clone() },
                    None => Block::Paragraph { text },
                });
            }
        }
        for picture in std::mem::take(&mut self.pictures) {
            self.take(picture);
        }
    }

    fn leave(&mut self) {
        let Some(opened) = self.opened.pop() else { return };
        for _ in 0..opened.marks {
            self.runs.close();
        }
        if let Some(words) = opened.behind {
            self.runs.push(words);
        }
        if opened.language {
            self.languages.pop();
        }
        if opened.base {
            self.bases.pop();
        }
        if opened.block {
            self.flush();
        }
        if opened.heading {
            self.heading = None;
        }
        if opened.frame
            && let Some(inner) = self.frames.pop()
            && let Some(outer) = self.frames.last_mut()
        {
            outer.close(inner);
        }
    }
}
