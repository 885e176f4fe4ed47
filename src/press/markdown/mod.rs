//! Markdown with front matter: one file, one story.
//!
//! The text goes from pulldown-cmark's events straight into blocks and never through HTML; raw HTML
//! in it goes through `markup`, as that of a page does.

mod flow;
mod yaml;
mod front_matter;
mod shortcodes;
mod inline_html;
mod passages;
mod body;

use super::charset;
use super::draft::Draft;
use super::lead_again;
use super::limits::Limits;
use super::markup::of_struck;
use super::named::{Filling, Named, Outcome, Value, order_of};
use super::source::{Complaint, Gathered, Source};
use super::trail::{At, Fate};
use super::{beside, line, page, prose, tidy, wire};
use crate::article::{Block, Day, Precision, Span, Text, Time};

/// Reads a Markdown file into one story.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    let mut gathered = Gathered {
        what: "Markdown".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    let mut refused = 0;
    let mut complain = |at, what: String, next: &str| {
        gathered.complaints.push(Complaint { at, what, next: next.to_owned() });
    };
    if source.bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", source.bytes.len(), limits.bytes);
        complain(None, what, "split it");
        return gathered;
    }
    let decoded = match charset::decode(&source.bytes, source.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err(complaint) => {
            gathered.complaints.push(complaint);
            return gathered;
        }
    };
    if let Some(remark) = decoded.remark {
        let at = Some(At::Node("charset".to_owned()));
        complain(at, remark, "look at the odd letters, and save it as UTF-8");
    }
    let front = front_matter::read(&decoded.text);
    for (at, why) in &front.faults {
        let next = "mend the line, or take it out of the front matter";
        refused += 1;
        complain(Some(At::Lines(*at, *at)), why.clone(), next);
    }
    if !front.kind.is_empty() {
        gathered.what = format!("Markdown with front matter ({})", front.kind);
    }
    let own = source.address.clone().or_else(beside::address);
    let web = source.address.clone().filter(|address| beside::beside(address).is_none());
    let mut draft = Draft { address: web, ..Draft::default() };
    let mut unpublished = None;
    let mut stated_body = None;
    let mut has_id = false;
    let said = |wanted: Named| {
        let mut pairs = front.pairs.iter();
        pairs.find_map(|(name, value)| value.words().filter(|_| Named::of(name) == Some(wanted)))
    };
    let order = order_of(said(Named::Language), said(Named::Address));
    let mut filling = Filling { draft: &mut draft, base: own.as_ref(), order };
    for (named, name, value) in ordered(&front.pairs) {
        let at = At::Node(format!("front matter {}", shown(name)));
        match named {
            Some(Named::Body)
                if stated_body.is_none() && front_is_all(&decoded.text, front.body) =>
            {
                stated_body = value.words();
            }
            Some(named) => match filling.take(named, value, at.clone()) {
                Outcome::Kept(_) if named == Named::Id => has_id = true,
                Outcome::Refused(what, next) => {
                    refused += 1;
                    complain(Some(at), what, next);
                }
                Outcome::Unpublished(standing) => unpublished = Some(standing),
                _ => {}
            },
            None => {
                let words = value.words().unwrap_or_default().to_owned();
                filling.draft.trail.note(at, Fate::Dropped, "not a field of a story", &words);
            }
        }
    }
    if let Some(standing) = &unpublished {
        let what = format!("is not published ({standing}), and left out");
        // That is as its writer wants it, and no refusal of the whole.
        complain(
            Some(At::Node("front matter".to_owned())),
            what,
            "mark it as published in its front matter to take it",
        );
    }
    let is_published = unpublished.is_none();
    let text = shortcodes::resolved(stated_body.unwrap_or(&decoded.text[front.body..]));
    let made = match body::read(&text, front.line, own.as_ref(), limits, &mut draft.trail) {
        Ok(made) => made,
        Err(_) if !is_published => return gathered,
        Err(complaint) => {
            gathered.complaints.push(complaint);
            return gathered;
        }
    };
    if is_published {
        gathered.refused = refused + made.complaints.len();
        gathered.complaints.extend(made.complaints);
    }
    draft.remarks.extend(of_struck(&made.struck).and_then(|said| prose(&said)));
    draft.body = captioned(made.blocks);
    lead_again::once(&mut draft);
    name(&mut draft);
    signed(&mut draft);
    of_file_name(&source.name, has_id, &mut draft);
    if !is_published {
        draft.trail.0.clear();
        gathered.unpublished.push(draft);
        return gathered;
    }
    if draft.headline.is_none() && draft.body.is_empty() {
        gathered.complaints.push(Complaint {
            at: None,
            what: "has neither a title nor a text".to_owned(),
            next: "leave it out".to_owned(),
        });
        return gathered;
    }
    gathered.drafts.push(draft);
    gathered
}

/// Whether nothing but front matter stands in a file.
fn front_is_all(text: &str, body: usize) -> bool {
    text[body..].trim().is_empty()
}

/// Names with their fields: ids before slugs, so that the better name wins, and what stands in
/// `extra` or `params` last. Further down nothing is looked at.
fn ordered(pairs: &[(String, Value)]) -> Vec<(Option<Named>, &str, &Value)> {
    let mut out: Vec<(Option<Named>, &str, &Value)> = Vec::new();
    let mut nested: Vec<(Option<Named>, &str, &Value)> = Vec::new();
    for (name, value) in pairs {
        match (Named::of(name), value) {
            (Some(Named::Nest), Value::Table(inner)) => {
                nested.extend(
                    inner.iter().map(|(name, value)| (Named::of(name), name.as_str(), value)),
                );
            }
            (named, value) => out.push((named, name.as_str(), value)),
        }
    }
    out.append(&mut nested);
    // Stable, so that otherwise the order of the file holds.
    out.sort_by_key(|(named, ..)| match named {
        Some(Named::Id) => 0,
        Some(Named::Slug) => 2,
        Some(Named::LicenceAddress) => 3,
        _ => 1,
    });
    out
}

fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// Finds the headline in the text where the front matter has none, and takes it out where it has.
fn name(draft: &mut Draft) {
    let first = draft.body.iter().take(3).position(|block| matches!(block, Block::Subhead { .. }));
    let plain = first.map(|at| match &draft.body[at] {
        Block::Subhead { text, .. } => text.plain(),
        _ => String::new(),
    });
    match (&draft.headline, first, plain.as_deref().and_then(line)) {
        (None, Some(at), Some(head)) => {
            draft.trail.note(At::Node(format!("body[{}]", at + 1)), Fate::Kept, "headline", &head);
            draft.headline = Some(head);
            draft.body.remove(at);
        }
        (Some(headline), Some(at), Some(head)) if tidy::same_words(headline, &head) => {
            let words = head.to_string();
            let at_node = At::Node(format!("body[{}]", at + 1));
            draft.trail.note(at_node, Fate::Merged, "the headline again", &words);
            draft.body.remove(at);
        }
        _ => {}
    }
    if draft.headline.is_none() {
        let mut said = String::new();
        for block in draft.body.iter().take(5) {
            block.each_text(&mut |words, _| {
                if said.is_empty() {
                    words.clone_into(&mut said);
                }
            });
        }
        draft.headline = wire::guessed_headline(said.trim());
        draft.headline_guessed = draft.headline.is_some();
    }
}

/// Takes the line under the headline that says who wrote the text and when, and nothing else:
/// `*By Jane Roe, 3 March 2025*`.
fn signed(draft: &mut Draft) {
    let Some(Block::Paragraph { text }) = draft.body.first().filter(|_| draft.body.len() > 1)
    else {
        return;
    };
    let words = text.plain();
    if page::head_line(words.trim()).is_some_and(|said| said.tell(draft)) {
        draft.body.remove(0);
        draft.trail.note(At::Node("body[1]".to_owned()), Fate::Kept, "byline", &words);
    }
}

/// What the name of the file tells: `2024-01-23-the-slug.md`, as Jekyll has it.
fn of_file_name(name: &str, has_id: bool, draft: &mut Draft) {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // Hugo names the folder, and the file `index.md`.
    let folder = || name.rsplit(['/', '\\']).nth(1).filter(|folder| !folder.starts_with('.'));
    let stem_of_file = stem;
    let stem = if is_for_its_folder(stem) { folder().unwrap_or_default() } else { stem };
    let day = stem.get(..10).and_then(Day::parse);
    if let (None, Some(day)) = (draft.published, day) {
        draft.published = Some(Time::of_day(day, Precision::Day));
        draft.trail.note(At::Node("file name".to_owned()), Fate::Kept, "published", stem);
    }
    if draft.source_id.is_none() && !stem.is_empty() && stem != "-" && draft.address.is_none() {
        let stem = if day.is_some() { stem[10..].trim_start_matches('-') } else { stem };
        draft.source_id = line(stem);
    }
    // Of a file that is called by its folder, that may be known from where it lies.
    let is_called = draft.source_id.is_some() || is_for_its_folder(stem_of_file);
    if is_called && draft.address.is_none() && !has_id {
        draft.path = line(name);
    }
}

/// Whether a file has such a name that the story is called by its folder, as Hugo has it.
pub(super) fn is_for_its_folder(stem: &str) -> bool {
    matches!(stem, "index" | "_index" | "post" | "article")
}

/// Whether a run is emphasised words and nothing else.
fn is_emphasis(text: &Text) -> bool {
    matches!(text.0.as_slice(), [Span::Emphasis { .. }])
}

/// The longest caption that stands below its picture as a paragraph.
const CAPTION: usize = 400;

/// Gives pictures the captions that stand below them: an emphasised paragraph that ends in a credit
/// or begins by naming the picture.
fn captioned(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let (Block::Paragraph { text }, Some(Block::Figure { image })) = (&block, out.last_mut())
            && image.caption.is_none()
            && is_emphasis(text)
        {
            let plain = text.plain();
            let (caption, credit) = tidy::split_credit(&plain);
            let names = ["photo", "image", "picture", "caption", "above", "below", "bild", "foto"];
            let head = plain.trim_start().to_lowercase();
            let about = credit.is_some() || names.iter().any(|name| head.starts_with(name));
            if about && plain.chars().count() <= CAPTION {
                image.caption = line(caption);
                image.credit = image.credit.take().or(credit);
                continue;
            }
        }
        out.push(block);
    }
    out
}

/// The words of blocks as one run, each on a line of its own.
fn one_text(blocks: Vec<Block>) -> Text {
    let mut out = Text::default();
    let mut join = |text: Text| {
        if !out.0.is_empty() {
            out.0.push(Span::Break {});
        }
        out.0.extend(text.0);
    };
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
                join(text)
            }
            Block::List { items, .. } => items.into_iter().for_each(&mut join),
            Block::Figure { .. }
            | Block::Table { .. }
            | Block::Code { .. }
            | Block::Rule {}
            | Block::Facts { .. } => {}
        }
    }
    out
}
