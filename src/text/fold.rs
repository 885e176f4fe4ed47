//! When two spellings are one word: the exact form of a word, and the key that its forms share.
//!
//! The exact form forgets case, ignorable characters, the kind of apostrophe, the last stop of
//! initials and the English possessive. The key forgets more: accents, ligatures, width, the forms of alef, ya and ta
//! marbuta, tatweel, nuktas and how Hindi writes a nasal, whose digits they are, and the thousands' commas.
//! Two words match when their keys are equal; the same exact form ranks higher.

use super::Door;
use super::chars::{ascii_digit, is_accent, is_apostrophe, is_ignorable, is_settled, lower, next};

/// About the longest exact form, in bytes; of a longer word only the beginning counts. Longer than any
/// word that people type, shorter than what a pasted file can bring.
const MOST_BYTES: usize = 96;

/// Writes the exact form of a word over `form`.
pub fn exact_form(word: &str, form: &mut String) {
    form.clear();
    if word.is_ascii() {
        form.push_str(&word[..word.len().min(MOST_BYTES)]);
        form.make_ascii_lowercase();
    } else {
        for c in word.chars() {
            if is_apostrophe(c) {
                put('\'', form);
            } else if !is_ignorable(c) {
                put(lower(c), form);
            }
            if form.len() >= MOST_BYTES {
                break;
            }
        }
    }
    let end = match form.as_bytes() {
        [_, .., b'\'', b's'] => form.len() - 2,
        [_, .., b'.'] => form.len() - 1,
        _ => return,
    };
    form.truncate(end);
}

/// Writes the key of an exact form over `key`. Asks the door only about characters that could
/// decompose.
pub fn fold(form: &str, door: Door, key: &mut String) {
    key.clear();
    if form.bytes().all(|b| b.is_ascii_alphanumeric()) {
        key.push_str(form);
        return;
    }
    if form.chars().all(is_settled) {
        fold_decomposed(form, key);
    } else {
        fold_decomposed(&(door.nfkd)(form), key);
    }
    if key.contains(',') {
        fold_commas(key);
    }
    if key.is_empty() {
        key.push_str(form);
    }
}

fn fold_decomposed(form: &str, key: &mut String) {
    let mut last = '.';
    let mut rest = form.chars();
    while let Some(c) = next(&mut rest) {
        let c = ascii_digit(c).unwrap_or(c);
        // A full stop is kept only behind a digit; elsewhere it belongs to initials.
        let kept = if c == '.' { last.is_ascii_digit() } else { !is_silent(c) };
        if matches!(c, '\u{3099}' | '\u{309a}') {
            voice_kana(c, key);
        } else if let Some(alike) = ALIKE.iter().find(|alike| alike.0 == c) {
            key.push_str(alike.1);
        } else if is_nasal(c, rest.as_str()) {
            put(ANUSVARA, key);
            // Its virama is part of it.
            next(&mut rest);
        } else if is_candrabindu(c) {
            put(char::from_u32(u32::from(c) + 1).unwrap_or(c), key);
        } else if kept {
            // Some letters are capitals only when decomposed.
            put(lower(c), key);
        }
        last = c;
    }
}

/// Marks and signs that the key is without.
fn is_silent(c: char) -> bool {
    is_accent(c)
        || is_apostrophe(c)
        || is_ignorable(c)
        || is_nukta(c)
        || matches!(c, '"' | '״' | '׳' | 'ـ' | '\u{2b9}'..='\u{2bf}')
}

/// The dot below a letter of the Indic blocks, which stand in one order: typed or not, as people please.
fn is_nukta(c: char) -> bool {
    matches!(u32::from(c), n @ 0x900..0xd00 if n & 0x7f == 0x3c)
}

/// The moon above a vowel, for which many write the dot, one character on.
fn is_candrabindu(c: char) -> bool {
    matches!(u32::from(c), n @ 0x900..0xd80 if n & 0x7f == 1)
}

/// The dot above a letter of Devanagari, for any nasal sound.
const ANUSVARA: char = '\u{902}';

/// Whether a letter of Devanagari is the nasal of the row of the letter joined behind it, as in हिन्दी,
/// which is as often written हिंदी.
fn is_nasal(c: char, behind: &str) -> bool {
    let mut behind = behind.chars();
    if next(&mut behind) != Some('\u{94d}') {
        return false;
    }
    let joined = next(&mut behind).map_or(0, u32::from);
    // The letters of a row before its nasal.
    let is_of_row = |row: u32| joined.wrapping_sub(row) < 4;
    match c {
        'ङ' => is_of_row(0x915),
        'ञ' => is_of_row(0x91a),
        'ण' => is_of_row(0x91f),
        'न' => is_of_row(0x924),
        'म' => is_of_row(0x92a),
        _ => false,
    }
}

/// Letters that do not decompose, and what people write for them.
const ALIKE: [(char, &str); 20] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('ı', "i"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ŋ', "n"),
    ('ς', "σ"),
    ('ٱ', "ا"),
    ('ى', "ي"),
    ('ی', "ي"),
    ('ة', "ه"),
    ('ہ', "ه"),
    ('ە', "ه"),
    ('ک', "ك"),
];

/// Puts a kana and its voicing mark together again, so that `か` is not the beginning of `が`.
fn voice_kana(mark: char, key: &mut String) {
    let Some(kana) = key.pop() else { return };
    let hiragana = if kana < 'ァ' { u32::from(kana) } else { u32::from(kana) - 0x60 };
    let step = match hiragana {
        0x3046 => 0x4e, // う, ゔ
        // The rows of か, さ and た, and that of は with both marks.
        0x304b..=0x3061 | 0x3064..=0x3068 | 0x306f..=0x307b => 1 + u32::from(mark == '\u{309a}'),
        _ => 0,
    };
    put(char::from_u32(u32::from(kana) + step).unwrap_or(kana), key);
}

/// `1,500` is 1500 and `44,2` is 44.2: commas that stand before three digits each part thousands.
fn fold_commas(key: &mut String) {
    let parts: Vec<&str> = key.split(',').collect();
    let three = |part: &&str| part.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let thousands = parts[0].len() <= 3 && parts[1..].iter().all(three);
    let folded = parts.join(if thousands { "" } else { "." });
    *key = folded;
}

/// `String::push` is compiled anew wherever it is called; this is not.
#[inline(never)]
fn put(c: char, text: &mut String) {
    text.push(c);
}
