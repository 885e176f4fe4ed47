//! What `offprint.toml` says: the sources of an edition, and its name.

use std::path::Path;

use super::clean::line;
use super::files;
use super::import::Asked;
use super::stated_language::{WRITE_A_TAG, stated_language};
use crate::article::Line;

/// The name of the file.
pub const PROJECT: &str = "offprint.toml";

/// The most bytes of it: a list of sources, not the sources.
const MOST: usize = 1_000_000;

/// What it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// The name of the edition.
    pub name: Option<Line>,
    /// Where its stories come from.
    pub sources: Vec<Asked>,
}

impl Project {
    /// Reads the file.
    ///
    /// # Errors
    /// In words: it is not there, is no TOML, or says something that is not understood.
    pub fn read(path: &Path) -> Result<Self, String> {
        if !files::is_there(path) {
            return Err(format!(
                "no source was named, and there is no `{}` that lists any; name files, folders or addresses",
                path.display()
            ));
        }
        let bytes = files::read(path, MOST).map_err(|error| error.to_string())?;
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("`{}` is not UTF-8; save it so", path.display()))?;
        Self::parse(&text).map_err(|why| format!("`{}`: {why}", path.display()))
    }

    /// Understands the text of the file.
    ///
    /// # Errors
    /// In words, with the member at fault.
    pub fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| not_toml(text, &error))?;
        let mut project = Self::default();
        for (name, value) in &table {
            match name.as_str() {
                "name" => project.name = Some(words("name", value)?),
                "source" => {
                    let list = value
                        .as_array()
                        .ok_or("`source` is written as [[source]], once for each")?;
                    for (n, source) in list.iter().enumerate() {
                        let read = source
                            .as_table()
                            .ok_or_else(|| "is no table".to_owned())
                            .and_then(asked);
                        project
                            .sources
                            .push(read.map_err(|why| format!("source {}: {why}", n + 1))?);
                    }
                }
                other => return Err(format!("`{other}` is not known; `name` and [[source]] are")),
            }
        }
        if project.sources.is_empty() {
            return Err("lists no source; add [[source]] with `at`".to_owned());
        }
        Ok(project)
    }
}

/// What is wrong with a text that is no TOML, and in which line.
fn not_toml(text: &str, error: &toml::de::Error) -> String {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    format!("line {line}: {}; mend that line", error.message())
}

fn words(name: &str, value: &toml::Value) -> Result<Line, String> {
    value.as_str().and_then(line).ok_or_else(|| format!("`{name}` wants words in quotes"))
}

fn asked(table: &toml::Table) -> Result<Asked, String> {
    let mut asked = Asked::default();
    for (name, value) in table {
        match name.as_str() {
            "at" => asked.at = words("at", value)?.to_string().into(),
            "name" => asked.defaults.source = Some(words("name", value)?),
            "section" => asked.defaults.section = Some(words("section", value)?),
            "language" => {
                let tag = words("language", value)?;
                let language = stated_language(&tag)
                    .ok_or_else(|| format!("`{}` is no language; {WRITE_A_TAG}", &*tag))?;
                asked.defaults.language = Some(language);
            }
            other => {
                return Err(format!(
                    "`{other}` is not known; `at`, `name`, `section` and `language` are"
                ));
            }
        }
    }
    if asked.at.is_empty() {
        return Err("says not where it is; add `at` with a file, a folder or an address".to_owned());
    }
    Ok(asked)
}
