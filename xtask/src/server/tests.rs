//! The server as a browser sees it: over a socket.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use flate2::read::GzDecoder;

use super::*;
use crate::scratch::Scratch;

fn folder(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    fs::create_dir(scratch.path().join("sub")).unwrap();
    fs::write(scratch.path().join("index.html"), "<p>front</p>").unwrap();
    fs::write(scratch.path().join("sub/index.html"), "<p>sub</p>").unwrap();
    fs::write(scratch.path().join("app-1a2b_bg.wasm"), b"\0asm-and-more").unwrap();
    fs::write(scratch.path().join("pixel.webp"), "RIFF").unwrap();
    scratch
}

struct Reply {
    status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        let wanted = format!("{name}: ");
        self.headers.lines().find_map(|line| line.strip_prefix(&wanted))
    }
}

/// A connection that sends requests as they are written and reads one reply each.
struct Wire(BufReader<TcpStream>);

impl Wire {
    fn to(server: &Server) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        Self(BufReader::new(stream))
    }

    fn send(&mut self, request: &str) {
        self.0.get_mut().write_all(format!("{request}\r\n\r\n").as_bytes()).unwrap();
    }

    fn ask(&mut self, request: &str) -> Reply {
        self.send(request);
        self.reply(request.starts_with("GET"))
    }

    fn reply(&mut self, has_body: bool) -> Reply {
        let mut headers = String::new();
        while !headers.ends_with("\r\n\r\n") {
            assert_ne!(self.0.read_line(&mut headers).unwrap(), 0, "cut off after {headers:?}");
        }
        let mut reply =
            Reply { status: headers[9..12].parse().unwrap(), headers, body: Vec::new() };
        if has_body {
            let length = reply.header("Content-Length").unwrap().parse().unwrap();
            (&mut self.0).take(length).read_to_end(&mut reply.body).unwrap();
        }
        reply
    }

    fn closed(&mut self) -> bool {
        matches!(self.0.read(&mut [0]), Ok(0) | Err(_))
    }
}

fn get(server: &Server, path: &str) -> Reply {
    Wire::to(server).ask(&format!("GET {path} HTTP/1.1"))
}

#[test]
fn files_with_their_types_lengths_and_no_caching() {
    let scratch = folder("types");
    let server = Serving::folder(scratch.path()).start().unwrap();
    let table = [
        ("/", 200, "text/html; charset=utf-8", "<p>front</p>"),
        ("/?q=ice", 200, "text/html; charset=utf-8", "<p>front</p>"),
        ("/sub/", 200, "text/html; charset=utf-8", "<p>sub</p>"),
        ("/app-1a2b_bg.wasm", 200, "application/wasm", "\0asm-and-more"),
        ("/pixel.webp", 200, "image/webp", "RIFF"),
        ("/none", 404, "text/plain; charset=utf-8", "there is nothing here\n"),
        ("/../Cargo.toml", 404, "text/plain; charset=utf-8", "there is nothing here\n"),
    ];
    for (path, status, mime, body) in table {
        let reply = get(&server, path);
        assert_eq!(
            (reply.status, reply.header("Content-Type")),
            (status, Some(mime)),
            "for {path}"
        );
        assert_eq!(String::from_utf8_lossy(&reply.body), body, "for {path}");
        assert_eq!(reply.header("Cache-Control"), Some("no-cache"));
    }
    assert_eq!(get(&server, "/sub").header("Location"), Some("/sub/"));
}

#[test]
fn one_connection_serves_many_requests() {
    let scratch = folder("keepalive");
    let server = Serving::folder(scratch.path()).start().unwrap();
    let mut wire = Wire::to(&server);
    assert_eq!(wire.ask("GET / HTTP/1.1").body, b"<p>front</p>");
    let head = wire.ask("HEAD / HTTP/1.1");
    assert_eq!((head.header("Content-Length"), head.body.len()), (Some("12"), 0));
    assert_eq!(wire.ask("GET /none HTTP/1.1").status, 404);
    let last = wire.ask("GET / HTTP/1.1\r\nConnection: close");
    assert_eq!(last.header("Connection"), Some("close"));
    assert!(wire.closed());
}

#[test]
fn what_is_no_request_is_refused() {
    let scratch = folder("refused");
    let server = Serving::folder(scratch.path()).start().unwrap();
    let post = Wire::to(&server).ask("POST / HTTP/1.1\r\nContent-Length: 0");
    assert_eq!((post.status, post.header("Allow")), (405, Some("GET, HEAD")));
    assert_eq!(Wire::to(&server).ask("GET elsewhere HTTP/1.1").status, 400);
}

#[test]
fn under_a_sub_path() {
    let scratch = folder("mount");
    let server = Serving::folder(scratch.path()).under("some/where").start().unwrap();
    assert!(server.url("?q=x").ends_with("/some/where/?q=x"));
    assert_eq!(get(&server, "/some/where/").body, b"<p>front</p>");
    assert_eq!(get(&server, "/some/where").header("Location"), Some("/some/where/"));
    assert_eq!(get(&server, "/some/where/sub").header("Location"), Some("/some/where/sub/"));
    assert_eq!(get(&server, "/").status, 404);
    assert_eq!(get(&server, "/app-1a2b_bg.wasm").status, 404);
}

#[test]
fn gzip_for_those_who_accept_it() {
    let scratch = folder("gzip");
    let server = Serving::folder(scratch.path()).gzipped().start().unwrap();
    let zipped = Wire::to(&server).ask("GET / HTTP/1.1\r\nAccept-Encoding: gzip, br");
    let mut text = String::new();
    GzDecoder::new(&zipped.body[..]).read_to_string(&mut text).unwrap();
    assert_eq!((text.as_str(), zipped.header("Content-Encoding")), ("<p>front</p>", Some("gzip")));
    let plain = get(&server, "/");
    assert_eq!(
        (plain.header("Content-Encoding"), plain.header("Vary")),
        (None, Some("Accept-Encoding"))
    );
    let picture = Wire::to(&server).ask("GET /pixel.webp HTTP/1.1\r\nAccept-Encoding: gzip");
    assert_eq!(picture.header("Content-Encoding"), None);
}

#[test]
fn faults() {
    let scratch = folder("faults");
    let server = Serving::folder(scratch.path()).under("x").start().unwrap();
    let wasm = "/x/app-1a2b_bg.wasm";

    server.break_path("*.wasm", Fault::NotFound);
    assert_eq!(get(&server, wasm).status, 404);

    server.break_path("*.wasm", Fault::Mime("text/plain"));
    let reply = get(&server, wasm);
    assert_eq!(
        (reply.header("Content-Type"), &reply.body[..4]),
        (Some("text/plain"), &b"\0asm"[..])
    );

    server.break_path("*.wasm", Fault::Html);
    let reply = get(&server, wasm);
    assert_eq!(
        (reply.status, reply.header("Content-Type")),
        (200, Some("text/html; charset=utf-8"))
    );

    server.break_path("*.wasm", Fault::Bytes(b"no".to_vec()));
    let reply = get(&server, wasm);
    assert_eq!(
        (reply.header("Content-Type"), &reply.body[..]),
        (Some("application/wasm"), &b"no"[..])
    );

    server.break_path("*.wasm", Fault::CutAfter(4));
    let reply = get(&server, wasm);
    assert_eq!((reply.header("Content-Length"), &reply.body[..]), (Some("13"), &b"\0asm"[..]));

    server.mend();
    assert_eq!(get(&server, wasm).body.len(), 13);
}

#[test]
fn the_log_says_what_was_asked() {
    let scratch = folder("log");
    let server = Serving::folder(scratch.path()).start().unwrap();
    get(&server, "/?q=ice");
    get(&server, "/none");
    let asked = |target: &str, status| Asked {
        method: Method::Get,
        target: target.into(),
        status: Some(status),
    };
    assert_eq!(server.asked(), [asked("/?q=ice", 200), asked("/none", 404)]);
}

#[test]
fn dropping_it_ends_those_who_wait() {
    let scratch = folder("stop");
    let server = Serving::folder(scratch.path()).start().unwrap();
    let port = server.port();
    server.break_path("sub/", Fault::Stall);
    let mut idle = Wire::to(&server);
    idle.ask("GET / HTTP/1.1");
    let mut stalled = Wire::to(&server);
    stalled.send("GET /sub/ HTTP/1.1");
    while server.asked().len() < 2 {
        thread::yield_now();
    }

    let started = Instant::now();
    drop(server);
    assert!(started.elapsed() < Duration::from_secs(5), "took {:?}", started.elapsed());
    assert!(idle.closed() && stalled.closed());
    Serving::folder(scratch.path()).on_port(port).start().expect("the port is free again");
}

#[test]
fn who_is_held_gets_what_is_told_next() {
    let scratch = folder("hold");
    let server = Serving::folder(scratch.path()).start().unwrap();
    server.break_path("index.html", Fault::Hold);
    let mut held = Wire::to(&server);
    held.send("GET /index.html HTTP/1.1");
    get(&server, "/none");
    assert_eq!(server.asked().len(), 1, "it was answered before its time");
    server.break_path("index.html", Fault::NotFound);
    assert_eq!(held.reply(true).status, 404);

    server.break_path("index.html", Fault::Hold);
    let mut held = Wire::to(&server);
    held.send("GET /index.html HTTP/1.1");
    drop(server);
    assert!(held.closed());
}

#[test]
fn a_taken_port_says_what_to_do() {
    let scratch = folder("taken");
    let first = Serving::folder(scratch.path()).start().unwrap();
    let said =
        Serving::folder(scratch.path()).on_port(first.port()).start().unwrap_err().to_string();
    assert!(said.contains("is taken by another program; pass another with `--port N`"), "{said}");
}
