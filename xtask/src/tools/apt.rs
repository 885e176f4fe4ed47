//! What only the system's package manager can give: browsers, their drivers, npm.

use std::process::Command;

use super::in_path;
use crate::{failure::Failure, process, progress::step};

/// Installs Debian packages, where there is apt and the right to use it. `what` names them to a person.
pub fn install(what: &str, packages: &[&str]) -> Result<(), Failure> {
    let by_hand = format!("sudo apt-get install {}", packages.join(" "));
    if in_path("apt-get").is_none() {
        return Err(Failure::new(format!(
            "{what} is missing, and this system has no apt; install it with your package manager \
             (Debian's names: {})",
            packages.join(" ")
        )));
    }
    let Some(privilege) = Privilege::ours() else {
        return Err(Failure::new(format!(
            "{what} is missing, and installing it takes root; run `{by_hand}`, then this again"
        )));
    };
    step(&format!("installing {what} with apt"), None, || {
        // A stale or partly unreachable list is no reason to stop: what is wanted may be on the rest.
        let update = process::run(&mut privilege.apt_get(&["update"]))?;
        let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
        arguments.extend(packages);
        let outcome = process::run(&mut privilege.apt_get(&arguments))?;
        if outcome.status.success() {
            return Ok(());
        }
        let message =
            format!("apt could not install {what}; see above for why, then try `{by_hand}`");
        Err(Failure::new(message).with_output(update.output + &outcome.output))
    })
}

/// By what right we install.
enum Privilege {
    Root,
    Sudo,
}

impl Privilege {
    fn ours() -> Option<Self> {
        let answers = |program: &str, arguments: &[&str]| {
            process::run(Command::new(program).args(arguments))
                .ok()
                .filter(|said| said.status.success())
        };
        if answers("id", &["-u"]).is_some_and(|said| said.output.trim() == "0") {
            return Some(Self::Root);
        }
        // `-n` asks no password: we would wait for an answer nobody can see the question of.
        answers("sudo", &["-n", "true"]).map(|_| Self::Sudo)
    }

    fn apt_get(&self, arguments: &[&str]) -> Command {
        // Given through `env`, since sudo drops the environment.
        let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"];
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => Command::new("sudo"),
        };
        if matches!(self, Self::Sudo) {
            command.args(["-n", "env"]);
        }
        command.args(quiet).args(arguments);
        command
    }
}
