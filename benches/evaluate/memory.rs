//! How much memory the process that reads documents takes, as the program runs it, for documents
//! that are long, or made of many small things. Linux alone tells.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use offprint::press::child::COMMAND;

use crate::bars;

/// A family: its name, the kind of source, and a document of some length.
type Family = (&'static str, &'static str, fn() -> String);

/// The length of the long ones.
const LONG: usize = 50_000_000;

const WORDS: &str = "It snowed, and then \u{201c}it rained\u{201d} for days on end, as ever. ";
const LINKED: &str = "<a href='https://harbour.example/b'>See <em>here</em></a>";
const SHORT: &str = "<p>It snowed, and then it rained for days on end, as so.</p>";

const FAMILIES: [Family; 22] = [
    ("page, long paragraphs", "page", || page(&format!("<p>{}{LINKED}.</p>\n", WORDS.repeat(150)))),
    ("page, paragraphs", "page", || page(&format!("<p>{}{LINKED}.</p>\n", WORDS.repeat(6)))),
    ("page, 61-byte paragraphs", "page", || page(SHORT)),
    ("page, small elements", "page", || page("<div class=a><span>x</span></div>")),
    ("page, attributes", "page", || page("<p a b c d e f>")),
    ("page, breaks", "page", || page("a line of text, with a comma<br><br>")),
    ("page of 8 MB, lists", "page", || "<ul><li>a<li>b</ul>".repeat(8_000_000 / 19)),
    ("page of 7 MB, text", "page", || format!("<p>{}</p>", WORDS.repeat(3)).repeat(35_000)),
    ("feed, 300,000 empty items", "feed", || feed(300_000, "<item/>")),
    ("feed, 200,000 headlines", "feed", || feed(200_000, "<item><title>a</title></item>")),
    ("feed, stories", "feed", || feed(LONG / 2_500, &item(40))),
    ("feed, one story", "feed", || feed(1, &item(LONG / SHORT.len()))),
    ("JSON Feed, 300,000 items", "feed", || {
        let items = vec!["{\"id\":\"1\"}"; 300_000].join(",");
        format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{items}]}}")
    }),
    ("table, 250,000 rows `a,b`", "csv", || format!("title,body\n{}", "a,b\n".repeat(250_000))),
    ("table, stories", "csv", || {
        format!("title,body\n{}", long(&format!("Snow,\"{}\"\n", WORDS.repeat(20))))
    }),
    ("JSON lines, short", "jsonl", || long("{\"title\":\"A day\",\"body\":\"a\"}\n")),
    ("wire text, one line", "wire", || long(WORDS)),
    ("wire text, short lines", "wire", || long("a\n\n")),
    ("wire text, paragraphs", "wire", || long(&format!("{}\n\n", WORDS.repeat(20)))),
    ("Markdown, paragraphs", "markdown", || long(&format!("{WORDS}\n\n"))),
    ("Markdown, short lines", "markdown", || long("a\n\n")),
    ("export, 250,000 headlines", "wxr", || feed(250_000, "<item><title>a</title></item>")),
];

fn long(piece: &str) -> String {
    piece.repeat(LONG / piece.len())
}

fn page(piece: &str) -> String {
    format!("<title>A day of snow</title><article><h1>A day of snow</h1>{}</article>", long(piece))
}

fn item(paragraphs: usize) -> String {
    let text = SHORT.repeat(paragraphs);
    format!("<item><title>A day</title><description><![CDATA[{text}]]></description></item>")
}

fn feed(items: usize, item: &str) -> String {
    format!("<rss version='2.0'><channel><title>T</title>{}</channel></rss>", item.repeat(items))
}

/// What must hold of memory, in bytes: so much for any document, and so many times its length.
pub(crate) const ANY: f64 = 268_435_456.0;
pub(crate) const TIMES: f64 = 6.0;

/// What must hold of time where a document is refused, in seconds.
const REFUSED: f64 = 2.0;

/// Prints the peaks.
pub fn evaluate(_: &Path) -> Result<(), String> {
    println!(
        "  {:26} {:>8} {:>9} {:>7} {:>7}  of at most {ANY} bytes or {TIMES} times the length",
        "family", "MB", "peak MB", "times", "s"
    );
    for (name, kind, made) in FAMILIES {
        let document = made();
        let Some(read) = read(kind, &document).map_err(|error| error.to_string())? else {
            bars::at_most(&format!("memory, {name}: stopped by its limits"), 1.0, 0.0);
            println!("  {name:26} stopped by its limits, and not by name");
            continue;
        };
        let length = document.len() as f64;
        bars::at_most(&format!("memory, {name}"), read.peak, ANY.max(TIMES * length));
        if read.stories == 0 {
            bars::at_most(&format!("memory, {name}: seconds to refuse"), read.seconds, REFUSED);
        }
        println!(
            "  {name:26} {:>8.1} {:>9.1} {:>7.1} {:>7.1}  {} stories; {}",
            length / 1e6,
            read.peak / 1e6,
            read.peak / length,
            read.seconds,
            read.stories,
            read.complaint
        );
    }
    Ok(())
}

struct Read {
    peak: f64,
    seconds: f64,
    stories: usize,
    complaint: String,
}

/// Has a document read; nothing where the process was stopped.
fn read(kind: &str, document: &str) -> std::io::Result<Option<Read>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_offprint"))
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (Some(mut documents), Some(said)) = (child.stdin.take(), child.stdout.take()) else {
        return Ok(None);
    };
    let begun = Instant::now();
    writeln!(documents, "{{\"kind\":\"{kind}\",\"name\":\"x\",\"length\":{}}}", document.len())?;
    documents.write_all(document.as_bytes())?;
    let mut read = Read { peak: 0.0, seconds: 0.0, stories: 0, complaint: String::new() };
    let mut done = false;
    for line in BufReader::new(said).lines() {
        let line = line?;
        if line.starts_with("{\"draft\"") {
            read.stories += 1;
        } else if line.starts_with("{\"complaint\"") {
            let value: serde_json::Value = serde_json::from_str(&line)?;
            read.complaint = value["complaint"]["what"].as_str().unwrap_or_default().to_owned();
        } else {
            done = true;
            break;
        }
    }
    read.seconds = begun.elapsed().as_secs_f64();
    read.peak = peak_of(child.id());
    drop(documents);
    child.wait()?;
    Ok(done.then_some(read))
}

/// The most memory that a process had so far, in bytes.
pub(crate) fn peak_of(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.trim().split(' ').next()?.parse::<f64>().ok());
    peak.unwrap_or_default() * 1024.0
}
