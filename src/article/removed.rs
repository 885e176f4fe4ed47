//! What an editor took out of a set: its names stay, so that importing again does not bring it back
//! and nothing else gets its address. Native only: the reader has no use for what is not there.

use super::Article;
use super::json::record;
use super::name::{ArticleId, Slug};
use super::words::Line;

/// A story that an editor took out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Its name for ever.
    pub id: ArticleId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline, for who wonders what it was.
    pub headline: Line,
    /// The id it had in its source, or the name of its file: its headline may read otherwise by now.
    pub source_id: Option<Line>,
    /// Ids of other tellings of it, which are not wanted either.
    pub other_ids: Vec<ArticleId>,
}

impl Removed {
    /// What stays of a story that is taken out.
    pub fn of(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            slug: article.slug.clone(),
            headline: article.headline.clone(),
            source_id: article.source_id.clone(),
            other_ids: article.other_ids.clone(),
        }
    }
}

record! { Removed: "A story that an editor took out." {
    id: "Its name for ever.",
    slug: "Its name in addresses.",
    headline: "Its headline.",
    source_id: "The id it had in its source, or the name of its file.",
    other_ids: "Ids of other tellings of it, which are not wanted either.",
}}
