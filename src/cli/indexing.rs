//! `offprint index`: makes the index of a set, in parts that a page may open as it needs them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::typed::MakeIndex;
use super::{Why, counted, say, stories};
use crate::article::{ArticleSet, FolderPath};
use crate::press::import::{name_index, read_set};
use crate::press::report::plain;
use crate::press::{Limits, files};
use crate::search::{Catalogue, Packed, Packer};
use crate::text::door;

/// The folder beside a set in which its index lies where no other is named.
const USUAL_FOLDER: &str = "search";

pub(super) fn index(typed: &MakeIndex) -> Result<ExitCode, Why> {
    // Nobody may change the set between its index and its naming that.
    let _lock = files::lock(&typed.set);
    let set = read_set(&typed.set, &Limits::default()).map_err(|trouble| trouble.to_string())?;
    // What belongs to a set lies beside the file itself, and not beside a link to it.
    let place = files::resolved(&typed.set);
    let beside = files::folder(&place);
    let out = typed
        .out
        .clone()
        .unwrap_or_else(|| beside.strip_prefix(".").unwrap_or(beside).join(USUAL_FOLDER));
    let mut packer = Packer::new(door());
    for article in set.articles() {
        packer.add(article);
    }
    let parts = packer.finish().map_err(|cause| format!("the index could not be made: {cause}"))?;
    fs::create_dir_all(&out).map_err(|cause| {
        format!("could not make the folder `{}`: {cause}; choose another place", out.display())
    })?;
    let before = names_of(&out);
    let mut length = 0;
    for part in &parts {
        files::write_whole(&out.join(&part.name), &part.bytes)
            .map_err(|error| error.to_string())?;
        length += part.bytes.len();
    }
    // Last, when nobody who opens the root is led to them: who opened the old one opens the new one now.
    let now: BTreeSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    for name in before.iter().filter(|name| !now.contains(name.as_str())) {
        let _ = fs::remove_file(out.join(name));
    }
    say(&format!(
        "{}: {} in {}, {} bytes\n",
        out.display(),
        stories(set.len()),
        counted(parts.len(), "file", "files"),
        length
    ));
    say(&named(&typed.set, &set, &out)?);
    Ok(ExitCode::SUCCESS)
}

/// Names the index in its set, so that a page finds it; says what was done.
fn named(path: &Path, set: &ArticleSet, out: &Path) -> Result<String, Why> {
    let shown = plain(&path.display().to_string());
    let within = folder_within(files::folder(&files::resolved(path)), out);
    let Some(folder) = within else {
        return Ok(format!(
            "{shown} does not name it, since a page would not find it there; for one to open it, say `-o` with a folder within that of the set, as search\n"
        ));
    };
    if set.index() != Some(&folder) {
        name_index(path, set, &folder).map_err(|trouble| trouble.to_string())?;
    }
    Ok(format!("{shown} names it; publish both, side by side as they are here\n"))
}

/// The way from a folder to one within it, if it can be an address as it is.
fn folder_within(from: &Path, to: &Path) -> Option<FolderPath> {
    let (from, to) = (from.canonicalize().ok()?, to.canonicalize().ok()?);
    let names = to.strip_prefix(from).ok()?.components();
    let names: Option<Vec<&str>> = names.map(|name| name.as_os_str().to_str()).collect();
    FolderPath::parse(&names?.join("/"))
}

/// The parts of the index that is there, by its own word: no other file is ever taken away.
fn names_of(folder: &Path) -> Vec<String> {
    let root = files::read(&folder.join(Packed::ROOT), Limits::default().bytes).ok();
    let packed = root.and_then(|root| Catalogue::open(&root, door()).ok());
    let parts = packed
        .iter()
        .flat_map(|packed| (0..packed.parts()).map(|part| packed.words().file_of(part)));
    parts.flatten().map(|(name, _)| name).collect()
}
