//! Hostile lines through the doors of Markdown, tables and WordPress exports.

use std::fs;
use std::path::Path;
use std::time::Instant;

use offprint::press::{Gathered, Limits, Source, csv_table, markdown, wxr};

type Reads = fn(&Source, &Limits) -> Gathered;

/// Every hostile line through every door: no panic, and no address in the output but of the web.
pub fn evaluate(data: &Path) -> Result<(), String> {
    let mut lines: Vec<String> = Vec::new();
    let mut folders = vec![data.join("hostile")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                lines.extend(text.lines().map(str::to_owned));
                lines.push(text);
            }
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let begun = Instant::now();
    let (mut drafts, mut led) = (0, Vec::new());
    for line in &lines {
        let quoted = line.replace('"', "\"\"");
        let sources: [(String, Reads); 4] = [
            (format!("# T\n\n{line}\n"), markdown::read),
            (format!("---\ntitle: {line}\nimage: {line}\nurl: {line}\n---\nx"), markdown::read),
            (
                format!("title,url,image,body\nT,\"{quoted}\",\"{quoted}\",\"<p>{quoted}</p>\"\n"),
                csv_table::read,
            ),
            (
                format!(
                    "<rss><channel><item><title>T</title><content:encoded><![CDATA[x\n\n{line}]]></content:encoded></item></channel></rss>"
                ),
                wxr::read,
            ),
        ];
        for (text, read) in sources {
            let source =
                Source { name: "x".to_owned(), bytes: text.into_bytes(), ..Source::default() };
            for draft in read(&source, &Limits::default()).drafts {
                drafts += 1;
                let written = serde_json::to_string(&draft.body).unwrap_or_default().to_lowercase();
                for bad in [
                    "\"to\":\"javascript:",
                    "\"to\":\"data:",
                    "\"to\":\"vbscript:",
                    "\"address\":\"javascript:",
                ] {
                    if written.contains(bad) {
                        led.push(line.clone());
                    }
                }
            }
        }
    }
    println!(
        "\nhostile lines: {} through four doors, {drafts} drafts, {} that lead astray, {:.1} s",
        lines.len(),
        led.len(),
        begun.elapsed().as_secs_f64()
    );
    led.iter().take(5).for_each(|line| println!("  {line}"));
    Ok(())
}
