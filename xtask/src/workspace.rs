//! Where things are: the clone, the target folder, and the cache for tools.
//!
//! Invariant: nothing but sources is ever written inside the clone.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, process};

/// The three folders every command works with.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Workspace {
    /// Finds the folders, asking cargo for the one that only cargo knows.
    pub fn find() -> Result<Self, Failure> {
        let root = clone_root();
        let target = target_folder(&root)?;
        let cache = cache_folder()?;
        Ok(Self { root, target, cache })
    }

    /// The clone.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo builds, whether that was said by `CARGO_TARGET_DIR`, in a config file or not at all.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where tools are kept, outside the clone: shared by all clones of one person.
    pub fn cache(&self) -> &Path {
        &self.cache
    }
}

/// `cargo run` says where this package is; without it (a binary started by hand), the place it was compiled in.
fn clone_root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|path| path.join("Cargo.toml").is_file())
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    // Cargo says the same of the main package when it runs the browser suite, so look for the lock file.
    package
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .unwrap_or(&package)
        .to_path_buf()
}

fn target_folder(root: &Path) -> Result<PathBuf, Failure> {
    let answer = process::run_quietly(
        Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(root),
    )?;
    // Cargo may have put a warning before the JSON, which is one line.
    answer
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|metadata| Some(PathBuf::from(metadata.get("target_directory")?.as_str()?)))
        .ok_or_else(|| {
            Failure::new("`cargo metadata` did not say where its target folder is")
                .with_output(answer)
        })
}

fn cache_folder() -> Result<PathBuf, Failure> {
    // An empty or relative XDG_CACHE_HOME is to be ignored, the XDG specification says.
    let caches = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| {
            Failure::new(
                "there is no home folder to keep tools in; set XDG_CACHE_HOME to a folder of yours",
            )
        })?;
    Ok(caches.join("offprint"))
}
