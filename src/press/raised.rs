//! Words that stand above or below their line, as plain text that says the same.
//!
//! # Decision: figures are raised in the text itself
//! *Context.* `10<sup>6</sup>` without its markup is a hundred and six, and the model has no mark for
//! what stands above or below the line.
//! *Decision.* What has characters of its own there is written with them: `10⁶`, `CO₂`, `xⁿ`. Where
//! one character has none, all of it stands in brackets behind a sign: `10^(1.5)`, `x_(B)`.
//! Words stay as they are, since they say the same on the line: `1st`, `Mme`, `nos`, `BrandTM`. The
//! number of a note that is a link is put in brackets, as notes of Markdown are: `in 2017[1]`.
//! *Consequences.* No number is read as another. Who compares words compares them on the line:
//! [`level`].

use std::borrow::Cow;

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Off {
    Above,
    Below,
}

impl Off {
    /// What an element of HTML does to its words.
    pub(super) fn of_element(name: &str) -> Option<Self> {
        match () {
            () if name.eq_ignore_ascii_case("sup") => Some(Self::Above),
            () if name.eq_ignore_ascii_case("sub") => Some(Self::Below),
            () => None,
        }
    }

    fn sign(self) -> char {
        match self {
            Self::Above => '^',
            Self::Below => '_',
        }
    }

    fn table(self) -> &'static [(char, char)] {
        match self {
            Self::Above => &ABOVE,
            Self::Below => &BELOW,
        }
    }
}

#[rustfmt::skip]
const ABOVE: [(char, char); 42] = [
    ('0', '⁰'), ('1', '¹'), ('2', '²'), ('3', '³'), ('4', '⁴'), ('5', '⁵'), ('6', '⁶'), ('7', '⁷'), ('8', '⁸'), ('9', '⁹'),
    ('+', '⁺'), ('-', '⁻'), ('−', '⁻'), ('–', '⁻'), ('=', '⁼'), ('(', '⁽'), (')', '⁾'),
    ('a', 'ᵃ'), ('b', 'ᵇ'), ('c', 'ᶜ'), ('d', 'ᵈ'), ('e', 'ᵉ'), ('f', 'ᶠ'), ('g', 'ᵍ'), ('h', 'ʰ'), ('i', 'ⁱ'), ('j', 'ʲ'),
    ('k', 'ᵏ'), ('l', 'ˡ'), ('m', 'ᵐ'), ('n', 'ⁿ'), ('o', 'ᵒ'), ('p', 'ᵖ'), ('r', 'ʳ'), ('s', 'ˢ'), ('t', 'ᵗ'), ('u', 'ᵘ'),
    ('v', 'ᵛ'), ('w', 'ʷ'), ('x', 'ˣ'), ('y', 'ʸ'), ('z', 'ᶻ'),
];

#[rustfmt::skip]
const BELOW: [(char, char); 34] = [
    ('0', '₀'), ('1', '₁'), ('2', '₂'), ('3', '₃'), ('4', '₄'), ('5', '₅'), ('6', '₆'), ('7', '₇'), ('8', '₈'), ('9', '₉'),
    ('+', '₊'), ('-', '₋'), ('−', '₋'), ('–', '₋'), ('=', '₌'), ('(', '₍'), (')', '₎'),
    ('a', 'ₐ'), ('e', 'ₑ'), ('h', 'ₕ'), ('i', 'ᵢ'), ('j', 'ⱼ'), ('k', 'ₖ'), ('l', 'ₗ'), ('m', 'ₘ'), ('n', 'ₙ'), ('o', 'ₒ'),
    ('p', 'ₚ'), ('r', 'ᵣ'), ('s', 'ₛ'), ('t', 'ₜ'), ('u', 'ᵤ'), ('v', 'ᵥ'), ('x', 'ₓ'),
];

/// The same character on the line, for who compares words.
pub(super) fn level(c: char) -> char {
    // Nearly all characters are on the line.
    if c.is_ascii() || !(matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}') || c >= '\u{2b0}') {
        return c;
    }
    let all = || ABOVE.iter().chain(&BELOW);
    all().find(|(_, off)| *off == c).map_or(c, |(on, _)| *on)
}

/// What raised letters end behind a number: `1st`, `2e`, `3ème`, `4º`, `12h`.
#[rustfmt::skip]
const BEHIND_NUMBERS: [&str; 41] = [
    "st", "nd", "rd", "th", "e", "er", "ers", "re", "res", "ère", "ères", "ème", "èmes", "eme", "ième", "ièmes", "es", "è", "nde", "d", "de", "ds",
    "o", "os", "a", "as", "º", "ª", "ta", "to", "mo", "vo", "h", "hrs", "min", "te", "ste", "ter", "bis", "quater", "va",
];

/// What raised letters end behind a single letter: `nº`, `Mr`, `Mᵐᵉ`.
const BEHIND_LETTERS: [&str; 18] = [
    "o", "os", "me", "mes", "lle", "lles", "gr", "r", "rs", "tm", "sm", "e", "es", "te", "ta",
    "to", "a", "as",
];

/// The longest that is a figure and no remark in small print.
const LONGEST: usize = 24;

/// Words that stand off their line, behind `before`, as text.
pub(super) fn on_the_line(words: &str, off: Off, before: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_word(&words, off, before) {
        return words;
    }
    let table = off.table();
    let character = |c: char| table.iter().find(|(on, _)| *on == c).map(|(_, off)| *off);
    if let Some(raised) = words.chars().map(character).collect::<Option<String>>() {
        return raised;
    }
    match words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) if !inner.contains(['(', ')']) => format!("{}({inner})", off.sign()),
        _ => format!("{}({words})", off.sign()),
    }
}

/// Whether words say the same on the line: they are an ending, a mark, or small print.
fn is_word(words: &str, off: Off, before: &str) -> bool {
    let count = words.chars().count();
    let figures =
        words.chars().any(|c| c.is_numeric() || matches!(c, '+' | '-' | '−' | '=' | '^' | '_'));
    let letters = words.chars().any(char::is_alphabetic);
    if count == 0 || count > LONGEST || (!figures && !letters) {
        return true;
    }
    // A note of small print, a number that is in brackets already.
    if words.contains(' ') && letters || words.starts_with('[') && words.ends_with(']') {
        return true;
    }
    if figures {
        return false;
    }
    let mut up = before.chars().rev();
    let (last, one_more) = (up.next(), up.next());
    let is_alone = one_more.is_none_or(|c| !c.is_alphanumeric());
    let small = words.to_lowercase();
    match (off, last) {
        (_, None) => true,
        (Off::Above, Some(c)) if c.is_numeric() => BEHIND_NUMBERS.contains(&small.as_str()),
        (Off::Above, Some(c)) if c.is_alphabetic() && is_alone => {
            // `n` is a number as well, and the nth one.
            BEHIND_LETTERS.contains(&small.as_str()) || BEHIND_NUMBERS.contains(&small.as_str())
        }
        // Roman numbers, abbreviations, marks of trade.
        (Off::Above, Some(c)) if c.is_alphabetic() => {
            count > 1 || BEHIND_NUMBERS.contains(&small.as_str())
        }
        (Off::Above, Some(c)) if c.is_whitespace() => true,
        (Off::Below, Some(c)) => !c.is_alphanumeric() && !matches!(c, ')' | ']'),
        (Off::Above, Some(c)) => !matches!(c, ')' | ']'),
    }
}

/// A text of Markdown whose signs raise or lower figures, as text that says the same: `10^6^`, `H~2~O`.
/// Where one character has no form of its own the signs stay, since they may be no marks.
pub(super) fn without_signs(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    for (at, sign) in text.match_indices(['^', '~']) {
        if at < kept {
            continue;
        }
        let off = if sign == "^" { Off::Above } else { Off::Below };
        let before = text[..at].chars().next_back();
        let may_be = before.is_some_and(|c| match off {
            Off::Above => c.is_alphanumeric() || matches!(c, ')' | ']'),
            // `3~5~7` are numbers from one to another.
            Off::Below => c.is_alphabetic() || matches!(c, ')' | ']'),
        });
        let behind = &text[at + 1..];
        // A longer one is a remark in small print.
        let end = behind.char_indices().take(LONGEST).find(|(_, c)| sign.starts_with(*c));
        let Some((end, _)) = end.filter(|&(end, _)| may_be && end > 0) else { continue };
        let words = &behind[..end];
        if words.chars().all(|c| off.table().iter().any(|(on, _)| *on == c)) {
            out.push_str(&text[kept..at]);
            let said = on_the_line(words, off, &out);
            out.push_str(&said);
            kept = at + end + 2;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Off, level, on_the_line, without_signs};

    #[test]
    fn signs_of_markdown_raise_figures_and_stay_where_they_are_none() {
        for (said, wanted) in [
            ("10^6^ gulls", "10⁶ gulls"),
            ("H~2~O, CO~2~.", "H₂O, CO₂."),
            ("x^n+1^ and (a+b)^2^", "xⁿ⁺¹ and (a+b)²"),
            ("the 1^st^ of May", "the 1st of May"),
            ("10^-3^ m", "10⁻³ m"),
            ("2^10 and 2^20", "2^10 and 2^20"),
            ("10^1.5^ and x^N^", "10^1.5^ and x^N^"),
            ("~5 km, 3~5~7, foo~bar~", "~5 km, 3~5~7, foo~bar~"),
            ("^_^ and x^^ and ~~", "^_^ and x^^ and ~~"),
        ] {
            assert_eq!(without_signs(said), wanted);
        }
    }

    #[test]
    fn figures_are_raised_and_words_are_not() {
        for (before, above, wanted) in [
            ("10", "6", "⁶"),
            ("10", "-9", "⁻⁹"),
            ("10", "−9", "⁻⁹"),
            ("10", "1.5", "^(1.5)"),
            ("x", "n", "ⁿ"),
            ("2", "n", "ⁿ"),
            ("x", "n+1", "ⁿ⁺¹"),
            ("x", "N", "^(N)"),
            ("2", "2^(n)", "^(2^(n))"),
            ("km", "2", "²"),
            ("e", "ix", "ⁱˣ"),
            ("1", "st", "st"),
            ("M", "me", "me"),
            ("2", "e", "e"),
            ("1", "er", "er"),
            ("XIX", "e", "e"),
            ("n", "o", "o"),
            ("n", "th", "th"),
            ("Brand", "TM", "TM"),
            ("word", "[1]", "[1]"),
            ("word", "*", "*"),
            ("word", "†", "†"),
            ("word", "see the note below", "see the note below"),
            ("Na", "+", "⁺"),
        ] {
            assert_eq!(on_the_line(above, Off::Above, before), wanted, "{before}^{above}");
        }
        for (before, below, wanted) in [
            ("H", "2", "₂"),
            ("x", "i", "ᵢ"),
            ("V", "max", "ₘₐₓ"),
            ("x", "B", "_(B)"),
            ("log", "10", "₁₀"),
            ("end ", "fine print", "fine print"),
        ] {
            assert_eq!(on_the_line(below, Off::Below, before), wanted, "{before}_{below}");
        }
    }

    #[test]
    fn what_is_off_the_line_is_compared_on_it() {
        let levelled: String = "CO₂ 10⁶ é —".chars().map(level).collect();
        assert_eq!(levelled, "CO2 106 é —");
    }
}
