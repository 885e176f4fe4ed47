//! Finding in many languages, by what people type.

use super::{Library, told};

/// The text is found by each of these, and by none of those.
#[track_caller]
fn check(text: &str, found: &[&str], not: &[&str]) {
    let library = Library::of(&[told("it", text), told("other", "qwertz")]);
    for typed in found {
        assert_eq!(library.slugs(&library.ask(typed)), ["it"], "for `{typed}` in `{text}`");
    }
    for typed in not {
        assert_eq!(
            library.slugs(&library.ask(typed)),
            Vec::<&str>::new(),
            "for `{typed}` in `{text}`"
        );
    }
}

#[test]
fn english() {
    check(
        "O’Brien said Korea’s U.S. troops don't number 1,500.",
        &[
            "o'brien",
            "obrien ",
            "O’Brien’s",
            "korea ",
            "korea's ",
            "U.S. ",
            "us ",
            "dont ",
            "don’t ",
            "1500 ",
            "1,500",
            // But for a letter.
            "brien ",
        ],
        &["rien ", "15 "],
    );
}

#[test]
fn french() {
    check(
        "L’été à l'Élysée, le cœur d’œuvre",
        &["ete ", "été ", "ELYSEE", "coeur ", "d'oeuvre ", "l'ete "],
        &["ét "],
    );
}

#[test]
fn german() {
    check(
        "Die Straße nach Zürich",
        &["strasse ", "straße ", "STRASSE", "zurich ", "zür"],
        &["zuer"],
    );
}

#[test]
fn spanish() {
    check("El niño y la acción", &["nino ", "niño ", "accion ", "ACCIÓN"], &[]);
}

#[test]
fn polish_turkish_and_vietnamese() {
    check("Łódź, İstanbul, Đà Nẵng", &["lodz ", "istanbul ", "da nang ", "ISTANBUL", "łódź"], &[]);
}

#[test]
fn russian_and_greek() {
    check("Ёлка и йод", &["елка ", "ёлка ", "ЁЛКА", "иод "], &[]);
    check("Ο λόγος στην Αθήνα", &["λογος ", "ΛΟΓΟΣ ", "αθηνα ", "ΑΘΉΝΑ"], &[]);
}

#[test]
fn arabic() {
    check(
        "أعلنت وكالة الأنباء إلى المدرسة كَتَبَ مستشفى ٢٠٢٤",
        &[
            "اعلنت ",
            "الانباء ",
            "الي ",
            "المدرسه ",
            "المدرسة ",
            "كتب ",
            "مستشفي ",
            "2024 ",
            "الأن",
            "المـــدرسة",
        ],
        &["مدر ", "2023 "],
    );
}

#[test]
fn hebrew() {
    check("שָׁלוֹם מצה\"ל", &["שלום ", "מצה״ל ", "מצהל "], &[]);
}

#[test]
fn hindi() {
    check("हिन्दी में बारिश, २०२४", &["हिन्दी ", "बारिश ", "बार", "2024 "], &["बार ", "हिन "]);
    // Nuktas, in one character or two, and the ways to write a nasal.
    check("सड़क पर बाज़ार", &["सड़क ", "सड़क ", "सडक ", "बाजार ", "बाज़ार "], &["सक "]);
    check("हिन्दी", &["हिंदी ", "हिन्दी ", "हिं"], &["हदी ", "हिद "]);
    check("पंजाब के पांच संबंध", &["पञ्जाब ", "पाँच ", "सम्बन्ध "], &["पब "]);
    check("जन्म अन्न न्यूज़", &["जन्म ", "अन्न ", "न्यूज "], &["जंम ", "अंन "]);
    check("চাঁদ", &["চাংদ "], &["চাদ "]);
}

#[test]
fn japanese() {
    check(
        "東京都でコーヒーを飲む",
        &[
            "東",
            "東京",
            "東京 ",
            "京都",
            "コーヒー",
            "ｺｰﾋｰ",
            "飲む",
            "む",
            "東京 コーヒー",
            "\"コーヒーを飲む\"",
        ],
        &["大阪", "\"東都\"", "\"コーヒーが\""],
    );
    check("が", &["が"], &["か"]);
}

#[test]
fn chinese_and_thai() {
    check(
        "北京天气今天很好",
        &["北京", "天气", "今天 ", "好", "北京天气", "很"],
        &["上海", "天京"],
    );
    check("ประเทศไทยฝนตก", &["ประเทศ", "ไทย", "ฝนตก", "ฝน"], &["ญี่ปุ่น"]);
}

#[test]
fn korean() {
    // Particles are written onto the word, and a syllable is typed letter by letter.
    check(
        "한국의 수도는 서울이다",
        &["한국 ", "수도 서울", "서울", "한", "하"],
        &["도쿄 ", "국의 "],
    );
}

#[test]
fn one_index_holds_them_all() {
    let library = Library::of(&[
        told("en", "rain in Tokyo"),
        told("ja", "東京の雨"),
        told("ar", "مطر في طوكيو"),
        told("de", "Regen in Tokio"),
    ]);
    library.check("rain", &["en"]);
    library.check("雨", &["ja"]);
    library.check("مطر", &["ar"]);
    library.check("regen ", &["de"]);
}
