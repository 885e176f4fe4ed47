//! Near-duplicates: are rewrites made by known edits found, and nothing else with them?
//!
//! Real stories are rewritten as outlets rewrite wire copy: the end cut, paragraphs moved, one added,
//! the agency's line changed, a few words replaced; one edit or several. A pair that is no rewrite but
//! that two originals make by themselves (a story that was sent twice) is counted apart.

use crate::bars;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Instant;

use offprint::press::duplicates::{Told, pairs};
use offprint::press::wording::Wording;
use serde_json::Value;

/// The fewest words of a story that is rewritten: below, there is hardly anything to cut.
const WORDS: usize = 80;

pub(super) fn evaluate(data: &Path) -> Result<(), String> {
    for (file, most) in [("news/reuters.jsonl", 8_000), ("news/senate-5000.jsonl", 5_000)] {
        for seed in [7, 11] {
            let (precision, recall, kept) = measure(&data.join(file), most, seed)?;
            bars::at_least("near-duplicates, precision", precision as f64 / 1e3, 0.99);
            bars::at_least("near-duplicates, recall", recall as f64 / 1e3, 0.95);
            bars::at_least("near-duplicates, kept as versions", kept as f64 / 1e3, 0.95);
        }
    }
    Ok(())
}

fn measure(file: &Path, most: usize, seed: u64) -> Result<(usize, usize, usize), String> {
    let text = fs::read_to_string(file).map_err(|why| format!("{}: {why}", file.display()))?;
    let stories: Vec<Vec<String>> = text.lines().take(most).filter_map(paragraphs).collect();
    let mut chance = Chance(seed);
    let mut told: Vec<Told> = stories.iter().map(|story| of(story)).collect();
    let mut wordings: Vec<Wording> = stories.iter().map(|story| wording(story)).collect();
    let originals = told.len();
    let mut rewritten = Vec::new();
    for (n, story) in stories.iter().enumerate().step_by(2) {
        let words: usize = story.iter().map(|paragraph| paragraph.split_whitespace().count()).sum();
        if words >= WORDS {
            rewritten.push(n);
            let rewrite = rewrite(story, &mut chance);
            told.push(of(&rewrite));
            wordings.push(wording(&rewrite));
        }
    }
    let began = Instant::now();
    let found: BTreeSet<(usize, usize)> = pairs(&told).into_iter().collect();
    let took = began.elapsed().as_secs_f64();
    let (mut right, mut wrong, mut natural, mut kept) = (0, 0, 0, 0);
    for &(a, b) in &found {
        let origin =
            |place: usize| if place < originals { place } else { rewritten[place - originals] };
        let (one, other) = (origin(a), origin(b));
        if one == other {
            right += 1;
            // The one that is longer is kept, as `merge` does where no day is said.
            let (longer, shorter) = if told[a].count() < told[b].count() { (b, a) } else { (a, b) };
            let differences = wordings[longer].differences(&wordings[shorter]);
            kept += usize::from(differences.are_an_outlets(false));
        } else if b < originals || told[one].is_same(&told[other]) {
            natural += 1;
        } else {
            wrong += 1;
        }
    }
    let precision = right * 1000 / (right + wrong).max(1);
    let recall = right * 1000 / rewritten.len().max(1);
    let kept = kept * 1000 / rewritten.len().max(1);
    println!(
        "{}, seed {seed}: {originals} stories, {} rewrites; precision .{precision:03}, recall .{recall:03}, kept as versions .{kept:03}; {natural} pairs that are in the collection itself; {took:.2} s",
        file.file_name().unwrap_or_default().to_string_lossy(),
        rewritten.len(),
    );
    Ok((precision, recall, kept))
}

fn of(story: &[String]) -> Told {
    Told::of(story.iter().map(String::as_str))
}

fn wording(story: &[String]) -> Wording {
    Wording::of(story.iter().map(String::as_str))
}

/// The paragraphs of a story; where it has but one, its sentences.
fn paragraphs(line: &str) -> Option<Vec<String>> {
    let value: Value = serde_json::from_str(line).ok()?;
    let body = value["body"].as_str()?;
    let by_blank: Vec<String> = body
        .split("\n\n")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    if by_blank.len() > 2 {
        return Some(by_blank);
    }
    let sentences: Vec<String> =
        body.split_inclusive(". ").map(|part| part.trim().to_owned()).collect();
    (!sentences.is_empty()).then_some(sentences)
}

/// A story as another outlet prints it.
fn rewrite(story: &[String], chance: &mut Chance) -> Vec<String> {
    let mut story = story.to_vec();
    let edits = 1 + chance.below(3);
    for _ in 0..edits {
        match chance.below(5) {
            0 => {
                let kept = story.len() - story.len() * (10 + chance.below(30)) / 100;
                story.truncate(kept.max(1));
            }
            1 if story.len() > 2 => {
                let (from, to) = (chance.below(story.len()), chance.below(story.len()));
                let moved = story.remove(from);
                story.insert(to.min(story.len()), moved);
            }
            2 => {
                let added = format!(
                    "In our own district, number {}, people spoke of it all week and asked what it would mean for them.",
                    chance.below(1_000_000)
                );
                let place = chance.below(story.len() + 1);
                story.insert(place, added);
            }
            3 => {
                if let Some(first) = story.first_mut() {
                    *first = format!("TOWN {} (Another Agency) — {first}", chance.below(100));
                }
            }
            _ => {
                // One word in twenty-five.
                for paragraph in &mut story {
                    let words = paragraph.split_whitespace().map(|word| match chance.below(25) {
                        0 => "another".to_owned(),
                        _ => word.to_owned(),
                    });
                    *paragraph = words.collect::<Vec<_>>().join(" ");
                }
            }
        }
    }
    story
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}
