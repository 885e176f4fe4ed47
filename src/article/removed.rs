//! What an editor took out of a set: its names stay, so that importing again does not bring it back
//! and nothing else gets its address, and a few numbers of its text, so that another outlet's telling
//! of it is known. Native only: the reader has no use for what is not there.

use serde_json::{Value, json};

use super::Article;
use super::json::{Json, Problem, read_string, record, shortened, wrong_type};
use super::name::{ArticleId, Slug};
use super::schema::{Definitions, Described};
use super::time::Time;
use super::words::Line;

/// The most stories that may have been taken out of one set: some 50 MB of what is not there.
pub const MOST_REMOVED: usize = 50_000;

/// A story that an editor took out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Its name for ever.
    pub id: ArticleId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline, for who wonders what it was.
    pub headline: Line,
    /// The outlet it came from. An outlet's own stories are told apart more strictly than others'.
    pub source: Option<Line>,
    /// When it was published.
    pub published: Option<Time>,
    /// The id it had in its source, or the name of its file: its headline may read otherwise by now.
    pub source_id: Option<Line>,
    /// The id that the address of its page gives, by which it is known where that comes by itself.
    pub page_id: Option<ArticleId>,
    /// Ids of other tellings of it, which are not wanted either.
    pub other_ids: Vec<ArticleId>,
    /// By what its text is known again. Sets written before this was kept have none.
    pub fingerprint: Option<Fingerprint>,
}

impl Removed {
    /// What stays of a story that is taken out. What its text is known by is the press's to say.
    pub fn of(article: &Article, fingerprint: Option<Fingerprint>) -> Self {
        Self {
            id: article.id.clone(),
            slug: article.slug.clone(),
            headline: article.headline.clone(),
            source: Some(article.source.clone()),
            published: article.published,
            source_id: article.source_id.clone(),
            page_id: None,
            other_ids: article.other_ids.clone(),
            fingerprint,
        }
    }
}

record! { Removed: "A story that an editor took out." {
    id: "Its name for ever.",
    slug: "Its name in addresses.",
    headline: "Its headline.",
    source: "The outlet it came from.",
    published: "When it was published.",
    source_id: "The id it had in its source, or the name of its file.",
    page_id: "The id that the address of its page gives.",
    other_ids: "Ids of other tellings of it, which are not wanted either.",
    fingerprint: "By what its text is known again.",
}}

/// By what a text is known again that is not kept: the smallest of the numbers that stand for its runs
/// of words, and for the figures and names in it by what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of its runs of words.
    pub runs: HexWords,
    /// Of its figures.
    pub figures: HexWords,
    /// Of its names.
    pub names: HexWords,
}

record! { Fingerprint: "By what a text is known again that is not kept." {
    runs: "The smallest of the numbers that stand for its runs of four words.",
    figures: "Numbers that stand for its figures, each by the words around it.",
    names: "Numbers that stand for its names, each by the words around it.",
}}

/// Numbers in order, written in hexadecimal with blanks between them, so that thousands of stories'
/// stay small and on one line each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HexWords(Vec<u64>);

/// The most numbers.
const MOST_WORDS: usize = 64;

impl HexWords {
    /// The smallest of some numbers, at most so many.
    pub fn smallest(numbers: impl IntoIterator<Item = u64>, most: usize) -> Self {
        let mut numbers: Vec<u64> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.truncate(most.min(MOST_WORDS));
        Self(numbers)
    }

    /// The numbers, in order, each once.
    pub fn numbers(&self) -> &[u64] {
        &self.0
    }
}

impl Json for HexWords {
    fn read(value: Value) -> Result<Self, Problem> {
        let text = read_string(value)?;
        let is_number = |word: &str| {
            (1..=16).contains(&word.len())
                && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        };
        let words = text.split(' ').filter(|_| !text.is_empty());
        let numbers: Option<Vec<u64>> = words
            .map(|word| u64::from_str_radix(word, 16).ok().filter(|_| is_number(word)))
            .collect();
        match numbers.filter(|numbers| numbers.len() <= MOST_WORDS) {
            Some(numbers) => Ok(Self::smallest(numbers, MOST_WORDS)),
            None => Err(Problem::new(
                format!("`{}` does not fit", shortened(&text)),
                "write at most 64 numbers in small hexadecimal digits, a blank between two",
            )),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl serde::Serialize for HexWords {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let words: Vec<String> = self.0.iter().map(|number| format!("{number:x}")).collect();
        to.serialize_str(&words.join(" "))
    }
}

impl Described for HexWords {
    fn schema(book: &mut Definitions) -> Value {
        book.define("HexWords", |_| {
            json!({ "type": "string", "pattern": "^([0-9a-f]{1,16}( [0-9a-f]{1,16}){0,63})?$" })
        })
    }

    fn left_out(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads the list of what was taken out.
pub(super) fn read_list(value: Value) -> Result<Vec<Removed>, Problem> {
    let Value::Array(items) = value else { return Err(wrong_type(&value, "a list")) };
    if items.len() > MOST_REMOVED {
        let what = format!("has {} stories; {MOST_REMOVED} is the most", items.len());
        return Err(Problem::new(what, "take out those that no source brings any more"));
    }
    let read = |(n, item)| Removed::read(item).map_err(|problem: Problem| problem.of_item(n));
    items.into_iter().enumerate().map(read).collect()
}
