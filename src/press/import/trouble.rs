//! Why an import could not be done at all, in words.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::article::{MOST_REMOVED, Refusal};
use crate::press::files::DiskError;
use crate::press::report::Report;

/// Why an import could not be done at all.
#[derive(Debug)]
pub enum Trouble {
    /// The disk.
    Disk(DiskError),
    /// The process that reads documents cannot be started.
    NoReader(io::Error),
    /// There is a folder where the set should go.
    Folder(PathBuf),
    /// There is a file where the set should go, and it is not the one to bring stories into.
    InTheWay(PathBuf),
    /// The set to bring stories into is not whole: importing into it would lose stories.
    NotWhole(PathBuf, Vec<Refusal>),
    /// More stories were taken out than a set may name.
    TooManyOut(PathBuf, usize),
    /// There is nothing to write: not one story was taken, and there was no set before. The report
    /// says why.
    Nothing(Box<Report>),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(f),
            Self::NoReader(cause) => write!(f, "could not start the reader of documents: {cause}"),
            Self::Folder(path) => write!(
                f,
                "`{}` is a folder, and a set is a file; to write it there, say `-o {}`",
                path.display(),
                path.join("articles.json").display()
            ),
            Self::InTheWay(path) => write!(
                f,
                "`{0}` is there already; to bring the stories into it, add `--into {0}`; else choose another name",
                path.display()
            ),
            Self::NotWhole(path, refusals) => {
                write!(
                    f,
                    "`{}` is not whole: {}; nothing was changed, since what could not be read would be lost; correct what is named here, and run this again",
                    path.display(),
                    match refusals.len() {
                        1 => "one thing in it does not fit the format".to_owned(),
                        several => format!("{several} things in it do not fit the format"),
                    }
                )?;
                refusals.iter().take(5).try_for_each(|refusal| write!(f, "\n  {refusal}"))?;
                match refusals.len() {
                    0..=5 => Ok(()),
                    _ => write!(
                        f,
                        "\n  and {} more; `offprint check` names them all",
                        refusals.len() - 5
                    ),
                }
            }
            Self::TooManyOut(path, many) => write!(
                f,
                "`{}` would name {many} stories that were taken out, and {MOST_REMOVED} is the most; nothing was written; take those off the list that no source brings any more, with `offprint remove --undo ID`",
                path.display()
            ),
            Self::Nothing(report) => {
                write!(
                    f,
                    "not one story was taken, and nothing was written
{}",
                    report.said()
                )
            }
        }
    }
}

impl std::error::Error for Trouble {}

impl From<DiskError> for Trouble {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}
