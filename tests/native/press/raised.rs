//! What stands off its line in a source: figures above and below it, and words that are struck out.

use offprint::press::{Limits, csv_table, feed, markdown, page};

use crate::press::told::{same, source, told};

/// The paragraphs and remarks of a page, a feed and a Markdown file that say this, which all must be
/// these.
#[track_caller]
fn check(html: &str, expected: &str) {
    let long = "The ferry left the quay at nine in the morning, as it has done every day since the harbour was built, and nobody on the island thought much of it. ".repeat(3);
    let escaped = html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let sources = [
        format!(
            "<html><title>T</title><body><article><h1>T</h1><p>{html}</p><p>{long}</p></article></body></html>"
        ),
        format!(
            "<rss version=\"2.0\"><channel><item><title>T</title><description>&lt;p&gt;{escaped}&lt;/p&gt;</description></item></channel></rss>"
        ),
        format!("# T\n\n{html}\n"),
        format!("title,body\nT,\"<p>{}</p>\"\n", html.replace('"', "\"\"")),
    ];
    let limits = Limits::default();
    for (n, text) in sources.iter().enumerate() {
        let source = source("p.md", text);
        let gathered = match n {
            0 => page::read(&source, &limits),
            1 => feed::read(&source, &limits),
            2 => markdown::read(&source, &limits),
            _ => csv_table::read(&source, &limits),
        };
        let told = told(&gathered);
        let said = told
            .lines()
            .filter(|line| {
                line.starts_with("- ") || line.starts_with("-: ") || line.starts_with("remark: ")
            })
            .filter(|line| !line.contains("The ferry left the quay"));
        same(text, &said.collect::<Vec<_>>().join("\n"), expected);
    }
}

#[test]
fn a_power_is_not_read_as_another_number() {
    check("It holds 10<sup>6</sup> litres.", "-: It holds 10⁶ litres.");
    check("It is 10<sup>-9</sup> m, or 2<sup>n</sup>.", "-: It is 10⁻⁹ m, or 2ⁿ.");
    check("It grew by 10<sup>1.5</sup>.", "-: It grew by 10^(1.5).");
    check(
        "CO<sub>2</sub> and x<sub>B</sub> over 4 km<sup>2</sup>.",
        "-: CO₂ and x_(B) over 4 km².",
    );
}

#[test]
fn an_ending_stays_on_its_line() {
    check(
        "The 1<sup>st</sup> of the 2<sup>e</sup>, said M<sup>me</sup> Roe.",
        "-: The 1st of the 2e, said Mme Roe.",
    );
}

#[test]
fn the_number_of_a_note_is_no_digit_of_a_year() {
    check("It fell in 2017<sup>[1]</sup>.", "-: It fell in 2017[1].");
    let limits = Limits::default();
    for html in [
        "In 2017<sup><a href=\"#fn1\">1</a></sup> it fell.",
        "In 2017<a href=\"#fn1\"><sup>1</sup></a> it fell.",
        "In 2017<sup><a href=\"#fn1\">[1]</a></sup> it fell.",
    ] {
        let gathered = markdown::read(&source("p.md", &format!("# T\n\n{html}\n")), &limits);
        let plain = offprint::article::Block::each_text;
        let mut said = String::new();
        gathered.drafts[0]
            .body
            .iter()
            .for_each(|block| plain(block, &mut |words, _| said += words));
        assert!(said.contains("In 2017[1] it fell."), "{html}: {said}");
        let blocks = offprint::press::markup::blocks(&format!("<p>{html}</p>"), None, &limits);
        let written = serde_json::to_string(&blocks.unwrap()).unwrap();
        assert!(written.contains("In 2017[1] it fell."), "{html}: {written}");
    }
}

#[test]
fn what_is_struck_out_is_never_told_as_true() {
    for struck in ["<s>20</s>", "<strike>20</strike>", "<del>20</del>"] {
        check(
            &format!("It costs {struck} 30 euros."),
            "remark: words that are struck out are left out: \"20\"\n-: It costs 30 euros.",
        );
    }
    let gathered =
        markdown::read(&source("p.md", "# T\n\nIt costs ~~20~~ 30 euros.\n"), &Limits::default());
    assert!(told(&gathered).contains("remark: words that are struck out are left out: \"20\""));
    let styled = "<p>It costs <span style='text-decoration: line-through'>20</span> 30 euros.</p>";
    let blocks = offprint::press::markup::blocks(styled, None, &Limits::default()).unwrap();
    assert_eq!(
        serde_json::to_value(blocks).unwrap(),
        serde_json::json!([{ "kind": "paragraph", "text": "It costs 30 euros." }])
    );
}

#[test]
fn a_line_of_a_feed_says_what_its_markup_says() {
    for (title, wanted) in [
        ("CO<sub>2</sub> falls by 10<sup>6</sup> tons", "CO₂ falls by 10⁶ tons"),
        ("It costs <s>20</s> 30 euros", "It costs 30 euros"),
        ("The 2<sup>nd</sup> <s>ferry sails", "The 2nd ferry sails"),
    ] {
        let escaped = title.replace('<', "&lt;").replace('>', "&gt;");
        let text = format!(
            "<rss version=\"2.0\"><channel><item><title>{escaped}</title><description>The ferry sailed.</description></item></channel></rss>"
        );
        let gathered = feed::read(&source("feed", &text), &Limits::default());
        assert_eq!(gathered.drafts[0].headline.as_deref(), Some(wanted), "{title}");
    }
}
