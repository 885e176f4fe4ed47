//! Whether anything changed: one number for the state of many files, without reading them.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::ErrorKind,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use crate::failure::Failure;

/// A number that changes when a file below `root` is made, removed, resized or saved again.
///
/// Made of paths (with `root`, since clones may share a target folder), sizes and times of last change.
/// Good for as long as the compiler stays the same, which is all that "did I build this" takes.
pub(crate) fn of(root: &Path, inputs: &[&str]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    let mut left: Vec<PathBuf> = inputs.iter().map(|input| root.join(input)).collect();
    while let Some(path) = left.pop() {
        path.hash(&mut hasher);
        let facts = match fs::metadata(&path) {
            Ok(facts) => facts,
            Err(cause) if cause.kind() == ErrorKind::NotFound => continue,
            Err(cause) => return Err(Failure::file("look at", &path, &cause)),
        };
        if facts.is_dir() {
            left.extend(entries(&path)?);
        } else {
            facts.len().hash(&mut hasher);
            let changed =
                facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            changed.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// In order of name: the system gives them in any.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = fs::read_dir(folder)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .map_err(|cause| Failure::file("list", folder, &cause))?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn every_change_shows() {
        let scratch = Scratch::new("stamp");
        let root = scratch.path();
        let now = || of(root, &["src", "index.html"]).unwrap();
        fs::create_dir_all(root.join("src/deep")).unwrap();
        fs::write(root.join("src/deep/a.rs"), "a").unwrap();
        let first = now();
        assert_eq!(first, now(), "nothing changed");

        fs::write(root.join("elsewhere"), "x").unwrap();
        assert_eq!(first, now(), "no input changed");

        fs::write(root.join("src/deep/a.rs"), "longer").unwrap();
        let longer = now();
        assert_ne!(first, longer, "a file was resized");

        fs::rename(root.join("src/deep/a.rs"), root.join("src/deep/b.rs")).unwrap();
        let renamed = now();
        assert_ne!(longer, renamed, "a file was renamed");

        fs::write(root.join("index.html"), "").unwrap();
        assert_ne!(renamed, now(), "a file was made");
    }
}
