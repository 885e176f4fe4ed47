//! An import is brought in until it changes nothing more.
//!
//! # Decision: what meets other tellings is merged with what came of it
//! *Context.* Which of several tellings are one story is seen by what is known of them: by the story that
//! is there, its versions, its other names. At the first import of a lot there is none of that, and at the
//! second there is: a telling that was found to be a version by its text is known by its name then, and
//! may give what nothing gave before. To be asked to import twice until all is told is no answer.
//! *Decision.* Where something came in twice, was a version or renewed a story, and the set is another
//! than it was, the same stories are brought into that set once more, and so on a few times. What was said
//! of each at first stands, unless it became a story of its own later.
//! *Consequences.* The next import of the same sources says "unchanged". Such an import is merged twice,
//! which takes a small part of the time of reading it; most are not.

use super::draft::Draft;
use super::merge::{Merged, Outcome};
use crate::article::json::Json;
use crate::article::{ArticleSet, Removed};

/// How many times an import is brought in, at the most. What goes round in a ring is left there.
const PASSES: usize = 5;

/// Brings drafts into a set by as many passes as it takes.
pub(super) fn settled(
    set: &ArticleSet,
    drafts: Vec<Draft>,
    others_out: &[Removed],
    pass: impl Fn(&ArticleSet, Vec<Draft>, &[Removed]) -> Merged,
) -> Merged {
    let written = written(&drafts);
    let mut merged = pass(set, drafts, others_out);
    let mut is_changed =
        set.articles() != merged.articles || set.removed() != merged.removed.as_slice();
    for _ in 1..PASSES {
        if !is_changed || !merged.outcomes.iter().any(|(_, outcome)| meets_another(outcome)) {
            break;
        }
        let now = set.holding(merged.articles.clone(), merged.removed.clone());
        let Some((now, drafts)) = now.zip(read(&written)) else { break };
        let next = pass(&now, drafts, others_out);
        is_changed = next.articles != merged.articles || next.removed != merged.removed;
        merged.articles = next.articles;
        merged.removed = next.removed;
        merged.conflicts.extend(next.conflicts);
        for (said, next) in merged.outcomes.iter_mut().zip(next.outcomes) {
            if next.1 == Outcome::New {
                *said = next;
            }
        }
    }
    merged
}

/// The drafts as text, as they came from the process that read them. What may be brought in once more is
/// kept so: as drafts it would be a third of all that an import takes. Deflated it was no less in all.
fn written(drafts: &[Draft]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for draft in drafts {
        serde_json::to_writer(&mut out, draft).ok()?;
        out.push(b'\n');
    }
    Some(out)
}

fn read(written: &Option<Vec<u8>>) -> Option<Vec<Draft>> {
    let lines = written.as_ref()?.split_inclusive(|&byte| byte == b'\n');
    lines.map(|line| Draft::read(serde_json::from_slice(line).ok()?).ok()).collect()
}

/// Whether a story was joined with what is known of it otherwise.
fn meets_another(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Twice | Outcome::VersionOf(_) | Outcome::Updated => true,
        Outcome::New | Outcome::Same | Outcome::Removed | Outcome::Refused(..) => false,
    }
}
