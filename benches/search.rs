//! Search, measured: how fast an index is built, how large it is, how long a key takes, and how
//! often the story looked for comes first.
//!
//! ```text
//! cargo bench --bench search -- [--data DIR] [--seeds 7,11] [--stories 1000,19481]
//! cargo bench --bench search -- --write-set N OUT.json      the first N wire stories as an article set
//! cargo bench --bench search -- --queries SEED              the queries, to compare with other ports
//! ```

mod judged;
mod simple_form;
mod workload;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use offprint::search::{Answer, Filters, Index, Query, Request, Sort};
use offprint::text::door;
use simple_form::{Story, read_stories, write_stories};
use workload::{draw, keystrokes, percentile};

/// How many queries of a kind.
const QUERIES: usize = 300;

/// How many cards a page asks for.
const CARDS: usize = 30;

struct Arguments {
    data: PathBuf,
    seeds: Vec<u32>,
    stories: Vec<usize>,
    write_set: Option<(usize, PathBuf)>,
    queries: Option<u32>,
}

fn main() -> ExitCode {
    let done = arguments().and_then(|arguments| run(&arguments));
    match done {
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

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{text}` is not a number"))
}

fn numbers<T: std::str::FromStr>(text: &str) -> Result<Vec<T>, String> {
    text.split(',').map(number).collect()
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let wire = arguments.data.join("news/reuters.jsonl");
    if !wire.is_file() {
        let wire = wire.display();
        return Err(format!(
            "nothing measured: `{wire}` is not there; give its folder with --data DIR"
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
        for known in draw(&stories, QUERIES, seed) {
            println!(
                "{}\t{}\t{}\t{}",
                stories[known.story].id, known.headline, known.slip, known.body
            );
        }
        return Ok(());
    }
    for &count in &arguments.stories {
        measure(&stories[..count.min(stories.len())], &arguments.seeds);
    }
    judged::measure(&arguments.data.join("ir"))
}

fn write_set(stories: &[Story], out: &Path) -> Result<(), String> {
    write_stories(stories, out).map_err(|why| format!("`{}`: {why}", out.display()))?;
    println!("wrote {} stories to {}", stories.len(), out.display());
    Ok(())
}

fn measure(stories: &[Story], seeds: &[u32]) {
    let index = build(stories);
    let queries = draw(stories, QUERIES, seeds.first().copied().unwrap_or(7));
    let keys = keystrokes(&queries);
    let mut times: Vec<f64> = Vec::with_capacity(keys.len());
    for &typed in &keys {
        // The best of three: other programs' turns are not ours.
        let once = || {
            let start = Instant::now();
            std::hint::black_box(ask(&index, typed, CARDS));
            start.elapsed().as_secs_f64() * 1e3
        };
        times.push(once().min(once()).min(once()));
    }
    times.sort_by(f64::total_cmp);
    println!(
        "  a key typed to {CARDS} ranked hits and facets, {} keys: p50 {:.3} ms, p95 {:.3} ms, worst {:.3} ms",
        keys.len(),
        percentile(&times, 0.5),
        percentile(&times, 0.95),
        percentile(&times, 1.0),
    );
    for &seed in seeds {
        let queries = draw(stories, QUERIES, seed);
        let kinds: [(&str, &dyn Fn(&workload::Known) -> &str); 3] = [
            ("headline words", &|known| &known.headline),
            ("with a slip", &|known| &known.slip),
            ("body words", &|known| &known.body),
        ];
        for (kind, text) in kinds {
            let (mut reciprocal, mut found) = (0.0, 0);
            for known in &queries {
                let hits = ask(&index, text(known), 10).hits;
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
        slowest = slowest.max(start.elapsed().as_secs_f64() * 1e3);
    }
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!(
        "{} stories: built in {took:.0} ms (the slowest story {slowest:.1} ms), about {:.1} MB in memory",
        stories.len(),
        index.bytes() as f64 / 1e6,
    );
    index
}

fn ask(index: &Index, typed: &str, top: usize) -> Answer {
    let query = Query::parse(typed);
    index.answer(&Request { query: &query, filters: &Filters::default(), sort: Sort::Best, top })
}
