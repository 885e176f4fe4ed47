//! A draft made into a story of the closed model: what must be there is found or guessed, and the
//! guess is said.

use super::draft::Draft;
use super::language;
use super::tidy::without_trackers;
use super::trail::{At, Fate};
use super::wire::guessed_headline;
use crate::article::json::Json;
use crate::article::{Article, ArticleId, Block, Line, Slug};
use crate::text::Language;

/// What the user says of all stories of a source, where the stories themselves say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The outlet.
    pub source: Option<Line>,
    /// The section.
    pub section: Option<Line>,
    /// The language.
    pub language: Option<Language>,
}

/// The largest story in bytes of JSON; the reader takes no larger one.
const MOST_BYTES: usize = 1_000_000;

/// Fills in what the draft does not say: defaults, language, headline.
pub fn fill_in(draft: &mut Draft, defaults: &Defaults) {
    if draft.source.is_none() {
        draft.source.clone_from(&defaults.source);
    }
    if draft.section.is_none() {
        draft.section.clone_from(&defaults.section);
    }
    if draft.headline.is_none() {
        draft.headline = first_words(&draft.body);
        draft.headline_guessed = draft.headline.is_some();
        if let Some(words) = draft.headline.clone() {
            let at = At::Node("text".to_owned());
            draft.trail.note(at, Fate::Kept, "headline guessed from the first words", &words);
        }
    }
    if draft.language.is_none() {
        draft.language = language::of_draft(draft).or_else(|| defaults.language.clone());
    }
    if let Some(language) = draft.language.clone() {
        draft.body = language::mark_passages(std::mem::take(&mut draft.body), &language);
    }
}

/// The first words of a text, to know it by.
fn first_words(body: &[Block]) -> Option<Line> {
    let mut first = String::new();
    for block in body {
        block.each_text(&mut |words, _| {
            if first.is_empty() {
                words.trim().clone_into(&mut first);
            }
        });
    }
    guessed_headline(&first)
}

/// The story under its name.
///
/// # Errors
/// What is missing, too much, or does not fit, and what to do.
pub fn finish(draft: Draft, id: ArticleId, slug: Slug) -> Result<Article, (String, String)> {
    let missing = |what: &str, next: &str| (what.to_owned(), next.to_owned());
    let headline = draft
        .headline
        .ok_or_else(|| missing("has neither headline nor text", "look at it in the source"))?;
    let source = draft.source.ok_or_else(|| {
        missing("does not say where it comes from", "name its outlet with `--source NAME`")
    })?;
    let article = Article {
        id,
        slug,
        former_slugs: Vec::new(),
        other_ids: Vec::new(),
        source_id: draft.source_id,
        headline,
        kicker: draft.kicker,
        standfirst: draft.standfirst,
        bylines: draft.bylines,
        dateline: draft.dateline,
        source,
        agency: draft.agency,
        published: draft.published,
        updated: draft.updated,
        corrected: draft.corrected,
        section: draft.section,
        topics: draft.topics,
        places: draft.places,
        language: draft.language.unwrap_or_else(unknown),
        direction: None,
        lead_image: draft.lead_image,
        body: draft.body,
        attributions: draft.attributions,
        versions: draft.versions,
        // What it is known by has been taken from it; readers need no trackers.
        address: draft.address.map(|address| without_trackers(&address).unwrap_or(address)),
        licence: draft.licence,
        overrides: Vec::new(),
    };
    checked(article)
}

/// BCP 47's word for a language nobody knows.
fn unknown() -> Language {
    Language::parse("und").expect("und is a language tag")
}

/// The story as the reader would read it: what it refuses is refused here, before it is written.
///
/// # Errors
/// What the reader would say.
pub fn checked(article: Article) -> Result<Article, (String, String)> {
    let value = serde_json::to_value(&article).map_err(|cause| {
        (format!("cannot be written: {cause}"), "report this as a fault".to_owned())
    })?;
    let bytes = value.to_string().len();
    if bytes > MOST_BYTES {
        let what = format!("is {bytes} bytes long as JSON; {MOST_BYTES} is the most");
        return Err((what, "split it in its source".to_owned()));
    }
    Article::read(value).map_err(|problem| {
        let field = problem.field();
        let what = if field.is_empty() {
            problem.what().to_owned()
        } else {
            format!("`{field}` {}", problem.what())
        };
        (what, problem.next().to_owned())
    })
}
