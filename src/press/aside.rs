//! A folder of our own in which something is made whole before it goes elsewhere, as a set that goes to
//! standard output. With us it goes, too.

use std::fs::DirBuilder;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use super::files::DiskError;

/// Such a folder; dropped, it is taken away with all that is in it.
#[derive(Debug)]
pub struct Aside(PathBuf);

/// How many names are tried: others may be left over from those of us that were killed.
const NAMES: usize = 100;

impl Aside {
    /// Makes one that nobody else may look into.
    ///
    /// # Errors
    /// The disk.
    pub fn make() -> Result<Self, DiskError> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        let name = |n: usize| env::temp_dir().join(format!("offprint-{}-{n}", process::id()));
        for n in 0..NAMES {
            match builder.create(name(n)) {
                Ok(()) => return Ok(Self(name(n))),
                // What is there is somebody else's.
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(DiskError::new("make the folder", &name(n), cause)),
            }
        }
        let cause = io::Error::other("too many folders of such names are there");
        Err(DiskError::new("make the folder", &name(NAMES), cause))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// How many files lie in a folder of it.
    pub fn count(&self, folder: &str) -> usize {
        fs::read_dir(self.0.join(folder)).map_or(0, Iterator::count)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // What cannot be taken away is cleared by the system, as all of such folders is.
        let _ = fs::remove_dir_all(&self.0);
    }
}
