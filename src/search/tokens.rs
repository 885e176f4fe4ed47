//! The words of the story that is being added, sorted by form in two passes without comparing.

use super::postings::List;

/// The words of a story, until they are filed.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The form and the spot of each word.
    tokens: Vec<(u32, u32)>,
    /// The different forms, and how often each occurs.
    groups: Vec<(u32, u32)>,
    /// By form, its group in the last story that had it; right if that group says so too.
    group_of: Vec<u32>,
    /// The spots, form after form.
    spots: Vec<u32>,
}

impl Tokens {
    pub(super) fn push(&mut self, form: u32, spot: u32) {
        self.tokens.push((form, spot));
        if form as usize >= self.group_of.len() {
            self.group_of.resize(form as usize + 1, 0);
        }
        let group = &mut self.group_of[form as usize];
        match self.groups.get_mut(*group as usize) {
            Some((of, count)) if *of == form => *count += 1,
            _ => {
                *group = self.groups.len() as u32;
                self.groups.push((form, 1));
            }
        }
    }

    /// Files the story under each of its forms, and is empty again.
    pub(super) fn file(&mut self, doc: u32, lists: &mut Vec<List>) {
        if lists.len() < self.group_of.len() {
            lists.resize_with(self.group_of.len(), List::default);
        }
        // Each group's count becomes the place of its next spot, and so in the end its own end.
        let mut start = 0;
        for (_, count) in &mut self.groups {
            start += std::mem::replace(count, start);
        }
        self.spots.resize(self.tokens.len(), 0);
        for (form, spot) in self.tokens.drain(..) {
            let next = &mut self.groups[self.group_of[form as usize] as usize].1;
            self.spots[*next as usize] = spot;
            *next += 1;
        }
        let mut start = 0;
        for (form, end) in self.groups.drain(..) {
            let spots = &mut self.spots[start as usize..end as usize];
            put_in_order(spots);
            lists[form as usize].push(doc, spots);
            start = end;
        }
    }

    /// The bytes it holds on the heap.
    pub(super) fn bytes(&self) -> usize {
        let pairs = self.tokens.capacity() + self.groups.capacity();
        pairs * 8 + (self.group_of.capacity() + self.spots.capacity()) * 4
    }
}

/// By insertion: captions stand between paragraphs, else the spots come in order.
fn put_in_order(spots: &mut [u32]) {
    for end in 1..spots.len() {
        let mut at = end;
        while at > 0 && spots[at - 1] > spots[at] {
            spots.swap(at - 1, at);
            at -= 1;
        }
    }
}
