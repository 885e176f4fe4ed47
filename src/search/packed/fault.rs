//! What is wrong with an index that cannot be used.

use std::fmt;

/// Why an index, or a part of it, is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file is no root of an index.
    NoIndex,
    /// It is of another format than this program writes and reads: which.
    Format(u32),
    /// Its words were taken apart by other rules than this program's.
    Analysis,
    /// The root is cut short, or changed since it was written.
    Root,
    /// It is of other stories than those it is to be asked about.
    Stories,
    /// A part, by its number, is cut short, missing, or changed since it was written.
    Part(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoIndex => f.write_str("is no index"),
            Self::Format(format) => {
                write!(
                    f,
                    "is an index of format {format}, and this program reads {}",
                    super::format::FORMAT
                )
            }
            Self::Analysis => {
                f.write_str("was made by another version, which takes words apart otherwise")
            }
            Self::Root => f.write_str("is cut short, or was changed since it was written"),
            Self::Stories => f.write_str("is of other stories than these"),
            Self::Part(number) => {
                write!(
                    f,
                    "lacks its part {number}, or that is cut short or was changed since it was written"
                )
            }
        }?;
        f.write_str("; make it again with `offprint index SET`")
    }
}

impl std::error::Error for Fault {}
