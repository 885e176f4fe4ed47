//! Reading one request: its first line and the few headers that matter here.

use std::io::{self, BufRead, Read};

/// How something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// With its body.
    Get,
    /// Without.
    Head,
}

/// One request that can be answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: Method,
    /// As it was sent.
    pub(super) target: String,
    pub(super) accepts_gzip: bool,
    /// Whether the connection stays open for the next.
    pub(super) keep_alive: bool,
}

/// What came instead of a request that can be answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nobody there any more.
    Gone,
    /// Not HTTP as we know it.
    Malformed,
    /// More head than any browser sends.
    TooLong,
    /// Neither GET nor HEAD.
    Method,
}

/// Browsers stay below 8 kB.
const LONGEST_HEAD: u64 = 32 * 1024;

/// Reads the next request, through the empty line that ends its head.
pub(super) fn read(from: &mut impl BufRead) -> Result<Request, Refused> {
    let mut head = from.take(LONGEST_HEAD);
    let first = line(&mut head)?;
    let mut request = first_line(&first);
    loop {
        let header = line(&mut head)?;
        if header.is_empty() {
            return request;
        }
        let Some((name, value)) = header.split_once(':') else {
            return Err(Refused::Malformed);
        };
        match &mut request {
            Ok(request) => request.heed(&name.to_ascii_lowercase(), value.trim()),
            Err(_) => continue,
        }
    }
}

impl Request {
    fn heed(&mut self, name: &str, value: &str) {
        match name {
            "connection" if value.eq_ignore_ascii_case("close") => self.keep_alive = false,
            // A body we would not read stands before the next request, so there is no next.
            "content-length" | "transfer-encoding" if value != "0" => self.keep_alive = false,
            "accept-encoding" => {
                self.accepts_gzip = value.split(',').any(|coding| accepts(coding, "gzip"))
            }
            _ => {}
        }
    }
}

/// `gzip`, `gzip;q=0.5`, but not `gzip;q=0`.
fn accepts(coding: &str, wanted: &str) -> bool {
    let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
    let refused = quality
        .trim()
        .strip_prefix("q=")
        .and_then(|quality| quality.parse::<f32>().ok())
        .is_some_and(|quality| quality == 0.0);
    name.trim().eq_ignore_ascii_case(wanted) && !refused
}

fn first_line(line: &str) -> Result<Request, Refused> {
    let words: Vec<&str> = line.split(' ').collect();
    let [method, target, version] = words[..] else {
        return Err(Refused::Malformed);
    };
    let keep_alive = match version {
        "HTTP/1.1" => true,
        "HTTP/1.0" => false,
        _ => return Err(Refused::Malformed),
    };
    if !target.starts_with('/') {
        return Err(Refused::Malformed);
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => return Err(Refused::Method),
    };
    Ok(Request { method, target: target.to_owned(), accepts_gzip: false, keep_alive })
}

fn line(head: &mut io::Take<&mut impl BufRead>) -> Result<String, Refused> {
    let mut bytes = Vec::new();
    // A connection cut, timed out or reset is all the same: there is nobody to answer.
    let read = head.read_until(b'\n', &mut bytes).map_err(|_| Refused::Gone)?;
    if bytes.last() != Some(&b'\n') {
        return Err(if head.limit() == 0 {
            Refused::TooLong
        } else if read == 0 {
            Refused::Gone
        } else {
            Refused::Malformed
        });
    }
    bytes.pop();
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    String::from_utf8(bytes).map_err(|_| Refused::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Request, Refused> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn requests() {
        let request =
            read_text("GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br, GZIP;q=0.8\r\n\r\n")
                .unwrap();
        assert_eq!(
            request,
            Request {
                method: Method::Get,
                target: "/a?b=c".into(),
                accepts_gzip: true,
                keep_alive: true
            }
        );
        assert!(
            !read_text("GET / HTTP/1.1\r\nAccept-Encoding: gzip;q=0\r\n\r\n").unwrap().accepts_gzip
        );
        assert!(!read_text("HEAD / HTTP/1.0\r\n\r\n").unwrap().keep_alive);
        assert!(!read_text("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n").unwrap().keep_alive);
        assert!(!read_text("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\n").unwrap().keep_alive);
    }

    #[test]
    fn refusals() {
        let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(40_000));
        let table = [
            ("", Refused::Gone),
            ("GET / HT", Refused::Malformed),
            ("GET /\r\n\r\n", Refused::Malformed),
            ("GET http://elsewhere/ HTTP/1.1\r\n\r\n", Refused::Malformed),
            ("GET / HTTP/2\r\n\r\n", Refused::Malformed),
            ("GET / HTTP/1.1\r\nno colon\r\n\r\n", Refused::Malformed),
            ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", Refused::Method),
            (&long, Refused::TooLong),
        ];
        for (text, expected) in table {
            assert_eq!(read_text(text), Err(expected), "for {:?}", &text[..text.len().min(40)]);
        }
    }
}
