//! Captions in the head of a story, and the credits of their pictures.

use super::super::clean::line;
use super::super::tidy::{Leads, split_credit, split_dateline};
use super::credit_line::{CREDIT_APART, credit_line, house_credit};
use super::furniture::{is_credited, is_letter_size};
use super::head::Head;
use super::lines::{Row, ends_a_sentence, is_wide};
use crate::article::{Block, Credit, Image};
use crate::press::{Draft, Fate};

/// A caption without the word before it that only says what it is: `Image: …`. What is short behind
/// it is no caption, but who took the picture.
pub(super) fn unlabelled(caption: &str) -> &str {
    #[rustfmt::skip]
    static LABELS: Leads = Leads::of(&[
        "image", "image caption", "photo", "photo caption", "picture", "caption", "bild", "bildtext", "bildunterschrift", "foto", "imagen", "pie de foto", "immagine", "didascalia", "imagem", "legenda", "légende", "beeld", "kuva", "zdjęcie", "изображение", "фото", "на фото", "الصورة", "صورة", "写真", "图", "사진",
    ]);
    const WORDS: usize = 5;
    // The longest label comes last where two begin alike.
    let behind = LABELS.near(caption).filter_map(|label| {
        let own = caption.get(..label.len())?;
        let behind = caption[label.len()..].trim_start().strip_prefix([':', '：'])?.trim_start();
        (own.to_lowercase() == label).then_some(behind)
    });
    let wide = |words: &str| words.contains(is_wide) && words.chars().count() >= 10;
    behind
        .last()
        .filter(|words| words.split_whitespace().count() >= WORDS || wide(words))
        .unwrap_or(caption)
}

/// Marks of a caption that is said with its credit and without the one without: `X.` over
/// `X. Photo: Jane Roe/AP`.
pub(super) fn mark_without_credit(rows: &mut [Row<'_>]) {
    const SHORTEST: usize = 20;
    for n in 1..rows.len() {
        let (above, below) = (&rows[n - 1], &rows[n]);
        let above_is_bare = above.text.len() < below.text.len();
        let (bare, whole) = if above_is_bare { (above, below) } else { (below, above) };
        let words = bare.text.trim_end_matches(['.', '。', ' ']);
        // Two comparisons of bytes are enough for nearly all rows.
        if words.len() < SHORTEST || !whole.text.starts_with(words) || bare.text == whole.text {
            continue;
        }
        let (caption, credit) = split_credit(whole.text);
        if credit.is_some() && caption.trim_end_matches(['.', '。', ' ']) == words {
            let bare = if above_is_bare { n - 1 } else { n };
            rows[bare].debris = Some("the caption again");
            rows[bare].is_title = false;
        }
    }
}

impl Head<'_, '_> {
    /// A caption is said twice near by, or once and ends in a credit, before the body begins.
    pub(super) fn is_caption(&self, at: usize) -> bool {
        let row = &self.rows[at];
        if row.text.chars().count() > 2_000
            || split_dateline(row.text).is_some_and(|(dateline, _)| dateline.agency.is_some())
        {
            return false;
        }
        if unlabelled(row.text).len() < row.text.len() && self.rows.len() > at + 1 {
            return true;
        }
        let twice = self.rows[at + 1..].iter().take(8).any(|later| later.says(row));
        let next_twice = self.rows.get(at + 1).is_some_and(|next| next.says(row));
        let pressed = self.rows[at + 1..].iter().take(6).any(|row| is_letter_size(row.text));
        // Its credit may stand in the line below it, with the story further on.
        let credit_below = || {
            row.text.chars().take(20).count() == 20
                && self.rows.get(at + 1).is_some_and(|next| credit_line(next.text).is_some())
                && self.rows[at + 1..].iter().skip(1).any(|row| ends_a_sentence(row.text))
        };
        next_twice
            || (twice && pressed)
            || (is_credited(row.text) && self.rows.len() > at + 1)
            || credit_below()
    }

    /// Puts a credit to the last picture, if it has none yet.
    pub(super) fn credit(&mut self, credit: Credit) -> bool {
        give_credit(self.draft, credit)
    }

    /// Takes the credit of a picture that stands below no caption: over its caption, or alone. The
    /// answer is the next row to read.
    pub(super) fn credit_apart(&mut self, at: usize) -> Option<usize> {
        let (row, headline) = (&self.rows[at], self.headline?);
        let credit = house_credit(row.text)?;
        // The credits of two captions in a row are told below each.
        let own = |caption: &Row<'_>| {
            split_credit(caption.text).1.is_none()
                && ends_a_sentence(caption.text)
                && house_credit(caption.text).is_none()
                && self.rows.get(at + 2).is_none_or(|below| credit_line(below.text).is_none())
        };
        match self.rows.get(at + 1) {
            Some(below) if own(below) && self.is_standfirst(at + 1, headline) => {
                self.caption(below);
                self.captions.push(at + 1);
                self.credit(credit);
                self.notes.row(row, Fate::Kept, "credit of the picture");
                Some(at + 2)
            }
            _ => {
                self.notes.row(row, Fate::Dropped, CREDIT_APART);
                Some(at + 1)
            }
        }
    }

    pub(super) fn caption(&mut self, row: &Row<'_>) {
        let (caption, credit) = split_credit(unlabelled(row.text));
        let image = Image { caption: line(caption), credit, ..Image::default() };
        if self.draft.lead_image.is_none() {
            self.draft.lead_image = Some(image);
            self.notes.row(row, Fate::Kept, "caption");
        } else {
            self.draft.body.push(Block::Figure { image });
            self.notes.row(row, Fate::Kept, "caption of another picture");
        }
    }
}

/// Puts a credit to the last picture of a draft, if it has none yet.
pub(super) fn give_credit(draft: &mut Draft, credit: Credit) -> bool {
    let image = match draft.body.last_mut() {
        Some(Block::Figure { image }) => Some(image),
        _ => draft.lead_image.as_mut(),
    };
    let Some(image) = image.filter(|image| image.credit.is_none()) else { return false };
    image.credit = Some(credit);
    true
}

#[cfg(test)]
mod tests {
    use super::unlabelled;

    #[test]
    fn captions_lose_their_label_and_nothing_else() {
        for (text, caption) in [
            ("Image: The bridge seen from the quay.", "The bridge seen from the quay."),
            ("Photo caption: The bridge seen from the quay", "The bridge seen from the quay"),
            ("BILD: Die Brücke vom Kai aus gesehen", "Die Brücke vom Kai aus gesehen"),
            ("写真：岸壁から見た新しい橋と港", "岸壁から見た新しい橋と港"),
            ("Photo: Jane Roe", "Photo: Jane Roe"),
            ("Image of the bridge: a long story of it", "Image of the bridge: a long story of it"),
        ] {
            assert_eq!(unlabelled(text), caption, "{text}");
        }
    }
}
