//! The smallest of many numbers, in order.
//!
//! One heap for every list that is put in order here: each instance of the standard library's sort
//! is some 2 kB of the reader, and of 19,000 hits only the first 30 are wanted in order.

/// Keeps the `most` smallest numbers, in order, in O(n log most).
pub(super) fn keep_first(numbers: &mut Vec<u128>, most: usize) {
    let most = most.min(numbers.len());
    let (kept, rest) = numbers.split_at_mut(most);
    // The kept ones are a heap with the largest at its root, which the next smaller one replaces.
    for root in (0..most / 2).rev() {
        sink(kept, root);
    }
    for &number in &*rest {
        if let Some(largest) = kept.first_mut()
            && number < *largest
        {
            *largest = number;
            sink(kept, 0);
        }
    }
    for end in (1..most).rev() {
        kept.swap(0, end);
        sink(&mut kept[..end], 0);
    }
    numbers.truncate(most);
}

/// Puts the number at `root` below all larger ones; what is below it is a heap already.
fn sink(heap: &mut [u128], mut root: usize) {
    loop {
        let mut child = 2 * root + 1;
        if child + 1 < heap.len() && heap[child] < heap[child + 1] {
            child += 1;
        }
        if child >= heap.len() || heap[child] <= heap[root] {
            return;
        }
        heap.swap(root, child);
        root = child;
    }
}

#[cfg(test)]
mod tests {
    use super::keep_first;

    #[test]
    fn the_smallest_in_order() {
        for count in 0..40u128 {
            let numbers: Vec<u128> = (0..count).map(|n| n * 7_919 % 31).collect();
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            for most in 0..45 {
                let mut kept = numbers.clone();
                keep_first(&mut kept, most);
                assert_eq!(kept, sorted[..most.min(sorted.len())]);
            }
        }
    }
}
