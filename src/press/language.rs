//! Which language a story is in, where its source does not say: told by its letters, or not at all.
//!
//! Six hundred letters are enough to tell and few enough to be quick. A text that could be of two
//! languages is of none here; a wrong `lang` is worse for who has it read aloud than a missing one.

use whatlang::{Detector, Lang, Script};

use super::draft::Draft;
use crate::article::{Block, Prose, Span, Text};
use crate::text::Language;

/// How many letters of a story are looked at.
const LETTERS: usize = 600;

/// Fewer letters than this tell nothing in a script that many languages share.
const FEWEST: usize = 40;

/// The language of a draft: the stated one, else the one its words are in, else none.
pub fn of_draft(draft: &Draft) -> Option<Language> {
    if draft.language.is_some() {
        return draft.language.clone();
    }
    let mut letters = String::new();
    let mut count = 0;
    let mut take = |words: &str| {
        for c in words.chars() {
            if count >= LETTERS {
                return;
            }
            count += usize::from(c.is_alphabetic());
            letters.push(c);
        }
        letters.push('\n');
    };
    // Headlines leave out the small words that tell a language, so the body is asked first.
    for block in &draft.body {
        block.each_text(&mut |words, _| take(words));
    }
    for words in draft.standfirst.iter().chain(&draft.headline) {
        take(words);
    }
    of_text(&letters)
}

/// The language of a text by its first letters; none where it cannot be told.
pub fn of_text(text: &str) -> Option<Language> {
    let mut count = 0;
    let end = text.char_indices().find(|&(_, c)| {
        count += usize::from(c.is_alphabetic());
        count > LETTERS
    });
    let text = end.map_or(text, |(at, _)| &text[..at]);
    if let Some(tag) = script_language(whatlang::detect_script(text)?, text) {
        return Language::parse(tag);
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < FEWEST {
        return None;
    }
    // The dearest of all that is asked of a story.
    let info = Detector::with_denylist(ruled_out(text)).detect(text)?;
    let sure = info.is_reliable() || letters >= 120 && info.confidence() > 0.5;
    sure.then(|| Language::parse(tag(info.lang()))).flatten()
}

/// The languages that a text is not in, by letters that they write otherwise: trigrams take one
/// Scandinavian for another. A name may have a letter of its neighbour's.
fn ruled_out(text: &str) -> Vec<Lang> {
    const FEW: usize = 2;
    let count = |letters: [char; 4]| text.chars().filter(|c| letters.contains(c)).count();
    let (eastern, western) = (count(['ä', 'ö', 'Ä', 'Ö']), count(['æ', 'ø', 'Æ', 'Ø']));
    match (eastern >= FEW, western >= FEW) {
        (true, false) if western == 0 => vec![Lang::Dan, Lang::Nob],
        (false, true) if eastern == 0 => vec![Lang::Swe],
        _ => Vec::new(),
    }
}

/// The language of a script that only one of the world's newsrooms' languages is written in.
fn script_language(script: Script, text: &str) -> Option<&'static str> {
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}');
    Some(match script {
        Script::Hiragana | Script::Katakana => "ja",
        Script::Mandarin => {
            let han = text.chars().filter(|&c| matches!(c, '\u{4e00}'..='\u{9fff}')).count();
            // A Japanese text of the officials' kind may have few kana, but never none.
            if text.chars().filter(|&c| kana(c)).count() * 20 > han { "ja" } else { "zh" }
        }
        Script::Hangul => "ko",
        Script::Greek => "el",
        Script::Georgian => "ka",
        Script::Armenian => "hy",
        Script::Thai => "th",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Gujarati => "gu",
        Script::Gurmukhi => "pa",
        Script::Oriya => "or",
        Script::Sinhala => "si",
        Script::Khmer => "km",
        Script::Myanmar => "my",
        Script::Bengali => "bn",
        Script::Ethiopic => "am",
        Script::Arabic | Script::Cyrillic | Script::Devanagari | Script::Hebrew | Script::Latin => {
            return None;
        }
    })
}

/// The short tag of a language that the detector knows.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        other => other.code(),
    }
}

/// Marks passages in another script than the story's own, where the script alone tells the language
/// or the passage is long enough to tell it by. Names of a letter or two are left as they are.
pub fn mark_passages(mut body: Vec<Block>, story: &Language) -> Vec<Block> {
    for block in &mut body {
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
                mark(text, story)
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| mark(item, story)),
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| mark(cell, story))
            }
            Block::Facts { items, .. } => {
                items.iter_mut().for_each(|fact| mark(&mut fact.text, story))
            }
            Block::Figure { .. } | Block::Code { .. } | Block::Rule {} => {}
        }
    }
    body
}

fn mark(text: &mut Text, story: &Language) {
    let mut out = Vec::with_capacity(text.0.len());
    for span in std::mem::take(&mut text.0) {
        match span {
            Span::Text { text: words } => match parted(&words, story) {
                None => out.push(Span::Text { text: words }),
                Some(parts) => out.extend(parts),
            },
            Span::Emphasis { text: mut inner } => {
                mark(&mut inner, story);
                out.push(Span::Emphasis { text: inner });
            }
            Span::Strong { text: mut inner } => {
                mark(&mut inner, story);
                out.push(Span::Strong { text: inner });
            }
            Span::Link { to, text: mut inner } => {
                mark(&mut inner, story);
                out.push(Span::Link { to, text: inner });
            }
            Span::Quotation { text: mut inner } => {
                mark(&mut inner, story);
                out.push(Span::Quotation { text: inner });
            }
            // What the source states stands.
            other @ (Span::Language { .. } | Span::Code { .. } | Span::Break {}) => out.push(other),
        }
    }
    text.0 = out;
}

/// The scripts that are told apart; those of East Asia are one, as their languages mix them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Han,
    Other,
}

fn writing(c: char) -> Option<Writing> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | 'À'..='ɏ' | 'Ḁ'..='ỿ' => Writing::Latin,
        'Ͱ'..='Ͽ' | 'ἀ'..='῾' => Writing::Greek,
        'Ѐ'..='ԯ' => Writing::Cyrillic,
        '\u{591}'..='\u{5f4}' => Writing::Hebrew,
        '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d5}' | '\u{750}'..='\u{77f}' => Writing::Arabic,
        '\u{900}'..='\u{97f}' => Writing::Devanagari,
        '\u{e01}'..='\u{e4f}' => Writing::Thai,
        '\u{ac00}'..='\u{d7a3}' => Writing::Hangul,
        '\u{3041}'..='\u{30ff}' => Writing::Kana,
        '\u{3400}'..='\u{9fff}' => Writing::Han,
        c if c.is_alphabetic() && c > '\u{24f}' => Writing::Other,
        _ => return None,
    })
}

/// The writings of a language's own.
fn own(language: &Language) -> &'static [Writing] {
    match language.primary() {
        "ja" => &[Writing::Kana, Writing::Han, Writing::Latin],
        "zh" | "yue" => &[Writing::Han, Writing::Latin],
        "ko" => &[Writing::Hangul, Writing::Han, Writing::Latin],
        "el" => &[Writing::Greek],
        "ru" | "uk" | "bg" | "be" | "mk" | "kk" | "ky" | "tg" | "mn" => &[Writing::Cyrillic],
        "sr" | "bs" => &[Writing::Cyrillic, Writing::Latin],
        "he" | "yi" => &[Writing::Hebrew],
        "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" => &[Writing::Arabic],
        "hi" | "mr" | "ne" | "sa" => &[Writing::Devanagari],
        "th" => &[Writing::Thai],
        "bn" | "ta" | "te" | "kn" | "ml" | "gu" | "pa" | "or" | "si" | "km" | "my" | "ka"
        | "hy" | "am" | "lo" | "bo" | "dv" => &[Writing::Other],
        _ => &[Writing::Latin],
    }
}

/// A run of text in parts, those in another writing with their language; `None` where it is of one.
fn parted(words: &Prose, story: &Language) -> Option<Vec<Span>> {
    if words.is_ascii() && own(story).contains(&Writing::Latin) {
        return None;
    }
    let own = own(story);
    let foreign = |c: char| writing(c).filter(|writing| !own.contains(writing));
    // Passages: from the first foreign letter to the last of the same writing, over what is no letter.
    let mut passages: Vec<(usize, usize, Writing)> = Vec::new();
    let mut open: Option<(usize, usize, Writing)> = None;
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        match (writing(c), foreign(c)) {
            (_, Some(found)) => match &mut open {
                Some((_, to, writing)) if joined(*writing, found) => {
                    *to = end;
                    if found == Writing::Kana {
                        *writing = found;
                    }
                }
                _ => passages.extend(open.replace((at, end, found))),
            },
            (Some(_), None) => passages.extend(open.take()),
            (None, _) => {}
        }
    }
    passages.extend(open);
    let mut out = Vec::new();
    let mut from = 0;
    for (start, end, writing) in passages {
        let Some(language) = passage_language(&words[start..end], writing) else { continue };
        push(&mut out, &words[from..start]);
        if let Ok(text) = Prose::parse(&words[start..end]) {
            out.push(Span::Language { language, text: Text(vec![Span::Text { text }]) });
        }
        from = end;
    }
    if out.is_empty() {
        return None;
    }
    push(&mut out, &words[from..]);
    Some(out)
}

fn joined(one: Writing, other: Writing) -> bool {
    one == other
        || matches!((one, other), (Writing::Kana, Writing::Han) | (Writing::Han, Writing::Kana))
}

fn push(out: &mut Vec<Span>, words: &str) {
    if !words.is_empty()
        && let Ok(text) = Prose::parse(words)
    {
        out.push(Span::Text { text });
    }
}

fn passage_language(words: &str, writing: Writing) -> Option<Language> {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let tag = match writing {
        _ if letters < 2 => return None,
        Writing::Greek if letters >= 3 => "el",
        Writing::Thai => "th",
        Writing::Hangul => "ko",
        Writing::Kana => "ja",
        Writing::Hebrew if letters >= 3 => "he",
        // Han alone may be Chinese or Japanese; these and the widely shared scripts need words.
        _ if letters >= FEWEST => return of_text(words),
        _ => return None,
    };
    Language::parse(tag)
}
