//! Days, times and reading times as each language says them.

use offprint::article::{Day, Precision, Time, clock_said, day_said, reading_time_said};
use offprint::text::{Direction, Language, ReadingCounter, ReadingTime};

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap_or_else(|| panic!("{tag} is a language tag"))
}

#[test]
fn days_in_eight_languages_and_one_unknown() {
    let day = Day::parse("2025-03-14").unwrap();
    let table = [
        ("en", "14 Mar 2025"),
        ("en-GB", "14 Mar 2025"),
        ("ar", "١٤ مارس ٢٠٢٥"),
        ("es", "14 mar 2025"),
        ("fr", "14 mars 2025"),
        ("de", "14. März 2025"),
        ("hi", "14 मार्च 2025"),
        ("ja", "2025年3月14日"),
        ("zh-Hans", "2025年3月14日"),
        ("eu", "2025-03-14"),
    ];
    for (tag, said) in table {
        assert_eq!(day_said(day, &language(tag)), said, "{tag}");
    }
}

#[test]
fn reading_times() {
    let time = |least, most| ReadingTime { least, most };
    let table = [
        ("en", time(1, 1), "1 min"),
        ("en", time(3, 4), "3–4 min"),
        ("de", time(3, 4), "3–4 Min."),
        ("ar", time(1, 1), "دقيقة"),
        ("ar", time(2, 2), "دقيقتان"),
        ("ar", time(3, 4), "٣–٤ دقائق"),
        ("ar", time(9, 12), "٩–١٢ دقيقة"),
        ("ja", time(2, 3), "2–3分"),
    ];
    for (tag, time, said) in table {
        assert_eq!(reading_time_said(time, &language(tag)), said, "{tag}");
    }
}

#[test]
fn reading_time_counts_words_or_characters() {
    let read = |tag: &str, text: &str| {
        let mut counter = ReadingCounter::new(&language(tag));
        counter.take(text);
        counter.finish()
    };
    // 228 words a minute ± 30: 1,032 words are four minutes fast and five slow.
    assert_eq!(read("en", &"word ".repeat(1032)), ReadingTime { least: 4, most: 5 });
    assert_eq!(read("ja", &"日本語".repeat(400)), ReadingTime { least: 3, most: 4 });
    assert_eq!(read("en", ""), ReadingTime { least: 1, most: 1 });
}

#[test]
fn times_are_read_and_written() {
    let table = [
        ("2024-01-23T09:40:00+01:00", "2024-01-23T09:40:00+01:00", Some("09:40 UTC+1")),
        ("2024-01-23T09:40+0530", "2024-01-23T09:40:00+05:30", Some("09:40 UTC+5:30")),
        ("2024-01-23t23:59:60z", "2024-01-23T23:59:59Z", Some("23:59 UTC")),
        ("2024-01-23T00:00:00.123-03:00", "2024-01-23T00:00:00-03:00", Some("00:00 UTC−3")),
        ("2024-02-29", "2024-02-29", None),
        ("2019-05-04~", "2019-05-04~", None),
    ];
    for (given, written, clock) in table {
        let time = Time::parse(given).unwrap_or_else(|| panic!("{given} is a time"));
        assert_eq!(time.to_string(), written);
        assert_eq!(clock_said(time).as_deref(), clock, "{given}");
    }
    let none = [
        "",
        "2024",
        "2024-13-01",
        "2023-02-29",
        "2024-01-23T24:00:00Z",
        "2024-01-23T09:40:00",
        "0000-01-01",
        "2024-01-23T09:40:00+15:00",
        "2024-01-23 09:40",
        "Monday",
        "٢٠٢٤-٠١-٢٣",
        "2024-01-23T09:40:00.Z",
    ];
    for given in none {
        assert_eq!(Time::parse(given), None, "{given}");
    }
}

#[test]
fn a_storys_day_is_the_day_in_its_own_zone() {
    let late = Time::parse("2024-01-23T23:30:00-05:00").unwrap();
    assert_eq!(late.day().to_string(), "2024-01-23");
    let same = Time::parse("2024-01-24T04:30:00Z").unwrap();
    assert_eq!(late.instant(), same.instant());
    assert_eq!(same.day().to_string(), "2024-01-24");
    assert_eq!(Time::parse("2019-05-04~").unwrap().precision(), Precision::Guessed);
}

#[test]
fn every_day_of_eight_centuries_comes_back() {
    let mut day = Day::parse("1600-01-01").unwrap();
    let last = Day::parse("2400-12-31").unwrap();
    let mut months = 0;
    while day < last {
        let (year, month, date) = day.civil();
        assert_eq!(Day::from_civil(year, month, date), Some(day));
        assert_eq!(Day::parse(&day.to_string()), Some(day));
        months += u32::from(date == 1);
        day = day.plus(1);
    }
    assert_eq!(months, 801 * 12);
}

#[test]
fn languages_and_directions() {
    let table = [
        ("en", "en", Direction::Ltr),
        ("AR", "ar", Direction::Rtl),
        ("zh-hant-tw", "zh-Hant-TW", Direction::Ltr),
        ("az-arab", "az-Arab", Direction::Rtl),
        ("ar-Latn", "ar-Latn", Direction::Ltr),
        ("fa-IR", "fa-IR", Direction::Rtl),
        ("he", "he", Direction::Rtl),
        ("x-klingon", "", Direction::Ltr),
        ("e", "", Direction::Ltr),
        ("en_GB", "", Direction::Ltr),
        ("en-", "", Direction::Ltr),
        ("1337", "", Direction::Ltr),
        ("ünsinn", "", Direction::Ltr),
    ];
    for (given, tag, direction) in table {
        match Language::parse(given) {
            Some(language) => {
                assert_eq!(language.as_str(), tag);
                assert_eq!(language.direction(), direction, "{given}");
            }
            None => assert_eq!(tag, "", "{given}"),
        }
    }
}
