//! A small static server for this machine: what any host does with a folder, and what hosts do wrong.
//!
//! `cargo xtask serve`, the browser suite and the bench share it. It knows GET and HEAD, folders with
//! an `index.html`, a sub-path to be mounted under, gzip, and a table of faults. It listens on
//! 127.0.0.1 only and never leaves its folder, not by `..` and not by a symlink.
//!
//! Not here, on purpose: ranges, validators, uploads, listings, TLS.

mod answer;
mod connection;
mod fault;
mod mime;
mod request;
mod resolve;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::failure::Failure;
pub use fault::{Fault, gzip};
pub use request::Method;

/// How a folder is to be served.
#[derive(Debug, Clone)]
pub struct Serving {
    folder: PathBuf,
    mount: String,
    port: u16,
    gzip: bool,
}

impl Serving {
    /// The folder at the root of a free port, nothing compressed: what `python3 -m http.server` does.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), mount: "/".to_owned(), port: 0, gzip: false }
    }

    /// Under a sub-path, such as `/some/where/`; everything outside it is not found.
    #[must_use]
    pub fn under(mut self, mount: &str) -> Self {
        self.mount = match mount.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        self
    }

    /// On this port; 0 is any free one.
    #[must_use]
    pub fn on_port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Compressing what compresses, for those who accept it: what a good host does.
    #[must_use]
    pub fn gzipped(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Starts serving, until the server is dropped.
    pub fn start(self) -> Result<Server, Failure> {
        let folder = self
            .folder
            .canonicalize()
            .map_err(|cause| Failure::file("serve", &self.folder, &cause))?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))
            .map_err(|cause| self.cannot_listen(&cause))?;
        let address = listener.local_addr().map_err(|cause| self.cannot_listen(&cause))?;
        let shared = Arc::new(Shared {
            serving: Self { folder, ..self },
            stopping: AtomicBool::new(false),
            stopped: (Mutex::new(false), Condvar::new()),
            faults: Mutex::default(),
            faults_told: Condvar::new(),
            log: Mutex::default(),
            streams: Mutex::default(),
        });
        let accepting = thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        });
        Ok(Server { address, shared, accepting: Some(accepting) })
    }

    fn cannot_listen(&self, cause: &io::Error) -> Failure {
        let port = self.port;
        match cause.kind() {
            io::ErrorKind::AddrInUse => Failure::new(format!(
                "port {port} is taken by another program; pass another with `--port N`, or `--port 0` for any free one"
            )),
            io::ErrorKind::PermissionDenied => Failure::new(format!(
                "port {port} is not for everyone; pass one above 1023 with `--port N`"
            )),
            _ => Failure::new(format!("could not listen on 127.0.0.1:{port}: {cause}")),
        }
    }
}

/// A server at work. Dropping it stops it: the port is free and every thread has ended when `drop` returns.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

/// One request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// How it was asked for.
    pub method: Method,
    /// The target as it was sent, with its query.
    pub target: String,
    /// What it was answered with; `None` where the fault was not to answer.
    pub status: Option<u16>,
}

impl Server {
    /// The address of something below the folder: `url("")` is the front page.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.shared.serving.mount)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on, answers wrongly for one path below the mount, or (`*.wasm`) for all that end so.
    pub fn break_path(&self, path: &str, fault: Fault) {
        lock(&self.shared.faults).insert(path, fault);
        self.shared.faults_told.notify_all();
    }

    /// From now on, answers everything as it should.
    pub fn mend(&self) {
        lock(&self.shared.faults).clear();
        self.shared.faults_told.notify_all();
    }

    /// Everything asked so far, in order.
    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.shared.log).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        {
            // Under the lock, so that nobody looks before and falls asleep after.
            let _faults = lock(&self.shared.faults);
            self.shared.stopping.store(true, Ordering::SeqCst);
        }
        self.shared.faults_told.notify_all();
        *lock(&self.shared.stopped.0) = true;
        self.shared.stopped.1.notify_all();
        // Wakes `accept`, which looks at `stopping` before anything else.
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

/// What all threads of one server see.
#[derive(Debug)]
struct Shared {
    serving: Serving,
    stopping: AtomicBool,
    /// For those who stall: wakes them when the server goes.
    stopped: (Mutex<bool>, Condvar),
    faults: Mutex<fault::Faults>,
    /// For those who are held: wakes them when a fault is told, and when the server goes.
    faults_told: Condvar,
    log: Mutex<Vec<Asked>>,
    /// A handle to each open connection, so that stopping can cut those that wait for a next request.
    streams: Mutex<Vec<TcpStream>>,
}

impl Shared {
    fn wait_for_the_end(&self) {
        let (stopped, waker) = &self.stopped;
        let _end = waker.wait_while(lock(stopped), |stopped| !*stopped);
    }

    /// The fault of a path, once it is told what is to come of who is held.
    fn fault_of(&self, path: &str) -> Option<Fault> {
        let is_held = |faults: &mut fault::Faults| {
            faults.of(path) == Some(&Fault::Hold) && !self.stopping.load(Ordering::SeqCst)
        };
        let faults = self.faults_told.wait_while(lock(&self.faults), is_held);
        faults.unwrap_or_else(PoisonError::into_inner).of(path).cloned()
    }
}

/// A thread that panicked while holding a lock of ours left nothing half done: every update is one call.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    let mut serving: Vec<JoinHandle<()>> = Vec::new();
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        serving.retain(|thread| !thread.is_finished());
        if let Ok(handle) = stream.try_clone() {
            lock(&shared.streams).push(handle);
        }
        let shared = Arc::clone(shared);
        serving.push(thread::spawn(move || connection::serve(&stream, &shared)));
    }
    for stream in lock(&shared.streams).drain(..) {
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    for thread in serving {
        let _ = thread.join();
    }
}

#[cfg(test)]
mod tests;
