//! The passages of sources that are read line by line: wire text, Markdown, tables, JSON lines.

use std::borrow::Cow;

use serde_json::Value;

use super::letters;
use super::unmarked::{is_unseen, unmarked};
use crate::press::source::SourceKind;
use crate::press::trail::{At, Fate, Step, Trail};

/// A passage of a source before it is known what became of it.
#[derive(Debug, Default)]
pub(super) struct Passage {
    pub(super) line: usize,
    pub(super) tag: String,
    pub(super) words: String,
    /// What it says without the signs of its markup, where that is something else.
    pub(super) plain: Option<String>,
    /// What the readers noted of it.
    pub(super) told: Option<(Fate, Cow<'static, str>)>,
    /// Whether it is one of the passages of a piece of which that was noted, and has to be looked
    /// for in the story.
    pub(super) is_part: bool,
    /// Where on a page it stands, if that is beside the story.
    pub(super) beside: Option<&'static str>,
    /// What the page calls what it stands in, where that is no part of a story.
    pub(super) called: Option<&'static str>,
    /// Whether it stands anywhere on a page: a few words of it may stand in the story by chance.
    pub(super) is_free: bool,
    /// Whether it says in the story's headline what a page is about, and not in a list of others.
    pub(super) is_head: bool,
}

impl Passage {
    /// What it says.
    pub(super) fn said(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.words)
    }

    /// A step of the trail, where nothing more is known of the source.
    pub(super) fn of_step(step: &Step) -> Self {
        Self {
            tag: step.at.to_string(),
            words: step.words.clone(),
            told: Some((step.fate, step.why.clone())),
            ..Self::default()
        }
    }
}

/// The passages of a story that stands on lines.
pub(super) fn on_lines(
    kind: SourceKind,
    lines: &[&str],
    rows: &[(usize, usize, usize)],
    trail: &Trail,
) -> Vec<Passage> {
    match kind {
        SourceKind::Wire => of_text(lines, trail, false),
        SourceKind::Markdown => of_text(lines, trail, true),
        SourceKind::JsonLines => of_object(lines, trail),
        SourceKind::Csv => of_row(lines, rows, trail),
        _ => Vec::new(),
    }
}

fn of_text(lines: &[&str], trail: &Trail, whole: bool) -> Vec<Passage> {
    let noted = || {
        trail.0.iter().filter_map(|step| match step.at {
            At::Lines(from, to) => Some((from, to, step)),
            At::Node(_) => None,
        })
    };
    let first = noted().map(|(from, ..)| from).min().unwrap_or(1);
    let last = noted().map(|(_, to, _)| to).max().unwrap_or(0).min(lines.len());
    let is_blank = |line: usize| lines.get(line - 1).is_some_and(|line| line.trim().is_empty());
    let (first, last) = match whole {
        true => (1, lines.len()),
        // Blank lines around a story belong to it.
        false => (
            if (1..first).all(is_blank) { 1 } else { first },
            (last + 1..=lines.len()).take_while(|&line| is_blank(line)).last().unwrap_or(last),
        ),
    };
    let mut passages: Vec<Passage> = (first..=last)
        .map(|line| Passage { line, words: lines[line - 1].to_owned(), ..Passage::default() })
        .collect();
    for (from, to, step) in noted() {
        for line in from.max(first)..=to.min(last) {
            passages[line - first].told = Some((step.fate, step.why.clone()));
        }
    }
    if whole {
        for passage in &mut passages {
            passage.plain = unmarked(&passage.words, false);
        }
        for (from, to, _) in noted().filter(|(.., step)| step.why == "HTML") {
            if let Some(passages) = passages.get_mut(from.saturating_sub(1)..to.min(last)) {
                html(passages);
            }
        }
        front_matter(&mut passages, trail);
    }
    passages
}

/// The lines of HTML that stands in a Markdown file: it was read, and what became of each line is
/// not said by that.
fn html(passages: &mut [Passage]) {
    let unseen = passages.first().is_some_and(|first| is_unseen(&first.words));
    for passage in passages {
        passage.plain = unmarked(&passage.words, true);
        let is_picture = ["<img", "<IMG"].iter().any(|tag| passage.words.contains(tag));
        let says_nothing = letters(passage.said()).is_empty();
        passage.told = match () {
            () if unseen => Some((Fate::Dropped, "HTML that shows nothing".into())),
            () if is_picture => continue,
            () if passage.words.trim().is_empty() => None,
            () if says_nothing => Some((Fate::Dropped, "tags and no words".into())),
            () => {
                passage.is_part = true;
                continue;
            }
        };
    }
}

/// The lines before a Markdown file's text, by the names they begin with.
fn front_matter(passages: &mut [Passage], trail: &Trail) {
    let open = |words: &str| matches!(words.trim_end(), "---" | "+++" | "{" | ";;;");
    if !passages.first().is_some_and(|first| open(&first.words)) {
        return;
    }
    let mut told = None;
    for (n, passage) in passages.iter_mut().enumerate() {
        if passage.told.is_some() {
            return;
        }
        let words = passage.words.trim_end();
        if n == 0 || matches!(words, "---" | "+++" | "}" | ";;;" | "...") {
            passage.told = Some((Fate::Dropped, "around the front matter".into()));
            if n > 0 {
                return;
            }
            continue;
        }
        let name = words.split([':', '=']).next().unwrap_or_default().trim().trim_matches('"');
        let node = format!("front matter {name}");
        let step = trail.0.iter().find(|step| matches!(&step.at, At::Node(at) if *at == node));
        if let Some(step) = step {
            told = Some((step.fate, step.why.clone()));
        }
        // A list goes on over lines.
        passage.told.clone_from(&told);
    }
}

/// The members of a JSON object that has a line of its own, in the order in which they are read.
fn of_object(lines: &[&str], trail: &Trail) -> Vec<Passage> {
    const NAMES: [&str; 8] = ["id", "title", "date", "section", "tags", "source", "lang", "body"];
    let lines_of = trail.0.iter().find_map(|step| match step.at {
        At::Lines(line, _) => Some(line),
        At::Node(_) => None,
    });
    let Some(line) = lines_of else { return Vec::new() };
    let written = lines.get(line - 1).copied().unwrap_or_default().trim_start_matches('\u{feff}');
    let Ok(Value::Object(members)) = serde_json::from_str(written) else { return Vec::new() };
    let rank = |name: &str| NAMES.iter().position(|known| *known == name).unwrap_or(NAMES.len());
    let mut members: Vec<(String, Value)> = members.into_iter().collect();
    members.sort_by_key(|(name, _)| rank(name));
    let mut passages = Vec::new();
    for (name, value) in members {
        let values = match value {
            Value::Array(values) => values,
            value => vec![value],
        };
        for value in values {
            let words = match value {
                Value::String(words) => words,
                Value::Null => continue,
                value => value.to_string(),
            };
            let told = match name.as_str() {
                known if NAMES.contains(&known) => (Fate::Kept, field(known).into()),
                _ => (Fate::Dropped, "not a field of a story".into()),
            };
            let is_part = name == "body";
            for words in words.lines() {
                let told = (!words.trim().is_empty()).then(|| told.clone());
                let words = words.to_owned();
                let tag = name.clone();
                passages.push(Passage { line, tag, words, told, is_part, ..Passage::default() });
            }
        }
    }
    passages
}

fn field(member: &str) -> &'static str {
    match member {
        "id" => "id in the source",
        "title" => "headline",
        "date" => "published",
        "section" => "section",
        "tags" => "topic",
        "source" => "outlet",
        "lang" => "language",
        _ => "text",
    }
}

/// The lines of a row of a table. A cell over several lines has each of them looked for.
fn of_row(lines: &[&str], rows: &[(usize, usize, usize)], trail: &Trail) -> Vec<Passage> {
    let mut number = None;
    let mut cells: Vec<(&str, &Step)> = Vec::new();
    for step in &trail.0 {
        let At::Node(node) = &step.at else { continue };
        let Some((row, column)) = node.strip_prefix("row ").and_then(|at| at.split_once('/'))
        else {
            continue;
        };
        number = number.or_else(|| row.parse::<usize>().ok());
        cells.push((column, step));
    }
    let Some(&(_, first, last)) = rows.iter().find(|(row, ..)| Some(*row) == number) else {
        return Vec::new();
    };
    let mut passages = Vec::new();
    for (column, step) in &cells {
        // The body is looked for line by line below.
        if step.why != "body" {
            passages.push(Passage {
                line: first,
                tag: (*column).to_owned(),
                ..Passage::of_step(step)
            });
            if let Some(passage) = passages.last_mut() {
                passage.tag = (*column).to_owned();
            }
        }
    }
    let Some((column, body)) = cells.iter().find(|(_, step)| step.why == "body") else {
        return passages;
    };
    let mut begun = false;
    for line in first..=last.min(lines.len()) {
        let mut words = lines[line - 1];
        if !begun {
            // A step holds no line breaks: a short first line is known by fewer letters.
            let start = |most| body.words.chars().take(most).collect::<String>();
            let begins = [24, 12, 6].into_iter().find_map(|most| words.find(&start(most)));
            let Some(at) = begins else { continue };
            (begun, words) = (true, &words[at..]);
        }
        passages.push(Passage {
            line,
            tag: (*column).to_owned(),
            words: words.to_owned(),
            told: (!words.trim().is_empty()).then(|| (Fate::Kept, "text".into())),
            is_part: true,
            ..Passage::default()
        });
    }
    passages
}
