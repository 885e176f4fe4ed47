//! A story as its source tells it, before it has a name among ours and is checked against the model.

use super::trail::{Fate, Trail};
use crate::article::json::record;
use crate::article::{
    Article, ArticleId, Attribution, Block, Image, Licence, Line, Prose, Removed, Time, Version,
    WebAddress,
};
use crate::text::Language;

/// A story on its way in. Fields are cleaned (see `line` and `prose`), but nothing is required.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The id it had in its source: guid, slug line, row id.
    pub source_id: Option<Line>,
    /// Within what the id it had in its source is one: the address of its feed. Where the source names
    /// none, its outlet stands for it.
    pub scope: Option<Line>,
    /// The name of the file, or the address of the feed, from which it came.
    pub from: Option<Line>,
    /// The path of its file, where the name of that is all that it is called by.
    pub path: Option<Line>,
    /// The headline.
    pub headline: Option<Line>,
    /// Whether the headline was made from the text because the source gives none.
    pub headline_guessed: bool,
    /// The word or two above the headline.
    pub kicker: Option<Line>,
    /// The sentence below the headline.
    pub standfirst: Option<Line>,
    /// Who wrote it.
    pub bylines: Vec<Line>,
    /// The place it was written from.
    pub dateline: Option<Line>,
    /// The outlet, where the source itself names it.
    pub source: Option<Line>,
    /// The agency whose report it carries.
    pub agency: Option<Line>,
    /// When it was published.
    pub published: Option<Time>,
    /// When it was last updated.
    pub updated: Option<Time>,
    /// When it was last corrected.
    pub corrected: Option<Time>,
    /// The section it stands in.
    pub section: Option<Line>,
    /// What it is about.
    pub topics: Vec<Line>,
    /// Which places it is about.
    pub places: Vec<Line>,
    /// The language, where the source states it.
    pub language: Option<Language>,
    /// The picture above it.
    pub lead_image: Option<Image>,
    /// The story itself.
    pub body: Vec<Block>,
    /// To whom it gives what it reports.
    pub attributions: Vec<Attribution>,
    /// The same story elsewhere.
    pub versions: Vec<Version>,
    /// Where it was first published.
    pub address: Option<WebAddress>,
    /// On what terms it may be used.
    pub licence: Option<Licence>,
    /// The story itself, where the source is an article set of ours: its id, slugs and overrides
    /// survive, and it is not tidied anew.
    pub kept: Option<Box<Article>>,
    /// What was taken out of that set and has words of this story, which its editor kept.
    pub kept_beside: Vec<ArticleId>,
    /// Where the source is an article set of ours, a story that its editor took out: then nothing else
    /// is here.
    pub taken_out: Option<Box<Removed>>,
    /// Passages of the source that could not be taken as what they are, in words for the report.
    pub remarks: Vec<Prose>,
    /// What became of each piece of the source.
    pub trail: Trail,
}

impl Draft {
    /// Says of what was kept for a field that it is lost, where the story has no such field in the end: a
    /// later pass may have had reasons against it, and what is told must be what is there.
    pub(super) fn own_up(&mut self) {
        let has = |why: &str| match why {
            "headline" => self.headline.is_some(),
            "kicker" => self.kicker.is_some(),
            "standfirst" => self.standfirst.is_some(),
            "byline" => !self.bylines.is_empty() || self.source.is_some(),
            "dateline" => self.dateline.is_some(),
            "agency" => self.agency.is_some(),
            "published" => self.published.is_some(),
            "updated" => self.updated.is_some(),
            "corrected" => self.corrected.is_some(),
            "section" => self.section.is_some(),
            "lead image" => self.lead_image.is_some() || !self.body.is_empty(),
            _ => true,
        };
        let lost: Vec<bool> = self.trail.0.iter().map(|step| !has(&step.why)).collect();
        for (step, _) in self.trail.0.iter_mut().zip(lost).filter(|(_, lost)| *lost) {
            if step.fate == Fate::Kept {
                step.fate = Fate::Dropped;
                step.why = "not in the story after all".into();
            }
        }
    }
}

// The form in which a draft comes from the process that read it.
record! { Draft: "A story on its way in." {
    source_id: "The id it had in its source: guid, slug line, row id.",
    scope: "Within what the id it had in its source is one: the address of its feed.",
    from: "The name of the file, or the address of the feed, from which it came.",
    path: "The path of its file, where the name of that is all that it is called by.",
    headline: "The headline.",
    headline_guessed: "Whether the headline was made from the text because the source gives none.",
    kicker: "The word or two above the headline.",
    standfirst: "The sentence below the headline.",
    bylines: "Who wrote it.",
    dateline: "The place it was written from.",
    source: "The outlet, where the source itself names it.",
    agency: "The agency whose report it carries.",
    published: "When it was published.",
    updated: "When it was last updated.",
    corrected: "When it was last corrected.",
    section: "The section it stands in.",
    topics: "What it is about.",
    places: "Which places it is about.",
    language: "The language, where the source states it.",
    lead_image: "The picture above it.",
    body: "The story itself.",
    attributions: "To whom it gives what it reports.",
    versions: "The same story elsewhere.",
    address: "Where it was first published.",
    licence: "On what terms it may be used.",
    kept: "The story itself, where the source is an article set of ours: its id, slugs and overrides survive, and it is not tidied anew.",
    kept_beside: "What was taken out of that set and has words of this story, which its editor kept.",
    taken_out: "A story that the editor of an article set took out: then nothing else is here.",
    remarks: "Passages of the source that could not be taken as what they are, in words for the report.",
    trail: "What became of each piece of the source.",
}}
