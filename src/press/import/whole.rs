//! A set on the disk: read whole and written whole, or not at all.

use std::path::Path;
use std::sync::Arc;

use super::Trouble;
use crate::article::{
    Article, ArticleSet, FolderPath, Line, MOST_REMOVED, Removed, write_indexed_set,
};
use crate::press::limits::Limits;
use crate::press::{files, line};
use crate::search::{Content, Packed};
use crate::text::door;

/// Writes a set with these stories in the place of another. What is given back is where an index lies that
/// was of the stories before, and is not of these.
///
/// # Errors
/// The disk; or more stories were taken out than can be named, and none is forgotten in silence.
pub fn write(
    path: &Path,
    name: Option<&Line>,
    before: &ArticleSet,
    articles: &[Arc<Article>],
    removed: &[Removed],
) -> Result<Option<FolderPath>, Trouble> {
    if removed.len() > MOST_REMOVED {
        return Err(Trouble::TooManyOut(path.to_owned(), removed.len()));
    }
    let index = before.index();
    let is_same = index.is_some_and(|index| is_index_of(path, index, articles));
    // As it comes: as a text in memory it would be more than the stories it is made of.
    files::write_whole_by(path, |file| {
        let index = index.filter(|_| is_same);
        write_indexed_set(index, name, before.language(), articles, removed, file)
    })?;
    Ok(index.filter(|_| !is_same).cloned())
}

/// Whether an index that a set names is there, and of these stories.
pub fn is_index_of(set: &Path, index: &FolderPath, articles: &[Arc<Article>]) -> bool {
    let root = files::folder(set).join(index.to_string()).join(Packed::ROOT);
    let root = files::read(&root, Limits::default().bytes).ok();
    let Some(packed) = root.and_then(|root| Packed::open(&root, door()).ok()) else { return false };
    let mut content = Content::default();
    articles.iter().for_each(|article| content.add(article));
    packed.is_of(content, articles.len())
}

/// Writes a set that is there once more, with the folder in which its index lies.
///
/// # Errors
/// The disk.
pub fn name_index(path: &Path, set: &ArticleSet, index: &FolderPath) -> Result<(), Trouble> {
    let name = set.name().and_then(line);
    Ok(files::write_whole_by(path, |file| {
        let (articles, removed) = (set.articles(), set.removed());
        write_indexed_set(Some(index), name.as_ref(), set.language(), articles, removed, file)
    })?)
}

/// Reads the set that is there.
///
/// # Errors
/// It cannot be read, or not whole.
pub fn read_set(path: &Path, limits: &Limits) -> Result<ArticleSet, Trouble> {
    let bytes = files::read(path, limits.bytes.saturating_mul(20))?;
    let (set, refusals) = ArticleSet::read(&bytes);
    if refusals.is_empty() { Ok(set) } else { Err(Trouble::NotWhole(path.to_owned(), refusals)) }
}

/// Whether two paths lead to one file.
pub(in crate::press) fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other
        || one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}
