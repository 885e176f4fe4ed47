//! A set on the disk: read whole and written whole, or not at all.

use std::path::Path;
use std::sync::Arc;

use super::Trouble;
use crate::article::{Article, ArticleSet, Line, MOST_REMOVED, Removed, write_set};
use crate::press::files;
use crate::press::limits::Limits;

/// Writes a set with these stories in the place of another.
///
/// # Errors
/// The disk; or more stories were taken out than can be named, and none is forgotten in silence.
pub fn write(
    path: &Path,
    name: Option<&Line>,
    before: &ArticleSet,
    articles: &[Arc<Article>],
    removed: &[Removed],
) -> Result<(), Trouble> {
    if removed.len() > MOST_REMOVED {
        return Err(Trouble::TooManyOut(path.to_owned(), removed.len()));
    }
    // As it comes: as a text in memory it would be more than the stories it is made of.
    Ok(files::write_whole_by(path, |file| {
        write_set(name, before.language(), articles, removed, file)
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
