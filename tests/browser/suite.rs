//! What a test is: a name that reads as a sentence, what it needs, and what it does.

use xtask::tools::browsers::Engine;

use crate::stage::Reader;

/// One test. It fails by panicking, as tests do.
pub(crate) struct Test {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Reader),
    pub(crate) host: Host,
    only: Option<Engine>,
}

/// How the host behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// At a root, as `python3 -m http.server` does it.
    Plain,
    /// The same, with an index beside the stories.
    Indexed,
    /// Compressing what it sends.
    Gzipping,
    /// Below a path.
    SubPath(&'static str),
}

impl Test {
    /// A test for every engine, on a plain host.
    pub(crate) const fn new(name: &'static str, run: fn(&Reader)) -> Self {
        Self { name, run, host: Host::Plain, only: None }
    }

    /// On another host.
    pub(crate) const fn on(mut self, host: Host) -> Self {
        self.host = host;
        self
    }

    /// For what only one engine can show.
    pub(crate) const fn only_in(mut self, engine: Engine) -> Self {
        self.only = Some(engine);
        self
    }

    /// Whether it can be run in an engine.
    pub(crate) fn is_for(&self, engine: Engine) -> bool {
        self.only.is_none_or(|only| only == engine)
    }
}
