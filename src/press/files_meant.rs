//! Which files a person means who names a file, a folder or a pattern.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{DiskError, is_there};

/// How deep folders are looked into.
const DEEPEST: usize = 32;

/// The files that a person means, and what else there was where they were looked for.
#[derive(Debug, Default)]
pub struct Meant {
    /// In the order of their names.
    pub files: BTreeSet<PathBuf>,
    /// What is not looked at, each with why.
    pub passed_over: BTreeMap<PathBuf, &'static str>,
    /// Folders that could not be looked into; the others were.
    pub unread: Vec<DiskError>,
}

/// The files that a person means: one file, a folder and all in it, or a pattern with `*` and `?`
/// (`**` for any folders). Hidden files are left out.
///
/// # Errors
/// There is nothing of that name.
pub fn meant(named: impl AsRef<OsStr>) -> Result<Meant, DiskError> {
    let path = Path::new(named.as_ref());
    // A pattern is text; a path need not be.
    let named = path.to_str().unwrap_or_default();
    let mut meant = Meant::default();
    if path.is_dir() {
        below(path, DEEPEST, &|_, _| true, &mut meant)?;
    } else if is_there(path) || !named.contains(['*', '?']) {
        // A file that is not there is found out when it is read, by its own name.
        meant.files.insert(path.to_owned());
    } else {
        let parts: Vec<&str> = named.split('/').collect();
        let fixed = parts.iter().take_while(|part| !part.contains(['*', '?'])).count();
        let start = match parts[..fixed].join("/") {
            start if fixed == 0 => start + ".",
            start if start.is_empty() => "/".to_owned(),
            start => start,
        };
        let may_be = |path: &Path, is_folder: bool| {
            let rest = path.strip_prefix(&start).unwrap_or(path);
            let rest: Vec<_> = rest.iter().map(|part| part.to_string_lossy()).collect();
            if is_folder { leads(&parts[fixed..], &rest) } else { fits(&parts[fixed..], &rest) }
        };
        below(Path::new(&start), DEEPEST, &may_be, &mut meant)?;
        let Meant { files, passed_over, unread } = &meant;
        if files.is_empty() && passed_over.is_empty() && unread.is_empty() {
            let cause = io::Error::new(io::ErrorKind::NotFound, "no file fits this pattern");
            return Err(DiskError::new("find", path, cause));
        }
    }
    meant.unread.sort_by_key(DiskError::path);
    Ok(meant)
}

/// Finds what is in a folder and below it and may be meant; the second of `may_be` is whether it is a
/// folder in which something may be.
fn below(
    folder: &Path,
    depth: usize,
    may_be: &dyn Fn(&Path, bool) -> bool,
    meant: &mut Meant,
) -> Result<(), DiskError> {
    let fail = |cause| DiskError::new("look into", folder, cause);
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let (path, kind) = (entry.path(), entry.file_type().map_err(fail)?);
        if !may_be(&path, kind.is_dir()) {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            // One that may not be read takes nothing from the others.
            if let Err(error) = below(&path, depth - 1, may_be, meant) {
                meant.unread.push(error);
            }
        } else if kind.is_dir() {
            meant.passed_over.insert(path, "it lies deeper in folders than is looked");
        } else if kind.is_file() {
            meant.files.insert(path);
        } else if kind.is_symlink() {
            // It could lead round in a circle, and out of what was named.
            meant.passed_over.insert(path, "it is a link, which may lead anywhere");
        } else {
            meant.passed_over.insert(path, "it is neither a file nor a folder");
        }
    }
    Ok(())
}

/// What a file of a folder may be, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayBe {
    /// A source of stories, or a document whose text is wanted: if it cannot be read, that is said.
    Source,
    /// Anything: what is in it tells.
    Anything,
    /// Nothing that anybody means as a story, and why.
    Nothing(&'static str),
}

/// Endings of files that are for programs, or for whoever runs them.
#[rustfmt::skip]
const FOR_PROGRAMS: [&str; 53] = [
    "js", "mjs", "cjs", "ts", "tsx", "jsx", "css", "scss", "less", "toml", "wasm", "lock", "map", "sh", "bash", "zsh", "fish", "bat", "cmd", "ps1", "py", "pyc", "rb", "pl", "pm",
    "lua", "c", "h", "cc", "cpp", "hpp", "rs", "go", "java", "class", "jar", "cs", "swift", "kt", "sql", "db", "sqlite", "ini", "cfg", "conf", "env", "key", "pem", "crt", "ofx", "exe", "dll", "so",
];

/// Endings of files that hold stories, and of documents whose text may be saved.
#[rustfmt::skip]
const SOURCES: [&str; 34] = [
    "html", "htm", "xhtml", "shtml", "mhtml", "xml", "rss", "atom", "rdf", "opml", "json", "jsonl", "ndjson", "csv", "tsv", "md", "markdown", "mdown", "txt", "text", "wire", "asc", "prn", "nws",
    "eml", "gz", "pdf", "doc", "docx", "odt", "rtf", "zip", "wxr", "nitf",
];

/// Names of files that are kept beside others, and told to nobody or written for whoever builds.
#[rustfmt::skip]
const NO_STORIES: [&str; 18] = [
    "password", "passwords", "passwd", "secret", "secrets", "credentials", "token", "tokens", "id_rsa", "id_ed25519", "shadow", "makefile", "dockerfile", "license", "licence", "copying", "robots", "requirements",
];

/// What a file may be that lies in a folder which was named, and was not named itself.
pub fn may_be(path: &Path) -> MayBe {
    let small = |part: Option<&OsStr>| part.map(|it| it.to_string_lossy().to_ascii_lowercase());
    let (stem, ending) = (small(path.file_stem()), small(path.extension()));
    let is_bare = matches!(ending.as_deref(), None | Some("txt"));
    if is_bare && stem.is_some_and(|stem| NO_STORIES.contains(&stem.as_str())) {
        return MayBe::Nothing("its name says that it is no story");
    }
    match ending.as_deref() {
        Some(ending) if FOR_PROGRAMS.contains(&ending) => {
            MayBe::Nothing("it is there for programs")
        }
        // Wires are often saved without one.
        None => MayBe::Source,
        Some(ending) if SOURCES.contains(&ending) => MayBe::Source,
        Some(_) => MayBe::Anything,
    }
}

/// Whether something may fit a pattern in a folder of this path.
fn leads(pattern: &[&str], path: &[std::borrow::Cow<'_, str>]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (Some(_), None) | (Some((&"**", _)), _) => true,
        (Some((part, rest)), Some((name, others))) => part_fits(part, name) && leads(rest, others),
        (None, _) => false,
    }
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
