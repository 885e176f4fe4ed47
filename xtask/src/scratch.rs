//! A folder for one unit test, gone when the test is.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new empty folder; `name` tells the tests of one run apart.
    pub(crate) fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("offprint-xtask-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
