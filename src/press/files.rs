//! The disk: what is read and what is written, with the path in every error.
//!
//! Nothing is ever half written: a file is written beside its place, flushed, and renamed. Killed at
//! any moment, the old file is there whole, or the new one.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::clean::line;
use super::{fetch, hash, images};
use crate::article::Line;

/// What went wrong on the disk, where, and what to do.
#[derive(Debug)]
pub struct DiskError {
    what: &'static str,
    path: PathBuf,
    cause: io::Error,
}

impl DiskError {
    pub(super) fn new(what: &'static str, path: &Path, cause: io::Error) -> Self {
        Self { what, path: path.to_owned(), cause }
    }
}

impl DiskError {
    /// Where.
    pub fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// What went wrong, and where.
    pub fn what(&self) -> String {
        let Self { what, path, cause } = self;
        let known = match cause.kind() {
            io::ErrorKind::NotFound => Some("there is no such file or folder"),
            io::ErrorKind::PermissionDenied => Some("it is not allowed"),
            io::ErrorKind::StorageFull => Some("the disk is full"),
            io::ErrorKind::IsADirectory => Some("it is a folder"),
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                Some("what should be a folder is a file")
            }
            _ => None,
        };
        let own = cause.raw_os_error().is_none();
        match known.filter(|_| !own) {
            Some(known) => format!("could not {what} `{}`: {known}", path.display()),
            None => format!("could not {what} `{}`: {cause}", path.display()),
        }
    }

    /// What to do.
    pub fn next(&self) -> &'static str {
        match self.cause.kind() {
            io::ErrorKind::NotFound => "check the spelling, and the folder you are in",
            io::ErrorKind::PermissionDenied => "change its permissions, or choose another place",
            io::ErrorKind::StorageFull => "make room and run this again",
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "choose another place",
            _ => "look at it, and run this again",
        }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what(), self.next())
    }
}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Reads a file, but no more than so many bytes of it.
///
/// # Errors
/// The file cannot be read, or is longer.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, DiskError> {
    let fail = |cause| DiskError::new("read", path, cause);
    // Opening a pipe waits for whoever writes into it, and a device may have no end.
    if path.metadata().map_err(fail)?.is_file() {
        let file = File::open(path).map_err(fail)?;
        return read_from(file, most).map_err(fail);
    }
    let why = "it is no ordinary file; what a program writes is read from `-`";
    Err(fail(io::Error::new(io::ErrorKind::InvalidInput, why)))
}

/// As much of a file as is looked at to know it.
const HEAD: u64 = 64_000;

/// The beginning of a file, if it is one.
pub fn head(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    path.metadata().ok().filter(fs::Metadata::is_file)?;
    File::open(path).ok()?.take(HEAD).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// How many links in a row are followed, as systems do.
const LINKS: usize = 40;

/// Where a file lies that may be named by a link, there or not yet: who knows it by another name means
/// the same.
pub fn resolved(path: &Path) -> PathBuf {
    let mut here = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&here) {
            Ok(to) => here = folder(&here).join(to),
            Err(_) => return here,
        }
    }
    // A link that leads round in a circle leads nowhere.
    path.to_owned()
}

/// Whether two paths, links resolved, name one place, where perhaps nothing is yet.
pub fn are_one_place(one: &Path, other: &Path) -> bool {
    let place =
        |path: &Path| Some((folder(path).canonicalize().ok()?, path.file_name()?.to_owned()));
    one == other || place(one).is_some_and(|one| Some(one) == place(other))
}

/// Keeps others of us from changing what lies in a folder, until dropped. Where folders cannot be
/// locked, nothing is kept from anybody.
#[derive(Debug)]
pub struct Lock {
    _folder: Option<File>,
    made: Vec<PathBuf>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Folders in which nothing was put in the end; one in which something lies stays.
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Locks the folder in which a file lies, itself and not a link to it.
pub fn lock(path: &Path) -> Lock {
    let path = resolved(path);
    Lock { _folder: locked(folder(&path), false), made: Vec::new() }
}

/// The same where the folder may not be there: two who begin a set know of each other, too.
pub fn lock_made(path: &Path) -> Lock {
    let path = resolved(path);
    let folder = folder(&path);
    let made = folder
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && folder.symlink_metadata().is_err());
    let made: Vec<PathBuf> = made.map(Path::to_owned).collect();
    Lock { _folder: locked(folder, true), made }
}

fn locked(path: &Path, make: bool) -> Option<File> {
    loop {
        if make {
            // Where it cannot be made, writing says so.
            let _ = fs::create_dir_all(path);
        }
        let folder = File::open(path).ok()?;
        folder.lock().ok()?;
        // Meanwhile another one may have been put there, or this one taken away.
        if is_at(&folder, path) {
            return Some(folder);
        }
    }
}

#[cfg(unix)]
fn is_at(folder: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let name = |about: fs::Metadata| (about.dev(), about.ino());
    match (folder.metadata().map(name), path.metadata().map(name)) {
        (Ok(held), Ok(there)) => held == there,
        // What is not there any more is found out when it is opened again.
        (_, Err(_)) => false,
        (Err(_), _) => true,
    }
}

#[cfg(not(unix))]
fn is_at(_folder: &File, _path: &Path) -> bool {
    true
}

/// The folder in which a file lies.
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Takes away what imports that were killed have left beside a set and among its pictures: files on
/// their way, `.NAME.PROCESS.new`, of names that are ours and of processes that are no more.
pub fn clear_leftovers(set: &Path) {
    let own = |name: &str| {
        name == fetch::FILE || set.file_name().is_some_and(|set| on_its_way(set) == name)
    };
    clear(folder(set), own);
    let pictures = set.with_file_name(images::FOLDER);
    // A link there leads to files that are not ours.
    if !pictures.is_symlink() {
        clear(&pictures, images::is_name);
    }
}

fn clear(folder: &Path, own: impl Fn(&str) -> bool) {
    // What cannot be seen or taken away is in nobody's way.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let left = name.strip_prefix('.').and_then(|name| name.strip_suffix(".new"));
        let Some((name, process)) = left.and_then(|left| left.rsplit_once('.')) else { continue };
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && own(name) && process.parse().is_ok_and(is_over) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A file without a name on the disk of a set, which goes with its last reader: while it has one, for a
/// moment, it is called as the set is on its way, so that it is cleared away where that is the end.
pub(super) fn nameless(set: &Path) -> Option<File> {
    let name = on_its_way(set.file_name()?);
    let path = folder(set).join(format!(".{name}.{}.new", std::process::id()));
    let file = File::options().read(true).write(true).create_new(true).open(&path).ok()?;
    fs::remove_file(&path).ok()?;
    Some(file)
}

/// What a file of that name is called on its way: a name as long as may be has no room for more.
fn on_its_way(name: &OsStr) -> String {
    const LONGEST: usize = 200;
    let name = name.to_string_lossy();
    match name.len() {
        0..=LONGEST => name.into_owned(),
        _ => format!("{:016x}", hash::of_letters(name.chars())),
    }
}

/// Whether there is surely no process of this number.
#[cfg(unix)]
fn is_over(process: i32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let asked = (process > 0).then(|| Pid::from_raw(process)).flatten().map(test_kill_process);
    asked == Some(Err(rustix::io::Errno::SRCH))
}

/// Nobody can be asked: what was left stays, hidden and in nobody's way.
#[cfg(not(unix))]
fn is_over(_process: i32) -> bool {
    false
}

/// What the name of a file is called after: an outlet for its stories, where neither they nor the
/// user name one. That it is made up is reported.
pub(super) fn of_file_name(name: &str) -> Option<Line> {
    line(&Path::new(name).file_stem()?.to_string_lossy())
}

/// Takes away a file that was written by mistake.
pub fn take_back(path: &Path) {
    // What stays is a picture more than is needed.
    let _ = fs::remove_file(path);
}

/// Reads to the end, but no more than so many bytes.
///
/// # Errors
/// The reader failed, or has more to say.
pub fn read_from(reader: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(io::Error::other(format!("it is longer than {most} bytes")));
    }
    Ok(bytes)
}

/// Whether there is something at a path. What cannot be looked at may be there: to take a set for one
/// that is yet to be begun, since the disk gave no answer, would write over all of it.
pub fn is_there(path: &Path) -> bool {
    use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    path.symlink_metadata().map_or_else(
        |why| !matches!(why.kind(), NotFound | NotADirectory | InvalidFilename),
        |_| true,
    )
}

/// Lets those read a file who might read the one before it: whoever runs this, `root` too, the server's
/// own group stays it.
fn keep_readers(file: &File, before: &fs::Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Not everybody may give a file away, and whoever may not owns it themselves.
        let _ = fchown(file, Some(before.uid()), Some(before.gid()))
            .or_else(|_| fchown(file, None, Some(before.gid())));
    }
    file.set_permissions(before.permissions())
}

/// Puts bytes in a file, whole or not at all.
///
/// # Errors
/// The folder cannot be written to; the file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    write_whole_by(path, |file| file.write_all(bytes))
}

/// The same of what is written piece by piece.
///
/// # Errors
/// As of [`write_whole`]; what `put` gives is one, too.
pub fn write_whole_by(
    path: &Path,
    put: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), DiskError> {
    let fail = |cause| DiskError::new("write", path, cause);
    if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        let cause = io::Error::new(io::ErrorKind::IsADirectory, "it is named as a folder is");
        return Err(fail(cause));
    }
    // A link stays a link: what it leads to is replaced, or begun.
    let led = resolved(path);
    let path = led.as_path();
    let folder = folder(path);
    let name = on_its_way(path.file_name().unwrap_or_default());
    let beside = folder.join(format!(".{name}.{}.new", std::process::id()));
    let write = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        // Only what one of us left has this name; a link of this name would be followed.
        let _ = fs::remove_file(&beside);
        let mut file = BufWriter::new(File::create_new(&beside)?);
        put(&mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Ok(before) = path.metadata() {
            keep_readers(&file, &before)?;
        }
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)?;
        // The name is on the disk only when its folder is. Where that cannot be flushed, the file has
        // taken its place all the same, and it would be wrong to say that it has not.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    };
    write().map_err(|cause| {
        // Where even that fails, what is left is a hidden file that says by its name what it is.
        let _ = fs::remove_file(&beside);
        fail(cause)
    })
}
