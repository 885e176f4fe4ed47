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

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};
use std::path::Path;

use super::draft::Draft;
use super::files;
use super::held::Wishes;
use super::merge::{Merged, Outcome};
use crate::article::ArticleSet;
use crate::article::json::Json;

/// How many times an import is brought in, at the most. What goes round in a ring is left there.
const PASSES: usize = 5;

/// Brings drafts into a set by as many passes as it takes; `beside` is a file, of the set, beside which
/// there is room on the disk.
pub(super) fn settled(
    set: &ArticleSet,
    drafts: Vec<Draft>,
    wishes: Wishes<'_>,
    beside: Option<&Path>,
    pass: impl Fn(&ArticleSet, Vec<Draft>, Wishes<'_>) -> Merged,
) -> Merged {
    let (count, kept) = (drafts.len(), Kept::of(&drafts, beside));
    let mut merged = pass(set, drafts, wishes);
    let mut is_changed =
        set.articles() != merged.articles || set.removed() != merged.removed.as_slice();
    for _ in 1..PASSES {
        if !is_changed || !merged.outcomes.iter().any(|(_, outcome)| meets_another(outcome)) {
            break;
        }
        let now = set.holding(merged.articles.clone(), merged.removed.clone());
        let drafts = kept.as_ref().and_then(|kept| kept.drafts(count));
        let Some((now, drafts)) = now.zip(drafts) else { break };
        let next = pass(&now, drafts, wishes);
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

/// The drafts as text, as they came from the process that read them: what may be brought in once more. As
/// drafts it would be a third of all that an import takes; much of it is kept on the disk, which is no
/// memory at all. Deflated it was no less in all.
enum Kept {
    Text(Vec<u8>),
    Disk(File),
}

/// The most bytes of text that are kept in memory where there is a disk.
const MOST_IN_MEMORY: usize = 1 << 20;

impl Kept {
    fn of(drafts: &[Draft], mut beside: Option<&Path>) -> Option<Self> {
        let mut text = Vec::new();
        for draft in drafts {
            write(draft, &mut text)?;
            if text.len() > MOST_IN_MEMORY
                && let Some(set) = beside.take()
                && let Some(disk) = Self::on_disk(drafts, set)
            {
                return Some(disk);
            }
        }
        Some(Self::Text(text))
    }

    /// Nothing where the disk is full or closed.
    fn on_disk(drafts: &[Draft], beside: &Path) -> Option<Self> {
        let mut out = BufWriter::new(files::nameless(beside)?);
        drafts.iter().try_for_each(|draft| write(draft, &mut out))?;
        out.into_inner().ok().map(Self::Disk)
    }

    /// The drafts, of which there are so many: a list that grows takes up to twice what it holds.
    fn drafts(&self, count: usize) -> Option<Vec<Draft>> {
        let mut drafts = Vec::with_capacity(count);
        match self {
            Self::Text(text) => {
                for line in text.split_inclusive(|&byte| byte == b'\n') {
                    drafts.push(read(line)?);
                }
            }
            Self::Disk(file) => {
                let mut file = file;
                file.rewind().ok()?;
                for line in BufReader::new(file).split(b'\n') {
                    drafts.push(read(&line.ok()?)?);
                }
            }
        }
        Some(drafts)
    }
}

fn write(draft: &Draft, out: &mut impl Write) -> Option<()> {
    serde_json::to_writer(&mut *out, draft).ok()?;
    out.write_all(b"\n").ok()
}

fn read(line: &[u8]) -> Option<Draft> {
    Draft::read(serde_json::from_slice(line).ok()?).ok()
}

/// Whether a story was joined with what is known of it otherwise.
fn meets_another(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Twice | Outcome::VersionOf(_) | Outcome::Updated => true,
        Outcome::New
        | Outcome::Same
        | Outcome::Removed
        | Outcome::Held { .. }
        | Outcome::Refused(..) => false,
    }
}
