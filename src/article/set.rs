//! The article set: the file that holds the stories, read one story at a time.
//!
//! What can be taken is taken; what cannot is refused by name, and the rest goes on.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::Article;
use super::json::{Json, Problem, shortened};
use super::link::FolderPath;
use super::name::Slug;
#[cfg(not(target_arch = "wasm32"))]
use super::removed::{MOST_REMOVED, Removed, read_list};
use super::scan::{Broken, Scanner};
use super::words::Line;
use crate::text::{Language, Names};

/// The number of the format that this program reads and writes.
pub const FORMAT: u64 = 1;

/// The largest story taken, in bytes of JSON: ten times the longest that a magazine prints.
const MOST_STORY_BYTES: usize = 1_000_000;

/// The most refusals kept by name; a file that is refused throughout would fill the memory.
const MOST_REFUSALS: usize = 1_000;

/// Stories whose ids and slugs are unique, in the order of their file.
#[derive(Debug, Default)]
pub struct ArticleSet {
    name: Option<Line>,
    language: Option<Language>,
    index: Option<FolderPath>,
    articles: Vec<Arc<Article>>,
    /// Their ids, numbered as they stand.
    ids: Names,
    /// Their slugs, present and former, and whose each is.
    slugs: Names,
    of_slugs: Vec<u32>,
    #[cfg(not(target_arch = "wasm32"))]
    removed: Vec<Removed>,
}

/// A story, or the rest of a file, that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The story's id where it could be read, else its place in the file; `None` when it is the set.
    pub story: Option<String>,
    /// The path of the field at fault; empty when it is the whole.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub next: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.story.as_deref().unwrap_or("the article set"))?;
        if !self.field.is_empty() {
            write!(f, "`{}` ", self.field)?;
        }
        write!(f, "{}; {}", self.what, self.next)
    }
}

impl ArticleSet {
    /// Reads a whole file at once; `SetReader` does the same in steps.
    pub fn read(bytes: &[u8]) -> (Self, Vec<Refusal>) {
        let mut reader = SetReader::new();
        while reader.step(bytes) {}
        reader.finish()
    }

    /// The name of the edition, where the file gives one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The language in which the edition speaks of itself.
    pub fn language(&self) -> Option<&Language> {
        self.language.as_ref()
    }

    /// Where the index of these stories lies, if one was made.
    pub fn index(&self) -> Option<&FolderPath> {
        self.index.as_ref()
    }

    /// The stories, in the order of the file.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }

    /// The story of that id.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn get(&self, id: &super::ArticleId) -> Option<&Arc<Article>> {
        self.ids.find(id.as_str()).map(|place| &self.articles[place as usize])
    }

    /// The stories that an editor took out.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn removed(&self) -> &[Removed] {
        &self.removed
    }

    /// How many stories there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is no story.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The place of the story with this slug, present or former.
    pub fn find(&self, slug: &Slug) -> Option<usize> {
        let number = self.slugs.find(slug.as_str())?;
        Some(self.of_slugs[number as usize] as usize)
    }

    /// The same set with other stories and another list of what was taken out; `None` if two stories have
    /// one id or one slug.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn holding(&self, articles: Vec<Arc<Article>>, removed: Vec<Removed>) -> Option<Self> {
        let (name, language) = (self.name.clone(), self.language.clone());
        let mut set = Self { name, language, removed, ..Self::default() };
        articles.into_iter().try_for_each(|article| set.add(article)).ok()?;
        Some(set)
    }

    /// Adds a story, unless its id or a slug is taken. A story's own slug goes before another's
    /// former one.
    #[inline(never)]
    fn add(&mut self, article: Arc<Article>) -> Result<(), Problem> {
        if self.ids.find(article.id.as_str()).is_some() {
            let next = "give each story an id of its own";
            return Err(Problem::new("`id` is taken by a story before", next));
        }
        if self.find(&article.slug).is_some_and(|at| self.articles[at].slug == article.slug) {
            let what = format!("`slug` `{}` is taken by a story before", article.slug);
            return Err(Problem::new(what, "add -2 to it"));
        }
        let place = self.ids.intern(article.id.as_str());
        let own = self.slugs.intern(article.slug.as_str()) as usize;
        self.of_slugs.resize(self.slugs.len(), place);
        self.of_slugs[own] = place;
        for former in &article.former_slugs {
            self.slugs.intern(former.as_str());
            self.of_slugs.resize(self.slugs.len(), place);
        }
        self.articles.push(article);
        Ok(())
    }
}

/// Reads an article set in steps of one story, so that a page can go on living meanwhile.
#[derive(Debug, Default)]
pub struct SetReader {
    set: ArticleSet,
    refusals: Vec<Refusal>,
    refused: usize,
    at: usize,
    stage: Stage,
    format_seen: bool,
    /// Where stories begin that came before the format.
    postponed: Vec<usize>,
    /// Whether the file has been read to its end but for those.
    end_seen: bool,
    stories_seen: usize,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Before the opening bracket.
    #[default]
    Start,
    /// Between members of the document; the flag says that one has been read.
    Members(bool),
    /// Between stories; the flag says that one has been read.
    Stories(bool),
    Done,
}

impl SetReader {
    /// A reader at the start of a file.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many bytes of the file have been read.
    pub fn read_bytes(&self) -> usize {
        self.at
    }

    /// Whether the file has been read to its end, or as far as it could be.
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// Reads the next story or member of `bytes`, which must be the same at every step.
    /// Returns whether there is more.
    pub fn step(&mut self, bytes: &[u8]) -> bool {
        let mut scanner = Scanner::new(bytes, self.at);
        let step = match self.stage {
            Stage::Start => self.start(&mut scanner),
            Stage::Members(_) => self.member(&mut scanner, bytes),
            Stage::Stories(_) => self.story(&mut scanner, bytes),
            Stage::Done => return false,
        };
        self.at = scanner.at();
        if let Err(stop) = step {
            self.stage = Stage::Done;
            self.refuse(None, String::new(), stop);
        }
        while self.stage == Stage::Done && self.format_seen && !self.postponed.is_empty() {
            self.turn_to_postponed(bytes);
        }
        self.stage != Stage::Done
    }

    /// The stories taken, and what was refused.
    pub fn finish(mut self) -> (ArticleSet, Vec<Refusal>) {
        let unnamed = self.refused - self.refusals.len();
        if unnamed > 0 {
            self.refusals.push(Refusal {
                story: Some(format!("{unnamed} more")),
                field: String::new(),
                what: "were refused too".to_owned(),
                next: "mend the first ones and read the set again".to_owned(),
            });
        }
        (self.set, self.refusals)
    }

    fn start(&mut self, scanner: &mut Scanner<'_>) -> Result<(), Problem> {
        scanner.expect(b'{', "{").map_err(|_| {
            Problem::new(
                "is not an article set",
                "give a JSON file that begins with {\"format\": 1, …",
            )
        })?;
        self.stage = Stage::Members(false);
        Ok(())
    }

    #[inline(never)]
    fn member(&mut self, scanner: &mut Scanner<'_>, bytes: &[u8]) -> Result<(), Problem> {
        if scanner.eat(b'}') {
            scanner.end().map_err(|broken| self.broken(bytes, broken))?;
            self.stage = Stage::Done;
            if !self.format_seen {
                return Err(Problem::new("has no `format`", "write \"format\": 1 first"));
            }
            return Ok(());
        }
        if self.stage == Stage::Members(true) {
            scanner.expect(b',', "a comma or }").map_err(|broken| self.broken(bytes, broken))?;
        }
        let name = scanner.value().map_err(|broken| self.broken(bytes, broken))?;
        let name = parse(bytes, name)?.as_str().map(str::to_owned);
        scanner.expect(b':', "a colon").map_err(|broken| self.broken(bytes, broken))?;
        let Some(name) = name else {
            return Err(Problem::new("is not JSON", "put the names of its members in quotes"));
        };
        self.stage = Stage::Members(true);
        if name == "articles" {
            if self.format_seen {
                return self.begin_stories(scanner, bytes);
            }
            // Programs that sort the members write the stories first. They are read last.
            self.postponed.push(scanner.at());
            scanner.value().map_err(|broken| self.broken(bytes, broken))?;
            return Ok(());
        }
        let value = scanner.value().map_err(|broken| self.broken(bytes, broken))?;
        let value = parse(bytes, value)?;
        self.keep_member(&name, value)
    }

    /// Goes to stories that came before the format, whether the file ended well or not.
    #[inline(never)]
    fn turn_to_postponed(&mut self, bytes: &[u8]) {
        self.end_seen = true;
        let mut scanner = Scanner::new(bytes, self.postponed.remove(0));
        if let Err(stop) = self.begin_stories(&mut scanner, bytes) {
            self.refuse(None, String::new(), stop);
        }
        self.at = scanner.at();
    }

    fn begin_stories(&mut self, scanner: &mut Scanner<'_>, bytes: &[u8]) -> Result<(), Problem> {
        scanner.expect(b'[', "a list of stories").map_err(|broken| self.broken(bytes, broken))?;
        self.stage = Stage::Stories(false);
        Ok(())
    }

    #[inline(never)]
    fn keep_member(&mut self, name: &str, value: Value) -> Result<(), Problem> {
        match name {
            "format" if value.as_u64() == Some(FORMAT) => self.format_seen = true,
            "format" => {
                let what = match value.as_u64() {
                    Some(number) => format!("is of format {number}"),
                    None => "does not say its format as a number".to_owned(),
                };
                let next = format!(
                    "this program reads format {FORMAT}; make the set again, or get a newer reader"
                );
                return Err(Problem::new(what, next));
            }
            // A set without its name is still a set.
            "name" => match Line::read(value) {
                Ok(words) => self.set.name = Some(words),
                Err(problem) => self.refuse(None, name.to_owned(), problem),
            },
            "language" => match Language::read(value) {
                Ok(language) => self.set.language = Some(language),
                Err(problem) => self.refuse(None, name.to_owned(), problem),
            },
            "index" => match FolderPath::read(value) {
                Ok(folder) => self.set.index = Some(folder),
                Err(problem) => self.refuse(None, name.to_owned(), problem),
            },
            "$schema" => {}
            // The reader has no use for what is not there.
            #[cfg(target_arch = "wasm32")]
            "removed" => {}
            #[cfg(not(target_arch = "wasm32"))]
            "removed" => match read_list(value) {
                Ok(removed) => self.set.removed = removed,
                Err(problem) => self.refuse(None, problem.field_in(name), problem),
            },
            other => {
                let problem = Problem::new("is not a member of this format", "take it out");
                self.refuse(None, shortened(other), problem);
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn story(&mut self, scanner: &mut Scanner<'_>, bytes: &[u8]) -> Result<(), Problem> {
        if scanner.eat(b']') {
            self.stage = if self.end_seen { Stage::Done } else { Stage::Members(true) };
            return Ok(());
        }
        if self.stage == Stage::Stories(true) {
            scanner.expect(b',', "a comma or ]").map_err(|broken| self.broken(bytes, broken))?;
        }
        self.stage = Stage::Stories(true);
        let range = scanner.value().map_err(|broken| self.broken(bytes, broken))?;
        self.stories_seen += 1;
        let mut story = format!("story {} of the file", self.stories_seen);
        let read = read_story(bytes, range, &mut story);
        if let Err(problem) = read.and_then(|article| self.set.add(Arc::new(article))) {
            let field = problem.field();
            self.refuse(Some(story), field, problem);
        }
        Ok(())
    }

    #[inline(never)]
    fn refuse(&mut self, story: Option<String>, field: String, problem: Problem) {
        self.refused += 1;
        if self.refusals.len() < MOST_REFUSALS {
            let (what, next) = (problem.what().to_owned(), problem.next().to_owned());
            self.refusals.push(Refusal { story, field, what, next });
        }
    }

    #[inline(never)]
    fn broken(&self, bytes: &[u8], Broken { at, wanted }: Broken) -> Problem {
        let (how, mend) = if bytes.get(at..).is_none_or(<[u8]>::is_empty) {
            ("breaks off", "get the whole file")
        } else {
            ("goes wrong", "mend it there, since what follows cannot be read")
        };
        let Place { line, column } = place(bytes, at);
        let what = format!("{how} in line {line}, column {column}, where {wanted} should stand");
        let next = match self.set.len() {
            0 => mend.to_owned(),
            1 => format!("{mend}; the story before is kept"),
            taken => format!("{mend}; the {taken} stories before are kept"),
        };
        Problem::new(what, next)
    }
}

/// Reads one story; `name` becomes its id as soon as that is known.
#[inline(never)]
fn read_story(bytes: &[u8], range: Range<usize>, name: &mut String) -> Result<Article, Problem> {
    if range.len() > MOST_STORY_BYTES {
        let what = format!("is {} bytes large; {MOST_STORY_BYTES} is the most", range.len());
        return Err(Problem::new(what, "split it"));
    }
    let value = parse(bytes, range)?;
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        *name = shortened(id);
    }
    Article::read(value)
}

/// Parses a piece of the file; says where in the file, and not in the piece, it is no JSON.
#[inline(never)]
fn parse(bytes: &[u8], range: Range<usize>) -> Result<Value, Problem> {
    serde_json::from_slice(&bytes[range.clone()]).map_err(|error| {
        let begin = place(bytes, range.start);
        let line = begin.line + error.line().saturating_sub(1);
        let column = error.column() + if error.line() <= 1 { begin.column - 1 } else { 0 };
        let said = error.to_string();
        let tail = format!(" at line {} column {}", error.line(), error.column());
        let what = said.strip_suffix(&tail).unwrap_or(&said);
        Problem::new(
            format!("is not JSON: {what} in line {line}, column {column}"),
            "mend it there, or leave the story out",
        )
    })
}

/// A place in a file, counted from 1; columns in bytes, as JSON's own errors have them.
struct Place {
    line: usize,
    column: usize,
}

#[inline(never)]
fn place(bytes: &[u8], at: usize) -> Place {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let begin = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    Place { line, column: before.len() - begin + 1 }
}

/// Writes a set as the press does: stories in the order given, two spaces deep, a line break at
/// the end.
///
/// # Errors
/// The writer failed, or more stories were taken out than a set that can be read again may name.
#[cfg(not(target_arch = "wasm32"))]
pub fn write_set(
    name: Option<&Line>,
    language: Option<&Language>,
    articles: &[Arc<Article>],
    removed: &[Removed],
    to: impl std::io::Write,
) -> std::io::Result<()> {
    write_indexed_set(None, name, language, articles, removed, to)
}

/// The same, of a set whose index lies in a folder beside it.
///
/// # Errors
/// Those of [`write_set`].
#[cfg(not(target_arch = "wasm32"))]
pub fn write_indexed_set(
    index: Option<&FolderPath>,
    name: Option<&Line>,
    language: Option<&Language>,
    articles: &[Arc<Article>],
    removed: &[Removed],
    mut to: impl std::io::Write,
) -> std::io::Result<()> {
    #[derive(serde::Serialize)]
    struct Written<'a> {
        format: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'a Line>,
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'a Language>,
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<&'a FolderPath>,
        #[serde(skip_serializing_if = "<[Removed]>::is_empty")]
        removed: &'a [Removed],
        articles: Vec<&'a Article>,
    }
    if removed.len() > MOST_REMOVED {
        let what = format!("{} stories were taken out; {MOST_REMOVED} is the most", removed.len());
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, what));
    }
    let articles = articles.iter().map(|article| &**article).collect();
    serde_json::to_writer_pretty(
        &mut to,
        &Written { format: FORMAT, name, language, index, removed, articles },
    )?;
    to.write_all(b"\n")
}

/// The JSON Schema of the article set, as it lies beside the demo set.
#[cfg(not(target_arch = "wasm32"))]
pub fn json_schema() -> Value {
    use super::schema::{Definitions, Described};

    let mut book = Definitions::default();
    let article = Article::schema(&mut book);
    let line = Line::schema(&mut book);
    let language = Language::schema(&mut book);
    let index = FolderPath::schema(&mut book);
    let removed = Removed::schema(&mut book);
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Offprint article set",
        "description": "Stories for an Offprint reader. Ids and slugs are unique; `format` stands before `articles`.",
        "type": "object",
        "properties": {
            "$schema": { "type": "string" },
            "format": { "const": FORMAT },
            "name": { "description": "The name of the edition.", "allOf": [line] },
            "language": { "description": "The language in which the edition speaks of itself.", "allOf": [language] },
            "index": { "description": "The folder of the index of these stories, which `offprint index` makes.", "allOf": [index] },
            "removed": { "description": "Stories that an editor took out.", "type": "array", "items": removed, "maxItems": MOST_REMOVED },
            "articles": { "type": "array", "items": article },
        },
        "required": ["format", "articles"],
        "additionalProperties": false,
        "$defs": book.into_value(),
    })
}
