//! An article set of our own as a source: its stories as they are, names and all.
//!
//! # Decision: the story itself is kept beside the draft
//! *Context.* A draft has no id, slug, former slugs, direction or overrides, since no other source
//! gives them, and a set that is read and written must lose none of them.
//! *Decision.* [`Draft::kept`] holds the whole story; the fields of the draft repeat it, so that
//! duplicates are found and reports are made as for any other.
//! *Consequences.* Who makes stories of drafts takes `kept` where there is one, and does not tidy,
//! name or date it anew. What its editor took out comes as drafts too, of [`Draft::taken_out`] alone,
//! since drafts are what comes through the process that reads documents.

use super::draft::Draft;
use super::limits::Limits;
use super::removal::{Comer, TakenOut};
use super::source::{Complaint, Gathered, Source};
use super::trail::{At, Fate};
use crate::article::{Article, ArticleSet, FORMAT, Refusal};

/// Whether a text looks like an article set, by its head.
pub fn looks_like(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(4_096)];
    let head = head.trim_start_matches('\u{feff}').trim_start();
    // What an editor took out stands before the stories, and may be long.
    let names = ["\"articles\"", "\"removed\""];
    head.starts_with('{')
        && head.contains("\"format\"")
        && names.iter().any(|name| head.contains(name))
}

/// Reads an article set.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads an article set, and tells its stories one by one: each stands twice in its draft.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let mut gathered = Gathered {
        what: format!("article set of format {FORMAT}"),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    if source.bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", source.bytes.len(), limits.bytes);
        let next = "split the set into several".to_owned();
        gathered.complaints.push(Complaint { at: None, what, next });
        return gathered;
    }
    let (set, refusals) = ArticleSet::read(&source.bytes);
    gathered.title = set.name().map(str::to_owned);
    gathered.refused = refusals.len();
    gathered.lost = refusals.iter().filter(|refusal| refusal.story.is_some()).count();
    gathered.complaints.extend(refusals.into_iter().map(complaint));
    let out = TakenOut::of(set.removed());
    for (n, article) in set.articles().iter().enumerate() {
        if n >= limits.entries {
            let what = format!("holds {} stories; {} is the most", set.len(), limits.entries);
            gathered.refused += 1;
            gathered.complaints.push(Complaint {
                at: Some(At::Node(format!("articles[{n}]"))),
                what,
                next: "split the set".to_owned(),
            });
            break;
        }
        let kept_beside = out.all_told_by(&Comer::of(article), set.removed());
        let kept_beside = kept_beside.into_iter().map(|at| set.removed()[at].id.clone()).collect();
        tell(Draft { kept_beside, ..draft(n, article) });
    }
    for out in set.removed() {
        tell(Draft { taken_out: Some(Box::new(out.clone())), ..Draft::default() });
    }
    gathered
}

fn complaint(refusal: Refusal) -> Complaint {
    let at = refusal.story.map(At::Node).or_else(|| {
        // The rest of a file that breaks off is a part; a file that is no set is refused whole.
        (!refusal.field.is_empty()).then(|| At::Node(refusal.field.clone()))
    });
    let what = match refusal.field.is_empty() {
        true => refusal.what,
        false => format!("`{}` {}", refusal.field, refusal.what),
    };
    Complaint { at, what, next: refusal.next }
}

fn draft(n: usize, article: &Article) -> Draft {
    let mut draft = Draft {
        source_id: article.source_id.clone(),
        headline: Some(article.headline.clone()),
        headline_guessed: false,
        kicker: article.kicker.clone(),
        standfirst: article.standfirst.clone(),
        bylines: article.bylines.clone(),
        dateline: article.dateline.clone(),
        source: Some(article.source.clone()),
        agency: article.agency.clone(),
        published: article.published,
        updated: article.updated,
        corrected: article.corrected,
        section: article.section.clone(),
        topics: article.topics.clone(),
        places: article.places.clone(),
        language: Some(article.language.clone()),
        lead_image: article.lead_image.clone(),
        body: article.body.clone(),
        attributions: article.attributions.clone(),
        versions: article.versions.clone(),
        address: article.address.clone(),
        licence: article.licence.clone(),
        kept: Some(Box::new(article.clone())),
        ..Draft::default()
    };
    let at = At::Node(format!("articles[{n}]"));
    draft.trail.note(at, Fate::Kept, "story", &article.headline);
    draft
}
