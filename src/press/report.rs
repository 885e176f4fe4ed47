//! What an import did, for people and for machines: for every source what it is and how many stories
//! were taken, for every story what became of it and of each of its pieces.
//!
//! Whatever comes from a source is said without control characters and without what turns writing
//! round, on a terminal and in a file: a headline must neither move the cursor nor change what is read.

mod json;
mod of_source;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::advice::{in_set, index_anew};
use super::edit::{Conflict, Rival, field_name};
use super::merge::Outcome;
use super::proof::{self, Proof};
use super::source::Complaint;
use super::trail::Trail;
use crate::article::{ArticleId, FolderPath, Line, Slug};

pub use super::proof::{escaped, plain};
pub(super) use json::looks_like;
use of_source::{say_complaints, say_source};

/// What an import did.
#[derive(Debug, Default)]
pub struct Report {
    /// For every source, in the order in which they were read.
    pub sources: Vec<OfSource>,
    /// Files of a folder that were not read, each with why: they are ours, or for programs.
    pub passed_over: Vec<(String, &'static str)>,
    /// What could not be done that is of no source: a picture of the set that stories went into, what is
    /// remembered of servers.
    pub beside: Vec<Complaint>,
    /// Where a source and an editor disagree anew.
    pub conflicts: Vec<Conflict>,
    /// What the editor of another set took out and stands in this one, since it stood there before: its
    /// id and headline.
    pub out_elsewhere: Vec<(ArticleId, Line)>,
    /// How many stories the set holds now.
    pub stories: usize,
    /// The set that was written, where advice is to name it.
    pub set: Option<PathBuf>,
    /// The name that the set kept, and the other one that was only to be its name where it had none.
    pub name_kept: Option<(String, String)>,
    /// Where an index lies that the set named, and that is not of its stories now.
    pub stale_index: Option<FolderPath>,
}

/// What came of a source.
#[derive(Debug, Default)]
pub struct OfSource {
    /// What the user calls it.
    pub name: String,
    /// What it is.
    pub what: String,
    /// The name that it gives itself.
    pub title: Option<String>,
    /// The site that stands for the outlet that it does not name.
    pub named_after_site: Option<Line>,
    /// How many of its stories have an outlet that is made up of the name of the file.
    pub named_after_file: usize,
    /// Its stories.
    pub stories: Vec<OfStory>,
    /// What could not be taken.
    pub complaints: Vec<Complaint>,
    /// How many of its stories were refused before they had a name, whole or in part; 1 where it was
    /// refused itself.
    pub refused: usize,
    /// How many of its stories were refused whole before they had a name, where they can be counted.
    pub lost: usize,
}

/// What came of a story.
#[derive(Debug)]
pub struct OfStory {
    /// Its id, where it has one.
    pub id: Option<ArticleId>,
    /// Its slug in the set, where it stands there.
    pub slug: Option<Slug>,
    /// Its headline.
    pub headline: String,
    /// Whether the headline was made from its text.
    pub headline_guessed: bool,
    /// What became of it.
    pub outcome: Outcome,
    /// What is to be said of its passages.
    pub remarks: Vec<String>,
    /// What became of its pieces.
    pub trail: Trail,
    /// Its source beside it, where that was asked for.
    pub proof: Option<Proof>,
}

impl OfSource {
    /// Whether an outlet is made up for want of one.
    fn is_named_by_us(&self) -> bool {
        self.named_after_file > 0 || self.named_after_site.is_some()
    }

    /// The ids of its stories, where all of them have one.
    pub(super) fn ids_of_all(&self) -> Option<Vec<ArticleId>> {
        self.stories.iter().map(|story| story.id.clone()).collect()
    }
}

impl OfStory {
    /// Whether it is the story of this id, or another outlet's telling of that.
    fn is_of(&self, id: &ArticleId) -> bool {
        self.id.as_ref() == Some(id)
            || matches!(&self.outcome, Outcome::VersionOf(kept) if kept == id)
    }

    /// What is to be said of it and of its passages.
    fn remarks(&self) -> impl Iterator<Item = &str> {
        let guessed = self.headline_guessed.then_some(GUESSED_HEADLINE);
        guessed.into_iter().chain(self.remarks.iter().map(String::as_str))
    }
}

/// What is said of a headline that its source does not give.
const GUESSED_HEADLINE: &str = "the headline is taken from the first words, since the source gives none; to give it one, run offprint edit ID headline=…";

impl Outcome {
    /// The word for it in reports.
    pub fn word(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Same => "unchanged",
            Self::Twice => "twice in this import",
            Self::VersionOf(_) => "version of another story",
            Self::Removed => "taken out by an editor before",
            Self::Held { .. } => "held back",
            Self::Refused(..) => "refused",
        }
    }

    /// So many stories that came to this end, in words.
    fn counted(&self, count: usize) -> String {
        match self {
            Self::VersionOf(_) if count > 1 => format!("{count} versions of other stories"),
            Self::VersionOf(_) => "1 version of another story".to_owned(),
            Self::Twice => format!("{count} came twice in this import"),
            _ => format!("{count} {}", self.word()),
        }
    }

    fn is_taken(&self) -> bool {
        !matches!(self, Self::Refused(..) | Self::Removed | Self::Held { .. })
    }
}

/// What is said of an index that is not of the stories of the set that named it.
pub fn stale_index_said(folder: &FolderPath, set: &Path) -> String {
    format!(
        "the index in `{folder}` is not of these stories, and the set names it no more; to make it anew, run {}\n",
        index_anew(set, folder)
    )
}

/// How many complaints of one source are said on a terminal; the report file has all.
const SAID: usize = 10;

impl Report {
    /// How many stories came to this end.
    pub fn count(&self, word: &str) -> usize {
        self.outcomes().filter(|outcome| outcome.word() == word).count()
    }

    fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        self.sources.iter().flat_map(|source| &source.stories).map(|story| &story.outcome)
    }

    /// How many stories, and sources with none, were refused, whole or in part. Pictures that cannot be
    /// taken are none of these, for their stories are whole without them; those that could not be
    /// written are.
    pub fn refusals(&self) -> usize {
        let of = |source: &OfSource| {
            let stories = &source.stories;
            let refused = stories.iter().filter(|s| matches!(s.outcome, Outcome::Refused(..)));
            refused.count() + source.refused
        };
        self.sources.iter().map(of).sum::<usize>() + self.beside.len()
    }

    /// The report as a person reads it.
    pub fn said(&self) -> String {
        let mut out = String::new();
        for source in &self.sources {
            say_source(source, &mut out);
        }
        if self.sources.iter().any(OfSource::is_named_by_us) {
            out.push_str("to name a source yourself, say `--source NAME`, or set `name` for it in `offprint.toml`\n");
        }
        say_complaints(&self.beside, "", &mut out);
        let mut passed_over: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, why) in &self.passed_over {
            passed_over.entry(why).or_default().push(name);
        }
        for (why, names) in passed_over {
            for name in names.iter().take(SAID) {
                let name = plain(name);
                let _ = writeln!(out, "{name}: passed over, since {why}; name it to import it");
            }
            let more = names.len().saturating_sub(SAID);
            if more > 0 {
                let _ = writeln!(
                    out,
                    "and {more} more passed over, since {why}; `--report FILE` lists them all"
                );
            }
        }
        for Conflict { id, field, rival, was, now, editor } in &self.conflicts {
            let field = field_name(*field);
            let (was, now, editor) = (plain(was), plain(now), plain(editor));
            let said = match rival {
                Rival::Source => format!(
                    "the source said \"{was}\" and now says \"{now}\"; the editor's \"{editor}\" stays"
                ),
                Rival::Editor => format!(
                    "the editor of another set says \"{now}\"; the \"{editor}\" of this one's stays, and both are kept"
                ),
            };
            let _ = writeln!(
                out,
                "conflict: {id} `{field}`: {said}; to change it, run offprint edit {id} {field}=…"
            );
        }
        for (id, headline) in self.out_elsewhere.iter().take(SAID) {
            let _ = writeln!(
                out,
                "the editor of another set took out \"{}\", and it stays here; to take it out, run offprint remove {id}",
                plain(headline)
            );
        }
        if let Some(more @ 1..) = self.out_elsewhere.len().checked_sub(SAID) {
            let _ = writeln!(out, "and {more} more that another editor took out");
        }
        if let Some((kept, other)) = &self.name_kept {
            let (kept, other) = (plain(kept), plain(other));
            let _ = writeln!(
                out,
                "the set is called \"{kept}\" already, and stays so; to call it \"{other}\", say `--name`"
            );
        }
        let mut counts: BTreeMap<&str, (usize, &Outcome)> = BTreeMap::new();
        for outcome in self.outcomes() {
            counts.entry(outcome.word()).or_insert((0, outcome)).0 += 1;
        }
        let counts: Vec<String> =
            counts.values().map(|(count, outcome)| outcome.counted(*count)).collect();
        let of = match self.sources.len() {
            1 => "1 source".to_owned(),
            sources => format!("{sources} sources"),
        };
        let counts = if counts.is_empty() { "no story".to_owned() } else { counts.join(", ") };
        let refusals = match self.refusals() {
            0 => String::new(),
            1 => "; 1 thing was refused, as is said above".to_owned(),
            several => format!("; {several} things were refused, as is said above"),
        };
        let _ = writeln!(out, "{of}: {counts}{refusals}");
        self.advised(&out)
    }

    /// Words whose commands are called with the set that was written.
    fn advised(&self, words: &str) -> String {
        self.set.as_ref().map_or_else(|| words.to_owned(), |set| in_set(words, set))
    }

    /// The report as it is written to a file.
    pub fn written(&self) -> String {
        escaped(&format!("{:#}\n", self.json()))
    }

    /// The stories of this import whose id or slug is, or begins with, these letters.
    pub fn ids_like(&self, typed: &str) -> Vec<&ArticleId> {
        let ids = |fits: &dyn Fn(&str) -> bool| {
            let stories = self.sources.iter().flat_map(|source| &source.stories);
            let named = stories.filter_map(|story| match &story.outcome {
                Outcome::VersionOf(id) => Some((id, &story.slug)),
                _ => Some((story.id.as_ref()?, &story.slug)),
            });
            let found = named.filter(|(id, slug)| {
                fits(id.as_str()) || slug.as_ref().is_some_and(|slug| fits(slug.as_str()))
            });
            found.map(|(id, _)| id).collect::<Vec<_>>()
        };
        let mut found = ids(&|name| name == typed);
        if found.is_empty() {
            found = ids(&|name| name.starts_with(typed));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The source of a story beside it, on a terminal of so many columns; once for each source that
    /// tells it.
    pub fn explained(&self, id: &ArticleId, width: usize) -> String {
        let mut out = String::new();
        for source in &self.sources {
            for story in source.stories.iter().filter(|story| story.is_of(id)) {
                let _ = writeln!(
                    out,
                    "{id} \"{}\" from {} ({})",
                    plain(&story.headline),
                    plain(&source.name),
                    story.outcome.word()
                );
                if let Some(proof) = &story.proof {
                    out += &proof::said(proof, width);
                }
            }
        }
        out
    }
}
