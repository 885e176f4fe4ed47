//! What is typed, and what is meant by it.

use offprint::search::Query;

/// What is typed is read as this; an open word stands at the very end, a closed one before a space.
#[track_caller]
fn check(typed: &str, meant: &str) {
    let query = Query::parse(typed);
    assert_eq!(query.to_string(), meant, "for `{typed}`");
    assert_eq!(Query::parse(&query.to_string()), query, "read again, for `{typed}`");
}

#[test]
fn words() {
    check("rain", "rain");
    check("rain ", "rain ");
    check("  heavy \t rain\u{3000}snow", "heavy rain snow");
    check("l’eau, well-known!", "l’eau well-known ");
    check("rain,", "rain ");
    check("(rain", "(rain");
}

#[test]
fn nothing() {
    for typed in [
        "",
        " ",
        "-",
        "--",
        "\"",
        "\"\"",
        "-\"\"",
        "“”",
        "... !? —",
        "section:",
        "before:",
        "🎉",
        "- -",
    ] {
        check(typed, "");
        assert!(Query::parse(typed).is_empty(), "for `{typed}`");
    }
}

#[test]
fn phrases() {
    check("\"heavy rain\"", "\"heavy rain\"");
    check("“heavy rain”", "\"heavy rain\"");
    check("„starker Regen“", "\"starker Regen\"");
    check("«forte pluie» neige", "\"forte pluie\" neige");
    check("「大雨」", "\"大雨\"");
    check("\"heavy ra", "\"heavy ra");
    check("\"heavy rain\"snow", "\"heavy rain\" snow");
    check("5\" gun", "5 \" gun");
    check("צה\"ל", "צה\"ל");
}

#[test]
fn refusals() {
    check("rain -snow", "rain -snow");
    check("-\"heavy snow\" rain", "-\"heavy snow\" rain");
    check("−snow ", "-snow ");
    check("well-known", "well-known");
    check("--force", "--force");
    check("- snow", "snow");
    check("-source:Desk", "-source:\"Desk");
}

#[test]
fn filters() {
    check("section:World ", "section:\"World\"");
    check("section:Wor", "section:\"Wor");
    check("SECTION:\"World news\" x", "section:\"World news\" x");
    check("source:“Climate Desk”", "source:\"Climate Desk\"");
    check("lang:ar language:fr x", "lang:\"ar\" lang:\"fr\" x");
    check("topic:ice place:Greenland rain", "topic:\"ice\" place:\"Greenland\" rain");
    check("note:this http://example.org/", "note:this http://example.org ");
    check("(section:x", "(section:x");
    check(":x section", ":x section");
}

#[test]
fn days() {
    check("before:2024", "before:2024-01-01");
    check("after:2024-03", "after:2024-03-01");
    check("after:2024-3-9", "after:2024-03-09");
    check("before:2024/01/23", "before:2024-01-23");
    check("-before:2024", "after:2024-01-01");
    check("-after:2024", "before:2024-01-01");
    // Half a date asks nothing yet.
    for typed in ["before:2", "before:202", "after:"] {
        check(typed, "");
    }
    check("before:2024-", "before:2024-01-01");
    check("before:2024-0", "before:2024-01-01");
    // What is no date is words.
    check("before:noon", "before noon");
    check("before:\"noon\"", "before \"noon\"");
    check("after:2024-13", "after 2024-13");
    check("after:2023-02-29", "after 2023-02-29");
    check("before:12345", "before 12345");
}

/// Odd strings, put together from odd parts in every order; reading never fails, and reading what
/// was written again gives the same.
#[test]
fn everything_means_something() {
    let parts = [
        "\"",
        "“",
        "”",
        "-",
        "−",
        ":",
        " ",
        "section:",
        "before:",
        "after:2024",
        "lang:",
        "rain",
        "é",
        "東京",
        "صباح",
        "\u{301}",
        "\u{200d}",
        "\0",
        "\u{feff}",
        "🎉",
        "א\"ב",
        "'",
        ".",
        "1,5",
        "\n",
        "((",
        "*",
        "\\",
    ];
    for one in parts {
        for two in parts {
            for three in parts {
                let typed = [one, two, three].concat();
                let query = Query::parse(&typed);
                assert_eq!(Query::parse(&query.to_string()), query, "for {typed:?}");
            }
        }
    }
}

#[test]
fn a_pasted_book_is_read() {
    for piece in ["word ", "\"", "-a ", "a:b:", "section:\"", "東京", "before:2024 "] {
        let query = Query::parse(&piece.repeat(50_000));
        assert!(!query.is_empty() || piece == "\"");
    }
}
