//! A proof, once its story is one with what other sources tell of it: what stands in the set.

use std::collections::BTreeSet;

use super::{Marked, Proof, SHOWN, letters};
use crate::article::Article;
use crate::press::trail::Fate;

/// What is said of a passage in whose place the words of another source were kept.
const TOLD_OTHERWISE: &str = "kept as another source or an editor has it: ";

/// The parts of a story that are looked for: whole texts, which stand in a story as they are.
const PARTS: [&str; 8] =
    ["headline", "kicker", "standfirst", "byline", "paragraph", "subhead", "quote", "list"];

impl Proof {
    /// Marks as merged what was kept of the source and does not stand in the story that came of it.
    pub(in crate::press) fn join(&mut self, article: &Article) {
        let said = said(article);
        let is_part = |mark: &&mut Marked| {
            mark.fate == Some(Fate::Kept)
                && PARTS.iter().any(|part| mark.why.starts_with(part))
                && !mark.story.contains(" / ")
        };
        for mark in self.passages.iter_mut().filter(is_part) {
            let words = letters(&mark.story);
            if !words.is_empty() && !said.contains(&words) {
                mark.fate = Some(Fate::Merged);
                mark.why.insert_str(0, TOLD_OTHERWISE);
                mark.story.clear();
            }
        }
    }
}

/// What a story says, text by text, in the form in which a proof says it.
fn said(article: &Article) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    let mut take = |words: &str| {
        let shown: String = words.trim().chars().take(SHOWN).collect();
        said.insert(letters(&shown));
    };
    let lines = [Some(&article.headline), article.kicker.as_ref(), article.standfirst.as_ref()];
    lines.into_iter().flatten().chain(&article.bylines).for_each(|words| take(words));
    for block in &article.body {
        block.each_text(&mut |words, _| {
            take(words);
            words.lines().for_each(&mut take);
        });
    }
    said
}
