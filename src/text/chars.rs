//! What a character is to a word: core's `char` methods, and a few ranges that they do not tell.

use std::str::Chars;

/// The part a character plays in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter of a script that puts spaces between words.
    Letter,
    /// A digit or another number.
    Digit,
    /// What goes on with a word and begins none: accents, vowel points, joiners, soft hyphens.
    Mark,
    /// A letter of a script that puts no spaces between words.
    Unspaced,
    /// What stands between words.
    Other,
}

/// The next character. `Chars::next` is compiled anew wherever it is called; this is not.
#[inline(never)]
pub(super) fn next(chars: &mut Chars<'_>) -> Option<char> {
    chars.next()
}

/// Whether the character belongs to a word and is spelt with others of its kind: no number, and of no
/// script that puts no spaces between words.
pub(crate) fn is_spaced_letter(c: char) -> bool {
    matches!(kind(c), Kind::Letter | Kind::Mark)
}

pub(super) fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        '\0'..='\u{7f}' => Kind::Other,
        // The bulk of most texts, told first: Latin, Cyrillic, Arabic; kana and Han.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'ؠ'..='ي' => Kind::Letter,
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' => Kind::Unspaced,
        _ if is_ignorable(c) || is_mark(c) => Kind::Mark,
        _ if is_unspaced(c) => Kind::Unspaced,
        // The Indic blocks: vowel signs, viramas and nuktas belong to the word, whatever they are.
        '\u{964}' | '\u{965}' | '\u{970}' | '\u{df4}' => Kind::Other,
        _ if c.is_numeric() => Kind::Digit,
        '\u{900}'..='\u{dff}' => Kind::Letter,
        _ if c.is_alphabetic() => Kind::Letter,
        _ => Kind::Other,
    }
}

/// Characters that a word is the same without.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// Marks that core does not count among the letters, and those of the unspaced scripts.
fn is_mark(c: char) -> bool {
    is_accent(c)
        || matches!(c,
            '\u{730}'..='\u{74a}' // Syriac
            | '\u{7a6}'..='\u{7b0}' // Thaana
            | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' // Thai
            | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' // Lao
            | '\u{f35}' | '\u{f37}' | '\u{f39}' | '\u{f71}'..='\u{f84}' | '\u{f8d}'..='\u{fbc}' // Tibetan
            | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}' // Myanmar
            | '\u{1082}'..='\u{108d}'
            | '\u{135d}'..='\u{135f}' // Ethiopic
            | '\u{17b4}'..='\u{17d3}' | '\u{17dd}' // Khmer
            | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}') // the voicing marks of kana
}

/// Marks of the Latin, Greek, Cyrillic, Hebrew and Arabic scripts, which readers leave out when
/// they type; those of other scripts are letters to their readers and are kept.
pub(super) fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20f0}' | '\u{fe20}'..='\u{fe2f}')
}

/// Han, kana, Thai, Lao, Myanmar and Khmer, without their digits.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e01}'..='\u{e33}' | '\u{e40}'..='\u{e46}' // Thai
        | '\u{e81}'..='\u{eb3}' | '\u{ebd}'..='\u{ec6}' | '\u{edc}'..='\u{edf}' // Lao
        | '\u{1000}'..='\u{102a}' | '\u{103f}' | '\u{1050}'..='\u{1081}' | '\u{108e}' // Myanmar
        | '\u{1780}'..='\u{17b3}' | '\u{17d7}' | '\u{17dc}' // Khmer
        | '\u{2e80}'..='\u{2fd5}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' // Han
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' // Hiragana
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' // Katakana
        | '\u{ff66}'..='\u{ff9d}' | '\u{1b000}'..='\u{1b16f}')
}

/// Signs that stack the letter behind them under the one before.
pub(super) fn stacks(c: char) -> bool {
    matches!(c, '\u{1039}' | '\u{17d2}')
}

/// Every sign that people write for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

pub(super) fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}')
}

/// Whether a word with this character reads the same decomposed, so that the door need not be
/// asked. Only the letters that make up most texts are listed; asking for the others is right too.
pub(super) fn is_settled(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7f}' | 'ß' | 'æ' | 'ø' | 'đ' | 'ł' | 'œ' | 'ı' | '’'
        | 'α'..='ω' // Greek
        | 'а'..='и' | 'к'..='я' // Cyrillic, without й and ё
        | '\u{5d0}'..='\u{5ea}' // Hebrew
        | '\u{621}' | '\u{627}'..='\u{63a}' | '\u{641}'..='\u{652}' // Arabic, without the alefs with hamza
        | '\u{660}'..='\u{669}'
        | '\u{904}'..='\u{928}' | '\u{92a}'..='\u{930}' | '\u{932}' | '\u{933}' // Devanagari
        | '\u{935}'..='\u{939}' | '\u{93e}'..='\u{94d}'
        | '\u{e01}'..='\u{e32}' | '\u{e34}'..='\u{e4e}' // Thai, without am
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30f6}' | '\u{30fc}' // kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}') // Han
}

/// The ASCII form of a digit or number sign of the scripts that have their own.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let value = match code {
        0x660..=0x669 => code - 0x660,
        0x6f0..=0x6f9 => code - 0x6f0,
        0x66b => return Some('.'),
        0x66c => return Some(','),
        // Nine Indic blocks of 128, their digits at the same place in each.
        0x900..=0xd7f if (0x66..=0x6f).contains(&(code & 0x7f)) => (code & 0x7f) - 0x66,
        0xe50..=0xe59 => code - 0xe50,
        0xed0..=0xed9 => code - 0xed0,
        0x1040..=0x1049 => code - 0x1040,
        0x17e0..=0x17e9 => code - 0x17e0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// The small letter of a capital, for the scripts that news is written in; core's own table takes
/// 14 kB of the reader. Rare letters keep their case, and most of those decompose to common ones.
pub(super) fn lower(c: char) -> char {
    let code = u32::from(c);
    let even = code & !1 | 1;
    let odd = code + (code & 1);
    let lower = match code {
        0x41..=0x5a
        | 0xc0..=0xd6
        | 0xd8..=0xde
        | 0x391..=0x3a1
        | 0x3a3..=0x3ab
        | 0x410..=0x42f
        | 0xff21..=0xff3a => code + 32,
        0x130 => u32::from('i'),
        0x178 => 0xff,
        0x4c0 => 0x4cf,
        // Latin, Greek and Cyrillic letters of which the capital comes before the small one.
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 => even,
        0x3d8..=0x3ef | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => even,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => even,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => odd,
        0x1e9e => u32::from('ß'),
        0x181 => 0x253,            // Ɓ
        0x186 => 0x254,            // Ɔ
        0x18a => 0x257,            // Ɗ
        0x18f => 0x259,            // Ə
        0x190 => 0x25b,            // Ɛ
        0x198 | 0x1b3 => code + 1, // Ƙ, Ƴ
        0x386 => 0x3ac,            // Ά
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc, // Ό
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48, // Armenian
        _ => return c,
    };
    char::from_u32(lower).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn capitals_of_the_scripts_of_news_become_small() {
        let blocks =
            ['\0'..='\u{17f}', '\u{1cd}'..='\u{1dc}', '\u{386}'..='\u{3ce}', '\u{400}'..='\u{58f}'];
        let wide = ['\u{1e00}'..='\u{1eff}', '\u{ff21}'..='\u{ff3a}'];
        for c in blocks.into_iter().chain(wide).flatten() {
            // The capital with a dot gives two characters in core, of which folding drops one.
            let known = c.to_lowercase().next();
            assert_eq!(Some(lower(c)), known, "for `{c}`");
        }
    }

    #[test]
    fn nothing_else_changes() {
        for c in ('\0'..='\u{10ffff}').filter(|&c| lower(c) != c) {
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "for `{c}`");
        }
    }
}
