//! The line below a page's text under which it is filed: `Tags: Harbour, Lifeboats`.

use crate::article::{Block, Line, Span, Text};
use crate::press::tidy::same_words;
use crate::press::{At, Draft, Fate, typeset_line as line};

/// Words that lead up to topics, in small letters.
#[rustfmt::skip]
const LEADS: [&str; 25] = [
    "tags", "tag", "tagged", "tagged with", "tagged in", "filed under", "filed in", "posted in", "topics", "keywords", "categories", "category", "schlagwörter", "schlagworte", "themen", "mots-clés", "mots clés", "thèmes", "etiquetas", "temas", "теги", "الوسوم", "الكلمات المفتاحية", "タグ", "キーワード",
];

/// The longest name of a topic, in words.
const LONGEST: usize = 5;

/// Takes such lines from the last blocks; their topics are the story's where it has none yet.
pub(super) fn take_tag_lines(draft: &mut Draft) {
    let from = draft.body.len().saturating_sub(4).max(1);
    for n in (from..draft.body.len()).rev() {
        let Block::Paragraph { text } = &draft.body[n] else { continue };
        let words = text.plain();
        let Some(topics) = topics(&words).map(|topics| of_links(text).unwrap_or(topics)) else {
            continue;
        };
        let fate = if draft.topics.is_empty() { Fate::Kept } else { Fate::Merged };
        draft.trail.note(At::Node(format!("text[{}]", n + 1)), fate, "topic", &words);
        if draft.topics.is_empty() {
            draft.topics = topics;
        }
        draft.body.remove(n);
    }
}

/// The topics of a line of links, one each.
fn of_links(text: &Text) -> Option<Vec<Line>> {
    let links = text.0.iter().filter_map(|span| match span {
        Span::Link { text, .. } => line(&text.plain()),
        _ => None,
    });
    let links: Vec<Line> = links.collect();
    (links.len() > 1).then_some(links)
}

/// The topics that a line names which names nothing else.
fn topics(words: &str) -> Option<Vec<Line>> {
    if words.chars().count() > 300 || words.ends_with(['.', '!', '?', '。']) {
        return None;
    }
    let (lead, names) = words.split_once([':', '：'])?;
    if !LEADS.contains(&lead.trim().to_lowercase().as_str()) {
        return None;
    }
    let names = names.split([',', ';', '|', '·', '•', '/', '#', '،', '、']);
    let mut found: Vec<Line> = Vec::new();
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        if name.split_whitespace().count() > LONGEST {
            return None;
        }
        let name = line(name)?;
        if !found.iter().any(|known| same_words(known, &name)) {
            found.push(name);
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::topics;

    #[test]
    fn lines_of_topics() {
        for (words, named) in [
            ("Tags: Harbour, Lifeboats, Harbour", &["Harbour", "Lifeboats"][..]),
            ("Filed under: News / Weather", &["News", "Weather"]),
            ("Mots-clés : port, marée", &["port", "marée"]),
            ("Tags: #harbour #storms", &["harbour", "storms"]),
        ] {
            let found = topics(words).unwrap_or_else(|| panic!("not read: {words}"));
            let found: Vec<&str> = found.iter().map(|name| &**name).collect();
            assert_eq!(found, named, "{words}");
        }
        for words in [
            "Tags: the council has bought two hundred of them, it said.",
            "Topics: what the pilots said to each other that night, and why",
            "Tags were sewn into every coat",
            "More on: nothing that the harbour board would like to talk about",
        ] {
            assert_eq!(topics(words), None, "{words}");
        }
    }
}
