//! How far long work is, said on a terminal, and on anything else not at all.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::press::report::plain;

/// How often it is said.
const BEAT: Duration = Duration::from_millis(200);

/// What has been said so far.
pub(super) struct Progress {
    is_terminal: bool,
    begun: Instant,
    said: Option<Instant>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self { is_terminal: io::stderr().is_terminal(), begun: Instant::now(), said: None }
    }

    /// Says where the work is, unless that was said a moment ago.
    pub(super) fn at(&mut self, words: impl FnOnce() -> String) {
        if self.is_terminal && self.said.unwrap_or(self.begun).elapsed() > BEAT {
            let words: String = plain(&words()).chars().take(76).collect();
            // Who has no standard error sees no progress.
            let _ = write!(io::stderr(), "\r\x1b[K{words}");
            self.said = Some(Instant::now());
        }
    }

    /// Takes back what was said.
    pub(super) fn end(&self) {
        if self.said.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
