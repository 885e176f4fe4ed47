//! `cargo xtask test`: everything that must hold, one gate after another, stopping at the first that does not.
//!
//! The last line is the count of gates, alone, in the form that continuous integration reads.

mod report;
mod work;

use std::{path::Path, time::Instant};

use crate::{
    bench::corpora,
    evaluate,
    failure::Failure,
    progress::elapsed,
    reader_build::Profile,
    suggest::nearest,
    tools::browsers::{self, Engine},
    workspace::Workspace,
};
use report::{Ended, Report};

/// One thing that must hold.
struct Gate {
    name: &'static str,
    /// What is done, for the line that says it is being done.
    does: &'static str,
    work: Work,
}

/// What a gate does, by what it takes.
enum Work {
    /// Cargo and sources. What comes back is worth a note in the summary, or nothing.
    Sources(fn(&Workspace) -> Result<String, Failure>),
    /// The same, and the corpora beside the project.
    Corpora(fn(&Workspace, &Path) -> Result<String, Failure>),
    /// The reader as it ships, so Trunk and its friends.
    Reader(fn(&Workspace) -> Result<String, Failure>),
    /// A browser too, which not every machine can have.
    Browser(Engine, Profile),
}

use Work::{Browser, Corpora, Reader, Sources};

const GATES: [Gate; 11] = [
    Gate { name: "format", does: "cargo fmt --all --check", work: Sources(work::format) },
    Gate { name: "lints", does: "clippy, natively", work: Sources(work::lints) },
    Gate { name: "lints-wasm", does: "clippy, for the browser", work: Sources(work::lints_wasm) },
    Gate {
        name: "tests",
        does: "native tests and documentation tests",
        work: Sources(work::tests),
    },
    Gate {
        name: "dependencies",
        does: "cargo deny: bans, licences, sources",
        work: Sources(work::dependencies),
    },
    Gate {
        name: "evaluate",
        does: "the press on real feeds, pages and wires",
        work: Corpora(evaluate::gate),
    },
    Gate { name: "size", does: "the reader against its size budget", work: Reader(work::size) },
    Gate {
        name: "browser-chromium",
        does: "the reader in Chromium",
        work: Browser(Engine::Chromium, Profile::Release),
    },
    Gate {
        name: "browser-firefox",
        does: "the reader in Firefox",
        work: Browser(Engine::Firefox, Profile::Release),
    },
    Gate {
        name: "browser-webkit",
        does: "the reader in WebKit",
        work: Browser(Engine::WebKit, Profile::Release),
    },
    Gate {
        name: "browser-debug",
        does: "a debug build in Chromium",
        work: Browser(Engine::Chromium, Profile::Debug),
    },
];

/// Runs the gates, or those of one name. `Err` where one of them does not hold.
pub fn run(workspace: &Workspace, fast: bool, only: Option<&str>) -> Result<(), Failure> {
    let gates = match only {
        Some(name) => named(name)?,
        None => GATES.iter().collect(),
    };
    let mut report = Report::default();
    for gate in gates {
        let ended = if let Some(failed) = report.failed() {
            Ended::Skipped(format!("not run, since `{failed}` failed"))
        } else if fast && !matches!(gate.work, Sources(_) | Corpora(_)) {
            Ended::Skipped("left out by --fast".to_owned())
        } else {
            go_through(gate, workspace)
        };
        report.add(gate, ended);
    }
    report.demand_an_engine();
    print!("\n{report}");
    match report.failed() {
        Some(name) => Err(Failure::reported(format!("gate `{name}` failed"))),
        None => Ok(()),
    }
}

/// The gates of a name: `lints` is both lints, `lints-wasm` the one.
fn named(name: &str) -> Result<Vec<&'static Gate>, Failure> {
    let family = format!("{name}-");
    let gates: Vec<_> =
        GATES.iter().filter(|gate| gate.name == name || gate.name.starts_with(&family)).collect();
    if !gates.is_empty() {
        return Ok(gates);
    }
    let names = GATES.iter().map(|gate| gate.name);
    let guess = match nearest(name, names.clone().chain(["browser"])) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
    };
    Err(Failure::new(format!("no gate `{name}`; {guess}")).before_anything())
}

fn go_through(gate: &Gate, workspace: &Workspace) -> Ended {
    println!("{}: {} …", gate.name, gate.does);
    let started = Instant::now();
    let result = match gate.work {
        Sources(work) | Reader(work) => work(workspace),
        Corpora(work) => match corpora(workspace, None) {
            Ok(data) => work(workspace, &data),
            Err(_) => {
                println!("  skipped: the corpora do not lie beside the project");
                return Ended::Skipped("no corpora beside the project".to_owned());
            }
        },
        Browser(engine, profile) => match browsers::get(engine, workspace) {
            Ok(_) => work::browser(workspace, engine, profile),
            Err(why) => {
                println!("  skipped: {why}");
                return Ended::NoEngine(format!("{engine} cannot be had here; see above"));
            }
        },
    };
    let took = started.elapsed();
    match result {
        Ok(note) => {
            println!("  passed in {}", elapsed(took));
            Ended::Passed(took, note)
        }
        Err(why) => {
            println!("\n{why}\n\n{} failed after {}", gate.name, elapsed(took));
            Ended::Failed(took)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str) -> Result<Vec<&str>, String> {
        match named(typed) {
            Ok(gates) => Ok(gates.iter().map(|gate| gate.name).collect()),
            Err(failure) => Err(failure.to_string()),
        }
    }

    #[test]
    fn gates_by_name_and_by_family() {
        assert_eq!(names("size").unwrap(), ["size"]);
        assert_eq!(names("lints").unwrap(), ["lints", "lints-wasm"]);
        assert_eq!(names("browser").unwrap().len(), 4);
        assert_eq!(names("browsr").unwrap_err(), "no gate `browsr`; did you mean `browser`?");
        assert!(
            names("everything")
                .unwrap_err()
                .starts_with("no gate `everything`; there are format, lints,")
        );
    }
}
