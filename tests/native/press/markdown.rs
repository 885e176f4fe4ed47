//! Markdown with front matter, in the dialects of the builders of sites.

use super::patience::thread_time;
use offprint::press::{At, Fate, Limits, markdown};

use crate::press::told::{same, source, told};

#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    let gathered = markdown::read(&source("p.md", text), &Limits::default());
    same(name, &told(&gathered), expected);
}

#[test]
fn front_matter_in_yaml() {
    check(
        "the usual fields",
        "---\n\
         # written by hand\n\
         title: \"Harbour: the \\\"new\\\" quay opens\"\n\
         date: 2024-01-23 09:40:00 +0100\n\
         lastmod: 2024-01-24\n\
         authors:\n  - name: Ana Roe\n    email: ana@example.org\n  - Jo Poe\n\
         tags: [harbour, 'city, council', trade]\n\
         categories: [Local, Business]\n\
         description: >-\n  The quay took\n  four years.\n\
         lang: en-GB\n\
         id: 4711\n\
         slug: quay-opens\n\
         canonical_url: https://example.org/2024/quay/\n\
         image:\n  path: /img/quay.jpg\n  alt: The quay\n  caption: The new quay. (Kim Doe/AP)\n\
         layout: post\n\
         ---\n\
         # Harbour: the \"new\" quay opens\n\nThe *new* quay opened.\n",
        "id: 4711
         headline: Harbour: the \"new\" quay opens
         standfirst: The quay took four years.
         section: Local
         published: 2024-01-23T09:40:00+01:00
         updated: 2024-01-24
         by: Ana Roe + Jo Poe
         topics: harbour + city, council + trade + Business
         language: en-GB
         address: https://example.org/2024/quay/
         image: https://beside.invalid/img/quay.jpg | The quay | The new quay. | AP / Kim Doe
         -: The _new_ quay opened.",
    );
}

#[test]
fn front_matter_in_other_forms() {
    check(
        "TOML",
        "+++\ntitle = \"Snow\"\ndate = 2024-01-23T09:40:00Z\n[taxonomies]\ntags = [\"snow\"]\n[extra]\nauthor = \"Ana Roe\"\n+++\n\nIt snowed.",
        "id: p\nheadline: Snow\npublished: 2024-01-23T09:40:00Z\nby: Ana Roe\ntopics: snow\n-: It snowed.",
    );
    check(
        "JSON",
        "{\"title\": \"Snow\", \"tags\": [\"a\", \"b\"], \"draft\": false}\n\nIt snowed.",
        "id: p\nheadline: Snow\ntopics: a + b\n-: It snowed.",
    );
    check(
        "lines of names",
        "Title: Snow\nDate: 2024-01-23\nAuthor: Ana Roe and Jo Poe\n\nIt snowed.",
        "id: p\nheadline: Snow\npublished: 2024-01-23\nby: Ana Roe + Jo Poe\n-: It snowed.",
    );
    check(
        "a bad line of TOML costs no story",
        "+++\ntitle = \"Snow\"\ndate = tomorrow\n+++\nIt snowed.",
        "id: p\nheadline: Snow\n-: It snowed.
         ! Lines(3, 3): is no TOML: invalid boolean, expected `true`
         ! Node(\"front matter date\"): has `tomorrow` where a date should stand",
    );
    check(
        "a rule is no front matter",
        "---\n\nIt snowed.\n\n---\n\nAnd then it rained for days on end.",
        "id: p\nheadline?: It snowed\n-: rule\n-: It snowed.\n-: rule\n-: And then it rained for days on end.",
    );
    check(
        "words in another language",
        "---\nTítulo: Nieve\nFecha: 23 de enero de 2024\nAutora: Ana Roe\nEtiquetas: frío, invierno\n---\nNevó.",
        "id: p\nheadline: Nieve\npublished: 2024-01-23\nby: Ana Roe\ntopics: frío + invierno\n-: Nevó.",
    );
    check(
        "the lead image is shown once",
        "---\ntitle: T\nimage: /up/q-1024x768.jpg\n---\n![A quay](/up/q.jpg?w=3 \"The quay.\")\n\nWords.",
        "id: p
         headline: T
         image: https://beside.invalid/up/q-1024x768.jpg | A quay | The quay. |
         -: Words.",
    );
    check(
        "a title line alone",
        "Title: Snow\n\nIt snowed.",
        "id: p\nheadline: Snow\n-: It snowed.",
    );
    check(
        "a draft is left out",
        "---\ntitle: Snow\ndraft: true\n---\nIt snowed.",
        "! Node(\"front matter\"): is not published (a draft), and left out",
    );
}

#[test]
fn the_body_in_blocks() {
    check(
        "marks, links, breaks",
        "# T\n\nA **strong** [link](https://example.org/a?b=1) and `code`,  \nthen <b>bold</b> &amp; ~~gone~~ <a href='javascript:x()'>led</a> [beside](other.md).",
        "id: p\nheadline: T\nremark: words that are struck out are left out: \"gone\"\n-: A *strong* [link](https://example.org/a?b=1) and `code`,\\then *bold* & led [beside](https://beside.invalid/8/7/6/5/4/3/2/1/other.md).",
    );
    check(
        "lists, quotes, rules",
        "# T\n\n1. one\n2. two\n   - inner\n\n> Said.\n>\n> — Ana Roe\n\n***\n\n- [x] done\n- [ ] open",
        "id: p\nheadline: T\n-: 1. one / two / inner\n-: > Said. -- Ana Roe\n-: rule\n-: * ☑ done / ☐ open",
    );
    check(
        "a table and code",
        "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n\n```rust\nfn x() {}\n{{< not >}}\n```\n",
        "id: p\nheadline: T\n-: table a / b // 1 / 2 // 3 /\n-: code rust: fn x() {}\\n{{< not >}}",
    );
    check(
        "pictures and their captions",
        "# T\n\n![A quay](q.jpg \"The quay. (Ana Roe/AP)\")\n\n![B](b.png)\n*The bridge.*\n\nText ![](https://example.org/c.png) goes on.\n\n<figure><img src=\"d.jpg\"><figcaption>The door.</figcaption></figure>\n",
        "id: p\nheadline: T
         -: figure https://beside.invalid/8/7/6/5/4/3/2/1/q.jpg | A quay | The quay. | AP / Ana Roe
         -: figure https://beside.invalid/8/7/6/5/4/3/2/1/b.png | B | The bridge. |
         -: Text goes on.
         -: figure https://example.org/c.png |  |  |
         -: figure https://beside.invalid/8/7/6/5/4/3/2/1/d.jpg |  | The door. |",
    );
    check(
        "footnotes in the order in which they are named",
        "# T\n\nOne[^b] and two[^a], one again[^b].\n\n[^a]: Note *a*.\n[^b]: Note b.\n",
        "id: p\nheadline: T\n-: One[1] and two[2], one again[1].\n-: rule\n-: 1. Note b. / Note _a_.",
    );
    check(
        "figures that signs raise",
        "# T\n\nAbout 10^6^ of **H~2~O**, not ~~struck~~, `10^6^` and ~5 km. Of ~5 to ~7 days, ~this~ one.\n\n    10^6^\n",
        "id: p\nheadline: T\nremark: words that are struck out are left out: \"struck\"\n-: About 10⁶ of *H₂O*, not , `10^6^` and ~5 km. Of ~5 to ~7 days, ~this~ one.\n-: code ?: 10^6^",
    );
    check(
        "passages that are linked",
        "# T\n\nSee [below](#the-rest) and [nothing](#no).\n\n## The rest\n\n## Other\n",
        "id: p\nheadline: T\n-: See [below](#the-rest) and nothing.\n-: # The rest #the-rest\n-: # Other",
    );
    check(
        "what builders of sites put between",
        "# T\n\n{{< figure src=\"q.jpg\" alt=\"A quay\" caption=\"The quay\" >}}\n\nWords {{ site.title }} go {% include x.html %} on.\n{: .lead}\n\n{{< youtube abc >}}\n\n`{{ kept }}`\n\n{% highlight rust %}\nfn x() {}\n{% endhighlight %}\n",
        "id: p\nheadline: T
         -: figure https://beside.invalid/8/7/6/5/4/3/2/1/q.jpg | A quay | The quay |
         -: Words go on.
         -: `{{ kept }}`
         -: code rust: fn x() {}",
    );
    check(
        "script is no text",
        "# T\n\nA <script>alert(1)</script>b.\n\n<script>\nalert(2)\n</script>\n\n<!-- remark -->\n\nEnd.",
        "id: p\nheadline: T\n-: A b.\n-: End.",
    );
}

#[test]
fn front_matter_that_nests_too_deep_is_said_and_is_no_headline() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let names: String = (0..40).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    for (name, front, at, why) in [
        (
            "JSON",
            format!(
                "{{\n  \"title\": \"Ferry, \\\"sails\",\n  \"x\": {deep},\n  \"tags\": [\"sea\"]\n}}\n"
            ),
            3,
            "nested too deep",
        ),
        (
            "broken JSON",
            "{\n  \"title\": \"Ferry, \\\"sails\",\n  \"x\": nothing,\n  \"tags\": [\"sea\"],\n}\n"
                .to_owned(),
            3,
            "is no JSON",
        ),
        (
            "YAML",
            format!("---\ntitle: Ferry, \"sails\n{names}tags: [sea]\n---\n"),
            16,
            "deeper than 12 names",
        ),
        (
            "TOML",
            format!("+++\ntitle = 'Ferry, \"sails'\nx = {deep}\ntags = \"sea\"\n+++\n"),
            3,
            "is no TOML",
        ),
    ] {
        let text = format!("{front}\nThe ferry sailed at ten.\n");
        let gathered = markdown::read(&source("p.md", &text), &Limits::default());
        let [complaint] = gathered.complaints.as_slice() else {
            panic!("{name}: {:?}", gathered.complaints);
        };
        assert_eq!(complaint.at, Some(At::Lines(at, at)), "{name}");
        assert!(complaint.what.contains(why), "{name}: {}", complaint.what);
        let said = told(&gathered);
        assert!(said.contains("headline: Ferry, \"sails\n") || name == "TOML", "{name}: {said}");
        assert!(
            said.contains("sails") && said.contains("\n-: The ferry sailed at ten."),
            "{name}: {said}"
        );
        assert!(!said.contains("[["), "{name}: {said}");
    }
    // What only begins with a brace is text.
    check(
        "a brace",
        "{x} is the set.\n\nMore.",
        "id: p\nheadline?: {x} is the set\n-: {x} is the set.\n-: More.",
    );
}

#[test]
fn the_file_name_tells_the_day() {
    let gathered =
        markdown::read(&source("posts/2024-01-23-snow.md", "It snowed."), &Limits::default());
    same(
        "Jekyll",
        &told(&gathered),
        "id: snow\nheadline?: It snowed\npublished: 2024-01-23\n-: It snowed.",
    );
    let gathered = markdown::read(&source("posts/rain/index.md", "It rained."), &Limits::default());
    same("Hugo", &told(&gathered), "id: rain\nheadline?: It rained\n-: It rained.");
}

#[test]
fn every_piece_has_a_fate() {
    let text = "---\ntitle: T\nlayout: x\n---\n\nOne\ntwo.\n\n<!-- no -->\n\n- a\n- b\n";
    let gathered = markdown::read(&source("t.md", text), &Limits::default());
    let steps: Vec<_> =
        gathered.drafts[0].trail.0.iter().map(|s| (s.at.clone(), s.fate, &*s.why)).collect();
    let lines = [
        (At::Lines(6, 7), Fate::Kept, "paragraph"),
        (At::Lines(9, 9), Fate::Dropped, "a comment"),
        (At::Lines(11, 12), Fate::Kept, "list"),
    ];
    assert!(lines.iter().all(|step| steps.contains(step)), "{steps:?}");
    let layout =
        (At::Node("front matter layout".to_owned()), Fate::Dropped, "not a field of a story");
    assert!(steps.contains(&layout), "{steps:?}");
}

#[test]
fn a_footnote_that_is_not_in_the_story_is_not_said_to_be() {
    let text = "# Ice\n\nFirst[^b].\n\n[^b]: Note b\n\n[^c]: Never mentioned\n\n[^b]: Second b\n";
    let gathered = markdown::read(&source("t.md", text), &Limits::default());
    let notes = gathered.drafts[0].trail.0.iter().filter(|step| step.words.contains("[^"));
    let fates: Vec<_> =
        notes.filter(|step| step.words.starts_with('[')).map(|s| (s.fate, &*s.why)).collect();
    let dropped = ["a footnote that nothing mentions", "a second footnote of one name"];
    assert_eq!(
        fates,
        [(Fate::Kept, "footnote"), (Fate::Dropped, dropped[0]), (Fate::Dropped, dropped[1])]
    );
}

#[test]
fn what_is_made_to_be_slow_is_not() {
    type Family = (&'static str, fn(usize) -> String);
    let families: [Family; 12] = [
        ("quotes", |n| ">".repeat(n)),
        ("lists", |n| "- ".repeat(n / 2)),
        ("brackets", |n| "[".repeat(n)),
        ("pictures", |n| "![".repeat(n / 2)),
        ("stars", |n| "*a **a ".repeat(n / 7)),
        ("tags", |n| "a <b>".repeat(n / 5)),
        ("notes", |n| "[^a]: x\n".repeat(n / 8)),
        ("braces", |n| "{{< a ".repeat(n / 6)),
        ("open lists in front", |n| format!("---\n{}---\n", "a: [b\n".repeat(n.min(190_000) / 6))),
        ("deep front", |n| {
            let rows: String = (0..(2 * n.min(190_000)).isqrt())
                .map(|d| format!("{}a:\n", " ".repeat(d)))
                .collect();
            format!("---\n{rows}---\n")
        }),
        ("flow front", |n| format!("---\na: {}\n---\n", "[{".repeat(n.min(190_000) / 2))),
        ("backticks", |n| (0..(2 * n).isqrt()).map(|k| format!("{} ", "`".repeat(k))).collect()),
    ];
    for (name, made) in families {
        let text = made(100_000);
        let begun = thread_time();
        let gathered = markdown::read(&source("x.md", &text), &Limits::default());
        let took = thread_time().saturating_sub(begun);
        assert!(took.as_secs() < 20, "{name} took {took:?}");
        assert!(gathered.drafts.len() + gathered.complaints.len() > 0, "{name} has no fate");
    }
}
