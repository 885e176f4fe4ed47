//! `import -o -`: a set that goes to standard output, for another program to read.
//!
//! # Decision: what is piped is a set without pictures of its own
//! *Context.* A set has its pictures beside it, and there is nothing beside standard output.
//! *Decision.* The set is made whole in a folder of ours, and then written out. What is said goes to
//! standard error. Where pictures would lie beside the set, nothing is written, and a file is asked for.
//! *Consequences.* Whoever reads the output has a whole set or nothing, and no set whose pictures are
//! not there.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Why, counted};
use crate::press::Limits;
use crate::press::aside::Aside;
use crate::press::files;
use crate::press::images::FOLDER;

/// A set on its way to standard output.
pub(super) struct Piped(Aside);

impl Piped {
    /// One, if this is how it was asked for.
    ///
    /// # Errors
    /// The disk.
    pub(super) fn asked(out: &Path) -> Result<Option<Self>, Why> {
        if out.as_os_str() != "-" {
            return Ok(None);
        }
        Aside::make().map(|aside| Some(Self(aside))).map_err(|error| error.to_string())
    }

    /// Where it is made.
    pub(super) fn place(&self) -> PathBuf {
        self.0.path().join("articles.json")
    }

    /// Writes it to standard output.
    ///
    /// # Errors
    /// It has pictures; or the disk.
    pub(super) fn write_out(self) -> Result<(), Why> {
        let pictures = self.0.count(FOLDER);
        if pictures > 0 {
            return Err(format!(
                "the stories show {}, which lie beside a set, and standard output has nothing beside it; nothing was written; name a file: `-o FILE`",
                counted(pictures, "picture of their own", "pictures of their own")
            ));
        }
        let most = Limits::default().bytes.saturating_mul(20);
        let set = files::read(&self.place(), most).map_err(|error| error.to_string())?;
        let mut out = io::stdout();
        match out.write_all(&set).and_then(|()| out.flush()) {
            // Who reads has what they wanted.
            Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(format!(
                "standard output did not take the set: {why}; it is not whole there; look whether the disk is full"
            )),
            _ => Ok(()),
        }
    }
}
