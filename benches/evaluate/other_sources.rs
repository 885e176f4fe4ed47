//! Markdown, tables and WordPress exports: real stories written in each of these forms and read
//! back, and how fast it goes.
//!
//! The writing is ours, so what is measured is whether real words survive: quotation marks,
//! brackets, signs that mean something in the form.

use std::fs;
use std::path::Path;
use std::time::Instant;

use offprint::article::Block;
use offprint::press::{Draft, Gathered, Limits, Source, csv_table, markdown, wxr};
/// A story as the corpora have it.
#[derive(Debug, Clone)]
struct Story {
    title: String,
    date: Option<String>,
    section: Option<String>,
    tags: Vec<String>,
    paragraphs: Vec<String>,
}

pub fn evaluate(data: &Path) -> Result<(), String> {
    for (file, most) in [
        ("news/senate-5000.jsonl", 5_000),
        ("news/wikinews-ja.jsonl", 3_000),
        ("news/pud-es-hi-zh.jsonl", 1_000),
        ("news/reuters.jsonl", 5_000),
    ] {
        let path = data.join(file);
        if path.is_file() {
            let stories = stories(&path, most)?;
            if stories.is_empty() {
                continue;
            }
            println!("{file}: {} stories", stories.len());
            println!(
                "  {:<28} {:>7} {:>7} {:>7} {:>7} {:>7} {:>9}",
                "form", "taken", "title", "date", "section", "body", "MB/s"
            );
            written(&stories);
        }
    }
    Ok(())
}

fn stories(path: &Path, most: usize) -> Result<Vec<Story>, String> {
    let text = fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))?;
    let mut stories = Vec::new();
    for line in text.lines().take(most) {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|why| why.to_string())?;
        let words =
            |name: &str| value[name].as_str().map(collapsed).filter(|words| !words.is_empty());
        let body = value["body"].as_str().unwrap_or_default();
        let paragraphs = body.split("\n\n").map(collapsed).filter(|p| !p.is_empty()).collect();
        let tags = value["tags"].as_array().into_iter().flatten();
        let tags = tags
            .filter_map(|tag| tag.as_str())
            .map(collapsed)
            .filter(|tag| !tag.contains([',', ';', '|']));
        let Some(title) = words("title") else { continue };
        let date = words("date");
        stories.push(Story {
            title,
            date,
            section: words("section"),
            tags: tags.collect(),
            paragraphs,
        });
    }
    Ok(stories)
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

type Reads = fn(&Source, &Limits) -> Gathered;

fn written(stories: &[Story]) {
    let table = |delimiter: u8, head: [&str; 5]| {
        let mut out = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        drop(out.write_record(head));
        for story in stories {
            let (date, section) = (story.date.clone(), story.section.clone());
            let row = [
                story.title.clone(),
                date.unwrap_or_default(),
                section.unwrap_or_default(),
                story.tags.join(";"),
                story.paragraphs.join("\n\n"),
            ];
            drop(out.write_record(&row));
        }
        vec![out.into_inner().unwrap_or_default()]
    };
    let each = |write: fn(&Story) -> String| {
        stories.iter().map(|story| write(story).into_bytes()).collect::<Vec<_>>()
    };
    let exported = |body: fn(&Story) -> String| vec![export(stories, body).into_bytes()];
    let forms: [(&str, Vec<Vec<u8>>, Reads); 8] = [
        ("CSV", table(b',', ["title", "date", "section", "tags", "body"]), csv_table::read),
        (
            "CSV, semicolons, German",
            table(b';', ["Titel", "Datum", "Ressort", "Schlagworte", "Text"]),
            csv_table::read,
        ),
        (
            "TSV, Japanese head",
            table(b'\t', ["見出し", "日付", "カテゴリ", "タグ", "本文"]),
            csv_table::read,
        ),
        ("Markdown, YAML", each(yaml), markdown::read),
        ("Markdown, TOML", each(toml), markdown::read),
        ("Markdown, lines of names", each(lines), markdown::read),
        (
            "WordPress, classic editor",
            exported(|story| {
                story.paragraphs.iter().map(|p| escaped(p)).collect::<Vec<_>>().join("\n\n")
            }),
            wxr::read,
        ),
        (
            "WordPress, block editor",
            exported(|story| {
                story
                    .paragraphs
                    .iter()
                    .map(|p| {
                        format!(
                            "<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->\n\n",
                            escaped(p)
                        )
                    })
                    .collect()
            }),
            wxr::read,
        ),
    ];
    for (name, sources, read) in forms {
        let bytes: usize = sources.iter().map(Vec::len).sum();
        let sources: Vec<Source> = sources
            .into_iter()
            .map(|bytes| Source { name: "x".to_owned(), bytes, ..Source::default() })
            .collect();
        let begun = Instant::now();
        let gathered: Vec<Gathered> =
            sources.iter().map(|source| read(source, &Limits::default())).collect();
        let took = begun.elapsed().as_secs_f64();
        let drafts: Vec<&Draft> = gathered.iter().flat_map(|gathered| &gathered.drafts).collect();
        let share = |right: &dyn Fn(&Story, &Draft) -> bool| {
            let right =
                stories.iter().zip(&drafts).filter(|(story, draft)| right(story, draft)).count();
            format!("{:.4}", right as f64 / stories.len().max(1) as f64)
        };
        let title = share(&|story, draft| draft.headline.as_deref() == Some(&story.title));
        let date = share(&|story, draft| {
            draft.published.map(|t| t.day().to_string())
                == story.date.as_ref().map(|d| d[..d.len().min(10)].to_owned())
        });
        let section = share(&|story, draft| draft.section.as_deref() == story.section.as_deref());
        let body = share(&|story, draft| paragraphs(draft) == story.paragraphs);
        println!(
            "  {name:<28} {:>7} {title:>7} {date:>7} {section:>7} {body:>7} {:>9.1}",
            drafts.len(),
            bytes as f64 / took / 1e6
        );
        let worst = stories
            .iter()
            .zip(&drafts)
            .find(|(story, draft)| paragraphs(draft) != story.paragraphs);
        if let Some((story, draft)) = worst {
            let nothing = String::new();
            let found = paragraphs(draft);
            let differs =
                story.paragraphs.iter().zip(found.iter().chain([&nothing])).find(|(a, b)| a != b);
            if let Some((wanted, found)) = differs {
                println!(
                    "      first difference: {:?}\n                 found: {:?}",
                    around(wanted, found),
                    around(found, wanted)
                );
            }
        }
        for complaint in gathered.iter().flat_map(|gathered| &gathered.complaints).take(2) {
            println!("      complaint: {:?} {}", complaint.at, complaint.what);
        }
    }
}

/// The words of one text about where it first differs from another.
fn around(text: &str, other: &str) -> String {
    let same = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    text.chars().skip(same.saturating_sub(20)).take(60).collect()
}

fn paragraphs(draft: &Draft) -> Vec<String> {
    draft
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph { text } => text.plain(),
            other => format!("{other:?}"),
        })
        .collect()
}

/// Words as an author of Markdown would have to write them.
fn marked(words: &str) -> String {
    let mut out = String::new();
    for (at, c) in words.char_indices() {
        let begins = at == 0 && matches!(c, '#' | '>' | '+' | '-' | '=' | '~' | ':' | '|');
        let number =
            matches!(c, '.' | ')') && at > 0 && words[..at].bytes().all(|b| b.is_ascii_digit());
        if begins
            || number
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '!' | '|')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn body(story: &Story) -> String {
    story.paragraphs.iter().map(|p| marked(p)).collect::<Vec<_>>().join("\n\n")
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn yaml(story: &Story) -> String {
    let tags: Vec<String> = story.tags.iter().map(|tag| quoted(tag)).collect();
    let mut out = format!("---\ntitle: {}\n", quoted(&story.title));
    story.date.iter().for_each(|date| out.push_str(&format!("date: {date}\n")));
    story.section.iter().for_each(|section| out.push_str(&format!("section: {section}\n")));
    out + &format!(
        "tags: [{}]\n---\n\n# {}\n\n{}\n",
        tags.join(", "),
        marked(&story.title),
        body(story)
    )
}

fn toml(story: &Story) -> String {
    let mut out = format!("+++\ntitle = {}\n", quoted(&story.title));
    story.date.iter().for_each(|date| out.push_str(&format!("date = {date}\n")));
    story
        .section
        .iter()
        .for_each(|section| out.push_str(&format!("section = {}\n", quoted(section))));
    out + &format!("+++\n\n{}\n", body(story))
}

fn lines(story: &Story) -> String {
    let mut out = format!("Title: {}\n", story.title);
    story.date.iter().for_each(|date| out.push_str(&format!("Date: {date}\n")));
    story.section.iter().for_each(|section| out.push_str(&format!("Category: {section}\n")));
    out + &format!("\n{}\n", body(story))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn export(stories: &[Story], body: fn(&Story) -> String) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Site</title>",
    );
    for (n, story) in stories.iter().enumerate() {
        out.push_str(&format!("<item><title>{}</title><wp:post_id>{n}</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>", escaped(&story.title)));
        if let Some(date) = &story.date {
            let date = &date[..date.len().min(10)];
            out.push_str(&format!("<wp:post_date>{date} 12:00:00</wp:post_date><wp:post_date_gmt>{date} 12:00:00</wp:post_date_gmt>"));
        }
        if let Some(section) = &story.section {
            out.push_str(&format!(
                "<category domain=\"category\"><![CDATA[{section}]]></category>"
            ));
        }
        out.push_str(&format!(
            "<content:encoded><![CDATA[{}]]></content:encoded></item>",
            body(story).replace("]]>", "]]]]><![CDATA[>")
        ));
    }
    out + "</channel></rss>"
}
