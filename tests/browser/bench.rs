//! The reader measured as its readers feel it: from a key to the cards painted, on real wire stories.
//!
//! The clock runs from the key's own time stamp to the frame after the one that shows the cards of its
//! answer, so at 60 frames a second nothing can be faster than 17 ms, and half of it is waiting for the screen.

use std::{
    fmt, fs,
    io::{BufRead, BufReader},
    path::Path,
    thread,
    time::Duration,
};

use offprint::{article::ArticleSet, search::Part};
use serde_json::{Value, json};
use xtask::{failure::Failure, server::Fault, tools::browsers::Browser};

use crate::{
    indexed,
    stage::{Given, Reader},
    suite::Host,
};

/// The corpus, inside the data folder.
const CORPUS: &str = "news/reuters.jsonl";

/// How many stories, how many times slower than this machine, and whether the press made their index.
const SETTINGS: [(usize, u32, bool); 5] = [
    (1_000, 4, false),
    (1_000, 1, false),
    (19_481, 1, false),
    (19_481, 1, true),
    (19_481, 4, true),
];

/// How often the page is opened, each time in a browser that has never seen it. A page is opened once
/// while a headline has many letters, so one opening alone says more of the moment than of the page.
const OPENINGS: usize = 5;

/// How long the page is left alone while it opens.
const UNTOUCHED: Duration = Duration::from_secs(6);

/// How long search may take to read everything.
const PATIENCE: Duration = Duration::from_secs(90);

/// How many headlines are typed.
const HEADLINES: usize = 24;

/// Measures every setting and prints it.
pub(crate) fn measure(browser: &Browser, given: &Given, data: &Path) -> Result<(), Failure> {
    for (count, slower, indexed) in SETTINGS {
        let stories = read_stories(&data.join(CORPUS), count)?;
        let served = Served::of(&stories, indexed)?;
        let figures = measure_one(browser, given, &stories, &served, slower);
        let by = if indexed { ", an index of the press's" } else { "" };
        println!("{} stories{by}, CPU ÷ {slower}: {figures}", stories.len());
    }
    Ok(())
}

/// What the host has: the set, and the files of its index, if there is one.
struct Served {
    set: Vec<u8>,
    index: Vec<Part>,
}

impl Served {
    fn of(stories: &[Value], indexed: bool) -> Result<Self, Failure> {
        let stories = Value::from(stories.to_vec());
        if !indexed {
            let set = format!(r#"{{"format":1,"articles":{stories}}}"#).into_bytes();
            return Ok(Self { set, index: Vec::new() });
        }
        let set = format!(r#"{{"format":1,"index":"search","articles":{stories}}}"#).into_bytes();
        let index = indexed::packed(&ArticleSet::read(&set).0);
        let index =
            index.map_err(|cause| Failure::new(format!("the index could not be made: {cause}")))?;
        Ok(Self { set, index })
    }
}

/// What one setting gave.
struct Figures {
    /// Until there were cards, in milliseconds.
    ready: f64,
    /// The same where the address asks for a word.
    asked: f64,
    /// What search took of it, ascending.
    answers: Vec<f64>,
    /// From each key to its cards, ascending.
    keys: Vec<f64>,
    /// Those that held up the page after its first paint, in each of its openings.
    openings: Vec<Vec<f64>>,
    /// Those that held up the page while a reader typed.
    typing: Vec<f64>,
    /// What a page that has nothing to do with ours takes here, in milliseconds: figures of two days
    /// are compared by it, since a machine that others use is not as fast each day.
    pace: f64,
}

/// Makes and lays out a thousand paragraphs, nine times; the median in milliseconds.
const PACE: &str = "
    const rounds = [];
    for (let round = 0; round < 9; round++) {
        const page = document.createElement('div');
        const start = performance.now();
        for (let n = 0; n < 1000; n++) {
            const paragraph = document.createElement('p');
            paragraph.textContent = `Paragraph ${n} of ${round} is ${'as long as it has to be '.repeat(n % 9)}.`;
            page.append(paragraph);
        }
        document.body.append(page);
        page.getBoundingClientRect();
        rounds.push(performance.now() - start);
        page.remove();
    }
    return rounds.sort((a, b) => a - b)[4];
";

fn measure_one(
    browser: &Browser,
    given: &Given,
    stories: &[Value],
    served: &Served,
    slower: u32,
) -> Figures {
    let mut openings: Vec<Vec<f64>> =
        (1..OPENINGS).map(|_| open(browser, given, served, slower, "").1).collect();
    let asked = {
        let reader = open(browser, given, served, slower, "?q=coffee").0;
        reader.see("return offprintReady", Value::Null).as_f64().unwrap_or(f64::NAN)
    };
    let (reader, opening) = open(browser, given, served, slower, "");
    openings.push(opening);
    let ready = reader.see("return offprintReady", Value::Null).as_f64().unwrap_or(f64::NAN);
    for words in headlines(stories) {
        for key in words.chars() {
            reader.press_in_search(key);
        }
        reader.empty_search();
    }
    let typing = tasks(&reader);
    let [answers, keys] = ["offprintAnswers", "offprintKeys"].map(|list| {
        numbers(&reader.see(&format!("return {list}.sort((a, b) => a - b)"), Value::Null))
    });
    let pace = reader.see(PACE, Value::Null).as_f64().unwrap_or(f64::NAN);
    Figures { ready, asked, answers, keys, openings, typing, pace }
}

/// Opens the page in a new browser and waits until search has read everything; with the tasks that held
/// the page up since its first paint.
fn open<'a>(
    browser: &'a Browser,
    given: &'a Given,
    served: &Served,
    slower: u32,
    address: &str,
) -> (Reader<'a>, Vec<f64>) {
    let reader = Reader::new(browser, given, Host::Gzipping);
    reader.break_path("articles.json", Fault::Bytes(served.set.clone()));
    for part in &served.index {
        reader.break_path(&format!("search/{}", part.name), Fault::Bytes(part.bytes.clone()));
    }
    reader.session().devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slower }));
    let note = json!({ "source": NOTE });
    reader.session().devtools("Page.addScriptToEvaluateOnNewDocument", note);
    reader.session().go(&reader.url_of(address));
    // The driver's own scripts are compiled in the page: asked while it opens, it would hold it up.
    thread::sleep(UNTOUCHED);
    reader.see(WATCH, Value::Null);
    let tasks = tasks(&reader);
    reader.loaded();
    reader.wait_at_most(PATIENCE, "the stories are read", || {
        let said = reader.text("return document.querySelector('#count')?.textContent ?? ''");
        said.starts_with(|c: char| c.is_ascii_digit())
    });
    if address.is_empty() {
        reader.type_query("a");
        reader.wait_at_most(PATIENCE, "search has read everything", || {
            reader.count_said().starts_with(|c: char| c.is_ascii_digit())
        });
        reader.empty_search();
    }
    reader.see(FORGET, Value::Null);
    (reader, tasks)
}

/// The long tasks since this was last asked.
fn tasks(reader: &Reader) -> Vec<f64> {
    const TAKE: &str = "
        const done = arguments[arguments.length - 1];
        // The observer is told of tasks a little after they end.
        setTimeout(() => done(offprintTasks.splice(0)), 200);
    ";
    numbers(&reader.session().js_later(TAKE, &[]))
}

/// The figure that this share of all stays below.
fn at(ascending: &[f64], share: f64) -> f64 {
    let place = (ascending.len() as f64 * share) as usize;
    ascending.get(place.min(ascending.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Keys are printed characters; the one that empties the field is none.
const WATCH: &str = "
    window.offprintKeys = [];
    const unanswered = [];
    addEventListener('keydown', (event) => {
        if (event.key.length === 1) unanswered.push(event.timeStamp);
    }, true);
    window.offprintAnswers = [];
    addEventListener('offprint:answered', (event) => {
        offprintAnswers.push(event.detail / 1000);
        const keys = unanswered.splice(0);
        const end = () => { for (const key of keys) offprintKeys.push(performance.now() - key); };
        // The cards come at the beginning of the next frame, which paints them.
        requestAnimationFrame(() => requestAnimationFrame(end));
    });
    window.offprintTasks = [];
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) if (task.startTime > painted) offprintTasks.push(task.duration);
    }).observe({ type: 'longtask', buffered: true });
";

/// Stands in the page before the page does, and notes when it has a card.
const NOTE: &str = "
    new MutationObserver((_, observer) => {
        if (!document.querySelector('.story-card')) return;
        window.offprintReady = performance.now();
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
";

/// The keys typed so far were not of the reader who is measured.
const FORGET: &str = "offprintKeys.splice(0); offprintAnswers.splice(0); offprintTasks.splice(0)";

/// The two longest words of headlines from all over the set, as someone who remembers a story types them.
fn headlines(stories: &[Value]) -> Vec<String> {
    let step = (stories.len() / HEADLINES).max(1);
    let chosen = stories.iter().step_by(step).take(HEADLINES);
    let two_longest = |story: &Value| {
        let headline = story["headline"].as_str().unwrap_or_default().to_lowercase();
        let mut words: Vec<&str> = headline.split(|c: char| !c.is_alphanumeric()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.into_iter().take(2).collect::<Vec<_>>().join(" ")
    };
    chosen.map(two_longest).collect()
}

fn read_stories(path: &Path, count: usize) -> Result<Vec<Value>, Failure> {
    let file = fs::File::open(path).map_err(|cause| Failure::file("read", path, &cause))?;
    let mut stories = Vec::new();
    for line in BufReader::new(file).lines().take(count) {
        let line = line.map_err(|cause| Failure::file("read", path, &cause))?;
        let wire: Value = serde_json::from_str(&line).map_err(|cause| {
            Failure::new(format!("`{}` has a line that is not JSON: {cause}", path.display()))
        })?;
        stories.push(story(&wire));
    }
    Ok(stories)
}

fn story(wire: &Value) -> Value {
    let name = format!("wire-{}", wire["id"].as_str().unwrap_or_default());
    let paragraphs = wire["body"]
        .as_str()
        .unwrap_or_default()
        .split("\n\n")
        .filter(|text| !text.trim().is_empty());
    let mut topics: Vec<&Value> = wire["tags"].as_array().into_iter().flatten().collect();
    topics.dedup();
    json!({
        "id": name, "slug": name, "headline": wire["title"], "source": wire["source"],
        "published": wire["date"], "section": wire["section"], "topics": topics, "language": "en",
        "body": paragraphs.map(|text| json!({ "kind": "paragraph", "text": text.trim() })).collect::<Vec<_>>(),
    })
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [p50, p95] = [0.5, 0.95].map(|share| at(&self.answers, share));
        let (ready, asked, count) = (self.ready, self.asked, self.keys.len());
        write!(
            f,
            "open in {ready:.0} ms, with a word in the address in {asked:.0}; over {count} keys, a key to ranked hits: "
        )?;
        write!(f, "p50 {p50:.1} ms, p95 {p95:.1} ms; to cards painted: ")?;
        let [p50, p95, most] = [0.5, 0.95, 1.0].map(|share| at(&self.keys, share));
        write!(f, "p50 {p50:.0} ms, p95 {p95:.0} ms, most {most:.0} ms")?;
        let longest = |tasks: &[f64]| tasks.iter().copied().fold(0.0, f64::max);
        write!(f, "; tasks over 50 ms while typing: {}", self.typing.len())?;
        if !self.typing.is_empty() {
            write!(f, ", longest {:.0} ms", longest(&self.typing))?;
        }
        write!(f, "; while opening, {} times:", self.openings.len())?;
        for tasks in &self.openings {
            match tasks.len() {
                0 => write!(f, " none")?,
                count => write!(f, " {count} (longest {:.0} ms)", longest(tasks))?,
            }
        }
        write!(f, "; this machine lays out 1,000 paragraphs in {:.0} ms", self.pace)
    }
}
