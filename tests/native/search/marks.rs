//! What is marked in a text.

use super::{Library, told};

/// The query marks these parts of the text, in brackets.
#[track_caller]
fn check(typed: &str, marked: &str) {
    let text = marked.replace(['[', ']'], "");
    let library = Library::of(&[told("it", &text)]);
    let marker = library.ask(typed).marker;
    let mut shown = String::new();
    let mut last = 0;
    for mark in marker.marks(&text) {
        assert!(mark.start >= last && mark.end > mark.start, "for `{typed}`");
        shown += &text[last..mark.start];
        shown += "[";
        shown += &text[mark.clone()];
        shown += "]";
        last = mark.end;
    }
    shown += &text[last..];
    assert_eq!(shown, marked, "for `{typed}`");
}

#[test]
fn words_in_every_form() {
    check("", "Rain and rain");
    check("rain", "[Rain] and [rain], [rains] in Ukraine");
    check("rain ", "[Rain] and [rain], rains in Ukraine");
    check("resume ", "[Résumé], [resume], [RESUME’s] resumed");
    check("korea", "[Korea’s] and [Koreans]");
    check("heavy rain", "[heavy] and [rain]");
    check("unheard", "nothing here");
    check("1500 ", "about [1,500] of 15");
    check("us ", "the [U.S.] and [us]");
}

#[test]
fn phrases_as_wholes() {
    check("\"heavy rain\"", "[heavy rain] and heavy snow and rain");
    check("\"heavy rain\" snow", "[Heavy, rain] and heavy [snow] and rain");
    check("\"heavy rain\" rain", "[heavy rain] and [rain]");
    check("\"heavy ra", "[heavy rain] then [heavy ragged] heavy");
}

#[test]
fn refused_words_are_not_marked() {
    check("rain -snow", "[rain]");
}

#[test]
fn pairs_join_to_one_mark() {
    check("東京", "[東京]都の[東京]");
    check("東京都", "[東京都]知事");
    check("東", "[東]京と関[東]");
    check("コーヒー", "熱い[コーヒー]を");
    check("天气", "北京[天气]好");
}

#[test]
fn other_scripts() {
    check("المدرسه ", "في [المدرسة] هنا");
    check("elysee", "à l’[Élysée]");
    check("хлеб", "[Хлеб] и [хлеба]");
    check("한국 ", "[한국의] 수도");
}

#[test]
fn what_comes_after_too_many_words_is_not_asked_for() {
    let words: Vec<String> = (0..60).map(|n| format!("w{n}")).collect();
    let library = Library::of(&[told("it", &words.join(" "))]);
    let answer = library.ask(&format!("{} \"w58 w59\"", words.join(" ")));
    assert_eq!(answer.total, 1);
    assert_eq!(answer.marker.marks("w0 w47 w48 w58 w59"), [0..2, 3..6]);
}

#[test]
fn marks_stand_at_characters() {
    let library = Library::of(&[told("it", "x")]);
    for typed in ["a", "東", "é", "ا", "\"a b"] {
        let marker = library.ask(typed).marker;
        for text in ["", "🎉a\u{301}🎉", "東é", "\u{301}", "a\u{200d}b", "ab a b"] {
            for mark in marker.marks(text) {
                assert!(text.get(mark).is_some());
            }
        }
    }
}
