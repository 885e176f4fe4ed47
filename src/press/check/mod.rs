//! What an editor would want to know of a set before it is published.

mod days;
mod edits;
mod index;
mod pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::duplicates::{Told, pairs};
use super::language;
use super::linked::place_of;
use super::wire::guessed_headline;
use crate::article::{
    Article, ArticleId, ArticleSet, Block, EditedField, Image, Precision, Refusal, Span, Target,
    Text, Voice,
};
use crate::text::Language;

pub use days::to_come;
pub use index::index_named;
pub use pictures::{beside, left_over, unused};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// Worth mending.
    Warning,
    /// The set should not be published with it.
    Error,
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Something found in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// A name for the kind of finding, for machines.
    pub kind: &'static str,
    /// Which story; `None` is the set.
    pub id: Option<String>,
    /// What was found.
    pub what: String,
}

/// The longest paragraph that is still read with pleasure, in characters.
const LONG_PARAGRAPH: usize = 2_500;

/// Looks at a set; the findings are in the order of the stories. `tell` hears how many stories were
/// looked at.
pub fn check(set: &ArticleSet, refusals: &[Refusal], tell: &mut dyn FnMut(usize)) -> Vec<Finding> {
    let mut findings: Vec<Finding> = refusals.iter().map(refused).collect();
    if set.is_empty() {
        findings.push(Finding {
            weight: Weight::Error,
            kind: "empty",
            id: None,
            what: "there is no story in it".to_owned(),
        });
    }
    for (n, article) in set.articles().iter().enumerate() {
        tell(n + 1);
        let mut found = Found { id: &article.id, findings: &mut findings };
        story(article, set, &mut found);
    }
    of_one_address(set, &mut findings);
    taken_out_as_well(set, &mut findings);
    let told: Vec<Told> =
        set.articles().iter().map(|article| Told::of_body(&article.body)).collect();
    let mut before = None;
    let mut pairs = pairs(&told);
    // What is nearly the same as many is said of the first of them.
    pairs.sort_by_key(|&(one, other)| (other, one));
    for (one, other) in pairs {
        if before.replace(other) == Some(other) {
            continue;
        }
        let (one, other) = (&set.articles()[one], &set.articles()[other]);
        let mut found = Found { id: &other.id, findings: &mut findings };
        found.warn(
            "near-duplicate",
            format!("is nearly the same as {} \"{}\"", one.id, &*one.headline),
        );
    }
    findings
}

/// Names the stories that have the address of one before them: it may be the same, kept twice.
fn of_one_address(set: &ArticleSet, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<String, &Article> = BTreeMap::new();
    for article in set.articles() {
        let Some(page) = place_of(article.address.as_ref()) else { continue };
        if let Some(one) = first.get(&page) {
            let mut found = Found { id: &article.id, findings };
            let what = format!(
                "has the address of {} \"{}\"; if they are one story, remove one of them",
                one.id, &*one.headline
            );
            found.warn("one-address", what);
        } else {
            first.insert(page, article);
        }
    }
}

/// Names the stories that stand on the list of what was taken out: at the next import they stay as they are.
fn taken_out_as_well(set: &ArticleSet, findings: &mut Vec<Finding>) {
    let removed = set.removed();
    let out: BTreeSet<&ArticleId> = removed
        .iter()
        .flat_map(|removed| std::iter::once(&removed.id).chain(&removed.other_ids))
        .collect();
    for article in set.articles().iter().filter(|article| out.contains(&article.id)) {
        let mut found = Found { id: &article.id, findings };
        found.warn(
            "taken-out",
            format!(
                "is on the set's list of what was taken out, too; to take it off that, run offprint remove --undo {0}, or to take it out again, run offprint remove {0}",
                article.id
            ),
        );
    }
}

/// What is said of a story that the reader would leave out. One that its writer marks as a draft is
/// meant to be left out, and keeps nobody from publishing the others.
fn refused(refusal: &Refusal) -> Finding {
    let says_so = ["draft", "status", "unpublished"].contains(&refusal.field.as_str());
    let id = refusal.story.clone();
    match (&refusal.story, says_so) {
        (Some(story), true) => Finding {
            weight: Weight::Warning,
            kind: "draft",
            id,
            what: format!(
                "{story}: is marked as a draft (`{}`), and is not shown; take that field out when the story is finished",
                refusal.field
            ),
        },
        _ => {
            let what = refusal.to_string();
            Finding { weight: Weight::Error, kind: "refused", id, what }
        }
    }
}

/// Whether words say of themselves that they are not finished: `DRAFT: …`, `[draft]`, `TK`.
fn is_unfinished(words: &str) -> bool {
    let small = words.trim().to_lowercase();
    let begins = ["draft:", "draft -", "draft –", "[draft", "(draft", "lorem ipsum", "todo:"];
    let tk = |word: &str| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(letters, "TK" | "TKTK" | "TKTKTK" | "XXX" | "XXXX")
    };
    begins.iter().any(|start| small.starts_with(start)) || words.split_whitespace().any(tk)
}

struct Found<'a> {
    id: &'a ArticleId,
    findings: &'a mut Vec<Finding>,
}

impl Found<'_> {
    fn add(&mut self, weight: Weight, kind: &'static str, what: impl Into<String>) {
        let id = Some(self.id.to_string());
        self.findings.push(Finding { weight, kind, id, what: what.into() });
    }

    fn note(&mut self, kind: &'static str, what: impl Into<String>) {
        self.add(Weight::Note, kind, what);
    }

    fn warn(&mut self, kind: &'static str, what: impl Into<String>) {
        self.add(Weight::Warning, kind, what);
    }
}

fn story(article: &Article, set: &ArticleSet, found: &mut Found<'_>) {
    match article.published.map(|time| time.precision()) {
        None => found.warn("no-date", "has no date"),
        Some(Precision::Guessed) => found.warn("guessed-date", "has a guessed date"),
        Some(_) => {}
    }
    if is_headline_guessed(article) {
        found.warn(
            "guessed-headline",
            "has the first words of its text for a headline, as stories have whose source gives none",
        );
    }
    if article.language.primary() == "und" {
        found.warn("no-language", "does not say its language");
    } else if language_of(article).is_some_and(|told| told.primary() != article.language.primary())
    {
        found.note(
            "language",
            format!("says it is in `{}`, and does not read so", article.language),
        );
    }
    if article.body.is_empty() {
        found.warn("no-body", "has a headline and no text");
    }
    for (field, words) in
        [("headline", Some(&*article.headline)), ("standfirst", article.standfirst.as_deref())]
    {
        if words.is_some_and(is_unfinished) {
            let what =
                format!("looks unfinished: its `{field}` says \"{}\"", words.unwrap_or_default());
            found.warn("unfinished", what);
        }
    }
    if let Some(image) = &article.lead_image {
        picture("the lead image", image, found);
    }
    let passages: BTreeSet<&str> = article
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Subhead { id: Some(id), .. } => Some(id.as_str()),
            _ => None,
        })
        .collect();
    for (n, block) in article.body.iter().enumerate() {
        if let Block::Figure { image } = block {
            picture(&format!("the picture in `body[{n}]`"), image, found);
        }
        let (mut odd, mut unfinished) = (false, false);
        block.each_text(&mut |words, voice| {
            if voice == Voice::Body && matches!(block, Block::Paragraph { .. }) {
                let length = words.chars().count();
                if length > LONG_PARAGRAPH {
                    found.note(
                        "long-paragraph",
                        format!("`body[{n}]` is a paragraph of {length} characters"),
                    );
                }
            }
            odd |= is_misread(words);
            unfinished |= !matches!(block, Block::Code { .. }) && is_unfinished(words);
        });
        if unfinished {
            let what = format!("looks unfinished: `body[{n}]` holds a mark such as TK or DRAFT");
            found.warn("unfinished", what);
        }
        if odd {
            found.warn(
                "encoding",
                format!("`body[{n}]` looks as if it was read in a wrong encoding"),
            );
        }
        each_link(block, &mut |to| match to {
            Target::Story(slug) if set.find(slug).is_none() => {
                found.warn(
                    "dead-link",
                    format!("`body[{n}]` links to `story:{slug}`, which is not in the set"),
                );
            }
            Target::Passage(id) if !passages.contains(id.as_str()) => {
                found.warn(
                    "dead-link",
                    format!("`body[{n}]` links to `#{id}`, which is not in the story"),
                );
            }
            _ => {}
        });
    }
    edits::told(article, found);
    if is_misread(&article.headline) {
        found.warn("encoding", "`headline` looks as if it was read in a wrong encoding");
    }
}

/// Whether a headline is what the press makes of the first words of a text, and no editor's.
fn is_headline_guessed(article: &Article) -> bool {
    let mut first = String::new();
    article.body.iter().take(1).for_each(|block| {
        block.each_text(&mut |words, _| {
            if first.is_empty() {
                words.trim().clone_into(&mut first);
            }
        });
    });
    let own = article.overrides.iter().any(|edited| edited.field == EditedField::Headline);
    let texts = [Some(first.as_str()), article.standfirst.as_deref()];
    let guess = |text: &str| guessed_headline(text).is_some_and(|guess| guess == article.headline);
    !own && texts.into_iter().flatten().filter(|text| !text.is_empty()).any(guess)
}

/// The language that a story's words are in, as far as they tell.
fn language_of(article: &Article) -> Option<Language> {
    let mut text = String::new();
    article.body.iter().for_each(|block| block.each_text(&mut |words, _| text.push_str(words)));
    language::of_text(&text)
}

fn picture(which: &str, image: &Image, found: &mut Found<'_>) {
    if image.caption.is_none() {
        found.note("no-caption", format!("{which} has no caption"));
    }
    if image.credit.is_none() {
        found.warn("no-credit", format!("{which} has no credit"));
    }
    if image.file.is_none() {
        found.note("no-file", format!("{which} is a note without a file or size"));
    } else if image.alt.is_none() {
        found.warn("no-alt", format!("{which} does not say what it shows"));
    }
}

/// UTF-8 that was read as something else, or letters that were lost.
fn is_misread(text: &str) -> bool {
    let pairs = ["Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "â€™", "â€œ", "â€“", "Â ", "Ð°", "Ø§Ù"];
    text.contains('\u{fffd}') || pairs.iter().any(|pair| text.contains(pair))
}

fn each_link(block: &Block, tell: &mut dyn FnMut(&Target)) {
    let texts: Vec<&Text> = match block {
        Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
            vec![text]
        }
        Block::List { items, .. } => items.iter().collect(),
        Block::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).collect(),
        Block::Facts { items, .. } => items.iter().map(|fact| &fact.text).collect(),
        Block::Figure { .. } | Block::Code { .. } | Block::Rule {} => Vec::new(),
    };
    texts.into_iter().for_each(|text| links(text, tell));
}

fn links(text: &Text, tell: &mut dyn FnMut(&Target)) {
    for span in &text.0 {
        match span {
            Span::Link { to, text } => {
                tell(to);
                links(text, tell);
            }
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Quotation { text }
            | Span::Language { text, .. } => links(text, tell),
            Span::Text { .. } | Span::Code { .. } | Span::Break {} => {}
        }
    }
}
