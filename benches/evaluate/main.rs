//! The press, measured on real sources: `cargo bench --bench evaluate -- [--data DIR] [--only NAME]`.
//!
//! Exits with 2 where a bar is missed, and where the data is not there, so that nobody takes silence
//! for a good figure.

mod bars;
mod duplicates;
mod feeds;
mod fitted;
mod growth;
mod hostile_lines;
mod images;
mod imports;
mod markdown_files;
mod memory;
mod other_sources;
mod page_growth;
mod pages;
mod plain_html;
#[path = "../../tests/native/press/golden.rs"]
#[allow(clippy::unwrap_used, reason = "shared with the tests, where a panic is the answer")]
mod golden;
mod wires;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// An evaluation: its name, and what prints its figures.
type Evaluation = (&'static str, fn(&Path) -> Result<(), String>);

/// All of them, in the order in which they run.
const EVALUATIONS: [Evaluation; 12] = [
    ("feeds", feeds::evaluate),
    ("pages", pages::evaluate),
    ("other-sources", other_sources::evaluate),
    ("markdown-files", markdown_files::evaluate),
    ("hostile-lines", hostile_lines::evaluate),
    ("images", images::evaluate),
    ("growth", growth::evaluate),
    ("page-growth", page_growth::evaluate),
    ("memory", memory::evaluate),
    ("imports", imports::evaluate),
    ("wires", wires::evaluate),
    ("duplicates", duplicates::evaluate),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("evaluate: {why}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut data, mut only) = (PathBuf::from("../shared/data"), None);
    let mut given = std::env::args().skip(1);
    while let Some(word) = given.next() {
        match word.as_str() {
            "--data" => data = given.next().ok_or("`--data` wants a folder")?.into(),
            "--only" => only = Some(given.next().ok_or("`--only` wants a name")?),
            // Cargo adds it.
            "--bench" => {}
            other => return Err(format!("`{other}` is not known; `--data` and `--only` are")),
        }
    }
    if !data.is_dir() {
        return Err(format!("there is no folder `{}`", data.display()));
    }
    for (name, evaluate) in EVALUATIONS {
        if only.as_deref().is_none_or(|only| only == name) {
            println!("{name}\n");
            evaluate(&data)?;
            println!();
        }
    }
    match bars::missed() {
        missed if missed.is_empty() => Ok(()),
        missed => Err(format!("{} bars are missed:\n  {}", missed.len(), missed.join("\n  "))),
    }
}
