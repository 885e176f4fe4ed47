//! "Did you mean": which of a few known names a mistyped one is nearest to.

/// The known name that `typed` most likely stands for, if any is near enough.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (distance(typed, name), name))
        .filter(|&(slips, name)| slips <= 2.min(name.len() / 2) || starts(typed, name))
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, name)| name)
}

fn starts(typed: &str, name: &str) -> bool {
    typed.len() >= 2 && name.starts_with(typed)
}

/// Letters to add, drop, change, or swap with their neighbour, to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut rows = vec![(0..=to.len()).collect::<Vec<_>>()];
    for (i, &a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &b) in to.iter().enumerate() {
            let mut least =
                (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == to[j - 1] && from[i - 1] == b {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const KNOWN: [&str; 5] = ["serve", "test", "bench", "draw", "help"];

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(nearest(typed, KNOWN), expected, "for `{typed}`");
    }

    #[test]
    fn slips_of_a_finger() {
        check("sevre", Some("serve"));
        check("server", Some("serve"));
        check("tets", Some("test"));
        check("tests", Some("test"));
        check("benhc", Some("bench"));
    }

    #[test]
    fn beginnings() {
        check("ben", Some("bench"));
        check("s", None);
    }

    #[test]
    fn no_wild_guesses() {
        check("deploy", None);
        check("", None);
        check("xx", None);
    }
}
