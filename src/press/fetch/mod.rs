//! Fetching a source over http or https: a document at an address, within limits of size, time and
//! redirects, from the public internet only.
//!
//! Invariants. What is asked is what was checked (`guard`). Each redirect is checked as the first
//! address was, and where local machines may be asked, only the user and such machines name them: a
//! document of the web never does. What is too large is given up while it is read, after decompression. No cookie, no
//! password and no proxy is ever used.

mod guard;
mod seen;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::{HeaderMap, Response, StatusCode};
use ureq::unversioned::transport::DefaultConnector;

use super::markup::joined;
use super::source::{Complaint, Source};
use crate::article::WebAddress;

pub use guard::is_public;
pub use seen::{FILE, Known, Seen, SeenBefore};

use guard::{Forbidden, Guard};
use seen::sendable;

/// How far fetching goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchLimits {
    /// The most bytes of a document, after decompression.
    pub bytes: usize,
    /// How long one document may take, redirects included.
    pub time: Duration,
    /// How many redirects are followed.
    pub redirects: usize,
    /// Ports that may be asked besides 80 and 443.
    pub ports: Vec<u16>,
    /// Whether machines that are not of the public internet may be asked, where the user or another one of
    /// them names them.
    pub allow_local: bool,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self {
            bytes: 100_000_000,
            time: Duration::from_secs(30),
            redirects: 5,
            ports: Vec::new(),
            allow_local: false,
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The document, and what the server said of its state.
    Document(Source, Seen),
    /// It is as it was when it was last seen.
    Unchanged,
}

/// Fetches documents.
#[derive(Debug)]
pub struct Fetcher {
    /// Asks machines of the public internet alone.
    public: Agent,
    /// Asks any machine, where that is allowed.
    any: Option<Agent>,
    limits: FetchLimits,
    /// The hosts that answered and are not of the public internet.
    local: RefCell<BTreeSet<String>>,
    /// How often in a row each host did not answer in time.
    late: RefCell<BTreeMap<String, usize>>,
}

/// How often in a row a host may fail to answer in time before nothing more is asked of it: a feed may name
/// thousands of pictures of one that never does.
const LATE: usize = 3;

/// What is asked for, in the order in which it is liked.
const ACCEPT: &str = "application/rss+xml, application/atom+xml, application/feed+json, \
                      application/xml;q=0.9, text/html;q=0.9, */*;q=0.8";

impl Fetcher {
    /// A fetcher within these limits.
    pub fn new(limits: FetchLimits) -> Self {
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("offprint/", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPT)
            .timeout_global(Some(limits.time))
            .max_response_header_size(64 * 1024)
            .build();
        let agent = |allow_local| {
            let guard = Guard::new(allow_local);
            Agent::with_parts(config.clone(), DefaultConnector::default(), guard)
        };
        Self {
            public: agent(false),
            any: limits.allow_local.then(|| agent(true)),
            limits,
            local: RefCell::default(),
            late: RefCell::default(),
        }
    }

    /// Fetches a document that the user names, unless the server says that it is as it was when last
    /// `seen`. What was seen must only be given where what it was is still there.
    ///
    /// # Errors
    /// It cannot be fetched, or must not be: why, and what to do.
    pub fn fetch(&self, address: &WebAddress, seen: Option<&Seen>) -> Result<Fetched, Complaint> {
        self.fetch_named_by(address, None, seen)
    }

    /// The same of one that a document of the web names, if it is not the user.
    ///
    /// # Errors
    /// As for [`Self::fetch`].
    pub fn fetch_named_by(
        &self,
        address: &WebAddress,
        by: Option<&WebAddress>,
        seen: Option<&Seen>,
    ) -> Result<Fetched, Complaint> {
        let until = Instant::now() + self.limits.time;
        let mut may_be_local = by.is_none_or(|by| self.local.borrow().contains(host(by)));
        let mut here = address.clone();
        for _ in 0..=self.limits.redirects {
            self.check(&here)?;
            // Elsewhere, the same words may be said of another document.
            let known = seen.filter(|seen| *seen.at.as_ref().unwrap_or(address) == here);
            let (response, is_local) = self.ask(&here, known, until, may_be_local)?;
            may_be_local = is_local;
            let status = response.status();
            match status.as_u16() {
                200 => {
                    let server = host(&here).to_owned();
                    let document = self.document(address, here, response)?;
                    self.late.borrow_mut().remove(&server);
                    return Ok(document);
                }
                304 if known.is_some() => return Ok(Fetched::Unchanged),
                301 | 302 | 303 | 307 | 308 => here = next(&here, response.headers())?,
                _ => return Err(answered(&here, status)),
            }
        }
        Err(refused(
            format!("{address} leads on more than {} times", self.limits.redirects),
            "open it in a browser, and give the address at which it ends",
        ))
    }

    /// Whether an address may be asked at all, before its name is looked up.
    fn check(&self, address: &WebAddress) -> Result<(), Complaint> {
        if self.late.borrow().get(host(address)).is_some_and(|late| *late >= LATE) {
            return Err(refused(
                format!(
                    "{address} is not fetched: its server did not answer {LATE} times in a row"
                ),
                "try again later",
            ));
        }
        let (scheme, _) = address.as_str().split_once("://").unwrap_or_default();
        let host = host(address);
        if host.contains('@') {
            return Err(refused(
                format!("{address} holds a name or password, which are never sent"),
                "give the address without them",
            ));
        }
        // Behind the bracket of an address of the new kind.
        let behind = host.rsplit_once(']').map_or(host, |(_, behind)| behind);
        let usual = if scheme.eq_ignore_ascii_case("https") { 443 } else { 80 };
        let port = match behind.rsplit_once(':') {
            None | Some((_, "")) => Some(usual),
            Some((_, port)) => port.parse().ok(),
        };
        match port {
            Some(80 | 443) => Ok(()),
            Some(port) if self.limits.ports.contains(&port) => Ok(()),
            Some(port) => Err(refused(
                format!("{address} asks for port {port}; only 80 and 443 are asked"),
                "allow the port, if the server is yours",
            )),
            None => {
                Err(refused(format!("{address} has a port that is none"), "look at the address"))
            }
        }
    }

    /// Asks a machine; whether it is none of the public internet comes with its answer.
    fn ask(
        &self,
        address: &WebAddress,
        seen: Option<&Seen>,
        until: Instant,
        may_be_local: bool,
    ) -> Result<(Response<ureq::Body>, bool), Complaint> {
        let call = |agent: &Agent| {
            let left = until.saturating_duration_since(Instant::now());
            let mut request = agent.get(plain(address.as_str()));
            for (name, word) in [
                ("If-None-Match", seen.and_then(|seen| seen.etag.as_deref())),
                ("If-Modified-Since", seen.and_then(|seen| seen.last_modified.as_deref())),
            ] {
                if let Some(word) = word.and_then(sendable) {
                    request = request.header(name, word);
                }
            }
            let left = left.max(Duration::from_millis(1));
            request.config().timeout_global(Some(left)).build().call()
        };
        let asked = match (call(&self.public), &self.any) {
            (Err(why), Some(any)) if may_be_local && is_forbidden(&why) => {
                self.local.borrow_mut().insert(host(address).to_owned());
                call(any).map(|response| (response, true))
            }
            (asked, _) => asked.map(|response| (response, false)),
        };
        asked.map_err(|why| self.failed(address, &why))
    }

    fn document(
        &self,
        asked: &WebAddress,
        address: WebAddress,
        mut response: Response<ureq::Body>,
    ) -> Result<Fetched, Complaint> {
        let headers = response.headers();
        let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let seen = Seen {
            etag: word("etag").and_then(sendable),
            last_modified: word("last-modified").and_then(sendable),
            at: (address != *asked).then(|| address.clone()),
        };
        let coding = word("content-encoding").unwrap_or("identity").trim().to_ascii_lowercase();
        // Only gzip is asked for, and is undone on the way.
        if !matches!(coding.as_str(), "identity" | "gzip" | "x-gzip" | "") {
            return Err(refused(
                format!("{address} is sent in a coding that was not asked for"),
                "save it by hand and import the file",
            ));
        }
        let charset = word("content-type").and_then(charset);
        let too_large = || {
            refused(
                format!("{address} is larger than {} bytes", self.limits.bytes),
                "save a part of it by hand",
            )
        };
        let length = word("content-length").and_then(|length| length.trim().parse::<u64>().ok());
        if length.is_some_and(|length| length > self.limits.bytes as u64) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let body = response.body_mut().with_config().limit(u64::MAX).reader();
        let read = body.take(self.limits.bytes as u64 + 1).read_to_end(&mut bytes);
        if let Err(why) = read {
            return Err(match why.get_ref().and_then(|why| why.downcast_ref::<ureq::Error>()) {
                Some(why) => self.failed(&address, why),
                None => refused(
                    format!("{address} broke off: {why}"),
                    "try again later, or save it by hand and import the file",
                ),
            });
        }
        if bytes.len() > self.limits.bytes {
            return Err(too_large());
        }
        let source = Source { name: address.to_string(), bytes, charset, address: Some(address) };
        Ok(Fetched::Document(source, seen))
    }

    /// A failure in words.
    fn failed(&self, address: &WebAddress, why: &ureq::Error) -> Complaint {
        if matches!(why, ureq::Error::Timeout(_)) {
            *self.late.borrow_mut().entry(host(address).to_owned()).or_default() += 1;
        }
        let (what, next) = match why {
            ureq::Error::Other(other) if other.is::<Forbidden>() => (
                format!("{address} is not fetched: {other}"),
                match self.limits.allow_local {
                    true => {
                        "name it yourself, if the server is yours: what the web names must be of the web"
                    }
                    false => "give `--allow-local`, if the server is yours",
                },
            ),
            ureq::Error::HostNotFound => {
                (format!("{address} has a host that is not known"), "look at the address")
            }
            ureq::Error::Timeout(_) => (
                format!("{address} did not answer within {} s", self.limits.time.as_secs_f32()),
                "try again later, or save it by hand and import the file",
            ),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => (
                format!("{address} is no address that can be asked"),
                "write its host in plain letters, as xn--…",
            ),
            ureq::Error::Io(why) if why.kind() == std::io::ErrorKind::ConnectionRefused => (
                format!("{address} has a server that takes no connection"),
                "look at the address, or try again later",
            ),
            why => (
                format!("{address} cannot be fetched: {}", one_line(&why.to_string())),
                "try again later, or save it by hand and import the file",
            ),
        };
        refused(what, next)
    }
}

fn is_forbidden(why: &ureq::Error) -> bool {
    matches!(why, ureq::Error::Other(other) if other.is::<Forbidden>())
}

/// The host of an address, with its port.
fn host(address: &WebAddress) -> &str {
    let rest = address.as_str().split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn refused(what: String, next: &str) -> Complaint {
    Complaint { at: None, what, next: next.to_owned() }
}

fn one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect()
}

/// Where an answer leads on.
fn next(here: &WebAddress, headers: &HeaderMap) -> Result<WebAddress, Complaint> {
    let to = headers.get("location").map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned());
    let Some(to) = to else {
        return Err(refused(
            format!("{here} leads on, and does not say where"),
            "open it in a browser, and give the address at which it ends",
        ));
    };
    joined(Some(here), &to).ok_or_else(|| {
        refused(
            format!("{here} leads on to `{}`, which is not followed", one_line(&to)),
            "open it in a browser, and give the address at which it ends",
        )
    })
}

fn answered(address: &WebAddress, status: StatusCode) -> Complaint {
    let said = status.canonical_reason().unwrap_or("an answer that is not known");
    let next = match status.as_u16() {
        401 | 403 | 407 => "save it in a browser in which you may read it, and import the file",
        404 | 410 => "look at the address: nothing is there",
        429 => "wait a while, and fetch less often",
        500.. => "try again later",
        _ => "open it in a browser, and give the address at which it ends",
    };
    refused(format!("{address} answers {} ({said})", status.as_u16()), next)
}

/// The charset that a content type names.
fn charset(content_type: &str) -> Option<String> {
    let words = content_type.split(';').skip(1);
    let named = words.filter_map(|word| word.split_once('='));
    let value = named
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, value)| value.trim().trim_matches(['"', '\'']).trim())
        .next()?;
    sendable(value)
}

/// An address as it is sent: without its fragment, letters beyond ASCII as their bytes.
fn plain(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_graphic() {
            out.push(c);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
