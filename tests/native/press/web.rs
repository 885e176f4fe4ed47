//! A small web of the tests' own on this machine: documents by their paths, with tags, and what was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// What lies at a path.
#[derive(Clone)]
pub(super) enum Page {
    /// A document and the tag of its state.
    Document(&'static str, Vec<u8>),
    /// Another place.
    Elsewhere(String),
}

/// Its documents may change while it runs.
pub(super) struct Web {
    port: u16,
    pages: Arc<Mutex<BTreeMap<String, Page>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    pub(super) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let web = Self { port, pages: Arc::default(), asked: Arc::default() };
        let (pages, asked) = (Arc::clone(&web.pages), Arc::clone(&web.asked));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut head = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                while reader.read_line(&mut head).is_ok_and(|n| n > 2) {}
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                let answer = answer(pages.lock().unwrap().get(&path), &head);
                asked.lock().unwrap().push(head);
                // Who asked may have gone.
                drop(stream.write_all(&answer));
            }
        });
        web
    }

    pub(super) fn put(&self, path: &str, tag: &'static str, bytes: impl Into<Vec<u8>>) {
        let page = Page::Document(tag, bytes.into());
        self.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    pub(super) fn lead_on(&self, path: &str, to: &str) {
        let page = Page::Elsewhere(to.to_owned());
        self.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    pub(super) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The heads of what was asked since this was last called.
    pub(super) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

fn answer(page: Option<&Page>, head: &str) -> Vec<u8> {
    let (status, more, body): (_, _, &[u8]) = match page {
        None => ("404 Not Found", String::new(), b""),
        Some(Page::Elsewhere(to)) => ("302 Found", format!("Location: {to}\r\n"), b""),
        Some(Page::Document(tag, _)) if head.contains(&format!("\"{tag}\"")) => {
            ("304 Not Modified", String::new(), b"")
        }
        Some(Page::Document(tag, bytes)) => ("200 OK", format!("ETag: \"{tag}\"\r\n"), bytes),
    };
    let length = body.len();
    let mut out =
        format!("HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n")
            .into_bytes();
    out.extend(body);
    out
}
