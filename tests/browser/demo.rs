//! The article set the reader was built with, read as plain JSON: what the tests expect comes from it,
//! so that stories may change without any test being touched.

use std::{fs, path::Path};

use serde_json::Value;
use xtask::failure::Failure;

/// The stories of `articles.json`.
pub(crate) struct Demo {
    stories: Vec<Story>,
}

/// As much of one as the tests ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) slug: String,
    pub(crate) headline: String,
    pub(crate) language: String,
    pub(crate) section: String,
    pub(crate) source: String,
    /// As published, with its zone.
    pub(crate) published: String,
    pub(crate) has_image: bool,
    /// Everything in it, as JSON.
    pub(crate) json: Value,
}

impl Story {
    /// The day in the story's own zone.
    pub(crate) fn day(&self) -> &str {
        self.published.get(..10).unwrap_or_default()
    }
}

impl Demo {
    pub(crate) fn read(dist: &Path) -> Result<Self, Failure> {
        let path = dist.join("articles.json");
        let bytes = fs::read(&path).map_err(|cause| Failure::file("read", &path, &cause))?;
        let set: Value = serde_json::from_slice(&bytes)
            .map_err(|cause| Failure::new(format!("`{}` is not JSON: {cause}", path.display())))?;
        let stories = set["articles"].as_array().map(Vec::as_slice).unwrap_or_default();
        if stories.is_empty() {
            return Err(Failure::new(format!("`{}` has no `articles`", path.display())));
        }
        Ok(Self { stories: stories.iter().map(story).collect() })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.stories.len()
    }

    /// How many are such.
    pub(crate) fn count(&self, such: impl Fn(&Story) -> bool) -> usize {
        self.stories.iter().filter(|story| such(story)).count()
    }

    /// The first that is such. A demo set without one cannot show what it is meant to.
    pub(crate) fn first(&self, what: &str, such: impl Fn(&Story) -> bool) -> &Story {
        self.stories
            .iter()
            .find(|story| such(story))
            .unwrap_or_else(|| panic!("the demo set has no {what}"))
    }

    /// The one of that slug.
    pub(crate) fn story(&self, slug: &str) -> &Story {
        self.first(slug, |story| story.slug == slug)
    }

    /// Those that are such.
    pub(crate) fn all(&self, such: impl Fn(&Story) -> bool) -> Vec<&Story> {
        self.stories.iter().filter(|story| such(story)).collect()
    }
}

fn story(json: &Value) -> Story {
    let text = |field: &str| json[field].as_str().unwrap_or_default().to_owned();
    Story {
        slug: text("slug"),
        headline: text("headline"),
        language: text("language"),
        section: text("section"),
        source: text("source"),
        published: text("published"),
        has_image: json["lead_image"].is_object(),
        json: json.clone(),
    }
}
