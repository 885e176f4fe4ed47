//! Where words are cut, and which spellings are one word.

use offprint::text::{DOOR_TABLE, Door, door, exact_form, fold, words};

/// The words of the text, bars between; a part of an unspaced run that was told before in brackets.
#[track_caller]
fn cut(text: &str, expected: &str) {
    let mut found = Vec::new();
    let mut places = Vec::new();
    words(text, &mut |word| {
        assert_eq!(&text[word.start..word.start + word.text.len()], word.text);
        found.push(word.text.to_owned());
        places.push(word.place);
    });
    assert_eq!(found.join("|"), expected, "for `{text}`");
    assert_eq!(places, (0..found.len() as u32).collect::<Vec<_>>());
}

/// The word's exact form and its key.
#[track_caller]
fn forms(word: &str, exact: &str, key: &str) {
    let (mut form, mut folded) = (String::new(), String::new());
    exact_form(word, &mut form);
    fold(&form, door(), &mut folded);
    assert_eq!((form.as_str(), folded.as_str()), (exact, key), "for `{word}`");
}

#[test]
fn spaces_hyphens_and_signs_part_words() {
    cut("", "");
    cut(" … — !? 🎉", "");
    cut("Rain, then snow.", "Rain|then|snow");
    cut("well-known north–south a/b", "well|known|north|south|a|b");
    cut("snake_case e@mail", "snake|case|e|mail");
    cut("covid-19 F16 m² 155mm", "covid|19|F16|m²|155mm");
}

#[test]
fn digits_keep_their_inner_signs() {
    cut("44.2 billion, 1,500 of 3.", "44.2|billion|1,500|of|3");
    cut("2024-01-23 9:30 1.2.3", "2024|01|23|9|30|1.2.3");
    cut("١٢٫٥ و ١٬٥٠٠", "١٢٫٥|و|١٬٥٠٠");
}

#[test]
fn initials_are_one_word() {
    cut("the U.S. and the U.N.-led J.P. Morgan", "the|U.S.|and|the|U.N.|led|J.P.|Morgan");
    cut("at 5 p.m. in т.е. vitamin C.It", "at|5|p.m.|in|т.е.|vitamin|C|It");
    cut("www.example.org a.b.example", "www|example|org|a.b.|example");
}

#[test]
fn apostrophes() {
    cut("don’t O'Brien rock'n'roll", "don’t|O'Brien|rock'n'roll");
    cut("l’eau d'être qu'il dell’arte lorsqu’on", "l|eau|d|être|qu|il|dell|arte|lorsqu|on");
    cut("we’re he's I'm it’ll", "we’re|he's|I'm|it’ll");
    cut("'quoted' dogs' 'tis", "quoted|dogs|tis");
    cut("п'ять об’єкт", "п'ять|об’єкт");
    cut("צה\"ל ו״אמר״", "צה\"ל|ו״אמר");
}

#[test]
fn marks_and_joiners_do_not_part_words() {
    cut("e\u{301}te\u{301} soft\u{ad}hyphen", "e\u{301}te\u{301}|soft\u{ad}hyphen");
    cut("हिन्दी क्षेत्र। फ़िल्म", "हिन्दी|क्षेत्र|फ़िल्म");
    cut("ক্ষমতা র‍্যাব", "ক্ষমতা|র‍্যাব");
    cut("می‌خواهم كَتَبَ", "می‌خواهم|كَتَبَ");
    cut("தமிழ் తెలుగు മലയാളം", "தமிழ்|తెలుగు|മലയാളം");
    cut("한국의 수도", "한국의|수도");
}

#[test]
fn unspaced_scripts_by_pairs_and_the_last_alone() {
    cut("東", "東");
    cut("東京都", "東京|京都|都");
    cut("東京、大阪", "東京|京|大阪|阪");
    cut("コーヒー", "コー|ーヒ|ヒー|ー");
    cut("2024年にAI時代", "2024|年に|に|AI|時代|代");
    cut("ﾃﾞｰﾀ", "ﾃﾞｰ|ｰﾀ|ﾀ");
    // A consonant and its marks are one character.
    cut("ที่นี่", "ที่นี่|นี่");
    cut("ประเทศ", "ปร|ระ|ะเ|เท|ทศ|ศ");
    cut("ភ្នំ", "ភ្នំ");
    cut("ລາວ", "ລາ|າວ|ວ");
    cut("မြန်မာ", "မြန်|န်မာ|မာ");
}

#[test]
fn case_signs_and_possessives() {
    forms("Rain", "rain", "rain");
    forms("Korea’s", "korea", "korea");
    forms("IT'S", "it", "it");
    forms("don’t", "don't", "dont");
    forms("O'Brien", "o'brien", "obrien");
    forms("U.S.", "u.s", "us");
    forms("U.S", "u.s", "us");
    forms("soft\u{ad}hyphen", "softhyphen", "softhyphen");
}

#[test]
fn numbers() {
    forms("1,500", "1,500", "1500");
    forms("1,500,000", "1,500,000", "1500000");
    forms("1,500.25", "1,500.25", "1500.25");
    forms("44.2", "44.2", "44.2");
    forms("44,2", "44,2", "44.2");
    forms("١٬٥٠٠", "١٬٥٠٠", "1500");
    forms("۲۰۲۴", "۲۰۲۴", "2024");
    forms("२०२४", "२०२४", "2024");
    forms("２０２４", "２０２４", "2024");
    forms("m²", "m²", "m2");
}

#[test]
fn accents_and_ligatures_in_eight_languages() {
    forms("Élysée", "élysée", "elysee");
    forms("cœur", "cœur", "coeur");
    forms("Straße", "straße", "strasse");
    forms("STRASSE", "strasse", "strasse");
    forms("Señor", "señor", "senor");
    forms("Ångström", "ångström", "angstrom");
    forms("Łódź", "łódź", "lodz");
    forms("Đặng", "đặng", "dang");
    forms("smørrebrød", "smørrebrød", "smorrebrod");
    forms("İstanbul", "istanbul", "istanbul");
    forms("ısı", "ısı", "isi");
    forms("ΑΘΉΝΑ", "αθήνα", "αθηνα");
    forms("λόγος", "λόγος", "λογοσ");
    forms("ёлка", "ёлка", "елка");
    forms("Йод", "йод", "иод");
    forms("שָׁלוֹם", "שָׁלוֹם", "שלום");
    forms("ﬁnance", "ﬁnance", "finance");
    forms("ＡＢＣ", "ａｂｃ", "abc");
}

#[test]
fn arabic_forms() {
    forms("أحمد", "أحمد", "احمد");
    forms("إلى", "إلى", "الي");
    forms("آخر", "آخر", "اخر");
    forms("ٱلله", "ٱلله", "الله");
    forms("مدرسة", "مدرسة", "مدرسه");
    forms("مستشفى", "مستشفى", "مستشفي");
    forms("كَتَبَ", "كَتَبَ", "كتب");
    forms("العـــربية", "العـــربية", "العربيه");
    forms("مسؤول", "مسؤول", "مسوول");
    forms("کتاب", "کتاب", "كتاب");
    forms("می‌خواهم", "میخواهم", "ميخواهم");
}

#[test]
fn kana_keep_their_voice_and_indic_their_vowels() {
    forms("が", "が", "が");
    forms("か\u{3099}", "か\u{3099}", "が");
    forms("ﾃﾞｰ", "ﾃﾞｰ", "デー");
    forms("ﾊﾟ", "ﾊﾟ", "パ");
    forms("दिल्ली", "दिल्ली", "दिल्ली");
    forms("한", "한", "\u{1112}\u{1161}\u{11ab}");
}

#[test]
fn indic_spellings_that_people_mix_are_one() {
    forms("हिन्दी", "हिन्दी", "हिंदी");
    forms("भगवान्", "भगवान्", "भगवान्");
    forms("अन्न", "अन्न", "अन्न");
    forms("\u{958}लम", "\u{958}लम", "कलम");
    forms("क\u{93c}लम", "क\u{93c}लम", "कलम");
    forms("पाँच", "पाँच", "पांच");
    forms("ਪੰਜ਼", "ਪੰਜ਼", "ਪੰਜ");
}

#[test]
fn a_word_that_folds_to_nothing_is_kept() {
    forms("ـ", "ـ", "ـ");
}

#[test]
fn a_word_without_end_is_cut_short() {
    let (mut form, mut key) = (String::new(), String::new());
    for endless in ["a".repeat(10_000), "é".repeat(10_000), "\u{301}a".repeat(10_000)] {
        exact_form(&endless, &mut form);
        fold(&form, door(), &mut key);
        assert!(form.len() < 104 && key.len() < 104);
    }
}

#[test]
fn the_door_says_what_the_table_says() {
    for (text, decomposed) in DOOR_TABLE {
        assert_eq!((door().nfkd)(text), *decomposed, "for `{text}`");
    }
}

/// Letters that are not asked about at the door fold as they would if they were.
#[test]
fn settled_letters_fold_the_same_with_and_without_the_door() {
    thread_local!(static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) });
    let listening = Door {
        nfkd: |text| {
            ASKED.set(true);
            (door().nfkd)(text)
        },
    };
    let (mut with, mut without) = (String::new(), String::new());
    let mut settled = 0;
    for letter in ('\0'..='\u{ffff}').filter(|c| c.is_alphabetic()) {
        ASKED.set(false);
        fold(&letter.to_string(), listening, &mut without);
        if !ASKED.get() {
            settled += 1;
            fold(&(door().nfkd)(&letter.to_string()), door(), &mut with);
            assert_eq!(with, without, "for `{letter}`");
        }
    }
    assert!(settled > 20_000, "{settled} letters");
}
