//! A story that is there, as its source now tells it. What the source no longer says is no reason to
//! lose it; what an editor said stands.

use std::sync::Arc;

use super::by_address::with_other_door;
use super::edit::{Conflict, Rival, edit_again, is_of_picture, take_off};
use super::fold::{add_ids, add_versions, edited_as_well};
use super::merge::Outcome;
use super::story::checked;
use crate::article::{Article, Image, pictures, pictures_mut};

/// Renews a story.
pub(super) fn update(
    stock: &mut Arc<Article>,
    mut told: Article,
    conflicts: &mut Vec<Conflict>,
) -> Outcome {
    // Another set's story comes with its editor's words in place: what its source said is below them.
    let theirs = take_off(&mut told);
    let mut told = with_other_door(stock, told);
    let before = conflicts.len();
    told.slug = stock.slug.clone();
    told.former_slugs.clone_from(&stock.former_slugs);
    let versions = std::mem::replace(&mut told.versions, stock.versions.clone());
    add_versions(&mut told, versions);
    let other_ids = std::mem::replace(&mut told.other_ids, stock.other_ids.clone());
    add_ids(&mut told, other_ids);
    // A feed that now gives the headline alone takes nothing away.
    if told.body.is_empty() {
        told.body.clone_from(&stock.body);
    }
    keep_files(&mut told, stock);
    conflicts.extend(edit_again(&mut told, stock.overrides.clone()));
    tell_of_another_picture(stock, &told, before, conflicts);
    edited_as_well(&mut told, theirs, |_| true);
    tell_of_others(Some(stock), &told, conflicts);
    let Ok(told) = checked(told) else {
        // What is not kept is not told either, else it would be told again at every import.
        conflicts.truncate(before);
        return Outcome::Same;
    };
    if told == **stock {
        return Outcome::Same;
    }
    *stock = Arc::new(told);
    Outcome::Updated
}

/// An editor's words about a picture may not be true of another one.
fn tell_of_another_picture(
    stock: &Article,
    told: &Article,
    before: usize,
    conflicts: &mut Vec<Conflict>,
) {
    let pictured =
        |article: &Article| article.lead_image.as_ref().and_then(|image| image.address.clone());
    if told.lead_image.is_none() || pictured(told) == pictured(stock) {
        return;
    }
    for edited in stock.overrides.iter().filter(|edited| is_of_picture(edited.field)) {
        if conflicts[before..].iter().any(|conflict| conflict.field == edited.field) {
            continue;
        }
        let named = |article| match pictured(article) {
            Some(address) => format!("the picture {address}"),
            None => "no picture".to_owned(),
        };
        conflicts.push(Conflict {
            id: stock.id.clone(),
            field: edited.field,
            rival: Rival::Source,
            was: named(stock),
            now: named(told),
            editor: edited.value.to_string(),
        });
    }
}

/// Tells of the words of other sets' editors that are kept beside a story's own, once each.
pub(super) fn tell_of_others(
    before: Option<&Article>,
    article: &Article,
    conflicts: &mut Vec<Conflict>,
) {
    for edited in &article.overrides {
        let known = before
            .and_then(|before| before.overrides.iter().find(|known| known.field == edited.field));
        for other in &edited.others {
            if known.is_none_or(|known| !known.others.contains(other)) {
                conflicts.push(Conflict {
                    id: article.id.clone(),
                    field: edited.field,
                    rival: Rival::Editor,
                    was: edited.was.as_deref().unwrap_or_default().to_owned(),
                    now: other.to_string(),
                    editor: edited.value.to_string(),
                });
            }
        }
    }
}

/// Leaves the pictures that were kept to the story that shows them still: by their address, and where
/// they have none, by what is said of them, so that no picture stands over another's caption.
fn keep_files(told: &mut Article, stock: &Article) {
    let kept = pictures(stock.lead_image.as_ref(), &stock.body);
    let kept: Vec<&Image> = kept.filter(|image| image.file.is_some()).collect();
    let shown = pictures_mut(told.lead_image.as_mut(), &mut told.body);
    for image in shown.filter(|image| image.file.is_none()) {
        let before = kept.iter().find(|before| match &image.address {
            Some(_) => image.address == before.address,
            None => {
                let said = |image: &Image| (image.alt.clone(), image.caption.clone());
                before.address.is_none() && said(image) == said(before) && image.caption.is_some()
            }
        });
        image.file = before.and_then(|before| before.file.clone());
    }
}
