//! Markdown, tables, WordPress exports and sets that are cut or bent at every byte: each still has
//! a fate, and no address leads astray.

use offprint::press::{Gathered, Limits, Source, csv_table, markdown, set_in, wxr};

const MARKDOWN: &str = "---\ntitle: \"A 'b'\"\ndate: 2024-01-23\ntags: [a, {b: c}]\nx:\n  - y: |\n      z\n---\n# A\n\n![p](q.png \"c\") *d* [e](http://f.example/) ~~g~~ <b>h</b> {{< figure src=\"i\" >}}\n\n|j|k|\n|-|-|\n|l|\n\n[^m]\n\n[^m]: n\n\n```o\np\n```\n";
const TABLE: &str = "sep=;\ntitle;date;tags;body\n\"A \"\"b\"\"\";03/04/2024;c|d;\"<p>e</p>\n\nf\"\n;;;\ng;13/04/2024;;h\n";
const EXPORT: &str = "<rss><channel><title>S</title><wp:author><wp:author_login>a</wp:author_login><wp:author_display_name>B</wp:author_display_name></wp:author><item><title>T</title><dc:creator>a</dc:creator><content:encoded><![CDATA[[caption id=\"x\"]<img src=\"http://s.example/i.png\"> c[/caption]\n\nd\ne <a href=\"javascript:x\">f</a> [gallery ids=\"1\"]]]></content:encoded><wp:post_date>2024-01-23 09:40:00</wp:post_date><wp:post_type>post</wp:post_type></item></channel></rss>";
const SET: &str = "{\"format\": 1, \"articles\": [{\"id\": \"a\", \"slug\": \"b\", \"headline\": \"C\", \"source\": \"D\", \"language\": \"en\"}]}";

#[track_caller]
fn check(name: &str, whole: &str, read: fn(&Source, &Limits) -> Gathered) {
    let fate = |bytes: Vec<u8>| {
        let source = Source { name: "x".to_owned(), bytes, ..Source::default() };
        let gathered = read(&source, &Limits::default());
        let told = gathered.drafts.len() + gathered.complaints.len() > 0;
        assert!(
            told || source.bytes.is_empty(),
            "{name} has no fate: {:?}",
            String::from_utf8_lossy(&source.bytes)
        );
        for draft in &gathered.drafts {
            let written = serde_json::to_string(&draft.body).unwrap();
            assert!(!written.contains("\"to\":\"javascript:"), "{written}");
        }
    };
    for at in 0..whole.len() {
        fate(whole.as_bytes()[..at].to_vec());
        fate(whole.as_bytes()[at..].to_vec());
        for byte in [0, b'"', b'\n', b'[', b'<', b'-', 0xff] {
            let mut bent = whole.as_bytes().to_vec();
            bent[at] = byte;
            fate(bent);
        }
    }
}

#[test]
fn markdown_of_any_kind_has_a_fate() {
    check("Markdown", MARKDOWN, markdown::read);
}

#[test]
fn tables_of_any_kind_have_a_fate() {
    check("a table", TABLE, csv_table::read);
}

#[test]
fn exports_of_any_kind_have_a_fate() {
    check("an export", EXPORT, wxr::read);
}

#[test]
fn sets_of_any_kind_have_a_fate() {
    check("a set", SET, set_in::read);
}
