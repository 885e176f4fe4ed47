//! What the suite was asked to run.

use std::path::PathBuf;

use xtask::{failure::Failure, tools::browsers::Engine};

/// Read from the command line.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// The engines named, or none for all that are here.
    pub(crate) engines: Vec<Engine>,
    /// A finished reader, to be tried in each of them.
    pub(crate) dist: Option<PathBuf>,
    /// A reader built for debugging, to be tried in Chromium.
    pub(crate) debug_dist: Option<PathBuf>,
    /// Where the corpora are, for the bench.
    pub(crate) data: Option<PathBuf>,
    /// Measure instead of testing.
    pub(crate) bench: bool,
    /// Only tests with one of these in their names.
    pub(crate) filters: Vec<String>,
}

const USAGE: &str = "\
usage: cargo test --test browser -- [chromium] [firefox] [webkit] [--dist DIR] [--debug-dist DIR] [WORDS …]
       cargo test --test browser -- bench [--dist DIR] --data DIR
WORDS choose the tests that have one of them in their names. Without a DIR the reader is built.";

impl Options {
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut options = Self::default();
        while let Some(word) = words.next() {
            let mut folder = || {
                let folder = words.next().map(PathBuf::from);
                folder
                    .ok_or_else(|| Failure::new(format!("`{word}` needs a folder\n{USAGE}")))
                    .map(Some)
            };
            match word.as_str() {
                "--dist" => options.dist = folder()?,
                "--debug-dist" => options.debug_dist = folder()?,
                "--data" => options.data = folder()?,
                "bench" => options.bench = true,
                _ if word.starts_with('-') => {
                    return Err(Failure::new(format!("there is no option `{word}`\n{USAGE}")));
                }
                _ => match Engine::named(&word) {
                    Some(engine) => options.engines.push(engine),
                    None => options.filters.push(word),
                },
            }
        }
        Ok(options)
    }

    /// Whether a test of this name is wanted.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|words| name.contains(words.as_str()))
    }
}
