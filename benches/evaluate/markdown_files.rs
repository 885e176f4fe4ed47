//! Real Markdown files below the data folder: how many of the words that pulldown-cmark tells stand
//! in our blocks, and how fast it goes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use offprint::article::Voice;
use offprint::press::{Draft, Limits, Source, markdown};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::plain_html::words_of;

/// Real Markdown files: how many of the words that pulldown-cmark tells stand in our blocks.
pub fn evaluate(data: &Path) -> Result<(), String> {
    let mut paths = Vec::new();
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() && path.extension().is_some_and(|end| end == "md") => {
                    paths.push(path)
                }
                _ => {}
            }
        }
    }
    paths.sort();
    let (mut files, mut bytes, mut sum, mut took) = (0, 0, 0.0, 0.0);
    let mut worst: Vec<(f64, PathBuf)> = Vec::new();
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let source = Source {
            name: "x.md".to_owned(),
            bytes: text.clone().into_bytes(),
            ..Source::default()
        };
        let begun = Instant::now();
        let gathered = markdown::read(&source, &Limits::default());
        took += begun.elapsed().as_secs_f64();
        let Some(draft) = gathered.drafts.first() else { continue };
        let wanted = told(&text);
        if wanted.is_empty() || text.starts_with("---") || text.starts_with("+++") {
            continue;
        }
        let score = f1(&wanted, &said(draft));
        files += 1;
        bytes += text.len();
        sum += score;
        worst.push((score, path));
    }
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!(
        "\nreal Markdown files: {files}, mean word F1 {:.4}, {:.1} MB/s",
        sum / files.max(1) as f64,
        bytes as f64 / took.max(1e-9) / 1e6
    );
    for (score, path) in worst.iter().take(8) {
        println!("  {score:.3} {}", path.display());
    }
    Ok(())
}

/// The words of a Markdown text by its parser's own events.
fn told(text: &str) -> Vec<String> {
    let mut out = String::new();
    let mut image = 0;
    for event in Parser::new_ext(
        text,
        pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES,
    ) {
        match event {
            Event::Start(Tag::Image { .. }) => image += 1,
            Event::End(TagEnd::Image) => image -= 1,
            Event::Text(words) | Event::Code(words) if image == 0 => out.push_str(&words),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {}
            _ => out.push(' '),
        }
    }
    words_of(&out)
}

fn said(draft: &Draft) -> Vec<String> {
    let mut out = draft
        .headline
        .as_deref()
        .filter(|_| !draft.headline_guessed)
        .unwrap_or_default()
        .to_owned();
    for block in &draft.body {
        block.each_text(&mut |words, voice| {
            if voice == Voice::Body {
                out.push(' ');
                out.push_str(words);
            }
        });
    }
    words_of(&out)
}

fn f1(wanted: &[String], found: &[String]) -> f64 {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    wanted.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    let mut both = 0;
    for word in found {
        if let Some(left) = counts.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    2.0 * f64::from(both) / (wanted.len() + found.len()).max(1) as f64
}
