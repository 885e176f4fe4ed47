//! A language as people and programs state it: a tag, with a hyphen or a low line, or its name in
//! English or in itself.
//!
//! Tags whose first part is longer than three letters are well formed and none is registered: `english`
//! is a word and no tag.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::Language;

/// What to do about a language that is none.
pub const WRITE_A_TAG: &str = "write a BCP 47 tag, as en, pt-BR or zh-Hant";

/// Tags with the names of their languages, in small letters.
#[rustfmt::skip]
const NAMES: [(&str, &[&str]); 62] = [
    ("af", &["afrikaans"]),
    ("am", &["amharic", "አማርኛ"]),
    ("ar", &["arabic", "العربية", "عربي", "arabisch", "arabe", "árabe"]),
    ("az", &["azerbaijani", "azeri", "azərbaycanca"]),
    ("be", &["belarusian", "беларуская"]),
    ("bg", &["bulgarian", "български"]),
    ("bn", &["bengali", "bangla", "বাংলা"]),
    ("bs", &["bosnian", "bosanski"]),
    ("ca", &["catalan", "català"]),
    ("cs", &["czech", "čeština", "česky"]),
    ("cy", &["welsh", "cymraeg"]),
    ("da", &["danish", "dansk"]),
    ("de", &["german", "deutsch", "allemand", "alemán", "tedesco", "alemão"]),
    ("el", &["greek", "ελληνικά"]),
    ("en", &["english", "englisch", "anglais", "inglés", "inglese", "inglês", "английский", "英語", "英语", "الإنجليزية"]),
    ("es", &["spanish", "español", "castellano", "castilian", "spanisch", "espagnol", "spagnolo", "espanhol"]),
    ("et", &["estonian", "eesti"]),
    ("eu", &["basque", "euskara"]),
    ("fa", &["persian", "farsi", "فارسی"]),
    ("fi", &["finnish", "suomi"]),
    ("fr", &["french", "français", "französisch", "francés", "francese", "francês"]),
    ("ga", &["irish", "gaeilge"]),
    ("gl", &["galician", "galego"]),
    ("gu", &["gujarati", "ગુજરાતી"]),
    ("he", &["hebrew", "עברית"]),
    ("hi", &["hindi", "हिन्दी", "हिंदी"]),
    ("hr", &["croatian", "hrvatski"]),
    ("hu", &["hungarian", "magyar"]),
    ("hy", &["armenian", "հայերեն"]),
    ("id", &["indonesian", "bahasa indonesia"]),
    ("is", &["icelandic", "íslenska"]),
    ("it", &["italian", "italiano", "italienisch", "italien"]),
    ("ja", &["japanese", "日本語", "japanisch", "japonais", "japonés"]),
    ("ka", &["georgian", "ქართული"]),
    ("kk", &["kazakh", "қазақша"]),
    ("ko", &["korean", "한국어", "조선말"]),
    ("lt", &["lithuanian", "lietuvių"]),
    ("lv", &["latvian", "latviešu"]),
    ("mk", &["macedonian", "македонски"]),
    ("ml", &["malayalam", "മലയാളം"]),
    ("mr", &["marathi", "मराठी"]),
    ("ms", &["malay", "bahasa melayu"]),
    ("nl", &["dutch", "nederlands", "flemish", "vlaams", "niederländisch", "néerlandais"]),
    ("no", &["norwegian", "norsk", "norsk bokmål"]),
    ("pa", &["punjabi", "panjabi", "ਪੰਜਾਬੀ"]),
    ("pl", &["polish", "polski", "polnisch", "polonais"]),
    ("pt", &["portuguese", "português", "portugiesisch", "portugais", "portugués", "portoghese"]),
    ("ro", &["romanian", "română"]),
    ("ru", &["russian", "русский", "russisch", "russe", "ruso", "russo"]),
    ("sk", &["slovak", "slovenčina", "slovensky"]),
    ("sl", &["slovenian", "slovene", "slovenščina"]),
    ("sq", &["albanian", "shqip"]),
    ("sr", &["serbian", "српски", "srpski"]),
    ("sv", &["swedish", "svenska", "schwedisch", "suédois"]),
    ("sw", &["swahili", "kiswahili"]),
    ("ta", &["tamil", "தமிழ்"]),
    ("te", &["telugu", "తెలుగు"]),
    ("th", &["thai", "ไทย", "ภาษาไทย"]),
    ("tr", &["turkish", "türkçe", "türkisch", "turc", "turco"]),
    ("uk", &["ukrainian", "українська"]),
    ("ur", &["urdu", "اردو"]),
    ("zh", &["chinese", "mandarin", "中文", "汉语", "漢語", "chinesisch", "chinois", "chino", "cinese", "chinês"]),
];

/// The language that words state.
pub fn stated_language(words: &str) -> Option<Language> {
    static KNOWN: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        NAMES.iter().flat_map(|(tag, names)| names.iter().map(|name| (*name, *tag))).collect()
    });
    let words = words.trim();
    let tag = Language::parse(&words.replace('_', "-"));
    // A name is looked for only where there is no tag: `sv` and `is` are both.
    tag.filter(|tag| tag.primary().len() <= 3).or_else(|| {
        // `English (UK)`, `Português do Brasil`: of which country is left out rather than guessed.
        let small = words.to_lowercase();
        let bare = small.split(['(', ',', '/']).next().unwrap_or_default().trim();
        Language::parse(KNOWN.get(bare)?)
    })
}

#[cfg(test)]
mod tests {
    use super::stated_language;

    #[test]
    fn tags_and_names_are_languages_and_other_words_are_none() {
        for (words, tag) in [
            ("en", "en"),
            (" en_gb ", "en-GB"),
            ("zh-hant", "zh-Hant"),
            ("und", "und"),
            ("English", "en"),
            ("English (UK)", "en"),
            ("Deutsch", "de"),
            ("日本語", "ja"),
            ("ESPAÑOL", "es"),
            ("العربية", "ar"),
        ] {
            assert_eq!(stated_language(words).as_ref().map(|l| l.as_str()), Some(tag), "{words}");
        }
        for words in ["", "elvish", "nonsense-GB", "the language", "e"] {
            assert_eq!(stated_language(words), None, "{words}");
        }
    }
}
