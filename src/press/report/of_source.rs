//! What is said of one source and of its stories, on a terminal.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::super::files::of_file_name;
use super::super::merge::Outcome;
use super::super::source::Complaint;
use super::{OfSource, SAID, plain};

/// What a source is, how many of its stories were taken, and what is to be known of them.
pub(super) fn say_source(source: &OfSource, out: &mut String) {
    let taken = source.stories.iter().filter(|story| story.outcome.is_taken()).count();
    let title =
        source.title.as_deref().map(|title| format!(" \"{}\"", plain(title))).unwrap_or_default();
    let name = plain(&source.name);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{name}: {}{title}, {}",
        plain(&source.what),
        match (taken, source.stories.len() + source.lost) {
            _ if source.stories.is_empty() => "no story taken".to_owned(),
            (1, 1) => "1 story taken".to_owned(),
            (taken, 1) => format!("{taken} of 1 story taken"),
            (taken, all) => format!("{taken} of {all} stories taken"),
        }
    );
    if let (1.., Some(outlet)) = (source.named_after_file, of_file_name(&source.name)) {
        let _ = writeln!(out, "  source named from the file: \"{}\"", plain(&outlet));
    }
    if let Some(site) = &source.named_after_site {
        let _ = writeln!(out, "  source named from its address: \"{}\"", plain(site));
    }
    let is_silent = source.stories.is_empty() && source.complaints.is_empty();
    if is_silent && source.refused + source.lost == 0 {
        out.push_str("  there is no story in it\n");
    }
    for story in &source.stories {
        if let Outcome::Refused(what, next) = &story.outcome {
            let _ = writeln!(
                out,
                "  refused: \"{}\" {}; {}",
                plain(&story.headline),
                plain(what),
                plain(next)
            );
        }
    }
    say_held(source, out);
    say_versions(source, out);
    say_remarks(source, out);
    say_complaints(&source.complaints, "  ", out);
}

/// Which stories wait for an editor's word: all of them, since each is a question.
fn say_held(source: &OfSource, out: &mut String) {
    for story in &source.stories {
        if let (Outcome::Held { headline, .. }, Some(id)) = (&story.outcome, &story.id) {
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "  held back: \"{}\" has most of the words of \"{}\", which was taken out; if it is another story, import it once more with `--take {id}`, and if it is that one, with `--leave {id}`",
                plain(&story.headline),
                plain(headline)
            );
        }
    }
}

/// Which stories are tellings of another, by another outlet or another door, and by which name the one is
/// known that is kept.
fn say_versions(source: &OfSource, out: &mut String) {
    let versions = source.stories.iter().filter_map(|story| match &story.outcome {
        Outcome::VersionOf(id) => Some((&story.headline, id)),
        _ => None,
    });
    let mut more = 0;
    for (n, (headline, id)) in versions.enumerate() {
        if n >= SAID {
            more += 1;
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  \"{}\": another telling of {id}, listed with that; the text of the two that stays is the one that was kept",
            plain(headline)
        );
    }
    if more > 0 {
        let _ = writeln!(out, "  and {more} more; `--report FILE` lists them all");
    }
}

/// What could not be taken, each on a line that begins with these blanks.
pub(super) fn say_complaints(complaints: &[Complaint], blanks: &str, out: &mut String) {
    for Complaint { at, what, next } in complaints.iter().take(SAID) {
        let at = at.as_ref().map(|at| format!("{}: ", plain(&at.to_string()))).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{blanks}{at}{}; {}", plain(what), plain(next));
    }
    let more = complaints.len().saturating_sub(SAID);
    if more > 0 {
        let _ = writeln!(out, "{blanks}and {more} more; `--report FILE` lists them all");
    }
}

/// What is to be said of passages of stories; once, where it is the same of many of them.
fn say_remarks(source: &OfSource, out: &mut String) {
    const MANY: usize = 3;
    let remarks = || {
        source.stories.iter().flat_map(|story| story.remarks().map(move |remark| (story, remark)))
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    remarks().for_each(|(_, remark)| *counts.entry(remark).or_default() += 1);
    let mut said = 0;
    let mut unsaid = 0;
    for (story, remark) in remarks() {
        // Writing to a string cannot fail.
        let (headline, words) = (plain(&story.headline), plain(remark));
        // What is advised can be done as it is said.
        let words = match &story.id {
            Some(id) => words.replace("edit ID ", &format!("edit {id} ")),
            None => words,
        };
        match counts.get_mut(remark) {
            // Said with the first of them.
            Some(0) => continue,
            _ if said >= SAID => {
                unsaid += 1;
                continue;
            }
            Some(count) if *count >= MANY => {
                let _ = writeln!(out, "  {count} stories, the first \"{headline}\": {words}");
                *count = 0;
            }
            _ => {
                let _ = writeln!(out, "  \"{headline}\": {words}");
            }
        }
        said += 1;
    }
    let unsaid = match unsaid {
        0 => return,
        1 => "1 more remark".to_owned(),
        several => format!("{several} more remarks"),
    };
    let _ = writeln!(out, "  and {unsaid}; `--report FILE` lists them all");
}
