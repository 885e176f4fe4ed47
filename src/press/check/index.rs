//! The index that a set names: a page opens it only if it is there and of these stories.

use std::path::Path;

use super::{Finding, Weight};
use crate::article::ArticleSet;
use crate::press::advice::index_anew;
use crate::press::import::is_index_of;

/// Looks at the index that the set in this file names, if it names one.
pub fn index_named(set: &ArticleSet, path: &Path) -> Option<Finding> {
    let folder = set.index()?;
    let is_its = is_index_of(path, folder, set.articles());
    (!is_its).then(|| Finding {
        weight: Weight::Warning,
        kind: "index",
        id: None,
        what: format!(
            "names an index in `{folder}` that is not there, or not of these stories, so that each browser reads all of them; to make it anew, run {}",
            index_anew(path, folder)
        ),
    })
}
