//! What hosts do wrong, on demand.

use std::{collections::BTreeMap, io::Write};

use flate2::{Compression, write::GzEncoder};

/// One way of answering wrongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// 404, as if it had never been uploaded.
    NotFound,
    /// Other content than the file's, under the file's own media type.
    Bytes(Vec<u8>),
    /// The right content under this media type.
    Mime(&'static str),
    /// 200 and a page of HTML: what some hosts send for a file they do not have.
    Html,
    /// The right length promised, the connection closed after this many bytes.
    CutAfter(usize),
    /// No answer, until the server stops.
    Stall,
    /// No answer yet: that of the path's next fault, or the right one, as soon as that is told.
    Hold,
}

/// The page a host with a catch-all sends for what it does not have.
pub(super) const CATCH_ALL: &str = "<!doctype html><html lang=en><title>Welcome</title><p>This is not the file you asked for.</html>\n";

/// Which paths are answered wrongly, and how.
#[derive(Debug, Default)]
pub(super) struct Faults(BTreeMap<String, Fault>);

impl Faults {
    pub(super) fn insert(&mut self, path: &str, fault: Fault) {
        self.0.insert(path.to_owned(), fault);
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault of a path: its own, else that of its ending.
    pub(super) fn of(&self, path: &str) -> Option<&Fault> {
        self.0.get(path).or_else(|| {
            self.0
                .iter()
                .find(|(pattern, _)| {
                    pattern.strip_prefix('*').is_some_and(|ending| path.ends_with(ending))
                })
                .map(|(_, fault)| fault)
        })
    }
}

/// Bytes as a gzip file: for answers, and for tests of files that are compressed in themselves.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("writing to memory does not fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_its_own_comes_before_an_ending() {
        let mut faults = Faults::default();
        faults.insert("*.wasm", Fault::Stall);
        faults.insert("b.wasm", Fault::NotFound);
        assert_eq!(faults.of("a.wasm"), Some(&Fault::Stall));
        assert_eq!(faults.of("b.wasm"), Some(&Fault::NotFound));
        assert_eq!(faults.of("b.js"), None);
        faults.clear();
        assert_eq!(faults.of("a.wasm"), None);
    }
}
