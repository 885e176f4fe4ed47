//! Packages of the npm registry, each version in a folder of its own.

use std::{fs, path::PathBuf, process::Command};

use super::{apt, in_path};
use crate::{failure::Failure, process, progress::step, workspace::Workspace};

/// The folder of one package, after fetching it if need be.
pub(super) fn get(workspace: &Workspace, package: &str, version: &str) -> Result<PathBuf, Failure> {
    let home = workspace.cache().join("npm").join(format!("{package}-{version}"));
    let folder = home.join("node_modules").join(package);
    if folder.join("package.json").is_file() {
        return Ok(folder);
    }
    if in_path("npm").is_none() {
        apt::install("npm", &["nodejs", "npm"])?;
    }
    step(&format!("fetching {package} {version} from npm"), None, || {
        // Fetched beside its place and then moved, so that one cut short never looks complete.
        let unfinished = home.with_extension(format!("part-{}", std::process::id()));
        fs::create_dir_all(&unfinished)
            .map_err(|cause| Failure::file("make", &unfinished, &cause))?;
        let mut command = Command::new("npm");
        command
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
            ])
            .arg(&unfinished)
            .arg(format!("{package}@{version}"));
        let outcome = process::run(&mut command)?;
        if !outcome.status.success() {
            let message = format!(
                "npm could not fetch {package} {version}; once the cause shown above is gone, run this again, or by hand: `{}`",
                process::shown(&command)
                    .replace(&*unfinished.to_string_lossy(), &home.to_string_lossy()),
            );
            fs::remove_dir_all(&unfinished)
                .map_err(|cause| Failure::file("remove", &unfinished, &cause))?;
            return Err(Failure::new(message).with_output(outcome.output));
        }
        if home.exists() {
            fs::remove_dir_all(&home).map_err(|cause| Failure::file("remove", &home, &cause))?;
        }
        fs::rename(&unfinished, &home).map_err(|cause| Failure::file("finish", &home, &cause))
    })?;
    Ok(folder)
}
