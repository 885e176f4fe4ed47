//! `cargo xtask evaluate`: the press on real sources, with its figures, its worst cases and its bars.

use std::{path::Path, process::Command};

use crate::{
    bench::{corpora, watch},
    failure::Failure,
    process,
    workspace::Workspace,
};

/// Prints every figure; fails where a bar is missed.
pub fn evaluate(
    workspace: &Workspace,
    data: Option<&Path>,
    only: Option<&str>,
) -> Result<(), Failure> {
    watch(&mut command(workspace, &corpora(workspace, data)?, only))
}

/// The same as a gate: what is printed is kept back unless a bar is missed. The note says what was
/// over by a little.
pub(crate) fn gate(workspace: &Workspace, data: &Path) -> Result<String, Failure> {
    let printed = process::run_quietly(&mut command(workspace, data, None))?;
    let over: Vec<&str> = printed
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("over the bar of "))
        .collect();
    Ok(if over.is_empty() {
        "every bar held".to_owned()
    } else {
        format!("over the bar, and below what fails: {}", over.join("; "))
    })
}

fn command(workspace: &Workspace, data: &Path, only: Option<&str>) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(["bench", "--quiet", "--profile", "evaluate", "--bench", "evaluate", "--", "--data"])
        .arg(data)
        .current_dir(workspace.root());
    if let Some(only) = only {
        command.args(["--only", only]);
    }
    command
}
