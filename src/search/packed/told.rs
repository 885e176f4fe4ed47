//! What an index says of its stories, so that it can be asked without them.

use super::bytes::{Bytes, write_text};
use crate::article::Article;
use crate::search::varint::write;

/// A story as an index names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Its slug.
    pub slug: String,
    /// Its headline.
    pub headline: String,
    /// The id that it had in its source, if it has one.
    pub source_id: Option<String>,
    /// When it was published, as the set writes it.
    pub published: Option<String>,
}

impl From<&Article> for Told {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id.to_string(),
            slug: article.slug.to_string(),
            headline: article.headline.to_string(),
            source_id: article.source_id.as_ref().map(ToString::to_string),
            published: article.published.map(|time| time.to_string()),
        }
    }
}

/// Writes a story. What it does not have is an empty text.
pub(super) fn write_told(out: &mut Vec<u8>, told: &Told) {
    let Told { id, slug, headline, source_id, published } = told;
    let lacks = [source_id, published].map(|text| text.as_deref().unwrap_or_default());
    for text in [id.as_str(), slug, headline].into_iter().chain(lacks) {
        write_text(out, text);
    }
}

/// Reads the stories of a part.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Told>> {
    let mut rest = Bytes(bytes);
    let count = rest.number()?;
    let mut stories = Vec::with_capacity(rest.room(count, 5)?);
    for _ in 0..count {
        let mut text = || rest.text().map(str::to_owned);
        let [id, slug, headline] = [text()?, text()?, text()?];
        let [source_id, published] =
            [text()?, text()?].map(|text| Some(text).filter(|it| !it.is_empty()));
        stories.push(Told { id, slug, headline, source_id, published });
    }
    rest.0.is_empty().then_some(stories)
}

/// Writes the stories of a part.
pub(super) fn written(stories: &[Told]) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, stories.len() as u32);
    stories.iter().for_each(|told| write_told(&mut out, told));
    out
}
