//! The command line as it is typed.

use std::process::{Command, Output};

fn offprint(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_offprint")).args(arguments).output().expect("offprint runs")
}

#[test]
fn help_and_version_are_said() {
    let help = offprint(&["--help"]);
    assert!(help.status.success());
    assert!(String::from_utf8_lossy(&help.stdout).contains("Usage: offprint"));
    let version = offprint(&["--version"]);
    assert!(version.status.success());
    assert_eq!(
        String::from_utf8_lossy(&version.stdout).trim(),
        format!("offprint {}", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn what_means_nothing_is_refused_in_words() {
    let wrong = offprint(&["--nonsense"]);
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(said.contains("--nonsense"), "{said}");
    assert!(wrong.stdout.is_empty());
}
