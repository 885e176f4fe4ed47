//! Stories in which words stand side by side, by their positions.

use super::first::keep_first;
use super::found::Found;
use super::postings::{Field, field_of};
use super::terms::Terms;

/// Which stories hold the words, in this order and side by side, in one field or in any; one flag a story.
pub(super) fn stories_with(
    terms: &dyn Terms,
    phrase: &[&Found],
    field: Option<Field>,
) -> Vec<bool> {
    let all = terms.stories() as usize;
    // First the stories that have all words, anywhere: only their positions are read.
    let mut having = vec![0u32; all];
    for (n, word) in phrase.iter().enumerate() {
        let n = n as u32;
        for form in word.of_phrase() {
            let mut postings = terms.postings(form.number);
            while let Some(posting) = postings.step() {
                if let Some(count) = having.get_mut(posting.doc as usize)
                    && *count == n
                    && field.is_none_or(|field| posting.counts[field as usize] > 0)
                {
                    *count = n + 1;
                }
            }
        }
    }
    let wanted = phrase.len() as u32;
    if wanted < 2 {
        return having.iter().map(|&count| count == wanted).collect();
    }
    // The spots at which the phrase up to this word ends.
    let mut ends: Vec<u128> = Vec::new();
    let mut spots: Vec<u128> = Vec::new();
    for (n, word) in phrase.iter().enumerate() {
        spots.clear();
        for form in word.of_phrase() {
            let mut positions = terms.positions(form.number);
            let mut postings = terms.postings(form.number);
            while let Some(posting) = postings.step() {
                match having.get(posting.doc as usize) {
                    Some(&count) if count == wanted => positions.read(&posting, &mut spots),
                    _ => positions.skip(&posting),
                }
            }
        }
        if word.of_phrase().len() > 1 {
            let every = spots.len();
            keep_first(&mut spots, every);
        }
        if let Some(field) = field {
            spots.retain(|&spot| field_of(spot as u32) == field as u32);
        }
        if n > 0 {
            keep_followers(&ends, &mut spots);
        }
        std::mem::swap(&mut ends, &mut spots);
    }
    let mut with = vec![false; all];
    for end in ends {
        if let Some(flag) = with.get_mut((end >> 32) as usize) {
            *flag = true;
        }
    }
    with
}

/// Keeps the spots right behind one of `ends`; both in order.
fn keep_followers(ends: &[u128], spots: &mut Vec<u128>) {
    let mut ends = ends.iter().map(|&end| end + 1).peekable();
    spots.retain(|&spot| {
        while ends.next_if(|&next| next < spot).is_some() {}
        ends.peek() == Some(&spot)
    });
}
