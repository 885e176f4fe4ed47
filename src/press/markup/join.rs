//! How an address in a page is made whole: as browsers join it to the page's own, and no more.

use crate::article::WebAddress;

/// The address that a `href` or `src` means on a page at `base`. What is not of the web is `None`.
pub(crate) fn joined(base: Option<&WebAddress>, href: &str) -> Option<WebAddress> {
    whole(base.map(WebAddress::as_str), href).and_then(|address| WebAddress::parse(&address))
}

/// The scheme that stands before the first colon, if one does.
pub(crate) fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    fits.then_some(scheme)
}

/// The address without what browsers take out: blanks and control characters around it, tabs and
/// line ends anywhere.
pub(crate) fn trimmed(href: &str) -> String {
    let href = href.trim_matches(|c: char| c <= ' ');
    href.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

/// Longer than any address that is taken, also before it is joined.
const MOST: usize = 8_000;

fn whole(base: Option<&str>, href: &str) -> Option<String> {
    if href.len() > MOST {
        return None;
    }
    let href = trimmed(href);
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (href.as_str(), None),
    };
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    let path = path.replace('\\', "/");
    let base = base.map(Parts::of);
    let mut parts = match scheme(&path) {
        Some(scheme) => {
            let scheme = scheme.to_ascii_lowercase();
            let rest = &path[scheme.len() + 1..];
            if !matches!(scheme.as_str(), "http" | "https") {
                return None;
            }
            match (rest.starts_with("//"), &base) {
                // `http:page` is taken as a relative address where the schemes agree.
                (false, Some(base)) if base.scheme == scheme => base.with_path(rest, query),
                _ => Parts::of(&format!("{scheme}://{}", rest.trim_start_matches('/'))),
            }
        }
        None if path.starts_with("//") => {
            let scheme = base.as_ref().map_or("https", |base| base.scheme.as_str());
            Parts::of(&format!("{scheme}://{}", path.trim_start_matches('/')))
        }
        None => base?.with_path(&path, query),
    };
    if query.is_some() {
        parts.query = query.map(str::to_owned);
    }
    Some(parts.written(fragment))
}

/// An absolute address, taken apart.
struct Parts {
    scheme: String,
    host: String,
    path: String,
    query: Option<String>,
}

impl Parts {
    fn of(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        let (address, query) = match address.split_once('?') {
            Some((address, query)) => (address, Some(query.to_owned())),
            None => (address, None),
        };
        let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
        let slash = rest.find('/').unwrap_or(rest.len());
        let (host, path) = rest.split_at(slash);
        let scheme = scheme.to_ascii_lowercase();
        Self { scheme, host: host.to_owned(), path: path.to_owned(), query }
    }

    /// The address that a path means on this page; an empty one is the page itself.
    fn with_path(&self, path: &str, query: Option<&str>) -> Self {
        let (path, query) = match path {
            "" => (self.path.clone(), query.map(str::to_owned).or_else(|| self.query.clone())),
            _ if path.starts_with('/') => (path.to_owned(), query.map(str::to_owned)),
            _ => {
                let folder = self.path.rfind('/').map_or("/", |slash| &self.path[..=slash]);
                (format!("{folder}{path}"), query.map(str::to_owned))
            }
        };
        Self { scheme: self.scheme.clone(), host: self.host.clone(), path, query }
    }

    fn written(&self, fragment: Option<&str>) -> String {
        let mut out = format!("{}://{}", self.scheme, self.host.to_lowercase());
        encode(&without_dots(&self.path), &mut out);
        for (mark, part) in [('?', self.query.as_deref()), ('#', fragment)] {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                out.push(mark);
                encode(part, &mut out);
            }
        }
        out
    }
}

/// A path with `.` and `..` taken as the steps they are.
fn without_dots(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let mut ends_in_folder = true;
    for step in path.split('/').skip(1) {
        ends_in_folder = false;
        match step.to_ascii_lowercase().as_str() {
            "." | "%2e" => ends_in_folder = true,
            ".." | "%2e." | ".%2e" | "%2e%2e" => {
                steps.pop();
                ends_in_folder = true;
            }
            _ => steps.push(step),
        }
    }
    let mut out = String::with_capacity(path.len() + 1);
    for step in steps {
        out.push('/');
        out.push_str(step);
    }
    if ends_in_folder {
        out.push('/');
    }
    out
}

/// Writes what an address may not hold as `%` and its bytes.
fn encode(part: &str, out: &mut String) {
    for c in part.chars() {
        let odd = c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}' | '^' | '|')
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if odd {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
}
