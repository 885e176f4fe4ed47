//! Running the tests of one engine, and telling how each went.
//!
//! Each has a host and a browser of its own, and most of its time is that browser's starting, so as
//! many run side by side as there are processors.

use std::{
    cell::RefCell,
    fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Instant,
};

use xtask::{
    failure::Failure,
    progress::elapsed,
    tools::browsers::{self, Browser, Engine},
    workspace::Workspace,
};

use crate::{
    TESTS,
    options::Options,
    stage::{Given, Reader},
    suite::Test,
};

/// How many went well and how many did not.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

thread_local! {
    /// What the last panic of a thread said, and where: the hook hears it, the runner tells it.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on, panics are kept for the report instead of being printed as they come.
pub(crate) fn hear_panics() {
    panic::set_hook(Box::new(|panic| {
        let what = panic.payload_as_str().unwrap_or("a panic without words");
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        LAST_PANIC.set(format!("{what}\nat {place}"));
    }));
}

/// Runs all wanted tests in one engine against one build.
pub(crate) fn run(
    workspace: &Workspace,
    engine: Engine,
    build: &str,
    given: &Given,
    options: &Options,
) -> Result<Tally, Failure> {
    let browser = browsers::get(engine, workspace)?;
    println!("{engine}, {build}");
    let wanted: Vec<&Test> = TESTS
        .iter()
        .copied()
        .flatten()
        .filter(|test| test.is_for(engine) && options.wants(test.name))
        .collect();
    let pictures = workspace.target().join("browser-failures");
    let next = AtomicUsize::new(0);
    let tally = Mutex::new(Tally::default());
    let work = || {
        while let Some(test) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            let started = Instant::now();
            let result = run_one(test, &browser, given);
            let time = elapsed(started.elapsed());
            let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
            match result {
                Ok(()) => {
                    tally.passed += 1;
                    println!("  ok    {time:>6}  {}", test.name);
                }
                Err(mut broken) => {
                    tally.failed += 1;
                    println!("  FAIL  {time:>6}  {}", test.name);
                    let name = format!("{}-{build}-{}", engine.name(), test.name);
                    broken.keep_picture(&pictures, &name);
                    println!("{}", broken.told());
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    Ok(tally.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Why a test failed, and what was on screen then.
struct Broken {
    why: String,
    url: String,
    picture: Option<Vec<u8>>,
    kept: Option<PathBuf>,
}

fn run_one(test: &Test, browser: &Browser, given: &Given) -> Result<(), Broken> {
    let nowhere = |why| Broken { why, url: "nowhere yet".to_owned(), picture: None, kept: None };
    let reader = caught(|| Reader::new(browser, given, test.host)).map_err(nowhere)?;
    let result = caught(|| {
        (test.run)(&reader);
        let complaints = reader.complaints();
        assert!(complaints.is_empty(), "the browser complained:\n{}", complaints.join("\n"));
    });
    result.map_err(|why| Broken {
        why,
        url: caught(|| reader.session().url()).unwrap_or_else(|_| "the browser is gone".to_owned()),
        picture: caught(|| reader.session().screenshot()).ok().flatten(),
        kept: None,
    })
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What a failed test leaves half done is thrown away with its reader.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST_PANIC.take())
}

impl Broken {
    fn keep_picture(&mut self, folder: &Path, name: &str) {
        let Some(picture) = &self.picture else { return };
        let file: String =
            name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let path = folder.join(format!("{file}.png"));
        // A failure is told with or without its picture.
        if fs::create_dir_all(folder).and_then(|()| fs::write(&path, picture)).is_ok() {
            self.kept = Some(path);
        }
    }

    fn told(&self) -> String {
        let mut told = format!("{}\non {}", self.why, self.url);
        if let Some(path) = &self.kept {
            told += &format!("\nseen in {}", path.display());
        }
        told.lines().map(|line| format!("        {line}\n")).collect()
    }
}
