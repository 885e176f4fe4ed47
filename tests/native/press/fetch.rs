//! Fetching, against a small server of the test's own; no other network is asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use offprint::article::{ArticleId, WebAddress};
use offprint::press::Source;
use offprint::press::fetch::{FetchLimits, Fetched, Fetcher, Known, Seen, SeenBefore, is_public};

/// A server that gives these answers to one connection each, and tells what was asked.
pub(super) fn serve(answers: Vec<Vec<u8>>) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else { return };
            let mut asked = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            while reader.read_line(&mut asked).is_ok_and(|n| n > 2) {}
            drop(tell.send(asked));
            // Who asked may have given up already.
            drop(stream.write_all(&answer));
            if answer.ends_with(b"WAIT") {
                std::thread::sleep(Duration::from_secs(3));
            }
        }
    });
    (port, told)
}

pub(super) fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {head}\r\nConnection: close\r\n").into_bytes();
    if !head.contains("Content-Length") {
        out.extend(format!("Content-Length: {}\r\n", body.len()).bytes());
    }
    out.extend(b"\r\n");
    out.extend(body);
    out
}

pub(super) fn local(port: u16) -> FetchLimits {
    FetchLimits {
        bytes: 1_000_000,
        time: Duration::from_secs(5),
        ports: vec![port],
        allow_local: true,
        ..FetchLimits::default()
    }
}

pub(super) fn at(port: u16, path: &str) -> WebAddress {
    WebAddress::parse(&format!("http://127.0.0.1:{port}{path}")).unwrap()
}

#[track_caller]
fn document(fetched: Fetched) -> (Source, Seen) {
    match fetched {
        Fetched::Document(source, seen) => (source, seen),
        Fetched::Unchanged => panic!("it is unchanged"),
    }
}

#[test]
fn a_document_and_what_is_said_of_it() {
    let head = "200 OK\r\nContent-Type: text/xml; charset=\"ISO-8859-1\"\r\nETag: \"abc\"\r\nLast-Modified: Tue, 23 Jan 2024 08:40:00 GMT";
    let (port, told) = serve(vec![answer(head, b"<rss/>"), answer("304 Not Modified", b"")]);
    let fetcher = Fetcher::new(local(port));
    let address = at(port, "/feed#top");
    let (source, seen) = document(fetcher.fetch(&address, None).unwrap());
    assert_eq!(source.bytes, b"<rss/>");
    assert_eq!(source.charset.as_deref(), Some("ISO-8859-1"));
    assert_eq!(seen.etag.as_deref(), Some("\"abc\""));
    let asked = told.recv().unwrap().to_lowercase();
    assert!(asked.starts_with("get /feed http/1.1"), "{asked}");
    assert!(!asked.contains("if-none-match") && asked.contains("user-agent: offprint/"), "{asked}");

    let mut before = SeenBefore::default();
    before.keep("a.json", &address, Known { seen, ..Known::default() });
    let before = SeenBefore::read(&before.write()).unwrap();
    let known = before.of("a.json", &address).unwrap();
    assert_eq!(fetcher.fetch(&address, Some(&known.seen)).unwrap(), Fetched::Unchanged);
    let asked = told.recv().unwrap().to_lowercase();
    assert!(asked.contains("if-none-match: \"abc\""), "{asked}");
    assert!(asked.contains("if-modified-since: tue, 23 jan 2024 08:40:00 gmt"), "{asked}");
}

#[test]
fn the_file_of_what_was_seen() {
    let mut seen = SeenBefore::default();
    let address = WebAddress::parse("https://example.org/feed").unwrap();
    let known = Known {
        seen: Seen { etag: Some("\"a\"".to_owned()), at: Some(address.clone()), ..Seen::default() },
        stories: vec![ArticleId::parse("abc").unwrap()],
        stood: "0f".to_owned(),
    };
    seen.keep("a.json", &address, known.clone());
    let written = String::from_utf8(seen.write()).unwrap();
    assert!(written.contains("\"format\": 2") && written.ends_with("}\n"), "{written}");
    assert_eq!(SeenBefore::read(written.as_bytes()), Ok(seen.clone()));
    assert_eq!(seen.of("b.json", &address), None);
    seen.keep("b.json", &address, known);
    seen.keep("a.json", &address, Known::default());
    seen.keep_sets(|set| set == "a.json");
    assert!(seen.is_empty(), "{seen:?}");
    for bad in ["", "[]", "{\"format\": 1, \"addresses\": {}}", "{\"format\": 2}"] {
        let refused = SeenBefore::read(bad.as_bytes()).unwrap_err();
        assert!(refused.next.contains("delete it"), "{bad}");
    }
    // What could forge a line of a request is never sent, and what says not what it gave is not known.
    let of = |said: &str| {
        let file =
            format!("{{\"format\": 2, \"sets\": {{\"a.json\": {{\"{address}\": {said}}}}}}}");
        let seen = SeenBefore::read(file.as_bytes()).unwrap();
        seen.of("a.json", &address).cloned()
    };
    let forged = "{\"etag\": \"a\\r\\nX: y\", \"stories\": [], \"stood\": \"\"}";
    assert_eq!(of(forged), Some(Known::default()));
    for none in ["{\"etag\": \"a\"}", "{\"stories\": [\"?\"], \"stood\": \"\"}", "[]", "1"] {
        assert_eq!(of(none), None, "{none}");
    }
}

#[test]
fn redirects_are_followed_and_counted() {
    let moved = |to: &str| answer(&format!("302 Found\r\nLocation: {to}"), b"");
    let (port, _told) = serve(vec![moved("/b"), moved("c?d"), answer("200 OK", b"here")]);
    let (source, _) = document(Fetcher::new(local(port)).fetch(&at(port, "/a"), None).unwrap());
    assert_eq!(source.address, Some(at(port, "/c?d")));

    let (port, _told) = serve(vec![moved("/a"); 10]);
    let refused = Fetcher::new(local(port)).fetch(&at(port, "/a"), None).unwrap_err();
    assert!(refused.what.contains("leads on more than 5 times"), "{}", refused.what);

    for to in [
        "file:///etc/passwd",
        "http://user:word@example.org/",
        "http://127.0.0.1:1/",
        "ftp://example.org/",
    ] {
        let (port, _told) = serve(vec![moved(to)]);
        let refused = Fetcher::new(local(port)).fetch(&at(port, "/a"), None).unwrap_err();
        assert!(
            refused.what.contains("not followed") || refused.what.contains("only 80 and 443"),
            "{to}: {}",
            refused.what
        );
    }
}

#[test]
fn what_is_too_large_is_given_up() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(&vec![b' '; 50_000_000]).unwrap();
    let bomb = bomb.finish().unwrap();
    let zipped = "200 OK\r\nContent-Encoding: gzip";
    let endless = b"200 OK\r\nContent-Length: 5000000".to_vec();
    let cases = [
        ("a bomb", answer(zipped, &bomb)),
        ("a long one that says so", answer(&String::from_utf8(endless).unwrap(), b"x")),
        ("a long one that says nothing", {
            let mut out = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
            out.extend(vec![b'x'; 2_000_000]);
            out
        }),
    ];
    for (name, bytes) in cases {
        let (port, _told) = serve(vec![bytes]);
        let refused = Fetcher::new(local(port)).fetch(&at(port, "/"), None).unwrap_err();
        assert!(refused.what.contains("larger than 1000000 bytes"), "{name}: {}", refused.what);
    }
    let mut small = GzEncoder::new(Vec::new(), Compression::best());
    small.write_all(b"words").unwrap();
    let (port, _told) = serve(vec![answer(zipped, &small.finish().unwrap())]);
    let (source, _) = document(Fetcher::new(local(port)).fetch(&at(port, "/"), None).unwrap());
    assert_eq!(source.bytes, b"words");
}

#[test]
fn this_machine_is_asked_by_no_name_that_the_web_gives_it() {
    let (port, told) = serve(vec![answer("200 OK", b"secret"); 30]);
    let feed = WebAddress::parse("https://example.org/feed").unwrap();
    for allow_local in [false, true] {
        let fetcher = Fetcher::new(FetchLimits { allow_local, ..local(port) });
        for host in [
            "localhost",
            "127.0.0.1",
            "0.0.0.0",
            "0",
            "0x7f000001",
            "127.0.0.1.",
            "localhost.",
            "[::ffff:127.0.0.1]",
            "[::1]",
            "[::]",
            "[::ffff:0:0]",
        ] {
            let Some(address) = WebAddress::parse(&format!("http://{host}:{port}/")) else {
                continue;
            };
            let refused = fetcher.fetch_named_by(&address, Some(&feed), None).unwrap_err();
            assert!(told.try_recv().is_err(), "{host} was asked: {}", refused.what);
        }
    }
    // What the user names may be asked, and what it names in turn; each hop has its port looked at.
    let fetcher = Fetcher::new(local(port));
    let here = at(port, "/feed");
    assert!(fetcher.fetch(&here, None).is_ok());
    assert!(fetcher.fetch_named_by(&at(port, "/picture"), Some(&here), None).is_ok());
    let moved = answer(&format!("302 Found\r\nLocation: http://127.0.0.1:{port}/"), b"");
    let (other, _told) = serve(vec![moved]);
    assert_eq!(told.try_iter().count(), 2);
    let refused = Fetcher::new(local(other)).fetch(&at(other, "/"), None).unwrap_err();
    assert!(refused.what.contains("only 80 and 443"), "{}", refused.what);
    assert!(told.try_recv().is_err());
}

#[test]
fn answers_that_are_none() {
    for (head, said) in [
        ("404 Not Found", "404"),
        ("500 Oops", "500"),
        ("403 Forbidden", "403"),
        ("304 Not Modified", "304"),
        ("302 Found", "does not say where"),
    ] {
        let (port, _told) = serve(vec![answer(head, b"")]);
        let refused = Fetcher::new(local(port)).fetch(&at(port, "/"), None).unwrap_err();
        assert!(refused.what.contains(said), "{head}: {}", refused.what);
    }
    let (port, _told) = serve(vec![answer("200 OK\r\nContent-Encoding: br", b"x")]);
    assert!(Fetcher::new(local(port)).fetch(&at(port, "/"), None).is_err());
}

#[test]
fn local_machines_are_not_asked() {
    let (port, told) = serve(vec![answer("200 OK", b"secret"); 8]);
    let limits = FetchLimits { allow_local: false, ..local(port) };
    let fetcher = Fetcher::new(limits);
    for host in [
        "127.0.0.1",
        "localhost",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[::1]",
    ] {
        let address = WebAddress::parse(&format!("http://{host}:{port}/")).unwrap();
        let refused = fetcher.fetch(&address, None).unwrap_err();
        assert!(told.try_recv().is_err(), "{host} was asked");
        assert!(
            refused.what.contains("no address of the public internet")
                || host.starts_with("[::1")
                || refused.what.contains("host that is not known"),
            "{host}: {}",
            refused.what
        );
    }
    let refused =
        fetcher.fetch(&WebAddress::parse("http://example.org:22/").unwrap(), None).unwrap_err();
    assert!(refused.what.contains("port 22"), "{}", refused.what);
}

#[test]
fn which_addresses_are_public() {
    for (address, public) in [
        ("93.184.216.34", true),
        ("8.8.8.8", true),
        ("0.0.0.0", false),
        ("10.1.2.3", false),
        ("100.64.0.1", false),
        ("100.128.0.1", true),
        ("127.9.9.9", false),
        ("169.254.169.254", false),
        ("172.16.0.1", false),
        ("172.31.255.255", false),
        ("172.32.0.1", true),
        ("192.168.1.1", false),
        ("198.18.0.1", false),
        ("224.0.0.1", false),
        ("255.255.255.255", false),
        ("::", false),
        ("::1", false),
        ("::ffff:10.0.0.1", false),
        ("::ffff:8.8.8.8", true),
        ("::127.0.0.1", false),
        ("64:ff9b::10.0.0.1", false),
        ("64:ff9b::8.8.8.8", true),
        ("2002:7f00:1::", false),
        ("2001:db8::1", false),
        ("2001::1", false),
        ("2606:2800:220:1::", true),
        ("fc00::1", false),
        ("fd12::1", false),
        ("fe80::1", false),
        ("ff02::1", false),
    ] {
        let parsed: IpAddr = address.parse().unwrap();
        assert_eq!(is_public(parsed), public, "{address}");
    }
}
