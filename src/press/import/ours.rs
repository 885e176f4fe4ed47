//! Files of a folder that we put there ourselves: the set that is being written, and the reader with
//! what belongs to it. Whoever names a folder does not mean those; whoever means them names them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Order, is_same_file};
use crate::press::fetch::FILE as SEEN_FILE;
use crate::press::{files, report, set_in};

/// What is known of ours.
pub(super) struct Ours<'a> {
    order: &'a Order,
    /// The folders that were looked at, and whether a reader lies there.
    readers: BTreeMap<PathBuf, bool>,
}

impl<'a> Ours<'a> {
    pub(super) fn of(order: &'a Order) -> Self {
        Self { order, readers: BTreeMap::new() }
    }

    /// Why a file is none that anybody means, if it is ours.
    pub(super) fn is(&mut self, path: &Path) -> Option<&'static str> {
        if is_same_file(path, &self.order.out) {
            return Some("it is the set that is being written");
        }
        if self.order.into.as_ref().is_some_and(|into| is_same_file(path, into)) {
            return Some("it is the set that the stories go into");
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if name == SEEN_FILE {
            return Some("it is what is remembered of servers");
        }
        if name.ends_with(".json") && files::head(path).is_some_and(|it| report::looks_like(&it)) {
            return Some("it is the report of an import");
        }
        let may_be =
            matches!(name.as_str(), "index.html" | "sources.md") || name.ends_with(".json");
        if !may_be || !self.has_reader(files::folder(path)) {
            return None;
        }
        match name.as_str() {
            "index.html" => Some("it is the page of the reader"),
            "sources.md" => Some("it says where the stories beside the reader are from"),
            name if name.ends_with(".schema.json") => {
                Some("it describes the set beside the reader")
            }
            _ => is_set(path).then_some("it is the set that the reader beside it shows"),
        }
    }

    /// Whether the reader lies in a folder: its page, or what starts it.
    fn has_reader(&mut self, folder: &Path) -> bool {
        if let Some(known) = self.readers.get(folder) {
            return *known;
        }
        let says = |name: &str, words: &[&str]| {
            files::head(&folder.join(name))
                .is_some_and(|text| words.iter().all(|word| text.contains(word)))
        };
        let is = says("index.html", &["boot.js", "data-wasm=", "id=\"failure\""])
            || says("index.html", &["data-bin=\"offprint\"", "id=\"failure\""])
            || says("boot.js", &["offprint:settings"]);
        self.readers.insert(folder.to_owned(), is);
        is
    }
}

fn is_set(path: &Path) -> bool {
    files::head(path).is_some_and(|text| set_in::looks_like(&text))
}
