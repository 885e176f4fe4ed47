//! What stands around the story of a saved page: walls, faces, labels, calendars.

use offprint::press::{Draft, Fate, Limits, page, tidy};

use crate::press::told::{of_draft, source};

const TEXT: [&str; 4] = [
    "The ferry line between the harbour and the island will close in winter, the operator said on Tuesday, after months of losses that nobody on the board had foreseen when the year began.",
    "Islanders who depend on the boat for their work met in the town hall on Wednesday and asked the mayor to speak to the operator, who promised an answer within a fortnight.",
    "The operator has run the line since 1974 and employs 43 people, of whom nine live on the island itself and the others in the town around the harbour.",
    "A decision of the county is expected at the end of the month, and the last boat is to leave the quay on the thirtieth of November at noon.",
];

const LAST: &str = "This is the last paragraph before the wall, and it says that 212 people put their names to the letter which the mayor has carried to the county herself.";

/// The story of a page with this navigation, this between headline and text, and this behind the text.
fn story(navigation: &str, above: &str, behind: &str) -> Draft {
    let text: String = TEXT.iter().map(|words| format!("<p>{words}</p>")).collect();
    let html = format!(
        "<!doctype html><html lang=en><head><title>Ferry line to close | Harbour Post</title><link rel=\"canonical\" href=\"https://harbour.example/ferry\"><meta property=\"og:site_name\" content=\"Harbour Post\"></head><body><header>{navigation}</header><main><article><h1>Ferry line to close</h1>{above}<div class=\"article-body\">{text}{behind}</div></article></main></body></html>"
    );
    let mut gathered = page::read(&source("p.html", &html), &Limits::default());
    assert!(gathered.complaints.is_empty(), "{:?}", gathered.complaints);
    let mut draft = gathered.drafts.pop().unwrap();
    tidy::tidy(&mut draft);
    draft
}

#[track_caller]
fn says(draft: &Draft, words: &[&str], silent: &[&str]) {
    let told = of_draft(draft);
    for word in words {
        assert!(told.contains(word), "does not say {word:?}:\n{told}");
    }
    for word in silent {
        assert!(!told.contains(word), "says {word:?}:\n{told}");
    }
}

#[test]
fn the_last_paragraph_before_a_wall_is_the_storys() {
    let asks =
        "<h3>Subscribe to read on</h3><p>Already a subscriber? <a href=\"/login\">Log in</a></p>";
    for behind in [
        format!("<p>{LAST}</p><div class=\"paywall\">{asks}<button>Subscribe</button></div>"),
        format!(
            "<div class=\"paywall-fade\"><p>{LAST}</p></div><div class=\"paywall\">{asks}</div>"
        ),
        format!("<div class=\"paywall\"><p>{LAST}</p><div class=\"offer\">{asks}</div></div>"),
        format!(
            "</div><div class=\"subscription-teaser\"><p>{LAST}</p></div><div class=\"paywall\">{asks}</div><div>"
        ),
    ] {
        says(&story("", "", &behind), &[LAST], &["Subscribe", "Log in", "Already"]);
    }
    // All of a story may stand in what is called so, with all that it has.
    let part = |n: usize| TEXT.map(|words| format!("<p>In year {n} it was said anew: {words}</p>"));
    let whole: String = (1..=3).flat_map(part).collect();
    let behind = format!(
        "<div class=\"paywall-content\"><h2>On the quay</h2>{whole}<ul><li>One boat</li><li>Two boats</li></ul><p>It rained.</p></div>"
    );
    says(&story("", "", &behind), &["# On the quay", "One boat / Two boats", "It rained."], &[]);
    // What only asks goes whole.
    let behind = format!(
        "<p>{LAST}</p><div class=\"paywall\"><p>To read all of this story and of hundreds of others on every day of the week, subscribe to the Harbour Post for one euro.</p>{asks}</div>"
    );
    says(&story("", "", &behind), &[LAST], &["ubscribe", "Log in"]);
}

#[test]
fn the_face_of_the_author_is_not_the_picture_of_the_story() {
    let figure = "<figure><img src=\"/quay.jpg\" alt=\"The quay\"><figcaption>The quay on Tuesday.</figcaption></figure>";
    for face in [
        "<div class=\"byline\"><img src=\"/roe.jpg\" width=64 height=64 alt=\"Jane Roe\"><span>By Jane Roe</span></div>",
        "<div class=\"author-info-row\"><img class=\"portrait\" src=\"/roe.jpg\" alt=\"Portrait\"><a rel=author href=\"/roe\">Jane Roe</a></div>",
        "<p>By Jane Roe</p><img src=\"/roe.jpg\" alt=\"Photo of Jane Roe\">",
    ] {
        says(&story("", face, ""), &["by: Jane Roe"], &["image:", "roe.jpg", "figure"]);
        let draft = story("", &format!("{face}{figure}"), "");
        says(
            &draft,
            &["image: https://harbour.example/quay.jpg", "| The quay on Tuesday."],
            &["roe.jpg", "Portrait", "Photo of"],
        );
    }
    let about = "<p>By Sam Poe</p><figure><img src=\"/roe.jpg\" alt=\"Jane Roe\"><figcaption>Jane Roe, the mayor.</figcaption></figure>";
    says(&story("", about, ""), &["image: ", "Jane Roe, the mayor."], &[]);
}

#[test]
fn a_label_said_twice_is_no_part_of_a_name() {
    for caption in [
        "The quay on Tuesday.<span class=\"credit\"><span class=\"visually-hidden\">Credit</span><span>Credit</span><span>Jane Poe</span></span>",
        "The quay on Tuesday.CreditCreditJane Poe",
        "The quay on Tuesday.<span class=\"cr\"><span class=\"x1\">Credit</span>Credit...Jane Poe</span>",
        "The quay on Tuesday. <span class=\"credit\">Credit Credit Jane Poe</span>",
    ] {
        let above = format!(
            "<figure><img src=\"/quay.jpg\" alt=\"The quay\"><figcaption>{caption}</figcaption></figure>"
        );
        says(&story("", &above, ""), &["| The quay on Tuesday. | Jane Poe"], &["Credit"]);
    }
}

#[test]
fn a_day_of_the_calendar_is_no_section() {
    for navigation in [
        "<table><tr><td><a class=\"active\" href=\"/2025/03/03\">Monday</a></td></tr></table>",
        "<ul><li class=\"selected\">Week 10</li></ul>",
        "<ul><li class=\"active\">3 March 2025</li></ul>",
        "<ul><li class=\"selected\">Selected</li></ul>",
        "<ul><li class=\"active\">active</li></ul>",
    ] {
        says(&story(navigation, "", ""), &[], &["section:"]);
    }
    let named = "<ul><li class=\"selected\"><a href=\"/sport\">Sport</a></li></ul>";
    says(&story(named, "", ""), &["section: Sport"], &[]);
}

#[test]
fn byline_and_date_in_bold_above_the_text_are_the_storys() {
    for (above, byline) in [
        ("<p><b>Published: 3 March 2025</b></p><p><b>By Jane Roe</b></p>", true),
        (
            "<p><strong>Published:</strong> 3 March 2025</p><p><strong>By</strong> Jane Roe</p>",
            true,
        ),
        ("<p><strong>Published: 3 March 2025</strong><br><strong>By Jane Roe</strong></p>", true),
        ("<p><b>By Jane Roe | 3 March 2025</b></p>", true),
        ("<p><b>Published:</b> <i>3 March 2025</i></p>", false),
    ] {
        let draft = story("", above, "");
        says(&draft, &["published: 2025-03-03"], &["-: Published", "-: By", "*By", "*Published"]);
        if byline {
            says(&draft, &["by: Jane Roe"], &[]);
        }
    }
}

/// What a whole page is refused with, if it is.
fn refusal(title: &str, text: &str) -> Option<String> {
    let html = format!("<html><head><title>{title}</title></head><body>{text}</body></html>");
    let gathered = page::read(&source("p.html", &html), &Limits::default());
    gathered.complaints.first().map(|complaint| format!("{}; {}", complaint.what, complaint.next))
}

#[test]
fn what_a_server_shows_for_a_missing_story_is_none() {
    for (title, text) in [
        (
            "Page not found | Harbour Post",
            "<h1>Page not found</h1><p>We are sorry, but the page that you wanted is not here any more.</p>",
        ),
        (
            "404 - Harbour Post",
            "<h1>404</h1><p>We are sorry, but the page that you wanted is not here any more.</p>",
        ),
        (
            "Access Denied",
            "<h1>Access Denied</h1><p>You don't have permission to access this on this server.</p>",
        ),
        (
            "Just a moment...",
            "<h1>harbour.example</h1><p>Checking if the site connection is secure before you go on.</p>",
        ),
        ("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>"),
        (
            "Seite nicht gefunden – Hafenpost",
            "<h1>Seite nicht gefunden</h1><p>Diese Seite gibt es leider nicht mehr bei uns im Netz.</p>",
        ),
    ] {
        let said = refusal(title, text).unwrap_or_default();
        assert!(
            said.contains("where there is no story") && said.contains("save it again"),
            "{title}: {said}"
        );
    }
    for (title, text) in [
        (
            "Log in | Harbour Post",
            "<h1>Log in</h1><p>Please log in with your address and your password.</p>",
        ),
        (
            "Ferry to close | Harbour Post",
            "<h1>Ferry to close</h1><p>Subscribe to read this story.</p><p>Already registered? Log in here.</p>",
        ),
    ] {
        let said = refusal(title, text).unwrap_or_default();
        assert!(said.contains("a wall that asks"), "{title}: {said}");
    }
    let text = TEXT.map(|words| format!("<p>{words}</p>")).concat();
    for (title, text) in [
        ("Not found: the keeper's log", "<h1>Not found: the keeper's log</h1>".to_owned() + &text + &text),
        ("404 islanders sign a letter", "<h1>404 islanders sign a letter</h1>".to_owned() + &text),
        ("Sign up for swimming", "<h1>Sign up for swimming</h1><p>Lessons begin on Monday in the harbour bath, and who wants to learn it may sign up in the town hall until the end of the week.</p>".to_owned()),
    ] {
        assert_eq!(refusal(title, &text), None, "{title}");
    }
}

#[test]
fn lines_over_and_under_the_text_that_say_when_who_and_what() {
    let above = "<p>Subscribers only</p><p>Posted by Jane Roe on March 3, 2025</p><p>Published: 3 March 2025, 14:20 | Updated: 4 March 2025, 09:05</p>";
    let draft = story("", above, "<p>Tags: Harbour, Ferries</p>");
    assert_eq!(draft.bylines.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Jane Roe"]);
    let day = |time: Option<offprint::article::Time>| time.map(|time| time.day().to_string());
    assert_eq!(day(draft.published).as_deref(), Some("2025-03-03"));
    assert_eq!(day(draft.updated).as_deref(), Some("2025-03-04"));
    assert_eq!(
        draft.topics.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["Harbour", "Ferries"]
    );
    let mut text = String::new();
    draft.body.iter().for_each(|block| block.each_text(&mut |words, _| text += words));
    for gone in ["Posted by", "Published:", "Tags:", "Subscribers"] {
        assert!(!text.contains(gone), "{text}");
    }
}

#[test]
fn what_no_story_can_hold_is_named() {
    let picture =
        format!("<img src=\"data:image/png;base64,{}\" alt=\"A frozen pier\">", "A".repeat(600));
    let behind = format!(
        "<p>Read <a href=\"java\tscript:alert(1)\">the chart</a> of it.</p><iframe src=\"https://frames.example/\"></iframe>{picture}<svg><text>Ice: 40 cm</text></svg>"
    );
    let draft = story("", "", &behind);
    for (why, words) in [
        ("a link that runs a script, taken as its words", "the chart"),
        ("a frame, which is not taken", "https://frames.example/"),
        ("a picture within the page, which is not taken", "A frozen pier"),
        ("a drawing, which is not taken", "Ice: 40 cm"),
    ] {
        let mut steps = draft.trail.0.iter();
        assert!(
            steps.any(|step| step.why == why && step.words == words),
            "{why}: {:?}",
            draft.trail.0
        );
    }
}

/// The text of a page of so many paragraphs with this above and below its one article, and its trail.
fn framed(above: &str, paragraphs: usize, below: &str) -> (String, String) {
    let text: String =
        TEXT[..paragraphs].iter().map(|words| format!("<p>{}</p>", &words[..90])).collect();
    let html = format!(
        "<html lang=en><head><title>Ferry line to close | Harbour Post</title></head><body>{above}<main><article><h1>Ferry line to close</h1>{text}</article></main>{below}</body></html>"
    );
    let gathered = page::read(&source("p.html", &html), &Limits::default());
    let draft = &gathered.drafts[0];
    let body: Vec<String> = draft.body.iter().map(|block| format!("{block:?}")).collect();
    let said = draft.trail.0.iter().filter(|step| step.fate == Fate::Dropped);
    (body.join("\n"), said.map(|step| format!("{}: {}\n", step.why, step.words)).collect())
}

#[test]
fn a_box_above_or_below_the_article_is_none_of_the_story_however_short_that_is() {
    let says = "We and our 411 partners keep data on your device. You can change that at any time.";
    for (open, close) in [
        ("<div id=\"consent\"><p>", "</p><button>Agree</button></div>"),
        ("<div class=\"weather\"><p>", "</p></div>"),
        ("<div><div>", "</div></div>"),
        ("<section class=\"box\"><h3>Data</h3><p>", "</p></section>"),
        ("<div><script>let a = 1;</script><p>", "</p></div>"),
    ] {
        let part = format!("{open}{says}{close}");
        for count in 2..=4 {
            for (above, below) in [(part.as_str(), ""), ("", part.as_str())] {
                let (body, trail) = framed(above, count, below);
                for words in &TEXT[..count] {
                    assert!(body.contains(words[..90].trim()), "{above}{below}: {body}");
                }
                if !above.is_empty() {
                    assert!(!body.contains("partners"), "{above}, {count}: {body}");
                    assert!(trail.contains("above the story on its page"), "{trail}");
                    assert!(trail.contains("We and our 411 partners"), "{trail}");
                }
            }
        }
    }
}

#[test]
fn a_page_whose_headline_is_outside_of_its_article_keeps_its_text() {
    let text: String = TEXT.iter().map(|words| format!("<p>{words}</p>")).collect();
    for body in [
        format!("<h1>Ferry line to close</h1><p>{LAST}</p><article>{text}</article>"),
        format!("<div>{text}<p>{LAST}</p></div><article><h1>Ferry line to close</h1></article>"),
        // An article that is the head alone.
        format!(
            "<article><h1>Ferry line to close</h1><p>The last boat is to leave at the end of November.</p><p>Islanders have asked the county for help in a letter.</p></article><div>{text}</div>"
        ),
    ] {
        let html = format!(
            "<html lang=en><head><title>Ferry line to close</title></head><body>{body}</body></html>"
        );
        let gathered = page::read(&source("p.html", &html), &Limits::default());
        says(&gathered.drafts[0], &TEXT, &[]);
    }
}

#[test]
fn the_outlet_is_what_the_title_and_the_link_to_the_front_page_name() {
    let text: String = TEXT.iter().map(|words| format!("<p>{words}</p>")).collect();
    for headline in ["Ferry line to close", "No boat after November"] {
        let html = format!(
            "<html lang=en><title>Island: Ferry line to close - Quay Gazette</title><body><div id=top><a href=\"/\">Quay Gazette</a> | <a href=\"/shop\">Shop</a> | <a href=\"/paper\">Paper</a></div><div><h1>{headline}</h1>{text}</div></body></html>"
        );
        let gathered = page::read(&source("p.html", &html), &Limits::default());
        assert_eq!(gathered.drafts[0].source.as_deref(), Some("Quay Gazette"), "{headline}");
    }
}
