//! Why a command could not be carried out: what, where, and what to do next.

use std::{fmt, io, path::Path};

/// One reason, told to a person.
///
/// Written the way every error of the project is: lower case, no full stop, names in backticks,
/// and, where there is one, the next thing to try.
#[derive(Debug)]
pub struct Failure {
    message: String,
    output: Option<String>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Something was tried and went wrong.
    Usual,
    /// Nothing was even tried.
    BeforeAnything,
    /// It has been told in full already.
    Reported,
}

impl Failure {
    /// A failure that its message explains in full.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), output: None, kind: Kind::Usual }
    }

    /// A file or folder that could not be worked on. `doing` completes "could not …".
    pub fn file(doing: &str, path: &Path, cause: &io::Error) -> Self {
        Self::new(format!("could not {doing} `{}`: {cause}", path.display()))
    }

    /// A failure that has been told already, so that only the exit code is left to say it.
    pub fn reported(message: impl Into<String>) -> Self {
        Self { kind: Kind::Reported, ..Self::new(message) }
    }

    /// The same failure, with what the program at fault had printed, which is shown first.
    #[must_use]
    pub fn with_output(mut self, output: impl Into<String>) -> Self {
        self.output = Some(output.into());
        self
    }

    /// The same failure, with what to do next.
    #[must_use]
    pub fn and_then_do(mut self, next: &str) -> Self {
        self.message = format!("{}; {next}", self.message);
        self
    }

    /// The same failure, marked as "nothing was even tried": wrong arguments, no data.
    #[must_use]
    pub fn before_anything(mut self) -> Self {
        self.kind = Kind::BeforeAnything;
        self
    }

    /// Whether it has been told already.
    pub fn is_reported(&self) -> bool {
        self.kind == Kind::Reported
    }

    /// 2 where nothing was tried, 1 where something went wrong.
    pub fn exit_code(&self) -> u8 {
        if self.kind == Kind::BeforeAnything { 2 } else { 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let output = self.output.as_deref().unwrap_or_default().trim_end();
        if !output.is_empty() {
            writeln!(f, "{output}\n")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
