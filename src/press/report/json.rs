//! What an import did, as a machine reads it.

use serde_json::{Value, json};

use super::{OfStory, Report, field_name};
use crate::article::ArticleId;
use crate::press::merge::Outcome;
use crate::press::proof::{Marked, Proof};
use crate::press::source::Complaint;

/// What a written report says of itself, above all else: the names are in order.
const ABOUT: &str = "what an import of Offprint did";

/// Whether a text begins as a report does that was written.
pub(in crate::press) fn looks_like(text: &str) -> bool {
    let rest = text.strip_prefix('{').map_or("", str::trim_start);
    rest.strip_prefix("\"about\":").is_some_and(|rest| {
        rest.trim_start().strip_prefix('"').is_some_and(|said| said.starts_with(ABOUT))
    })
}

impl Report {
    /// The report as a machine reads it.
    pub fn json(&self) -> Value {
        let complaint = |complaint: &Complaint| json!({ "at": complaint.at.as_ref().map(ToString::to_string), "what": complaint.what, "next": self.advised(&complaint.next) });
        let story = |story: &OfStory| {
            let mut value = json!({
                "id": story.id.as_ref().map(ArticleId::as_str),
                "headline": story.headline,
                "outcome": story.outcome.word(),
                "pieces": story.trail.0.iter().map(|step| json!({
                    "at": step.at.to_string(), "fate": step.fate.to_string(), "why": step.why, "words": step.words,
                })).collect::<Vec<_>>(),
            });
            if let Some(proof) = &story.proof {
                value["source_lines"] = proof_json(proof);
            }
            if story.headline_guessed {
                value["headline_guessed"] = true.into();
            }
            let remarks: Vec<String> = story.remarks().map(|remark| self.advised(remark)).collect();
            if !remarks.is_empty() {
                value["remarks"] = json!(remarks);
            }
            match &story.outcome {
                Outcome::VersionOf(id) => value["version_of"] = id.as_str().into(),
                Outcome::Held { may_be, .. } => value["may_be"] = may_be.as_str().into(),
                Outcome::Refused(what, next) => {
                    value["refused"] = json!({ "what": what, "next": next })
                }
                _ => {}
            }
            value
        };
        let sources: Vec<Value> = self
            .sources
            .iter()
            .map(|source| {
                json!({
                    "name": source.name, "what": source.what, "title": source.title,
                    "stories_named_after_file": source.named_after_file,
                    "named_after_site": source.named_after_site,
                    "stories": source.stories.iter().map(story).collect::<Vec<_>>(),
                    "refused": source.refused,
                    "complaints": source.complaints.iter().map(complaint).collect::<Vec<_>>(),
                })
            })
            .collect();
        let conflicts: Vec<Value> = self
            .conflicts
            .iter()
            .map(|conflict| {
                json!({
                    "id": conflict.id.as_str(), "field": field_name(conflict.field),
                    "with": conflict.rival.word(), "was": conflict.was, "now": conflict.now, "editor": conflict.editor,
                })
            })
            .collect();
        let passed_over: Vec<Value> = self
            .passed_over
            .iter()
            .map(|(name, why)| json!({ "name": name, "why": why }))
            .collect();
        json!({
            "about": ABOUT,
            "stories": self.stories, "sources": sources, "passed_over": passed_over,
            "complaints": self.beside.iter().map(complaint).collect::<Vec<_>>(),
            "conflicts": conflicts,
            "out_elsewhere": self.out_elsewhere.iter().map(|(id, headline)| json!({ "id": id, "headline": headline })).collect::<Vec<_>>(),
        })
    }
}

/// A source beside its story as a machine reads it.
fn proof_json(proof: &Proof) -> Value {
    let passage = |passage: &Marked| {
        let mut value = json!({
            "line": passage.line, "words": passage.words,
            "fate": passage.fate.map_or("blank".to_owned(), |fate| fate.to_string()),
        });
        let said = [("element", &passage.tag), ("why", &passage.why), ("story", &passage.story)];
        for (name, said) in said.into_iter().filter(|(_, said)| !said.is_empty()) {
            value[name] = said.as_str().into();
        }
        if let Some(line) = passage.with {
            value["with_line"] = line.into();
        }
        value
    };
    proof.passages.iter().map(passage).collect()
}
