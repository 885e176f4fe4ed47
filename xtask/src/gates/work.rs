//! What each gate does. Each gives back a note for the summary.

use std::process::Command;

use crate::{
    failure::Failure,
    process,
    reader_build::{self, Profile},
    size::weigh,
    tools::{self, browsers::Engine},
    workspace::Workspace,
};

pub(super) fn format(workspace: &Workspace) -> Result<String, Failure> {
    cargo(workspace, &["fmt", "--all", "--check"])
        .map(|_| String::new())
        .map_err(|failure| failure.and_then_do("run `cargo fmt --all`"))
}

pub(super) fn lints(workspace: &Workspace) -> Result<String, Failure> {
    cargo(
        workspace,
        &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"],
    )?;
    // `--all-targets` leaves out what has `test = false`.
    cargo(workspace, &["clippy", "--quiet", "--test", "browser", "--", "-D", "warnings"])?;
    Ok(String::new())
}

pub(super) fn lints_wasm(workspace: &Workspace) -> Result<String, Failure> {
    tools::wasm_target(workspace)?;
    let target = ["--target", tools::WASM];
    cargo(
        workspace,
        &[
            &["clippy", "--quiet", "--package", "offprint", "--lib", "--bins"],
            &target[..],
            &["--", "-D", "warnings"],
        ]
        .concat(),
    )?;
    Ok(String::new())
}

pub(super) fn tests(workspace: &Workspace) -> Result<String, Failure> {
    let output = cargo(workspace, &["test", "--quiet", "--workspace", "--no-fail-fast"])?;
    Ok(format!("{} tests", count_passed(&output)))
}

pub(super) fn dependencies(workspace: &Workspace) -> Result<String, Failure> {
    let program = tools::cargo_deny(workspace)?;
    process::run_quietly(
        Command::new(program)
            .args(["check", "bans", "licenses", "sources"])
            .current_dir(workspace.root()),
    )?;
    Ok(String::new())
}

pub(super) fn size(workspace: &Workspace) -> Result<String, Failure> {
    let dist = reader_build::build(workspace, Profile::Release)?;
    let weights = weigh(&dist)?;
    print!("{}", weights.table());
    weights.check()?;
    Ok(format!("{} bytes after brotli", weights.total().brotli))
}

/// The engine is known to be here.
pub(super) fn browser(
    workspace: &Workspace,
    engine: Engine,
    profile: Profile,
) -> Result<String, Failure> {
    // Fetched here, where it is said, and not inside the suite, whose output is kept back.
    tools::axe_core(workspace)?;
    let dist = reader_build::build(workspace, profile)?;
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "--test", "browser", "--", engine.name()]);
    command.arg(match profile {
        Profile::Release => "--dist",
        Profile::Debug => "--debug-dist",
    });
    let output = process::run_quietly(command.arg(dist).current_dir(workspace.root()))?;
    Ok(output.lines().last().unwrap_or_default().to_owned())
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Result<String, Failure> {
    process::run_quietly(Command::new("cargo").args(arguments).current_dir(workspace.root()))
}

/// The sum of all "test result: ok. 12 passed; …".
fn count_passed(output: &str) -> usize {
    output
        .lines()
        .filter_map(|line| {
            line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse::<usize>().ok()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::count_passed;

    #[test]
    fn passed_tests_are_summed() {
        let output = "running 2 tests\n..\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\n\
                      test result: ok. 40 passed; 0 failed; 1 ignored\n";
        assert_eq!(count_passed(output), 42);
    }
}
