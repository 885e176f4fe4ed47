//! Stories in the simple form of the shared data, JSON lines of
//! `{"id","title","date","section","tags","source","lang","body"}`, made into articles.
//!
//! Shared by the benches: include it with `#[path]`.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use offprint::article::{
    Article, ArticleId, Block, Line, Prose, Slug, Span, Text, Time, write_set,
};
use offprint::text::Language;
use serde_json::Value;

/// A line of the simple form, as far as a workload looks at it, and the article made of it.
pub struct Story {
    /// The id as in the file.
    pub id: String,
    /// The title as in the file, which may be empty.
    pub title: String,
    /// The body as in the file, blank lines between paragraphs.
    pub body: String,
    /// The same as an article.
    pub article: Arc<Article>,
}

/// Reads the first `most` stories of a file.
///
/// # Errors
/// The file cannot be read, or a line of it is not in the simple form; the line is named.
pub fn read_stories(path: &Path, most: usize) -> io::Result<Vec<Story>> {
    let lines = fs::read_to_string(path)?;
    let lines = lines.lines().enumerate().filter(|(_, line)| !line.is_empty()).take(most);
    lines
        .map(|(n, line)| {
            let named = |what: &str| {
                io::Error::other(format!("`{}`, line {}: {what}", path.display(), n + 1))
            };
            let value: Value = serde_json::from_str(line).map_err(|why| named(&why.to_string()))?;
            story(&value, n).ok_or_else(|| named("not a story in the simple form"))
        })
        .collect()
}

/// Writes stories as an article set.
///
/// # Errors
/// The file cannot be written.
pub fn write_stories(stories: &[Story], path: &Path) -> io::Result<()> {
    let articles: Vec<Arc<Article>> = stories.iter().map(|story| story.article.clone()).collect();
    write_set(None, None, &articles, &[], io::BufWriter::new(fs::File::create(path)?))
}

fn story(value: &Value, n: usize) -> Option<Story> {
    let field = |name: &str| value.get(name).and_then(Value::as_str).map(without_controls);
    let (id, body) = (field("id")?, field("body")?);
    let title = field("title").unwrap_or_default();
    let opening: String = body.chars().take(80).collect();
    let headline =
        [title.as_str(), &opening, &id].into_iter().find_map(|text| Line::parse(text).ok())?;
    let tags = value.get("tags").and_then(Value::as_array).into_iter().flatten();
    let date = field("date").unwrap_or_default();
    let language = field("lang").unwrap_or_default();
    let mut blocks = Vec::new();
    for paragraph in body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        let text = Text(vec![Span::Text { text: Prose::parse(paragraph).ok()? }]);
        blocks.push(Block::Paragraph { text });
    }
    let article = Article {
        id: ArticleId::parse(&format!("story-{}", n + 1))?,
        slug: Slug::parse(&format!("story-{}", n + 1))?,
        former_slugs: Vec::new(),
        other_ids: Vec::new(),
        source_id: Line::parse(&id).ok(),
        headline,
        kicker: None,
        standfirst: None,
        bylines: Vec::new(),
        dateline: None,
        source: field("source")
            .and_then(|name| Line::parse(&name).ok())
            .or_else(|| Line::parse("unknown").ok())?,
        agency: None,
        published: Time::parse(&date),
        updated: None,
        corrected: None,
        section: field("section").and_then(|name| Line::parse(&name).ok()),
        topics: tags.filter_map(|tag| Line::parse(tag.as_str()?).ok()).collect(),
        places: Vec::new(),
        language: Language::parse(&language).or_else(|| Language::parse("en"))?,
        direction: None,
        lead_image: None,
        body: blocks,
        attributions: Vec::new(),
        versions: Vec::new(),
        address: None,
        licence: None,
        overrides: Vec::new(),
    };
    Some(Story { id, title, body, article: Arc::new(article) })
}

/// Old wire text holds control characters, which articles refuse.
fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
