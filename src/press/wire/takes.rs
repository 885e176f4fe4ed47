//! Which take of a story a line is, or says at its end: `Take 2 of 3`, `(2nd Lead)`, `…, 1st Add`.

use super::super::tidy::same_words;

/// The longest line that is looked at for the take at its end, in bytes.
const LONGEST: usize = 300;

/// The longest line that is a take and nothing else, in bytes: nine words, most of them short.
const LONGEST_ALONE: usize = 100;

/// The longest take, in bytes.
const LONGEST_TAKE: usize = 40;

/// `1st ld-writethru`, `2nd take`, `1st add`, `urgent`, `a0123`, `,0450`: words of takes only.
pub(super) fn is_take(text: &str) -> bool {
    // Asked of nearly every row: its small letters are made a word at a time, and in place.
    const LONGEST: usize = "writethrough".len();
    let mut said = false;
    let mut words = 0;
    for word in text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '-' | '/'))
        .filter(|word| !word.is_empty())
    {
        words += 1;
        let word = word.trim_end_matches('.');
        if word.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let mut small = [0; LONGEST];
        let Some(small) = small.get_mut(..word.len()) else { return false };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        match std::str::from_utf8(small).unwrap_or_default() {
            "ld" | "lede" | "lead" | "writethru" | "writethrough" | "take" | "takes" | "add"
            | "adds" | "sub" | "insert" | "nl" | "ldwritethru" => said = true,
            "urgent" | "bulletin" | "flash" | "advisory" | "newsalert" | "correction"
            | "update"
                if words == 1 =>
            {
                said = true
            }
            "1st" | "2nd" | "3rd" | "4th" | "5th" | "6th" | "7th" | "8th" | "9th" | "10th"
            | "11th" | "12th" | "new" | "first" | "second" | "third" | "final" | "optional"
            | "photos" | "photo" | "of" | "with" | "and" | "graphic" => {}
            _ => return false,
        }
    }
    said && words <= 9
}

/// The same with the number of the take: `2nd Lead`, `Take 2`, `Take 2 of 3`.
pub(super) fn is_counted_take(text: &str) -> bool {
    let begins_as_take = || {
        let Some((first, behind)) = text.split_once(' ') else { return false };
        ["take", "add", "lead", "ld", "sub"].iter().any(|word| first.eq_ignore_ascii_case(word))
            && behind.starts_with(|c: char| c.is_ascii_digit())
    };
    text.len() <= LONGEST_TAKE && is_take(text) && (is_in_order(text) || begins_as_take())
}

/// Whether a take's words begin with which it is, `2nd Lead`, or say of how many, `Take 2 of 3`: no
/// headline is meant by it. `The long wedding, take 2` is one.
pub(super) fn is_ordered_take(text: &str) -> bool {
    is_counted_take(text) && (is_in_order(text) || text.contains(" of "))
}

/// The same, of a line that has nothing beside: `Lead` is a metal and `Correction` a heading, unless the
/// words say which take it is, or are no words of the language.
pub(super) fn is_take_alone(line: &str) -> bool {
    let no_word = |word: &str| {
        ["ld", "lede", "writethru", "writethrough", "ldwritethru", "newsalert"]
            .iter()
            .any(|it| word.eq_ignore_ascii_case(it))
    };
    let bracketed = || line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    line.len() <= LONGEST_ALONE
        && is_take(line)
        && (is_in_order(line)
            || line.contains(" of ") && is_counted_take(line)
            || bracketed().is_some_and(is_counted_take)
            || line.split([' ', '-', ',', '.', '(', ')']).any(no_word))
}

fn is_in_order(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = &text.as_bytes()[digits..];
    digits > 0
        && ["st", "nd", "rd", "th"]
            .iter()
            .any(|it| end.get(..2).is_some_and(|end| end.eq_ignore_ascii_case(it.as_bytes())))
}

/// A headline without the take at its end: in brackets, or behind a comma or a dash.
pub(super) fn without_take(headline: &str) -> &str {
    // Asked of nearly every row, and nearly always in vain: a take has a number, near the end.
    let near = headline.len().saturating_sub(LONGEST_TAKE);
    if headline.len() > LONGEST || !headline.as_bytes()[near..].iter().any(u8::is_ascii_digit) {
        return headline;
    }
    let bracketed = || {
        let (own, inside) = headline.strip_suffix(')')?.rsplit_once('(')?;
        is_counted_take(inside.trim()).then_some(own)
    };
    let parted = || {
        [",", " -", "--", "–", "—"].iter().find_map(|mark| {
            let (own, take) = headline.rsplit_once(mark)?;
            is_ordered_take(take.trim_start_matches(['-', ' '])).then_some(own)
        })
    };
    let own = bracketed().or_else(parted).map(str::trim_end);
    own.filter(|own| !own.is_empty()).unwrap_or(headline)
}

/// Whether a line says at its end which take it is.
pub(super) fn says_a_take(line: &str) -> bool {
    without_take(line).len() < line.len()
}

/// Whether a line is the headline of a story once more, over a later take of it.
pub(super) fn heads_a_take_of(line: &str, headline: &str) -> bool {
    // Nearly every row is done with by its length or its first letter.
    let first = |text: &str| {
        text.bytes().next().filter(u8::is_ascii_alphabetic).map(|it| it.to_ascii_lowercase())
    };
    let others = first(line).zip(first(headline)).is_some_and(|(a, b)| a != b);
    if headline.len() > LONGEST || line.len() > LONGEST + LONGEST_TAKE || others {
        return false;
    }
    let own = without_take(line);
    own.len() < line.len() && same_words(own, without_take(headline))
}

#[cfg(test)]
mod tests {
    use super::{heads_a_take_of, without_take};

    #[test]
    fn headlines_lose_their_take() {
        for headline in [
            "Harbour freezes over, 1st Add",
            "Harbour freezes over - 2nd Lead",
            "Harbour freezes over, 3rd Ld-Writethru",
            "Harbour freezes over (Take 2)",
            "Harbour freezes over (2nd Lead)",
            "Harbour freezes over, Take 2 of 3",
        ] {
            assert_eq!(without_take(headline), "Harbour freezes over", "{headline}");
            assert!(heads_a_take_of(headline, "Harbour freezes over (Take 1)"), "{headline}");
        }
        for headline in [
            "The long wedding, take 2",
            "Ten albums of the year (10 takes)",
            "Kolden takes the lead, 2-1",
            "Kolden falls back to 2nd, lead gone",
            "Take 2",
        ] {
            assert_eq!(without_take(headline), headline);
        }
    }
}
