//! The reader in real browsers.
//!
//! `cargo xtask test` runs this in every engine that can be had; `cargo test --test browser -- chromium search`
//! runs what one is working on. In reading order: `suite` says what a test is, `page` and `looking` are
//! the language tests are written in, `stage` gives a test its host and its browser, and the rest of
//! the first group is how that is done. The second group is the tests, by subject. There are no
//! retries and no fixed waits: a test that fails now and then has found something.

mod suite;
mod page;
mod looking;
mod stage;
mod demo;
mod session;
mod engines;
mod chips;
mod console;
mod run;
mod options;

mod harness;
mod opening;
mod searching;
mod suggesting;
mod accounts;
mod saved;
mod filtering;
mod timeline;
mod sorting;
mod stories;
mod passages;
mod appearance;
mod going_back;
mod keyboard;
mod media;
mod failing;
mod article_set;
mod hostile;
mod indexed;
#[path = "../shared/attacks.rs"]
mod attacks;
mod barriers;

mod bench;

use std::{env, fs, path::PathBuf, process::ExitCode};

use demo::Demo;
use options::Options;
use run::Tally;
use stage::Given;
use suite::Test;
use xtask::{
    failure::Failure,
    reader_build::{self, Profile},
    tools::{
        self,
        browsers::{self, Engine},
    },
    workspace::Workspace,
};

/// Every test, in the order they are run.
const TESTS: &[&[Test]] = &[
    harness::TESTS,
    opening::TESTS,
    searching::TESTS,
    indexed::TESTS,
    suggesting::TESTS,
    accounts::TESTS,
    saved::TESTS,
    filtering::TESTS,
    timeline::TESTS,
    chips::TESTS,
    sorting::TESTS,
    stories::TESTS,
    passages::TESTS,
    appearance::TESTS,
    going_back::TESTS,
    keyboard::TESTS,
    media::TESTS,
    article_set::TESTS,
    hostile::TESTS,
    failing::TESTS,
    barriers::TESTS,
];

fn main() -> ExitCode {
    match carry_out() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("browser suite: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Whether all went well.
fn carry_out() -> Result<bool, Failure> {
    let options = Options::read(env::args().skip(1))?;
    let workspace = Workspace::find()?;
    run::hear_panics();
    let mut total = Tally::default();
    let axe = read_axe(&workspace)?;
    let scratch = workspace.target().join("browser-profiles");
    if options.bench {
        return bench(&workspace, &options, axe, scratch).map(|()| true);
    }
    for (engine, build, dist) in plan(&workspace, &options)? {
        let given = given(dist, axe.clone(), scratch.clone())?;
        let tally = run::run(&workspace, engine, build, &given, &options)?;
        total.passed += tally.passed;
        total.failed += tally.failed;
    }
    if total.passed + total.failed == 0 {
        return Err(Failure::new("no test has such a name"));
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

fn given(dist: PathBuf, axe: String, scratch: PathBuf) -> Result<Given, Failure> {
    let indexed = indexed::make(&dist, scratch.with_file_name("browser-indexed"))?;
    Ok(Given { demo: Demo::read(&dist)?, dist, indexed, axe, scratch })
}

fn read_axe(workspace: &Workspace) -> Result<String, Failure> {
    let path = tools::axe_core(workspace)?;
    fs::read_to_string(&path).map_err(|cause| Failure::file("read", &path, &cause))
}

fn bench(
    workspace: &Workspace,
    options: &Options,
    axe: String,
    scratch: PathBuf,
) -> Result<(), Failure> {
    let Some(data) = &options.data else {
        return Err(Failure::new("nothing measured: say where the corpora are with `--data DIR`")
            .before_anything());
    };
    let dist = match &options.dist {
        Some(dist) => dist.clone(),
        None => reader_build::build(workspace, Profile::Release)?,
    };
    let browser = browsers::get(Engine::Chromium, workspace)?;
    let given = given(dist, axe, scratch)?;
    bench::measure(&browser, &given, data)
}

/// Which engine tries which build.
fn plan(
    workspace: &Workspace,
    options: &Options,
) -> Result<Vec<(Engine, &'static str, PathBuf)>, Failure> {
    let engines = match &options.engines[..] {
        [] => Engine::ALL.to_vec(),
        named => named.to_vec(),
    };
    let mut plan = Vec::new();
    let dist = match (&options.dist, &options.debug_dist) {
        (Some(dist), _) => Some(dist.clone()),
        (None, None) => Some(reader_build::build(workspace, Profile::Release)?),
        (None, Some(_)) => None,
    };
    if let Some(dist) = dist {
        plan.extend(engines.iter().map(|&engine| (engine, "release", dist.clone())));
    }
    if let Some(dist) = &options.debug_dist {
        plan.push((Engine::Chromium, "debug", dist.clone()));
    }
    Ok(plan)
}
