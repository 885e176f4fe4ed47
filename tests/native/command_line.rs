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

#[test]
fn an_edit_waits_for_who_changes_the_set() {
    let folder = std::env::temp_dir().join(format!("offprint-waits-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("there is room");
    let [wire, set] = ["wire.txt", "articles.json"].map(|name| folder.join(name));
    let text =
        "Ferry runs again\n\nThe ferry runs again after a winter of repairs, its crew said.\n";
    std::fs::write(&wire, text).expect("there is room");
    let [wire, set] = [wire, set].map(|path| path.display().to_string());
    assert!(offprint(&["import", &wire, "-o", &set]).status.code() < Some(2));

    let lock = std::fs::File::open(&folder).expect("it is there");
    lock.lock().expect("nobody else holds it");
    let program = env!("CARGO_BIN_EXE_offprint");
    let mut edit = Command::new(program)
        .args(["edit", "ferry", "headline=Mine", "--set", &set])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("offprint runs");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(edit.try_wait().expect("it can be asked").is_none(), "it waits");
    drop(lock);
    assert!(edit.wait().expect("it ends").success());
    assert!(std::fs::read_to_string(&set).expect("it is there").contains("\"Mine\""));
    std::fs::remove_dir_all(&folder).expect("it was ours");
}
