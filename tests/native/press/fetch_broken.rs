//! Servers that are slow, that never answer, or that send a part and say it is the whole.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use offprint::press::fetch::{FetchLimits, Fetcher};

use super::fetch::{answer, at, local, serve};

#[test]
fn what_takes_too_long_is_given_up() {
    let (port, _told) = serve(vec![answer("200 OK\r\nContent-Length: 100", b"WAIT")]);
    let limits = FetchLimits { time: Duration::from_millis(500), ..local(port) };
    let begun = Instant::now();
    let refused = Fetcher::new(limits).fetch(&at(port, "/"), None).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert!(refused.what.contains("did not answer within"), "{}", refused.what);
}

/// A server that lets its answer drip, a byte at a time, for as long as anyone listens.
fn drip(head: &'static [u8]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let Ok((mut stream, _)) = listener.accept() else { return };
        let (_never, waiting) = channel::<()>();
        let mut bytes = head.iter().copied().chain(std::iter::repeat(b'x'));
        while stream.write_all(&[bytes.next().unwrap_or(b'x')]).is_ok() {
            let _ = waiting.recv_timeout(Duration::from_millis(10));
        }
    });
    port
}

#[test]
fn what_drips_is_given_up_in_the_same_time() {
    for head in [
        &b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"[..],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 ",
        b"",
    ] {
        let port = drip(head);
        let limits = FetchLimits { time: Duration::from_millis(1500), ..local(port) };
        let begun = Instant::now();
        let refused = Fetcher::new(limits).fetch(&at(port, "/"), None).unwrap_err();
        let said = String::from_utf8_lossy(head);
        assert!(begun.elapsed() < Duration::from_secs(8), "{said}: {:?}", begun.elapsed());
        assert!(!refused.next.is_empty(), "{said}");
    }
}

#[test]
fn a_server_that_never_answers_in_time_is_not_waited_for_for_ever() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (other, _told) = serve(vec![answer("200 OK", b"here")]);
    let time = Duration::from_millis(700);
    let limits = FetchLimits { time, ports: vec![port, other], ..local(port) };
    let fetcher = Fetcher::new(limits);
    for n in 0..50 {
        let refused = fetcher.fetch(&at(port, &format!("/{n}.png")), None).unwrap_err();
        let said = if n < 3 { "did not answer within" } else { "did not answer 3 times in a row" };
        assert!(refused.what.contains(said), "{n}: {}", refused.what);
    }
    assert!(fetcher.fetch(&at(other, "/"), None).is_ok(), "other servers are");
}

#[test]
fn a_server_that_answers_now_and_then_is_asked_on() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for (n, stream) in listener.incoming().enumerate() {
            let Ok(mut stream) = stream else { return };
            if n % 3 == 2 {
                let mut asked = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                while reader.read_line(&mut asked).is_ok_and(|n| n > 2) {}
                drop(stream.write_all(&answer("200 OK", b"here")));
            } else {
                held.push(stream);
            }
        }
    });
    let limits = FetchLimits { time: Duration::from_millis(700), ..local(port) };
    let fetcher = Fetcher::new(limits);
    for n in 0..9 {
        let fetched = fetcher.fetch(&at(port, &format!("/{n}.png")), None);
        assert_eq!(fetched.is_ok(), n % 3 == 2, "{n}: {fetched:?}");
    }
}

#[test]
fn a_part_of_a_document_is_not_taken_for_all_of_it() {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::best());
    zipped.write_all("words and more words".repeat(400).as_bytes()).unwrap();
    let zipped = zipped.finish().unwrap();
    let cut = &zipped[..zipped.len() - 12];
    for (name, bytes) in [
        ("shorter than it says", answer("200 OK\r\nContent-Length: 100", b"only this")),
        (
            "a piece that does not end",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nhalf".to_vec(),
        ),
        (
            "pieces without a last one",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n".to_vec(),
        ),
        ("a cut gzip", answer("200 OK\r\nContent-Encoding: gzip", cut)),
        ("no gzip", answer("200 OK\r\nContent-Encoding: gzip", b"plain words")),
        ("two codings", answer("200 OK\r\nContent-Encoding: gzip, gzip", &zipped)),
        ("a length that is none", answer("200 OK\r\nContent-Length: -5", b"words")),
        ("two lengths", answer("200 OK\r\nContent-Length: 5\r\nContent-Length: 50", b"words")),
        ("nothing", Vec::new()),
        ("no HTTP", b"220 mail.example ESMTP\r\n".to_vec()),
    ] {
        let (port, _told) = serve(vec![bytes]);
        let fetched = Fetcher::new(local(port)).fetch(&at(port, "/"), None);
        let refused = fetched.expect_err(name);
        assert!(!refused.what.chars().any(char::is_control), "{name}: {}", refused.what);
    }
}
