//! The disk: what is read and what is written, with the path in every error.
//!
//! Nothing is ever half written: a file is written beside its place, flushed, and renamed. Killed at
//! any moment, the old file is there whole, or the new one.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::clean::line;
use super::{fetch, images};
use crate::article::Line;

/// What went wrong on the disk, where, and what to do.
#[derive(Debug)]
pub struct DiskError {
    what: &'static str,
    path: PathBuf,
    cause: io::Error,
}

impl DiskError {
    fn new(what: &'static str, path: &Path, cause: io::Error) -> Self {
        Self { what, path: path.to_owned(), cause }
    }
}

impl DiskError {
    /// What went wrong, and where.
    pub fn what(&self) -> String {
        let Self { what, path, cause } = self;
        let known = match cause.kind() {
            io::ErrorKind::NotFound => Some("there is no such file or folder"),
            io::ErrorKind::PermissionDenied => Some("it is not allowed"),
            io::ErrorKind::StorageFull => Some("the disk is full"),
            io::ErrorKind::IsADirectory => Some("it is a folder"),
            io::ErrorKind::NotADirectory => Some("what should be a folder is a file"),
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

/// Keeps others of us from changing what lies in a folder, until dropped. Where folders cannot be
/// locked, nothing is kept from anybody.
pub fn lock(folder_of: &Path) -> Option<File> {
    let folder = File::open(folder(folder_of)).ok()?;
    folder.lock().ok()?;
    Some(folder)
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
        name == fetch::FILE || set.file_name().is_some_and(|set| set.to_string_lossy() == name)
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

/// Whether there is something at a path.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Puts bytes in a file, whole or not at all.
///
/// # Errors
/// The folder cannot be written to; the file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let fail = |cause| DiskError::new("write", path, cause);
    // A link stays a link: what it leads to is replaced.
    let led = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let path = led.as_path();
    let folder = folder(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.new", std::process::id()));
    let write = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        if let Ok(before) = path.metadata() {
            // Who might read it before may read it now.
            file.set_permissions(before.permissions())?;
        }
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)?;
        // The name is on the disk only when its folder is.
        File::open(folder)?.sync_all()
    };
    write().map_err(|cause| {
        // Where even that fails, what is left is a hidden file that says by its name what it is.
        let _ = fs::remove_file(&beside);
        fail(cause)
    })
}

/// How deep folders are looked into.
const DEEPEST: usize = 32;

/// The files that a person means: one file, a folder and all in it, or a pattern with `*` and `?`
/// (`**` for any folders). In the order of their names; hidden files are left out.
///
/// # Errors
/// There is nothing of that name.
pub fn meant(named: impl AsRef<OsStr>) -> Result<Vec<PathBuf>, DiskError> {
    let path = Path::new(named.as_ref());
    // A pattern is text; a path need not be.
    let named = path.to_str().unwrap_or_default();
    let mut found = BTreeSet::new();
    if path.is_dir() {
        below(path, DEEPEST, &mut found)?;
    } else if is_there(path) || !named.contains(['*', '?']) {
        // A file that is not there is found out when it is read, by its own name.
        found.insert(path.to_owned());
    } else {
        let parts: Vec<&str> = named.split('/').collect();
        let fixed = parts.iter().take_while(|part| !part.contains(['*', '?'])).count();
        let start = match parts[..fixed].join("/") {
            start if fixed == 0 => start + ".",
            start if start.is_empty() => "/".to_owned(),
            start => start,
        };
        let mut all = BTreeSet::new();
        below(Path::new(&start), DEEPEST, &mut all)?;
        found.extend(all.into_iter().filter(|path| {
            let rest = path.strip_prefix(&start).unwrap_or(path);
            let rest: Vec<_> = rest.iter().map(|part| part.to_string_lossy()).collect();
            fits(&parts[fixed..], &rest)
        }));
        if found.is_empty() {
            let cause = io::Error::new(io::ErrorKind::NotFound, "no file fits this pattern");
            return Err(DiskError::new("find", path, cause));
        }
    }
    Ok(found.into_iter().collect())
}

fn below(folder: &Path, depth: usize, found: &mut BTreeSet<PathBuf>) -> Result<(), DiskError> {
    let fail = |cause| DiskError::new("look into", folder, cause);
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let (path, kind) = (entry.path(), entry.file_type().map_err(fail)?);
        // Links could lead round in circles, and out of what was named.
        if kind.is_dir() && depth > 0 {
            below(&path, depth - 1, found)?;
        } else if kind.is_file() {
            found.insert(path);
        }
    }
    Ok(())
}

/// Whether the parts of a path fit those of a pattern.
fn fits(pattern: &[&str], path: &[std::borrow::Cow<'_, str>]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => (0..=path.len()).any(|taken| fits(rest, &path[taken..])),
        (Some((part, rest)), Some((name, others))) => part_fits(part, name) && fits(rest, others),
        _ => false,
    }
}

/// Whether a name fits a part of a pattern: the usual walk with one place to come back to.
fn part_fits(part: &str, name: &str) -> bool {
    let (part, name): (Vec<char>, Vec<char>) = (part.chars().collect(), name.chars().collect());
    let (mut p, mut n, mut again) = (0, 0, None);
    while n < name.len() {
        if p < part.len() && part[p] == '*' {
            again = Some((p, n));
            p += 1;
        } else if p < part.len() && (part[p] == '?' || part[p] == name[n]) {
            p += 1;
            n += 1;
        } else if let Some((star, from)) = again {
            again = Some((star, from + 1));
            p = star + 1;
            n = from + 1;
        } else {
            return false;
        }
    }
    part[p..].iter().all(|&c| c == '*')
}
