//! `offprint list`: the stories of a set, each with its id, to find the one that is meant.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::typed::List;
use super::{Why, say};
use crate::article::Article;
use crate::press::import::read_set;
use crate::press::report::plain;
use crate::press::{Limits, files};

pub(super) fn list(typed: &List) -> Result<ExitCode, Why> {
    let usual = PathBuf::from("articles.json");
    // Where the set is named by its flag, whatever else is typed is words.
    let (path, first) = match (&typed.also, &typed.set) {
        (Some(path), first) => (path, first.as_ref()),
        // `list ferry`: no file is called so, and the set lies where it usually does.
        (None, Some(word)) if is_word(word) && files::is_there(&usual) => (&usual, Some(word)),
        (None, Some(word)) if is_word(word) => {
            let word = word.display();
            return Err(format!(
                "there is no file `{word}`, and no `{}` in which to look for that word; name the set with `--set FILE`",
                usual.display()
            ));
        }
        (None, Some(path)) => (path, None),
        (None, None) => (&usual, None),
    };
    let set = read_set(path, &Limits::default()).map_err(|trouble| trouble.to_string())?;
    let first = first.map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> =
        first.iter().chain(&typed.words).map(|word| word.to_lowercase()).collect();
    let mut out = String::new();
    let mut count = 0;
    for story in set.articles().iter().filter(|story| has(story, &words)) {
        let day = story.published.map(|time| time.day().to_string());
        let day = day.unwrap_or_else(|| "no date".to_owned());
        out += &format!("{}  {day:10}  {}\n", story.id, plain(&story.headline));
        count += 1;
    }
    if count == 0 && !words.is_empty() {
        let words = plain(&words.join(" "));
        out += &match set.len() {
            0 => "there is no story in the set\n".to_owned(),
            1 => format!("the one story of the set does not have these words: {words}\n"),
            all => format!("none of the {all} stories has these words: {words}\n"),
        };
        say(&out);
        return Ok(ExitCode::from(1));
    }
    if words.is_empty() {
        out += &format!("{}\n", super::stories(count));
    } else {
        out += &format!("{} of {}\n", count, set.len());
    }
    say(&out);
    Ok(ExitCode::SUCCESS)
}

/// Whether what stands where a set may be named is a word to look for: no file is called so, and it does
/// not look like the name of one.
fn is_word(typed: &Path) -> bool {
    let named = typed.to_string_lossy();
    !files::is_there(typed) && !named.contains(['/', '\\']) && !named.contains(".json")
}

/// Whether a story has all of these words in its headline or its names.
fn has(story: &Article, words: &[String]) -> bool {
    let names = [story.id.as_str(), story.slug.as_str(), &story.source];
    let mut said = story.headline.to_lowercase();
    for name in names.into_iter().chain(story.section.as_deref()) {
        said.push(' ');
        said += &name.to_lowercase();
    }
    words.iter().all(|word| said.contains(word.as_str()))
}
