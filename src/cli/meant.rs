//! Which story is meant by what was typed: its id, its slug or a former one, or the beginning of
//! either where no other story's begins so.

use super::Why;
use crate::article::{ArticleSet, Removed};
use crate::press::report::plain;

/// How many stories are suggested.
const SUGGESTED: usize = 5;

/// The place of the story that is meant.
///
/// # Errors
/// None is, or several are; some are suggested.
pub(super) fn story(set: &ArticleSet, typed: &str) -> Result<usize, Why> {
    let stories = set.articles();
    if let Some(place) = stories.iter().position(|story| story.id.as_str() == typed) {
        return Ok(place);
    }
    let is_slug = |place: &usize| {
        let story = &stories[*place];
        story.slug.as_str() == typed || story.former_slugs.iter().any(|it| it.as_str() == typed)
    };
    if let Some(place) = (0..stories.len()).find(is_slug) {
        return Ok(place);
    }
    let begins = |place: &usize| {
        let story = &stories[*place];
        !typed.is_empty()
            && (story.id.as_str().starts_with(typed) || story.slug.as_str().starts_with(typed))
    };
    let found: Vec<usize> = (0..stories.len()).filter(begins).collect();
    match found.as_slice() {
        [place] => Ok(*place),
        [] => Err(none(set, typed)),
        places => Err(format!(
            "`{typed}` may be any of {} stories; write more of the id:{}",
            places.len(),
            suggested(set, places)
        )),
    }
}

/// The place among the stories taken out of the one that is meant.
///
/// # Errors
/// None is.
pub(super) fn removed(removed: &[Removed], typed: &str) -> Result<usize, Why> {
    let whole = |out: &Removed| out.id.as_str() == typed || out.slug.as_str() == typed;
    if let Some(place) = removed.iter().position(whole) {
        return Ok(place);
    }
    let begins = |out: &&Removed| {
        !typed.is_empty()
            && (out.id.as_str().starts_with(typed) || out.slug.as_str().starts_with(typed))
    };
    let mut found = removed.iter().enumerate().filter(|(_, out)| begins(out));
    match (found.next(), found.next()) {
        (Some((place, _)), None) => Ok(place),
        (Some(_), Some(_)) => {
            Err(format!("`{typed}` may be several of the stories taken out; write more of the id"))
        }
        _ if removed.is_empty() => {
            Err(format!("`{typed}` is not among the stories taken out: there are none"))
        }
        _ => {
            let ids: Vec<String> = removed
                .iter()
                .rev()
                .take(SUGGESTED)
                .map(|out| format!("\n  {}  {}", out.id, plain(&out.headline)))
                .collect();
            Err(format!(
                "`{typed}` is not among the stories taken out; the last of them:{}",
                ids.concat()
            ))
        }
    }
}

fn none(set: &ArticleSet, typed: &str) -> Why {
    if set.removed().iter().any(|out| out.id.as_str() == typed || out.slug.as_str() == typed) {
        return format!(
            "`{typed}` was taken out before; `offprint remove --undo {typed}` lets it come back"
        );
    }
    let near = near(set, typed);
    let what = format!("no story of the set has the id or slug `{typed}`");
    match near.is_empty() {
        true => format!("{what}; `offprint list` shows all ids with their headlines"),
        false => format!("{what}; did you mean one of these?{}", suggested(set, &near)),
    }
}

fn suggested(set: &ArticleSet, places: &[usize]) -> String {
    let stories = places.iter().take(SUGGESTED).map(|&place| &set.articles()[place]);
    stories.map(|story| format!("\n  {}  {}", story.id, plain(&story.headline))).collect()
}

/// Stories whose id or slug is a slip away, or whose headline has the words.
fn near(set: &ArticleSet, typed: &str) -> Vec<usize> {
    let small = typed.to_lowercase();
    let words: Vec<&str> =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, story) in set.articles().iter().enumerate() {
        let slips = slips(story.id.as_str(), &small).min(slips(story.slug.as_str(), &small));
        let headline = story.headline.to_lowercase();
        let holds = !words.is_empty() && words.iter().all(|word| headline.contains(word));
        if slips <= 2 || holds {
            found.push((slips, place));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, place)| place).take(SUGGESTED).collect()
}

/// How many letters have to be changed, added or taken away; many, where that is more than two.
fn slips(one: &str, other: &str) -> usize {
    const MANY: usize = 3;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) >= MANY || one.len().min(other.len()) < 4 {
        return MANY;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (n, letter) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = n + 1;
        for (m, with) in other.iter().enumerate() {
            let here = (row[m].min(row[m + 1]) + 1).min(before + usize::from(letter != with));
            before = std::mem::replace(&mut row[m + 1], here);
        }
    }
    row[other.len()].min(MANY)
}
