//! Wire text, measured: our golden cases; real releases flattened in several ways and scored against
//! what they were; releases scraped to one line; speed, and growth with the size of odd inputs.

use crate::bars;
use crate::fitted::{fit, thread_seconds};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use offprint::article::{Block, Day, Text};
use offprint::press::{Draft, Limits, Source, json_lines, wire};
use serde_json::Value;

use crate::golden::differences;

/// Prints all figures.
pub(crate) fn evaluate(data: &Path) -> Result<(), String> {
    cases()?;
    let news = data.join("news");
    let releases = releases(&news.join("senate-5000.jsonl"))?;
    flattened(&releases);
    run_on(&news.join("senate-runon-500.jsonl"))?;
    speed(&news, &releases)?;
    growth();
    Ok(())
}

fn read(text: &str) -> Vec<Draft> {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    wire::read(&source, &Limits::default()).drafts
}

fn cases() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wires");
    let names = fs::read_dir(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut names: Vec<_> = names.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.sort();
    let (mut right, mut fields, mut wrong) = (0, 0, Vec::new());
    for path in &names {
        let bytes = fs::read(path.join("source.txt")).map_err(|why| why.to_string())?;
        let source = Source { bytes, ..Source::default() };
        let expected = fs::read(path.join("expected.json")).map_err(|why| why.to_string())?;
        let expected: Value = serde_json::from_slice(&expected).map_err(|why| why.to_string())?;
        fields += expected
            .as_array()
            .into_iter()
            .flatten()
            .map(|story| story.as_object().map_or(0, serde_json::Map::len))
            .sum::<usize>();
        let told = differences(&expected, &wire::read(&source, &Limits::default()).drafts);
        right += usize::from(told.is_empty());
        wrong.extend(told.into_iter().map(|told| {
            format!("{}{told}", path.file_name().unwrap_or_default().to_string_lossy())
        }));
    }
    println!(
        "golden cases right: {right} of {}; fields stated {fields}, differences {}",
        names.len(),
        wrong.len()
    );
    wrong.iter().for_each(|wrong| println!("  {wrong}"));
    bars::at_most("golden wires, differences", wrong.len() as f64, 0.0);
    Ok(())
}

/// A release as it was before it was flattened.
struct Release {
    headline: String,
    day: Day,
    tag: String,
    paragraphs: Vec<String>,
}

fn stories(path: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))?;
    text.lines().map(|line| serde_json::from_str(line).map_err(|why| why.to_string())).collect()
}

fn releases(path: &Path) -> Result<Vec<Release>, String> {
    let releases = stories(path)?;
    let text = |story: &Value, field: &str| story[field].as_str().unwrap_or_default().to_owned();
    let whole = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(releases
        .iter()
        .filter_map(|story| {
            let paragraphs: Vec<String> = text(story, "body")
                .split("\n\n")
                .map(whole)
                .filter(|paragraph| !paragraph.is_empty())
                .collect();
            let headline = whole(&text(story, "title"));
            let day = Day::parse(&text(story, "date"))?;
            let tag = story["tags"][0].as_str().unwrap_or("Roe").to_owned();
            (!headline.is_empty() && !paragraphs.is_empty()).then_some(Release {
                headline,
                day,
                tag,
                paragraphs,
            })
        })
        .collect())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in one of the forms of the world's pages and wires.
fn said(day: Day, form: usize) -> String {
    let (year, month, date) = day.civil();
    let name = MONTHS[month as usize - 1];
    match form % 6 {
        0 => format!("{name} {date}, {year}"),
        1 => format!("{}. {date}, {year}", &name[..3]),
        2 => format!("{date} {name} {year}"),
        3 => format!("{day}"),
        4 => format!("Published: {name} {date}, {year} 4:30 PM EST"),
        _ => format!("Posted on {name} {date}, {year}"),
    }
}

/// Only letters and digits count: quotes are made consistent and bullets are taken off.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn found_paragraphs(draft: &Draft) -> Vec<String> {
    let mut out = Vec::new();
    for block in &draft.body {
        match block {
            Block::List { items, .. } => out.extend(items.iter().map(Text::plain)),
            Block::Quote { text, credit } => {
                out.push(text.plain());
                out.extend(credit.as_ref().map(ToString::to_string));
            }
            Block::Figure { .. } | Block::Rule {} => {}
            other => other.each_text(&mut |words, _| out.push(words.to_owned())),
        }
    }
    out.extend(draft.standfirst.as_ref().map(ToString::to_string));
    out
}

/// F1 of paragraphs, whole ones. The first may lack its dateline, if the draft has it apart.
fn paragraph_f1(release: &Release, draft: &Draft) -> (f64, Vec<String>) {
    let found = found_paragraphs(draft);
    let count = found.len();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for paragraph in &found {
        *left.entry(letters(paragraph)).or_default() += 1;
    }
    let mut hits = 0;
    let mut missed = Vec::new();
    for paragraph in &release.paragraphs {
        let wanted = letters(paragraph);
        let exact = left.get(&wanted).is_some_and(|&count| count > 0).then(|| wanted.clone());
        let dated = || {
            let found = left.iter().find(|(found, count)| {
                **count > 0
                    && draft.dateline.is_some()
                    && wanted.len() - found.len().min(wanted.len()) <= 60
                    && wanted.ends_with(found.as_str())
                    && found.len() > 20
            });
            found.map(|(found, _)| found.clone())
        };
        match exact.or_else(dated) {
            Some(key) => {
                hits += 1u32;
                *left.entry(key).or_default() -= 1;
            }
            None => missed.push(paragraph.clone()),
        }
    }
    let f1 = 2.0 * f64::from(hits) / (release.paragraphs.len() + count) as f64;
    (f1, missed)
}

#[derive(Default)]
struct Score {
    all: usize,
    headlines: usize,
    days: usize,
    f1: f64,
    wrong: Vec<String>,
    worst: Vec<(f64, String)>,
}

impl Score {
    fn take(&mut self, release: &Release, draft: Option<&Draft>) {
        self.all += 1;
        let Some(draft) = draft else {
            self.wrong.push(format!("no story: {}", release.headline));
            return;
        };
        let headline = draft.headline.as_deref().unwrap_or_default();
        let right = letters(headline) == letters(&release.headline);
        self.headlines += usize::from(right);
        if !right {
            self.wrong.push(format!("{} -> {headline}", release.headline));
        }
        self.days += usize::from(draft.published.map(|time| time.day()) == Some(release.day));
        let (f1, missed) = paragraph_f1(release, draft);
        self.f1 += f1;
        self.worst.push((
            f1,
            format!("{}: {}", release.headline, missed.first().cloned().unwrap_or_default()),
        ));
    }

    fn print(&mut self, what: &str) {
        let share = |n: usize| n as f64 / self.all as f64;
        println!(
            "{what}: {} releases; headline {:.4}, date {:.4}, paragraph F1 {:.4}",
            self.all,
            share(self.headlines),
            share(self.days),
            self.f1 / self.all as f64
        );
        // What is harder than was asked for has no bar.
        if what.starts_with("flattened") {
            bars::at_least(&format!("{what}: headline"), share(self.headlines), 0.97);
            bars::at_least(&format!("{what}: date"), share(self.days), 0.97);
            bars::at_least(&format!("{what}: paragraphs"), self.f1 / self.all as f64, 0.95);
        }
        self.worst.sort_by(|one, other| one.0.total_cmp(&other.0));
        let cut = |text: &str| text.chars().take(170).collect::<String>();
        self.worst.iter().take(5).for_each(|(f1, what)| println!("    {f1:.2} {}", cut(what)));
        self.wrong
            .iter()
            .step_by((self.wrong.len() / 6).max(1))
            .take(6)
            .for_each(|what| println!("    headline: {}", cut(what)));
    }
}

/// Headline and caption as pages are copied, and debris between the paragraphs.
fn scraped(release: &Release, n: usize) -> String {
    let Release { headline, day, tag, paragraphs } = release;
    let caption = format!(
        "Sen. {tag} speaks to reporters at the Capitol on {}. (Office of Sen. {tag}/Handout via Reuters)",
        said(*day, 0)
    );
    let head = if n.is_multiple_of(3) { String::new() } else { format!("{caption}\n{caption}\n") };
    let below = if head.is_empty() { "" } else { head.as_str() };
    let mut out = format!(
        "{headline}  \n\n{head}TT\n{}\n{headline}\n{below}\n{}\n\nShare\n\nTweet\n\n",
        18 + n % 5,
        said(*day, n)
    );
    for (at, paragraph) in paragraphs.iter().enumerate() {
        out.push_str(paragraph);
        out.push_str("\n\n");
        match at % 5 {
            1 => out.push_str("Advertisement\n\n"),
            3 => out.push_str("Read more: Senator to speak on the same matter again\n\n"),
            _ => {}
        }
    }
    out
}

fn flattened(releases: &[Release]) {
    let mut score = Score::default();
    for (n, release) in releases.iter().enumerate() {
        let text = format!(
            "{}\n{}\n{}\n",
            release.headline,
            said(release.day, n),
            release.paragraphs.join("\n")
        );
        score.take(release, read(&text).first());
    }
    score.print("flattened, all blank lines lost");

    let mut score = Score::default();
    for (n, release) in releases.iter().enumerate() {
        score.take(release, read(&scraped(release, n)).first());
    }
    score.print("flattened, headline and caption repeated, with debris");

    joined(
        releases,
        "flattened, ten joined with no marker, as pasted from pages",
        scraped,
        "\n\n\n",
    );
    let plain = |release: &Release, n: usize| {
        format!(
            "{}\n\n{}\n\n{}\n",
            release.headline,
            said(release.day, n),
            release.paragraphs.join("\n\n")
        )
    };
    joined(releases, "flattened, ten joined with three blank lines", plain, "\n\n\n");
    joined(releases, "harder: ten joined with one blank line", plain, "\n");
    let close = |release: &Release, n: usize| {
        format!(
            "{}\n{}\n{}\n",
            release.headline,
            said(release.day, n),
            release.paragraphs.join("\n")
        )
    };
    joined(releases, "harder: ten joined with no blank line at all", close, "");

    let mut score = Score::default();
    let mut guessed = 0;
    for (n, release) in releases.iter().enumerate() {
        let text = format!(
            "{} {} {}",
            release.headline,
            said(release.day, n),
            release.paragraphs.join(" ")
        );
        let drafts = read(&text);
        guessed += usize::from(drafts.first().is_some_and(|draft| draft.headline_guessed));
        score.take(release, drafts.first());
    }
    score.print("harder: all line breaks lost, so that no paragraph survives");
    println!("    headline said to be guessed: {guessed}");
}

fn joined(
    releases: &[Release],
    what: &str,
    write: impl Fn(&Release, usize) -> String,
    between: &str,
) {
    let mut score = Score::default();
    let (mut wanted, mut found) = (0, 0);
    for (n, ten) in releases.chunks(10).enumerate() {
        let texts: Vec<String> =
            ten.iter().enumerate().map(|(at, release)| write(release, n + at)).collect();
        let drafts = read(&texts.join(between));
        wanted += ten.len();
        found += drafts.len();
        let mut from = 0;
        for release in ten {
            // A story cut in two or joined to another must not shift all that follow.
            let same = |draft: &Draft| {
                draft
                    .headline
                    .as_deref()
                    .is_some_and(|headline| letters(headline) == letters(&release.headline))
            };
            let at = drafts[from..].iter().position(same);
            score.take(release, at.map(|at| &drafts[from + at]));
            from += at.map_or(0, |at| at + 1);
        }
    }
    score.print(what);
    println!("    stories: {found} for {wanted}");
}

/// The forms in which a run-on release can state its day.
fn states(text: &str, day: Day) -> bool {
    let (year, month, date) = day.civil();
    let name = MONTHS[month as usize - 1];
    let short = &name[..3];
    let forms = [
        format!("{name} {date} {year}"),
        format!("{short} {date} {year}"),
        format!("{name} {date:02} {year}"),
        format!("{short} {date:02} {year}"),
        format!("{date} {name} {year}"),
        format!("{month:02} {date:02} {year}"),
        format!("{month} {date} {year}"),
        format!("{month:02} {date} {year}"),
        format!("{name} {date}th {year}"),
        format!("{year} {month:02} {date:02}"),
        format!("{month:02} {date:02} {:02}", year % 100),
        format!("{month} {date} {:02}", year % 100),
    ];
    let text = format!(" {text} ").to_lowercase();
    forms.iter().any(|form| text.contains(&format!(" {} ", form.to_lowercase())))
}

fn run_on(path: &Path) -> Result<(), String> {
    let (mut stated, mut right, mut wrong, mut silent, mut told) = (0, 0, 0, 0, 0);
    let (mut all, mut one) = (0, 0);
    let (mut misses, mut headlines) = (Vec::new(), Vec::new());
    for story in stories(path)? {
        let body = story["body"].as_str().unwrap_or_default();
        let Some(day) = story["date"].as_str().and_then(Day::parse) else { continue };
        all += 1;
        let drafts = read(body);
        one += usize::from(drafts.len() == 1);
        let Some(draft) = drafts.first() else { continue };
        let found = draft.published.map(|time| time.day());
        let states = states(body, day);
        stated += usize::from(states);
        right += usize::from(states && found == Some(day));
        if states && found != Some(day) {
            misses.push(format!(
                "{day}, found {}: {}",
                found.map(|day| day.to_string()).unwrap_or_default(),
                body.chars().take(160).collect::<String>()
            ));
        }
        match found {
            Some(found) if !states && found != day => {
                wrong += 1;
                misses.push(format!(
                    "{day} not stated, found {found}: {}",
                    body.chars().take(160).collect::<String>()
                ));
            }
            None if !states => silent += 1,
            _ => {}
        }
        if !draft.headline_guessed {
            told += 1;
            headlines.push(draft.headline.as_deref().unwrap_or_default().to_owned());
        }
    }
    println!(
        "run-on: {all} releases, {one} read as one story; date stated by {stated}, right {right} ({:.4}); not stated by {}: none given {silent}, a wrong one {wrong}; headline told {told}, guessed {}",
        right as f64 / stated as f64,
        all - stated,
        all - told
    );
    bars::at_least("run-on, the day where it is stated", right as f64 / stated.max(1) as f64, 0.95);
    misses.iter().take(14).for_each(|miss| println!("    {miss}"));
    headlines
        .iter()
        .step_by((headlines.len() / 14).max(1))
        .for_each(|headline| println!("    headline: {headline}"));
    Ok(())
}

fn speed(news: &Path, releases: &[Release]) -> Result<(), String> {
    let plain: String =
        releases.iter().enumerate().map(|(n, release)| scraped(release, n) + "\n\n\n").collect();
    rate("wire text, 5,000 releases as pasted from pages in one text", plain.len(), || {
        read(&plain).len()
    });
    let each: Vec<String> =
        releases.iter().enumerate().map(|(n, release)| scraped(release, n)).collect();
    rate("wire text, each in a text of its own", plain.len(), || {
        each.iter().map(|text| read(text).len()).sum()
    });
    for (file, name) in [
        ("senate-5000.jsonl", "JSON lines, releases"),
        ("reuters.jsonl", "JSON lines, short wires"),
        ("wikinews-ja.jsonl", "JSON lines, Japanese"),
    ] {
        let bytes = fs::read(news.join(file)).map_err(|why| format!("{file}: {why}"))?;
        let source = Source { bytes, ..Source::default() };
        rate(name, source.bytes.len(), || {
            json_lines::read(&source, &Limits::default()).drafts.len()
        });
    }
    let reuters = stories(&news.join("reuters.jsonl"))?;
    let mut text = String::new();
    for story in &reuters {
        text.push_str(&format!(
            "{}\n\n{}\n\n\n\n",
            story["title"].as_str().unwrap_or_default(),
            story["body"].as_str().unwrap_or_default()
        ));
    }
    rate("wire text, 19,481 short wires in one text", text.len(), || read(&text).len());
    Ok(())
}

fn rate(what: &str, bytes: usize, mut run: impl FnMut() -> usize) {
    let mut best = f64::MAX;
    let mut stories = 0;
    for _ in 0..3 {
        let before = thread_seconds();
        stories = run();
        best = best.min(thread_seconds() - before);
    }
    println!(
        "{what}: {:.1} MB/s ({stories} stories, {:.1} MB)",
        bytes as f64 / best / 1e6,
        bytes as f64 / 1e6
    );
}

/// A name, and what makes a text of about so many bytes.
type Family = (&'static str, fn(usize) -> String);

/// Inputs that a slip would make costly, grown from 64 kB to 1 MB.
fn growth() {
    let families: [Family; 12] = [
        ("one line of words", |size| "words ".repeat(size / 6)),
        ("blank lines", |size| "\n".repeat(size)),
        ("the same line", |size| "The same line again\n".repeat(size / 20)),
        ("headlines said again", |size| {
            "A headline here\n\nTT\n20\nA headline here\n\n".repeat(size / 41)
        }),
        ("captions said twice", |size| {
            "A ship in the port. (Jane Roe/AP)\nA ship in the port. (Jane Roe/AP)\n"
                .repeat(size / 68)
        }),
        ("open brackets", |size| "(".repeat(size)),
        ("quotation marks", |size| "\"“'".repeat(size / 5)),
        ("letters alone in their lines", |size| "a\n".repeat(size / 2)),
        ("dates in a line", |size| "January 23, 2024 ".repeat(size / 17)),
        ("bylines", |size| "By Jane Roe and John Doe, Ann Poe\n".repeat(size / 34)),
        ("paragraphs said again", |size| {
            format!("{}.\n\n", "A long paragraph that is said again and again ".repeat(3))
                .repeat(size / 141)
        }),
        ("bullets and datelines", |size| {
            "- item\nKYIV (AP) — text.\nBC-SLUG-LINE, 2nd take\n###\n".repeat(size / 54)
        }),
    ];
    let mut worst = 0.0f64;
    for (name, make) in families {
        let fitted = fit(make, |text| drop(std::hint::black_box(read(text))));
        let (exponent, largest) = (fitted.exponent, fitted.largest());
        worst = worst.max(exponent);
        bars::growth(&format!("wires, {name}"), exponent, largest);
        println!("growth, {name}: exponent {exponent:.2}, 1 MB in {:.0} ms", largest * 1e3);
    }
    println!("growth, worst exponent: {worst:.2}");
}
