//! The names in a byline: `By Ana Roe, Jo Doe and Kim Poe`.

use super::fill::plain_of;
use crate::article::Line;
use crate::press::feed::people;

/// The names in a byline: `By Ana Roe, Jo Doe and Kim Poe`.
pub(super) fn people(words: &str) -> Vec<Line> {
    let words = plain_of(words);
    let words = without_by(words.trim());
    let mut names: Vec<&str> = words.split([';', '|', '、', '；']).collect();
    if names.len() == 1 {
        let parts: Vec<&str> = words.split([',', '،', '，']).map(str::trim).collect();
        // `Doe, Jo` is one name; `Jo Doe, Ana Roe` are two.
        let whole = |part: &&str| part.split_whitespace().count() > 1;
        if parts.len() > 1 && parts.iter().all(whole) {
            names = parts;
        }
    }
    let names = names.into_iter().flat_map(|name| {
        let joint = [" and ", " & ", " und ", " et ", " y ", " e ", " och ", " og ", " и "]
            .iter()
            .find_map(|word| name.split_once(word))
            .filter(|(first, second)| {
                [first, second].iter().all(|name| name.split_whitespace().count() > 1)
            });
        match joint {
            Some((first, second)) => vec![first, second],
            None => vec![name],
        }
    });
    names.filter_map(|name| people::of_text(without_by(name.trim()))).collect()
}

fn without_by(words: &str) -> &str {
    const BY: [&str; 8] = ["by ", "von ", "por ", "par ", "di ", "av ", "af ", "by: "];
    let by = |by: &&&str| {
        words.get(..by.len()).is_some_and(|head| head.eq_ignore_ascii_case(by))
            // "Von Trapp" is a name where nothing but a name follows a capital.
            && (words.starts_with(|c: char| c.is_lowercase()) || **by == "by " || **by == "by: ")
    };
    BY.iter().find(by).map_or(words, |by| words[by.len()..].trim_start())
}
