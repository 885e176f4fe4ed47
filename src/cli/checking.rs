//! `offprint check`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde_json::json;

use super::progress::Progress;
use super::typed::Check;
use super::{Why, counted, say, stories};
use crate::article::ArticleSet;
use crate::press::advice::in_set;
use crate::press::check::{
    Finding, Weight, beside, check as look, index_named, left_over, to_come,
};
use crate::press::report::{escaped, plain};
use crate::press::{Limits, files};

/// How many findings of one kind are said; `--json` has all.
const SAID: usize = 20;

pub(super) fn check(typed: &Check) -> Result<ExitCode, Why> {
    let most = Limits::default().bytes.saturating_mul(20);
    let path = typed.also.as_ref().unwrap_or(&typed.set);
    let bytes = files::read(path, most).map_err(|error| error.to_string())?;
    let (set, refusals) = ArticleSet::read(&bytes);
    let mut progress = Progress::new();
    let all = set.len();
    let mut findings = look(&set, &refusals, &mut |n| {
        progress.at(|| match n {
            n if n < all => format!("checking story {n} of {all}"),
            _ => format!("looking for stories of {all} that are nearly the same"),
        })
    });
    findings.extend(to_come(&set, super::today()));
    // What belongs to a set lies beside the file itself, and not beside a link to it.
    let place = files::resolved(path);
    findings.extend(beside(&set, files::folder(&place), &mut |n| {
        progress.at(|| format!("looking at the pictures of story {n} of {all}"))
    }));
    findings.extend(left_over(&place));
    findings.extend(index_named(&set, path));
    for finding in &mut findings {
        finding.what = in_set(&finding.what, path);
    }
    progress.end();
    let bar = if typed.strict { Weight::Warning } else { Weight::Error };
    let fails = findings.iter().any(|finding| finding.weight >= bar);
    if typed.json {
        say(&escaped(&format!("{:#}\n", as_json(&set, &findings, fails))));
    } else {
        say(&as_words(&set, &findings, fails));
    }
    Ok(if fails { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn as_json(set: &ArticleSet, findings: &[Finding], fails: bool) -> serde_json::Value {
    let findings: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({ "weight": finding.weight.to_string(), "kind": finding.kind, "id": finding.id, "what": finding.what })
        })
        .collect();
    json!({ "stories": set.len(), "may_be_published": !fails, "findings": findings })
}

fn as_words(set: &ArticleSet, findings: &[Finding], fails: bool) -> String {
    let mut by_kind: BTreeMap<(std::cmp::Reverse<Weight>, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_kind.entry((std::cmp::Reverse(finding.weight), finding.kind)).or_default().push(finding);
    }
    let headlines: BTreeMap<&str, &str> =
        set.articles().iter().map(|story| (story.id.as_str(), &*story.headline)).collect();
    let mut out = String::new();
    for ((weight, kind), found) in &by_kind {
        out += &format!("{} {kind}, {}:\n", weight.0, times(found.len()));
        for finding in found.iter().take(SAID) {
            let story = finding.id.as_deref().map(|id| match headlines.get(id) {
                Some(headline) => format!("{id} \"{headline}\""),
                None => id.to_owned(),
            });
            let story = story.as_deref().unwrap_or("the set");
            out += &match finding.kind {
                "refused" | "draft" => format!("  {}\n", plain(&finding.what)),
                _ => format!("  {}: {}\n", plain(story), plain(&finding.what)),
            };
        }
        if found.len() > SAID {
            out += &format!("  and {} more; `--json` lists them all\n", found.len() - SAID);
        }
    }
    let count = |weight| findings.iter().filter(|finding| finding.weight == weight).count();
    let verdict = if fails { "should not be published yet" } else { "may be published" };
    out += &format!(
        "{}; {}, {}, {}; the set {verdict}\n",
        stories(set.len()),
        counted(count(Weight::Error), "error", "errors"),
        counted(count(Weight::Warning), "warning", "warnings"),
        counted(count(Weight::Note), "note", "notes"),
    );
    out
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}
