//! `offprint search`: asks a set or an index, one query or a file of them.

use std::fmt::Write as _;
use std::io::IsTerminal;
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::asked::Asked;
use super::typed::{Search, SortBy};
use super::{Why, counted, say, stories};
use crate::press::report::{escaped, plain};
use crate::press::{Limits, files};
use crate::search::{Answer, Query, Reason, Sort, Told};

/// How many stories of one query a run in TREC form has.
const RUN: usize = 1_000;

/// The longest passage that is shown of a story, in characters.
const PASSAGE: usize = 200;

pub(super) fn search(typed: &Search) -> Result<ExitCode, Why> {
    let mut asked = Asked::open(&typed.set)?;
    if let Some(path) = &typed.queries {
        return asked.each_of(path, typed);
    }
    let query = Query::parse(&typed.query.join(" "), super::today());
    let answer = asked.answer(&query, typed.sort.into(), typed.top)?;
    match typed.json {
        true => say(&escaped(&format!("{:#}\n", asked.as_json(&query, &answer, typed.explain)?))),
        false => say(&asked.as_words(&query, &answer, typed.explain)?),
    }
    Ok(if answer.total == 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

impl Asked {
    /// Answers every query of a file: JSON lines with `id` and `text`.
    fn each_of(&mut self, path: &Path, typed: &Search) -> Result<ExitCode, Why> {
        let bytes =
            files::read(path, Limits::default().bytes).map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let queries: Vec<(String, String)> = lines
            .map(|(n, line)| {
                query_of(line).ok_or_else(|| {
                    format!(
                        "`{}`, line {}, is no query: write one a line as {{\"id\": \"1\", \"text\": \"harbour ice\"}}",
                        path.display(),
                        n + 1
                    )
                })
            })
            .collect::<Result<_, Why>>()?;
        if queries.is_empty() {
            return Err(format!(
                "`{}` holds no query: write one a line as {{\"id\": \"1\", \"text\": \"harbour ice\"}}",
                path.display()
            ));
        }
        for (id, text) in &queries {
            let query = Query::parse(text, super::today());
            if typed.trec {
                let answer = self.answer(&query, Sort::Best, RUN)?;
                say(&self.as_run(id, &answer)?);
            } else {
                let answer = self.answer(&query, typed.sort.into(), typed.top)?;
                let mut told = self.as_json(&query, &answer, typed.explain)?;
                told["id"] = json!(id);
                say(&escaped(&format!("{told}\n")));
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The stories in the form of TREC's runs: query, `Q0`, story, rank, score, name of the run.
    fn as_run(&mut self, id: &str, answer: &Answer) -> Result<String, Why> {
        // Those that hold every word come first, whatever their score.
        let best = answer.hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
        let mut out = String::new();
        for (n, hit) in answer.hits.iter().enumerate() {
            let lift = if n < answer.with_all { best } else { 0.0 };
            let name = name_in_source(&self.told(hit.doc)?);
            let score = hit.score + lift;
            let _ = writeln!(out, "{} Q0 {} {} {score:.5} offprint", unspaced(id), name, n + 1);
        }
        Ok(out)
    }

    fn as_json(&mut self, query: &Query, answer: &Answer, explain: bool) -> Result<Value, Why> {
        let mut hits = Vec::new();
        for hit in &answer.hits {
            let story = self.told(hit.doc)?;
            let snippet = self.snippet(answer, hit.doc, PASSAGE);
            let mut told = json!({
                "id": story.id,
                "slug": story.slug,
                "source_id": story.source_id,
                "headline": story.headline,
                "published": story.published,
                "score": hit.score,
                "passage": snippet.map(|snippet| snippet.text),
            });
            if explain {
                let why = self.why(query, hit.doc);
                told["why"] = why.words.iter().map(reason_as_json).collect();
                told["holds_all"] = json!(why.holds_all);
            }
            hits.push(told);
        }
        Ok(json!({
            "query": query.to_string(),
            "asked": query.said(),
            "total": answer.total,
            "with_all": answer.with_all,
            "taken_for": answer.slips.iter().map(|slip| json!({ "typed": slip.typed, "meant": slip.meant })).collect::<Value>(),
            "hits": hits,
        }))
    }

    fn as_words(&mut self, query: &Query, answer: &Answer, explain: bool) -> Result<String, Why> {
        let is_terminal = std::io::stdout().is_terminal();
        let mut out = String::new();
        for slip in &answer.slips {
            let _ =
                writeln!(out, "no story has `{}`; taken for `{}`", plain(&slip.typed), slip.meant);
        }
        for (n, hit) in answer.hits.iter().enumerate() {
            let story = self.told(hit.doc)?;
            // A time begins with its day.
            let day = story.published.as_deref().and_then(|time| time.get(..10));
            let day = day.unwrap_or("no date");
            let headline =
                marked(&story.headline, &answer.marker.marks(&story.headline), is_terminal);
            let _ = writeln!(out, "{:>3}  {}  {day:10}  {headline}", n + 1, story.id);
            if let Some(snippet) = self.snippet(answer, hit.doc, PASSAGE) {
                let [before, after] = [snippet.cut_before, snippet.cut_after]
                    .map(|is_cut| if is_cut { "…" } else { "" });
                let passage = marked(&snippet.text, &snippet.marks, is_terminal);
                let _ = writeln!(out, "     {before}{passage}{after}");
            }
            if explain {
                let why = self.why(query, hit.doc);
                for reason in &why.words {
                    let _ = writeln!(out, "     - {}", self.reason(reason));
                }
                let all = if why.holds_all { ", and holds every word" } else { "" };
                let _ = writeln!(out, "     = {:.2}{all}", hit.score);
            }
        }
        if answer.total == 0 {
            return Ok(out + &format!("none of {} answers\n", stories(self.len())));
        }
        let shown = match answer.hits.len() {
            shown if shown < answer.total => {
                format!("; the first {shown} are shown, `-n` sets how many")
            }
            _ => String::new(),
        };
        Ok(out + &format!("{} of {}{shown}\n", answer.total, stories(self.len())))
    }

    /// A reason in words.
    fn reason(&self, reason: &Reason) -> String {
        let Some(found) = &reason.found else {
            return format!("`{}` is not in it", plain(&reason.typed));
        };
        let taken = match *found == reason.typed {
            true => String::new(),
            false => format!(" for `{}`", plain(&reason.typed)),
        };
        format!(
            "`{}`{taken} stands {}; {} of {} have it; gives {:.2}",
            plain(found),
            reason.stands(),
            reason.stories,
            counted(self.len(), "story", "stories"),
            reason.score
        )
    }
}

fn reason_as_json(reason: &Reason) -> Value {
    let places: serde_json::Map<String, Value> = reason
        .places
        .iter()
        .map(|(place, count)| (place.name().to_owned(), json!(count)))
        .collect();
    json!({
        "typed": reason.typed,
        "found": reason.found,
        "places": places,
        "stories": reason.stories,
        "score": reason.score,
    })
}

/// The id and the words of a query.
fn query_of(line: &str) -> Option<(String, String)> {
    let query: Value = serde_json::from_str(line).ok()?;
    let id = match &query["id"] {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    Some((id, query["text"].as_str()?.to_owned()))
}

/// The id that a story had in its source, else ours.
fn name_in_source(story: &Told) -> String {
    let given = story.source_id.as_deref().filter(|id| !id.starts_with("in:"));
    unspaced(given.unwrap_or(&story.id))
}

/// In a run, blanks part the fields.
fn unspaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join("_")
}

/// A text with the words asked for in bold, where somebody sees it.
fn marked(text: &str, marks: &[Range<usize>], is_terminal: bool) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in marks.iter().filter(|_| is_terminal) {
        out += &plain(&text[at..mark.start]);
        out += &format!("\u{1b}[1m{}\u{1b}[0m", plain(&text[mark.clone()]));
        at = mark.end;
    }
    out + &plain(&text[at..])
}

impl From<SortBy> for Sort {
    fn from(typed: SortBy) -> Self {
        match typed {
            SortBy::Best => Self::Best,
            SortBy::Newest => Self::Newest,
            SortBy::Oldest => Self::Oldest,
            SortBy::Shortest => Self::Shortest,
        }
    }
}
