//! Dates as the world writes them: what each means, and what is no date.

use offprint::press::dates::read;
use offprint::press::{Limits, Source, SourceKind, read_as};

/// Each text and the time it means, as the model writes it.
#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (text, wanted) in table {
        let found = read(text).map_or("none".to_owned(), |dated| dated.time.to_string());
        assert_eq!(found, *wanted, "{text}");
    }
}

#[test]
fn mail_dates_and_their_broken_forms() {
    check(&[
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
        ("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z"),
        ("Thu,  5 Apr 2012 10:00:00 +0200", "2012-04-05T10:00:00+02:00"),
        ("5 Apr 2012 10:00 EST", "2012-04-05T10:00:00-05:00"),
        ("Thursday, April 05, 2012 10:00:00 PDT", "2012-04-05T10:00:00-07:00"),
        ("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z"),
        ("Wed, 19 Aug 2009 18:28:00 +0000 (UTC)", "2009-08-19T18:28:00Z"),
        ("Wed, 19 Aug 2009 18:28:00 -05:30", "2009-08-19T18:28:00-05:30"),
        ("Wed, 19 Aug 2009 18:28:00 - 0500", "2009-08-19T18:28:00-05:00"),
        ("Wed, 19 Aug 2009 18:28:00 GMT+2", "2009-08-19T18:28:00+02:00"),
        ("Wed, 19 Aug 2009 18:28:00 GMT-0500", "2009-08-19T18:28:00-05:00"),
        ("Wed, 19 Aug 2009 24:00:00 GMT", "2009-08-20T00:00:00Z"),
        ("Wed, 19 Aug 2009 23:59:60 GMT", "2009-08-19T23:59:59Z"),
        ("Wed, 19 Aug 2009 06:28 PM CET", "2009-08-19T18:28:00+01:00"),
        ("Wed Aug 19 2009 18:28:00 GMT+0200 (CEST)", "2009-08-19T18:28:00+02:00"),
        ("Wed, 19-Aug-2009 18:28:00 GMT", "2009-08-19T18:28:00Z"),
        ("19 Sept. 1999 01:02:03 Z", "1999-09-19T01:02:03Z"),
        ("Wed, 31 Jun 2009 18:28:00 GMT", "none"),
        ("Wed, 19 Aug", "none"),
    ]);
}

#[test]
fn standard_forms_and_partial_ones() {
    check(&[
        ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
        ("2003-12-31T10:14:55.125-08:00", "2003-12-31T10:14:55-08:00"),
        ("2003-12-31t10:14z", "2003-12-31T10:14:00Z"),
        ("2003-12-31 10:14:55 +0900", "2003-12-31T10:14:55+09:00"),
        ("2003-12-31 10:14:55 EST", "2003-12-31T10:14:55-05:00"),
        ("20031231T101455Z", "2003-12-31T10:14:55Z"),
        ("20031231", "2003-12-31"),
        ("2003-365", "2003-12-31"),
        ("2003365", "2003-12-31"),
        ("2004-366T10:00Z", "2004-12-31T10:00:00Z"),
        ("2003-366", "none"),
        ("2003-W52-3", "2003-12-24"),
        ("2009-W01-1", "2008-12-29"),
        ("2003W523T10:00Z", "2003-12-24T10:00:00Z"),
        ("2003/12/31", "2003-12-31"),
        ("2003.12.31", "2003-12-31"),
        ("2003-12", "2003-12-01~"),
        ("2003", "2003-01-01~"),
        ("2003-13-01", "none"),
        ("2003-07-32T15:51:30-0500", "none"),
        ("insert a date here", "none"),
        ("", "none"),
    ]);
}

#[test]
fn a_clock_without_a_zone_leaves_the_day() {
    check(&[
        ("2003-12-31T10:14:55", "2003-12-31"),
        ("Sun Jan  4 16:29:06 2004", "2004-01-04"),
        ("Thu, 01 Jan 2004 19:48:21", "2004-01-01"),
        ("Thu, 01 Jan 2004 19:48:21 Mitteleuropa", "2004-01-01"),
    ]);
    let dated = read("2003-12-31T10:14:55").unwrap();
    assert!(dated.remark.is_some(), "it is said that the clock is not kept");
}

#[test]
fn programs_put_the_zone_before_or_behind_the_year() {
    check(&[
        ("Thu Dec 23 19:34:11 CET 2004", "2004-12-23T19:34:11+01:00"),
        ("Sun Jan 4 16:29:06 2004 +0100", "2004-01-04T16:29:06+01:00"),
        ("Sun Jan 4 16:29:06 2004 GMT", "2004-01-04T16:29:06Z"),
    ]);
}

#[test]
fn dates_as_people_write_them() {
    check(&[
        ("January 23, 2024", "2024-01-23"),
        ("23 January 2024", "2024-01-23"),
        ("Jan. 23rd, 2024", "2024-01-23"),
        ("23.01.2024", "2024-01-23"),
        ("23/01/2024", "2024-01-23"),
        ("01/23/2024 10:00 AM EST", "2024-01-23T10:00:00-05:00"),
        ("03/04/2024", "2024-03-04~"),
        ("03.04.2024", "2024-04-03"),
        ("May 2024", "2024-05-01~"),
        ("May 5", "none"),
    ]);
}

#[test]
fn months_of_many_languages() {
    check(&[
        ("23. März 2024", "2024-03-23"),
        ("mar. 12 janv. 2010", "2010-01-12"),
        ("12 août 2010 14:05 +0200", "2010-08-12T14:05:00+02:00"),
        ("5 de diciembre de 2011", "2011-12-05"),
        ("3 maggio 2011", "2011-05-03"),
        ("3 de março de 2011", "2011-03-03"),
        ("3 mrt 2011", "2011-03-03"),
        ("3 марта 2011", "2011-03-03"),
        ("2004年12月31日 10時20分30秒", "2004-12-31"),
        ("2004年12月31日", "2004-12-31"),
        ("2004년 05월 28일 오전 01:31:15 +0900", "2004-05-28T01:31:15+09:00"),
        ("2004-05-25 오후 11:23:17 +0900", "2004-05-25T23:23:17+09:00"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00"),
        ("2004-július-13T9:15-05:00", "2004-07-13T09:15:00-05:00"),
        ("١٤ مارس ٢٠٢٥", "2025-03-14"),
        ("２０２５年３月１４日", "2025-03-14"),
    ]);
}

#[test]
fn a_name_of_many_zones_is_remarked_on() {
    let dated = read("Thu, 01 Jan 2004 19:48:21 IST").unwrap();
    assert_eq!(dated.time.to_string(), "2004-01-01T19:48:21+05:30");
    assert!(dated.remark.is_some());
    assert!(read("Thu, 01 Jan 2004 19:48:21 GMT").unwrap().remark.is_none());
}

/// The day of the first story of a source, as text.
fn first_day(kind: SourceKind, text: &str) -> String {
    let source = Source { bytes: text.as_bytes().to_vec(), ..Source::default() };
    let gathered = read_as(kind, &source, &Limits::default());
    let draft = &gathered.drafts[0];
    let day = draft.published.map(|time| time.to_string()).unwrap_or_default();
    let said = draft.remarks.iter().any(|it| it.contains("the month is taken first"));
    // Whoever guesses says so.
    assert_eq!(said, day.ends_with('~'), "{text}");
    day
}

#[test]
fn day_and_month_of_a_feed_are_as_the_whole_of_it_has_them() {
    let feed = |channel: &str, dates: [&str; 2]| {
        let items = dates.map(|date| format!("<item><title>T</title><pubDate>{date}</pubDate><description>It froze on the {} quay.</description></item>", date.len()));
        format!(
            "<rss version=\"2.0\"><channel><title>T</title>{channel}{}</channel></rss>",
            items.concat()
        )
    };
    let day = |channel: &str, dates| first_day(SourceKind::Feed, &feed(channel, dates));
    assert_eq!(day("", ["03/04/2024", "25/04/2024"]), "2024-04-03");
    assert_eq!(day("", ["03/04/2024", "04/25/2024"]), "2024-03-04");
    // Where both are there, nobody can tell.
    assert_eq!(day("<language>de</language>", ["03/04/2024", "05/04/2024"]), "2024-04-03");
    assert_eq!(day("<language>en-gb</language>", ["03/04/2024", "05/04/2024"]), "2024-04-03");
    assert_eq!(day("<language>en-us</language>", ["03/04/2024", "05/04/2024"]), "2024-03-04");
    assert_eq!(day("<link>https://quay.co.uk/</link>", ["03/04/2024", "05/04/2024"]), "2024-04-03");
    assert_eq!(day("<language>en</language>", ["03/04/2024", "05/04/2024"]), "2024-03-04~");
    // The other dates weigh more than the language.
    assert_eq!(day("<language>en-gb</language>", ["03/04/2024", "04/25/2024"]), "2024-03-04");
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"language\":\"fr\",\"items\":[{\"id\":\"1\",\"title\":\"T\",\"date_published\":\"03/04/2024\",\"content_text\":\"Il gela.\"}]}";
    assert_eq!(first_day(SourceKind::Feed, json), "2024-04-03");
}

#[test]
fn day_and_month_of_a_page_are_as_its_language_or_its_country_has_them() {
    let page = |lang: &str, address: &str| {
        format!(
            "<html lang=\"{lang}\"><head><title>The quay froze over</title><link rel=\"canonical\" href=\"{address}\"></head><body><article><h1>The quay froze over</h1><p class=\"date\">03/04/2024</p><p>{}</p></article></body></html>",
            "The quay froze over in the night, and nobody was surprised by it. ".repeat(8)
        )
    };
    let day = |lang: &str, address: &str| first_day(SourceKind::Page, &page(lang, address));
    assert_eq!(day("fr", "https://quay.example/ice"), "2024-04-03");
    assert_eq!(day("en-GB", "https://quay.example/ice"), "2024-04-03");
    assert_eq!(day("en-US", "https://quay.example/ice"), "2024-03-04");
    assert_eq!(day("en", "https://quay.co.uk/ice"), "2024-04-03");
    assert_eq!(day("en", "https://quay.example/ice"), "2024-03-04~");
}
