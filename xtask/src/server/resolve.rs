//! From what was asked for to a file of the folder, and never to any other.

use std::path::{Path, PathBuf};

/// What a target stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// This file.
    File(PathBuf),
    /// A folder asked for without its last slash; relative links would break. Where to go instead.
    Moved(String),
    /// Nothing of ours.
    NotFound,
}

/// The path below the mount, decoded, without its query: what the fault table knows it by.
///
/// `None` is outside the mount, or no path at all: bad escapes, `..`, a backslash, a NUL.
pub(super) fn inner_path(target: &str, mount: &str) -> Option<String> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let decoded = decode(path)?;
    // The mount is ASCII and has its slashes, so what it prefixes is whole segments.
    let inner = decoded.strip_prefix(mount)?;
    let escapes = inner.split('/').any(|segment| segment == "..");
    (!escapes && !inner.contains(['\\', '\0'])).then(|| inner.to_owned())
}

/// The file that an inner path stands for. `folder` is canonical.
pub(super) fn resolve(folder: &Path, mount: &str, inner: &str) -> Resolved {
    let mut wanted = folder.to_path_buf();
    wanted.extend(inner.split('/').filter(|segment| !segment.is_empty() && *segment != "."));
    if wanted.is_dir() {
        if !inner.is_empty() && !inner.ends_with('/') {
            return Resolved::Moved(format!("{mount}{}/", encode(inner)));
        }
        wanted.push("index.html");
    } else if inner.ends_with('/') {
        return Resolved::NotFound;
    }
    // Only now are symlinks followed, and where they lead is looked at.
    match wanted.canonicalize() {
        Ok(real) if real.starts_with(folder) && real.is_file() => Resolved::File(real),
        _ => Resolved::NotFound,
    }
}

/// The mount asked for without its last slash.
pub(super) fn is_bare_mount(target: &str, mount: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    mount != "/" && mount.strip_suffix('/') == Some(path)
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits)
                .ok()
                .filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Only for addresses we send people to, so more is escaped than need be.
fn encode(path: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    path.bytes()
        .map(|byte| if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn inner_paths() {
        let table = [
            ("/", "/", Some("")),
            ("/a%20b/c.js?x=/..#y", "/", Some("a b/c.js")),
            ("/%D8%AC.json", "/", Some("ج.json")),
            ("/some/where/a", "/some/where/", Some("a")),
            ("/some/where", "/some/where/", None),
            ("/some/whereabouts", "/some/where/", None),
            ("/a", "/some/where/", None),
            ("/../etc/passwd", "/", None),
            ("/%2e%2e/etc/passwd", "/", None),
            ("/a/%2E./b", "/", None),
            ("/..%2fetc/passwd", "/", None),
            ("/..%5cetc", "/", None),
            ("/a%00.html", "/", None),
            ("/a%ff", "/", None),
            ("/a%+1", "/", None),
            ("/a%2", "/", None),
            ("/..a/b..", "/", Some("..a/b..")),
        ];
        for (target, mount, expected) in table {
            assert_eq!(
                inner_path(target, mount).as_deref(),
                expected,
                "for {target} under {mount}"
            );
        }
    }

    #[test]
    fn files_folders_and_links() {
        let scratch = Scratch::new("resolve");
        let outer = scratch.path().canonicalize().unwrap();
        let folder = outer.join("served");
        fs::create_dir_all(folder.join("sub dir")).unwrap();
        fs::create_dir_all(folder.join("empty")).unwrap();
        for file in ["index.html", "a.js", "sub dir/index.html"] {
            fs::write(folder.join(file), "").unwrap();
        }
        fs::write(outer.join("secret"), "").unwrap();
        std::os::unix::fs::symlink(outer.join("secret"), folder.join("leak")).unwrap();
        std::os::unix::fs::symlink(&outer, folder.join("up")).unwrap();
        std::os::unix::fs::symlink(folder.join("a.js"), folder.join("b.js")).unwrap();

        let file = |name: &str| Resolved::File(folder.join(name));
        let table = [
            ("", file("index.html")),
            ("a.js", file("a.js")),
            ("./a.js", file("a.js")),
            ("b.js", file("a.js")),
            ("a.js/", Resolved::NotFound),
            ("sub dir/", file("sub dir/index.html")),
            ("sub dir", Resolved::Moved("/m/sub%20dir/".into())),
            ("empty/", Resolved::NotFound),
            ("none", Resolved::NotFound),
            ("leak", Resolved::NotFound),
            ("up/secret", Resolved::NotFound),
        ];
        for (inner, expected) in table {
            assert_eq!(resolve(&folder, "/m/", inner), expected, "for {inner}");
        }
    }
}
