//! Tools that `cargo install` builds.

use std::{path::PathBuf, process::Command};

use super::{in_path, says_version};
use crate::{failure::Failure, process, progress::step, workspace::Workspace};

/// Which of the versions already here will do.
pub(super) enum Wanted {
    /// The one we install and no other: its output depends on it.
    Exactly,
    /// Any: it only says yes or no.
    Any,
}

/// One program from crates.io.
pub(super) struct CargoTool<'a> {
    pub(super) name: &'a str,
    pub(super) package: &'a str,
    pub(super) version: &'a str,
    pub(super) wanted: Wanted,
    pub(super) takes: &'a str,
}

impl CargoTool<'_> {
    /// Where the program is, after building it if need be.
    pub(super) fn get(&self, workspace: &Workspace) -> Result<PathBuf, Failure> {
        let ours = workspace.cache().join("bin").join(self.name);
        let here = [in_path(self.name), Some(ours.clone())];
        if let Some(found) = here.into_iter().flatten().find(|found| self.will_do(found)) {
            return Ok(found);
        }
        let what = format!("installing {} {}", self.package, self.version);
        step(&what, Some(self.takes), || self.install(workspace))?;
        Ok(ours)
    }

    fn will_do(&self, program: &PathBuf) -> bool {
        match self.wanted {
            Wanted::Exactly => says_version(program, self.version),
            Wanted::Any => process::run(Command::new(program).arg("--version"))
                .is_ok_and(|said| said.status.success()),
        }
    }

    fn install(&self, workspace: &Workspace) -> Result<(), Failure> {
        let mut command = Command::new("cargo");
        command
            .args(["install", "--locked", "--force", "--root"])
            .arg(workspace.cache())
            .args(["--version", &format!("={}", self.version), self.package])
            // From here, so that the toolchain is the pinned one.
            .current_dir(workspace.root())
            // A tool is built in a folder of its own, which cargo removes; ours is for our own builds.
            .env_remove("CARGO_TARGET_DIR");
        let outcome = process::run(&mut command)?;
        if outcome.status.success() {
            return Ok(());
        }
        let message = format!(
            "{} {} could not be built; once the cause shown above is gone, run this again, \
             or install it by hand so that `{}` is in PATH: `{}`",
            self.package,
            self.version,
            self.name,
            process::shown(&command),
        );
        Err(Failure::new(message).with_output(outcome.output))
    }
}
