//! Where sources come from: files, folders, patterns, standard input, and addresses of the web.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::links::BEGINNING;
use super::memory::{Memory, Standing, asked as asked_of};
use super::ours::Ours;
use super::{Asked, Order};
use crate::article::WebAddress;
use crate::press::child::Readers;
use crate::press::draft::Draft;
use crate::press::feed;
use crate::press::fetch::{FetchLimits, Fetched, Fetcher, Seen};
use crate::press::files::{self, DiskError};
use crate::press::files_meant::{MayBe, Meant, may_be, meant};
use crate::press::limits::Limits;
use crate::press::sniff::sniff;
use crate::press::source::{Complaint, Source, SourceKind};

/// A source that was found.
pub(super) struct Found {
    pub(super) name: String,
    /// The file that it is.
    pub(super) path: Option<PathBuf>,
    /// What its server said of it, and which address was asked.
    pub(super) seen: Option<(WebAddress, Seen)>,
    pub(super) source: Result<Source, Complaint>,
}

impl Found {
    /// Where pictures lie that it names; those of a set lie beside the set itself, and not beside a link
    /// to it.
    pub(super) fn folder(&self, kind: SourceKind) -> Option<PathBuf> {
        let path = self.path.as_deref()?;
        Some(match kind {
            SourceKind::ArticleSet => files::folder(&files::resolved(path)).to_owned(),
            _ => files::folder(path).to_owned(),
        })
    }
}

/// A source that is as it was when it was last fetched.
pub(super) const UNCHANGED: &str = "has not changed since it was last fetched";

/// What is fetched from the web, and what is known of it from the last time.
pub(super) struct Web<'a> {
    pub(super) fetcher: Fetcher,
    limits: Limits,
    pub(super) memory: Memory<'a>,
}

impl<'a> Web<'a> {
    /// The web as this order may use it.
    pub(super) fn open(order: &Order, before: impl FnOnce() -> Standing<'a>) -> Self {
        let limits = FetchLimits {
            bytes: order.limits.bytes,
            allow_local: order.allow_local,
            ports: order.sources.iter().filter_map(|asked| port(asked.at.to_str()?)).collect(),
            ..FetchLimits::default()
        };
        Self {
            fetcher: Fetcher::new(limits),
            limits: order.limits.clone(),
            memory: Memory::open(order, before),
        }
    }

    fn fetch(
        &self,
        address: &WebAddress,
        by: Option<&WebAddress>,
        asked: &[u8],
    ) -> Result<(Source, Seen), Complaint> {
        let seen = self.memory.of(address, asked);
        match self.fetcher.fetch_named_by(address, by, seen)? {
            Fetched::Document(source, seen) => {
                let bytes = unpacked(source.bytes, &self.limits)?;
                Ok((Source { bytes, ..source }, seen))
            }
            Fetched::Unchanged => Err(Complaint {
                at: None,
                what: UNCHANGED.to_owned(),
                next: "nothing is to be done".to_owned(),
            }),
        }
    }
}

/// The port that the user names themselves; any other is asked only by who names it.
fn port(at: &str) -> Option<u16> {
    let host = at.split_once("://")?.1.split(['/', '?', '#']).next()?;
    host.rsplit_once(':')?.1.parse().ok()
}

fn complaint(what: String, next: &str) -> Complaint {
    Complaint { at: None, what, next: next.to_owned() }
}

/// The sources that the user means. What lies among them and is ours, nobody means: it is told.
pub(super) fn found(
    asked: &Asked,
    order: &Order,
    web: &Web<'_>,
    passed_over: &mut Vec<(String, &'static str)>,
) -> Vec<Found> {
    let limits = &order.limits;
    // What is not UTF-8 is the path of a file or a folder, and nothing else.
    let Some(at) = asked.at.to_str() else { return files_at(&asked.at, order, passed_over) };
    if at == "-" {
        let bytes = files::read_from(io::stdin().lock(), limits.bytes)
            .map_err(|cause| complaint(format!("could not be read: {cause}"), "run it again"));
        let name = "standard input".to_owned();
        let source = bytes.and_then(|bytes| local(&name, bytes, limits));
        return vec![Found { name, path: None, seen: None, source }];
    }
    if at.contains("://") {
        let fetched = match WebAddress::parse(at) {
            Some(address) => web
                .fetch(&address, asked.named_by.as_ref(), &asked_of(order, &asked.defaults))
                .map(|(source, seen)| (source, (address, seen))),
            None => Err(complaint(
                "is no address that can be fetched".to_owned(),
                "write a whole http or https address, without a user and password",
            )),
        };
        let (source, seen) = match fetched {
            Ok((source, seen)) => (Ok(source), Some(seen)),
            Err(why) => (Err(why), None),
        };
        return vec![Found { name: at.to_owned(), path: None, seen, source }];
    }
    files_at(&asked.at, order, passed_over)
}

/// The files of a path or a pattern, each as a source.
fn files_at(
    at: &OsStr,
    order: &Order,
    passed_over: &mut Vec<(String, &'static str)>,
) -> Vec<Found> {
    let limits = &order.limits;
    let unread = |error: DiskError| complaint(error.what(), error.next());
    let name = || at.to_string_lossy().into_owned();
    let nothing =
        |name: String, why: Complaint| Found { name, path: None, seen: None, source: Err(why) };
    let Meant { files: paths, passed_over: others, unread: closed } = match meant(at) {
        Ok(meant) => meant,
        Err(error) => return vec![nothing(name(), unread(error))],
    };
    // Pictures and machinery are not missed, linked or not.
    let others = others
        .iter()
        .filter(|(path, _)| !matches!(may_be(path), MayBe::Nothing(_)) && !is_picture(path));
    let others: Vec<_> = others.map(|(path, why)| (path.display().to_string(), *why)).collect();
    let closed = closed.into_iter().map(|error| nothing(error.path(), unread(error)));
    let closed: Vec<Found> = closed.collect();
    if paths.is_empty() && closed.is_empty() {
        let (what, next) = match others.is_empty() {
            true => ("is a folder with no file in it", "look whether it is the one that is meant"),
            false => ("holds nothing but what is passed over", "name the files themselves"),
        };
        let why = complaint(what.to_owned(), next);
        passed_over.extend(others);
        return vec![nothing(name(), why)];
    }
    passed_over.extend(others);
    let is_folder = paths.len() != 1 || paths.first().is_some_and(|path| Path::new(at) != path);
    let is_walked = Path::new(at).is_dir();
    let mut found = closed;
    let mut ours = Ours::of(order);
    for path in paths {
        if is_folder && let Some(why) = ours.is(&path) {
            passed_over.push((path.display().to_string(), why));
            continue;
        }
        if is_folder && let MayBe::Nothing(why) = may_be(&path) {
            passed_over.push((path.display().to_string(), why));
            continue;
        }
        let bytes = files::read(&path, limits.bytes);
        // Pictures lie among the sources of a folder; nobody asked for them as such.
        if is_folder && bytes.as_ref().is_ok_and(|bytes| imagesize::image_type(bytes).is_ok()) {
            continue;
        }
        let name = path.display().to_string();
        let source = bytes.map_err(unread).and_then(|bytes| local(&name, bytes, limits));
        // Who writes a pattern says with it what is meant.
        if is_walked
            && may_be(&path) == MayBe::Anything
            && let Some(why) = is_no_source(&source, limits)
        {
            passed_over.push((name, why));
            continue;
        }
        found.push(Found { name, path: Some(path), seen: None, source });
    }
    found
}

/// Whether a file is a picture, as far as its first bytes tell.
fn is_picture(path: &Path) -> bool {
    path.is_file() && imagesize::size(path).is_ok()
}

/// Why a file of a folder that may be anything is left out: it is neither markup nor a table nor JSON, and
/// not called a text. What is in a text alone tells nobody that it is a story.
fn is_no_source(source: &Result<Source, Complaint>, limits: &Limits) -> Option<&'static str> {
    let source = source.as_ref().ok()?;
    match sniff(source, limits) {
        Ok(SourceKind::Wire) => Some("its name does not say that it is a text"),
        Ok(_) if source.bytes.starts_with(b"<?php") => Some("it is there for programs"),
        Ok(_) => None,
        Err(_) => Some("it is none of the kinds that hold stories"),
    }
}

/// The feeds that a list names, as sources of their own.
pub(super) fn listed(source: &Source, limits: &Limits, asked: &Asked) -> Vec<Asked> {
    let list = feed::opml::read(source, limits).unwrap_or_default();
    let feeds = list.feeds.into_iter();
    feeds
        .map(|feed| Asked {
            at: feed.address.as_str().into(),
            named_by: source.address.clone(),
            defaults: asked.defaults.clone(),
        })
        .collect()
}

fn local(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Source, Complaint> {
    let bytes = unpacked(bytes, limits)?;
    Ok(Source { name: name.to_owned(), bytes, charset: None, address: None })
}

/// What a Markdown file says, from its beginning, that is not itself a source: a link of one names it.
pub(super) fn markdown(file: &Path, readers: &mut Readers, limits: &Limits) -> Option<Draft> {
    let mut bytes = Vec::new();
    File::open(file).ok()?.take(BEGINNING as u64).read_to_end(&mut bytes).ok()?;
    if bytes.len() == BEGINNING {
        // The last line may be cut.
        bytes.truncate(bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1));
    }
    let name = file.to_str()?.to_owned();
    let source = Source { name, bytes, charset: None, address: None };
    let kind = sniff(&source, limits).ok().filter(|kind| *kind == SourceKind::Markdown)?;
    readers.read(kind, &source).ok()?.drafts.pop()
}

/// What is in a gzip file; any other file as it is.
fn unpacked(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Complaint> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return Ok(bytes);
    }
    let unpacked = files::read_from(MultiGzDecoder::new(bytes.as_slice()), limits.bytes);
    unpacked.map_err(|cause| {
        complaint(format!("cannot be unpacked: {cause}"), "unpack it yourself and look at it")
    })
}
