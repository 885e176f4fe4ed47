//! Search: which stories answer, in which order, and what is shown of them.

mod answers;
mod conditions;
mod facets;
mod judged;
mod languages;
mod marks;
mod packed;
mod plain;
mod queries;
mod ranking;
mod slips;
mod snippets;
mod suggestions;
mod words;

use offprint::article::{Article, ArticleSet, Day};
use offprint::search::{Answer, Filters, Index, Query, Request, Sort};
use offprint::text::door;
use serde_json::{Value, json};

/// What is typed, on Wednesday, 4 June 2025.
fn query(typed: &str) -> Query {
    Query::parse(typed, Day::parse("2025-06-04").unwrap())
}

/// A story of a test: its slug, and the fields that matter, laid over a plain story.
fn story(slug: &str, fields: Value) -> Value {
    let mut story = json!({
        "id": slug,
        "slug": slug,
        "headline": "Untitled",
        "source": "Desk",
        "language": "en",
        "body": [],
    });
    for (name, value) in fields.as_object().expect("fields are an object") {
        story[name] = value.clone();
    }
    story
}

/// A story of one paragraph.
fn told(slug: &str, text: &str) -> Value {
    story(slug, json!({ "body": [{ "kind": "paragraph", "text": text }] }))
}

fn read(stories: &[Value]) -> ArticleSet {
    let file = format!("{{\"format\": 1, \"articles\": {}}}", Value::from(stories));
    let (set, refusals) = ArticleSet::read(file.as_bytes());
    assert!(refusals.is_empty(), "{refusals:?}");
    set
}

/// Stories and their index.
struct Library {
    set: ArticleSet,
    index: Index,
}

impl Library {
    fn of(stories: &[Value]) -> Self {
        let set = read(stories);
        let mut index = Index::new(door());
        for article in set.articles() {
            index.add(article);
        }
        Self { set, index }
    }

    fn answer(&self, typed: &str, filters: &Filters, sort: Sort) -> Answer {
        let query = query(typed);
        self.index.answer(&Request { query: &query, filters, sort, top: 100 })
    }

    fn ask(&self, typed: &str) -> Answer {
        self.answer(typed, &Filters::default(), Sort::Best)
    }

    fn article(&self, slug: &str) -> &Article {
        self.set
            .articles()
            .iter()
            .find(|article| article.slug.as_str() == slug)
            .expect("the story is there")
    }

    fn slugs(&self, answer: &Answer) -> Vec<&str> {
        let articles = self.set.articles();
        answer.hits.iter().map(|hit| articles[hit.doc.0 as usize].slug.as_str()).collect()
    }

    /// The query gives these stories, in this order.
    #[track_caller]
    fn check(&self, typed: &str, slugs: &[&str]) {
        assert_eq!(self.slugs(&self.ask(typed)), slugs, "for `{typed}`");
    }
}
