//! Which story is meant by what was typed: its id, its slug or a former one, or the beginning of
//! either where no other story's begins so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::Why;
use crate::article::{ArticleSet, Removed};
use crate::press::report::plain;

/// How many stories are suggested.
const SUGGESTED: usize = 5;

/// Names in order, each with the place of what has it, so that of thousands none is looked for twice.
#[derive(Default)]
struct ByName<'a>(BTreeMap<&'a str, BTreeSet<usize>>);

impl<'a> ByName<'a> {
    fn put(&mut self, name: &'a str, place: usize) {
        self.0.entry(name).or_default().insert(place);
    }

    /// The first place that has exactly this name.
    fn of(&self, typed: &str) -> Option<usize> {
        self.0.get(typed)?.first().copied()
    }

    /// All places that have a name which begins so.
    fn beginning(&self, typed: &str) -> BTreeSet<usize> {
        if typed.is_empty() {
            return BTreeSet::new();
        }
        let names = self.0.range::<str, _>((Bound::Included(typed), Bound::Unbounded));
        names
            .take_while(|(name, _)| name.starts_with(typed))
            .flat_map(|(_, at)| at)
            .copied()
            .collect()
    }
}

/// The stories of a set by their names.
pub(super) struct Stories<'a> {
    set: &'a ArticleSet,
    ids: ByName<'a>,
    slugs: ByName<'a>,
    former: ByName<'a>,
}

impl<'a> Stories<'a> {
    pub(super) fn of(set: &'a ArticleSet) -> Self {
        let mut all = Self {
            set,
            ids: ByName::default(),
            slugs: ByName::default(),
            former: ByName::default(),
        };
        for (place, story) in set.articles().iter().enumerate() {
            all.ids.put(story.id.as_str(), place);
            all.slugs.put(story.slug.as_str(), place);
            story.former_slugs.iter().for_each(|slug| all.former.put(slug.as_str(), place));
        }
        all
    }

    /// The place of the story that is meant.
    ///
    /// # Errors
    /// None is, or several are; some are suggested.
    pub(super) fn meant(&self, typed: &str) -> Result<usize, Why> {
        let slug = || self.slugs.of(typed).into_iter().chain(self.former.of(typed)).min();
        if let Some(place) = self.ids.of(typed).or_else(slug) {
            return Ok(place);
        }
        let found = &self.ids.beginning(typed) | &self.slugs.beginning(typed);
        let found: Vec<usize> = found.into_iter().collect();
        match found.as_slice() {
            [place] => Ok(*place),
            [] => Err(none(self.set, typed)),
            places => Err(format!(
                "`{typed}` may be any of {} stories; write more of the id:{}",
                places.len(),
                suggested(self.set, places)
            )),
        }
    }
}

/// The stories that were taken out, by their names.
pub(super) struct Out<'a> {
    removed: &'a [Removed],
    names: ByName<'a>,
    back: BTreeSet<usize>,
}

impl<'a> Out<'a> {
    pub(super) fn of(removed: &'a [Removed]) -> Self {
        let mut names = ByName::default();
        for (place, out) in removed.iter().enumerate() {
            names.put(out.id.as_str(), place);
            names.put(out.slug.as_str(), place);
        }
        Self { removed, names, back: BTreeSet::new() }
    }

    /// Lets the one that is meant come back, and gives its place; of those that came back, none is meant
    /// again.
    ///
    /// # Errors
    /// None is, or several are.
    pub(super) fn take_back(&mut self, typed: &str) -> Result<usize, Why> {
        let left = |places: Option<&BTreeSet<usize>>| {
            places.into_iter().flatten().copied().find(|place| !self.back.contains(place))
        };
        let place = match left(self.names.0.get(typed)) {
            Some(place) => place,
            None => self.beginning(typed)?,
        };
        self.back.insert(place);
        Ok(place)
    }

    /// Those that are out still.
    pub(super) fn left(&self) -> Vec<Removed> {
        let places = self.removed.iter().enumerate();
        places.filter(|(at, _)| !self.back.contains(at)).map(|(_, out)| out.clone()).collect()
    }

    fn beginning(&self, typed: &str) -> Result<usize, Why> {
        let found = &self.names.beginning(typed) - &self.back;
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some(place), None) => Ok(place),
            (Some(_), Some(_)) => Err(format!(
                "`{typed}` may be several of the stories taken out; write more of the id"
            )),
            _ if self.removed.len() == self.back.len() => {
                Err(format!("`{typed}` is not among the stories taken out: there are none"))
            }
            _ => {
                let places = self.removed.iter().enumerate().rev();
                let left = places.filter(|(at, _)| !self.back.contains(at));
                let ids: Vec<String> = left
                    .take(SUGGESTED)
                    .map(|(_, out)| format!("\n  {}  {}", out.id, plain(&out.headline)))
                    .collect();
                Err(format!(
                    "`{typed}` is not among the stories taken out; the last of them:{}",
                    ids.concat()
                ))
            }
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
    let lines = stories.map(|story| format!("\n  {}  {}", story.id, plain(&story.headline)));
    let more = places.len().saturating_sub(SUGGESTED);
    let rest = (more > 0).then(|| format!("\n  and {more} more"));
    lines.chain(rest).collect()
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
