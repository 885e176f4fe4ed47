//! A caption is said once, under its picture, and the credit stands apart from it.

use super::super::clean::line;
use super::super::draft::Draft;
use super::super::trail::{At, Fate};
use super::credit::{credit_alone, split_credit};
use super::{Tidied, walk};
use crate::article::{Block, Image};

/// Drops paragraphs that say a caption again: the lead image's anywhere, a figure's next to it.
/// Short lines are left, since a story may say `Spring` for its own reasons.
pub fn repeated_captions(body: Vec<Block>, lead: Option<&Image>) -> Tidied {
    let lead = lead.map(said_with).unwrap_or_default();
    let figures: Vec<Vec<String>> = body
        .iter()
        .map(|block| match block {
            Block::Figure { image } => said_with(image),
            _ => Vec::new(),
        })
        .collect();
    Tidied::judged(body, |n, block| {
        let Block::Paragraph { text } = block else { return None };
        let words = walk::words(text);
        let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
        let near = beside.filter_map(|n| figures.get(n)).flatten();
        let again = lead.iter().chain(near).any(|caption| walk::same_words(caption, &words));
        again.then_some((Fate::Merged, "the caption again"))
    })
}

/// The forms in which a picture's caption may be said: alone, and with its credit in brackets.
fn said_with(image: &Image) -> Vec<String> {
    let Some(caption) = image.caption.as_ref().filter(|caption| caption.chars().count() >= 20)
    else {
        return Vec::new();
    };
    let mut forms = vec![caption.to_string()];
    if let Some(credit) = &image.credit {
        let parts = [&credit.maker, &credit.agency].into_iter().flatten();
        let both: Vec<&str> = parts.map(|part| &**part).collect();
        forms.push(format!("{caption} ({})", both.join("/")));
        forms.push(format!("{caption} ({})", both.join(" via ")));
    }
    forms
}

/// Splits the credits off captions of figures that have none of their own.
pub fn figure_credits(body: Vec<Block>) -> Tidied {
    let mut tidied = Tidied { body, changes: Vec::new() };
    for n in 0..tidied.body.len() {
        let Block::Figure { image } = &mut tidied.body[n] else { continue };
        let Some(caption) = image.caption.clone().filter(|_| image.credit.is_none()) else {
            continue;
        };
        let (words, credit) = split_credit(&caption);
        if credit.is_some() {
            image.credit = credit;
            image.caption = line(words);
            tidied.note(n, Fate::Kept, "the credit split from the caption", &caption);
        }
    }
    tidied
}

/// Takes paragraphs that only say who took a picture: of the picture above them, else of the lead image,
/// else of one that is not here.
pub fn credit_paragraphs(body: Vec<Block>, lead: Option<&mut Image>) -> Tidied {
    let mut lead = lead.filter(|lead| lead.credit.is_none());
    let mut tidied = Tidied { body: Vec::with_capacity(body.len()), changes: Vec::new() };
    let is_more = body.len() > 1;
    for (n, block) in body.into_iter().enumerate() {
        let words = match &block {
            Block::Paragraph { text } if is_more => walk::words(text).into_owned(),
            _ => String::new(),
        };
        let Some(credit) = credit_alone(&words) else {
            tidied.body.push(block);
            continue;
        };
        let above = match tidied.body.last_mut() {
            Some(Block::Figure { image }) => Some(image),
            _ => None,
        };
        let beside = above.is_some();
        let wanting = above.filter(|image| image.credit.is_none());
        match wanting.or_else(|| if beside { None } else { lead.take() }) {
            Some(image) => {
                image.credit = Some(credit);
                tidied.note(n, Fate::Kept, "credit of the picture", &words);
            }
            None => tidied.note(n, Fate::Dropped, "credit of a picture", &words),
        }
    }
    tidied
}

/// Tells caption and credit of the lead image apart, as [`figure_credits`] does for those in the text. A
/// credit that is known already is not said in the caption once more.
pub(in crate::press) fn split_lead_credit(draft: &mut Draft) {
    let Some(mut image) = draft.lead_image.take() else { return };
    if let (Some(known), Some(caption)) = (&image.credit, image.caption.clone())
        && let (words, Some(said)) = split_credit(&caption)
        && said.maker == known.maker
        && (said.agency.is_none() || said.agency == known.agency)
    {
        image.caption = line(words);
        let at = At::Node("lead image".to_owned());
        draft.trail.note(at, Fate::Merged, "the credit again", &caption);
    }
    let tidied = figure_credits(vec![Block::Figure { image }]);
    for change in tidied.changes {
        draft.trail.note(At::Node("lead image".to_owned()), change.fate, change.why, &change.words);
    }
    draft.lead_image = tidied.body.into_iter().find_map(|block| match block {
        Block::Figure { image } => Some(image),
        _ => None,
    });
}
