//! Ids and slugs: the same for the same story, on every machine, whatever stands beside it.

use offprint::article::{Slug, WebAddress};
use offprint::press::identity::{Slugs, id_by_text, id_of, slug_of};
use offprint::press::{Draft, hash, line};

fn named(source_id: Option<&str>, address: Option<&str>, headline: &str) -> Draft {
    Draft {
        source_id: source_id.and_then(line),
        address: address.and_then(WebAddress::parse),
        headline: line(headline),
        ..Draft::default()
    }
}

#[test]
fn an_id_is_of_the_most_lasting_name() {
    let of = |draft: &Draft, scope: &str| id_of(draft, scope).to_string();
    let guid = named(Some("https://example.org/?p=7"), None, "Ice");
    assert_eq!(of(&guid, "A"), of(&named(Some("https://example.org/?p=7"), None, "Other"), "B"));
    assert_eq!(of(&guid, "A"), of(&named(None, Some("https://example.org/?p=7"), "Ice"), "A"));
    let number = named(Some("7"), None, "Ice");
    assert_ne!(of(&number, "A"), of(&number, "B"), "a number means something in one source alone");
    assert_eq!(of(&number, "A"), of(&named(Some("7"), None, "Ice, corrected"), "A"));
    let headline = named(None, None, "Ice holds");
    assert_eq!(of(&headline, "A"), of(&named(None, None, "Ice  holds!"), "A"));
    assert_ne!(of(&headline, "A"), of(&named(None, None, "Ice melts"), "A"));
    assert_ne!(id_by_text(&headline, "A").to_string(), of(&headline, "A"));
    // A change here would double every story of every set that was ever made.
    assert_eq!(of(&guid, "A"), "tqw262thk56n");
}

#[test]
fn a_slug_is_of_the_headline() {
    for (headline, slug) in [
        ("What the ice holds back", "what-the-ice-holds-back"),
        ("Don’t panic: it’s 4.5 °C", "dont-panic-its-4-5-degc"),
        ("Über Ärger in Köln", "uber-arger-in-koln"),
        ("日本の雪", "ri-ben-noxue"),
        ("Кино", "kino"),
        ("!!!", "story"),
        ("", "story"),
    ] {
        assert_eq!(slug_of(headline).as_str(), slug, "of {headline:?}");
    }
    let long = slug_of(&"word ".repeat(60));
    assert!(long.as_str().len() <= 70 && long.as_str().ends_with("word"), "{long}");
    assert!(slug_of(&"x".repeat(5_000)).as_str().len() <= 70);
}

#[test]
fn a_slug_that_is_taken_gets_a_number() {
    let mut slugs = Slugs::default();
    slugs.take(Slug::parse("ice-2").unwrap());
    let given: Vec<_> = (0..4).map(|_| slugs.give(slug_of("Ice")).to_string()).collect();
    assert_eq!(given, ["ice", "ice-3", "ice-4", "ice-5"]);
}

#[test]
fn the_numbers_of_words_are_the_same_for_ever() {
    // Article sets hold some of them: a change here would let back in what editors took out.
    assert_eq!(hash::of_letters("ice".chars()), 0x40f5_2420_a735_a8a5);
    assert_eq!(hash::of([1, 2, 3]), 0xe435_e3dd_88bc_51b3);
    assert_eq!(hash::spread(1), 0xb456_bcfc_34c2_cb2c);
    assert_ne!(hash::of_letters("ice".chars()), hash::of_letters("eci".chars()));
}

#[test]
fn a_link_is_one_name_however_it_is_written() {
    let of = |address: &str| id_of(&named(None, Some(address), "Ice"), "A").to_string();
    let one = of("https://a.example/ice");
    for same in [
        "http://a.example/ice",
        "https://www.a.example/ice",
        "https://WWW.A.example/ice/",
        "https://a.example:443/ice",
        "https://a.example/ice?utm_source=feed&utm_medium=rss",
        "https://a.example/ice/?fbclid=x#top",
        "https://a.example/ice#xtor=RSS-1",
    ] {
        assert_eq!(of(same), one, "{same}");
        let guid = named(Some(same), None, "Ice");
        assert_eq!(id_of(&guid, "B").to_string(), one, "{same}, as a guid");
    }
    for other in [
        "https://b.example/ice",
        "https://a.example/Ice",
        "https://a.example/ice/2",
        "https://a.example/ice?page=2",
        "https://wwwa.example/ice",
        "https://a.example:8080/ice",
    ] {
        assert_ne!(of(other), one, "{other}");
    }
    assert_eq!(of("https://a.example"), of("http://www.a.example/"));
}
