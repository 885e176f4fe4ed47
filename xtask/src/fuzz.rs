//! `cargo xtask fuzz`: made-up bytes thrown at every reader, on a nightly toolchain.
//!
//! What is found is kept in `fuzz/artifacts`, and belongs into a native test.

use std::{fs, process::Command};

use crate::{bench::watch, failure::Failure, tools, workspace::Workspace};

/// Runs the targets, so many seconds each.
pub fn fuzz(workspace: &Workspace, seconds: u32, only: Option<&str>) -> Result<(), Failure> {
    let cargo_fuzz = tools::cargo_fuzz(workspace)?;
    let targets = targets(workspace)?;
    if let Some(only) = only
        && !targets.iter().any(|target| target == only)
    {
        let known = targets.join(", ");
        return Err(
            Failure::new(format!("no target `{only}`; there are {known}")).before_anything()
        );
    }
    for target in targets.iter().filter(|target| only.is_none_or(|only| only == *target)) {
        println!("\nfuzzing `{target}` for {seconds} s");
        watch(
            Command::new(&cargo_fuzz)
                .args(["fuzz", "run", target, "--", "-rss_limit_mb=2048", "-timeout=10"])
                .arg(format!("-max_total_time={seconds}"))
                .arg("-print_final_stats=1")
                // By its file: which toolchain builds is else decided by the folder.
                .env("RUSTUP_TOOLCHAIN", "nightly")
                .env_remove("CARGO")
                .current_dir(workspace.root().join("fuzz")),
        )?;
    }
    Ok(())
}

/// The names of the targets, one a file.
fn targets(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let folder = workspace.root().join("fuzz/fuzz_targets");
    let files = fs::read_dir(&folder).map_err(|cause| Failure::file("list", &folder, &cause))?;
    let mut names: Vec<String> = files
        .flatten()
        .filter_map(|file| Some(file.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}
