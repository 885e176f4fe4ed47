//! When two spellings are one word: the exact form of a word, and the key that its forms share.
//!
//! The exact form forgets case, ignorable characters, the kind of apostrophe and the English
//! possessive. The key forgets more: accents, ligatures, width, the forms of alef, ya and ta
//! marbuta, tatweel, whose digits they are, and the thousands' commas. Two words match when their keys are
//! equal; the same exact form ranks higher.

use super::Door;
use super::chars::{ascii_digit, is_accent, is_apostrophe, is_ignorable, is_settled};

/// The longest exact form, in bytes; of a longer word only the beginning counts. Longer than any
/// word that people type, shorter than what a pasted file can bring.
const MOST_BYTES: usize = 96;

/// Writes the exact form of a word over `form`.
pub fn exact_form(word: &str, form: &mut String) {
    form.clear();
    if word.is_ascii() {
        form.push_str(&word[..word.len().min(MOST_BYTES)]);
        form.make_ascii_lowercase();
    } else {
        for c in word.chars().filter(|&c| !is_ignorable(c)).flat_map(char::to_lowercase) {
            if form.len() + c.len_utf8() > MOST_BYTES {
                break;
            }
            form.push(if is_apostrophe(c) { '\'' } else { c });
        }
    }
    if form.len() > 2 && form.ends_with("'s") {
        form.truncate(form.len() - 2);
    }
}

/// Writes the key of an exact form over `key`. Asks the door only about characters that could
/// decompose.
pub fn fold(form: &str, door: Door, key: &mut String) {
    key.clear();
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
    // A full stop is kept only between digits; elsewhere it belongs to initials.
    let mut after_digit = false;
    for c in form.chars() {
        if c.is_ascii_alphanumeric() {
            after_digit = c.is_ascii_digit();
            key.push(c.to_ascii_lowercase());
        } else if let Some(digit) = ascii_digit(c) {
            after_digit = digit.is_ascii_digit();
            key.push(digit);
        } else if c == ',' || (c == '.' && after_digit) {
            key.push(c);
        } else if !is_silent(c) {
            fold_letter(c, key);
        }
    }
}

/// Marks and signs that the key is without.
fn is_silent(c: char) -> bool {
    is_accent(c)
        || is_apostrophe(c)
        || is_ignorable(c)
        || matches!(c, '.' | '"' | '״' | '׳' | 'ـ' | '\u{2b9}'..='\u{2bf}')
}

fn fold_letter(c: char, key: &mut String) {
    let folded = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'ð' | 'Đ' | 'Ð' => "d",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' => "n",
        'ĸ' => "k",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ہ' | 'ۀ' | 'ە' => "ه",
        'ک' => "ك",
        '\u{3099}' | '\u{309a}' => return voice_kana(c, key),
        _ => {
            key.extend(c.to_lowercase());
            return;
        }
    };
    key.push_str(folded);
}

/// Puts a kana and its voicing mark together again, so that `か` is not the beginning of `が`.
fn voice_kana(mark: char, key: &mut String) {
    let Some(last) = key.pop() else { return };
    let hiragana = if last >= 'ァ' { u32::from(last) - 0x60 } else { u32::from(last) };
    let step = match (hiragana, mark) {
        (0x3046, '\u{3099}') => 0x4e,                         // う, ゔ
        (0x304b..=0x3062 | 0x3064..=0x3069, '\u{3099}') => 1, // the rows of か, さ and た
        (0x306f..=0x307d, '\u{3099}') => 1,                   // the row of は
        (0x306f..=0x307d, '\u{309a}') => 2,
        _ => 0,
    };
    key.push(char::from_u32(u32::from(last) + step).unwrap_or(last));
}

/// `1,500` is 1500 and `44,2` is 44.2: a comma before each three digits parts thousands.
fn fold_commas(key: &mut String) {
    let mut groups = key.split([',', '.']);
    let head = groups.next().unwrap_or_default();
    let whole = key.split('.').next().unwrap_or_default();
    let thousands = (1..=3).contains(&head.len()) && whole.split(',').skip(1).all(|g| g.len() == 3);
    *key = key.replace(',', if thousands { "" } else { "." });
}
