//! Feeds: ours against feedparser's reading of the same files, every well-formed file of the suites,
//! speed, and how time grows on documents made to be slow.

use crate::bars;
use crate::fitted::fit;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use offprint::press::{Gathered, Limits, Source, feed};
use serde_json::Value;

/// Prints all figures; an error where the corpora are not there.
pub(crate) fn evaluate(data: &Path) -> Result<(), String> {
    let feeds = data.join("feeds");
    against_feedparser(&feeds)?;
    well_formed(&feeds)?;
    speed(&feeds, data)?;
    growth();
    Ok(())
}

fn read(path: &Path, bytes: Vec<u8>) -> Gathered {
    let source = Source { name: path.display().to_string(), bytes, ..Source::default() };
    feed::read(&source, &Limits::default())
}

/// The title of the first story as the feed gives it, blank where it gives none.
fn first_title(gathered: &Gathered) -> String {
    let first = gathered.drafts.first().filter(|draft| !draft.headline_guessed);
    first.and_then(|draft| draft.headline.as_deref()).unwrap_or_default().to_owned()
}

fn against_feedparser(feeds: &Path) -> Result<(), String> {
    let path = feeds.join("oracle-feedparser.json");
    let bytes = fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
    let oracle: BTreeMap<String, Value> =
        serde_json::from_slice(&bytes).map_err(|why| format!("{}: {why}", path.display()))?;
    let (mut some, mut none) = (0, 0);
    let (mut same_count, mut same_title, mut same_none, mut dated, mut same_date) = (0, 0, 0, 0, 0);
    let mut differences: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, theirs) in &oracle {
        let path = feeds.join(name);
        let Ok(bytes) = fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let ours = read(&path, bytes);
        let count = theirs["entries"].as_u64().unwrap_or_default() as usize;
        let title = theirs["first"][0]["title"].as_str().unwrap_or_default();
        let title_is_same = count == 0 || is_same_title(title, &first_title(&ours));
        let mut differs = |what: String| {
            let why = judged(&text, theirs, &ours);
            differences.entry(why).or_default().push(format!("{name}: {what}"));
        };
        if count == 0 {
            none += 1;
            same_none += usize::from(ours.drafts.is_empty());
        } else {
            some += 1;
            same_count += usize::from(ours.drafts.len() == count);
            same_title += usize::from(title_is_same);
            if theirs["first"][0]["published"].as_str().is_some_and(|said| !said.is_empty()) {
                dated += 1;
                let read = ours.drafts.first().and_then(|draft| draft.published);
                same_date += usize::from(read.is_some());
            }
        }
        if ours.drafts.len() != count {
            differs(format!("{count} stories there, {} here", ours.drafts.len()));
        }
        if !title_is_same {
            differs(format!("{title:?} there, {:?} here", first_title(&ours)));
        }
    }
    println!("against feedparser 6.0.14, {} files present", some + none);
    println!(
        "  stories there: {some} files, as many here {}, same first title {}",
        share(same_count, some),
        share(same_title, some)
    );
    println!("  none there:    {none} files, none here {}", share(same_none, none));
    let of = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    bars::at_least("feeds, as many stories", of(same_count, some), 0.97);
    bars::at_least("feeds, the same first title", of(same_title, some), 0.97);
    bars::at_least("feeds, none where there is none", of(same_none, none), 0.97);
    println!("  first story dated there: {dated} files, dated here {}", share(same_date, dated));
    println!("  differences, by which of the two is right:");
    for (why, files) in differences {
        println!("  - {why} ({})", files.len());
        for file in files {
            println!("      {file}");
        }
    }
    println!();
    Ok(())
}

fn share(part: usize, whole: usize) -> String {
    format!("{part} ({:.2} %)", 100.0 * part as f64 / whole.max(1) as f64)
}

/// Theirs is HTML where the feed's is; ours never holds markup.
fn is_same_title(theirs: &str, ours: &str) -> bool {
    let collapsed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ours = collapsed(ours);
    ours == collapsed(theirs) || ours == collapsed(&without_markup(theirs))
}

/// The words of a little HTML: tags off, the commonest references read.
fn without_markup(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = rest[start..].split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').unwrap_or(0);
        let name = rest.get(1..end).unwrap_or_default();
        let said = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            _ => name
                .strip_prefix('#')
                .and_then(|number| match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                })
                .and_then(char::from_u32),
        };
        match said {
            Some(said) => {
                out.push(said);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Which of the two is right, and why.
fn judged(text: &str, theirs: &Value, ours: &Gathered) -> &'static str {
    let title = theirs["first"][0]["title"].as_str().unwrap_or_default();
    let count = theirs["entries"].as_u64().unwrap_or_default() as usize;
    let lower = text.to_ascii_lowercase();
    let stories = lower.matches("<item").count() - lower.matches("<items").count();
    if title.contains(|c: char| c.is_control() && !c.is_whitespace()) {
        return "ours: a control character is in the feed, which the closed model does not take";
    }
    if ours.drafts.len() > count && stories == ours.drafts.len() {
        return "ours: the stories stand in the feed, and feedparser reads fewer";
    }
    if title.is_empty() && !first_title(ours).is_empty() {
        return "ours: the title stands in an element that feedparser does not look for";
    }
    "not judged"
}

/// Every file that a suite calls well formed is taken, or refused by name.
fn well_formed(feeds: &Path) -> Result<(), String> {
    println!("files that their suite calls well formed");
    for (suite, folder) in [
        ("feedparser", "feedparser/tests/wellformed"),
        ("feedparser, charsets", "feedparser/tests/encoding"),
        ("feedparser, entities", "feedparser/tests/entities"),
        ("gofeed", "gofeed/testdata"),
        ("feed-rs", "feed-rs/feed-rs/fixture"),
        ("rome", "rome/rome/src/test/resources"),
        ("rome, modules", "rome/rome-modules/src/test/resources"),
    ] {
        let (mut stories, mut empty, mut refused, mut lost) = (0, 0, 0, Vec::new());
        for path in files(&feeds.join(folder))? {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let said = path.to_string_lossy();
            if !["xml", "rss", "atom", "rdf", "json"].contains(&ending)
                || said.contains("/invalid/")
            {
                continue;
            }
            let bytes = fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            // What gofeed makes of a feed lies beside it as JSON that is none.
            let is_expectation = ending == "json" && !find(&bytes, b"jsonfeed.org");
            if is_expectation {
                continue;
            }
            let holds =
                find(&bytes, b"<item") || find(&bytes, b"<entry") || find(&bytes, b"content_html");
            let gathered = read(&path, bytes);
            let is_refused = gathered.complaints.iter().any(|complaint| complaint.at.is_none());
            match (gathered.drafts.len(), is_refused) {
                (1.., _) => stories += 1,
                (0, true) => refused += 1,
                (0, false) if holds => lost.push(path.display().to_string()),
                (0, false) => empty += 1,
            }
        }
        println!(
            "  {suite}: {stories} with stories, {empty} empty, {refused} refused by name, {} lost",
            lost.len()
        );
        for path in lost {
            println!("      lost: {path}");
        }
    }
    println!();
    Ok(())
}

fn find(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn speed(feeds: &Path, data: &Path) -> Result<(), String> {
    println!("speed on one core (the bar is 10 MB/s)");
    let mut small = Vec::new();
    for path in files(feeds)? {
        let is_feed = path.extension().is_some_and(|ending| {
            ["xml", "rss", "atom", "rdf"].iter().any(|known| ending == *known)
        });
        if is_feed {
            small.push(fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?);
        }
    }
    report("every XML feed of the suites", &small);
    let large: Vec<_> = small.iter().filter(|bytes| bytes.len() > 20_000).cloned().collect();
    report("those above 20 kB", &large);
    let news = data.join("news/reuters.jsonl");
    let news = fs::read_to_string(&news).map_err(|why| format!("{}: {why}", news.display()))?;
    report("10,000 news stories as one RSS feed", &[as_feed(&news, 10_000).into_bytes()]);
    println!();
    Ok(())
}

fn report(what: &str, documents: &[Vec<u8>]) {
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let best = (0..3).map(|_| documents.iter().map(|bytes| time(bytes).0).sum::<Duration>());
    let seconds = best.min().unwrap_or_default().as_secs_f64();
    println!(
        "  {what}: {} files, {:.1} MB, {:.1} MB/s",
        documents.len(),
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / seconds
    );
}

fn time(bytes: &[u8]) -> (Duration, Gathered) {
    let source = Source { name: String::new(), bytes: bytes.to_vec(), ..Source::default() };
    let start = Instant::now();
    let gathered = feed::read(&source, &Limits::default());
    (start.elapsed(), gathered)
}

/// Stories of the simple form as an RSS feed with full texts.
fn as_feed(lines: &str, count: usize) -> String {
    let mut feed = String::from(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>",
    );
    for line in lines.lines().take(count) {
        let story: Value = serde_json::from_str(line).unwrap_or_default();
        let own = |name: &str| {
            story[name].as_str().unwrap_or_default().replace('&', "&amp;").replace('<', "&lt;")
        };
        let body: String = own("body").split("\n\n").map(|text| format!("<p>{text}</p>")).collect();
        feed.push_str(&format!(
            "<item><title>{}</title><guid isPermaLink=\"false\">{}</guid><pubDate>{}</pubDate><content:encoded><![CDATA[{body}]]></content:encoded></item>\n",
            own("title"), own("id"), own("date"),
        ));
    }
    feed + "</channel></rss>"
}

/// Makes a document of about so many bytes.
type Family = Box<dyn Fn(usize) -> String>;

/// Documents made to be slow, each grown from 64 kB to 1 MB; the exponent is fitted by least squares.
fn growth() {
    println!("growth from 64 kB to 1 MB (the bar is an exponent of 1.2)");
    let item = |inside: &str| {
        format!("<rss version=\"2.0\"><channel><item>{inside}</item></channel></rss>")
    };
    let families: [(&str, Family); 12] = [
        (
            "nested elements",
            Box::new(move |size| {
                item(&format!("<description>{}</description>", "<b>".repeat(size / 3)))
            }),
        ),
        ("nested unknown elements", Box::new(move |size| item(&"<x:a>".repeat(size / 5)))),
        (
            "many attributes",
            Box::new(move |size| item(&format!("<link {}/>", "a=\"b\" ".repeat(size / 6)))),
        ),
        (
            "many items",
            Box::new(|size| {
                format!(
                    "<rss><channel>{}</channel></rss>",
                    "<item><title>a</title></item>".repeat(size / 29)
                )
            }),
        ),
        (
            "long CDATA",
            Box::new(move |size| {
                item(&format!(
                    "<description><![CDATA[{}]]></description>",
                    "a<p>b".repeat(size / 5)
                ))
            }),
        ),
        (
            "many entities",
            Box::new(move |size| {
                item(&format!("<description>{}</description>", "&amp;lt;".repeat(size / 8)))
            }),
        ),
        (
            "unclosed tags",
            Box::new(|size| format!("<rss><channel>{}", "<item><title>a<link>b".repeat(size / 21))),
        ),
        (
            "quotes that never close",
            Box::new(|size| format!("<rss><channel>{}", "<a b=\"".repeat(size / 6))),
        ),
        (
            "angles",
            Box::new(move |size| {
                item(&format!("<title>{}", "<![CDATA[<!--<?a ".repeat(size / 17)))
            }),
        ),
        (
            "ends of nothing",
            Box::new(move |size| item(&format!("<title>{}</title>", "</b>".repeat(size / 4)))),
        ),
        ("ampersands", Box::new(move |size| item(&format!("<title>{}</title>", "&".repeat(size))))),
        (
            "namespaces",
            Box::new(|size| {
                format!("<rss>{}", "<a xmlns:b=\"c\" xml:base=\"d/\">".repeat(size / 29))
            }),
        ),
    ];
    for (name, family) in families {
        let fitted = fit(|size| family(size).into_bytes(), |document| drop(time(document)));
        bars::growth(&format!("feeds, {name}"), fitted.exponent, fitted.largest());
        let last = fitted.largest() * 1e3;
        println!("  {name}: exponent {:.2}, {last:.1} ms at 1 MB", fitted.exponent);
    }
    println!();
}
