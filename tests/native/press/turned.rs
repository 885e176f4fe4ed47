//! Characters that turn the writing around them stay out of a set and of what is said of it, by
//! whichever door they come.

use offprint::article::{ArticleSet, Line, Prose};
use offprint::press::{Draft, Limits, Source, SourceKind, read_as};

use super::importing::Folder;

/// An override that nothing closes, an isolate in a pair, an embedding; and a mark for one letter.
const TURNED: &str = "Quay \u{202e}snepo\u{202c} at \u{2067}ten\u{2069} \u{202b}sharp\u{200f}!";
const PLAIN: &str = "Quay snepo at ten sharp\u{200f}!";

fn turns(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// All that a draft says, but for its trail, which is in no set.
fn said(draft: &Draft) -> Vec<String> {
    let mut out: Vec<String> =
        draft.headline.iter().chain(&draft.bylines).map(ToString::to_string).collect();
    for block in &draft.body {
        block.each_text(&mut |words, _| out.push(words.to_owned()));
    }
    out
}

#[test]
fn no_door_lets_them_in() {
    let escaped = TURNED.replace('\u{202e}', "\\u202e").replace('\u{2067}', "\\u2067");
    let entity = TURNED.replace('\u{202e}', "&#8238;").replace('\u{2067}', "&#x2067;");
    let text = format!("{TURNED} And so it was.");
    for (kind, source) in [
        (
            SourceKind::Wire,
            format!(
                "{TURNED}\n\nBy Ana \u{202e}Roe\n\n{text}\n\nIt was late when the quay was open again.\n"
            ),
        ),
        (
            SourceKind::Feed,
            format!(
                "<rss version=\"2.0\"><channel><title>T</title><item><title>{entity}</title><description>&lt;p&gt;{text}&lt;/p&gt;</description></item></channel></rss>"
            ),
        ),
        (
            SourceKind::Page,
            format!(
                "<html><head><title>{entity}</title></head><body><article><h1>{entity}</h1><p>{text} {text}</p></article></body></html>"
            ),
        ),
        (
            SourceKind::JsonLines,
            format!("{{\"title\":\"{escaped}\",\"body\":\"{escaped} And so it was.\"}}\n"),
        ),
        (
            SourceKind::JsonLines,
            format!("[{{\"headline\":\"{escaped}\",\"content\":\"{escaped} And so it was.\"}}]"),
        ),
        (SourceKind::Csv, format!("title,author,body\n{TURNED},Ana \u{202e}Roe,{text}\n")),
        (SourceKind::Markdown, format!("---\ntitle: \"{TURNED}\"\n---\n{text} `co\u{202e}de`\n")),
        (
            SourceKind::ArticleSet,
            format!(
                "{{\"format\":1,\"articles\":[{{\"id\":\"a\",\"slug\":\"a\",\"headline\":\"{escaped}\",\"source\":\"T\",\"language\":\"en\",\"body\":[{{\"kind\":\"paragraph\",\"text\":\"{escaped} And so it was.\"}}]}}]}}"
            ),
        ),
    ] {
        let source =
            Source { name: "s".to_owned(), bytes: source.into_bytes(), ..Source::default() };
        let gathered = read_as(kind, &source, &Limits::default());
        assert_eq!(gathered.drafts.len(), 1, "{kind:?}: {:?}", gathered.complaints);
        let said = said(&gathered.drafts[0]);
        assert_eq!(said[0], PLAIN, "{kind:?}");
        assert!(
            said.iter().any(|words| words.starts_with(PLAIN) && words.len() > PLAIN.len()),
            "{kind:?}: {said:?}"
        );
        assert!(!said.iter().any(|words| turns(words)), "{kind:?}: {said:?}");
    }
}

#[test]
fn the_model_leaves_them_out_of_what_it_takes() {
    assert_eq!(&*Line::parse(TURNED).unwrap(), PLAIN);
    assert_eq!(&*Prose::parse(TURNED).unwrap(), PLAIN);
    assert!(Line::parse("\u{202e}\u{2069}").is_err(), "nothing is left to be seen");
    // The isolate of one run does not wait for its end in another.
    assert_eq!(&*Prose::parse("one \u{2068}two").unwrap(), "one two");
    let set = serde_json::json!({ "format": 1, "articles": [{
        "id": "a", "slug": "a", "headline": TURNED, "source": "T", "language": "ar",
        "body": [{"kind": "paragraph", "text": ["a ", {"kind": "strong", "text": TURNED}]}],
    }]});
    let (set, refusals) = ArticleSet::read(set.to_string().as_bytes());
    assert!(refusals.is_empty(), "{refusals:?}");
    assert!(!turns(&serde_json::to_string(&*set.articles()[0]).unwrap()));
    assert_eq!(&*set.articles()[0].headline, PLAIN);
}

#[test]
fn neither_a_set_nor_a_report_has_them_raw() {
    let folder = Folder::new("turned");
    folder.write("in/t.txt", &format!("{TURNED}\n\n\u{202e}Share\u{85}\n\n{TURNED} And so it was, said the \u{9b}master.\n\nIt was late.\n"));
    folder.write("in/l.jsonl", &format!("{{\"title\":\"{TURNED} Two\",\"date\":\"{TURNED}\",\"body\":\"It was \u{85}late again.\"}}\n"));
    let said = folder.check(&["import", "in", "-o", "a.json", "--report", "r.json"], 1, &["Quay"]);
    let raw = |c: char| {
        c.is_control() && c != '\n'
            || turns(c.encode_utf8(&mut [0; 4]))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
    };
    assert!(!said.contains(raw), "{said:?}");
    let report = folder.read("r.json");
    assert!(!report.contains(raw), "{report:?}");
    // They are there, by number, for who looks for them.
    assert!(report.contains("\\u202e"), "{report}");
    assert!(folder.set("r.json")["sources"].is_array());
    assert!(!turns(&folder.read("a.json")));
    let said = folder.check(&["check", "a.json", "--json"], 0, &["may_be_published"]);
    assert!(!said.contains(raw), "{said:?}");
}
