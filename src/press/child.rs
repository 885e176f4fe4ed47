//! Documents are read in a process of their own, with limits on its memory and its time: a thread
//! cannot be stopped, a process can. One that is stopped costs the one document that it was reading.
//!
//! The process is this same program, called `offprint read-documents`. On its standard input come
//! documents, each a line of JSON (what it is, how long) and its bytes; on its standard output go
//! the drafts, complaints and, for each document, a last line.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::draft::Draft;
use super::limits::{Limits, MEMORY, TIMES};
use super::read::read_each;
use super::source::{Complaint, Gathered, Source, SourceKind};
use super::trail::{At, Fate, Step, Trail};
use crate::article::WebAddress;
use crate::article::json::Json;

/// The hidden command that reads documents.
pub const COMMAND: &str = "read-documents";

/// A process that reads documents, started when first needed and again after it was stopped.
#[derive(Debug)]
pub struct Readers {
    program: PathBuf,
    /// How long a document may take by the clock, where that is said.
    patience: Option<Duration>,
    /// Whether what became of each piece of a document is wanted.
    with_trails: bool,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    documents: ChildStdin,
    said: BufReader<ChildStdout>,
}

impl Readers {
    /// Readers that run this program.
    pub fn new(program: PathBuf) -> Self {
        Self { program, patience: None, with_trails: true, running: None }
    }

    /// The same, waiting no longer than this for any document.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = Some(patience);
        self
    }

    /// The same, keeping of each story's trail only where it begins, unless more is wanted: a story of two
    /// words has a longer trail than text.
    #[must_use]
    pub fn with_trails(mut self, wanted: bool) -> Self {
        self.with_trails = wanted;
        self
    }

    /// Reads a document.
    ///
    /// # Errors
    /// The process cannot be started at all.
    pub fn read(&mut self, kind: SourceKind, source: &Source) -> io::Result<Gathered> {
        if self.running.is_none() {
            let mut child = Command::new(&self.program)
                .arg(COMMAND)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()?;
            let (Some(documents), Some(said)) = (child.stdin.take(), child.stdout.take()) else {
                return Err(io::Error::other("a process without its pipes"));
            };
            self.running = Some(Running { child, documents, said: BufReader::new(said) });
        }
        let Some(running) = &mut self.running else { return Err(io::Error::other("no process")) };
        let patience = self.patience.unwrap_or_else(|| patience(source.bytes.len()));
        match running.read_within(patience, kind, source, self.with_trails) {
            (Ok(gathered), false) => Ok(gathered),
            (_, late) => {
                let mut why = self.running.take().map_or_else(String::new, Running::end);
                if late {
                    TOO_LONG.clone_into(&mut why);
                }
                Ok(Gathered {
                    what: "document".to_owned(),
                    title: None,
                    drafts: Vec::new(),
                    complaints: vec![Complaint {
                        at: None,
                        what: why,
                        next: "leave it out, or cut it into smaller documents".to_owned(),
                    }],
                    refused: 1,
                    lost: 0,
                    unpublished: Vec::new(),
                })
            }
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.end();
        }
    }
}

/// What is said of a document that took too long.
const TOO_LONG: &str = "took too long to read, and was stopped";

/// How long a document of so many bytes is waited for, by the clock: long beyond what its process may
/// take of a processor, for the machine may have much else to do. Where a system has no such limits,
/// this is the only one.
fn patience(length: usize) -> Duration {
    Duration::from_secs(30 + 8 * seconds(length as u64))
}

/// How many seconds of a processor a document of so many bytes may take.
fn seconds(length: u64) -> u64 {
    // A build that is not optimised is some ten times slower.
    let times = if cfg!(debug_assertions) { 12 } else { 1 };
    (2 + length / (4 << 20)) * times
}

impl Running {
    /// Has a document read, and stops the process where it takes too long: then the second is true.
    fn read_within(
        &mut self,
        patience: Duration,
        kind: SourceKind,
        source: &Source,
        with_trails: bool,
    ) -> (io::Result<Gathered>, bool) {
        let Self { child, documents, said } = self;
        let (done, waited_for) = mpsc::channel::<()>();
        thread::scope(|threads| {
            let watch = threads.spawn(move || {
                let late = waited_for.recv_timeout(patience) == Err(RecvTimeoutError::Timeout);
                // Its pipes close, and the reading below comes to an end.
                late && child.kill().is_ok()
            });
            let read = Self::read(documents, said, kind, source, with_trails);
            drop(done);
            (read, watch.join().unwrap_or(false))
        })
    }

    fn read(
        documents: &mut ChildStdin,
        said: &mut BufReader<ChildStdout>,
        kind: SourceKind,
        source: &Source,
        with_trails: bool,
    ) -> io::Result<Gathered> {
        let head = json!({
            "kind": kind.word(),
            "name": source.name,
            "charset": source.charset,
            "address": source.address.as_ref().map(WebAddress::as_str),
            "length": source.bytes.len(),
            "trails": with_trails,
        });
        writeln!(documents, "{head}")?;
        documents.write_all(&source.bytes)?;
        documents.flush()?;
        let mut gathered = Gathered {
            what: String::new(),
            title: None,
            drafts: Vec::new(),
            complaints: Vec::new(),
            refused: 0,
            lost: 0,
            unpublished: Vec::new(),
        };
        loop {
            let mut line = String::new();
            if said.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let mut value: Value = serde_json::from_str(&line)?;
            if let Some(draft) = value.get_mut("draft") {
                match Draft::read(draft.take()) {
                    Ok(draft) => gathered.drafts.push(draft),
                    Err(problem) => {
                        gathered.refused += 1;
                        gathered.lost += 1;
                        gathered.complaints.push(Complaint {
                            at: None,
                            what: format!("a story whose `{}` {}", problem.field(), problem.what()),
                            next: problem.next().to_owned(),
                        });
                    }
                }
            } else if let Some(draft) = value.get_mut("unpublished") {
                gathered.unpublished.extend(Draft::read(draft.take()));
            } else if let Some(complaint) = value.get_mut("complaint") {
                gathered.complaints.push(complaint_of(complaint.take()));
            } else if let Some(what) = value.get("done").and_then(Value::as_str) {
                what.clone_into(&mut gathered.what);
                gathered.title = value["title"].as_str().map(str::to_owned);
                let refused = value["refused"].as_u64().unwrap_or(0);
                let refused = usize::try_from(refused).unwrap_or(usize::MAX);
                gathered.refused = gathered.refused.saturating_add(refused);
                let lost = value["lost"].as_u64().unwrap_or(0);
                let lost = usize::try_from(lost).unwrap_or(usize::MAX);
                gathered.lost = gathered.lost.saturating_add(lost);
                return Ok(gathered);
            } else {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
    }

    /// Ends the process, and says why it ended where it did so by itself.
    fn end(mut self) -> String {
        drop(self.documents);
        let ended = self.child.wait();
        #[cfg(unix)]
        if let Some(signal) =
            ended.as_ref().ok().and_then(std::os::unix::process::ExitStatusExt::signal)
        {
            return if signal == rustix::process::Signal::XCPU.as_raw() {
                TOO_LONG.to_owned()
            } else {
                format!(
                    "took too much memory to read, or met a fault, and was stopped (signal {signal})"
                )
            };
        }
        match ended {
            Ok(status) if status.success() => String::new(),
            _ => "could not be read: the process that read it ended".to_owned(),
        }
    }
}

fn complaint_of(mut value: Value) -> Complaint {
    let at = Trail::read(json!([[value["at"].take(), "kept", "", ""]])).ok();
    let text = |member: &Value| member.as_str().unwrap_or_default().to_owned();
    Complaint {
        at: at.and_then(|trail| trail.0.into_iter().next()).map(|step| step.at),
        what: text(&value["what"]),
        next: text(&value["next"]),
    }
}

fn written(complaint: &Complaint) -> Value {
    let at = complaint.at.clone().map(|at: At| {
        let step = Step { at, fate: Fate::Kept, why: "".into(), words: String::new() };
        json!(step)[0].take()
    });
    json!({ "complaint": { "at": at, "what": complaint.what, "next": complaint.next } })
}

fn write_draft(out: &mut impl Write, draft: &Draft) -> io::Result<()> {
    out.write_all(b"{\"draft\":")?;
    serde_json::to_writer(&mut *out, draft)?;
    out.write_all(b"}\n")
}

/// Reads documents until there are no more: the other end of [`Readers`].
///
/// # Errors
/// The pipes are broken, or something else than [`Readers`] is at their other end.
pub fn read_documents(
    documents: impl Read,
    mut said: impl Write,
    limits: &Limits,
) -> io::Result<()> {
    let mut documents = BufReader::new(documents);
    loop {
        let mut line = String::new();
        if documents.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let head: Value = serde_json::from_str(&line)?;
        let word = |name: &str| head[name].as_str().map(str::to_owned);
        let length = head["length"].as_u64().and_then(|length| usize::try_from(length).ok());
        let (Some(length), Some(kind)) =
            (length, word("kind").as_deref().and_then(SourceKind::of_word))
        else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let with_trails = head["trails"].as_bool().unwrap_or(true);
        let mut bytes = vec![0; length];
        documents.read_exact(&mut bytes)?;
        let source = Source {
            name: word("name").unwrap_or_default(),
            bytes,
            charset: word("charset"),
            address: word("address").as_deref().and_then(WebAddress::parse),
        };
        limit(length);
        let mut out = io::BufWriter::new(&mut said);
        let mut written_so_far = Ok(());
        let gathered = read_each(kind, &source, limits, &mut |mut draft| {
            if !with_trails {
                draft.trail.0.truncate(1);
            }
            if written_so_far.is_ok() {
                written_so_far = write_draft(&mut out, &draft);
            }
        });
        written_so_far?;
        for draft in &gathered.unpublished {
            writeln!(out, "{}", json!({ "unpublished": draft }))?;
        }
        for complaint in &gathered.complaints {
            writeln!(out, "{}", written(complaint))?;
        }
        let done = json!({
            "done": gathered.what, "title": gathered.title, "refused": gathered.refused,
            "lost": gathered.lost,
        });
        writeln!(out, "{done}")?;
        out.flush()?;
    }
}

/// Limits what this process may take for a document of so many bytes: memory in proportion, and so
/// many seconds of processor from now on.
#[cfg(unix)]
fn limit(length: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let length = length as u64;
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).tv_sec;
    let cpu = u64::try_from(used).unwrap_or(0) + seconds(length);
    for (resource, most) in [(Resource::As, MEMORY.max(TIMES * length)), (Resource::Cpu, cpu)] {
        let Rlimit { maximum, .. } = getrlimit(resource);
        let current = Some(maximum.map_or(most, |maximum| maximum.min(most)));
        // Where a limit cannot be set the document is read all the same, within the reader's own.
        let _ = setrlimit(resource, Rlimit { current, maximum });
    }
}

#[cfg(not(unix))]
fn limit(_length: usize) {}
