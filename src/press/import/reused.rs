//! Stories of one source that bear one name and are not one story: none of them vanishes unnamed.
//!
//! # Decision: what tells another story under a name that is taken is refused by name
//! *Context.* A row that is copied keeps its id, and a second story under one id is taken for an
//! update of the first; but feeds do bring one story twice, under a corrected headline.
//! *Decision.* Within one source, the second of two that are unlike, as `unlike` has it, is refused,
//! with its place, id and headline.
//! What has another headline and is alike is taken as before, and is named in a remark.
//! *Consequences.* A report that is written anew from its first word to its last under one id is
//! refused too: it can be seen, and what has vanished cannot.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::press::draft::Draft;
use crate::press::identity::{headline_key, id_of};
use crate::press::linked::id_of_part;
use crate::press::source::Complaint;
use crate::press::unlike::Words;

/// The names that stories of one source have, each with the place of its first story among all.
#[derive(Default)]
pub(super) struct Names(BTreeMap<ArticleId, usize>);

/// What there is to say of a story whose name another one has.
pub(super) enum Reused {
    /// It tells something else.
    Other(Complaint),
    /// It may be the same, told anew.
    Anew(String),
}

impl Names {
    /// Looks whether an earlier story of the source, among `drafts`, has the name of this one, which
    /// will stand behind them.
    pub(super) fn look(&mut self, draft: &Draft, drafts: &[Draft]) -> Option<Reused> {
        let name = draft.source_id.as_deref().or(draft.address.as_ref().map(|it| it.as_str()))?;
        if draft.kept.is_some() {
            return None;
        }
        let scope = draft.scope.as_ref().or(draft.source.as_ref());
        // Parts of one page are told apart by what stands behind `#`.
        let part = id_of_part(name);
        let id = part.unwrap_or_else(|| id_of(draft, scope.map_or("", |scope| scope)));
        let place = *self.0.entry(id).or_insert(drafts.len());
        let first = drafts.get(place)?;
        let headline = |draft: &Draft| draft.headline.as_deref().unwrap_or_default().to_owned();
        let (was, now) = (headline(first), headline(draft));
        if was.is_empty() || now.is_empty() || headline_key(&was) == headline_key(&now) {
            return None;
        }
        if !Words::of_draft(first).are_strangers(&Words::of_draft(draft)) {
            return Some(Reused::Anew(format!(
                "has the id `{name}` of \"{was}\" before it, and was taken for the same story; if it is another, give it an id of its own"
            )));
        }
        Some(Reused::Other(Complaint {
            at: draft.trail.0.first().map(|step| step.at.clone()),
            what: format!(
                "\"{now}\" has the id `{name}`, which \"{was}\" before it has, and is another story"
            ),
            next: "give it an id of its own".to_owned(),
        }))
    }
}
