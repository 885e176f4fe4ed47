//! The body of a story: a closed set of blocks, each of inline spans.
//!
//! There is no raw markup, no style and no class: what cannot be said with these is not shown.

use serde_json::Value;

use crate::text::Language;

use super::image::Image;
use super::json::{Json, Problem, kinds, read_string, record, wrong_type};
use super::link::Target;
use super::name::PassageId;
use super::words::{Line, Prose};

/// A block of a story's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
    },
    /// A heading within the story.
    Subhead {
        /// Its words.
        text: Text,
        /// What links to this passage call it.
        id: Option<PassageId>,
    },
    /// Somebody's words, set apart.
    Quote {
        /// What was said.
        text: Text,
        /// Who said it, and where.
        credit: Option<Line>,
    },
    /// A list.
    List {
        /// Whether the order matters and is numbered.
        ordered: bool,
        /// The items.
        items: Vec<Text>,
    },
    /// A picture within the story.
    Figure {
        /// The picture, its caption and credit.
        image: Image,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: Option<Line>,
        /// The names of the columns.
        head: Vec<Text>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<Text>>,
    },
    /// A piece of a program.
    Code {
        /// The programming language, for who reads it.
        language: Option<Line>,
        /// The code, with its own line breaks.
        text: Prose,
    },
    /// A break in the thought, drawn as a rule.
    Rule {},
    /// A box of facts beside the story.
    Facts {
        /// What the facts are about.
        title: Line,
        /// The facts.
        items: Vec<Fact>,
    },
}

/// One line of a facts box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub term: Line,
    /// What is said of it.
    pub text: Text,
}

/// A run of spans. Its JSON form is a string, a span, or a list of these.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Span>);

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain words. Its short JSON form is a string.
    Text {
        /// The words.
        text: Prose,
    },
    /// Words said with emphasis.
    Emphasis {
        /// The words.
        text: Text,
    },
    /// Words of importance.
    Strong {
        /// The words.
        text: Text,
    },
    /// Words that lead elsewhere.
    Link {
        /// Where to.
        to: Target,
        /// The words.
        text: Text,
    },
    /// A piece of code within a line.
    Code {
        /// The code.
        text: Prose,
    },
    /// A line break.
    Break {},
    /// Somebody's words within a line.
    Quotation {
        /// The words.
        text: Text,
    },
    /// Words in another language.
    Language {
        /// Which one.
        language: Language,
        /// The words.
        text: Text,
    },
}

kinds! { Block: "A block of a story's body." {
    "paragraph" => Paragraph { text: Text = "The words.", }
    "subhead" => Subhead { text: Text = "The words.", id: Option<PassageId> = "What links to this passage call it.", }
    "quote" => Quote { text: Text = "What was said.", credit: Option<Line> = "Who said it, and where.", }
    "list" => List { ordered: bool = "Whether the items are numbered.", items: Vec<Text> = "The items.", }
    "figure" => Figure { image: Image = "The picture, its caption and credit.", }
    "table" => Table { caption: Option<Line> = "What it shows.", head: Vec<Text> = "The names of the columns.", rows: Vec<Vec<Text>> = "The rows, each as long as the head.", }
    "code" => Code { language: Option<Line> = "The programming language.", text: Prose = "The code.", }
    "rule" => Rule {}
    "facts" => Facts { title: Line = "What the facts are about.", items: Vec<Fact> = "The facts.", }
}}

kinds! { Span: "A piece of running text." {
    "text" => Text { text: Prose = "The words; a bare string says the same.", }
    "emphasis" => Emphasis { text: Text = "The words.", }
    "strong" => Strong { text: Text = "The words.", }
    "link" => Link { to: Target = "Where to: http, https or mailto, story:slug or #passage.", text: Text = "The words.", }
    "code" => Code { text: Prose = "The code.", }
    "break" => Break {}
    "quotation" => Quotation { text: Text = "The words.", }
    "language" => Language { language: Language = "Which one (BCP 47).", text: Text = "The words.", }
}}

record! { Fact: "One line of a facts box." {
    term: "What it is about.",
    text: "What is said of it.",
}}

/// The most cells of a table: it is set at once.
const MOST_CELLS: usize = 10_000;

impl Json for Block {
    fn read(value: Value) -> Result<Self, Problem> {
        let block = Self::read_kind(value)?;
        if let Self::Table { head, rows, .. } = &block
            && (rows.len() + 1) * head.len() > MOST_CELLS
        {
            let what = format!("is a table of more than {MOST_CELLS} cells");
            return Err(Problem::new(what, "split the table"));
        }
        let uneven = match &block {
            Self::Table { head, rows, .. } => rows.iter().position(|row| row.len() != head.len()),
            _ => None,
        };
        match uneven {
            None => Ok(block),
            Some(n) => Err(Problem::new(
                format!("is a table whose row {} is not as long as its head", n + 1),
                "give every row a cell for each column",
            )),
        }
    }
}

/// How deep spans may nest. Real stories need three; the parser's own stack allows 128.
const DEEPEST: usize = 16;

impl Json for Text {
    fn read(value: Value) -> Result<Self, Problem> {
        let spans = match value {
            Value::Array(_) => Vec::<Span>::read(value)?,
            Value::String(_) | Value::Object(_) => vec![Span::read(value)?],
            other => return Err(wrong_type(&other, "a string, a span, or a list of these")),
        };
        let text = Self(spans);
        if text.depth() > DEEPEST {
            let what = format!("nests spans deeper than {DEEPEST}");
            return Err(Problem::new(what, "take out what changes nothing"));
        }
        Ok(text)
    }
}

impl Json for Span {
    fn read(value: Value) -> Result<Self, Problem> {
        match value {
            Value::String(_) => Ok(Self::Text { text: Prose::read(value)? }),
            Value::Object(_) => Self::read_kind(value),
            other => Err(wrong_type(&other, "a string or a span")),
        }
    }
}

impl Json for Language {
    fn read(value: Value) -> Result<Self, Problem> {
        let tag = read_string(value)?;
        Self::parse(&tag).ok_or_else(|| {
            let what = format!("`{}` is not a language tag", super::json::shortened(&tag));
            Problem::new(what, "write a BCP 47 tag, as en, pt-BR or zh-Hant")
        })
    }
}

impl Text {
    fn depth(&self) -> usize {
        self.0.iter().map(|span| 1 + span.inner().map_or(0, Self::depth)).max().unwrap_or(0)
    }

    /// The words without their marks, line breaks as spaces.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.write_plain(&mut out);
        out
    }

    /// Appends the words without their marks.
    pub fn write_plain(&self, out: &mut String) {
        for span in &self.0 {
            match span {
                Span::Text { text: words } | Span::Code { text: words } => out.push_str(words),
                Span::Break {} => out.push(' '),
                Span::Emphasis { text }
                | Span::Strong { text }
                | Span::Link { text, .. }
                | Span::Quotation { text }
                | Span::Language { text, .. } => text.write_plain(out),
            }
        }
    }
}

impl Span {
    /// The spans within this one.
    fn inner(&self) -> Option<&Text> {
        match self {
            Self::Text { .. } | Self::Code { .. } | Self::Break {} => None,
            Self::Emphasis { text }
            | Self::Strong { text }
            | Self::Link { text, .. }
            | Self::Quotation { text }
            | Self::Language { text, .. } => Some(text),
        }
    }
}

impl Block {
    /// Calls `tell` with each run of words in the block, in reading order: the words and whether
    /// they belong to a picture (its caption) rather than to the running text.
    pub fn each_text(&self, tell: &mut dyn FnMut(&str, Voice)) {
        let mut body = |text: &Text| tell(&text.plain(), Voice::Body);
        match self {
            Self::Paragraph { text } | Self::Subhead { text, .. } => body(text),
            Self::Quote { text, credit } => {
                body(text);
                if let Some(credit) = credit {
                    tell(credit, Voice::Body);
                }
            }
            Self::List { items, .. } => items.iter().for_each(body),
            Self::Figure { image } => {
                if let Some(caption) = &image.caption {
                    tell(caption, Voice::Caption);
                }
            }
            Self::Table { caption, head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(body);
                if let Some(caption) = caption {
                    tell(caption, Voice::Caption);
                }
            }
            Self::Code { text, .. } => tell(text, Voice::Body),
            Self::Rule {} => {}
            Self::Facts { title, items } => {
                tell(title, Voice::Body);
                for fact in items {
                    tell(&fact.term, Voice::Body);
                    tell(&fact.text.plain(), Voice::Body);
                }
            }
        }
    }
}

/// In whose voice a run of words is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The running text.
    Body,
    /// What is said about a picture or a table.
    Caption,
}

#[cfg(not(target_arch = "wasm32"))]
mod described {
    use serde_json::{Value, json};

    use super::super::schema::{Definitions, Described};
    use super::{Block, Prose, Span, Text};
    use crate::text::Language;

    impl serde::Serialize for Block {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            self.write_kind(to)
        }
    }

    impl Described for Block {
        fn schema(book: &mut Definitions) -> Value {
            book.define("Block", |book| json!({ "oneOf": Self::kinds_schema(book) }))
        }
    }

    impl serde::Serialize for Span {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Text { text } => text.serialize(to),
                other => other.write_kind(to),
            }
        }
    }

    impl Described for Span {
        fn schema(book: &mut Definitions) -> Value {
            book.define("Span", |book| {
                let mut forms = vec![Prose::schema(book)];
                forms.extend(Self::kinds_schema(book));
                json!({ "oneOf": forms })
            })
        }
    }

    impl serde::Serialize for Text {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            match self.0.as_slice() {
                [span] => span.serialize(to),
                spans => spans.serialize(to),
            }
        }
    }

    impl Described for Text {
        fn schema(book: &mut Definitions) -> Value {
            book.define("Text", |book| {
                let span = Span::schema(book);
                json!({ "oneOf": [span, { "type": "array", "items": span }] })
            })
        }
    }

    impl serde::Serialize for Language {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_str(self.as_str())
        }
    }

    impl Described for Language {
        fn schema(book: &mut Definitions) -> Value {
            book.define("Language", |_| {
                let pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";
                json!({ "type": "string", "pattern": pattern, "maxLength": 35 })
            })
        }
    }
}
