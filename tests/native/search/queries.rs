//! What is typed, and what is meant by it.

use super::query;
use offprint::search::Sort;

/// What is typed is read as this; an open word stands at the very end, a closed one before a space.
#[track_caller]
fn check(typed: &str, meant: &str) {
    let asked = query(typed);
    assert_eq!(asked.to_string(), meant, "for `{typed}`");
    assert_eq!(query(&asked.to_string()), asked, "read again, for `{typed}`");
}

#[test]
fn words() {
    check("rain", "rain");
    check("rain ", "rain ");
    check("  heavy \t rain\u{3000}snow", "heavy rain snow");
    check("l’eau, well-known!", "l’eau well-known ");
    check("rain,", "rain ");
    check("f(x) (y", "f x y");
    check(":) rain", "rain");
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
        assert!(query(typed).is_empty(), "for `{typed}`");
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
    check("(section:x", "section:\"x");
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

/// Today is Wednesday, 4 June 2025.
#[test]
fn days_that_are_said_from_today() {
    check("on:2024-02", "on:2024-02-01..2024-02-29");
    check("on:2024-02-03", "on:2024-02-03");
    check("on:2024-02..2024-03-05", "on:2024-02-01..2024-03-05");
    check("on:2024..", "after:2024-01-01");
    check("on:..2024", "before:2025-01-01");
    check("-on:2024-02-03", "-on:2024-02-03");
    check("on:today after:yesterday", "on:2025-06-04 after:2025-06-03");
    check("on:wednesday on:thursday", "on:2025-06-04 on:2025-05-29");
    check("on:\"last week\"", "on:2025-05-26..2025-06-01");
    check("on:last week rain", "on:2025-05-26..2025-06-01 rain");
    check("after:last-month", "after:2025-05-01");
    check("before:this_year", "before:2025-01-01");
    check("on:7d on:2w", "on:2025-05-29..2025-06-04 on:2025-05-22..2025-06-04");
    check("on:last 3 days", "on:2025-06-02..2025-06-04");
    check("after:6 months", "after:2024-12-05");
    check("on:1 year", "on:2024-06-05..2025-06-04");
    // Half of it asks nothing yet, and does not become words meanwhile.
    for typed in
        ["on:la", "on:last", "on:last w", "on:\"last we", "on:3 da", "on:past 3 we", "on:7"]
    {
        check(typed, "");
    }
    check("on:last rain", "rain");
    check("on:last words", "words");
    check("on:0d", "on 0d");
}

#[test]
fn words_of_one_field() {
    check("headline:ice", "headline:\"ice");
    check("title:ice core", "headline:\"ice\" core");
    check("by:\"Ana Perez\" author:x ", "by:\"Ana Perez\" by:\"x\"");
    check("-caption:map", "-caption:\"map");
    check("agency:TT", "agency:\"TT");
    check("headline: rain", "rain");
}

#[test]
fn minutes_and_orders() {
    check("minutes:<5", "minutes:<=4");
    check("minutes:<=5 minutes:>5 minutes:>=5", "minutes:<=5 minutes:>=6 minutes:>=5");
    check("minutes:5 minutes:3-5 minutes:3..5", "minutes:5 minutes:3-5 minutes:3-5");
    check("-minutes:5", "-minutes:5");
    check("sort:newest Sort:Oldest", "sort:newest sort:oldest");
    for typed in ["minutes:", "minutes:<", "sort:", "sort:ne"] {
        check(typed, "");
    }
    check("minutes:many", "minutes many");
    check("sort:up", "sort up");
    assert_eq!(query("sort:newest rain sort:shortest").sort(), Some(Sort::Shortest));
    assert_eq!(query("sort:newest rain").unsorted(), "rain ");
}

#[test]
fn choices() {
    check("rain OR snow", "(rain OR snow");
    check("rain OR snow ", "(rain OR snow)");
    check("rain | snow || hail wind", "(rain OR snow OR hail) wind");
    check("wind rain OR snow", "wind (rain OR snow");
    check("(rain wind) OR snow ", "((rain wind) OR snow)");
    check("(rain OR \"deep snow\") -section:x wind", "(rain OR \"deep snow\") -section:\"x\" wind");
    check("(rain wind) snow", "rain wind snow");
    check("rain OR (snow wi", "(rain OR (snow wi");
    check("rain OR -snow x", "(rain OR -snow) x");
    check("-(rain wind) x", "-(rain wind) x");
    check("-(rain OR wind) x", "-(rain OR wind) x");
    check("-(rain) -(-wind) x", "-rain wind x");
    check("-(-(rain wind)) x", "rain wind x");
    check("NOT rain NOT (wind snow) AND x", "-rain -(wind snow) x");
    check("((rain OR (wind OR snow)) OR hail) x", "(rain OR wind OR snow OR hail) x");
    check("on:2024-02-03 OR minutes:5 x", "(on:2024-02-03 OR minutes:5) x");
    // A half of one is nothing yet; by itself it is a word.
    check("rain OR", "rain ");
    check("OR rain", "rain");
    check("OR", "or");
    check("AND NOT", "and not");
    check("rain or snow", "rain or snow");
    check("topic:ice AND topic:sea x", "topic:\"ice\" AND topic:\"sea\" x");
    check("ice AND topic:sea ", "ice AND topic:\"sea\"");
    check("-(ice AND topic:sea) x", "-(ice AND topic:\"sea\") x");
    check("x AND topic:a OR topic:b y", "x (topic:\"a\" OR topic:\"b\") y");
    check("-topic:ice AND -topic:sea ", "-topic:\"ice\" -topic:\"sea\"");
}

#[test]
fn a_query_is_read_back_in_parts() {
    let asked = query(
        "ice core -snow \"deep sea\" section:World on:last week minutes:<5 (a OR b c) sort:newest",
    );
    assert_eq!(
        asked.said(),
        "ice core, not snow, “deep sea”, section World, 26 May 2025 to 1 Jun 2025, at most 4 min, a or b, c, newest first"
    );
    let parts: Vec<String> = asked.parts().into_iter().map(|part| part.said).collect();
    assert_eq!(
        parts,
        [
            "not snow",
            "“deep sea”",
            "section World",
            "26 May 2025 to 1 Jun 2025",
            "at most 4 min",
            "a or b",
            "newest first"
        ]
    );
    for part in asked.parts() {
        let rest = query(&part.rest);
        assert_eq!(rest.parts().len(), parts.len() - 1, "without {}", part.said);
        assert!(!rest.parts().iter().any(|other| other.said == part.said), "{}", part.said);
    }
    assert!(query("ice core").parts().is_empty(), "plain words stand in the field");
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
        ")",
        " OR ",
        " AND ",
        "NOT ",
        "on:last week",
        "minutes:<",
        "by:",
        "sort:newest",
        "*",
        "\\",
    ];
    for one in parts {
        for two in parts {
            for three in parts {
                let typed = [one, two, three].concat();
                let asked = query(&typed);
                assert_eq!(query(&asked.to_string()), asked, "for {typed:?}");
            }
        }
    }
}

#[test]
fn a_pasted_book_is_read() {
    for piece in [
        "word ",
        "\"",
        "-a ",
        "a:b:",
        "section:\"",
        "東京",
        "before:2024 ",
        "(",
        "a OR ",
        "-(a b) ",
        "minutes:5 ",
    ] {
        let query = super::query(&piece.repeat(50_000));
        assert!(!query.is_empty() || matches!(piece, "\"" | "("));
    }
}
