//! `offprint index`: makes the index of a set, in parts that a page may open as it needs them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::typed::MakeIndex;
use super::{Why, counted, say, stories};
use crate::press::import::read_set;
use crate::press::{Limits, files};
use crate::search::{Catalogue, Packed, Packer};
use crate::text::door;

pub(super) fn index(typed: &MakeIndex) -> Result<ExitCode, Why> {
    let set = read_set(&typed.set, &Limits::default()).map_err(|trouble| trouble.to_string())?;
    let mut packer = Packer::new(door());
    for article in set.articles() {
        packer.add(article);
    }
    let parts = packer.finish().map_err(|cause| format!("the index could not be made: {cause}"))?;
    fs::create_dir_all(&typed.out).map_err(|cause| {
        format!(
            "could not make the folder `{}`: {cause}; choose another place",
            typed.out.display()
        )
    })?;
    let before = names_of(&typed.out);
    let mut length = 0;
    for part in &parts {
        files::write_whole(&typed.out.join(&part.name), &part.bytes)
            .map_err(|error| error.to_string())?;
        length += part.bytes.len();
    }
    // Last, when nobody who opens the root is led to them: who opened the old one opens the new one now.
    let now: BTreeSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    for name in before.iter().filter(|name| !now.contains(name.as_str())) {
        let _ = fs::remove_file(typed.out.join(name));
    }
    say(&format!(
        "{}: {} in {}, {} bytes\n",
        typed.out.display(),
        stories(set.len()),
        counted(parts.len(), "file", "files"),
        length
    ));
    Ok(ExitCode::SUCCESS)
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
