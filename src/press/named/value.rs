//! What stands behind a name: words, a yes or no, a list, or further names.

/// What programs call the words of a text within an object, the likeliest first.
const TEXTS: [&str; 8] =
    ["rendered", "html", "text", "content", "value", "paragraph", "children", "raw"];

/// How deep the words of a text are looked for.
const DEEPEST: usize = 12;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Words, numbers and dates, as written.
    Words(String),
    /// Yes or no.
    Truth(bool),
    /// Several.
    List(Vec<Value>),
    /// Names with their values, in the order of the source.
    Table(Vec<(String, Value)>),
}

impl Value {
    /// The words, where there are some: of a list the first.
    pub(crate) fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words.trim()).filter(|words| !words.is_empty()),
            Self::Truth(_) => None,
            Self::List(values) => values.iter().find_map(|value| match value {
                // One level: a list of lists is nothing that a story has.
                Self::Words(words) => Some(words.trim()).filter(|words| !words.is_empty()),
                Self::Table(_) => value.named(&["name", "title", "url", "src", "path"]),
                _ => None,
            }),
            Self::Table(_) => self.named(&[
                "name", "title", "rendered", "text", "value", "html", "url", "src", "path",
            ]),
        }
    }

    /// The words behind the first of these names that a table has.
    pub(crate) fn named(&self, names: &[&str]) -> Option<&str> {
        let Self::Table(pairs) = self else { return None };
        names.iter().find_map(|name| {
            let (_, value) = pairs.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
            match value {
                Self::Words(words) => Some(words.trim()).filter(|words| !words.is_empty()),
                _ => None,
            }
        })
    }

    /// All the words of a list, or the words alone.
    pub(crate) fn all(&self) -> Vec<&str> {
        match self {
            Self::List(values) => values.iter().filter_map(Self::words).collect(),
            // `tags: {europe: true}`
            Self::Table(pairs) if self.words().is_none() => {
                let said = pairs.iter().filter(|(_, value)| *value == Self::Truth(true));
                said.map(|(key, _)| key.trim()).filter(|key| !key.is_empty()).collect()
            }
            other => other.words().into_iter().collect(),
        }
    }

    /// The passages of a text, in whatever objects they stand, and how many objects gave none.
    pub(crate) fn passages(&self) -> (Vec<&str>, usize) {
        let (mut passages, mut without) = (Vec::new(), 0);
        self.each_passage(0, &mut passages, &mut without);
        (passages, without)
    }

    fn each_passage<'v>(&'v self, depth: usize, out: &mut Vec<&'v str>, without: &mut usize) {
        match self {
            Self::Words(words) => out.extend(Some(words.trim()).filter(|words| !words.is_empty())),
            Self::Truth(_) => {}
            Self::List(values) if depth < DEEPEST => {
                values.iter().for_each(|value| value.each_passage(depth + 1, out, without));
            }
            Self::Table(pairs) if depth < DEEPEST => {
                let of = |name: &&str| pairs.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
                let before = out.len();
                let text = TEXTS.iter().filter_map(of).find(|(_, it)| !it.is_blank());
                if let Some((_, text)) = text {
                    text.each_passage(depth + 1, out, without);
                }
                *without += usize::from(out.len() == before);
            }
            Self::List(_) | Self::Table(_) => *without += 1,
        }
    }

    /// Whether nothing is said.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Words(words) => words.trim().is_empty(),
            Self::Truth(_) => false,
            Self::List(values) => values.is_empty(),
            Self::Table(pairs) => pairs.is_empty(),
        }
    }
}

impl Value {
    /// A value of JSON, which nests as deep as its parser lets it, less than a stack bears.
    pub(crate) fn of_json(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Words(String::new()),
            serde_json::Value::Bool(truth) => Self::Truth(truth),
            serde_json::Value::Number(number) => Self::Words(number.to_string()),
            serde_json::Value::String(words) => Self::Words(words),
            serde_json::Value::Array(values) => {
                Self::List(values.into_iter().map(Self::of_json).collect())
            }
            serde_json::Value::Object(object) => Self::Table(
                object.into_iter().map(|(name, value)| (name, Self::of_json(value))).collect(),
            ),
        }
    }
}
