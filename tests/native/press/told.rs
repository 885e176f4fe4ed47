//! A draft in a few lines, for tests to compare: a field a line, a block a line.

use offprint::article::{Block, Image, Span, Text};
use offprint::press::{Complaint, Draft, Gathered, Source};

/// A source that is nothing but text.
pub fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), bytes: text.as_bytes().to_vec(), ..Source::default() }
}

/// Everything that was gathered.
pub fn told(gathered: &Gathered) -> String {
    let mut out = String::new();
    for draft in &gathered.drafts {
        out.push_str(&of_draft(draft));
    }
    for complaint in &gathered.complaints {
        out.push_str(&of_complaint(complaint));
    }
    out.trim_end().to_owned()
}

pub fn of_complaint(Complaint { at, what, next }: &Complaint) -> String {
    assert!(!what.ends_with('.') && !next.ends_with('.'), "{what}; {next}");
    let at = at.as_ref().map_or("all".to_owned(), |at| format!("{at:?}"));
    format!("! {at}: {what}\n")
}

/// A draft: its fields that are there, then its blocks.
pub fn of_draft(draft: &Draft) -> String {
    let mut out = String::new();
    let mut say = |name: &str, value: &str| out.push_str(&format!("{name}: {value}\n"));
    let guess = if draft.headline_guessed { "headline?" } else { "headline" };
    let lines = [
        ("id", &draft.source_id),
        (guess, &draft.headline),
        ("kicker", &draft.kicker),
        ("standfirst", &draft.standfirst),
        ("dateline", &draft.dateline),
        ("source", &draft.source),
        ("agency", &draft.agency),
        ("section", &draft.section),
    ];
    for (name, line) in lines {
        line.iter().for_each(|line| say(name, line));
    }
    for (name, time) in [("published", draft.published), ("updated", draft.updated)] {
        time.iter().for_each(|time| say(name, &time.to_string()));
    }
    for (name, lines) in
        [("by", &draft.bylines), ("topics", &draft.topics), ("places", &draft.places)]
    {
        let lines: Vec<&str> = lines.iter().map(|line| &**line).collect();
        if !lines.is_empty() {
            say(name, &lines.join(" + "));
        }
    }
    draft.language.iter().for_each(|language| say("language", language.as_str()));
    draft.address.iter().for_each(|address| say("address", address.as_str()));
    draft.licence.iter().for_each(|licence| say("licence", &licence.name));
    draft.lead_image.iter().for_each(|image| say("image", &of_image(image)));
    draft.remarks.iter().for_each(|remark| say("remark", remark));
    draft.body.iter().for_each(|block| say("-", &of_block(block)));
    out
}

pub fn of_image(image: &Image) -> String {
    let file = image
        .file
        .as_ref()
        .map(|file| format!("{} {}x{}", file.path, file.width.count(), file.height.count()));
    let address = image.address.as_ref().map(|address| address.as_str().to_owned());
    let parts = [
        file.or(address).unwrap_or_default(),
        image.alt.as_deref().unwrap_or_default().to_owned(),
        image.caption.as_deref().unwrap_or_default().to_owned(),
        image.credit.as_ref().map(|credit| credit.line()).unwrap_or_default(),
    ];
    parts.join(" | ")
}

fn of_block(block: &Block) -> String {
    let all = |texts: &[Text]| texts.iter().map(of_text).collect::<Vec<_>>().join(" / ");
    match block {
        Block::Paragraph { text } => of_text(text),
        Block::Subhead { text, id } => {
            format!(
                "# {}{}",
                of_text(text),
                id.as_ref().map_or(String::new(), |id| format!(" #{id}"))
            )
        }
        Block::Quote { text, credit } => {
            format!(
                "> {}{}",
                of_text(text),
                credit.as_deref().map_or(String::new(), |c| format!(" -- {c}"))
            )
        }
        Block::List { ordered, items } => {
            format!("{} {}", if *ordered { "1." } else { "*" }, all(items))
        }
        Block::Figure { image } => format!("figure {}", of_image(image)),
        Block::Table { caption, head, rows } => {
            let rows: Vec<String> = rows.iter().map(|row| all(row)).collect();
            let caption = caption.as_deref().unwrap_or_default();
            format!("table {caption}{} // {}", all(head), rows.join(" // "))
        }
        Block::Code { language, text } => {
            format!("code {}: {}", language.as_deref().unwrap_or("?"), text.replace('\n', "\\n"))
        }
        Block::Rule {} => "rule".to_owned(),
        Block::Facts { title, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|fact| format!("{}: {}", fact.term, of_text(&fact.text)))
                .collect();
            format!("facts {title}: {}", items.join(" / "))
        }
    }
}

fn of_text(text: &Text) -> String {
    text.0
        .iter()
        .map(|span| match span {
            Span::Text { text } => text.to_string(),
            Span::Emphasis { text } => format!("_{}_", of_text(text)),
            Span::Strong { text } => format!("*{}*", of_text(text)),
            Span::Link { to, text } => format!("[{}]({to})", of_text(text)),
            Span::Code { text } => format!("`{text}`"),
            Span::Break {} => "\\".to_owned(),
            Span::Quotation { text } => format!("<<{}>>", of_text(text)),
            Span::Language { language, text } => {
                format!("{}:{{{}}}", language.as_str(), of_text(text))
            }
        })
        .collect()
}

/// Compares, and shows both whole.
#[track_caller]
pub fn same(name: &str, found: &str, expected: &str) {
    let lines = |text: &str| -> String {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| format!("{line}\n"))
            .collect()
    };
    let (found, expected) = (lines(found), lines(expected));
    assert!(found == expected, "{name}\n--- found\n{found}--- expected\n{expected}");
}
