//! Which file a source means by a picture's name, without ever leaving the source's folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::{ImageLimits, refused};
use crate::press::source::Complaint;

/// The longest name that is looked for.
const LONGEST: usize = 1_000;

/// The file that a reference means, in `folder` or below it; links are followed only within.
///
/// # Errors
/// The reference leads out of the folder, or to nothing that may be read as a picture.
pub fn resolve(folder: &Path, reference: &str, limits: &ImageLimits) -> Result<PathBuf, Complaint> {
    let said = shown(reference);
    let outside = || {
        refused(
            format!("the picture `{said}` is named by a path that leaves the folder of its source"),
            "put it beside the source, and name it from there",
        )
    };
    // As a browser on the machine that wrote it would have read it.
    let path = reference.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':');
    if let Some(rooted) = from_root(&path) {
        return in_root(folder, rooted, limits);
    }
    if path.starts_with('/') || drive || path.split('/').any(|part| part == "..") {
        return Err(outside());
    }
    if path.is_empty() || path.len() > LONGEST || path.contains(|c: char| c.is_control()) {
        return Err(refused(
            format!("the picture `{said}` has a name that no file has"),
            "look at it in the source",
        ));
    }
    let missing = || {
        refused(
            format!("the picture `{said}` is not there"),
            "put it beside the source, or take it out of the source",
        )
    };
    let folder = fs::canonicalize(folder).map_err(|_| missing())?;
    let found = fs::canonicalize(folder.join(&path)).map_err(|_| missing())?;
    if !found.starts_with(&folder) {
        return Err(refused(
            format!("the picture `{said}` is a link that leaves the folder of its source"),
            "put the file itself beside the source",
        ));
    }
    let about = fs::metadata(&found).map_err(|_| missing())?;
    if !about.is_file() {
        return Err(refused(
            format!("the picture `{said}` is no file"),
            "look at it in the source",
        ));
    }
    if about.len() > limits.bytes as u64 {
        return Err(refused(
            format!(
                "the picture `{said}` is {} bytes large; {} is the most",
                about.len(),
                limits.bytes
            ),
            "save it smaller",
        ));
    }
    Ok(found)
}

/// What a path names that begins at the root of its site: the path from there. A site that was saved
/// has its root in the folder of its front page, and that is where it is looked for.
pub(super) fn from_root(path: &str) -> Option<&str> {
    let rooted = path.strip_prefix('/')?.trim_start_matches('/');
    (!rooted.is_empty()).then_some(rooted)
}

/// The file at a path from the root of a site that was saved in a folder.
fn in_root(folder: &Path, rooted: &str, limits: &ImageLimits) -> Result<PathBuf, Complaint> {
    resolve(folder, rooted, limits).map_err(|complaint| {
        let there = fs::symlink_metadata(folder.join(rooted)).is_ok();
        if there || rooted.split('/').any(|part| part == "..") {
            return complaint;
        }
        let said = shown(rooted);
        refused(
            format!(
                "the picture `/{said}` is not beside its source, where `{said}` was looked for"
            ),
            "put it there under that path, or save the page with its pictures",
        )
    })
}

/// A name from a source as a message may show it.
pub(super) fn shown(reference: &str) -> String {
    reference.chars().filter(|c| !c.is_control()).take(100).collect()
}
