//! Tables with a story a row.

use offprint::press::{Limits, Source, csv_table};

use crate::press::told::{same, source, told};

#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    let gathered = csv_table::read(&source("stories.csv", text), &Limits::default());
    same(name, &told(&gathered), expected);
}

#[test]
fn a_table_of_the_usual_kind() {
    check(
        "commas, quoted cells, HTML and plain text",
        "id,headline,Published At,Byline,Section,Tags,Outlet,URL,lang,image_url,caption,photo credit,body,views\r\n\
         7,\"Quay, \"\"new\"\", opens\",2024-01-23T09:40:00Z,By Ana Roe and Jo Poe,Local,\"harbour; trade\",The Post,https://example.org/q,en,https://example.org/q.jpg,The quay.,Kim Doe/AP,\"<p>One.</p><p>Two.</p>\",12\r\n\
         8,Snow,23 Jan 2024,,,,,,,,,,\"One\nline.\n\nTwo.\",3\r\n",
        "id: 7
         headline: Quay, \"new\", opens
         source: The Post
         section: Local
         published: 2024-01-23T09:40:00Z
         by: Ana Roe + Jo Poe
         topics: harbour + trade
         language: en
         address: https://example.org/q
         image: https://example.org/q.jpg |  | The quay. | AP / Kim Doe
         -: One.
         -: Two.
         id: 8
         headline: Snow
         published: 2024-01-23
         -: One line.
         -: Two.
         ! Node(\"head\"): has the column `views`, which is not used",
    );
}

#[test]
fn the_ways_tables_are_written() {
    check(
        "semicolons, German, told by Excel",
        "sep=;\r\nTitel;Datum;Autor;Text\r\nSchnee;23.01.2024;Ana Roe;Es schneite.\r\n",
        "headline: Schnee\npublished: 2024-01-23\nby: Ana Roe\n-: Es schneite.",
    );
    check(
        "tabs",
        "title\tdate\tcontent\nSnow\t2024-01-23\tIt snowed, hard.\n",
        "headline: Snow\npublished: 2024-01-23\n-: It snowed, hard.",
    );
    check(
        "a title above the head, blank lines",
        "Our stories 2024,,\n\nTitle,Date,Body\nSnow,2024-01-23,It snowed.\n",
        "headline: Snow\npublished: 2024-01-23\n-: It snowed.",
    );
    check(
        "marks escaped as databases do",
        "title,body\n\"The \\\"new\\\" quay\",\"She said \\\"yes\\\", twice.\"\n",
        "headline: The \"new\" quay\n-: She said \"yes\", twice.",
    );
    check(
        "line ends written out, and markup escaped once too often",
        "title,body\nA,One.\\n\\nTwo.\nB,&lt;p&gt;One &amp;amp; two.&lt;/p&gt;\n",
        "headline: A\n-: One.\n-: Two.\nheadline: B\n-: One & two.",
    );
    check(
        "a company on the ticker is no markup",
        "title,body\nA,\"Phillips <P> rose.\n\nSo did <GE>.\"\nB,One<br>two.\n",
        "headline: A\n-: Phillips <P> rose.\n-: So did <GE>.\nheadline: B\n-: One\\two.",
    );
    check(
        "the plainest of several names is the field",
        "text,created_at,title,date,body\nx,2020-01-01,Snow,2024-01-23,It snowed.\n",
        "headline: Snow\npublished: 2024-01-23\n-: It snowed.
         ! Node(\"head\"): has the columns `text`, `created_at`, which are not used",
    );
    check(
        "Japanese",
        "見出し,日付,本文\n雪,2024年1月23日,雪が降った。\n",
        "headline: 雪\npublished: 2024-01-23\n-: 雪が降った。",
    );
    let source = Source {
        name: "x.csv".to_owned(),
        bytes: [0xff, 0xfe]
            .into_iter()
            .chain("title\tbody\nSnö\tDet snöade.\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
        ..Source::default()
    };
    same(
        "UTF-16",
        &told(&csv_table::read(&source, &Limits::default())),
        "headline: Snö\n-: Det snöade.",
    );
}

#[test]
fn days_and_months_by_what_the_column_tells() {
    check(
        "the day is first in one row, so in all",
        "title,date\nA,03/04/2024\nB,23/04/2024 10:15\n",
        "headline: A\npublished: 2024-04-03\nheadline: B\npublished: 2024-04-23
         remark: published: its zone is not stated, so only the day is kept",
    );
    check(
        "nothing tells",
        "title,date\nA,03/04/2024\n",
        "headline: A\npublished: 2024-03-04~
         remark: published: day and month may be either way round; the month is taken first",
    );
    check(
        "seconds and milliseconds",
        "title,created_at\nA,1706002800\nB,1706002800000\n",
        "headline: A\npublished: 2024-01-23T09:40:00Z\nheadline: B\npublished: 2024-01-23T09:40:00Z",
    );
}

#[test]
fn rows_that_cannot_be_taken_are_named() {
    check(
        "blank rows, drafts, shifted cells, bad dates",
        "title,status,date,section\nA,publish,soon,x\n,,,\n,publish,2024-01-23,\nB,draft,,\nC,publish,2024-01-23,x,y,z\nNULL,publish,,\n",
        "headline: A\nsection: x
         ! Node(\"row 2\"): has `soon` where a date should stand
         ! Node(\"row 4\"): has neither a headline nor a text
         ! Node(\"row 5\"): is not published (draft), and left out
         ! Node(\"row 6\"): has 6 cells, and there are 4 columns
         ! Node(\"row 7\"): has neither a headline nor a text",
    );
    check(
        "a text cut at its own commas is joined again",
        "title,body\nA,It snowed, then it rained, and so on.\n",
        "headline: A\n-: It snowed, then it rained, and so on.",
    );
    check("no head", "Snow,2024-01-23,It snowed.\n", "! all: has no row that names its columns");
    check("a head alone", "title,body\n", "! all: has a head and no rows");
    check(
        "a mark that never closes costs its row",
        "title,body,date\nA,One.,2024-01-23\nB,\"Two.,\nC,Three.,2024-01-24\nD,Four.,\n",
        "headline: A
         published: 2024-01-23
         -: One.
         headline: C
         published: 2024-01-24
         -: Three.
         headline: D
         -: Four.
         ! Node(\"row 3\"): opens a quotation mark that never closes",
    );
}

#[test]
fn tables_are_told_from_other_text() {
    for (text, is_table) in [
        ("title,date,body\nA,2024-01-23,x\n", true),
        ("Titel;Text\nA;x\n", true),
        ("Snow falls in Kyiv\n\nKYIV (AP) - It snowed, hard.\n", false),
        ("title\nA\n", false),
    ] {
        assert_eq!(csv_table::looks_like(text), is_table, "{text}");
    }
}

#[test]
fn day_and_month_are_as_the_whole_table_its_language_or_its_country_has_them() {
    let ambiguous = "published: day and month may be either way round; the month is taken first";
    for (table, day, remarked) in [
        // Another column tells.
        (
            "title,date,updated,body\nIce,03/04/2024,05/04/2024,It froze.\nWind,04/04/2024,25/04/2024,It blew.\n",
            "2024-04-03",
            false,
        ),
        ("title,date,lang,body\nIce,03/04/2024,en-GB,It froze.\n", "2024-04-03", false),
        ("title,date,lang,body\nGlace,03/04/2024,fr,Il a gelé.\n", "2024-04-03", false),
        ("title,date,lang,body\nIce,03/04/2024,en-US,It froze.\n", "2024-03-04", false),
        (
            "title,date,url,body\nIce,03/04/2024,https://quay.example.co.uk/ice,It froze.\n",
            "2024-04-03",
            false,
        ),
        // Nothing tells: a guess, and said.
        ("title,date,lang,body\nIce,03/04/2024,en,It froze.\n", "2024-03-04~", true),
        ("title,date,body\nIce,03/04/2024,It froze.\n", "2024-03-04~", true),
    ] {
        let gathered = csv_table::read(&source("t.csv", table), &Limits::default());
        let draft = &gathered.drafts[0];
        assert_eq!(draft.published.map(|time| time.to_string()).as_deref(), Some(day), "{table}");
        let said = draft.remarks.iter().any(|remark| &**remark == ambiguous);
        assert_eq!(said, remarked, "{table}: {:?}", draft.remarks);
    }
}
