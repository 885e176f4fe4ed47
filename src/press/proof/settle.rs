//! What became of each passage: the story is asked first, the trail where the story says nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::copy::Passage;
use super::told::{Stands, Told};
use super::{FURTHER_ON, Marked, cut, dates, fields, letters};
use crate::press::beside;
use crate::press::draft::Draft;
use crate::press::trail::{At, BELOW_HEADLINE, Fate, Step, Trail};

/// The passages, each with its mark.
pub(super) fn settled(passages: Vec<Passage>, draft: &Draft, trail: &Trail) -> Vec<Marked> {
    let told = Told::of(draft);
    let mut stands: Vec<Stands> = passages.iter().map(|passage| stands(passage, &told)).collect();
    let again = shared_out(&passages, &mut stands, &told);
    let text = span_of_text(&passages, &stands, &told);
    let tidied = Tidied::of(trail);
    let fields = fields::taken(&passages, &stands, draft, trail);
    let mut marked: Vec<Marked> = Vec::with_capacity(passages.len());
    let mut before = None;
    for (n, (passage, stands)) in passages.iter().zip(&stands).enumerate() {
        let mut mark = Marked {
            line: passage.line,
            tag: passage.tag.clone(),
            words: cut(&passage.words),
            ..Marked::default()
        };
        let is_blank = letters(passage.said()).is_empty();
        let again = again.get(&n).copied();
        let field = fields.get(&n).map(|why| (Fate::Kept, why.clone()));
        match field.or_else(|| judged(passage, stands, again.is_some(), &told, &tidied)) {
            Some((fate, why)) => {
                mark.fate = Some(fate);
                mark.why = why.into_owned();
            }
            None if is_blank && passage.told.is_none() => {
                marked.push(mark);
                continue;
            }
            None => {
                mark.fate = Some(Fate::Dropped);
                mark.why = unaccounted(passage, n, &text).to_owned();
            }
        }
        match (mark.fate, stands) {
            (Some(Fate::Kept), Stands::In(part)) if before == Some(*part) => {
                mark.why += FURTHER_ON;
            }
            (Some(Fate::Kept), Stands::As(part) | Stands::In(part)) => {
                mark.story = cut(&told.parts[*part].words);
            }
            (Some(Fate::Kept), Stands::Holding(parts)) => {
                let words: Vec<&str> =
                    parts.iter().map(|&n| told.parts[n].words.as_str()).collect();
                mark.story = cut(&words.join(" / "));
            }
            (Some(fate @ (Fate::Kept | Fate::Merged)), Stands::Nowhere) => {
                if fate == Fate::Kept {
                    let part = told.named(&mark.why);
                    mark.story = part.map(|part| cut(&told.parts[part].words)).unwrap_or_default();
                }
                if let Some(date) = dates::told(fate, &mark.why, passage.said(), draft) {
                    (mark.fate, mark.why) = (Some(date.0), date.1);
                    mark.story = if fate == Fate::Kept { date.2 } else { String::new() };
                }
            }
            (Some(Fate::Merged), _) => mark.with = again.map(|first| passages[first].line),
            _ => {}
        }
        before = match (mark.fate, stands) {
            (Some(Fate::Kept), Stands::As(part) | Stands::In(part)) => Some(*part),
            (Some(Fate::Kept), Stands::Holding(parts)) => parts.last().copied(),
            _ => None,
        };
        marked.push(mark);
    }
    say_with_which(&passages, &mut marked);
    marked
}

/// Where a passage stands in the story.
fn stands(passage: &Passage, told: &Told) -> Stands {
    /// So many letters do not stand in a story by chance.
    const MANY: usize = 24;
    let found = told.stands(passage.said());
    let by_chance = match &found {
        // The name of the outlet stands all over its pages.
        Stands::As(part) => told.parts[*part].name == "outlet",
        Stands::In(_) => letters(passage.said()).chars().count() < MANY,
        Stands::Holding(_) | Stands::Nowhere => false,
    };
    if by_chance && passage.is_free { Stands::Nowhere } else { found }
}

/// Names for each merged passage the line that has the same words and was kept.
fn say_with_which(passages: &[Passage], marked: &mut [Marked]) {
    let kept = marked.iter().zip(passages).filter(|(mark, _)| mark.fate == Some(Fate::Kept));
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for (mark, passage) in kept {
        lines.entry(letters(passage.said())).or_insert(mark.line);
    }
    let merged = marked.iter_mut().zip(passages);
    for (mark, passage) in merged.filter(|(mark, _)| mark.fate == Some(Fate::Merged)) {
        mark.with = mark.with.or_else(|| lines.get(&letters(passage.said())).copied());
    }
}

/// What became of a passage, as far as story and trail tell.
fn judged(
    passage: &Passage,
    stands: &Stands,
    again: bool,
    told: &Told,
    tidied: &Tidied,
) -> Option<(Fate, Cow<'static, str>)> {
    if letters(passage.said()).is_empty() {
        return passage.told.clone();
    }
    let noted = passage.told.clone();
    let gone = |noted: &Option<(Fate, Cow<'static, str>)>| {
        noted.clone().filter(|(fate, _)| *fate != Fate::Kept)
    };
    match stands {
        // Where a page says the same in two places, the one that was taken is the one in its text.
        Stands::As(_) if again => Some(
            gone(&noted)
                .or_else(|| passage.beside.map(|why| (Fate::Merged, why.into())))
                .unwrap_or((Fate::Merged, "said again".into())),
        ),
        // What was merged with nothing else is what was kept.
        Stands::As(part) => {
            let dropped = noted.filter(|(fate, _)| *fate == Fate::Dropped);
            Some(dropped.unwrap_or_else(|| kept_as(passage, told, *part)))
        }
        Stands::In(_) | Stands::Holding(_) => {
            if let Some(gone) = gone(&noted) {
                return Some(gone);
            }
            if let Some(why) = passage.beside {
                return Some((Fate::Dropped, why.into()));
            }
            let part = match stands {
                Stands::In(part) => *part,
                Stands::Holding(parts) => parts[0],
                _ => return None,
            };
            if let Stands::Holding(parts) = stands {
                let mut names: Vec<&str> =
                    parts.iter().map(|&n| told.parts[n].name.as_str()).collect();
                names.dedup();
                return Some((Fate::Kept, names.join(", ").into()));
            }
            Some(kept_as(passage, told, part))
        }
        Stands::Nowhere => gone(&noted)
            .or_else(|| tidied.of_words(passage.said()).filter(|(fate, _)| *fate == Fate::Kept))
            .or_else(|| passage.beside.map(|why| (Fate::Dropped, why.into())))
            .or_else(|| tidied.of_words(passage.said()))
            .or_else(|| noted.filter(|_| !passage.is_part)),
    }
}

fn kept_as(passage: &Passage, told: &Told, part: usize) -> (Fate, Cow<'static, str>) {
    let name = told.parts[part].name.clone();
    // A line that a reader took as one thing may say the same as another by chance.
    match &passage.told {
        Some((Fate::Kept, why)) if told.named(why).is_some_and(|other| other != part) => {
            (Fate::Kept, why.clone())
        }
        _ => (Fate::Kept, name.into()),
    }
}

/// Shares the parts of the story out among the passages that say the same: one of the text before
/// one beside it, and a heading before a link to the page; what a story says twice, twice. Gives for
/// each passage that is one too many the one that was taken.
fn shared_out(passages: &[Passage], stands: &mut [Stands], told: &Told) -> BTreeMap<usize, usize> {
    let mut alike: BTreeMap<usize, Vec<(bool, bool, usize)>> = BTreeMap::new();
    for (n, (passage, stands)) in passages.iter().zip(stands.iter()).enumerate() {
        let Stands::As(part) = stands else { continue };
        let is_gone = matches!(passage.told, Some((Fate::Merged | Fate::Dropped, _)));
        let is_headline = told.parts[*part].name == "headline";
        let rank = (
            is_gone || passage.beside.is_some() && !passage.is_head,
            is_headline && !passage.is_head,
            n,
        );
        alike.entry(*part).or_default().push(rank);
    }
    let mut again = BTreeMap::new();
    for (part, mut ranked) in alike {
        ranked.sort_unstable();
        let parts = told.alike(part);
        let takes = |&&(is_gone, ..): &&(bool, bool, usize)| !is_gone;
        let count = ranked.iter().take_while(takes).count().clamp(1, parts.len());
        let first = ranked[0].2;
        let mut taken: Vec<usize> = ranked[..count].iter().map(|(.., n)| *n).collect();
        taken.sort_unstable();
        for (n, part) in taken.into_iter().zip(parts) {
            stands[n] = Stands::As(*part);
        }
        again.extend(ranked[count..].iter().map(|(.., n)| (*n, first)));
    }
    again
}

/// From the first to the last passage that is text of the story.
fn span_of_text(passages: &[Passage], stands: &[Stands], told: &Told) -> std::ops::Range<usize> {
    let is_text = |n: &usize| {
        let part = match &stands[*n] {
            Stands::As(part) | Stands::In(part) => *part,
            Stands::Holding(parts) => parts[0],
            Stands::Nowhere => return false,
        };
        passages[*n].beside.is_none() && told.parts[part].name.starts_with("paragraph")
    };
    let mut all = (0..passages.len()).filter(is_text);
    let first = all.next().unwrap_or(0);
    first..all.next_back().map_or(first, |last| last + 1)
}

/// What is said of a passage of which nobody noted anything.
fn unaccounted(passage: &Passage, n: usize, text: &std::ops::Range<usize>) -> &'static str {
    if passage.tag.is_empty() || passage.is_part {
        return "not in the story";
    }
    if let Some(called) = passage.called {
        return called;
    }
    if passage.tag == "img" {
        return "a picture that the story does not show";
    }
    match () {
        () if text.contains(&n) => "amid the text, and not taken for a part of it",
        () if n < text.start => "above the story",
        () => "below the story",
    }
}

/// What the passes of an editor did, by the words of the passage that it was done to.
struct Tidied(BTreeMap<String, (Fate, Cow<'static, str>)>);

/// How many letters tell a passage from the others.
const TELLING: usize = 40;

impl Tidied {
    fn of(trail: &Trail) -> Self {
        let mut tidied = BTreeMap::new();
        for step in &trail.0 {
            let At::Node(node) = &step.at else { continue };
            if step.fate != Fate::Kept && node.starts_with("body[") || node == BELOW_HEADLINE {
                let key = letters(&step.words).chars().take(TELLING).collect();
                tidied.entry(key).or_insert((step.fate, step.why.clone()));
            }
        }
        Self(tidied)
    }

    fn of_words(&self, words: &str) -> Option<(Fate, Cow<'static, str>)> {
        let key: String = letters(words).chars().take(TELLING).collect();
        self.0.get(&key).cloned()
    }
}

/// A step without addresses that are ours alone: what lies beside the source is told as a path.
pub(super) fn without_beside(step: &Step) -> Step {
    let words = beside::shown(&step.words);
    let is_bare = words.is_empty() && !step.words.is_empty();
    let words = if is_bare { "the source itself, which has no address".to_owned() } else { words };
    Step { words, ..step.clone() }
}
