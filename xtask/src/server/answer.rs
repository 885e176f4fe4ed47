//! What is answered to a request: status, headers, body, and whether it is all sent.

use std::{
    fs,
    io::{self, Write},
};

use super::{
    Shared,
    fault::{CATCH_ALL, Fault, gzip},
    mime,
    request::{Method, Refused, Request},
    resolve::{Resolved, inner_path, is_bare_mount, resolve},
};

/// One answer, not yet sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    mime: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// How much of the body is sent before the connection is cut, where it is.
    cut_after: Option<usize>,
}

impl Answer {
    /// The answer to a request, or `None` for not answering at all.
    pub(super) fn to(request: &Request, shared: &Shared) -> Option<Self> {
        let serving = &shared.serving;
        if is_bare_mount(&request.target, &serving.mount) {
            return Some(Self::moved(serving.mount.clone()));
        }
        let Some(inner) = inner_path(&request.target, &serving.mount) else {
            return Some(Self::not_found());
        };
        let fault = shared.fault_of(&inner);
        match fault {
            Some(Fault::Stall | Fault::Hold) => return None,
            Some(Fault::NotFound) => return Some(Self::not_found()),
            Some(Fault::Html) => {
                return Some(Self::content("text/html; charset=utf-8", CATCH_ALL.into()));
            }
            Some(Fault::Bytes(bytes)) => return Some(Self::content(mime::of(&inner), bytes)),
            Some(Fault::Mime(_) | Fault::CutAfter(_)) | None => {}
        }
        let mut answer = match resolve(&serving.folder, &serving.mount, &inner) {
            Resolved::Moved(address) => return Some(Self::moved(address)),
            Resolved::NotFound => return Some(Self::not_found()),
            Resolved::File(path) => match fs::read(&path) {
                Ok(bytes) => Self::content(mime::of(&path.to_string_lossy()), bytes),
                Err(_) => return Some(Self::not_found()),
            },
        };
        match fault {
            Some(Fault::Mime(mime)) => answer.mime = mime,
            Some(Fault::CutAfter(bytes)) => answer.cut_after = Some(bytes),
            _ if serving.gzip => answer.compress(request.accepts_gzip),
            _ => {}
        }
        Some(answer)
    }

    /// The answer to what was no request; there is none for someone who has gone.
    pub(super) fn refusing(refused: &Refused) -> Option<Self> {
        let (status, text) = match refused {
            Refused::Gone => return None,
            Refused::Malformed => (400, "this is not a request for a path in HTTP/1.1\n"),
            Refused::TooLong => (431, "this request has more headers than we read\n"),
            Refused::Method => (405, "only GET and HEAD are answered here\n"),
        };
        let mut answer = Self::text(status, text);
        if *refused == Refused::Method {
            answer.headers.push(("Allow", "GET, HEAD".to_owned()));
        }
        Some(answer)
    }

    fn content(mime: &'static str, body: Vec<u8>) -> Self {
        Self { status: 200, mime, headers: Vec::new(), body, cut_after: None }
    }

    fn text(status: u16, text: &str) -> Self {
        Self { status, ..Self::content("text/plain; charset=utf-8", text.into()) }
    }

    fn not_found() -> Self {
        Self::text(404, "there is nothing here\n")
    }

    fn moved(address: String) -> Self {
        let mut answer = Self::text(301, "moved\n");
        answer.headers.push(("Location", address));
        answer
    }

    fn compress(&mut self, accepted: bool) {
        if !mime::compresses(self.mime) {
            return;
        }
        self.headers.push(("Vary", "Accept-Encoding".to_owned()));
        if accepted {
            self.headers.push(("Content-Encoding", "gzip".to_owned()));
            self.body = gzip(&self.body);
        }
    }

    /// Sends the answer, and says whether the connection is good for another.
    pub(super) fn send(
        &self,
        to: &mut impl Write,
        method: Method,
        keep_alive: bool,
    ) -> io::Result<bool> {
        let keep_alive = keep_alive && self.cut_after.is_none();
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n",
            self.status,
            reason(self.status),
            self.mime,
            self.body.len(),
        );
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !keep_alive {
            head += "Connection: close\r\n";
        }
        head += "\r\n";
        let mut message = head.into_bytes();
        if method == Method::Get {
            let sent = self.cut_after.unwrap_or(usize::MAX).min(self.body.len());
            message.extend_from_slice(&self.body[..sent]);
        }
        to.write_all(&message)?;
        to.flush()?;
        Ok(keep_alive)
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        _ => "Not Found",
    }
}
