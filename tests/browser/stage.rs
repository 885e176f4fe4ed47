//! What one test gets: a host with the reader on it, and a browser that has never seen it.

use std::{
    cell::{Cell, Ref, RefCell},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use xtask::{
    server::{Fault, Server, Serving},
    tools::browsers::Browser,
};

use crate::{console, demo::Demo, session::Session, suite::Host};

/// What browsers ask for on their own account when a page, such as a picture, names no icon.
const NOBODYS_ICON: &str = "/favicon.ico";

/// What all tests of one build share.
pub(crate) struct Given {
    /// The finished reader.
    pub(crate) dist: PathBuf,
    /// The same with an index beside its stories.
    pub(crate) indexed: PathBuf,
    /// Its stories.
    pub(crate) demo: Demo,
    /// axe-core, as a script.
    pub(crate) axe: String,
    /// Where profiles may be kept while a browser runs.
    pub(crate) scratch: PathBuf,
}

/// A reader, in the sense of a person: sits at a browser and does things. The doing is in `page.rs`.
pub(crate) struct Reader<'a> {
    browser: &'a Browser,
    dist: &'a Path,
    scratch: &'a Path,
    server: Server,
    demo: &'a Demo,
    axe: &'a str,
    session: RefCell<Session>,
    complaints: RefCell<Vec<String>>,
    expected: RefCell<Vec<String>>,
    broken: Cell<bool>,
}

impl<'a> Reader<'a> {
    /// Serves the reader as the test wants it served, from a port, so an origin, of its own, and
    /// opens a browser with an empty profile.
    pub(crate) fn new(browser: &'a Browser, given: &'a Given, host: Host) -> Self {
        let Given { dist, indexed, demo, axe, scratch } = given;
        let dist = if host == Host::Indexed { indexed } else { dist };
        let serving = match host {
            Host::Plain | Host::Indexed => Serving::folder(dist),
            Host::Gzipping => Serving::folder(dist).gzipped(),
            Host::SubPath(path) => Serving::folder(dist).under(path),
        };
        let server = serving.start().unwrap_or_else(|why| panic!("{why}"));
        let session = Session::start(browser, scratch);
        session.resize(1280, 900);
        Self {
            browser,
            dist,
            scratch,
            server,
            demo,
            axe,
            session: RefCell::new(session),
            complaints: RefCell::default(),
            expected: RefCell::default(),
            broken: Cell::new(false),
        }
    }

    /// The browser, for what the language of `page.rs` has no word for.
    pub(crate) fn session(&self) -> Ref<'_, Session> {
        self.session.borrow()
    }

    /// The stories that are served.
    pub(crate) fn demo(&self) -> &'a Demo {
        self.demo
    }

    /// axe-core, as a script.
    pub(crate) fn axe(&self) -> &'a str {
        self.axe
    }

    /// The host.
    pub(crate) fn server(&self) -> &Server {
        &self.server
    }

    /// The built file with this ending, such as `.wasm`.
    pub(crate) fn built(&self, ending: &str) -> Vec<u8> {
        let files =
            fs::read_dir(self.dist).into_iter().flatten().flatten().map(|entry| entry.path());
        let path = files.into_iter().find(|path| path.to_string_lossy().ends_with(ending));
        path.and_then(|path| fs::read(path).ok())
            .unwrap_or_else(|| panic!("no built file ends with `{ending}`"))
    }

    /// The address of something on the host.
    pub(crate) fn url_of(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// From now on, the host answers wrongly for a path; see [`Fault`].
    pub(crate) fn break_path(&self, path: &str, fault: Fault) {
        self.broken.set(true);
        self.server.break_path(path, fault);
    }

    /// Closes the browser and opens another, which knows nothing of the first; the host stays.
    pub(crate) fn change_browser(&self) {
        self.collect_complaints();
        self.session.replace(Session::start(self.browser, self.scratch));
        self.session().resize(1280, 900);
    }

    /// A page has loaded in this browser.
    pub(crate) fn loaded(&self) {
        console::listen(&self.session());
    }

    /// Complaints that hold these words are what this test is about.
    pub(crate) fn expect_complaint(&self, words: &str) {
        self.expected.borrow_mut().push(words.to_owned());
    }

    /// Everything complained of so far and not expected. To be asked before the page is left, too:
    /// what a page asked of others goes with it.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.collect_complaints();
        let expected = self.expected.borrow();
        let unexpected =
            |complaint: &&String| !expected.iter().any(|words| complaint.contains(words));
        self.complaints.borrow().iter().filter(unexpected).cloned().collect()
    }

    fn collect_complaints(&self) {
        let mut complaints = console::complaints(&self.session());
        complaints.extend(self.foreign_requests());
        if !self.broken.get() {
            let missing = self.server.asked().into_iter().filter(|asked| asked.status != Some(200));
            complaints.extend(
                missing.map(|asked| {
                    format!("the page asked for `{}`, which is not there", asked.target)
                }),
            );
        }
        let mut all = self.complaints.borrow_mut();
        for complaint in complaints {
            if !all.contains(&complaint) && !complaint.contains(NOBODYS_ICON) {
                all.push(complaint);
            }
        }
    }

    fn foreign_requests(&self) -> Vec<String> {
        let asked = self
            .session()
            .js("return performance.getEntriesByType('resource').map((entry) => entry.name)", &[]);
        let asked = asked.as_array().cloned().unwrap_or_default();
        let origin = format!("http://127.0.0.1:{}/", self.server.port());
        asked
            .iter()
            .filter_map(Value::as_str)
            .filter(|address| {
                !address.starts_with(&origin)
                    && !address.starts_with("data:")
                    && !address.starts_with("blob:")
            })
            .map(|address| format!("the page asked another origin for `{address}`"))
            .collect()
    }
}
