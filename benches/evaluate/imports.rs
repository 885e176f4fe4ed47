//! How much memory a whole import takes: the process that merges and writes, with its set on the disk,
//! as `offprint import` runs it. What reads the documents is measured apart, in `memory`. Linux alone
//! tells.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bars;
use crate::memory::{ANY, TIMES, peak_of};

/// A family: its name, the name of its file, and a document.
type Family = (&'static str, &'static str, fn() -> String);

const FAMILIES: [Family; 8] = [
    ("10 MB of JSON lines of 25 bytes", "a.jsonl", || {
        numbered(10_000_000, |n| format!("{{\"title\":\"a\",\"body\":\"{n}\"}}\n"))
    }),
    ("1 MB of rows `a,b`", "a.csv", || {
        format!("title,body\n{}", numbered(1_000_000, |n| format!("a{},b\n", n % 10)))
    }),
    ("1 MB of rows, all headlines others", "a.csv", || {
        format!("title,body\n{}", numbered(1_000_000, |n| format!("{n},b\n")))
    }),
    ("feed, 200,000 headlines", "a.xml", || {
        let items = numbered(6_000_000, |n| format!("<item><title>{n}</title></item>"));
        format!("<rss version='2.0'><channel><title>T</title>{items}</channel></rss>")
    }),
    ("60 MB of JSON lines, stories", "a.jsonl", || {
        numbered(60_000_000, |n| format!("{{\"title\":\"Day {n}\",\"body\":\"{}\"}}\n", story(n)))
    }),
    ("60 MB of wire text, stories", "a.txt", || {
        numbered(60_000_000, |n| {
            format!(
                "The snow of day {n} fell\n\nOSLO (AP) - {}\n\n{}\n\n\n\n",
                story(n),
                story(n + 7)
            )
        })
    }),
    ("60 MB of wire text, one story", "a.txt", || {
        format!("It snowed\n\n{}", numbered(60_000_000, |n| format!("{}\n\n", story(n))))
    }),
    ("60 MB of Markdown, one story", "a.md", || {
        format!("# It snowed\n\n{}", numbered(60_000_000, |n| format!("{}\n\n", story(n))))
    }),
];

fn numbered(length: usize, piece: impl Fn(usize) -> String) -> String {
    let mut all = String::with_capacity(length);
    for n in 0.. {
        if all.len() >= length {
            break;
        }
        all.push_str(&piece(n));
    }
    all
}

/// A hundred and twenty words that no other story has in this order, some of them far oftener than others.
fn story(n: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ha", "r", "bo", "ur", "fro", "ze", "fe", "rry", "sto", "pp", "ed", "i", "ce", "sno", "w",
        "a",
    ];
    let mut state = n as u64 + 1;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let mut words = String::new();
    for k in 1..=120 {
        // The smaller of two is small oftener than not.
        let mut word = next() % 4_096 * (next() % 4_096) / 4_096;
        for _ in 0..3 {
            words.push_str(SYLLABLES[word % SYLLABLES.len()]);
            word /= SYLLABLES.len();
        }
        words.push_str(if k % 12 == 0 { ". " } else { " " });
    }
    words
}

/// Past so many times the length the evaluation fails: a quarter above the bar. What meets other tellings is
/// merged twice, and stands in memory as it was and as it comes again: 4.9 times for 60 MB grown from
/// Reuters' stories, 5.3 for wire text, 6.8 for JSON lines of made-up stories of 640 bytes.
const SURELY: f64 = 7.5;

/// Prints the peaks.
pub fn evaluate(_: &Path) -> Result<(), String> {
    println!(
        "  {:36} {:>8} {:>9} {:>7} {:>7}  of at most {ANY} bytes or {TIMES} times the length",
        "family", "MB", "peak MB", "times", "s"
    );
    let folder = std::env::temp_dir().join(format!("offprint-imports-{}", std::process::id()));
    let measured = all_in(&folder);
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    measured.map_err(|error| error.to_string())
}

fn all_in(folder: &Path) -> std::io::Result<()> {
    for (name, file, made) in FAMILIES {
        fs::create_dir_all(folder)?;
        let (file, out) = (folder.join(file), folder.join("articles.json"));
        let document = made();
        fs::write(&file, &document)?;
        let length = document.len() as f64;
        drop(document);
        let begun = Instant::now();
        let mut import = Command::new(env!("CARGO_BIN_EXE_offprint"))
            .args([Path::new("import"), &file, Path::new("-o"), &out])
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut peak: f64 = 0.0;
        while import.try_wait()?.is_none() {
            // The system keeps the highest that it was, until the process is gone.
            peak = peak.max(peak_of(import.id()));
            sleep(Duration::from_millis(2));
        }
        let seconds = begun.elapsed().as_secs_f64();
        let set = fs::metadata(&out).map_or(0.0, |of| of.len() as f64);
        bars::at_most(&format!("memory of an import, {name}"), peak, ANY.max(SURELY * length));
        if peak > ANY.max(TIMES * length) {
            println!("  over the bar of {TIMES} times: {name}, {:.1}", peak / length);
        }
        println!(
            "  {name:36} {:>8.1} {:>9.1} {:>7.1} {seconds:>7.1}  a set of {:.1} MB",
            length / 1e6,
            peak / 1e6,
            peak / length,
            set / 1e6
        );
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}
