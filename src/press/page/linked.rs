//! JSON-LD: what the page says of its story to machines, in whatever shape and however broken.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::head::plain;

/// What was read of it.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// The story.
    article: Map<String, Value>,
    /// Everything that has a name, for what only refers to it.
    named: BTreeMap<String, Map<String, Value>>,
    /// The names on the path to the story, outermost first.
    pub(super) path: Vec<String>,
    /// The name of the site.
    pub(super) site: Option<String>,
    /// Texts that are no JSON, also when mended.
    pub(super) broken: usize,
}

/// The types of schema.org that are stories, the surest first.
const STORIES: [&str; 12] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "Article",
    "Report",
    "BlogPosting",
    "SocialMediaPosting",
    "TechArticle",
];

/// The most objects that are looked at.
const MOST: usize = 5_000;

impl Linked {
    /// Reads the texts of a page.
    pub(super) fn of(texts: &[String]) -> Self {
        let mut linked = Self::default();
        let mut best = usize::MAX;
        for text in texts {
            let Some(value) = parsed(text) else {
                linked.broken += 1;
                continue;
            };
            let mut waiting = vec![value];
            let mut seen = 0;
            while let Some(value) = waiting.pop() {
                seen += 1;
                match value {
                    Value::Array(items) if seen < MOST => waiting.extend(items.into_iter().rev()),
                    Value::Object(object) if seen < MOST => {
                        linked.take(&object, &mut best);
                        // Inner objects may be the story, or be referred to.
                        let inner = object.into_iter().map(|(_, value)| value);
                        waiting.extend(inner.filter(|value| value.is_object() || value.is_array()));
                    }
                    _ => {}
                }
            }
        }
        linked
    }

    fn take(&mut self, object: &Map<String, Value>, best: &mut usize) {
        let kinds = types(object);
        let rank = STORIES.iter().position(|story| kinds.contains(story));
        if let Some(rank) = rank.filter(|rank| rank < best)
            && (object.contains_key("headline")
                || object.contains_key("name")
                || object.contains_key("datePublished"))
        {
            *best = rank;
            self.article = object.clone();
        }
        if kinds.contains(&"BreadcrumbList")
            && self.path.is_empty()
            && let Some(Value::Array(items)) = object.get("itemListElement")
        {
            let name = |item: &Value| name_of(item).or_else(|| name_of(item.get("item")?));
            self.path = items.iter().filter_map(name).collect();
        }
        if kinds.contains(&"WebSite") && self.site.is_none() {
            self.site = object.get("name").and_then(Value::as_str).map(plain);
        }
        if let Some(id) = object.get("@id").and_then(Value::as_str) {
            let known = self.named.entry(id.to_owned()).or_default();
            if object.len() > known.len() {
                known.clone_from(object);
            }
        }
    }

    /// A field of the story.
    pub(super) fn field(&self, name: &str) -> Option<&Value> {
        self.article.get(name)
    }

    /// The strings that a field holds: itself, each of a list, the names of objects.
    pub(super) fn strings(&self, name: &str) -> Vec<String> {
        self.field(name).map(|value| self.names(value)).unwrap_or_default()
    }

    /// Strings, and the names of objects, also those only referred to.
    pub(super) fn names(&self, value: &Value) -> Vec<String> {
        let values = listed(Some(value));
        let said = values.iter().filter_map(|value| match value {
            Value::String(words) => Some(plain(words)),
            object => name_of(self.whole(object)).or_else(|| name_of(object)),
        });
        said.filter(|words| !words.is_empty()).collect()
    }

    /// The object that a value is or refers to.
    fn whole<'v>(&'v self, value: &'v Value) -> &'v dyn Fields {
        let id = value.get("@id").and_then(Value::as_str);
        match id.and_then(|id| self.named.get(id)) {
            Some(object) => object,
            None => value,
        }
    }

    /// The addresses, captions and credits of the pictures that a field holds.
    pub(super) fn pictures(&self, name: &str) -> Vec<LinkedPicture> {
        let values = listed(self.field(name));
        let pictures = values.iter().filter_map(|value| match value {
            Value::String(address) => {
                Some(LinkedPicture { address: address.clone(), ..LinkedPicture::default() })
            }
            object => {
                let object = self.whole(object);
                let text = |name: &str| object.field(name).and_then(Value::as_str).map(plain);
                let address = text("url").or_else(|| text("contentUrl")).or_else(|| text("@id"))?;
                let credit = text("creditText").or_else(|| text("copyrightHolder"));
                Some(LinkedPicture { address, caption: text("caption"), credit })
            }
        });
        pictures.collect()
    }

    /// The places that a field holds, by their names or where they are.
    pub(super) fn places(&self, name: &str) -> Vec<String> {
        let place = |value: &Value| match value {
            Value::String(words) => Some(plain(words)).filter(|words| !words.is_empty()),
            object => {
                let whole = self.whole(object);
                let address = || whole.field("address");
                name_of(whole)
                    .or_else(|| address()?.as_str().map(plain))
                    .or_else(|| address()?.get("addressLocality")?.as_str().map(plain))
            }
        };
        listed(self.field(name)).iter().filter_map(place).collect()
    }

    /// The corrections of the story: the day, and the words of each.
    pub(super) fn corrections(&self) -> Vec<(Option<String>, Option<String>)> {
        let correction = |value: &Value| match value {
            Value::String(words) => (None, Some(plain(words))),
            object => {
                let object = self.whole(object);
                let said = |names: &[&str]| {
                    names.iter().find_map(|name| object.field(name)?.as_str()).map(plain)
                };
                let days = ["datePublished", "dateModified", "dateCreated"];
                (said(&days), said(&["text", "description", "name"]))
            }
        };
        listed(self.field("correction")).iter().map(correction).collect()
    }

    /// The authors that are houses and not persons.
    pub(super) fn houses(&self) -> BTreeSet<&str> {
        let houses = listed(self.field("author")).iter().filter_map(|value| {
            let object = self.whole(value);
            let kind = object.field("@type").and_then(Value::as_str).unwrap_or_default();
            let name = object.field("name").and_then(Value::as_str)?;
            kind.ends_with("Organization").then_some(name)
        });
        houses.collect()
    }
}

/// The values of a field that holds one or several.
fn listed(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// A picture as JSON-LD has it.
#[derive(Debug, Clone, Default)]
pub(super) struct LinkedPicture {
    pub(super) address: String,
    pub(super) caption: Option<String>,
    pub(super) credit: Option<String>,
}

/// What has fields: a value, or an object by itself.
trait Fields {
    fn field(&self, name: &str) -> Option<&Value>;
}

impl Fields for Value {
    fn field(&self, name: &str) -> Option<&Value> {
        self.get(name)
    }
}

impl Fields for Map<String, Value> {
    fn field(&self, name: &str) -> Option<&Value> {
        self.get(name)
    }
}

fn name_of<T: Fields + ?Sized>(object: &T) -> Option<String> {
    let name = object.field("name")?;
    let name = match name {
        Value::Array(names) => names.first()?,
        name => name,
    };
    name.as_str().map(plain).filter(|name| !name.is_empty())
}

/// The types of an object, without the vocabulary's address.
fn types(object: &Map<String, Value>) -> Vec<&str> {
    let types = match object.get("@type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let names = types.iter().filter_map(Value::as_str);
    names.map(|name| name.rsplit(['/', '#', ':']).next().unwrap_or(name)).collect()
}

fn parsed(text: &str) -> Option<Value> {
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text))).ok()
}

/// The text with what publishers' systems most often get wrong put right: comments around it or in
/// it, line ends and tabs within strings, commas before a closing bracket.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut within = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !within {
            let comment = [("<!--", "-->"), ("/*", "*/")]
                .into_iter()
                .find(|(open, _)| rest.starts_with(open));
            if let Some((open, shut)) = comment {
                // An opened and never closed mark is one that hides the script from old browsers.
                rest = rest.find(shut).map_or(&rest[open.len()..], |end| &rest[end + shut.len()..]);
                continue;
            }
            let marks = ["//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "-->"];
            if let Some(mark) = marks.iter().find(|mark| rest.starts_with(**mark)) {
                rest = &rest[mark.len()..];
                continue;
            }
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '"' => {
                within = !within;
                out.push(c);
            }
            '\\' if within => {
                let next = rest.chars().next();
                // An escape that JSON does not have stands for the sign itself.
                if let Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') = next {
                    out.push('\\');
                }
                if let Some(next) = next {
                    out.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
            c if within && c.is_control() => out.push(' '),
            ']' | '}' if !within => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
