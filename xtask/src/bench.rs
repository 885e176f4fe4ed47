//! `cargo xtask bench`: the figures. Nothing here passes or fails; what is printed is to be read.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    process::shown,
    reader_build::{self, Profile},
    tools::{
        self,
        browsers::{self, Engine},
    },
    workspace::Workspace,
};

/// Measures search natively, then the reader in Chromium.
pub fn bench(workspace: &Workspace, data: Option<&Path>) -> Result<(), Failure> {
    let data = corpora(workspace, data)?;
    println!("search, natively, on the corpora of {}:\n", data.display());
    watch(
        Command::new("cargo")
            .args(["bench", "--bench", "search", "--", "--data"])
            .arg(&data)
            .current_dir(workspace.root()),
    )?;
    browsers::get(Engine::Chromium, workspace)?;
    tools::axe_core(workspace)?;
    let dist = reader_build::build(workspace, Profile::Release)?;
    println!("\nthe reader, in Chromium:\n");
    watch(
        Command::new("cargo")
            .args(["test", "--quiet", "--test", "browser", "--", "bench", "--dist"])
            .arg(dist)
            .arg("--data")
            .arg(&data)
            .current_dir(workspace.root()),
    )
}

pub(crate) fn corpora(workspace: &Workspace, data: Option<&Path>) -> Result<PathBuf, Failure> {
    let usual = workspace.root().join("../shared/data");
    let data = data.unwrap_or(&usual);
    data.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or_else(|| {
        Failure::new(format!(
            "nothing measured: there is no folder `{}`; say where the corpora are with `--data DIR`",
            data.display()
        ))
        .before_anything()
    })
}

/// Runs a program with its output as it comes.
pub(crate) fn watch(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|cause| Failure::new(format!("could not run `{}`: {cause}", shown(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status})", shown(command))))
    }
}
