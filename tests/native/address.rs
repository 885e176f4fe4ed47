//! What the address bar says: total, and the same when written and read again.

use offprint::address::Address;
use offprint::article::{PassageId, Slug};
use offprint::search::Sort;

/// Reads what is given and expects this to be written.
#[track_caller]
fn check(given: &str, written: &str) {
    let address = Address::parse(given);
    assert_eq!(address.written(), written, "from {given:?}");
    assert_eq!(Address::parse(written), address, "read again from {written:?}");
}

#[test]
fn reads_and_writes() {
    check("", "");
    check("?", "");
    check("?q=ice", "?q=ice");
    check("q=ice+core", "?q=ice+core");
    check("?q=ice%20core", "?q=ice+core");
    check("?q=a%2Bb%26c", "?q=a%2Bb%26c");
    check("?q=%D8%AC%D9%84%D9%8A%D8%AF", "?q=%D8%AC%D9%84%D9%8A%D8%AF");
    check("?section=Space&section=Climate", "?section=Climate&section=Space");
    check("?section=Space&section=Space", "?section=Space");
    check("?from=2024-01-23&to=2024-02-30", "?from=2024-01-23");
    check("?sort=oldest&q=ice", "?q=ice&sort=oldest");
    check("?sort=sideways", "");
    check("?story=ice-cores&q=ice", "?story=ice-cores&q=ice");
    check("?story=../../etc/passwd", "");
    // As mails and telephones write it.
    check("?story=Ice-cores.&q=ice", "?story=ice-cores&q=ice");
    check("?story=ice-cores%29%2C", "?story=ice-cores");
    check("?utm_source=x&q=ice", "?q=ice");
    check("?story=ice-cores#p-depth", "?story=ice-cores#p-depth");
    check("?q=ice#p-depth", "?q=ice");
    check("?story=ice-cores#content", "?story=ice-cores");
    check("?q=%23p-x", "?q=%23p-x");
}

#[test]
fn every_text_comes_back_as_typed() {
    let odd = [
        "%",
        "%%",
        "100 %",
        "a=b&c",
        "\"ice",
        "+",
        "#",
        "é ü ß",
        "日本語",
        "؟",
        "🧊",
        "\u{202e}x",
        "<b>",
    ];
    for typed in odd {
        let address = Address { query: typed.to_owned(), ..Address::default() };
        assert_eq!(Address::parse(&address.written()).query, typed);
        assert!(address.written().is_ascii(), "{typed:?} is written in ASCII");
    }
}

#[test]
fn anything_at_all_can_be_read() {
    for odd in
        ["?%", "?%f", "?%ff=%fe", "?q=%ff%fe", "?&&&=&=", "?q", "?from=&to=", "?story=%00", "????"]
    {
        let once = Address::parse(odd);
        assert_eq!(Address::parse(&once.written()), once, "{odd:?}");
    }
    let long = format!("?q={}", "a".repeat(100_000));
    assert_eq!(Address::parse(&long).query.len(), 500);
    let value = "t".repeat(1_999);
    let topic = Address::parse(&format!("?topic={value}"));
    assert_eq!(topic.filters.topics, [value], "as long as a line may be");
    let many = format!("?{}", (0..2000).map(|n| format!("topic=t{n}&")).collect::<String>());
    assert_eq!(Address::parse(&many).filters.topics.len(), 500);
}

#[test]
fn the_usual_order_follows_the_query() {
    assert_eq!(Address::parse("").sort_in_force(), Sort::Newest);
    assert_eq!(Address::parse("?q=ice").sort_in_force(), Sort::Best);
    assert_eq!(Address::parse("?q=ice&sort=shortest").sort_in_force(), Sort::Shortest);
}

#[test]
fn a_story_opens_over_its_list() {
    let list = Address::parse("?q=ice&section=Climate");
    let slug = Slug::parse("ice-cores").unwrap();
    let mut open = list.with_story(slug.clone());
    assert_eq!(open.written(), "?story=ice-cores&q=ice&section=Climate");
    assert_eq!(open.without_story(), list);
    open.passage = PassageId::parse("depth");
    assert_eq!(open.written(), "?story=ice-cores&q=ice&section=Climate#p-depth");
    assert_eq!(open.without_story(), list);
    assert_eq!(open.with_story(slug).passage, None, "a passage belongs to one story");
}
