//! Search, measured: how fast an index is built, how large it is, how long a key takes, and how
//! often the story looked for comes first.
//!
//! ```text
//! cargo bench --bench search -- [--data DIR] [--seeds 7,11] [--stories 1000,19481]
//! cargo bench --bench search -- --write-set N OUT.json    the first N wire stories as an article set
//! cargo bench --bench search -- --queries SEED            the queries, to compare with other ports
//! ```
//!
//! Ranking was tuned on seeds 1 to 5; figures are told on others. Exits with 2 where the data is
//! not there, so that nobody takes silence for a good figure.

mod judged;
mod simple_form;
mod workload;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Instant;

use offprint::article::Day;
use offprint::search::{Answer, Filters, Index, Query, Request, Sort};
use offprint::text::door;
use simple_form::{Story, read_stories, write_stories};
use workload::{Kind, draw, keystrokes, percentile};

/// How many queries of a kind.
const QUERIES: usize = 300;

/// How many cards a page asks for.
const CARDS: usize = 30;

/// What was asked for on the command line.
struct Arguments {
    data: PathBuf,
    seeds: Vec<u32>,
    stories: Vec<usize>,
    write_set: Option<(usize, PathBuf)>,
    queries: Option<u32>,
}

fn main() -> ExitCode {
    match arguments().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("search bench: {why}");
            ExitCode::from(2)
        }
    }
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments {
        data: PathBuf::from("../shared/data"),
        seeds: vec![7, 11],
        stories: vec![1_000, 19_481],
        write_set: None,
        queries: None,
    };
    let mut given = std::env::args().skip(1);
    while let Some(flag) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("`{flag}` needs a value"));
        match flag.as_str() {
            // Cargo adds it to every bench.
            "--bench" => {}
            "--data" => arguments.data = value()?.into(),
            "--seeds" => arguments.seeds = numbers(&value()?)?,
            "--stories" => arguments.stories = numbers(&value()?)?,
            "--queries" => arguments.queries = Some(number(&value()?)?),
            "--write-set" => arguments.write_set = Some((number(&value()?)?, value()?.into())),
            _ => return Err(format!("`{flag}` is not known; see the top of benches/search.rs")),
        }
    }
    Ok(arguments)
}

fn number<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{text}` is not a number"))
}

fn numbers<T: FromStr>(text: &str) -> Result<Vec<T>, String> {
    text.split(',').map(number).collect()
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let wire = arguments.data.join("news/reuters.jsonl");
    if !wire.is_file() {
        let wire = wire.display();
        return Err(format!(
            "nothing measured: `{wire}` is not there; name its folder by --data DIR"
        ));
    }
    let most = match &arguments.write_set {
        Some((most, _)) => *most,
        None => arguments.stories.iter().copied().max().unwrap_or_default(),
    };
    let stories = read_stories(&wire, most).map_err(|why| why.to_string())?;
    if let Some((_, out)) = &arguments.write_set {
        return write_set(&stories, out);
    }
    if let Some(seed) = arguments.queries {
        print_queries(&stories, seed);
        return Ok(());
    }
    for &count in &arguments.stories {
        measure(&stories[..count.min(stories.len())], &arguments.seeds);
    }
    judged::measure(&arguments.data.join("ir"))?;
    ask_the_naughty(&arguments.data.join("hostile/blns/blns.json"), &stories)
}

fn write_set(stories: &[Story], out: &Path) -> Result<(), String> {
    write_stories(stories, out).map_err(|why| format!("`{}`: {why}", out.display()))?;
    println!("wrote {} stories to {}", stories.len(), out.display());
    Ok(())
}

fn print_queries(stories: &[Story], seed: u32) {
    for known in draw(stories, QUERIES, seed) {
        let texts = Kind::ALL.map(|kind| known.text(kind)).join("\t");
        println!("{}\t{texts}", stories[known.story].id);
    }
}

fn measure(stories: &[Story], seeds: &[u32]) {
    let index = build(stories);
    measure_keys(&index, stories, seeds.first().copied().unwrap_or(7));
    for &seed in seeds {
        let queries = draw(stories, QUERIES, seed);
        for kind in Kind::ALL {
            let (mut reciprocal, mut found) = (0.0, 0);
            for known in &queries {
                let hits = ask(&index, known.text(kind), 10).hits;
                if let Some(rank) = hits.iter().position(|hit| hit.doc.0 as usize == known.story) {
                    reciprocal += 1.0 / (rank + 1) as f64;
                    found += 1;
                }
            }
            let count = queries.len().max(1) as f64;
            let (mrr, success) = (reciprocal / count, f64::from(found) / count);
            println!("  seed {seed:>2}, {kind:<14}: MRR@10 {mrr:.3}, success@10 {success:.3}");
        }
    }
}

fn build(stories: &[Story]) -> Index {
    let start = Instant::now();
    let mut index = Index::new(door());
    let mut slowest = 0.0f64;
    for story in stories {
        let start = Instant::now();
        index.add(&story.article);
        slowest = slowest.max(milliseconds(start));
    }
    println!(
        "{} stories: built in {:.0} ms (the slowest story {slowest:.1} ms), about {:.1} MB in memory",
        stories.len(),
        milliseconds(start),
        index.bytes() as f64 / 1e6,
    );
    index
}

fn measure_keys(index: &Index, stories: &[Story], seed: u32) {
    let queries = draw(stories, QUERIES, seed);
    let time = |typed: &str| {
        let start = Instant::now();
        std::hint::black_box(ask(index, typed, CARDS));
        milliseconds(start)
    };
    // The best of three: what other programs take in between is not ours.
    let best = |typed: &str| time(typed).min(time(typed)).min(time(typed));
    let mut times: Vec<f64> = keystrokes(&queries).into_iter().map(best).collect();
    times.sort_by(f64::total_cmp);
    println!(
        "  a key typed to {CARDS} ranked hits and facets, {} keys: p50 {:.3} ms, p95 {:.3} ms, worst {:.3} ms",
        times.len(),
        percentile(&times, 0.5),
        percentile(&times, 0.95),
        percentile(&times, 1.0),
    );
}

/// Asks for odd strings; what counts is that every one is answered.
fn ask_the_naughty(file: &Path, stories: &[Story]) -> Result<(), String> {
    let Ok(bytes) = std::fs::read(file) else {
        println!("naughty strings: not asked, `{}` is not there", file.display());
        return Ok(());
    };
    let strings: Vec<String> =
        serde_json::from_slice(&bytes).map_err(|why| format!("`{}`: {why}", file.display()))?;
    let index = build(&stories[..stories.len().min(200)]);
    for typed in &strings {
        let answer = ask(&index, typed, CARDS);
        for hit in &answer.hits {
            let article = &stories[hit.doc.0 as usize].article;
            std::hint::black_box((answer.marker.marks(typed), answer.marker.snippet(article, 160)));
        }
    }
    println!("naughty strings: all {} answered", strings.len());
    Ok(())
}

fn ask(index: &Index, typed: &str, top: usize) -> Answer {
    let query = Query::parse(typed, Day::EPOCH);
    index.answer(&Request { query: &query, filters: &Filters::default(), sort: Sort::Best, top })
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}
