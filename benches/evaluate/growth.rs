//! How time grows with size, for text that is made to be slow: twenty-odd families for Markdown,
//! tables and WordPress exports, from 64 kB to 1 MB; and how
//! much memory reading takes.

use crate::bars;
use crate::fitted::fit;
use std::path::Path;

use offprint::press::{Gathered, Limits, Source, csv_table, markdown, wxr};

type Reads = fn(&Source, &Limits) -> Gathered;
type Made = fn(usize) -> String;

fn post(content: &str) -> String {
    format!(
        "<rss><channel><item><title>T</title><wp:post_id>1</wp:post_id>\
         <content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    )
}

type Family = (&'static str, Reads, Made);

const FAMILIES: [Family; 34] = [
    ("md quotes", markdown::read, |n| ">".repeat(n)),
    ("md quotes on lines", markdown::read, |n| "> > > > a\n".repeat(n / 10)),
    ("md lists", markdown::read, |n| "- ".repeat(n / 2)),
    ("md deepening lists", markdown::read, |n| {
        (0..(2 * n).isqrt()).map(|d| format!("{}- a\n", " ".repeat(d))).collect()
    }),
    ("md brackets", markdown::read, |n| "[".repeat(n)),
    ("md links in links", markdown::read, |n| "[a](".repeat(n / 4)),
    ("md pictures", markdown::read, |n| "![".repeat(n / 2)),
    ("md stars", markdown::read, |n| "*a **a ".repeat(n / 7)),
    ("md underscores", markdown::read, |n| "_a __a ".repeat(n / 7)),
    ("md backticks", markdown::read, |n| {
        (0..(2 * n).isqrt()).map(|k| format!("{} ", "`".repeat(k))).collect()
    }),
    ("md tags", markdown::read, |n| "a <b> ".repeat(n / 6)),
    ("md tags that never match", markdown::read, |n| "a <b> </i> ".repeat(n / 11)),
    ("md marks in marks", markdown::read, |n| {
        format!("{}a{}", "*_".repeat(n / 4), "_*".repeat(n / 4))
    }),
    ("md html blocks", markdown::read, |n| "<div>\n\n".repeat(n / 7)),
    ("md angles", markdown::read, |n| "<".repeat(n)),
    ("md comments", markdown::read, |n| "<!-- a ".repeat(n / 7)),
    ("md notes", markdown::read, |n| "[^a]: x\n\n".repeat(n / 9)),
    ("md notes on notes", markdown::read, |n| {
        let notes = 0..n / 33;
        let calls: String = notes.clone().map(|k| format!("x[^{k}] ")).collect();
        let notes: String = notes.map(|k| format!("[^{k}]: note [^{}]\n\n", k + 1)).collect();
        format!("{calls}\n\n{notes}")
    }),
    ("md many notes", markdown::read, |n| {
        (0..n / 27).map(|k| format!("x[^{k}]\n\n[^{k}]: a note\n\n")).collect()
    }),
    ("md references", markdown::read, |n| "[a][^a] ".repeat(n / 8) + "\n\n[^a]: x"),
    ("md headings", markdown::read, |n| "# a [b](#a)\n".repeat(n / 12)),
    ("md tables", markdown::read, |n| format!("|a|\n|-|\n{}", "|a|b|c|\n".repeat(n / 8))),
    ("md braces", markdown::read, |n| "{{< a ".repeat(n / 6)),
    ("md liquid", markdown::read, |n| "{% a\n".repeat(n / 5)),
    ("md front, open lists", markdown::read, |n| format!("---\n{}---\nx", "a: [b\n".repeat(n / 6))),
    ("md front, flow", markdown::read, |n| {
        format!("---\na: {}\n---\nx", "[{".repeat(n.min(190_000) / 2))
    }),
    ("csv marks", csv_table::read, |n| format!("title,body\n{}", "a,\"b\n".repeat(n / 5))),
    ("csv commas", csv_table::read, |n| format!("title,body\n{}", ",".repeat(n))),
    ("csv head of columns", csv_table::read, |n| "title,".repeat(n / 6)),
    ("csv angles in cells", csv_table::read, |n| {
        format!("title,body\na,\"{}\"", "<p <".repeat(n / 4))
    }),
    ("wxr brackets", wxr::read, |n| post(&"[a x=\"".repeat(n / 6))),
    ("wxr shortcodes", wxr::read, |n| post(&"[a_b][embed][caption]".repeat(n / 21))),
    ("wxr blank lines", wxr::read, |n| post(&"<em>a\n\n".repeat(n / 7))),
    ("wxr items", wxr::read, |n| format!("<rss><channel>{}", "<item><title>a".repeat(n / 14))),
];

pub fn evaluate(_: &Path) -> Result<(), String> {
    // First, while nothing is left behind by what follows.
    memory();
    println!("{:<26} {:>9} {:>9} {:>9}", "family", "64 kB ms", "1 MB ms", "exponent");
    let mut worst: (f64, &str) = (0.0, "");
    for (name, read, made) in FAMILIES {
        let source = |size: usize| Source {
            name: "x".to_owned(),
            bytes: made(size).into_bytes(),
            ..Source::default()
        };
        let fitted = fit(source, |source| drop(read(source, &Limits::default())));
        let (exponent, largest) = (fitted.exponent, fitted.largest());
        bars::growth(&format!("other sources, {name}"), exponent, largest);
        // What is over at once has no exponent.
        if largest > 0.02 && exponent > worst.0 {
            worst = (exponent, name);
        }
        let smallest = fitted.seconds[0];
        println!("{name:<26} {:>9.2} {:>9.2} {exponent:>9.2}", smallest * 1e3, largest * 1e3);
    }
    println!("worst exponent of those over 20 ms: {:.2} ({})", worst.0, worst.1);
    Ok(())
}

/// How much memory reading takes, the source and what was read of it included, for 20 MB of each
/// kind; Linux alone tells. What an earlier kind has left behind is counted too.
fn memory() {
    const WORDS: &str = "It snowed, and then \u{201c}it rained\u{201d} for days on end, as ever.";
    type Kind = (&'static str, Reads, fn(usize, &str) -> String);
    let kinds: [Kind; 3] = [
        ("Markdown", markdown::read, |n, words| format!("{words}\n\n").repeat(n / words.len())),
        ("a table", csv_table::read, |n, words| {
            let row = format!("Snow,\"{words}\n\n{words}\"\n");
            format!("title,body\n{}", row.repeat(n / row.len()))
        }),
        ("an export", wxr::read, |n, words| {
            let item = format!(
                "<item><title>T</title><content:encoded><![CDATA[{words}\n\n{words}]]></content:encoded></item>"
            );
            format!("<rss><channel>{}</channel></rss>", item.repeat(n / item.len()))
        }),
    ];
    let before = told("VmRSS");
    for (length, (name, read, made)) in [8, 1].into_iter().flat_map(|n| kinds.map(|kind| (n, kind)))
    {
        let words = WORDS.repeat(length);
        let bytes = made(20_000_000, &words).into_bytes();
        let source = Source { name: "x".to_owned(), bytes, ..Source::default() };
        // "5" forgets the peak so far.
        if std::fs::write("/proc/self/clear_refs", "5").is_err() {
            return;
        }
        let gathered = read(&source, &Limits::default());
        let times = (told("VmHWM") - before) * 1024.0 / source.bytes.len() as f64;
        println!(
            "memory for {name} of 20 MB, {} stories, paragraphs of {} bytes: {times:.1} times its size in all",
            gathered.drafts.len(),
            words.len()
        );
    }
}

/// A figure of this process in kB.
fn told(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0.0)
}
