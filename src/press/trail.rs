//! What became of each piece of a source: kept, merged or dropped, and why. The report and
//! `--explain` are made from it, so every reader and every tidy pass writes it as it goes.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::article::json::{Json, Problem};
use crate::article::schema::{Definitions, Described};

/// Where in a source something stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum At {
    /// Lines of a text, from 1, both ends included.
    Lines(usize, usize),
    /// A node of a document, as `channel/item[3]/title`, `JSON-LD author`, `meta og:title`.
    Node(String),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It stands in the story.
    Kept,
    /// It says what something else says, which stands in the story.
    Merged,
    /// It is not in the story.
    Dropped,
}

/// One piece and its fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it stood.
    pub at: At,
    /// What became of it.
    pub fate: Fate,
    /// As what it was kept (`headline`, `caption`), or why not (`the headline again`, `share line`).
    pub why: Cow<'static, str>,
    /// Its first words, for a person to recognise it by.
    pub words: String,
}

/// The fates of a story's pieces, in the order of the source as far as there is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail(pub Vec<Step>);

/// Where the lines below a page's headline stand that are not of its text.
pub(super) const BELOW_HEADLINE: &str = "below the headline";

/// How many characters of a piece are kept to recognise it by.
const WORDS: usize = 80;

impl Trail {
    /// Notes a fate.
    pub fn note(&mut self, at: At, fate: Fate, why: &'static str, words: &str) {
        let words = words.chars().filter(|c| !c.is_control()).take(WORDS).collect();
        self.0.push(Step { at, fate, why: Cow::Borrowed(why), words });
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines(from, to) if from == to => write!(f, "line {from}"),
            Self::Lines(from, to) => write!(f, "lines {from} to {to}"),
            Self::Node(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept => "kept",
            Self::Merged => "merged",
            Self::Dropped => "dropped",
        })
    }
}

/// `[place, fate, why, words]`, a place being two line numbers or the name of a node.
impl Serialize for Step {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let at = match &self.at {
            At::Lines(from, to) => json!([from, to]),
            At::Node(name) => json!(name),
        };
        (at, self.fate.to_string(), &self.why, &self.words).serialize(to)
    }
}

impl Serialize for Trail {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl Described for Trail {
    fn schema(_: &mut Definitions) -> Value {
        json!({ "type": "array" })
    }

    fn left_out(&self) -> bool {
        self.0.is_empty()
    }
}

impl Json for Trail {
    fn read(value: Value) -> Result<Self, Problem> {
        let no_trail = || Problem::new("is no trail", "write it as this program does");
        let steps = value.as_array().ok_or_else(no_trail)?;
        let mut trail = Vec::with_capacity(steps.len());
        for value in steps {
            trail.push(step(value).ok_or_else(no_trail)?);
        }
        Ok(Self(trail))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

fn step(value: &Value) -> Option<Step> {
    let [at, word, why, words] = value.as_array()?.as_slice() else { return None };
    let at = match at {
        Value::String(name) => At::Node(name.clone()),
        lines => {
            let line = |n: usize| usize::try_from(lines.get(n)?.as_u64()?).ok();
            At::Lines(line(0)?, line(1)?)
        }
    };
    let fates = [Fate::Kept, Fate::Merged, Fate::Dropped];
    let fate = fates.into_iter().find(|fate| Some(fate.to_string().as_str()) == word.as_str())?;
    Some(Step { at, fate, why: why.as_str()?.to_owned().into(), words: words.as_str()?.to_owned() })
}
